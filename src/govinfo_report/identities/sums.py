"""The four outcomes of linear rules, and the fast test whether all of them hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from fractions import Fraction
from functools import cache
from operator import itemgetter
from typing import Any, TypeAlias

from msgspec import Struct

from govinfo_report.catalogue.rule_entries import Outcome, Relation
from govinfo_report.identities.systems import Identity, System, shape_places, system
from govinfo_report.model import ABSENT
from govinfo_report.model.values import LARGEST, exact


class Sums(Struct, frozen=True, gc=False):
    """How a linear rule comes out.

    Attributes:
        outcome: The outcome; ``not_applicable`` if all cells are absent.
        left: Sum of the left side, cells without a number as zero.
        right: Sum of the right side, likewise.
        unknown_left: Indices of the values of the left side that are no numbers: blank, absent, or
            something else that a draft holds.
        unknown_right: Those of the right side.
        blank: Whether any value is blank.
    """

    outcome: Outcome
    left: int | Fraction = 0
    right: int | Fraction = 0
    unknown_left: tuple[int, ...] = ()
    unknown_right: tuple[int, ...] = ()
    blank: bool = False


def settle(
    left: Sequence[Any], right: Sequence[Any], relation: Relation = "=", *, counts: bool = True
) -> Sums:
    """The outcome of a linear rule on some values: Σ left = (or ≤) Σ right.

    It holds if it is true with every blank read as zero and nothing else lacks a number. It is
    violated if no way of filling in what lacks a number with integers ≥ 0 makes it true. Otherwise
    it is undecided.

    Args:
        left: The values of the left side: numbers, ``None`` (blank), :data:`ABSENT`, or anything
            that a draft holds.
        right: The values of the right side.
        relation: How the sums compare.
        counts: Whether all numbers are counts, so that integers cannot make up for a fraction.
    """
    sum_left, open_left = _sum(left)
    sum_right, open_right = _sum(right)
    if len(open_left) + len(open_right) == len(left) + len(right) and all(
        value is ABSENT for value in (*left, *right)
    ):
        return Sums("not_applicable")
    surplus = sum_left - sum_right
    equation = relation == "="
    if not surplus and not open_left and not open_right:
        return Sums("holds", sum_left, sum_right)
    blanks_only = all(left[i] is None for i in open_left) and (
        # of an inequality, more on the right can only help
        not equation or all(right[i] is None for i in open_right)
    )
    if blanks_only and (surplus == 0 or (surplus < 0 and not equation)):
        outcome: Outcome = "holds"
    elif (
        (surplus > 0 and not open_right)
        or (equation and surplus < 0 and not open_left)
        or (equation and counts and surplus.denominator != 1)
    ):
        outcome = "violated"
    else:
        outcome = "undecided"
    blank = None in (*(left[i] for i in open_left), *(right[i] for i in open_right))
    return Sums(outcome, sum_left, sum_right, open_left, open_right, blank)


def _sum(values: Sequence[Any]) -> tuple[int | Fraction, tuple[int, ...]]:
    """The sum of the numbers, and the indices of the values that are none."""
    if set(map(type, values)) == {int} and min(values) >= -LARGEST and max(values) <= LARGEST:
        return sum(values), ()  # as nearly always
    total: int | Fraction = 0
    unknown = []
    for index, value in enumerate(values):
        number = exact(value)
        if number is None:
            unknown.append(index)
        else:
            total += number
    return total, tuple(unknown)


def outcome(equations: System, identity: Identity, block: Sequence[Any]) -> Sums:
    """The outcome of one identity of a system on the block of a report.

    Raises:
        KeyError: It cannot be asked of reports of that shape of (六)其他处理.
    """
    equation = equations.equations[identity]
    plus, minus = equations.plus[equation], equations.minus[equation]
    cells = len(equations.names)  # what comes after them is a slack
    left = [block[variable] for variable in plus if variable < cells]
    return settle(left, [block[variable] for variable in minus], identity.relation)


def outcomes(equations: System, block: Sequence[Any]) -> Iterator[tuple[Identity, Sums]]:
    """The outcome of every identity of a system on the block of a report, in order."""
    for identity in equations.identities:
        yield identity, outcome(equations, identity, block)


CellBlock: TypeAlias = tuple[Any, ...]
_Getter: TypeAlias = Callable[[CellBlock], Sequence[Any]]


def all_hold(edition: str, rules: Collection[str] | None = None) -> Callable[[CellBlock], bool]:
    """A fast test of the equations of an edition on blocks.

    It is true only if every cell that they name is an integer, (六)其他处理 has the shape that the
    edition's form prints, and every equation holds. Whatever is unusual makes it false, and
    :func:`outcomes` has to tell. The sums are worked out once into slices of the block, so that a
    test runs in C.

    Args:
        edition: The edition of the form.
        rules: Ids of the rules to look at; ``None``: all that are equations.
    """
    return _all_hold(edition, None if rules is None else frozenset(rules))


@cache
def _all_hold(edition: str, rules: frozenset[str] | None) -> Callable[[CellBlock], bool]:
    equations = system(edition, heuristic=True)
    pairs = [
        (plus, minus)
        for identity, plus, minus in zip(
            equations.identities, equations.plus, equations.minus, strict=True
        )
        if identity.relation == "=" and (rules is None or identity.rule in rules)
    ]
    other = shape_places(edition)[1]
    nothing = (ABSENT,) * len(other)
    single = [pair for pair in pairs if len(pair[1]) == 1]
    several = [pair for pair in pairs if len(pair[1]) > 1]
    get_other = _slices([other])
    left = _slices([plus for plus, _ in single + several])
    right = _slices([minus for _, minus in several])
    totals = _getter([minus[0] for _, minus in single])

    def test(block: CellBlock) -> bool:
        try:
            if get_other(block)[0] != nothing:
                return False
            expected = list(map(sum, left(block)))
            sums = list(map(sum, right(block)))
            # A float or a decimal among what was added makes the sum one, and inexact. (A total
            # that stands alone is compared as it is, which Python does exactly.)
            everything = sum(expected)
            if type(everything) is not int or type(sum(sums)) is not int or everything > LARGEST:
                return False
            return expected == [*totals(block), *sums]
        except (TypeError, ValueError, ArithmeticError):  # a blank cell, or a draft's text or NaN
            return False

    return test


def _getter(places: Sequence[Any]) -> _Getter:
    """Gets the items at some places, or in some slices, as a tuple."""
    if not places:
        return lambda _: ()
    if len(places) == 1:  # itemgetter gives one item bare, several as a tuple
        return lambda block: (block[places[0]],)
    return itemgetter(*places)


def _slices(sums: Sequence[Sequence[int]]) -> _Getter:
    """Gets the cells of several sums at once: as slices where their places are evenly spaced."""
    runs = [_run(places) for places in sums]
    if all(runs):
        return _getter(runs)
    getters = [itemgetter(run) if run else _getter(p) for run, p in zip(runs, sums, strict=True)]
    return lambda block: [get(block) for get in getters]


def _run(places: Sequence[int]) -> slice | None:
    if not places:
        return slice(0)
    step = places[1] - places[0] if len(places) > 1 else 1
    run = range(places[0], places[-1] + 1, step)
    return slice(run.start, run.stop, step) if tuple(run) == tuple(places) else None
