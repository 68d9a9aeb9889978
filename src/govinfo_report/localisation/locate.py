"""Which cells are wrong: from a report to ranked corrections."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import itemgetter
from typing import Any, Final

from attrs import frozen

from govinfo_report.localisation import solver
from govinfo_report.localisation.lines import several_lines, single_lines, worth_trying
from govinfo_report.localisation.propagation import (
    Number,
    Problem,
    State,
    core_conflict,
    propagate,
    region,
)
from govinfo_report.localisation.result import (
    CellChange,
    Correction,
    Deduction,
    Localisation,
    Slip,
    Status,
)
from govinfo_report.localisation.search import CapReachedError, Search
from govinfo_report.localisation.slips import Change, Explanation, explain
from govinfo_report.localisation.system import (
    OWN_VALUE,
    Identity,
    System,
    members,
    shape_places,
    system,
)
from govinfo_report.model import ABSENT, Reading, Report, block, layout

NODE_CAP: Final = 10_000
"""How many sets of cells the search looks at before it stops (some tenths of a second)."""

CAP_BESIDE_SLIP: Final = 1_000
"""The same, where one slip over a whole row or column already explains everything."""

LIMIT: Final = 100
"""How many corrections are given at most."""

LARGE: Final = 4
"""From so many wrong cells on, slips over whole rows and columns are tried too."""


def locate(
    report: Report | Reading, *, limit: int = LIMIT, cap: int = NODE_CAP
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
        cap: How many sets of cells to look at. Past it CP-SAT takes over where the extra
            ``solver`` is installed; else ``more_than`` says how many cells are certainly wrong.

    Returns:
        A tuple of corrections that also says whether the report contradicts itself, which blank
        cells have only one possible value, and what cannot be decided.
    """
    if isinstance(report, Reading):
        report = report.report
    cells = block(report)
    equations, get = _system_of(report.edition, cells)
    figures = _figures(equations, get(cells))
    problem = Problem(equations, figures.values, figures.unknown)
    if not problem.violated and not problem.unknown and not figures.wrong:
        return Localisation()
    parts = [_Part(problem, *part, figures, cap) for part in equations.parts]
    wrong = [part for part in parts if part.proof]
    free = [part for part in parts if not part.proof]
    undecided = 0
    deductions: list[Deduction] = []
    for part in free:
        forced = part.forced()
        undecided |= _still_broken(problem, forced, part.scope)
        deductions += _deductions(report.edition, equations, cells, forced)
    answers = [part.answers() for part in wrong]
    corrections = [
        _correction(report.edition, problem, cells, parts_)
        for parts_ in _best([answer.options for answer in answers], limit)
    ]
    broken = problem.violated
    status: Status = "holds"
    if wrong:
        status = "inconsistent"
    elif broken:
        status = "undecidable" if undecided else "deducible"
    stopped = [answer for answer in answers if answer.more_than is not None]
    return Localisation(
        corrections,
        status=status,
        deductions=tuple(sorted(deductions, key=_in_order(report.edition))),
        broken=_named(equations, broken),
        undecided=_named(equations, undecided),
        # What is certain: one part needs more than so many, each of the others at least one.
        more_than=sum(
            answer.size - 1 if answer.more_than is None else answer.more_than for answer in answers
        )
        + len(answers)
        - 1
        if stopped
        else None,
        complete=not stopped
        and all(answer.complete for answer in answers)
        and math.prod(len(answer.options) for answer in answers) <= limit,
    )


def _system_of(edition: str, cells: tuple[Any, ...]) -> tuple[System, Any]:
    printed, other = shape_places(edition)
    return _compiled(
        edition,
        any(cells[place] is not ABSENT for place in printed),
        any(cells[place] is not ABSENT for place in other),
    )


@cache
def _compiled(edition: str, printed: bool, other: bool) -> tuple[System, Any]:
    """The system, and what takes its cells out of a block; other variables have the last place."""
    equations = system(edition, printed, other)
    return equations, itemgetter(*(place for place in equations.places if place != OWN_VALUE))


