"""The rulings in a picture of a page: long, thin and level or upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from govinfo_report.readers.sheets.sheet import Ruling

Dots: TypeAlias = NDArray[np.uint8]
"""Rows × columns; 1 where there is ink."""

_LEVEL: Final = 2.0
"""Least length of a level ruling, in heights of a character; one dash is shorter."""

_UPRIGHT: Final = 1.35
"""Least length of an upright one; a row of a table is no lower."""

_THICK: Final = 0.3
"""What is thicker is no ruling."""

_WHOLE: Final = 0.8
"""Part of a ruling that is inked: prints and scans have gaps."""

_GAP: Final = 0.3
"""Longest gap in a ruling, without any ink."""

_PART: Final = 0.5
"""Part of a longer gap that is inked, and of a ruling that is inked by more than a stamp."""

_ON_LINE: Final = 0.15
"""How far apart two rulings on one line may be."""

_WAVE: Final = 0.08
"""How far a ruling may leave its line."""

_AHEAD: Final = 3.0
"""How far a ruling goes on that is seen only in part."""

_REACH: Final = 0.4
"""How far from a ruling another may end that meets it."""

_EDGE: Final = 0.15
"""How far the ink of a ruling reaches beside its middle at most."""

_PAPER: Final = 0.1
"""Least paper between a stroke of a character and the rulings above and below it."""

_CLEAR: Final = 0.9
"""Least part of a ruling that is inked where its gaps are no faults of the scan."""


def rulings_of(dots: Dots, stamped: Dots, height: float) -> tuple[list[Ruling], list[Ruling]]:
    """Returns the level and the upright rulings of a page, in dots.

    Args:
        dots: Its ink.
        stamped: Its ink with that of stamps, under which rulings are hard to see.
        height: Usual height of a character.
    """
    across = _joined(_all_level(dots, stamped, height, _LEVEL), stamped, height)
    down = _joined(_all_level(dots.T, stamped.T, height, _UPRIGHT), stamped.T, height)
    while True:
        count = len(across) + len(down)
        across, down = (
            _met(across, down, stamped, height),
            _met(down, across, stamped.T, height),
        )
        across = _solid(across, dots, stamped, height)
        down = _solid(down, dots.T, stamped.T, height)
        if len(across) + len(down) == count:
            return _parted(across, down, stamped, height), _parted(down, across, stamped.T, height)


def _all_level(dots: Dots, stamped: Dots, height: float, least: float) -> list[Ruling]:
    rulings = _level(np.ascontiguousarray(dots), height, least)
    if stamped is not dots and stamped.base is not dots.base:
        rulings += _level(np.ascontiguousarray(stamped), height, least)
    return rulings


def _level(dots: Dots, height: float, least: float) -> list[Ruling]:
    """Returns the level rulings: rows of ink that has nothing to do with what is above or below."""
    length = max(round(height * least), 12)
    thick = max(round(height * _THICK), 4)
    tall = cv2.morphologyEx(dots, cv2.MORPH_OPEN, np.ones((thick + 1, 1), np.uint8))
    thin = cv2.dilate(cv2.subtract(dots, tall), np.ones((3, 1), np.uint8))
    share = cv2.boxFilter(
        thin, cv2.CV_32F, (length, 1), normalize=True, borderType=cv2.BORDER_CONSTANT
    )
    core = (share >= _WHOLE).astype(np.uint8)
    marked = cv2.bitwise_and(cv2.dilate(core, np.ones((1, length), np.uint8)), thin)
    marked = cv2.morphologyEx(marked, cv2.MORPH_CLOSE, np.ones((1, max(length // 3, 3)), np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(marked, connectivity=8)
    rulings = []
    for at in range(1, count):
        left, top, width, tall_by = (int(number) for number in found[at][:4])
        if width >= length * _WHOLE and tall_by <= 3 * thick:
            rulings.append(Ruling(top + (tall_by - 1) / 2, float(left), float(left + width - 1)))
    return rulings


def _joined(rulings: Sequence[Ruling], dots: Dots, height: float) -> list[Ruling]:
    """Returns rulings, those on one line with a small or half inked gap between them as one."""
    lines: list[list[Ruling]] = []
    for ruling in sorted(rulings):
        if lines and ruling.at <= lines[-1][-1].at + height * _ON_LINE:
            lines[-1].append(ruling)
        else:
            lines.append([ruling])
    return [joined for line in lines for joined in _joined_line(line, dots, height)]


def _joined_line(line: list[Ruling], dots: Dots, height: float) -> Iterator[Ruling]:
    line.sort(key=lambda ruling: ruling.start)
    held = line[0]
    for ruling in line[1:]:
        gap = ruling.start - held.end
        if gap > height * _GAP and not _is_inked(dots, held, ruling):
            yield held
            held = ruling
            continue
        lengths = (held.end - held.start, ruling.end - ruling.start)
        at = np.average([held.at, ruling.at], weights=lengths)
        held = Ruling(float(at), held.start, max(held.end, ruling.end))
    yield held


def _solid(rulings: Sequence[Ruling], dots: Dots, stamped: Dots, height: float) -> list[Ruling]:
    """Returns the rulings that are inked nearly all along, and not by a stamp alone.

    Strokes of characters above one another are not.
    """
    return [
        ruling
        for ruling in rulings
        if _share(ruling, stamped, height) >= _WHOLE
        and (stamped is dots or _share(ruling, dots, height) >= _PART)
    ]


def _parted(
    rulings: Sequence[Ruling], others: Sequence[Ruling], dots: Dots, height: float
) -> list[Ruling]:
    """Returns rulings without the parts that are a stroke of a character between two others.

    A word that is centred in merged cells may have a stroke where the ruling of the rows above and
    below would go on. It does not touch the rulings on its two sides, and a ruling does.
    """
    return [part for ruling in rulings for part in _ruled_parts(ruling, others, dots, height)]


def _ruled_parts(
    ruling: Ruling, others: Sequence[Ruling], dots: Dots, height: float
) -> Iterator[Ruling]:
    at, start, end = ruling
    reach = height * _REACH
    crossed = sorted(
        one.at
        for one in others
        if one.start - reach <= at <= one.end + reach and start - reach <= one.at <= end + reach
    )
    parts = [Ruling(at, one, other) for one, other in pairwise(crossed) if other - one > reach]
    strokes = [part for part in parts if _is_stroke(part, dots, height)]
    ruled = [_share(part, dots, height) for part in parts if part not in strokes]
    if not strokes or not ruled or min(ruled) < _CLEAR:
        yield ruling
        return
    for stroke in strokes:
        if stroke.start - start > reach:
            yield Ruling(at, start, stroke.start)
        start = stroke.end
    if end - start > reach:
        yield Ruling(at, start, end)


def _is_stroke(part: Ruling, dots: Dots, height: float) -> bool:
    """Whether a part of a ruling has paper at both of its ends."""
    band = _band(part, dots, height)
    return _begins_with_paper(band, height) and _begins_with_paper(band[::-1], height)


def _begins_with_paper(band: NDArray[np.bool_], height: float) -> bool:
    """Whether paper comes right behind the ink of the ruling that a part begins at."""
    paper = np.flatnonzero(~band[: ceil(height * _EDGE) + 1])
    if not paper.size:
        return False
    start = int(paper[0])
    return not band[start : start + max(round(height * _PAPER), 2)].any()


def _share(ruling: Ruling, dots: Dots, height: float) -> float:
    """Returns the part of a ruling that is inked."""
    band = _band(ruling, dots, height)
    return float(band.mean()) if band.size else 0.0


def _band(ruling: Ruling, dots: Dots, height: float) -> NDArray[np.bool_]:
    """Returns where along a ruling there is ink."""
    about, middle = max(round(height * _WAVE), 1), round(ruling.at)
    rows = slice(max(middle - about, 0), middle + about + 1)
    return np.asarray(dots[rows, int(ruling.start) : int(ruling.end)].any(axis=0))


def _is_inked(dots: Dots, before: Ruling, after: Ruling) -> bool:
    """Whether there is some ink between two rulings on one line."""
    top, bottom = sorted((before.at, after.at))
    gap = dots[max(int(top) - 1, 0) : int(bottom) + 3, int(before.end) : int(after.start)]
    return bool(gap.any(axis=0).mean() >= _PART)


def _met(
    rulings: Sequence[Ruling], others: Sequence[Ruling], dots: Dots, height: float
) -> list[Ruling]:
    """Returns the rulings that begin and end at others; strokes of characters do not."""
    reach = height * _REACH
    met = []
    for ruling in rulings:
        at, start, end = ruling
        crossed = [one.at for one in others if one.start - reach <= at <= one.end + reach]
        before = [x for x in crossed if start - _AHEAD * height <= x <= end]
        behind = [x for x in crossed if start <= x <= end + _AHEAD * height]
        left = next((x for x in sorted(before) if _reaches(x, start, at, dots, height)), None)
        right = next(
            (x for x in sorted(behind, reverse=True) if _reaches(end, x, at, dots, height)), None
        )
        if left is not None and right is not None and right - left > reach:
            met.append(Ruling(at, left, right))
    return met


def _reaches(start: float, end: float, at: float, dots: Dots, height: float) -> bool:
    """Whether the end of a ruling is at another, or inked on the way there."""
    if end - start <= height * _REACH:
        return True
    return _share(Ruling(at, start, end), dots, height) >= _WHOLE
