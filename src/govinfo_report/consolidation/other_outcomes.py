"""(六)其他处理, which some reports print in three rows and some in one: where both meet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from govinfo_report.catalogue import alternatives
from govinfo_report.consolidation.sums import total
from govinfo_report.identities import shape_of
from govinfo_report.model import ABSENT, Report, block, layout

_ONE: Final = "applications.outcomes.other.all"


@cache
def _places(edition: str) -> tuple[tuple[range, ...], range]:
    """Places in the block of the three rows, and of the one row."""
    shapes = alternatives(edition)
    rows = {
        row.id: range(row.start, row.start + len(row.columns))
        for row in layout(edition).rows
        if row.id in (*shapes.printed, *shapes.other)
    }
    return tuple(places for row, places in rows.items() if row != _ONE), rows[_ONE]


def _has(values: Sequence[Any], places: range) -> bool:
    return any(values[place] is not ABSENT for place in places)


def _has_three(edition: str, values: Sequence[Any]) -> bool:
    return any(_has(values, places) for places in _places(edition)[0])


def _has_one(edition: str, values: Sequence[Any]) -> bool:
    return _has(values, _places(edition)[1])


def has_both_shapes(report: Report) -> bool:
    """Whether a report has rows of both shapes, which no document may."""
    return shape_of(report.edition, block(report)) == "both"


def at_one_level(parts: Sequence[Report]) -> tuple[list[tuple[Any, ...]], list[int]]:
    """The blocks of the reports, with (六) in the same shape in all of them.

    Where the shapes differ, three rows become their sum in the one row: absent where any of them
    is, blank where all are.

    Args:
        parts: Reports of one edition, none with both shapes.

    Returns:
        The blocks, and the positions of the reports whose three rows became one.
    """
    edition = parts[0].edition
    blocks = [block(part) for part in parts]
    three = [place for place, values in enumerate(blocks) if _has_three(edition, values)]
    if not three or not any(_has_one(edition, values) for values in blocks):
        return blocks, []
    for place in three:
        blocks[place] = _merged(edition, blocks[place])
    return blocks, three


def _merged(edition: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    rows, one = _places(edition)
    new = list(values)
    for column, place in enumerate(one):
        new[place] = total(values[row[column]] for row in rows)
        for row in rows:
            new[row[column]] = ABSENT
    return tuple(new)
