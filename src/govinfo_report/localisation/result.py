"""What localisation found, with its exports."""

from __future__ import annotations

from govinfo_report.documents.localisation import LocalisationDocument
from govinfo_report.documents.records import JsonResult
from govinfo_report.language import Lang, language
from govinfo_report.localisation import exports
from govinfo_report.localisation.found import Found


class Localisation(Found, JsonResult):
    """Corrections, the likeliest first, and what else can be said. Empty where none is needed.

    It is a tuple of :class:`Correction`, with the attributes of
    :class:`~govinfo_report.localisation.found.Found` beside: ``status`` (``holds``,
    ``inconsistent``, ``deducible``, ``undecidable``), ``deductions``, ``broken``, ``undecided``,
    ``more_than``, ``complete``.
    """

    def _document(self) -> LocalisationDocument:
        return exports.document(self)

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The result for a terminal, each line at most ``width`` cells wide."""
        return exports.to_text(self, language(lang), width=width)

    def to_csv(self, lang: Lang | None = None) -> str:
        """The corrections as CSV (RFC 4180), one row a changed cell."""
        return exports.to_csv(self, language(lang))

    def to_html(self, lang: Lang | None = None) -> str:
        """One page of HTML that needs nothing else, without scripts."""
        return exports.to_html(self, language(lang))

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return exports.to_fragment(self, language())
