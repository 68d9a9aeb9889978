"""Linear rules on the flat block: whether all hold, fast; and each one's outcome, in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import frozen

from govinfo_report.catalogue.linear import LinearInstance, shapes
from govinfo_report.catalogue.rule_entries import Outcome
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.model import layout
from govinfo_report.model.numbers import exact, known


@frozen
class Identity:
    """A linear rule in one row or column, as places of the block.

    Attributes:
        rule: Id of the rule.
        instance: The rule written out.
        plus: Places of the left side.
        minus: Places of the right side.
    """

    rule: str
    instance: LinearInstance
    plus: tuple[int, ...]
    minus: tuple[int, ...]


@frozen
class Sums:
    """How a linear rule comes out.

    Attributes:
        outcome: The outcome.
        left: Sum of the left side, blank and unknown cells as zero.
        right: Sum of the right side, likewise.
        blank: Places that are blank.
        unknown: Places without a number: blank, absent, or holding something else.
        reason: Why it is not applicable.
    """

    outcome: Outcome
    left: int | Fraction = 0
    right: int | Fraction = 0
    blank: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    reason: str | None = None


def decide(identity: Identity, block: Sequence[Any], left_out: frozenset[int]) -> Sums:
    """The outcome of a linear rule.

    It holds if it is true with every blank read as zero. It is violated if no way of filling the
    cells without a number with integers ≥ 0 makes it true. Otherwise it is undecided.

    Args:
        identity: The rule.
        block: The cells of the report.
        left_out: Places that are no part of any sum: the other shape of (六).
    """
    plus = [place for place in identity.plus if place not in left_out]
    minus = [place for place in identity.minus if place not in left_out]
    if not known(tuple(block[place] for place in plus + minus)):
        return Sums("not_applicable", reason="all_absent")
    left, open_left = _sum(block, plus)
    right, open_right = _sum(block, minus)
    unknown = (*open_left, *open_right)
    blank = tuple(place for place in unknown if block[place] is None)
    surplus = left - right
    equation = identity.instance.relation == "="
    if equation:
        settled = surplus == 0 and len(blank) == len(unknown)
    else:  # more on the right can only help
        settled = surplus <= 0 and all(block[place] is None for place in open_left)
    if settled:
        outcome: Outcome = "holds"
    elif (surplus > 0 and not open_right) or (equation and surplus < 0 and not open_left):
        outcome = "violated"
    elif equation and surplus != int(surplus):
        outcome = "violated"  # integers cannot make up for a fraction
    else:
        outcome = "undecided"
    return Sums(outcome, left, right, blank, unknown)


def _sum(block: Sequence[Any], places: Iterable[int]) -> tuple[int | Fraction, list[int]]:
    """The sum of the numbers at some places, and the places that hold none."""
    total: int | Fraction = 0
    unknown = []
    for place in places:
        number = exact(block[place])
        if number is None:
            unknown.append(place)
        else:
            total += number
    return total, unknown


@frozen
class Shape:
    """Which rows of (六)其他处理 a report has.

    Attributes:
        left_out: Places of the shape that it does not have.
        both: Whether it has rows of both shapes, which no form does.
    """

    left_out: frozenset[int]
    both: bool


@cache
def shape_places(edition: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The places of (六)其他处理: of the shape that the form prints, and of the other one."""
    starts = {
        row.id: range(row.start, row.start + len(row.columns)) for row in layout(edition).rows
    }
    both = shapes(edition)
    printed = tuple(place for row in both.printed for place in starts[row])
    return printed, tuple(place for row in both.other for place in starts[row])


def shape(edition: str, block: Sequence[Any]) -> Shape:
    """The shape of a report; where it has no row of either, that of its edition's form."""
    printed, other = shape_places(edition)
    if not known(tuple(block[place] for place in other)):
        return Shape(frozenset(other), False)
    return Shape(frozenset(printed), known(tuple(block[place] for place in printed)))


@cache
def identities(rule_id: str, edition: str) -> tuple[Identity, ...]:
    """A linear rule in an edition, every row or column of it."""
    rule = rules_by_id()[rule_id]
    places = layout(edition).places
    return tuple(
        Identity(
            rule.id,
            instance,
            tuple(places[c] for c, sign in instance.coefficients.items() if sign > 0),
            tuple(places[c] for c, sign in instance.coefficients.items() if sign < 0),
        )
        for instance in rule.terms(edition)
    )
