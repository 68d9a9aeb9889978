"""The findings as a JSON document: its shape, as classes. ``schemas/`` publishes it as a schema."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from govinfo_report.catalogue.rule_entries import Basis, Outcome, RuleKind, Severity
from govinfo_report.findings.cause_document import RootCauseEntry, cause_entries
from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.findings.json_values import JsonValue, json_value
from govinfo_report.findings.results import Results
from govinfo_report.language import Text
from govinfo_report.waivers import Waiver, WaiverUse, overall
from govinfo_report.waivers.use import State, Why


@frozen
class CheckedReport:
    """The report that was checked.

    Attributes:
        source: Name of the file or address, if known.
        edition: Its edition.
        title: Its title.
        agency: Its organ.
        year: Its reporting year.
    """

    source: str | None
    edition: str
    title: str | None
    agency: str | None
    year: int | None


@frozen
class ConcernedReport:
    """A report that a finding concerns; what is not known of it is ``null``."""

    source: str | None
    title: str | None
    agency: str | None
    year: int | None


@frozen
class Summary:
    """How many findings there are of each severity, waived ones apart; ``ok``: no error."""

    ok: bool
    errors: int
    warnings: int
    infos: int
    undecided: int
    waived: int


@frozen
class AppliedWaiver:
    """The waiver that applies to a finding.

    Attributes:
        number: Its place in the waiver file, from 1.
        reason: Why the finding is waived.
        expires: The last day on which it applies; ``None``: it does not expire.
    """

    number: int
    reason: str
    expires: str | None


@frozen
class FindingEntry:
    """One finding; the members are those of :class:`govinfo_report.findings.Finding`.

    Attributes:
        rule: Id of the rule.
        kind: What the rule speaks of.
        basis: What the rule rests on.
        severity: How badly it matters.
        outcome: ``violated`` or ``undecided``.
        scope: Row, column, cell or member that the rule was asked about.
        cells: Ids of the cells concerned.
        pointers: JSON Pointers into the report's document.
        values: Cell id → value seen, ``null`` for blank; absent cells are left out.
        expected: What it should be; ``null`` where nothing can be said.
        actual: What it is; ``null`` where nothing can be said.
        difference: ``actual`` − ``expected``, of numbers; else ``null``.
        message: What was found, ``{"zh", "en"}``.
        sources: Ids of the rule's sources.
        waiver: The waiver that applies to it, if one does.
        reports: The reports that it concerns, the one whose cells these are first.
    """

    rule: str
    kind: RuleKind
    basis: Basis
    severity: Severity
    outcome: Literal["violated", "undecided"]
    scope: str | None
    cells: list[str]
    pointers: list[str]
    values: dict[str, JsonValue]
    expected: JsonValue
    actual: JsonValue
    difference: JsonValue
    message: dict[Literal["zh", "en"], str]
    sources: list[str]
    waiver: AppliedWaiver | None
    reports: list[ConcernedReport]


@frozen
class OutcomeEntry:
    """One rule's outcome.

    ``reason`` says why a rule is not applicable, ``{"zh", "en"}``; ``reports`` are those concerned,
    for rules that look at several, and else empty.
    """

    rule: str
    outcome: Outcome
    scope: str | None
    reason: dict[Literal["zh", "en"], str] | None
    reports: list[ConcernedReport]


@frozen
class ReportFindings:
    """What was found in one report; ``report`` is ``null`` for what is about several together.

    ``root_causes`` are the slips that are likeliest behind the violated identities.
    """

    report: CheckedReport | None
    summary: Summary
    root_causes: list[RootCauseEntry]
    findings: list[FindingEntry]
    outcomes: list[OutcomeEntry]


@frozen
class WaiverEntry:
    """What became of one waiver over all the reports.

    Attributes:
        number: Its place in the waiver file, from 1.
        rule: Id of the rule.
        agency: The organ whose report it is for.
        year: The reporting year.
        scope: What the rule was asked about, where the waiver says.
        cells: Ids of the cells that it is bound to.
        reason: Why it was given.
        expires: The last day on which it applies; ``None``: it does not expire.
        state: What became of it.
        why: Why it is unused; else ``None``.
        changed: Of a stale one: the cells and facts that are not what they were.
        message: The same in words, ``{"zh", "en"}``.
    """

    number: int
    rule: str
    agency: str
    year: int
    scope: str | None
    cells: list[str]
    reason: str
    expires: str | None
    state: State
    why: Why | None
    changed: list[str]
    message: dict[Literal["zh", "en"], str]


@frozen
class FindingsDocument:
    """What was found in one report or in several. ``version`` is that of this shape.

    Attributes:
        version: Version of this shape.
        reports: The reports.
        waivers: What became of the waivers that the check was given; empty where it had none.
    """

    version: Literal["1.0"]
    reports: list[ReportFindings]
    waivers: list[WaiverEntry]


def document(reports: list[tuple[str | None, Results]]) -> FindingsDocument:
    """The document of several reports' findings."""
    return FindingsDocument(
        "1.0",
        [_report(name, findings) for name, findings in reports],
        [_waiver(use) for use in uses(reports)],
    )


