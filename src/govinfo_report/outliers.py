"""Outliers among changes, by Hidiroglou and Berthelot's method.

M. A. Hidiroglou and J.-M. Berthelot, Statistical editing and imputation for periodic business
surveys, Survey Methodology 12 (1986), 73-83. A ratio alone makes an outlier of every small figure
(1 → 4), a difference alone of every large one. The method centres the ratios on their median, so
that falling to a half counts as much as doubling, and weighs them by size; what lies far outside
the quartiles of the effects is an outlier. Half of the changes may be wild and do not move it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeVar

from attrs import frozen

_N = TypeVar("_N", Fraction, float)

U: Final = 0.25
"""Weight of size: 0 looks at ratios alone, 1 nearly at differences. The paper takes 0.5 for firms
of one industry; the figures of one report run from 1 to millions, where that would name a change of
an eighth in the largest of them and pass over every other."""

A: Final = 0.05
"""Least width of the quartiles, as a change of a figure of middle size: without it, figures that
all changed alike would make an outlier of any that did not. (The paper takes a share of the median
effect, which centring makes nearly zero.)"""

C: Final = 15
"""How many such widths away from the median an outlier is. Small figures jump more than the firms
of a survey do (4 in the paper), so that only what is wild is named: 58 falling to 3, or a digit
more."""

LEAST: Final = 10
"""Fewer changes than this have no quartiles to speak of."""


@frozen
class Effect:
    """One change among its peers.

    Attributes:
        ratio: After divided by before.
        score: How many widths it lies from the median; below zero for a fall.
    """

    ratio: Fraction
    score: float

    @property
    def outlying(self) -> bool:
        """Whether it lies farther out than :data:`C` widths."""
        return abs(self.score) > C


def effects(changes: Sequence[tuple[int | Decimal | Fraction, ...]]) -> list[Effect]:
    """The effect of each change among all of them.

    Args:
        changes: Before and after, both above zero (a ratio needs that), of one unit each.

    Returns:
        One effect a change; empty where there are fewer than :data:`LEAST`.
    """
    if len(changes) < LEAST:
        return []
    ratios = [Fraction(after) / Fraction(before) for before, after in changes]
    middle = _quantile(sorted(ratios), 1, 2)
    weighed = []
    for ratio, (before, after) in zip(ratios, changes, strict=True):
        centred = 1 - middle / ratio if ratio < middle else ratio / middle - 1
        weighed.append(float(centred) * float(max(before, after)) ** U)
    ordered = sorted(weighed)
    low, median, high = (_quantile(ordered, part, 4) for part in (1, 2, 3))
    # The least width is one of ratios: what a change of A in a figure of middle size weighs.
    size = _quantile(sorted(float(max(pair)) for pair in changes), 1, 2)
    least = A * size**U
    below, above = max(median - low, least), max(high - median, least)
    return [
        Effect(ratio, (effect - median) / (above if effect > median else below))
        for ratio, effect in zip(ratios, weighed, strict=True)
    ]


def _quantile(ordered: Sequence[_N], part: int, parts: int) -> _N:
    """The value a part of the way through an ordered list, between its two neighbours."""
    place, rest = divmod((len(ordered) - 1) * part, parts)
    low = ordered[place]
    return low if not rest else low + (ordered[place + 1] - low) * rest / parts
