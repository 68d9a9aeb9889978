"""Sums of reports: exact, with zero, blank and absent kept apart, and where they come from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.model import MAX_AMOUNT, MAX_COUNT, layout, thaw
from govinfo_report.strict_toml import texts
from govinfo_report.testing.strategies import cell_values
from govinfo_report.testing.strategies import reports as any_reports
from tests.places import SRC

TOTAL = "applications.received.total"
FEES = "proactive_disclosure.administrative_fees.amount"
OTHER = "applications.outcomes.other"


def part(agency: str, cells: Mapping[str, Any] | None = None, **members: Any) -> gr.Report:
    """A report of zeros for 2023, some cells changed."""
    known: dict[str, Any] = {"edition": "2021", "title": None, "year": 2023} | members
    return gr.replace_cells(gr.with_cells(gr.Report(agency=agency, **known), 0), cells or {})


def one_row(agency: str, figure: Any) -> gr.Report:
    """A report of zeros that prints (六) in one row, every column of it holding ``figure``."""
    base = part(agency)
    cells = {c: gr.ABSENT for c in layout("2021").cells if c.startswith(f"{OTHER}.")}
    return gr.replace_cells(base, cells | {c: figure for c in cells if ".all." in c})


def summed(*reports: gr.Report) -> gr.Report:
    return gr.consolidate(reports, agency="示例区")


def origin(report: gr.Report) -> Any:
    return thaw(report.extensions["consolidation"])


def distinct(reports: list[gr.Report], year: int = 2023) -> list[gr.Report]:
    """The same figures as reports of different organs for one year."""
    return [
        attrs.evolve(report, agency=f"甲{place}局", agency_code=gr.ABSENT, year=year)
        for place, report in enumerate(reports)
    ]


# What is added ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sum_of_them"),
    [
        ((1, 2, 3), 6),
        ((0, 0), 0),
        ((0, None), 0),
        ((None, 2, None), 2),
        ((None, None), None),
        ((None, gr.ABSENT), gr.ABSENT),
        ((5, gr.ABSENT), gr.ABSENT),
        ((gr.ABSENT, gr.ABSENT), gr.ABSENT),
    ],
)
def test_zero_blank_and_absent_stay_three_things(values: tuple[Any, ...], sum_of_them: Any) -> None:
    found = summed(*(part(f"甲{i}局", {TOTAL: value}) for i, value in enumerate(values)))
    result = gr.get_cell(found, TOTAL)
    assert result is sum_of_them if not isinstance(sum_of_them, int) else result == sum_of_them


def test_amounts_are_added_without_rounding() -> None:
    amounts = ["0.1", "0.2", "999999999999.0000000000000000000000000001"]
    found = summed(*(part(f"甲{i}局", {FEES: Decimal(a)}) for i, a in enumerate(amounts)))
    assert str(gr.get_cell(found, FEES)) == "999999999999.3000000000000000000000000001"


def test_the_result_is_a_document_of_its_organ_and_year() -> None:
    period = gr.Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    found = summed(part("甲局", {TOTAL: 2}, period=period), part("乙局", period=period))
    assert (found.edition, found.year, found.agency) == ("2021", 2023, "示例区")
    assert found.title == "示例区2023年政府信息公开工作年度报告"
    assert (found.scope, found.period) == ("consolidated", period)
    assert found.overview is gr.ABSENT
    assert gr.loads(gr.dumps(found)) == found
    assert gr.validate(gr.dumps(found)) == []


def test_a_title_may_be_given_and_a_period_that_is_not_common_is_left_out() -> None:
    period = gr.Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    parts = [part("甲局", period=period), part("乙局")]
    found = gr.consolidate(parts, agency="示例区", title="汇总")
    assert (found.title, found.period) == ("汇总", gr.ABSENT)


# (六)其他处理 -------------------------------------------------------------------------------


def test_three_rows_and_one_row_meet_in_the_one_row() -> None:
    three = part(
        "甲局",
        {
            f"{OTHER}.correction_overdue.total": 1,
            f"{OTHER}.fee_overdue.total": None,
            f"{OTHER}.other.total": 3,
            f"{OTHER}.other.natural_person": gr.ABSENT,
        },
    )
    found = summed(three, one_row("乙局", 10))
    assert gr.get_cell(found, f"{OTHER}.all.total") == 14
    assert gr.get_cell(found, f"{OTHER}.all.natural_person") is gr.ABSENT
    assert gr.get_cell(found, f"{OTHER}.other.total") is gr.ABSENT
    assert origin(found)["merged"] == [0]
    assert origin(found)["absent"] == {f"{OTHER}.all.natural_person": [0]}


@pytest.mark.parametrize("figure", [2, None])
def test_one_shape_in_all_stays_that_shape(figure: int | None) -> None:
    found = summed(one_row("甲局", figure), one_row("乙局", figure))
    assert gr.get_cell(found, f"{OTHER}.all.total") == (None if figure is None else 4)
    assert "merged" not in origin(found)


def test_a_report_with_both_shapes_is_refused() -> None:
    with pytest.raises(gr.ConsolidationError) as caught:
        summed(part("甲局", {f"{OTHER}.all.total": 1}), part("乙局"))
    (problem,) = caught.value.problems
    assert problem.reports == (0,)


# Where it comes from ------------------------------------------------------------------------------


def test_the_provenance_lists_reports_blanks_and_lacking_cells() -> None:
    first = part("甲局", {TOTAL: None, FEES: gr.ABSENT}, agency_code="1", scope="organ")
    second = part("乙局", {TOTAL: 4}, metadata=gr.Metadata(source="b.html"))
    found = summed(first, second)
    assert origin(found) == {
        "reports": [
            {"title": None, "agency": "甲局", "agency_code": "1", "scope": "organ"},
            {"title": None, "agency": "乙局", "source": "b.html"},
        ],
        "blank": {TOTAL: [0]},
        "absent": {FEES: [0]},
    }


def test_what_is_blank_or_lacking_in_all_has_no_list() -> None:
    cells = {TOTAL: None, FEES: gr.ABSENT}
    assert origin(summed(part("甲局", cells), part("乙局", cells))).keys() == {"reports"}


def test_a_sum_of_sums_keeps_both_provenances() -> None:
    inner = gr.consolidate([part("甲局"), part("乙局")], agency="甲乙系统")
    (entry, other) = origin(summed(inner, part("丙局")))["reports"]
    assert [p["agency"] for p in entry["consolidation"]["reports"]] == ["甲局", "乙局"]
    assert "consolidation" not in other


# What cannot be summed ----------------------------------------------------------------------------


def test_editions_do_not_mix() -> None:
    old = gr.with_cells(gr.Report(edition="2019", title=None, agency="丙局", year=2023), 0)
    with pytest.raises(gr.EditionError, match="1 of 2019, 2 of 2021") as caught:
        summed(part("甲局"), part("乙局"), old)
    assert caught.value.edition == "2019"


def test_everything_that_stands_against_it_is_said_at_once() -> None:
    with pytest.raises(gr.ConsolidationError) as caught:
        summed(
            part("甲局"),
            part("乙局", year=2022),
            part("丙局", year=None),
            part("甲 局", {TOTAL: -1}),
            part("丁局", {FEES: Decimal("NaN"), TOTAL: "三"}),
        )
    found = {(problem.reports, problem.cell) for problem in caught.value.problems}
    assert found == {
        ((2,), None),
        ((0, 1, 3, 4), None),
        ((0, 3), None),
        ((3,), TOTAL),
        ((4,), FEES),
        ((4,), TOTAL),
    }
    for problem in caught.value.problems:
        assert str(problem) in str(caught.value)


def problems(*reports: gr.Report) -> list[tuple[str, tuple[int, ...]]]:
    """What stands against a sum, in words, and the reports that it is about."""
    with pytest.raises(gr.ConsolidationError) as caught:
        summed(*reports)
    return [(problem.message, problem.reports) for problem in caught.value.problems]


def test_a_report_is_named_by_its_number_and_its_organ_or_title() -> None:
    assert problems(
        part("甲局", year=None),
        part("", title="乙局2023年报告", year=None),
        gr.Report(edition="2021", title=None, agency=None, year=None),
    ) == [
        ("report 1 (甲局) does not state its year", (0,)),
        ("report 2 (乙局2023年报告) does not state its year", (1,)),
        ("report 3 does not state its year", (2,)),
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-(2**200 - 1), f"{-(2**200 - 1)}"[:60] + "…"),
        (-(2**200), "an integer of 201 bits"),
        ("甲" * 58, "'" + "甲" * 58 + "'"),
        ("甲" * 59, "'" + "甲" * 59 + "…"),
    ],
)
def test_a_value_that_is_no_figure_is_shown_in_part(value: Any, shown: str) -> None:
    ((message, reports),) = problems(part("甲局"), part("乙局", {TOTAL: value}))
    assert message.startswith(f"report 2 (乙局) holds {shown}, which is ")
    assert reports == (1,)


def test_a_year_that_is_no_number_is_no_other_year() -> None:
    assert problems(part("甲局"), part("乙局", year="二〇二三")) == [
        ("report 2 (乙局) does not state its year", (1,))
    ]


def test_an_empty_code_tells_no_organ_from_another() -> None:
    found = summed(
        part("甲局", {TOTAL: 1}, agency_code=""), part("乙局", {TOTAL: 2}, agency_code="")
    )
    assert gr.get_cell(found, TOTAL) == 3
    assert problems(part("甲局", agency_code="1"), part("甲局", agency_code="")) == [
        ("one agency would be counted twice: report 1 (甲局), report 2 (甲局)", (0, 1))
    ]


def test_reports_without_an_organ_are_no_one_organ() -> None:
    nameless = [gr.with_cells(attrs.evolve(part("甲局"), agency=None), 1) for _ in range(2)]
    assert gr.get_cell(summed(*nameless), TOTAL) == 2


def test_no_report_and_no_agency_are_refused() -> None:
    with pytest.raises(gr.ConsolidationError, match="no report"):
        gr.consolidate([], agency="示例区")
    with pytest.raises(ValueError, match="must have a name"):
        gr.consolidate([part("甲局")], agency=" ")


def test_organs_of_one_name_are_told_apart_by_their_codes_and_of_two_names_joined_by_them() -> None:
    both = summed(
        part("教育局", {TOTAL: 1}, agency_code="1"), part("教育局", {TOTAL: 2}, agency_code="2")
    )
    assert gr.get_cell(both, TOTAL) == 3
    with pytest.raises(gr.ConsolidationError, match="counted twice"):
        summed(part("教育局", agency_code="1"), part("教育体育局", agency_code="1"))
    with pytest.raises(gr.ConsolidationError, match="counted twice"):
        summed(part("教育局", agency_code="1"), part("教育局"))


@pytest.mark.parametrize(("cell", "largest"), [(TOTAL, MAX_COUNT), (FEES, Decimal(MAX_AMOUNT))])
def test_sums_beyond_what_a_document_holds_are_refused(cell: str, largest: Any) -> None:
    assert gr.get_cell(summed(part("甲局", {cell: largest}), part("乙局")), cell) == largest
    with pytest.raises(gr.ConsolidationError, match="beyond") as caught:
        summed(part("甲局", {cell: largest}), part("乙局", {cell: type(largest)(1)}))
    assert [problem.cell for problem in caught.value.problems] == [cell]


def test_a_change_of_2019_may_be_negative_within_bounds() -> None:
    cell = "proactive_disclosure.licensing.change"

    def change(agency: str, value: int) -> gr.Report:
        return part(agency, {cell: value}, edition="2019", year=2019)

    assert gr.get_cell(summed(change("甲局", -7), change("乙局", 3)), cell) == -4
    with pytest.raises(gr.ConsolidationError, match="beyond"):
        summed(change("甲局", -MAX_COUNT), change("乙局", -1))


def test_an_amount_of_as_many_digits_as_a_document_holds_is_summed() -> None:
    longest = Decimal("1." + "0" * 38 + "1"), Decimal("1E-40")
    for amount in longest:
        found = summed(part("甲局", {FEES: amount}), part("乙局"))
        assert gr.get_cell(found, FEES) == amount


def test_an_amount_of_too_many_digits_is_refused() -> None:
    with pytest.raises(gr.ConsolidationError, match="40 digits"):
        summed(part("甲局", {FEES: Decimal(10**11)}), part("乙局", {FEES: Decimal("1E-40")}))


# Laws ---------------------------------------------------------------------------------------------


def has_both_shapes(report: gr.Report) -> bool:
    rows = {c.removeprefix(f"{OTHER}.").partition(".")[0] for c in gr.cells(report) if OTHER in c}
    return "all" in rows and len(rows) > 1


@settings(max_examples=40)
@given(any_reports())
def test_the_consolidation_of_one_report_has_its_cells(report: gr.Report) -> None:
    assume(not has_both_shapes(report))
    (alone,) = distinct([report])
    assert gr.cells(summed(alone)) == gr.cells(report)


@st.composite
def small_reports(draw: st.DrawFn) -> list[gr.Report]:
    """Three or four reports of one edition in which a few cells differ: figures, blanks, gaps."""
    edition = draw(st.sampled_from(["2021", "2019"]))
    strategies = cell_values(edition)
    other = [cell for cell in strategies if cell.startswith(f"{OTHER}.")]
    chosen = draw(st.lists(st.sampled_from([*list(strategies)[::9], *other[::2]]), max_size=12))
    found = []
    for place in range(draw(st.integers(3, 4))):
        shape = draw(st.sampled_from(["all", "three", "none"]))
        base = gr.Report(edition=edition, title=None, agency=f"甲{place}局", year=2023)
        filler = draw(st.sampled_from([1, None, gr.ABSENT]))
        cells: dict[str, Any] = dict.fromkeys(strategies, filler)
        for cell in chosen:
            money = cell.endswith(".amount")
            figures = st.decimals(0, 999, places=3) if money else st.integers(0, 99)
            cells[cell] = draw(figures | st.none() | st.just(gr.ABSENT))
        for cell in other:
            if (".all." in cell) != (shape == "all") or shape == "none":
                cells[cell] = gr.ABSENT
        amounts = {c: Decimal(1) for c in cells if c.endswith(".amount") and cells[c] == 1}
        found.append(gr.replace_cells(base, cells | amounts))
    return found


@settings(max_examples=80)
@given(small_reports(), st.data())
def test_sums_of_sums_are_the_sums_of_all_in_any_order(
    parts: list[gr.Report], data: st.DataObject
) -> None:
    whole = gr.cells(summed(*parts))
    shuffled = data.draw(st.permutations(parts))
    cut = data.draw(st.integers(1, len(parts) - 1))
    left = gr.consolidate(shuffled[:cut], agency="一")
    right = gr.consolidate(shuffled[cut:], agency="二")
    assert gr.cells(summed(left, right)) == whole
    assert gr.cells(summed(left, *shuffled[cut:])) == whole


@settings(max_examples=40)
@given(st.lists(st.decimals(0, 10**9, places=12), min_size=1, max_size=6))
def test_sums_are_exact(amounts: list[Decimal]) -> None:
    found = summed(*(part(f"甲{i}局", {FEES: amount}) for i, amount in enumerate(amounts)))
    result = gr.get_cell(found, FEES)
    assert isinstance(result, Decimal)
    assert Fraction(result) == sum(map(Fraction, amounts), Fraction(0))
    assert gr.get_cell(gr.loads(gr.dumps(found)), FEES) == result


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    code = (SRC / "consolidation" / "consolidate.py").read_text("utf-8")
    known = texts("govinfo_report.consolidation", "texts.toml")
    assert known.keys() == set(re.findall(r'_said\(\s*"(\w+)"', code))
