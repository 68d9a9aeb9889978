"""Comparisons and series as JSON documents.

Their shapes are those of :mod:`govinfo_report.documents.comparison` and
:mod:`govinfo_report.documents.series`.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from govinfo_report.catalogue import form
from govinfo_report.comparison.change import Change, is_number, state
from govinfo_report.comparison.explained import Explanation
from govinfo_report.documents.comparison import (
    ChangeDocument,
    ComparisonDocument,
    ExplanationDocument,
    SideDocument,
)
from govinfo_report.documents.records import filled, rounded
from govinfo_report.documents.series import (
    LinkDocument,
    RevisionDocument,
    SeriesDocument,
    SeriesNoteDocument,
    TrendDocument,
    YearFindingDocument,
    YearValueDocument,
)
from govinfo_report.findings import About
from govinfo_report.findings.data_formats import finding_entry
from govinfo_report.model import ABSENT, CellValue, Report
from govinfo_report.model.values import shown

if TYPE_CHECKING:
    from govinfo_report.comparison.result import Comparison
    from govinfo_report.comparison.series import CarryLink, Series, Trend


def comparison_document(comparison: Comparison) -> ComparisonDocument:
    """The document of a comparison."""
    shares = comparison.shares
    return filled(
        ComparisonDocument,
        comparison,
        previous=side_entry(comparison.previous),
        current=side_entry(comparison.current),
        changes=[change_entry(change, shares.get(change.cell)) for change in comparison.changes],
        ranking=[change.cell for change in comparison.ranked],
        explanations=list(map(_explanation, comparison.explanations)),
        narrative=comparison.written_narrative,
        findings=[finding_entry(finding) for finding in comparison.findings],
    )


def side_entry(report: Report) -> SideDocument:
    """Which report it is; what a draft has in place of a text or a year is null."""
    code: Any = report.agency_code
    known = code if isinstance(code, str) or code is ABSENT else None
    return filled(SideDocument, About.of(report), agency_code=known)


def figure(value: CellValue) -> int | Decimal | UnsetType | None:
    """The number that a cell holds; ``None`` where it holds none, unset where it is absent."""
    return UNSET if value is ABSENT else value if is_number(value) else None


def change_entry(change: Change, share: Fraction | None) -> ChangeDocument:
    """One cell of both reports, and its share of the change of the total above it."""
    before, after = change.before, change.after
    difference, ratio = change.difference, change.ratio
    return ChangeDocument(  # not by `filled`: there are hundreds
        cell=change.cell,
        pointer=change.pointer,
        comparable=change.comparable,
        before=figure(before),
        after=figure(after),
        before_text=shown(before) if state(before) == "invalid" else UNSET,
        after_text=shown(after) if state(after) == "invalid" else UNSET,
        difference=UNSET if difference is None else difference,
        ratio=UNSET if ratio is None else rounded(ratio),
        share=UNSET if share is None else rounded(share),
        reason=change.reason or UNSET,
        derived=change.derived or UNSET,
    )


def _explanation(explanation: Explanation) -> ExplanationDocument:
    difference = explanation.total.difference
    return filled(
        ExplanationDocument,
        explanation,
        total=explanation.total.cell,
        difference=0 if difference is None else difference,
    )


def series_document(series: Series) -> SeriesDocument:
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
        carry_chain=list(map(_link, series.carry_chain, series.steps)),
        trends=list(map(_trend, series.trends)),
        findings=[
            YearFindingDocument(year=year, finding=finding_entry(finding))
            for year, finding in series.findings
        ],
    )


def _link(link: CarryLink, step: Comparison) -> LinkDocument:
    forward, over = map(figure, link.figures(step))
    return filled(
        LinkDocument,
        link,
        columns=link.outcomes,
        carried_forward=forward,
        carried_over=over,
    )


def _trend(trend: Trend) -> TrendDocument:
    values = [
        YearValueDocument(year=year, value=figure(value)) for year, value in trend.values.items()
    ]
    unit = form(trend.edition).cell(trend.cell).unit
    return filled(TrendDocument, trend, unit=unit, values=values)
