"""Two years of many organs: what changed in each cell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS, alternatives, form
from govinfo_report.frames.backends import minus, reports_of
from govinfo_report.frames.columns import SHAPE, cell_columns
from govinfo_report.frames.engine import nw
from govinfo_report.frames.equations import BEFORE
from govinfo_report.frames.years import IDENTITY, with_last_year

_LINKED: Final = ("report", f"report{BEFORE}", "agency", "year")


def compare_frame(previous: Any, current: Any) -> Any:
    """The differences; see :func:`govinfo_report.compare_frame`."""
    names = [column.name for column in cell_columns().values()]
    needed = dict.fromkeys([*IDENTITY, "edition", SHAPE, *names])
    before, after = (reports_of(frame, list(needed)) for frame in (previous, current))
    pairs = with_last_year(before, after, [SHAPE, *names]).with_columns(_has_both_shapes())
    other = dict(_other_outcomes())
    if isinstance(pairs, nw.DataFrame) and pairs.implementation.is_polars():
        same = [name for name in names if name not in other]
        differences = minus(pairs.select(*same), pairs.select(*(f"{n}{BEFORE}" for n in same)))
        found = nw.concat([pairs.select(*_LINKED, *other.values()), differences], how="horizontal")
        return found.select(*_LINKED, *names).to_native()
    # A difference has the name of its first column; hundreds of aliases would be felt.
    exprs = [other.get(name, nw.col(name) - nw.col(f"{name}{BEFORE}")) for name in names]
    return pairs.select(*_LINKED, *exprs).to_native()


_BOTH: Final = "_both"


def _has_both_shapes() -> nw.Expr:
    """Whether last year's report or this year's has both shapes of (六)其他处理."""
    either = (nw.col(SHAPE) == "both") | (nw.col(f"{SHAPE}{BEFORE}") == "both")
    return either.fill_null(False).alias(_BOTH)


def _other_outcomes() -> Iterator[tuple[str, nw.Expr]]:
    """The differences of (六)其他处理 as one row, which three rows of another report add up to.

    Between two reports of three rows there is no such cell.
    """
    shapes = {edition: alternatives(edition) for edition in EDITIONS}
    [one] = {rows for each in shapes.values() for rows in each if len(rows) == 1}
    [several] = {rows for each in shapes.values() for rows in each if len(rows) > 1}
    for column in form(EDITIONS[-1]).table(one[0].partition(".")[0]).columns:
        whole, *parts = (_name(row, column.id) for row in (*one, *several))
        after, before = nw.col(whole), nw.col(f"{whole}{BEFORE}")
        sum_after, sum_before = (reduce(add, (nw.col(p + e) for p in parts)) for e in ("", BEFORE))
        mixed = nw.when(~nw.col(_BOTH)).then(nw.coalesce(after - sum_before, sum_after - before))
        yield whole, nw.coalesce(after - before, mixed).alias(whole)


def _name(row: str, column: str) -> str:
    return cell_columns()[f"{row}.{column}"].name
