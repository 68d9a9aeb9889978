"""A page as a stream of lines: what every part of the recogniser walks over.

A line is a printed line, a paragraph, or a row of a grid, and has pieces: the cells of the row, or
the words of the line parted where a wide gap or a tab parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govinfo_report.page import Cell, Grid, Page, Place

_GAPS: Final = re.compile(r"\t+|[ \u3000\xa0]{2,}")
_PAGE_MARK: Final = re.compile(
    r"[-—–－]+\s*[0-9０-９]{1,4}\s*[-—–－]+|第\s*[0-9０-９]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9０-９]{1,4}\s*页)?|"
    r"P\.\s*[0-9０-９]{1,4}|Page\s+[0-9０-９]{1,4}\s+-\s.{0,80}"
)
_HASHES: Final = re.compile(r"#{1,6}\s+")


class Line:
    """One line of the stream.

    Attributes:
        index: Its place in the stream.
        text: Its words, white space at the ends removed; the cells of a row are parted by a bar.
        indent: How many columns of white space stand before it (a Chinese space counts two).
        gap: Whether something empty stands before it.
        place: Where it stands on the page.
        cells: The cells of a row of a grid; ``None`` for a paragraph.
        grid: The grid that it is a row of.
    """

    __slots__ = ("cells", "gap", "grid", "indent", "index", "place", "text")

    def __init__(
        self,
        index: int,
        text: str,
        place: Place,
        *,
        indent: int = 0,
        gap: bool = False,
        cells: tuple[Cell, ...] | None = None,
        grid: Grid | None = None,
    ) -> None:
        self.index = index
        self.text = text
        self.place = place
        self.indent = indent
        self.gap = gap
        self.cells = cells
        self.grid = grid

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
    for line in _all_lines(page):
        if _is_mark(line.text) and line.cells is None:
            line.index = len(lines)
            marks.append(line)
        else:
            line.index = len(lines)
            lines.append(line)
    return lines, marks


def _is_mark(text: str) -> bool:
    return text[0] in "-—–－第P" and len(text) < 100 and _PAGE_MARK.fullmatch(text) is not None


def _all_lines(page: Page) -> Iterator[Line]:
    for block in page.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                words = [cell.text for cell in row]
                place = row[0].place if row else block.place
                shown = [text for text in words if text]
                text = shown[0] if len(shown) == 1 else " | ".join(words)
                yield Line(0, text or "|", place, cells=row, grid=block)
            continue
        text = block.text.strip()
        if not text:
            continue
        if text[0] == "#":
            text = _HASHES.sub("", text, count=1) or text
        indent = 0
        if block.text[0] != text[0]:
            lead = block.text[: len(block.text) - len(block.text.lstrip())]
            indent = len(lead) + lead.count("\u3000")
        yield Line(0, text, block.place, indent=indent, gap=block.after_gap)
