"""The ink of a page: which cells have any, and the lines of print in a cell or between tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
from attrs import define
from numpy.typing import NDArray

from govinfo_report.readers.scans.drawn_lines import Dots
from govinfo_report.readers.scans.upright import Grey
from govinfo_report.readers.sheets.sheet import Box

_DARK: Final = 0.4
"""Part of the usual contrast from which a dot is ink."""

_SMOOTH: Final = 0.05
"""How far the ink of a dot counts beside it, in heights of a character: noise evens out."""

_STROKE: Final = 0.08
"""The least that is printed, a 1 or a dash, in squares of a character's height."""

_SPECK: Final = 0.02
"""What is smaller is no print, in the same."""

_CRUMB: Final = 0.002
"""The least that may be left of a thin stroke where a scan has no grey, in the same."""

_SCRAP: Final = 0.5
"""Longer side under which a word of a cell is a speck where there are longer ones."""

_MARK: Final = 0.007
_MARK_NEAR: Final = 0.75
"""The least that is a mark behind a line, in the same, and how near to it, in heights."""
_BEYOND: Final = 0.25
"""How far beyond its line a stroke goes that is a piece of something larger."""

_BORDER: Final = 0.16
"""How far the frame of a cell reaches into it, in heights of a character."""

_REMAINS: Final = 0.3
"""How much farther it reaches where a ruling is not straight, or strokes of a stamp moved it."""

_SIDE: Final = 0.85
"""Part of a side of a cell that is inked there; no digit is as high as that."""

_SAME_LINE: Final = 0.18
"""Highest gap inside a line: some characters are strokes above one another."""

_LOW: Final = 0.5
"""Height under which a line is part of the one beside it."""

_ONE_LINE: Final = 1.35
_TWO_LINES: Final = 1.7
"""Heights up to which there is one line, and from which there may be two."""

_VALLEY: Final = 0.2
"""Part of the ink of a line's fullest row under which two lines meet."""

_APART: Final = 1.2
"""Gap between two words of a cell that are read by themselves."""

_WORDS_APART: Final = 2.0
"""The same outside of tables."""

_PADDING: Final = 0.14
"""How much paper a crop has around its print."""

_LEAST_CROP: Final = 0.85
"""Least height of a crop."""

_FAINT: Final = 0.5
_BLANK: Final = 0.3
"""Parts of the usual contrast under which ink is in doubt, and under which there is none."""

_STAMPED: Final = 0.64
_STAMPED_WORDS: Final = 0.55
"""Parts of the usual contrast under which a stroke is of another ink than the print: digits, and
characters, whose strokes are thin."""
_PALE: Final = 0.68
"""Part of the darkness of print that a stamp does not have in a copy without colours."""
_MIDDLE: Final = 90
"""Percentile of the darkness of ink that is that of the middle of strokes."""

_HIGHER: Final = 1.4
"""How much higher than the characters of its line a stroke is that is none of them."""


class Ink(Enum):
    """How much ink a place has."""

    NONE = "none"
    DOUBTFUL = "doubtful"
    PRINT = "print"


class InkedLine(NamedTuple):
    """A line of print, or a word that stands by itself.

    Attributes:
        box: Where its ink is, in dots.
        crop: What is read, with some paper around it.
        is_smudged: Of a line outside of cells: whether something else than its print is in it.
        is_fragment: Of the same: whether a stroke at its beginning or end goes on above or below,
            as that of a stamp does.
    """

    box: Box
    crop: Grey
    is_smudged: bool = False
    is_fragment: bool = False


@define
class InkedCell:
    """A cell, or a part of the page between tables.

    Attributes:
        ink: How much ink it has.
        is_smudged: Whether something else than its print is in it: a stamp, a line across.
        lines: Its lines.
        darkest: Of a smudged cell: its lines without ink that is paler than print.
    """

    ink: Ink
    is_smudged: bool
    lines: list[InkedLine]
    darkest: list[InkedLine] | None = None


