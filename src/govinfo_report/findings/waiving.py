"""Waivers applied to findings: which finding each is for, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve

from govinfo_report.documents.records import json_value
from govinfo_report.findings.finding import About, Finding, RuleOutcome, worded
from govinfo_report.findings.parts import ReportPart, RuleOutcomes
from govinfo_report.json_text import whole
from govinfo_report.language import Text
from govinfo_report.model import Report
from govinfo_report.waivers import Applied, Bound, Scalar, Waiver, Waivers, WaiverUse
from govinfo_report.waivers.waiver import unmatched


def waived(part: ReportPart, waivers: Waivers, today: dt.date) -> ReportPart:
    """The same findings, each with the waiver that applies to it.

    A waiver applies to a finding of its rule on the report of its organ and year, while every
    value is the one that it was given for, and until its last day.

    Args:
        part: What was found in one report.
        waivers: All waivers; most may be for other reports.
        today: The day that expiry is compared with.
    """
    about = part.about
    own = waivers.of(about.agency, about.year)
    rules = {waiver.rule for waiver in own}

    def mark(finding: Finding) -> Finding:
        if finding.rule in rules:
            now = bound(finding)
            for waiver in own:
                if not waiver.expired(today) and waiver.bound.fits(now):
                    return evolve(finding, waiver=waiver)
        return finding

    def outcomes() -> Iterator[RuleOutcome]:
        for each in part.outcomes:
            yield evolve(each, finding=mark(each.finding)) if each.finding else each

    def own_uses() -> tuple[WaiverUse, ...]:
        seen = [bound(finding) for finding in part.found if finding.rule in rules]
        return tuple(_use(waiver, seen, part.outcomes, today) for waiver in own)

    marked = ReportPart(
        part.report,
        tuple(map(mark, part.found)),
        lambda: tuple(outcomes()),
        Applied(waivers, today, own_uses),
    )
    marked.origins = part.origins
    return marked


def waived_between(
    part: ReportPart, reports: Iterable[Report], waivers: Waivers, today: dt.date
) -> ReportPart:
    """The same for findings about several reports: each is waived for the first that it names.

    Args:
        part: What was found between reports.
        reports: The reports.
        waivers: All waivers.
        today: The day that expiry is compared with.
    """
    places: dict[tuple[str | None, int | None], list[int]] = {}
    for place, outcome in enumerate(part.outcomes):
        for about in outcome.reports[:1]:
            places.setdefault((about.agency, about.year), []).append(place)
    outcomes = list(part.outcomes)
    applied: list[Applied | None] = []
    for key, report in {(About.of(r).agency, About.of(r).year): r for r in reports}.items():
        own = places.get(key, ())
        marked = waived(ReportPart.of(report, tuple(outcomes[at] for at in own)), waivers, today)
        applied.append(marked.applied)
        for at, outcome in zip(own, marked.outcomes, strict=True):
            outcomes[at] = outcome

    def all_uses() -> tuple[WaiverUse, ...]:
        return tuple(use for each in applied if each for use in each.own())

    return ReportPart.of(part.report, tuple(outcomes), Applied(waivers, today, all_uses))


def _use(
    waiver: Waiver, seen: Sequence[Bound], outcomes: RuleOutcomes, today: dt.date
) -> WaiverUse:
    """What became of a waiver for a report; ``seen``: what its findings are bound to now."""
    changes = [waiver.bound.changed(now) for now in seen if waiver.bound.concerns(now)]
    if changes and not waiver.expired(today):
        least = min(changes, key=len)
        return WaiverUse(waiver, "stale", changed=least) if least else WaiverUse(waiver, "used")
    asked = any(
        outcome.rule == waiver.rule and outcome.outcome != "not_applicable" for outcome in outcomes
    )
    return unmatched(waiver, today, "no_finding" if asked else "not_asked")


def bound(finding: Finding) -> Bound:
    """What a waiver for this finding is bound to.

    The scope is left out where cells say what was asked, and the number of a paragraph always: it
    changes with every paragraph put in above.
    """
    cells = finding.cells
    values = {cell: _scalar(finding.values[cell]) for cell in cells if cell in finding.values}
    return Bound(
        finding.rule,
        None if cells or finding.scope is None else _unnumbered(finding.scope),
        {cell: value for cell, value in values.items() if value is not None},
        frozenset(cell for cell, value in values.items() if value is None),
        frozenset(cells) - frozenset(values),
        _facts(finding),
    )


def _facts(finding: Finding) -> dict[str, Scalar]:
    """What the rule went by beside the cells; nothing where it is a sum of cells.

    Names of rows and columns, which the catalogue may word anew, are no facts.
    """
    if finding.definition.linear is not None:
        return {}
    stated = {
        name: value for name, value in finding.parameters.items() if not isinstance(value, Text)
    }
    stated |= {"expected": finding.expected, "actual": finding.actual}
    facts = {name: _scalar(value) for name, value in stated.items()}
    return {name: value for name, value in facts.items() if value is not None}


def _unnumbered(scope: str) -> str:
    above, _, last = scope.rpartition(".")
    return above if above and last.isdecimal() else scope


def _scalar(value: Any) -> Scalar | None:
    value = json_value(worded(value, "zh") if isinstance(value, tuple) else value)
    if isinstance(value, float):
        return str(value)
    return whole(value) if isinstance(value, str) else value
