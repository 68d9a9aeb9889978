"""A series as a JSON document, of the shape of :mod:`govinfo_report.documents.series`."""

from __future__ import annotations

from govinfo_report.catalogue import form
from govinfo_report.comparison.document import change_entry, figure, side_entry
from govinfo_report.comparison.over_years import OverYears, Trend, carry_cells
from govinfo_report.documents.records import filled
from govinfo_report.documents.series import (
    LinkDocument,
    RevisionDocument,
    SeriesDocument,
    SeriesNoteDocument,
    TrendDocument,
    YearFindingDocument,
    YearValueDocument,
)
from govinfo_report.findings.data_formats import finding_entry
from govinfo_report.model import ABSENT, cells


def series_document(series: OverYears) -> SeriesDocument:
    """The document of a series."""
    revisions = [
        RevisionDocument(
            year=revision.current.year or 0,
            changes=[change_entry(c, revision.shares.get(c.cell)) for c in revision.changed],
        )
        for revision in series.revisions
    ]
    return filled(
        SeriesDocument,
        series,
        reports=list(map(side_entry, series.reports)),
        undated=list(map(side_entry, series.undated)),
        notes=[filled(SeriesNoteDocument, note, year=year) for year, note in series.notes],
        revisions=revisions,
        carry_chain=[_link(series, place) for place in range(len(series.carry_chain))],
        trends=list(map(_trend, series.trends)),
        findings=[
            YearFindingDocument(year=year, finding=finding_entry(finding))
            for year, finding in series.findings
        ],
    )


def _link(series: OverYears, place: int) -> LinkDocument:
    link = series.carry_chain[place]
    forward, over = carry_cells()
    before, after = cells(series.reports[place]), cells(series.reports[place + 1])
    return filled(
        LinkDocument,
        link,
        columns=link.outcomes,
        carried_forward=figure(before.get(forward, ABSENT)),
        carried_over=figure(after.get(over, ABSENT)),
    )


def _trend(trend: Trend) -> TrendDocument:
    values = [
        filled(YearValueDocument, {"year": year, "value": figure(value)})
        for year, value in trend.values.items()
    ]
    unit = form(trend.edition).cell(trend.cell).unit
    return filled(TrendDocument, trend, unit=unit, values=values)
