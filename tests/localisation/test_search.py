"""The smallest sets: the same as by trying everything, and as CP-SAT finds them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.identities.deduction import DeductionProblem
from govinfo_report.identities.simplex import Work, WorkSpentError
from govinfo_report.localisation.search import Search
from tests.localisation.figures import reports
from tests.localisation.spoiling import spoiled, wrong_figures
from tests.localisation.systems import (
    by_trying,
    known,
    problem_of,
    random_system,
    smallest,
    table,
)

REPORTS = reports()
HIGHEST = 2
"""Figures of the small systems are at most this."""


@st.composite
def small_problems(draw: st.DrawFn) -> DeductionProblem:
    equations = random_system(random.Random(draw(st.integers(0, 10**9))))
    blank = draw(st.integers(0, (1 << equations.variables) - 1))
    unknown = equations.slacks | (blank if blank.bit_count() <= 1 else 0)
    values = [
        0 if unknown >> variable & 1 else draw(st.integers(0, HIGHEST))
        for variable in range(equations.variables)
    ]
    return DeductionProblem(equations, values, unknown)


@settings(max_examples=80)
@given(small_problems())
def test_the_search_finds_what_trying_every_value_finds(problem: DeductionProblem) -> None:
    for scope, _ in problem.system.parts:
        assert smallest(problem, scope) == by_trying(problem, scope)


def test_two_wrong_corners_of_a_rectangle_are_also_the_other_two() -> None:
    equations = table(4, 4)
    values = [1, 1, 1, 3, 1, 1, 1, 3, 1, 1, 1, 3, 3, 3, 3, 9]
    values[0], values[5] = 2, 2
    problem = DeductionProblem(equations, values, 0)
    [(scope, _)] = equations.parts
    assert smallest(problem, scope) == [(0, 5), (1, 4)]


def test_a_correction_below_zero_is_none() -> None:
    equations = table(4, 4)
    values = [1, 0, 1, 2, 0, 1, 1, 2, 1, 1, 1, 3, 2, 2, 3, 7]
    values[0], values[5] = 2, 2  # the other two corners are 0 and cannot be less
    problem = DeductionProblem(equations, values, 0)
    [(scope, _)] = equations.parts
    assert smallest(problem, scope) == [(0, 5)]


def test_where_the_work_is_spent_it_says_how_many_cells_are_certainly_not_enough() -> None:
    rng = random.Random(1)
    spoilt, truth = spoiled(REPORTS["city"], wrong_figures(7), rng)
    problem = problem_of(spoilt)
    scope, _ = problem.system.parts[0]
    problem.work = Work(2_000)
    with pytest.raises(WorkSpentError) as stop:
        Search(problem, scope, known(problem, scope)).smallest()
    assert 0 < stop.value.more_than < len(truth)
