"""Word and Excel files: ZIP archives of XML parts."""
