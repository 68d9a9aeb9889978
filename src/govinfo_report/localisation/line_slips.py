"""Slips that spoil whole rows or columns at once.

They change more cells than a search for the fewest would look at (a column that slipped down by one
row is wrong in every row), so they are tried as they are: a row or column typed anew, two of them
exchanged, a run of them shifted by one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, Literal

from attrs import frozen

from govinfo_report.identities.deduction import Problem, propagate
from govinfo_report.identities.systems import Line, Number, System, members
from govinfo_report.localisation.slips import COSTS, Change, Explanation, explain

_APART: Final = 0.3
"""What an exchange costs more where the lines do not touch."""

_LOST: Final = 0.1
"""What a shift of a whole table costs more where the figures at its end are lost."""

_PARTLY_LOST: Final = 1.0
"""What a shift of some of its lines costs more, where figures are lost."""


@frozen
class Candidate:
    """A correction of a whole line, or of several.

    Attributes:
        changes: Variable → before and after.
        slips: What explains them.
    """

    changes: Mapping[int, Change]
    slips: tuple[Explanation, ...]


def single_lines(problem: Problem, scope: int, known: int) -> Iterator[Candidate]:
    """Rows and columns that alone explain everything, by one slip.

    Args:
        problem: The report's figures.
        scope: The equations to make hold.
        known: Variables with a figure that may be doubted.
    """
    wrong = problem.violated & scope
    for line in problem.system.lines:
        if wrong & ~line.reach or not line.reach & scope:
            continue
        freed = tuple(members(line.mask & known))
        changes = solved(problem, freed, scope)
        if changes is None:
            continue
        problem.work.spend(len(changes) ** 2)
        slips = explain(problem.system, changes, problem.values)
        if len(slips) == 1:
            yield Candidate(changes, slips)


def solved(problem: Problem, freed: tuple[int, ...], scope: int) -> dict[int, Change] | None:
    """The changes that equations force on free cells; ``None``: there is not exactly one way."""
    state = propagate(problem, freed, scope)
    holds = problem.system.holds
    if state.conflicts or not all(holds(each, state.rest[each]) for each in state.core):
        return None
    if any(cell not in state.values for cell in freed):
        return None
    return {
        cell: (problem.values[cell], state.values[cell])
        for cell in freed
        if state.values[cell] != problem.values[cell]
    }


@frozen
class Move:
    """Whole lines that may stand in one another's place.

    Attributes:
        kind: Exchanged, or shifted by one place.
        lines: The lines of a table that run the same way.
        first: The line left empty by a shift; the first of two that are exchanged.
        last: The line whose own figures a shift lost; the other one of the two.
    """

    kind: Literal["lines_swapped", "lines_shifted"]
    lines: Lines
    first: int
    last: int

    def source(self, cell: int) -> int | None:
        """The cell that holds this one's figure; ``None`` where it is lost."""
        number, place = self.lines.where.get(cell, (-1, 0))
        lines, first, last = self.lines.lines, self.first, self.last
        if self.kind == "lines_swapped":
            if number in (first, last):
                return lines[first + last - number].cells[place]
        elif number == last:
            return None
        elif first <= number < last:
            return lines[number + 1].cells[place]
        elif last < number <= first:
            return lines[number - 1].cells[place]
        return cell

    def moved(self) -> dict[int, int]:
        """Cell → the cell that holds its figure, for those that are not where they belong."""
        low, high = sorted((self.first, self.last))
        touched = range(low, high + 1) if self.kind == "lines_shifted" else (low, high)
        pairs = (
            (cell, self.source(cell))
            for number in touched
            for cell in self.lines.lines[number].cells
        )
        return {cell: source for cell, source in pairs if source is not None}

    def surcharge(self, *, lost: bool) -> float:
        """What it costs more than the likeliest of its kind.

        Args:
            lost: Whether figures were lost that nothing but the identities gives back.
        """
        distance = abs(self.first - self.last)
        if self.kind == "lines_swapped":
            return 0 if distance == 1 else _APART
        if not lost:
            return 0
        # A whole table shifts when a heading is skipped; of its parts, many would do as well.
        return _LOST if distance == len(self.lines.lines) - 1 else _PARTLY_LOST

    def lost(self) -> tuple[int, ...]:
        """The cells whose own figures are nowhere."""
        return self.lines.lines[self.last].cells if self.kind == "lines_shifted" else ()


