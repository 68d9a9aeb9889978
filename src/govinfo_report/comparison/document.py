"""A comparison as a JSON document, of the shape of :mod:`govinfo_report.documents.comparison`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import UNSET

from govinfo_report.comparison.change import Change, is_number, state
from govinfo_report.comparison.compared import Compared
from govinfo_report.comparison.explained import Explanation
from govinfo_report.documents.comparison import (
    ChangeDocument,
    ComparisonDocument,
    ExplanationDocument,
    SideDocument,
)
from govinfo_report.documents.records import filled
from govinfo_report.findings import About
from govinfo_report.findings.data_formats import finding_entry
from govinfo_report.model import ABSENT, Absent, CellValue, Report
from govinfo_report.model.values import shown


def comparison_document(comparison: Compared) -> ComparisonDocument:
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


def figure(value: CellValue) -> int | Decimal | Absent | None:
    """The number that a cell holds; ``None`` where it holds none."""
    return value if value is ABSENT or is_number(value) else None


def change_entry(change: Change, share: Fraction | None) -> ChangeDocument:
    """One cell of both reports, and its share of the change of the total above it."""
    before, after = change.before, change.after
    return filled(
        ChangeDocument,
        change,
        before=figure(before),
        after=figure(after),
        before_text=shown(before) if state(before) == "invalid" else UNSET,
        after_text=shown(after) if state(after) == "invalid" else UNSET,
        share=share,
    )


def _explanation(explanation: Explanation) -> ExplanationDocument:
    difference = explanation.total.difference
    return filled(
        ExplanationDocument,
        explanation,
        total=explanation.total.cell,
        difference=0 if difference is None else difference,
    )
