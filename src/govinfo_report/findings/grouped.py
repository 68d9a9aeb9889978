"""Findings under their root causes, and root causes in words, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.findings.finding import Finding
from govinfo_report.findings.results import Results
from govinfo_report.language import Lang, Text
from govinfo_report.localisation.texts import explained, more_than
from govinfo_report.waivers.waiver import WAIVED

if TYPE_CHECKING:
    from govinfo_report.findings.causes import RootCause

SHOWN: Final = 3
"""How many alternatives of a root cause are spelt out."""

_CAUSE: Final = Text("根源{number}", "root cause {number}")
_LIKELIEST: Final = Text("（{count}种改法中最可能）", " (likeliest of {count})")
_TIED: Final = Text("（{count}种改法同样可能，此为其一）", " (one of {count} equally likely)")
_COLON: Final = Text("：", ": ")
_UNKNOWN: Final = Text("指不出来：", " cannot be named: ")
_EXPLAINS: Final = Text("由此不成立：", "explains: ")
_OR: Final = Text("或者：", "or: ")
_AND: Final = Text("；同时", "; and ")
_MORE: Final = Text(
    "还有{count}种改法，用 locate 可以列出", "further alternatives: {count}; locate lists them"
)
_INCOMPLETE: Final = Text(
    "改法可能不止这些：逐格改要改的超过{count}格",
    "there may be others: cell by cell, more than {count} would have to change",
)
_NOT_ALL: Final = Text(
    "改动同样少的改法可能不止这些", "there may be other corrections that change as few cells"
)


@frozen
class Told:
    """A root cause in words.

    Attributes:
        number: Its number in the report, from 1.
        cause: The root cause.
    """

    number: int
    cause: RootCause

    def heading(self, lang: Lang) -> str:
        """What went wrong, and how sure that is."""
        cause = self.cause
        name = _CAUSE(lang).format(number=self.number)
        if all(finding.waiver for finding in cause.findings):
            name += f" ({WAIVED(lang)})"
        if cause.slip is None:
            return name + _UNKNOWN(lang) + more_than(cause.more_than or 0)(lang)
        if cause.tied:
            name += _TIED(lang).format(count=cause.tied + 1)
        elif cause.alternatives:
            name += _LIKELIEST(lang).format(count=len(cause.alternatives) + 1)
        return f"{name}{_COLON(lang)}{cause.slip.reason(lang)}"

    def details(self, lang: Lang) -> Iterator[str]:
        """The evidence, and what else may have gone wrong instead."""
        cause = self.cause
        yield _EXPLAINS(lang) + explained(cause.broken, lang)
        for slips in cause.alternatives[:SHOWN]:
            yield _OR(lang) + _AND(lang).join(slip.reason(lang) for slip in slips)
        more = len(cause.alternatives) - SHOWN
        if more > 0:
            yield _MORE(lang).format(count=more)
        if cause.slip is not None and cause.more_than is not None:
            yield _INCOMPLETE(lang).format(count=cause.more_than)
        elif cause.slip is not None and not cause.complete:
            yield _NOT_ALL(lang)


Group = tuple[Told, list[Finding]]
"""A root cause, and those of its findings that stand under none before it."""


def grouped(findings: Results) -> tuple[list[Group], list[Finding]]:
    """Every finding once: under the first of its root causes, or among the others; errors first.

    Returns:
        The root causes, each with its findings; and the findings that come of none.
    """
    groups: list[Group] = []
    shown: set[int] = set()
    for number, cause in enumerate(findings.root_causes, 1):
        own = [finding for finding in cause.findings if id(finding) not in shown]
        shown.update(map(id, own))
        groups.append((Told(number, cause), _by_severity(own)))
    return groups, _by_severity(finding for finding in findings if id(finding) not in shown)


def _by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The worst first, those of one severity in the form's order."""
    ranks = list(SEVERITIES)
    return sorted(findings, key=lambda finding: ranks.index(finding.severity))


def causes_of(finding: Finding, findings: Results) -> list[Told]:
    """The root causes that a finding comes of, by what it was asked about."""
    return [
        Told(number, cause)
        for number, cause in enumerate(findings.root_causes, 1)
        if any(each.rule == finding.rule and each.scope == finding.scope for each in cause.findings)
    ]