def uses(reports: list[tuple[str | None, Results]]) -> tuple[WaiverUse, ...]:
    """What became of the waivers over all the reports."""
    return overall(findings.applied for _, findings in reports if findings.applied is not None)


def _report(name: str | None, findings: Results) -> ReportFindings:
    about = findings.about
    return ReportFindings(
        None
        if about.edition is None
        else CheckedReport(
            name or about.source, about.edition, about.title, about.agency, about.year
        ),
        Summary(
            findings.ok,
            len(findings.errors),
            len(findings.warnings),
            len(findings.infos),
            sum(finding.outcome == "undecided" and not finding.waiver for finding in findings),
            len(findings.waived),
        ),
        cause_entries(findings),
        [finding_entry(finding, name) for finding in findings],
        [_outcome(outcome) for outcome in findings.outcomes],
    )


def finding_entry(finding: Finding, name: str | None = None) -> FindingEntry:
    """One finding as documents hold it; ``name`` is that of the file that was checked."""
    reports = finding.reports
    if name is not None and reports:  # the file that was checked
        reports = (evolve(reports[0], source=name), *reports[1:])
    return FindingEntry(
        finding.rule,
        finding.definition.kind,
        finding.basis,
        finding.severity,
        "violated" if finding.outcome == "violated" else "undecided",
        finding.scope,
        list(finding.cells),
        list(finding.pointers),
        {cell: json_value(value) for cell, value in finding.values.items()},
        json_value(finding.expected),
        json_value(finding.actual),
        json_value(finding.difference),
        {"zh": finding.message("zh"), "en": finding.message("en")},
        [source.id for source in finding.sources],
        None if finding.waiver is None else _applied(finding.waiver),
        _concerned(reports),
    )


def _applied(waiver: Waiver) -> AppliedWaiver:
    return AppliedWaiver(waiver.number, waiver.reason, _day(waiver))


def _day(waiver: Waiver) -> str | None:
    return None if waiver.expires is None else waiver.expires.isoformat()


def _waiver(use: WaiverUse) -> WaiverEntry:
    waiver = use.waiver
    return WaiverEntry(
        waiver.number,
        waiver.rule,
        waiver.agency,
        waiver.year,
        waiver.bound.scope,
        sorted(waiver.bound.cells),
        waiver.reason,
        _day(waiver),
        use.state,
        use.why,
        list(use.changed),
        {"zh": use.message("zh"), "en": use.message("en")},
    )


def _outcome(outcome: RuleOutcome) -> OutcomeEntry:
    return OutcomeEntry(
        outcome.rule,
        outcome.outcome,
        outcome.scope,
        _both(outcome.reason),
        _concerned(outcome.reports),
    )


def _concerned(reports: tuple[About, ...]) -> list[ConcernedReport]:
    return [ConcernedReport(r.source, r.title, r.agency, r.year) for r in reports]


def _both(text: Text | None) -> dict[Literal["zh", "en"], str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}
