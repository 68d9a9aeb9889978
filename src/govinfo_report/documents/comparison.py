"""The JSON document of a comparison; the texts of its members are in ``comparison.toml``.

As in a report, zero is ``0``, blank is ``null`` and absent is left out; numbers are exact, and
ratios have six places.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal, TypeAlias

from msgspec import UNSET, UnsetType

from govinfo_report.documents.findings import FindingEntry
from govinfo_report.documents.records import DocumentRecord

VERSION: Final = "1.4"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""

Reason: TypeAlias = Literal[
    "edition",
    "shape",
    "incomplete_parts",
    "not_a_number",
    "absent_to_blank",
    "absent_to_number",
    "blank_to_absent",
    "blank_to_number",
    "blank_to_zero",
    "both_blank",
    "number_to_absent",
    "number_to_blank",
    "zero_to_blank",
]
"""Why two values of a cell cannot be compared.

``edition``: only one report's form has the cell. ``shape``: only one report prints (六)其他处理 in
three rows; see ``outcomes.other.all``. ``incomplete_parts``: not all of those three rows hold
numbers, so their sum is unknown. ``not_a_number``: a report built by hand holds no value of the
contract here. The others name what the cell held, before and after.
"""

Side: TypeAlias = Literal["before", "after"]
"""The previous report (``before``) or the current one (``after``)."""

NoteKind: TypeAlias = Literal[
    "agency",
    "agency_renamed",
    "agency_unknown",
    "edition",
    "narrative_left_out",
    "no_form_after",
    "no_form_before",
    "reversed_years",
    "same_year",
    "scope",
    "shape",
    "template_after",
    "template_before",
    "year_unknown",
    "years_apart",
]
"""What a note is about; ``comparison/texts.toml`` says it in words."""


Presence: TypeAlias = Literal["both", "appeared", "vanished"]
"""Whether both reports have a section, only the current one, or only the previous one."""


class SideDocument(DocumentRecord, kw_only=True):
    """Which report stood on one side. A member that the report does not have is left out."""

    edition: str
    title: str | None
    agency: str | None
    agency_code: str | None | UnsetType = UNSET
    year: int | None


class MessageDocument(DocumentRecord):
    """One sentence in Chinese and in English."""

    zh: str
    en: str


class NoteDocument(DocumentRecord):
    """A fact about the two reports that bears on what their differences mean."""

    kind: NoteKind
    values: dict[str, str | int]
    message: MessageDocument


class ChangeDocument(DocumentRecord, kw_only=True):
    """One cell that at least one of the reports has.

    ``before`` and ``after`` are left out where the cell is absent and ``null`` where it is blank,
    or where a draft holds something that is no number: ``before_text`` or ``after_text`` then shows
    it.
    ``difference`` and ``ratio`` (rounded to six places) are left out where there is none, and so is
    ``share`` (likewise rounded): the difference as a share of that of the total above the cell.
    ``reason`` says why a cell is not comparable; ``derived`` names the side whose value is the sum
    of the three rows of (六)其他处理.
    """

    cell: str
    pointer: str
    comparable: bool
    before: int | Decimal | None | UnsetType = UNSET
    after: int | Decimal | None | UnsetType = UNSET
    before_text: str | UnsetType = UNSET
    after_text: str | UnsetType = UNSET
    difference: int | Decimal | UnsetType = UNSET
    ratio: Decimal | UnsetType = UNSET
    share: Decimal | UnsetType = UNSET
    reason: Reason | UnsetType = UNSET
    derived: Side | UnsetType = UNSET


class ContributionDocument(DocumentRecord, kw_only=True):
    """What one part brings to the change of its total."""

    cell: str
    difference: int | Decimal
    share: Decimal | UnsetType = UNSET


class ExplanationDocument(DocumentRecord):
    """The change of a total: the differences of ``parts`` and ``rest`` sum exactly to its own."""

    total: str
    rule: str
    difference: int | Decimal
    parts: list[ContributionDocument]
    rest: int | Decimal
    unknown: list[str]


class ParagraphDocument(DocumentRecord, kw_only=True):
    """One paragraph; ``before`` or ``after`` is left out where only the other report has it."""

    similarity: Decimal
    before: str | UnsetType = UNSET
    after: str | UnsetType = UNSET
    place_before: int | UnsetType = UNSET
    place_after: int | UnsetType = UNSET


class SectionDocument(DocumentRecord, kw_only=True):
    """One narrative section; ``similarity`` is left out where the current one has no text."""

    section: str
    presence: Presence
    similarity: Decimal | UnsetType = UNSET
    paragraphs: list[ParagraphDocument]


class ComparisonDocument(DocumentRecord, kw_only=True):
    """A comparison: the two reports, what bears on it, every cell, totals, narrative, findings.

    ``narrative`` is left out where it was not compared; the note ``narrative_left_out`` says why.
    """

    version: Literal["1.4"] = VERSION
    previous: SideDocument
    current: SideDocument
    notes: list[NoteDocument]
    changes: list[ChangeDocument]
    ranking: list[str]
    explanations: list[ExplanationDocument]
    narrative: list[SectionDocument] | UnsetType = UNSET
    findings: list[FindingEntry]
