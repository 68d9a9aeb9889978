"""Which cells are wrong: from a report to ranked corrections."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from attrs import frozen

from govinfo_report.documents.localisation import Status
from govinfo_report.identities.deduction import (
    DeductionProblem,
    DeductionState,
    core_conflict,
    propagate,
    region,
)
from govinfo_report.identities.simplex import WorkSpentError
from govinfo_report.identities.systems import (
    Identity,
    System,
    SystemNumber,
    members,
    shape_of,
    system,
)
from govinfo_report.localisation import solver
from govinfo_report.localisation.corrections import (
    CellChange,
    Contradiction,
    Correction,
    Deduction,
    Slip,
)
from govinfo_report.localisation.localisation import Localisation
from govinfo_report.localisation.search import Search
from govinfo_report.localisation.slips import (
    Change,
    Option,
    explain,
    several_lines,
    single_lines,
    worth_trying,
)
from govinfo_report.model import Reading, Report, as_report, block
from govinfo_report.model.arguments import check_number, wrong_type

LIMIT: Final = 100
"""How many corrections are given at most."""

STEPS: Final = 300_000
"""How many steps of work go into finding corrections (a tenth to two tenths of a second)."""

EFFORT: Final = 0.06
"""How much work CP-SAT may do past as many steps, in its own measure (about as long again)."""


def locate(
    report: Report | Reading, *, limit: int = LIMIT, cap: int = STEPS, solve: bool = True
) -> Localisation:
    """Finds the smallest sets of cells whose change makes every identity hold, ranked.

    The identities are the linear rules of the edition that are official or arithmetic. Blank and
    absent cells stand for any number ≥ 0. A correction makes all identities hold with integers ≥ 0
    at once; all smallest ones are found (Fellegi and Holt's principle), and beside them those that
    change more cells but need a single slip to explain (a row shifted by one column, say). They are
    ranked by how likely their slips are. Nothing is ever applied.

    Args:
        report: The report; of a reading, its report.
        limit: How many corrections to give at most.
        cap: How much work to do, in steps (pivots, sets of cells looked at and so on, counted and
            not timed). Past it CP-SAT takes over where the extra ``solver`` is installed, and does
            about as much again, or more for a larger cap. Where it does not find them either,
            ``more_than`` says how many cells are certainly wrong, or ``complete`` that there may be
            other smallest sets.
        solve: Whether CP-SAT may take over; without it the answer is the same everywhere.

    Returns:
        A tuple of corrections that also says whether the report contradicts itself, which blank
        cells have only one possible value, and what cannot be decided.

    Raises:
        TypeError: An argument is of another type.
        ValueError: ``limit`` is less than 1, or ``cap`` is negative.
    """
    report = as_report(report)
    check_number(limit, "limit", least=1)
    check_number(cap, "cap", least=0)
    if not isinstance(solve, bool):
        raise wrong_type(solve, "solve", "True or False")
    cells = block(report)
    equations = system(report.edition, shape_of(report.edition, cells))
    problem = DeductionProblem.of(equations, cells)
    if not problem.violated and not problem.blank and not problem.wrong:
        return Localisation(edition=report.edition)
    parts = [Part(problem, *part, solve) for part in equations.parts]
    wrong = [part for part in parts if part.proof]
    free = [part for part in parts if not part.proof]
    undecided = 0
    deductions: list[tuple[int, Deduction]] = []
    for part in free:
        forced = part.forced()
        undecided |= _still_broken(problem, forced, part.scope)
        deductions += _deductions(equations, cells, forced)
    sizes = [part.variables.bit_count() for part in wrong]
    among = sum(sizes)
    effort = EFFORT * max(cap / STEPS, 1)
    answers = [
        part.answers(cap * size // among, effort * size / among)
        for part, size in zip(wrong, sizes, strict=True)
    ]
    contradictions = tuple(
        Contradiction(
            _named(equations, problem.violated & part.scope),
            tuple(_correction(report.edition, problem, cells, o) for o in answer.options[:limit]),
            answer.size - 1 if answer.stopped else None,
            answer.complete and not answer.stopped and len(answer.options) <= limit,
        )
        for part, answer in zip(wrong, answers, strict=True)
    )
    corrections = _best([each.corrections for each in contradictions], limit)
    broken = problem.violated
    status: Status = "holds"
    if wrong:
        status = "inconsistent"
    elif broken:
        status = "undecidable" if undecided else "deducible"
    stopped = any(answer.stopped for answer in answers)
    return Localisation(
        corrections,
        edition=report.edition,
        status=status,
        deductions=tuple(found for _, found in sorted(deductions, key=itemgetter(0))),
        broken=_named(equations, broken),
        undecided=_named(equations, undecided),
        more_than=sum(answer.size for answer in answers) - 1 if stopped else None,
        complete=not stopped
        and all(part.decided for part in parts)
        and all(answer.complete for answer in answers)
        and math.prod(len(answer.options) for answer in answers) <= limit,
        contradictions=contradictions,
    )


def _best(choices: Sequence[Sequence[Correction]], limit: int) -> Iterator[Correction]:
    """One correction of each part, all combinations, the cheapest first."""
    if not choices or not all(choices):
        return
    first = (0,) * len(choices)
    heap = [(sum(corrections[0].cost for corrections in choices), first)]
    seen = {first}
    for _ in range(limit):
        if not heap:
            return
        _, ranks = heapq.heappop(heap)
        chosen = [corrections[rank] for corrections, rank in zip(choices, ranks, strict=True)]
        yield Correction(
            tuple(slip for each in chosen for slip in each.slips),
            all(each.smallest for each in chosen),
        )
        for part, corrections in enumerate(choices):
            following = (*ranks[:part], ranks[part] + 1, *ranks[part + 1 :])
            if following[part] < len(corrections) and following not in seen:
                seen.add(following)
                cost = sum(c[rank].cost for c, rank in zip(choices, following, strict=True))
                heapq.heappush(heap, (cost, following))


def _correction(
    edition: str, problem: DeductionProblem, cells: tuple[Any, ...], option: Option
) -> Correction:
    """An option of one part, in words of the report."""
    equations = problem.system
    slips = []
    for slip in option.slips:
        changes = []
        reach = 0
        for variable in slip.cells:
            after = option.changes[variable][1]
            bounds = option.bounds.get(variable, (after, after))
            changes.append(CellChange(equations.names[variable], cells[variable], after, *bounds))
            reach |= equations.reach[variable]
        explains = _named(equations, problem.violated & reach)
        slips.append(Slip(slip.kind, tuple(changes), explains, slip.cost, edition))
    return Correction(tuple(slips), option.smallest)


def _named(equations: System, wanted: int) -> tuple[Identity, ...]:
    return tuple(equations.identities[equation] for equation in members(wanted))


def _still_broken(problem: DeductionProblem, forced: Mapping[int, SystemNumber], scope: int) -> int:
    """The equations of a part that do not hold with the forced values and 0 elsewhere."""
    residuals = list(problem.residuals)
    for variable, value in forced.items():
        for equation, sign in problem.system.takes_part[variable]:
            residuals[equation] += sign * value
    holds = problem.system.holds
    return sum(1 << each for each in members(scope) if not holds(each, residuals[each]))


def _deductions(
    equations: System, cells: tuple[Any, ...], forced: Mapping[int, SystemNumber]
) -> Iterator[tuple[int, Deduction]]:
    """Cells without a figure whose value is forced, each with its place in the form."""
    for variable, value in forced.items():
        if not equations.slacks >> variable & 1:
            yield variable, Deduction(equations.names[variable], cells[variable], value)


TRIED: Final = 4
"""One step in so many of a part's goes into slips over whole rows and columns at most; what is left
goes into the search for the smallest sets."""

BESIDE_SLIP: Final = 10
"""One in so many goes into that search where one slip already explains everything."""

DECIDED: Final = 50_000
"""Steps for whether a part contradicts itself, as many for what it forces, and as many for the
values and slips of the sets found: twice what a report of either edition has needed, whatever is
blank."""

LARGE: Final = 4
"""From so many wrong cells on, slips over whole rows and columns are tried too."""


@frozen
class Answer:
    """What was found in one part.

    Attributes:
        options: Its corrections by rank.
        size: How many cells of it are wrong at the least.
        complete: Whether all smallest corrections are there.
        stopped: Whether none of the smallest could be found.
    """

    options: list[Option]
    size: int
    complete: bool
    stopped: bool


class Part:
    """A part of the system whose equations share no cell with the rest.

    Attributes:
        scope: Its equations.
        variables: Its variables.
        proof: Not 0 where no values of its blanks make its equations hold.
        decided: Whether ``proof`` and what :meth:`forced` gives are certain: the work sufficed.
    """

    def __init__(self, problem: DeductionProblem, scope: int, variables: int, solve: bool) -> None:
        self.scope = scope
        self.variables = variables
        self.proof = 0
        self.decided = True
        self._problem = problem
        self._solve = solve
        self._known = variables & ~problem.unknown
        self._wrong = tuple(members(problem.wrong & variables))
        self._state: DeductionState | None = None
        if not self._known:
            return
        if self._wrong or not problem.blank & variables:
            self.proof = problem.violated & scope or bool(self._wrong)
            return
        problem.work.left = DECIDED
        try:
            self._state = propagate(problem, (), scope)
            self.proof = len(self._state.conflicts) or core_conflict(problem, self._state)
        except WorkSpentError:
            self.decided = False

    def forced(self) -> dict[int, SystemNumber]:
        """Unknown variables that can have one value only."""
        if self._state is None:
            return {}
        forced = dict(self._state.values)
        if self._state.core and self.decided:
            self._problem.work.left = DECIDED
            try:
                forced |= region(self._problem, self._state).forced()
            except WorkSpentError:
                self.decided = False
        return forced

    def answers(self, steps: int, effort: float) -> Answer:
        """The corrections of this part.

        Args:
            steps: How much work to do for them.
            effort: How much work CP-SAT may do past it, in its own measure.
        """
        problem = self._problem
        search = Search(problem, self.scope, self._known)
        least = search.least()
        many = least >= LARGE or (least == LARGE - 1 and worth_trying(problem, self.scope))
        work = problem.work
        work.left = steps // TRIED
        early = self._lines() if many else []
        # What trying lines has left goes into the search.
        rest = steps - steps // TRIED + (max(work.left, 0) if many else 0)
        work.left = steps // BESIDE_SLIP if early else rest
        sets: list[tuple[int, ...]] = []
        size = 1
        try:
            sets = search.smallest(self._wrong)
        except WorkSpentError as stop:
            size = max(stop.more_than + 1, least)
        complete = search.complete
        if not many and (not sets or len(sets[0]) >= LARGE):
            work.left = steps // TRIED
            early = self._lines()
        if not sets and not early and self._solvable():
            answer = solver.smallest(problem, self.scope, self._known, self._wrong, effort=effort)
            sets, complete = list(answer.sets), answer.complete
            size = max(size, answer.more_than + 1)
        options = self._described(sets)
        complete &= len(options) == len(sets)
        size = len(sets[0]) if sets else size
        seen = {tuple(option.changes) for option in options}
        options += [option for option in early if tuple(option.changes) not in seen]
        options.sort(key=lambda option: (option.cost, len(option.changes), tuple(option.changes)))
        return Answer(options, size, complete, stopped=not sets)

    def _solvable(self) -> bool:
        """Whether CP-SAT may be asked, is there, and can take the figures."""
        return self._solve and solver.takes(self._problem, self.scope) and solver.installed()

    def _lines(self) -> list[Option]:
        """One slip over whole rows and columns, where it explains everything."""
        if self._wrong:
            return []
        found: dict[tuple[int, ...], Option] = {}
        try:
            for source in (single_lines, several_lines):
                for option in source(self._problem, self.scope, self._known):
                    if cells := tuple(option.changes):
                        found.setdefault(cells, option)
        except WorkSpentError:
            pass  # what was found so far explains everything all the same
        return list(found.values())

    def _described(self, sets: list[tuple[int, ...]]) -> list[Option]:
        """The corrections that change these cells, as many as the work allows, one at least."""
        options: list[Option] = []
        self._problem.work.left = DECIDED
        for cells in sets:
            option = self._option(cells, must=not options)
            if option is None:
                break
            options.append(option)
        return options

    def _option(self, cells: tuple[int, ...], *, must: bool) -> Option | None:
        """The correction that changes exactly these cells; ``None`` where the work is spent.

        Args:
            cells: The cells.
            must: Whether to give it all the same, its values then within the widest bounds.
        """
        problem, signed = self._problem, self._problem.system.signed
        bounds: dict[int, tuple[SystemNumber | None, SystemNumber | None]] = {}
        values: dict[int, SystemNumber] = {}
        try:
            problem.work.spend(80 + len(cells) ** 2)
            state = propagate(problem, cells, self.scope)
            values = state.values
            left = [cell for cell in cells if cell not in values]
            if left:
                possible = region(problem, state)
                bounds = {cell: possible.extent(cell) for cell in left}
        except WorkSpentError:
            if not must:
                return None
        changes: dict[int, Change] = {}
        for cell in cells:
            after = values.get(cell)
            if cell not in values:
                least, greatest = bounds.setdefault(cell, (None if signed >> cell & 1 else 0, None))
                after = least if least == greatest else None
            changes[cell] = (problem.values[cell], after)
        return Option(changes, explain(problem.system, changes, problem.values), True, bounds)
