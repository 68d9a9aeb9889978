"""A comparison as a JSON document: its shape and how it is made.

As in a report, zero is ``0``, blank is ``null`` and absent is left out; numbers are exact.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NotRequired, TypedDict

import msgspec

from govinfo_report.comparison.change import Change, Reason, Side, rounded
from govinfo_report.comparison.notes import NoteKind
from govinfo_report.model import ABSENT, Report

if TYPE_CHECKING:
    from govinfo_report.comparison.result import Comparison

RATIO_PLACES = 6
"""Places of ``ratio`` in JSON and CSV, halves to the even digit; the values give the exact one."""


class SideDocument(TypedDict):
    """Which report stood on one side. A member that the report does not have is left out."""

    edition: str
    title: str | None
    agency: str | None
    agency_code: NotRequired[str | None]
    year: int | None


class MessageDocument(TypedDict):
    """One sentence in Chinese and in English."""

    zh: str
    en: str


class NoteDocument(TypedDict):
    """A fact about the two reports that bears on what their differences mean."""

    kind: NoteKind
    values: dict[str, str | int]
    message: MessageDocument


class ChangeDocument(TypedDict):
    """One cell that at least one of the reports has.

    ``before`` and ``after`` are left out where the cell is absent and ``null`` where it is blank.
    ``difference`` and ``ratio`` (rounded to six places) are left out where there is none;
    ``reason`` says why a cell is not comparable; ``derived`` names the side whose value is the sum
    of the three rows of (六)其他处理.
    """

    cell: str
    pointer: str
    comparable: bool
    before: NotRequired[int | Decimal | None]
    after: NotRequired[int | Decimal | None]
    difference: NotRequired[int | Decimal]
    ratio: NotRequired[Decimal]
    reason: NotRequired[Reason]
    derived: NotRequired[Side]


class ComparisonDocument(TypedDict):
    """A comparison: the two reports, the notes on them, and every cell in the form's order."""

    previous: SideDocument
    current: SideDocument
    notes: list[NoteDocument]
    changes: list[ChangeDocument]


def document(comparison: Comparison) -> ComparisonDocument:
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


def to_json(comparison: Comparison, *, indent: int | None = None) -> str:
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
