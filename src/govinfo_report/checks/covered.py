"""The cells of a consolidated report beside those of the organs that it sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import evolve, frozen

from govinfo_report.catalogue import TABLES, CellKind, alternatives
from govinfo_report.checks.subject import Subject
from govinfo_report.identities import Sums, settle
from govinfo_report.model import ABSENT, layout

_WIDE: Final = Context(prec=200)
_ONE_ROW: Final = "applications.outcomes.other.all"
OTHER: Final = "applications.outcomes.other"
"""(六)其他处理."""


@frozen
class Term:
    """One cell of the consolidated report, or the cells of (六) in one column.

    Attributes:
        cell: The cell that it is called by.
        cells: Its cells in the consolidated report.
        kind: Kind of its figures.
        whole: What the consolidated report holds there.
        parts: What the organs' reports hold there.
    """

    cell: str
    cells: tuple[str, ...]
    kind: CellKind
    whole: tuple[Any, ...]
    parts: tuple[Any, ...]

    def settled(self, *, complete: bool) -> Sums:
        """Whether the whole is the sum of its parts, blanks read as zero.

        Of changes of items (2019), which may be negative, the outcome is undecided if anything is
        without a figure.

        Args:
            complete: Whether every organ has a report; an organ without one is unknown, not zero.
        """
        unknown = () if complete else (ABSENT,)
        sums = settle(self.whole, (*self.parts, *unknown), counts=False)
        lacks = sums.unknown_left or sums.unknown_right
        if self.kind == "signed_count" and lacks and sums.outcome == "violated":
            return evolve(sums, outcome="undecided")
        return sums


def tables_of(whole: Subject, parts: Sequence[Subject]) -> Iterator[tuple[str, str | None]]:
    """The tables, each with the reason why it cannot be compared, if there is one."""
    for table in TABLES:
        reason = None
        if table not in whole.tables:
            reason = "table_absent"
        elif table == TABLES[0] and any(
            part.report.edition != whole.report.edition for part in parts
        ):
            reason = "other_edition"
        yield table, reason


def terms(table: str, whole: Subject, parts: Sequence[Subject]) -> Iterator[Term]:
    """The cells of a table, (六)其他处理 at the level that all reports have.

    Rows of (六) are left out where a report has both shapes, so that nobody knows which count.
    """
    kinds = whole.form.cells
    for cell in layout(whole.report.edition).cells:
        if cell.startswith(f"{table}.") and not cell.startswith(f"{OTHER}."):
            values = tuple(part.value(cell) for part in parts)
            yield Term(cell, (cell,), kinds[cell].kind, (whole.value(cell),), values)
    if table == "applications":
        yield from _other(whole, parts)


def _rows(edition: str) -> list[str]:
    rows = alternatives(edition)
    return [row for row in (*rows.printed, *rows.other) if row != _ONE_ROW]


def has_both_shapes(subjects: Sequence[Subject]) -> bool:
    """Whether any report has (六) in one row and in three, so that nobody knows which count."""
    return any(subject.shape == "both" for subject in subjects)


def _has(subject: Subject, rows: Sequence[str]) -> bool:
    starts = tuple(f"{row}." for row in rows)
    places = layout(subject.report.edition).places.items()
    return any(subject.block[p] is not ABSENT for cell, p in places if cell.startswith(starts))


def _other(whole: Subject, parts: Sequence[Subject]) -> Iterator[Term]:
    three = _rows(whole.report.edition)
    kinds = whole.form.cells
    columns = [cell.rpartition(".")[2] for cell in kinds if cell.startswith(f"{_ONE_ROW}.")]

    def cells(subject: Subject, column: str) -> tuple[str, ...]:
        return tuple(f"{r}.{column}" for r in (three if _has(subject, three) else [_ONE_ROW]))

    subjects = (whole, *parts)
    if has_both_shapes(subjects):
        return
    one = any(_has(subject, [_ONE_ROW]) for subject in subjects)
    if one and any(_has(subject, three) for subject in subjects):
        for column in columns:
            ids = cells(whole, column)
            yield Term(
                f"{_ONE_ROW}.{column}",
                ids,
                "count",
                tuple(whole.value(cell) for cell in ids),
                tuple(part.value(cell) for part in parts for cell in cells(part, column)),
            )
        return
    for row in [_ONE_ROW] if one else three:
        for column in columns:
            cell = f"{row}.{column}"
            values = tuple(part.value(cell) for part in parts)
            yield Term(cell, (cell,), "count", (whole.value(cell),), values)


def plain(number: int | Fraction) -> int | Decimal:
    """A sum as people write it: an integer, or an exact decimal."""
    if isinstance(number, int):
        return number
    return _WIDE.divide(Decimal(number.numerator), Decimal(number.denominator))
