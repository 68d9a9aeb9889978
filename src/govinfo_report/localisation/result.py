"""What localisation found, with its exports."""

from __future__ import annotations

from govinfo_report.language import Lang, language
from govinfo_report.localisation import exports
from govinfo_report.localisation.found import Found


class Localisation(Found):
    """Corrections, the likeliest first, and what else can be said. Empty where none is needed.

    It is a tuple of :class:`Correction`, with the attributes of
    :class:`~govinfo_report.localisation.found.Found` beside: ``status`` (``holds``,
    ``inconsistent``, ``deducible``, ``undecidable``), ``deductions``, ``broken``, ``undecided``,
    ``more_than``, ``complete``.
    """

    def to_json(self, *, indent: int | None = None) -> str:
        """The result as a JSON document, Chinese unescaped."""
        return exports.to_json(self, indent=indent)

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The result for a terminal, each line at most ``width`` cells wide."""
        return exports.to_text(self, language(lang), width=width)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return exports.to_fragment(self, language())
