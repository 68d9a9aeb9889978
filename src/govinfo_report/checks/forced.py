"""What the identities leave for cells without a figure: sometimes one value, often zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from govinfo_report.catalogue.rules import rules
from govinfo_report.checks.linear import Identity, identities, shape
from govinfo_report.model.numbers import exact


def forced(edition: str, block: Sequence[Any]) -> Mapping[int, int]:
    """Place → the only value that the identities leave for a cell without a figure.

    Each identity is asked in turn until none says anything new: one unknown is what makes the sum
    right; where the known figures balance and all unknowns stand on one side, each of them is 0.
    """
    form_of_other = shape(edition, block)
    if form_of_other.both:
        return {}
    equations = [
        identity
        for rule in rules(edition)
        if rule.linear and rule.linear.relation == "="
        for identity in identities(rule.id, edition)
    ]
    found: dict[int, int] = {}
    while news := dict(_told(equations, block, found, form_of_other.left_out)):
        found |= news
    return found


def _told(
    equations: Iterable[Identity],
    block: Sequence[Any],
    found: Mapping[int, int],
    left_out: frozenset[int],
) -> Iterable[tuple[int, int]]:
    for identity in equations:
        surplus: int | Fraction = 0
        unknown: list[tuple[int, int]] = []
        for sign, places in ((1, identity.plus), (-1, identity.minus)):
            for place in places:
                if place in left_out:
                    continue
                number = found.get(place, exact(block[place]))
                if number is None:
                    unknown.append((place, sign))
                else:
                    surplus += sign * number
        if len(unknown) == 1:
            place, sign = unknown[0]
            value = -sign * surplus
            if value >= 0 and value == int(value):
                yield place, int(value)
        elif unknown and surplus == 0 and len({sign for _, sign in unknown}) == 1:
            yield from ((place, 0) for place, _ in unknown)
