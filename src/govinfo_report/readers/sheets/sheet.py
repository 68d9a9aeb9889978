"""A sheet: what one printed page is, whatever format it came in.

Every position is in points from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from govinfo_report.page import RecognisedText

UNKNOWN: Final = "\ufffd"
"""What stands for a character of which the file does not say which it is."""

BLANK: Final = " "
"""What stands for any blank that a page draws."""


class Glyph(Struct, frozen=True, gc=False):
    """A printed character.

    Attributes:
        text: The character, or the few that one sign stands for; U+FFFD where the file does not
            say which it is.
        x0: Left edge.
        top: Upper edge; the height of a box is the size of the print.
        x1: Right edge, after the space that the character takes in its line.
        bottom: Lower edge.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Box(NamedTuple):
    """A rectangle: a ruled cell, or a picture."""

    x0: float
    top: float
    x1: float
    bottom: float


class Matrix(NamedTuple):
    """How positions of a drawing become those of its page: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Returns where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Returns the box in which a rectangle comes to lie."""
        (left, top), (right, bottom) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))

    def after(self, inner: Matrix) -> Matrix:
        """Returns the matrix that does what ``inner`` does, and then what this one does."""
        return Matrix(
            inner.a * self.a + inner.b * self.c,
            inner.a * self.b + inner.b * self.d,
            inner.c * self.a + inner.d * self.c,
            inner.c * self.b + inner.d * self.d,
            *self.point(inner.e, inner.f),
        )


class Ruling(NamedTuple):
    """A straight line along the edges of the page, drawn, or the edge of something drawn.

    Attributes:
        at: Its distance from the upper edge, if it is horizontal, or from the left edge.
        start: Where it begins: from the left edge, if it is horizontal, or from the upper edge.
        end: Where it ends, in the same direction.
    """

    at: float
    start: float
    end: float


class PrintedSheet(NamedTuple):
    """One printed page.

    Attributes:
        number: Its number, from 1.
        width: Its width in points.
        height: Its height.
        glyphs: The characters that are seen.
        hidden: Those that are not, as programs that recognise scans put them under a picture.
        blanks: The blanks that are drawn, seen or not.
        across: The horizontal rulings.
        down: The vertical ones.
        pictures: The boxes of the pictures.
        recognised: What was recognised in the picture that the page is, line by line, and the
            cells without print.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    hidden: list[Glyph]
    blanks: list[Glyph]
    across: list[Ruling]
    down: list[Ruling]
    pictures: list[Box]
    recognised: Sequence[tuple[Box, RecognisedText]] = ()
