"""Root causes: the likeliest slips behind what is violated, with the findings of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.documents.findings import WAIVED
from govinfo_report.findings.finding import Finding, word
from govinfo_report.language import COLON, Lang
from govinfo_report.model import Report

if TYPE_CHECKING:  # reports without a broken identity do without
    from govinfo_report.localisation import Contradiction, Correction, Identity, Slip

CAP: Final = 60_000
"""How many steps of work go into corrections (some hundredths of a second): a check is not to wait.

CP-SAT is never asked, so that the findings of a report are the same on every computer.
"""


SHOWN: Final = 3
"""How many alternatives of a root cause are spelt out."""


@frozen(hash=False)
class RootCause:
    """One thing that went wrong, and the findings that come of it.

    Attributes:
        number: Its number in the report, from 1.
        slip: The likeliest slip, with its cells, its reason and the identities that it explains;
            ``None``: none can be named.
        findings: The violated identities that it explains, and what else was found about just its
            cells, in the form's order. A finding that two slips share is with both.
        alternatives: What may have gone wrong instead, the likeliest first: each some slips that
            together take its place.
        tied: How many of these, the first ones, are as likely as the slip.
        broken: The identities that do not hold and are told by it.
        more_than: So many changed cells are certainly not enough; ``None`` where the smallest
            corrections were found.
        complete: Whether ``alternatives`` are all there are of the least size.
    """

    number: int
    slip: Slip | None
    findings: tuple[Finding, ...]
    alternatives: tuple[tuple[Slip, ...], ...]
    tied: int
    broken: tuple[Identity, ...]
    more_than: int | None
    complete: bool

    def heading(self, lang: Lang) -> str:
        """What went wrong, and how sure that is."""
        from govinfo_report.localisation.corrections import more_than

        waived = all(finding.waiver for finding in self.findings)
        facts = {"number": self.number, "waived": f" ({WAIVED(lang)})" if waived else ""}
        if self.slip is None:
            key, said = "cause_unknown", more_than(self.more_than or 0)(lang)
        elif self.tied:
            key, said = "cause_tied", self.slip.reason(lang)
            facts["count"] = self.tied + 1
        else:
            key, said = "cause_likeliest" if self.alternatives else "cause", self.slip.reason(lang)
            facts["count"] = len(self.alternatives) + 1
        return f"{word(key, lang, **facts)}{COLON(lang)}{said}"

    def certainty(self, lang: Lang) -> str:
        """What sort of slip it is, and how sure that is."""
        from govinfo_report.localisation.corrections import more_than

        if self.slip is None:
            return more_than(self.more_than or 0)(lang)
        key, count = "certain", len(self.alternatives)
        if self.tied:
            key, count = "tied", self.tied
        elif self.alternatives:
            key = "likeliest"
        return word(key, lang, why=self.slip.why(lang), count=count + 1)

    def details(self, lang: Lang) -> Iterator[str]:
        """The evidence, and what else may have gone wrong instead."""
        from govinfo_report.localisation.corrections import explained

        yield f"{word('explains', lang)}{COLON(lang)}{explained(self.broken, lang)}"
        yield from self.instead(lang)

    def instead(self, lang: Lang, most: int = SHOWN) -> Iterator[str]:
        """What else may have gone wrong instead, and whether that is all.

        Args:
            lang: The language.
            most: How many alternatives are spelt out.
        """
        for slips in self.alternatives[:most]:
            joint = word("and", lang) + ("" if lang == "zh" else " ")
            reasons = joint.join(slip.reason(lang) for slip in slips)
            yield f"{word('or', lang)}{COLON(lang)}{reasons}"
        more = len(self.alternatives) - most
        if more > 0:
            yield word("more", lang, count=more)
        if self.slip is not None and self.more_than is not None:
            yield word("incomplete", lang, count=self.more_than)
        elif self.slip is not None and not self.complete:
            yield word("not_all", lang)


def root_causes(report: Report, findings: Sequence[Finding]) -> tuple[RootCause, ...]:
    """The root causes behind findings of a report; those that explain none of them are left out.

    Args:
        report: The report.
        findings: What was found in it, some rules perhaps left out.
    """
    from govinfo_report.localisation import locate

    found = locate(report, cap=CAP, solve=False)
    causes: list[RootCause] = []
    for part in found.contradictions:
        for slip, broken, alternatives in _slips(part):
            cells = frozenset(change.cell for change in slip.changes) if slip else frozenset[str]()
            own = _about(findings, broken, cells)
            if own:
                cause = RootCause(
                    number=len(causes) + 1,
                    slip=slip,
                    findings=own,
                    alternatives=tuple(instead for _, instead in alternatives),
                    tied=sum(_cost(instead) <= _cost(gone) for gone, instead in alternatives),
                    broken=broken,
                    more_than=part.more_than,
                    complete=slip is not None and part.complete,
                )
                causes.append(cause)
    return tuple(causes)


def _slips(
    part: Contradiction,
) -> Iterator[tuple[Slip | None, tuple[Identity, ...], list[_Difference]]]:
    """The slips of the likeliest correction, with what each explains and its alternatives."""
    if not part.corrections:
        yield None, part.broken, []
        return
    first = part.corrections[0]
    others = _differences(first, part.corrections[1:])
    for slip in first.slips:
        yield slip, slip.explains, [pair for pair in others if slip in pair[0]]


def _about(
    findings: Sequence[Finding], identities: Sequence[Identity], cells: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings that are these identities, or are about some of these cells and no other."""
    names = {(identity.rule, identity.scope) for identity in identities}
    return tuple(
        finding
        for finding in findings
        if (finding.rule, finding.scope) in names
        or (finding.cells and cells.issuperset(finding.cells))
    )