class PageInk:
    """The ink of an upright page.

    Attributes:
        grey: The page.
        dots: Where it is dark.
        stamped: Where it is dark, with the ink of stamps.
        height: Usual height of a character, in dots.
        lacks_strokes: Whether thin strokes are lost in a cell of those that were looked at.
    """

    def __init__(self, grey: Grey, stamped: Grey, *, is_bilevel: bool = False) -> None:
        self.grey = grey
        self._is_bilevel = is_bilevel
        self.lacks_strokes = False
        self._ink = 255 - grey
        # A page with a few words has little ink, and nearly all of it is dark.
        much, some = (float(one) for one in np.percentile(self._ink[::2, ::2], (98, 99.7)))
        self._dark = max(much, 0.75 * some, 40.0)
        self.dots: Dots = _dots(self._ink, self._dark)
        self.stamped = self.dots if stamped is grey else _dots(255 - stamped, self._dark)
        self.height = _height_of(self.dots)
        self._usual = self._dark
        self._core = self._dark

    def cells(self, boxes: Sequence[Box]) -> list[InkedCell]:
        """Returns the print of ruled cells, whose boxes are given in dots."""
        inner = [self._inside(box) for box in boxes]
        contrasts = [self._contrast(box) for box in inner]
        strong = [one for one in contrasts if one >= 0.35 * max(contrasts)]
        self._usual = float(np.median(strong)) if strong else self._dark
        cores = [_core(_cut(self.grey, box)) for box, one in zip(inner, contrasts, strict=True)
                 if one >= _FAINT * self._usual]  # fmt: skip
        self._core = float(np.median(cores)) if cores else self._dark
        return [self._cell(box, contrast) for box, contrast in zip(inner, contrasts, strict=True)]

    def _inside(self, box: Box) -> Box:
        border = max(self.height * _BORDER, 2.0)
        x0, top = int(np.ceil(box.x0 + border)), int(np.ceil(box.top + border))
        x1, bottom = int(box.x1 - border), int(box.bottom - border)
        if x1 - x0 < self.height or bottom - top < self.height:
            return Box(x0, top, max(x1, x0), max(bottom, top))
        dots = self.dots[top:bottom, x0:x1]
        left, right = _remains(dots.mean(axis=0), self.height)
        above, below = _remains(dots.mean(axis=1), self.height)
        return Box(x0 + left, top + above, x1 - right, bottom - below)

    def _contrast(self, box: Box) -> float:
        """Returns how dark the darkest stroke in a box is against its paper."""
        part = _cut(self.grey, box)
        if part.size < 16:
            return 0.0
        return _darkest(part, self.height)

    def _cell(self, box: Box, contrast: float) -> InkedCell:
        part = contrast / self._usual
        ink = Ink.PRINT if part >= _FAINT else Ink.DOUBTFUL if part >= _BLANK else Ink.NONE
        if ink is Ink.NONE:
            return InkedCell(ink, is_smudged=False, lines=[])
        grey = _cut(self.grey, box)
        ground = float(np.median(grey))
        dots = ((ground - grey.astype(np.float32)) > _DARK * self._usual * part).astype(np.uint8)
        kept, is_crossed = _without_frame(dots, self.height)
        found = list(self._lines(grey, kept, box, _APART * self.height))
        lines = self._without_scraps(found)
        smudged = is_crossed or self._has_other_ink(grey, ground, 3, _STAMPED)
        darkest = list(self._darkest(grey, ground, box)) if smudged else None
        is_broken = self._is_bilevel and self._has_crumbs(dots, kept, found, lines, box)
        self.lacks_strokes |= is_broken
        return InkedCell(ink, smudged or is_broken, lines, darkest)

    def _has_crumbs(
        self, dots: Dots, kept: Dots, found: list[InkedLine], lines: list[InkedLine], box: Box
    ) -> bool:
        """Whether a cell has small ink beside its lines: what is left of thin strokes."""
        if len(lines) < len(found):
            return True
        _, _, crumbs, _ = cv2.connectedComponentsWithStats(cv2.subtract(dots, kept), connectivity=8)
        before = min((line.box.x0 for line in lines), default=box.x1) - box.x0
        behind = max((line.box.x1 for line in lines), default=box.x0) - box.x0
        rows, columns = dots.shape
        return any(
            area >= max(_CRUMB * self.height**2, 2)
            and not before <= left + width / 2 <= behind
            and 0 < left < columns - width
            and 0 < top < rows - tall
            for left, top, width, tall, area in crumbs[1:].tolist()
        )

    def _without_scraps(self, lines: list[InkedLine]) -> list[InkedLine]:
        """Returns the lines of a cell without specks that stand by themselves beside its print."""
        least = _SCRAP * self.height
        boxes = [line.box for line in lines]
        sides = [max(box.x1 - box.x0, box.bottom - box.top) for box in boxes]
        large = [line for line, side in zip(lines, sides, strict=True) if side >= least]
        return large or lines

    def _darkest(self, grey: Grey, ground: float, box: Box) -> Iterator[InkedLine]:
        """Yields the lines of print in a cell, without ink that is paler."""
        pale = _PALE * self._core
        ink = (ground - grey.astype(np.float32) - pale) / max(self._core - pale, 1.0)
        dark = np.asarray(255 * (1 - np.clip(ink, 0, 1)), np.uint8)
        kept, _ = _without_frame((dark < 255 * (1 - _DARK)).astype(np.uint8), self.height)
        yield from self._lines(dark, kept, box, _APART * self.height)

    def _has_other_ink(self, grey: Grey, ground: float, strokes: int, dark: float) -> bool:
        """Whether something of another darkness than the print is in a cell or line.

        Args:
            grey: The cell.
            ground: The colour of its paper.
            strokes: How many strokes large it is at least.
            dark: Part of the usual contrast that it does not have.
        """
        smooth = max(self.height * _SMOOTH, 0.6)
        ink = cv2.GaussianBlur(np.maximum(ground - grey.astype(np.float32), 0), (0, 0), smooth)
        pale = (ink > 0.18 * self._usual).astype(np.uint8)
        count, labels, found, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
        for at in range(1, count):
            left, top, width, height, area = (int(number) for number in found[at])
            if area < strokes * _STROKE * self.height**2:
                continue
            inside = labels[top : top + height, left : left + width] == at
            darkest = np.percentile(ink[top : top + height, left : left + width][inside], 90)
            if darkest < dark * self._usual:
                return True
        return False

    def _lines(self, grey: Grey, dots: Dots, box: Box, apart: float) -> Iterator[InkedLine]:
        for top, bottom in _runs(dots.sum(axis=1, dtype=np.int64), self.height):
            columns = np.flatnonzero(dots[top:bottom].any(axis=0))
            breaks = np.flatnonzero(np.diff(columns) > apart)
            starts = [0, *(int(at) + 1 for at in breaks)]
            ends = [*(int(at) for at in breaks), len(columns) - 1]
            for start, end in zip(starts, ends, strict=True):
                left, right = int(columns[start]), int(columns[end]) + 1
                rows = np.flatnonzero(dots[top:bottom, left:right].any(axis=1))
                own = Box(left, top + int(rows[0]), right, top + int(rows[-1]) + 1)
                line = Box(own.x0, top, own.x1, bottom) if len(starts) == 1 else own
                moved = Box(
                    line.x0 + box.x0, line.top + box.top, line.x1 + box.x0, line.bottom + box.top
                )
                yield InkedLine(moved, self._crop(grey, line))

    def _crop(self, grey: Grey, line: Box) -> Grey:
        """Returns a line with some paper around it, without what stands beside it."""
        pad = max(self.height * _PADDING, 2.0)
        more = max(self.height * _LEAST_CROP - (line.bottom - line.top), 0) / 2
        pads = [max(pad, more), max(pad, more), pad, pad]
        edges = (line.top, grey.shape[0] - line.bottom, line.x0, grey.shape[1] - line.x1)
        inside = [int(min(wanted, room)) for wanted, room in zip(pads, edges, strict=True)]
        outside = [round(wanted) - got for wanted, got in zip(pads, inside, strict=True)]
        top, bottom = int(line.top) - inside[0], int(line.bottom) + inside[1]
        left, right = int(line.x0) - inside[2], int(line.x1) + inside[3]
        part = grey[top:bottom, left:right]
        ground = float(np.median(grey))
        above, below, before, behind = outside
        whole = cv2.copyMakeBorder(
            part, above, below, before, behind, cv2.BORDER_CONSTANT, value=(ground,)
        )
        return np.asarray(whole, np.uint8)

    def between(self, frames: Sequence[Box]) -> list[InkedLine]:
        """Returns the lines of print that stand outside of tables, whose frames are given."""
        dots = self.dots.copy()
        around = round(self.height * 0.3)
        for frame in frames:
            x0, top = max(int(frame.x0) - around, 0), max(int(frame.top) - around, 0)
            dots[top : int(frame.bottom) + around, x0 : int(frame.x1) + around] = 0
        inked = dots
        dots = _without_specks(inked, self.height)
        whole = Box(0, 0, self.grey.shape[1], self.grey.shape[0])
        lines = [
            self._with_end(line, inked)
            for line in self._lines(self.grey, dots, whole, _WORDS_APART * self.height)
        ]
        contrasts = [_darkest(line.crop, self.height) for line in lines]
        usual = float(np.median(contrasts)) if contrasts else 0.0
        least = _FAINT * max(usual, 0.5 * self._dark)
        self._usual = usual
        _, strokes, found, _ = cv2.connectedComponentsWithStats(dots, connectivity=8)
        return [
            line._replace(
                is_smudged=self._is_disturbed(line, dots),
                is_fragment=self._is_fragment(line.box, strokes, found),
            )
            for line, contrast in zip(lines, contrasts, strict=True)
            if contrast >= least
        ]

    def _with_end(self, line: InkedLine, inked: Dots) -> InkedLine:
        """Returns a line with a small mark behind its last character: a stop, a hyphen.

        Args:
            line: The line.
            inked: The ink of the page, that of specks too.
        """
        x0, top, x1, bottom = (int(edge) for edge in line.box)
        reach = round(_MARK_NEAR * self.height)
        behind = inked[top:bottom, x1 : x1 + reach]
        if not behind.size:
            return line
        _, _, found, _ = cv2.connectedComponentsWithStats(behind, connectivity=8)
        marks = [
            int(left + width)
            for left, _, width, _, area in found[1:]
            if area >= max(_MARK * self.height**2, 2)
        ]
        if not marks:
            return line
        box = Box(x0, top, x1 + max(marks), bottom)
        return InkedLine(box, self._crop(self.grey, box))

    def _is_fragment(self, box: Box, strokes: Any, found: Any) -> bool:
        """Whether a stroke at an end of a line goes on above or below it.

        Args:
            box: The line.
            strokes: The stroke that each dot of the page is of.
            found: What OpenCV says of each stroke.
        """
        inside = strokes[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)]
        columns = np.flatnonzero(inside.any(axis=0))
        if not columns.size:
            return False
        beyond = _BEYOND * self.height
        for column in (columns[0], columns[-1]):
            for at in np.unique(inside[:, column]):
                top, high = int(found[at][cv2.CC_STAT_TOP]), int(found[at][cv2.CC_STAT_HEIGHT])
                if at and (top < box.top - beyond or top + high > box.bottom + beyond):
                    return True
        return False

    def _is_disturbed(self, line: InkedLine, dots: Dots) -> bool:
        """Whether other ink, or strokes higher than its characters, are in a line."""
        ground = float(np.median(line.crop))
        part = _cut(dots, line.box)
        if self._has_other_ink(line.crop, ground, 8, _STAMPED_WORDS):
            return True
        _, _, found, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
        heights = found[1:, cv2.CC_STAT_HEIGHT]
        high = heights[heights >= 0.4 * self.height]
        return bool(high.size and high.max() > _HIGHER * np.percentile(high, 90))


