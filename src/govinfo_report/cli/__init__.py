"""The command line: parse arguments, call the library, print."""

from govinfo_report.cli.main import main

__all__ = ["main"]
