"""A page as a stream of lines: what every part of the recogniser walks over.

A line is a printed line, a paragraph, or a row of a grid, and has pieces: the cells of the row, or
the words of the line parted where a wide gap or a tab parts them.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from govinfo_report.page import Grid, Page, Place, Row

_GAPS: Final = re.compile(r"\t+|[ \u3000\xa0]{2,}")
_PAGE_MARK: Final = re.compile(
    r"[-—–－]+\s*[0-9０-９]{1,4}\s*[-—–－]+|第\s*[0-9０-９]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9０-９]{1,4}\s*页)?|"
    r"P\.\s*[0-9０-９]{1,4}|Page\s+[0-9０-９]{1,4}\s+-\s.{0,80}"
)
_MARK_BEGINS: Final = "-—–－第P"
# What browsers print around a page: date, time and title above, address and page number below.
_BROWSERS: Final = re.compile(
    r"(?:file|ﬁle|https?)://\S+\s+[0-9]{1,3}/[0-9]{1,3}|"
    r"(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|20[0-9]{2}/[0-9]{1,2}/[0-9]{1,2})[,，]?\s+"
    r"(?:上午|下午)?[0-9]{1,2}:[0-9]{2}(?:\s?[AP]M)?(?:\s.{0,120})?"
)
_HASHES: Final = re.compile(r"#{1,6}\s+")


class Line(Struct, eq=False, gc=False):
    """One line of the stream.

    Attributes:
        index: Its place in the stream.
        text: Its words, white space at the ends removed; the cells of a row are parted by a bar.
        indent: How many columns of white space stand before it (a Chinese space counts two).
        gap: Whether something empty stands before it.
        spot: Where it stands on the page; ``None`` for a row, which says so itself.
        cells: The cells of a row of a grid; ``None`` for a paragraph.
        grid: The grid that it is a row of.
    """

    index: int
    text: str
    spot: Place | None
    indent: int = 0
    gap: bool = False
    cells: Row | None = None
    grid: Grid | None = None

    @property
    def place(self) -> Place:
        """Where it stands on the page: a row where its first cell does."""
        if self.spot is not None or self.cells is None:
            return self.spot or Place()
        if self.cells.texts or self.grid is None:
            return self.cells.place_of(0)
        return self.grid.place

    def pieces(self) -> list[str]:
        """The words of a paragraph, parted at wide gaps and tabs."""
        text = self.text
        if "  " in text or "\t" in text or "\u3000" in text or "\xa0" in text:
            return _GAPS.split(text)
        return [text]


def lines_of(page: Page) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and apart from them the page marks (``- 5 -``, ``P. 8``) among them."""
    lines: list[Line] = []
    marks: list[Line] = []
    for block in page.blocks:
        if isinstance(block, Grid):
            for cells in block.rows:
                row = Row.of(cells)
                alone = row.texts.count("") == len(row.texts) - 1
                text = ("" if alone else " | ").join(row.texts)
                lines.append(Line(len(lines), text or "|", None, 0, False, row, block))
            continue
        whole = block.text
        if whole.isdecimal():  # a cell on a line of its own
            lines.append(Line(len(lines), whole, block.place, 0, block.after_gap))
            continue
        text = whole.strip()
        if not text:
            continue
        first = text[0]
        indent = 0
        if whole[0] != first:
            indent = whole.index(first)
            indent += whole.count("\u3000", 0, indent)
        if first == "#":
            text = _HASHES.sub("", text, count=1) or text
        line = Line(len(lines), text, block.place, indent, block.after_gap)
        may_be_mark = first in _MARK_BEGINS or "/" in text[:9]
        (marks if may_be_mark and _is_mark(text) else lines).append(line)
    return lines, marks


def _is_mark(text: str) -> bool:
    if text[0] in _MARK_BEGINS:
        return len(text) < 100 and _PAGE_MARK.fullmatch(text) is not None
    return len(text) > 8 and ":" in text and _BROWSERS.fullmatch(text) is not None
