"""The table of what is read of scans, from what the proof found."""

from __future__ import annotations

from collections.abc import Mapping

from tests.scans.results import load, tables

OWNS = ("docs/reference/scans-table.md",)

INTRODUCTION = """\
# What is read of scans

Reports with invented figures, of both forms, are printed by Chromium in several fonts, become
pictures, and are degraded; `read` reads them, and every cell is compared. `python -m tests.scans`
does it, with the same pictures each time, and this page is made of what it found.

- **read**: the right value, and blank where the cell is blank.
- **withheld**: nothing is said of the cell; a note has what was recognised.
- **wrong**: another value, or blank where there is a value.
- **invented**: a value where the cell is blank.

★: kinds and looks on which nothing was tuned: they are in the proof alone. All scans are made by a
program; no photograph of a real page was at hand, and nothing is known of handwriting.

"""


def files() -> Mapping[str, str]:
    """The one page."""
    return {"docs/reference/scans-table.md": INTRODUCTION + tables(load())}
