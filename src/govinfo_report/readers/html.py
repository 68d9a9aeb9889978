"""HTML → :class:`~govinfo_report.page.Page`: files saved by browsers, crawlers, Word.

The tree of the page is walked once, in reading order. A table that lays out a page (it holds other
tables, or articles in its cells) is walked like any other element; a table of data becomes a grid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govinfo_report.errors import MissingExtraError
from govinfo_report.page import Block, Page, Paragraph, Place
from govinfo_report.readers.bounds import (
    MAX_BLOCKS,
    MAX_CELLS,
    MAX_DEPTH,
    MAX_TABLE_DEPTH,
    MAX_TAGS,
    refuse,
)
from govinfo_report.readers.charset import decode_page
from govinfo_report.readers.grids import Spanned, grid_of, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_SKIPPED: Final = frozenset(
    "-comment applet audio button canvas del embed head iframe math noscript object option rp rt s "
    "script select strike style svg template title video".split()
)
"""Elements whose words nobody sees on the page, or sees struck out."""

_TRANSPARENT: Final = frozenset("p div span font b strong i em u o:p center a".split())
_WORDED: Final = frozenset(("input", "sup", "sub"))
_ROW_GROUPS: Final = frozenset(("tbody", "thead", "tfoot"))
_LEADING_NUMBER: Final = re.compile(r"\s*\+?([0-9]{1,6})")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|text-decoration[^;]*line-through", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BREAK: Final = "\x00"
"""Parts the text nodes of an element; no text of a parsed page holds it."""

_LONG: Final = 60
"""A row with one cell longer than this is a paragraph between two parts of a table."""

_ARTICLE: Final = 400
"""A cell longer than this, and of several paragraphs, is no cell of a table of data."""


def page_of_html(data: bytes, *, name: str | None = None) -> Page:
    """A web page as a page.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
        ReadError: The page is larger or nested deeper than any report's.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtraError("html", "reading HTML") from error
    if data.count(b"<") > MAX_TAGS:
        refuse("tags", MAX_TAGS)
    text = decode_page(data)
    if _CONTROL.search(text):
        text = _CONTROL.sub("\ufffd", text)
    tree = LexborHTMLParser(text)
    walk = _Walk(may_hide="display" in text or "hidden" in text or "line-through" in text)
    if tree.body is not None:
        walk.element(tree.body)
    blocks = walk.finish()
    head = tree.css_first("title")
    if head is not None and (title := _headline(head.text(), blocks)) is not None:
        blocks.insert(0, title)
    # A page that was cut off does not end in a tag.
    open_end = not text.rstrip().endswith(">")
    return Page(
        tuple(blocks), format="html", lines=walk.lines > walk.paragraphs, open_end=open_end, name=name
    )


def _headline(title: str, blocks: list[Block]) -> Paragraph | None:
    """The title in the window's frame, without the name of the site, unless the page repeats it."""
    words = max(re.split(r"\s*[_|]+\s*|\s+[-—–]+\s+", title), key=len).strip()
    key = _SPACE.sub("", words)
    for block in blocks:
        if isinstance(block, Paragraph) and key in _SPACE.sub("", block.text):
            return None
    return Paragraph(words, Place(paragraph=0)) if words else None


