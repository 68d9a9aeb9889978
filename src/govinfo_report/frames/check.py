"""The rules asked of the reports of a frame, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any, Final

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rule
from govinfo_report.checks.plan import Names, names_of, selected
from govinfo_report.frames.backends import in_one_batch, in_one_piece, reports_of
from govinfo_report.frames.columns import SHAPE, cell_columns
from govinfo_report.frames.engine import nw
from govinfo_report.frames.equations import (
    BEFORE,
    SHAPE_CASES,
    YEAR_CASES,
    FrameEquation,
    linear_equations,
    year_equations,
)
from govinfo_report.frames.settling import Cases, Frame, Settling, any_bit, any_of, table_name
from govinfo_report.frames.violations import listed, masked, without_sums
from govinfo_report.frames.years import IDENTITY, duplicates, with_last_year


def asked_rules(select: Names) -> tuple[Rule, ...]:
    """The rules of a selection that are asked of frames.

    Raises:
        UnknownRuleError: A name is that of no rule and no family.
        ValueError: None of the rules that are named is asked of frames.
    """
    rules = selected(names_of(select), None)
    found = tuple(rule for rule in rules if rule.frames)
    if not found:
        raise ValueError("none of these rules is asked of frames: rules()[i].frames says which are")
    return found


FIRST: Final = ("report", "year", "edition", SHAPE)
"""The columns that every check needs."""

_DUPLICATE: Final = "collection.duplicate"


def check_frame(frame: Any, select: Names, *, wide: bool) -> Any:
    """The outcomes of rules; see :func:`govinfo_report.check_frame`."""
    ids = tuple(each.id for each in asked_rules(select))
    single, years = settling(ids), settling_years(ids)
    tables = {each.table for each in years.equations if each.table is not None}
    needed = [*FIRST, *_terms(single.equations), *_terms(years.equations)]
    needed += [name for table in sorted(tables) for name in _of_table(table)]
    if tables or _DUPLICATE in ids:
        needed += IDENTITY
    given = reports_of(frame, needed)
    own = given.select(*dict.fromkeys([*FIRST, *_terms(single.equations)]))
    joined = _with_last_year(given, years.equations) if tables else None
    result = _masks(ids, given, own, joined) if wide else _lists(ids, given, own, joined)
    return result.to_native()


@cache
def settling(rules: tuple[str, ...]) -> Settling:
    """What settles the rules with terms among some rules."""
    return Settling(linear_equations(map(rule, rules)), shape_cases())


@cache
def settling_years(rules: tuple[str, ...]) -> Settling:
    """What settles the rules over two years among some rules."""
    cases = {
        (before, after): (nw.col(f"edition{BEFORE}") == before) & (nw.col("edition") == after)
        for before, after in sorted(YEAR_CASES)
    }
    return Settling(year_equations(map(rule, rules)), cases)


def shape_cases() -> Cases:
    """Edition and shape → whether a row has them."""
    return {
        (edition, shape): (nw.col("edition") == edition) & (nw.col(SHAPE) == shape)
        for edition, shape in sorted(SHAPE_CASES)
    }


def _lists(ids: tuple[str, ...], given: Frame, own: Frame, joined: Frame | None) -> Frame:
    """The violated and the undecided."""
    single, years = settling(ids), settling_years(ids)
    parts = [_found(single, own)] if single.equations else []
    if joined is not None:
        parts.append(_found(years, joined))
    if _DUPLICATE in ids:
        parts.append(without_sums(duplicates(given), rule(_DUPLICATE), "violated"))
    unknown = own.filter(~any_of(shape_cases().values()))
    parts += [without_sums(unknown, each, "undecided") for each in _summed(ids)]
    return nw.concat(parts)


def _summed(ids: tuple[str, ...]) -> list[Rule]:
    """Those of some rules that are equations, once each."""
    equations = (*settling(ids).equations, *settling_years(ids).equations)
    return [rule(name) for name in dict.fromkeys(each.rule.id for each in equations)]


def _found(settles: Settling, frame: Frame) -> Frame:
    """What equations find in the rows of a frame."""
    doubtful = settles.doubtful(frame)
    if isinstance(doubtful, nw.DataFrame):
        return _settled(settles, doubtful)
    if doubtful.implementation.is_polars():
        # One call on what is left is planned in no time, a query of hundreds of columns is not.
        return in_one_batch(doubtful, partial(_settled, settles))
    return listed(settles.rows(settles.parts(doubtful)), settles.equations)


def _settled(settles: Settling, doubtful: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    slices = [
        settles.rows(settles.parts(in_one_piece(doubtful[start : start + _SLICE])))
        for start in range(0, max(len(doubtful), 1), _SLICE)
    ]
    return listed(nw.concat(slices), settles.equations)


_SLICE: Final = 2**15
"""Rows whose parts are worked out at once: they take some ten times the memory of the rows."""

_THERE: Final = "_there"


def _masks(ids: tuple[str, ...], given: Frame, own: Frame, joined: Frame | None) -> Frame:
    """What is violated, a row a report."""
    single, years = settling(ids), settling_years(ids)
    mask = own.select("report")
    if single.equations:
        mask = masked(single.parts(own), single.equations)
    if joined is not None:
        other = masked(years.parts(joined), years.equations)
        mask = _beside(mask, other, [each.name for each in years.equations])
    if _DUPLICATE in ids:
        name = _DUPLICATE.replace(".", "__")
        is_there = (nw.col("report") == nw.col("report")).alias(name)
        other = duplicates(given).select("report", is_there)
        mask = _beside(mask, other, [name])
    return mask


def _beside(mask: Frame, other: Frame, names: Sequence[str]) -> Frame:
    """A mask with columns of another, which are false for the reports that are not in it."""
    there = nw.col(_THERE).is_null()
    columns = (nw.when(~there).then(nw.col(n)).otherwise(nw.lit(False)).alias(n) for n in names)
    marked = other.with_columns(nw.lit(1).alias(_THERE))
    return mask.join(marked, on="report", how="left").with_columns(*columns).drop(_THERE)


def _with_last_year(given: Frame, equations: Sequence[FrameEquation]) -> Frame:
    """The reports for which last year's is there, with its columns, and which tables both have."""
    has: dict[str, nw.Expr] = _tables(equations)
    with_tables = given.with_columns(*has.values())
    before = list(dict.fromkeys(["edition", *has, *_terms(equations, BEFORE)]))
    after = list(dict.fromkeys([*IDENTITY, *FIRST, *has, *_terms(equations)]))
    rows = with_last_year(with_tables, with_tables.select(*after), before)
    return rows.with_columns(*_both(has))


