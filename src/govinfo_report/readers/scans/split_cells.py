"""Cells that a stray stroke splits: the edge of a stamp, a hair, a line drawn by hand.

A ruling of a table parts cells in several rows or columns. Where nothing else has an edge at the
same place, what is on either side may be one cell: neither a part of a number nor a blank is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice
from typing import Final, TypeAlias

from attrs import evolve

from govinfo_report.readers.scans.inked_lines import Ink, InkedCell
from govinfo_report.readers.sheets.sheet import Box

_SHOWN: Final = 2
"""How many pairs of clear cells show that an upright line is a ruling."""

_LONG: Final = 3
"""How many columns no stroke crosses that is level."""

_Pair: TypeAlias = tuple[int, int]
"""Two cells that meet at a line."""


def with_doubts(tables: Sequence[Sequence[Box]], cells: Sequence[InkedCell]) -> list[InkedCell]:
    """Returns cells, with those in doubt that may be parts of others.

    Args:
        tables: Where the cells of each table are.
        cells: What is printed in each, of one table after the other.
    """
    waiting = iter(cells)
    return [
        cell for boxes in tables for cell in _with_doubts(boxes, list(islice(waiting, len(boxes))))
    ]


def _with_doubts(boxes: Sequence[Box], cells: Sequence[InkedCell]) -> list[InkedCell]:
    upright = _lines(boxes)
    level = _lines([Box(box.top, box.x0, box.bottom, box.x1) for box in boxes])
    disturbed = {at for at, cell in enumerate(cells) if not _is_clear(cell)}
    blank = {at for at, cell in enumerate(cells) if cell.ink is Ink.NONE}
    # A table of one row has no other rows that show its rulings.
    needed = min(_SHOWN, max(map(len, upright), default=0))
    doubtful: set[int] = set()
    short = [line for line in level if len(line) < _LONG]
    for lines, least in ((upright, needed), (short, 1)):
        for line in lines:
            if _clear_pairs(line, disturbed) < least:
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


def _clear_pairs(line: Sequence[_Pair], disturbed: AbstractSet[int]) -> int:
    return sum(disturbed.isdisjoint(pair) for pair in line)


def _is_clear(cell: InkedCell) -> bool:
    return cell.ink is not Ink.DOUBTFUL and not cell.is_smudged


def _doubted(cell: InkedCell) -> InkedCell:
    if cell.ink is Ink.NONE:
        return evolve(cell, ink=Ink.DOUBTFUL)
    return evolve(cell, is_smudged=True)
