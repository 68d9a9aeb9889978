"""Many years of one organ, and the forms in which they are written."""

from __future__ import annotations

from govinfo_report.comparison.over_years import OverYears
from govinfo_report.documents.records import JsonResult
from govinfo_report.documents.series import SeriesDocument
from govinfo_report.language import Lang, language


class Series(OverYears, JsonResult):
    """The reports of one organ for several years.

    Args:
        reports: The reports, in any order; several of one year are taken for versions of it.

    Attributes:
        reports: One report a year, the earliest first.
        versions: Year → its different versions, the one that counts last; only years with several.
        duplicates: Years of which one and the same report was given more than once.
        undated: Reports without a year, which are in no other part of the series.
        gaps: The years between the first and the last without a report.
    """

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The series as text for a terminal, no line wider than ``width`` cells."""
        from govinfo_report.comparison.series_text import to_text

        return to_text(self, language(lang), width)

    def _document(self) -> SeriesDocument:
        from govinfo_report.comparison.series_document import series_document

        return series_document(self)

    def to_markdown(self, lang: Lang | None = None) -> str:
        """The series as a Markdown page, in English (``en``) or Chinese (``zh``)."""
        from govinfo_report.comparison.series_text import to_markdown

        return to_markdown(self, language(lang))

    def to_csv(self, lang: Lang | None = None) -> str:
        """Every cell of every year as CSV: one row a year and cell.

        Args:
            lang: As for the other exports; the rows name cells in both languages, whichever it is.
        """
        from govinfo_report.comparison.series_text import to_csv

        language(lang)
        return to_csv(self)

    def to_html(self, lang: Lang | None = None) -> str:
        """One page of HTML that needs nothing else, with a small chart a figure."""
        from govinfo_report.comparison.series_page import to_html

        return to_html(self, language(lang))

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from govinfo_report.comparison.series_page import to_fragment

        return to_fragment(self, language())
