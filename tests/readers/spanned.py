"""The tables of a report with their spans, and pages of every format that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import Any, Final, NamedTuple, TypeAlias

from govinfo_report.catalogue import Table, form
from tests.readers.layouts import YEARS, Values, shown_rows


class Box(NamedTuple):
    """A cell with its spans."""

    text: str
    columns: int = 1
    rows: int = 1


Rows: TypeAlias = list[list[Box]]
"""The cells that begin in each row."""

Part: TypeAlias = "str | Rows"
"""A paragraph or a table."""


def spanned_rows(table: Table, values: Values, *, one_row_other: bool) -> Rows:
    """The rows of a table as the form prints them."""
    if table.id == "disputes":
        return _disputes(table, values)
    rows = shown_rows(table, one_row_other=one_row_other)
    make = _disclosure if table.id == "proactive_disclosure" else _applications
    return make(table, rows, values)


def _values(table: Table, row: Any, values: Values) -> list[str]:
    return [values[f"{table.id}.{row.id}.{column}"] for column in row.columns]


def _disclosure(table: Table, rows: Sequence[Any], values: Values) -> Rows:
    width = max(len(row.columns) for row in rows)
    printed: Rows = []
    before: tuple[str, ...] = ()
    for row in rows:
        if row.groups != before:
            before = row.groups
            printed.append([Box(table.group(before[0]).label, width + 1)])
            heads = [table.column(column).label for column in row.columns]
            printed.append([Box("信息内容"), *_stretched(heads, width)])
        printed.append([Box(row.label), *_stretched(_values(table, row, values), width)])
    return printed


def _stretched(texts: list[str], width: int) -> list[Box]:
    return [*map(Box, texts[:-1]), Box(texts[-1], width - len(texts) + 1)]


def _applications(table: Table, rows: Sequence[Any], values: Values) -> Rows:
    printed: Rows = [
        [Box(table.notes[0].zh, 3, 3), Box("申请人情况", 7)],
        [Box("自然人", 1, 2), Box("法人或其他组织", 5), Box("总计", 1, 2)],
        [*map(Box, ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))],
    ]
    seen: set[str] = set()
    for row in rows:
        boxes = []
        for group in row.groups:
            if group not in seen:
                seen.add(group)
                boxes.append(
                    Box(table.group(group).label, 1, sum(group in other.groups for other in rows))
                )
        boxes.append(Box(row.label, 3 - len(row.groups)))
        printed.append([*boxes, *map(Box, _values(table, row, values))])
    return printed


def _disputes(table: Table, values: Values) -> Rows:
    results = [column.label for column in table.columns]
    return [
        [Box("行政复议", 5), Box("行政诉讼", 10)],
        [
            *(Box(result, 1, 2) for result in results),
            Box("未经复议直接起诉", 5),
            Box("复议后起诉", 5),
        ],
        [Box(result) for result in (*results, *results)],
        [Box(value) for row in table.rows for value in _values(table, row, values)],
    ]


def parts(edition: str, values: Values, *, one_row_other: bool = False) -> list[Part]:
    """A whole page: its paragraphs and tables in order."""
    the_form = form(edition)
    year = YEARS[edition]
    page: list[Part] = [
        f"某某区教育局{year}年政府信息公开工作年度报告",
        f"本报告由某某区教育局编写,数据统计期限自{year}年1月1日起至{year}年12月31日止。",
    ]
    for section in the_form.sections:
        page.append(section.label)
        if section.kind == "narrative":
            page += ["第一段文字,说明有关情况。", "第二段文字,说明其他情况。"]
        else:
            table = the_form.table(section.id)
            page.append(spanned_rows(table, values, one_row_other=one_row_other))
    return page


def as_html(page: list[Part]) -> str:
    """HTML with spans."""
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>\n"
        + "\n".join(
            f"<p>{escape(part)}</p>" if isinstance(part, str) else table_html(part) for part in page
        )
        + "</body></html>"
    )


def table_html(rows: Rows) -> str:
    """One table."""
    lines = (
        "<tr>" + "".join(f"<td{spans_html(box)}>{lines_html(box)}</td>" for box in row) + "</tr>"
        for row in rows
    )
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def lines_html(box: Box) -> str:
    """The words of a cell, line by line."""
    return escape(box.text).replace("\n", "<br>")


def spans_html(box: Box) -> str:
    """The attributes that say which columns and rows a cell covers."""
    columns = f" colspan={box.columns}" if box.columns > 1 else ""
    return columns + (f' rowspan="{box.rows}"' if box.rows > 1 else "")


def placed(rows: Rows) -> list[tuple[int, int, Box]]:
    """Each cell with the row and the column that it begins in, from 0."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for at, row in enumerate(rows):
        column = 0
        for box in row:
            while (at, column) in taken:
                column += 1
            cells.append((at, column, box))
            taken |= {
                (at + down, column + right)
                for down in range(box.rows)
                for right in range(box.columns)
            }
    return cells


