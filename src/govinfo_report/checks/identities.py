"""Verdicts on linear rules: the sums of the two sides, in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, not_applicable
from govinfo_report.identities import Identity, Sums, identities_of_rule, outcome
from govinfo_report.language import COMMA, Text, counted

SHOWN = 3
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
            yield Verdict("holds", identity.scope)
        else:
            yield _broken(subject, rule, asked, sums)


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
        facts = {
            "expected": expected,
            "actual": actual,
            "difference": _difference(difference),
            "blanks": Text("，空白按0计", ", blanks read as 0") if sums.blank else nothing,
        }
        return Verdict(
            "violated",
            scope,
            cells,
            parameters=names | facts,
            expected=expected,
            actual=actual,
            difference=difference,
        )
    unknown = [identity.left[i] for i in sums.unknown_left]
    unknown += [identity.right[i] for i in sums.unknown_right]
    left, right = len(sums.unknown_left), len(sums.unknown_right)
    facts = {
        "expected": _side(expected, left, len(identity.left)),
        "actual": _side(actual, right, len(identity.right)),
        "unknown": _unknown(subject, [cell for cell in cells if cell in unknown], by_row=by_row),
    }
    return Verdict(
        "undecided",
        scope,
        cells,
        parameters=names | facts,
        expected=None if left else expected,
        actual=None if right else actual,
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


def _difference(number: float) -> Text:
    if number > 0:
        return Text(f"多{number}", f"{number} too many")
    return Text(f"少{-number}", f"{-number} too few")


def _unknown(subject: Subject, cells: Sequence[str], *, by_row: bool) -> Text:
    """The cells without a figure, by the names that tell them apart within the sum."""
    names = []
    for cell in cells[:SHOWN]:
        row, _, column = cell.rpartition(".")
        table = row.partition(".")[0]
        name = subject.column_name(table, column) if by_row else subject.row_name(row)
        names.append(Text(f"“{name.zh}”", name.en))
    listed = COMMA.join(names)
    if len(cells) <= SHOWN:
        return listed
    more = counted(len(cells) - SHOWN, "more cell")
    return Text(f"{listed.zh}等{len(cells)}格", f"{listed.en} and {more}")
