"""Where the figures of a consolidated report come from, as its ``extensions`` carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NotRequired, TypedDict

from govinfo_report.model import ABSENT, CellValue, Report

MEMBER: Final = "consolidation"
"""The member of ``extensions`` that holds the provenance."""


class PartProvenance(TypedDict):
    """One of the reports that were summed; what it does not state is left out or ``null``.

    ``consolidation`` is its own provenance, where it was itself a sum.
    """

    title: str | None
    agency: str | None
    agency_code: NotRequired[str | None]
    scope: NotRequired[str | None]
    source: NotRequired[str | None]
    consolidation: NotRequired[Any]


class Provenance(TypedDict):
    """The shape of ``extensions.consolidation``. Positions count in ``reports``, from 0.

    ``blank``: cell id → the reports whose cell is blank, of a cell that is the sum of the others'.
    ``absent``: cell id → the reports without the cell, of a cell that the sum lacks for that
    reason. ``merged``: the reports whose three rows of (六)其他处理 were added up into the one row
    ``outcomes.other.all``. The last three are left out where there is nothing to list.
    """

    reports: list[PartProvenance]
    blank: NotRequired[dict[str, list[int]]]
    absent: NotRequired[dict[str, list[int]]]
    merged: NotRequired[list[int]]


def part(report: Report) -> PartProvenance:
    """What the provenance says of one report."""
    entry: PartProvenance = {"title": report.title, "agency": report.agency}
    if report.agency_code is not ABSENT:
        entry["agency_code"] = report.agency_code
    if report.scope is not ABSENT:
        entry["scope"] = report.scope
    if report.metadata.source is not ABSENT:
        entry["source"] = report.metadata.source
    if MEMBER in report.extensions:
        entry["consolidation"] = report.extensions[MEMBER]
    return entry


def provenance(
    reports: Sequence[Report], columns: Mapping[str, Sequence[CellValue]], merged: list[int]
) -> Provenance:
    """The whole of it.

    Args:
        reports: The reports that were summed.
        columns: Cell id → the values that were summed, one a report.
        merged: Positions of the reports whose three rows of (六) became one.
    """
    whole: Provenance = {"reports": [part(report) for report in reports]}
    if blank := {c: places for c, values in columns.items() if (places := _blank(values))}:
        whole["blank"] = blank
    if absent := {c: places for c, values in columns.items() if (places := _absent(values))}:
        whole["absent"] = absent
    if merged:
        whole["merged"] = merged
    return whole


def _blank(values: Sequence[CellValue]) -> list[int]:
    """Positions of the blanks among figures; nothing is listed where there is no sum."""
    if ABSENT in values:
        return []
    blank = [place for place, value in enumerate(values) if value is None]
    return blank if len(blank) < len(values) else []


def _absent(values: Sequence[CellValue]) -> list[int]:
    """Positions of the reports without a cell that others have."""
    absent = [place for place, value in enumerate(values) if value is ABSENT]
    return absent if len(absent) < len(values) else []
