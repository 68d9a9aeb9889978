"""XLSX → :class:`~govinfo_report.page.Page`: the form as a sheet.

A sheet is one table: its merged ranges are spans, and a row with one long or lone text stands as a
paragraph between two parts of it, as on a web page that keeps everything in one table.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from govinfo_report.page import Page, SheetArea
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import XmlArchive, broken
from govinfo_report.readers.assembly import Assembly, FilledCell, FilledRow
from govinfo_report.readers.office.workbook import EMPTY, SheetCell, WorkbookSheet, visible_sheets


def page_of_xlsx(data: bytes, name: str | None = None) -> Page:
    """Makes a page of the visible sheets of an Excel file.

    Raises:
        ReadError: The file is broken, encrypted, or larger than any report's.
    """
    try:
        sheets = visible_sheets(XmlArchive(data, "Excel"))
    except (ValueError, LookupError, OverflowError) as error:
        raise broken("Excel") from error
    return page_of_workbook(sheets, "xlsx", name)


def page_of_workbook(sheets: Iterable[WorkbookSheet], format_: str, name: str | None) -> Page:
    """Makes a page of the visible sheets of a workbook, whatever format it came in.

    Raises:
        ReadError: They are larger than any report's.
    """
    assembly = Assembly()
    notes: tuple[str, ...] = ()
    for sheet in sheets:
        if _take_aside(sheet):
            notes = ("checks_not_calculated",)
        _sheet(sheet, assembly)
    blocks, pictures = assembly.parted()
    return Page(tuple(blocks), format=format_, name=name, notes=notes, pictures=pictures)


def _take_aside(sheet: WorkbookSheet) -> bool:
    """Removes the cells that are no part of the page; tells whether a formula lacks its value."""
    lacks_value = False
    if sheet.aside:
        for place in [place for place in sheet.cells if sheet.is_aside(place)]:
            lacks_value |= sheet.cells.pop(place).lacks_value
    return lacks_value


def _sheet(sheet: WorkbookSheet, assembly: Assembly) -> None:
    """Adds a sheet as several tables where rows are empty."""
    rows: dict[int, dict[int, SheetCell]] = {}
    for (number, column), cell in sorted(sheet.cells.items()):
        if number not in sheet.hidden_rows and column not in sheet.hidden_columns:
            rows.setdefault(number, {})[column] = cell
    part: dict[int, dict[int, SheetCell]] = {}
    pictures = deque(sorted(sheet.pictures))
    for number, row in rows.items():
        shown = any(cell.is_shown for cell in row.values())
        if part and (not shown or number - 1 not in part):
            _part(sheet, part, assembly)
            part = {}
            assembly.gap()
        if shown:
            while not part and pictures and pictures[0][0] < number:
                assembly.picture(pictures.popleft()[1])
            part[number] = row
    if part:
        _part(sheet, part, assembly)
    for _, name in pictures:
        assembly.picture(name)


def _part(sheet: WorkbookSheet, rows: dict[int, dict[int, SheetCell]], assembly: Assembly) -> None:
    """Adds rows without an empty one between them as a table."""
    framed = any(cell.sides for row in rows.values() for cell in row.values())
    used = [column for row in rows.values() for column, cell in row.items() if cell.is_shown]
    first, last = min(used), max(used)
    bounds.COLUMNS.check(last - first + 1)
    table: list[FilledRow] = []
    for number, row in rows.items():
        covered = {
            column
            for column in range(first, last + 1)
            if sheet.cells.get((number, column), EMPTY).covered  # in a hidden column, too
        }
        end = last
        while framed and end > first and not (end in covered or row.get(end, EMPTY).is_shown):
            end -= 1
        filled: list[FilledCell] = []
        for column in range(first, end + 1):
            if column in covered:
                continue
            area = sheet.merged.get((number, column))
            columns, deep = (area.columns, area.rows) if area is not None else (1, 1)
            filled.append(FilledCell(row.get(column, EMPTY).text or "", columns, deep))
        words = [cell.text for cell in filled if cell.text]
        if len(words) == 1 and not any(cell.sides for cell in row.values()):
            filled = [FilledCell(words[0], last - first + 1)]  # runs over the blank cells beside it
        table.append(FilledRow.of(filled))
    assembly.table(table, SheetArea(sheet.name, next(iter(rows)), first))
