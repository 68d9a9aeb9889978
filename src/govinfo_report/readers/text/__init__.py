"""Text → :class:`~govinfo_report.page.Page`: its encoding, its lines, and grids of its rows.

Agencies' web pages declare gb2312 and are GB18030, declare UTF-8 and are GBK, or declare nothing;
crawlers save pages as UTF-8 without correcting the declaration: the bytes decide.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from govinfo_report.language import Text
from govinfo_report.page import Page, PageBlock, PageGrid, PageRow, Paragraph, Place
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.text.rows import (
    comma_rows,
    is_marked,
    listed_rows,
    tabbed,
    unboxed,
    unmarked,
    with_own_bars,
    without_bullets,
)
from govinfo_report.text import visible

_BARS: Final = re.compile(r"[|｜]")
_UNESCAPED_BARS: Final = re.compile(r"(?<!\\)\|")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_SIGN_AND_BAR: Final = ("-- |", "--|")
"""A cell that has a sign in place of a number, and its bar."""
_RULING: Final = frozenset("|｜:+=- \t")
_FRAME: Final = "|｜ \t\u3000\xa0"
_CONTROLS: Final = bytes((*range(9), *range(14, 32), 127))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_HEAD: Final = 4096
"""Bytes in which a page declares its encoding."""

_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# GB2312 and GBK are parts of GB18030; browsers read them so as well.
_FAMILY: Final = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}
_KNOWN: Final = frozenset(("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"))

# The commonest characters of Chinese text and of reports: what the right decoding is full of.
_COMMON: Final = re.compile("[的是在不年月日公开政府信息工作行法理数情况報開務資]")
_ENOUGH: Final = 10
"""Fewest such characters of a text without a mark; a report has hundreds."""

_BROKEN: Final = "\ufffd"
_COST: Final = 8
"""How many common characters one broken one outweighs."""


def decode(data: bytes) -> str:
    """Decodes a file in UTF-8 or UTF-16, with or without a byte order mark, or in GB18030.

    Raises:
        ReadError: The bytes are in none of these encodings.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in data and (encoding := _utf16_of(data)) is not None:
        encodings = (encoding,)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            # A file may end inside a character: what stands before it is read, and its end is open.
            text = getincrementaldecoder(encoding)().decode(data, final=False)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise refusal("no_encoding")


def page_of_text(text: str, *, format: str = "text", name: str | None = None) -> Page:  # noqa: A002  # the name of read()'s argument
    """Makes a page of a text.

    A line with bars is a row of a grid, ragged as printed, and so is one with tabs between its
    cells or, in a text of such rows, commas; any other line is a paragraph.
    Blank lines are kept as the mark of a gap before the next paragraph. In Markdown a backslash
    before punctuation says that the character is one of the text's own.

    Raises:
        ReadError: The text is larger than the stated bounds, or binary.
    """
    _refuse_hostile(text)
    is_markdown = format == "markdown"
    bars = _UNESCAPED_BARS if is_markdown else _BARS
    text = unboxed(visible(text).replace("\r\n", "\n").replace("\r", "\n"))
    # Form feeds stand between printed pages; to a reader of lines they are a gap.
    lines = without_bullets(text.replace("\f", "\n"))
    if "\n|\n" in text:
        lines = with_own_bars(lines)
    commas = comma_rows(text, lines)
    lines, lists = listed_rows(text, lines)
    is_bold = "**" in text or "<br" in text or "&nbsp;" in text
    marked = is_markdown or (is_bold and is_marked(lines))
    if marked or commas or lists or any(sign in text for sign in "|｜\t"):
        blocks = _blocks(lines, bars, commas, lists, marked=marked, is_markdown=is_markdown)
    else:  # nothing separates cells in it: nearly every text
        blocks = _paragraphs(lines)
    adjoining = any(
        isinstance(above, Paragraph) and isinstance(below, Paragraph) and not below.after_gap
        for above, below in pairwise(blocks)
    )
    # White space or a bar closes what stands before it; anything else may have been cut short.
    open_end = bool(text) and not (text[-1].isspace() or text[-1] in "|｜")
    # In Markdown blank lines separate paragraphs: without adjoining lines, all are paragraphs.
    return Page(
        tuple(blocks),
        format=format,
        lines=adjoining or not is_markdown,
        open_end=open_end,
        name=name,
    )


def _paragraphs(lines: list[str]) -> list[PageBlock]:
    """Returns the lines, each a paragraph."""
    blocks: list[PageBlock] = []
    gap = False
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            gap = True
        else:
            blocks.append(Paragraph(line, Place(None, number), gap))
            gap = False
    return blocks


