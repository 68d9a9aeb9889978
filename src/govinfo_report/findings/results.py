"""The results of a check of one report, as the exports see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from govinfo_report.catalogue.rule_entries import Severity
from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.model import Report
from govinfo_report.waivers import Applied, WaiverUse, overall

if TYPE_CHECKING:
    from govinfo_report.findings.causes import RootCause


class Results:
    """Findings and outcomes of one report, as the exports see them."""

    __slots__ = ("_applied", "_causes", "_found", "_outcomes", "_report")

    def __init__(
        self,
        report: Report | None,
        found: tuple[Finding, ...],
        outcomes: Callable[[], tuple[RuleOutcome, ...]],
        applied: Applied | None = None,
    ) -> None:
        self._report = report
        self._applied = applied
        self._causes: tuple[RootCause, ...] | None = None
        self._found = found
        self._outcomes: Callable[[], tuple[RuleOutcome, ...]] | tuple[RuleOutcome, ...] = outcomes

    def __getstate__(self) -> tuple[None, dict[str, Any]]:
        """What is pickled and copied: outcomes that were to be worked out are."""
        own = [name for cls in type(self).__mro__ for name in getattr(cls, "__slots__", ())]
        return None, {name: getattr(self, name) for name in own} | {"_outcomes": self.outcomes}

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, index: int) -> Finding:
        return self._found[index]

    def __repr__(self) -> str:
        waived = f", waived={len(self.waived)}" if self.waived else ""
        return (
            f"{type(self).__name__}(errors={len(self.errors)}, warnings={len(self.warnings)}, "
            f"infos={len(self.infos)}{waived})"
        )

    @property
    def about(self) -> About:
        """The report that was checked."""
        return About(None) if self._report is None else About.of(self._report)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity ``error`` that are not waived; these are always violations."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of severity ``warning`` that are not waived."""
        return self._of("warning")

    @property
    def infos(self) -> tuple[Finding, ...]:
        """The findings of severity ``info`` that are not waived."""
        return self._of("info")

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(f for f in self._found if f.severity == severity and f.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that a waiver applies to, of any severity."""
        return tuple(finding for finding in self._found if finding.waiver is not None)

    @property
    def applied(self) -> Applied | None:
        """The waivers that the check was given, as they were applied; ``None``: it had none."""
        return self._applied

    @property
    def waivers(self) -> tuple[WaiverUse, ...]:
        """What became of every waiver that the check was given, in the order of their file."""
        return () if self._applied is None else overall([self._applied])

    @property
    def ok(self) -> bool:
        """Whether no rule of severity ``error`` is violated, but for what is waived."""
        return not self._found or not self.errors

    @property
    def outcomes(self) -> tuple[RuleOutcome, ...]:
        """Every rule's outcome, in the order of the rules; worked out when first asked for."""
        if callable(self._outcomes):
            self._outcomes = self._outcomes()
        return self._outcomes

    @property
    def root_causes(self) -> tuple[RootCause, ...]:
        """What is likeliest behind the identities that are violated, with the findings of each.

        One wrong cell that breaks several identities is one root cause. In the form's order by
        tables; worked out when first asked for.
        """
        if self._causes is None:
            self._causes = self._find_causes()
        return self._causes

    def _find_causes(self) -> tuple[RootCause, ...]:
        if self._report is None or all(f.definition.linear is None for f in self._found):
            return ()
        from govinfo_report.findings.causes import root_causes  # most reports have none

        return root_causes(self._report, self._found)