def _remains(shares: NDArray[np.float64], height: float) -> tuple[int, int]:
    """Returns how many rows or columns at both ends of a cell its frame takes up.

    Args:
        shares: Which part of each is inked.
        height: Usual height of a character.
    """
    reach = round(_REMAINS * height)
    ends = (np.flatnonzero(end >= _SIDE) for end in (shares[:reach], shares[::-1][:reach]))
    before, behind = (int(end[-1]) + 2 if end.size else 0 for end in ends)
    return before, behind


def _dots(ink: Grey, dark: float) -> Dots:
    return np.asarray(ink > _DARK * dark, np.uint8)


def _cut(grey: NDArray[np.uint8], box: Box) -> Grey:
    return grey[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)]


def _darkest(part: Grey, height: float) -> float:
    smooth = cv2.GaussianBlur(part, (0, 0), max(height * _SMOOTH, 0.6)).astype(np.float32)
    dots = min(max(round(_STROKE * height**2), 9), part.size)
    darkest = np.partition(smooth, dots - 1, axis=None)[:dots]
    return float(np.median(smooth) - darkest.mean())


def _core(part: Grey) -> float:
    """Returns how dark the middle of strokes is against the paper of a cell."""
    ink = np.median(part) - part.astype(np.float32)
    return float(np.percentile(ink[ink > 0.5 * ink.max()], _MIDDLE))


