"""Reports of one organ in a frame: each with last year's, and those that are there twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from govinfo_report.frames.engine import nw
from govinfo_report.frames.equations import BEFORE
from govinfo_report.frames.settling import Frame

IDENTITY: Final = ("report", "agency", "agency_code", "year", "scope")
"""The columns that tell whose report it is."""

_ROW: Final = "_row"

Rows: TypeAlias = nw.DataFrame[Any]
"""A frame in memory."""


def duplicates(frame: Frame) -> Frame:
    """``report`` and ``year`` of those whose organ has another for the same year and scope."""
    found = _same_organ(frame, frame, "report", years_back=0)
    others = found.filter(nw.col("report") != nw.col(f"report{BEFORE}"))
    return others.select("report", "year").unique()


def with_last_year(previous: Frame, current: Frame, columns: Sequence[str]) -> Frame:
    """The rows of a frame beside last year's of the same organ, whose columns end in ``__before``.

    Only where there is exactly one, as :func:`govinfo_report.check_collection` has it.

    Args:
        previous: Where last year's reports are.
        current: Where this year's are.
        columns: The columns of last year's that are wanted, beside ``report``.
    """
    before = previous.select("report", *columns)
    if isinstance(current, nw.DataFrame):
        if _in_step(previous, current):
            return _beside(before, current)
        return _gathered(before, current, _pairs(_numbered(previous), _numbered(current), _ROW))
    pair = _pairs(previous, current, "report")
    renamed = before.select(nw.all().name.suffix(BEFORE))
    return current.join(pair, on="report").join(renamed, on=f"report{BEFORE}")


def _numbered(frame: Rows) -> Rows:
    return frame.select(*IDENTITY).with_row_index(_ROW)


def _in_step(previous: Rows, current: Rows) -> bool:
    """Whether two frames have the same organs in the same order, each once, a year apart.

    Only where no organ has a code or a scope: there is nothing to join then.
    """
    if len(previous) != len(current):
        return False
    for name in ("agency_code", "scope"):
        if any(frame[name].null_count() < len(frame) for frame in (previous, current)):
            return False
    names, last = current["agency"], previous["year"]
    same = (previous["agency"] == names) & (names != "") & (last + 1 == current["year"])
    same = same & last.is_between(1, dt.MAXYEAR - 2)
    return bool(same.fill_null(False).all()) and names.n_unique() == len(names)


def _beside(before: Rows, current: Rows) -> Rows:
    """Two frames in step, side by side."""
    names = {name: f"{name}{BEFORE}" for name in before.columns}
    return nw.concat([current, before.rename(names)], how="horizontal")


def _gathered(before: Rows, current: Rows, pair: Rows) -> Rows:
    """Rows by their numbers, side by side; frames that are in step are left as they are."""
    pair = pair.sort(_ROW)
    rows, others = pair[_ROW], pair[f"{_ROW}{BEFORE}"]
    if len(pair) != len(current):
        current = current[rows]
    if len(pair) != len(before) or not (rows == others).all():
        before = before[others]
    return _beside(before, current)


def _pairs(previous: Frame, current: Frame, key: str) -> Frame:
    """Key of a report and of last year's, where there is exactly one."""
    other = f"{key}{BEFORE}"
    found = _same_organ(previous, current, key, years_back=1)
    counted = found.group_by(key).agg(nw.len().alias("count"), nw.col(other).max())
    return counted.filter(nw.col("count") == 1).select(key, other)


def _same_organ(others: Frame, frame: Frame, key: str, *, years_back: int) -> Frame:
    """Pairs of reports that may be one organ's: by its code, else by its name.

    A name stands for an organ as far as codes do not tell otherwise. Two scopes that are stated
    must be the same.

    Args:
        others: Where the reports of earlier years are.
        frame: Where those of later ones are.
        key: The column that tells the reports of a frame apart.
        years_back: How many years lie between them.
    """
    last, names = dt.MAXYEAR - 1, list(dict.fromkeys([key, *IDENTITY]))
    code, other_code = nw.col("agency_code"), nw.col(f"agency_code{BEFORE}")
    scope, other_scope = nw.col("scope"), nw.col(f"scope{BEFORE}")
    own = frame.select(*names).filter(nw.col("year").is_between(1, last))
    other = (
        others.select(*names)
        .filter(nw.col("year").is_between(1, last))
        .with_columns(nw.col("year") + years_back)
        .select(nw.col(*names).name.suffix(BEFORE))
    )
    no_code = ~_stated(code) | ~_stated(other_code)
    kept = (key, f"{key}{BEFORE}", "year", "scope", f"scope{BEFORE}")
    matched = []
    for by, condition in (("agency_code", _stated(code)), ("agency", no_code)):
        mine = own.filter(_stated(nw.col(by)))
        # An engine may drop the columns that it joins by: they are given twice.
        joins = {f"_{by}": nw.col(f"{by}{BEFORE}"), "_year": nw.col(f"year{BEFORE}")}
        theirs = other.with_columns(**joins).filter(_stated(nw.col(f"{by}{BEFORE}")))
        both = mine.join(theirs, left_on=[by, "year"], right_on=[f"_{by}", "_year"])
        matched.append(both.filter(condition).select(*kept))
    either = ~_stated(scope) | ~_stated(other_scope)
    found = nw.concat(matched).filter(either | (scope == other_scope).fill_null(False))
    return found.select(key, f"{key}{BEFORE}", "year")


def _stated(key: nw.Expr) -> nw.Expr:
    """Whether a key is there and not empty."""
    return (key != "").fill_null(False)
