"""Waivers applied to the findings of one report, or to those between reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from govinfo_report.findings.binding import bound
from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.findings.findings import Findings
from govinfo_report.model import Report
from govinfo_report.waivers import Applied, Bound, Waiver, Waivers, WaiverUse
from govinfo_report.waivers.waiver import unmatched


def waived(findings: Findings, waivers: Waivers, today: dt.date) -> Findings:
    """The same findings, each with the waiver that applies to it.

    A waiver applies to a finding of its rule on the report of its organ and year, while every
    value is the one that it was given for, and until its last day.

    Args:
        findings: What was found in one report.
        waivers: All waivers; most may be for other reports.
        today: The day that expiry is compared with.
    """
    about = findings.about
    own = waivers.of(about.agency, about.year)
    rules = {waiver.rule for waiver in own}

    def mark(finding: Finding) -> Finding:
        if finding.rule in rules:
            now = bound(finding)
            for waiver in own:
                if not waiver.expired(today) and waiver.bound.fits(now):
                    return attrs.evolve(finding, waiver=waiver)
        return finding

    def outcomes() -> tuple[RuleOutcome, ...]:
        return tuple(
            attrs.evolve(outcome, finding=mark(outcome.finding)) if outcome.finding else outcome
            for outcome in findings.outcomes
        )

    def uses() -> tuple[WaiverUse, ...]:
        seen = [bound(finding) for finding in findings if finding.rule in rules]
        return tuple(_use(waiver, seen, findings, today) for waiver in own)

    return findings.with_waivers(
        tuple(map(mark, findings)), outcomes, Applied(waivers, today, uses)
    )


def waived_between(
    findings: Findings, reports: Iterable[Report], waivers: Waivers, today: dt.date
) -> Findings:
    """The same for findings about several reports: each is waived for the first that it names.

    Args:
        findings: What was found between reports.
        reports: The reports.
        waivers: All waivers.
        today: The day that expiry is compared with.
    """
    places: dict[tuple[str | None, int | None], list[int]] = {}
    for place, outcome in enumerate(findings.outcomes):
        for about in outcome.reports[:1]:
            places.setdefault((about.agency, about.year), []).append(place)
    outcomes = list(findings.outcomes)
    parts = []
    for key, report in {(About.of(r).agency, About.of(r).year): r for r in reports}.items():
        own = tuple(findings.outcomes[place] for place in places.get(key, ()))
        part = waived(_of(report, own), waivers, today)
        parts.append(part)
        for place, outcome in zip(places.get(key, ()), part.outcomes, strict=True):
            outcomes[place] = outcome
    marked = tuple(outcomes)

    def uses() -> tuple[WaiverUse, ...]:
        return tuple(use for part in parts if part.applied for use in part.applied.own())

    return findings.with_waivers(
        tuple(outcome.finding for outcome in marked if outcome.finding is not None),
        lambda: marked,
        Applied(waivers, today, uses),
    )


def _of(report: Report, outcomes: tuple[RuleOutcome, ...]) -> Findings:
    found = tuple(outcome.finding for outcome in outcomes if outcome.finding is not None)
    return Findings(report, found, lambda: outcomes)


def _use(waiver: Waiver, seen: list[Bound], findings: Findings, today: dt.date) -> WaiverUse:
    """What became of a waiver for this report; ``seen``: what its findings are bound to now."""
    changes = [waiver.bound.changed(now) for now in seen if waiver.bound.concerns(now)]
    if changes and not waiver.expired(today):
        least = min(changes, key=len)
        return WaiverUse(waiver, "stale", changed=least) if least else WaiverUse(waiver, "used")
    asked = any(
        outcome.rule == waiver.rule and outcome.outcome != "not_applicable"
        for outcome in findings.outcomes
    )
    return unmatched(waiver, today, "no_finding" if asked else "not_asked")