def _height_of(dots: Dots) -> float:
    """Returns the usual height of a character."""
    _, _, found, _ = cv2.connectedComponentsWithStats(dots, connectivity=8)
    heights = [int(h) for _, _, w, h, _ in found[1:] if 7 <= h <= 120 and w <= 2 * h]
    if not heights:
        return 20.0
    large = [height for height in heights if height >= 0.5 * np.percentile(heights, 90)]
    return float(np.percentile(large, 70))


def _without_specks(dots: Dots, height: float) -> Dots:
    _, labels, found, _ = cv2.connectedComponentsWithStats(dots, connectivity=8)
    large = found[:, cv2.CC_STAT_AREA] >= max(_SPECK * height**2, 3)
    large[0] = False
    return np.asarray(large[labels], np.uint8)


def _without_frame(dots: Dots, height: float) -> tuple[Dots, bool]:
    """Returns the ink of a cell without remains of its frame, and whether other ink crosses it."""
    count, labels, found, _ = cv2.connectedComponentsWithStats(dots, connectivity=8)
    rows, columns = dots.shape
    kept = np.zeros(count, np.uint8)
    is_crossed = False
    for at in range(1, count):
        left, top, width, tall, area = (int(number) for number in found[at])
        if area < max(_SPECK * height**2, 3):
            continue
        aside = left == 0 or left + width == columns
        above = top == 0 or top + tall == rows
        if (aside and width <= 0.2 * height) or (above and tall <= 0.2 * height):
            continue
        is_crossed = is_crossed or aside or above
        kept[at] = 1
    return np.asarray(kept[labels], np.uint8), is_crossed


