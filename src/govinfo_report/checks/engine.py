"""The check of one report, and of many: asks every selected rule and gathers what they say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.checks import (
    collection,
    consolidated,
    contents,
    continuity,
    figures,
    identities,
    metadata,
    narrative,
    pack_rules,
    page,
    repetition,
    structure,
    values,
)
from govinfo_report.checks.collection import Between, BetweenFunction, ByOrgan, Gathering
from govinfo_report.checks.plan import Names, Plan, names_of, plan, selected
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    not_applicable,
    pointer,
)
from govinfo_report.findings import (
    About,
    CollectionFindings,
    Finding,
    Findings,
    ReportPart,
    RuleOutcome,
)
from govinfo_report.model import (
    ABSENT,
    FrozenMap,
    Reading,
    Report,
    as_report,
    block,
    layout,
    several,
)
from govinfo_report.model.arguments import wrong_type

if TYPE_CHECKING:
    from govinfo_report.hierarchy import Manifest
    from govinfo_report.packs import RulePack
    from govinfo_report.waivers import Waivers

FUNCTIONS: Final = RuleFunctions[Function]()
"""Rule id → what computes a rule on one report, unless it is linear."""

for _rules in (
    *(contents.RULES, continuity.RULES, figures.RULES, identities.RULES, metadata.RULES),
    *(narrative.RULES, page.RULES, repetition.RULES, structure.RULES, values.RULES),
):
    FUNCTIONS.add(_rules)

BETWEEN: Final = RuleFunctions[BetweenFunction]()
"""Rule id → what computes a rule on several reports."""

for _between_rules in (
    *(collection.BETWEEN, consolidated.BETWEEN, continuity.BETWEEN, repetition.BETWEEN),
):
    BETWEEN.add(_between_rules)


def check(
    report: Report | Reading,
    *,
    previous: Report | Reading | None = None,
    select: Names = None,
    ignore: Names = None,
    waivers: Waivers | str | PathLike[str] | None = None,
    rules: RulePack | str | PathLike[str] | None = None,
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
        rules: A rule pack: a path, or what :func:`load_pack` gave. It changes severities and
            thresholds, adds rules of its own and may give points.
        today: The day that a waiver's expiry is compared with; ``None``: the current one.

    Returns:
        The findings: what is violated or undecided, in the form's order. A figure in a draft
        that is no number is a finding, never an exception.

    Raises:
        UnknownRuleError: ``select`` or ``ignore`` names no rule and no family; says what is near.
        WaiverError: The waiver file is none.
        PackError: The rule pack is none.
        OSError: The waiver file or the rule pack cannot be read.
        TypeError: An argument, or a part of the report, is of another class than it should be.
    """
    day, pack = _day(today), _pack(rules)
    chosen = partial(plan, select=names_of(select), ignore=names_of(ignore), pack=pack)
    part = _checked(report, previous, chosen)
    if waivers is not None:
        from govinfo_report.findings.waiving import waived  # most checks have none

        part = waived(part, _waivers(waivers, pack), day())
    part.scoring = None if pack is None else pack.scoring
    return Findings(part)


def _day(today: dt.date | None) -> Callable[[], dt.date]:
    """What gives the day that is meant."""
    if today is None:
        return lambda: dt.datetime.now().astimezone().date()
    if not isinstance(today, dt.date):
        raise wrong_type(today, "today", "a datetime.date")
    return today.date if isinstance(today, dt.datetime) else lambda: today


def _manifest(given: Manifest | str | PathLike[str]) -> Manifest:
    from govinfo_report.hierarchy import Manifest  # most checks have none

    if isinstance(given, Manifest):
        return given
    if not isinstance(given, (str, PathLike)):
        raise wrong_type(given, "manifest", "a Manifest, or the path of one")
    return Manifest.load(given)


def _pack(given: RulePack | str | PathLike[str] | None) -> RulePack | None:
    if given is None:
        return None
    from govinfo_report.packs import RulePack, load_pack

    if isinstance(given, RulePack):
        return given
    if not isinstance(given, (str, PathLike)):
        raise wrong_type(given, "rules", "the path of a rule pack, or what load_pack gives")
    return load_pack(given)


def _waivers(given: Waivers | str | PathLike[str], pack: RulePack | None) -> Waivers:
    from govinfo_report.waivers import Waivers, load_waivers

    if isinstance(given, Waivers):
        return given
    if not isinstance(given, (str, PathLike)):
        raise wrong_type(given, "waivers", "the path of a waiver file, or what load_waivers gives")
    return load_waivers(given, rules=() if pack is None else pack.rules)


