"""The rules ``continuity.*`` that see more than two reports: an organ's history, and its peers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from attrs import frozen

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.between import Between, Gathering, implements_between
from govinfo_report.checks.continuity import headlines, outlying_parameters
from govinfo_report.checks.organs_of import ByOrgan
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, not_applicable
from govinfo_report.checks.years import earlier, year_of
from govinfo_report.language import Text
from govinfo_report.model.values import exact, text_of
from govinfo_report.outliers import Method, effects

Step: TypeAlias = tuple[int, int]
"""Positions of a report and of the same organ's report for the year before."""


@implements_between("continuity.missing_year")
def missing_years(gathering: Gathering, _: Rule) -> Iterator[Between]:
    """The years that an organ's reports leave out, once an organ."""
    several = False
    for places in ByOrgan(gathering.reports).groups():
        by_year = {year_of(gathering.reports[place]): place for place in reversed(places)}
        years = sorted(year for year in by_year if year is not None)
        if len(years) < 2:
            continue
        several = True
        missing = [year for year in range(years[0], years[-1]) if year not in by_year]
        after = next((y for y in years if missing and y > missing[0]), years[-1])
        before = max(year for year in years if year < after)
        agency = _agency(gathering, by_year[after])
        concerned = (by_year[after], *(by_year[y] for y in reversed(years) if y != after))
        if not missing:
            yield Between(Verdict("holds", agency), concerned)
            continue
        parameters = {
            "agency": agency,
            "missing": Text(
                "、".join(f"{year}年" for year in missing), ", ".join(map(str, missing))
            ),
            "before": before,
            "after": years[-1],
        }
        verdict = Verdict("violated", agency, (), ("year",), "collection", parameters, actual=after)
        yield Between(verdict, concerned)
    if not several:
        yield Between(not_applicable("one_year"))


@implements_between("continuity.outlier")
def outliers(gathering: Gathering, rule: Rule) -> Iterator[Between]:
    """Changes far outside those of the same figure: in the organ's history, and among its peers."""
    organs = ByOrgan(gathering.reports)
    steps = [
        (place, before)
        for place in range(len(gathering.reports))
        if len(organs.alike(place)) == 1 and (before := organs.previous_place(place)) is not None
    ]
    if not steps:
        yield Between(not_applicable("no_previous"))
        return
    for places in organs.groups():
        own = sorted((s for s in steps if s[0] in places), key=lambda step: _year(gathering, step))
        if own:
            yield from _history(gathering, rule, own)
    by_year: dict[tuple[int, str], list[Step]] = {}
    for step in steps:
        # Totals of whole territories are no peers of single organs.
        kind = str(gathering.reports[step[0]].scope or "")
        by_year.setdefault((_year(gathering, step), kind), []).append(step)
    for (year, kind), peers in sorted(by_year.items()):
        yield from _peers(gathering, rule, f"{year} {kind}".strip(), peers)


def history(gathering: Gathering, rule: Rule) -> Iterator[Between]:
    """The same for one organ's reports, the earliest first, one a year."""
    places = range(1, len(gathering.reports))
    yield from _history(gathering, rule, [(place, place - 1) for place in places])


def _history(gathering: Gathering, rule: Rule, steps: Sequence[Step]) -> Iterator[Between]:
    scope = _agency(gathering, steps[-1][0]) if steps else None
    yield from _judged(gathering, rule, "history", scope, steps)


def _peers(gathering: Gathering, rule: Rule, scope: str, steps: list[Step]) -> Iterator[Between]:
    yield from _judged(gathering, rule, "peers", scope, steps)


@frozen
class _Figure:
    """A figure above zero in two years following one another."""

    step: Step
    before: Any
    after: Any


def _judged(
    gathering: Gathering, rule: Rule, kind: str, scope: str | None, steps: Sequence[Step]
) -> Iterator[Between]:
    """Every figure of some pairs of years against the same figure of the others."""
    method = Method.of(rule.parameters[kind])
    by_cell: dict[str, list[_Figure]] = {}
    for step in steps:
        for cell, before, after in _figures(gathering, step):
            by_cell.setdefault(cell, []).append(_Figure(step, before, after))
    judged = {cell: found for cell, found in by_cell.items() if len(found) >= method.least}
    concerned = tuple(dict.fromkeys(place for step in steps for place in step))
    if not judged:
        yield Between(not_applicable(f"few_{kind}", scope), concerned)
        return
    clean = True
    for cell, figures in judged.items():
        pairs = [(figure.before, figure.after) for figure in figures]
        for figure, effect in zip(figures, effects(pairs, method), strict=True):
            if not effect.outlying:
                continue
            clean = False
            after, before = (gathering.subjects[place] for place in figure.step)
            parameters = outlying_parameters(after, before, cell, effect) | {
                "agency": _agency(gathering, figure.step[0]),
                "year": after.report.year,
                "count": len(figures),
            }
            actual = after.value(cell)
            verdict = Verdict("violated", cell, (cell,), (), kind, parameters, actual=actual)
            yield Between(verdict, figure.step)
    if clean:
        yield Between(Verdict("holds", scope), concerned)


def _figures(gathering: Gathering, step: Step) -> Iterator[tuple[str, Any, Any]]:
    """Cell, figure before and figure after, where both are above zero."""
    after, previous = (gathering.reports[place] for place in step)
    subject = Subject(after, None, previous)
    before = earlier(subject)
    if isinstance(before, str):
        return
    for cell in headlines(subject):
        values = exact(before.value(cell)), exact(subject.value(cell))
        if all(value is not None and value > 0 for value in values):
            yield cell, *values


def _year(gathering: Gathering, step: Step) -> int:
    return year_of(gathering.reports[step[0]]) or 0


def _agency(gathering: Gathering, place: int) -> str:
    report = gathering.reports[place]
    return text_of(report.agency or report.agency_code or "")
