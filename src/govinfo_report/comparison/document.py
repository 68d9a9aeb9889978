"""A comparison as a JSON document, of the shape :mod:`.findings.comparison_document` declares."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from govinfo_report.comparison.change import Change, rounded
from govinfo_report.comparison.compared import Compared
from govinfo_report.comparison.explained import Contribution, Explanation
from govinfo_report.comparison.narrative import ParagraphChange, SectionChange
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
from govinfo_report.model import ABSENT, Report

RATIO_PLACES = 6
"""Places of ``ratio`` in JSON and CSV, halves to the even digit; the values give the exact one."""


def document(comparison: Compared) -> ComparisonDocument:
    """The comparison as plain JSON values, amounts as :class:`~decimal.Decimal`."""
    shares = comparison.shares
    whole: ComparisonDocument = {
        "version": "1.2",
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


def to_json(comparison: Compared, *, indent: int | None = None) -> str:
    """The document of :func:`document` as JSON text, Chinese unescaped."""
    encoder = msgspec.json.Encoder(decimal_format="number")
    data = encoder.encode(document(comparison))
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()


def side_entry(report: Report) -> SideDocument:
    """Which report it is."""
    side: SideDocument = {
        "edition": report.edition,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
    }
    if report.agency_code is not ABSENT:
        side["agency_code"] = report.agency_code
    return side


def change_entry(change: Change, share: Fraction | None) -> ChangeDocument:
    """One cell of both reports, and its share of the change of the total above it."""
    document: ChangeDocument = {
        "cell": change.cell,
        "pointer": change.pointer,
        "comparable": change.comparable,
    }
    if change.before is not ABSENT:
        document["before"] = change.before
    if change.after is not ABSENT:
        document["after"] = change.after
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
