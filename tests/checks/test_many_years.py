"""Rules that see more than two reports: missing years, and figures among years and organs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.findings.waiving import bound
from govinfo_report.testing.strategies import reports

RECEIVED = "applications.received.total"
GRANTED = "applications.outcomes.granted.total"
MISSING = "continuity.missing_year"
OUTLIER = "continuity.outlier"
TODAY = dt.date(2025, 6, 1)


def report(agency: str | None, year: int, figure: int = 20, **members: Any) -> gr.Report:
    bare = gr.Report(edition="2021", title=None, agency=agency, year=year, **members)
    return gr.replace_cells(bare, {RECEIVED: figure, GRANTED: figure})


def found(collection: list[gr.Report], rule: str, **options: Any) -> list[gr.Finding]:
    return list(gr.check_collection(collection, select=rule, **options).between)


def said(collection: list[gr.Report], rule: str) -> list[tuple[str, str | None]]:
    outcomes = gr.check_collection(collection, select=rule).between.outcomes
    return [(each.outcome, each.reason and each.reason.en) for each in outcomes]


# continuity.missing_year --------------------------------------------------------------------------


def test_the_missing_years_of_an_organ_are_told_once() -> None:
    collection = [report("某局", year) for year in (2024, 2019, 2021, 2022)]
    (finding,) = found([*collection, report("他局", 2020), report("他局", 2021)], MISSING)
    assert [about.year for about in finding.reports] == [2021, 2024, 2022, 2019]
    assert "after 2019 and until 2024, 2020, 2023 is missing" in finding.message("en")
    assert "2020年、2023年" in finding.message("zh")
    members = gr.check_collection(collection, select=MISSING).members
    assert not [finding for part in members for finding in part]


def test_organs_without_gaps_hold_and_one_report_alone_cannot_be_asked() -> None:
    assert said([report("某局", 2022), report("某局", 2023)], MISSING) == [("holds", None)]
    ((outcome, reason),) = said([report("某局", 2022), report("他局", 2024)], MISSING)
    assert outcome == "not_applicable"
    assert reason
    assert said([], MISSING)[0][0] == "not_applicable"


def test_a_code_is_an_organ_whatever_its_name_and_names_stand_for_their_only_code() -> None:
    code = "11330502002509113X"
    renamed = [
        report("旧局", 2019, agency_code=code),
        report("新局", 2021, agency_code=code),
        report("新局", 2022),
    ]
    (finding,) = found(renamed, MISSING)
    assert {about.year for about in finding.reports} == {2019, 2021, 2022}


def test_an_organ_and_its_territory_are_two_series() -> None:
    collection = [
        report("某市", 2020, scope="organ"),
        report("某市", 2021, scope="organ"),
        report("某市", 2021, scope="consolidated"),
        report("某市", 2023, scope="consolidated"),
    ]
    (finding,) = found(collection, MISSING)
    assert [about.year for about in finding.reports] == [2023, 2021]


def test_a_gap_can_be_waived(tmp_path: Path) -> None:
    collection = [report("某局", 2020), report("某局", 2022)]
    (finding,) = found(collection, MISSING)
    file = tmp_path / "waivers.toml"
    waiver = gr.Waiver(bound(finding), "某局", 2022, "机构当年尚未成立", None)
    file.write_text(gr.dump_waiver(waiver), encoding="utf-8")
    findings = gr.check_collection(collection, select=MISSING, waivers=file, today=TODAY)
    (waived,) = findings.between
    assert waived.waiver is not None
    assert [use.state for use in findings.waivers] == ["used"]
    # One more year gone is another finding.
    (fresh,) = found([report("某局", 2019), report("某局", 2022)], MISSING, waivers=file)
    assert fresh.waiver is None


# continuity.outlier: an organ's own years ---------------------------------------------------------


STEADY = [20, 22, 19, 23, 21, 20, 22, 24]


def years(figures: list[int], agency: str = "某局") -> list[gr.Report]:
    return [report(agency, 2018 + place, figure) for place, figure in enumerate(figures)]


def test_a_digit_too_many_in_one_year_stands_out_of_an_organs_history() -> None:
    assert found(years(STEADY), OUTLIER) == []
    wrong = [*STEADY[:4], 210, *STEADY[5:]]
    findings = found(years(wrong), OUTLIER)
    # Up in the one year and down again in the next, in both figures.
    assert [(f.cells[0], f.reports[0].year) for f in findings] == [
        (cell, year) for cell in (RECEIVED, GRANTED) for year in (2022, 2023)
    ]
    assert {f.severity for f in findings} == {"info"}
    assert "7 changes of its own years" in findings[0].message("en")
    assert "历年 7 次变化" in findings[0].message("zh")


def test_a_series_finds_the_same_in_any_order() -> None:
    wrong = years([*STEADY[:4], 210, *STEADY[5:]])
    expected = [(f.cells, f.actual) for f in found(wrong, OUTLIER)]
    for order in (wrong, wrong[::-1]):
        findings = [(y, f) for y, f in gr.Series(order).findings if f.rule == OUTLIER]
        assert sorted((f.cells, f.actual) for _, f in findings) == sorted(expected)
        assert [year for year, _ in findings] == [2022, 2022, 2023, 2023]


def test_six_years_say_nothing_and_neither_do_gaps() -> None:
    assert found(years([*STEADY[:5], 210]), OUTLIER) == []
    wrong = years([*STEADY[:6], 210])
    assert found(wrong, OUTLIER)
    assert found([each for each in wrong if each.year != 2020], OUTLIER) == []
    reasons = [reason for _, reason in said(years(STEADY[:5]), OUTLIER)]
    assert any("Too few years" in (reason or "") for reason in reasons)


def test_blank_and_zero_years_are_no_changes() -> None:
    collection = years([*STEADY[:6], 210])
    for value in (None, 0, gr.ABSENT):
        blank = gr.replace_cells(collection[1], {RECEIVED: value})
        cells = [f.cells for f in found([collection[0], blank, *collection[2:]], OUTLIER)]
        assert cells == [(GRANTED,)]


# continuity.outlier: the other organs -------------------------------------------------------------


def peers(after: dict[int, int] | None = None, count: int = 12) -> list[gr.Report]:
    collection = []
    for place in range(count):
        before = 15 + place * 3
        now = (after or {}).get(place, before + place % 3 - 1)
        collection += [report(f"第{place}局", 2022, before), report(f"第{place}局", 2023, now)]
    return collection


def test_a_figure_is_held_against_those_of_the_other_organs() -> None:
    assert found(peers(), OUTLIER) == []
    findings = found(peers({5: 310}), OUTLIER)
    assert [(f.cells[0], f.reports[0].agency) for f in findings] == [
        (RECEIVED, "第5局"),
        (GRANTED, "第5局"),
    ]
    assert "changes of 12 organs" in findings[0].message("en")
    # A campaign in which all take part is nobody's outlier.
    assert found(peers({place: (15 + place * 3) * 10 for place in range(12)}), OUTLIER) == []


def test_with_few_organs_nothing_is_said() -> None:
    assert found(peers({5: 310}, count=9), OUTLIER) == []
    reasons = [reason for _, reason in said(peers(count=9), OUTLIER)]
    assert any("Too few organs" in (reason or "") for reason in reasons)
    assert said([report("某局", 2023)], OUTLIER)[0][0] == "not_applicable"


def test_an_organ_of_which_two_reports_are_there_is_left_out_of_its_year() -> None:
    collection = peers({5: 310})
    assert found([*collection, report("第5局", 2023, 311)], OUTLIER) == []


def test_territories_are_no_peers_of_single_organs() -> None:
    collection = peers(count=10)
    assert not any("Too few organs" in (r or "") for _, r in said(collection, OUTLIER))
    one = [gr.structure({**gr.unstructure(r), "scope": "consolidated"}) for r in collection[:2]]
    reasons = [reason for _, reason in said([*one, *collection[2:]], OUTLIER)]
    assert sum("Too few organs" in (reason or "") for reason in reasons) == 2


def test_organs_and_territories_of_a_year_are_two_groups_named_by_their_scope() -> None:
    scopes = ["organ"] * 20 + ["consolidated"] * 4
    collection = [
        gr.structure({**gr.unstructure(each), "scope": scope})
        for each, scope in zip(peers(), scopes, strict=True)
    ]
    found = gr.check_collection(collection, select=OUTLIER).between.outcomes
    peers_of = [(o.scope, o.outcome) for o in found if str(o.scope).startswith("2023")]
    assert peers_of == [("2023 consolidated", "not_applicable"), ("2023 organ", "holds")]


@given(st.lists(reports(), max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_any_reports_can_be_asked_and_their_order_does_not_matter(
    collection: list[gr.Report], random: Any
) -> None:
    shuffled = list(collection)
    random.shuffle(shuffled)
    for rule in (MISSING, OUTLIER):
        there, back = (said(order, rule) for order in (collection, shuffled))
        assert sorted(map(str, there)) == sorted(map(str, back))


@pytest.mark.parametrize("rule", [MISSING, OUTLIER])
def test_reports_without_organ_or_year_are_left_out(rule: str) -> None:
    collection = [report(None, 2020), report(None, 2022)]
    assert found(collection, rule) == []
