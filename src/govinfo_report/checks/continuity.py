"""The rules ``continuity.*``: what follows from last year, and an organ's history and its peers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec import Struct

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.collection import Between, BetweenFunction, ByOrgan, Gathering
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    cells_of,
    earlier,
    not_applicable,
    violated,
    year_of,
)
from govinfo_report.language import Text
from govinfo_report.model import same_organ
from govinfo_report.model.values import known, text_of

if TYPE_CHECKING:
    from govinfo_report.outliers import Effect

RULES: Final = RuleFunctions[Function]()
BETWEEN: Final = RuleFunctions[BetweenFunction]()


@RULES.of("continuity.missing_year")
def missing_year(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A year, or several, between the earlier report and this one."""
    previous = subject.previous
    year, before = year_of(subject.report), None if previous is None else year_of(previous)
    one_organ = previous is not None and same_organ(previous, subject.report)
    if not one_organ or year is None or before is None or before >= year:
        yield not_applicable("not_earlier")
    elif before < year - 1:
        missing = _years(range(before + 1, year))
        yield violated(None, (), ("year",), actual=year, missing=missing, before=before)


def _years(years: Iterable[int]) -> Text:
    some = list(years)
    return Text("、".join(f"{year}年" for year in some), ", ".join(map(str, some)))


@RULES.of("continuity.repeated_figures")
def repeated_figures(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Not one figure differs from last year's."""
    previous = earlier(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    stocks = tuple(rule.parameters["stocks"])
    flows = []
    for cell in subject.places:
        now, before = subject.number(cell), previous.number(cell)
        if now is None or before is None:
            continue
        if now != before:
            return
        if now and not any(stock in cell for stock in stocks):
            flows.append(cell)
    if len(flows) < rule.parameters["at_least"]:
        yield not_applicable("few_figures")
        return
    yield violated(None, tuple(flows), count=len(flows))


@RULES.of("continuity.outlier")
def outlier(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Changes far outside those of the report's other figures (Hidiroglou and Berthelot)."""
    previous = earlier(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    from govinfo_report.outliers import Method, effects  # most checks have one year

    changes = {}
    for cell in _headlines(subject):
        now, before = subject.number(cell), previous.number(cell)
        if now and before and now > 0 and before > 0:
            changes[cell] = (before, now)
    found = effects(list(changes.values()), Method.of(rule.parameters["figures"]))
    if not found:
        yield not_applicable("few_changes")
    for cell, effect in zip(changes, found, strict=False):
        if effect.outlying:
            yield _outlying(subject, previous, cell, effect)


def _outlying(
    subject: Subject,
    previous: Subject,
    cell: str,
    effect: Effect,
    variant: str | None = None,
    **facts: Any,
) -> Verdict:
    """The verdict on a change that is an outlier."""
    return violated(
        cell,
        (cell,),
        (),
        variant,
        actual=subject.value(cell),
        cell=subject.cell_name(cell),
        previous=previous.value(cell),
        ratio=f"{float(effect.ratio):.3g}",
        score=f"{round(effect.score):+d}",
        **facts,
    )


def _headlines(subject: Subject) -> Iterator[str]:
    """Totals of rows, and the cells of rows without one: a figure is not counted with its parts."""
    for row, values in subject.rows():
        if known(values):
            table = subject.form.table(row.id.partition(".")[0])
            totals = [column for column in row.columns if table.column(column).total]
            yield from cells_of(row, totals or None)


Step: TypeAlias = tuple[int, int]
"""Positions of a report and of the same organ's report for the year before."""


@BETWEEN.of("continuity.missing_year")
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
        verdict = violated(
            agency,
            (),
            ("year",),
            "collection",
            actual=after,
            agency=agency,
            missing=_years(missing),
            before=before,
            after=years[-1],
        )
        yield Between(verdict, concerned)
    if not several:
        yield Between(not_applicable("one_year"))


@BETWEEN.of("continuity.outlier")
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
        yield from _judged(gathering, rule, "peers", f"{year} {kind}".strip(), peers)


def history(gathering: Gathering, rule: Rule) -> Iterator[Between]:
    """The same for one organ's reports, the earliest first, one a year."""
    places = range(1, len(gathering.reports))
    yield from _history(gathering, rule, [(place, place - 1) for place in places])


def _history(gathering: Gathering, rule: Rule, steps: Sequence[Step]) -> Iterator[Between]:
    scope = _agency(gathering, steps[-1][0]) if steps else None
    yield from _judged(gathering, rule, "history", scope, steps)


class _Figure(Struct, frozen=True):
    """A figure above zero in two years following one another."""

    step: Step
    before: Any
    after: Any


def _judged(
    gathering: Gathering, rule: Rule, kind: str, scope: str | None, steps: Sequence[Step]
) -> Iterator[Between]:
    """Every figure of some pairs of years against the same figure of the others."""
    from govinfo_report.outliers import Method, effects

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
            verdict = _outlying(
                after,
                before,
                cell,
                effect,
                kind,
                agency=_agency(gathering, figure.step[0]),
                year=after.report.year,
                count=len(figures),
            )
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
    for cell in _headlines(subject):
        values = before.number(cell), subject.number(cell)
        if all(value is not None and value > 0 for value in values):
            yield cell, *values


def _year(gathering: Gathering, step: Step) -> int:
    return year_of(gathering.reports[step[0]]) or 0


def _agency(gathering: Gathering, place: int) -> str:
    report = gathering.reports[place]
    return text_of(report.agency or report.agency_code or "")
