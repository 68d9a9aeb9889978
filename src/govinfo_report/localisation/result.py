"""What localisation found, with its exports."""

from __future__ import annotations

from typing import Any

from govinfo_report.json_text import plain, written
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

    def to_dict(self) -> dict[str, Any]:
        """The result as plain values of JSON, figures as ``int`` and :class:`~decimal.Decimal`."""
        found: dict[str, Any] = plain(exports.document(self))
        return found

    def to_json(self, *, indent: int | None = None) -> str:
        """The result as a JSON document, Chinese unescaped.

        Args:
            indent: Blanks a level; ``None`` for one line.
        """
        return written(exports.document(self), indent=indent)

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
