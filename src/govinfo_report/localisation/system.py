"""The identities of an edition as a system of linear equations over numbered cells.

Sets of cells and sets of equations are integers, one bit a member: union, intersection and "is
there any" are single operations on them, and the search does little else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from attrs import field, frozen

from govinfo_report.catalogue import form
from govinfo_report.catalogue.linear import LinearInstance, Relation, shapes
from govinfo_report.catalogue.rules import rules
from govinfo_report.model import layout

OWN_VALUE: Final = -1
"""Place of a variable that is no cell: what is missing from the smaller side of ``<=``."""


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
    totals: int
    parts: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...] = field(repr=False, default=())
    beside: tuple[int, ...] = field(repr=False, default=())


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
    for equation, constraint in enumerate(constraints):
        if constraint.relation == "<=":
            plus[equation] = (*plus[equation], len(all_places))
            all_places.append(OWN_VALUE)
    minus = [constraint.minus for constraint in constraints]
    takes_part: list[list[tuple[int, int]]] = [[] for _ in all_places]
    for equation, sides in enumerate(zip(plus, minus, strict=True)):
        for side, sign in zip(sides, (1, -1), strict=True):
            for variable in side:
                takes_part[variable].append((equation, sign))
    positive = [_set(side) for side in plus]
    cells = [_set((*left, *right)) for left, right in zip(plus, minus, strict=True)]
    reach = tuple(_set(equation for equation, _ in pairs) for pairs in takes_part)
    totals = _set(
        side[0] for sides in zip(plus, minus, strict=True) for side in sides if len(side) == 1
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
        broken=broken,
        totals=totals,
        parts=tuple(_parts(reach, cells)),
        lines=tuple(_lines(grids, reach)),
        beside=_beside(grids, len(all_places)),
    )


def _set(members_: Iterable[int]) -> int:
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
                    yield Line(cells, _set(cells), touched, across, table)


def _beside(grids: Sequence[Grid], variables: int) -> tuple[int, ...]:
    beside = [0] * variables
    for grid in grids:
        for line in (*grid.rows, *zip(*grid.rows, strict=True)):
            cells = [cell for cell in line if cell is not None]
            for one, next_ in zip(cells, cells[1:], strict=False):
                beside[one] |= 1 << next_
                beside[next_] |= 1 << one
    return tuple(beside)


@cache
def system(edition: str, has_printed: bool, has_other: bool) -> System:
    """The system of an edition: its linear rules that are no mere heuristics.

    Args:
        edition: The edition of the form.
        has_printed: Whether the report has rows of (六)其他处理 in the shape that the form prints.
        has_other: Whether it has rows of the other shape. A sum over rows of both shapes means
            nothing, so a report that has both is spared it.

    Raises:
        EditionError: There is no such edition.
    """
    both = shapes(edition)
    unused = both.printed if has_other and not has_printed else () if has_other else both.other
    cell_ids = layout(edition).cells
    wanted: list[tuple[Identity, LinearInstance]] = []
    for rule in rules(edition):
        if rule.linear is None or rule.basis == "heuristic":
            continue
        for instance in rule.terms(edition):
            terms = [cell for cell in instance.coefficients if cell.rpartition(".")[0] not in unused]
            if not terms or (has_printed and has_other and _mixes(terms, both.printed, both.other)):
                continue
            wanted.append((Identity(rule.id, instance.scope), instance))
    used = {
        cell
        for _, instance in wanted
        for cell in instance.coefficients
        if cell.rpartition(".")[0] not in unused
    }
    numbers = {cell: number for number, cell in enumerate(c for c in cell_ids if c in used)}
    constraints = [
        Constraint(
            identity,
            tuple(numbers[c] for c, sign in instance.coefficients.items() if sign > 0 and c in used),
            tuple(numbers[c] for c, sign in instance.coefficients.items() if sign < 0 and c in used),
            instance.relation,
        )
        for identity, instance in wanted
    ]
    catalogue = form(edition)
    kinds = {kind: _set(n for c, n in numbers.items() if catalogue.cell(c).kind == kind) for kind in (
        "signed_count", "money")}
    return build(
        constraints,
        [layout(edition).places[cell] for cell in numbers],
        [
            Grid(
                tuple(
                    tuple(numbers.get(f"{table.id}.{row.id}.{column.id}") for column in table.columns)
                    for row in table.rows
                )
            )
            for table in catalogue.tables
        ],
        signed=kinds["signed_count"],
        broken=kinds["money"],
    )


def _mixes(terms: Iterable[str], one: Sequence[str], other: Sequence[str]) -> bool:
    rows = {cell.rpartition(".")[0] for cell in terms}
    return not (rows.isdisjoint(one) or rows.isdisjoint(other))


@cache
def shape_places(edition: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places in the block of (六)其他处理: of the shape that the form prints, and of the other."""
    both = shapes(edition)

    def of(rows: Sequence[str]) -> tuple[int, ...]:
        return tuple(
            row.start + offset
            for row in layout(edition).rows
            if row.id in rows
            for offset in range(len(row.columns))
        )

    return of(both.printed), of(both.other)
