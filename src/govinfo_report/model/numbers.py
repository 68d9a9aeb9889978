"""What a cell's value is worth in a sum: drafts hold anything, and a check never fails on it."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational
from typing import Any, Final

from govinfo_report.model.values import ABSENT

LARGEST: Final = 10**40
"""Numbers beyond it are nobody's figures; adding or printing them could take for ever."""

_SHOWN: Final = 80


def exact(value: Any) -> int | Fraction | None:
    """The exact number that a value is.

    ``None`` where it is none: text, NaN, blank, absent, or beyond :data:`LARGEST`.
    """
    number: int | Fraction
    if isinstance(value, int):
        number = value
    elif isinstance(value, Integral):
        number = int(value)
    elif isinstance(value, Rational):
        number = Fraction(value)
    elif isinstance(value, Decimal):
        # Asked first, because the fraction of 1E-999999999 is as large as that of 1E+999999999.
        if not value.is_finite() or (value and abs(value.adjusted()) > 40):
            return None
        number = Fraction(value)
    elif isinstance(value, float) and math.isfinite(value):
        number = Fraction(value)
    else:
        return None
    if not -LARGEST <= number <= LARGEST:
        return None
    return number if number.denominator != 1 else number.numerator


def shown(value: Any) -> str:
    """A value for a message: short, whatever it is."""
    if isinstance(value, int) and abs(value) > LARGEST:
        return f"({value.bit_length()} bits)"
    if isinstance(value, Decimal) and exact(value) is not None:
        return f"{value:f}"
    try:
        text = str(value)
    except ValueError:  # a list with an integer of more digits than Python writes out
        text = type(value).__name__
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def as_repr(value: Any) -> str:
    """The ``repr`` of a value, also of one that Python does not write out."""
    try:
        return repr(value)
    except ValueError:
        return shown(value)


def text_of(value: Any) -> str:
    """A text as it is; what a draft has in its place, for a reader."""
    return value if isinstance(value, str) else shown(value)


def known(values: tuple[Any, ...]) -> bool:
    """Whether any of some cells is there, blank ones included."""
    return any(value is not ABSENT for value in values)
