"""The answers for one part of the system, whose equations share no cell with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from govinfo_report.identities.deduction import (
    Problem,
    State,
    core_conflict,
    propagate,
    region,
)
from govinfo_report.identities.simplex import WorkSpentError
from govinfo_report.identities.systems import Number, members
from govinfo_report.localisation import solver
from govinfo_report.localisation.line_slips import several_lines, single_lines, worth_trying
from govinfo_report.localisation.search import Search
from govinfo_report.localisation.slips import Change, Explanation, explain

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
class Option:
    """One correction of one part.

    Attributes:
        changes: Variable → before and after.
        slips: What explains them.
        smallest: Whether none changes fewer cells.
        bounds: Variable → least and greatest value, where there is a choice.
    """

    changes: Mapping[int, Change]
    slips: tuple[Explanation, ...]
    smallest: bool
    bounds: Mapping[int, tuple[Number | None, Number | None]]

    @property
    def cost(self) -> float:
        """How unlikely it is."""
        return sum(slip.cost for slip in self.slips)


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

    def __init__(self, problem: Problem, scope: int, variables: int, solve: bool) -> None:
        self.scope = scope
        self.variables = variables
        self.proof = 0
        self.decided = True
        self._problem = problem
        self._solve = solve
        self._known = variables & ~problem.unknown
        self._wrong = tuple(members(problem.wrong & variables))
        self._state: State | None = None
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

    def forced(self) -> dict[int, Number]:
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

    def answers(self, steps: int) -> Answer:
        """The corrections of this part.

        Args:
            steps: How much work to do for them.
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
            answer = solver.smallest(problem, self.scope, self._known, self._wrong)
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
                for candidate in source(self._problem, self.scope, self._known):
                    cells = tuple(candidate.changes)
                    if cells and cells not in found:
                        found[cells] = Option(candidate.changes, candidate.slips, False, {})
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
        bounds: dict[int, tuple[Number | None, Number | None]] = {}
        values: dict[int, Number] = {}
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
