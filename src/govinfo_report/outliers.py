"""Outliers among changes, by Hidiroglou and Berthelot's method.

M. A. Hidiroglou and J.-M. Berthelot, Statistical editing and imputation for periodic business
surveys, Survey Methodology 12 (1986), 73-83. A ratio alone makes an outlier of every small figure
(1 → 4), a difference alone of every large one. The method centres the ratios on their median, so
that falling to a half counts as much as doubling, and weighs them by size; what lies far outside
the quartiles of the effects is an outlier. A quarter of the changes on either side may be wild and
do not move it.

All of it is done in integers, ratios to twelve places and roots to six, so that every machine finds
the same; fractions would take thirty times as long and floats are not the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, isqrt
from typing import Final, TypeAlias

from attrs import frozen

ExactNumber: TypeAlias = int | Decimal | Fraction

_ONE: Final = 10**12
"""What a ratio of one is in these integers."""

_ROOT: Final = 10**6
"""What a root of one is."""


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
        before: The figure before.
        after: The figure after.
        offset: How far its effect lies from the median effect; below zero for a fall.
        width: Width of the quartile on that side, in the same unit.
        widths: How many of them an outlier is away.
    """

    before: ExactNumber
    after: ExactNumber
    offset: int
    width: int
    widths: int

    @property
    def ratio(self) -> Fraction:
        """After divided by before."""
        return Fraction(self.after) / Fraction(self.before)

    @property
    def score(self) -> Fraction:
        """How many widths it lies from the median; below zero for a fall."""
        return Fraction(self.offset, self.width)

    @property
    def outlying(self) -> bool:
        """Whether that is farther than the method allows."""
        return abs(self.offset) > self.widths * self.width


def effects(changes: Sequence[tuple[ExactNumber, ExactNumber]], method: Method) -> list[Effect]:
    """The effect of each change among all of them.

    Args:
        changes: Before and after, both above zero (a ratio needs that), of one unit each.
        method: The parameters.

    Returns:
        One effect a change; empty where there are fewer than the method needs.
    """
    if len(changes) < method.least:
        return []
    ratios = [_ratio(before, after) for before, after in changes]
    middle = _quantile(sorted(ratios), 1, 2)
    sizes = [max(pair) for pair in changes]
    weighed = [
        (_ONE - middle * _ONE // ratio if ratio < middle else ratio * _ONE // middle - _ONE)
        * _root(size, method.root)
        for ratio, size in zip(ratios, sizes, strict=True)
    ]
    ordered = sorted(weighed)
    low, median, high = (_quantile(ordered, part, 4) for part in (1, 2, 3))
    # The least width is one of ratios: what such a change in a figure of middle size weighs.
    by_size = sorted(sizes)
    lower, upper = by_size[(len(sizes) - 1) // 2], by_size[len(sizes) // 2]
    typical = (Fraction(lower) + Fraction(upper)) / 2
    least = max(int(method.width * _ONE) * _root(typical, method.root), 1)
    below, above = max(median - low, least), max(high - median, least)
    return [
        Effect(*pair, effect - median, above if effect > median else below, method.widths)
        for pair, effect in zip(changes, weighed, strict=True)
    ]


def _ratio(before: ExactNumber, after: ExactNumber) -> int:
    if isinstance(before, int) and isinstance(after, int):
        return max(after * _ONE // before, 1)
    return max(floor(Fraction(after) / Fraction(before) * _ONE), 1)


def _root(value: ExactNumber, root: int) -> int:
    """The square root (2) or the fourth root (4) of a number above zero."""
    scale: int = _ROOT**root
    scaled = value * scale if isinstance(value, int) else floor(Fraction(value) * scale)
    while root > 1:
        scaled, root = isqrt(scaled), root // 2
    return max(scaled, 1)


def _quantile(ordered: Sequence[int], part: int, parts: int) -> int:
    """The value a part of the way through an ordered list, between its two neighbours."""
    place, rest = divmod((len(ordered) - 1) * part, parts)
    low = ordered[place]
    return low if not rest else low + (ordered[place + 1] - low) * rest // parts
