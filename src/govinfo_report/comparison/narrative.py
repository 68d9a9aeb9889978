"""The narrative of two reports, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any, Final

from attrs import frozen

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.documents.comparison import Presence
from govinfo_report.errors import TooMuchProseError
from govinfo_report.language import Lang, Text
from govinfo_report.model import ABSENT, MAX_PROSE, Paragraphs, Report, prose_length
from govinfo_report.model.values import text_of
from govinfo_report.text.similarity import aligned

_INTRODUCTION: Final = "introduction"


@frozen
class ParagraphChange:
    """One paragraph in two reports.

    Attributes:
        section: The member of the document that holds it (``overview``).
        before: The paragraph in the previous report; ``None`` where it is new.
        after: The paragraph in the current report; ``None`` where it is gone.
        place_before: Its place in its section of the previous report, from 0; ``None`` likewise.
        place_after: Its place in the current report, likewise.
        similarity: How alike the two are once numbers, dates and punctuation are left aside, from
            0 to 1: 1 where only figures were changed, and 0 where there is only one of them.
    """

    section: str
    before: str | None
    after: str | None
    place_before: int | None
    place_after: int | None
    similarity: Fraction

    @property
    def differs(self) -> bool:
        """Whether the two are not the same, letter by letter."""
        return self.before != self.after

    @property
    def copied(self) -> bool:
        """Whether both are there and nothing but numbers, dates and punctuation differs."""
        return self.similarity == 1


@frozen
class SectionChange:
    """One narrative section in two reports.

    Attributes:
        section: The member of the document that holds it.
        paragraphs: Its paragraphs, in the order of the current report; what is gone stands where
            it was.
        presence: Whether both reports have it: a section that is lost is not an empty one.
    """

    section: str
    paragraphs: tuple[ParagraphChange, ...]
    presence: Presence

    @property
    def differs(self) -> bool:
        """Whether the section is not the same in both, letter by letter and in this order."""
        places = [(part.place_before, part.place_after) for part in self.paragraphs]
        moved = any(before != after for before, after in places)
        return moved or self.presence != "both" or any(part.differs for part in self.paragraphs)

    @property
    def similarity(self) -> Fraction | None:
        """Share of the current text that stands in the previous report too, by length.

        Each paragraph counts as much as it is alike. ``None`` where the current report has no text.
        """
        written = [(len(part.after), part.similarity) for part in self.paragraphs if part.after]
        length = sum(size for size, _ in written)
        if not length:
            return None
        return sum((size * share for size, share in written), Fraction(0)) / length

    def title(self, lang: Lang | None = None) -> str:
        """What the section is called, in English (``en``) or Chinese (``zh``)."""
        return sections()[self.section](lang)


@cache
def sections() -> dict[str, Text]:
    """The narrative sections: member → name, in the form's order, which is the same in all."""
    named = {_INTRODUCTION: Text("引言", "Introduction")}
    for section in form(EDITIONS[-1]).sections:
        if section.kind == "narrative":
            named[section.id] = section.text
    return named


def narrative_differs(previous: Report, current: Report) -> bool:
    """Whether any section is not the same in both, letter by letter and in this order."""
    return any(getattr(previous, section) != getattr(current, section) for section in sections())


def narrative(previous: Report, current: Report) -> Iterator[SectionChange]:
    """The narrative sections that at least one of the reports has, in the form's order.

    Raises:
        TooMuchProseError: A report has more prose than is compared.
    """
    characters = max(map(prose_length, (previous, current)))
    if characters > MAX_PROSE:
        raise TooMuchProseError(characters, MAX_PROSE)
    for section in sections():
        before: Paragraphs = getattr(previous, section)
        after: Paragraphs = getattr(current, section)
        if before is ABSENT and after is ABSENT:
            continue
        yield SectionChange(
            section,
            tuple(_paragraphs(section, _texts(before), _texts(after))),
            "both" if ABSENT not in (before, after) else _one_sided(before),
        )


def _one_sided(before: Paragraphs) -> Presence:
    return "appeared" if before is ABSENT else "vanished"


def _texts(paragraphs: Any) -> tuple[str, ...]:
    # What a draft has in place of a text is compared as it is shown.
    return () if paragraphs is ABSENT else tuple(map(text_of, paragraphs))


def _paragraphs(
    section: str, before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[ParagraphChange]:
    for pair in aligned(before, after):
        yield ParagraphChange(
            section,
            None if pair.before is None else before[pair.before],
            None if pair.after is None else after[pair.after],
            pair.before,
            pair.after,
            pair.similarity,
        )
