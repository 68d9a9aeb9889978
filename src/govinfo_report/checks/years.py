"""Last year's report: whether what was given is that."""

from __future__ import annotations

from govinfo_report.checks.subject import Subject
from govinfo_report.model import Report


def last_year(subject: Subject) -> Subject | None:
    """The report for the year before of the same organ, or ``None`` where none was given.

    Organs are told apart by their codes alone, where both reports have one: names change.
    """
    previous = subject.previous
    if previous is None or previous.year is None or subject.report.year is None:
        return None
    if previous.year != subject.report.year - 1 or _codes_differ(previous, subject.report):
        return None
    return Subject(previous, None, None)


def _codes_differ(one: Report, other: Report) -> bool:
    codes = (one.agency_code, other.agency_code)
    return all(isinstance(code, str) and code for code in codes) and codes[0] != codes[1]
