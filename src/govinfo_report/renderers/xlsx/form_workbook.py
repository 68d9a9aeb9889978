"""Page → XLSX: a sheet a section, numbers as numbers, comments on what was found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from math import ceil
from typing import Any, Final

from attrs import field, frozen
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from govinfo_report.display import width
from govinfo_report.findings.marks import AUTHOR, Marks, comment, worst
from govinfo_report.findings.opinions import Opinion
from govinfo_report.page import Page, PageBlock, PageCell, PageGrid, Paragraph
from govinfo_report.printing.grids import is_value
from govinfo_report.renderers.archive import EPOCH, settled
from govinfo_report.tabular import safe_cell
from govinfo_report.text import parse_number

FRONT: Final = "首页"
"""Name of the sheet before the sections: header, title and introduction."""

_WIDTH: Final = 80
"""Width of a sheet's columns together, in digits: what fits A4 in a size that can be read."""

_LINE: Final = 15.0
"""Height of a line of text, in points."""

_MOST: Final = 409.0
"""Height of the highest row that a spreadsheet can have, in points."""

_EXACT: Final = 15
"""Significant digits that a spreadsheet keeps; a longer number has to be text."""

_FILLS: Final = {"error": "FFC7CE", "warning": "FFEB9C", "info": "DDEBF7"}
_LEFT: Final = ("text", "note", "heading", "label")


@frozen
class PlacedCell:
    """Where a cell of the page stands in a workbook.

    Attributes:
        sheet: Its sheet.
        row: Row, from 1.
        column: First column, from 1.
        cell: The cell.
    """

    sheet: Any
    row: int
    column: int
    cell: PageCell


@frozen
class FormBook:
    """A report as a workbook.

    Attributes:
        book: The workbook.
        values: Cell id → the cell that holds its value.
        headings: The cells of tables that stand over or before values.
    """

    book: Any
    values: dict[str, PlacedCell] = field(factory=dict)
    headings: list[PlacedCell] = field(factory=list)

    def place(self, placed: PlacedCell) -> None:
        """Remembers where a cell of a table stands."""
        if is_value(placed.cell):
            self.values[str(placed.cell.frame.id)] = placed
        elif placed.cell.frame.head is not None:
            self.headings.append(placed)


def write(page: Page, marks: Marks) -> bytes:
    """The page as the bytes of an XLSX file.

    Each section is a sheet that prints on the width of an A4 page. Counts and amounts are numbers;
    texts are texts, whatever they begin with, and stay so when somebody edits them.
    """
    return saved(made(page, marks).book)


def made(page: Page, marks: Marks, *, table_row: int = 1) -> FormBook:
    """The page as a workbook, to which more can be added.

    Args:
        page: The page.
        marks: What was found.
        table_row: The first row that is used of a sheet with a table.
    """
    form = FormBook(Workbook())
    book = form.book
    book.remove(book.active)
    for style in _styles():
        book.add_named_style(style)
    general = list(marks.general)
    for name, blocks in _sheets(page):
        has_table = name != FRONT and any(isinstance(block, PageGrid) for block in blocks)
        top = table_row if has_table else 1
        general = _fill(form, book.create_sheet(name), top, blocks, marks, general)
    properties = book.properties
    properties.title = next(
        (b.text for b in page.blocks if isinstance(b, Paragraph) and b.role == "title"), ""
    )
    properties.creator = properties.lastModifiedBy = AUTHOR
    properties.created = properties.modified = EPOCH
    return form


def saved(book: Any) -> bytes:
    """A workbook as the bytes of a file, the same whenever it is written."""
    target = io.BytesIO()
    # Workbook.save would state the moment.
    ExcelWriter(book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)).save()
    return settled(target.getvalue())


def _sheets(page: Page) -> Iterator[tuple[str, list[PageBlock]]]:
    """Name and blocks of each sheet; the signature goes with the last section."""
    name, blocks = FRONT, list[PageBlock]()
    for block in page.blocks:
        if isinstance(block, Paragraph) and block.role == "heading":
            if blocks or name != FRONT:
                yield name, blocks
            name, blocks = block.text[:31], []
        blocks.append(block)
    yield name, blocks


def _fill(
    form: FormBook,
    sheet: Any,
    line: int,
    blocks: list[PageBlock],
    marks: Marks,
    general: list[Opinion],
) -> list[Opinion]:
    """Writes a sheet from a row on; returns the general marks if no paragraph can carry them."""
    widths = next((_columns(b.widths) for b in blocks if isinstance(b, PageGrid)), [float(_WIDTH)])
    for place, size in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = size
    for block in blocks:
        if isinstance(block, PageGrid):
            line = _table(form, sheet, line, block, widths, marks)
            continue
        cell = _text(sheet, line, 1, block.text, block.role)
        if len(widths) > 1:
            merge(sheet, line, 1, end_row=line, end_column=len(widths))
        size = 1.6 if block.role in ("title", "heading") else 1.1
        sheet.row_dimensions[line].height = height(block.text, sum(widths) / size) * size
        if general:
            _comment(cell, general)
            general = []
        line += 1
    set_up(sheet)
    return general


def _columns(shares: tuple[int, ...]) -> list[float]:
    total = sum(shares)
    return [round(_WIDTH * share / total, 2) for share in shares]


