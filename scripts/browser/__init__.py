"""The page that runs the library in a browser."""
