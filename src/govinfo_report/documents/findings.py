"""The JSON document of findings; the texts of its members are in ``findings.toml``."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import UNSET, UnsetType

from govinfo_report.catalogue.rule_entries import Basis, Outcome, RuleKind, Severity
from govinfo_report.documents.localisation import IdentityEntry, SlipEntry
from govinfo_report.documents.records import DocumentRecord, JsonValue
from govinfo_report.language import Text

VERSION: Final = "1.1"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""

WaiverState: TypeAlias = Literal["used", "unused", "expired", "stale"]
"""What became of a waiver; ``stale``: it was given for other values."""

WAIVER_STATES: Final[dict[WaiverState, Text]] = {
    "used": Text("已使用", "used"),
    "unused": Text("未使用", "unused"),
    "expired": Text("已过期", "expired"),
    "stale": Text("已失效", "stale"),
}
"""The states in words."""

WAIVED: Final = Text("已豁免", "waived")
"""What a finding is that a waiver applies to, in words."""

UnusedReason: TypeAlias = Literal["no_report", "no_finding", "not_asked"]
"""Why a waiver is unused: no report of its organ and year was checked, the rule finds nothing like
it, or the rule was not asked."""


class CheckedReport(DocumentRecord):
    """The report that was checked."""

    source: str | None
    edition: str
    title: str | None
    agency: str | None
    year: int | None


class ConcernedReport(DocumentRecord):
    """A report that a finding concerns; what is not known of it is null."""

    source: str | None
    title: str | None
    agency: str | None
    year: int | None


class Summary(DocumentRecord):
    """How many findings there are of each severity, waived ones apart; ``ok``: no error."""

    ok: bool
    errors: int
    warnings: int
    infos: int
    undecided: int
    waived: int


class RootCauseEntry(DocumentRecord):
    """One root cause; the members are those of :class:`govinfo_report.RootCause`."""

    slip: SlipEntry | None
    message: Text
    broken: list[IdentityEntry]
    findings: list[int]
    alternatives: list[list[SlipEntry]]
    tied: int
    more_than: int | None
    complete: bool


class AppliedWaiver(DocumentRecord):
    """The waiver that applies to a finding."""

    number: int
    reason: str
    expires: dt.date | None


class FindingEntry(DocumentRecord):
    """One finding; the members are those of :class:`govinfo_report.Finding`."""

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
    message: Text
    sources: list[str]
    waiver: AppliedWaiver | None
    reports: list[ConcernedReport]


class OutcomeEntry(DocumentRecord):
    """One rule's outcome; the members are those of :class:`govinfo_report.RuleOutcome`."""

    rule: str
    outcome: Outcome
    scope: str | None
    reason: Text | None
    reports: list[ConcernedReport]


class DeductionOfPoints(DocumentRecord):
    """What one entry of a rule pack takes off; ``findings``: their places in findings, from 0."""

    rule: str
    points: int | Decimal
    capped: bool
    findings: list[int]


class ScoreEntry(DocumentRecord):
    """The points of a report by a rule pack."""

    pack: str
    full: int | Decimal
    points: int | Decimal
    deductions: list[DeductionOfPoints]
    message: Text


class ReportFindings(DocumentRecord, kw_only=True):
    """What was found in one report; ``report`` is null for what is about several together."""

    report: CheckedReport | None
    summary: Summary
    root_causes: list[RootCauseEntry]
    findings: list[FindingEntry]
    outcomes: list[OutcomeEntry]
    score: ScoreEntry | UnsetType = UNSET


class WaiverEntry(DocumentRecord):
    """What became of one waiver over all the reports."""

    number: int
    rule: str
    agency: str
    year: int
    scope: str | None
    cells: list[str]
    reason: str
    expires: dt.date | None
    state: WaiverState
    why: UnusedReason | None
    changed: list[str]
    message: Text


class FindingsDocument(DocumentRecord, kw_only=True):
    """What was found in one report or in several, and what became of the waivers."""

    version: Literal["1.1"] = VERSION
    reports: list[ReportFindings]
    waivers: list[WaiverEntry]
