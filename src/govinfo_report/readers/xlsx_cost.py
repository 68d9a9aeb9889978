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

from govinfo_report.readers.bounds import (
    MAX_CELLS,
    MAX_FORMULAS,
    MAX_MERGED,
    MAX_NUMBER_FORMAT,
    MAX_PRINT_RANGES,
    MAX_SHEETS,
    MAX_XML,
    MAX_XML_ATTRIBUTES,
    Excess,
    refuse,
)
from govinfo_report.readers.office import broken

_RANGES: Final[dict[str, Excess]] = {
    "mergeCell": "merged cells",
    "hyperlink": "linked cells",
    "comment": "comments",
}
_COUNTED: Final[dict[str, tuple[Excess, int]]] = {
    "c": ("cells", MAX_CELLS),
    "row": ("cells", MAX_CELLS),
    **dict.fromkeys(("v", "f", "is", "t", "si"), ("texts of cells", 3 * MAX_CELLS)),
    "mergeCell": ("merged ranges", MAX_MERGED),
    "sheet": ("sheets", MAX_SHEETS),
}
_OTHERS: Final[tuple[Excess, int]] = ("elements beside its cells", MAX_XML)
_SHEETS: Final = ("worksheet", "chartsheet", "dialogsheet", "macrosheet")
_RANGE: Final = re.compile(r"\s*\$?([A-Za-z]*)\$?([0-9]*):\$?([A-Za-z]*)\$?([0-9]*)\s*")
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = "XFD"


class Cost:
    """Adds up what the parts of one file cost, and refuses it where that is too much."""

    def __init__(self) -> None:
        self._counts: Counter[Excess] = Counter()
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
        self._count(*_COUNTED.get(kind, _OTHERS))
        if len(attributes) > MAX_XML_ATTRIBUTES:
            refuse("attributes of an element", MAX_XML_ATTRIBUTES)
        if kind in _RANGES:
            self._count(_RANGES[kind], MAX_CELLS, _places(attributes.get("ref", "")))
        elif kind == "f":
            self._sharing += attributes.get("t") == "shared"
            self._measure("formula")
        elif kind == "definedName" and "_xlnm." in attributes.get("name", ""):
            self._measure("printed")
        elif kind == "numFmt" and len(attributes.get("formatCode", "")) > MAX_NUMBER_FORMAT:
            refuse("characters in a number format", MAX_NUMBER_FORMAT)
        elif kind in _SHEETS:
            self._sheet_parts += 1

    def _count(self, what: Excess, most: int, more: int = 1) -> None:
        self._counts[what] += more
        if self._counts[what] > most:
            refuse(what, most)

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
        # The workbook may list one part as several sheets.
        more = self._counts["sheets"] - self._sheet_parts
        if more * self._counts["cells"] > MAX_CELLS:
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
