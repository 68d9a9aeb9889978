"""What a localisation says, by value: ranks, limits, bounds, and every line of its text."""

from __future__ import annotations

import csv
import io
import random

import pytest

import govinfo_report as gr
from govinfo_report.localisation import Localisation, locate
from govinfo_report.localisation.search import Search
from tests.localisation.figures import COLUMNS, PRINTED, TOTAL_ROW, reports
from tests.localisation.spoiling import STRUCTURED, spoiled, wrong_figures

CITY = reports()["city"]
GRANTED = "applications.outcomes.granted.natural_person"
DISPUTE = "disputes.reconsideration"
TWO = gr.replace_cells(CITY, {GRANTED: 1828, f"{DISPUTE}.total": 3})
TOTALS = PRINTED[COLUMNS * TOTAL_ROW : COLUMNS * (TOTAL_ROW + 1)]
CORNERS = [
    f"applications.outcomes.{row}.{column}"
    for row in ("granted", "partly_granted")
    for column in ("natural_person", "commercial_enterprise")
]


def ranks(found: Localisation) -> list[tuple[str, float]]:
    """The cell of each correction's last change, and the cost of the correction."""
    return [
        (each.changes[-1].cell.removeprefix(f"{DISPUTE}."), round(each.cost, 6)) for each in found
    ]


def test_corrections_come_by_their_costs_and_then_as_the_form_has_their_cells() -> None:
    found = locate(TWO)
    assert ranks(found) == [
        *(("upheld", 4.8), ("corrected", 4.8), ("other", 4.8), ("pending", 4.8), ("total", 5.0))
    ]
    assert all(correction.smallest for correction in found)
    both = locate(gr.replace_cells(TWO, {"disputes.litigation.direct.total": 3}))
    # Each total is also the figure of the one beside it.
    costs = [round(correction.cost, 6) for correction in both]
    assert costs == [6.8] + [7.2] * 8 + [7.6] * 16
    assert len({tuple(c.cell for c in correction.changes) for correction in both}) == 25


@pytest.mark.parametrize(
    ("limit", "given", "complete"), [(4, 4, False), (5, 5, True), (6, 5, True)]
)
def test_a_limit_of_just_as_many_as_there_are_leaves_nothing_out(
    limit: int, given: int, complete: bool
) -> None:
    found = locate(TWO, limit=limit)
    assert (len(found), found.complete) == (given, complete)
    one, dispute = found.contradictions
    assert [len(each.corrections) for each in (one, dispute)] == [1, min(limit, 5)]
    assert [each.complete for each in (one, dispute)] == [True, complete]
    assert [each.more_than for each in (one, dispute)] == [None, None]


def test_where_the_search_stops_each_table_says_how_many_are_wrong() -> None:
    spoilt, _ = spoiled(CITY, wrong_figures(12), random.Random(1))
    found = locate(gr.replace_cells(spoilt, {f"{DISPUTE}.total": 3}), cap=3000, solve=False)
    stopped, dispute = found.contradictions
    assert (stopped.corrections, stopped.more_than, stopped.complete) == ((), 10, False)
    assert (len(dispute.corrections), dispute.more_than, dispute.complete) == (3, None, False)
    # One more in the other table, and so one more than ten and none of it.
    assert (found, found.more_than, found.complete) == ((), 11, False)


def test_the_text_of_a_correction() -> None:
    found = locate(gr.replace_cells(CITY, {GRANTED: 1828})).to_text("en", width=200)
    assert found.split("\n")[1:] == [
        "",
        "Correction 1 (cells: 1; none changes fewer)",
        f"  - {TRANSPOSED}: Granted · Natural persons: 1828, should be 1288",
        f"  - {EXPLAINED}",
        "",
    ]


TRANSPOSED = "two neighbouring digits were transposed"
EXPLAINED = (
    "Explains: applications.outcome_total (Outcomes add up to their total): “Natural persons”; "
    "applications.row_total (Kinds of applicants add up to the total): “Granted”"
)


def test_the_text_says_where_corrections_are_left_out() -> None:
    incomplete = "There may be other"
    texts = [locate(TWO, limit=limit).to_text("en", width=200) for limit in (4, 5)]
    assert [text.count("\nCorrection ") for text in texts] == [4, 5]
    last = [text.rstrip("\n").split("\n\n")[-1] for text in texts]
    assert not last[0].startswith("Correction 4"), incomplete
    assert last[1].startswith("Correction 5")


