"""Every slip in a figure that the form's arithmetic can detect is detected."""

from __future__ import annotations

import pytest

from govinfo_report.catalogue import EDITIONS
from govinfo_report.checks import check
from govinfo_report.model import ABSENT, Report, cells, replace_cells
from tests.checks.building import consistent
from tests.checks.mutations import IDENTITIES, mutants


def one_row(report: Report) -> Report:
    """The same report with (六) in one row, as real reports of 2021 print it too."""
    rows = ("correction_overdue", "fee_overdue", "other")
    columns = [c.rpartition(".")[2] for c in cells(report) if ".other.other." in c]
    start = "applications.outcomes.other"
    values = cells(report)
    sums = {f"{start}.all.{c}": sum(values[f"{start}.{r}.{c}"] for r in rows) for c in columns}  # type: ignore[misc]  # counts of a consistent report
    gone = {f"{start}.{row}.{column}": ABSENT for row in rows for column in columns}
    return replace_cells(report, {**sums, **gone})


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_consistent_report_has_nothing_wrong_and_no_zero(edition: str) -> None:
    report = consistent(edition)
    assert not list(check(report))
    assert all(value is not None and value > 1 for value in cells(report).values())


@pytest.mark.parametrize(
    ("edition", "base"),
    [*((edition, None) for edition in EDITIONS), ("2021", one_row(consistent("2021")))],
    ids=[*EDITIONS, "mixture"],
)
def test_every_cell_in_a_sum_is_watched_by_every_sum_it_is_in(
    edition: str, base: Report | None
) -> None:
    seen = 0
    for mutant in mutants(edition, base) if base else mutants(edition):
        table = mutant.cell.partition(".")[0]
        sums = {"applications": 2, "disputes": 1, "proactive_disclosure": 0}[table]
        if ".outcomes.total." in mutant.cell:
            sums = 3  # the total of the outcomes also stands in the balance
        outcome = "undecided" if mutant.mutation == "blank" else "violated"
        assert len([r for r in mutant.by(outcome) if r in IDENTITIES]) == sums, mutant
        other = "violated" if outcome == "undecided" else "undecided"
        assert not [rule for rule in mutant.by(other) if rule in IDENTITIES], mutant
        seen += 1
    assert seen == len(cells(base or consistent(edition))) * 5


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_is_found_everywhere_and_its_figure_where_a_sum_tells_it(edition: str) -> None:
    figures = cells(consistent(edition))
    for mutant in mutants(edition):
        if mutant.mutation != "blank":
            continue
        (finding,) = [finding for finding in mutant.findings if finding.rule == "cell.blank"]
        told = None if mutant.cell.startswith("proactive_disclosure") else figures[mutant.cell]
        assert finding.expected == told


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_violated_sum_tells_both_values_and_their_difference(edition: str) -> None:
    for mutant in mutants(edition):
        for finding in mutant.findings:
            if finding.rule in IDENTITIES and finding.outcome == "violated":
                assert finding.actual - finding.expected == finding.difference != 0
                for lang in ("zh", "en"):
                    message = finding.message(lang)
                    assert str(finding.expected) in message
                    assert str(finding.actual) in message
                    assert str(abs(finding.difference)) in message
