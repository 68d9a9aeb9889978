"""Pictures that are laid on a page of known size → a picture of the page, or of a part of it."""

from __future__ import annotations

from typing import Final, NamedTuple

import cv2
import numpy as np

from govinfo_report.readers import bounds
from govinfo_report.readers.scans.picture_file import picture_of
from govinfo_report.readers.scans.upright import Picture
from govinfo_report.readers.sheets.sheet import Box, Matrix
from govinfo_report.readers.shown_pages import LaidPage

_INCH: Final = 72.0
_LEAST: Final = 96 / _INCH
_MOST: Final = 300 / _INCH
"""Fewest and most dots of a point: more shows nothing more."""

_SLANT: Final = 0.02
"""How far the edges of a picture may lean for their length; it is not read where they do more."""


class _Turned(NamedTuple):
    """A picture as it lies on the page.

    Attributes:
        dots: Its dots.
        box: What of the page shows it.
        whole: What of the page it would fill.
    """

    dots: Picture
    box: Box
    whole: Box

    @property
    def resolution(self) -> float:
        """Dots of a point."""
        return float(self.dots.shape[1] / max(self.whole.x1 - self.whole.x0, 1.0))


def picture_of_laid(page: LaidPage) -> Picture | None:
    """Returns a page as its pictures show it; ``None`` where one of them cannot be shown.

    Where pictures lie over one another, the darker dots are seen, as ink on paper is.

    Raises:
        ReadError: A picture, or all of them, are larger than the bounds.
    """
    laid: list[_Turned] = []
    decoded = 0
    for content, box, shown in page.pictures:
        dots = picture_of(content, least=1)
        turned = None if dots is None else _turned(dots, box, shown)
        if turned is None:
            return None
        decoded += turned.dots.shape[0] * turned.dots.shape[1]
        bounds.SCAN_DOTS.check(decoded)
        laid.append(turned)
    if not laid:
        return None
    largest = max(laid, key=lambda one: _area(one.whole))
    scale = min(max(largest.resolution, _LEAST), _MOST)
    columns, rows = (max(round(size * scale), 1) for size in _size(page.part))
    bounds.SCAN_DOTS.check(columns * rows)
    canvas = np.full((rows, columns, 3), 255, np.uint8)
    painted = 0
    for one in laid:
        painted += _paint(canvas, one, page.part, scale)
        bounds.SCAN_DOTS.check(painted)
    is_grey = bool((canvas == canvas[:, :, :1]).all())
    return np.ascontiguousarray(canvas[:, :, 0]) if is_grey else canvas


def _turned(dots: Picture, box: Box, shown: Matrix) -> _Turned | None:
    """Returns a picture turned by quarters and mirrored as the page shows it."""
    level = max(abs(shown.b), abs(shown.c)) <= _SLANT * min(abs(shown.a), abs(shown.d))
    upright = max(abs(shown.a), abs(shown.d)) <= _SLANT * min(abs(shown.b), abs(shown.c))
    if not (level or upright):
        return None
    across, down = (shown.a, shown.d) if level else (shown.c, shown.b)
    turned = dots if level else dots.swapaxes(0, 1)
    turned = turned[:: -1 if down < 0 else 1, :: -1 if across < 0 else 1]
    return _Turned(np.ascontiguousarray(turned), box, shown.box(0, 0, 1, 1))


def _size(box: Box) -> tuple[float, float]:
    return box.x1 - box.x0, box.bottom - box.top


def _area(box: Box) -> float:
    width, height = _size(box)
    return width * height


def _paint(page: Picture, one: _Turned, part: Box, scale: float) -> int:
    """Paints what of a picture is shown on a part of a page; returns how many dots it has there."""
    left, top, right, bottom = (
        round((edge - start) * scale)
        for edge, start in zip(one.whole, (part.x0, part.top) * 2, strict=True)
    )
    bounds.SCAN_DOTS.check((right - left) * (bottom - top))
    if right <= left or bottom <= top:
        return 0
    way = cv2.INTER_AREA if right - left < one.dots.shape[1] else cv2.INTER_CUBIC
    dots = one.dots
    if dots.shape[:2] != (bottom - top, right - left):
        dots = np.asarray(cv2.resize(dots, (right - left, bottom - top), interpolation=way))
    seen = [
        round((edge - start) * scale)
        for edge, start in zip(one.box, (part.x0, part.top) * 2, strict=True)
    ]
    x0, y0 = max(left, seen[0], 0), max(top, seen[1], 0)
    x1, y1 = min(right, seen[2], page.shape[1]), min(bottom, seen[3], page.shape[0])
    if x1 <= x0 or y1 <= y0:
        return 0
    inside = dots[y0 - top : y1 - top, x0 - left : x1 - left]
    inside = inside if inside.ndim == 3 else inside[:, :, None]
    target = page[y0:y1, x0:x1]
    np.minimum(target, inside, out=target)
    return (right - left) * (bottom - top)
