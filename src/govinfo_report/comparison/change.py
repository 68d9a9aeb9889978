"""Cells of two reports: which of them stand for the same thing, and how they changed.

A cell id means one thing in every edition, so cells with one id are counterparts and all others
have none: ``made`` is not ``issued``. The one exception is (六)其他处理, which one report may print
as three rows and the other as one: they meet at the sum, ``outcomes.other.all``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from itertools import compress, repeat
from operator import ne
from typing import Any, Final, Literal, TypeAlias, TypeGuard

from attrs import frozen
from msgspec import Struct

from govinfo_report.catalogue import form
from govinfo_report.documents.comparison import Reason, Side
from govinfo_report.documents.records import rounded
from govinfo_report.identities.sums import CellBlock
from govinfo_report.language import Lang
from govinfo_report.model import ABSENT, MAX_COUNT, CellValue, RowPlace, layout
from govinfo_report.model.values import exact

CellState: TypeAlias = Literal["absent", "blank", "number", "invalid"]
"""What a cell holds: three different things, and whatever else a program has put there."""


class Change(Struct, frozen=True, gc=False):
    """A cell and its values in the previous and in the current report.

    Comparing two reports makes hundreds of them, so they hold the two values and little else; what
    follows from the values is computed when it is asked for.

    Attributes:
        cell: Cell id.
        edition: The edition whose form defines the cell: the current report's where both have it.
        before: Value in the previous report: a number, ``None`` (blank) or ``ABSENT``.
        after: Value in the current report, likewise.
        obstacle: Why the two cannot be compared, where the values themselves do not tell: the
            forms or the shapes differ. ``reason`` gives every reason.
        derived: The side whose value is printed nowhere but is the sum of the three rows of
            (六)其他处理, because the other report prints them as one row.
    """

    cell: str
    edition: str
    before: CellValue
    after: CellValue
    obstacle: Reason | None = None
    derived: Side | None = None

    @property
    def reason(self) -> Reason | None:
        """Why the two cannot be compared; ``None`` where they can."""
        if self.obstacle is not None:
            return self.obstacle
        return transition(self.before, self.after)

    @property
    def pointer(self) -> str:
        """JSON Pointer (RFC 6901) of the cell in either document."""
        return "/" + self.cell.replace(".", "/")

    @property
    def comparable(self) -> bool:
        """Whether both hold numbers that measure the same thing."""
        return self.reason is None

    @property
    def differs(self) -> bool:
        """Whether the two values are not the same; zero, blank and absent are never the same."""
        return differ(self.before, self.after)

    @property
    def difference(self) -> int | Decimal | None:
        """After minus before, exact, in the cell's unit; ``None`` where not comparable."""
        if self.reason is not None:
            return None
        return _difference(self.before, self.after)

    @property
    def ratio(self) -> Fraction | None:
        """After divided by before, exact.

        ``None`` where the two are not comparable, where the previous value is zero, and where
        either is negative (a change of items in the 2019 form): no growth can be stated there.
        """
        before, after = self.before, self.after
        if self.reason is not None or not (is_number(before) and is_number(after)):
            return None
        if before <= 0 or after < 0:
            return None
        if isinstance(before, int) and isinstance(after, int):
            return Fraction(after, before)
        return Fraction(after) / Fraction(before)

    @property
    def growth(self) -> Fraction | None:
        """The difference as a share of the value before (1/4 is 25 %); ``None`` as ``ratio``."""
        ratio = self.ratio
        return None if ratio is None else ratio - 1

    @property
    def unit(self) -> str:
        """The unit of the cell: ``件``, ``项`` or ``万元``."""
        return form(self.edition).cell(self.cell).unit

    def label(self, lang: Lang | None = None) -> str:
        """What a clerk calls the cell, in English (``en``) or Chinese (``zh``)."""
        return form(self.edition).cell(self.cell).label(lang)


def is_number(value: object) -> TypeGuard[int | Decimal]:
    """Whether a value is a number that can be reckoned with: no truth value, NaN or float."""
    if is_count(value):
        return True
    return (
        isinstance(value, (int, Decimal))
        and not isinstance(value, bool)
        and exact(value) is not None
    )


