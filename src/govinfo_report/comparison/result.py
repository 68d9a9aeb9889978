"""Two reports side by side, and the forms in which the comparison is written."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from govinfo_report.comparison.change import Change, alike, differ, met_at_sum, paired
from govinfo_report.comparison.notes import ComparisonNote, notes_on
from govinfo_report.documents.comparison import ComparisonDocument
from govinfo_report.documents.records import JsonResult
from govinfo_report.errors import TooMuchProseError
from govinfo_report.identities.sums import CellBlock
from govinfo_report.language import Lang, language
from govinfo_report.model import ABSENT, Reading, Report, as_report, block, is_before_forms
from govinfo_report.model.values import text_of

if TYPE_CHECKING:
    from govinfo_report.comparison.explained import Explanation
    from govinfo_report.comparison.narrative import SectionChange
    from govinfo_report.findings import Findings


@frozen(repr=False)
class Comparison(JsonResult):
    """Two reports side by side; computed when asked for, once.

    Attributes:
        previous: The report compared with.
        current: The report compared.
    """

    previous: Report
    current: Report

    def __repr__(self) -> str:
        previous, current = (
            f"{text_of(report.agency)} {text_of(report.year)}"
            for report in (self.previous, self.current)
        )
        kinds = [note.kind for note in self.notes]
        notes = f", notes={kinds}" if kinds else ""
        return (
            f"Comparison(previous={previous!r}, current={current!r}, "
            f"cells={len(self.changes)}, changed={len(self.changed)}{notes})"
        )

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every cell that at least one of the reports has, in the form's order, changed or not."""
        return self._made(changed_only=False)

    @cached_property
    def changed(self) -> tuple[Change, ...]:
        """Only the changes whose two values are not the same; a blank cell is no zero.

        None where one report is for a year before the first national form and has no cell.
        """
        if is_before_forms(self.previous) or is_before_forms(self.current):
            return ()
        return self._made(changed_only=True)

    @cached_property
    def notes(self) -> tuple[ComparisonNote, ...]:
        """What bears on the whole: other agency, other edition, years that do not follow, …."""
        return tuple(notes_on(self.previous, self.current, meets_at_sum=bool(self._at_sum)))

    # What follows needs the rules or the texts, which comparing cells does not.

    @cached_property
    def ranked(self) -> tuple[Change, ...]:
        """The changes that can be compared, what changed most first.

        Totals and single figures by their growth, then parts by their share of the total's change.
        """
        from govinfo_report.comparison.explained import ranked

        return ranked(self.changed, self.current.edition)

    @cached_property
    def shares(self) -> Mapping[str, Fraction]:
        """Cell id → its difference as a share of that of the total above it, with its sign.

        A cell that is part of no total has the share 1; where the total did not change there is
        none.
        """
        from govinfo_report.comparison.explained import shares

        return shares(self.changed, self.current.edition)

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """The totals that changed, or whose parts did, explained exactly by their parts."""
        from govinfo_report.comparison.explained import explained

        return tuple(explained(self.changes, self.current.edition)) if self.changed else ()

    @cached_property
    def narrative(self) -> tuple[SectionChange, ...]:
        """The narrative sections that at least one report has, paragraph by paragraph.

        Raises:
            TooMuchProseError: A report has more than 300,000 characters of prose. Everything else
                is there all the same; a note and exports say that the narrative was left out.
        """
        from govinfo_report.comparison.narrative import narrative

        return tuple(narrative(self.previous, self.current))

    @property
    def written_narrative(self) -> tuple[SectionChange, ...] | None:
        """The narrative as exports have it: ``None`` where there is too much to compare."""
        try:
            return self.narrative
        except TooMuchProseError:
            return None

    @cached_property
    def findings(self) -> Findings:
        """What the rules on two years (``continuity.*`` and their like) say of the current report.

        As ``check(current, previous=previous)`` says it; the other rules are not asked.
        """
        from govinfo_report.catalogue.rules import rules
        from govinfo_report.checks import check

        asked = [rule.id for rule in rules() if rule.needs == "previous"]
        return check(self.current, previous=self.previous, select=asked)

    @property
    def differs(self) -> bool:
        """Whether a cell or a paragraph of the narrative is not the same in both."""
        from govinfo_report.comparison.narrative import narrative_differs

        return bool(self.changed) or narrative_differs(self.previous, self.current)

    # Exports; each loads what it needs.

    def _document(self) -> ComparisonDocument:
        from govinfo_report.comparison.document import comparison_document

        return comparison_document(self)

    def to_csv(self, lang: Lang | None = None) -> str:
        """The changes as CSV (RFC 4180), one row a cell; :data:`.exports.CHANGE_COLUMNS`.

        Args:
            lang: As for the other exports; the rows name cells in both languages, whichever it is.
        """
        from govinfo_report.comparison.exports import comparison_csv

        language(lang)
        return comparison_csv(self)

    def to_markdown(self, lang: Lang | None = None) -> str:
        """The cells that differ as a Markdown page, in English (``en``) or Chinese (``zh``)."""
        from govinfo_report.comparison.exports import to_markdown
        from govinfo_report.comparison.sheets import comparison_digest

        return to_markdown(comparison_digest(self, language(lang)))

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The cells that differ as text for a terminal.

        Args:
            lang: ``zh`` or ``en``.
            width: Greatest width of a line in terminal cells (a Chinese character takes two).
        """
        from govinfo_report.comparison.exports import to_text
        from govinfo_report.comparison.sheets import comparison_digest

        return to_text(comparison_digest(self, language(lang)), width)

    def to_patch(self) -> str:
        """The whole difference as a JSON Patch (RFC 6902), text and header included.

        Applied to the document of the previous report it gives that of the current one.

        Raises:
            DocumentError: A report holds what no document can.
        """
        from govinfo_report.comparison.patch import to_patch

        return to_patch(self.previous, self.current)

    def to_html(self, lang: Lang | None = None) -> str:
        """One page of HTML that needs nothing else, without scripts.

        The tables stand side by side with changed cells marked, on a phone one above the other.

        Args:
            lang: ``zh`` or ``en``.
        """
        from govinfo_report.comparison.page import comparison_page

        return comparison_page(self, language(lang))

    def _repr_html_(self) -> str:
        """What a notebook shows: the ranked changes as a table."""
        from govinfo_report.comparison.page import comparison_fragment

        return comparison_fragment(self, language())

    @cached_property
    def _at_sum(self) -> dict[str, Change]:
        return met_at_sum(*self._sides())

    def _sides(self) -> tuple[tuple[str, CellBlock], tuple[str, CellBlock]]:
        """Edition and block of either report."""
        return (
            (self.previous.edition, block(self.previous)),
            (self.current.edition, block(self.current)),
        )

    def _made(self, *, changed_only: bool) -> tuple[Change, ...]:
        sides = self._sides()
        if changed_only and not differ(*sides):
            return ()
        if self.previous.edition == self.current.edition and not self._at_sum:
            return alike(*sides, changed_only=changed_only)
        at_sum = self._at_sum
        editions = self.previous.edition, self.current.edition
        changes = []
        for pair, before, after in paired(*sides):
            if pair.cell in at_sum:
                change = at_sum[pair.cell]
                if change.differs or not changed_only:
                    changes.append(change)
            elif differ(before, after) or not (changed_only or before is ABSENT):
                changes.append(pair.change(before, after, editions))
        return tuple(changes)


def compare(previous: Report | Reading, current: Report | Reading) -> Comparison:
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
    return Comparison(as_report(previous, "previous"), as_report(current, "current"))
