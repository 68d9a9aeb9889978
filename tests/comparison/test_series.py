"""Many years of one organ."""

from __future__ import annotations

import csv
import io
import itertools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.comparison import Series
from govinfo_report.display import width
from govinfo_report.errors import UnknownCellError
from govinfo_report.model import ABSENT, CellValue, Metadata, Report, replace_cells, with_cells
from govinfo_report.testing.strategies import reports

OVER = "applications.carried_over"
FORWARD = "applications.carried_forward"
RECEIVED = "applications.received.total"
IN_FORCE = "proactive_disclosure.regulations.in_force"


def report(year: int | None, over: int = 0, forward: int = 0, **members: Any) -> Report:
    members = {"edition": "2021", "title": None, "agency": "某局", "year": year, **members}
    cells = {f"{OVER}.{c}": over for c in ("natural_person", "total")}
    cells |= {f"{FORWARD}.{c}": forward for c in ("natural_person", "total")}
    return replace_cells(with_cells(Report(**members), 0), cells)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_years_stand_in_order_whatever_the_order_given(order: tuple[int, ...]) -> None:
    given_reports = [report(2021), report(2022), report(2024)]
    series = Series(given_reports[place] for place in order)
    assert series.years == (2021, 2022, 2024)
    assert series.gaps == (2023,)
    assert [step.current.year for step in series.steps] == [2022, 2024]


def test_the_same_report_twice_is_a_duplicate_and_no_version() -> None:
    again = report(2022, metadata=Metadata(source="copy.json"))
    series = Series([report(2022), again])
    assert (series.duplicates, series.versions, len(series)) == ((2022,), {}, 1)


def test_of_two_versions_the_one_published_last_counts_and_they_are_compared() -> None:
    first = report(2022, metadata=Metadata(published_at="2023-01-20"))
    second = replace_cells(
        report(2022, metadata=Metadata(published_at="2023-03-01")), {RECEIVED: 3}
    )
    for order in ([first, second], [second, first]):
        series = Series(order)
        assert series.reports == (second,)
        (revision,) = series.revisions
        assert (revision.previous, revision.current) == (first, second)
        assert [change.cell for change in revision.changed] == [RECEIVED]


def test_of_versions_without_dates_the_last_given_counts() -> None:
    other = replace_cells(report(2022), {RECEIVED: 3})
    assert Series([report(2022), other]).reports == (other,)
    assert Series([other, report(2022)]).reports == (report(2022),)


def test_a_report_without_a_year_is_named_and_left_out() -> None:
    series = Series([report(None), report(2022)])
    assert (len(series.undated), series.years) == (1, (2022,))


def test_edition_breaks_are_the_years_in_which_the_form_changes() -> None:
    series = Series([report(2021), report(2020, edition="2019"), report(2019, edition="2019")])
    assert series.edition_breaks == (2021,)


def test_the_chain_holds_while_each_year_carries_over_what_was_carried_forward() -> None:
    series = Series([report(2021, 1, 2), report(2022, 2, 5), report(2023, 5, 0)])
    assert [link.outcome for link in series.carry_chain] == ["holds", "holds"]
    assert series.first_break is None
    assert not series.findings


def test_the_first_break_of_the_chain_is_named() -> None:
    years = [report(2020, 0, 2), report(2021, 2, 5), report(2022, 4, 1), report(2023, 0, 0)]
    series = Series(years)
    assert [link.broken for link in series.carry_chain] == [False, True, True]
    assert series.first_break == 2022
    assert series.carry_chain[1].outcomes["total"] == "violated"
    assert series.carry_chain[1].outcomes["commercial_enterprise"] == "holds"
    assert {finding.severity for _, finding in series.findings} == {"error", "warning"}


def test_a_gap_or_a_blank_leaves_the_chain_open_and_breaks_nothing() -> None:
    series = Series([report(2020, 0, 2), report(2022, 3, 0)])
    assert [link.outcome for link in series.carry_chain] == ["not_applicable"]
    blank = replace_cells(report(2021), {f"{OVER}.total": None, f"{OVER}.natural_person": 2})
    series = Series([report(2020, 0, 2), blank])
    assert [link.outcome for link in series.carry_chain] == ["undecided"]
    assert series.first_break is None


@pytest.mark.parametrize(
    ("values", "direction", "difference"),
    [
        ((1, 2, 2), "rising", 1),
        ((4, 2, 1), "falling", -3),
        ((3, 3, 3), "steady", 0),
        ((1, 3, 2), "mixed", 1),
        ((1, None, 2), "rising", 1),
        ((1, ABSENT, ABSENT), "unknown", None),
    ],
)
def test_a_trend_says_which_way_the_figures_went(
    values: tuple[CellValue, ...], direction: str, difference: int | None
) -> None:
    years = [replace_cells(report(2021 + n), {RECEIVED: v}) for n, v in enumerate(values)]
    trend = Series(years).trend(RECEIVED)
    assert tuple(trend.values.values()) == values
    assert (trend.direction, trend.difference) == (direction, difference)


def test_trends_are_of_totals_and_single_figures_of_either_edition() -> None:
    series = Series([report(2020, edition="2019"), report(2021)])
    listed = [trend.cell for trend in series.trends]
    assert RECEIVED in listed
    assert IN_FORCE in listed
    assert "proactive_disclosure.regulations.made" in listed
    assert "applications.received.natural_person" not in listed
    assert series.trend(IN_FORCE).values == {2020: ABSENT, 2021: 0}


def test_a_cell_that_no_edition_has_is_an_error() -> None:
    both = [report(2020, edition="2019"), report(2021)]
    for years, edition in ((both, "2021"), (both[:1], "2019"), ([], "2021")):
        with pytest.raises(UnknownCellError) as raised:
            Series(years).trend("applications.received.nobody")
        assert raised.value.edition == edition


