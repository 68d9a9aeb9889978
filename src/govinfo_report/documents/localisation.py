"""The JSON document of :func:`govinfo_report.locate`, and slips as every document holds them."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from msgspec import UNSET, UnsetType

from govinfo_report.documents.records import DocumentRecord, JsonValue
from govinfo_report.language import Text

VERSION: Final = "1.0"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""

Status: TypeAlias = Literal["holds", "inconsistent", "deducible", "undecidable"]
"""What can be said of the identities of a report as a whole.

``holds``: all of them hold, blanks read as 0. ``inconsistent``: no way of filling blank and absent
cells with numbers makes all of them hold, which is proved. ``deducible``: they force the values of
some such cells, and hold with these. ``undecidable``: there is more than one way to fill them.
"""


class IdentityEntry(DocumentRecord):
    """One identity: rule, and the row or column that it is asked about."""

    rule: str
    scope: str


class ChangeEntry(DocumentRecord):
    """One cell of a slip; ``after`` is null where the identities leave a choice."""

    cell: str
    pointer: str
    before: JsonValue
    after: JsonValue
    least: JsonValue
    greatest: JsonValue


class SlipEntry(DocumentRecord):
    """One slip, the cells that it spoiled, and the identities that it broke."""

    kind: str
    reason: Text
    changes: list[ChangeEntry]
    explains: list[IdentityEntry]


class PatchOperation(DocumentRecord):
    """One operation of a JSON Patch (RFC 6902)."""

    op: Literal["test", "replace"]
    path: str
    value: JsonValue


class CorrectionEntry(DocumentRecord):
    """One way to make every identity hold."""

    smallest: bool
    cost: float
    slips: list[SlipEntry]
    patch: list[PatchOperation]


class ContradictionEntry(DocumentRecord):
    """Identities that cannot all hold, of one part of the report, and what corrects them."""

    complete: bool
    more_than: int | None
    broken: list[IdentityEntry]
    corrections: list[CorrectionEntry]


class DeductionEntry(DocumentRecord, kw_only=True):
    """A cell without a figure whose value is forced; ``before`` is left out where it is absent."""

    cell: str
    pointer: str
    before: JsonValue | UnsetType = UNSET
    value: JsonValue


class LocalisationDocument(DocumentRecord, kw_only=True):
    """The smallest corrections of one report, and the values that its identities force."""

    version: Literal["1.0"] = VERSION
    status: Status
    summary: Text
    complete: bool
    more_than: int | None
    broken: list[IdentityEntry]
    undecided: list[IdentityEntry]
    corrections: list[CorrectionEntry]
    contradictions: list[ContradictionEntry]
    deductions: list[DeductionEntry]
