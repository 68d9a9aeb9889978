"""The elements of a web page, walked tag by tag into paragraphs and tables.

What is walked is the page as a parser writes it out after mending it: every tag is closed, every
attribute quoted, no ``<`` stands in a text. It is a text and not the tree of one parser, since the
same text comes from Lexbor and, in a browser, from parse5. One expression finds the tags of such a
text, and a cell that holds one text (nearly every cell of a report) is found whole; visiting the
nodes of Lexbor's tree takes several times as long.

A table that lays out a page (it holds other tables, or articles in its cells) is walked like any
other element; a table of data becomes a grid. A page has a handful of attributes, and a batch of
pages a few hundred labels, again and again: what they mean is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from govinfo_report.page import ASIDE_ATTRIBUTE
from govinfo_report.readers.assembly import Assembly, FilledCell, FilledRow
from govinfo_report.readers.bounds import PICTURES_SEEN
from govinfo_report.readers.html.pictures import PictureSize, named_picture
from govinfo_report.text import Remembered

# A name may hold nearly anything, quotes included; its value is quoted and holds no quote.
_ATTRIBUTES: Final = r'(?: [^ \t\n\r\f/>][^ \t\n\r\f/>=]*+(?:="[^"]*+")?)*+'
_OWN: Final = re.compile(rf"({_ATTRIBUTES})>")
_SPANS: Final = re.compile(r' (col|row)span="[ \t\n\r\f]*\+?([0-9]{1,6})')
_LONG: Final = 300
"""Words and attributes longer than this are not remembered."""

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_STYLE: Final = re.compile(r' style="([^"]*)"')
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none")
_FIELD: Final = re.compile(r' (type|value)="([^"]*)"')


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS: Final = _names(
    "address article aside blockquote body center dd div details dl dt fieldset figcaption "
    "figure footer form header h1 h2 h3 h4 h5 h6 hr html legend li main nav ol p pre section "
    "summary ul"
)
"""Elements that begin and end a paragraph; tables have their own way."""

_SKIPPED: Final = _names(
    "applet audio button canvas del head iframe math noscript object option rp rt s strike svg "
    "template title video"
)
"""Elements whose words are not shown on the page, or are struck out."""

_VOID: Final = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
"""Elements that are never closed, and so hold nothing that could be skipped."""

_OPENED: Final = _BLOCKS | _names("br caption img input sub sup table td th tr")
_CLOSED: Final = frozenset(f"/{name}" for name in _OPENED)
"""Tags that mean something of their own."""

_KNOWN: Final = _OPENED | _SKIPPED
_LITERAL: Final = ("</xmp", "</plaintext")
"""How an element ends, without its ``>``, whose text is found whole."""

_WRAPPER: Final = r"(?:p|div|span|font|b|strong|i|em|u|o:p|center|a)"
_TOKEN: Final = re.compile(
    # A cell with one text in elements that change nothing about it; what stands before the text.
    rf"<(?:t[dh](>|{_ATTRIBUTES}>\s*+(?:<{_WRAPPER}{_ATTRIBUTES}>\s*+)*+)([^<]*+)"
    rf"(?:</t[dh]>|(?:</{_WRAPPER}>\s*+)++</t[dh]>)"
    # What is no text of the page, whole: in a script a ``<`` is no tag.
    r"|(?:script|style|noembed|noframes|iframe)[ >].*?</(?:script|style|noembed|noframes|iframe)>"
    r"|!--.*?-->"
    # What is text of the page, whole: nothing in it is a tag or a comment either.
    r"|((?:xmp[ >].*?</xmp|plaintext[ >].*</plaintext)(?=>)"
    # Any other tag.
    rf"|/?[^ \t\n\r\f/>]++{_ATTRIBUTES})>)"
    # The text behind it.
    r"([^<]*+)",
    re.DOTALL,
)


class _CellLook(NamedTuple):
    """How a cell is shown.

    Attributes:
        columns: How many columns it covers; 1 where that is no number, as in browsers.
        rows: How many rows it covers.
        hidden: Whether it is not shown.
        blank: Whether what is in it is not shown.
    """

    columns: int
    rows: int
    hidden: bool
    blank: bool


def _parse_look(lead: str) -> _CellLook | None:
    """Returns how a cell is shown, by its attributes and the tags before its text.

    ``None`` for nearly every one: it is shown, and covers one column of one row.
    """
    own = _OWN.match(lead)
    attributes = own[1] if own is not None else lead
    columns = rows = 1
    if "span=" in attributes:
        for kind, number in _SPANS.findall(attributes):
            if kind == "col":
                columns = max(int(number), 1)
            else:
                rows = max(int(number), 1)
    look = _CellLook(columns, rows, _hides(attributes), _hides(lead[len(attributes) :]))
    return None if look == (1, 1, False, False) else look


def _hides(attributes: str) -> bool:
    """Whether an element with these attributes is not shown, struck out, or beside the page."""
    if "hidden" in attributes or ASIDE_ATTRIBUTE in attributes:
        # The names stand outside the quotes: a class may be called so too.
        names = "".join(attributes.split('"')[::2]).replace("=", " ").split()
        if "hidden" in names or ASIDE_ATTRIBUTE in names:
            return True
    style = _STYLE.search(attributes)
    return style is not None and any(map(_hides_text, style[1].lower().split(";")))


def _hides_text(declaration: str) -> bool:
    """Whether a declaration of a style says that a text is not shown, or is struck out."""
    if "text-decoration" in declaration:
        return "line-through" in declaration.partition("text-decoration")[2]
    return _NOT_SHOWN.search(declaration) is not None


_look_of: Final = Remembered(_parse_look, most=1024, longest=_LONG).__getitem__
"""How a cell is shown, by its attributes and the tags before its text; mostly ``None``."""

_is_hidden: Final = Remembered(_hides, most=1024, longest=_LONG).__getitem__
"""Whether an element with these attributes is not shown, or is struck out."""


def _shown_field(attributes: str) -> str:
    """Returns the words that a field of a form shows."""
    found = dict(_FIELD.findall(attributes))
    shown = found.get("type", "text").lower() in ("text", "number")
    return _unescaped(found.get("value", "")) if shown else ""


def _unescaped(text: str) -> str:
    """Replaces the four escapes that the parser writes."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">")
    return text.replace("&amp;", "&")


