"""Findings as JSON."""

from __future__ import annotations

import msgspec

from govinfo_report.findings.document import document
from govinfo_report.findings.results import Results
from govinfo_report.language import Lang


def as_json(reports: list[tuple[str | None, Results]], _lang: Lang) -> str:
    """The findings document as JSON text; it holds both languages."""
    # Amounts stay exact: a decimal is written as the number it is, never through a float.
    encoder = msgspec.json.Encoder(decimal_format="number")
    return msgspec.json.format(encoder.encode(document(reports)), indent=2).decode() + "\n"
