"""Bytes of a file → :class:`~govinfo_report.page.Page`: one room or file for each format."""
