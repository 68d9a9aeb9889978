"""The rulings among what is drawn on a sheet: straight lines, and the edges of filled shapes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final, TypeAlias

from govinfo_report.readers.sheets.sheet import Box, Ruling

THIN: Final = 1.5
"""Whatever is filled and thinner than this, in points, is a line, of any shape."""

_THICK: Final = 8
"""A filled rectangle thinner than this is a line."""

_WHOLE: Final = 0.35
"""A filled rectangle over more of the page than this is its background."""

_ASKEW: Final = 0.5
"""How far a ruling may rise or fall."""

Points: TypeAlias = list[tuple[float, float]]


class DrawnRulings:
    """Collects the rulings of a page; positions are those of the sheet.

    Attributes:
        across: The horizontal rulings.
        down: The vertical ones.
    """

    def __init__(self, area: float) -> None:
        """Begins a page.

        Args:
            area: Its width times its height.
        """
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self._whole = area * _WHOLE

    def add_line(self, points: Points, is_white: Callable[[], bool] | None = None) -> None:
        """Adds the parts of a line along the page.

        Args:
            points: The points of the line.
            is_white: For a shape that is filled only: whether it is white. Its edges are added, the
                last one too, unless it is a background.
        """
        if len(points) < 2:
            return
        if is_white is not None:
            if points[-1] != points[0]:
                points = [*points, points[0]]
            if self._is_background(points, is_white):
                return
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y1 - y0) <= _ASKEW < abs(x1 - x0):
                self.across.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _ASKEW < abs(y1 - y0):
                self.down.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def add_thin(self, box: Box) -> None:
        """Adds the long edges of something thin."""
        x0, top, x1, bottom = box
        if x1 - x0 > bottom - top:
            self.across += Ruling(top, x0, x1), Ruling(bottom, x0, x1)
        else:
            self.down += Ruling(x0, top, bottom), Ruling(x1, top, bottom)

    def _is_background(self, points: Points, is_white: Callable[[], bool]) -> bool:
        """Whether a rectangle only colours what is behind the words, as browsers print pages."""
        if len(set(points)) != 4:
            return False
        xs, ys = zip(*points, strict=True)
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if min(width, height) < _THICK:
            return False
        return width * height > self._whole or is_white()