def width_of(rows: Rows) -> int:
    """How many columns a table has."""
    return max(column + box.columns for _, column, box in placed(rows))


def rows_from(rows: Rows, label: str) -> Rows:
    """The rows from the one with a label on; cells that begin above it and reach it stay."""
    first = next(at for at, row in enumerate(rows) if label in (box.text for box in row))
    reaching = [
        (column, box._replace(rows=at + box.rows - first))
        for at, column, box in placed(rows)
        if at < first < at + box.rows
    ]
    begun = [(column, box) for at, column, box in placed(rows) if at == first]
    boxes = [box for _, box in sorted([*reaching, *begun], key=lambda place: place[0])]
    return [boxes, *rows[first + 1 :]]


def as_docx(page: list[Part]) -> bytes:
    """A Word file."""
    import docx

    document = docx.Document()
    for part in page:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), width_of(part))
        cells = [row.cells for row in table.rows]  # each anew would take the square of the time
        for at, column, box in placed(part):
            cell = cells[at][column]
            if box.columns > 1 or box.rows > 1:
                cell = cell.merge(cells[at + box.rows - 1][column + box.columns - 1])
            cell.text = box.text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_xlsx(page: list[Part], *, framed: bool = True) -> bytes:
    """A sheet, numbers as numbers."""
    import openpyxl
    from openpyxl.styles import Border, Side

    book = openpyxl.Workbook()
    sheet = book.active
    line = Side(style="thin")
    at = 1
    for part in page:
        if isinstance(part, str):
            sheet.cell(at, 1, part)
            at += 1
            continue
        for down, right, box in placed(part):
            value = int(box.text) if box.text.isdecimal() else box.text or None
            cell = sheet.cell(at + down, 1 + right, value)
            if framed:
                cell.border = Border(line, line, line, line)
            if box.columns > 1 or box.rows > 1:
                sheet.merge_cells(
                    start_row=at + down,
                    end_row=at + down + box.rows - 1,
                    start_column=1 + right,
                    end_column=right + box.columns,
                )
        at += len(part)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


SIZE: Final = 9
"""Size of the print in a PDF, in points."""

_LEADING: Final = SIZE * 1.5
_EDGE: Final = 50
PAGE: Final = (595, 842)


class Drawn(NamedTuple):
    """What a page draws: words, or the frame of a cell.

    Attributes:
        x: Left edge.
        y: The line that words stand on, or the lower edge, from the lower edge of the page.
        words: The words; empty for a frame.
        width: Width of a frame.
        height: Height of a frame.
    """

    x: float
    y: float
    words: str = ""
    width: float = 0.0
    height: float = 0.0

    def in_pdf(self) -> str:
        """The same in the language of PDF."""
        if not self.words:
            return f"{self.x:.2f} {self.y:.2f} {self.width:.2f} {self.height:.2f} re S"
        codes = self.words.encode("utf-16-be").hex()
        return f"BT /F1 {SIZE} Tf {self.x:.2f} {self.y:.2f} Td <{codes}> Tj ET"


class _Canvas:
    """Draws text and lines on pages; a Chinese character is a square, any other half of one."""

    def __init__(self) -> None:
        self.pages: list[list[Drawn]] = []
        self.y = 0.0
        self.new_page()

    def new_page(self) -> None:
        self.pages.append([])
        self.y = PAGE[1] - _EDGE

    def text(self, x: float, y: float, words: str) -> None:
        if words:
            self.pages[-1].append(Drawn(x, y, words))

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self.pages[-1].append(Drawn(x, y, width=width, height=height))


def as_pdf(page: list[Part], *, page_marks: bool = False) -> bytes:
    """A PDF with ruled tables, wrapped labels, and page breaks inside the tables."""
    return pdf_of(drawn(page, page_marks=page_marks))


