"""Reports of many years put in order: which counts for a year, which years are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs
from attrs import frozen

from govinfo_report.model import ABSENT, Report, year_of


@frozen
class Timeline:
    """Reports in the order of their years.

    Attributes:
        reports: One report a year, the earliest first: of several versions the one that counts.
        versions: Year → its different versions, the one that counts last; only years with several.
        duplicates: Years of which one and the same report was given more than once.
        undated: Reports without a year, or with what is no year, which no order can hold.
    """

    reports: tuple[Report, ...]
    versions: Mapping[int, tuple[Report, ...]]
    duplicates: tuple[int, ...]
    undated: tuple[Report, ...]

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years between the first and the last of which there is no report."""
        years = [report.year for report in self.reports if report.year is not None]
        return tuple(y for y in range(years[0], years[-1]) if y not in years) if years else ()


def timeline(reports: Iterable[Report]) -> Timeline:
    """Puts reports in order.

    Of several versions of one year that differ, the one published last counts; where it is not
    stated for all of them when they were published, the one that was given last.
    """
    by_year: dict[int, list[Report]] = {}
    undated = []
    duplicates = []
    for report in reports:
        year = year_of(report)
        if year is None:
            undated.append(report)
            continue
        versions = by_year.setdefault(year, [])
        if any(_same(report, known) for known in versions):
            duplicates.append(year)
        else:
            versions.append(report)
    ordered = {year: _by_publication(by_year[year]) for year in sorted(by_year)}
    return Timeline(
        tuple(versions[-1] for versions in ordered.values()),
        {year: versions for year, versions in ordered.items() if len(versions) > 1},
        tuple(sorted(set(duplicates))),
        tuple(undated),
    )


def _same(report: Report, known: Report) -> bool:
    try:
        return _content(report) == _content(known)
    except (ArithmeticError, TypeError, ValueError):  # a draft's value, which nothing compares with
        return False


def _content(report: Report) -> Report:
    """The report without the name of the file it came from, which makes no other version of it."""
    return attrs.evolve(report, metadata=attrs.evolve(report.metadata, source=ABSENT))


def _by_publication(versions: list[Report]) -> tuple[Report, ...]:
    stated = [report.metadata.published_at for report in versions]
    if not all(isinstance(day, str) for day in stated):
        return tuple(versions)
    return tuple(sorted(versions, key=lambda report: str(report.metadata.published_at)))
