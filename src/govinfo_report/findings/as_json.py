"""Findings as JSON."""

from __future__ import annotations

from govinfo_report.findings.document import document
from govinfo_report.findings.results import Results
from govinfo_report.json_text import written
from govinfo_report.language import Lang


def as_json(reports: list[tuple[str | None, Results]], _lang: Lang) -> str:
    """The findings document as JSON text; it holds both languages."""
    return written(document(reports), indent=2) + "\n"
