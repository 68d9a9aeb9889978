"""Values as JSON holds them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

from govinfo_report.language import Text
from govinfo_report.model.numbers import exact, shown

JsonValue = int | float | Decimal | str | bool | None
"""A value as JSON holds it: counts are integers, amounts exact numbers (万元), dates ISO texts."""


def json_value(value: Any) -> JsonValue:
    """A value as JSON holds it; what JSON cannot hold (a draft's NaN, a list) as its text."""
    if isinstance(value, Text):
        return value.en
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        # Larger ones are slips of drafts; writing their digits out could take for ever.
        return value if value.bit_length() < 64 else f"({value.bit_length()} bits)"
    if isinstance(value, Decimal) and exact(value) is not None:
        return value
    if isinstance(value, Fraction) and isinstance(number := exact(value), int):
        return number
    if isinstance(value, dt.date):
        return value.isoformat()
    return shown(value)