@frozen
class _Figures:
    """The figures of a report as the equations see them.

    Attributes:
        values: Variable → figure; 0 where there is none.
        unknown: Variables without one.
        wrong: Variables whose figure no cell of its kind can have.
    """

    values: list[Number]
    unknown: int
    wrong: int


_NOTHING: Final = (None, ABSENT)


def _figures(equations: System, cells: tuple[Any, ...]) -> _Figures:
    own = len(equations.places) - len(cells)
    unknown = ((1 << own) - 1) << len(cells)
    values = [*cells, *(0,) * own]
    if not own and set(map(type, cells)) == {int} and min(cells) >= 0:
        return _Figures(values, 0, 0)
    wrong = 0
    for variable, cell in enumerate(cells):
        number = None if cell in _NOTHING else exact(cell)
        if number is None:
            unknown |= 1 << variable
            values[variable] = 0
            continue
        values[variable] = number
        if (number < 0 and not equations.signed >> variable & 1) or (
            type(number) is not int and not equations.broken >> variable & 1
        ):
            wrong |= 1 << variable
    return _Figures(values, unknown, wrong)


def exact(value: Any) -> Number | None:
    """The exact number that a value is; ``None`` where it is none (text, NaN)."""
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Fraction) or (
        isinstance(value, (Decimal, float)) and math.isfinite(value)
    ):
        fraction = Fraction(value)
        return fraction.numerator if fraction.denominator == 1 else fraction
    return None


@frozen
class _Option:
    """One correction of one part."""

    changes: Mapping[int, Change]
    slips: tuple[Explanation, ...]
    smallest: bool
    bounds: Mapping[int, tuple[Number | None, Number | None]]

    @property
    def cost(self) -> float:
        return sum(slip.cost for slip in self.slips)


@frozen
class _Answer:
    """What was found in one part: options by rank, their least size, and whether they are all."""

    options: list[_Option]
    size: int
    complete: bool
    more_than: int | None


class _Part:
    """A part of the system whose equations share no cell with the rest."""

    def __init__(
        self, problem: Problem, scope: int, variables: int, figures: _Figures, cap: int
    ) -> None:
        self.scope = scope
        self._problem = problem
        self._cap = cap
        self._known = variables & ~figures.unknown
        self._wrong = tuple(members(figures.wrong & variables))
        self._state: State | None = None
        self.proof = 0
        if not self._known:
            return
        if self._wrong or not figures.unknown & variables:
            self.proof = problem.violated & scope or bool(self._wrong)
            return
        self._state = propagate(problem, (), scope)
        self.proof = len(self._state.conflicts) or core_conflict(problem, self._state)

    def forced(self) -> dict[int, Number]:
        """Unknown variables that can have one value only."""
        if self._state is None:
            return {}
        forced = dict(self._state.values)
        if self._state.core:
            forced |= region(self._problem, self._state).forced()
        return forced

    def answers(self) -> _Answer:
        """The corrections of this part."""
        problem = self._problem
        search = Search(problem, self.scope, self._cap, self._known)
        least = search.least()
        many = least >= LARGE or (least == LARGE - 1 and worth_trying(problem, self.scope))
        early = self._lines() if many else []
        if early:
            search.cap = min(search.cap, CAP_BESIDE_SLIP)
        sets: list[tuple[int, ...]] = []
        more_than = None
        complete = True
        try:
            sets = search.smallest(self._wrong)
        except CapReachedError as stop:
            more_than, complete = stop.more_than, False
        if not many and (not complete or (sets and len(sets[0]) >= LARGE)):
            early = self._lines()
        if not complete and not early and self._solvable():
            answer = solver.smallest(problem, self.scope, self._known, self._wrong)
            sets, complete = list(answer.sets), answer.complete
            more_than = None if sets else max(more_than or 0, answer.more_than)
        options = [self._option(cells) for cells in sets]
        size = len(sets[0]) if sets else (more_than or 0) + 1
        seen = {tuple(option.changes) for option in options}
        options += [option for option in early if tuple(option.changes) not in seen]
        options.sort(key=lambda option: (option.cost, len(option.changes), tuple(option.changes)))
        return _Answer(options, size, complete, more_than)

    def _solvable(self) -> bool:
        """Whether CP-SAT is there and can take the figures, which it wants whole."""
        return solver.installed() and all(type(value) is int for value in self._problem.values)

    def _lines(self) -> list[_Option]:
        """One slip over whole rows and columns, where it explains everything."""
        if self._wrong:
            return []
        found = {}
        for source in (single_lines, several_lines):
            for candidate in source(self._problem, self.scope, self._known):
                cells = tuple(candidate.changes)
                if cells and cells not in found:
                    found[cells] = _Option(candidate.changes, candidate.slips, False, {})
        return list(found.values())

    def _option(self, cells: tuple[int, ...]) -> _Option:
        """The correction that changes exactly these cells."""
        problem = self._problem
        state = propagate(problem, cells, self.scope)
        bounds: dict[int, tuple[Number | None, Number | None]] = {}
        changes: dict[int, Change] = {}
        for cell in cells:
            after = state.values.get(cell)
            if cell not in state.values:
                least, greatest = region(problem, state).extent(cell)
                bounds[cell] = least, greatest
                after = least if least == greatest else None
            changes[cell] = (problem.values[cell], after)
        return _Option(changes, explain(problem.system, changes, problem.values), True, bounds)


