"""Waivers applied to the findings of one report."""

from __future__ import annotations

import datetime as dt

import attrs

from govinfo_report.findings.binding import bound
from govinfo_report.findings.findings import Findings
from govinfo_report.findings.results import Finding, RuleOutcome
from govinfo_report.waivers import Applied, Bound, Waiver, Waivers, WaiverUse
from govinfo_report.waivers.use import unmatched


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
