"""The rules ``continuity.*`` that are sums over two years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen

from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.checks.subject import Subject, table_rows
from govinfo_report.checks.verdict import Verdict, implements, not_applicable
from govinfo_report.checks.years import earlier
from govinfo_report.identities import settle
from govinfo_report.language import Text
from govinfo_report.model import layout
from govinfo_report.model.values import exact


@frozen
class Link:
    """A linear rule over two years in one row or column.

    Attributes:
        scope: The row or column.
        before: Cell of last year's report → coefficient.
        after: Cell of this year's report → coefficient.
        result: The cell of this year's report that follows from the others.
    """

    scope: str
    before: Mapping[str, int]
    after: Mapping[str, int]
    result: str


@implements(
    "continuity.carried_over", "continuity.in_force", "continuity.items", "continuity.pending"
)
def follows(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Sums over two years: what last year left is what this year began with.

    The record of the rule says in its parameters which cells are added up: ``previous`` and
    ``current`` give coefficients by row (``each = "column"``) or by column (``each = "row"``), and
    their sum is zero (``=``) or at most zero (``<=``).
    """
    previous = earlier(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    links = list(_links(subject, previous, rule.parameters))
    table = rule.parameters["table"]
    if not links:
        yield not_applicable("other_edition")
    elif table not in subject.tables:
        yield not_applicable("table_absent")
    elif table not in previous.tables:
        yield not_applicable("table_absent_before")
    else:
        yield from _followed_all(subject, previous, rule, links)


def _followed_all(
    subject: Subject, previous: Subject, rule: Rule, links: Iterable[Link]
) -> Iterator[Verdict]:
    for link in links:
        verdict = _followed(subject, previous, rule, link)
        if verdict is not None:
            yield verdict


def _links(subject: Subject, previous: Subject, terms: Mapping[str, Any]) -> Iterator[Link]:
    table, wanted = terms["table"], terms.get("within")
    rows = table_rows(subject.report.edition, table)
    names = (column for row in rows for column in row.columns)
    if terms["each"] == "row":
        names = (row.id.removeprefix(f"{table}.") for row in rows)
    for name in dict.fromkeys(names):
        if wanted and name not in wanted:
            continue

        def cells(term: str, scope: str = name) -> str:
            parts = (scope, term) if terms["each"] == "row" else (term, scope)
            return ".".join((table, *parts))

        before = {cells(term): sign for term, sign in terms["previous"].items()}
        after = {cells(term): sign for term, sign in terms["current"].items()}
        here, there = (layout(s.report.edition).places for s in (subject, previous))
        if all(cell in there for cell in before) and all(cell in here for cell in after):
            yield Link(name, before, after, cells(terms["result"]))


def _followed(subject: Subject, previous: Subject, rule: Rule, link: Link) -> Verdict | None:
    """What the rule says in one row or column; ``None`` where it holds."""
    before = {cell: (sign, previous.value(cell)) for cell, sign in link.before.items()}
    after = {cell: (sign, subject.value(cell)) for cell, sign in link.after.items()}
    terms = [*before.items(), *after.items()]
    sums = settle(
        [value for _, (sign, value) in terms if sign > 0],
        [value for _, (sign, value) in terms if sign < 0],
        rule.parameters["relation"],
    )
    if sums.outcome == "not_applicable":
        return not_applicable("all_absent", link.scope)
    if sums.outcome == "holds":
        return None
    # A change of items may be below zero: without it anything is possible.
    kinds = subject.form.cells
    signed = any(
        cell in kinds and kinds[cell].kind == "signed_count" and exact(value) is None
        for cell, (_, value) in terms
    )
    outcome = "undecided" if signed else sums.outcome
    actual = exact(subject.value(link.result))
    surplus = sums.left - sums.right
    place = rule.parameters["table"], link.scope
    by_row = rule.parameters["each"] == "row"
    name = subject.row_name(".".join(place)) if by_row else subject.column_name(*place)
    return Verdict(
        outcome,
        link.scope,
        tuple(link.after),
        parameters={
            "scope": name,
            "expected": (actual or 0) + surplus,
            "actual": "—" if actual is None else actual,
            "sum": _written(link, previous, subject),
            "unknown": _unknown(link, previous, subject),
        },
        expected=(actual or 0) + surplus if outcome == "violated" else None,
        actual=actual,
        difference=-surplus if outcome == "violated" and actual is not None else None,
        severity=_severity(rule, link.scope),
    )


def _severity(rule: Rule, scope: str) -> Severity | None:
    """Less than the rule's own outside the rows or columns that it is strict about."""
    strict = rule.parameters.get("strict")
    return "warning" if strict and scope not in strict else None


def _written(link: Link, previous: Subject, subject: Subject) -> str:
    """The sum that gives the result, as figures: ``597 + 50 - 227``."""
    terms = [(previous.value(cell), sign) for cell, sign in link.before.items()]
    terms += [
        (subject.value(cell), sign) for cell, sign in link.after.items() if cell != link.result
    ]
    text = " ".join(
        f"{'+' if sign > 0 else '-'} {'?' if exact(value) is None else value}"
        for value, sign in terms
    )
    return text.removeprefix("+ ")


def _unknown(link: Link, previous: Subject, subject: Subject) -> tuple[Text, ...]:
    names = [
        Text(f"上年{name.zh}", f"last year's {name.en}")
        for cell in link.before
        for name in (previous.cell_name(cell),)
        if exact(previous.value(cell)) is None
    ]
    names += [subject.cell_name(c) for c in link.after if exact(subject.value(c)) is None]
    return tuple(names)
