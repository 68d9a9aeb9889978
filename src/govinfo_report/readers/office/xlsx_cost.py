"""What opening an Excel file would cost, told from its XML before openpyxl opens it.

The library makes a cell for every place of a merged range and of a range that is a link or bears a
comment, some objects for every style (a file of some kilobytes has millions), writes out a shared
formula for every cell that shares it, and looks for the ranges to be printed and for dates in a
number format by expressions that take the square of their length. Which part is a sheet, relations
say and no name, so all parts are looked at alike.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final
from xml.parsers import expat

from govinfo_report.readers import bounds
from govinfo_report.readers.bounds import Bound
from govinfo_report.readers.office import broken

_RANGES: Final = {
    "mergeCell": bounds.MERGED_CELLS,
    "hyperlink": bounds.LINKED_CELLS,
    "comment": bounds.COMMENTS,
}
_COUNTED: Final = {
    **dict.fromkeys(("c", "row"), bounds.CELLS),
    **dict.fromkeys(("v", "f", "is", "t", "si"), bounds.CELL_TEXTS),
    "mergeCell": bounds.MERGED_RANGES,
    "sheet": bounds.SHEETS,
}
_SHEETS: Final = ("worksheet", "chartsheet", "dialogsheet", "macrosheet")
_RANGE: Final = re.compile(r"\s*\$?([A-Za-z]*)\$?([0-9]*):\$?([A-Za-z]*)\$?([0-9]*)\s*")
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = "XFD"


class Cost:
    """Adds up what the parts of one file cost, and refuses it where that is too much."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
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
        self._count(_COUNTED.get(kind, bounds.XML_ELEMENTS))
        bounds.XML_ATTRIBUTES.check(len(attributes))
        if kind in _RANGES:
            self._count(_RANGES[kind], _places(attributes.get("ref", "")))
        elif kind == "f":
            self._sharing += attributes.get("t") == "shared"
            self._measure("formula")
        elif kind == "definedName" and "_xlnm." in attributes.get("name", ""):
            self._measure("printed")
        elif kind == "numFmt":
            bounds.NUMBER_FORMAT.check(len(attributes.get("formatCode", "")))
        elif kind in _SHEETS:
            self._sheet_parts += 1

    def _count(self, bound: Bound, more: int = 1) -> None:
        self._counts[bound.en] += more
        bound.check(self._counts[bound.en])

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
        bounds.FORMULAS.check(self._longest * self._sharing)
        bounds.PRINT_RANGES.check(self._printed)
        # The workbook may list one part as several sheets.
        more = self._counts[bounds.SHEETS.en] - self._sheet_parts
        bounds.CELLS.check(more * self._counts[bounds.CELLS.en])


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
