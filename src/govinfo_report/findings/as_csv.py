"""Findings as CSV, one row a finding."""

from __future__ import annotations

from typing import Any, Final

from govinfo_report.findings.document import json_value
from govinfo_report.findings.results import Results
from govinfo_report.tabular import CsvValue, write_csv

HEADER: Final = (
    "source",
    "agency",
    "year",
    "rule",
    "severity",
    "outcome",
    "scope",
    "cells",
    "pointers",
    "expected",
    "actual",
    "difference",
    "message",
)


def as_csv(reports: list[tuple[str | None, Results]], lang: str = "en") -> str:
    """A header row, then one row a finding; no text of a report can become a formula."""
    rows: list[tuple[CsvValue, ...]] = [HEADER]
    for name, findings in reports:
        about = findings.about
        rows += (
            (
                name or about.source,
                about.agency,
                about.year,
                finding.rule,
                finding.severity,
                finding.outcome,
                finding.scope,
                " ".join(finding.cells),
                " ".join(finding.pointers),
                _field(finding.expected),
                _field(finding.actual),
                _field(finding.difference),
                finding.message(lang),
            )
            for finding in findings
        )
    return write_csv(rows)


def _field(value: Any) -> CsvValue:
    value = json_value(value)
    return str(value) if isinstance(value, float) else value
