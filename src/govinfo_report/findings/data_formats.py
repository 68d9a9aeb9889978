"""Findings as data for other programs: the JSON document, and CSV."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import evolve
from msgspec import UNSET

from govinfo_report.documents.findings import (
    CheckedReport,
    ConcernedReport,
    DeductionOfPoints,
    FindingEntry,
    FindingsDocument,
    OutcomeEntry,
    ReportFindings,
    RootCauseEntry,
    ScoreEntry,
    WaiverEntry,
)
from govinfo_report.documents.records import filled, json_value
from govinfo_report.findings.causes import causes_of
from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.findings.score import Score
from govinfo_report.json_text import written
from govinfo_report.language import Lang, Text
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
"""The columns of :func:`as_csv`."""


def as_json(parts: list[NamedPart], _lang: Lang) -> str:
    """The findings document as JSON text; it holds both languages."""
    return written(document(parts), indent=2) + "\n"


def document(parts: list[NamedPart]) -> FindingsDocument:
    """The document of several reports' findings."""
    return FindingsDocument(
        reports=[_report(name, part) for name, part in parts],
        waivers=[_waiver(use) for use in uses(parts)],
    )


def _report(name: str | None, part: ReportPart) -> ReportFindings:
    about = part.about
    source = name or about.source
    places = {id(finding): place for place, finding in enumerate(part.found)}
    return ReportFindings(
        report=None if about.edition is None else filled(CheckedReport, about, source=source),
        summary=part.summary,
        root_causes=[
            filled(
                RootCauseEntry,
                cause,
                message=cause.heading,
                findings=[places[id(finding)] for finding in cause.findings],
            )
            for cause in part.root_causes
        ],
        findings=[finding_entry(finding, name) for finding in part.found],
        outcomes=list(map(_outcome, part.outcomes)),
        score=UNSET if part.score is None else _score(part.score, places),
    )


def _score(score: Score, places: dict[int, int]) -> ScoreEntry:
    """A score; ``places``: identity of a finding → its place in the document."""
    return ScoreEntry(
        pack=score.pack,
        full=_number(score.full),
        points=_number(score.points),
        deductions=[
            DeductionOfPoints(
                rule=off.rule,
                points=_number(off.points),
                capped=off.capped,
                findings=[places[id(finding)] for finding in off.findings],
            )
            for off in score.deductions
        ],
        message=Text(score.explanation("zh"), score.explanation("en")),
    )


def _number(points: Fraction) -> int | Decimal:
    """Points are decimals of a pack, and sums of such."""
    if points.denominator == 1:
        return points.numerator
    return Decimal(points.numerator) / points.denominator


def _outcome(outcome: RuleOutcome) -> OutcomeEntry:
    return OutcomeEntry(  # not by `filled`: there are a hundred a report
        rule=outcome.rule,
        outcome=outcome.outcome,
        scope=outcome.scope,
        reason=outcome.reason,
        reports=[filled(ConcernedReport, report) for report in outcome.reports],
    )


def finding_entry(finding: Finding, name: str | None = None) -> FindingEntry:
    """One finding as documents hold it; ``name`` is that of the file that was checked."""
    reports = finding.reports
    if name is not None and reports:  # the file that was checked
        reports = (evolve(reports[0], source=name), *reports[1:])
    return filled(
        FindingEntry,
        finding,
        kind=finding.definition.kind,
        sources=[source.id for source in finding.sources],
        reports=reports,
    )


def _waiver(use: WaiverUse) -> WaiverEntry:
    waiver = use.waiver
    return filled(
        WaiverEntry,
        waiver,
        scope=waiver.bound.scope,
        cells=sorted(waiver.bound.cells),
        state=use.state,
        why=use.why,
        changed=use.changed,
        message=use.message,
    )


def as_ndjson(parts: list[NamedPart], _lang: Lang) -> str:
    """A findings document a line, of one report each; then one of the waivers alone, if any."""
    lines = [ndjson_line(name, part) for name, part in parts]
    return "".join([*lines, ndjson_of_waivers(uses(parts))])


def ndjson_line(name: str | None, part: ReportPart) -> str:
    """The line of one report."""
    found = FindingsDocument(reports=[_report(name, part)], waivers=[])
    return written(found, indent=None) + "\n"


def ndjson_of_waivers(used: tuple[WaiverUse, ...]) -> str:
    """The last line; nothing where the check was given no waivers."""
    if not used:
        return ""
    last = FindingsDocument(reports=[], waivers=[_waiver(use) for use in used])
    return written(last, indent=None) + "\n"


def as_csv(parts: list[NamedPart], lang: Lang) -> str:
    """A header row, then one row a finding; no text of a report can become a formula.

    After the findings comes a row for each waiver that is unused, expired or stale: it has no
    severity and no outcome.
    """
    rows = [csv_rows(name, part, lang) for name, part in parts]
    return "".join([csv_header(), *rows, csv_of_waivers(uses(parts), lang)])


def csv_header() -> str:
    """The row of column names."""
    return write_csv([HEADER])


def csv_rows(name: str | None, part: ReportPart, lang: Lang) -> str:
    """The rows of one report."""
    about = part.about
    return write_csv(
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
            "; ".join(cause.heading(lang) for cause in causes_of(finding, part.root_causes))
            or None,
        )
        for finding in part.found
    )


def csv_of_waivers(used: tuple[WaiverUse, ...], lang: Lang) -> str:
    """The rows of waivers that are unused, expired or stale."""
    return write_csv(_idle(use, lang) for use in used if use.state != "used")


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
