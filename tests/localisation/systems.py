"""Systems for tests: table 三, small ones made up, and their smallest corrections by trying."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

from govinfo_report.catalogue.rule_entries import Relation
from govinfo_report.identities import Identity, System, system
from govinfo_report.identities.deduction import DeductionProblem, core_conflict, propagate
from govinfo_report.identities.systems import compiled, members
from govinfo_report.localisation.search import Search
from govinfo_report.model import Report, block


def problem_of(report: Report) -> DeductionProblem:
    """The problem of a report of the 2021 form whose cells are all filled."""
    return DeductionProblem.of(system("2021"), block(report))


def known(problem: DeductionProblem, scope: int) -> int:
    """The variables of a part that have a figure."""
    return next(cells for part, cells in problem.system.parts if part == scope) & ~problem.unknown


def smallest(problem: DeductionProblem, scope: int) -> list[tuple[int, ...]]:
    """What the search finds, sorted."""
    return sorted(Search(problem, scope, known(problem, scope)).smallest())


def table(rows: int, columns: int) -> System:
    """A table whose last row and last column are totals of the others."""

    def at(row: int, column: int) -> int:
        return row * columns + column

    sums = [
        identity("row", row, [at(row, c) for c in range(columns - 1)], [at(row, columns - 1)])
        for row in range(rows)
    ]
    sums += [
        identity("column", column, [at(r, column) for r in range(rows - 1)], [at(rows - 1, column)])
        for column in range(columns)
    ]
    grid = [[at(row, column) for column in range(columns)] for row in range(rows)]
    return compiled(sums, list(map(str, range(rows * columns))), [grid])


def identity(
    rule: str, scope: int, left: Sequence[int], right: Sequence[int], relation: Relation = "="
) -> Identity:
    """An identity over variables that are named by their numbers."""
    terms = [(1, str(cell)) for cell in left] + [(-1, str(cell)) for cell in right]
    return Identity(rule, str(scope), tuple(terms), relation)


def random_system(rng: random.Random) -> System:
    """Any sums of at most five variables, as no form has them."""
    variables = rng.randrange(3, 6)
    sums = []
    for number in range(rng.randrange(1, 4)):
        chosen = rng.sample(range(variables), rng.randrange(2, variables + 1))
        cut = rng.randrange(1, len(chosen))
        relation: Relation = rng.choice(["=", "=", "<="])
        sums.append(identity("sum", number, chosen[:cut], chosen[cut:], relation))
    return compiled(sums, list(map(str, range(variables))))


def by_trying(problem: DeductionProblem, scope: int) -> list[tuple[int, ...]]:
    """The smallest sets of variables to change, by trying every set and every value."""
    doubted = list(members(known(problem, scope)))
    for size in range(len(doubted) + 1):
        found = [chosen for chosen in combinations(doubted, size) if _holds(problem, scope, chosen)]
        if found:
            return found
    return []


def _holds(problem: DeductionProblem, scope: int, chosen: Sequence[int]) -> bool:
    """Whether whole numbers from zero up for these and the unknown make every equation hold.

    The numbers are counted up one by one, in any order, from zero. Where there are such numbers,
    one of the orders keeps the sums of all equations near the straight way from where they begin to
    zero: by Steinitz's lemma no farther than twice as many units as there are equations (F.
    Eisenbrand and R. Weismantel, Proximity results and faster algorithms for integer programming
    using the Steinitz lemma, 2018). So nothing beyond that needs trying, however large a number is.
    """
    equations = list(members(scope))
    begin = [problem.residuals[equation] for equation in equations]
    steps = []
    for variable in [*chosen, *members(problem.unknown)]:
        signs = dict(problem.system.takes_part[variable])
        step = [signs.get(equation, 0) for equation in equations]
        own = 0 if problem.unknown >> variable & 1 else problem.values[variable]
        begin = [old - own * sign for old, sign in zip(begin, step, strict=True)]
        steps.append(step)
    near = 2 * len(equations)
    bounds = [(min(start, 0) - near, max(start, 0) + near) for start in begin]
    reached = {tuple(begin)}
    waiting = list(reached)
    while waiting:
        sums = waiting.pop()
        for step in steps:
            further = tuple(old + sign for old, sign in zip(sums, step, strict=True))
            within = all(low <= s <= high for s, (low, high) in zip(further, bounds, strict=True))
            if within and further not in reached:
                reached.add(further)
                waiting.append(further)
    return (0,) * len(equations) in reached


def consistent(problem: DeductionProblem, scope: int, freed: tuple[int, ...] = ()) -> bool:
    """Whether the equations can hold, by deduction and exact linear programming."""
    state = propagate(problem, freed, scope)
    return not state.conflicts and not core_conflict(problem, state)
