"""Rules that look at several reports: what they see and say, and which reports are of one organ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve
from msgspec import Struct

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import (
    RuleFunctions,
    Subject,
    Verdict,
    not_applicable,
    violated,
    year_of,
)
from govinfo_report.findings import About
from govinfo_report.language import Text
from govinfo_report.model import Report, scope_of
from govinfo_report.text.spelling import label_key

if TYPE_CHECKING:
    from govinfo_report.hierarchy import Manifest, MatchScope

SHOWN: Final = 3
"""How many names a message lists; the finding has them all."""


class Gathering:
    """Many reports under examination together.

    Attributes:
        reports: The reports, in the order given.
        manifest: What is declared of them, if anything.
        abouts: What findings call each of them.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        manifest: Manifest | None = None,
        sources: Sequence[str | None] | None = None,
    ) -> None:
        self.reports = tuple(reports)
        self.manifest = manifest
        self.abouts = tuple(map(About.of, reports))
        if sources is not None:
            if len(sources) != len(self.abouts):
                raise ValueError(f"{len(sources)} sources for {len(self.abouts)} reports")
            pairs = zip(self.abouts, sources, strict=True)
            self.abouts = tuple(evolve(about, source=s or about.source) for about, s in pairs)

    @cached_property
    def scopes(self) -> tuple[MatchScope, ...]:
        """The declarations by year, with the reports found for them."""
        if not self.manifest:
            return ()
        from govinfo_report.hierarchy import resolve  # most checks have no manifest

        return resolve(self.manifest, self.reports)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every report as the rules on one report see it."""
        return tuple(Subject(report) for report in self.reports)


class Between(Struct, frozen=True):
    """One outcome of a rule on several reports.

    Attributes:
        verdict: What it says.
        reports: Positions of the reports concerned, the one whose cells are meant first.
    """

    verdict: Verdict
    reports: tuple[int, ...] = ()


BetweenFunction: TypeAlias = Callable[[Gathering, Rule], Iterator[Between]]
"""As :data:`govinfo_report.checks.subject.Function`, for rules on several reports."""

BETWEEN: Final = RuleFunctions[BetweenFunction]()


class ByOrgan:
    """The reports of a collection by organ: its code, and its name.

    A name stands for an organ as far as codes do not tell otherwise; short forms are not
    considered here, for without a manifest nothing says what they are short for.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._places: dict[tuple[str, str, int], list[int]] = {}
        for place, report in enumerate(reports):
            for key in self._keys(report):
                self._places.setdefault(key, []).append(place)

    def _keys(self, report: Report, years_back: int = 0) -> Iterator[tuple[str, str, int]]:
        year = year_of(report)
        if year is None:
            return
        if code := _code(report):
            yield "code", code, year - years_back
        if name := _name(report):
            yield "name", name, year - years_back

    def alike(self, place: int, years_back: int = 0) -> list[int]:
        """Positions of the same organ's reports of compatible scope, some years before.

        Args:
            place: The report.
            years_back: How many years before it; for its own year it is itself among them.
        """
        report = self._reports[place]
        found = {
            other
            for key in self._keys(report, years_back)
            for other in self._places.get(key, ())
            if _may_be_one(report, self._reports[other])
        }
        return sorted(found)

    def previous(self, place: int) -> Report | None:
        """The same organ's report for the year before, where there is exactly one."""
        found = self.previous_place(place)
        return None if found is None else self._reports[found]

    def previous_place(self, place: int) -> int | None:
        """Position of that report."""
        found = self.alike(place, 1)
        return found[0] if len(found) == 1 else None

    def organs(self) -> list[list[int]]:
        """Positions of all the reports of each organ.

        Reports that name no organ are left out. A report without a code belongs to the organ of its
        name, if only one code goes with that name.
        """
        codes: dict[str, set[str]] = {}
        for report in self._reports:
            if name := _name(report):
                codes.setdefault(name, set()).update({_code(report)} - {""})
        organs: dict[tuple[str, str], list[int]] = {}
        for place, report in enumerate(self._reports):
            name, code = _name(report), _code(report)
            if not code and len(known := codes.get(name, set())) == 1:
                (code,) = known
            if code or name:
                organs.setdefault(("code", code) if code else ("name", name), []).append(place)
        return list(organs.values())

    def groups(self) -> list[tuple[int, ...]]:
        """Positions of all the reports of each organ and scope.

        A report that states no scope belongs to the organ's only scope, if there is one.
        """
        return [group for places in self.organs() for group in self._by_scope(places)]

    def _by_scope(self, places: list[int]) -> Iterator[tuple[int, ...]]:
        stated = {place: scope_of(self._reports[place]) for place in places}
        scopes = list(dict.fromkeys(stated.values()))
        if len({scope for scope in scopes if scope}) < 2:
            yield tuple(places)
            return
        for scope in scopes:
            yield tuple(place for place in places if stated[place] == scope)


def _name(report: Report) -> str:
    return label_key(report.agency) if isinstance(report.agency, str) else ""


def _code(report: Report) -> str:
    return report.agency_code if isinstance(report.agency_code, str) else ""


def _may_be_one(one: Report, other: Report) -> bool:
    codes = {_code(one), _code(other)} - {""}
    scopes = {scope for scope in (one.scope, other.scope) if isinstance(scope, str)}
    return len(codes) <= 1 and len(scopes) <= 1


@BETWEEN.of("collection.duplicate")
def duplicate(gathering: Gathering, _: Rule) -> Iterator[Between]:
    """Reports of one organ, year and scope."""
    if len(gathering.reports) < 2:
        yield Between(not_applicable("no_collection"))
        return
    organs = ByOrgan(gathering.reports)
    told: set[tuple[int, ...]] = set()
    for place, report in enumerate(gathering.reports):
        group = tuple(organs.alike(place))
        if len(group) < 2 or group in told:
            continue
        told.add(group)
        verdict = violated(
            None,
            (),
            ("agency", "year"),
            agency=report.agency or _code(report),
            year=report.year,
            count=len(group),
            reports=listed([called(gathering, other) for other in group]),
        )
        yield Between(verdict, group)


def called(gathering: Gathering, place: int) -> str:
    """A report in a message: its number in the collection, its organ and its source."""
    about = gathering.abouts[place]
    known = (about.agency or about.title, about.source)
    return " ".join([f"#{place + 1}", *(word for word in known if word)])


def listed(names: Sequence[str]) -> Text:
    """Names in a message, the first few of them."""
    shown = names[:SHOWN]
    more = len(names) - len(shown)
    return Text(
        "、".join(shown) + (f"等{len(names)}个" if more else ""),
        ", ".join(shown) + (f" and {more} more" if more else ""),
    )