def test_nothing_makes_an_empty_series() -> None:
    series = Series([])
    assert (series.years, series.gaps, series.steps, series.trends) == ((), (), (), ())
    assert series.agency is None
    assert "无" in series.to_text("zh")


def test_csv_has_a_row_a_year_and_cell() -> None:
    series = Series([report(2022, 2, 0), report(2021, 0, 2)])
    rows = list(csv.DictReader(io.StringIO(series.to_csv(), newline="")))
    found = {(row["year"], row["cell"]): row["value"] for row in rows}
    assert found["2021", f"{FORWARD}.total"] == found["2022", f"{OVER}.total"] == "2"
    assert len(rows) == len(found) == 400


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_names_what_is_missing_and_where_the_chain_breaks(lang: Any) -> None:
    series = Series([report(2020, 0, 2), report(2021, 1, 0), report(2023), report(2023)])
    text = series.to_text(lang)
    words = {"zh": ("缺少的年度: 2022", "重复给出的年度: 2023", "结转链在2021年首次断裂")}
    words["en"] = (
        "Years without a report: 2022",
        "Years given more than once: 2023",
        "The carry chain breaks first in 2021",
    )
    assert all(each in text for each in words[lang])


@given(st.lists(reports(), max_size=4))
@settings(max_examples=20)
def test_any_reports_make_a_series_and_text_of_eighty_columns(years: list[Report]) -> None:
    series = Series(years)
    assert list(series.years) == sorted(set(series.years))
    assert len(series) + len(series.undated) <= len(years)
    assert max(map(width, series.to_text("en").splitlines())) <= 80
    assert series.to_csv()


def test_the_document_tells_zero_blank_and_absent_apart_and_all_that_the_series_knows() -> None:
    first = report(2019, 0, 2, edition="2019")
    blank = replace_cells(report(2021, 2, 4), {RECEIVED: None})
    absent = replace_cells(report(2022, 5, 0), {RECEIVED: ABSENT})
    revised = replace_cells(absent, {IN_FORCE: 3})
    document = json.loads(Series([first, blank, blank, absent, revised, report(None)]).to_json())
    assert (document["years"], document["gaps"]) == ([2019, 2021, 2022], [2020])
    assert (document["duplicates"], document["edition_breaks"]) == ([2021], [2021])
    assert [side["year"] for side in document["undated"]] == [None]
    (revision,) = document["revisions"]
    assert (revision["year"], revision["changes"][0]["cell"]) == (2022, IN_FORCE)
    assert document["first_break"] == 2022
    outcomes = [
        (link["before"], link["after"], link["outcome"]) for link in document["carry_chain"]
    ]
    assert outcomes == [(2019, 2021, "not_applicable"), (2021, 2022, "violated")]
    assert document["carry_chain"][1]["carried_forward"] == 4
    assert document["carry_chain"][1]["carried_over"] == 5
    (trend,) = [trend for trend in document["trends"] if trend["cell"] == RECEIVED]
    assert trend["values"] == [
        {"year": 2019, "value": 0},
        {"year": 2021, "value": None},
        {"year": 2022},
    ]
    assert "difference" not in trend
    rules = {entry["finding"]["rule"] for entry in document["findings"]}
    assert {"continuity.missing_year", "continuity.carried_over"} <= rules


def test_the_markdown_page_has_a_table_of_the_chain_and_one_of_the_figures() -> None:
    page = Series([report(2021, 1, 2), report(2022, 2, 5)]).to_markdown()
    assert "| 2021 → 2022 | 2 | 2 | holds |" in page
    assert page.startswith("# 某局 · Years\n\n- Years: 2021, 2022\n")
    assert Series([]).to_markdown("zh").startswith("# （无机关名称） · 历年\n")


def test_a_series_of_two_organs_says_so_once() -> None:
    years = [report(2021), report(2022, agency="某厅"), report(2023, agency="某厅")]
    (note,) = Series(years).notes
    assert (note[0], note[1].kind) == (2022, "agency")
    assert "某厅" in Series(years).to_text()


def test_an_empty_series_and_one_of_a_single_year_can_be_written() -> None:
    for series in (Series([]), Series([report(2022)]), Series([report(None)])):
        for text in (series.to_text("zh"), series.to_html(), series.to_json(), series.to_csv()):
            assert text
        assert series.first_break is None


def test_undated_reports_are_counted_where_there_are_any() -> None:
    assert repr(Series([report(2022)])) == "Series(agency='某局', years=[2022], gaps=[])"
    assert repr(Series([report(2022), report(None)])).endswith(", gaps=[], undated=1)")


def test_a_trend_names_its_cell_as_the_newest_edition_that_has_it_does() -> None:
    both = Series([report(2020, edition="2019"), report(2021)])
    assert both.trend(RECEIVED).edition == "2021"
    assert both.trend("proactive_disclosure.licensing.change").edition == "2019"
    assert both.trend(IN_FORCE).edition == "2021"


def test_a_link_that_breaks_has_what_the_rule_found_and_one_that_holds_nothing() -> None:
    series = Series(
        [report(2021, forward=2), report(2022, over=2, forward=3), report(2023, over=1)]
    )
    sound, broken = series.carry_chain
    assert (sound.findings, sound.broken) == ((), False)
    assert [finding.rule for finding in broken.findings] == ["continuity.carried_over"] * 2
    assert (broken.before, broken.after, broken.broken) == (2022, 2023, True)
    assert {year for year, found in series.findings if found.rule == "continuity.carried_over"} == {
        2023
    }
