"""The sentences of a report as far as wording goes: without its own names, numbers and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from govinfo_report.catalogue.data_files import full_forms
from govinfo_report.checks.agencies import organ_name
from govinfo_report.model import Report
from govinfo_report.model.values import text_of
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text import compatible
from govinfo_report.text.similarity import masked

_SENTENCE: Final = lazy_pattern(r"[。;!?]")
_NAME: Final = "某"
_SELF: Final = lazy_pattern(
    r"(?:某(?:(?:人民)?政府)?|[我本该全](?:街道|地区|[省市区县州旗盟镇乡局委])|[我本该](?:[办厅部处院]|机关|单位))+"
)
"""Masked names, and how a report speaks of its own organ and place."""

_GENERAL: Final = ("人民政府", "政府", "办事处", "办公室", "办公厅")
"""Beginnings of bodies that every territory has."""


@cache
def _short_forms() -> Mapping[str, tuple[str, ...]]:
    """Full form of a body → its short forms."""
    found: dict[str, tuple[str, ...]] = {}
    for short, full in full_forms().items():
        found[full] = (*found.get(full, ()), short)
    return found


@lru_cache(maxsize=4096)
def names_of(agency: str) -> tuple[str, ...]:
    """What a report may call its organ and the organ's territories, the longest first."""
    name = organ_name(agency)
    bodies = {name.body, *_short_forms().get(name.body, ())}
    places = {"".join(name.places[start:]) for start in range(len(name.places))}
    joined = {place + body for place in places for body in bodies}
    # Of a government the body alone is anybody's.
    alone = set() if name.body.startswith(_GENERAL) else bodies
    found = {agency, *joined, *alone, *places, *name.places, *name.stems}
    return tuple(sorted((each for each in found if len(each) > 1), key=len, reverse=True))


def masked_sentences(report: Report, sections: Sequence[str], least: int) -> Mapping[str, int]:
    """The masked sentences of some sections, with the number of characters that each takes up.

    Two organs that print one text have the same masked sentences: names of the organ and of its
    territories, numbers, dates, punctuation and white space are left aside.

    Args:
        report: The report.
        sections: Ids of its narrative sections.
        least: Shortest masked sentence that counts.
    """
    names = names_of(report.agency) if isinstance(report.agency, str) else ()
    counted: Counter[str] = Counter()
    for section in sections:
        paragraphs = getattr(report, section)
        if not isinstance(paragraphs, tuple):
            continue
        for paragraph in paragraphs:
            text = "".join(compatible(text_of(paragraph)).split())
            for name in names:
                text = text.replace(name, _NAME)
            for sentence in _SENTENCE.split(_SELF.sub(_NAME, text)):
                words = masked(sentence)
                if len(words) >= least:
                    counted[words] += len(words)
    return counted
