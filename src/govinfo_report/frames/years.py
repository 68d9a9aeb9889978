"""Reports of one organ in a frame: each with last year's, and those that are there twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from govinfo_report.frames.engine import nw
from govinfo_report.frames.equations import BEFORE
from govinfo_report.frames.settling import Frame

IDENTITY: Final = ("report", "agency", "agency_code", "year", "scope")
"""The columns that tell whose report it is."""

_OTHER: Final = f"report{BEFORE}"


def pairs(previous: Frame, current: Frame) -> Frame:
    """``report`` of one frame and ``report__before`` of another: the same organ's, for last year.

    Only where there is exactly one, as :func:`govinfo_report.check_collection` has it.
    """
    found = _same_organ(previous, current, years_back=1)
    counted = found.group_by("report").agg(
        nw.len().alias("count"), nw.col(_OTHER).max().alias(_OTHER)
    )
    return counted.filter(nw.col("count") == 1).select("report", _OTHER)


def duplicates(frame: Frame) -> Frame:
    """``report`` and ``year`` of those whose organ has another for the same year and scope."""
    found = _same_organ(frame, frame, years_back=0)
    return found.filter(nw.col("report") != nw.col(_OTHER)).select("report", "year").unique()


def with_last_year(previous: Frame, current: Frame, columns: Sequence[str]) -> Frame:
    """The rows of a frame beside last year's, whose columns end in ``__before``.

    Args:
        previous: Where last year's reports are.
        current: Where this year's are.
        columns: The columns of last year's that are wanted.
    """
    pair = pairs(previous, current)
    before = previous.select(nw.col("report", *columns).name.suffix(BEFORE))
    return current.join(pair, on="report").join(before, on=_OTHER)


def _same_organ(others: Frame, frame: Frame, *, years_back: int) -> Frame:
    """Pairs of reports that may be one organ's: by its code, else by its name.

    A name stands for an organ as far as codes do not tell otherwise. Two scopes that are stated
    must be the same.
    """
    last = dt.MAXYEAR - 1
    code, other_code = nw.col("agency_code"), nw.col(f"agency_code{BEFORE}")
    scope, other_scope = nw.col("scope"), nw.col(f"scope{BEFORE}")
    own = frame.select(*IDENTITY).filter(nw.col("year").is_between(1, last))
    other = (
        others.select(*IDENTITY)
        .filter(nw.col("year").is_between(1, last))
        .with_columns(nw.col("year") + years_back)
        .select(nw.col(*IDENTITY).name.suffix(BEFORE))
    )
    no_code = ~_stated(code) | ~_stated(other_code)
    kept = ("report", _OTHER, "year", "scope", f"scope{BEFORE}")
    matched = []
    for key, condition in (("agency_code", _stated(code)), ("agency", no_code)):
        mine = own.filter(_stated(nw.col(key)))
        # An engine may drop the columns that it joins by: they are given twice.
        joins = {f"_{key}": nw.col(f"{key}{BEFORE}"), "_year": nw.col(f"year{BEFORE}")}
        theirs = other.with_columns(**joins).filter(_stated(nw.col(f"{key}{BEFORE}")))
        both = mine.join(theirs, left_on=[key, "year"], right_on=[f"_{key}", "_year"])
        matched.append(both.filter(condition).select(*kept))
    either = ~_stated(scope) | ~_stated(other_scope)
    return (
        nw.concat(matched)
        .filter(either | (scope == other_scope).fill_null(False))
        .select("report", _OTHER, "year")
    )


def _stated(key: nw.Expr) -> nw.Expr:
    """Whether a key is there and not empty."""
    return (key != "").fill_null(False)
