"""What stands before the first section: title, agency, year, edition, labelled fields, contact."""
