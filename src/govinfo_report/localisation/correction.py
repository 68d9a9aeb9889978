"""Corrections, the slips behind them, and deductions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from attrs import field, frozen

from govinfo_report.catalogue import form
from govinfo_report.identities import Identity
from govinfo_report.language import Lang, Text
from govinfo_report.localisation import texts
from govinfo_report.localisation.slips import SlipKind
from govinfo_report.model.values import shown

SHOWN = 3
"""How many cells of a slip a reason spells out."""


@frozen
class CellChange:
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
    def pointer(self) -> str:
        """JSON Pointer (RFC 6901) of the cell."""
        return "/" + self.cell.replace(".", "/")


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
    def reason(self) -> Text:
        """The cells, the figures, and why it is likely."""
        return Text(self._reason("zh"), self._reason("en"))

    def _reason(self, lang: Lang) -> str:
        shown = [self._change(change, lang) for change in self.changes[:SHOWN]]
        more = len(self.changes) - SHOWN
        stop, colon = ("；", "：") if lang == "zh" else ("; ", ": ")
        cells = stop.join(shown)
        if more > 0:
            count = len(self.changes) if lang == "zh" else more
            gap = "" if lang == "zh" else " "
            cells += gap + texts.MORE(lang).format(count=count)
        why = texts.REASONS[self.kind](lang)
        return f"{why}{colon}{cells}"

    def _change(self, change: CellChange, lang: Lang) -> str:
        before = texts.BLANK(lang) if change.before is None else shown(change.before)
        if change.after is not None:
            after = str(change.after)
        elif change.greatest is None:
            after = texts.AT_LEAST(lang).format(least=change.least)
        else:
            after = texts.CHOICE(lang).format(least=change.least, greatest=change.greatest)
        label = form(self._edition).cell(change.cell).label(lang)
        return texts.CHANGE(lang).format(label=label, before=before, after=after)


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
        operations: list[dict[str, Any]] = []
        for change in self.changes:
            operations.append(
                {"op": "test", "path": change.pointer, "value": texts.plain(change.before)}
            )
            value = texts.plain(change.after)
            operations.append({"op": "replace", "path": change.pointer, "value": value})
        return operations


@frozen
class Deduction:
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

    @property
    def pointer(self) -> str:
        """JSON Pointer (RFC 6901) of the cell."""
        return "/" + self.cell.replace(".", "/")
