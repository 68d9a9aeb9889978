"""Root causes as documents hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import frozen

from govinfo_report.findings.grouped import Told
from govinfo_report.findings.json_values import JsonValue, json_value
from govinfo_report.findings.results import Results

if TYPE_CHECKING:
    from govinfo_report.localisation import CellChange, Identity, Slip


@frozen
class IdentityEntry:
    """One identity: rule, and the row or column that it is asked about."""

    rule: str
    scope: str


@frozen
class ChangeEntry:
    """One cell of a slip.

    Attributes:
        cell: Cell id.
        pointer: JSON Pointer into the report's document.
        before: What it holds.
        after: What it should hold; ``null``: the identities leave a choice.
        least: The least that it can hold.
        greatest: The greatest; ``null``: there is no bound.
    """

    cell: str
    pointer: str
    before: JsonValue
    after: JsonValue
    least: JsonValue
    greatest: JsonValue


@frozen
class SlipEntry:
    """One slip, as ``locate`` has it.

    Attributes:
        kind: What sort of slip, such as ``digit_dropped``.
        reason: The cells, the figures, and why it is likely, ``{"zh", "en"}``.
        changes: The cells that it spoiled.
        explains: The identities that it broke.
    """

    kind: str
    reason: dict[Literal["zh", "en"], str]
    changes: list[ChangeEntry]
    explains: list[IdentityEntry]


@frozen
class RootCauseEntry:
    """One root cause; the members are those of :class:`govinfo_report.RootCause`.

    Attributes:
        slip: The likeliest slip; ``null``: none can be named.
        message: The same in words, and how sure it is, ``{"zh", "en"}``.
        broken: The identities that do not hold.
        findings: Its findings, as places in the report's ``findings``, from 0.
        alternatives: What may have gone wrong instead, the likeliest first: each some slips.
        tied: How many of these, the first ones, are as likely.
        more_than: So many changed cells are certainly not enough; ``null``: the least is known.
        complete: Whether the alternatives are all there are of the least size.
    """

    slip: SlipEntry | None
    message: dict[Literal["zh", "en"], str]
    broken: list[IdentityEntry]
    findings: list[int]
    alternatives: list[list[SlipEntry]]
    tied: int
    more_than: int | None
    complete: bool


def cause_entries(findings: Results) -> list[RootCauseEntry]:
    """The root causes of a report, in its order."""
    if not findings.root_causes:
        return []
    places = {id(finding): place for place, finding in enumerate(findings)}
    return [_cause(number, findings, places) for number in range(len(findings.root_causes))]


def _cause(number: int, findings: Results, places: dict[int, int]) -> RootCauseEntry:
    cause = findings.root_causes[number]
    told = Told(number + 1, cause)
    return RootCauseEntry(
        None if cause.slip is None else _slip(cause.slip),
        {"zh": told.heading("zh"), "en": told.heading("en")},
        _identities(cause.broken),
        [places[id(finding)] for finding in cause.findings],
        [[_slip(slip) for slip in slips] for slips in cause.alternatives],
        cause.tied,
        cause.more_than,
        cause.complete,
    )


def _slip(slip: Slip) -> SlipEntry:
    return SlipEntry(
        slip.kind,
        {"zh": slip.reason.zh, "en": slip.reason.en},
        [_change(change) for change in slip.changes],
        _identities(slip.explains),
    )


def _change(change: CellChange) -> ChangeEntry:
    from govinfo_report.localisation.texts import plain  # loaded: there is a slip

    return ChangeEntry(
        change.cell,
        change.pointer,
        json_value(plain(change.before)),
        json_value(plain(change.after)),
        json_value(plain(change.least)),
        json_value(plain(change.greatest)),
    )


def _identities(identities: tuple[Identity, ...]) -> list[IdentityEntry]:
    return [IdentityEntry(identity.rule, identity.scope) for identity in identities]
