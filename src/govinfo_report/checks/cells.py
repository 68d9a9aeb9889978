"""The rules ``cell.*``: what stands in single cells."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import Any

from attrs import evolve

from govinfo_report.catalogue import Cell
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.unread import unread
from govinfo_report.checks.verdict import Verdict, implements, not_applicable
from govinfo_report.checks.years import last_year
from govinfo_report.language import Text
from govinfo_report.model import ABSENT, MAX_AMOUNT, MAX_COUNT, layout
from govinfo_report.model.contract import is_short
from govinfo_report.model.values import exact, shown

_NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")
_UNIT = re.compile(r"(?:件次|件|项|宗|起|次|份|个|条|元|万元|亿元|人次)")


@implements("cell.blank")
def blank(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict a row for its blanks that may be anything, and one for those that must be 0.

    A cell of a page that prints a sign is not empty: that is a matter of cell.placeholder.
    """
    if not subject.tables:
        yield not_applicable("no_value")
        return
    if not any(value is None for _, value in subject.unusual):
        return
    only = subject.forced
    signs = unread(subject).signs
    for row, values in subject.rows():
        blanks = {
            f"{row.id}.{column}": only.get(row.start + index)
            for index, column in enumerate(row.columns)
            if values[index] is None and f"{row.id}.{column}" not in signs
        }
        zeros = tuple(cell for cell, value in blanks.items() if value == 0)
        free = tuple(cell for cell, value in blanks.items() if value is None)
        if zeros:
            yield _blank(subject, row.id, zeros, "forced_zero", 0)
        if free:
            yield _blank(subject, row.id, free, "violated", None)
        for cell, value in blanks.items():
            if value:
                yield _blank(subject, row.id, (cell,), "forced", value)


def _blank(
    subject: Subject, row: str, cells: tuple[str, ...], variant: str, expected: Any
) -> Verdict:
    table = row.partition(".")[0]
    names = [subject.column_name(table, cell.rpartition(".")[2]) for cell in cells]
    parameters = {
        "table": _capital(subject.table_name(table)),
        "row": subject.row_name(row),
        "columns": Text("、".join(f"“{n.zh}”" for n in names), ", ".join(n.en for n in names)),
        "expected": expected,
    }
    return Verdict(
        "violated",
        row,
        cells,
        variant=variant,
        parameters=parameters,
        expected=expected,
        severity="info" if variant == "forced_zero" else None,
    )


def _capital(text: Text) -> Text:
    return Text(text.zh, text.en[:1].upper() + text.en[1:])


def _values(subject: Subject) -> Iterator[tuple[Cell, Any]]:
    """Every unusual cell that is there or of which words were kept, with its value or those words.

    Words stand for an absent cell: the document keeps there what a page prints in place of a
    value of its contract.
    """
    remarks = subject.report.remarks
    cells = subject.form.cells
    for cell_id, value in subject.unusual:
        if value is not ABSENT and value is not None:
            yield cells[cell_id], value
        elif value is ABSENT and (words := _words(remarks.get(cell_id))):
            yield cells[cell_id], _parsed(words)


def _words(remark: object) -> str:
    text = remark if isinstance(remark, str) else ""
    return unicodedata.normalize("NFKC", text).replace("−", "-").strip()


def _parsed(words: str) -> Any:
    """The number that words say, or the words."""
    bare = words.removesuffix("万元").rstrip("件项元 ")
    if not _NUMBER.fullmatch(bare):
        return words
    number = Decimal(bare.replace(",", ""))
    return number if "." in bare else int(number)


def is_told(subject: Subject, cell_id: str) -> bool:
    """Whether a rule of this module speaks of the words that were kept in place of a value."""
    cell = subject.form.cells[cell_id]
    words = _words(subject.report.remarks.get(cell_id))
    number = exact(_parsed(words))
    if not words or number is None:
        return bool(words)
    if cell.kind == "money":
        return not 0 <= number <= MAX_AMOUNT
    least = -MAX_COUNT if cell.kind == "signed_count" else 0
    return number != int(number) or not least <= number <= MAX_COUNT