def _blocks(
    lines: list[str],
    bars: re.Pattern[str],
    commas: dict[int, list[str]],
    lists: dict[int, list[list[str]]],
    *,
    marked: bool,
    is_markdown: bool,
) -> list[PageBlock]:
    """Returns lines whose cells something separates as grids, and other lines as paragraphs."""
    blocks: list[PageBlock] = []
    rows: list[tuple[int, str, list[str] | None]] = []
    grids = 0
    gap = False
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            gap = True
            continue
        found: Sequence[list[str] | None] = lists.get(number - 1, ())
        if not found and ("|" in line or "｜" in line) and bars.search(line):
            found = (None,)
        elif not found:
            cells = commas.get(number - 1) or (tabbed(line) if "\t" in line else None)
            found = () if cells is None else (cells,)
        if found:
            rows += [(number, line, cells) for cells in found]
        else:
            if rows:
                grids += 1
                blocks += _grid(rows, grids, bars, marked=marked)
                rows = []
            text = unmarked(line) if marked else line
            text = _ESCAPED.sub(r"\1", text) if is_markdown else text
            blocks.append(Paragraph(text, Place(None, number), gap))
        gap = False
    return blocks + _grid(rows, grids + 1, bars, marked=marked)


def _refuse_hostile(text: str) -> None:
    bounds.CHARACTERS.check(len(text))
    bounds.LINES.check(text.count("\n"))
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded.translate(None, _CONTROLS)) == len(encoded):
        return
    if match := _CONTROL.search(text.replace("\f", "")):
        line = text.count("\n", 0, match.start()) + 1
        raise refusal("text_control", Text(f"第{line}行", f"line {line}"))


def _grid(
    found: list[tuple[int, str, list[str] | None]],
    table: int,
    bars: re.Pattern[str],
    *,
    marked: bool,
) -> list[PageBlock]:
    """Returns a grid of consecutive lines with bars or given cells; none of ruling lines only."""
    lines = [row for row in found if row[2] is not None or not _is_rule(row[1])]
    # Where every row begins with a bar, the bar is a frame; elsewhere it follows a blank cell.
    worded = [line for _, line, cells in lines if cells is None and line.strip(_FRAME)]
    # The first line may have a heading before it.
    closed = worded[1:] if len(worded) > 2 else worded
    framed = bool(worded) and all(line.lstrip()[0] in "|｜" for line in closed)
    rows: list[PageRow] = []
    for number, line, given in lines:
        texts = given or bars.split(line, bounds.COLUMNS)
        if marked:
            texts = [unmarked(text) for text in texts]
        if given is None:
            if bars is _UNESCAPED_BARS:
                texts = [_ESCAPED.sub(r"\1", text) for text in texts]
            if not texts[-1].strip():
                texts.pop()  # the last bar closes the row
            if framed and len(texts) > 1 and line.strip(_FRAME) and line.lstrip()[0] in "|｜":
                texts.pop(0)
        place = len(rows) + 1
        where = Place(line=number, table=table, row=place)
        rows.append(PageRow([text.strip() for text in texts], where, range(len(texts))))
    return [PageGrid(tuple(rows), spans=False, place=rows[0].place_of(0))] if rows else []


def _is_rule(line: str) -> bool:
    """Whether a line only rules a table: ``|---|---|``."""
    is_rule = ("--" in line or "==" in line) and _RULING.issuperset(line)
    return is_rule and line.strip() not in _SIGN_AND_BAR


def _utf16_of(data: bytes) -> str | None:
    """Returns the byte order of a text in UTF-16 without a mark; ``None`` if it is not UTF-16.

    An even number of bytes is a text in either order, mostly of characters that no report has: the
    order is right in which the commonest characters are there, and no control character is.
    """
    if b"\x00" not in data[:_HEAD] or len(data) % 2:
        return None
    found = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            found[encoding] = len(_COMMON.findall(text))
    best = max(found, key=found.__getitem__, default=None)
    if best is None or found[best] < _ENOUGH:
        return None
    return best if all(found[best] > 8 * n for name, n in found.items() if name != best) else None


def decode_page(data: bytes) -> str:
    """Decodes a web page; bytes that are in no encoding become U+FFFD."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if (unmarked := _utf16_of(data)) is not None:
        return data.decode(unmarked)
    if b"\x00" in data[:200]:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _most_likely(data)


def _most_likely(data: bytes) -> str:
    """Returns the decoding with the most common characters and the fewest broken ones."""
    match = _DECLARED.search(data[:_HEAD])
    declared = match[1].decode("ascii").lower() if match else ""
    declared = _FAMILY.get(declared, declared)
    candidates = dict.fromkeys((declared, "utf-8", "gb18030", "big5"))
    texts = [data.decode(name, "replace") for name in candidates if name in _KNOWN]
    return max(texts, key=lambda text: len(_COMMON.findall(text)) - _COST * text.count(_BROKEN))
