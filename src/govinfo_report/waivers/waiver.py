"""A waiver: who answers for which finding, on what figures, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

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
