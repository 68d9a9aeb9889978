"""The identities of an edition, written out, and as a system of linear equations.

Variables are the places of the cells in the block of the edition. Sets of variables and sets of
equations are integers, one bit for each member, so that union, intersection and emptiness are
single operations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from attrs import field, frozen
from msgspec import Struct

from govinfo_report.catalogue import Column, Row, alternatives, form
from govinfo_report.catalogue.rule_entries import Linear, Relation, Rule
from govinfo_report.catalogue.rules import rules
from govinfo_report.model import ABSENT, layout

OtherShape: TypeAlias = Literal["printed", "other", "both"]
"""Which rows of (六)其他处理 a report has: those that its form prints, those of the other edition,
or rows of both, which no document may have. A report with neither counts as ``printed``."""


@frozen
class Identity:
    """A linear rule in one row or column: Σ coefficient × cell is 0, or at most 0.

    Two identities are equal if rule and scope are.

    Attributes:
        rule: Id of the rule.
        scope: The row or column, without the table's name.
        terms: Coefficient and cell id, in the form's order: 1 for the left side of the rule, −1 for
            the right side.
        relation: How the sum compares with 0: ``=`` or ``<=``.
    """

    rule: str
    scope: str
    terms: tuple[tuple[int, str], ...] = field(default=(), eq=False, repr=False)
    relation: Relation = field(default="=", eq=False, repr=False)

    @property
    def left(self) -> tuple[str, ...]:
        """The cells of the left side."""
        return tuple(cell for sign, cell in self.terms if sign > 0)

    @property
    def right(self) -> tuple[str, ...]:
        """The cells of the right side."""
        return tuple(cell for sign, cell in self.terms if sign < 0)


class Total(Struct, frozen=True):
    """A cell that is the sum of others.

    Attributes:
        rule: Id of the rule that says so.
        cell: The total.
        parts: Its parts, in the form's order; those of both shapes of (六)其他处理.
    """

    rule: str
    cell: str
    parts: tuple[str, ...]


@cache
def identities(edition: str) -> tuple[Identity, ...]:
    """The linear rules of an edition in every row and column, in the catalogue's order.

    Rows of both shapes of (六)其他处理 are among the terms: :func:`identities_of_shape` leaves out
    those that a report does not have.

    Raises:
        EditionError: There is no such edition.
    """
    return tuple(
        Identity(rule.id, scope, terms, rule.linear.relation)
        for rule in rules(edition)
        if rule.linear is not None
        for scope, terms in _written_out(rule.linear, edition)
    )


def identities_of_rule(rule: Rule, edition: str) -> tuple[Identity, ...]:
    """One rule of an edition in every row or column; empty for a rule that is not linear."""
    return tuple(each for each in identities(edition) if each.rule == rule.id)


def identities_of_shape(edition: str, shape: OtherShape) -> Iterator[Identity]:
    """The identities that can be asked of a report of one shape, with the cells that it has.

    Left out are those of rows that the report does not have, and, if it has both shapes, those that
    would count the same requests twice.
    """
    rows = alternatives(edition)
    unused = {"printed": rows.other, "other": rows.printed, "both": ()}[shape]
    for identity in identities(edition):
        named = {row_of(cell) for _, cell in identity.terms}
        if shape == "both" and named & {*rows.printed} and named & {*rows.other}:
            continue
        terms = tuple(term for term in identity.terms if row_of(term[1]) not in unused)
        if terms:
            yield Identity(identity.rule, identity.scope, terms, identity.relation)


def row_of(cell: str) -> str:
    """Id of a cell's row, the table's name first."""
    return cell.rpartition(".")[0]


@cache
def totals(edition: str) -> tuple[Total, ...]:
    """Every total of an edition, once for each sum that makes it up, in the catalogue's order."""
    return tuple(
        Total(each.rule, each.right[0], each.left)
        for each in identities(edition)
        if each.relation == "=" and len(each.right) == 1 and len(each.left) > 1
    )


