"""``locate`` on reports: answers, ranks, reasons, patches, and what it says without an answer."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module

import jsonpatch
import pytest
from attrs import evolve

import govinfo_report as gr
from govinfo_report.identities import system
from govinfo_report.localisation import locate, solver
from govinfo_report.localisation.corrections import text
from govinfo_report.localisation.slips import SlipKind
from tests.localisation.figures import COLUMNS, PRINTED, TOTAL_ROW, reports
from tests.localisation.spoiling import spoiled, wrong_figures

REPORTS = reports()
CITY = REPORTS["city"]
RECEIVED = "applications.received.natural_person"
GRANTED = "applications.outcomes.granted.natural_person"


def answers(found: gr.Localisation) -> list[dict[str, object]]:
    return [{change.cell: change.after for change in correction.changes} for correction in found]


@pytest.mark.parametrize("name", REPORTS)
def test_real_figures_hold(name: str) -> None:
    found = locate(REPORTS[name])
    assert (found, found.status, found.broken) == ((), "holds", ())


def test_a_transposed_digit_is_one_slip_with_its_reason_in_both_languages() -> None:
    [correction] = locate(gr.replace_cells(CITY, {GRANTED: 1828}))
    assert [slip.kind for slip in correction.slips] == ["transposed"]
    [reason] = correction.reasons
    assert "1828" in reason.zh
    assert "1288" in reason.zh
    assert "相邻两位数字颠倒" in reason.zh
    assert "transposed" in reason.en


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (1228, "digit_wrong"),
        (128, "digit_dropped"),
        (12888, "digit_doubled"),
        (12838, "digit_added"),
        (12880000, "unit"),
        (-1288, "sign"),
        (0, "left_out"),
        (447, "neighbour"),
        (7, "other"),
    ],
)
def test_slips_of_a_single_cell_are_told_apart(typed: int, kind: SlipKind) -> None:
    found = locate(gr.replace_cells(CITY, {GRANTED: typed}))
    assert answers(found) == [{GRANTED: 1288}]
    [reason] = found[0].reasons
    assert found[0].slips[0].kind == kind
    assert reason.zh.startswith(text(f"slips.{kind}").zh)
    assert reason.en.startswith(text(f"slips.{kind}").en)


def test_a_correction_names_the_identities_it_explains() -> None:
    spoilt = gr.replace_cells(CITY, {GRANTED: 1, "disputes.reconsideration.total": 3})
    first = locate(spoilt)[0]
    assert {(i.rule, i.scope) for i in first.explains} == {
        ("applications.outcome_total", "natural_person"),
        ("applications.row_total", "outcomes.granted"),
        ("disputes.total", "reconsideration"),
    }


def test_the_patch_applies_to_the_document_and_mends_it() -> None:
    spoilt, truth = spoiled(CITY, wrong_figures(2), random.Random(2))
    patch = locate(spoilt)[0].patch
    mended = jsonpatch.apply_patch(json.loads(gr.dumps(spoilt)), patch)
    assert gr.loads(json.dumps(mended)) == CITY
    assert len(patch) == 2 * len(truth)


def test_the_patch_refuses_a_document_that_has_changed_meanwhile() -> None:
    spoilt = gr.replace_cells(CITY, {GRANTED: 1})
    patch = locate(spoilt)[0].patch
    other = json.loads(gr.dumps(gr.replace_cells(CITY, {GRANTED: 2})))
    with pytest.raises(jsonpatch.JsonPatchTestFailed):
        jsonpatch.apply_patch(other, patch)


def test_the_report_is_left_alone() -> None:
    spoilt = gr.replace_cells(CITY, {GRANTED: 1})
    before = gr.dumps(spoilt)
    locate(spoilt)
    assert gr.dumps(spoilt) == before


def test_blank_totals_are_deduced() -> None:
    totals = PRINTED[COLUMNS * TOTAL_ROW : COLUMNS * (TOTAL_ROW + 1)]
    found = locate(gr.replace_cells(CITY, dict.fromkeys(totals)))
    assert (found, found.status, found.undecided) == ((), "deducible", ())
    assert {d.cell: d.value for d in found.deductions} == {c: gr.get_cell(CITY, c) for c in totals}


def test_a_lost_row_is_deduced_and_stays_told_from_a_blank_one() -> None:
    lost = PRINTED[:COLUMNS]
    found = locate(gr.replace_cells(CITY, dict.fromkeys(lost, gr.ABSENT)))
    assert {d.cell: d.value for d in found.deductions} == {c: gr.get_cell(CITY, c) for c in lost}
    assert {d.before for d in found.deductions} == {gr.ABSENT}


def test_blanks_that_hide_something_unknown_are_undecidable() -> None:
    corners = [GRANTED, GRANTED.replace("natural_person", "commercial_enterprise")]
    corners += [cell.replace("granted", "partly_granted") for cell in corners]
    found = locate(gr.replace_cells(CITY, dict.fromkeys(corners)))
    assert (found, found.status, found.deductions) == ((), "undecidable", ())
    assert found.undecided


def test_a_contradiction_that_no_single_identity_shows_is_proved() -> None:
    # By its row the first blank is 1288; with the column's total that leaves the next one below 0.
    blank = [GRANTED, "applications.outcomes.partly_granted.natural_person"]
    blank += [f"applications.{row}.total" for row in ("outcomes.partly_granted", "outcomes.total")]
    blank.append("applications.carried_forward.total")
    spoilt = gr.replace_cells(
        CITY,
        {
            **dict.fromkeys(blank),
            "applications.outcomes.total.natural_person": 2397,
            "applications.carried_forward.natural_person": 638,
        },
    )
    assert not gr.check(spoilt, select=["applications"]).errors
    found = locate(spoilt)
    assert found.status == "inconsistent"
    assert {len(correction.changes) for correction in found if correction.smallest} == {1}


def test_blanks_do_not_count_as_changes() -> None:
    totals = PRINTED[COLUMNS * TOTAL_ROW : COLUMNS * (TOTAL_ROW + 1)]
    found = locate(gr.replace_cells(CITY, {**dict.fromkeys(totals), RECEIVED: 3010}))
    assert {RECEIVED: 3001} in answers(found)
    assert all(len(correction.changes) == 1 for correction in found)


def test_a_value_that_identities_leave_open_becomes_null_with_its_bounds() -> None:
    # The cell is no count, and a blank beside it takes up whatever it should be.
    beside = GRANTED.replace("natural_person", "commercial_enterprise")
    below = {cell.replace("granted", "partly_granted"): None for cell in (GRANTED, beside)}
    found = locate(gr.replace_cells(CITY, {GRANTED: -1, beside: None, **below}))
    assert len(found) == 1
    [change] = found[0].changes
    assert (change.cell, change.before, change.after) == (GRANTED, -1, None)
    # Commercial enterprises have 28 in the two rows together, 21 of them here: 7 less to 21 more.
    assert (change.least, change.greatest) == (1288 - 7, 1288 + 21)
    assert found[0].patch[1]["value"] is None
    assert str(change.greatest) in found[0].reasons[0].en


@pytest.mark.parametrize("value", [Decimal("1288.5"), -3])
def test_a_figure_that_is_no_count_is_part_of_every_correction(value: Decimal | int) -> None:
    found = locate(gr.replace_cells(CITY, {GRANTED: value}))
    assert answers(found) == [{GRANTED: 1288}]


def test_a_word_in_place_of_a_figure_counts_as_none() -> None:
    found = locate(gr.replace_cells(CITY, {GRANTED: "若干"}))  # type: ignore[dict-item]  # a draft
    assert [(d.cell, d.before, d.value) for d in found.deductions] == [(GRANTED, "若干", 1288)]


def test_either_shape_of_the_sixth_outcome_is_summed() -> None:
    other = "applications.outcomes.other."
    three = [cell for cell in PRINTED if cell.startswith(other)]
    columns = [cell.rpartition(".")[2] for cell in PRINTED[:COLUMNS]]
    sums = {
        f"{other}all.{column}": sum(
            int(str(gr.get_cell(CITY, cell))) for cell in three if cell.endswith(f".{column}")
        )
        for column in columns
    }
    one_row = gr.replace_cells(CITY, {**dict.fromkeys(three, gr.ABSENT), **sums})
    assert locate(one_row).status == "holds"
    right = sums[f"{other}all.natural_person"]
    spoilt = gr.replace_cells(one_row, {f"{other}all.natural_person": right + 50})
    assert answers(locate(spoilt)) == [{f"{other}all.natural_person": right}]


def test_corrections_of_separate_tables_are_combined_by_rank() -> None:
    spoilt = gr.replace_cells(CITY, {GRANTED: 1828, "disputes.reconsideration.total": 3})
    found = locate(spoilt)
    # The total of the dispute, or one of its four parts.
    assert len(found) == 5
    assert [c.cost for c in found] == sorted(c.cost for c in found)
    assert all(GRANTED in {change.cell for change in c.changes} for c in found)


def test_the_limit_cuts_and_says_so() -> None:
    spoilt = gr.replace_cells(CITY, {GRANTED: 1828, "disputes.reconsideration.total": 3})
    found = locate(spoilt)
    cut = locate(spoilt, limit=2)
    assert cut == found[:2]
    assert (found.complete, cut.complete) == (True, False)


def test_past_the_cap_without_solver_it_says_how_many_are_not_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solver, "installed", lambda: False)
    spoilt, _ = spoiled(CITY, wrong_figures(12), random.Random(1))
    found = locate(spoilt, cap=100)
    assert (found, found.complete) == ((), False)
    assert found.more_than is not None
    assert 4 <= found.more_than < 12
    assert f"more than {found.more_than} cells" in found.summary("en")
    assert f"超过{found.more_than}格" in found.summary("zh")


def test_past_the_cap_the_solver_does_a_bounded_amount_of_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    efforts: list[float] = []

    def smallest(*_: object, effort: float) -> solver.SolverAnswer:
        efforts.append(effort)
        return solver.SolverAnswer((), complete=False, more_than=9)

    monkeypatch.setattr(solver, "installed", lambda: True)
    monkeypatch.setattr(solver, "smallest", smallest)
    spoilt, _ = spoiled(CITY, wrong_figures(12), random.Random(1))
    found = [locate(spoilt, cap=cap) for cap in (100, 300_000, 600_000)]
    assert all(not each.complete and (each.more_than or 0) >= 9 for each in found)
    few, usual, twice = efforts
    assert few == usual < 0.1
    assert twice == 2 * usual


def test_json_holds_everything_the_result_says() -> None:
    spoilt = gr.replace_cells(CITY, {GRANTED: 1828, RECEIVED: None})
    found = json.loads(locate(spoilt).to_json())
    assert found["status"] == "inconsistent"
    [correction] = found["corrections"]
    assert correction["slips"][0]["changes"][0]["cell"] == GRANTED
    assert correction["patch"][-1]["value"] == 1288


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_keeps_to_its_width(lang: str) -> None:
    from govinfo_report.display import width

    spoilt = gr.replace_cells(CITY, {GRANTED: 1828, RECEIVED: 3010})
    text = locate(spoilt).to_text(lang, width=60)  # type: ignore[arg-type]  # parametrised
    assert "1288" in text
    assert max(map(width, text.splitlines())) <= 60


def test_a_table_contradicts_itself_apart_from_the_others() -> None:
    found = locate(gr.replace_cells(CITY, {GRANTED: 128, "disputes.reconsideration.total": 3}))
    first, second = found.contradictions
    assert {identity.rule for identity in first.broken} == {
        "applications.outcome_total",
        "applications.row_total",
    }
    assert [identity.rule for identity in second.broken] == ["disputes.total"]
    assert len(found) == len(first.corrections) * len(second.corrections)


@pytest.mark.parametrize(
    "value",
    [Decimal("sNaN"), 10**5000, Decimal("1E+999999999")],
    ids=["signalling NaN", "too many digits to print", "too large to add"],
)
def test_a_figure_beyond_all_use_counts_as_none(value: Decimal | int) -> None:
    found = locate(gr.replace_cells(CITY, {GRANTED: value}))
    assert [(d.cell, d.value) for d in found.deductions] == [(GRANTED, 1288)]
    json.loads(found.to_json())


ISSUED = "proactive_disclosure.regulations.issued"
IN_FORCE = "proactive_disclosure.regulations.in_force"
REPEALED = "proactive_disclosure.regulations.repealed"


@pytest.fixture
def at_most(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An invented edition: what is issued is at most what is in force or repealed, as a sum."""
    rules = tuple(
        evolve(rule, basis="arithmetic") if rule.id == "disclosure.stock" else rule
        for rule in gr.rules("2021")
    )
    monkeypatch.setattr("govinfo_report.identities.systems.rules", lambda _: rules)
    system.cache_clear()
    yield
    system.cache_clear()


