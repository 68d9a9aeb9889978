"""The reporting year, and whether what was given as last year's report is that."""

from __future__ import annotations

import datetime as dt
from typing import Any

from govinfo_report.checks.subject import Subject
from govinfo_report.model import ABSENT, Report


def year_of(report: Report) -> int | None:
    """The reporting year; ``None`` where there is none, or a draft's is no year of the calendar."""
    year: Any = report.year
    if type(year) is int and dt.MINYEAR <= year < dt.MAXYEAR:
        return year
    return None


def last_year(subject: Subject) -> Subject | None:
    """The report for the year before of the same organ, or ``None`` where none was given.

    Organs are told apart by their codes alone, where both reports have one: names change.
    """
    previous = subject.previous
    year = year_of(subject.report)
    if previous is None or year is None or year_of(previous) != year - 1:
        return None
    if not same_organ(previous, subject.report):
        return None
    return Subject(previous, None, None)


def earlier(subject: Subject) -> Subject | str:
    """Last year's report, or the reason why there is none that this one could follow from."""
    previous = last_year(subject)
    if previous is None:
        return "not_last_year"
    scopes = {report.scope for report in (previous.report, subject.report) if report.scope}
    return previous if len(scopes - {ABSENT}) < 2 else "scopes_differ"


def same_organ(one: Report, other: Report) -> bool:
    """Whether two reports can be of one organ: their codes do not differ, where both have one."""
    codes = (one.agency_code, other.agency_code)
    return codes[0] == codes[1] or not all(isinstance(code, str) and code for code in codes)
