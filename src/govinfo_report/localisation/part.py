"""The answers for one part of the system, whose equations share no cell with the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from govinfo_report.localisation import solver
from govinfo_report.localisation.figures import Figures
from govinfo_report.localisation.lines import several_lines, single_lines, worth_trying
from govinfo_report.localisation.propagation import (
    Number,
    Problem,
    State,
    core_conflict,
    propagate,
    region,
)
from govinfo_report.localisation.search import CapReachedError, Search
from govinfo_report.localisation.slips import Change, Explanation, explain
from govinfo_report.localisation.system import members

NODE_CAP: Final = 20_000
"""How many sets of cells the search looks at before it stops (some tenths of a second)."""

CAP_BESIDE_SLIP: Final = 2_000
"""The same, where one slip over a whole row or column already explains everything."""

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
    """A part of the system whose equations share no cell with the rest."""

    def __init__(
        self,
        problem: Problem,
        scope: int,
        variables: int,
        figures: Figures,
        cap: int,
        solve: bool,
    ) -> None:
        self.scope = scope
        self._problem = problem
        self._cap = cap
        self._solve = solve
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

    def answers(self) -> Answer:
        """The corrections of this part."""
        problem = self._problem
        search = Search(problem, self.scope, self._cap, self._known)
        least = search.least()
        many = least >= LARGE or (least == LARGE - 1 and worth_trying(problem, self.scope))
        early = self._lines() if many else []
        if early:
            search.cap = min(search.cap, CAP_BESIDE_SLIP)
        sets: list[tuple[int, ...]] = []
        size = 1
        try:
            sets = search.smallest(self._wrong)
        except CapReachedError as stop:
            size = max(stop.more_than + 1, least)
        complete = search.complete
        if not many and (not sets or len(sets[0]) >= LARGE):
            early = self._lines()
        if not sets and not early and self._solvable():
            answer = solver.smallest(problem, self.scope, self._known, self._wrong)
            sets, complete = list(answer.sets), answer.complete
            size = max(size, answer.more_than + 1)
        options = [self._option(cells) for cells in sets]
        size = len(sets[0]) if sets else size
        seen = {tuple(option.changes) for option in options}
        options += [option for option in early if tuple(option.changes) not in seen]
        options.sort(key=lambda option: (option.cost, len(option.changes), tuple(option.changes)))
        return Answer(options, size, complete, stopped=not sets)

    def _solvable(self) -> bool:
        """Whether CP-SAT may be asked, is there, and can take the figures, which it wants whole."""
        whole = all(type(value) is int for value in self._problem.values)
        return self._solve and whole and solver.installed()

    def _lines(self) -> list[Option]:
        """One slip over whole rows and columns, where it explains everything."""
        if self._wrong:
            return []
        found = {}
        for source in (single_lines, several_lines):
            for candidate in source(self._problem, self.scope, self._known):
                cells = tuple(candidate.changes)
                if cells and cells not in found:
                    found[cells] = Option(candidate.changes, candidate.slips, False, {})
        return list(found.values())

    def _option(self, cells: tuple[int, ...]) -> Option:
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
        return Option(changes, explain(problem.system, changes, problem.values), True, bounds)