def test_the_text_of_deductions_names_those_above_zero() -> None:
    found = locate(gr.replace_cells(CITY, dict.fromkeys(TOTALS)))
    assert [deduction.value for deduction in found.deductions] == [2932, 53, 0, 0, 61, 4, 3050]
    assert found.to_text("en", width=100).split("\n") == [
        "no contradiction: the identities force the values of blank cells, and hold with them",
        "",
        "Cells without a figure whose value the identities force:",
        "  - All outcomes · Natural persons: 2932",
        "  - All outcomes · Commercial enterprises: 53",
        "  - All outcomes · Legal service institutions: 61",
        "  - All outcomes · Other organizations: 4",
        "  - All outcomes · Total: 3050",
        "",
    ]


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (CITY, "every identity holds\n"),
        (
            gr.replace_cells(CITY, dict.fromkeys(CORNERS)),
            "undecidable: the blank cells can be filled in more than one way\n",
        ),
        (
            gr.replace_cells(CITY, dict.fromkeys([f"{DISPUTE}.upheld", f"{DISPUTE}.corrected"])),
            "every identity holds\n",
        ),
    ],
)
def test_the_text_where_there_is_nothing_to_correct(report: gr.Report, text: str) -> None:
    assert locate(report).to_text("en", width=100) == text


def test_a_reason_spells_out_three_cells_and_counts_the_others() -> None:
    spoilt, _ = spoiled(CITY, STRUCTURED["shifted column"], random.Random(1))
    [slip] = locate(spoilt)[0].slips
    assert (slip.kind, slip.cost, len(slip.changes)) == ("line_shifted", 2.6, 5)
    [reason] = locate(spoilt)[0].reasons
    assert reason.en.count("should be") == 3
    assert reason.en.endswith("and 2 more")
    three = gr.replace_cells(CITY, {cell: 0 for cell in TOTALS if cell.endswith(THREE)})
    [slip] = locate(three)[0].slips
    assert (slip.kind, slip.cost, len(slip.changes)) == ("totals_zero", 2.0, 3)
    assert slip.reason.en.count("should be") == 3
    assert "more" not in slip.reason.en


THREE = ("natural_person", "commercial_enterprise", "legal_service_institution")


def test_csv_has_a_row_a_cell_and_a_row_a_deduction() -> None:
    blank = f"{DISPUTE}.upheld"
    spoilt = gr.replace_cells(CITY, {GRANTED: 1828, blank: None, f"{DISPUTE}.total": 3})
    rows = list(csv.reader(io.StringIO(locate(spoilt).to_csv("en"), newline="")))[1:]
    assert [row[:9] for row in rows] == [
        [
            *("1", "true", "transposed", GRANTED, "Granted · Natural persons"),
            *("1828", "1288", "1288", "1288"),
        ],
        ["", "", "", blank, "Reconsideration · Upheld", "", "3", "", ""],
    ]
    assert rows[0][10] == (
        "applications.outcome_total[natural_person] applications.row_total[outcomes.granted]"
    )


