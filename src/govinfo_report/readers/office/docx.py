"""DOCX → :class:`~govinfo_report.page.Page`: what Word, WPS and LibreOffice write.

The body is walked element by element, so that text boxes, content controls and tables inside tables
keep their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import XmlArchive, broken, check_depth, local_name
from govinfo_report.readers.assembly import Assembly, FilledCell, FilledRow
from govinfo_report.readers.office.package import main_part, relationships
from govinfo_report.readers.office.pictures import DRAWINGS, picture_in, with_names
from govinfo_report.text import Remembered

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"

_TYPES: Final = (
    "vnd.openxmlformats-officedocument.wordprocessingml.document",
    "vnd.openxmlformats-officedocument.wordprocessingml.template",
    "vnd.ms-word.document.macroEnabled",
    "vnd.ms-word.template.macroEnabledTemplate",
)
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_HIDING: Final = ("vanish", "strike", "dstrike")
_SKIPPED: Final = frozenset(
    # What is not shown: deleted and moved words, fields' instructions, a drawing's spare copy.
    ("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sdtPr", "sectPr", "rt")
)


def page_of_docx(data: bytes, name: str | None = None) -> Page:
    """Makes a page of a Word file.

    Raises:
        ReadError: The file is broken, encrypted, or larger than any report's.
    """
    archive = XmlArchive(data, "Word")
    main = main_part(archive, "word/document.xml", _TYPES)
    document = archive.root(main)
    body = next((child for child in document if _local_name(child.tag) == "body"), None)
    if body is None:
        raise broken("Word")
    check_depth(body)
    assembly = Assembly()
    _walk(body, assembly)
    blocks, pictures = assembly.parted()
    if pictures:
        pictures = with_names(pictures, relationships(archive, main))
    return Page(tuple(blocks), format="docx", name=name, pictures=pictures)


_local_name: Final = Remembered(local_name, most=1024, longest=200).__getitem__


def _walk(parent: Element, assembly: Assembly) -> None:
    """Adds what stands in a body, a cell, a text box or a content control."""
    for element in parent:
        name = _local_name(element.tag)
        if name == "p":
            _paragraph(element, assembly)
        elif name == "tbl":
            _table(element, assembly)
        elif name not in _SKIPPED:
            _walk(element, assembly)


def _paragraph(element: Element, assembly: Assembly) -> None:
    """Adds a paragraph, and after it the text boxes anchored in it."""
    words: list[str] = []
    boxes: list[Element] = []
    pictures: list[Element] = []
    _words(element, words, boxes, pictures)
    text = "".join(words)
    # A page break or a line break inside a paragraph begins a line, as Shift+Enter does.
    for line in text.split("\n") if text else [""]:
        assembly.paragraph(line)
    for drawing in pictures:
        if (picture := picture_in(drawing)) is not None:
            assembly.picture(picture)
    for box in boxes:
        _walk(box, assembly)


def _words(
    parent: Element, words: list[str], boxes: list[Element], pictures: list[Element]
) -> None:
    for element in parent:
        name = _local_name(element.tag)
        if name == "t":
            words.append(element.text or "")
        elif name in _SIGNS:
            words.append(_SIGNS[name])
        elif name == "txbxContent":
            boxes.append(element)
        elif name == "r":
            _run(element, words, boxes, pictures)
        elif name not in _SKIPPED:
            if name in DRAWINGS:
                pictures.append(element)
            _words(element, words, boxes, pictures)


def _run(run: Element, words: list[str], boxes: list[Element], pictures: list[Element]) -> None:
    look = _properties(run, "rPr")
    if look and any(_is_on(look.get(name)) for name in _HIDING):
        return
    own: list[str] = []
    _words(run, own, boxes, pictures)
    text = "".join(own)
    raised = look.get("vertAlign")
    if raised is not None and _value(raised) == "superscript" and words and text.strip():
        # 22 and a raised 1 is twenty-two with a footnote.
        text = f"（{text}）" if words[-1][-1:].isdigit() else text
    words.append(text)


def _properties(element: Element, kind: str) -> Mapping[str, Element]:
    """Returns the properties of a run, a row or a cell by their names."""
    for child in element:
        if _local_name(child.tag) == kind:
            return {_local_name(of.tag): of for of in child}
    return {}


def _value(element: Element) -> str | None:
    value: str | None = element.get(_W + "val")
    if value is None:
        value = element.get(_STRICT + "val")
    return value


def _is_on(element: Element | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off", "none")


def _table(table: Element, assembly: Assembly) -> None:
    rows: list[list[FilledCell]] = []
    open_at: dict[int, tuple[int, int]] = {}  # column → row and place of the cell merged downwards
    for row in _children(table, "tr"):
        cells: list[FilledCell] = []
        column = 0
        look = _properties(row, "trPr")
        if _is_on(look.get("hidden")):
            continue
        before = _number(look.get("gridBefore"), 0)
        if before:
            cells.append(FilledCell("", before))
            column = before
        for cell in _children(row, "tc"):
            shape = _properties(cell, "tcPr")
            width = _number(shape.get("gridSpan"))
            merge = shape.get("vMerge")
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


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    """Yields rows of a table or cells of a row, also inside content controls and revisions."""
    for element in parent:
        name = _local_name(element.tag)
        if name == wanted:
            yield element
        elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _children(element, wanted)


def _number(element: Element | None, default: int = 1) -> int:
    if element is None:
        return default
    value = _value(element) or ""
    if not (value.isascii() and value.isdigit()):
        return default
    number = int(value[:6])
    bounds.COLUMNS.check(number)
    return max(number, default)
