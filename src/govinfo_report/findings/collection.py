"""The findings of many reports: those of each, and those between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from govinfo_report.findings.finding import RuleOutcome
from govinfo_report.findings.findings import Findings
from govinfo_report.findings.results import Results
from govinfo_report.hierarchy import Match
from govinfo_report.waivers import WaiverUse, overall

if TYPE_CHECKING:
    from govinfo_report.findings.causes import RootCause


class CollectionFindings(Findings):
    """What was found in many reports; iterating gives the findings of each, then those between.

    :attr:`Finding.reports <govinfo_report.findings.Finding.reports>` names the reports that a
    finding is about. The exports have a part a report, and one for what is between them.

    Attributes:
        members: The findings of each report, in the order given.
        between: The findings of rules that look at several reports.
        matches: Which report was held to be whose, and why, where a manifest declares organs.
        unmatched: Positions of the reports that are no declared organ's; empty without a manifest.
    """

    __slots__ = ("_parts_applied", "between", "matches", "members", "unmatched")

    def __init__(
        self,
        members: Sequence[Findings],
        between: Findings,
        matches: Sequence[Match] = (),
        unmatched: Sequence[int] = (),
    ) -> None:
        parts = (*members, between)

        def outcomes() -> tuple[RuleOutcome, ...]:
            return tuple(outcome for part in parts for outcome in part.outcomes)

        super().__init__(None, tuple(finding for part in parts for finding in part), outcomes)
        self._parts_applied = tuple(part.applied for part in parts if part.applied is not None)
        self.members = tuple(members)
        self.between = between
        self.matches = tuple(matches)
        self.unmatched = tuple(unmatched)

    @property
    def waivers(self) -> tuple[WaiverUse, ...]:
        """What became of every waiver over all the reports, in the order of their file."""
        return overall(self._parts_applied)

    def _find_causes(self) -> tuple[RootCause, ...]:
        return tuple(cause for part in self.members for cause in part.root_causes)

    def _parts(self) -> list[tuple[str | None, Results]]:
        return [(None, part) for part in (*self.members, self.between)]
