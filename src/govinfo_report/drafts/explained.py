"""What both kinds of drafts have in common: their texts, and the list of what was filled in."""

from __future__ import annotations

from abc import ABC, abstractmethod

from govinfo_report.display import wrap
from govinfo_report.language import Lang, Text
from govinfo_report.strict_toml import texts


def draft_text(key: str) -> Text:
    """A text of ``texts.toml``."""
    return texts("govinfo_report.drafts", "texts.toml")[key]


class Explained(ABC):
    """A draft that explains what was filled in and what was not."""

    __slots__ = ()

    @abstractmethod
    def explanations(self, lang: Lang | None = None) -> tuple[str, ...]:
        """What was filled in and what was not, one line each."""

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The explanations for a terminal, no line wider than ``width`` columns."""
        lines = (
            line for told in self.explanations(lang) for line in wrap(told, width, indent="  ")
        )
        return "".join(f"{line}\n" for line in lines)
