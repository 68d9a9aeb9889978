"""The rules ``hierarchy.*``: a consolidated report against the organs that it sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from govinfo_report.catalogue import TABLES, CellKind, alternatives
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.collection import Between, BetweenFunction, Gathering, called, listed
from govinfo_report.checks.subject import (
    RuleFunctions,
    Subject,
    Verdict,
    not_applicable,
    violated,
)
from govinfo_report.identities import Sums, settle
from govinfo_report.language import Text
from govinfo_report.model import ABSENT
from govinfo_report.model.values import shown

if TYPE_CHECKING:
    from govinfo_report.hierarchy import Match, MatchScope

BETWEEN: Final = RuleFunctions[BetweenFunction]()


@BETWEEN.of("hierarchy.sum")
def is_sum(gathering: Gathering, _: Rule) -> Iterator[Between]:
    """Each cell against the sum of the organs'."""
    for scope in gathering.scopes:
        if scope.consolidated.report is None:
            yield Between(not_applicable("no_total", _scope(scope)))
        elif scope.declared.own_figures is None:
            place = scope.consolidated.report
            yield Between(not_applicable("not_declared", _scope(scope)), (place,))
        else:
            yield from _sums(gathering, scope, scope.consolidated.report)


def _sums(gathering: Gathering, scope: MatchScope, place: int) -> Iterator[Between]:
    found = tuple(match.report for match in scope.organs if match.report is not None)
    concerned = (place, *found)
    whole = gathering.subjects[place]
    parts = [gathering.subjects[other] for other in found]
    lacking = [match.organ.agency for match in scope.organs if match.report is None]
    facts = {
        "agency": scope.declared.organ.agency,
        "year": scope.year,
        "missing": _lacking(lacking),
    }
    clean = True
    if has_both_shapes([whole, *parts]):
        yield Between(not_applicable("both_shapes", OTHER), concerned)
    for table, reason in tables_of(whole, parts):
        if reason:
            yield Between(not_applicable(reason, table), concerned)
            continue
        names = facts | {"table": whole.table_name(table)}
        open_terms: list[Term] = []
        for term in terms(table, whole, parts):
            sums = term.settled(complete=not lacking)
            if sums.outcome in ("holds", "not_applicable"):
                continue
            clean = False
            if sums.outcome == "undecided":
                open_terms.append(term)
                continue
            expected, actual = plain(sums.right), plain(sums.left)
            verdict = violated(
                term.cell,
                term.cells,
                expected=expected,
                actual=actual,
                difference=plain(sums.left - sums.right),
                severity="warning" if table == TABLES[0] else None,
                cell=whole.cell_name(term.cell),
                worded=names | {"expected": shown(expected), "actual": shown(actual)},
            )
            yield Between(verdict, concerned)
        if open_terms:
            verdict = violated(
                table,
                tuple(cell for term in open_terms for cell in term.cells),
                (),
                "incomplete" if lacking else None,
                outcome="undecided",
                count=len(open_terms),
                cell=whole.cell_name(open_terms[0].cell),
                worded=names,
            )
            yield Between(verdict, concerned)
    if clean:
        yield Between(Verdict("holds", _scope(scope)), concerned)


def _lacking(organs: list[str]) -> Text:
    if not organs:
        return Text("", "")
    names = listed(organs)
    return Text(f"（缺{names.zh}的报告）", f" (without reports of {names.en})")


@BETWEEN.of("hierarchy.covers")
def covers(gathering: Gathering, _: Rule) -> Iterator[Between]:
    """No cell below that of a single organ."""
    for scope in gathering.scopes:
        place = scope.consolidated.report
        if place is None:
            yield Between(not_applicable("no_total", _scope(scope)))
            continue
        parts = [match.report for match in scope.organs if match.report is not None]
        if not parts:
            yield Between(not_applicable("no_part", _scope(scope)), (place,))
            continue
        said = list(_covered(gathering, scope, place, parts))
        yield from said or [Between(Verdict("holds", _scope(scope)), (place, *parts))]


def _covered(
    gathering: Gathering, scope: MatchScope, place: int, parts: list[int]
) -> Iterator[Between]:
    whole = gathering.subjects[place]
    organs = {match.report: match.organ.agency for match in scope.organs}
    tables = tables_of(whole, [gathering.subjects[part] for part in parts])
    compared = {table for table, reason in tables if not reason}  # hierarchy.sum tells the reasons
    for cell, entry in whole.form.cells.items():
        mine = whole.number(cell)
        if mine is None or entry.kind == "signed_count" or entry.table not in compared:
            continue
        figures = {part: gathering.subjects[part].number(cell) for part in parts}
        above = [(f, part) for part, f in figures.items() if f is not None and f > mine]
        if not above:
            continue
        largest, part = max(above, key=lambda pair: (pair[0], -pair[1]))
        expected, actual = plain(largest), plain(mine)
        several = Text("等{all}个机关", " and of {more} more") if above[1:] else Text("", "")
        verdict = violated(
            cell,
            (cell,),
            expected=expected,
            actual=actual,
            difference=plain(mine - largest),
            agency=scope.declared.organ.agency,
            year=scope.year,
            table=whole.table_name(entry.table),
            cell=whole.cell_name(cell),
            organ=organs[part],
            others=several.filled(all=len(above), more=len(above) - 1),
            worded={"expected": shown(expected), "actual": shown(actual)},
        )
        yield Between(verdict, (place, part, *(p for _, p in above if p != part)))


@BETWEEN.of("hierarchy.missing")
def missing(gathering: Gathering, _: Rule) -> Iterator[Between]:
    """Declared organs of which no report, or more than one, was found."""
    for scope in gathering.scopes:
        facts = {"agency": scope.declared.organ.agency, "year": scope.year}
        total = scope.consolidated
        here = () if total.report is None else (total.report,)
        lacking = [match for match in (total, *scope.organs) if match.report is None]
        if not lacking:
            found = tuple(m.report for m in (total, *scope.organs) if m.report is not None)
            yield Between(Verdict("holds", _scope(scope)), found)
        for match in lacking:
            verdict = violated(
                match.organ.agency,
                (),
                (),
                _variant(scope, match),
                organ=match.organ.agency,
                count=len(match.candidates),
                reports=listed([called(gathering, place) for place in match.candidates]),
                worded=facts,
            )
            yield Between(verdict, (*here, *match.candidates))


def _variant(scope: MatchScope, match: Match) -> str:
    if scope.year is None:
        return "nothing"
    if match.candidates:
        return "ambiguous"
    return {"consolidated": "total", "own": "own", "subordinate": "violated"}[match.role]


def _scope(scope: MatchScope) -> str:
    """What was asked about, in an outcome."""
    year = "" if scope.year is None else f" {scope.year}"
    return f"{scope.declared.organ.agency}{year}"


_WIDE: Final = Context(prec=200)
_ONE_ROW: Final = "applications.outcomes.other.all"
OTHER: Final = "applications.outcomes.other"
"""(六)其他处理."""


class Term(Struct, frozen=True):
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
            return replace(sums, outcome="undecided")
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
    for cell in whole.places:
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
    places = subject.places.items()
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
