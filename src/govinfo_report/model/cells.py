"""The cells of a report, all of them at once as one flat block.

The block of an edition holds every cell that a document of that edition can have, in the form's
order, absent ones as :data:`ABSENT`. Checks, comparison and frames work on it: two blocks of one
edition line up place by place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain
from operator import attrgetter, call
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs
from attrs import frozen
from msgspec import Struct
from msgspec.structs import astuple

from govinfo_report.catalogue import FIRST_YEAR, TABLES, Cell, form
from govinfo_report.model.report import Report, year_of
from govinfo_report.model.tables import table_classes
from govinfo_report.model.values import ABSENT, CellValue

_Builder: TypeAlias = Callable[[Sequence[Any]], Any]


class RowPlace(Struct, frozen=True):
    """Where one row stands in the block of an edition.

    Attributes:
        id: Row id, the table's name first (``applications.outcomes.granted``).
        kind: The class of the row.
        columns: Column ids, in order.
        start: Place of its first cell in the block.
    """

    id: str
    kind: type[Any]
    columns: tuple[str, ...]
    start: int


@frozen(eq=False)
class Layout:
    """The block of one edition: which cell stands at which place.

    Attributes:
        edition: The edition.
        rows: Its rows, in the form's order.
        cells: Its cell ids, in the form's order.
        places: Cell id → place in the block.
    """

    edition: str
    rows: tuple[RowPlace, ...]
    cells: tuple[str, ...]
    places: Mapping[str, int]
    _amounts: tuple[int, ...]
    _rows_of: Callable[[Any], tuple[Any, ...]]
    _readers: tuple[Callable[[Any], tuple[Any, ...]], ...]

    def gather(self, members: Any) -> tuple[Any, ...]:
        """The block of a report, or of what :func:`plain_members` gives of it."""
        rows = self._rows_of(members)
        # What a document was decoded into has the same columns, and is twice as fast to read.
        read = map(astuple, rows) if isinstance(members, Struct) else map(call, self._readers, rows)
        values = list(chain.from_iterable(read))
        for place in self._amounts:  # a decoded document has whole amounts as integers
            if type(values[place]) is int:
                values[place] = Decimal(values[place])
        return tuple(values)


@frozen
class Shape:
    """A class of the model as one edition has it.

    A class holds the attributes of every edition that shares it. An edition's shape names those
    that the edition has, in the form's order: a table or group has parts, a row has columns.

    Attributes:
        cls: The class.
        parts: Attribute → the shape of the rows under it; empty for a row.
        columns: Attribute → the cell of the form, for a row; empty for a table or group.
    """

    cls: type[Any]
    parts: Mapping[str, Shape]
    columns: Mapping[str, Cell]

    @property
    def whole(self) -> bool:
        """Whether the edition has every attribute of the class, in the order of the class."""
        names = [attribute.name for attribute in attrs.fields(self.cls)]
        return names == list(self.parts or self.columns)

    @cached_property
    def in_order(self) -> bool:
        """Whether that is so of everything in it as well."""
        return self.whole and all(part.in_order for part in self.parts.values())


@cache
def shapes(edition: str) -> Mapping[str, Shape]:
    """Table id → its shape in an edition, in the form's order.

    Raises:
        EditionError: There is no such edition.
    """
    rows: dict[str, dict[str, Cell]] = {}
    for cell in form(edition).cells.values():
        rows.setdefault(f"{cell.table}.{cell.row}", {})[cell.column] = cell
    return {name: _shape(cls, name, rows) for name, cls in table_classes(edition).items()}


def _shape(cls: type[Any], path: str, rows: Mapping[str, Mapping[str, Cell]]) -> Shape:
    if path in rows:
        return Shape(cls, {}, rows[path])
    types = {a.name: a.type for a in attrs.fields(attrs.resolve_types(cls))}
    start = f"{path}."
    names = dict.fromkeys(row[len(start) :].split(".")[0] for row in rows if row.startswith(start))
    return Shape(cls, {name: _shape(types[name], start + name, rows) for name in names}, {})


@cache
def layout(edition: str) -> Layout:
    """The layout of an edition's block.

    Raises:
        EditionError: There is no such edition.
    """
    rows: list[RowPlace] = []
    amounts: list[int] = []
    start = 0
    for table, shape in shapes(edition).items():
        for path, row in _rows(shape, table):
            rows.append(RowPlace(path, row.cls, tuple(row.columns), start))
            amounts += [
                start + place
                for place, cell in enumerate(row.columns.values())
                if cell.kind == "money"
            ]
            start += len(row.columns)
    cells = tuple(f"{row.id}.{column}" for row in rows for column in row.columns)
    places = MappingProxyType({cell: place for place, cell in enumerate(cells)})
    rows_of = attrgetter(*(row.id for row in rows))
    readers = tuple(getter(row.columns) for row in rows)
    return Layout(edition, tuple(rows), cells, places, tuple(amounts), rows_of, readers)


def _rows(shape: Shape, path: str) -> Iterator[tuple[str, Shape]]:
    if shape.columns:
        yield path, shape
    for name, part in shape.parts.items():
        yield from _rows(part, f"{path}.{name}")


def getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gets the attributes of these names from an object, as a tuple."""
    get = attrgetter(*names)
    # attrgetter gives one name's value bare, several names' as a tuple
    return get if len(names) > 1 else lambda row: (get(row),)


