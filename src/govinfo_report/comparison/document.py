"""A comparison as a JSON document, of the shape :mod:`.findings.comparison_document` declares."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from govinfo_report.comparison.change import Change, is_number, rounded, state
from govinfo_report.comparison.compared import Compared
from govinfo_report.comparison.explained import Contribution, Explanation
from govinfo_report.comparison.narrative import ParagraphChange, SectionChange
from govinfo_report.findings import About
from govinfo_report.findings.comparison_document import (
    ChangeDocument,
    ComparisonDocument,
    ContributionDocument,
    ExplanationDocument,
    ParagraphDocument,
    SectionDocument,
    SideDocument,
)
from govinfo_report.findings.document import finding_entry
from govinfo_report.model import ABSENT, CellValue, Report
from govinfo_report.model.numbers import shown

RATIO_PLACES = 6
"""Places of ``ratio`` in JSON and CSV, halves to the even digit; the values give the exact one."""


def document(comparison: Compared) -> ComparisonDocument:
    """The comparison as plain JSON values, amounts as :class:`~decimal.Decimal`."""
    shares = comparison.shares
    whole: ComparisonDocument = {
        "version": "1.3",
        "previous": side_entry(comparison.previous),
        "current": side_entry(comparison.current),
        "notes": [
            {
                "kind": note.kind,
                "values": dict(note.values),
                "message": {"zh": note.message("zh"), "en": note.message("en")},
            }
            for note in comparison.notes
        ],
        "changes": [change_entry(change, shares.get(change.cell)) for change in comparison.changes],
        "ranking": [change.cell for change in comparison.ranked],
        "explanations": [_explanation(each) for each in comparison.explanations],
        "findings": [finding_entry(finding) for finding in comparison.findings],
    }
    if comparison.written_narrative is not None:
        whole["narrative"] = [_section(section) for section in comparison.written_narrative]
    return whole


def side_entry(report: Report) -> SideDocument:
    """Which report it is; what a draft has in place of a text or a year is ``null``."""
    about = About.of(report)
    side: SideDocument = {
        "edition": report.edition,
        "title": about.title,
        "agency": about.agency,
        "year": about.year,
    }
    code: Any = report.agency_code
    if code is not ABSENT:
        side["agency_code"] = code if isinstance(code, str) else None
    return side


def figure(value: CellValue) -> int | Decimal | None:
    """The number that a cell holds; ``None`` where it holds none."""
    return value if is_number(value) else None


def change_entry(change: Change, share: Fraction | None) -> ChangeDocument:
    """One cell of both reports, and its share of the change of the total above it."""
    document: ChangeDocument = {
        "cell": change.cell,
        "pointer": change.pointer,
        "comparable": change.comparable,
    }
    if change.before is not ABSENT:
        document["before"] = figure(change.before)
    if change.after is not ABSENT:
        document["after"] = figure(change.after)
    if state(change.before) == "invalid":
        document["before_text"] = shown(change.before)
    if state(change.after) == "invalid":
        document["after_text"] = shown(change.after)
    if change.difference is not None:
        document["difference"] = change.difference
    if change.ratio is not None:
        document["ratio"] = rounded(change.ratio, RATIO_PLACES)
    if share is not None:
        document["share"] = rounded(share, RATIO_PLACES)
    if change.reason is not None:
        document["reason"] = change.reason
    if change.derived is not None:
        document["derived"] = change.derived
    return document


def _explanation(explanation: Explanation) -> ExplanationDocument:
    difference = explanation.total.difference
    return {
        "total": explanation.total.cell,
        "rule": explanation.rule,
        "difference": 0 if difference is None else difference,
        "parts": [_contribution(part) for part in explanation.parts],
        "rest": explanation.rest,
        "unknown": list(explanation.unknown),
    }


def _contribution(part: Contribution) -> ContributionDocument:
    document: ContributionDocument = {"cell": part.cell, "difference": part.difference}
    if part.share is not None:
        document["share"] = rounded(part.share, RATIO_PLACES)
    return document


def _section(section: SectionChange) -> SectionDocument:
    document: SectionDocument = {
        "section": section.section,
        "presence": section.presence,
        "paragraphs": [_paragraph(paragraph) for paragraph in section.paragraphs],
    }
    if section.similarity is not None:
        document["similarity"] = rounded(section.similarity, RATIO_PLACES)
    return document


def _paragraph(paragraph: ParagraphChange) -> ParagraphDocument:
    document: ParagraphDocument = {"similarity": rounded(paragraph.similarity, RATIO_PLACES)}
    if paragraph.before is not None:
        document["before"] = paragraph.before
    if paragraph.after is not None:
        document["after"] = paragraph.after
    if paragraph.place_before is not None:
        document["place_before"] = paragraph.place_before
    if paragraph.place_after is not None:
        document["place_after"] = paragraph.place_after
    return document
