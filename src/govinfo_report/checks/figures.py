"""The rules on single figures: what stands in a cell (``cell.*``), and what is hardly meant."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import Any, Final

from govinfo_report.catalogue import Cell
from govinfo_report.catalogue.rule_entries import Outcome, Rule
from govinfo_report.checks.agencies import is_local, organ_kind, organ_level
from govinfo_report.checks.structure import unread
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
from govinfo_report.model import ABSENT, MAX_AMOUNT, MAX_COUNT
from govinfo_report.model.contract import is_short
from govinfo_report.model.values import exact, shown
from govinfo_report.patterns import lazy_pattern

RULES: Final = RuleFunctions[Function]()

_NUMBER = lazy_pattern(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")
_UNIT = lazy_pattern(r"(?:件次|件|项|宗|起|次|份|个|条|元|万元|亿元|人次)")


@RULES.of("cell.blank")
def blank(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict a row for its blanks that may be anything, and one for those that must be 0.

    A cell of a page that prints a sign is not empty: that is a matter of cell.placeholder.
    """
    if not subject.tables:
        yield not_applicable("no_value")
        return
    if not subject.has_blanks:
        return
    signs = unread(subject).signs
    for row, values in subject.rows():
        if not any(value is None for value in values):
            continue
        blanks = {
            cell: subject.forced.get(place)
            for place, cell in enumerate(cells_of(row), row.start)
            if values[place - row.start] is None and cell not in signs
        }
        table = row.id.partition(".")[0]
        groups = [
            ("forced_zero", tuple(cell for cell, value in blanks.items() if value == 0)),
            ("violated", tuple(cell for cell, value in blanks.items() if value is None)),
            *(("forced", (cell,)) for cell, value in blanks.items() if value),
        ]
        for variant, cells in groups:
            if cells:
                yield violated(
                    row.id,
                    cells,
                    (),
                    variant,
                    expected=blanks[cells[0]],
                    severity="info" if variant == "forced_zero" else None,
                    table=subject.table_name(table, capital=True),
                    row=subject.row_name(row.id),
                    columns=subject.column_names(cells),
                )


def _values(subject: Subject) -> Iterator[tuple[Cell, Any]]:
    """Every unusual cell that is there or of which words were kept, with its value or those words.

    Words stand for an absent cell: the document keeps there what a page prints in place of a
    value of its contract.
    """
    remarks = dict(subject.report.remarks)
    cells = subject.form.cells
    for cell_id, value in subject.unusual:
        if value is not ABSENT and value is not None:
            yield cells[cell_id], value
        elif value is ABSENT and cell_id in remarks and (words := _words(remarks[cell_id])):
            yield cells[cell_id], _parsed(words)


def _words(remark: object) -> str:
    """Words in ordinary characters, unless one is a raised or circled digit."""
    text = remark if isinstance(remark, str) else ""
    if any(unicodedata.category(character) == "No" for character in text):
        return text.strip()
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


@RULES.of("cell.not_a_number", "cell.negative", "cell.fraction")
def wrong_number(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict for each cell that holds no number, one below zero, or no integer."""
    if not subject.tables and not subject.report.remarks:
        yield not_applicable("no_value")
        return
    variant_of = _WRONG[rule.id]
    for cell, value in _values(subject):
        variant = variant_of(cell, value)
        if variant is None:
            continue
        if subject.value(cell.id) is not ABSENT:  # what was typed, and not words that were kept
            if variant == "violated" and rule.id == "cell.not_a_number" and isinstance(value, str):
                variant = "text"
        elif variant == "type" and rule.id == "cell.fraction":
            variant = "violated"
        words = shown(value)
        yield violated(
            cell.id,
            (cell.id,),
            (),
            variant,
            actual=value if exact(value) is not None else words,
            severity="warning" if variant == "inexact" else None,
            cell=subject.cell_name(cell.id),
            type=type(value).__name__,
            worded={"actual": words},
        )


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


def _negative(cell: Cell, value: Any) -> str | None:
    number = exact(value)
    below = number is not None and number < 0 and cell.kind != "signed_count"
    return "violated" if below else None


def _fraction(cell: Cell, value: Any) -> str | None:
    """For counts that are no integers, or are written as if they were none."""
    if cell.kind == "money" or type(value) is int or isinstance(value, bool):
        return None
    if not isinstance(value, (Real, Decimal)) or not _is_finite(value):
        return None
    return "type" if isinstance(exact(value), int) else "violated"


_WRONG: Final = {
    "cell.not_a_number": _no_number,
    "cell.negative": _negative,
    "cell.fraction": _fraction,
}
"""Rule → what gives the message for a value that the rule finds wrong; ``None``: it is right."""


@RULES.of("cell.unit")
def unit(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Units inside cells, and money of an unknown unit, by the words that the document kept."""
    if not subject.tables:
        yield not_applicable("no_value")
        return
    unknown_unit = rule.parameters["unit_not_printed"]
    remarks = subject.report.remarks
    for cell_id in sorted(subject.places.keys() & remarks.keys(), key=subject.places.__getitem__):
        remark, value = remarks[cell_id], subject.value(cell_id)
        if value is None or value is ABSENT:
            continue
        words = _words(remark).replace(" ", "")
        number = _NUMBER.match(words)
        rest = words[number.end() :] if number else words
        variant = None
        # Where the form prints no unit, 万元 in the cell is what says the unit.
        if _UNIT.fullmatch(rest) and not (cell_id in unknown_unit and rest == "万元"):
            variant = "violated"
        elif cell_id in unknown_unit and number and not rest:
            # Kept as printed; a converted amount would differ from the printed number.
            printed = exact(Decimal(number.group().replace(",", "")))
            variant = "unknown" if printed and printed == exact(value) else None
        if variant:
            name = subject.cell_name(cell_id)
            yield violated(cell_id, (cell_id,), (), variant, cell=name, raw=remark)


@RULES.of("cell.fee_scale")
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
        now, before = subject.number(cell.id), previous.number(cell.id)
        if not now or not before or now < 0 or before < 0:
            continue
        compared = True
        ratio = Fraction(now) / Fraction(before)
        if rule.parameters["at_least"] <= ratio <= rule.parameters["at_most"]:
            yield violated(
                cell.id,
                (cell.id,),
                actual=subject.value(cell.id),
                cell=subject.cell_name(cell.id),
                previous=previous.value(cell.id),
                ratio=math.floor(ratio + 0.5),
            )
    if not compared:
        yield not_applicable("no_value")


_NO_NOTICE = lazy_pattern(
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
    for row, values in subject.rows("applications") if subject.has_blanks else ():
        parts, total = values[:-1], values[-1]
        if parts.count(None) < len(parts):
            continue
        number = exact(total)
        if number is not None and number > 0:
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
