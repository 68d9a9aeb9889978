"""Page → DOCX with styles, merged cells and widths that fit A4; comments on what was found."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from govinfo_report.errors import MissingExtraError
from govinfo_report.findings.marks import AUTHOR, Marks, comment, worst
from govinfo_report.findings.opinions import Opinion
from govinfo_report.language import Text
from govinfo_report.page import Page, PageCell, PageGrid, Paragraph
from govinfo_report.printing.grids import is_value
from govinfo_report.renderers.archive import EPOCH, packed, settled

try:
    import docx
    from docx.oxml import OxmlElement, parse_xml
    from docx.text.paragraph import Paragraph as DocxParagraph
    from docx.text.run import Run
except ImportError as error:
    raise MissingExtraError("docx", Text("写出DOCX", "writing DOCX")) from error

_PARTS: Final = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "word/_rels/document.xml.rels": "document_relations.xml",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer.xml",
}
"""Part of the empty document → its file in ``docx_parts``."""

_STYLES: Final = {
    "title": "Title",
    "heading": "heading 1",
    "text": "Body Text",
    "note": "Table Note",
    "agency": "Signature Agency",
    "date": "Date",
}
"""Role of a paragraph → name of its style."""

_MAIN: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_WIDTH: Final = 8844
"""Width of the text on the page: A4 less the margins, in twentieths of a point."""

_MARGINS: Final = 80
"""What the margins of a cell take of its width."""

_DIGIT: Final = 90
"""Width of a digit in the style of table texts (9 points)."""


def write(page: Page, marks: Marks) -> bytes:
    """The page as the bytes of a DOCX file.

    All looks come from styles; only the geometry of tables is said where they stand. Text is text:
    nothing in it can become a field, a link or markup.
    """
    document = docx.Document(io.BytesIO(_empty()))
    # Put before what ends the body: the library's own way looks for that from the start each time.
    end = document.element.body.sectPr
    first: Any = None
    for block in page.blocks:
        if isinstance(block, PageGrid):
            _add_table(document, end, block, marks)
        else:
            paragraph = _add_paragraph(document, end, block.text, _STYLES[block.role])
            first = first if first is not None or not paragraph.runs else paragraph.runs[0]
    if page.blocks and isinstance(page.blocks[-1], PageGrid):
        _add_paragraph(document, end, "", _STYLES["note"])  # Word wants a paragraph after a table
    if marks.general and first is not None:
        _add_comment(document, first, list(marks.general))
    _describe(document, page)
    target = io.BytesIO()
    document.save(target)
    return settled(target.getvalue())


@cache
def _empty() -> bytes:
    """A document without text."""
    folder = Path(__file__).with_name("docx_parts")
    return packed({part: (folder / name).read_bytes() for part, name in _PARTS.items()})


def _describe(document: Any, page: Page) -> None:
    """Sets the properties of the file, which would else name the moment."""
    properties = document.core_properties
    properties.title = next(
        (b.text[:255] for b in page.blocks if isinstance(b, Paragraph) and b.role == "title"), ""
    )
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = EPOCH
    properties.revision = 1
    properties.language = "zh-CN"


def _add_paragraph(document: Any, end: Any, text: str, style: str) -> Any:
    element = OxmlElement("w:p")
    end.addprevious(element)
    paragraph = DocxParagraph(element, document)
    if text:
        paragraph.add_run(text)
    paragraph.style = style
    return paragraph


def _add_table(document: Any, end: Any, grid: PageGrid, marks: Marks) -> None:
    table = parse_xml(_table(grid, marks))
    end.addprevious(table)
    if not marks.comments:
        return
    # The runs stand in the order of the cells; cells that others reach into have no run.
    cells = [cell for row in grid.rows for cell in row]
    runs = table.xpath(".//w:r")
    for cell, run in zip(cells, runs, strict=True):
        if is_value(cell) and (found := marks.comments.get(str(cell.frame.id))):
            _add_comment(document, Run(run, document), found)


def _add_comment(document: Any, run: Any, found: list[Opinion]) -> None:
    added = document.add_comment(run, text=comment(found), author=AUTHOR, initials="")
    # python-docx states the moment, which would make every draft another file.
    added._comment_elm.date = None  # noqa: SLF001  # there is no other way


def _table(grid: PageGrid, marks: Marks) -> str:
    widths = _twips(grid.widths)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(grid, widths, marks))
    return (
        f'<w:tbl {_MAIN}><w:tblPr><w:tblStyle w:val="FormTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _twips(shares: tuple[int, ...]) -> list[int]:
    """Widths of columns that add up to the width of the text."""
    total = sum(shares)
    ends = [_WIDTH * sum(shares[: place + 1]) // total for place in range(len(shares))]
    return [end - begin for begin, end in zip([0, *ends], ends, strict=False)]


def _rows(grid: PageGrid, widths: list[int], marks: Marks) -> Iterator[str]:
    reaching: dict[int, tuple[int, PageCell]] = {}  # column → rows still to come, cell from above
    heading = not any(is_value(cell) for cell in grid.rows[0]) and grid.name != "metadata"
    for row in grid.rows:
        heading = heading and not any(is_value(cell) for cell in row) and len(row) > 1
        repeat = "<w:tblHeader/>" if heading else ""
        starts = {cell.column: cell for cell in row}
        cells = []
        column = 0
        while column < len(widths):
            if column in starts:
                cell = starts[column]
                cells.append(_cell(cell, widths, marks, "restart" if cell.frame.rows > 1 else ""))
                if cell.frame.rows > 1:
                    reaching[column] = (cell.frame.rows - 1, cell)
            else:
                left, cell = reaching.pop(column)
                cells.append(_cell(cell, widths, marks, "continue"))
                if left > 1:
                    reaching[column] = (left - 1, cell)
            column += cell.frame.columns
        yield f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: PageCell, widths: list[int], marks: Marks, merge: str) -> str:
    frame = cell.frame
    width = sum(widths[cell.column : cell.column + frame.columns])
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if frame.columns > 1:
        properties += f'<w:gridSpan w:val="{frame.columns}"/>'
    if merge:
        properties += f'<w:vMerge w:val="{merge}"/>'
    properties += '<w:vAlign w:val="center"/>'  # LibreOffice does not take it from the style
    style = _cell_style(cell, width)
    run = "" if merge == "continue" else _run(cell, marks)
    return (
        f"<w:tc><w:tcPr>{properties}</w:tcPr>"
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p></w:tc>'
    )


def _cell_style(cell: PageCell, width: int) -> str:
    if is_value(cell):
        return "TableText" if len(cell.text) * _DIGIT <= width - _MARGINS else "TableSmall"
    if cell.frame.align == "left":
        return "TableLabel"
    return "TableText" if cell.frame.head in ("row", None) else "TableHeading"


def _run(cell: PageCell, marks: Marks) -> str:
    found = marks.of(cell.frame.id) if is_value(cell) else []
    style = f'<w:rPr><w:rStyle w:val="Draft{worst(found).title()}"/></w:rPr>' if found else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(cell.text)}</w:t></w:r>'
