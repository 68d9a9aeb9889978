"""ODS, the sheets of OpenDocument → :class:`~govinfo_report.page.Page`.

The source is OASIS OpenDocument 1.2, part 1, chapter 9. Cells and rows that are alike are written
once with their number; only those that hold something are repeated here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from govinfo_report.errors import ReadError
from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import XmlArchive, broken, check_depth, local_name
from govinfo_report.readers.office.cell_formats import BOTTOM, LEFT, RIGHT, shown_number
from govinfo_report.readers.office.workbook import (
    CellPlace,
    MergedRange,
    SheetCell,
    WorkbookSheet,
    merge,
)
from govinfo_report.readers.office.xlsx import page_of_workbook
from govinfo_report.readers.refusals import refusal

_KIND: Final = "OpenDocument"
_NUMBERS: Final = ("float", "currency", "percentage")
_SIDES: Final = {
    "border": LEFT | RIGHT | BOTTOM,
    "border-left": LEFT,
    "border-right": RIGHT,
    "border-bottom": BOTTOM,
}
_SIGNS: Final = {"s": " ", "tab": "\t", "line-break": "\n"}
_HIDDEN: Final = ("collapse", "filter")
_LAST: Final = 1_048_576

_Attributes: TypeAlias = Mapping[str, str]


def page_of_ods(data: bytes, name: str | None = None) -> Page:
    """Makes a page of the visible sheets of an OpenDocument file.

    Raises:
        ReadError: The file is broken, encrypted, or larger than any report's.
    """
    archive = XmlArchive(data, _KIND)
    try:
        root = archive.root("content.xml")
    except ReadError as error:
        if _is_encrypted(archive):
            raise refusal("archive_encrypted", kind=_KIND) from error
        raise
    check_depth(root)
    try:
        sheets = list(_visible_sheets(root))
    except (ValueError, OverflowError) as error:
        raise broken(_KIND) from error
    return page_of_workbook(sheets, "ods", name)


def _is_encrypted(archive: XmlArchive) -> bool:
    try:
        parts = archive.root("META-INF/manifest.xml").iter()
    except ReadError:
        return False
    return any(local_name(element.tag) == "encryption-data" for element in parts)


def _visible_sheets(root: Element) -> Iterator[WorkbookSheet]:
    styles = {
        attributes.get("name", ""): element
        for element in root.iter()
        if local_name(element.tag) == "style" and (attributes := _attributes(element))
    }
    sides = {name: _sides(style) for name, style in styles.items()}
    tables = [
        table
        for body in root.iter()
        if local_name(body.tag) == "spreadsheet"
        for table in body
        if local_name(table.tag) == "table"
    ]
    bounds.SHEETS.check(len(tables))
    total = 0
    for table in tables:
        style = styles.get(_attributes(table).get("style-name", ""))
        if style is not None and _is_hidden(style):
            continue
        reader = _TableReader(sides, total)
        reader.read(table)
        total = reader.count
        yield reader.sheet(_attributes(table).get("name", ""))


def _attributes(element: Element) -> _Attributes:
    return {local_name(key): value for key, value in element.items()}


def _sides(style: Element) -> int:
    """Returns where cells of a style have a line."""
    found = 0
    for element in style:
        for name, value in _attributes(element).items():
            if name in _SIDES and value.strip() not in ("none", "hidden", ""):
                found |= _SIDES[name]
    return found


def _is_hidden(style: Element) -> bool:
    return any(_attributes(element).get("display") == "false" for element in style)


class _TableReader:
    """Reads one sheet.

    Attributes:
        count: How many cells were read, those of sheets before it included.
    """

    def __init__(self, sides: Mapping[str, int], count: int) -> None:
        self.count = count
        self._sides = sides
        self._cells: dict[CellPlace, SheetCell] = {}
        self._merged: list[MergedRange] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = 1
        self._column = 1

    def read(self, parent: Element) -> None:
        """Reads the columns and rows of a table, in groups too; those are no deeper than XML is."""
        waiting = [iter(parent)]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
                continue
            name = local_name(element.tag)
            if name == "table-row":
                self._add_row(element)
            elif name == "table-column":
                self._add_column(_attributes(element))
            elif name.startswith("table-") and name.endswith(("group", "rows", "columns")):
                waiting.append(iter(element))

    def sheet(self, name: str) -> WorkbookSheet:
        """Returns the sheet, under its name."""
        bounds.MERGED_RANGES.check(len(self._merged))
        bounds.MERGED_CELLS.check(sum(area.rows * area.columns for area in self._merged))
        for area in self._merged:
            merge(self._cells, area)
        return WorkbookSheet(
            name=name,
            cells=self._cells,
            merged={area.first: area for area in self._merged},
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
        )

    def _add_column(self, attributes: _Attributes) -> None:
        times = _times(attributes, "number-columns-repeated")
        end = min(self._column + times, _LAST)
        if attributes.get("visibility") in _HIDDEN:
            self._hidden_columns.update(range(self._column, min(end, 2 * bounds.COLUMNS)))
        self._column = end

    def _add_row(self, row: Element) -> None:
        attributes = _attributes(row)
        times = _times(attributes, "number-rows-repeated")
        cells = list(self._cells_of(row))
        if cells:
            bounds.ROWS.check(times)
            for number in range(self._row, self._row + times):
                if attributes.get("visibility") in _HIDDEN:
                    self._hidden_rows.add(number)
                self._add_cells(number, cells)
        self._row = min(self._row + times, _LAST)

    def _add_cells(self, row: int, cells: list[tuple[int, SheetCell, int, int]]) -> None:
        self.count += len(cells)
        bounds.CELLS.check(self.count)
        for column, cell, columns, rows in cells:
            self._cells[row, column] = cell
            if columns > 1 or rows > 1:
                last = (row + rows - 1, column + columns - 1)
                self._merged.append(MergedRange((row, column), last))

    def _cells_of(self, row: Element) -> Iterator[tuple[int, SheetCell, int, int]]:
        """Yields column, content and spans of the cells of a row that hold something."""
        column = 1
        for element in row:
            name = local_name(element.tag)
            if name not in ("table-cell", "covered-table-cell"):
                continue
            attributes = _attributes(element)
            times = _times(attributes, "number-columns-repeated")
            if name == "table-cell":
                cell = _cell(element, attributes, self._sides)
                columns = _times(attributes, "number-columns-spanned")
                rows = _times(attributes, "number-rows-spanned")
                if cell.text is not None or columns > 1 or rows > 1:
                    bounds.COLUMNS.check(times)
                if cell.is_shown or columns > 1 or rows > 1:
                    for at in range(column, column + min(times, bounds.COLUMNS)):
                        yield at, cell, columns, rows
            column = min(column + times, _LAST)


def _times(attributes: _Attributes, name: str) -> int:
    """Returns how often something is repeated, or how many rows or columns it covers."""
    return min(max(int(attributes.get(name, 1)), 1), _LAST)


def _cell(element: Element, attributes: _Attributes, sides: Mapping[str, int]) -> SheetCell:
    lines = sides.get(attributes.get("style-name", ""), 0)
    kind = attributes.get("value-type")
    if kind in _NUMBERS and "value" in attributes:
        return SheetCell(shown_number(attributes["value"], "number", from_1904=False), lines)
    if kind == "date" and "date-value" in attributes:
        return SheetCell(attributes["date-value"].removesuffix("T00:00:00"), lines)
    text = "\n".join("".join(_words(child)) for child in element if local_name(child.tag) == "p")
    formula = attributes.get("formula")
    if not text and kind is None and formula:
        return SheetCell(f"={formula.partition(':=')[2] or formula}", lines, lacks_value=True)
    return SheetCell(text or None, lines)


def _words(parent: Element) -> Iterator[str]:
    """Yields the words of a paragraph; comments stand beside paragraphs and not in them."""
    yield parent.text or ""
    for element in parent:
        name = local_name(element.tag)
        if name in _SIGNS:
            times = _times(_attributes(element), "c") if name == "s" else 1
            yield _SIGNS[name] * min(times, 100)
        else:
            yield from _words(element)
        yield element.tail or ""
