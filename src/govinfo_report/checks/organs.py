"""The kind of an organ, as far as its name tells it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from govinfo_report.catalogue.rules import organ_words

OrganKind = Literal["town", "government", "office", "department", "unknown"]
"""Town, township or street; government at county level or above; its office; its department."""

Level = Literal["county", "above", "unknown"]
"""Whether the organ belongs to a county or district, or to a city, province or the state."""


@lru_cache(maxsize=4096)
def organ_kind(name: str) -> OrganKind:
    """The kind of an organ by its name; ``unknown`` where there is any doubt.

    Regulations, article 49, sets different dates for departments and governments and none for
    towns; who may make rules (规章) also goes by kind.
    """
    words = organ_words()
    if _ends(name, words["towns"]):
        return "town"
    if any(word in name for word in words["doubtful"]):
        return "unknown"
    if _ends(name, words["offices"]):
        return "office"
    if _ends(name, words["governments"]) or _ends(name, words["territories"]):
        return "government"
    if _ends(name, words["departments"]):
        return "department"
    return "unknown"


@lru_cache(maxsize=4096)
def organ_level(name: str) -> Level:
    """Whether an organ is a county's or district's, by the last territory that its name has.

    A city may be one with or without districts, which its name does not tell: it counts as above.
    """
    words = organ_words()
    if name.startswith(words["central"]) or any(word in name for word in words["doubtful"]):
        return "unknown"
    head = name.partition("人民政府")[0]
    for word in words["no_territory"]:
        head = head.replace(word, "")
    for place in range(len(head) - 1, -1, -1):
        rest = head[: place + 1]
        if rest.endswith(("自治区", "省", "市", "州", "盟", "地区")):
            return "above"
        if place >= 1 and _ends(rest, words["county_level"]):
            return "county"
    return "unknown"


def is_local(name: str) -> bool:
    """Whether a name tells that an organ is not one of the central government."""
    return organ_level(name) != "unknown"


def _ends(name: str, endings: Iterable[str]) -> bool:
    # A name that is nothing but the ending says nothing about whose it is.
    return any(name.endswith(ending) and len(name) > len(ending) for ending in endings)