_Difference: TypeAlias = "tuple[tuple[Slip, ...], tuple[Slip, ...]]"
"""Slips of the likeliest correction, and those that another correction has in their place."""


def _differences(first: Correction, others: Sequence[Correction]) -> list[_Difference]:
    """What other corrections leave out of the first and have instead, without mere combinations."""
    pairs = [
        (
            tuple(slip for slip in first.slips if slip not in other.slips),
            tuple(slip for slip in other.slips if slip not in first.slips),
        )
        for other in others
    ]
    return [pair for pair in pairs if not any(_within(less, pair) for less in pairs)]


def _cost(slips: Sequence[Slip]) -> float:
    return sum(slip.cost for slip in slips)


def _within(less: _Difference, more: _Difference) -> bool:
    """Whether a difference is a true part of another on both sides."""
    return (
        less != more
        and all(slip in more[0] for slip in less[0])
        and all(slip in more[1] for slip in less[1])
    )


def grouped(
    found: Sequence[Finding], causes: Sequence[RootCause]
) -> tuple[list[tuple[RootCause, list[Finding]]], list[Finding]]:
    """Every finding once: under the first of its root causes, or among the others; errors first.

    Returns:
        The root causes, each with those of its findings that stand under none before it; and the
        findings that come of none.
    """
    groups: list[tuple[RootCause, list[Finding]]] = []
    shown: set[int] = set()
    for cause in causes:
        own = [finding for finding in cause.findings if id(finding) not in shown]
        shown.update(map(id, own))
        groups.append((cause, _by_severity(own)))
    return groups, _by_severity(finding for finding in found if id(finding) not in shown)


def _by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The worst first, those of one severity in the form's order."""
    ranks = list(SEVERITIES)
    return sorted(findings, key=lambda finding: ranks.index(finding.severity))


def causes_of(finding: Finding, causes: Iterable[RootCause]) -> list[RootCause]:
    """The root causes that a finding comes of, by what it was asked about."""
    asked = finding.rule, finding.scope
    return [c for c in causes if any((each.rule, each.scope) == asked for each in c.findings)]
