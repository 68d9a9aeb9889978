"""The sum of the reports of many agencies as one report.

Zero, blank and absent stay three things: blank is neutral and absent absorbs (``blank + 3 = 3``,
``blank + blank = blank``, ``absent + 3 = absent``). The addition is associative and commutative, so
the order in which reports are gathered makes no difference.
"""

from __future__ import annotations

import decimal
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any, Final, NotRequired, TypedDict, cast

from govinfo_report.catalogue import CellKind, alternatives, form
from govinfo_report.errors import ConsolidationError, ConsolidationProblem, EditionError
from govinfo_report.identities import shape_of
from govinfo_report.language import COMMA, Text
from govinfo_report.model import (
    ABSENT,
    MAX_AMOUNT,
    MAX_COUNT,
    Absent,
    CellValue,
    Period,
    Reading,
    Report,
    as_report,
    block,
    layout,
    replace_cells,
    several,
    usual_title,
    year_of,
)
from govinfo_report.model.arguments import wrong_type
from govinfo_report.model.contract import MAX_AMOUNT_DIGITS, is_short
from govinfo_report.strict_toml import texts
from govinfo_report.text.spelling import label_key

_EXACT: Final = decimal.Context(
    # 40 digits on either side of the point are far from this; what is rounded all the same traps.
    prec=1000,
    traps=[decimal.Inexact, decimal.InvalidOperation, decimal.Overflow],
)


def total(values: Iterable[CellValue]) -> CellValue:
    """The sum of one cell over reports; figures must be those of :func:`wrong_with`."""
    found = list(values)
    if any(value is ABSENT for value in found):
        return ABSENT
    figures = [value for value in found if isinstance(value, (int, Decimal))]
    if not figures:
        return None
    result: int | Decimal = figures[0]
    for figure in figures[1:]:
        if isinstance(result, int) and isinstance(figure, int):
            result += figure
        else:
            result = _EXACT.add(Decimal(result), Decimal(figure))
    return result


def wrong_with(value: Any, kind: CellKind) -> Text | None:
    """Why a value of a draft, or a sum, is no figure of a document; ``None`` where it is one."""
    if value is None or value is ABSENT:
        return None
    if kind == "money":
        return _wrong_amount(value)
    if type(value) is not int:
        return _said("no_count", value=_shown(value))
    if value < 0 and kind == "count":
        return _said("below_zero", value=_shown(value))
    return _said("large_count", most=MAX_COUNT) if abs(value) > MAX_COUNT else None


def _wrong_amount(value: Any) -> Text | None:
    if type(value) is not Decimal or not value.is_finite():
        return _said("no_amount", value=_shown(value))
    if value < 0:
        return _said("below_zero", value=_shown(value))
    if value > MAX_AMOUNT:
        return _said("large_amount", most=MAX_AMOUNT)
    return None if is_short(value) else _said("long_amount", most=MAX_AMOUNT_DIGITS)


def _said(key: str, **facts: object) -> Text:
    """A text of ``texts.toml``, with its facts."""
    return texts("govinfo_report.consolidation", "texts.toml")[key].filled(**facts)


def _shown(value: object) -> str | Text:
    if type(value) is int and value.bit_length() > 200:  # writing it out could take for ever
        return _said("bits", bits=value.bit_length())
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


_ONE: Final = "applications.outcomes.other.all"


@cache
def _places(edition: str) -> tuple[tuple[range, ...], range]:
    """Places in the block of the three rows, and of the one row."""
    shapes = alternatives(edition)
    rows = {
        row.id: range(row.start, row.start + len(row.columns))
        for row in layout(edition).rows
        if row.id in (*shapes.printed, *shapes.other)
    }
    return tuple(places for row, places in rows.items() if row != _ONE), rows[_ONE]


def _has(values: Sequence[Any], *rows: range) -> bool:
    return any(values[place] is not ABSENT for row in rows for place in row)


def at_one_level(parts: Sequence[Report]) -> tuple[list[tuple[Any, ...]], list[int]]:
    """The blocks of the reports, with (六) in the same shape in all of them.

    Where the shapes differ, three rows become their sum in the one row: absent where any of them
    is, blank where all are.

    Args:
        parts: Reports of one edition, none with both shapes.

    Returns:
        The blocks, and the positions of the reports whose three rows became one.
    """
    edition = parts[0].edition
    rows, one = _places(edition)
    blocks = [block(part) for part in parts]
    three = [place for place, values in enumerate(blocks) if _has(values, *rows)]
    if not three or not any(_has(values, one) for values in blocks):
        return blocks, []
    for place in three:
        blocks[place] = _merged(edition, blocks[place])
    return blocks, three


