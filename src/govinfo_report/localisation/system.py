"""The identities of an edition as a system of linear equations over numbered cells.

Sets of cells and sets of equations are integers, one bit a member: union, intersection and "is
there any" are single operations on them, and the search does little else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from attrs import field, frozen

from govinfo_report.catalogue.linear import Relation

Number = int | Fraction

OWN_VALUE: Final = -1
"""Place of a variable that is no cell: the slack of ``<=``, what its smaller side lacks."""


def members(bits: int) -> Iterator[int]:
    """The members of a set, in ascending order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


@frozen
class Identity:
    """A rule in one row or column: what a correction makes hold.

    Attributes:
        rule: Id of the rule.
        scope: The row or column, without the table's name.
    """

    rule: str
    scope: str


@frozen
class Line:
    """A row or a column of a printed table: cells that stand side by side or one above the other.

    Attributes:
        cells: Its variables in printed order.
        mask: The same as a set.
        reach: The equations that any of them takes part in.
        across: Whether it is a row.
        table: Which table it belongs to, as a number.
    """

    cells: tuple[int, ...]
    mask: int
    reach: int
    across: bool
    table: int


@frozen(eq=False)
class System:
    """Σ plus − Σ minus = 0, for each equation, over variables that are integers ≥ 0.

    What must be at most something else has a slack on its left side, a variable of its own.

    Attributes:
        places: Variable → place of its cell in the block of the edition, or ``OWN_VALUE``.
        identities: Equation → the identity it states.
        plus: Equation → variables of its left side.
        minus: Equation → variables of its right side.
        cells: Equation → set of its variables.
        positive: Equation → set of the variables of its left side.
        takes_part: Variable → its equations, each with its coefficient there.
        reach: Variable → set of its equations.
        signed: Variables that may be negative.
        broken: Variables that need not be integers (money).
        slacks: Variables that are no cells.
        at_most: Equations that have one.
        totals: Variables that stand alone on a side of some equation.
        parts: Sets of equations that share no variable with one another, each with the set of its
            variables.
        lines: Rows and columns of the printed tables, in printed order.
        beside: Variable → variables printed next to it.
    """

    places: tuple[int, ...]
    identities: tuple[Identity, ...]
    plus: tuple[tuple[int, ...], ...]
    minus: tuple[tuple[int, ...], ...]
    cells: tuple[int, ...]
    positive: tuple[int, ...]
    takes_part: tuple[tuple[tuple[int, int], ...], ...]
    reach: tuple[int, ...]
    signed: int
    broken: int
    slacks: int
    at_most: int
    totals: int
    parts: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...] = field(repr=False, default=())
    beside: tuple[int, ...] = field(repr=False, default=())

    def holds(self, equation: int, residual: Number) -> bool:
        """Whether an equation holds, its slack left out of the residual (left minus right side)."""
        return not residual or (residual < 0 and self.at_most >> equation & 1 == 1)


@frozen
class Constraint:
    """One linear constraint on numbered variables: Σ plus = (or ≤) Σ minus."""

    identity: Identity
    plus: tuple[int, ...]
    minus: tuple[int, ...]
    relation: Relation = "="


@frozen
class Grid:
    """A printed table: rows of variables, ``None`` where the form prints no cell or none counts."""

    rows: tuple[tuple[int | None, ...], ...]


def build(
    constraints: Sequence[Constraint],
    places: Sequence[int],
    grids: Sequence[Grid] = (),
    *,
    signed: int = 0,
    broken: int = 0,
) -> System:
    """The system of some constraints.

    Args:
        constraints: What must hold.
        places: Variable → place of its cell; each variable of a constraint has one.
        grids: The tables, for what stands beside what.
        signed: Variables that may be negative.
        broken: Variables that need not be integers.
    """
    all_places = list(places)
    plus = [constraint.plus for constraint in constraints]
    slacks = at_most = 0
    for equation, constraint in enumerate(constraints):
        if constraint.relation == "<=":
            slack = len(all_places)
            plus[equation] = (*plus[equation], slack)
            all_places.append(OWN_VALUE)
            slacks |= 1 << slack
            at_most |= 1 << equation
    minus = [constraint.minus for constraint in constraints]
    takes_part: list[list[tuple[int, int]]] = [[] for _ in all_places]
    for equation, sides in enumerate(zip(plus, minus, strict=True)):
        for side, sign in zip(sides, (1, -1), strict=True):
            for variable in side:
                takes_part[variable].append((equation, sign))
    positive = [set_of(side) for side in plus]
    cells = [set_of((*left, *right)) for left, right in zip(plus, minus, strict=True)]
    reach = tuple(set_of(equation for equation, _ in pairs) for pairs in takes_part)
    totals = set_of(
        side[0]
        for constraint in constraints
        if constraint.relation == "="
        for side in (constraint.plus, constraint.minus)
        if len(side) == 1
    )
    return System(
        places=tuple(all_places),
        identities=tuple(constraint.identity for constraint in constraints),
        plus=tuple(plus),
        minus=tuple(minus),
        cells=tuple(cells),
        positive=tuple(positive),
        takes_part=tuple(map(tuple, takes_part)),
        reach=reach,
        signed=signed,
        broken=broken | slacks,  # integers where their cells are
        slacks=slacks,
        at_most=at_most,
        totals=totals,
        parts=tuple(_parts(reach, cells)),
        lines=tuple(_lines(grids, reach)),
        beside=_beside(grids, len(all_places)),
    )


def set_of(members_: Iterable[int]) -> int:
    """A set of some members."""
    bits = 0
    for member in members_:
        bits |= 1 << member
    return bits


def _parts(reach: Sequence[int], cells: Sequence[int]) -> Iterator[tuple[int, int]]:
    rest = (1 << len(cells)) - 1
    while rest:
        part = rest & -rest
        while True:
            grown = part
            for touched in reach:
                if touched & grown:
                    grown |= touched
            if grown == part:
                break
            part = grown
        variables = 0
        for equation in members(part):
            variables |= cells[equation]
        yield part, variables
        rest &= ~part


def _lines(grids: Sequence[Grid], reach: Sequence[int]) -> Iterator[Line]:
    for table, grid in enumerate(grids):
        for across, lines in ((True, grid.rows), (False, tuple(zip(*grid.rows, strict=True)))):
            for line in lines:
                cells = tuple(cell for cell in line if cell is not None)
                touched = 0
                for cell in cells:
                    touched |= reach[cell]
                if len(cells) > 1:
                    yield Line(cells, set_of(cells), touched, across, table)


def _beside(grids: Sequence[Grid], variables: int) -> tuple[int, ...]:
    beside = [0] * variables
    for grid in grids:
        for line in (*grid.rows, *zip(*grid.rows, strict=True)):
            cells = [cell for cell in line if cell is not None]
            for one, next_ in pairwise(cells):
                beside[one] |= 1 << next_
                beside[next_] |= 1 << one
    return tuple(beside)
