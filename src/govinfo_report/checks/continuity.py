"""The rules ``continuity.*`` on what does not change, or changes too much; the sums have a file."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, implements, not_applicable
from govinfo_report.checks.years import earlier, same_organ, year_of
from govinfo_report.language import Text
from govinfo_report.model import layout
from govinfo_report.model.values import exact, known, text_of
from govinfo_report.outliers import Effect, Method, effects
from govinfo_report.text.similarity import alike, masked


@implements("continuity.missing_year")
def missing_year(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A year, or several, between the earlier report and this one."""
    previous = subject.previous
    year, before = year_of(subject.report), None if previous is None else year_of(previous)
    one_organ = previous is not None and same_organ(previous, subject.report)
    if not one_organ or year is None or before is None or before >= year:
        yield not_applicable("not_earlier")
    elif before < year - 1:
        missing = Text(
            "、".join(f"{y}年" for y in range(before + 1, year)),
            ", ".join(map(str, range(before + 1, year))),
        )
        parameters = {"missing": missing, "before": before, "actual": year}
        yield Verdict("violated", None, (), ("year",), parameters=parameters, actual=year)


@implements("continuity.repeated_figures")
def repeated_figures(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Not one figure differs from last year's."""
    previous = earlier(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    stocks = tuple(rule.parameters["stocks"])
    flows = []
    for cell in layout(subject.report.edition).cells:
        now, before = exact(subject.value(cell)), exact(previous.value(cell))
        if now is None or before is None:
            continue
        if now != before:
            return
        if now and not any(stock in cell for stock in stocks):
            flows.append(cell)
    if len(flows) < rule.parameters["at_least"]:
        yield not_applicable("few_figures")
        return
    parameters = {"count": len(flows)}
    yield Verdict("violated", None, tuple(flows), parameters=parameters)


@implements("continuity.repeated_narrative")
def repeated_narrative(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Sections of which much stood in last year's report, numbers and dates left aside."""
    previous = earlier(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    if subject.too_much_prose or previous.too_much_prose:
        yield not_applicable("too_much_prose")
        return
    for section in rule.parameters["sections"]:
        before, after = (
            _long(getattr(s.report, section), rule.parameters["length"])
            for s in (previous, subject)
        )
        if not before or not after:
            yield not_applicable("no_text", section)
            continue
        least = Fraction(rule.parameters["alike_percent"], 100)
        places = {other for _, other, _ in alike(before, after, least)}
        repeated = [after[place] for place in sorted(places)]
        share = Fraction(_size(repeated) * 100, _size(after))
        if share >= rule.parameters["share_percent"]:
            name = subject.form.section(section).text
            yield Verdict(
                "violated",
                section,
                (),
                (section,),
                parameters={
                    "section": name,
                    "share": round(share),
                    "repeated": len(repeated),
                    "paragraphs": len(after),
                },
                actual=round(share),
            )


def _long(paragraphs: Any, least: int) -> list[str]:
    """The paragraphs that say something: headings and short formulas are alike everywhere."""
    if not isinstance(paragraphs, tuple):
        return []
    return [text for text in map(text_of, paragraphs) if len(masked(text)) >= least]


def _size(paragraphs: list[str]) -> int:
    return sum(len(masked(text)) for text in paragraphs)


@implements("continuity.outlier")
def outlier(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Changes far outside those of the report's other figures (Hidiroglou and Berthelot)."""
    previous = earlier(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    changes = {}
    for cell in headlines(subject):
        now, before = exact(subject.value(cell)), exact(previous.value(cell))
        if now and before and now > 0 and before > 0:
            changes[cell] = (before, now)
    found = effects(list(changes.values()), Method.of(rule.parameters["figures"]))
    if not found:
        yield not_applicable("few_changes")
    for cell, effect in zip(changes, found, strict=False):
        if effect.outlying:
            parameters = outlying_parameters(subject, previous, cell, effect)
            actual = subject.value(cell)
            yield Verdict("violated", cell, (cell,), parameters=parameters, actual=actual)


def outlying_parameters(
    subject: Subject, previous: Subject, cell: str, effect: Effect
) -> dict[str, Any]:
    """What a message says of a change that is an outlier."""
    return {
        "cell": subject.cell_name(cell),
        "previous": previous.value(cell),
        "actual": subject.value(cell),
        "ratio": f"{float(effect.ratio):.3g}",
        "score": f"{round(effect.score):+d}",
    }


def headlines(subject: Subject) -> Iterator[str]:
    """Totals of rows, and the cells of rows without one: a figure is not counted with its parts."""
    for row, values in subject.rows():
        if known(values):
            columns = [
                c
                for c in row.columns
                if subject.form.table(row.id.partition(".")[0]).column(c).total
            ]
            yield from (f"{row.id}.{column}" for column in columns or row.columns)
