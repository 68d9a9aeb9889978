"""The check of many reports: each by the rules on one, all by the rules on several."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.checks import consolidated, many_years, organs_of
from govinfo_report.checks.between import BETWEEN, Between, Gathering
from govinfo_report.checks.engine import check, finding_of
from govinfo_report.checks.organs_of import ByOrgan
from govinfo_report.checks.selection import Names, names, selected
from govinfo_report.checks.verdict import Verdict, not_applicable
from govinfo_report.findings import CollectionFindings, Findings, ReportPart, RuleOutcome
from govinfo_report.findings.parts import waived_between
from govinfo_report.hierarchy import Manifest
from govinfo_report.model import Reading, Report, as_report, several
from govinfo_report.waivers import Waivers, load_waivers

__all__ = ["check_collection", "check_history", "consolidated", "many_years", "organs_of"]

_SEVERAL = ("collection", "manifest")
"""What rules on several reports need."""


def check_collection(
    reports: Iterable[Report | Reading],
    *,
    manifest: Manifest | str | os.PathLike[str] | None = None,
    select: Names = None,
    ignore: Names = None,
    waivers: Waivers | str | os.PathLike[str] | None = None,
    today: dt.date | None = None,
    sources: Iterable[str | None] | None = None,
) -> CollectionFindings:
    """Checks many reports: each for itself, each against the year before, and all together.

    The rules on missing years and on outliers are asked of the collection too: once an organ, and
    of each figure among the same figures of the organ's other years and of the other organs.

    A report's ``previous`` is the same organ's report for the year before, where the collection has
    exactly one: organs are told apart by their codes, else by their names in full.

    Args:
        reports: Reports or readings, of any organs, years and editions.
        manifest: What consolidated reports cover: a :class:`Manifest`, or the path of one. Without
            it the ``hierarchy`` rules are not applicable.
        select: Only these rules or families; ``None``: all.
        ignore: None of these; outranks ``select``.
        waivers: A waiver file, as for :func:`check`; a finding between reports is waived for the
            first report that it names.
        today: The day that a waiver's expiry is compared with; ``None``: the current one.
        sources: What findings between reports call their files, one a report; ``None``: what the
            reports say themselves (``metadata.source``).

    Returns:
        The findings of every report, then those between reports; each names the reports that it
        concerns.

    Raises:
        ManifestError: The manifest is wrong.
        WaiverError: The waiver file is none.
        OSError: The manifest or the waiver file cannot be read.
        UnknownRuleError: ``select`` or ``ignore`` names no rule and no family.
        ValueError: There are more or fewer ``sources`` than reports.
    """
    if manifest is not None and not isinstance(manifest, Manifest):
        manifest = Manifest.load(manifest)
    if waivers is not None and not isinstance(waivers, Waivers):
        waivers = load_waivers(waivers)
    day = today or dt.datetime.now().astimezone().date()
    chosen = selected(names(select), names(ignore))
    single = tuple(rule.id for rule in chosen if rule.needs not in _SEVERAL)
    subjects = several(reports)
    bare = [as_report(subject) for subject in subjects]
    organs = ByOrgan(bare)
    members = [
        check(
            subject,
            previous=organs.previous(place),
            select=single,
            waivers=waivers,
            today=day,
        )
        for place, subject in enumerate(subjects)
    ]
    gathering = Gathering(bare, manifest, None if sources is None else list(sources))
    outcomes = tuple(
        outcome for rule in chosen if rule.id in BETWEEN for outcome in _outcomes(gathering, rule)
    )
    between = ReportPart.of(None, outcomes)
    if waivers is not None:
        between = waived_between(between, bare, waivers, day)
    matches = [match for scope in gathering.scopes for match in (scope.consolidated, *scope.organs)]
    taken = {match.report for match in matches}
    return CollectionFindings(
        members,
        Findings(between),
        matches,
        [place for place in range(len(bare)) if manifest and place not in taken],
    )


def check_history(reports: Iterable[Report]) -> Findings:
    """What the rules on many years of one organ find in its reports, the earliest first.

    Args:
        reports: One report a year, of one organ.
    """
    gathering = Gathering(list(reports), None)
    rule = rules_by_id()["continuity.outlier"]
    outcomes = tuple(_told(gathering, rule, many_years.history(gathering, rule)))
    return Findings(ReportPart.of(None, outcomes))


def _outcomes(gathering: Gathering, rule: Rule) -> Iterator[RuleOutcome]:
    said = list(_ask(gathering, rule))
    return _told(gathering, rule, said or [Between(Verdict("holds"))])


def _told(gathering: Gathering, rule: Rule, all_said: Iterable[Between]) -> Iterator[RuleOutcome]:
    for said in all_said:
        verdict = said.verdict
        concerned = tuple(gathering.abouts[place] for place in said.reports)
        finding = None
        if verdict.outcome in ("violated", "undecided"):
            subject = gathering.subjects[said.reports[0]] if said.reports else None
            finding = finding_of(rule, verdict, subject, concerned)
        reason = rule.reasons[verdict.reason] if verdict.reason else None
        yield RuleOutcome(rule.id, verdict.outcome, verdict.scope, reason, finding, concerned)


def _ask(gathering: Gathering, rule: Rule) -> Iterator[Between]:
    if rule.needs == "manifest" and gathering.manifest is None:
        yield Between(not_applicable("no_manifest"))
    else:
        yield from BETWEEN[rule.id](gathering, rule)
