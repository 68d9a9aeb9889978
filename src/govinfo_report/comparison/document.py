"""A comparison as a JSON document; its shape is :mod:`govinfo_report.model.comparison_document`."""

from __future__ import annotations

import msgspec

from govinfo_report.comparison.change import Change, rounded
from govinfo_report.comparison.compared import Compared
from govinfo_report.model import ABSENT, Report
from govinfo_report.model.comparison_document import (
    ChangeDocument,
    ComparisonDocument,
    SideDocument,
)

RATIO_PLACES = 6
"""Places of ``ratio`` in JSON and CSV, halves to the even digit; the values give the exact one."""


def document(comparison: Compared) -> ComparisonDocument:
    """The comparison as plain JSON values, amounts as :class:`~decimal.Decimal`."""
    return {
        "previous": _side(comparison.previous),
        "current": _side(comparison.current),
        "notes": [
            {
                "kind": note.kind,
                "values": dict(note.values),
                "message": {"zh": note.message("zh"), "en": note.message("en")},
            }
            for note in comparison.notes
        ],
        "changes": [_change(change) for change in comparison.changes],
    }


def to_json(comparison: Compared, *, indent: int | None = None) -> str:
    """The document of :func:`document` as JSON text, Chinese unescaped."""
    encoder = msgspec.json.Encoder(decimal_format="number")
    data = encoder.encode(document(comparison))
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()


def _side(report: Report) -> SideDocument:
    side: SideDocument = {
        "edition": report.edition,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
    }
    if report.agency_code is not ABSENT:
        side["agency_code"] = report.agency_code
    return side


def _change(change: Change) -> ChangeDocument:
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
    if change.reason is not None:
        document["reason"] = change.reason
    if change.derived is not None:
        document["derived"] = change.derived
    return document
