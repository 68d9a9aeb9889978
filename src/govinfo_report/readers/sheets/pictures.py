"""The pictures of sheets: which pages are pictures, and what stands under a picture unseen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, TypeAlias

from govinfo_report.readers.sheets.sheet import Box, Glyph, PrintedSheet, Ruling

FEW: Final = 30
"""A page or document with fewer characters than this has no text to speak of."""

_SQUARES: Final = 40
"""Squares of a page in either direction, in which the part that pictures cover is counted."""

_MOST_OF_IT: Final = 0.5
"""Part of a page that pictures cover where it is a picture."""

_WIDTH: Final = 150.0
"""The least width of a picture that can show a table, in points; a seal is smaller."""

_HEIGHT: Final = 40.0
"""The least height of such a picture."""

_FRAME: Final = 4.0
"""How far from the edge of a picture its frame may be drawn, in points."""

_MOST_PICTURES: Final = 20
"""Most pictures of one page that are named."""


Edges: TypeAlias = tuple[float, float, float, float]
"""Left, upper, right and lower edge of a part of a page, as parts of its width and height."""


class SheetPictures:
    """What the pictures of a sheet cover.

    Attributes:
        sheet: The sheet.
        glyphs: Its characters without hidden ones that stand under a picture: what a program
            recognised in the picture is nothing that the page shows.
        is_full: Whether pictures cover most of the page.
    """

    def __init__(self, sheet: PrintedSheet) -> None:
        self.sheet = sheet
        self._rows = _covered(sheet)
        count = sum(row.bit_count() for row in self._rows)
        self.is_full = count >= _MOST_OF_IT * _SQUARES * _SQUARES
        self.glyphs = [*sheet.glyphs, *(one for one in sheet.hidden if not self._covers(one))]

    def is_page(self, *, has_background: bool) -> bool:
        """Whether the page is a picture.

        Args:
            has_background: Whether words of the document are printed over a picture as large as a
                page: then a page with a few words has that background too.
        """
        words = len(self.glyphs)
        return self.is_full and (words == 0 if has_background else words < FEW)

    @property
    def is_background(self) -> bool:
        """Whether words are printed over a picture as large as the page."""
        return self.is_full and len(self.sheet.glyphs) >= FEW

    def inside(self) -> list[Box]:
        """Returns the pictures that can show a table and have no words printed over them."""
        large = (box for box in self.sheet.pictures if _is_large(box, self.sheet))
        return [
            box for box in islice(large, _MOST_PICTURES) if _count(self.sheet.glyphs, box) < FEW
        ]

    def is_bare(self, box: Box) -> bool:
        """Whether nothing is printed over a picture, so that it shows all that stands there."""
        sheet = self.sheet
        inner = Box(box.x0 + _FRAME, box.top + _FRAME, box.x1 - _FRAME, box.bottom - _FRAME)
        turned = Box(inner.top, inner.x0, inner.bottom, inner.x1)
        return not (
            _count(sheet.glyphs, box)
            or _crosses(sheet.across, inner)
            or _crosses(sheet.down, turned)
        )

    def _covers(self, glyph: Glyph) -> bool:
        x = (glyph.x0 + glyph.x1) / 2 / max(self.sheet.width, 1.0)
        y = (glyph.top + glyph.bottom) / 2 / max(self.sheet.height, 1.0)
        column, row = (min(int(_within(at * _SQUARES)), _SQUARES - 1) for at in (x, y))
        return bool(self._rows[row] >> column & 1)


def _covered(sheet: PrintedSheet) -> list[int]:
    """Returns the squares whose middle a picture covers, as a number of bits for each row."""
    rows = [0] * _SQUARES
    across = sheet.width / _SQUARES or 1.0
    down = sheet.height / _SQUARES or 1.0
    for box in sheet.pictures:
        left, right = _middles(box.x0, box.x1, across)
        top, bottom = _middles(box.top, box.bottom, down)
        bits = (1 << max(right - left, 0)) - 1 << left
        for row in range(top, bottom):
            rows[row] |= bits
    return rows


def _middles(start: float, end: float, size: float) -> tuple[int, int]:
    """Returns the first square whose middle is inside, and the one after the last."""
    first, last = (round(_within(edge / size)) for edge in (start, end))
    return first, last


def _within(position: float) -> float:
    """Returns a position as one on the page; what is no number is at its edge."""
    return min(float(_SQUARES), max(0.0, position))


def part_of(box: Box, sheet: PrintedSheet) -> Edges:
    """Returns what of a box is on a sheet, as parts of the width and height of the sheet."""
    width, height = max(sheet.width, 1.0), max(sheet.height, 1.0)
    sizes = (width, height, width, height)
    left, top, right, bottom = (
        min(1.0, max(0.0, edge / size)) for edge, size in zip(box, sizes, strict=True)
    )
    return left, top, right, bottom


def _is_large(box: Box, sheet: PrintedSheet) -> bool:
    width = min(box.x1, sheet.width) - max(box.x0, 0.0)
    height = min(box.bottom, sheet.height) - max(box.top, 0.0)
    return width >= _WIDTH and height >= _HEIGHT


def _count(glyphs: Iterable[Glyph], box: Box) -> int:
    """Returns how many characters stand inside a box."""
    return sum(
        2 * box.x0 <= glyph.x0 + glyph.x1 <= 2 * box.x1
        and 2 * box.top <= glyph.top + glyph.bottom <= 2 * box.bottom
        for glyph in glyphs
    )


def _crosses(rulings: Iterable[Ruling], box: Box) -> bool:
    """Whether a level ruling runs through a box."""
    return any(
        box.top < ruling.at < box.bottom and ruling.start < box.x1 and ruling.end > box.x0
        for ruling in rulings
    )


def has_background(sheets: Sequence[SheetPictures]) -> bool:
    """Whether words of a document are printed over pictures as large as a page."""
    return any(sheet.is_background for sheet in sheets)
