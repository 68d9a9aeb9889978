"""The same question put to OR-tools CP-SAT: for reports with more slips than the search can take.

Its answers are those of :mod:`govinfo_report.localisation.search`, which the tests hold against it.
"""

from __future__ import annotations

import importlib.util
import math
from typing import Any, Final

from attrs import frozen

from govinfo_report.errors import MissingExtraError
from govinfo_report.identities.deduction import DeductionProblem
from govinfo_report.identities.systems import members
from govinfo_report.language import Text

_LARGEST_SUM: Final = 2**62


def installed() -> bool:
    """Whether OR-tools is there."""
    return importlib.util.find_spec("ortools") is not None


def takes(problem: DeductionProblem, scope: int) -> bool:
    """Whether CP-SAT can take the figures: integers, and no sum of them beyond 63 bits."""
    taking_part = [v for v, reach in enumerate(problem.system.reach) if reach & scope]
    if any(type(problem.values[variable]) is not int for variable in taking_part):
        return False
    longest = max(problem.system.cells[equation].bit_count() for equation in members(scope))
    return _bound(problem, taking_part) * longest < _LARGEST_SUM


def _bound(problem: DeductionProblem, taking_part: list[int]) -> int:
    """A figure that is made up for is never larger than all the others together."""
    return sum(abs(int(problem.values[variable])) for variable in taking_part) + 1


@frozen
class SolverAnswer:
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
    problem: DeductionProblem,
    scope: int,
    known: int,
    forced: tuple[int, ...] = (),
    *,
    most: int = 100,
    effort: float = 1.0,
) -> SolverAnswer:
    """The smallest sets of cells whose change makes every equation hold.

    Args:
        problem: The report's figures, all of them integers.
        scope: The equations to look at.
        known: Variables with a figure that may be doubted.
        forced: Cells that are wrong by themselves and part of every answer.
        most: How many sets to list.
        effort: How long to look, in CP-SAT's own measure of work (some seconds).

    Raises:
        MissingExtraError: OR-tools is not installed.
    """
    if not installed():
        raise MissingExtraError(
            "solver", Text("一次查找多个错格", "locating many wrong cells at once")
        )
    from ortools.sat.python import cp_model

    doubted = [v for v in members(known) if v not in forced and problem.system.reach[v] & scope]
    model, changed = _model(problem, scope, doubted)
    model.minimize(sum(changed.values()))
    solver = _solver(effort)
    status = solver.solve(model)
    if status != cp_model.OPTIMAL:
        proved = status == cp_model.INFEASIBLE
        least = 0 if proved else math.ceil(solver.best_objective_bound)
        return SolverAnswer((), proved, max(least - 1, 0) + len(forced))
    size = round(solver.objective_value)
    model, changed = _model(problem, scope, doubted)
    model.add(sum(changed.values()) == size)
    found: list[tuple[int, ...]] = []
    while len(found) < most and effort > 0:
        solver = _solver(effort)
        status = solver.solve(model)
        effort -= solver.response_proto.deterministic_time
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            break
        chosen = [variable for variable in doubted if solver.boolean_value(changed[variable])]
        found.append(tuple(sorted((*forced, *chosen))))
        model.add_bool_or([~changed[variable] for variable in chosen])
    return SolverAnswer(tuple(found), status == cp_model.INFEASIBLE, size - 1 + len(forced))


def _model(problem: DeductionProblem, scope: int, doubted: list[int]) -> tuple[Any, dict[int, Any]]:
    """The equations, and for each doubted variable whether its figure is changed."""
    from ortools.sat.python import cp_model

    system = problem.system
    model = cp_model.CpModel()
    taking_part = [v for v, reach in enumerate(system.reach) if reach & scope]
    figures = {variable: int(problem.values[variable]) for variable in taking_part}
    bound = _bound(problem, taking_part)
    values: dict[int, Any] = {}
    changed: dict[int, Any] = {}
    for variable in taking_part:
        least = -bound if system.signed >> variable & 1 else 0
        values[variable] = model.new_int_var(least, bound, f"value{variable}")
        if variable in doubted:
            changed[variable] = model.new_bool_var(f"changed{variable}")
            same = model.add(values[variable] == figures[variable])
            same.only_enforce_if(~changed[variable])
    for equation in members(scope):
        left = sum(values[variable] for variable in system.plus[equation])
        model.add(left == sum(values[variable] for variable in system.minus[equation]))
    return model, changed


def _solver(effort: float) -> Any:
    """CP-SAT that gives the same answer at every run."""
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = effort
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    return solver
