"""Rules that look at several reports: what they see, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import evolve, frozen

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict
from govinfo_report.findings import About
from govinfo_report.hierarchy import Manifest, Scope, resolve
from govinfo_report.model import Report

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
        manifest: Manifest | None,
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
    def scopes(self) -> tuple[Scope, ...]:
        """The declarations by year, with the reports found for them."""
        return resolve(self.manifest, self.reports) if self.manifest else ()

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every report as the rules on one report see it."""
        return tuple(Subject(report, None, None) for report in self.reports)


@frozen
class Between:
    """One outcome of a rule on several reports.

    Attributes:
        verdict: What it says.
        reports: Positions of the reports concerned, the one whose cells are meant first.
    """

    verdict: Verdict
    reports: tuple[int, ...] = ()


BetweenFunction = Callable[[Gathering, Rule], Iterator[Between]]
"""As :data:`govinfo_report.checks.verdict.Function`, for rules on several reports."""

BETWEEN: Final[dict[str, BetweenFunction]] = {}
"""Rule id → its function; a test holds it against the catalogue."""


def implements_between(rule_id: str) -> Callable[[BetweenFunction], BetweenFunction]:
    """Registers a function as what computes a rule on several reports."""

    def register(function: BetweenFunction) -> BetweenFunction:
        if rule_id in BETWEEN:
            raise ValueError(f"rule {rule_id!r} has two functions")
        BETWEEN[rule_id] = function
        return function

    return register
