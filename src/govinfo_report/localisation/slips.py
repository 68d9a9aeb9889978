"""How likely a slip is, and of what sort: what ranks corrections that are otherwise equally good.

Costs are orders of magnitude (twice as dear: clearly rarer), not estimates; nobody has counted. A
slip that explains several cells at once costs less than as many slips that each explain one.

Slips that spoil whole rows or columns change more cells than a search for the fewest would look at
(a column that slipped down by one row is wrong in every row), so they are tried as they are: a row
or column typed anew, two of them exchanged, a run of them shifted by one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, Literal

from attrs import field, frozen

from govinfo_report.identities.deduction import DeductionProblem, propagate
from govinfo_report.identities.systems import GridLine, System, SystemNumber, members

SlipKind = Literal[
    "sign",
    "total_zero",
    "unit",
    "transposed",
    "digit_dropped",
    "digit_doubled",
    "digit_added",
    "digit_wrong",
    "neighbour",
    "off_by_one",
    "left_out",
    "superfluous",
    "fraction",
    "other",
    "undetermined",
    "swapped",
    "moved",
    "line_shifted",
    "totals_zero",
    "lines_swapped",
    "lines_shifted",
]
"""What sort of slip."""

COSTS: Final[Mapping[SlipKind, float]] = {
    "sign": 1.0,
    "total_zero": 1.5,
    "unit": 1.5,
    "transposed": 2.0,
    "digit_dropped": 2.0,
    "digit_doubled": 2.0,
    "digit_added": 2.4,
    "digit_wrong": 2.4,
    "neighbour": 2.4,
    "off_by_one": 2.6,
    "left_out": 2.8,
    "superfluous": 3.0,
    "fraction": 3.0,
    "other": 4.0,
    "undetermined": 5.0,
    "swapped": 2.2,
    "moved": 2.2,
    "line_shifted": 2.6,
    "totals_zero": 2.0,
    "lines_swapped": 1.9,
    "lines_shifted": 1.7,
}
"""What each sort of slip costs, at its most likely."""

_SAME_LINE: Final = 0.6
"""What a swap of two cells costs more where they share a row or column but do not touch."""

_APART: Final = 1.1
"""What it costs more where they share neither."""

_WAN: Final = 10_000
"""万, the factor between 元 and 万元."""

Change = tuple[SystemNumber, SystemNumber | None]
"""A figure before and after; ``None`` where the identities leave a choice."""


@frozen
class SlipExplanation:
    """One slip, on variables.

    Attributes:
        kind: What sort of slip.
        cost: How unlikely it is.
        cells: The variables that it changes, in ascending order.
    """

    kind: SlipKind
    cost: float
    cells: tuple[int, ...]


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
    slips: tuple[SlipExplanation, ...]
    smallest: bool = False
    bounds: Mapping[int, tuple[SystemNumber | None, SystemNumber | None]] = field(factory=dict)

    @property
    def cost(self) -> float:
        """How unlikely it is."""
        return sum(slip.cost for slip in self.slips)


def explain(
    system: System, changes: Mapping[int, Change], figures: Sequence[SystemNumber]
) -> tuple[SlipExplanation, ...]:
    """The likeliest slips that make up a correction, in the form's order.

    Args:
        system: The equations.
        changes: Variable → before and after.
        figures: Every variable's figure on the page, to know a neighbour's by.
    """
    if len(changes) == 1:
        [(cell, change)] = changes.items()
        return (_single(system, cell, change, figures),)
    # Exchanged pairs first, the likeliest before the others; then what is left, cell by cell.
    pairs = sorted(_pairs(system, changes), key=lambda pair: (pair.cost, pair.cells))
    taken: set[int] = set()
    found: list[SlipExplanation] = []
    for pair in pairs:
        if taken.isdisjoint(pair.cells):
            taken.update(pair.cells)
            found.append(pair)
    found += [
        _single(system, cell, change, figures)
        for cell, change in changes.items()
        if cell not in taken
    ]
    cost = sum(slip.cost for slip in found)
    for line in system.lines:
        if all(line.mask >> cell & 1 for cell in changes):
            whole = _line(system, line, changes, figures)
            if whole is not None and whole.cost < cost:
                found, cost = [whole], whole.cost
    return tuple(sorted(found, key=lambda slip: slip.cells))


def _pairs(system: System, changes: Mapping[int, Change]) -> list[SlipExplanation]:
    found = []
    cells = sorted(changes)
    for number, one in enumerate(cells):
        before, after = changes[one]
        for other in cells[number + 1 :]:
            if changes[other] == (after, before):
                kind: SlipKind = "moved" if 0 in (before, after) else "swapped"
                cost = COSTS[kind] + _distance(system, one, other)
                found.append(SlipExplanation(kind, cost, (one, other)))
    return found


def _distance(system: System, one: int, other: int) -> float:
    if system.beside[one] >> other & 1:
        return 0
    both = 1 << one | 1 << other
    return _SAME_LINE if any(line.mask & both == both for line in system.lines) else _APART


def _single(
    system: System, cell: int, change: Change, figures: Sequence[SystemNumber]
) -> SlipExplanation:
    kind = _kind(system, cell, *change, figures)
    return SlipExplanation(kind, COSTS[kind], (cell,))


def _kind(
    system: System,
    cell: int,
    before: SystemNumber,
    after: SystemNumber | None,
    figures: Sequence[SystemNumber],
) -> SlipKind:
    if after is None:
        return "undetermined"
    if before == -after:
        return "sign"
    if type(before) is not int or type(after) is not int:
        return "fraction"
    if before == 0:
        return "total_zero" if system.totals >> cell & 1 else "left_out"
    if before == after * _WAN or after == before * _WAN:
        return "unit"
    kind = _digits(str(before), str(after)) if after and before > 0 else None
    if kind and len(str(max(before, after))) > 1:
        return kind
    if any(figures[near] == before for near in members(system.beside[cell])):
        return "neighbour"
    if abs(before - after) == 1:
        return "off_by_one"
    return "other" if after else "superfluous"


def _digits(before: str, after: str) -> SlipKind | None:
    """How the digits typed differ from those meant, where they nearly agree."""
    if len(before) == len(after):
        wrong = [place for place, digit in enumerate(before) if digit != after[place]]
        if len(wrong) == 1:
            return "digit_wrong"
        if (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and before[wrong[0]] == after[wrong[1]]
            and before[wrong[1]] == after[wrong[0]]
        ):
            return "transposed"
    elif len(before) == len(after) - 1:
        if _without_one(after, before) is not None:
            return "digit_dropped"
    elif len(before) == len(after) + 1:
        place = _without_one(before, after)
        if place is not None:
            # The place is the last of a run of equal digits.
            doubled = place > 0 and before[place - 1] == before[place]
            return "digit_doubled" if doubled else "digit_added"
    return None


def _without_one(longer: str, shorter: str) -> int | None:
    """Which digit of ``longer`` is one too many; the last one where it stands in a run."""
    place = 0
    while place < len(shorter) and longer[place] == shorter[place]:
        place += 1
    return place if longer[place + 1 :] == shorter[place:] else None


def _line(
    system: System, line: GridLine, changes: Mapping[int, Change], figures: Sequence[SystemNumber]
) -> SlipExplanation | None:
    """One slip that explains every change in a row or column."""
    cells = tuple(sorted(changes))
    befores = [before for before, _ in changes.values()]
    if not any(befores) and all(system.totals >> cell & 1 for cell in changes):
        return SlipExplanation("totals_zero", COSTS["totals_zero"], cells)
    places = [place for place, cell in enumerate(line.cells) if cell in changes]
    run = line.cells[places[0] : places[-1] + 1]
    before = [figures[cell] for cell in run]
    after = [changes[cell][1] if cell in changes else figures[cell] for cell in run]
    for typed, meant in ((before, after), (before[::-1], after[::-1])):
        moved = typed[1:]
        # The first place was left empty or filled twice; what stood at the last one is lost.
        if moved == meant[:-1] and typed[0] in (0, meant[0]) and any(moved):
            several = sum(1 for figure in moved if figure) > 1
            cost = COSTS["line_shifted"] + (0 if several else 0.6) + (0.3 if meant[-1] else 0)
            return SlipExplanation("line_shifted", cost, cells)
    return None


_LINES_APART: Final = 0.3
"""What an exchange costs more where the lines do not touch."""

_LOST: Final = 0.1
"""What a shift of a whole table costs more where the figures at its end are lost."""

_PARTLY_LOST: Final = 1.0
"""What a shift of some of its lines costs more, where figures are lost."""


def single_lines(problem: DeductionProblem, scope: int, known: int) -> Iterator[Option]:
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
            yield Option(changes, slips)


def solved(
    problem: DeductionProblem, freed: tuple[int, ...], scope: int
) -> dict[int, Change] | None:
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
            return 0 if distance == 1 else _LINES_APART
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

    lines: tuple[GridLine, ...]
    where: Mapping[int, tuple[int, int]]


@cache
def _families(system: System) -> tuple[Lines, ...]:
    families: dict[tuple[int, bool], list[GridLine]] = {}
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


def several_lines(problem: DeductionProblem, scope: int, known: int) -> Iterator[Option]:
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


def _moves(problem: DeductionProblem, lines: Lines) -> Iterator[Move]:
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


def _could_hold(problem: DeductionProblem, move: Move, equation: int) -> bool:
    """Whether one equation may hold afterwards; looked at before the rest."""
    system, values = problem.system, problem.values
    if system.cells[equation] & problem.blank:
        return True
    total: SystemNumber = 0
    for side, sign in ((system.plus, 1), (system.minus, -1)):
        for cell in side[equation]:
            source = move.source(cell)
            if source is None:
                return True
            total += sign * values[source]
    return system.holds(equation, total)


def _tried(problem: DeductionProblem, move: Move, scope: int, known: int) -> Iterator[Option]:
    moved, lost = move.moved(), move.lost()
    values, unknown = list(problem.values), problem.unknown
    for cell, source in moved.items():
        values[cell] = problem.values[source]
        bit = 1 << cell
        unknown = unknown | bit if problem.unknown >> source & 1 else unknown & ~bit
    regained = solved(
        DeductionProblem(problem.system, values, unknown, work=problem.work), lost, scope
    )
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
    yield Option(changes, (SlipExplanation(move.kind, cost, tuple(changes)),))


def worth_trying(problem: DeductionProblem, scope: int) -> bool:
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
