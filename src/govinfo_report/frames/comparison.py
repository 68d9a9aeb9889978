"""Two years of many organs: what changed in each cell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS, alternatives, form
from govinfo_report.frames.backends import reports_of
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
    pairs = with_last_year(before, after, ["edition", SHAPE, *names])
    other = dict(_other_outcomes())
    # A difference has the name of its first column; hundreds of aliases would be felt.
    differences = [other.get(name, nw.col(name) - nw.col(f"{name}{BEFORE}")) for name in names]
    return pairs.select(*_LINKED, *differences).to_native()


def _other_outcomes() -> Iterator[tuple[str, nw.Expr]]:
    """The differences of (六)其他处理 as one row, which three rows of another report add up to."""
    shapes = {edition: alternatives(edition) for edition in EDITIONS}
    [one] = {rows for each in shapes.values() for rows in each if len(rows) == 1}
    [several] = {rows for each in shapes.values() for rows in each if len(rows) > 1}
    for column in form(EDITIONS[-1]).table(one[0].partition(".")[0]).columns:
        whole, *parts = (_name(row, column.id) for row in (*one, *several))
        after, before = (_all(whole, parts, end) for end in ("", BEFORE))
        # Between two reports of three rows there is no such cell.
        there = ~nw.col(whole).is_null() | ~nw.col(f"{whole}{BEFORE}").is_null()
        either = (nw.col(SHAPE) == "both") | (nw.col(f"{SHAPE}{BEFORE}") == "both")
        same = nw.col(whole) - nw.col(f"{whole}{BEFORE}")
        only = nw.when(there).then(after - before)
        yield whole, nw.when(either).then(same).otherwise(only).alias(whole)


def _name(row: str, column: str) -> str:
    return cell_columns()[f"{row}.{column}"].name


def _all(whole: str, parts: list[str], end: str) -> nw.Expr:
    """The one row, else the sum of the three where each has a figure."""
    return nw.coalesce(nw.col(whole + end), reduce(add, (nw.col(part + end) for part in parts)))
