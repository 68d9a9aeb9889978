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
from govinfo_report.language import Text
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


def wrong_with(value: Any, kind: CellKind) -> Text | None:
    """Why a value of a draft, or a sum, is no figure of a document; ``None`` where it is one."""
    if value is None or value is ABSENT:
        return None
    if kind == "money":
        return _wrong_amount(value)
    if type(value) is not int:
        return _HOLDS.filled(value=_shown(value), what=Text("不是件数", "no count"))
    if value < 0 and kind == "count":
        return _HOLDS.filled(value=_shown(value), what=_NEGATIVE)
    if abs(value) > MAX_COUNT:
        return Text(f"的件数将超过{MAX_COUNT}", f"would hold a count beyond {MAX_COUNT}")
    return None


def _wrong_amount(value: Any) -> Text | None:
    if type(value) is not Decimal or not value.is_finite():
        return _HOLDS.filled(value=_shown(value), what=Text("不是金额", "no amount"))
    if value < 0:
        return _HOLDS.filled(value=_shown(value), what=_NEGATIVE)
    if value > MAX_AMOUNT:
        return Text(
            f"的金额将超过{MAX_AMOUNT}万元", f"would hold an amount beyond {MAX_AMOUNT} 万元"
        )
    _, digits, exponent = value.as_tuple()
    if len(digits) > MAX_AMOUNT_DIGITS or abs(int(exponent)) > MAX_AMOUNT_DIGITS:
        return Text(
            f"的金额将超过{MAX_AMOUNT_DIGITS}位",
            f"would hold an amount of more than {MAX_AMOUNT_DIGITS} digits",
        )
    return None


_HOLDS: Final = Text("填的是{value}，{what}", "holds {value}, which is {what}")
_NEGATIVE: Final = Text("小于零", "below zero")


def _shown(value: object) -> str | Text:
    if type(value) is int and value.bit_length() > 200:  # writing it out could take for ever
        said = Text("{bits}位二进制整数", "an integer of {bits} bits")
        return said.filled(bits=value.bit_length())
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