def is_count(value: object) -> bool:
    """Whether a value is a count of the contract, as most are."""
    return type(value) is int and 0 <= value <= MAX_COUNT


def differ(before: object, after: object) -> bool:
    """Whether two values of a cell are not the same; a draft's may not be comparable at all."""
    try:
        return bool(before != after)
    except (ArithmeticError, TypeError, ValueError):
        return before is not after


def state(value: object) -> CellState:
    """Which of the things that a cell can hold this value is."""
    if value is None:
        return "blank"
    if value is ABSENT:
        return "absent"
    return "number" if is_number(value) else "invalid"


TRANSITIONS: Final[dict[tuple[CellState, CellState], Reason | None]] = {
    ("number", "number"): None,
    ("absent", "blank"): "absent_to_blank",
    ("absent", "number"): "absent_to_number",
    ("blank", "absent"): "blank_to_absent",
    ("blank", "blank"): "both_blank",
    ("blank", "number"): "blank_to_number",
    ("number", "absent"): "number_to_absent",
    ("number", "blank"): "number_to_blank",
}
"""States before and after → why they cannot be compared."""


def transition(before: object, after: object) -> Reason | None:
    """Why two values of one cell cannot be compared; ``None`` where both are numbers.

    At least one of the two is there: no change is made for a cell that both reports lack.
    """
    if is_count(before) and is_count(after):
        return None
    found = TRANSITIONS.get((state(before), state(after)), "not_a_number")
    if found == "blank_to_number" and after == 0:
        return "blank_to_zero"
    if found == "number_to_blank" and before == 0:
        return "zero_to_blank"
    return found


def _difference(before: CellValue, after: CellValue) -> int | Decimal | None:
    return subtract(after, before) if is_number(before) and is_number(after) else None


def subtract(value: int | Decimal, other: int | Decimal) -> int | Decimal:
    """One number minus another, exact; an integer where both are."""
    if isinstance(value, int) and isinstance(other, int):
        return value - other
    new, old = Decimal(value), Decimal(other)
    # The default context rounds to 28 digits; this one has as many as the result can need.
    lowest = min(_exponent(old), _exponent(new))
    digits = max(old.adjusted(), new.adjusted()) - lowest + 2
    return Context(prec=max(digits, 1)).subtract(new, old)


def exact_sum(values: Iterable[int | Decimal]) -> int | Decimal:
    """The sum of some numbers, exact; an integer where all are."""
    total: int | Decimal = 0
    for value in values:
        total = subtract(total, -value)
    return total


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def percent(growth: Fraction) -> str:
    """A growth as text, ``+12.5%``: one place, halves to even, always with its sign unless zero."""
    value = rounded(growth * 100, 1)
    return f"{value:+f}%" if value else "0.0%"


_OTHER: Final = "applications.outcomes.other."
_ONE_ROW: Final = f"{_OTHER}all"


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


def paired(previous: tuple[str, CellBlock], current: tuple[str, CellBlock]) -> Iterator[Paired]:
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
    previous: tuple[str, CellBlock], current: tuple[str, CellBlock], *, changed_only: bool
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


OtherRows: TypeAlias = Literal["none", "one", "three", "both"]
"""How a report prints (六)其他处理: not at all, as one row, as three rows, or (wrongly) as both."""


@cache
def _other_places(edition: str) -> tuple[slice, tuple[slice, ...]]:
    """Where the block of an edition holds the one row and the three rows of (六)其他处理."""
    rows = [row for row in layout(edition).rows if row.id.startswith(_OTHER)]
    places = {row.id: slice(row.start, row.start + len(row.columns)) for row in rows}
    return places.pop(_ONE_ROW), tuple(places.values())


def shape(edition: str, values: CellBlock) -> OtherRows:
    """How a report prints (六)其他处理."""
    one_row, three_rows = _other_places(edition)
    one = _present(values[one_row])
    three = any(_present(values[row]) for row in three_rows)
    if one and three:
        return "both"
    return "one" if one else "three" if three else "none"


def _present(values: CellBlock) -> bool:
    return values.count(ABSENT) < len(values)


def met_at_sum(
    previous: tuple[str, CellBlock], current: tuple[str, CellBlock]
) -> dict[str, Change]:
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