def _best(choices: Sequence[Sequence[_Option]], limit: int) -> Iterator[tuple[_Option, ...]]:
    """One option of each part, all combinations, the cheapest first."""
    if not choices or not all(choices):
        return
    first = (0,) * len(choices)
    heap = [(sum(options[0].cost for options in choices), first)]
    seen = {first}
    for _ in range(limit):
        if not heap:
            return
        _, ranks = heapq.heappop(heap)
        yield tuple(options[rank] for options, rank in zip(choices, ranks, strict=True))
        for part, options in enumerate(choices):
            following = (*ranks[:part], ranks[part] + 1, *ranks[part + 1 :])
            if following[part] < len(options) and following not in seen:
                seen.add(following)
                cost = sum(o[rank].cost for o, rank in zip(choices, following, strict=True))
                heapq.heappush(heap, (cost, following))


def _correction(
    edition: str, problem: Problem, cells: tuple[Any, ...], options: tuple[_Option, ...]
) -> Correction:
    equations = problem.system
    ids = layout(edition).cells
    slips = []
    for option in options:
        for slip in option.slips:
            changes = []
            reach = 0
            for variable in slip.cells:
                place = equations.places[variable]
                after = option.changes[variable][1]
                bounds = option.bounds.get(variable, (after, after))
                changes.append(CellChange(ids[place], cells[place], after, *bounds))
                reach |= equations.reach[variable]
            explains = _named(equations, problem.violated & reach)
            slips.append(Slip(slip.kind, tuple(changes), explains, slip.cost, edition))
    return Correction(tuple(slips), all(option.smallest for option in options))


def _named(equations: System, wanted: int) -> tuple[Identity, ...]:
    return tuple(equations.identities[equation] for equation in members(wanted))


def _still_broken(problem: Problem, forced: Mapping[int, Number], scope: int) -> int:
    """The equations of a part that do not hold with the forced values and 0 elsewhere."""
    residuals = list(problem.residuals)
    for variable, value in forced.items():
        for equation, sign in problem.system.takes_part[variable]:
            residuals[equation] += sign * value
    return sum(1 << equation for equation in members(scope) if residuals[equation])


def _deductions(
    edition: str, equations: System, cells: tuple[Any, ...], forced: Mapping[int, Number]
) -> Iterator[Deduction]:
    ids = layout(edition).cells
    for variable, value in forced.items():
        place = equations.places[variable]
        if place != OWN_VALUE:
            yield Deduction(ids[place], cells[place], value)


def _in_order(edition: str) -> Any:
    places = layout(edition).places
    return lambda deduction: places[deduction.cell]