def _checked(
    checked: Report | Reading, earlier: Report | Reading | None, plans: Callable[[str], Plan]
) -> ReportPart:
    notes = checked.notes if isinstance(checked, Reading) else None
    report = as_report(checked)
    previous = None if earlier is None else as_report(earlier, "previous")
    chosen = plans(report.edition)
    held = chosen.held(block(report))
    if len(held) == len(chosen.rules):
        return ReportPart(
            report, (), lambda: _outcomes(_asked(Subject(report, notes, previous), held), held)
        )
    subject = Subject(report, notes, previous)
    asked = _asked(subject, chosen.others(held))
    found = [finding for _, _, finding in asked if finding is not None]
    ordered = tuple(sorted(found, key=lambda finding: _place(finding, subject)))
    part = ReportPart(
        report, ordered, lambda: _outcomes([*asked, *_asked(subject, held)], chosen.rules)
    )
    if isinstance(checked, Reading):
        part.origins = checked.origins
    return part


Asked: TypeAlias = tuple[Rule, Verdict, Finding | None]
"""A rule, one verdict of it, and the finding that it makes; an outcome before it is asked for."""

_HOLDS: Final = (Verdict("holds"),)


def _asked(subject: Subject, rules: tuple[Rule, ...]) -> list[Asked]:
    """What some rules say; at least one verdict of each."""
    asked: list[Asked] = []
    for rule in rules:
        concerned: tuple[About, ...] = ()
        for verdict in tuple(_ask(subject, rule)) or _HOLDS:
            finding = None
            if verdict.outcome in _FOUND:
                concerned = concerned or _concerned(subject, rule)
                finding = _finding(rule, verdict, subject, concerned)
            asked.append((rule, verdict, finding))
    return asked


def _outcomes(asked: Iterable[Asked], rules: tuple[Rule, ...]) -> tuple[RuleOutcome, ...]:
    """The outcomes of what was asked, in the order of the rules."""
    by_rule: dict[str, list[RuleOutcome]] = {rule.id: [] for rule in rules}
    for rule, verdict, finding in asked:
        by_rule[rule.id].append(_outcome(rule, verdict, finding))
    return tuple(outcome for group in by_rule.values() for outcome in group)


_FOUND: Final = ("violated", "undecided")
"""The outcomes that make a finding."""


def _outcome(
    rule: Rule, verdict: Verdict, finding: Finding | None, named: tuple[About, ...] = ()
) -> RuleOutcome:
    """A verdict as the outcome of its rule.

    Args:
        rule: The rule.
        verdict: What it says.
        finding: The finding that it makes, if it makes one.
        named: The reports that the outcome names, where there are several.
    """
    reason = rule.reasons[verdict.reason] if verdict.reason else None
    return RuleOutcome(rule.id, verdict.outcome, verdict.scope, reason, finding, named, rule)


def _ask(subject: Subject, rule: Rule) -> Iterable[Verdict]:
    reason = _not_asked(subject, rule)
    if reason is not None:
        return (not_applicable(reason),)
    if rule.linear:
        return identities.verdicts(subject, rule)
    function = FUNCTIONS.get(rule.id) or pack_rules.WAYS[rule.parameters["way"]]
    return function(subject, rule)


def _not_asked(subject: Subject, rule: Rule) -> str | None:
    """The reason why a rule cannot be asked of a report, whatever stands in it; else ``None``."""
    if subject.report.edition not in rule.editions:
        return "edition"
    if subject.is_before_forms and rule.id in structure.OF_THE_FORM:
        return "older_form"
    if rule.needs != "report" and _lacks(subject, rule):
        return f"no_{rule.needs}"
    if rule.kind == "narrative" and subject.too_much_prose:
        return "too_much_prose"
    return None


def _lacks(subject: Subject, rule: Rule) -> bool:
    """Whether a report was given without what a rule needs beside it."""
    if rule.needs == "page":
        return subject.notes is None
    return rule.needs in _SEVERAL or subject.previous is None


def _concerned(subject: Subject, rule: Rule) -> tuple[About, ...]:
    """The report, and last year's where the rule compares the two."""
    here = About.of(subject.report)
    if rule.needs == "previous" and subject.previous is not None:
        return here, About.of(subject.previous)
    return (here,)


_RANKS: Final[tuple[Severity, ...]] = ("error", "warning", "info")


def _finding(
    rule: Rule, verdict: Verdict, subject: Subject | None, reports: tuple[About, ...]
) -> Finding:
    # What a verdict says matters less than the rule does; a pack may have made the rule lesser.
    severity = max(verdict.severity or rule.severity, rule.severity, key=_RANKS.index)
    if verdict.outcome == "undecided" and severity == "error":
        severity = "warning"
    values = {cell: subject.value(cell) for cell in verdict.cells} if subject else {}
    return Finding(
        definition=rule,
        outcome=verdict.outcome,
        severity=severity,
        scope=verdict.scope,
        cells=verdict.cells,
        pointers=tuple(map(pointer, (*verdict.cells, *verdict.members))),
        values=FrozenMap({cell: value for cell, value in values.items() if value is not ABSENT}),
        expected=verdict.expected,
        actual=verdict.actual,
        difference=verdict.difference,
        variant=verdict.variant or verdict.outcome,
        parameters=verdict.parameters,
        reports=reports,
    )


