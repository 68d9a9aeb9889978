"""The shape of a comparison as a JSON document; ``schemas/`` publishes it as a schema.

As in a report, zero is ``0``, blank is ``null`` and absent is left out; numbers are exact.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal, NotRequired, TypeAlias, TypedDict

from govinfo_report.findings.document import FindingEntry

VERSION: Final = "1.3"
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
    "reversed_years",
    "same_year",
    "scope",
    "shape",
    "template_after",
    "template_before",
    "year_unknown",
    "years_apart",
]
"""What a note is about; :data:`govinfo_report.comparison.texts.NOTES` says it in words."""


Presence: TypeAlias = Literal["both", "appeared", "vanished"]
"""Whether both reports have a section, only the current one, or only the previous one."""


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
    before: NotRequired[int | Decimal | None]
    after: NotRequired[int | Decimal | None]
    before_text: NotRequired[str]
    after_text: NotRequired[str]
    difference: NotRequired[int | Decimal]
    ratio: NotRequired[Decimal]
    share: NotRequired[Decimal]
    reason: NotRequired[Reason]
    derived: NotRequired[Side]


class ContributionDocument(TypedDict):
    """What one part brings to the change of its total."""

    cell: str
    difference: int | Decimal
    share: NotRequired[Decimal]


class ExplanationDocument(TypedDict):
    """The change of a total: the differences of ``parts`` and ``rest`` sum exactly to its own."""

    total: str
    rule: str
    difference: int | Decimal
    parts: list[ContributionDocument]
    rest: int | Decimal
    unknown: list[str]


class ParagraphDocument(TypedDict):
    """One paragraph; ``before`` or ``after`` is left out where only the other report has it."""

    similarity: Decimal
    before: NotRequired[str]
    after: NotRequired[str]
    place_before: NotRequired[int]
    place_after: NotRequired[int]


class SectionDocument(TypedDict):
    """One narrative section; ``similarity`` is left out where the current one has no text."""

    section: str
    presence: Presence
    similarity: NotRequired[Decimal]
    paragraphs: list[ParagraphDocument]


class ComparisonDocument(TypedDict):
    """A comparison: the two reports, what bears on it, every cell, totals, narrative, findings.

    ``narrative`` is left out where it was not compared; the note ``narrative_left_out`` says why.
    """

    version: Literal["1.3"]
    previous: SideDocument
    current: SideDocument
    notes: list[NoteDocument]
    changes: list[ChangeDocument]
    ranking: list[str]
    explanations: list[ExplanationDocument]
    narrative: NotRequired[list[SectionDocument]]
    findings: list[FindingEntry]
