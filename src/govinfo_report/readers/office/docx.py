"""DOCX → :class:`~govinfo_report.page.Page`: what Word, WPS and LibreOffice write.

The body is walked element by element, so that text boxes, content controls and tables inside tables
keep their place; python-docx opens the package.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.assembly import Assembly, FilledCell, FilledRow
from govinfo_report.readers.office import broken, check_archive

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"

_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_SKIPPED: Final = frozenset(
    # What is not shown: deleted and moved words, fields' instructions, a drawing's spare copy.
    ("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sdtPr", "sectPr", "rt")
)


def page_of_docx(data: bytes, name: str | None = None) -> Page:
    """Makes a page of a Word file.

    Raises:
        MissingExtraError: The extra ``docx`` is not installed.
        ReadError: The file is broken, encrypted, or larger than any report's.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingReaderError("docx", Text("读取DOCX", "reading DOCX")) from error
    check_archive(data, "Word")
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # a damaged package makes the library raise anything
        raise broken("Word") from error
    if body is None:
        raise broken("Word")
    assembly = Assembly()
    _walk(body, assembly)
    return Page(tuple(assembly.blocks), format="docx", name=name)


def _name(element: Any) -> str:
    """Returns the name of an element without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _walk(parent: Any, assembly: Assembly) -> None:
    """Adds what stands in a body, a cell, a text box or a content control."""
    for element in parent:
        name = _name(element)
        if name == "p":
            _paragraph(element, assembly)
        elif name == "tbl":
            _table(element, assembly)
        elif name not in _SKIPPED:
            _walk(element, assembly)


def _paragraph(element: Any, assembly: Assembly) -> None:
    """Adds a paragraph, and after it the text boxes anchored in it."""
    words: list[str] = []
    boxes: list[Any] = []
    _words(element, words, boxes)
    text = "".join(words)
    # A page break or a line break inside a paragraph begins a line, as Shift+Enter does.
    for line in text.split("\n") if text else [""]:
        assembly.paragraph(line)
    for box in boxes:
        _walk(box, assembly)


def _words(parent: Any, words: list[str], boxes: list[Any]) -> None:
    for element in parent:
        name = _name(element)
        if name == "t":
            words.append(element.text or "")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name == "txbxContent":
            boxes.append(element)
        elif name == "r":
            _run(element, words, boxes)
        elif name not in _SKIPPED:
            _words(element, words, boxes)


def _run(run: Any, words: list[str], boxes: list[Any]) -> None:
    properties = next((child for child in run if _name(child) == "rPr"), ())
    look = {_name(child): child for child in properties}
    if any(_is_on(look.get(name)) for name in ("vanish", "strike", "dstrike")):
        return
    own: list[str] = []
    _words(run, own, boxes)
    text = "".join(own)
    raised = look.get("vertAlign")
    if raised is not None and _value(raised) == "superscript" and words and text.strip():
        # 22 and a raised 1 is twenty-two with a footnote.
        text = f"（{text}）" if words[-1][-1:].isdigit() else text
    words.append(text)


def _value(element: Any) -> str | None:
    value: str | None = element.get(_W + "val")
    if value is None:
        value = element.get(_STRICT + "val")
    return value


def _is_on(element: Any) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off", "none")


def _table(table: Any, assembly: Assembly) -> None:
    rows: list[list[FilledCell]] = []
    open_at: dict[int, tuple[int, int]] = {}  # column → row and place of the cell merged downwards
    for row in _children(table, "tr"):
        cells: list[FilledCell] = []
        column = 0
        before = _skipped_columns(row)
        if before:
            cells.append(FilledCell("", before))
            column = before
        for cell in _children(row, "tc"):
            properties = next((child for child in cell if _name(child) == "tcPr"), ())
            look = {_name(child): child for child in properties}
            width = _number(look.get("gridSpan"))
            merge = look.get("vMerge")
            continues = merge is not None and _value(merge) != "restart"
            if continues and column in open_at:
                above, place = open_at[column]
                start = rows[above][place]
                if start.rows == len(rows) - above:
                    rows[above][place] = replace(start, rows=start.rows + 1)
                    column += start.columns
                    continue
            inner = assembly.inside()
            _walk(cell, inner)
            if merge is not None and not continues:
                open_at[column] = (len(rows), len(cells))
            elif not continues:
                open_at.pop(column, None)
            cells.append(inner.as_cell(width))
            column += width
        rows.append(cells)
    assembly.table([FilledRow.of(cells) for cells in rows])


def _children(parent: Any, wanted: str) -> Iterator[Any]:
    """Yields rows of a table or cells of a row, also inside content controls and revisions."""
    for element in parent:
        name = _name(element)
        if name == wanted:
            yield element
        elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _children(element, wanted)


def _skipped_columns(row: Any) -> int:
    """Returns how many columns a row leaves out on its left."""
    properties = next((child for child in row if _name(child) == "trPr"), ())
    for child in properties:
        if _name(child) == "gridBefore":
            return _number(child, 0)
    return 0


def _number(element: Any, default: int = 1) -> int:
    if element is None:
        return default
    value = _value(element) or ""
    if not (value.isascii() and value.isdigit()):
        return default
    number = int(value[:6])
    bounds.COLUMNS.check(number)
    return max(number, default)
