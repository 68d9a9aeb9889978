"""A series as a JSON document, of the shape :mod:`.findings.series_document` declares."""

from __future__ import annotations

from govinfo_report.catalogue import form
from govinfo_report.comparison.document import change_entry, figure, side_entry
from govinfo_report.comparison.over_years import OverYears, Trend, carry_cells
from govinfo_report.findings.document import finding_entry
from govinfo_report.findings.series_document import (
    LinkDocument,
    SeriesDocument,
    TrendDocument,
    YearValueDocument,
)
from govinfo_report.model import ABSENT, cells


def document(series: OverYears) -> SeriesDocument:
    """The series as plain JSON values, amounts as :class:`~decimal.Decimal`."""
    return {
        "version": "1.1",
        "agency": series.agency,
        "years": list(series.years),
        "gaps": list(series.gaps),
        "duplicates": list(series.duplicates),
        "edition_breaks": list(series.edition_breaks),
        "reports": [side_entry(report) for report in series.reports],
        "undated": [side_entry(report) for report in series.undated],
        "notes": [
            {
                "year": year,
                "kind": note.kind,
                "values": dict(note.values),
                "message": {"zh": note.message("zh"), "en": note.message("en")},
            }
            for year, note in series.notes
        ],
        "revisions": [
            {
                "year": revision.current.year or 0,
                "changes": [
                    change_entry(change, revision.shares.get(change.cell))
                    for change in revision.changed
                ],
            }
            for revision in series.revisions
        ],
        "carry_chain": [_link(series, place) for place in range(len(series.carry_chain))],
        "first_break": series.first_break,
        "trends": [_trend(trend) for trend in series.trends],
        "findings": [
            {"year": year, "finding": finding_entry(finding)} for year, finding in series.findings
        ],
    }


def _link(series: OverYears, place: int) -> LinkDocument:
    link = series.carry_chain[place]
    found: LinkDocument = {
        "before": link.before,
        "after": link.after,
        "outcome": link.outcome,
        "columns": dict(link.outcomes),
    }
    forward, over = carry_cells()
    before, after = cells(series.reports[place]), cells(series.reports[place + 1])
    if forward in before:
        found["carried_forward"] = figure(before[forward])  # type: ignore[typeddict-item]  # a count
    if over in after:
        found["carried_over"] = figure(after[over])  # type: ignore[typeddict-item]  # a count
    return found


def _trend(trend: Trend) -> TrendDocument:
    found: TrendDocument = {
        "cell": trend.cell,
        "edition": trend.edition,
        "unit": form(trend.edition).cell(trend.cell).unit,
        "direction": trend.direction,
        "values": [],
    }
    if trend.difference is not None:
        found["difference"] = trend.difference
    for year, value in trend.values.items():
        entry: YearValueDocument = {"year": year}
        if value is not ABSENT:
            entry["value"] = figure(value)
        found["values"].append(entry)
    return found