def set_up(sheet: Any) -> None:
    """Makes a sheet print on the width of an A4 page."""
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 0.7


def _table(
    form: FormBook, sheet: Any, top: int, grid: PageGrid, widths: list[float], marks: Marks
) -> int:
    """Writes a grid from a row on, and returns the row after it."""
    for offset, row in enumerate(grid.rows):
        line = top + offset
        needed = _LINE * 1.2
        for cell in row:
            frame = cell.frame
            column = cell.column + 1
            end = cell.column + frame.columns
            _write(sheet, line, column, cell, marks)
            form.place(PlacedCell(sheet, line, column, cell))
            if frame.rows == 1:
                needed = max(needed, height(cell.text, sum(widths[cell.column : end])))
            if frame.columns > 1 or frame.rows > 1:
                area = {"end_row": line + frame.rows - 1, "end_column": end}
                _frame(sheet, line, column, cell, **area)
                merge(sheet, line, column, **area)
        sheet.row_dimensions[line].height = min(needed, _MOST)
    return top + len(grid.rows)


def merge(sheet: Any, line: int, column: int, *, end_row: int, end_column: int) -> None:
    """Merges cells into the first, whose frame they have."""
    # Worksheet.merge_cells would work out frames that _frame has set, in half of all the time.
    first, last = get_column_letter(column), get_column_letter(end_column)
    sheet.merged_cells.add(f"{first}{line}:{last}{end_row}")


def _frame(
    sheet: Any, line: int, column: int, cell: PageCell, *, end_row: int, end_column: int
) -> None:
    """Gives the covered cells the style of the first, without which the frame has gaps."""
    style = "form value" if is_value(cell) else _style(cell)
    for row in range(line, end_row + 1):
        for place in range(column, end_column + 1):
            if (row, place) != (line, column):
                sheet.cell(row, place).style = style


def _write(sheet: Any, line: int, column: int, cell: PageCell, marks: Marks) -> None:
    if not is_value(cell):
        _text(sheet, line, column, cell.text, _style(cell).removeprefix("form "))
        return
    found = marks.of(cell.frame.id)
    style = f"value {worst(found)}" if found else "value"
    number = _number(cell.text)
    if number is None:
        written = _text(sheet, line, column, cell.text, style)
    else:
        written = sheet.cell(line, column, number)
        written.style = f"form {style}"
    if told := marks.comments.get(str(cell.frame.id)):
        _comment(written, told)


def _style(cell: PageCell) -> str:
    return "form label" if cell.frame.align == "left" else "form head"


def _number(text: str) -> int | Decimal | None:
    """The number that a cell prints and nothing else, if a spreadsheet can hold it exactly."""
    number = parse_number(text)
    if number.unit or number.words or number.value is None:
        return None
    digits = len(str(number.value).strip("-").replace(".", ""))
    return number.value if digits <= _EXACT else None


def _text(sheet: Any, line: int, column: int, text: str, style: str) -> Any:
    cell = sheet.cell(line, column)
    if text:
        cell.value = text
        cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    cell.style = f"form {style}"
    if text and safe_cell(text) != text:
        cell.quotePrefix = True  # the apostrophe of spreadsheets: it stays a text when edited
    return cell


def _comment(cell: Any, found: list[Opinion]) -> None:
    annotate(cell, comment(found))


def annotate(cell: Any, text: str) -> None:
    """Gives a cell a comment, below the one that it has."""
    if cell.comment is not None:
        text = f"{cell.comment.text}\n{text}"
    cell.comment = Comment(text, AUTHOR, width=320, height=24 + 18 * ceil(width(text) / 40))


def height(text: str, columns: float) -> float:
    """Height in points of a text wrapped into columns of this width (in digits) together."""
    lines = ceil(width(text) / max(columns - 2, 2)) or 1
    return min(_LINE * (lines + 0.2), _MOST)


def _styles() -> Iterator[NamedStyle]:
    """A style for each role of a paragraph and each kind of cell."""
    side = Side(style="thin", color="000000")
    border = Border(left=side, right=side, top=side, bottom=side)
    song = Font(name="宋体", size=10)
    looks: dict[str, tuple[Font, str]] = {
        "title": (Font(name="方正小标宋简体", size=18), "center"),
        "heading": (Font(name="黑体", size=14), "left"),
        "text": (Font(name="仿宋_GB2312", size=12), "left"),
        "note": (song, "left"),
        "agency": (Font(name="仿宋_GB2312", size=12), "right"),
        "date": (Font(name="仿宋_GB2312", size=12), "right"),
        "label": (song, "left"),
        "head": (song, "center"),
        "value": (song, "center"),
        **{f"value {severity}": (song, "center") for severity in _FILLS},
    }
    for name, (font, side_of_text) in looks.items():
        style = NamedStyle(f"form {name}", font=font)
        value = name.startswith("value")
        style.alignment = Alignment(
            side_of_text, "center", wrap_text=not value, shrink_to_fit=value
        )
        if name in ("label", "head") or value:
            style.border = border
        severity = name.removeprefix("value ")
        if severity in _FILLS:
            style.fill = PatternFill("solid", fgColor=_FILLS[severity])
        yield style
