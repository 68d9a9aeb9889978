"""The same question put to OR-tools CP-SAT: for reports with more slips than the search can take.

Its answers are those of :mod:`govinfo_report.localisation.search`, which the tests hold against it.
"""

from __future__ import annotations

import importlib.util

from attrs import frozen

from govinfo_report.errors import MissingExtraError
from govinfo_report.localisation.propagation import Problem
from govinfo_report.localisation.system import members


def installed() -> bool:
    """Whether OR-tools is there."""
    return importlib.util.find_spec("ortools") is not None


@frozen
class Answer:
    """What the solver found.

    Attributes:
        sets: Smallest sets of cells, each in ascending order.
        complete: Whether these are all of them.
        more_than: So many changed cells are certainly not enough.
    """

    sets: tuple[tuple[int, ...], ...]
    complete: bool
    more_than: int


def smallest(
    problem: Problem,
    scope: int,
    known: int,
    forced: tuple[int, ...] = (),
    *,
    most: int = 100,
    seconds: float = 10.0,
) -> Answer:
    """The smallest sets of cells whose change makes every equation hold.

    Args:
        problem: The report's figures, all of them integers.
        scope: The equations to look at.
        known: Variables with a figure that may be doubted.
        forced: Cells that are wrong by themselves and part of every answer.
        most: How many sets to list.
        seconds: How long to look for each of them.

    Raises:
        MissingExtraError: OR-tools is not installed.
    """
    if not installed():
        raise MissingExtraError("solver", "locating many wrong cells at once")
    from ortools.sat.python import cp_model

    system = problem.system
    model = cp_model.CpModel()
    taking_part = [v for v, reach in enumerate(system.reach) if reach & scope]
    # No value of a smallest correction exceeds the sum of all figures: it makes up for some of them.
    bound = sum(int(abs(problem.values[variable])) for variable in taking_part) + 1
    values = {}
    changed = {}
    for variable in taking_part:
        least = -bound if system.signed >> variable & 1 else 0
        values[variable] = model.new_int_var(least, bound, f"value{variable}")
        if known >> variable & 1 and variable not in forced:
            changed[variable] = model.new_bool_var(f"changed{variable}")
            right = int(problem.values[variable])
            model.add(values[variable] == right).only_enforce_if(~changed[variable])
    for equation in members(scope):
        left = sum(values[variable] for variable in system.plus[equation])
        model.add(left == sum(values[variable] for variable in system.minus[equation]))
    count = sum(changed.values())
    model.minimize(count)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    status = solver.solve(model)
    least_size = int(solver.best_objective_bound) if status != cp_model.INFEASIBLE else 0
    if status != cp_model.OPTIMAL:
        done = status == cp_model.INFEASIBLE
        return Answer((), done, max(least_size - 1, 0) + len(forced))
    size = round(solver.objective_value)
    model.clear_objective()
    model.add(count == size)
    found = []
    while status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and len(found) < most:
        chosen = [v for v, literal in changed.items() if solver.boolean_value(literal)]
        found.append(tuple(sorted((*forced, *chosen))))
        model.add_bool_or(~changed[variable] for variable in chosen)
        status = solver.solve(model)
    return Answer(tuple(found), status == cp_model.INFEASIBLE, size - 1 + len(forced))
