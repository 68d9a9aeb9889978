"""One cell in two reports."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final, Literal, TypeAlias, TypeGuard

from msgspec import Struct

from govinfo_report.catalogue import form
from govinfo_report.documents.comparison import Reason, Side
from govinfo_report.documents.records import rounded
from govinfo_report.language import Lang
from govinfo_report.model import ABSENT, MAX_COUNT, CellValue
from govinfo_report.model.values import exact

State: TypeAlias = Literal["absent", "blank", "number", "invalid"]
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
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return exact(value) is not None
    return False


def is_count(value: object) -> bool:
    """Whether a value is a count of the contract, as most are."""
    return type(value) is int and 0 <= value <= MAX_COUNT


def differ(before: object, after: object) -> bool:
    """Whether two values of a cell are not the same; a draft's may not be comparable at all."""
    try:
        return bool(before != after)
    except (ArithmeticError, TypeError, ValueError):
        return before is not after


def state(value: object) -> State:
    """Which of the things that a cell can hold this value is."""
    if value is None:
        return "blank"
    if value is ABSENT:
        return "absent"
    return "number" if is_number(value) else "invalid"


TRANSITIONS: Final[dict[tuple[State, State], Reason | None]] = {
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