def _tables(equations: Sequence[FrameEquation]) -> dict[str, nw.Expr]:
    """The columns that say which tables a report has."""
    tables = {each.table for each in equations if each.table is not None}
    return {table_name(table): _has(table).alias(table_name(table)) for table in sorted(tables)}


def _both(names: Iterable[str]) -> list[nw.Expr]:
    """Whether something is so of a report and of last year's."""
    return [(nw.col(name) & nw.col(f"{name}{BEFORE}")).alias(name) for name in names]


def _has(table: str) -> nw.Expr:
    """Whether a report has any cell of a table, blank ones included."""
    columns = [column for column in cell_columns().values() if column.cell.table == table]
    bits: dict[str, list[int]] = {}
    for column in columns:
        bits.setdefault(column.blank.column, []).append(column.blank.bit)
    figures = ~nw.col(*(column.name for column in columns)).is_null()
    blanks = (any_bit(name, *run) for name, some in bits.items() for run in _runs(some))
    return any_of([figures, *blanks])


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and end of the runs of neighbouring numbers, of ascending ones."""
    start = numbers[0]
    for number, after in zip(numbers, (*numbers[1:], -1), strict=True):
        if after != number + 1:
            yield start, number + 1
            start = after


def _of_table(table: str) -> Iterator[str]:
    """The columns of a table, and their bit sets."""
    for column in cell_columns().values():
        if column.cell.table == table:
            yield from (column.name, column.blank.column)


def _terms(equations: Sequence[FrameEquation], end: str = "") -> list[str]:
    """The columns of equations that end so, and their bit sets, without what marks last year's."""
    terms = [term for each in equations for term in each.terms if term.column.endswith(end)]
    names = [name for term in terms for name in (term.column, term.blank.column)]
    return list(dict.fromkeys(name.removesuffix(BEFORE) for name in names))
