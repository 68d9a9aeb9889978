"""Reports as rows of a frame, and rows as reports."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal, DecimalException, Inexact, InvalidOperation
from functools import cache
from hashlib import blake2b
from itertools import chain, islice, pairwise
from operator import attrgetter, itemgetter
from types import NoneType
from typing import Any, Final, TypeAlias

from attrs import frozen
from msgspec import Struct

from govinfo_report.catalogue import prose_members
from govinfo_report.errors import FrameError
from govinfo_report.frames.columns import (
    BLANK_KEYS,
    BLANKABLE_KEYS,
    KEYS,
    PRECISION,
    SCALE,
    blank_sets,
    cell_columns,
    column_name,
)
from govinfo_report.identities import shape_of, shape_places
from govinfo_report.language import Text
from govinfo_report.model import (
    ABSENT,
    Absent,
    Metadata,
    Report,
    block_once,
    layout,
    plain_members,
    report_of,
)
from govinfo_report.model.values import shown

FrameRow: TypeAlias = tuple[Any, ...]
"""One report: the values of its columns, in the order of the frame."""

_Runs: TypeAlias = Callable[[Sequence[Any]], tuple[Sequence[Any], ...]]

_EXACT: Final = Context(prec=PRECISION, traps=[Inexact, InvalidOperation])
_STEP: Final = Decimal(1).scaleb(-SCALE)
_ID_BYTES: Final = 10


@frozen
class _Places:
    """How the block of an edition becomes the cells of a row.

    Attributes:
        amounts: Places of amounts in the block.
        counts: Gets everything but the amounts, in runs.
        arranged: Gets the cells of a row from a block with a ``None`` behind it.
        printed_counts: Gets the counts that the form prints, in runs.
        printed: Gets the cells of a row likewise, where the form's other rows are absent.
        blanks: Place → which bit set it stands in, and the value of its bit.
        other: Gets the rows of (六) that the form does not print.
        no_other: What it gets where they are absent.
    """

    amounts: tuple[int, ...]
    counts: _Runs
    arranged: Callable[[Sequence[Any]], tuple[Any, ...]]
    printed_counts: _Runs
    printed: Callable[[Sequence[Any]], tuple[Any, ...]]
    blanks: tuple[tuple[int, int], ...]
    other: Callable[[Sequence[Any]], tuple[Any, ...]]
    no_other: tuple[Absent, ...]


@cache
def _places(edition: str) -> _Places:
    columns, places = cell_columns(), layout(edition).places
    sets = {name: number for number, name in enumerate(blank_sets())}
    others = shape_places(edition)[1]
    counts = [p for cell, p in places.items() if columns[cell].type == "Int64"]
    order = [places.get(cell, len(places)) for cell in columns]
    return _Places(
        amounts=tuple(p for cell, p in places.items() if columns[cell].type == "Decimal"),
        counts=_runs(counts),
        arranged=itemgetter(*order),
        printed_counts=_runs([place for place in counts if place not in others]),
        printed=itemgetter(*(len(places) if place in others else place for place in order)),
        blanks=tuple(
            (sets[columns[cell].blank.column], 1 << columns[cell].blank.bit) for cell in places
        ),
        other=itemgetter(*others),
        no_other=(ABSENT,) * len(others),
    )


def _runs(places: Sequence[int]) -> _Runs:
    """What gets the values at some places, which are many: those of neighbours at once."""
    after = [n for n, place in enumerate(places) if place - 1 != places[n - 1]]
    runs = [slice(places[n], places[m - 1] + 1) for n, m in pairwise([*after, len(places)])]
    return itemgetter(*runs) if len(runs) > 1 else lambda values: (values[runs[0]],)


_COUNTS: Final = frozenset({int, NoneType, Absent})
_WHOLE: Final = frozenset({int})


def rows(
    reports: Iterable[Report], *, narrative: bool = False, ids: Iterable[str] | None = None
) -> Iterator[FrameRow]:
    """The rows of some reports.

    Args:
        reports: The reports.
        narrative: Whether title and narrative are among the columns.
        ids: What to call the reports, one each, no two alike; ``None``: hashes of their keys and
            figures.

    Raises:
        FrameError: A value of a report has no place in a frame: it is of another type than its
            column, or an amount has too many digits.
        ValueError: There are more or fewer ids than reports, or one of them twice.
    """
    given = None if ids is None else iter(ids)
    seen: dict[str, int] = {}
    for index, report in enumerate(reports):
        members = plain_members(report)
        keys, blank_keys = _keys(members, index)
        decoded = isinstance(members, Struct)
        cells, sets, shape = _cells(block_once(report), keys[_EDITION], index, decoded=decoded)
        name = _hash(keys, cells, sets) if given is None else next(given, None)
        if type(name) is not str:
            raise ValueError(f"ids must have a text for each report; report {index} has none")
        times = seen.get(name, 0)
        seen[name] = times + 1
        if times:
            if given is not None:
                raise ValueError(f"two reports are called {name!r}: ids must differ")
            name = f"{name}-{times + 1}"
        row = (name, *keys, shape, blank_keys, *sets, *cells)
        yield (*row, *_narrative(report, index)) if narrative else row
    if given is not None and next(given, None) is not None:
        raise ValueError("there are more ids than reports")


def _keys(members: Any, index: int) -> tuple[tuple[Any, ...], int]:
    """The keys but ``report``, and which of them are blank."""
    keys = _get_keys(members)
    _, code, _, _, scope, source = keys
    blank = (code is None) | (scope is None) << 1 | (source is None) << 2
    found = tuple([None if value is ABSENT else value for value in keys])
    texts = {*map(type, found[:2]), *map(type, found[3:])}
    if not texts <= _TEXTS or type(found[2]) not in (int, NoneType):
        _refuse(found, index)
    return found, blank


def _refuse(keys: Sequence[Any], index: int) -> None:
    for name, value in zip(_KEY_NAMES, keys, strict=True):
        wanted = int if name == "year" else str
        if value is not None and type(value) is not wanted:
            raise FrameError(index, name, _no_place(value))


_TEXTS: Final = frozenset({str, NoneType})
_KEY_NAMES: Final = tuple(KEYS)[1:]
_EDITION: Final = _KEY_NAMES.index("edition")
_get_keys: Final = attrgetter(*_KEY_NAMES[:-1], "metadata.source")


def _cells(
    values: tuple[Any, ...], edition: str, index: int, *, decoded: bool
) -> tuple[tuple[Any, ...], list[int], str]:
    """The cells of a row, the bit sets of blank cells, and the shape of (六)其他处理.

    Args:
        values: The block of a report.
        edition: Its edition.
        index: Which report it is, for what is wrong with it.
        decoded: Whether it is known that all values are of a document.
    """
    places = _places(edition)
    printed = places.other(values) == places.no_other
    counts, arranged = places.counts, places.arranged
    if printed:
        counts, arranged = places.printed_counts, places.printed
    types = _types(counts(values), decoded=decoded)
    if not types <= _COUNTS:
        raise _wrong_count(values, edition, index)
    sets = [0] * len(blank_sets())
    if NoneType in types or any(values[place] is None for place in places.amounts):
        for (number, bit), value in zip(places.blanks, values, strict=True):
            if value is None:
                sets[number] |= bit
    shape = "printed" if printed else shape_of(edition, values)
    row: list[Any] = [*values, None]
    if Absent in types:
        row = [None if value is ABSENT else value for value in row]
    for place in places.amounts:
        value = values[place]
        row[place] = None
        if value is not None and value is not ABSENT:
            row[place] = _amount(value, edition, place, index)
    return arranged(row), sets, shape


def _types(counts: tuple[Sequence[Any], ...], *, decoded: bool) -> frozenset[type]:
    """The types of some counts, which come in runs."""
    if decoded:
        try:
            sum(map(sum, counts))
        except TypeError:  # one is blank or absent
            pass
        else:
            return _WHOLE
    return frozenset(map(type, chain.from_iterable(counts)))


def _wrong_count(values: tuple[Any, ...], edition: str, index: int) -> FrameError:
    places = _places(edition)
    for place, (cell, value) in enumerate(zip(layout(edition).cells, values, strict=True)):
        if place not in places.amounts and type(value) not in _COUNTS:
            return FrameError(index, cell, _no_place(value))
    raise AssertionError("every count has a type of a count")


def raise_too_large(columns: Mapping[str, Sequence[Any]]) -> None:
    """Raises a :class:`FrameError` for the first integer that has more than 64 bits, if any."""
    names = {column_name(cell): cell for cell in cell_columns()}
    for index, row in enumerate(zip(*columns.values(), strict=True)):
        for name, value in zip(columns, row, strict=True):
            if type(value) is int and not -(2**63) <= value < 2**63:
                raise FrameError(index, names.get(name, name), _TOO_LARGE)


_TOO_LARGE: Final = Text("数字太大，64位整数容纳不下", "is too large for an integer of 64 bits")


def _no_place(value: Any) -> Text:
    kind = type(value).__name__
    return Text(
        "{value}（{kind}）不能放入此列", "{value} ({kind}) has no place in this column"
    ).filled(value=shown(value), kind=kind)


def _amount(value: Any, edition: str, place: int, index: int) -> Decimal:
    """An amount with the digits of its column."""
    if type(value) not in (int, Decimal):
        raise FrameError(index, layout(edition).cells[place], _no_place(value))
    try:
        return _EXACT.quantize(Decimal(value), _STEP)
    except DecimalException:
        words = Text(
            "{value}的位数超过一列所能容纳：共{precision}位，其中小数{scale}位",
            "{value} has more digits than its column: {precision}, {scale} of them decimals",
        )
        words = words.filled(value=shown(value), precision=PRECISION, scale=SCALE)
        raise FrameError(index, layout(edition).cells[place], words) from None


def _hash(keys: tuple[Any, ...], cells: Sequence[Any], sets: Sequence[int]) -> str:
    """A name for a report that depends on nothing but its keys and cells."""
    counts, amounts = _kinds()
    data = marshal.dumps((keys, counts(cells), str(amounts(cells)), tuple(sets)), _MARSHAL)
    return blake2b(data, digest_size=_ID_BYTES).hexdigest()


@cache
def _kinds() -> tuple[Callable[[Sequence[Any]], tuple[Any, ...]], ...]:
    """Gets the counts of a row's cells, and its amounts."""
    kinds = [column.type for column in cell_columns().values()]
    places = ([n for n, kind in enumerate(kinds) if kind == each] for each in ("Int64", "Decimal"))
    return tuple(itemgetter(*some) for some in places)


