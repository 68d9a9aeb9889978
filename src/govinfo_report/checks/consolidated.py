"""A consolidated report against the organs that a manifest says it sums."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.catalogue import TABLES
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.between import Between, Gathering, implements_between
from govinfo_report.checks.covered import (
    OTHER,
    Term,
    has_both_shapes,
    plain,
    tables_of,
    terms,
)
from govinfo_report.checks.organs_of import called, listed
from govinfo_report.checks.verdict import Verdict, not_applicable
from govinfo_report.hierarchy import Match, Scope
from govinfo_report.language import Text
from govinfo_report.model.values import exact, shown


@implements_between("hierarchy.sum")
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


def _sums(gathering: Gathering, scope: Scope, place: int) -> Iterator[Between]:
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
            yield Between(
                Verdict(
                    "violated",
                    term.cell,
                    term.cells,
                    parameters=names
                    | {
                        "cell": whole.cell_name(term.cell),
                        "expected": shown(expected),
                        "actual": shown(actual),
                    },
                    expected=expected,
                    actual=actual,
                    difference=plain(sums.left - sums.right),
                    severity="warning" if table == TABLES[0] else None,
                ),
                concerned,
            )
        if open_terms:
            cells = tuple(cell for term in open_terms for cell in term.cells)
            yield Between(
                Verdict(
                    "undecided",
                    table,
                    cells,
                    variant="incomplete" if lacking else None,
                    parameters=names
                    | {"count": len(open_terms), "cell": whole.cell_name(open_terms[0].cell)},
                ),
                concerned,
            )
    if clean:
        yield Between(Verdict("holds", _scope(scope)), concerned)


def _lacking(organs: list[str]) -> Text:
    if not organs:
        return Text("", "")
    names = listed(organs)
    return Text(f"（缺{names.zh}的报告）", f" (without reports of {names.en})")


@implements_between("hierarchy.covers")
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


def _covered(gathering: Gathering, scope: Scope, place: int, parts: list[int]) -> Iterator[Between]:
    whole = gathering.subjects[place]
    organs = {match.report: match.organ.agency for match in scope.organs}
    kinds = whole.form.cells
    for table, reason in tables_of(whole, [gathering.subjects[part] for part in parts]):
        if reason:
            continue  # hierarchy.sum says so
        for cell in kinds:
            mine = exact(whole.value(cell))
            if mine is None or kinds[cell].kind == "signed_count" or kinds[cell].table != table:
                continue
            figures = {p: exact(gathering.subjects[p].value(cell)) for p in parts}
            above = [(f, p) for p, f in figures.items() if f is not None and f > mine]
            if above:
                largest, part = max(above, key=lambda pair: (pair[0], -pair[1]))
                more = len(above) - 1
                yield Between(
                    Verdict(
                        "violated",
                        cell,
                        (cell,),
                        parameters={
                            "agency": scope.declared.organ.agency,
                            "year": scope.year,
                            "table": whole.table_name(table),
                            "cell": whole.cell_name(cell),
                            "actual": shown(plain(mine)),
                            "expected": shown(plain(largest)),
                            "organ": organs[part],
                            "others": Text(f"等{more + 1}个机关", f" and of {more} more")
                            if more
                            else Text("", ""),
                        },
                        expected=plain(largest),
                        actual=plain(mine),
                        difference=plain(mine - largest),
                    ),
                    (place, part, *(p for _, p in above if p != part)),
                )


@implements_between("hierarchy.missing")
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
            yield Between(
                Verdict(
                    "violated",
                    match.organ.agency,
                    variant=_variant(scope, match),
                    parameters=facts
                    | {
                        "organ": match.organ.agency,
                        "count": len(match.candidates),
                        "reports": listed([called(gathering, p) for p in match.candidates]),
                    },
                ),
                (*here, *match.candidates),
            )


def _variant(scope: Scope, match: Match) -> str:
    if scope.year is None:
        return "nothing"
    if match.candidates:
        return "ambiguous"
    return {"consolidated": "total", "own": "own", "subordinate": "violated"}[match.role]


def _scope(scope: Scope) -> str:
    """What was asked about, in an outcome."""
    year = "" if scope.year is None else f" {scope.year}"
    return f"{scope.declared.organ.agency}{year}"
