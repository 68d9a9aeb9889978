"""A waiver: who answers for which finding, on what figures, until when; and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property, partial
from typing import Any, Final

from attrs import field, frozen

from govinfo_report.catalogue.names import name_of
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.documents.findings import UnusedReason, WaiverState
from govinfo_report.language import COMMA, Lang, Text
from govinfo_report.model import FrozenMap

Scalar = int | Decimal | str | bool
"""A value as a waiver file holds it; days are ISO texts."""


def _frozen(values: Mapping[str, Scalar]) -> FrozenMap[Scalar]:
    return FrozenMap(values)


@frozen
class Bound:
    """What of a finding a waiver is bound to.

    Attributes:
        rule: Id of the rule.
        scope: The row, column, cell or member that the rule was asked about, or one above it;
            ``None``: any.
        values: Cell id → what it held: counts in 件 or 项, amounts in 万元.
        blank: Cells that were blank.
        absent: Cells that were absent.
        facts: What else the rule went by (a date, a sentence), by the names that the messages of
            the rule have for it.
    """

    rule: str
    scope: str | None = None
    values: Mapping[str, Scalar] = field(factory=FrozenMap, converter=_frozen)
    blank: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    facts: Mapping[str, Scalar] = field(factory=FrozenMap, converter=_frozen)

    @property
    def cells(self) -> frozenset[str]:
        """Ids of the cells concerned."""
        return frozenset(self.values) | self.blank | self.absent

    def concerns(self, other: Bound) -> bool:
        """Whether both are about the same question, whatever the values."""
        return (
            self.rule == other.rule
            and self._within(other)
            and not (self.cells and self.cells.isdisjoint(other.cells))
        )

    def fits(self, now: Bound) -> bool:
        """Whether ``now`` is the same question with the same values."""
        return self.concerns(now) and not self.changed(now)

    def _within(self, other: Bound) -> bool:
        return (
            self.scope is None
            or other.scope == self.scope
            or (other.scope or "").startswith(f"{self.scope}.")
        )

    def changed(self, now: Bound) -> tuple[str, ...]:
        """The cells and facts that are not what they were: none where the waiver fits ``now``.

        A fact that the waiver does not name is not compared, so that a release whose messages say
        more leaves waivers valid. Where there are no cells, the scope has to be named, and one
        fact at least: nobody can waive a rule on a report as a whole without having seen what it
        finds.
        """
        cells = [cell for cell in sorted(self.cells | now.cells) if self._at(cell) != now._at(cell)]
        facts = [name for name in self.facts if _kept(self.facts, name) != _kept(now.facts, name)]
        if not self.cells and not self.facts:
            facts = list(now.facts)
        if not self.cells and self.scope is None and now.scope is not None:
            facts = ["scope", *facts]
        return (*cells, *facts)

    def _at(self, cell: str) -> tuple[str, object]:
        if cell in self.blank:
            return "blank", None
        if cell in self.absent:
            return "absent", None
        return _kept(self.values, cell)


def _kept(values: Mapping[str, Scalar], name: str) -> tuple[str, object]:
    """A value that only its equal is equal to: to Python ``True`` is 1."""
    value = values.get(name)
    if value is None:
        return "none", None
    return ("flag" if isinstance(value, bool) else "value"), value


@frozen
class Waiver:
    """A finding that somebody answers for: it is still reported, and counts no more.

    Attributes:
        bound: The finding, and the values that the waiver was given for.
        agency: The organ whose report it is, as the report names it.
        year: The reporting year.
        reason: Why.
        expires: The last day on which it applies; ``None``: it does not expire.
        number: Its place in the file, from 1; 0 where it is in none.
    """

    bound: Bound
    agency: str
    year: int
    reason: str
    expires: dt.date | None
    number: int = 0

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return self.bound.rule

    def expired(self, today: dt.date) -> bool:
        """Whether its last day is over."""
        return self.expires is not None and self.expires < today


@frozen
class Waivers:
    """The waivers of one file, in its order.

    Attributes:
        entries: The waivers.
        file: Name of the file; ``None`` where unknown.
    """

    entries: tuple[Waiver, ...] = field(default=(), converter=tuple[Waiver, ...])
    file: str | None = None

    def __iter__(self) -> Iterator[Waiver]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def of(self, agency: str | None, year: int | None) -> tuple[Waiver, ...]:
        """Those for one report."""
        if agency is None or year is None:
            return ()
        return self._by_report.get((agency, year), ())

    @cached_property
    def _by_report(self) -> dict[tuple[str, int], tuple[Waiver, ...]]:
        found: dict[tuple[str, int], list[Waiver]] = {}
        for waiver in self.entries:
            found.setdefault((waiver.agency, waiver.year), []).append(waiver)
        return {key: tuple(waivers) for key, waivers in found.items()}


_WHY: Final[dict[UnusedReason, Text]] = {
    "no_report": Text(
        "没有检查该机关该年度的报告。", "no report of this organ and year was checked."
    ),
    "no_finding": Text("报告中没有这个问题。", "the report has no such finding."),
    "not_asked": Text(
        "这条规则没有参加检查，或不适用。", "the rule was not asked, or is not applicable."
    ),
}


@frozen
class WaiverUse:
    """What became of one waiver.

    Attributes:
        waiver: The waiver.
        state: Its state. An expired one is expired whatever it would match.
        why: Why it is unused; else ``None``.
        changed: Of a stale one: the cells and facts that are not what they were.
    """

    waiver: Waiver
    state: WaiverState
    why: UnusedReason | None = None
    changed: tuple[str, ...] = ()

    def message(self, lang: Lang | None = None) -> str:
        """What became of it, for a reader, in English (``en``) or Chinese (``zh``)."""
        if self.state == "expired":
            day = f"{self.waiver.expires}"
            return Text(f"有效期至 {day}。", f"its last day was {day}.")(lang)
        if self.state == "stale":
            names = COMMA.join(name_of(changed) or changed for changed in self.changed)
            return Text(
                f"以下内容已与豁免时不同：{names.zh}。",
                f"it was given for other values; changed since: {names.en}.",
            )(lang)
        if self.why is not None:
            return _WHY[self.why](lang)
        return Text(f"理由：{self.waiver.reason}", f"reason: {self.waiver.reason}")(lang)

    def name(self, lang: Lang | None = None) -> str:
        """Which waiver it is: its number in the file, rule, organ and year."""
        waiver = self.waiver
        head = Text(f"豁免 {waiver.number}", f"waiver {waiver.number}")(lang)
        rule = rules_by_id().get(waiver.rule)
        return f"{head} {rule.named(lang) if rule else waiver.rule} ({waiver.agency} {waiver.year})"


_RANKS: Final[tuple[WaiverState | UnusedReason, ...]] = (
    "used",
    "expired",
    "stale",
    "no_finding",
    "not_asked",
    "no_report",
)
"""Precedence of states when a waiver is merged over several reports."""


@frozen(eq=False)
class Applied:
    """Waivers as they were applied to one report.

    Attributes:
        waivers: All of them.
        today: The day that expiry was compared with.
        own: What became of those for this report; worked out when asked for.
    """

    waivers: Waivers
    today: dt.date
    own: Callable[[], tuple[WaiverUse, ...]]

    def __reduce__(self) -> tuple[type[Applied], tuple[Any, ...]]:
        """What is pickled and copied: what was to be worked out is."""
        return type(self), (self.waivers, self.today, partial(tuple[WaiverUse, ...], self.own()))


def overall(applied: Iterable[Applied]) -> tuple[WaiverUse, ...]:
    """What became of the waivers over several reports, in the order of the file.

    A waiver is used where one report uses it, and unused only where none does.
    """
    best: dict[Waiver, WaiverUse] = {}
    seen: set[int] = set()
    for each in applied:
        if id(each.waivers) not in seen:
            seen.add(id(each.waivers))
            for waiver in each.waivers:
                best.setdefault(waiver, unmatched(waiver, each.today))
        for use in each.own():
            best[use.waiver] = min(best[use.waiver], use, key=_rank)
    return tuple(best.values())


def _rank(use: WaiverUse) -> int:
    return _RANKS.index(use.why or use.state)


def unmatched(waiver: Waiver, today: dt.date, why: UnusedReason = "no_report") -> WaiverUse:
    """The use of a waiver that nothing matches."""
    if waiver.expired(today):
        return WaiverUse(waiver, "expired")
    return WaiverUse(waiver, "unused", why)
