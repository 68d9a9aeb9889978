"""The shape of a series as a JSON document; ``schemas/`` publishes it as a schema.

As in a report, zero is ``0``, blank is ``null`` and absent is left out; numbers are exact.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal, NotRequired, TypeAlias, TypedDict

from govinfo_report.catalogue.rule_entries import Outcome
from govinfo_report.findings.comparison_document import (
    ChangeDocument,
    MessageDocument,
    NoteKind,
    SideDocument,
)
from govinfo_report.findings.document import FindingEntry

VERSION: Final = "1.1"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""

Direction: TypeAlias = Literal["rising", "falling", "steady", "mixed", "unknown"]
"""Never falling, never rising, always the same, both, or fewer than two figures."""


class SeriesNoteDocument(TypedDict):
    """A fact about a year's report and the one before it that bears on what follows."""

    year: int
    kind: NoteKind
    values: dict[str, str | int]
    message: MessageDocument


class RevisionDocument(TypedDict):
    """One version of a year's report against the version before it: the cells that differ."""

    year: int
    changes: list[ChangeDocument]


class LinkDocument(TypedDict):
    """Whether what one year carried forward is what the next one carried over.

    ``columns`` is empty where it could not be asked. The two figures are those of the column of
    totals: ``null`` where blank or no number, left out where absent.
    """

    before: int
    after: int
    outcome: Outcome
    columns: dict[str, Outcome]
    carried_forward: NotRequired[int | None]
    carried_over: NotRequired[int | None]


class YearValueDocument(TypedDict):
    """What a cell holds in a year; ``value`` is left out where that year's report lacks it.

    It is ``null`` where the cell is blank, and where a draft holds something that is no number.
    """

    year: int
    value: NotRequired[int | Decimal | None]


class TrendDocument(TypedDict):
    """One cell over the years; ``difference`` is left out with fewer than two numbers."""

    cell: str
    edition: str
    unit: str
    direction: Direction
    difference: NotRequired[int | Decimal]
    values: list[YearValueDocument]


class YearFindingDocument(TypedDict):
    """A finding, and the year of the report in which it was found."""

    year: int
    finding: FindingEntry


class SeriesDocument(TypedDict):
    """The reports of one organ for several years."""

    version: Literal["1.1"]
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
