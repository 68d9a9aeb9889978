"""The system of an edition, from the linear rules and the form of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from govinfo_report.catalogue import form
from govinfo_report.catalogue.linear import LinearInstance, shapes
from govinfo_report.catalogue.rules import rules
from govinfo_report.localisation.system import Constraint, Grid, Identity, System, build, set_of
from govinfo_report.model import layout


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
            terms = [
                cell for cell in instance.coefficients if cell.rpartition(".")[0] not in unused
            ]
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
            tuple(
                numbers[c] for c, sign in instance.coefficients.items() if sign > 0 and c in used
            ),
            tuple(
                numbers[c] for c, sign in instance.coefficients.items() if sign < 0 and c in used
            ),
            instance.relation,
        )
        for identity, instance in wanted
    ]
    catalogue = form(edition)
    kinds = {
        kind: set_of(n for c, n in numbers.items() if catalogue.cell(c).kind == kind)
        for kind in ("signed_count", "money")
    }
    return build(
        constraints,
        [layout(edition).places[cell] for cell in numbers],
        [
            Grid(
                tuple(
                    tuple(
                        numbers.get(f"{table.id}.{row.id}.{column.id}") for column in table.columns
                    )
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