def test_a_notebook_shows_twenty_corrections_and_a_page_all() -> None:
    found = locate(gr.replace_cells(TWO, {"disputes.litigation.direct.total": 3}))
    assert found._repr_html_().count("none changes fewer") in (20, 0)
    assert found.to_html("en").count("none changes fewer") == 25
    assert found._repr_html_().count("<ul") == 20


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How many steps each search for the smallest sets is given."""
    steps: list[float] = []
    smallest = Search.smallest

    def noted(search: Search, forced: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
        steps.append(search.problem.work.left)
        return smallest(search, forced)

    monkeypatch.setattr(Search, "smallest", noted)
    return steps


def test_three_quarters_of_the_work_go_into_the_search_and_what_whole_lines_leave(
    handed: list[float],
) -> None:
    locate(gr.replace_cells(CITY, {GRANTED: 1828}), cap=4003, solve=False)
    column, _ = spoiled(CITY, STRUCTURED["shifted column"], random.Random(1))
    locate(column, cap=40030, solve=False)  # one slip explains everything: a tenth is left
    seven, _ = spoiled(CITY, wrong_figures(7), random.Random(1))
    for cap in (10, 4000, 16000, 32000):
        locate(seven, cap=cap, solve=False)
    assert handed == [3003, 4003, 8, 3000, 12550, 28550]


@pytest.mark.parametrize(
    ("wrong", "seed", "known"),
    [
        (5, 1, [3, 4, 4, None, None, None]),
        (6, 1, [4, 4, 5, 5, 5, None]),
        (7, 1, [5, 5, 5, 5, 6, 6]),
        (5, 4, [4, 4, None, None, None, None]),
    ],
)
def test_the_more_work_the_more_cells_are_known_to_be_wrong(
    wrong: int, seed: int, known: list[int | None]
) -> None:
    spoilt, truth = spoiled(CITY, wrong_figures(wrong), random.Random(seed))
    caps = (500, 2000, 4000, 8000, 16000, 32000)
    found = [locate(spoilt, cap=cap, solve=False) for cap in caps]
    assert [each.more_than for each in found] == known
    for each in found:
        assert len(each) == (each.more_than is None)
        assert each.more_than is None or each.more_than < len(truth)


@pytest.mark.parametrize(
    ("wrong", "seed", "cap", "answers", "complete"),
    [
        (5, 1, 8000, 1, False),
        (5, 1, 16000, 1, False),
        (5, 1, 20000, 1, True),
        (5, 2, 30000, 1, True),
        (6, 2, 30000, 1, True),
    ],
)
def test_all_smallest_sets_are_claimed_where_the_work_sufficed_to_look_at_all(
    wrong: int, seed: int, cap: int, answers: int, complete: bool
) -> None:
    spoilt, truth = spoiled(CITY, wrong_figures(wrong), random.Random(seed))
    found = locate(spoilt, cap=cap, solve=False)
    assert (len(found), found.complete) == (answers, complete)
    assert {change.cell: change.after for change in found[0].changes} == truth


def test_slips_over_whole_lines_are_tried_after_the_search_too_where_four_cells_are_wrong() -> None:
    rng = random.Random(304)
    column, _ = spoiled(CITY, STRUCTURED["shifted column"], rng)
    # Blanks leave fewer identities that show an error before the search.
    found = locate(gr.replace_cells(column, dict.fromkeys(rng.sample(PRINTED, 4))), solve=False)
    slips = [(each.slips[0].kind, round(each.cost, 6), len(each.changes)) for each in found]
    assert slips[:2] == [("line_shifted", 2.6, 4), ("lines_shifted", 2.7, 56)]
    assert [each.smallest for each in found] == [True, False, *[True] * 8]
    assert found.complete


def test_where_half_of_three_rows_is_wrong_whole_lines_come_before_the_search() -> None:
    column, _ = spoiled(reports()["bureau"], STRUCTURED["shifted column"], random.Random(0))
    found = locate(column, cap=1000, solve=False)
    assert [(each.slips[0].kind, round(each.cost, 6)) for each in found] == [("line_shifted", 3.5)]
    assert (found.more_than, found.complete) == (2, False)


def test_a_part_whose_blanks_leave_no_doubt_is_no_contradiction_and_others_are() -> None:
    """One table has a blank, another one a wrong figure, and the wrong one is told."""
    blank = {f"{DISPUTE}.upheld": None, f"{DISPUTE}.total": 3}
    found = locate(gr.replace_cells(CITY, {**blank, "disputes.litigation.direct.total": 3}))
    assert found.status == "inconsistent"
    assert [d.cell for d in found.deductions] == [f"{DISPUTE}.upheld"]
    assert [identity.scope for identity in found.contradictions[0].broken] == ["litigation.direct"]


def test_the_summary_says_where_it_was_not_worked_out_and_where_it_cannot_be() -> None:
    open_, broken = (
        locate(gr.replace_cells(CITY, dict.fromkeys(CORNERS))),
        locate(TWO, limit=4),
    )
    assert open_.summary("en") == "undecidable: the blank cells can be filled in more than one way"
    assert broken.summary("en").startswith("the figures contradict one another")
    assert "“Granted”" in broken.to_text("en", width=500)
