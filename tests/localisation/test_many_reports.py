"""``locate`` on many reports: shares of what is found, any report, and bounds of the work."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

import jsonpatch
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.identities.simplex import Work
from govinfo_report.localisation import STEPS, locate
from govinfo_report.localisation.locate import DECIDED
from govinfo_report.testing.strategies import reports as any_reports
from tests.localisation.figures import COLUMNS, PRINTED, reports
from tests.localisation.spoiling import STRUCTURED, Spoiler, mistyped, spoiled, wrong_figures

REPORTS = reports()
CITY = REPORTS["city"]
GRANTED = "applications.outcomes.granted.natural_person"


def answers(found: gr.Localisation) -> list[dict[str, object]]:
    return [{change.cell: change.after for change in correction.changes} for correction in found]


def measured(spoiler: Spoiler, count: int, seed: int) -> tuple[float, float, float]:
    """Shares of cases: truth among the answers, truth first, one smallest answer alone."""
    rng = random.Random(seed)
    among = first = alone = cases = 0
    while cases < count:
        spoilt, truth = spoiled(rng.choice(list(REPORTS.values())), spoiler, rng)
        if not truth:
            continue
        cases += 1
        found = answers(corrections := locate(spoilt))
        among += truth in found
        first += found[:1] == [truth]
        alone += sum(correction.smallest for correction in corrections) == 1
    return among / cases, first / cases, alone / cases


@pytest.mark.parametrize("count", [1, 2, 3])
def test_random_wrong_cells_are_found_and_nearly_always_alone(count: int) -> None:
    among, first, alone = measured(wrong_figures(count), 400, seed=count)
    assert among == 1
    assert first >= 0.97
    assert alone >= 0.97


@pytest.mark.parametrize("count", [1, 2, 3])
def test_mistyped_cells_are_found(count: int) -> None:
    among, first, _ = measured(mistyped(count), 200, seed=count)
    assert among >= 0.98
    assert first >= 0.95


@pytest.mark.parametrize("name", [name for name in STRUCTURED if name != "partly shifted table"])
def test_one_slip_over_many_cells_is_among_the_answers_and_mostly_first(name: str) -> None:
    among, first, _ = measured(STRUCTURED[name], 40, seed=7)
    assert among == 1
    assert first >= 0.8


def test_where_a_shift_began_is_left_open_but_the_truth_is_there() -> None:
    assert measured(STRUCTURED["partly shifted table"], 30, seed=7)[0] == 1


@given(st.data())
def test_every_correction_makes_every_identity_hold(data: st.DataObject) -> None:
    report = data.draw(st.sampled_from(list(REPORTS.values())))
    cells = data.draw(st.sets(st.sampled_from(PRINTED), min_size=1, max_size=3))
    values = {cell: data.draw(st.integers(0, 5000)) for cell in cells}
    spoilt = gr.replace_cells(report, values)
    for correction in locate(spoilt):
        mended = gr.replace_cells(spoilt, {c.cell: c.after for c in correction.changes})
        assert locate(mended).status == "holds"
        assert gr.check(mended, select=["applications", "disputes"]).ok
        if all(change.after is not None for change in correction.changes):
            assert jsonpatch.apply_patch(gr.unstructure(spoilt), correction.patch) == (
                gr.unstructure(mended)
            )


@given(any_reports())
def test_any_report_gets_an_answer_that_agrees_with_the_check(report: gr.Report) -> None:
    found = locate(report, cap=50)
    identities = [rule.id for rule in gr.rules(report.edition) if rule.kind == "identity"]
    outcomes = gr.check(report, select=identities).outcomes
    if any(outcome.outcome == "violated" for outcome in outcomes):
        assert found.status == "inconsistent"
        assert found or found.more_than is not None
    if found.status == "holds":
        assert not any(outcome.outcome == "violated" for outcome in outcomes)


@pytest.mark.parametrize("solve", [False, True])
@pytest.mark.parametrize("largest", [2**53 - 1, 10**17, 10**18, 2**63, 10**39])
def test_figures_of_any_size_are_answered_with_and_without_the_solver(
    largest: int, solve: bool
) -> None:
    rng = random.Random(1)
    figures = {cell: rng.randrange(largest // 2, largest) for cell in PRINTED}
    found = locate(gr.replace_cells(CITY, figures), cap=1_000, solve=solve)
    assert found.status == "inconsistent"
    assert found or found.more_than is not None
    one = locate(gr.replace_cells(CITY, {GRANTED: largest}), solve=solve)
    assert answers(one) == [{GRANTED: 1288}]


def hard_reports() -> Iterator[tuple[gr.Report, int]]:
    """Reports that a search could spend minutes on, with how many of their cells are wrong."""
    for seed, (wrong, blank) in enumerate(
        [(6, 60), (12, 0), (12, 40), (30, 5), (60, 30), (170, 0)]
    ):
        rng = random.Random(seed)
        spoilt, truth = spoiled(REPORTS["large_city"], wrong_figures(wrong), rng)
        hidden = dict.fromkeys(rng.sample(PRINTED, blank), rng.choice([None, gr.ABSENT]))
        yield gr.replace_cells(spoilt, hidden), len(truth.keys() - hidden.keys())
    rng = random.Random(1)
    halves = {cell: Decimal(rng.randrange(1000)) / 4 for cell in PRINTED}
    yield gr.replace_cells(CITY, halves), len(PRINTED)


@pytest.mark.parametrize(("report", "wrong"), list(hard_reports()))
def test_the_work_on_any_report_is_bounded_and_the_answer_honest(
    report: gr.Report, wrong: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent = []
    spend = Work.spend

    def counted(work: Work, steps: int) -> None:
        spent.append(steps)
        spend(work, steps)

    monkeypatch.setattr(Work, "spend", counted)
    found = locate(report, solve=False)
    parts = len({id(each) for each in found.contradictions})
    # Each phase stops with the step that is one too many.
    assert sum(spent) <= STEPS + 2 * parts * DECIDED + 10_000
    assert len(spent) > 50
    assert found.status == "inconsistent"
    if found.more_than is not None:
        assert (found.complete, found.more_than < wrong) == (False, True)
        assert f"more than {found.more_than} cells" in found.summary("en")
    assert locate(report, solve=False) == found
    causes = gr.check(report).root_causes
    assert causes
    assert all(cause.slip is not None or cause.more_than is not None for cause in causes)


def test_ties_that_the_work_does_not_suffice_for_are_not_claimed_to_be_all() -> None:
    # Four figures are too small by 5, each in a row and a column of its own: which of the rows
    # belongs to which of the columns nothing tells.
    places = [COLUMNS * row + column for row, column in [(2, 5), (3, 1), (12, 4), (22, 0)]]
    cells = [PRINTED[place] for place in places]
    figures = gr.cells(REPORTS["large_city"])
    spoilt = {cell: int(figures[cell] or 0) - 5 for cell in cells}
    report = gr.replace_cells(REPORTS["large_city"], spoilt)
    everything = locate(report, solve=False)
    assert (len(everything), everything.complete) == (24, True)
    seen = set()
    for cap in range(500, 10_000, 500):
        some = locate(report, solve=False, cap=cap)
        assert set(answers_of(some)) <= set(answers_of(everything))
        assert len(some) == len(everything) or not some.complete
        assert (some.more_than is None) == bool(some)
        seen.add(len(some))
    assert len(seen) > 2


def answers_of(found: gr.Localisation) -> list[frozenset[tuple[str, object]]]:
    return [frozenset((c.cell, c.after) for c in each.changes) for each in found]
