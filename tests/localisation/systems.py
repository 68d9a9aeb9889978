"""Systems for tests: table 三, small ones made up, and their smallest corrections by trying."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

from govinfo_report.localisation.edition import system
from govinfo_report.localisation.propagation import Problem, core_conflict, propagate
from govinfo_report.localisation.search import Search
from govinfo_report.localisation.system import Constraint, Grid, Identity, System, build, members
from govinfo_report.model import Report, block


def problem_of(report: Report) -> Problem:
    """The problem of a report of the 2021 form whose cells are all filled."""
    equations = system("2021", True, False)
    cells = block(report)
    return Problem(equations, [cells[place] for place in equations.places], 0)


def known(problem: Problem, scope: int) -> int:
    """The variables of a part that have a figure."""
    return next(cells for part, cells in problem.system.parts if part == scope) & ~problem.unknown


def smallest(problem: Problem, scope: int) -> list[tuple[int, ...]]:
    """What the search finds, sorted."""
    return sorted(Search(problem, scope, known(problem, scope)).smallest())


def table(rows: int, columns: int) -> System:
    """A table whose last row and last column are totals of the others."""

    def at(row: int, column: int) -> int:
        return row * columns + column

    constraints = [
        Constraint(
            Identity("row", str(row)),
            tuple(at(row, column) for column in range(columns - 1)),
            (at(row, columns - 1),),
        )
        for row in range(rows)
    ]
    constraints += [
        Constraint(
            Identity("column", str(column)),
            tuple(at(row, column) for row in range(rows - 1)),
            (at(rows - 1, column),),
        )
        for column in range(columns)
    ]
    grid = Grid(tuple(tuple(at(r, c) for c in range(columns)) for r in range(rows)))
    return build(constraints, range(rows * columns), [grid])


def random_system(rng: random.Random) -> System:
    """Any sums of at most five variables, as no form has them."""
    variables = rng.randrange(3, 6)
    constraints = []
    for number in range(rng.randrange(1, 4)):
        chosen = rng.sample(range(variables), rng.randrange(2, variables + 1))
        cut = rng.randrange(1, len(chosen))
        relation = rng.choice(["=", "=", "<="])
        constraints.append(
            Constraint(
                Identity("sum", str(number)), tuple(chosen[:cut]), tuple(chosen[cut:]), relation
            )
        )
    return build(constraints, range(variables))


def by_trying(problem: Problem, scope: int, highest: int) -> list[tuple[int, ...]]:
    """The smallest sets of variables to change, by trying every value up to ``highest``.

    The values of free variables are counted through, equation by equation nothing is deduced.
    """
    doubted = list(members(known(problem, scope)))
    for size in range(len(doubted) + 1):
        found = [
            chosen
            for chosen in combinations(doubted, size)
            if _can_hold(problem, scope, chosen, highest)
        ]
        if found:
            return found
    return []


def _can_hold(problem: Problem, scope: int, chosen: Sequence[int], highest: int) -> bool:
    free = [*chosen, *members(problem.unknown)]
    equations = list(members(scope))
    sums = {tuple(problem.residuals[equation] for equation in equations)}
    for variable in free:
        signs = dict(problem.system.takes_part[variable])
        effect = [signs.get(equation, 0) for equation in equations]
        if any(effect):
            own = 0 if problem.unknown >> variable & 1 else problem.values[variable]
            sums = {
                tuple(old + (value - own) * sign for old, sign in zip(before, effect, strict=True))
                for before in sums
                for value in range(highest + 1)
            }
    return (0,) * len(equations) in sums


def consistent(problem: Problem, scope: int, freed: tuple[int, ...] = ()) -> bool:
    """Whether the equations can hold, by deduction and exact linear programming."""
    state = propagate(problem, freed, scope)
    return not state.conflicts and not core_conflict(problem, state)
