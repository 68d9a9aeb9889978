"""Two reports side by side: the changes, the notes."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from govinfo_report.comparison.change import Change
from govinfo_report.comparison.notes import ComparisonNote, notes_on
from govinfo_report.comparison.pairing import Block, met_at_sum, paired
from govinfo_report.model import ABSENT, Report, block


@frozen
class Compared:
    """Two reports side by side; computed when asked for, once.

    Attributes:
        previous: The report compared with.
        current: The report compared.
    """

    previous: Report = field(repr=False)
    current: Report = field(repr=False)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every cell that at least one of the reports has, in the form's order, changed or not."""
        return self._made(changed_only=False)

    @cached_property
    def changed(self) -> tuple[Change, ...]:
        """Only the changes whose two values are not the same; a blank cell is no zero."""
        return self._made(changed_only=True)

    @cached_property
    def notes(self) -> tuple[ComparisonNote, ...]:
        """What bears on the whole: other agency, other edition, years that do not follow, …."""
        return tuple(notes_on(self.previous, self.current, meets_at_sum=bool(self._at_sum)))

    @cached_property
    def _at_sum(self) -> dict[str, Change]:
        return met_at_sum(*self._sides())

    def _sides(self) -> tuple[tuple[str, Block], tuple[str, Block]]:
        """Edition and block of either report."""
        return (
            (self.previous.edition, block(self.previous)),
            (self.current.edition, block(self.current)),
        )

    def _made(self, *, changed_only: bool) -> tuple[Change, ...]:
        sides = self._sides()
        if changed_only and sides[0] == sides[1]:
            return ()
        at_sum = self._at_sum
        editions = self.previous.edition, self.current.edition
        changes = []
        for pair, before, after in paired(*sides):
            if pair.cell in at_sum:
                change = at_sum[pair.cell]
                if change.differs or not changed_only:
                    changes.append(change)
            elif before != after or not (changed_only or before is ABSENT):
                changes.append(pair.change(before, after, editions))
        return tuple(changes)
