"""What a cell's value is worth in a sum: drafts hold anything, and a check never fails on it."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational
from typing import Any

from govinfo_report.model import ABSENT


def exact(value: Any) -> int | Fraction | None:
    """The exact number that a value is, or ``None`` where it is none (text, NaN, blank, absent)."""
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Rational):
        return _narrow(Fraction(value.numerator, value.denominator))
    if isinstance(value, Decimal):
        return _narrow(Fraction(value)) if value.is_finite() else None
    if isinstance(value, float):
        return _narrow(Fraction(value)) if math.isfinite(value) else None
    return None


def _narrow(value: Fraction) -> int | Fraction:
    return value.numerator if value.denominator == 1 else value


def known(values: tuple[Any, ...]) -> bool:
    """Whether any of some cells is there, blank ones included."""
    return any(value is not ABSENT for value in values)
