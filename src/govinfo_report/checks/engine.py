"""The check of one report: asks every selected rule and gathers what they say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from os import PathLike
from typing import Any

from attrs import frozen

from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.checks import implementations
from govinfo_report.checks.identities import verdicts
from govinfo_report.checks.selection import Names, names, selected
from govinfo_report.checks.subject import Subject, pointer
from govinfo_report.checks.verdict import Verdict, not_applicable
from govinfo_report.findings import About, Finding, Findings, ReportPart, RuleOutcome
from govinfo_report.findings.parts import waived
from govinfo_report.identities import all_hold
from govinfo_report.model import ABSENT, FrozenMap, Reading, Report, as_report, block, layout
from govinfo_report.waivers import Waivers, load_waivers


@frozen
class Plan:
    """What is asked of the reports of one edition, worked out once.

    Attributes:
        rules: The rules, in order.
        equations: Those that the fast test covers.
        others: The rest.
        hold: The fast test.
    """

    rules: tuple[Rule, ...]
    equations: tuple[Rule, ...]
    others: tuple[Rule, ...]
    hold: Callable[[tuple[Any, ...]], bool]


@cache
def plan(edition: str, select: tuple[str, ...] | None, ignore: tuple[str, ...] | None) -> Plan:
    """The plan for an edition and a selection."""
    rules = selected(select, ignore)
    equations = tuple(
        r for r in rules if r.linear and r.linear.relation == "=" and edition in r.editions
    )
    others = tuple(rule for rule in rules if rule not in equations)
    ids = [rule.id for rule in equations]
    return Plan(rules, equations, others, all_hold(edition, ids) if ids else lambda _: True)


def check(
    report: Report | Reading,
    *,
    previous: Report | Reading | None = None,
    select: Names = None,
    ignore: Names = None,
    waivers: Waivers | str | PathLike[str] | None = None,
    today: dt.date | None = None,
) -> Findings:
    """Checks one report against the rules.

    Args:
        report: The report; or the reading of a page, for the rules on what only a page shows.
            What both can show comes out the same.
        previous: The same organ's report for the year before, or its reading, for the rules that
            compare.
        select: Only these rules: ids (``applications.balance``) and families (``cell``,
            ``cell.*``). ``None``: all.
        ignore: None of these; outranks ``select``.
        waivers: A waiver file: a path, or what :func:`load_waivers` gave. A waived finding is
            still there, with its waiver, and counts neither for ``ok`` nor as an error.
        today: The day that a waiver's expiry is compared with; ``None``: the current one.

    Returns:
        The findings: what is violated or undecided, in the form's order. A figure in a draft
        that is no number is a finding, never an exception.

    Raises:
        UnknownRuleError: ``select`` or ``ignore`` names no rule and no family; says what is near.
        WaiverError: The waiver file is none.
        OSError: The waiver file cannot be read.
    """
    part = _checked(report, previous, select, ignore)
    if waivers is None:
        return Findings(part)
    if not isinstance(waivers, Waivers):
        waivers = load_waivers(waivers)
    day = today or dt.datetime.now().astimezone().date()
    return Findings(waived(part, waivers, day))


def _checked(
    checked: Report | Reading, earlier: Report | Reading | None, select: Names, ignore: Names
) -> ReportPart:
    notes = checked.notes if isinstance(checked, Reading) else None
    report = as_report(checked)
    previous = None if earlier is None else as_report(earlier, "previous")
    chosen = plan(report.edition, names(select), names(ignore))
    cells = block(report)
    clean = chosen.hold(cells)
    if clean and not chosen.others:
        return ReportPart(
            report, (), lambda: _outcomes(Subject(report, notes, previous), chosen.rules)
        )
    subject = Subject(report, notes, previous)
    asked = chosen.others if clean else chosen.rules
    outcomes = _outcomes(subject, asked)
    found = [outcome.finding for outcome in outcomes if outcome.finding is not None]
    ordered = tuple(sorted(found, key=lambda finding: _place(finding, subject)))
    if not clean:
        return ReportPart(report, ordered, lambda: outcomes)

    def every() -> tuple[RuleOutcome, ...]:
        by_rule: dict[str, list[RuleOutcome]] = {rule.id: [] for rule in chosen.rules}
        for outcome in (*outcomes, *_outcomes(subject, chosen.equations)):
            by_rule[outcome.rule].append(outcome)
        return tuple(outcome for group in by_rule.values() for outcome in group)

    return ReportPart(report, ordered, every)


def _outcomes(subject: Subject, rules: tuple[Rule, ...]) -> tuple[RuleOutcome, ...]:
    return tuple(outcome for rule in rules for outcome in _of_rule(subject, rule))


def _of_rule(subject: Subject, rule: Rule) -> Iterator[RuleOutcome]:
    """The outcomes of one rule; at least one."""
    said = list(_ask(subject, rule)) or [Verdict("holds")]
    for verdict in said:
        reason = rule.reasons[verdict.reason] if verdict.reason else None
        finding = None
        if verdict.outcome in ("violated", "undecided"):
            finding = finding_of(rule, verdict, subject, _concerned(subject, rule))
        yield RuleOutcome(rule.id, verdict.outcome, verdict.scope, reason, finding)


def _ask(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    if subject.report.edition not in rule.editions:
        yield not_applicable("edition")
    elif rule.needs == "page" and subject.notes is None:
        yield not_applicable("no_page")
    elif rule.needs == "previous" and subject.previous is None:
        yield not_applicable("no_previous")
    elif rule.needs == "collection":
        yield not_applicable("no_collection")
    elif rule.needs == "manifest":
        yield not_applicable("no_manifest")
    elif rule.kind == "narrative" and subject.too_much_prose:
        yield not_applicable("too_much_prose")
    elif rule.linear:
        yield from verdicts(subject, rule)
    else:
        yield from implementations.FUNCTIONS[rule.id](subject, rule)


def _concerned(subject: Subject, rule: Rule) -> tuple[About, ...]:
    """The report, and last year's where the rule compares the two."""
    here = About.of(subject.report)
    if rule.needs == "previous" and subject.previous is not None:
        return here, About.of(subject.previous)
    return (here,)


