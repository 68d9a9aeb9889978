"""Whether all identities hold, for the report that has nothing wrong: most of them.

The sums of an edition are worked out once into slices of the flat block; a check then runs in C,
cell by cell, and reasons about nothing. Anything unusual makes the answer "perhaps not", and the
full reasoning of :mod:`govinfo_report.checks.linear` takes over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

from govinfo_report.checks.linear import Identity, shape_places
from govinfo_report.model import ABSENT
from govinfo_report.model.numbers import LARGEST

Block = tuple[Any, ...]
Getter = Callable[[Block], Sequence[Any]]


def all_hold(edition: str, identities: Iterable[Identity]) -> Callable[[Block], bool]:
    """A fast test of some identities on the blocks of an edition.

    It is true only if every cell that they name is an integer, (六)其他处理 has the shape that the
    edition's form prints, and every identity holds.
    """
    other = shape_places(edition)[1]
    nothing = (ABSENT,) * len(other)
    # Of the rows that the form does not print there is nothing to add up.
    used = [i for i in identities if not {*i.plus, *i.minus} <= {*other}]
    single = [i for i in used if len(i.minus) == 1]
    several = [i for i in used if len(i.minus) > 1]
    left_sides = [_without(i.plus, other) for i in single + several]
    get_other = _slices([other])
    left, right = _slices(left_sides), _slices([_without(i.minus, other) for i in several])
    totals = _getter([i.minus[0] for i in single])

    def test(block: Block) -> bool:
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


def _without(places: Sequence[int], left_out: Sequence[int]) -> tuple[int, ...]:
    return tuple(place for place in places if place not in left_out)


def _getter(places: Sequence[int]) -> Getter:
    if not places:
        return lambda _: ()
    if len(places) == 1:  # itemgetter gives one item bare, several as a tuple
        return lambda block: (block[places[0]],)
    return itemgetter(*places)


def _slices(sums: Sequence[Sequence[int]]) -> Callable[[Block], Sequence[Sequence[Any]]]:
    """Gets the cells of several sums at once: as slices where their places are evenly spaced."""
    runs = [_run(places) for places in sums]
    if all(runs):
        return _getter(runs)  # type: ignore[arg-type]  # itemgetter takes slices as it takes places
    getters = [itemgetter(run) if run else _getter(p) for run, p in zip(runs, sums, strict=True)]
    return lambda block: [get(block) for get in getters]


def _run(places: Sequence[int]) -> slice | None:
    step = places[1] - places[0] if len(places) > 1 else 1
    run = range(places[0], places[-1] + 1, step)
    return slice(run.start, run.stop, step) if tuple(run) == tuple(places) else None
