"""The search against OR-tools CP-SAT, and CP-SAT in its place past the cap."""

from __future__ import annotations

import random

import pytest

from govinfo_report.identities.deduction import DeductionProblem
from govinfo_report.identities.systems import compiled, members, set_of
from govinfo_report.localisation import locate, solver
from tests.localisation.figures import reports
from tests.localisation.spoiling import mistyped, spoiled, wrong_figures
from tests.localisation.systems import identity, known, problem_of, smallest
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


SUM = compiled([identity("sum", 0, [0, 1], [2])], ["0", "1", "2"])


def summed(*values: int) -> DeductionProblem:
    return DeductionProblem(SUM, list(values), 0)


def test_cp_sat_says_which_sets_there_are_whether_all_and_how_many_cells_are_not_enough() -> None:
    wrong = solver.smallest(summed(3, 4, 9), 1, 0b111)
    assert (sorted(wrong.sets), wrong.complete, wrong.more_than) == ([(0,), (1,), (2,)], True, 0)
    # A cell that is wrong by itself counts, and the others make up for it.
    wrong = solver.smallest(summed(-3, 4, 1), 1, 0b111, (0,))
    assert (sorted(wrong.sets), wrong.complete, wrong.more_than) == ([(0, 1), (0, 2)], True, 1)


def test_a_sum_may_be_larger_than_all_that_is_printed_beside_it() -> None:
    assert solver.smallest(summed(1, 1, 0), 1, 0b111).sets == ((2,),)


def test_without_effort_nothing_is_claimed() -> None:
    nothing = solver.smallest(summed(3, 4, 9), 1, 0b111, effort=0)
    assert (nothing.sets, nothing.complete, nothing.more_than) == ((), False, 0)


def test_no_more_sets_are_listed_than_asked_for() -> None:
    found = solver.smallest(summed(3, 4, 9), 1, 0b111, most=2)
    assert (len(found.sets), found.complete) == (2, False)


def test_only_cells_of_the_equations_asked_about_are_doubted() -> None:
    two = compiled(
        [identity("one", 0, [0, 1], [2]), identity("other", 0, [3], [4])], [*map(str, range(5))]
    )
    problem = DeductionProblem(two, [3, 4, 9, 5, 6], 0)
    first, second = (solver.smallest(problem, scope, 0b11111).sets for scope, _ in two.parts)
    assert sorted(first) == [(0,), (1,), (2,)]
    assert sorted(second) == [(3,), (4,)]


@pytest.mark.parametrize(
    ("values", "taken"),
    [
        ((3, 4, 9), True),
        ((2**59, 0, 2**59), True),
        ((2**62, 1, 2**62), False),
        ((0.5, 1, 2), False),
    ],
)
def test_cp_sat_takes_whole_numbers_whose_sums_have_63_bits(
    values: tuple[int, int, int], taken: bool
) -> None:
    assert solver.takes(summed(*values), 1) == taken
