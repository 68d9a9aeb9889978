"""What follows from the identities if some cells are free: forced values, or a proof of conflict.

A conflict is a set of equations that no values of the free cells satisfy together. At least one of
their other cells must be wrong, which is what localisation branches on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, Self

from attrs import define, field

from govinfo_report.identities.simplex import Infeasible, Region, Work
from govinfo_report.identities.systems import System, SystemNumber, members
from govinfo_report.model.values import LARGEST, exact

_FRACTIONS: Final = 5


@define(eq=False)
class DeductionProblem:
    """A system with the figures of one report.

    Attributes:
        system: The equations.
        values: Variable → its figure; 0 where there is none.
        unknown: Variables without a figure: blank, absent, holding no number at all, or a slack.
        wrong: Variables whose figure no cell of its kind can have.
        work: What is spent on it; by default nothing bounds it.
        residuals: Equation → left side minus right side, with what is unknown as 0.
        blank: What is unknown without the slacks: cells of the report.
        violated: Equations that do not hold with blanks as 0.
        weight: How many steps a simple sum is: fractions take longer.
    """

    system: System
    values: list[SystemNumber]
    unknown: int
    wrong: int = 0
    work: Work = field(factory=Work)
    residuals: list[SystemNumber] = field(init=False)
    blank: int = field(init=False)
    violated: int = field(init=False)
    weight: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        get = self.values.__getitem__
        self.residuals = [
            sum(map(get, left)) - sum(map(get, right))
            for left, right in zip(self.system.plus, self.system.minus, strict=True)
        ]
        self.blank = self.unknown & ~self.system.slacks
        self.weight = 1 if set(map(type, self.values)) == {int} else _FRACTIONS
        self.violated = 0
        for equation, residual in enumerate(self.residuals):
            if residual and not self.system.holds(equation, residual):
                self.violated |= 1 << equation

    @classmethod
    def of(cls, equations: System, block: Sequence[Any]) -> Self:
        """The problem of a report, by its block; drafts hold anything."""
        values = list(_getter(equations)((*block, 0)))
        unknown, wrong = equations.slacks, 0
        if set(map(type, values)) == {int} and min(values) >= 0 and max(values) <= LARGEST:
            return cls(equations, values, unknown)
        for variable in equations.used:
            number = exact(values[variable])
            values[variable] = number or 0
            if number is None:
                unknown |= 1 << variable
            elif (number < 0 and not equations.signed >> variable & 1) or (
                type(number) is not int and not equations.broken >> variable & 1
            ):
                wrong |= 1 << variable
        return cls(equations, values, unknown, wrong)


@cache
def _getter(equations: System) -> Any:
    """Gets the variables from a block with a 0 behind it; those in no equation get that 0."""
    used, zero = {*equations.used}, len(equations.names)
    return itemgetter(*(v if v in used else zero for v in range(equations.variables)))


def forced(equations: System, block: Sequence[Any]) -> Mapping[int, SystemNumber]:
    """Place → the only value that the identities leave for a cell without a number.

    Each identity is asked in turn until none says anything new: one unknown is what makes the sum
    right; where the known figures balance and all unknowns stand on one side, each of them is 0.
    Nothing is forced on a report that has both shapes of (六)其他处理.
    """
    if equations.shape == "both":
        return {}
    problem = DeductionProblem.of(equations, block)
    if not problem.blank:
        return {}
    values = propagate(problem, (), (1 << len(equations.identities)) - 1).values
    return {place: value for place, value in values.items() if not equations.slacks >> place & 1}


@define(eq=False)
class DeductionState:
    """What was found out about one choice of free cells.

    Attributes:
        conflicts: Sets of equations that cannot hold together.
        values: Free variable → the only value it can have.
        why: Free variable → the equations that force its value.
        core: Equation → its free variables that nothing forces, where there are any.
        rest: Equation → its residual with them as 0; those without free variables may be left out.
        core_why: Equation → equations that its residual rests on; likewise.
    """

    conflicts: list[int]
    values: dict[int, SystemNumber]
    why: dict[int, int]
    core: dict[int, int]
    rest: dict[int, SystemNumber]
    core_why: dict[int, int]


def propagate(
    problem: DeductionProblem,
    freed: tuple[int, ...],
    scope: int,
    start: DeductionState | None = None,
) -> DeductionState:
    """Everything that single equations force, one after another, when some cells are free.

    Args:
        problem: The report's figures.
        freed: Variables with a figure that is not to be believed; the unknown ones are free anyway.
        scope: The equations to look at.
        start: The state where none of them is freed, if it is known: what does not rest on their
            equations stays as it is there.

    Raises:
        WorkSpentError: The work is spent.
    """
    system = problem.system
    touched = 0
    free = problem.unknown
    for variable in freed:
        touched |= system.reach[variable]
        free |= 1 << variable
    if start is None:
        start, unsettled = _untouched(problem, scope)
        touched |= unsettled
    state = DeductionState(
        [conflict for conflict in start.conflicts if not conflict & touched],
        start.values.copy(),
        start.why.copy(),
        start.core.copy(),
        start.rest.copy(),
        start.core_why.copy(),
    )
    left = {variable: problem.values[variable] for variable in freed}
    for variable, why in start.why.items():
        if why & touched:
            left[variable] = state.values.pop(variable)
            del state.why[variable]
    for variable in left:
        touched |= system.reach[variable]
    for variable in state.values:
        free &= ~(1 << variable)
    _reopen(problem, state, touched & scope, free)
    _take(problem, state.rest, left)
    settled = len(state.values)
    _run(problem, state, list(members(touched & scope)))
    steps = 8 + 2 * touched.bit_count() + 2 * len(left) + 2 * (len(state.values) - settled)
    problem.work.spend(problem.weight * steps + settled // 8)
    return state


def _untouched(problem: DeductionProblem, scope: int) -> tuple[DeductionState, int]:
    """What is known of the equations whose figures are all there, and the other equations."""
    blank = 0
    if problem.unknown:
        for equation in members(scope):
            if problem.system.cells[equation] & problem.unknown:
                blank |= 1 << equation
    violated = problem.violated & scope & ~blank
    return DeductionState(
        [1 << equation for equation in members(violated)], {}, {}, {}, {}, {}
    ), blank


def _reopen(problem: DeductionProblem, state: DeductionState, equations: int, free: int) -> None:
    """Puts some equations back to what their figures and the values that stay say of them."""
    cells = problem.system.cells
    for equation in members(equations):
        state.core[equation] = cells[equation] & free
        state.rest.setdefault(equation, problem.residuals[equation])
        why = 0
        if state.why:
            for variable in members(cells[equation] & problem.unknown & ~free):
                why |= state.why[variable]
        state.core_why[equation] = why


def _take(
    problem: DeductionProblem, rest: dict[int, SystemNumber], left: Mapping[int, SystemNumber]
) -> None:
    """Takes the values of variables that are free again out of the residuals."""
    for variable, value in left.items():
        for equation, sign in problem.system.takes_part[variable]:
            rest[equation] -= sign * value
    if problem.weight > 1:  # what is whole again is cheaper as an integer
        for equation, residual in rest.items():
            rest[equation] = residual.numerator if residual.denominator == 1 else residual


def _run(problem: DeductionProblem, state: DeductionState, waiting: list[int]) -> None:
    """Follows every equation that leaves its free variables no choice."""
    open_, signed = state.core, problem.system.signed
    done = 0
    while waiting:
        equation = waiting.pop()
        if done >> equation & 1:
            continue
        free = open_[equation]
        if free & (free - 1) == 0:
            _settle(problem.system, state, equation, waiting)
        elif free & signed or not _settle_side(problem.system, state, equation, waiting):
            continue
        done |= 1 << equation
    for equation in [e for e, free in open_.items() if done >> e & 1 or not free]:
        del open_[equation]


def _settle(system: System, state: DeductionState, equation: int, waiting: list[int]) -> None:
    """An equation with one free variable, or none."""
    free, residual = state.core[equation], state.rest[equation]
    why = state.core_why[equation] | 1 << equation
    if not free:
        if residual:
            state.conflicts.append(why)
        return
    value = -residual if free & system.positive[equation] else residual
    whole = value.denominator == 1
    if (value < 0 and not free & system.signed) or not (whole or free & system.broken):
        state.conflicts.append(why)
    else:
        number = value.numerator if whole else value
        _assign(system, state, free.bit_length() - 1, number, why, waiting)


def _settle_side(system: System, state: DeductionState, equation: int, waiting: list[int]) -> bool:
    """An equation whose free variables all stand on one side; gives whether that settles it.

    They cannot make up for a surplus on their side, and are all 0 where there is none.
    """
    free = state.core[equation]
    plus = free & system.positive[equation]
    if plus not in (0, free):
        return False
    excess = state.rest[equation] if plus else -state.rest[equation]
    if excess < 0:
        return False
    why = state.core_why[equation] | 1 << equation
    if excess > 0:
        state.conflicts.append(why)
    else:
        for variable in members(free):
            _assign(system, state, variable, 0, why, waiting)
    return True


def _assign(
    system: System,
    state: DeductionState,
    variable: int,
    value: SystemNumber,
    why: int,
    waiting: list[int],
) -> None:
    state.values[variable] = value
    state.why[variable] = why
    bit = 1 << variable
    open_ = state.core
    for equation, sign in system.takes_part[variable]:
        if equation in open_ and open_[equation] & bit:
            open_[equation] ^= bit
            state.rest[equation] += sign * value
            state.core_why[equation] |= why
            waiting.append(equation)


def core_conflict(problem: DeductionProblem, state: DeductionState) -> int:
    """Whether the equations that leave a choice can hold together.

    Returns:
        0 where they can; else a set of equations that cannot hold together.

    Raises:
        WorkSpentError: The work is spent.
    """
    if all(problem.system.holds(equation, state.rest[equation]) for equation in state.core):
        return 0  # with every blank as zero
    try:
        region(problem, state)
    except Infeasible as proof:
        conflict = 0
        for equation in proof.rows:
            conflict |= state.core_why[equation] | 1 << equation
        return conflict
    return 0


def region(problem: DeductionProblem, state: DeductionState) -> Region:
    """All values that the variables of the core can have together.

    Raises:
        Infeasible: There are none.
        WorkSpentError: The work is spent.
    """
    system = problem.system
    rows = {
        equation: (
            {
                variable: 1 if system.positive[equation] >> variable & 1 else -1
                for variable in members(free)
            },
            -state.rest[equation],
        )
        for equation, free in state.core.items()
    }
    return Region(rows, signed=system.signed, broken=system.broken, work=problem.work)
