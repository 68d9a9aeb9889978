"""What the identities force, against trying out every value."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS
from govinfo_report.identities import shape_of, system
from govinfo_report.identities.deduction import (
    DeductionProblem,
    core_conflict,
    forced,
    propagate,
    region,
)
from govinfo_report.identities.systems import members, set_of
from govinfo_report.model import ABSENT, block, layout, replace_cells
from tests.checks.building import consistent
from tests.localisation.systems import random_system

LARGEST = 3


@st.composite
def problems(draw: st.DrawFn) -> DeductionProblem:
    """A few sums of small figures, of which one to three have none."""
    equations = random_system(random.Random(draw(st.integers(0, 10**9))))
    cells = len(equations.names)
    blank = draw(st.sets(st.integers(0, cells - 1), min_size=1, max_size=3))
    values = [0 if v in blank else draw(st.integers(0, LARGEST)) for v in range(cells)]
    return DeductionProblem(
        equations,
        [*values, *(0 for _ in members(equations.slacks))],
        set_of(blank) | equations.slacks,
    )


def solutions(problem: DeductionProblem) -> list[dict[int, int]]:
    """Every way of filling the blanks; a blank can make up for all the figures at most."""
    blank = list(members(problem.blank))
    found = []
    for filling in itertools.product(range(LARGEST * 5 + 1), repeat=len(blank)):
        filled = dict(zip(blank, filling, strict=True))
        residuals = list(problem.residuals)
        for variable, value in filled.items():
            for equation, sign in problem.system.takes_part[variable]:
                residuals[equation] += sign * value
        if all(problem.system.holds(e, residual) for e, residual in enumerate(residuals)):
            found.append(filled)
    return found


@settings(max_examples=150)
@given(problems())
def test_what_is_forced_is_what_every_solution_has_in_common(problem: DeductionProblem) -> None:
    state = propagate(problem, (), (1 << len(problem.system.identities)) - 1)
    possible = solutions(problem)
    contradictory = bool(state.conflicts) or bool(core_conflict(problem, state))
    assert contradictory == (not possible)
    if contradictory:
        return
    values = {**state.values, **(region(problem, state).forced() if state.core else {})}
    for variable in members(problem.blank):
        found = {filled[variable] for filled in possible}
        assert found == {values[variable]} if variable in values else len(found) > 1


def forced_on(edition: str, cells: dict[str, Any]) -> dict[str, Any]:
    values = block(replace_cells(consistent(edition), cells))
    found = forced(system(edition, shape_of(edition, values)), values)
    return {layout(edition).cells[place]: value for place, value in found.items()}


ROW = "applications.outcomes.granted"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mark", [None, ABSENT, "?", float("nan"), Decimal("sNaN"), 10**41])
def test_a_cell_without_a_figure_has_the_value_that_the_sums_leave(edition: str, mark: Any) -> None:
    before = dict(zip(layout(edition).cells, block(consistent(edition)), strict=True))
    assert forced_on(edition, {f"{ROW}.total": mark}) == {f"{ROW}.total": before[f"{ROW}.total"]}


def test_one_value_leads_to_the_next() -> None:
    """Two blanks in a row and in two columns: each column gives one, and the row agrees."""
    cells = [f"{ROW}.natural_person", f"{ROW}.other_organization", f"{ROW}.total"]
    found = forced_on("2021", dict.fromkeys(cells))
    assert set(found) == set(cells)
    assert found[f"{ROW}.total"] == 117


def test_blanks_on_one_side_of_a_sum_that_balances_are_zero() -> None:
    row = "disputes.reconsideration"
    blank = dict.fromkeys([f"{row}.upheld", f"{row}.corrected"])
    assert forced_on(
        "2021", {**blank, f"{row}.other": 3, f"{row}.pending": 4, f"{row}.total": 7}
    ) == {
        f"{row}.upheld": 0,
        f"{row}.corrected": 0,
    }
    # On both sides they may be anything.
    assert forced_on("2021", {**blank, f"{row}.total": None}) == {}


def test_nothing_below_zero_is_forced_and_no_fraction() -> None:
    row = "disputes.reconsideration"
    figures = {f"{row}.{c}": 1 for c in ("corrected", "other", "pending")}
    assert forced_on("2021", {**figures, f"{row}.upheld": None, f"{row}.total": 2}) == {}
    assert forced_on("2021", {**figures, f"{row}.upheld": None, f"{row}.total": 3.5}) == {}
    assert forced_on("2021", {**figures, f"{row}.upheld": None, f"{row}.total": 4.0}) == {
        f"{row}.upheld": 1
    }


@pytest.mark.parametrize(("edition", "other"), [("2021", "all"), ("2019", "other")])
def test_nothing_is_forced_on_a_report_with_both_shapes(edition: str, other: str) -> None:
    both = {f"applications.outcomes.other.{other}.total": 1, f"{ROW}.total": None}
    assert forced_on(edition, both) == {}


def test_a_problem_tells_what_is_unknown_and_what_no_cell_can_hold() -> None:
    values = block(
        replace_cells(
            consistent("2021"),
            {f"{ROW}.natural_person": -1, f"{ROW}.other_organization": 1.5, f"{ROW}.total": "x"},
        )
    )
    problem = DeductionProblem.of(system("2021"), values)
    names = problem.system.names
    assert {names[v] for v in members(problem.wrong)} == {
        f"{ROW}.natural_person",
        f"{ROW}.other_organization",
    }
    assert {names[v] for v in members(problem.unknown)} == {f"{ROW}.total"}
    assert problem.weight > 1  # fractions take longer
