"""CSV that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, TypeAlias

from govinfo_report.patterns import lazy_pattern

CsvValue: TypeAlias = str | int | Decimal | bool | None
"""What may stand in a field: text, a number, a truth value, or nothing."""

_SIGNS: Final = frozenset("=+-@−")
"""What makes a spreadsheet take a text for a formula (OWASP's list), with the minus sign.

Full-width and small forms count as the sign that they are a form of: Excel reads them alike in
East Asian locales.
"""

_UNWRITABLE: Final = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, which a terminal obeys, and halves of pairs, which no encoding holds."""


def safe_cell(value: CsvValue) -> str:
    """One field of a CSV file as text, made harmless where it is text.

    Args:
        value: Text, a number, a truth value, or ``None`` for an empty field.

    Returns:
        Numbers as digits (a negative number keeps its sign: typed numbers are no formulas, and
        amounts are never written with an exponent), truth values as ``true`` and ``false``, and
        text with an apostrophe before it where a spreadsheet would take it for a formula and
        with ``�`` for control characters and lone surrogates.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    text = _UNWRITABLE.sub("\ufffd", value)
    return f"'{text}" if _is_formula(text) else text


def _is_formula(text: str) -> bool:
    """Whether the first visible character is a sign, or a tab or line break comes first."""
    if text.startswith(("\t", "\r", "\n")):
        return True
    # White space and invisible characters before a sign are skipped by some programs.
    seen = next((c for c in text if not c.isspace() and unicodedata.category(c) != "Cf"), "")
    return unicodedata.normalize("NFKC", seen)[:1] in _SIGNS


def write_csv(rows: Iterable[Iterable[CsvValue]]) -> str:
    """Rows as CSV text (RFC 4180, lines end in CRLF), every field through :func:`safe_cell`."""
    text = io.StringIO()
    csv.writer(text).writerows([safe_cell(value) for value in row] for row in rows)
    return text.getvalue()