def block(report: Report) -> tuple[Any, ...]:
    """Every cell of a report, in the form's order, absent ones as :data:`ABSENT`.

    The report keeps it.

    Raises:
        TypeError: Something else stands in a table in the place of a row or group.
    """
    found: tuple[Any, ...] | None = getattr(report, "_block", None)
    if found is None:
        found = _gathered(report)
        object.__setattr__(report, "_block", found)
    return found


def block_once(report: Report) -> tuple[Any, ...]:
    """The same, which the report does not keep: for many reports that are read once each."""
    found: tuple[Any, ...] | None = getattr(report, "_block", None)
    return _gathered(report) if found is None else found


def _gathered(report: Report) -> tuple[Any, ...]:
    members = plain_members(report)
    try:
        return layout(members.edition).gather(members)
    except AttributeError:  # a draft's table may hold anything in the place of a row
        for name, shape in shapes(report.edition).items():
            _verify(getattr(report, name), shape, name)
        raise


def plain_members(report: Report) -> Any:
    """What a report's members are the cheapest to get from: its source has some, or itself.

    Parts and rows have the attributes that the model's classes have, and whole amounts may be
    integers.
    """
    source = getattr(report, "_source", None)
    return report if source is None or source.plain is None else source.plain


def is_before_forms(report: Report) -> bool:
    """Whether a report has no form: a year before the first national one, and no cell."""
    year = year_of(report)
    if year is None or year >= FIRST_YEAR:
        return False
    return all(value is ABSENT for value in block(report))


def _verify(part: Any, shape: Shape, path: str) -> None:
    """Looks for the first part of a table that is of another class than it should be."""
    if not isinstance(part, shape.cls):
        wanted, given = shape.cls.__name__, type(part).__name__
        raise TypeError(f"{path} must be of class {wanted}, not {given}: {wanted}(…) makes one")
    for name, inner in shape.parts.items():
        _verify(getattr(part, name), inner, f"{path}.{name}")


class _Told:
    """Members of a report, of whose tables only the cells are known yet."""

    __slots__ = ("_block", "_members")

    def __init__(self, members: dict[str, Any], block: tuple[Any, ...]) -> None:
        self._members = members
        self._block = block

    def member(self, name: str) -> Any:
        """One attribute of :class:`Report`."""
        if name in TABLES:
            return builders(self._members["edition"])[name](self._block)
        return self._members[name]

    plain = None


def report_of(members: Mapping[str, Any], cells: tuple[CellValue, ...]) -> Report:
    """A report with these members and these cells.

    Its tables are built when they are first asked for, as those of a loaded report are.

    Args:
        members: The attributes of :class:`Report` but the tables, each as the report is to hold it;
            those that are not given have the value that the class gives them.
        cells: The block of its edition: every cell, in the form's order.
    """
    report = Report.from_source(_Told({**_GIVEN, **members}, cells))
    object.__setattr__(report, "_block", cells)
    return report


_GIVEN: Final = {
    attribute.name: attribute.default
    for attribute in attrs.fields(Report)
    if attribute.name not in TABLES and attribute.default is not attrs.NOTHING
}


@cache
def builders(edition: str) -> dict[str, _Builder]:
    """Table name → what builds the table from the values of a block."""
    places = layout(edition).places
    return {name: _builder(shape, name, places) for name, shape in shapes(edition).items()}


def _builder(shape: Shape, path: str, places: Mapping[str, int]) -> _Builder:
    """What builds the table, group or row at ``path`` from the values of a block."""
    cls = shape.cls
    if shape.columns:
        names = tuple(shape.columns)
        start = places[f"{path}.{names[0]}"]
        row = slice(start, start + len(names))  # a block has the columns of a row side by side
        if shape.whole:
            return lambda values: cls(*values[row])
        return lambda values: cls(**dict(zip(names, values[row], strict=True)))
    inner = {name: _builder(part, f"{path}.{name}", places) for name, part in shape.parts.items()}
    return lambda values: cls(**{name: built(values) for name, built in inner.items()})
