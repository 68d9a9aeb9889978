"""The search against OR-tools CP-SAT, and CP-SAT in its place past the cap."""

from __future__ import annotations

import random

import pytest

from govinfo_report.identities.deduction import DeductionProblem
from govinfo_report.identities.systems import members, set_of
from govinfo_report.localisation import locate, solver
from tests.localisation.figures import reports
from tests.localisation.spoiling import mistyped, spoiled, wrong_figures
from tests.localisation.systems import known, problem_of, smallest
from tests.work import examples

REPORTS = reports()


@pytest.mark.parametrize("seed", range(3))
def test_cp_sat_finds_the_same_smallest_sets(seed: int) -> None:
    rng = random.Random(seed)
    for number in range(examples(7)):
        spoiler = rng.choice([wrong_figures, mistyped])(rng.choice([1, 2, 2, 3]))
        spoilt, _ = spoiled(rng.choice(list(REPORTS.values())), spoiler, rng)
        problem = problem_of(spoilt)
        scope, variables = problem.system.parts[0]
        if number % 3 == 0:  # some cells blank
            blank = set_of(rng.sample(list(members(variables)), 20))
            values = [0 if blank >> v & 1 else value for v, value in enumerate(problem.values)]
            problem = DeductionProblem(problem.system, values, blank)
        answer = solver.smallest(problem, scope, known(problem, scope), most=1000)
        assert answer.complete
        assert sorted(answer.sets) == smallest(problem, scope)


def test_past_the_cap_cp_sat_takes_over() -> None:
    spoilt, truth = spoiled(REPORTS["city"], wrong_figures(4), random.Random(3))
    found = locate(spoilt, cap=5)
    assert found == locate(spoilt)
    assert found.more_than is None
    assert {change.cell: change.after for change in found[0].changes} == truth
