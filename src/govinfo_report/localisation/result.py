"""What localisation found, with its exports."""

from __future__ import annotations

from typing import Literal

from govinfo_report.localisation import exports
from govinfo_report.localisation.found import Found


class Localisation(Found):
    __doc__ = Found.__doc__

    def to_json(self, *, indent: int | None = None) -> str:
        """The result as a JSON document, Chinese unescaped."""
        return exports.to_json(self, indent=indent)

    def to_text(self, lang: Literal["zh", "en"] = "zh", *, width: int = 80) -> str:
        """The result for a terminal, each line at most ``width`` cells wide."""
        return exports.to_text(self, lang, width=width)
