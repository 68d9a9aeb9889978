"""What a check found in one report or between several, and the waivers applied to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from govinfo_report.documents.findings import Summary
from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.model import FrozenMap, Origin, Report
from govinfo_report.page import Place

if TYPE_CHECKING:
    from govinfo_report.findings.causes import RootCause
    from govinfo_report.findings.score import Score
    from govinfo_report.packs import Scoring
    from govinfo_report.waivers import Applied, WaiverUse

RuleOutcomes: TypeAlias = tuple[RuleOutcome, ...]

_NOWHERE: Final[Mapping[str, Origin]] = FrozenMap()


class ReportPart:
    """What was found in one report, or between several: a part of findings and of each export.

    Args:
        report: The report; ``None`` for what is about several together.
        found: The findings.
        outcomes: What works out every rule's outcome.
        applied: The waivers that were applied; ``None``: none were given.
        causes: The root causes; ``None``: they are worked out when first asked for.

    Attributes:
        report: The report, likewise.
        found: The findings, likewise.
        applied: The waivers, likewise.
        origins: Cell id → where its value stands on the page; empty without a page.
        scoring: How a rule pack scores the report; ``None``: it gives no points.
    """

    __slots__ = ("_causes", "_outcomes", "applied", "found", "origins", "report", "scoring")

    def __init__(
        self,
        report: Report | None,
        found: tuple[Finding, ...],
        outcomes: Callable[[], RuleOutcomes],
        applied: Applied | None = None,
        causes: tuple[RootCause, ...] | None = None,
    ) -> None:
        self.report = report
        self.origins: Mapping[str, Origin] = _NOWHERE
        self.found = found
        self.applied = applied
        self.scoring: Scoring | None = None
        self._causes = causes
        self._outcomes: Callable[[], RuleOutcomes] | RuleOutcomes = outcomes

    @classmethod
    def of(
        cls, report: Report | None, outcomes: RuleOutcomes, applied: Applied | None = None
    ) -> ReportPart:
        """The part whose findings are those of some outcomes, in their order."""
        found = tuple(outcome.finding for outcome in outcomes if outcome.finding is not None)
        return cls(report, found, lambda: outcomes, applied)

    def __getstate__(self) -> tuple[None, dict[str, Any]]:
        """What is pickled and copied: outcomes that were to be worked out are."""
        return None, {name: getattr(self, name) for name in self.__slots__} | {
            "_outcomes": self.outcomes
        }

    def place(self, *cells: str) -> Place | None:
        """Where on the page the first of some cells stands that has a place; else ``None``."""
        found = (self.origins[cell].place for cell in cells if cell in self.origins)
        return next(found, None)

    @property
    def about(self) -> About:
        """The report that was checked."""
        return About(None) if self.report is None else About.of(self.report)

    @property
    def outcomes(self) -> RuleOutcomes:
        """Every rule's outcome, in the order of the rules; worked out when first asked for."""
        if callable(self._outcomes):
            self._outcomes = self._outcomes()
        return self._outcomes

    @property
    def root_causes(self) -> tuple[RootCause, ...]:
        """What is likeliest behind the violated identities; worked out when first asked for."""
        if self._causes is None:
            self._causes = self._find_causes()
        return self._causes

    def _find_causes(self) -> tuple[RootCause, ...]:
        if self.report is None or all(f.definition.linear is None for f in self.found):
            return ()
        from govinfo_report.findings.causes import root_causes  # most reports have none

        return root_causes(self.report, self.found)

    @property
    def score(self) -> Score | None:
        """The points of the report; ``None``: no rule pack gives any."""
        if self.scoring is None:
            return None
        from govinfo_report.findings.score import scored  # most checks have no rule pack

        return scored(self.scoring, self.found)

    @property
    def summary(self) -> Summary:
        """How many findings there are of each severity, waived ones apart."""
        counted = [finding for finding in self.found if finding.waiver is None]
        severities = [finding.severity for finding in counted]
        return Summary(
            ok="error" not in severities,
            errors=severities.count("error"),
            warnings=severities.count("warning"),
            infos=severities.count("info"),
            undecided=sum(finding.outcome == "undecided" for finding in counted),
            waived=len(self.found) - len(counted),
        )


NamedPart: TypeAlias = tuple[str | None, ReportPart]
"""Name of the file that was checked (``None``: the report says it), and what was found in it."""


def uses(parts: Iterable[NamedPart]) -> tuple[WaiverUse, ...]:
    """What became of the waivers over several parts, in the order of their file."""
    applied = [part.applied for _, part in parts if part.applied is not None]
    if not applied:
        return ()
    from govinfo_report.waivers import overall

    return overall(applied)
