"""Exact linear programming for the few equations that leave their variables a choice.

A primal simplex method on sparse rows, with Bland's rule (so it ends) and without floating point.
The equations of the form are those of flows in a network, so that all numbers stay integers and
every corner of the region is a point of integers; other systems are branched on. What it may cost
is bounded by a budget of work.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from attrs import define

from govinfo_report.identities.systems import SystemNumber

Terms = Mapping[int, int]

_OWN: Final = 1 << 20
"""First number of the columns that this module adds beside those of the variables."""

_DEPTH: Final = 40
"""How often a variable is split at a fraction before the question is left open."""


class WorkSpentError(Exception):
    """The budget is spent; whoever set it turns this into an answer.

    Attributes:
        more_than: So many changed cells are certainly not enough.
    """

    def __init__(self, more_than: int = 0) -> None:
        self.more_than = more_than
        super().__init__(more_than)


@define
class Work:
    """Work in steps of about a microsecond: counted, never measured with a clock.

    Attributes:
        left: How many steps may still be taken.
    """

    left: float = math.inf

    def spend(self, steps: int) -> None:
        """Takes some steps.

        Raises:
            WorkSpentError: There are not so many left.
        """
        self.left -= steps
        if self.left < 0:
            raise WorkSpentError


class Infeasible(Exception):  # noqa: N818  # an answer, not an error: caught by who asks
    """The rows have no solution.

    Attributes:
        rows: Names of rows that alone have none: a proof.
    """

    def __init__(self, rows: Iterable[int]) -> None:
        self.rows = frozenset(rows)
        super().__init__(self.rows)


class Region:
    """All solutions of Σ coefficient × variable = constant, variables ≥ 0.

    Args:
        rows: Name → coefficients and constant.
        signed: Set of variables that may be negative.
        broken: Set of variables that need not be integers.
        work: What is counted, pivot by pivot.

    Raises:
        Infeasible: There is no solution.
        WorkSpentError: The work is spent; so do the methods raise.
    """

    def __init__(
        self,
        rows: Mapping[int, tuple[Terms, SystemNumber]],
        *,
        signed: int = 0,
        broken: int = 0,
        work: Work | None = None,
    ) -> None:
        self._signed = signed
        self._work = work or Work()
        self._work.spend(20)
        self._variables = sorted({variable for terms, _ in rows.values() for variable in terms})
        whole = [variable for variable in self._variables if not broken >> variable & 1]
        self._table, self._right, self._basis = _feasible(rows, signed, whole, self._work)

    def _point(self) -> dict[int, SystemNumber]:
        corner = dict(zip(self._basis, self._right, strict=True))
        return {
            variable: corner.get(variable, 0) - corner.get(~variable, 0)
            for variable in self._variables
        }

    def extent(self, variable: int) -> tuple[SystemNumber | None, SystemNumber | None]:
        """The least and the greatest value of a variable; ``None`` where there is no bound."""
        least = self._optimum(variable, 1)
        greatest = self._optimum(variable, -1)
        return least, None if greatest is None else -greatest

    def forced(self) -> dict[int, SystemNumber]:
        """The variables that have one value in every solution."""
        first = self._point()
        found: dict[int, SystemNumber] = {}
        rest = set(self._variables)
        for variable in self._variables:
            if variable not in rest:
                continue
            for direction in (1, -1):
                bounded = self._optimum(variable, direction) is not None
                point = self._point()
                rest -= {other for other in rest if point[other] != first[other]}
                if not bounded:
                    rest.discard(variable)
                if variable not in rest:
                    break
            else:
                found[variable] = first[variable]
        return found

    def _optimum(self, variable: int, direction: int) -> SystemNumber | None:
        """The least value of direction × variable."""
        costs: dict[int, SystemNumber] = {variable: direction}
        if self._signed >> variable & 1:
            costs[~variable] = -direction
        return _minimise(self._table, self._right, self._basis, costs, self._work)


def _feasible(
    rows: Mapping[int, tuple[Terms, SystemNumber]],
    signed: int,
    whole: list[int],
    work: Work,
    depth: int = 0,
) -> tuple[list[dict[int, SystemNumber]], list[SystemNumber], list[int]]:
    """A corner of the region, with integers where they are wanted."""
    table: list[dict[int, SystemNumber]] = []
    right: list[SystemNumber] = []
    names = list(rows)
    for number, (terms, constant) in enumerate(rows.values()):
        sign = -1 if constant < 0 else 1
        row: dict[int, SystemNumber] = {}
        for variable, coefficient in terms.items():
            row[variable] = sign * coefficient
            if variable < _OWN and signed >> variable & 1:
                row[~variable] = -sign * coefficient
        row[2 * _OWN + number] = 1
        table.append(row)
        right.append(sign * constant)
    basis = [2 * _OWN + number for number in range(len(table))]
    costs: dict[int, SystemNumber] = dict.fromkeys(basis, 1)
    reduced: dict[int, SystemNumber] = {}
    if _minimise(table, right, basis, costs, work, reduced):
        # The multiplier of a row is 1 minus the reduced cost of its own column.
        raise Infeasible(
            name for number, name in enumerate(names) if reduced.get(2 * _OWN + number, 0) != 1
        )
    _drop_own_columns(table, right, basis, work)
    corner = dict(zip(basis, right, strict=True))
    for variable in whole:
        value = corner.get(variable, 0) - corner.get(~variable, 0)
        if value == math.floor(value) or depth == _DEPTH:
            continue
        proofs: list[frozenset[int]] = []
        for bound, slack in ((math.floor(value), 1), (math.floor(value) + 1, -1)):
            extra = -1 - depth
            split = {**rows, extra: ({variable: 1, _OWN + depth: slack}, bound)}
            try:
                return _feasible(split, signed, whole, work, depth + 1)
            except Infeasible as proof:
                proofs.append(proof.rows - {extra})
        raise Infeasible(frozenset().union(*proofs))
    return table, right, basis


def _drop_own_columns(
    table: list[dict[int, SystemNumber]], right: list[SystemNumber], basis: list[int], work: Work
) -> None:
    for number in reversed(range(len(table))):
        if basis[number] >= 2 * _OWN:
            column = next((column for column in table[number] if column < 2 * _OWN), None)
            if column is None:  # the row follows from the others
                del table[number], right[number], basis[number]
            else:
                _pivot(table, right, basis, number, column, work)
    for row in table:
        for column in [column for column in row if column >= 2 * _OWN]:
            del row[column]


def _minimise(
    table: list[dict[int, SystemNumber]],
    right: list[SystemNumber],
    basis: list[int],
    costs: Mapping[int, SystemNumber],
    work: Work,
    reduced: dict[int, SystemNumber] | None = None,
) -> SystemNumber | None:
    """Moves to a corner of least cost; gives that cost, ``None`` where there is no least."""
    reduced = {} if reduced is None else reduced
    reduced.update(costs)
    total: SystemNumber = 0
    for row, constant, column in zip(table, right, basis, strict=True):
        cost = costs.get(column, 0)
        if cost:
            total += cost * constant
            _subtract(reduced, row, cost)
    while True:
        work.spend((len(reduced) + 4 * len(table)) // 8)
        entering = min(
            (column for column, cost in reduced.items() if cost < 0 and column < 2 * _OWN),
            default=None,
        )
        if entering is None:
            return total
        leaving = min(
            (
                (_ratio(right[number], row[entering]), basis[number], number)
                for number, row in enumerate(table)
                if row.get(entering, 0) > 0
            ),
            default=None,
        )
        if leaving is None:
            return None
        number = leaving[2]
        _pivot(table, right, basis, number, entering, work)
        cost = reduced[entering]
        total += cost * right[number]
        _subtract(reduced, table[number], cost)


def _pivot(
    table: list[dict[int, SystemNumber]],
    right: list[SystemNumber],
    basis: list[int],
    number: int,
    column: int,
    work: Work,
) -> None:
    row = table[number]
    touched = 0
    by = row[column]
    if by != 1:
        for other in row:
            row[other] = _ratio(row[other], by)
        right[number] = _ratio(right[number], by)
    basis[number] = column
    for place, other_row in enumerate(table):
        factor = other_row.get(column, 0)
        if factor and place != number:
            _subtract(other_row, row, factor)
            right[place] -= factor * right[number]
            touched += 1
    work.spend((len(table) + (touched + 1) * (len(row) + 4)) // 8)


def _subtract(
    row: dict[int, SystemNumber], other: Mapping[int, SystemNumber], factor: SystemNumber
) -> None:
    for column, value in other.items():
        new = row.get(column, 0) - factor * value
        if new:
            row[column] = new
        else:
            row.pop(column, None)


def _ratio(value: SystemNumber, by: SystemNumber) -> SystemNumber:
    if by == 1:
        return value
    ratio = Fraction(value) / by
    return ratio.numerator if ratio.denominator == 1 else ratio
