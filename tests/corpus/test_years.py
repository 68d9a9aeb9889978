"""Three real years of one city follow from one another; a break of each link is found."""

from __future__ import annotations

import pytest

from govinfo_report.checks import check
from govinfo_report.comparison import Series
from govinfo_report.model import Report, cells, replace_cells
from govinfo_report.reading import read
from tests.places import CORPUS

PAGES = {
    2023: CORPUS / "full" / "suqian-city-2023.txt",
    2024: CORPUS / "full" / "suqian-city-2024.txt",
    2025: CORPUS / "excerpts" / "suqian-city-2025-partial.txt",
}
CARRIED = "applications.carried_over"
IN_FORCE = "proactive_disclosure.{}.in_force"


@pytest.fixture(scope="module")
def years() -> dict[int, Report]:
    return {year: read(page).report for year, page in PAGES.items()}


def test_the_pages_hold_the_figures_that_the_tests_without_them_carry(
    years: dict[int, Report],
) -> None:
    from tests.checks.test_continuity import CARRIED as CARRIED_FIGURES
    from tests.checks.test_continuity import COLUMNS, FORWARD, OVER, PARTS, STOCKS

    for year, rows in STOCKS.items():
        figures = cells(years[year])
        for row, values in rows.items():
            assert tuple(figures[f"{row}.{part}"] for part in PARTS) == values
    assert tuple(cells(years[2023])[f"{FORWARD}.{c}"] for c in COLUMNS) == CARRIED_FIGURES
    assert tuple(cells(years[2024])[f"{OVER}.{c}"] for c in COLUMNS) == CARRIED_FIGURES


@pytest.mark.parametrize("rule", ["continuity.carried_over", "continuity.in_force"])
def test_each_year_follows_from_the_one_before(years: dict[int, Report], rule: str) -> None:
    for year in (2024, 2025):
        findings = check(years[year], previous=years[year - 1], select=rule)
        assert not [finding for finding in findings if finding.outcome == "violated"]
    # Of 2025 only the first row of table 3 is at hand.
    outcomes = {o.outcome for o in check(years[2024], previous=years[2023], select=rule).outcomes}
    assert outcomes == {"holds"}


@pytest.mark.parametrize(
    ("year", "cell"),
    [
        *((2024, cell) for cell in (f"{CARRIED}.total", f"{CARRIED}.natural_person")),
        *(
            (year, IN_FORCE.format(row))
            for year in (2024, 2025)
            for row in ("regulations", "normative_documents")
        ),
    ],
)
def test_a_break_of_a_link_is_found(years: dict[int, Report], year: int, cell: str) -> None:
    value = cells(years[year])[cell]
    assert isinstance(value, int)
    broken = replace_cells(years[year], {cell: value + 1})
    findings = check(broken, previous=years[year - 1], select="continuity")
    assert [f.outcome for f in findings if cell in f.cells] == ["violated"]


def test_the_series_of_the_three_is_in_order_and_not_seen_to_break(
    years: dict[int, Report],
) -> None:
    series = Series(reversed(years.values()))
    assert series.years == (2023, 2024, 2025)
    assert series.first_break is None
    assert [link.outcome for link in series.carry_chain] == ["holds", "undecided"]
