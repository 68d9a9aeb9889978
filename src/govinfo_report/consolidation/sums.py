"""Sums of cells in which zero, blank and absent stay three things.

Under this addition blank is neutral and absent absorbs: ``blank + 3 = 3``, ``blank + blank =
blank``, ``absent + 3 = absent``. It is associative and commutative, so the order in which reports
are gathered makes no difference.
"""

from __future__ import annotations

import decimal
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from govinfo_report.catalogue import CellKind
from govinfo_report.language import Words
from govinfo_report.model import ABSENT, MAX_AMOUNT, MAX_COUNT, CellValue
from govinfo_report.model.contract import MAX_AMOUNT_DIGITS

_EXACT: Final = decimal.Context(
    # 40 digits on either side of the point are far from this; what is rounded all the same traps.
    prec=1000,
    traps=[decimal.Inexact, decimal.InvalidOperation, decimal.Overflow],
)


def total(values: Iterable[CellValue]) -> CellValue:
    """The sum of one cell over reports; figures must be those of :func:`wrong_with`."""
    found = list(values)
    if any(value is ABSENT for value in found):
        return ABSENT
    figures = [value for value in found if isinstance(value, (int, Decimal))]
    if not figures:
        return None
    result: int | Decimal = figures[0]
    for figure in figures[1:]:
        if isinstance(result, int) and isinstance(figure, int):
            result += figure
        else:
            result = _EXACT.add(Decimal(result), Decimal(figure))
    return result


def wrong_with(value: Any, kind: CellKind) -> Words | None:
    """Why a value of a draft, or a sum, is no figure of a document; ``None`` where it is one."""
    if value is None or value is ABSENT:
        return None
    if kind == "money":
        return _wrong_amount(value)
    if type(value) is not int:
        return _HOLDS.filled(value=_shown(value), what=Words("no count", "不是件数"))
    if value < 0 and kind == "count":
        return _HOLDS.filled(value=_shown(value), what=_NEGATIVE)
    if abs(value) > MAX_COUNT:
        return Words(f"would hold a count beyond {MAX_COUNT}", f"的件数将超过{MAX_COUNT}")
    return None


def _wrong_amount(value: Any) -> Words | None:
    if type(value) is not Decimal or not value.is_finite():
        return _HOLDS.filled(value=_shown(value), what=Words("no amount", "不是金额"))
    if value < 0:
        return _HOLDS.filled(value=_shown(value), what=_NEGATIVE)
    if value > MAX_AMOUNT:
        return Words(
            f"would hold an amount beyond {MAX_AMOUNT} 万元", f"的金额将超过{MAX_AMOUNT}万元"
        )
    _, digits, exponent = value.as_tuple()
    if len(digits) > MAX_AMOUNT_DIGITS or abs(int(exponent)) > MAX_AMOUNT_DIGITS:
        return Words(
            f"would hold an amount of more than {MAX_AMOUNT_DIGITS} digits",
            f"的金额将超过{MAX_AMOUNT_DIGITS}位",
        )
    return None


_HOLDS: Final = Words("holds {value}, which is {what}", "填的是{value}，{what}")
_NEGATIVE: Final = Words("below zero", "小于零")


def _shown(value: object) -> str | Words:
    if type(value) is int and value.bit_length() > 200:  # writing it out could take for ever
        said = Words("an integer of {bits} bits", "{bits}位二进制整数")
        return said.filled(bits=value.bit_length())
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