class _Walk:
    """Gathers paragraphs and grids in reading order.

    Attributes:
        lines: How many paragraphs were ended by a line break or a line of preformatted text.
        paragraphs: How many were ended otherwise.
    """

    def __init__(self, *, may_hide: bool) -> None:
        self.lines = self.paragraphs = 0
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._tables = self._cells = self._number = 0
        self._may_hide = may_hide
        self._gap = False

    def finish(self) -> list[Block]:
        """The blocks, the last paragraph among them."""
        self._flush()
        return self._blocks

    def element(self, root: LexborNode, depth: int = 0) -> None:
        """Walks what is inside an element; ``depth`` is that of tables."""
        if depth > MAX_TABLE_DEPTH:
            refuse("tables inside one another", MAX_TABLE_DEPTH)
        stack = [(root.iter(include_text=True), True)]
        preformatted = 0
        while stack:
            nodes, block = stack[-1]
            node = next(nodes, None)
            if node is None:
                stack.pop()
                if block:
                    self._flush()
                preformatted = min(preformatted, len(stack))
                continue
            tag = node.tag
            if tag == "-text":
                self._add(node.text_content or "", preformatted=bool(preformatted))
            elif tag == "br":
                self._flush(broken=True)
            elif tag in _SKIPPED or (self._may_hide and _is_hidden(node)):
                continue
            elif tag == "table" and self._table(node, depth):
                continue
            elif tag in _WORDED:
                self._text.append(_worded(node, self._text))
            else:
                if len(stack) > MAX_DEPTH:
                    refuse("elements inside one another", MAX_DEPTH)
                is_block = tag in _BLOCKS
                if is_block:
                    self._flush()
                stack.append((node.iter(include_text=True), is_block))
                if tag == "pre" and not preformatted:
                    preformatted = len(stack)

    def _add(self, text: str, *, preformatted: bool) -> None:
        if not preformatted:
            self._text.append(text)
            return
        first, *rest = text.split("\n")
        self._text.append(first)
        for line in rest:
            self._flush(broken=True, exact=True)
            self._text.append(line)

    def _flush(self, *, broken: bool = False, exact: bool = False) -> None:
        """Ends the paragraph."""
        if not self._text:
            self._gap = self._gap or broken
            return
        text = "".join(self._text)
        self._text.clear()
        if not exact:
            text = _SPACE.sub(" ", text).strip(" ")
        if not text or text.isspace():
            self._gap = True
            return
        self._number += 1
        if self._number > MAX_BLOCKS:
            refuse("paragraphs", MAX_BLOCKS)
        self._blocks.append(Paragraph(text, Place(paragraph=self._number), self._gap))
        self._gap = False
        if broken:
            self.lines += 1
        else:
            self.paragraphs += 1

    def _table(self, table: LexborNode, depth: int) -> bool:
        """Takes a table as a grid; ``False`` where it has a single column and is only a frame."""
        rows: list[list[Spanned]] = []
        laid_out: dict[int, LexborNode] = {}
        for row in _rows_of(table):
            if self._may_hide and _is_hidden(row):
                continue
            cells: list[Spanned] = []
            for cell in row.iter():
                if self._may_hide and _is_hidden(cell):
                    continue
                text = self._cell_text(cell, depth)
                if text is None:
                    laid_out[len(rows)] = row
                    text = ""
                attributes = cell.attributes
                cells.append(
                    Spanned(text, _span(attributes, "colspan"), _span(attributes, "rowspan"))
                    if attributes
                    else Spanned(text)
                )
            self._cells += len(cells)
            if self._cells > MAX_CELLS:
                refuse("cells", MAX_CELLS)
            rows.append(cells)
        if all(len(row) < 2 for row in rows):
            return False
        self._flush()
        caption = table.css_first("caption")
        if caption is not None and caption.parent == table:
            self.element(caption, depth + 1)
        self._rows(rows, laid_out, depth)
        return True

    def _rows(
        self, rows: list[list[Spanned]], laid_out: dict[int, LexborNode], depth: int
    ) -> None:
        """The rows as one grid, or as several with what else stands in the table between them."""
        self._tables += 1
        grid = grid_of(rows, self._tables)
        begun = 0
        for place, row in enumerate(rows):
            long = len(row) == 1 and len(row[0].text) > _LONG
            if not long and place not in laid_out:
                continue
            if begun < place:
                self._blocks.append(part_of(grid, begun, place))
            begun = place + 1
            if long:
                for line in row[0].text.split("\n"):
                    self._text.append(line)
                    self._flush()
            else:
                self.element(laid_out[place], depth + 1)
        if begun < len(rows):
            self._blocks.append(part_of(grid, begun, len(rows)))

    def _cell_text(self, cell: LexborNode, depth: int) -> str | None:
        """A cell's words, a line for each of its lines; ``None`` where it holds a part of a page."""
        text = cell.text(separator=_BREAK)
        if not text and cell.child is None:
            return ""
        if _BREAK not in text and _is_plain(cell):
            return _SPACE.sub(" ", text).strip(" \xa0")
        if cell.css_first("table") is not None:
            return None
        inner = _Walk(may_hide=self._may_hide)
        inner.element(cell, depth)
        lines = [block.text for block in inner.finish() if isinstance(block, Paragraph)]
        text = "\n".join(lines)
        return None if len(text) > _ARTICLE and len(lines) > 2 else text


def _rows_of(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from (row for row in child.iter() if row.tag == "tr")


def _span(attributes: dict[str, str | None], name: str) -> int:
    """A colspan or rowspan; 1 where it is missing or no number, as in browsers."""
    value = attributes.get(name)
    if value is None:
        return 1
    match = _LEADING_NUMBER.match(value)
    return max(int(match[1]), 1) if match else 1


def _is_plain(cell: LexborNode) -> bool:
    """Whether a cell holds one text in elements that change nothing about it."""
    node = cell.child
    while node is not None and node.tag in _TRANSPARENT and node.next is None:
        node = node.child
    return node is not None and node.tag == "-text" and node.next is None


def _is_hidden(node: LexborNode) -> bool:
    if not node.is_element_node:
        return False
    attributes = node.attributes
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def _worded(node: LexborNode, before: list[str]) -> str:
    """Words that are no text of their own: of a form's field, of a footnote's mark."""
    if node.tag == "input":
        attributes = node.attributes
        shown = (attributes.get("type") or "text").lower() in ("text", "number")
        return (attributes.get("value") or "") if shown else ""
    words = node.text()
    # 22<sup>1</sup> is twenty-two with a footnote.
    follows_digit = bool(before) and before[-1][-1:].isdigit()
    return f"（{words.strip()}）" if follows_digit and words.strip() else words
