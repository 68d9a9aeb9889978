"""What the identities force, against trying out every value."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS
from govinfo_report.identities import System, shape_of, system
from govinfo_report.identities.deduction import (
    DeductionProblem,
    core_conflict,
    forced,
    propagate,
    region,
)
from govinfo_report.identities.systems import compiled, members, set_of
from govinfo_report.model import ABSENT, block, layout, replace_cells
from tests.checks.building import consistent
from tests.localisation.systems import identity, random_system, table

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


def scope_of(problem: DeductionProblem) -> int:
    return (1 << len(problem.system.identities)) - 1


@st.composite
def doubted(draw: st.DrawFn) -> tuple[DeductionProblem, tuple[int, ...]]:
    """A problem, and some of its figures that are not to be believed."""
    problem = draw(problems())
    known = [v for v in range(len(problem.system.names)) if not problem.unknown >> v & 1]
    return problem, tuple(
        sorted(draw(st.sets(st.sampled_from(known), max_size=2))) if known else ()
    )


@settings(max_examples=100)
@given(doubted())
def test_what_is_known_before_a_cell_is_freed_may_be_told_again(
    given: tuple[DeductionProblem, tuple[int, ...]],
) -> None:
    """From the state where nothing is freed the answer is the same as from none."""
    problem, freed = given
    scope = scope_of(problem)
    before = propagate(problem, (), scope)
    once, again = propagate(problem, freed, scope), propagate(problem, freed, scope, before)
    assert bool(once.conflicts) == bool(again.conflicts)
    if not once.conflicts:
        assert once.values == again.values
        assert {e: once.core[e] for e in once.core} == again.core
        assert {e: once.rest[e] for e in once.core} == {e: again.rest[e] for e in again.core}


@settings(max_examples=100)
@given(doubted())
def test_what_a_value_or_a_conflict_rests_on_suffices_for_it(
    given: tuple[DeductionProblem, tuple[int, ...]],
) -> None:
    problem, freed = given
    scope = scope_of(problem)
    state = propagate(problem, freed, scope, propagate(problem, (), scope))
    blank = DeductionProblem(
        problem.system,
        [0 if v in freed else value for v, value in enumerate(problem.values)],
        problem.unknown | set_of(freed),
    )
    for variable, why in state.why.items():
        assert 0 < why <= scope
        alone = propagate(blank, (), why)
        assert alone.conflicts or alone.values[variable] == state.values[variable]
    proof = 0 if state.conflicts else core_conflict(problem, state)
    for conflict in (*state.conflicts, *([proof] if proof else ())):
        assert 0 < conflict <= scope
        alone = propagate(blank, (), conflict)
        assert alone.conflicts or core_conflict(blank, alone)


def sums(*rows: tuple[list[int], list[int]], signed: int = 0, broken: int = 0) -> System:
    """Sums of six cells; a second side in negative numbers is the most that the first may be."""
    return compiled(
        [
            identity("sum", number, left, [abs(v) for v in right], "<=" if min(right) < 0 else "=")
            for number, (left, right) in enumerate(rows)
        ],
        list(map(str, range(6))),
        signed=signed,
        broken=broken,
    )


def test_a_slack_is_forced_like_a_cell_and_is_none() -> None:
    equations = sums(([0, 1], [2]), ([0], [-3]))
    assert dict(forced(equations, (None, 2, 5, 7, 0, 0))) == {0: 3}


def test_a_conflict_names_the_equations_that_cannot_hold_together() -> None:
    equations = sums(([0, 1], [2]), ([3], [4]), ([0], [5]))
    problem = DeductionProblem.of(equations, (None, 2, 5, 1, 1, 4))
    state = propagate(problem, (), 0b111)
    assert state.conflicts == [0b101]
    assert propagate(problem, (), 0b011).why == {0: 0b001}
    problem = DeductionProblem.of(equations, (None, 2, 1, 1, 1, 4))
    assert propagate(problem, (), 0b011).conflicts == [0b001]
    problem = DeductionProblem.of(equations, (None, 2, 5, 1, 2, 3))
    assert propagate(problem, (), 0b111).conflicts == [0b010]
    # Blanks on one side cannot make up for a surplus there, and are 0 where there is none.
    both = sums(([3], [4]), ([0, 1], [2]))
    assert propagate(DeductionProblem.of(both, (None, None, -1, 1, 1, 0)), (), 0b11).conflicts == [
        0b10
    ]
    assert propagate(DeductionProblem.of(both, (None, None, 0, 1, 1, 0)), (), 0b11).why == {
        0: 2,
        1: 2,
    }


def test_zero_and_one_are_counts_beside_a_figure_that_is_none() -> None:
    equations = sums(([0, 1], [2]), ([3, 4], [5]), signed=1 << 3, broken=1 << 1)
    problem = DeductionProblem.of(equations, (0, 1.5, 1, -1, -1, 2.5))
    assert tuple(members(problem.wrong)) == (4, 5)
    assert problem.values == [0, Fraction(3, 2), 1, -1, -1, Fraction(5, 2)]
    assert problem.violated == 0b11
    assert DeductionProblem.of(equations, (0, 1, 1, -1, 3, 2)).wrong == 0
    assert tuple(members(DeductionProblem.of(equations, (0, 1, 1, 3, -1, 2)).wrong)) == (4,)


def spent(problem: DeductionProblem, freed: tuple[int, ...], start: bool) -> float:
    scope = scope_of(problem)
    state = propagate(problem, (), scope) if start else None
    problem.work.left = 10_000
    propagate(problem, freed, scope, state)
    return 10_000 - problem.work.left


def test_steps_are_counted_the_same_every_time_and_fractions_take_five_times_as_many() -> None:
    """What a cap allows is the same everywhere: it depends on these counts alone."""
    equations = table(4, 4)
    whole = DeductionProblem(equations, [1, 1, 1, 3, 1, 1, 1, 3, 1, 1, 1, 3, 3, 3, 3, 9], 0)
    halves = DeductionProblem(equations, [Fraction(v, 2) for v in whole.values], 0)
    blank = DeductionProblem(equations, [*whole.values[:12], 0, 0, 0, 0], 0b1111 << 12)
    found = [
        [spent(problem, (), start=False), spent(problem, (5,), start=True)]
        for problem in (whole, halves, blank)
    ]
    assert found == [[8, 16], [40, 70], [26, 28]]
    # What stays as it is takes little: 65 of 80 values here.
    many = table(10, 10)
    inner = [v for v in range(100) if v % 10 < 9 and v < 90 and v != 33]
    problem = DeductionProblem(many, [0] * 100, set_of(inner))
    assert spent(problem, (33,), start=True) == 96


def test_a_value_that_stays_is_reckoned_with_where_a_cell_beside_it_is_freed() -> None:
    problem = DeductionProblem.of(sums(([0, 2], [3]), ([0], [1])), (None, 5, 7, 9, 0, 0))
    before = propagate(problem, (), 0b11)
    assert (before.values, before.conflicts) == ({0: 5}, [0b11])
    after = propagate(problem, (2,), 0b11, before)
    assert (after.values, after.why, after.conflicts) == ({0: 5, 2: 4}, {0: 0b10, 2: 0b11}, [])