def _runs(counts: NDArray[np.int64], height: float) -> list[tuple[int, int]]:
    """Returns where the lines of a part of the page begin and end.

    Args:
        counts: How many dots of ink each of its rows has.
        height: Usual height of a character.
    """
    runs = [part for run in _inked(counts > 0) for part in _parted(counts, run, height)]
    while True:
        gaps = [
            (after[0] - before[1], at)
            for at, (before, after) in enumerate(pairwise(runs))
            if after[1] - before[0] <= _ONE_LINE * height
            and (
                after[0] - before[1] <= _SAME_LINE * height
                or min(_size(before), _size(after)) < _LOW * height
            )
        ]
        if not gaps:
            return runs
        _, at = min(gaps)
        runs[at : at + 2] = [(runs[at][0], runs[at + 1][1])]


def _inked(rows: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], rows, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _parted(
    counts: NDArray[np.int64], run: tuple[int, int], height: float
) -> Iterator[tuple[int, int]]:
    """Yields the lines of a run of rows that is too high for one, parted where there is least."""
    start, end = run
    if end - start <= _TWO_LINES * height:
        yield run
        return
    margin = round(0.6 * height)
    middle = counts[start + margin : end - margin]
    at = start + margin + int(middle.argmin())
    if middle.min() > _VALLEY * counts[start:end].max():  # a title, in larger print
        yield run
        return
    yield from _parted(counts, (start, at), height)
    yield from _parted(counts, (at, end), height)


def _size(run: tuple[int, int]) -> int:
    return run[1] - run[0]
