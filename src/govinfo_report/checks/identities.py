"""Verdicts on sums: the linear rules on one report, and those over two years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, Final

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    earlier,
    not_applicable,
    quoted,
    violated,
)
from govinfo_report.identities import Identity, Sums, identities_of_rule, outcome, settle
from govinfo_report.identities.two_years import TwoYearSum, two_year_sums
from govinfo_report.language import Text, counted
from govinfo_report.model.values import exact

RULES: Final = RuleFunctions[Function]()

SHOWN: Final = 3
"""How many cells without a figure a message names; the finding lists them all."""


def verdicts(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """The outcome of a linear rule in every row or column, those that hold included."""
    if rule.linear is None or rule.linear.table not in subject.tables:
        yield not_applicable("table_absent")
        return
    equations = subject.system
    for identity in identities_of_rule(rule, subject.report.edition):
        equation = equations.equations.get(identity)
        if equation is None:
            reason = "both_shapes" if subject.shape == "both" else "other_shape"
            yield not_applicable(reason, identity.scope)
            continue
        asked = equations.identities[equation]
        sums = outcome(equations, asked, subject.block)
        if sums.outcome == "not_applicable":
            yield not_applicable("all_absent", identity.scope)
        elif sums.outcome == "holds":
            yield _holds(identity.scope)
        else:
            yield _broken(subject, rule, asked, sums)


@cache
def _holds(scope: str) -> Verdict:
    """That a rule holds in a row or column of the form."""
    return Verdict("holds", scope)


def _broken(subject: Subject, rule: Rule, identity: Identity, sums: Sums) -> Verdict:
    """What is violated or undecided; a side with a cell that holds no figure has no sum."""
    scope, table = identity.scope, rule.linear.table if rule.linear else ""
    by_row = rule.linear is not None and rule.linear.each == "row"
    nothing = Text("", "")
    names = {
        "row": subject.row_name(f"{table}.{scope}") if by_row else nothing,
        "column": nothing if by_row else subject.column_name(table, scope),
    }
    cells = tuple(cell for _, cell in identity.terms)
    expected, actual = plain(sums.left), plain(sums.right)
    if sums.outcome == "violated":
        difference = plain(sums.right - sums.left)
        names |= {
            "difference": Text(f"多{difference}", f"{difference} too many")
            if difference > 0
            else Text(f"少{-difference}", f"{-difference} too few"),
            "blanks": Text("，空白按0计", ", blanks read as 0") if sums.blank else nothing,
        }
        return violated(
            scope, cells, expected=expected, actual=actual, difference=difference, worded=names
        )
    unknown = [identity.left[i] for i in sums.unknown_left]
    unknown += [identity.right[i] for i in sums.unknown_right]
    left, right = len(sums.unknown_left), len(sums.unknown_right)
    names |= {
        "expected": _side(expected, left, len(identity.left)),
        "actual": _side(actual, right, len(identity.right)),
        "unknown": _unknown(subject, [cell for cell in cells if cell in unknown], by_row=by_row),
    }
    return violated(
        scope,
        cells,
        outcome="undecided",
        expected=None if left else expected,
        actual=None if right else actual,
        worded=names,
    )


def _side(number: Any, unknown: int, cells: int) -> Text:
    """The sum of one side in words, as far as it is known."""
    if not unknown:
        return Text(f" {number}", f"{number}")
    if unknown == cells:
        return Text("未知", "unknown")
    return Text(f"至少 {number}", f"at least {number}")


def plain(number: int | Fraction) -> int | float:
    """A sum for people: an integer, or a fraction as the decimal it was written as."""
    return number if isinstance(number, int) else float(number)


def _unknown(subject: Subject, cells: Sequence[str], *, by_row: bool) -> Text:
    """The cells without a figure, by the names that tell them apart within the sum."""
    some = cells[:SHOWN]
    rows = (subject.row_name(cell.rpartition(".")[0]) for cell in some)
    listed = subject.column_names(some) if by_row else quoted(rows)
    if len(cells) <= SHOWN:
        return listed
    more = counted(len(cells) - SHOWN, "more cell")
    return Text(f"{listed.zh}等{len(cells)}格", f"{listed.en} and {more}")


@RULES.of(
    "continuity.carried_over", "continuity.in_force", "continuity.items", "continuity.pending"
)
def follows(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Sums over two years: what last year left is what this year began with."""
    previous = earlier(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    links = list(two_year_sums(rule, previous.report.edition, subject.report.edition))
    table = rule.parameters["table"]
    if not links:
        yield not_applicable("other_edition")
    elif table not in subject.tables:
        yield not_applicable("table_absent")
    elif table not in previous.tables:
        yield not_applicable("table_absent_before")
    else:
        yield from filter(None, (_followed(subject, previous, rule, link) for link in links))


def _followed(subject: Subject, previous: Subject, rule: Rule, link: TwoYearSum) -> Verdict | None:
    """What the rule says in one row or column; ``None`` where it holds."""
    terms = [(cell, sign, previous.value(cell)) for cell, sign in link.before.items()]
    terms += [(cell, sign, subject.value(cell)) for cell, sign in link.after.items()]
    sums = settle(
        [value for _, sign, value in terms if sign > 0],
        [value for _, sign, value in terms if sign < 0],
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
        for cell, _, value in terms
    )
    broken = sums.outcome == "violated" and not signed
    actual = subject.number(link.result)
    surplus = sums.left - sums.right
    expected = (actual or 0) + surplus
    table = rule.parameters["table"]
    by_row = rule.parameters["each"] == "row"
    return violated(
        link.scope,
        tuple(link.after),
        outcome="violated" if broken else "undecided",
        expected=expected if broken else None,
        actual=actual,
        difference=-surplus if broken and actual is not None else None,
        severity=link.severity,
        worded={
            "scope": subject.row_name(f"{table}.{link.scope}")
            if by_row
            else subject.column_name(table, link.scope),
            "expected": expected,
            "actual": "—" if actual is None else actual,
            "sum": _written(link, previous, subject),
            "unknown": _unknown_over_years(link, previous, subject),
        },
    )


def _written(link: TwoYearSum, previous: Subject, subject: Subject) -> str:
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


def _unknown_over_years(link: TwoYearSum, previous: Subject, subject: Subject) -> tuple[Text, ...]:
    before = Text("上年{name}", "last year's {name}")
    names = [
        before.filled(name=previous.cell_name(cell))
        for cell in link.before
        if previous.number(cell) is None
    ]
    names += [subject.cell_name(cell) for cell in link.after if subject.number(cell) is None]
    return tuple(names)
