"""Blank cells that have one possible value are filled in, and nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.testing.strategies import reports
from tests.checks.building import consistent

DISPUTES = "disputes.reconsideration"
RESULTS = ("upheld", "corrected", "other", "pending")


def draft(**cells: Any) -> gr.Report:
    """A report without figures but for some cells, ``__`` for the dots of their ids."""
    report = gr.Report(edition="2021", title="某局报告", agency="某局", year=2023)
    return gr.replace_cells(report, {k.replace("__", "."): v for k, v in cells.items()})


def disputes(*values: Any) -> gr.Report:
    """A draft that has reconsiderations alone: four results and the total."""
    return gr.replace_cells(
        draft(),
        {
            f"{DISPUTES}.{name}": value
            for name, value in zip((*RESULTS, "total"), values, strict=True)
        },
    )


def told(filled: gr.Filled) -> list[tuple[str, int, str]]:
    return [(c.cell.removeprefix(f"{DISPUTES}."), c.value, c.way.kind) for c in filled.cells]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, 0, 4, None), [("total", 7, "sum")]),
        ((1, 2, None, 4, 9), [("other", 2, "rest")]),
        ((None, 2, None, 4, 6), [("upheld", 0, "zero"), ("other", 0, "zero")]),
        ((None, None, None, None, 0), [(name, 0, "zero") for name in RESULTS]),
        ((1, None, 0, 4, None), []),
        ((1, None, None, 4, 9), []),
        ((None, None, None, None, None), []),
        ((1, 2, 0, 4, 7), []),
    ],
)  # fmt: skip
def test_a_blank_cell_follows_from_its_sum(values: Any, expected: Any) -> None:
    filled = gr.fill(disputes(*values))
    assert told(filled) == expected
    assert filled.contradictory == ()
    assert {gr.get_cell(filled.report, cell) for cell in filled.blank} <= {None}
    assert len(filled.blank) == values.count(None) - len(expected)


def test_the_sum_is_written_out() -> None:
    [total] = gr.fill(disputes(1, 2, 0, 4, None)).cells
    assert total.pointer == "/disputes/reconsideration/total"
    assert total.way.terms == ((1, 1), (1, 2), (1, 0), (1, 4))
    assert total.reason("en") == "the sum 1 + 2 + 0 + 4 = 7 (disputes.total, “Reconsideration”)"
    [rest] = gr.fill(disputes(1, 2, None, 4, 9)).cells
    assert rest.way.terms == ((1, 9), (-1, 1), (-1, 2), (-1, 4))
    assert "9 − 1 − 2 − 4 = 2" in rest.explanation("zh")


def test_one_value_leads_to_the_next() -> None:
    cells: dict[str, int | None] = dict.fromkeys(gr.cells(consistent("2021")))
    whole = consistent("2021")
    blanks = {cell: None for cell in cells if cell.endswith(".total")}
    filled = gr.fill(gr.replace_cells(whole, blanks))
    assert filled.report == whole
    assert [each.cell for each in filled.cells] == list(blanks)


def test_nothing_is_filled_into_a_table_that_contradicts_itself() -> None:
    whole = consistent("2021")
    wrong = gr.replace_cells(
        whole,
        {
            "applications.received.natural_person": 10**6,
            "applications.outcomes.granted.total": None,
            f"{DISPUTES}.total": None,
        },
    )
    filled = gr.fill(wrong)
    assert [each.cell for each in filled.cells] == [f"{DISPUTES}.total"]
    [table] = filled.contradictory
    assert table.table == "applications"
    assert {identity.rule for identity in table.broken} >= {"applications.balance"}
    assert "contradict" in table.explanation("en")
    assert filled.blank == ("applications.outcomes.granted.total",)


def test_a_row_that_contradicts_itself_keeps_the_table_blank() -> None:
    report = gr.replace_cells(
        disputes(1, 2, 0, 4, None),
        {
            "disputes.litigation.direct.upheld": 3,
            "disputes.litigation.direct.total": 1,
        },
    )
    assert gr.fill(report).cells == ()


@pytest.mark.parametrize("impossible", [-1, 1.5])
def test_a_figure_that_no_count_can_be_is_a_contradiction(impossible: Any) -> None:
    filled = gr.fill(disputes(1, impossible, 0, 4, None))
    assert (filled.cells, len(filled.contradictory)) == ((), 1)


@pytest.mark.parametrize("held", ["无", gr.ABSENT])
def test_only_blank_cells_are_filled(held: Any) -> None:
    before = disputes(1, 2, 0, 4, held)
    filled = gr.fill(before)
    assert (filled.report, filled.cells) == (before, ())


def test_a_cell_with_printed_words_stays_blank() -> None:
    document = gr.unstructure(disputes(1, 2, 0, 4, None))
    report = gr.structure(document | {"remarks": {f"{DISPUTES}.total": "见附件"}})
    filled = gr.fill(report)
    assert (filled.cells, filled.blank) == ((), (f"{DISPUTES}.total",))


def test_a_placeholder_that_a_page_prints_stays() -> None:
    report, cell = disputes(1, 2, 0, 4, None), f"{DISPUTES}.total"
    note = gr.Note("placeholder", "info", cell, "/")
    assert gr.fill(gr.Reading(report, notes=(note,))).cells == ()
    assert gr.fill(gr.Reading(report)).cells != ()


def test_rows_of_both_forms_keep_the_table_blank() -> None:
    both = gr.replace_cells(
        consistent("2021"),
        {
            "applications.outcomes.other.all.total": 0,
            "applications.outcomes.granted.total": None,
        },
    )
    filled = gr.fill(both)
    assert (filled.cells, filled.blank) == ((), ("applications.outcomes.granted.total",))


@pytest.mark.parametrize("edition", EDITIONS)
@given(data=st.data())
def test_blanks_of_a_consistent_report_get_the_values_that_were_there(
    edition: str, data: st.DataObject
) -> None:
    whole = consistent(edition)
    names = list(gr.cells(whole))
    blanks = data.draw(st.sets(st.sampled_from(names), max_size=40))
    filled = gr.fill(gr.replace_cells(whole, dict.fromkeys(blanks)))
    assert filled.contradictory == ()
    for cell in filled.cells:
        assert cell.value == gr.get_cell(whole, cell.cell)
    assert {each.cell for each in filled.cells} | set(filled.blank) == blanks
    assert gr.fill(filled.report).cells == ()


@given(reports())
def test_nothing_that_is_there_changes(report: gr.Report) -> None:
    filled = gr.fill(report)
    before, after = gr.cells(report), gr.cells(filled.report)
    assert {k: v for k, v in after.items() if before[k] is not None} == {
        k: v for k, v in before.items() if v is not None
    }
    for lang in ("zh", "en"):
        assert filled.to_text(lang, width=60)
