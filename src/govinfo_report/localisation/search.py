"""The smallest sets of cells whose change makes every equation hold: all of them.

Every conflict (:mod:`govinfo_report.identities.deduction`) must be hit by a wrong cell, so the
answers are smallest hitting sets of the conflicts, which come to light as cells are freed. The
search deepens one cell at a time, branches on the conflict with fewest cells, and gives up a branch
as soon as the conflicts that it knows need more cells than it may still free.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

from govinfo_report.identities.deduction import (
    DeductionProblem,
    DeductionState,
    core_conflict,
    propagate,
)
from govinfo_report.identities.simplex import Work, WorkSpentError
from govinfo_report.identities.systems import members


@define(eq=False)
class Search:
    """One search in one part of the system.

    Attributes:
        problem: The report's figures, and how much work may be spent on them.
        scope: The equations of the part.
        known: Variables with a figure that may be doubted.
        found: The sets found, each in ascending order.
        complete: Whether these are all.
        start: What is known before any cell is freed.
    """

    problem: DeductionProblem
    scope: int
    known: int
    found: list[tuple[int, ...]] = field(factory=list)
    complete: bool = True
    start: DeductionState | None = None

    def smallest(self, forced: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
        """All smallest sets, or those that were found before the work was spent.

        Args:
            forced: Cells that are wrong by themselves and part of every answer.

        Returns:
            The sets; none at all where even doubting every figure would not help.

        Raises:
            WorkSpentError: The work was spent before any was found.
        """
        known = self.known
        for variable in forced:
            known &= ~(1 << variable)
        size = 0
        try:
            self.start = propagate(self.problem, (), self.scope)
            conflicts = self._conflicts(forced, known)
            if not conflicts:
                return [forced]
            if 0 in conflicts:
                return []
            size = _least(conflicts)
            while not self.found and size <= known.bit_count():
                self._branch(forced, known, conflicts, size)
                size += 1
        except WorkSpentError as stop:
            self.complete = False
            if not self.found:
                raise WorkSpentError(max(size - 1, 0) + len(forced)) from stop
        return self.found

    def least(self) -> int:
        """A number of changed cells that is certainly needed, without searching."""
        return _least(
            [
                self.problem.system.cells[equation]
                for equation in members(self.problem.violated & self.scope)
                if not self.problem.system.cells[equation] & self.problem.blank
            ]
        )

    def _conflicts(
        self, freed: tuple[int, ...], known: int, inherited: Sequence[int] = ()
    ) -> list[int]:
        """The conflicts under a choice of free cells, as sets of cells still to be doubted.

        Args:
            freed: The cells.
            known: Those that may still be doubted.
            inherited: Conflicts that are known to hold, as such sets: what is dear to find out is
                not asked where there are some.
        """
        state = propagate(self.problem, freed, self.scope, self.start)
        found = state.conflicts
        if not found:
            if inherited or not state.core:
                return list(inherited)
            proof = core_conflict(self.problem, state)
            if not proof:
                return []
            found = [proof]
        cells = self.problem.system.cells
        masks = dict.fromkeys(inherited)
        for conflict in found:
            mask = 0
            for equation in members(conflict):
                mask |= cells[equation]
            masks[mask & known] = None
        return list(masks)

    def _branch(
        self, freed: tuple[int, ...], known: int, conflicts: Sequence[int], budget: int
    ) -> None:
        if budget == 1:
            candidates = known
            for conflict in conflicts:
                candidates &= conflict
            for variable in members(candidates):
                choice = (*freed, variable)
                if not self._conflicts(choice, known & ~(1 << variable)):
                    self.found.append(tuple(sorted(choice)))
            return
        for variable in members(min(conflicts, key=int.bit_count)):
            bit = 1 << variable
            known &= ~bit
            rest = [conflict & known for conflict in conflicts if not conflict & bit]
            if can_hit(rest, budget - 1, self.problem.work):
                choice = (*freed, variable)
                # What the parent knew and this cell does not settle is known here too.
                new = self._conflicts(choice, known, rest)
                if new and can_hit(new, budget - 1, self.problem.work):
                    self._branch(choice, known, new, budget - 1)
            conflicts = [conflict & known for conflict in conflicts]
            if 0 in conflicts:
                return


EXACT: Final = 5
"""Up to so many cells :func:`can_hit` tries; more would take it longer than they save."""


def can_hit(conflicts: Sequence[int], budget: int, work: Work) -> bool:
    """Whether some cells, at most ``budget``, could hit every conflict; may err only by yes."""
    work.spend(2 + len(conflicts) // 2)
    if not conflicts:
        return True
    if budget == 1:
        common = conflicts[0]
        for conflict in conflicts:
            common &= conflict
        return common != 0
    if budget == 0 or _least(conflicts) > budget:
        return False
    if budget > EXACT:
        return True
    smallest = min(conflicts, key=int.bit_count)
    others = 0
    for conflict in conflicts:
        if conflict is not smallest:
            others |= conflict
    # A cell that hits this conflict alone is never better than one that hits another too.
    for variable in members(smallest & others or smallest & -smallest):
        bit = 1 << variable
        if can_hit([each for each in conflicts if not each & bit], budget - 1, work):
            return True
    return False


def _least(conflicts: Sequence[int]) -> int:
    """A number of cells that is certainly needed: one for each conflict that shares no cell."""
    taken = count = 0
    for conflict in sorted(conflicts, key=int.bit_count):
        if not conflict & taken:
            taken |= conflict
            count += 1
    return count
