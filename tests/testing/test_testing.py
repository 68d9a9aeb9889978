"""What the library gives to the tests of other programs."""

from __future__ import annotations

import sys

import pytest
from hypothesis import Phase, find, given, settings

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.testing import assert_consistent, reports
from tests.checks.building import consistent
from tests.work import examples


@settings(max_examples=examples(30))
@given(reports(consistent=True))
def test_a_consistent_report_passes_and_can_be_a_document(report: gr.Report) -> None:
    assert_consistent(report)
    assert gr.loads(gr.dumps(report)) == report
    assert None not in gr.cells(report).values()
    sums = [rule.id for rule in gr.rules() if rule.linear and rule.severity == "error"]
    asked = {each.outcome for each in gr.check(report, select=sums).outcomes}
    assert asked == {"holds", "not_applicable"}  # rows of the other shape of (六)


@settings(max_examples=examples(20))
@given(reports())
def test_any_report_can_be_a_document(report: gr.Report) -> None:
    assert gr.loads(gr.dumps(report)) == report


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("is_consistent", [True, False])
def test_an_edition_can_be_asked_for(edition: str, is_consistent: bool) -> None:
    found = find(reports(edition, consistent=is_consistent), lambda _: True, settings=QUICK)
    assert found.edition == edition


QUICK = settings(max_examples=40, phases=[Phase.generate])


def test_consistent_reports_reach_large_figures() -> None:
    found = find(
        reports("2021", consistent=True),
        lambda report: (gr.cells(report)["applications.outcomes.total.total"] or 0) > 10**9,
        settings=QUICK,
    )
    assert found.edition == "2021"


def test_an_unknown_edition_is_refused() -> None:
    for is_consistent in (True, False):
        with pytest.raises(gr.EditionError):
            find(reports("2020", consistent=is_consistent), lambda _: True, settings=QUICK)


def slipped() -> gr.Report:
    report = consistent("2021")
    return gr.replace_cells(
        report,
        {
            "disputes.reconsideration.total": 1,
            "applications.received.total": 999,
            "proactive_disclosure.penalties.decisions": None,
        },
    )


def test_the_message_tells_all_findings() -> None:
    with pytest.raises(AssertionError) as failed:
        assert_consistent(slipped())
    findings = gr.check(slipped())
    message = str(failed.value)
    assert {"disputes.total", "applications.row_total", "cell.blank"} <= {f.rule for f in findings}
    for finding in findings:
        assert finding.rule in message
    with pytest.raises(AssertionError, match="错误"):
        assert_consistent(slipped(), lang="zh")


def test_what_counts_can_be_chosen() -> None:
    blank = gr.replace_cells(consistent("2021"), {"proactive_disclosure.penalties.decisions": None})
    assert_consistent(blank, select="cell")
    with pytest.raises(AssertionError, match=r"cell\.blank"):
        assert_consistent(blank, select="cell", fail_on="warning")
    assert_consistent(slipped(), ignore=["disputes", "applications"])
    with pytest.raises(ValueError, match="fail_on"):
        assert_consistent(blank, fail_on="never")  # type: ignore[arg-type]


def test_last_years_report_is_looked_at() -> None:
    report = consistent("2021")
    previous = gr.replace_cells(report, {"applications.carried_forward.total": 1})
    previous = gr.structure(gr.unstructure(previous) | {"year": 2022})
    with pytest.raises(AssertionError, match=r"continuity\.carried_over"):
        assert_consistent(report, previous=previous, select="continuity")


def test_without_hypothesis_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "govinfo_report.testing.strategies", raising=False)
    monkeypatch.delattr("govinfo_report.testing.strategies", raising=False)
    with pytest.raises(gr.MissingExtraError, match=r"govinfo-report\[testing\]"):
        reports()
