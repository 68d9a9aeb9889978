"""What the name of an organ tells: its territories, its body, its kind and level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from govinfo_report.catalogue.rules import organ_words
from govinfo_report.patterns import lazy_pattern

_PLACE: Final = lazy_pattern(
    r"[\u4e00-\u9fff]{2,8}?(?:特别行政区|自治[区州县旗]|地区|街道|[省市州盟县区旗镇乡])"
    r"(?!市(?!场)|[省州县旗镇乡域街])"
)
_BEFORE_PLACES: Final = ("国家税务总局", "人民政府")
"""Words of a name that may stand before a territory."""


class OrganName(Struct, frozen=True, gc=False):
    """The parts of an organ's name.

    Attributes:
        places: Territories in the order of the name (``示例市``, ``示例区``).
        stems: Their proper names (``示例``).
        body: What follows them (``人力资源和社会保障局``); may be empty.
    """

    places: tuple[str, ...]
    stems: tuple[str, ...]
    body: str


@lru_cache(maxsize=4096)
def organ_name(name: str) -> OrganName:
    """The parts of a name; an organ that names no territory is all body."""
    places = []
    start = 0
    while (match := _PLACE.match(name, start)) is not None:
        place = match[0]
        for word in _BEFORE_PLACES:
            place = place.removeprefix(word)
        if any(word in place for word in organ_words()["no_territory"]):
            break
        places.append(place)
        start = match.end()
    return OrganName(tuple(places), tuple(map(_stem, places)), name[start:])


def _stem(place: str) -> str:
    for ending in _ENDINGS:
        stem = place.removesuffix(ending)
        if stem != place and len(stem) > 1:
            return stem
    return place


_ENDINGS: Final = (
    *("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "街道"),
    *"省市州盟县区旗镇乡",
)


def is_one_organ(one: str, other: str, parameters: Mapping[str, object]) -> bool:
    """Whether one name is the other, perhaps shortened: its characters in the same order."""
    if one == other or _within(one, other) or _within(other, one):
        return True
    names = [_core(name, parameters) for name in (one, other)]
    return all(names) and (_within(*names) or _within(*reversed(names)))


def _core(name: str, parameters: Mapping[str, object]) -> str:
    fillers = parameters["fillers"]
    for filler in fillers if isinstance(fillers, list) else ():
        name = name.replace(filler, "")
    return name


def _within(short: str, long: str) -> bool:
    characters = iter(long)
    return all(character in characters for character in short)


OrganKind: TypeAlias = Literal["town", "government", "office", "department", "unknown"]
"""Town, township or street; government at county level or above; its office; its department."""

Level: TypeAlias = Literal["county", "above", "unknown"]
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
