"""From the sums of a linear rule to a verdict that a clerk can act on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.linear import Identity, Sums, decide, identities, shape_places
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, not_applicable
from govinfo_report.language import Text, counted
from govinfo_report.model import layout

SHOWN = 3
"""How many cells without a figure a message names; the finding lists them all."""


def verdicts(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """The outcome of a linear rule in every row or column, those that hold included."""
    edition = subject.report.edition
    form_of_other = subject.shape
    table = rule.linear.table if rule.linear else ""
    if table not in subject.tables:
        yield not_applicable("table_absent")
        return
    shapes = [frozenset(rows) for rows in shape_places(edition)]
    for identity in identities(rule.id, edition):
        scope = identity.instance.scope
        places = {*identity.plus, *identity.minus}
        if form_of_other.both and all(places & rows for rows in shapes):
            yield not_applicable("both_shapes", scope)
        elif places <= form_of_other.left_out and not form_of_other.both:
            yield not_applicable("other_shape", scope)
        else:
            left_out = frozenset[int]() if form_of_other.both else form_of_other.left_out
            yield _verdict(subject, rule, identity, left_out)


def _verdict(subject: Subject, rule: Rule, identity: Identity, left_out: frozenset[int]) -> Verdict:
    sums = decide(identity, subject.block, left_out)
    scope = identity.instance.scope
    if sums.reason:
        return not_applicable(sums.reason, scope)
    if sums.outcome == "holds":
        return Verdict("holds", scope)
    ids = layout(subject.report.edition).cells
    cells = tuple(
        ids[place] for place in sorted({*identity.plus, *identity.minus}) if place not in left_out
    )
    expected, actual = plain(sums.left), plain(sums.right)
    difference = plain(sums.right - sums.left)
    if sums.outcome == "undecided":
        return _undecided(subject, rule, identity, sums, cells)
    parameters = {
        "row": _row(subject, rule, scope),
        "column": _column(subject, rule, scope),
        "expected": expected,
        "actual": actual,
        "difference": _difference(sums.right - sums.left),
        "blanks": Text("，空白按0计", ", blanks read as 0") if sums.blank else Text("", ""),
    }
    return Verdict(
        sums.outcome,
        scope,
        cells,
        parameters=parameters,
        expected=expected,
        actual=actual,
        difference=difference,
    )


def _undecided(
    subject: Subject, rule: Rule, identity: Identity, sums: Sums, cells: tuple[str, ...]
) -> Verdict:
    """What the known figures say; a side with a cell that holds none has no sum."""
    ids = layout(subject.report.edition).cells
    scope = identity.instance.scope
    unknown = {*sums.unknown}
    left = _side(sums.left, [p in unknown for p in identity.plus if ids[p] in cells])
    right = _side(sums.right, [p in unknown for p in identity.minus if ids[p] in cells])
    return Verdict(
        sums.outcome,
        scope,
        cells,
        parameters={
            "row": _row(subject, rule, scope),
            "column": _column(subject, rule, scope),
            "expected": left[1],
            "actual": right[1],
            "unknown": _unknown(subject, rule, [ids[place] for place in sorted(unknown)]),
        },
        expected=left[0],
        actual=right[0],
    )


def _side(total: int | Fraction, unknown: list[bool]) -> tuple[int | float | Fraction | None, Text]:
    """The sum of one side where it is known, and how it is worded."""
    number = plain(total)
    if not any(unknown):
        return number, Text(f" {number}", f"{number}")
    if all(unknown):
        return None, Text("未知", "unknown")
    return None, Text(f"至少 {number}", f"at least {number}")


def plain(number: int | Fraction) -> int | float | Fraction:
    """A sum for people: an integer, or a fraction as the decimal it was written as."""
    return number if isinstance(number, int) else float(number)


def _difference(number: int | Fraction) -> Text:
    size = plain(number if number > 0 else -number)
    return (
        Text(f"多{size}", f"{size} too many")
        if number > 0
        else Text(f"少{size}", f"{size} too few")
    )


def _row(subject: Subject, rule: Rule, scope: str) -> Text:
    if rule.linear is None or rule.linear.each == "column":
        return Text("", "")
    return subject.row_name(f"{rule.linear.table}.{scope}")


def _column(subject: Subject, rule: Rule, scope: str) -> Text:
    if rule.linear is None or rule.linear.each == "row":
        return Text("", "")
    return subject.column_name(rule.linear.table, scope)


def _unknown(subject: Subject, rule: Rule, cells: list[str]) -> Text:
    """The cells without a figure, by the names that tell them apart within the sum."""
    names = []
    for cell in cells[:SHOWN]:
        row, _, column = cell.rpartition(".")
        by_row = rule.linear is not None and rule.linear.each == "row"
        name = (
            subject.column_name(row.partition(".")[0], column) if by_row else subject.row_name(row)
        )
        names.append(Text(f"“{name.zh}”", name.en))
    zh, en = "、".join(n.zh for n in names), ", ".join(n.en for n in names)
    if len(cells) > SHOWN:
        more = counted(len(cells) - SHOWN, "more cell")
        return Text(f"{zh}等{len(cells)}格", f"{en} and {more}")
    return Text(zh, en)
