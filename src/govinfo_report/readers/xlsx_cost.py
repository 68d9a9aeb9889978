"""What opening an Excel file would cost, told from its XML before openpyxl opens it.

The library makes a cell for every place of a merged range and of a range that is a link or bears a
comment, writes out a shared formula for every cell that shares it, and looks for the ranges to be
printed by expressions that take the square of their length. Which part is a sheet, relations say
and no name, so all parts are looked at alike.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from govinfo_report.readers.bounds import MAX_CELLS, MAX_FORMULAS, MAX_PRINT_RANGES, Excess, refuse
from govinfo_report.readers.office import broken

_RANGES: Final[dict[str, Excess]] = {
    "mergeCell": "merged cells",
    "hyperlink": "linked cells",
    "comment": "comments",
}
_SHEETS: Final = ("worksheet", "chartsheet", "dialogsheet", "macrosheet")
_RANGE: Final = re.compile(r"\s*\$?([A-Za-z]*)\$?([0-9]*):\$?([A-Za-z]*)\$?([0-9]*)\s*")
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = "XFD"


class Cost:
    """Adds up what the parts of one file cost, and refuses it where that is too much."""

    def __init__(self) -> None:
        self._cells = 0
        self._places = dict.fromkeys(_RANGES, 0)
        self._sheets = 0  # as the workbook lists them: several may be one part
        self._sheet_parts = 0
        self._printed = 0
        self._sharing = 0
        self._longest = 0
        self._measured: str | None = None
        self._length = 0

    def look(self, name: str, xml: bytes) -> None:
        """Looks at one part.

        Raises:
            ReadError: The file is broken, or has too many cells or too large ranges.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self._text
        self._measured = None
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            if name.startswith("xl/"):  # what is beside it, nobody opens
                raise broken("Excel") from error

    def _begun(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind in ("c", "row"):
            self._cells += 1
            if self._cells > MAX_CELLS:
                refuse("cells", MAX_CELLS)
        elif kind in _RANGES:
            self._places[kind] += _places(attributes.get("ref", ""))
            if self._places[kind] > MAX_CELLS:
                refuse(_RANGES[kind], MAX_CELLS)
        elif kind == "f":
            self._sharing += attributes.get("t") == "shared"
            self._measure("formula")
        elif kind == "definedName" and "_xlnm." in attributes.get("name", ""):
            self._measure("printed")
        elif kind == "sheet":
            self._sheets += 1
        elif kind in _SHEETS:
            self._sheet_parts += 1

    def _measure(self, what: str) -> None:
        self._measured, self._length = what, 0

    def _text(self, text: str) -> None:
        if self._measured:
            self._length += len(text)

    def _ended(self, tag: str) -> None:
        if self._measured == "formula":
            self._longest = max(self._longest, self._length)
        elif self._measured == "printed":
            self._printed += self._length
        self._measured = None

    def check(self) -> None:
        """Looks at what all parts cost together.

        Raises:
            ReadError: They cost too much.
        """
        if self._longest * self._sharing > MAX_FORMULAS:
            refuse("characters in shared formulas", MAX_FORMULAS)
        if self._printed > MAX_PRINT_RANGES:
            refuse("characters in ranges to be printed", MAX_PRINT_RANGES)
        more = self._sheets - self._sheet_parts
        if more * self._cells > MAX_CELLS:
            refuse("cells", MAX_CELLS)


def _places(text: str) -> int:
    """How many cells a range has; whole columns and rows have all of theirs."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return 1
    columns = _column(match[3] or _LAST_COLUMN) - _column(match[1] or "A") + 1
    rows = int(match[4][:9] or _LAST_ROW) - int(match[2][:9] or 1) + 1
    return max(columns, 1) * max(rows, 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + ord(letter) - 64
    return number