_MARSHAL: Final = 0
"""The version that writes the same bytes for equal values: later ones look at identity too."""


def _narrative(report: Report, index: int) -> Iterator[Any]:
    if not isinstance(report.title, (str, NoneType)):
        raise FrameError(index, "title", _no_place(report.title))
    yield report.title
    for name in prose_members():
        paragraphs = getattr(report, name)
        if paragraphs is not ABSENT and not all(isinstance(p, str) for p in paragraphs):
            raise FrameError(index, name, _no_place(paragraphs))
        yield None if paragraphs is ABSENT else list(paragraphs)


@frozen
class RowReader:
    """Makes reports of rows.

    Attributes:
        names: The columns of the rows, in their order.
    """

    names: tuple[str, ...]

    def report(self, row: FrameRow) -> Report:
        """The report of a row.

        What a frame does not hold is absent, and the title is ``None`` where there is no narrative.

        Raises:
            EditionError: The row names no edition.
        """
        values = dict(zip(self.names, row, strict=True))
        members = _members(values)
        amounts = _places(members["edition"]).amounts
        columns = cell_columns()
        cells: list[Any] = []
        for place, cell in enumerate(layout(members["edition"]).cells):
            column = columns[cell]
            value = values[column.name]
            if value is None:
                blank = values[column.blank.column] >> column.blank.bit & 1
                value = None if blank else ABSENT
            elif place in amounts:
                value = _plain(value)
            cells.append(value)
        return report_of(members, tuple(cells))


def _members(values: Mapping[str, Any]) -> dict[str, Any]:
    keys = {name: values[name] for name in _KEY_NAMES}
    for bit, name in enumerate(BLANKABLE_KEYS):
        if keys[name] is None and not values[BLANK_KEYS] >> bit & 1:
            keys[name] = ABSENT
    members = {**keys, "title": values.get("title"), "metadata": Metadata(source=keys["source"])}
    del members["source"]
    for name in prose_members():
        paragraphs = values.get(name)
        members[name] = ABSENT if paragraphs is None else tuple(paragraphs)
    return members


def _plain(amount: Decimal) -> Decimal:
    """An amount without the zeros that its column adds."""
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize(_EXACT)


_PART: Final = 256
"""Rows that are in memory at a time; of more, Python's collection of garbage looks at each."""


def columns_of(rows: Iterable[FrameRow], names: Iterable[str]) -> dict[str, list[Any]]:
    """Column → its values, of some rows with these columns."""
    columns: dict[str, list[Any]] = {name: [] for name in names}
    iterator = iter(rows)
    while part := list(islice(iterator, _PART)):
        for column, values in zip(columns.values(), zip(*part, strict=True), strict=True):
            column.extend(values)
    return columns
