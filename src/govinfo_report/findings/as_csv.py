"""Findings as CSV, one row a finding."""

from __future__ import annotations

from typing import Any, Final

from govinfo_report.documents.records import json_value
from govinfo_report.findings.document import uses
from govinfo_report.findings.finding import About, Finding
from govinfo_report.findings.grouped import causes_of
from govinfo_report.findings.results import Results
from govinfo_report.language import Lang
from govinfo_report.tabular import CsvValue, write_csv
from govinfo_report.waivers import NEVER, Waiver, WaiverUse

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
    "waiver",
    "reason",
    "expires",
    "root_cause",
)


def as_csv(reports: list[tuple[str | None, Results]], lang: Lang) -> str:
    """A header row, then one row a finding; no text of a report can become a formula.

    After the findings comes a row for each waiver that is unused, expired or stale: it has no
    severity and no outcome.
    """
    rows: list[tuple[CsvValue, ...]] = [HEADER]
    for name, findings in reports:
        about = findings.about
        rows += (
            (
                *_whose(name, about, finding),
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
                *(_used(finding.waiver) if finding.waiver else (None, None, None)),
                "; ".join(told.heading(lang) for told in causes_of(finding, findings)) or None,
            )
            for finding in findings
        )
    rows += (_idle(use, lang) for use in uses(reports) if use.state != "used")
    return write_csv(rows)


def _used(waiver: Waiver) -> tuple[CsvValue, CsvValue, CsvValue]:
    return "used", waiver.reason, str(waiver.expires or NEVER)


def _idle(use: WaiverUse, lang: Lang) -> tuple[CsvValue, ...]:
    waiver = use.waiver
    known: dict[str, CsvValue] = {
        "agency": waiver.agency,
        "year": waiver.year,
        "rule": waiver.rule,
        "scope": waiver.bound.scope,
        "cells": " ".join(sorted(waiver.bound.cells)),
        "message": use.message(lang),
        "waiver": use.state,
        "reason": waiver.reason,
        "expires": str(waiver.expires or NEVER),
    }
    return tuple(known.get(name) for name in HEADER)


def _whose(name: str | None, about: About, finding: Finding) -> tuple[CsvValue, ...]:
    """Source, agency and year of the report, or of every report that is concerned."""
    if about.edition is not None:
        return name or about.source, about.agency, about.year
    concerned = finding.reports
    years = {report.year for report in concerned}
    return (
        "; ".join(r.source for r in concerned if r.source) or name,
        "; ".join(dict.fromkeys(r.agency for r in concerned if r.agency)),
        years.pop() if len(years) == 1 else "; ".join(str(y) for y in years if y is not None),
    )


def _field(value: Any) -> CsvValue:
    value = json_value(value)
    return str(value) if isinstance(value, float) else value