def test_where_the_work_does_not_suffice_to_decide_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    totals = PRINTED[COLUMNS * TOTAL_ROW : COLUMNS * (TOTAL_ROW + 1)]
    blank = gr.replace_cells(CITY, dict.fromkeys(totals))
    assert (locate(blank).status, locate(blank).complete) == ("deducible", True)
    monkeypatch.setattr(import_module(locate.__module__), "DECIDED", 1)
    found = locate(blank)
    assert (found, found.status, found.complete) == ((), "undecidable", False)
    assert "too much to work out" in found.summary("en")
    assert "没有算完" in found.summary("zh")
    # A figure that is wrong by itself is described all the same, within the widest bounds.
    beside = [cell.replace("natural_person", "commercial_enterprise") for cell in (GRANTED,)]
    [correction] = locate(gr.replace_cells(CITY, {GRANTED: -1, **dict.fromkeys(beside)}))
    [change] = correction.changes
    assert (change.cell, change.after, change.least, change.greatest) == (GRANTED, None, 0, None)


@pytest.mark.usefixtures("at_most")
class TestAtMost:
    def test_less_than_the_most_is_no_blank_cell(self) -> None:
        found = locate(gr.replace_cells(CITY, {ISSUED: 3, IN_FORCE: 7, REPEALED: 1}))
        assert (found, found.status, found.broken, found.deductions) == ((), "holds", (), ())

    def test_more_than_the_most_is_located(self) -> None:
        found = locate(gr.replace_cells(CITY, {ISSUED: 9, IN_FORCE: 7, REPEALED: 1}))
        assert found.status == "inconsistent"
        assert [(i.rule, i.scope) for i in found.broken] == [("disclosure.stock", "regulations")]
        changes = [change for correction in found for change in correction.changes]
        assert {(c.cell, c.after, c.least, c.greatest) for c in changes} == {
            (ISSUED, None, 0, 8),
            (IN_FORCE, None, 8, None),
            (REPEALED, None, 2, None),
        }

    def test_a_blank_beside_it_is_bounded_and_not_deduced(self) -> None:
        found = locate(gr.replace_cells(CITY, {ISSUED: 0, IN_FORCE: None, REPEALED: 1}))
        assert (found.status, found.broken, found.deductions) == ("holds", (), ())
        found = locate(gr.replace_cells(CITY, {ISSUED: 4, IN_FORCE: None, REPEALED: 1}))
        assert (found.status, found.deductions) == ("undecidable", ())
        assert [(i.rule, i.scope) for i in found.undecided] == [("disclosure.stock", "regulations")]

    def test_a_blank_that_must_be_0_is_deduced(self) -> None:
        found = locate(gr.replace_cells(CITY, {ISSUED: None, IN_FORCE: 0, REPEALED: 0}))
        assert {d.cell: d.value for d in found.deductions} == {ISSUED: 0}

    def test_the_other_identities_are_mended_as_ever(self) -> None:
        sound = gr.replace_cells(CITY, {ISSUED: 3, IN_FORCE: 7, REPEALED: 1})
        assert answers(locate(gr.replace_cells(sound, {GRANTED: 1}))) == [{GRANTED: 1288}]
