"""Totals explained by their parts, and changes ranked by their share of what changed.

Which cells make up which total is read from the linear rules of the catalogue: an identity with one
cell on one side says that this cell is the total of the others. No table is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from attrs import frozen

from govinfo_report.comparison.change import Change, exact_sum, subtract
from govinfo_report.identities import Total, totals
from govinfo_report.model import FrozenMap

Difference: TypeAlias = int | Decimal


@frozen
class Contribution:
    """What one part brings to the change of its total.

    Attributes:
        cell: The part.
        difference: Its own change, in the unit of the cell.
        share: That change as a share of the total's; ``None`` where the total did not change.
            Parts that move against the total have shares below 0, and others then exceed 1.
    """

    cell: str
    difference: Difference
    share: Fraction | None


@frozen
class Explanation:
    """The change of a total, explained by its parts.

    The differences of ``parts`` and ``rest`` sum exactly to the total's difference.

    Attributes:
        total: The total's change.
        rule: Id of the rule that says what it is the total of.
        parts: The parts that changed, the largest contribution first.
        rest: What the parts leave unexplained: 0 where the sum holds in both reports.
        unknown: Parts of which no difference can be stated (blank, absent, no number), so that
            ``rest`` may be theirs.
    """

    total: Change
    rule: str
    parts: tuple[Contribution, ...]
    rest: Difference
    unknown: tuple[str, ...]


@cache
def tops(edition: str) -> Mapping[str, str]:
    """Cell id → the total above all totals that it is part of; totals of nothing are their own.

    Cells that no sum names are left out.
    """
    above: dict[str, str] = {}
    for total in totals(edition):
        for part in total.parts:
            above.setdefault(part, total.cell)
    found = {}
    for cell in [*above, *(total.cell for total in totals(edition))]:
        top = cell
        while top in above:
            top = above[top]
        found[cell] = top
    return MappingProxyType(found)


def explained(changes: Sequence[Change], edition: str) -> Iterator[Explanation]:
    """The totals that changed, or whose parts did, each explained by its parts.

    Args:
        changes: Every change of the two reports.
        edition: The edition of the current report, whose sums are looked at.
    """
    found = {change.cell: change for change in changes}
    for total in totals(edition):
        change = found.get(total.cell)
        if change is None or change.difference is None:
            continue
        explanation = _explained(change, total, found)
        if change.difference or explanation.parts:
            yield explanation


def _explained(change: Change, total: Total, found: Mapping[str, Change]) -> Explanation:
    whole = change.difference
    if whole is None:
        raise ValueError(f"{change.cell} has no difference to explain")
    # Of (六)其他处理 only the shape counts at which the two reports meet.
    known = [found[part] for part in total.parts if part in found]
    parts = [part for part in known if part.reason != "shape"]
    contributions = [
        Contribution(
            part.cell,
            part.difference,
            Fraction(part.difference) / Fraction(whole) if whole else None,
        )
        for part in parts
        if part.difference
    ]
    return Explanation(
        change,
        total.rule,
        tuple(sorted(contributions, key=_size, reverse=True)),
        subtract(whole, exact_sum(part.difference for part in contributions)),
        tuple(part.cell for part in parts if part.difference is None),
    )


def _size(part: Contribution) -> Fraction:
    return abs(Fraction(part.difference))


def shares(changes: Iterable[Change], edition: str) -> Mapping[str, Fraction]:
    """Cell id → its change as a share of the change of the total above it, with its sign.

    A cell that is part of no total is its own: its share is 1. Cells whose total did not change, or
    cannot be compared, have none.
    """
    above = tops(edition)
    found = {change.cell: change.difference for change in changes if change.difference}
    shares: dict[str, Fraction] = {}
    for cell, difference in found.items():
        whole = found.get(above.get(cell, cell))
        if whole:
            shares[cell] = Fraction(difference) / Fraction(whole)
    return FrozenMap(shares)


def ranked(changes: Sequence[Change], edition: str) -> tuple[Change, ...]:
    """The changes that can be compared, what changed most first.

    Totals and single figures come first, by their growth; then the parts, by their share of the
    total's change; then parts of totals that did not change, by their difference. Among equals the
    form's order stands.
    """
    above, share = tops(edition), shares(changes, edition)

    def weight(change: Change) -> tuple[int, Fraction]:
        difference = abs(Fraction(change.difference or 0))
        if above.get(change.cell, change.cell) == change.cell:
            return 0, -_relative(change)
        if change.cell in share:
            return 1, -abs(share[change.cell])
        return 2, -difference

    return tuple(sorted((change for change in changes if change.difference), key=weight))


def _relative(change: Change) -> Fraction:
    """Size of a change against the larger of the two values: from 0 to 1, defined from zero too."""
    values = [abs(Fraction(value)) for value in (change.before, change.after)]  # type: ignore[arg-type]  # numbers: there is a difference
    return abs(Fraction(change.difference or 0)) / max(*values, Fraction(1))
