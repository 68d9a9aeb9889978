"""Values and texts of a report as words on paper."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from govinfo_report.catalogue import Column
from govinfo_report.display import printable
from govinfo_report.model import ABSENT, CellValue
from govinfo_report.model.values import exact, shown, text_of
from govinfo_report.text import parse_number

_INNER_BRACKETS: Final = str.maketrans("()（）", "〔〕〔〕")
_PER_UNIT: Final = Decimal(10_000)
_FORBIDDEN: Final = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")


def plain(text: object) -> str:
    """A text, or what a draft has in its place, as one line that HTML and XML can hold.

    White space becomes single blanks, so that no text can begin a line of its own, and what is no
    character (controls, halves of surrogate pairs) becomes ``�``.
    """
    line = printable(text_of(text))
    # Characters of no script, which only XML minds.
    return line.translate(_FORBIDDEN) if "\ufffe" in line or "\uffff" in line else line


def day(date: object) -> str:
    """A date as reports print it, 2024年1月23日; what a draft has in its place as it is."""
    if not isinstance(date, dt.date):
        return plain(date)
    return f"{date.year}年{date.month}月{date.day}日"


def moment(iso: object) -> str:
    """``published_at`` as header lines print it: a blank in place of the T."""
    return plain(text_of(iso).replace("T", " ", 1))


def digits(value: int | Decimal) -> str:
    """A number in digits, never with an exponent."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def cell_words(value: CellValue, column: Column, remark: str) -> tuple[str, bool]:
    """What a cell prints: its value with the words that the report keeps beside it.

    Args:
        value: The cell's value.
        column: The column it stands in.
        remark: The report's remark on the cell; ``""`` where there is none.

    Returns:
        The printed words (``""`` for a blank or absent cell) and whether they hold the remark.
        Where a reader of the page could not tell the value with the remark beside it, the value
        stands alone.
    """
    if value is None or value is ABSENT:
        return "", False
    if exact(value) is None or type(value) is float:  # a draft's
        return plain(shown(value)), False
    words = digits(value)
    if remark:
        remark = plain(remark)
        if _says(remark, value, column):  # 251000元 in place of 25.1, 3件 in place of 3
            return remark, True
        annotated = f"{words}（{remark.translate(_INNER_BRACKETS)}）"
        if _says(annotated, value, column):
            return annotated, True
    if column.kind == "money" and column.unit not in column.label and value:
        # The 2019 form prints no unit over this amount: the page has to say it.
        return f"{words}{column.unit}", False
    return words, False


def _says(words: str, value: int | Decimal, column: Column) -> bool:
    """Whether printed words are read as the value."""
    number = parse_number(words)
    if number.kind != "value" or number.value is None:
        return False
    if column.kind == "money" and number.unit == "元":
        return number.value / _PER_UNIT == value
    return number.value == value