def finding_of(
    rule: Rule, verdict: Verdict, subject: Subject | None, reports: tuple[About, ...]
) -> Finding:
    """A verdict as a finding.

    Args:
        rule: The rule.
        verdict: What it says.
        subject: The report whose cells these are; ``None`` where there are none.
        reports: The reports concerned.
    """
    severity: Severity = verdict.severity or rule.severity
    if verdict.outcome == "undecided" and severity == "error":
        severity = "warning"
    values = {cell: subject.value(cell) for cell in verdict.cells} if subject else {}
    return Finding(
        rule,
        verdict.outcome,
        severity,
        verdict.scope,
        verdict.cells,
        tuple(map(pointer, (*verdict.cells, *verdict.members))),
        FrozenMap({cell: value for cell, value in values.items() if value is not ABSENT}),
        verdict.expected,
        verdict.actual,
        verdict.difference,
        verdict.variant or verdict.outcome,
        verdict.parameters,
        reports=reports,
    )


_MEMBERS = (
    "edition",
    "title",
    "agency",
    "agency_code",
    "year",
    "period",
    "metadata",
    "introduction",
    "overview",
    "proactive_disclosure",
    "applications",
    "disputes",
    "problems_and_improvements",
    "other_matters",
    "signature",
    "table_notes",
)
"""Members of the document that findings point at, in the form's order."""


def _place(finding: Finding, subject: Subject) -> tuple[int, int]:
    """Where the first thing that a finding is about stands in the form."""
    if finding.cells:
        first = finding.cells[0]
        place = layout(subject.report.edition).places.get(first, -1)
        return _MEMBERS.index(first.partition(".")[0]), place
    if finding.pointers:
        member = finding.pointers[0].split("/")[1]
        return _MEMBERS.index(member) if member in _MEMBERS else len(_MEMBERS), -1
    return 0, -1