def _collapsed_words(text: str) -> str:
    return _collapsed(_unescaped(text)).strip("\xa0")


_shown_words: Final = Remembered(_collapsed_words, most=4096, longest=_LONG).__getitem__
"""The words of a cell."""


def _collapsed(text: str) -> str:
    """Collapses white space as a browser does; Chinese and non-breaking spaces stay."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


class _OpenTable:
    """A table whose end was not met yet."""

    __slots__ = ("row", "rows")

    def __init__(self) -> None:
        self.rows: list[FilledRow] = []
        self.row = FilledRow()

    def begin_row(self) -> FilledRow:
        """Adds a row, in which the next cells are."""
        self.row = FilledRow()
        self.rows.append(self.row)
        return self.row


class Walk:
    """Collects paragraphs and tables in reading order.

    Attributes:
        broken: How many paragraphs were ended by a line break or a line of preformatted text.
        ended: How many were ended otherwise.
    """

    def __init__(self, assembly: Assembly, sizes: Mapping[str, PictureSize] = {}) -> None:
        self.broken = self.ended = 0
        self._assembly = assembly
        self._sizes = sizes  # address of a picture → its width and height
        self._pictures: list[tuple[str, str]] = []  # names and addresses of those in the paragraph
        self._seen = 0  # how many pictures there were, small ones included
        self._text: list[str] = []
        self._table: _OpenTable | None = None  # whose rows stand here; None in a cell
        self._outer: list[tuple[Assembly, list[str], _OpenTable | None, str]] = []
        self._marks: list[int] = []  # where the words of open <sup> and <sub> begin
        self._preformatted = 0
        self._skipped = ""  # the element being skipped
        self._depth = 0  # how many of its kind are open

    def through(self, html: str) -> None:
        """Walks through a page as the parser writes it out."""
        table: _OpenTable | None = None
        row: FilledRow | None = None  # where cells are added; None outside a table
        for lead, words, tag, text in _TOKEN.findall(html):
            if lead:
                if row is None:
                    continue
                if lead == ">" or (look := _look_of(lead)) is None:
                    row.texts.append(words if words.isdecimal() else _shown_words(words))
                elif not look.hidden:
                    shown = "" if look.blank else _shown_words(words)
                    row.add(FilledCell(shown, look.columns, look.rows))
                continue
            if table is not None and row is not None:
                if tag == "/tr":
                    continue
                if tag == "tr":
                    row = table.begin_row()
                    continue
            if tag:
                self._tag(tag)
            table = self._table
            row = table.row if table is not None and not self._depth else None
            if text and table is None and not self._depth:
                self._add(text)
        self._flush()

    def _tag(self, tag: str) -> None:
        """Takes a tag, with its attributes, that is no part of a plain cell."""
        name = tag.partition(" ")[0]
        if self._depth:
            self._depth += (name == self._skipped) - (name == "/" + self._skipped)
            return
        if tag[0] == "/":
            if tag in _CLOSED:
                self._close(tag[1:])
            return
        if name not in _KNOWN and tag.endswith(_LITERAL):
            self._literal(tag.partition(">")[2].rpartition("</")[0])
            return
        attributes = tag[len(name) :]
        if name in _SKIPPED or (attributes and _is_hidden(attributes)):
            self._skipped, self._depth = name, self._skip(name)
        elif name in _OPENED:
            self._open(name, attributes)

    def _literal(self, text: str) -> None:
        """Adds a text as it stands, line by line."""
        if self._table is None:
            self._flush()
            for line in text.split("\n"):
                self._text.append(line)
                self._flush(broken=True, exact=True)

    def _skip(self, tag: str) -> int:
        """Returns how many elements of a kind are open when one begins to be skipped."""
        if tag == "tr" and self._table is not None:
            self._table.begin_row()  # a row that is not shown keeps its number
        return 0 if tag in _VOID else 1

    def _open(self, tag: str, attributes: str) -> None:
        table = self._table
        if table is not None:
            if tag == "tr":
                table.begin_row()
            elif tag in ("td", "th"):
                self._enter(self._assembly.inside(), [], attributes)
            elif tag == "caption":
                self._enter(self._assembly, self._text, "")
            return
        if tag == "br":
            self._flush(broken=True)
        elif tag == "table":
            self._flush()
            self._enter(self._assembly, self._text, "")
            self._table = _OpenTable()
        elif tag in _BLOCKS:
            self._flush()
            self._preformatted += tag == "pre"
        elif tag == "img":
            self._seen += 1
            if self._seen <= PICTURES_SEEN:
                found = named_picture(attributes, self._sizes)
                self._pictures += () if found is None else (found,)
        elif tag == "input":
            self._text.append(_shown_field(attributes))
        elif tag in ("sup", "sub"):
            self._marks.append(len(self._text))

    def _close(self, tag: str) -> None:
        table = self._table
        if table is not None:
            if tag == "table":
                self._leave()
                self._assembly.table(table.rows)
            return
        if tag in _BLOCKS:
            self._flush()
            if tag == "pre":
                self._preformatted = max(self._preformatted - 1, 0)
        elif tag in ("td", "th") and self._outer:
            self._flush()
            inner = self._assembly
            attributes = self._leave()
            if self._table is not None:
                look = _look_of(attributes + ">")
                spans = (look.columns, look.rows) if look is not None else (1, 1)
                self._table.row.add(inner.as_cell(*spans))
        elif tag == "caption" and self._outer:
            self._flush()
            self._leave()
        elif tag in ("sup", "sub") and self._marks:
            self._footnote(self._marks.pop())

    def _enter(self, assembly: Assembly, text: list[str], attributes: str) -> None:
        """Enters a table, a cell or a caption."""
        self._outer.append((self._assembly, self._text, self._table, attributes))
        self._assembly, self._text, self._table = assembly, text, None

    def _leave(self) -> str:
        self._assembly, self._text, self._table, attributes = self._outer.pop()
        return attributes

    def _add(self, text: str) -> None:
        text = _unescaped(text)
        if not self._preformatted:
            self._text.append(text)
            return
        first, *rest = text.split("\n")
        self._text.append(first)
        for line in rest:
            self._flush(broken=True, exact=True)
            self._text.append(line)

    def _footnote(self, start: int) -> None:
        """Puts a raised number behind digits in brackets: ``22<sup>1</sup>`` has a footnote."""
        words = "".join(self._text[start:])
        before = self._text[start - 1 : start] if start else []
        if words.strip() and before and before[0][-1:].isdigit():
            self._text[start:] = [f"（{words.strip()}）"]

    def _flush(self, *, broken: bool = False, exact: bool = False) -> None:
        """Ends the paragraph."""
        if self._pictures:
            found, self._pictures = self._pictures, []
            self._flush(broken=broken, exact=exact)
            for name, address in found:
                self._assembly.picture(name, address)
            return
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
