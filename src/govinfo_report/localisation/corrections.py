"""Corrections, the slips behind them, contradictions and deductions, and their texts."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from govinfo_report.catalogue import form
from govinfo_report.catalogue.names import scope_name
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.documents.records import json_value
from govinfo_report.identities import Identity
from govinfo_report.language import COLON, COMMA, Lang, Text, both, counted
from govinfo_report.localisation.slips import SlipKind
from govinfo_report.model.values import shown
from govinfo_report.strict_toml import texts


def text(key: str) -> Text:
    """One of the texts of ``texts.toml``."""
    return texts("govinfo_report.localisation", "texts.toml")[key]


def more_than(count: int) -> Text:
    """How many cells are certainly wrong, where the search was stopped."""
    cells = f"{counted(count, 'cell')} {'is' if count == 1 else 'are'}"
    return text("more_than").filled(count=count, cells=cells)


def explained(identities: Iterable[Identity], lang: Lang) -> str:
    """Identities for a reader: each rule by id and title, with the rows or columns concerned."""
    scopes: dict[str, list[str]] = {}
    for identity in identities:
        scopes.setdefault(identity.rule, []).append(identity.scope)
    parts = []
    for rule_id, found in scopes.items():
        rule = rules_by_id()[rule_id]
        table = rule.linear and rule.linear.table
        names = (f"“{scope_name(table, scope)(lang) if table else scope}”" for scope in found)
        parts.append(rule.named(lang) + COLON(lang) + COMMA(lang).join(names))
    return Text("；", "; ")(lang).join(parts)


SHOWN = 3
"""How many cells of a slip a reason spells out."""


class _OfCell:
    """What is said of one cell."""

    __slots__ = ()
    cell: str

    @property
    def pointer(self) -> str:
        """JSON Pointer (RFC 6901) of the cell."""
        return "/" + self.cell.replace(".", "/")


@frozen
class CellChange(_OfCell):
    """One cell of a correction.

    Attributes:
        cell: Cell id.
        before: What the cell holds.
        after: What it should hold; ``None`` where the identities leave a choice.
        least: The least value that it can have.
        greatest: The greatest; ``None``: there is no bound.
    """

    cell: str
    before: Any
    after: int | Fraction | None
    least: int | Fraction | None
    greatest: int | Fraction | None

    @property
    def due(self) -> Text:
        """What it should hold, in words: a number, or the bounds of the choice."""
        if self.after is not None:
            return both(str(self.after))
        bounds = "at_least" if self.greatest is None else "choice"
        return text(bounds).filled(least=self.least, greatest=self.greatest)


@frozen
class Slip:
    """One thing that went wrong: a root cause.

    Attributes:
        kind: What sort of slip.
        changes: The cells it spoiled, in the form's order.
        explains: The identities it broke.
        cost: How unlikely such a slip is.
    """

    kind: SlipKind
    changes: tuple[CellChange, ...]
    explains: tuple[Identity, ...]
    cost: float
    _edition: str = field(repr=False)

    @property
    def why(self) -> Text:
        """What sort of slip it is, in words."""
        return text(f"slips.{self.kind}")

    @property
    def reason(self) -> Text:
        """The cells, the figures, and why it is likely."""
        return text("reason").filled(why=self.why, cells=self.correction)

    @property
    def correction(self) -> Text:
        """The cells, what they hold and what they should hold."""
        cells = Text("；", "; ").join(map(self._change, self.changes[:SHOWN]))
        if (more := len(self.changes) - SHOWN) > 0:
            cells = text("more").filled(cells=cells, count=len(self.changes), more=more)
        return cells

    def _change(self, change: CellChange) -> Text:
        before = text("blank") if change.before is None else shown(change.before)
        label = form(self._edition).cell(change.cell).label
        return text("change").filled(label=label, before=before, after=change.due)


@frozen
class Correction:
    """One way to make every identity hold. Nothing applies it by itself.

    Attributes:
        slips: What would have gone wrong, in the form's order.
        smallest: Whether no correction changes fewer cells; otherwise it is here because fewer
            slips explain it.
    """

    slips: tuple[Slip, ...]
    smallest: bool

    @property
    def cost(self) -> float:
        """How unlikely it is: the sum over its slips; corrections are ranked by it."""
        return sum(slip.cost for slip in self.slips)

    @property
    def changes(self) -> tuple[CellChange, ...]:
        """Every cell that it changes."""
        return tuple(change for slip in self.slips for change in slip.changes)

    @property
    def reasons(self) -> tuple[Text, ...]:
        """One a slip, in both languages."""
        return tuple(slip.reason for slip in self.slips)

    @property
    def explains(self) -> tuple[Identity, ...]:
        """The identities that did not hold and hold with it."""
        return tuple(dict.fromkeys(i for slip in self.slips for i in slip.explains))

    @property
    def patch(self) -> list[dict[str, Any]]:
        """RFC 6902 JSON Patch for the report's document.

        Each ``replace`` follows a ``test`` of the value that it replaces, so that the patch does
        nothing to a document that has changed meanwhile. A cell whose value the identities leave
        open becomes ``null``.
        """
        return [
            {"op": op, "path": change.pointer, "value": json_value(value)}
            for change in self.changes
            for op, value in (("test", change.before), ("replace", change.after))
        ]


@frozen
class Deduction(_OfCell):
    """A cell without a figure whose value the identities force.

    Attributes:
        cell: Cell id.
        before: What it holds: ``None`` (blank), ``ABSENT``, or in a draft something that is no
            number.
        value: The only value that it can have.
    """

    cell: str
    before: Any
    value: int | Fraction


@frozen
class Contradiction:
    """Identities that cannot all hold, of one part of the report; no other part shares its cells.

    Attributes:
        broken: Those of its identities that do not hold with blanks read as 0; at least one, or
            a figure that is no count.
        corrections: What makes all its identities hold, the likeliest first.
        more_than: Lower bound: more cells than this are wrong; ``None`` where the smallest
            corrections were found.
        complete: Whether all smallest corrections are here.
    """

    broken: tuple[Identity, ...]
    corrections: tuple[Correction, ...]
    more_than: int | None
    complete: bool
