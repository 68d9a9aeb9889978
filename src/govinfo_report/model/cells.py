"""The cells of a report, all of them at once as one flat block.

The block of an edition holds every cell that a document of that edition can have, in the form's
order, absent ones as :data:`ABSENT`. Checks, comparison and frames work on it: two blocks of one
edition line up place by place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from operator import attrgetter, call
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs
from attrs import frozen
from msgspec import Struct
from msgspec.structs import astuple

from govinfo_report.model.report import Report, disclosure_class
from govinfo_report.model.rows import is_cell_type
from govinfo_report.model.tables import Applications, Disputes
from govinfo_report.model.values import Amount, CellValue

_Builder: TypeAlias = Callable[[Sequence[Any]], Any]

TABLES: Final = ("proactive_disclosure", "applications", "disputes")
"""The tables of the report, in the form's order."""


@frozen
class RowPlace:
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
    _steps: tuple[tuple[str, Callable[[Any], Any], tuple[Callable[[Any], Any], ...]], ...]

    def gather(self, table: Callable[[str], Any]) -> tuple[Any, ...]:
        """The block of the tables that ``table`` gives by name."""
        values: list[Any] = []
        for name, rows_of, readers in self._steps:
            rows = rows_of(table(name))
            if isinstance(rows[0], Struct):
                # What a document was decoded into: the same columns, and twice as fast to read.
                values += chain.from_iterable(map(astuple, rows))
            else:
                values += chain.from_iterable(map(call, readers, rows))
        for place in self._amounts:  # a decoded document has whole amounts as integers
            if type(values[place]) is int:
                values[place] = Decimal(values[place])
        return tuple(values)


def table_classes(edition: str) -> dict[str, type[Any]]:
    """Table name → class, in the form's order."""
    classes = (disclosure_class(edition), Applications, Disputes)
    return dict(zip(TABLES, classes, strict=True))


@cache
def layout(edition: str) -> Layout:
    """The layout of an edition's block.

    Raises:
        EditionError: There is no such edition.
    """
    rows: list[RowPlace] = []
    amounts = []
    steps = []
    start = 0
    for table, cls in table_classes(edition).items():
        found = list(_rows(cls, ""))
        for path, kind in found:
            columns = tuple(column.name for column in attrs.fields(kind))
            rows.append(RowPlace(f"{table}.{path}", kind, columns, start))
            amounts += [
                start + offset
                for offset, column in enumerate(attrs.fields(kind))
                if column.type == Amount
            ]
            start += len(columns)
        readers = tuple(_reader(kind) for _, kind in found)
        steps.append((table, attrgetter(*(path for path, _ in found)), readers))
    cells = tuple(f"{row.id}.{column}" for row in rows for column in row.columns)
    places = MappingProxyType({cell: place for place, cell in enumerate(cells)})
    return Layout(edition, tuple(rows), cells, places, tuple(amounts), tuple(steps))


def _rows(cls: type[Any], prefix: str) -> Iterator[tuple[str, type[Any]]]:
    for attribute in attrs.fields(attrs.resolve_types(cls)):
        if is_cell_type(attribute.type):
            yield prefix.removesuffix("."), cls
            return
        yield from _rows(attribute.type, f"{prefix}{attribute.name}.")


def _reader(row: type[Any]) -> Callable[[Any], Any]:
    names = [column.name for column in attrs.fields(row)]
    if len(names) == 1:  # attrgetter gives one name's value bare, several names' as a tuple
        get = attrgetter(*names)
        return lambda row: (get(row),)
    return attrgetter(*names)


def block(report: Report) -> tuple[Any, ...]:
    """Every cell of a report, in the form's order, absent ones as :data:`ABSENT`."""
    try:
        return report._block  # noqa: SLF001  # filled here and nowhere else
    except AttributeError:
        source = getattr(report, "_source", None)
        table = source.table if source is not None else report.__getattribute__
        values = layout(report.edition).gather(table)
        object.__setattr__(report, "_block", values)
        return values


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

    table = member


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
    return {name: _builder(cls, name, places) for name, cls in table_classes(edition).items()}


def _builder(cls: type[Any], path: str, places: Mapping[str, int]) -> _Builder:
    """What builds the table, group or row at ``path`` from the values of a block."""
    members = attrs.fields(attrs.resolve_types(cls))
    if is_cell_type(members[0].type):
        start = places[f"{path}.{members[0].name}"]
        row = slice(start, start + len(members))  # a block has the columns of a row side by side
        return lambda values: cls(*values[row])
    inner = [_builder(member.type, f"{path}.{member.name}", places) for member in members]
    return lambda values: cls(*[built(values) for built in inner])
