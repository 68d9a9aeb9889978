"""Which report is which declared agency: found or reported, never guessed.

Names are equal, or they differ by a territory that is known or by an abbreviation that the
catalogue lists. How it was found is part of the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

from attrs import evolve, frozen

from govinfo_report.catalogue.data_files import full_forms, full_names
from govinfo_report.hierarchy.manifest import Consolidated, Manifest, Organ
from govinfo_report.language import Lang, Text
from govinfo_report.model import Report
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.spelling import label_key

Way = Literal["code", "name", "alias", "territory", "abbreviation"]
"""How an organ was recognised, the surest first."""

# A territory's own name has two characters or more, but for a county's (沛县).
_UNIT: Final = lazy_pattern(r".{2,}?(?:省|自治区|自治州|自治县|自治旗|地区|市|州|盟|县|区|旗)|.县")
_GOVERNMENT: Final = lazy_pattern(r"(?:人民政府|政府|行政公署).*$")

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
    """Why a report is matched to an agency.

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


Role = Literal["consolidated", "own", "subordinate"]
"""What an organ is to a consolidated report."""

_WAYS: Final[tuple[Way, ...]] = ("code", "name", "alias", "territory", "abbreviation")

_WANTED: Final[dict[str, tuple[str | None, ...]]] = {
    "consolidated": ("consolidated", None),
    "own": ("organ", None),
    "subordinate": ("organ", None, "consolidated"),
}
"""Scopes that the report of an organ may state, the likeliest first; ``None``: it states none."""


@frozen
class Match:
    """A declared organ and the report found for it.

    Attributes:
        organ: The organ, as declared.
        role: What it is to the consolidated report.
        report: Position of its report among those given; ``None`` where none was found.
        likeness: Why the report is held to be its.
        candidates: Positions of the reports that could equally be its, where none was taken.
    """

    organ: Organ
    role: Role
    report: int | None = None
    likeness: Likeness | None = None
    candidates: tuple[int, ...] = ()


@frozen
class MatchScope:
    """A declaration for one year, with the reports found for it.

    Attributes:
        declared: The declaration.
        year: The year; ``None`` where no report of any declared organ was found.
        consolidated: The consolidated report.
        organs: The organs that it is the sum of, the own figures first where they are declared.
    """

    declared: Consolidated
    year: int | None
    consolidated: Match
    organs: tuple[Match, ...] = ()


def resolve(manifest: Manifest, reports: Sequence[Report]) -> tuple[MatchScope, ...]:
    """Finds the reports of every declared organ, year by year.

    A report is an organ's by its code, by its name, by an alias that the manifest lists, by a name
    that differs in the territory alone, or by an abbreviation that the catalogue lists; the surest
    way that finds any decides. Where it finds several, none is taken.

    Args:
        manifest: The declarations.
        reports: The reports; positions in the answer are those in this sequence.
    """
    return tuple(
        scope
        for declared in manifest.consolidated
        for scope in _scopes(declared, manifest, reports)
    )


def _scopes(
    declared: Consolidated, manifest: Manifest, reports: Sequence[Report]
) -> Iterator[MatchScope]:
    own = label_key(declared.organ.agency)
    territory = (
        Territory.of(declared.territory)
        if declared.territory
        else Territory.of_organ(declared.organ.agency)
    )
    with_own = {label_key(block.organ.agency) for block in manifest.consolidated} - {own}
    by_year: dict[int, list[int]] = {}
    for place, report in enumerate(reports):
        if type(report.year) is int:
            by_year.setdefault(report.year, []).append(place)
    found = False
    for year in sorted(declared.years or by_year):
        index = _Index(reports, by_year.get(year, []), territory)
        scope = _scope(declared, year, index, with_own)
        matches = (scope.consolidated, *scope.organs)
        if declared.years or any(m.report is not None or m.candidates for m in matches):
            found = True
            yield scope
    if not found:
        yield MatchScope(declared, None, Match(declared.organ, "consolidated"))


def _scope(declared: Consolidated, year: int, index: _Index, with_own: set[str]) -> MatchScope:
    total = index.find(declared.organ, "consolidated", _WANTED["consolidated"], set())
    taken = {total.report} if total.report is not None else set(total.candidates)
    wanted: list[tuple[Organ, Role, tuple[str | None, ...]]] = []
    if declared.own_figures:
        wanted.append((declared.own_report or declared.organ, "own", _WANTED["own"]))
    for organ in declared.organs:
        summed = label_key(organ.agency) in with_own
        wanted.append((organ, "subordinate", _WANTED["consolidated" if summed else "subordinate"]))
    matches = [index.find(organ, role, scopes, taken) for organ, role, scopes in wanted]
    return MatchScope(declared, year, total, tuple(_one_each(matches)))


