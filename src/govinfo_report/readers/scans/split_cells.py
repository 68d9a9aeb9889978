"""Cells that a stray stroke splits: the edge of a stamp, a hair, a line drawn by hand.

A ruling of a table parts cells in several rows or columns. Where nothing else has an edge at the
same place, what is on either side may be one cell: neither a part of a number nor a blank is sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from math import inf
from typing import Final, TypeAlias

import numpy as np
from attrs import evolve

from govinfo_report.readers.scans.drawn_lines import Dots
from govinfo_report.readers.scans.inked_lines import Ink, InkedCell
from govinfo_report.readers.scans.upright import Grey
from govinfo_report.readers.sheets.sheet import Box, Ruling

_SHOWN: Final = 2
"""How many pairs of cells show that an upright line is a ruling, a clear one among them."""

_LONG: Final = 2
"""How many pairs of cells no level stroke parts: it ends at the rulings beside it."""

_NEAR: Final = 0.4
_PAPER: Final = 0.5
"""Heights of a character: how near to a line print is that it cuts, and how much more paper is on
the other sides; numbers stand in the middle of their cells, or all to one side."""

_BEYOND: Final = 1.5
_FRAME: Final = 0.3
_WIDE: Final = 0.1
"""How far beyond a table a line is looked for, how wide the frame of the table is, and how far the
line may be aside, in heights of a character."""

_WHOLE: Final = 0.9
"""Part of it that is inked there."""

_STRAY_ROWS: Final = 2
"""How many rows a stroke goes through at most that looks like a ruling: it is bent."""

_PALE: Final = 0.8
"""Part of the usual darkness of rulings that a stroke of other ink has not."""

_OTHER_INK: Final = 0.25
"""By which part of it a stroke has more or less ink than a ruling, which may lie between dots."""

_AROUND: Final = 0.15
"""How far from its middle a line is inked, in heights of a character."""

_SAME: Final = 3.0
"""How far apart, in dots, parts of one ruling are placed."""

_Pair: TypeAlias = tuple[int, int]
"""Two cells that meet at a line."""


def with_doubts(
    tables: Sequence[Sequence[Box]], cells: Sequence[InkedCell], dots: Dots, height: float
) -> list[InkedCell]:
    """Returns cells, with those in doubt that may be parts of others.

    Args:
        tables: Where the cells of each table are.
        cells: What is printed in each, of one table after the other.
        dots: The ink of the page.
        height: Usual height of a character.
    """
    waiting = iter(cells)
    return [
        cell
        for boxes in tables
        for cell in _with_doubts(boxes, list(islice(waiting, len(boxes))), dots, height)
    ]


def _with_doubts(
    boxes: Sequence[Box], cells: Sequence[InkedCell], dots: Dots, height: float
) -> list[InkedCell]:
    upright = _lines(boxes)
    level = _lines([Box(box.top, box.x0, box.bottom, box.x1) for box in boxes])
    disturbed = {at for at, cell in enumerate(cells) if not _is_clear(cell)}
    blank = {at for at, cell in enumerate(cells) if cell.ink is Ink.NONE}
    # A table of one row has no other rows that show its rulings.
    needed = min(_SHOWN, max(map(len, upright), default=0))
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    doubtful = {
        at
        for line in upright
        if _goes_on(boxes[line[0][1]].x0, top, bottom, dots, height)
        or any(_is_cut([(boxes[one], cells[one]) for one in pair], height) for pair in line)
        for at in chain.from_iterable(line)
    }
    short = [line for line in level if len(line) < _LONG]
    for lines, least in ((upright, needed), (short, 1)):
        for line in lines:
            if len(line) < least or not _clear_pairs(line, disturbed):
                doubtful.update(chain.from_iterable(line))
    grown = True
    while grown:  # blanks between two strokes
        disturbed |= doubtful & blank
        beside = {
            at
            for line in (*upright, *short)
            if not _clear_pairs(line, disturbed)
            for at in chain.from_iterable(line)
        }
        grown = not beside <= doubtful
        doubtful |= beside
    return [_doubted(cell) if at in doubtful else cell for at, cell in enumerate(cells)]


def stray_strokes(
    tables: Sequence[Sequence[Box]], cells: Sequence[InkedCell], grey: Grey, height: float
) -> list[Ruling]:
    """Returns the upright lines between cells that are no rulings: strokes of a stamp, a hair.

    They part few cells, and no clear ones in several rows; they are paler than the rulings of
    their table, and thicker or thinner.

    Args:
        tables: Where the cells of each table are.
        cells: What is printed in each, of one table after the other.
        grey: The page.
        height: Usual height of a character.
    """
    waiting = iter(cells)
    return [
        stroke
        for boxes in tables
        for stroke in _stray(boxes, list(islice(waiting, len(boxes))), grey, height)
    ]


def _stray(
    boxes: Sequence[Box], cells: Sequence[InkedCell], grey: Grey, height: float
) -> Iterator[Ruling]:
    disturbed = {at for at, cell in enumerate(cells) if not _is_clear(cell)}
    lines = _lines(boxes)
    parts = [[_between(boxes[left], boxes[right]) for left, right in line] for line in lines]
    inks = [[_line_ink(part, grey, height) for part in line] for line in parts]
    dark, thick = np.median(list(chain.from_iterable(inks)) or [(0.0, 0.0)], axis=0)
    needed = min(_SHOWN, max(map(len, lines), default=0))
    for line, own, measured in zip(lines, parts, inks, strict=True):
        is_shown = len(line) >= needed and _clear_pairs(line, disturbed)
        if is_shown or len(line) > _STRAY_ROWS:
            continue
        for (one, other), part, (shade, width) in zip(line, own, measured, strict=True):
            left, right = boxes[one], boxes[other]
            is_even = (left.top, left.bottom) == (right.top, right.bottom)
            is_other = abs(width - thick) > _OTHER_INK * thick
            if is_even and is_other and shade < _PALE * dark:
                yield part


def _between(left: Box, right: Box) -> Ruling:
    return Ruling(right.x0, max(left.top, right.top), min(left.bottom, right.bottom))


def _line_ink(part: Ruling, grey: Grey, height: float) -> tuple[float, float]:
    """Returns how dark an upright line is, and how much ink it has in all."""
    about, edge = max(round(_AROUND * height), 2), round(_FRAME * height)
    left = max(round(part.at) - about, 0)
    band = grey[int(part.start) + edge : int(part.end) - edge, left : round(part.at) + about + 1]
    if not band.size:
        return 0.0, 0.0
    ink = 255.0 - np.median(band, axis=0)
    return float(ink.max()), float(ink.sum())


def without_strokes(rulings: Sequence[Ruling], strokes: Sequence[Ruling]) -> list[Ruling]:
    """Returns rulings without strokes that were taken for parts of them."""
    return [part for ruling in rulings for part in _beside(ruling, strokes)]


def _beside(ruling: Ruling, strokes: Sequence[Ruling]) -> Iterator[Ruling]:
    own = [one for one in strokes if abs(one.at - ruling.at) <= _SAME]
    start = ruling.start
    for stroke in sorted(own, key=lambda one: one.start):
        if stroke.start < ruling.end and stroke.end > start:
            if stroke.start - start > _SAME:
                yield Ruling(ruling.at, start, stroke.start)
            start = stroke.end
    if ruling.end - start > _SAME:
        yield Ruling(ruling.at, start, ruling.end)


def with_strokes(
    boxes: Sequence[Box], cells: Sequence[InkedCell], strokes: Sequence[Ruling]
) -> list[InkedCell]:
    """Returns cells, with those in doubt that strokes cross."""
    return [
        _doubted(cell) if any(_crosses(stroke, box) for stroke in strokes) else cell
        for box, cell in zip(boxes, cells, strict=True)
    ]


def _crosses(stroke: Ruling, box: Box) -> bool:
    is_inside = box.x0 + _SAME < stroke.at < box.x1 - _SAME
    return is_inside and box.top + _SAME < stroke.end and stroke.start < box.bottom - _SAME


def _lines(boxes: Sequence[Box]) -> list[list[_Pair]]:
    """Returns the pairs of cells that meet at each upright line, left and right of it."""
    before: dict[float, list[int]] = {}
    for at, box in enumerate(boxes):
        before.setdefault(box.x1, []).append(at)
    lines: dict[float, list[_Pair]] = {}
    for at, box in enumerate(boxes):
        lines.setdefault(box.x0, []).extend(
            (other, at)
            for other in before.get(box.x0, ())
            if boxes[other].top < box.bottom and box.top < boxes[other].bottom
        )
    return [line for line in lines.values() if line]


def _goes_on(at: float, top: float, bottom: float, dots: Dots, height: float) -> bool:
    """Whether an upright line goes on above or below its table, as no ruling does."""
    about = max(round(_WIDE * height), 2)
    far, edge = _BEYOND * height, _FRAME * height
    for start, end in ((top - edge - far, top - edge), (bottom + edge, bottom + edge + far)):
        rows = slice(max(int(start), 0), max(int(end), 0))
        band = dots[rows, max(int(at) - about, 0) : int(at) + about + 1]
        if band.shape[0] >= height and band.any(axis=1).mean() >= _WHOLE:
            return True
    return False


def _is_cut(pair: Sequence[tuple[Box, InkedCell]], height: float) -> bool:
    """Whether two cells have print at the line between them, and paper on their other sides."""
    (left, inner), (other, right) = (_gaps(box, cell) for box, cell in pair)
    near, far = max(inner, other), min(left or inf, right or inf)
    return near < _NEAR * height and far > near + _PAPER * height


def _gaps(box: Box, cell: InkedCell) -> tuple[float, float]:
    """Returns how much paper is before and behind the print of a cell.

    Ink in which no line is seen is at its edges; a blank cell is paper, and no part of a number.
    """
    if cell.ink is Ink.NONE:
        return inf, inf
    if not cell.lines:
        return 0.0, 0.0
    before = min(line.box.x0 for line in cell.lines) - box.x0
    return before, box.x1 - max(line.box.x1 for line in cell.lines)


def _clear_pairs(line: Sequence[_Pair], disturbed: AbstractSet[int]) -> int:
    return sum(disturbed.isdisjoint(pair) for pair in line)


def _is_clear(cell: InkedCell) -> bool:
    return cell.ink is not Ink.DOUBTFUL and not cell.is_smudged


def _doubted(cell: InkedCell) -> InkedCell:
    if cell.ink is Ink.NONE:
        return evolve(cell, ink=Ink.DOUBTFUL)
    return evolve(cell, is_smudged=True)
