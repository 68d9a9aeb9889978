"""Findings as a JSON document; :mod:`govinfo_report.documents.findings` has its shape."""

from __future__ import annotations

from attrs import evolve

from govinfo_report.documents.findings import (
    CheckedReport,
    FindingEntry,
    FindingsDocument,
    OutcomeEntry,
    ReportFindings,
    RootCauseEntry,
    Summary,
    WaiverEntry,
)
from govinfo_report.documents.records import filled
from govinfo_report.findings.finding import Finding
from govinfo_report.findings.grouped import Told
from govinfo_report.findings.results import Results
from govinfo_report.waivers import WaiverUse, overall


def document(reports: list[tuple[str | None, Results]]) -> FindingsDocument:
    """The document of several reports' findings."""
    return FindingsDocument(
        reports=[_report(name, findings) for name, findings in reports],
        waivers=[_waiver(use) for use in uses(reports)],
    )


def uses(reports: list[tuple[str | None, Results]]) -> tuple[WaiverUse, ...]:
    """What became of the waivers over all the reports."""
    return overall(findings.applied for _, findings in reports if findings.applied is not None)


def _report(name: str | None, findings: Results) -> ReportFindings:
    about = findings.about
    source = name or about.source
    return ReportFindings(
        report=None if about.edition is None else filled(CheckedReport, about, source=source),
        summary=Summary(
            ok=findings.ok,
            errors=len(findings.errors),
            warnings=len(findings.warnings),
            infos=len(findings.infos),
            undecided=sum(f.outcome == "undecided" and not f.waiver for f in findings),
            waived=len(findings.waived),
        ),
        root_causes=_causes(findings),
        findings=[finding_entry(finding, name) for finding in findings],
        outcomes=[filled(OutcomeEntry, outcome) for outcome in findings.outcomes],
    )


def _causes(findings: Results) -> list[RootCauseEntry]:
    places = {id(finding): place for place, finding in enumerate(findings)}
    return [
        filled(
            RootCauseEntry,
            cause,
            message=Told(number, cause).heading,
            findings=[places[id(finding)] for finding in cause.findings],
        )
        for number, cause in enumerate(findings.root_causes, 1)
    ]


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
