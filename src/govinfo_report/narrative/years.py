"""A sentence on the organ's own work that names another year than the report's."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.narrative.context import Draft, Sentence, year_of

_OWN: Final = re.compile(r"(?:,|度,|度)?(?:我|本|全(?:市|区|县|镇|乡|街道|局|系统))")
_PLANS: Final = re.compile(r"将|拟|计划|下一步|打算|展望|力争|要(?:继续|进一步)")
_SECTIONS: Final = frozenset(("overview", "other_matters"))


def wrong_year(sentence: Sentence, section: str) -> Draft | None:
    """The claim that the sentence speaks of another year, where it begins by saying so.

    A year that is only compared with, carried over from, or planned for is none.
    """
    year = sentence.carried.year
    if year is None or section not in _SECTIONS or not sentence.tokens:
        return None
    place = next((i for i, t in enumerate(sentence.tokens) if t.role == "year"), None)
    if place is None:
        return None
    token = sentence.tokens[place]
    before = sentence.words(sentence.start, token.start).strip("\x00")
    if before not in ("", "截至", "在"):
        return None
    named = year_of(sentence.words(token.start, token.end))
    if named == year or _PLANS.search(sentence.text):
        return None
    others = [
        t for t in sentence.tokens if t.role in ("year", "compare", "period") and t is not token
    ]
    if any(t.role != "period" or t.about != "this_year" for t in others):
        return None
    behind = sentence.words(token.end, token.end + 8)
    if not sentence.drafts and not _OWN.match(behind):
        return None
    if before == "截至" or behind.startswith(("底", "末", "以来", "工作中", "版", "起")):
        return None
    return Draft("narrative.year", ("year",), named, token.start, token.end, unit="年")
