"""The indicators of many reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Any

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.indicators import (
    IndicatorDefinition,
    cells_of,
    indicator_definitions,
)
from govinfo_report.frames.backends import reports_of
from govinfo_report.frames.columns import cell_columns
from govinfo_report.frames.engine import nw
from govinfo_report.frames.equations import BEFORE
from govinfo_report.frames.settling import any_of
from govinfo_report.frames.years import IDENTITY, with_last_year


def indicator_frame(frame: Any) -> Any:
    """The indicators; see :func:`govinfo_report.indicator_frame`."""
    definitions = indicator_definitions()
    needed = ["edition", *IDENTITY, *(name for each in definitions for name in _columns(each))]
    given = reports_of(frame, needed)
    single = [each for each in definitions if each.unit != "change"]
    changes = [each for each in definitions if each.unit == "change"]
    sums = given.select("report", *(part for each in single for part in _sums(each)))
    if changes:
        columns = dict.fromkeys(name for each in changes for name in _columns(each))
        both = with_last_year(given, given, ["edition", *columns])
        grown = both.select("report", *(part for each in changes for part in _sums(each)))
        sums = sums.join(grown, on="report", how="left")
    rated = sums.with_columns(*(_rated(each) for each in definitions))
    names = [f"{each.id}{end}" for each in definitions for end in ("", *_ENDS)]
    kept = [
        nw.when(~nw.col(each.id).is_null()).then(nw.col(each.id + end)).alias(each.id + end)
        for each in definitions
        for end in _ENDS
    ]
    return rated.with_columns(*kept).select("report", *names).to_native()


_ENDS = ("__numerator", "__denominator")


def _columns(definition: IndicatorDefinition) -> Iterator[str]:
    for edition in EDITIONS:
        for cell in cells_of((*definition.numerator, *definition.denominator), edition):
            yield cell_columns()[cell].name


def _sums(definition: IndicatorDefinition) -> Iterator[nw.Expr]:
    """Both sums of an indicator; null where a cell has no figure, or one below zero."""
    base = BEFORE if definition.unit == "change" else ""
    for names, source, end in (
        (definition.numerator, "", _ENDS[0]),
        (definition.denominator, base, _ENDS[1]),
    ):
        yield _sum(names, source).alias(f"{definition.id}{end}")


def _sum(names: tuple[str, ...], end: str) -> nw.Expr:
    editions: dict[tuple[str, ...], list[str]] = {}
    for edition in EDITIONS:
        missing = any(not cells_of((name,), edition) for name in names)
        editions.setdefault(() if missing else cells_of(names, edition), []).append(edition)
    editions.pop((), None)
    total: nw.Expr | None = None
    for cells, having in editions.items():
        columns = [nw.col(cell_columns()[cell].name + end) for cell in cells]
        counts = nw.col(f"edition{end}").is_in(having)
        below = any_of(column < 0 for column in columns)
        some = nw.when(counts & ~below).then(reduce(add, columns))
        total = some if total is None else some.otherwise(total)
    if total is None:
        raise AssertionError("an indicator that no edition has")
    return total


def _rated(definition: IndicatorDefinition) -> nw.Expr:
    above, below = (nw.col(f"{definition.id}{end}") for end in _ENDS)
    rated = below >= definition.at_least
    if definition.unit == "share" and not definition.unbounded:
        rated = rated & (above <= below)
    value = above / below - (1 if definition.unit == "change" else 0)
    return nw.when(rated).then(value).alias(definition.id)
