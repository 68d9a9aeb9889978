"""Pages as they are shown: their dots, or the pictures on them with their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from govinfo_report.readers.sheets.sheet import Box, Matrix


class RenderedPage(NamedTuple):
    """A page as dots.

    Attributes:
        dots: Blue, green and red of each dot, row by row.
        width: Dots of a row.
        height: How many rows there are.
        stride: Bytes from a row to the next.
    """

    dots: bytes
    width: int
    height: int
    stride: int


class LaidPicture(NamedTuple):
    """A picture on a page.

    Attributes:
        content: Its file.
        box: What of the page shows it.
        shown: How the square of side 1 that it fills becomes a part of the page.
    """

    content: bytes
    box: Box
    shown: Matrix


class LaidPage(NamedTuple):
    """A page, or a part of it, as the pictures on it show it.

    Attributes:
        pictures: The pictures, those below first.
        part: The part, in points.
    """

    pictures: Sequence[LaidPicture]
    part: Box
