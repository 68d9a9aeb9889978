"""When two names are names of one organ, and why.

Nothing is guessed: names are equal, or they differ by a territory that is known or by an
abbreviation that the catalogue lists. How it was found is part of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from attrs import frozen

from govinfo_report.catalogue.data_files import full_forms, full_names
from govinfo_report.language import Lang, Text
from govinfo_report.text.keys import label_key

Way = Literal["code", "name", "alias", "territory", "abbreviation"]
"""How an organ was recognised, the surest first."""

# A territory's own name has two characters or more, but for a county's (沛县).
_UNIT: Final = re.compile(r".{2,}?(?:省|自治区|自治州|自治县|自治旗|地区|市|州|盟|县|区|旗)|.县")
_GOVERNMENT: Final = re.compile(r"(?:人民政府|政府|行政公署).*$")

GOVERNMENT: Final = "人民政府"
"""What is left of a government's name in full without its territory."""

SHORTEST: Final = 2
"""Fewest characters that a name must have beside its territory."""

_WHY: Final = {
    "code": Text("统一社会信用代码相同", "they have one code"),
    "name": Text("名称相同", "they have one name"),
    "alias": Text("清单列有这一名称", "the manifest lists that name"),
    "territory": Text(
        "“{one}”与“{other}”只是地名写法不同，都指{territory}",
        "{one} and {other} differ only in how they name the territory, {territory}",
    ),
    "abbreviation": Text(
        "“{one}”与“{other}”都是{body}的名称",
        "{one} and {other} are both names of {body}",
    ),
}


@frozen
class Likeness:
    """Why a report is held to be an organ's.

    Attributes:
        way: How it was recognised.
        parameters: What the explanation is filled with.
    """

    way: Way
    parameters: tuple[tuple[str, str], ...] = ()

    def explanation(self, lang: Lang | None = None) -> str:
        """The reason as part of a sentence, in English (``en``) or Chinese (``zh``)."""
        return _WHY[self.way](lang).format_map(dict(self.parameters))


@frozen
class Territory:
    """A territory, by whose name short names of organs are understood.

    Attributes:
        name: Its name as far as it is known, as ``湖州市吴兴区``.
        prefixes: What stands for it at the beginning of a name, the longest first.
    """

    name: str
    prefixes: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> Territory:
        """The territory of that name: 湖州市吴兴区 is also 吴兴区, 区 and 本区."""
        key = label_key(name)
        units = _units(key) or [key]
        tails = ["".join(units[place:]) for place in range(len(units))]
        return cls(key, (*tails, f"本{key[-1]}", key[-1])) if key else cls("", ())

    @classmethod
    def of_organ(cls, agency: str) -> Territory:
        """The territory at the beginning of an organ's name; an empty one where there is none."""
        key = label_key(agency)
        head = _GOVERNMENT.sub("", key)
        if head != key and head:
            return cls.of(head)
        found = ""
        while match := _UNIT.match(key, len(found)):
            found = key[: match.end()]
        return cls.of(found)


@lru_cache(maxsize=8192)
def _units(key: str) -> list[str] | None:
    """The units that a territory's name consists of, from the largest; ``None`` if it does not."""
    units = []
    place = 0
    while match := _UNIT.match(key, place):
        units.append(match.group())
        place = match.end()
    return units if units and place == len(key) else None


def rests(key: str, territory: Territory) -> Iterator[str]:
    """What is left of a name without what may stand for the territory, the least first.

    Nothing is left of a territory named alone; the name itself comes last.
    """
    place = key.find(territory.name) if territory.name else 0
    if place > 0 and _units(key[:place]):  # 浙江省 before 湖州市吴兴区
        yield from _rest(key, key[: place + len(territory.name)])
    for prefix in territory.prefixes:
        if key.startswith(prefix):
            yield from _rest(key, prefix)
    yield key


def _rest(key: str, prefix: str) -> Iterator[str]:
    left = len(key) - len(prefix)
    # 区 and 本区 alone name nobody.
    if left >= SHORTEST or (left == 0 and len(prefix) >= SHORTEST and prefix[0] != "本"):
        yield key[len(prefix) :]


@lru_cache(maxsize=8192)
def in_full(rest: str) -> str:
    """A name without its territory, with the abbreviation at its end written out.

    Of a territory named alone nothing is left: that is its government.
    """
    if rest in ("", "政府"):
        return GOVERNMENT
    if any(rest.endswith(full) for full in full_names()):
        return rest
    for short, full in full_forms().items():
        if rest.endswith(short):
            return rest[: -len(short)] + full
    return rest
