"""The rules on what is hardly meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govinfo_report.catalogue.rule_entries import Outcome, Rule
from govinfo_report.checks.metadata import is_local, organ_kind, organ_level
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    cells_of,
    last_year,
    not_applicable,
    sentences,
    violated,
)
from govinfo_report.language import Text
from govinfo_report.model import ABSENT
from govinfo_report.model.values import exact

RULES: Final = RuleFunctions[Function]()

_NO_NOTICE = re.compile(
    # 未按收费通知缴费 says that there was one.
    r"(?:未|没有)曾?(?:向[^,，]{0,8})?(?:发|开|作|出|下达|送达|制|寄|产生)[^,，按]{0,8}收费通知"
    r"|收费通知[^,，\d一二三四五六七八九十]{0,8}(?:0|零)(?:件|份|次|个)"
)


@RULES.of("disclosure.decisions_misread")
def decisions_misread(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Decisions that just equal last year's items plus their change."""
    asked = False
    for row, values in subject.rows("proactive_disclosure"):
        if row.columns != ("items_last_year", "change", "decisions"):
            continue
        items, change, decisions = map(exact, values)
        if items is None or change is None or decisions is None:
            continue
        asked = True
        if decisions == items + change and any((items, change, decisions)):
            name = subject.row_name(row.id)
            yield violated(
                row.id, cells_of(row), actual=decisions, row=name, items=items, change=change
            )
    if not asked:
        yield not_applicable("no_value")


@RULES.of("disclosure.authority")
def authority(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Rules (规章) of an organ that cannot make them."""
    agency = subject.report.agency
    if not isinstance(agency, str) or not _without_authority(agency):
        yield not_applicable("organ_unknown")
        return
    row, values = next(subject.rows("proactive_disclosure"))
    figures = {
        column: value
        for column, value in zip(row.columns, values, strict=True)
        if (number := exact(value)) is not None and number > 0
    }
    if figures:
        names = [(subject.column_name("proactive_disclosure", c), v) for c, v in figures.items()]
        words = tuple(Text(f"{n.zh} {v}", f"{n.en}: {v}") for n, v in names)
        yield violated(row.id, cells_of(row, figures), agency=agency, figures=words)


def _without_authority(agency: str) -> bool:
    kind = organ_kind(agency)
    if kind == "town":
        return True
    if kind == "department":
        return is_local(agency)
    return kind in ("government", "office") and organ_level(agency) == "county"


@RULES.of("applications.no_breakdown")
def no_breakdown(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Rows with a total above zero and nothing but blanks beside it."""
    if "applications" not in subject.tables:
        yield not_applicable("table_absent")
        return
    for row, values in subject.rows("applications"):
        *parts, total = values
        number = exact(total)
        if number is not None and number > 0 and all(part is None for part in parts):
            yield violated(row.id, cells_of(row), actual=total, row=subject.row_name(row.id))


@RULES.of("applications.other_share")
def other_share(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A large share of outcomes that fit nowhere."""
    cells = ("applications.outcomes.other.other.total", "applications.outcomes.total.total")
    other, total = map(subject.number, cells)
    if other is None or total is None:
        yield not_applicable("no_value")
    elif (
        total >= rule.parameters["at_least"] and other * rule.parameters["more_than_one_in"] > total
    ):
        yield violated(None, cells, actual=other, total=total, share=round(other * 100 / total))


@RULES.of("applications.fee_link")
def fee_link(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Requests dropped for unpaid fees, while no fee notice was issued."""
    cell = "applications.outcomes.other.fee_overdue.total"
    overdue = subject.number(cell)
    if overdue is None or subject.report.other_matters is ABSENT:
        yield not_applicable("no_value")
        return
    for sentence in sentences(subject.report.other_matters):
        if overdue > 0 and _NO_NOTICE.search(sentence):
            yield violated(None, (cell,), ("other_matters",), actual=overdue, raw=sentence[:60])
            return


@RULES.of("disputes.after_reconsideration")
def after_reconsideration(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """More suits after reconsideration than there were reconsiderations to sue after."""
    suits_cell = "disputes.litigation.after_reconsideration.total"
    cell = "disputes.reconsideration.total"
    suits, cases = subject.number(suits_cell), subject.number(cell)
    if suits is None or cases is None:
        yield not_applicable("no_value")
        return
    if suits <= cases:
        return
    previous = last_year(subject)
    before = previous.number(cell) if previous else None
    both = cases + (before or 0)
    if before is None or suits > both:
        outcome: Outcome = "undecided" if before is None else "violated"
        yield violated(None, (cell, suits_cell), outcome=outcome, expected=both, actual=suits)
