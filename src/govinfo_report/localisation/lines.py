"""Slips that spoil whole rows or columns at once.

They change more cells than a search for the fewest would look at (a column that slipped down by one
row is wrong in every row), so they are tried as they are: a row or column typed anew, two of them
exchanged, a run of them shifted by one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from govinfo_report.localisation.propagation import Number, Problem, propagate
from govinfo_report.localisation.slips import COSTS, Change, Explanation, explain
from govinfo_report.localisation.system import Line, members


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
        slips = explain(problem.system, changes, problem.values)
        if len(slips) == 1:
            yield Candidate(changes, slips)


def solved(problem: Problem, freed: tuple[int, ...], scope: int) -> dict[int, Change] | None:
    """The changes that the equations force when some cells are free; ``None``: none or no one way."""
    state = propagate(problem, freed, scope)
    if state.conflicts or any(state.rest[equation] for equation in state.core):
        return None
    if any(cell not in state.values for cell in freed):
        return None
    return {
        cell: (problem.values[cell], state.values[cell])
        for cell in freed
        if state.values[cell] != problem.values[cell]
    }


def several_lines(problem: Problem, scope: int, known: int) -> Iterator[Candidate]:
    """Two lines exchanged, or a run of lines that stands one place too far."""
    for kind, moves, lost in _moves(problem):
        if not _plausible(problem, moves, lost, scope):
            continue
        values = list(problem.values)
        for cell, source in moves.items():
            values[cell] = problem.values[source]
        unknown = problem.unknown
        for cell, source in moves.items():
            blank = problem.unknown >> source & 1
            unknown = unknown | 1 << cell if blank else unknown & ~(1 << cell)
        moved = Problem(problem.system, values, unknown)
        changes = solved(moved, lost, scope)
        if changes is None:
            continue
        after = dict(moves.items())
        all_changes: dict[int, Change] = {
            cell: (problem.values[cell], values[cell])
            for cell in after
            if values[cell] != problem.values[cell]
        }
        all_changes |= {cell: (problem.values[cell], now) for cell, (_, now) in changes.items()}
        doubted = sum(1 << cell for cell in all_changes)
        if all_changes and doubted & known == doubted:
            ordered = dict(sorted(all_changes.items()))
            slip = Explanation(kind, COSTS[kind], tuple(ordered))
            yield Candidate(ordered, (slip,))


def _moves(
    problem: Problem,
) -> Iterator[tuple[str, dict[int, int], tuple[int, ...]]]:
    """What may have been moved: cell → the cell that has its figure, and cells whose own is lost."""
    by_table: dict[tuple[int, bool], list[Line]] = {}
    for line in problem.system.lines:
        by_table.setdefault((line.table, line.across), []).append(line)
    for lines in by_table.values():
        whole = [line for line in lines if len(line.cells) == len(lines[0].cells)]
        if len(whole) != len(lines):
            continue
        for number, one in enumerate(lines):
            # Rows are many: only those next to one another are taken for one another.
            others = lines[number + 1 : number + 2] if one.across else lines[number + 1 :]
            for other in others:
                pairs = list(zip(one.cells, other.cells, strict=True))
                yield "lines_swapped", dict(pairs) | {b: a for a, b in pairs}, ()
        empty = [_empty(problem, line) for line in lines]
        for first in range(len(lines)):
            for last in range(len(lines)):
                if first != last and empty[first]:
                    yield _shift(lines, first, last)


def _empty(problem: Problem, line: Line) -> bool:
    return not any(problem.values[cell] for cell in line.cells)


def _shift(
    lines: Sequence[Line], first: int, last: int
) -> tuple[str, dict[int, int], tuple[int, ...]]:
    """Lines from ``first``, which was left empty, to ``last``, whose figures are lost, move back."""
    step = 1 if last > first else -1
    moves: dict[int, int] = {}
    for number in range(first, last, step):
        moves |= zip(lines[number].cells, lines[number + step].cells, strict=True)
    return "lines_shifted", moves, lines[last].cells


def _plausible(
    problem: Problem, moves: Mapping[int, int], lost: Sequence[int], scope: int
) -> bool:
    """Whether no equation without a lost cell is wrong afterwards; looked at before the rest."""
    system, values = problem.system, problem.values
    gone = sum(1 << cell for cell in lost) | problem.unknown
    for equation in members(problem.violated & scope):
        if system.cells[equation] & gone:
            continue
        left = sum(values[moves.get(cell, cell)] for cell in system.plus[equation])
        if left != sum(values[moves.get(cell, cell)] for cell in system.minus[equation]):
            return False
    return True


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
    return 3 * wrong >= used


__all__ = ["Candidate", "Number", "several_lines", "single_lines", "solved", "worth_trying"]
