"""The comparison of two reports and the forms in which it is written."""

from __future__ import annotations

from attrs import frozen

from govinfo_report.comparison.compared import Compared
from govinfo_report.documents.comparison import ComparisonDocument
from govinfo_report.documents.records import JsonResult
from govinfo_report.language import Lang, language
from govinfo_report.model import Reading, Report, as_report


@frozen(repr=False)
class Comparison(Compared, JsonResult):
    """Two reports side by side; computed when asked for, once.

    Attributes:
        previous: The report compared with.
        current: The report compared.
    """

    def _document(self) -> ComparisonDocument:
        from govinfo_report.comparison.document import comparison_document

        return comparison_document(self)

    def to_csv(self, lang: Lang | None = None) -> str:
        """The changes as CSV (RFC 4180), one row a cell, columns as :data:`.exports.COLUMNS`.

        Args:
            lang: As for the other exports; the rows name cells in both languages, whichever it is.
        """
        from govinfo_report.comparison.exports import to_csv

        language(lang)
        return to_csv(self)

    def to_markdown(self, lang: Lang | None = None) -> str:
        """The cells that differ as a Markdown page, in English (``en``) or Chinese (``zh``)."""
        from govinfo_report.comparison.exports import to_markdown

        return to_markdown(self, language(lang))

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The cells that differ as text for a terminal.

        Args:
            lang: ``zh`` or ``en``.
            width: Greatest width of a line in terminal cells (a Chinese character takes two).
        """
        from govinfo_report.comparison.exports import to_text

        return to_text(self, language(lang), width)

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
        from govinfo_report.comparison.page import to_html

        return to_html(self, language(lang))

    def _repr_html_(self) -> str:
        """What a notebook shows: the ranked changes as a table."""
        from govinfo_report.comparison.page import to_fragment

        return to_fragment(self, language())


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
