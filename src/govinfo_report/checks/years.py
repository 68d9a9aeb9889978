"""The reporting year, and whether what was given as last year's report is that."""

from __future__ import annotations

import datetime as dt

from govinfo_report import model
from govinfo_report.checks.subject import Subject
from govinfo_report.model import Report


def year_of(report: Report) -> int | None:
    """The reporting year, as far as there is a next one; ``None`` where there is none."""
    year = model.year_of(report)
    return None if year == dt.MAXYEAR else year


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
    scopes = {scope_of(report) for report in (previous.report, subject.report)}
    return previous if len(scopes - {""}) < 2 else "scopes_differ"


def same_organ(one: Report, other: Report) -> bool:
    """Whether two reports can be of one organ: their codes do not differ, where both have one."""
    codes = {c for c in (one.agency_code, other.agency_code) if isinstance(c, str) and c}
    return len(codes) < 2


def scope_of(report: Report) -> str:
    """Whose figures they are; empty where that is not stated."""
    return report.scope if isinstance(report.scope, str) else ""