_MEMBERS: Final = {name: place for place, name in enumerate(attrs.fields_dict(Report))}
"""Member of the document → its place in it."""


def _place(finding: Finding, subject: Subject) -> tuple[int, int]:
    """Where the first thing that a finding is about stands in the document."""
    if finding.cells:
        first = finding.cells[0]
        place = layout(subject.report.edition).places.get(first, -1)
        return _MEMBERS[first.partition(".")[0]], place
    if finding.pointers:
        return _MEMBERS.get(finding.pointers[0].split("/")[1], len(_MEMBERS)), -1
    return 0, -1


_SEVERAL: Final = ("collection", "manifest")
"""What rules on several reports need."""


def check_collection(
    reports: Iterable[Report | Reading],
    *,
    manifest: Manifest | str | PathLike[str] | None = None,
    select: Names = None,
    ignore: Names = None,
    waivers: Waivers | str | PathLike[str] | None = None,
    rules: RulePack | str | PathLike[str] | None = None,
    today: dt.date | None = None,
    sources: Iterable[str | None] | None = None,
) -> CollectionFindings:
    """Checks many reports: each for itself, each against the year before, and all together.

    The rules on missing years and on outliers are asked of the collection too: once an organ, and
    of each figure among the same figures of the organ's other years and of the other organs.
    So is the rule on repeated narrative, of the years before the last.

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
        rules: A rule pack, as for :func:`check`.
        today: The day that a waiver's expiry is compared with; ``None``: the current one.
        sources: What findings between reports call their files, one a report; ``None``: what the
            reports say themselves (``metadata.source``).

    Returns:
        The findings of every report, then those between reports; each names the reports that it
        concerns.

    Raises:
        ManifestError: The manifest is wrong.
        WaiverError: The waiver file is none.
        PackError: The rule pack is none.
        OSError: The manifest, the waiver file or the rule pack cannot be read.
        UnknownRuleError: ``select`` or ``ignore`` names no rule and no family.
        TypeError: An argument, or a part of a report, is of another class than it should be.
        ValueError: There are more or fewer ``sources`` than reports.
    """
    manifest = None if manifest is None else _manifest(manifest)
    if sources is not None and (isinstance(sources, str) or not isinstance(sources, Iterable)):
        raise wrong_type(sources, "sources", "names of files in a list, one a report")
    pack = _pack(rules)
    known = None if waivers is None else _waivers(waivers, pack)
    day = _day(today)()
    chosen = selected(names_of(select), names_of(ignore), pack)
    single = tuple(rule.id for rule in chosen if rule.needs not in _SEVERAL)
    subjects = several(reports)
    bare = [as_report(subject) for subject in subjects]
    organs = ByOrgan(bare)
    members = [
        check(
            each, previous=organs.previous(n), select=single, waivers=known, rules=pack, today=day
        )
        for n, each in enumerate(subjects)
    ]
    gathering = Gathering(bare, manifest, None if sources is None else list(sources))
    between = _between(
        gathering,
        ((rule, _ask_all(gathering, rule)) for rule in chosen if rule.id in BETWEEN),
    )
    if known is not None:
        from govinfo_report.findings.waiving import waived_between

        between = waived_between(between, bare, known, day)
    matches = [match for scope in gathering.scopes for match in (scope.consolidated, *scope.organs)]
    taken = {match.report for match in matches}
    return CollectionFindings(
        members,
        Findings(between),
        matches,
        [n for n in range(len(bare)) if manifest and n not in taken],
    )


def check_history(reports: Iterable[Report]) -> Findings:
    """What the rules on many years of one organ find in its reports, the earliest first.

    Args:
        reports: One report a year, of one organ.
    """
    gathering = Gathering(list(reports))
    outlier, repeated = (
        rules_by_id()[f"continuity.{name}"] for name in ("outlier", "repeated_narrative")
    )
    asked = [
        (outlier, continuity.history(gathering, outlier)),
        (repeated, repetition.history(gathering, repeated)),
    ]
    return Findings(_between(gathering, asked))


def _between(gathering: Gathering, said: Iterable[tuple[Rule, Iterable[Between]]]) -> ReportPart:
    """The findings between reports, by what each rule says of them."""
    outcomes = []
    for rule, verdicts in said:
        for each in verdicts:
            reports = tuple(gathering.abouts[place] for place in each.reports)
            subject = gathering.subjects[each.reports[0]] if each.reports else None
            finding = None
            if each.verdict.outcome in _FOUND:
                finding = _finding(rule, each.verdict, subject, reports)
            outcomes.append(_outcome(rule, each.verdict, finding, reports))
    return ReportPart.of(None, tuple(outcomes))


def _ask_all(gathering: Gathering, rule: Rule) -> list[Between]:
    if rule.needs == "manifest" and gathering.manifest is None:
        return [Between(not_applicable("no_manifest"))]
    return list(BETWEEN[rule.id](gathering, rule)) or [Between(Verdict("holds"))]
