"""The comparison of two reports and the forms in which it is written."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from govinfo_report.comparison.change import Change
from govinfo_report.comparison.notes import ComparisonNote, notes_on
from govinfo_report.comparison.pairing import Block, met_at_sum, paired
from govinfo_report.comparison.texts import Lang
from govinfo_report.model import ABSENT, Report, block


@frozen
class Comparison:
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

    def to_json(self, *, indent: int | None = None) -> str:
        """The whole comparison as JSON.

        Its shape is :class:`~govinfo_report.model.comparison_document.ComparisonDocument`.

        Args:
            indent: Blanks a level; ``None`` for one line.
        """
        from govinfo_report.comparison.document import to_json  # the JSON codec is not free

        return to_json(self, indent=indent)

    def to_csv(self) -> str:
        """The changes as CSV (RFC 4180), one row a cell, columns as :data:`.exports.COLUMNS`."""
        from govinfo_report.comparison.exports import to_csv

        return to_csv(self)

    def to_markdown(self, lang: Lang = "en") -> str:
        """The cells that differ as a Markdown page, in English (``en``) or Chinese (``zh``)."""
        from govinfo_report.comparison.exports import to_markdown

        return to_markdown(self, lang)

    def to_text(self, lang: Lang = "en", *, width: int = 80) -> str:
        """The cells that differ as text for a terminal.

        Args:
            lang: ``zh`` or ``en``.
            width: Greatest width of a line in terminal cells (a Chinese character takes two).
        """
        from govinfo_report.comparison.exports import to_text

        return to_text(self, lang, width)


def compare(previous: Report, current: Report) -> Comparison:
    """Compares two reports cell by cell.

    Any two reports can be compared: of two agencies, of one year, of two editions or in reverse
    order; the comparison's notes say so. Cells with one id are counterparts. Cells that only one
    edition's form has are marked so and never matched with others.

    Args:
        previous: The report compared with, usually last year's.
        current: The report compared.

    Returns:
        The comparison; zero, blank and absent are three different values in it.
    """
    return Comparison(previous, current)
