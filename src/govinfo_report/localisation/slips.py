"""How likely a slip is, and of what sort: what ranks corrections that are otherwise equally good.

Costs are orders of magnitude (twice as dear: clearly rarer), not estimates; nobody has counted. A
slip that explains several cells at once costs less than as many slips that each explain one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from attrs import frozen

from govinfo_report.identities.systems import Line, Number, System, members

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

Change = tuple[Number, Number | None]
"""A figure before and after; ``None`` where the identities leave a choice."""


@frozen
class Explanation:
    """One slip, on variables.

    Attributes:
        kind: What sort of slip.
        cost: How unlikely it is.
        cells: The variables that it changes, in ascending order.
    """

    kind: SlipKind
    cost: float
    cells: tuple[int, ...]


def explain(
    system: System, changes: Mapping[int, Change], figures: Sequence[Number]
) -> tuple[Explanation, ...]:
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
    found: list[Explanation] = []
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


def _pairs(system: System, changes: Mapping[int, Change]) -> list[Explanation]:
    found = []
    cells = sorted(changes)
    for number, one in enumerate(cells):
        before, after = changes[one]
        for other in cells[number + 1 :]:
            if changes[other] == (after, before):
                kind: SlipKind = "moved" if 0 in (before, after) else "swapped"
                cost = COSTS[kind] + _distance(system, one, other)
                found.append(Explanation(kind, cost, (one, other)))
    return found


def _distance(system: System, one: int, other: int) -> float:
    if system.beside[one] >> other & 1:
        return 0
    both = 1 << one | 1 << other
    return _SAME_LINE if any(line.mask & both == both for line in system.lines) else _APART


def _single(system: System, cell: int, change: Change, figures: Sequence[Number]) -> Explanation:
    kind = _kind(system, cell, *change, figures)
    return Explanation(kind, COSTS[kind], (cell,))


def _kind(
    system: System, cell: int, before: Number, after: Number | None, figures: Sequence[Number]
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
    system: System, line: Line, changes: Mapping[int, Change], figures: Sequence[Number]
) -> Explanation | None:
    """One slip that explains every change in a row or column."""
    cells = tuple(sorted(changes))
    befores = [before for before, _ in changes.values()]
    if not any(befores) and all(system.totals >> cell & 1 for cell in changes):
        return Explanation("totals_zero", COSTS["totals_zero"], cells)
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
            return Explanation("line_shifted", cost, cells)
    return None