def drawn(page: list[Part], *, page_marks: bool = False) -> list[str]:
    """What each page of that PDF draws."""
    pages = drawings(page, page_marks=page_marks)
    return ["\n".join([one.in_pdf() for one in found]) for found in pages]


def drawings(page: list[Part], *, page_marks: bool = False) -> list[list[Drawn]]:
    """The same, one by one."""
    canvas = _Canvas()
    room = PAGE[0] - 2 * _EDGE
    for part in page:
        if isinstance(part, str):
            count = int(room // SIZE)
            words = "　　" + part
            for start in range(0, len(words), count):
                if canvas.y < 2 * _EDGE:
                    canvas.new_page()
                canvas.y -= _LEADING
                canvas.text(_EDGE, canvas.y, words[start : start + count])
        else:
            _draw_table(canvas, part, room)
    if page_marks:
        for number, commands in enumerate(canvas.pages, 1):
            commands.append(Drawn(280, 30, f"- {number} -"))
    return canvas.pages


def _draw_table(canvas: _Canvas, rows: Rows, room: float) -> None:
    count = width_of(rows)
    labels = 3 if count == 10 else 1 if count < 10 else 0
    narrow = room / 15 if labels else room / count
    wide = (room - narrow * (count - labels)) / labels if labels else 0
    edges = [_EDGE + wide * min(n, labels) + narrow * max(n - labels, 0) for n in range(count + 1)]
    cells = placed(rows)
    lines = [1] * len(rows)
    wrapped = {}
    for at, column, box in cells:
        room_here = edges[column + box.columns] - edges[column] - 4
        fit = max(int(room_here // (SIZE / 2 if box.text.isascii() else SIZE)), 1)
        wrapped[at, column] = [box.text[i : i + fit] for i in range(0, len(box.text), fit)] or [""]
        if box.rows == 1:
            lines[at] = max(lines[at], len(wrapped[at, column]))
    heights = [count * _LEADING + 4 for count in lines]
    begun = 0
    while begun < len(rows):
        end, space = begun, canvas.y - _EDGE
        while end < len(rows) and (space := space - heights[end]) > 0:
            end += 1
        if end == begun:
            canvas.new_page()
            continue
        tops = [canvas.y - sum(heights[begun:at]) for at in range(begun, end + 1)]
        for at, column, box in cells:
            first, last = max(at, begun), min(at + box.rows, end)
            if first >= last:
                continue  # not on this page; a cell cut by the page break is framed on both
            top, bottom = tops[first - begun], tops[last - begun]
            left, right = edges[column], edges[column + box.columns]
            canvas.box(left, bottom, right - left, top - bottom)
            if at >= begun:
                for line, words in enumerate(wrapped[at, column]):
                    canvas.text(left + 2, top - _LEADING * (line + 1), words)
        canvas.y = tops[-1]
        begun = end
        if begun < len(rows):
            canvas.new_page()


_FONT: Final = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]"
    b"/ToUnicode 5 0 R>>"
)
_GLYPHS: Final = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/W[32 126 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 4/Ascent 860/Descent -140"
    b"/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -140 1000 860]>>>>"
)


def pdf_of(contents: list[str], *, extra: Sequence[bytes] = ()) -> bytes:
    """A PDF of pages that draw ``contents``; ``extra`` objects are numbered from 6 on."""
    to_unicode = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + b"".join(
        b"1 beginbfrange <%02X00> <%02XFF> <%02X00> endbfrange\n" % (high, high, high)
        for high in range(256)
    )
    first = 6 + len(extra)
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        _FONT,
        _GLYPHS,
        stream(to_unicode),
        *extra,
    ]
    for place, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]"
            f"/Resources<</Font<</F1 3 0 R>>/XObject<</X 6 0 R>>>>"
            f"/Contents {first + 2 * place + 1} 0 R>>".encode()
        )
        objects.append(stream(content.encode()))
    return file_of(objects)


def stream(data: bytes, filters: str = "") -> bytes:
    """A stream object."""
    return f"<</Length {len(data)}{filters}>>\nstream\n".encode() + data + b"\nendstream"


def file_of(objects: Sequence[bytes]) -> bytes:
    """A PDF file of these objects, numbered from 1; the first is the catalogue."""
    file = bytearray(b"%PDF-1.7\n")
    places = []
    for number, found in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n" % number + found + b"\nendobj\n"
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        file += b"%010d 00000 n \n" % place
    file += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(file)
