"""HTML → :class:`~govinfo_report.page.Page`: files saved by browsers, crawlers, Word.

The tree of the page is walked once, in reading order. A table that lays out a page (it holds other
tables, or articles in its cells) is walked like any other element; a table of data becomes a grid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from govinfo_report.errors import MissingExtraError, ReadError
from govinfo_report.page import Block, Page, Paragraph, Place
from govinfo_report.readers.assembly import Assembly
from govinfo_report.readers.bounds import MAX_DEPTH, refuse
from govinfo_report.readers.charset import decode_page
from govinfo_report.readers.grids import Filled
from govinfo_report.readers.html_cost import check_cost

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div"),
        *("details", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "legend", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        "ul",
    )
)
_SKIPPED: Final = frozenset(
    (
        *("-comment", "applet", "audio", "button", "canvas", "del", "embed", "head", "iframe"),
        *("math", "noscript", "object", "option", "rp", "rt", "s", "script", "select", "strike"),
        *("style", "svg", "template", "title", "video"),
    )
)
"""Elements whose words nobody sees on the page, or sees struck out."""

_TRANSPARENT: Final = frozenset(
    ("p", "div", "span", "font", "b", "strong", "i", "em", "u", "o:p", "center", "a")
)
_WORDED: Final = frozenset(("input", "sup", "sub"))
_ROW_GROUPS: Final = frozenset(("tbody", "thead", "tfoot"))
_CELLS: Final = frozenset(("td", "th"))
_LEADING_NUMBER: Final = re.compile(r"\s*\+?([0-9]{1,6})")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|text-decoration[^;]*line-through", re.IGNORECASE)
_MAY_HIDE: Final = (b"display", b"hidden", b"line-through")
_CONTROLS: Final = bytes((*range(9), 11, *range(14, 32), 127))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BREAK: Final = "\x00"
"""Parts the text nodes of an element; no text of a parsed page holds it."""


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
    check_cost(data)
    text = decode_page(data)
    # No encoding but UTF-16 has these bytes inside a character.
    if len(data.translate(None, _CONTROLS)) < len(data):
        text = _CONTROL.sub("\ufffd", text)
    tree = LexborHTMLParser(text)
    assembly = Assembly()
    lowered = data.lower()
    walk = _Walk(assembly, may_hide=any(word in lowered for word in _MAY_HIDE))
    if tree.body is not None:
        walk.element(tree.body)
    blocks = assembly.blocks
    head = tree.css_first("title")
    if head is not None and (title := _headline(head.text(), blocks)) is not None:
        blocks.insert(0, title)
    # A page that was cut off does not end in a tag.
    open_end = not text.rstrip().endswith(">")
    lines = walk.broken > walk.ended  # a text that somebody put into a page line by line
    return Page(tuple(blocks), format="html", lines=lines, open_end=open_end, name=name)


def page_of_mhtml(data: bytes, *, name: str | None = None) -> Page:
    """A web page that was saved with all its parts in one file.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
        ReadError: There is no page in the file, or it is larger than any report's.
    """
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page_of_html(page, name=name)
    raise ReadError("there is no web page in this file (MHTML): save it anew as HTML")


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
        broken: How many paragraphs were ended by a line break or a line of preformatted text.
        ended: How many were ended otherwise.
    """

    __slots__ = ("_assembly", "_may_hide", "_text", "broken", "ended")

    def __init__(self, assembly: Assembly, *, may_hide: bool) -> None:
        self.broken = self.ended = 0
        self._assembly = assembly
        self._text: list[str] = []
        self._may_hide = may_hide

    def element(self, root: LexborNode) -> None:
        """Walks what is inside an element."""
        stack = [(root.iter(include_text=True), True)]
        preformatted = 0  # how deep the stack was where preformatted text began
        while stack:
            nodes, block = stack[-1]
            node = next(nodes, None)
            if node is None:
                if block:
                    self._flush()
                if len(stack) == preformatted:
                    preformatted = 0
                stack.pop()
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._add(node.text_content or "", preformatted=bool(preformatted))
            elif not self._took(node, tag):
                if len(stack) > MAX_DEPTH:
                    refuse("elements inside one another", MAX_DEPTH)
                block = tag in _BLOCKS
                if block:
                    self._flush()
                stack.append((node.iter(include_text=True), block))
                if tag == "pre" and not preformatted:
                    preformatted = len(stack)

    def _took(self, node: LexborNode, tag: str) -> bool:
        """Takes an element that is no mere container; whether it was one."""
        if tag == "br":
            self._flush(broken=True)
        elif tag in _SKIPPED or (self._may_hide and _is_hidden(node)):
            pass
        elif tag == "table":
            self._table(node)
        elif tag in _WORDED:
            self._text.append(_worded(node, self._text))
        else:
            return False
        return True

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
            if broken:
                self._assembly.gap()
            return
        text = "".join(self._text)
        self._text.clear()
        self._assembly.paragraph(text if exact else _collapsed(text))
        if broken:
            self.broken += 1
        else:
            self.ended += 1

    def _table(self, table: LexborNode) -> None:
        self._flush()
        rows: list[list[Filled]] = []
        for child in table.iter():
            if self._may_hide and _is_hidden(child):
                continue
            if child.tag in _ROW_GROUPS:
                rows += [self._row(row) for row in child.iter() if row.tag == "tr"]
            elif child.tag == "caption":
                self.element(child)
            elif child.tag != "colgroup":  # widths of columns, no row
                rows.append(self._row(child))
        self._assembly.table(rows)

    def _row(self, row: LexborNode) -> list[Filled]:
        if self._may_hide and _is_hidden(row):
            return []
        return [
            self._cell(cell)
            for cell in row.iter()
            if cell.tag in _CELLS and not (self._may_hide and _is_hidden(cell))
        ]

    def _cell(self, cell: LexborNode) -> Filled:
        attributes = cell.attributes
        columns = rows = 1
        if "colspan" in attributes:
            columns = _span(attributes["colspan"])
        if "rowspan" in attributes:
            rows = _span(attributes["rowspan"])
        text = cell.text(separator=_BREAK)
        if text.isdecimal() and _is_plain(cell):  # nearly every cell
            return Filled(text, columns, rows)
        if not text and cell.child is None:
            return Filled("", columns, rows)
        if _BREAK not in text and _is_plain(cell):
            return Filled(_collapsed(text).strip("\xa0"), columns, rows)
        inner = _Walk(self._assembly.inside(), may_hide=self._may_hide)
        inner.element(cell)
        return inner._assembly.as_cell(columns, rows)


def _span(value: str | None) -> int:
    """A colspan or rowspan; 1 where it is no number, as in browsers."""
    match = _LEADING_NUMBER.match(value or "")
    return max(int(match[1]), 1) if match else 1


def _collapsed(text: str) -> str:
    """White space as a browser shows it; a Chinese space or one that must not break stays."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


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
