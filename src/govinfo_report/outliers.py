"""Outliers among changes, by Hidiroglou and Berthelot's method.

M. A. Hidiroglou and J.-M. Berthelot, Statistical editing and imputation for periodic business
surveys, Survey Methodology 12 (1986), 73-83. A ratio alone makes an outlier of every small figure
(1 → 4), a difference alone of every large one. The method centres the ratios on their median, so
that falling to a half counts as much as doubling, and weighs them by size; what lies far outside
the quartiles of the effects is an outlier. A quarter of the changes on either side may be wild and
do not move it.

All of it is done in fractions, roots to six places, so that every machine finds the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, isqrt
from typing import Final

from attrs import frozen

_PLACES: Final = 10**6


@frozen
class Method:
    """The parameters of the method; which are used for what is said by the rule.

    Attributes:
        root: Weight of size, the paper's exponent U, as a root: 2 for U = 1/2, 4 for U = 1/4. The
            higher the root, the more ratios count and the less differences.
        width: Least width of the quartiles, as a change of a figure of middle size: without it,
            figures that all changed alike would make an outlier of any that did not. (The paper
            takes a share of the median effect, its A, which centring makes nearly zero.)
        widths: How many such widths away from the median an outlier is, the paper's C.
        least: Fewer changes than this have no quartiles to speak of.
    """

    root: int
    width: Fraction
    widths: int
    least: int

    @classmethod
    def of(cls, parameters: Mapping[str, int]) -> Method:
        """The method as the parameters of a rule give it."""
        return cls(
            parameters["root"],
            Fraction(parameters["width_percent"], 100),
            parameters["widths"],
            parameters["at_least"],
        )


@frozen
class Effect:
    """One change among its peers.

    Attributes:
        ratio: After divided by before.
        score: How many widths it lies from the median; below zero for a fall.
        outlying: Whether that is farther than the method allows.
    """

    ratio: Fraction
    score: Fraction
    outlying: bool


def effects(
    changes: Sequence[tuple[int | Decimal | Fraction, int | Decimal | Fraction]], method: Method
) -> list[Effect]:
    """The effect of each change among all of them.

    Args:
        changes: Before and after, both above zero (a ratio needs that), of one unit each.
        method: The parameters.

    Returns:
        One effect a change; empty where there are fewer than the method needs.
    """
    if len(changes) < method.least:
        return []
    pairs = [(Fraction(before), Fraction(after)) for before, after in changes]
    ratios = [after / before for before, after in pairs]
    middle = _quantile(sorted(ratios), 1, 2)
    weighed = []
    for ratio, pair in zip(ratios, pairs, strict=True):
        centred = 1 - middle / ratio if ratio < middle else ratio / middle - 1
        weighed.append(centred * _root(max(pair), method.root))
    ordered = sorted(weighed)
    low, median, high = (_quantile(ordered, part, 4) for part in (1, 2, 3))
    # The least width is one of ratios: what such a change in a figure of middle size weighs.
    size = _quantile(sorted(map(max, pairs)), 1, 2)
    least = method.width * _root(size, method.root)
    below, above = max(median - low, least), max(high - median, least)
    found = []
    for ratio, effect in zip(ratios, weighed, strict=True):
        score = (effect - median) / (above if effect > median else below)
        found.append(Effect(ratio, score, abs(score) > method.widths))
    return found


def _root(value: Fraction, root: int) -> Fraction:
    """The square root (2) or the fourth root (4) of a number above zero, to six places."""
    scaled = floor(value * _PLACES**root)
    while root > 1:
        scaled, root = isqrt(scaled), root // 2
    return Fraction(max(scaled, 1), _PLACES)


def _quantile(ordered: Sequence[Fraction], part: int, parts: int) -> Fraction:
    """The value a part of the way through an ordered list, between its two neighbours."""
    place, rest = divmod((len(ordered) - 1) * part, parts)
    low = ordered[place]
    return low if not rest else low + (ordered[place + 1] - low) * rest / parts
