"""Which cells of two reports stand for the same thing.

A cell id means one thing in every edition, so cells with one id are counterparts and all others
have none: ``made`` is not ``issued``. The one exception is (六)其他处理, which one report may print
as three rows and the other as one: they meet at the sum, ``outcomes.other.all``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress, repeat
from operator import ne
from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

from govinfo_report.comparison.change import Change, differ, is_number
from govinfo_report.documents.comparison import Side
from govinfo_report.model import ABSENT, CellValue, RowPlace, layout

_OTHER: Final = "applications.outcomes.other."
_ONE_ROW: Final = f"{_OTHER}all"

Block: TypeAlias = tuple[Any, ...]


@frozen
class Pair:
    """A cell of either edition and its places in the two blocks.

    Attributes:
        cell: Cell id.
        before: Place in the previous report's block; ``None`` where its form has no such cell.
        after: Place in the current report's block, likewise.
    """

    cell: str
    before: int | None
    after: int | None

    def change(self, before: CellValue, after: CellValue, editions: tuple[str, str]) -> Change:
        """The change of this cell, given its values and the editions of the two reports."""
        if self.after is None:
            return Change(self.cell, editions[0], before, after, "edition")
        if self.before is None:
            return Change(self.cell, editions[1], before, after, "edition")
        return Change(self.cell, editions[1], before, after)


Paired: TypeAlias = tuple[Pair, CellValue, CellValue]
"""A cell, its value in the previous report, its value in the current one."""


def paired(previous: tuple[str, Block], current: tuple[str, Block]) -> Iterator[Paired]:
    """Every cell of either edition's form with its two values, in the form's order.

    Args:
        previous: Edition and block of the previous report.
        current: Edition and block of the current report.
    """
    each = pairs(previous[0], current[0])
    if previous[0] == current[0]:  # blocks of one edition line up place by place
        return zip(each, previous[1], current[1], strict=True)
    return (
        (
            pair,
            ABSENT if pair.before is None else previous[1][pair.before],
            ABSENT if pair.after is None else current[1][pair.after],
        )
        for pair in each
    )


def alike(
    previous: tuple[str, Block], current: tuple[str, Block], *, changed_only: bool
) -> tuple[Change, ...]:
    """The changes of two reports of one edition and one shape, whose cells line up place by place.

    Args:
        previous: Edition and block of the previous report.
        current: Edition and block of the current report.
        changed_only: Whether cells with equal values are left out.
    """
    # Column by column: maps and compress run in C, and a loop over rows takes twice as long.
    before, after = previous[1], current[1]
    if changed_only:
        try:
            kept = list(map(ne, before, after))
        except (ArithmeticError, TypeError, ValueError):  # a draft's, which nothing compares with
            kept = list(map(differ, before, after))
    else:
        pairs_of_values = zip(before, after, strict=True)
        kept = [old is not ABSENT or new is not ABSENT for old, new in pairs_of_values]
    cells = compress(layout(current[0]).cells, kept)
    edition = repeat(current[0])
    return tuple(map(Change, cells, edition, compress(before, kept), compress(after, kept)))


@cache
def pairs(previous: str, current: str) -> tuple[Pair, ...]:
    """Every cell of either edition's form, in the form's order.

    Where an edition lacks a row or a column of the other, it stands at the other's place: rows
    after the row before them, columns after those of the older edition.
    """
    before, after = layout(previous).places, layout(current).places
    cells = _merged_cells(*sorted((previous, current)))
    return tuple(Pair(cell, before.get(cell), after.get(cell)) for cell in cells)


def _merged_cells(older: str, newer: str) -> Iterator[str]:
    rows: dict[str, list[str]] = {}
    for row in _merged_rows(layout(older).rows, layout(newer).rows):
        columns = rows.setdefault(row.id, [])
        columns += (column for column in row.columns if column not in columns)
    for row_id, columns in rows.items():
        yield from (f"{row_id}.{column}" for column in columns)


def _merged_rows(older: tuple[RowPlace, ...], newer: tuple[RowPlace, ...]) -> list[RowPlace]:
    """The older edition's rows, each row of the newer one put in after the row that it follows."""
    merged = list(older)
    place = 0
    for row in newer:
        same = [index for index, known in enumerate(merged) if known.id == row.id]
        place = (same[-1] if same else place) + 1
        merged.insert(place, row)
    return merged


Shape: TypeAlias = Literal["none", "one", "three", "both"]
"""How a report prints (六)其他处理: not at all, as one row, as three rows, or (wrongly) as both."""


@cache
def _other_places(edition: str) -> tuple[slice, tuple[slice, ...]]:
    """Where the block of an edition holds the one row and the three rows of (六)其他处理."""
    rows = [row for row in layout(edition).rows if row.id.startswith(_OTHER)]
    places = {row.id: slice(row.start, row.start + len(row.columns)) for row in rows}
    return places.pop(_ONE_ROW), tuple(places.values())


def shape(edition: str, values: Block) -> Shape:
    """How a report prints (六)其他处理."""
    one_row, three_rows = _other_places(edition)
    one = _present(values[one_row])
    three = any(_present(values[row]) for row in three_rows)
    if one and three:
        return "both"
    return "one" if one else "three" if three else "none"


def _present(values: Block) -> bool:
    return values.count(ABSENT) < len(values)


def met_at_sum(previous: tuple[str, Block], current: tuple[str, Block]) -> dict[str, Change]:
    """The changes of (六)其他处理 where just one report prints it as three rows.

    Args:
        previous: Edition and block of the previous report.
        current: Edition and block of the current report.

    Returns:
        Cell id → change; empty where both reports have the same shape.
    """
    shapes = shape(*previous), shape(*current)
    if sorted(shapes) != ["one", "three"]:
        return {}
    derived: Side = "before" if shapes[0] == "three" else "after"
    edition, values = previous if derived == "before" else current
    other_edition, other_values = current if derived == "before" else previous
    cells, other_cells = layout(edition).cells, layout(other_edition).cells
    changes: dict[str, Change] = {}
    three_rows = _other_places(edition)[1]
    for row in three_rows:
        for cell, value in zip(cells[row], values[row], strict=True):
            if value is not ABSENT:
                before, after = (value, ABSENT) if derived == "before" else (ABSENT, value)
                changes[cell] = Change(cell, edition, before, after, "shape")
    printed_row = _other_places(other_edition)[0]
    columns = zip(
        other_cells[printed_row],
        other_values[printed_row],
        *(values[row] for row in three_rows),
        strict=True,
    )
    for cell, printed, *parts in columns:
        change = _summed(parts, printed, derived)
        if change is not None:
            changes[cell] = Change(cell, current[0], *change)
    return changes


def _summed(
    parts: list[CellValue], printed: CellValue, derived: Side
) -> tuple[CellValue, CellValue, Any, Side | None] | None:
    """Before, after, reason and derived side of one cell of the sum; ``None``: nobody prints it."""
    if all(map(is_number, parts)):
        total: CellValue = sum(part for part in parts if is_number(part))
        before, after = (total, printed) if derived == "before" else (printed, total)
        return before, after, None, derived
    if printed is ABSENT:
        return None
    # Reading a blank as zero would be a guess, so the sum of these parts is unknown.
    before, after = (ABSENT, printed) if derived == "before" else (printed, ABSENT)
    return before, after, "incomplete_parts", None
