"""The figures of a report as the equations see them: drafts hold anything."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from govinfo_report.localisation.system import Number, System
from govinfo_report.model.numbers import LARGEST, exact


@frozen
class Figures:
    """The figures of a report as the equations see them.

    Attributes:
        values: Variable → figure; 0 where there is none.
        unknown: Variables without one.
        wrong: Variables whose figure no cell of its kind can have.
    """

    values: list[Number]
    unknown: int
    wrong: int


def figures_of(equations: System, cells: tuple[Any, ...]) -> Figures:
    """The figures of the cells of the system, in its order."""
    own = len(equations.places) - len(cells)
    unknown = ((1 << own) - 1) << len(cells)
    values = [*cells, *(0,) * own]
    if not own and set(map(type, cells)) == {int} and min(cells) >= 0 and max(cells) <= LARGEST:
        return Figures(values, 0, 0)
    wrong = 0
    for variable, cell in enumerate(cells):
        number = exact(cell)
        if number is None:
            unknown |= 1 << variable
            values[variable] = 0
            continue
        values[variable] = number
        if (number < 0 and not equations.signed >> variable & 1) or (
            type(number) is not int and not equations.broken >> variable & 1
        ):
            wrong |= 1 << variable
    return Figures(values, unknown, wrong)