def _merged(edition: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    rows, one = _places(edition)
    new = list(values)
    for column, place in enumerate(one):
        new[place] = total(values[row[column]] for row in rows)
        for row in rows:
            new[row[column]] = ABSENT
    return tuple(new)


MEMBER: Final = "consolidation"
"""The member of ``extensions`` that holds the provenance."""


class PartProvenance(TypedDict):
    """One of the reports that were summed; what it does not state is left out or ``null``.

    ``consolidation`` is its own provenance, where it was itself a sum.
    """

    title: str | None
    agency: str | None
    agency_code: NotRequired[str | None]
    scope: NotRequired[str | None]
    source: NotRequired[str | None]
    consolidation: NotRequired[Any]


class Provenance(TypedDict):
    """The shape of ``extensions.consolidation``. Positions count in ``reports``, from 0.

    ``blank``: cell id → the reports whose cell is blank, of a cell that is the sum of the others'.
    ``absent``: cell id → the reports without the cell, of a cell that the sum lacks for that
    reason. ``merged``: the reports whose three rows of (六)其他处理 were added up into the one row
    ``outcomes.other.all``. The last three are left out where there is nothing to list.
    """

    reports: list[PartProvenance]
    blank: NotRequired[dict[str, list[int]]]
    absent: NotRequired[dict[str, list[int]]]
    merged: NotRequired[list[int]]


def part(report: Report) -> PartProvenance:
    """What the provenance says of one report."""
    stated = {
        "agency_code": report.agency_code,
        "scope": report.scope,
        "source": report.metadata.source,
        MEMBER: report.extensions.get(MEMBER, ABSENT),
    }
    known = {name: value for name, value in stated.items() if value is not ABSENT}
    return cast("PartProvenance", {"title": report.title, "agency": report.agency} | known)


def provenance(
    reports: Sequence[Report], columns: Mapping[str, Sequence[CellValue]], merged: list[int]
) -> Provenance:
    """The whole of it.

    Args:
        reports: The reports that were summed.
        columns: Cell id → the values that were summed, one a report.
        merged: Positions of the reports whose three rows of (六) became one.
    """
    lists = {
        "blank": {cell: places for cell, each in columns.items() if (places := _blank(each))},
        "absent": {cell: places for cell, each in columns.items() if (places := _absent(each))},
        "merged": merged,
    }
    listed = {name: places for name, places in lists.items() if places}
    return cast("Provenance", {"reports": [part(report) for report in reports]} | listed)


def _blank(values: Sequence[CellValue]) -> list[int]:
    """Positions of the blanks among figures; nothing is listed where there is no sum."""
    if ABSENT in values:
        return []
    blank = [place for place, value in enumerate(values) if value is None]
    return blank if len(blank) < len(values) else []


def _absent(values: Sequence[CellValue]) -> list[int]:
    """Positions of the reports without a cell that others have."""
    absent = [place for place, value in enumerate(values) if value is ABSENT]
    return absent if len(absent) < len(values) else []


def against(parts: tuple[Report, ...]) -> Iterator[ConsolidationProblem]:
    """Reasons why the reports cannot be summed: years, duplicates, both shapes of (六)."""
    if not parts:
        yield ConsolidationProblem(_said("no_report"))
    years: dict[int, list[int]] = {}
    for place, part in enumerate(parts):
        year = year_of(part)
        if year is None:
            yield ConsolidationProblem(_said("no_year", name=name(parts, place)), (place,))
        else:
            years.setdefault(year, []).append(place)
    if len(years) > 1:
        counts = COMMA.join(
            _said("of_year", count=len(places), year=year) for year, places in sorted(years.items())
        )
        yield ConsolidationProblem(
            _said("years", counts=counts), tuple(sorted(chain(*years.values())))
        )
    yield from _twice(parts)
    for place, part in enumerate(parts):
        if shape_of(part.edition, block(part)) == "both":
            yield ConsolidationProblem(_said("both_shapes", name=name(parts, place)), (place,))


def _twice(parts: tuple[Report, ...]) -> Iterator[ConsolidationProblem]:
    """Organs whose figures would be counted twice: told apart by code, else by name."""
    by_name: dict[str, list[int]] = {}
    by_code: dict[str, list[int]] = {}
    for place, part in enumerate(parts):
        if isinstance(part.agency, str) and (key := label_key(part.agency)):
            by_name.setdefault(key, []).append(place)
        if isinstance(part.agency_code, str) and part.agency_code:
            by_code.setdefault(part.agency_code, []).append(place)
    found = {tuple(places) for places in by_code.values()}
    for places in by_name.values():
        codes = [parts[place].agency_code for place in places]
        coded = all(isinstance(code, str) and code for code in codes)
        if not coded or len(set(codes)) < len(codes):
            found.add(tuple(places))
    for group in sorted(found):
        if len(group) > 1:
            names = COMMA.join(name(parts, place) for place in group)
            yield ConsolidationProblem(_said("twice", names=names), group)


def name(parts: tuple[Report, ...], place: int) -> Text:
    """A report in the words of an error: its number from 1, and its organ or title."""
    part = parts[place]
    known = part.agency or part.title
    if not isinstance(known, str):
        return _said("report", number=place + 1)
    return _said("named_report", number=place + 1, known=known)


def consolidate(
    reports: Iterable[Report | Reading], *, agency: str, title: str | None = None
) -> Report:
    """Sums the reports of many organs into one report, cell by cell and exactly.

    A cell that any report lacks is absent in the sum, for an unknown is no zero. A cell that is
    blank in all is blank; where some are blank, the sum is that of the others. Reports that print
    (六)其他处理 in three rows meet those that print one in the one row ``outcomes.other.all``.
    ``extensions["consolidation"]`` tells which reports were summed, what was blank, absent or
    merged: :class:`~govinfo_report.consolidation.consolidate.Provenance`.

    Joint documents and joint decisions are counted once by each organ, so the sums of table 二 can
    be above the true ones. Texts, remarks and header of the reports are not carried over.

    Args:
        reports: The reports, of one edition and one year and of different organs; one is enough.
        agency: The organ whose consolidated report it is.
        title: Its title; ``None`` for the usual one, ``{agency}{year}年政府信息公开工作年度报告``.

    Returns:
        A report of scope ``consolidated``, with the period that all reports state, if they do.

    Raises:
        EditionError: The reports are of different editions.
        ConsolidationError: There is no report; the years differ or are not stated; an organ is
            there twice; a report prints (六) in both ways; a cell holds what is no figure. Says
            all of this at once; and, where nothing else is wrong, which sums would be beyond what a
            document can hold (2^53 − 1, or 10^12 万元).
        ValueError: ``agency`` is empty.
    """
    parts = tuple(map(as_report, several(reports)))
    if not isinstance(agency, str):
        raise wrong_type(agency, "agency", "the name of the organ that the sum is for")
    if title is not None and not isinstance(title, str):
        raise wrong_type(title, "title", "a text or None")
    if not agency.strip():
        raise ValueError("the agency of a consolidated report must have a name")
    _one_edition(parts)
    _refuse([*against(parts), *_no_figures(parts)])
    blocks, merged = at_one_level(parts)
    columns = dict(zip(layout(parts[0].edition).cells, zip(*blocks, strict=True), strict=True))
    sums = {cell: total(values) for cell, values in columns.items()}
    _refuse(list(_too_large(parts, sums)))
    year = parts[0].year
    empty = Report(
        edition=parts[0].edition,
        title=usual_title(agency, year) if title is None else title,
        agency=agency,
        year=year,
        scope="consolidated",
        period=_period(parts),
        extensions={MEMBER: provenance(parts, columns, merged)},
    )
    return replace_cells(empty, sums)


def _one_edition(parts: tuple[Report, ...]) -> None:
    editions = Counter(part.edition for part in parts)
    if len(editions) > 1:
        known = sorted(editions)
        counts = COMMA.join(_said("of_edition", count=editions[e], edition=e) for e in known)
        raise EditionError(known[0], _said("editions", counts=counts))


def _refuse(problems: list[ConsolidationProblem]) -> None:
    if problems:
        raise ConsolidationError(problems)


def _no_figures(parts: tuple[Report, ...]) -> Iterator[ConsolidationProblem]:
    """Cells of drafts that hold what cannot be summed."""
    for place, part in enumerate(parts):
        kinds = form(part.edition).cells
        for cell, value in zip(layout(part.edition).cells, block(part), strict=True):
            if wrong := wrong_with(value, kinds[cell].kind):
                words = _said("wrong", name=name(parts, place), wrong=wrong)
                yield ConsolidationProblem(words, (place,), cell)


def _too_large(
    parts: tuple[Report, ...], sums: Mapping[str, CellValue]
) -> Iterator[ConsolidationProblem]:
    kinds = form(parts[0].edition).cells
    everywhere = tuple(range(len(parts)))
    for cell, value in sums.items():
        if wrong := wrong_with(value, kinds[cell].kind):
            yield ConsolidationProblem(_said("wrong_sum", wrong=wrong), everywhere, cell)


def _period(parts: tuple[Report, ...]) -> Period | None | Absent:
    periods = {part.period for part in parts}
    return periods.pop() if len(periods) == 1 else ABSENT
