"""The JSON document of a series; the texts of its members are in ``series.toml``.

As in a report, zero is ``0``, blank is ``null`` and absent is left out; numbers are exact.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import UNSET, UnsetType

from govinfo_report.catalogue.rule_entries import Outcome
from govinfo_report.documents.comparison import (
    ChangeDocument,
    MessageDocument,
    NoteKind,
    SideDocument,
)
from govinfo_report.documents.findings import FindingEntry
from govinfo_report.documents.records import DocumentRecord

VERSION: Final = "1.2"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""

Direction: TypeAlias = Literal["rising", "falling", "steady", "mixed", "unknown"]
"""Never falling, never rising, always the same, both, or fewer than two figures."""


class SeriesNoteDocument(DocumentRecord):
    """A fact about a year's report and the one before it that bears on what follows."""

    year: int
    kind: NoteKind
    values: dict[str, str | int]
    message: MessageDocument


class RevisionDocument(DocumentRecord):
    """One version of a year's report against the version before it: the cells that differ."""

    year: int
    changes: list[ChangeDocument]


class LinkDocument(DocumentRecord, kw_only=True):
    """Whether what one year carried forward is what the next one carried over.

    ``columns`` is empty where it could not be asked. The two figures are those of the column of
    totals: ``null`` where blank or no number, left out where absent.
    """

    before: int
    after: int
    outcome: Outcome
    columns: dict[str, Outcome]
    carried_forward: int | None | UnsetType = UNSET
    carried_over: int | None | UnsetType = UNSET


class YearValueDocument(DocumentRecord, kw_only=True):
    """What a cell holds in a year; ``value`` is left out where that year's report lacks it.

    It is ``null`` where the cell is blank, and where a draft holds something that is no number.
    """

    year: int
    value: int | Decimal | None | UnsetType = UNSET


class TrendDocument(DocumentRecord, kw_only=True):
    """One cell over the years; ``difference`` is left out with fewer than two numbers."""

    cell: str
    edition: str
    unit: str
    direction: Direction
    difference: int | Decimal | UnsetType = UNSET
    values: list[YearValueDocument]


class YearFindingDocument(DocumentRecord):
    """A finding, and the year of the report in which it was found."""

    year: int
    finding: FindingEntry


class SeriesDocument(DocumentRecord, kw_only=True):
    """The reports of one organ for several years."""

    version: Literal["1.2"] = VERSION
    agency: str | None
    years: list[int]
    gaps: list[int]
    duplicates: list[int]
    edition_breaks: list[int]
    reports: list[SideDocument]
    undated: list[SideDocument]
    notes: list[SeriesNoteDocument]
    revisions: list[RevisionDocument]
    carry_chain: list[LinkDocument]
    first_break: int | None
    trends: list[TrendDocument]
    findings: list[YearFindingDocument]