@cache
def shape_places(edition: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places in the block of (六)其他处理: in the shape that the form prints, and in the other."""

    def places(rows: Sequence[str]) -> tuple[int, ...]:
        return tuple(p for c, p in layout(edition).places.items() if row_of(c) in rows)

    rows = alternatives(edition)
    return places(rows.printed), places(rows.other)


def shape_of(edition: str, block: Sequence[Any]) -> OtherShape:
    """The shape in which a report has (六)其他处理, by its block."""
    printed, other = shape_places(edition)
    if all(block[place] is ABSENT for place in other):
        return "printed"
    return "other" if all(block[place] is ABSENT for place in printed) else "both"


Terms: TypeAlias = tuple[tuple[int, str], ...]


def _written_out(linear: Linear, edition: str) -> Iterator[tuple[str, Terms]]:
    """Row or column, and the terms there."""
    table = form(edition).table(linear.table)
    if linear.each == "row":
        for row in table.rows:
            if not linear.within or row.id in linear.within:
                signs = _signs(linear, [table.column(column) for column in row.columns])
                yield row.id, tuple((s, f"{table.id}.{row.id}.{c}") for c, s in signs.items())
    else:
        signs = _signs(linear, table.rows)
        for column in table.columns:
            if not linear.within or column.id in linear.within:
                yield column.id, tuple((s, f"{table.id}.{r}.{column.id}") for r, s in signs.items())


def _signs(linear: Linear, parts: Iterable[Row | Column]) -> Mapping[str, int]:
    """Row or column → its coefficient."""
    named = {*linear.plus, *linear.minus}
    signs: dict[str, int] = {}
    for part in parts:
        leaf = not part.total and part.id not in named
        for side, sign in ((linear.plus, 1), (linear.minus, -1)):
            if part.id in side or (leaf and any(_covers(term, part.id) for term in side)):
                signs[part.id] = sign
    return signs


def _covers(term: str, name: str) -> bool:
    return term == "*" or (term.endswith(".*") and name.startswith(term[:-1]))


SystemNumber: TypeAlias = int | Fraction

CellGrid: TypeAlias = Sequence[Sequence[int | None]]
"""A printed table: rows of variables, ``None`` where the form prints no cell."""


def members(bits: int) -> Iterator[int]:
    """The members of a set, in ascending order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def set_of(numbers: Iterable[int]) -> int:
    """The set of some members."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


class GridLine(Struct, frozen=True):
    """A row or a column of a printed table.

    Attributes:
        cells: Its variables in printed order.
        mask: The same as a set.
        reach: The equations that any of them takes part in.
        across: Whether it is a row.
        table: Index of its table.
    """

    cells: tuple[int, ...]
    mask: int
    reach: int
    across: bool
    table: int


@frozen(eq=False, kw_only=True)
class System:
    """Σ plus − Σ minus = 0 for each equation, over variables that are integers ≥ 0.

    An identity with ``<=`` has a slack, a variable of its own, as the last one of its left side.

    Attributes:
        shape: The shape of (六)其他处理 that its reports have.
        names: Variable → id of its cell; slacks, which come last, have none.
        identities: Equation → the identity that it states.
        plus: Equation → variables of its left side.
        minus: Equation → variables of its right side.
        signed: Variables that may be negative.
        broken: Variables that need not be integers (money), and slacks.
        slacks: Variables that are no cells.
        at_most: Equations that have one.
        grids: The printed tables.
    """

    shape: OtherShape = "printed"
    names: tuple[str, ...]
    identities: tuple[Identity, ...]
    plus: tuple[tuple[int, ...], ...]
    minus: tuple[tuple[int, ...], ...]
    signed: int
    broken: int
    slacks: int
    at_most: int
    grids: Sequence[CellGrid] = field(repr=False, default=())

    @cached_property
    def equations(self) -> Mapping[Identity, int]:
        """Identity → its equation."""
        return {identity: equation for equation, identity in enumerate(self.identities)}

    @cached_property
    def variables(self) -> int:
        """The number of variables, slacks included."""
        return len(self.names) + self.slacks.bit_count()

    @cached_property
    def used(self) -> tuple[int, ...]:
        """Cells that take part in any equation."""
        return tuple(variable for variable in range(len(self.names)) if self.reach[variable])

    @cached_property
    def positive(self) -> tuple[int, ...]:
        """Equation → set of the variables of its left side."""
        return tuple(map(set_of, self.plus))

    @cached_property
    def cells(self) -> tuple[int, ...]:
        """Equation → set of its variables."""
        return tuple(left | set_of(r) for left, r in zip(self.positive, self.minus, strict=True))

    @cached_property
    def takes_part(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Variable → its equations, each with its coefficient there."""
        pairs: list[list[tuple[int, int]]] = [[] for _ in range(self.variables)]
        for equation, sides in enumerate(zip(self.plus, self.minus, strict=True)):
            for side, sign in zip(sides, (1, -1), strict=True):
                for variable in side:
                    pairs[variable].append((equation, sign))
        return tuple(map(tuple, pairs))

    @cached_property
    def reach(self) -> tuple[int, ...]:
        """Variable → set of its equations."""
        return tuple(set_of(equation for equation, _ in pairs) for pairs in self.takes_part)

    @cached_property
    def totals(self) -> int:
        """Variables that stand alone on a side of some equation."""
        sides = (
            side
            for equation, pair in enumerate(zip(self.plus, self.minus, strict=True))
            if not self.at_most >> equation & 1
            for side in pair
        )
        return set_of(side[0] for side in sides if len(side) == 1)

    @cached_property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """Sets of equations that share no variable, each with the set of its variables."""
        return tuple(_parts(self.reach, self.cells))

    @cached_property
    def lines(self) -> tuple[GridLine, ...]:
        """Rows and columns of the printed tables, in printed order, of cells that take part."""
        found = []
        for table, grid in enumerate(self.grids):
            for across, lines in ((True, grid), (False, zip(*grid, strict=True))):
                for cells in map(self._of_line, lines):
                    if len(cells) > 1:
                        touched = 0
                        for cell in cells:
                            touched |= self.reach[cell]
                        found.append(GridLine(cells, set_of(cells), touched, across, table))
        return tuple(found)

    @cached_property
    def beside(self) -> tuple[int, ...]:
        """Variable → variables printed next to it."""
        beside = [0] * self.variables
        for grid in self.grids:
            for line in (*grid, *zip(*grid, strict=True)):
                for one, other in pairwise(self._of_line(line)):
                    beside[one] |= 1 << other
                    beside[other] |= 1 << one
        return tuple(beside)

    def _of_line(self, line: Sequence[int | None]) -> tuple[int, ...]:
        return tuple(cell for cell in line if cell is not None and self.reach[cell])

    def holds(self, equation: int, residual: SystemNumber) -> bool:
        """Whether an equation holds, given its left side minus its right side without slacks."""
        return not residual or (residual < 0 and self.at_most >> equation & 1 == 1)


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


@cache
def system(edition: str, shape: OtherShape = "printed", *, heuristic: bool = False) -> System:
    """The system of an edition.

    Args:
        edition: The edition of the form.
        shape: The shape of (六)其他处理 that the report has (:func:`shape_of`).
        heuristic: Whether linear rules that are merely heuristic are among its identities.

    Raises:
        EditionError: There is no such edition.
    """
    catalogue = form(edition)
    cells = catalogue.cells.values()
    places = layout(edition).places
    kinds = {rule.id: rule.basis for rule in rules(edition)}
    return compiled(
        [
            each
            for each in identities_of_shape(edition, shape)
            if heuristic or kinds[each.rule] != "heuristic"
        ],
        layout(edition).cells,
        [
            [
                [places.get(f"{table.id}.{row.id}.{c.id}") for c in table.columns]
                for row in table.rows
            ]
            for table in catalogue.tables
        ],
        shape=shape,
        signed=set_of(places[cell.id] for cell in cells if cell.kind == "signed_count"),
        broken=set_of(places[cell.id] for cell in cells if cell.kind == "money"),
    )


def compiled(
    identities: Sequence[Identity],
    cells: Sequence[str],
    grids: Sequence[CellGrid] = (),
    *,
    shape: OtherShape = "printed",
    signed: int = 0,
    broken: int = 0,
) -> System:
    """The system of some identities.

    Args:
        identities: What must hold.
        cells: Variable → id of its cell.
        grids: The printed tables, for what stands beside what.
        shape: The shape of (六)其他处理.
        signed: Variables that may be negative.
        broken: Variables that need not be integers.
    """
    places = {cell: variable for variable, cell in enumerate(cells)}
    plus = [tuple(places[cell] for cell in identity.left) for identity in identities]
    at_most = set_of(n for n, each in enumerate(identities) if each.relation == "<=")
    for slack, equation in enumerate(members(at_most), len(cells)):
        plus[equation] = (*plus[equation], slack)
    slacks = ((1 << at_most.bit_count()) - 1) << len(cells)
    return System(
        shape=shape,
        names=tuple(cells),
        identities=tuple(identities),
        plus=tuple(plus),
        minus=tuple(tuple(places[cell] for cell in identity.right) for identity in identities),
        signed=signed,
        broken=broken | slacks,  # integers where their cells are
        slacks=slacks,
        at_most=at_most,
        grids=grids,
    )
