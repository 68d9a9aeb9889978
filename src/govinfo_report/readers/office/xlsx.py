"""XLSX → :class:`~govinfo_report.page.Page`: the form as a sheet.

A sheet is one table: its merged ranges are spans, and a row with one long or lone text stands as a
paragraph between two parts of it, as on a web page that keeps everything in one table.

What opening a file would cost is estimated from its XML before openpyxl opens it. The library makes
a cell for every place of a merged range and of a range that is a link or bears a comment, some
objects for every style (a file of some kilobytes has millions), writes out a shared formula for
every cell that shares it, and looks for the ranges to be printed and for dates in a number format
by expressions that take the square of their length. Relations say which part is a sheet, not its
name, so all parts are looked at alike.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections import Counter
from decimal import Decimal
from itertools import accumulate
from typing import Any, Final, TypeAlias
from xml.parsers import expat

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.assembly import Assembly, FilledCell, FilledRow
from govinfo_report.readers.bounds import SizeBound
from govinfo_report.readers.office import broken, check_archive

_COLUMNS: Final = 16_384
"""Most columns of a sheet."""

_CellPlace: TypeAlias = tuple[int, int]
"""Row and column of a cell, from 1."""

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


def page_of_xlsx(data: bytes, name: str | None = None) -> Page:
    """Makes a page of the visible sheets of an Excel file.

    A formula counts as the value that the program stored with it; one without a stored value reads
    as its own text, which is no number.

    Raises:
        MissingExtraError: The extra ``xlsx`` is not installed.
        ReadError: The file is broken, encrypted, or larger than any report's.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingReaderError("xlsx", Text("读取XLSX", "reading XLSX")) from error
    cost = _Cost()
    check_archive(data, "Excel", look=cost.look)
    cost.check()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that no reading needs
            sheets, cells = _loaded(openpyxl.load_workbook, data)
    except Exception as error:  # a damaged package makes the library raise anything
        raise broken("Excel") from error
    bounds.CELLS.check(sum(map(len, cells)))
    assembly = Assembly()
    for sheet, found in zip(sheets, cells, strict=True):
        _sheet(sheet, found, assembly)
    return Page(tuple(assembly.blocks), format="xlsx", name=name)


def _loaded(load: Any, data: bytes) -> tuple[list[Any], list[dict[_CellPlace, Any]]]:
    """Returns the visible sheets of a file, and the cells of each."""
    sheets = [
        sheet for sheet in load(io.BytesIO(data)).worksheets if sheet.sheet_state == "visible"
    ]
    # The public iterators of a sheet walk every place up to the farthest cell.
    cells = [dict(sheet._cells) for sheet in sheets]  # noqa: SLF001
    if any(cell.data_type == "f" for found in cells for cell in found.values()):
        stored = load(io.BytesIO(data), data_only=True)
        for sheet, found in zip(sheets, cells, strict=True):
            _take_stored(stored[sheet.title]._cells, found)  # noqa: SLF001
    return sheets, cells


def _take_stored(stored: dict[_CellPlace, Any], cells: dict[_CellPlace, Any]) -> None:
    """Replaces each formula by the value that the program stored, if any."""
    for place, cell in cells.items():
        if cell.data_type == "f" and (value := stored[place].value) is not None:
            cell.value = value


def _sheet(sheet: Any, cells: dict[_CellPlace, Any], assembly: Assembly) -> None:
    """Adds a sheet as several tables where rows are empty."""
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {
        place: start
        for start, area in merged.items()
        for place in ((row, column) for row, column in area.cells if (row, column) != start)
    }
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    unseen = _hidden_columns(sheet)
    rows: dict[int, dict[int, Any]] = {}
    for (row, column), cell in sorted(cells.items()):
        if row not in hidden and column not in unseen:
            rows.setdefault(row, {})[column] = cell
    part: list[int] = []
    for row in sorted(rows):
        shown = any(_shows(cell) or (row, column) in covered for column, cell in rows[row].items())
        if part and (not shown or row != part[-1] + 1):
            _part(part, rows, merged, covered, assembly)
            part = []
            assembly.gap()
        if shown:
            part.append(row)
    if part:
        _part(part, rows, merged, covered, assembly)