def _one_each(matches: list[Match]) -> Iterator[Match]:
    """Resolves reports claimed by several agencies: the surest claim wins, equal claims lose."""
    claims: dict[int, list[int]] = {}
    for match in matches:
        if match.report is not None and match.likeness is not None:
            claims.setdefault(match.report, []).append(_WAYS.index(match.likeness.way))
    for match in matches:
        if match.report is None or match.likeness is None:
            yield match
            continue
        claimed = claims[match.report]
        mine = _WAYS.index(match.likeness.way)
        if mine == min(claimed) and claimed.count(mine) == 1:
            yield match
        elif mine == min(claimed):
            yield evolve(match, report=None, likeness=None, candidates=(match.report,))
        else:
            yield evolve(match, report=None, likeness=None)


class _Index:
    """The reports of one year by everything that an organ can be recognised by."""

    def __init__(
        self, reports: Sequence[Report], places: Iterable[int], territory: Territory
    ) -> None:
        self._reports = reports
        self._territory = territory
        self._codes: dict[str, list[int]] = {}
        self._names: dict[str, list[int]] = {}
        self._rests: dict[str, set[int]] = {}
        self._bodies: dict[str, set[int]] = {}
        for place in places:
            report = reports[place]
            if isinstance(report.agency_code, str) and report.agency_code:
                self._codes.setdefault(report.agency_code, []).append(place)
            key = label_key(report.agency) if isinstance(report.agency, str) else ""
            if key:
                self._names.setdefault(key, []).append(place)
                for rest in rests(key, territory):
                    self._rests.setdefault(rest, set()).add(place)
                    self._bodies.setdefault(in_full(rest), set()).add(place)

    def find(
        self, organ: Organ, role: Role, scopes: Sequence[str | None], taken: set[int]
    ) -> Match:
        """The report of an organ, among those that no other has."""
        found: dict[int, Likeness] = {}
        for candidates in self._ways(organ):
            allowed = {
                place: likeness
                for place, likeness in candidates.items()
                if place not in taken and self._may_be(place, organ, likeness)
            }
            found = self._of_scope(allowed, scopes)
            if found:
                break
        if len(found) == 1:
            ((place, likeness),) = found.items()
            return Match(organ, role, place, likeness)
        return Match(organ, role, candidates=tuple(found))

    def _may_be(self, place: int, organ: Organ, likeness: Likeness) -> bool:
        """Two codes are two organs, whatever their names."""
        code = self._reports[place].agency_code
        return likeness.way == "code" or not (organ.code and isinstance(code, str) and code)

    def _of_scope(
        self, places: dict[int, Likeness], scopes: Sequence[str | None]
    ) -> dict[int, Likeness]:
        for scope in scopes:
            stated = {p: why for p, why in places.items() if (self._stated(p) or None) == scope}
            if stated:
                return stated
        return {}

    def _stated(self, place: int) -> str | None:
        scope = self._reports[place].scope
        return scope if isinstance(scope, str) else None

    def _ways(self, organ: Organ) -> Iterator[dict[int, Likeness]]:
        """What each way of recognising an organ finds, the surest first."""
        if organ.code:
            yield dict.fromkeys(self._codes.get(organ.code, ()), Likeness("code"))
        yield dict.fromkeys(self._names.get(label_key(organ.agency), ()), Likeness("name"))
        aliases = [label_key(alias) for alias in organ.aliases]
        yield {
            place: Likeness("alias") for alias in aliases for place in self._names.get(alias, ())
        }
        parted = [
            (name, rest)
            for name in (organ.agency, *organ.aliases)
            for rest in rests(label_key(name), self._territory)
        ]
        yield {
            place: self._likeness("territory", name, place, ("territory", self._territory.name))
            for name, rest in parted
            for place in sorted(self._rests.get(rest, ()))
        }
        yield {
            place: self._likeness("abbreviation", name, place, ("body", self._body(rest)))
            for name, rest in reversed(parted)  # so that the shortest rest has the last word
            for place in sorted(self._bodies.get(in_full(rest), ()))
        }

    def _body(self, rest: str) -> str:
        """The body of which two names are names; of a territory named alone, its government."""
        full = in_full(rest)
        return f"{self._territory.name}{full}" if full == GOVERNMENT else full

    def _likeness(self, way: Way, declared: str, place: int, fact: tuple[str, str]) -> Likeness:
        return Likeness(
            way, (("one", declared), ("other", self._reports[place].agency or ""), fact)
        )
