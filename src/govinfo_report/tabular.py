"""CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, TypeAlias

CsvValue: TypeAlias = str | int | Decimal | bool | None
"""What may stand in a field: text, a number, a truth value, or nothing."""

# What makes a spreadsheet take a text for a formula: the signs themselves, their full-width forms
# (Excel reads them alike in East Asian locales), and the control characters that some programs
# drop before they look. The list is OWASP's.
_FORMULA_STARTS: Final = tuple("=+-@＝＋－−＠\t\r\n\0")


def safe_cell(value: CsvValue) -> str:
    """One field of a CSV file as text, made harmless where it is text.

    Args:
        value: Text, a number, a truth value, or ``None`` for an empty field.

    Returns:
        Numbers as digits (a negative number keeps its sign: typed numbers are no formulas, and
        amounts are never written with an exponent), truth values as ``true`` and ``false``, and
        text with an apostrophe before it where a spreadsheet would take it for a formula.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    # White space before a sign is skipped by some programs.
    return f"'{value}" if value.startswith(_FORMULA_STARTS) or _is_hidden_formula(value) else value


def _is_hidden_formula(text: str) -> bool:
    return text != (bare := text.lstrip()) and bare.startswith(_FORMULA_STARTS)


def write_csv(rows: Iterable[Iterable[CsvValue]]) -> str:
    """Rows as CSV text (RFC 4180, lines end in CRLF), every field through :func:`safe_cell`."""
    text = io.StringIO()
    csv.writer(text).writerows([safe_cell(value) for value in row] for row in rows)
    return text.getvalue()