def _hidden_columns(sheet: Any) -> frozenset[int]:
    edges: Counter[int] = Counter()  # column → ranges of hidden ones that begin less those that end
    for columns in sheet.column_dimensions.values():
        if columns.hidden:
            edges[min(columns.min or 0, _COLUMNS)] += 1
            edges[min(columns.max or 0, _COLUMNS) + 1] -= 1
    open_ranges = accumulate(edges[column] for column in range(_COLUMNS + 1))
    return frozenset(column for column, count in enumerate(open_ranges) if count > 0)


def _part(
    numbers: list[int],
    rows: dict[int, dict[int, Any]],
    merged: dict[_CellPlace, Any],
    covered: dict[_CellPlace, _CellPlace],
    assembly: Assembly,
) -> None:
    """Adds rows without an empty one between them as a table."""
    framed = any(_framed(cell) for number in numbers for cell in rows[number].values())
    used = [
        column
        for number in numbers
        for column, cell in rows[number].items()
        if _shows(cell) or (number, column) in covered
    ]
    first, last = min(used), max(used)
    bounds.COLUMNS.check(last - first + 1)
    table: list[FilledRow] = []
    for number in numbers:
        row = rows[number]
        end = last
        while framed and end > first and not _in_table(row.get(end), (number, end), covered):
            end -= 1
        filled: list[FilledCell] = []
        for column in range(first, end + 1):
            if (number, column) in covered:
                continue
            cell = row.get(column)
            area = merged.get((number, column))
            columns = area.max_col - column + 1 if area else 1
            deep = area.max_row - number + 1 if area else 1
            filled.append(FilledCell(_text(cell), columns, deep))
        words = [cell for cell in filled if cell.text]
        if len(words) == 1 and not any(map(_framed, row.values())):
            filled = [
                FilledCell(words[0].text, last - first + 1)
            ]  # runs over the blank cells beside it
        table.append(FilledRow.of(filled))
    assembly.table(table)


def _in_table(cell: Any, place: _CellPlace, covered: dict[_CellPlace, _CellPlace]) -> bool:
    return place in covered or (cell is not None and _shows(cell))


def _shows(cell: Any) -> bool:
    """Whether a cell shows a value or a frame."""
    return cell.value is not None or _framed(cell)


def _framed(cell: Any) -> bool:
    border = getattr(cell, "border", None)
    return border is not None and any(
        side is not None and side.style for side in (border.left, border.right, border.bottom)
    )


def _text(cell: Any) -> str:
    """Returns what a cell shows; numbers without traces of binary fractions."""
    value = None if cell is None else cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # Excel keeps fifteen digits and shows no more.
        return format(Decimal(format(value, ".15g")), "f")
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return str(value)


class _Cost:
    """Adds up what the parts of one file cost to open."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._sheet_parts = 0
        self._printed = 0
        self._sharing = 0
        self._longest = 0
        self._measured: str | None = None
        self._length = 0

    def look(self, name: str, xml: bytes) -> None:
        """Adds the cost of one part.

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
            if name.startswith("xl/"):  # other parts are not opened
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

    def _count(self, bound: SizeBound, more: int = 1) -> None:
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
        """Checks what all parts cost together.

        Raises:
            ReadError: They cost too much.
        """
        bounds.FORMULAS.check(self._longest * self._sharing)
        bounds.PRINT_RANGES.check(self._printed)
        # The workbook may list one part as several sheets.
        more = self._counts[bounds.SHEETS.en] - self._sheet_parts
        bounds.CELLS.check(more * self._counts[bounds.CELLS.en])


def _places(text: str) -> int:
    """Returns how many cells a range has; whole columns and rows have all of theirs."""
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
