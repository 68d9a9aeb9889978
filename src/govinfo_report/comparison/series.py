"""Many years of one agency: what is missing, where the figures break off, how they went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

import attrs
from attrs import frozen

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.rule_entries import Outcome
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.comparison.change import is_number, subtract
from govinfo_report.comparison.explained import tops
from govinfo_report.comparison.notes import ComparisonNote
from govinfo_report.comparison.result import Comparison, compare
from govinfo_report.documents.records import JsonResult
from govinfo_report.documents.series import Direction, SeriesDocument
from govinfo_report.findings import About, Finding
from govinfo_report.language import Lang, language
from govinfo_report.model import (
    ABSENT,
    CellValue,
    Reading,
    Report,
    as_report,
    cells,
    several,
    year_of,
)

CARRY_RULE: Final = "continuity.carried_over"
"""The rule whose outcomes make the carry chain."""


_NOTES: Final = ("agency", "agency_renamed", "agency_unknown", "scope")
"""The kinds of notes that bear on a series; gaps and editions it tells itself."""


@frozen
class CarryLink:
    """Whether what one year carried forward is what the next one carried over.

    Attributes:
        before: The earlier year.
        after: The later year.
        outcomes: Column (``natural_person`` … ``total``) → outcome of the rule. Empty where the
            rule could not be asked: years are missing between the two.
        findings: What the rule found.
    """

    before: int
    after: int
    outcomes: Mapping[str, Outcome]
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> bool:
        """Whether any column is violated."""
        return "violated" in self.outcomes.values()

    @property
    def outcome(self) -> Outcome:
        """The link as a whole: violated, else undecided, where any column is."""
        for outcome in ("violated", "undecided", "holds"):
            if outcome in self.outcomes.values():
                return outcome
        return "not_applicable"

    @staticmethod
    def figures(step: Comparison) -> tuple[CellValue, CellValue]:
        """What the earlier year carried forward and the later one carried over, in total."""
        rule = rules_by_id()[CARRY_RULE].parameters
        (forward,), (over,) = rule["previous"], rule["current"]
        (total,) = rule["strict"]
        before, after = cells(step.previous), cells(step.current)
        return (
            before.get(f"{rule['table']}.{forward}.{total}", ABSENT),
            after.get(f"{rule['table']}.{over}.{total}", ABSENT),
        )


@frozen
class Trend:
    """One cell over the years.

    Attributes:
        cell: Cell id.
        edition: The newest edition among the reports that have the cell.
        values: Year → what the cell holds, ``ABSENT`` where that year's report does not have it;
            years without a report are left out.
    """

    cell: str
    edition: str
    values: Mapping[int, CellValue]

    @property
    def figures(self) -> tuple[tuple[int, int | Decimal], ...]:
        """The years with a number, and the numbers."""
        return tuple((year, value) for year, value in self.values.items() if is_number(value))

    @property
    def difference(self) -> int | Decimal | None:
        """The last number minus the first, exact; ``None`` with fewer than two."""
        figures = self.figures
        return subtract(figures[-1][1], figures[0][1]) if len(figures) > 1 else None

    @property
    def direction(self) -> Direction:
        """Which way the numbers went."""
        steps = [after - before for (_, before), (_, after) in pairwise(self.figures)]
        if not steps:
            return "unknown"
        rises, falls = any(step > 0 for step in steps), any(step < 0 for step in steps)
        if rises and falls:
            return "mixed"
        return "rising" if rises else "falling" if falls else "steady"

    def label(self, lang: Lang | None = None) -> str:
        """What a clerk calls the cell, in English (``en``) or Chinese (``zh``)."""
        return form(self.edition).cell(self.cell).label(lang)


class Series(JsonResult):
    """The reports of one agency for several years.

    Args:
        reports: The reports, in any order; several of one year are taken for versions of it. The
            version published last counts; where it is not stated for all of them when they were
            published, the one that was given last.

    Attributes:
        reports: One report a year, the earliest first.
        versions: Year → its different versions, the one that counts last; only years with several.
        duplicates: Years of which one and the same report was given more than once.
        undated: Reports without a year, which are in no other part of the series.
        gaps: The years between the first and the last without a report.
    """

    def __init__(self, reports: Iterable[Report | Reading]) -> None:
        by_year: dict[int, list[Report]] = {}
        undated: list[Report] = []
        duplicates = set()
        for report in map(as_report, several(reports)):
            year = year_of(report)
            versions = undated if year is None else by_year.setdefault(year, [])
            if year is not None and any(_same(report, known) for known in versions):
                duplicates.add(year)
            else:
                versions.append(report)
        ordered = {year: _by_publication(by_year[year]) for year in sorted(by_year)}
        several_versions = {year: each for year, each in ordered.items() if len(each) > 1}
        self.reports = tuple(versions[-1] for versions in ordered.values())
        self.versions: Mapping[int, tuple[Report, ...]] = several_versions
        self.duplicates = tuple(sorted(duplicates))
        self.undated = tuple(undated)
        years = range(min(ordered), max(ordered)) if ordered else ()
        self.gaps = tuple(year for year in years if year not in ordered)

    def __len__(self) -> int:
        return len(self.reports)

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    def __repr__(self) -> str:
        years, gaps = list(self.years), list(self.gaps)
        versions = f", versions={list(self.versions)}" if self.versions else ""
        undated = f", undated={len(self.undated)}" if self.undated else ""
        return f"Series(agency={self.agency!r}, years={years}, gaps={gaps}{versions}{undated})"

    @property
    def agency(self) -> str | None:
        """The organ as the latest report names it; ``None`` too where a draft's is no text."""
        return About.of(self.reports[-1]).agency if self.reports else None

    @property
    def years(self) -> tuple[int, ...]:
        """The years with a report."""
        return tuple(report.year for report in self.reports if report.year is not None)

    @property
    def edition_breaks(self) -> tuple[int, ...]:
        """The years whose report follows another edition of the form than the one before it."""
        return tuple(
            after.year
            for before, after in pairwise(self.reports)
            if before.edition != after.edition and after.year is not None
        )

    @cached_property
    def steps(self) -> tuple[Comparison, ...]:
        """Each report compared with the one before it, gaps passed over."""
        return tuple(compare(before, after) for before, after in pairwise(self.reports))

    @cached_property
    def revisions(self) -> tuple[Comparison, ...]:
        """Each version of a year compared with the version before it."""
        return tuple(
            compare(before, after)
            for versions in self.versions.values()
            for before, after in pairwise(versions)
        )

    @cached_property
    def carry_chain(self) -> tuple[CarryLink, ...]:
        """What each year carried forward against what the next carried over, column by column."""
        return tuple(_link(step) for step in self.steps)

    @property
    def notes(self) -> tuple[tuple[int, ComparisonNote], ...]:
        """Year and note, where a report is not plainly of the same organ and scope as the last.

        So too where the versions of a year are not. Each fact is told once, in the first year for
        which it holds.
        """
        told: dict[ComparisonNote, int] = {}
        for step in sorted((*self.revisions, *self.steps), key=lambda step: step.current.year or 0):
            for note in step.notes:
                if note.kind in _NOTES:
                    told.setdefault(note, step.current.year or 0)
        return tuple((year, note) for note, year in told.items())

    @property
    def first_break(self) -> int | None:
        """The first year that did not carry over what the year before carried forward.

        ``None`` where no link is broken; links that could not be looked at (gaps, blanks) are
        no breaks: see :attr:`carry_chain`.
        """
        return next((link.after for link in self.carry_chain if link.broken), None)

    @cached_property
    def findings(self) -> tuple[tuple[int, Finding], ...]:
        """Year and finding, of all rules on two years, each report given the one before it.

        In each year then what the rules on many years find: figures that changed as they did in no
        other year (``continuity.outlier``), and text that stood in a report further back than the
        last (``continuity.repeated_narrative``).
        """
        from govinfo_report.checks import check_history

        over_years = list(check_history(self.reports))
        return tuple(
            (step.current.year or 0, finding)
            for step in self.steps
            for finding in (
                *step.findings,
                *(f for f in over_years if f.reports[0].year == step.current.year),
            )
        )

    def trend(self, cell_id: str) -> Trend:
        """One cell over the years.

        Raises:
            UnknownCellError: No edition among the reports has such a cell.
        """
        editions = [e for e in EDITIONS if any(r.edition == e for r in self.reports)] or [
            EDITIONS[-1]
        ]
        having = [edition for edition in editions if cell_id in form(edition).cells]
        edition = having[-1] if having else editions[-1]
        form(edition).cell(cell_id)
        values = {
            year: cells(report).get(cell_id, ABSENT)
            for year, report in zip(self.years, self.reports, strict=True)
        }
        return Trend(cell_id, edition, values)

    @cached_property
    def trends(self) -> tuple[Trend, ...]:
        """The totals and single figures that any year has a number for, in the form's order.

        Parts of totals are left out here; :meth:`trend` gives any cell.
        """
        wanted: dict[str, None] = {}
        for report in sorted(self.reports, key=lambda report: report.edition):
            above = tops(report.edition)
            wanted |= {
                cell: None
                for cell, value in cells(report).items()
                if above.get(cell, cell) == cell and is_number(value)
            }
        return tuple(self.trend(cell) for cell in wanted)

    # Exports; each loads what it needs.

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The series as text for a terminal, no line wider than ``width`` cells."""
        from govinfo_report.comparison.exports import to_text
        from govinfo_report.comparison.sheets import series_digest

        return to_text(series_digest(self, language(lang)), width)

    def _document(self) -> SeriesDocument:
        from govinfo_report.comparison.document import series_document

        return series_document(self)

    def to_markdown(self, lang: Lang | None = None) -> str:
        """The series as a Markdown page, in English (``en``) or Chinese (``zh``)."""
        from govinfo_report.comparison.exports import to_markdown
        from govinfo_report.comparison.sheets import series_digest

        return to_markdown(series_digest(self, language(lang)))

    def to_csv(self, lang: Lang | None = None) -> str:
        """Every cell of every year as CSV: one row a year and cell.

        Args:
            lang: As for the other exports; the rows name cells in both languages, whichever it is.
        """
        from govinfo_report.comparison.exports import series_csv

        language(lang)
        return series_csv(self)

    def to_html(self, lang: Lang | None = None) -> str:
        """One page of HTML that needs nothing else, with a small chart a figure."""
        from govinfo_report.comparison.page import series_page

        return series_page(self, language(lang))

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from govinfo_report.comparison.page import series_fragment

        return series_fragment(self, language())


def _link(step: Comparison) -> CarryLink:
    outcomes = [each for each in step.findings.outcomes if each.rule == CARRY_RULE]
    return CarryLink(
        step.previous.year or 0,
        step.current.year or 0,
        _by_column(step, {each.scope: each.outcome for each in outcomes}),
        tuple(each.finding for each in outcomes if each.finding is not None),
    )


def _by_column(step: Comparison, said: Mapping[str | None, Outcome]) -> Mapping[str, Outcome]:
    """The outcomes column by column: a rule names only the columns in which it does not hold."""
    if said.get(None) == "not_applicable":
        return {}
    table = form(step.current.edition).table(rules_by_id()[CARRY_RULE].parameters["table"])
    columns = [column.id for column in table.columns]
    return {column: said.get(column, "holds") for column in columns}


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
