"""Opinions in words: sums that are written out are true, and what is not certain is not said so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, Final

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from govinfo_report.findings.opinions import Opinion, opinions
from tests.checks.building import consistent

FIGURE: Final = r"(?:\(-[\d.]+\)|-?[\d.]+)"
TOTAL: Final = re.compile(
    rf"：({FIGURE}(?: \+ {FIGURE})*) = (-?[\d.]+)，\S+?(?:没有填|填 (-?[\d.]+))，([多少]) ([\d.]+)"
)
SIDES: Final = re.compile(r"：(.+?)，(?:应不大于)?([^，]+)，后者([多少]) ([\d.]+)")
FAULTS: Final = (Decimal("5.5"), Decimal("0.333"), 10**25 + 1, -3, None, 0, 7, 1000)


def found_in(cells: dict[str, Any], edition: str = "2021", **more: Any) -> tuple[Opinion, ...]:
    """The opinions on a report that is sound but for some cells."""
    findings = gr.check(gr.replace_cells(consistent(edition), cells), **more)
    return opinions(findings, findings.root_causes)


def side(words: str) -> Fraction:
    """What the side of a sum comes to, having worked it out where its total is written."""
    terms, _, total = words.partition(" = ")
    named = [re.search(r" (-?[\d.]+)$", term) for term in terms.split(" + ")]
    result = sum((Fraction(number[1]) for number in named if number), Fraction())
    assert all(named)
    assert not total or Fraction(total) == result
    return result


def is_true(line: str) -> bool:
    """Whether a sum that is written out holds; ``False`` for what is no sum, too."""
    if sums := TOTAL.search(line):
        terms = sum(Fraction(term.strip("()")) for term in sums[1].split(" + "))
        filled, sign, off = Fraction(sums[3] or 0), sums[4], Fraction(sums[5])
        result = Fraction(sums[2]) == terms and off > 0
        return result and filled - terms == (off if sign == "多" else -off)
    if sides := SIDES.search(line):
        off = side(sides[2]) - side(sides[1])
        return off == Fraction(sides[4]) * (1 if sides[3] == "多" else -1) != 0
    return False


def slips(random: Random, edition: str) -> Iterator[tuple[str, Any]]:
    counted = [
        c.id for c in form(edition).cells.values() if c.table in ("applications", "disputes")
    ]
    for cell in random.choices(counted, k=random.choice((1, 1, 2, 3, 5))):
        yield cell, random.choice(FAULTS)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_sums_that_are_written_out_are_true(edition: str) -> None:
    random = Random(17)
    count = 0
    for _ in range(40):
        for opinion in found_in(dict(slips(random, edition)), edition):
            for line in opinion.sums("zh"):
                if line.startswith("表"):
                    assert is_true(line), line
                    count += 1
    assert count > 80


TIED: Final = {"disputes.reconsideration.other": 7, "disputes.reconsideration.pending": 7}


def test_one_of_several_equal_corrections_is_not_said_to_be_the_one() -> None:
    opinion = next(each for each in found_in(TIED) if each.cause and each.cause.tied)
    (cell,) = opinion.due
    assert opinion.heading("zh").startswith("可能之一：")
    assert opinion.heading("en").startswith("One possibility: ")
    assert opinion.due_mark(cell, "zh").startswith("可能应为")
    assert opinion.due_mark(cell, "en").endswith("?")


def test_a_certain_correction_is_said_plainly() -> None:
    opinion = next(each for each in found_in({"applications.received.total": 1}) if each.cause)
    assert opinion.heading("zh").startswith("“一、本年新收")
    assert opinion.due_mark("applications.received.total", "zh").startswith("应为")


def test_what_is_undecided_is_counted_once() -> None:
    report = gr.replace_cells(consistent("2021"), {"applications.received.total": gr.ABSENT})
    page = gr.check(report, select=["applications.row_total"]).to_html("zh")
    (lead,) = re.findall(r'<p class="lead">(.*?)</p>', page)
    assert lead == "有 1 项不能确定：有的格没有数字，填了才知道对不对。"
    assert "没有发现问题" not in page
    assert not re.search("发现(错误|警告|提示)", page)