@frozen(eq=False)
class Lines:
    """The rows, or the columns, of one table.

    Attributes:
        lines: The lines, in printed order, all of one length.
        where: Cell → number of its line, and its place there.
    """

    lines: tuple[Line, ...]
    where: Mapping[int, tuple[int, int]]


@cache
def _families(system: System) -> tuple[Lines, ...]:
    families: dict[tuple[int, bool], list[Line]] = {}
    for line in system.lines:
        families.setdefault((line.table, line.across), []).append(line)
    return tuple(
        Lines(
            tuple(lines),
            {
                cell: (number, place)
                for number, line in enumerate(lines)
                for place, cell in enumerate(line.cells)
            },
        )
        for lines in families.values()
        if len({len(line.cells) for line in lines}) == 1
    )


def several_lines(problem: Problem, scope: int, known: int) -> Iterator[Candidate]:
    """Two lines exchanged, or a run of lines that stands one place too far.

    Args:
        problem: The report's figures.
        scope: The equations to make hold.
        known: Variables with a figure that may be doubted.
    """
    wrong = tuple(members(problem.violated & scope))
    for lines in _families(problem.system):
        if any(line.reach & scope for line in lines.lines):
            for move in _moves(problem, lines):
                problem.work.spend(50)
                if all(_could_hold(problem, move, equation) for equation in wrong):
                    yield from _tried(problem, move, scope, known)


def _moves(problem: Problem, lines: Lines) -> Iterator[Move]:
    count = len(lines.lines)
    for first in range(count):
        # Rows are many: only those next to one another are taken for one another.
        end = min(first + 2, count) if lines.lines[first].across else count
        for last in range(first + 1, end):
            yield Move("lines_swapped", lines, first, last)
    empty = [not any(problem.values[cell] for cell in line.cells) for line in lines.lines]
    for first in range(count):
        if empty[first]:
            # A shift that begins with an empty line is one that begins later.
            if first + 1 < count and not empty[first + 1]:
                for last in range(first + 1, count):
                    yield Move("lines_shifted", lines, first, last)
            if first and not empty[first - 1]:
                for last in range(first):
                    yield Move("lines_shifted", lines, first, last)


def _could_hold(problem: Problem, move: Move, equation: int) -> bool:
    """Whether one equation may hold afterwards; looked at before the rest."""
    system, values = problem.system, problem.values
    if system.cells[equation] & problem.blank:
        return True
    total: Number = 0
    for side, sign in ((system.plus, 1), (system.minus, -1)):
        for cell in side[equation]:
            source = move.source(cell)
            if source is None:
                return True
            total += sign * values[source]
    return system.holds(equation, total)


def _tried(problem: Problem, move: Move, scope: int, known: int) -> Iterator[Candidate]:
    moved, lost = move.moved(), move.lost()
    values, unknown = list(problem.values), problem.unknown
    for cell, source in moved.items():
        values[cell] = problem.values[source]
        bit = 1 << cell
        unknown = unknown | bit if problem.unknown >> source & 1 else unknown & ~bit
    regained = solved(Problem(problem.system, values, unknown, work=problem.work), lost, scope)
    if regained is None:
        return
    after = {cell: values[cell] for cell in moved}
    after |= {cell: values[cell] for cell in lost}
    after |= {cell: now for cell, (_, now) in regained.items() if now is not None}
    changes: dict[int, Change] = {
        cell: (problem.values[cell], after[cell])
        for cell in sorted(after)
        if after[cell] != problem.values[cell]
    }
    if not changes or any(not known >> cell & 1 for cell in changes):
        return
    cost = COSTS[move.kind] + move.surcharge(lost=any(after[cell] for cell in lost))
    yield Candidate(changes, (Explanation(move.kind, cost, tuple(changes)),))


def worth_trying(problem: Problem, scope: int) -> bool:
    """Whether so much is wrong, for what the tables hold, that whole lines may have moved."""
    wrong = (problem.violated & scope).bit_count()
    if wrong < 2:
        return False
    used = 0
    for equation in members(scope):
        if any(problem.values[cell] for cell in problem.system.plus[equation]) or any(
            problem.values[cell] for cell in problem.system.minus[equation]
        ):
            used += 1
    return 2 * wrong >= used