@implements("cell.not_a_number")
def not_a_number(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Text, truth values, NaN, numbers too large; and floats as amounts."""
    if not subject.tables and not subject.report.remarks:
        yield not_applicable("no_value")
        return
    for cell, value in _values(subject):
        variant = _no_number(cell, value)
        if (
            variant == "violated"
            and isinstance(value, str)
            and subject.value(cell.id) is not ABSENT
        ):
            variant = "text"
        if variant is not None:
            verdict = _on_cell(subject, cell, value, variant)
            yield evolve(verdict, severity="warning") if variant == "inexact" else verdict


def _no_number(cell: Cell, value: Any) -> str | None:
    """Which message says why a value is no number of its cell; ``None`` where it is one."""
    number = exact(value)
    if isinstance(value, bool) or (number is None and not _is_finite(value)):
        return "violated"
    money = cell.kind == "money"
    limit = MAX_AMOUNT if money else MAX_COUNT
    if number is None and isinstance(value, Decimal) and value.adjusted() < 0:
        return "digits" if money else None  # which is no integer
    if number is None or not -limit <= number <= limit:
        return "too_large"
    if money and isinstance(value, float):
        return "inexact"
    if money and type(value) not in (int, Decimal):
        return "type"
    return "digits" if money and isinstance(value, Decimal) and not is_short(value) else None


def _is_finite(value: Any) -> bool:
    if isinstance(value, (float, Decimal)):
        return math.isfinite(value) if isinstance(value, float) else value.is_finite()
    return isinstance(value, Rational)


@implements("cell.negative")
def negative(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Counts and amounts below zero."""
    if not subject.tables and not subject.report.remarks:
        yield not_applicable("no_value")
        return
    for cell, value in _values(subject):
        number = exact(value)
        if number is not None and number < 0 and cell.kind != "signed_count":
            yield _on_cell(subject, cell, value, "violated")


@implements("cell.fraction")
def fraction(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Counts that are no integers, or are written as if they were none."""
    if not subject.tables and not subject.report.remarks:
        yield not_applicable("no_value")
        return
    for cell, value in _values(subject):
        if cell.kind == "money" or type(value) is int or isinstance(value, bool):
            continue
        if isinstance(value, (Real, Decimal)) and _is_finite(value):
            typed = isinstance(exact(value), int) and subject.value(cell.id) is not ABSENT
            yield _on_cell(subject, cell, value, "type" if typed else "violated")


def _on_cell(subject: Subject, cell: Cell, value: Any, variant: str) -> Verdict:
    words = shown(value)
    return Verdict(
        "violated",
        cell.id,
        (cell.id,),
        variant=variant,
        parameters={
            "cell": subject.cell_name(cell.id),
            "actual": words,
            "type": type(value).__name__,
        },
        actual=value if exact(value) is not None else words,
    )


@implements("cell.unit")
def unit(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Units inside cells, and money of an unknown unit, by the words that the document kept."""
    if not subject.tables:
        yield not_applicable("no_value")
        return
    unknown_unit = rule.parameters["unit_not_printed"]
    remarks = subject.report.remarks
    for cell_id in filter(remarks.__contains__, layout(subject.report.edition).cells):
        remark = remarks[cell_id]
        value = subject.value(cell_id)
        if value is None or value is ABSENT:
            continue
        words = _words(remark).replace(" ", "")
        number = _NUMBER.match(words)
        rest = words[number.end() :] if number else words
        parameters = {"cell": subject.cell_name(cell_id), "raw": remark}
        # Where the form prints no unit, 万元 in the cell is what says the unit.
        if _UNIT.fullmatch(rest) and not (cell_id in unknown_unit and rest == "万元"):
            yield Verdict("violated", cell_id, (cell_id,), parameters=parameters)
        elif cell_id in unknown_unit and number and not rest:
            # Kept as printed; a converted amount would differ from the printed number.
            printed = exact(Decimal(number.group().replace(",", "")))
            if printed and printed == exact(value):
                yield Verdict(
                    "violated", cell_id, (cell_id,), variant="unknown", parameters=parameters
                )


@implements("cell.fee_scale")
def fee_scale(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Amounts about ten thousand times last year's."""
    previous = last_year(subject)
    if previous is None:
        yield not_applicable("not_last_year")
        return
    compared = False
    for cell in subject.form.cells.values():
        if cell.kind != "money":
            continue
        now, before = exact(subject.value(cell.id)), exact(previous.value(cell.id))
        if not now or not before or now < 0 or before < 0:
            continue
        compared = True
        ratio = Fraction(now) / Fraction(before)
        if rule.parameters["at_least"] <= ratio <= rule.parameters["at_most"]:
            yield Verdict(
                "violated",
                cell.id,
                (cell.id,),
                parameters={
                    "cell": subject.cell_name(cell.id),
                    "actual": subject.value(cell.id),
                    "previous": previous.value(cell.id),
                    "ratio": math.floor(ratio + 0.5),
                },
                actual=subject.value(cell.id),
            )
    if not compared:
        yield not_applicable("no_value")
