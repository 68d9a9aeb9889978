"""Which report is which declared organ's: found or reported, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from attrs import evolve, frozen

from govinfo_report.hierarchy.manifest import Consolidated, Manifest, Organ
from govinfo_report.hierarchy.names import GOVERNMENT, Likeness, Territory, Way, in_full, rests
from govinfo_report.model import Report
from govinfo_report.text.keys import label_key

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
class Scope:
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


def resolve(manifest: Manifest, reports: Sequence[Report]) -> tuple[Scope, ...]:
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
) -> Iterator[Scope]:
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
        yield Scope(declared, None, Match(declared.organ, "consolidated"))


def _scope(declared: Consolidated, year: int, index: _Index, with_own: set[str]) -> Scope:
    total = index.find(declared.organ, "consolidated", _WANTED["consolidated"], set())
    taken = {total.report} if total.report is not None else set(total.candidates)
    wanted: list[tuple[Organ, Role, tuple[str | None, ...]]] = []
    if declared.own_figures:
        wanted.append((declared.own_report or declared.organ, "own", _WANTED["own"]))
    for organ in declared.organs:
        summed = label_key(organ.agency) in with_own
        wanted.append((organ, "subordinate", _WANTED["consolidated" if summed else "subordinate"]))
    matches = [index.find(organ, role, scopes, taken) for organ, role, scopes in wanted]
    return Scope(declared, year, total, tuple(_one_each(matches)))


def _one_each(matches: list[Match]) -> Iterator[Match]:
    """A report that several organs claim is that of the surest; of none where they are equal."""
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
