"""XLS and ET, the sheets of old Excel and WPS → :class:`~govinfo_report.page.Page`, by calamine.

The records of the file (BIFF, MS-XLS) are walked first: they say how large each sheet is, which
calamine needs in memory as a whole, and which rows and columns are not shown, which it does not
tell.
"""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import broken
from govinfo_report.readers.office.cell_formats import shown_number
from govinfo_report.readers.office.ole import WORKBOOKS, OleFile
from govinfo_report.readers.office.workbook import MergedRange, SheetCell, WorkbookSheet, merge
from govinfo_report.readers.office.xlsx import page_of_workbook
from govinfo_report.readers.refusals import refusal

_KIND: Final = "Excel"
_BEGIN: Final = (0x0809, 0x0409, 0x0209, 0x0009)
_SHEET, _LOCKED, _EXTENT, _ROW, _COLUMNS = 0x0085, 0x002F, 0x0200, 0x0208, 0x007D
_CELLS: Final = frozenset((0x0006, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E, 0x0406, 0x0206))
"""Records of one cell with a value; row and column are their first numbers."""

_CELLS_OF_ROW: Final = 0x00BD
_ROW_HIDDEN: Final = 0x20
_COLUMN_HIDDEN: Final = 0x01


@define
class _SheetRecords:
    """What the records of a sheet say.

    Attributes:
        rows: Rows of its cells with values, from 0.
        columns: Their columns.
        hidden_rows: Rows that are not shown, from 1.
        hidden_columns: Columns that are not shown, from 1.
    """

    rows: set[int] = field(factory=set)
    columns: set[int] = field(factory=set)
    hidden_rows: set[int] = field(factory=set)
    hidden_columns: set[int] = field(factory=set)

    def add(self, kind: int, record: bytes) -> None:
        """Takes a record."""
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", record)
            self.rows.add(row)
            self.columns.add(column)
        elif kind == _CELLS_OF_ROW:
            row, first = struct.unpack_from("<HH", record)
            (last,) = struct.unpack_from("<H", record, len(record) - 2)
            self.rows.add(row)
            self.columns.update((first, last))
        elif kind == _ROW:
            row, look = struct.unpack_from("<H10xH", record)
            if look & _ROW_HIDDEN:
                self.hidden_rows.add(row + 1)
        elif kind == _COLUMNS:
            first, last, look = struct.unpack_from("<HH4xH", record)
            if look & _COLUMN_HIDDEN:
                self.hidden_columns.update(range(first + 1, min(last, 0xFF) + 2))
        elif kind == _EXTENT:
            wide = len(record) >= 14  # of Excel 97 on
            top, bottom, left, right = struct.unpack_from("<IIHH" if wide else "<HHHH", record)
            bounds.SHEET_EXTENT.check(max(bottom - top, 0) * max(right - left, 0))

    def check(self) -> None:
        """Refuses a sheet that would be too large in memory.

        Raises:
            ReadError: It is.
        """
        if self.rows:
            rows = max(self.rows) - min(self.rows) + 1
            bounds.SHEET_AREA.check(rows * (max(self.columns) - min(self.columns) + 1))


def page_of_xls(data: bytes, name: str | None = None) -> Page:
    """Makes a page of the visible sheets of an old Excel file, or one of WPS.

    Raises:
        MissingExtraError: The extra ``xls`` is not installed.
        ReadError: The file is broken, encrypted, or larger than any report's.
    """
    try:
        import python_calamine as calamine
    except ImportError as error:
        raise MissingReaderError("xls", Text("读取.xls和.et", "reading .xls and .et")) from error
    try:
        container = OleFile(data)
        stream = next(found for found in WORKBOOKS if found in container.names)
        records = _records_of(container.stream(stream))
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = list(_visible_sheets(book, records))
    except calamine.PasswordError as error:
        raise refusal("archive_encrypted", kind=_KIND) from error
    except (calamine.CalamineError, ValueError, LookupError, StopIteration, struct.error) as error:
        raise broken(_KIND) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what calamine's language calls a bug
            raise
        raise broken(_KIND) from error
    return page_of_workbook(sheets, "xls", name)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yields the place, kind and content of each record."""
    at = count = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
        count += 1
        bounds.XLS_RECORDS.check(count)


def _records_of(stream: bytes) -> list[_SheetRecords]:
    """Returns what the records of each sheet say, in the order of the sheets.

    Raises:
        ReadError: The file is encrypted, or a sheet is too large.
    """
    order: list[int] = []
    sheets: dict[int, _SheetRecords] = {}
    own: _SheetRecords | None = None
    for at, kind, record in _records(stream):
        if kind in _BEGIN:
            own = sheets.setdefault(at, _SheetRecords())
        elif kind == _LOCKED:
            raise refusal("archive_encrypted", kind=_KIND)
        elif kind == _SHEET:
            order.append(struct.unpack_from("<I", record)[0])
        elif own is not None:
            own.add(kind, record)
    bounds.SHEETS.check(len(order))
    for one in sheets.values():
        one.check()
    if not sheets.keys() >= {*order}:  # calamine looks there without looking whether it can
        raise ValueError("place of a sheet")
    return [sheets[at] for at in order]


def _visible_sheets(book: Any, records: list[_SheetRecords]) -> Iterator[WorkbookSheet]:
    total = 0
    for at, about in enumerate(book.sheets_metadata):
        if not (_is(about.visible, "Visible") and _is(about.typ, "WorkSheet")):
            continue
        sheet = book.get_sheet_by_index(at)
        top, left = sheet.start or (0, 0)
        cells = {
            (top + row + 1, left + column + 1): SheetCell(text)
            for row, values in enumerate(sheet.to_python(skip_empty_area=True))
            for column, value in enumerate(values)
            if (text := _shown(value)) is not None
        }
        total += len(cells)
        bounds.CELLS.check(total)
        merged = [
            MergedRange((first[0] + 1, first[1] + 1), (last[0] + 1, last[1] + 1))
            for first, last in sheet.merged_cell_ranges or ()
        ]
        bounds.MERGED_RANGES.check(len(merged))
        bounds.MERGED_CELLS.check(sum(max(area.rows, 0) * max(area.columns, 0) for area in merged))
        for area in merged:
            merge(cells, area)
        own = records[at]
        yield WorkbookSheet(
            name=str(about.name),
            cells=cells,
            merged={area.first: area for area in merged},
            hidden_rows=frozenset(own.hidden_rows),
            hidden_columns=frozenset(own.hidden_columns),
        )


def _is(member: object, name: str) -> bool:
    """Whether a member of an enumeration of calamine has a name."""
    return str(member).rpartition(".")[2] == name


def _shown(value: object) -> str | None:
    """Returns what a cell shows; ``None`` where it has no value."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown_number(repr(value), "number", from_1904=False)
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value).isoformat()
    text = value if isinstance(value, str) else str(value)
    return text or None
