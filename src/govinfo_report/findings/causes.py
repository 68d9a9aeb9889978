"""Root causes: the slips that are likeliest behind what is violated, with the findings of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from govinfo_report.findings.finding import Finding
from govinfo_report.localisation import Contradiction, Correction, Identity, Slip, locate
from govinfo_report.model import Report

CAP: Final = 60_000
"""How many steps of work go into corrections (some hundredths of a second): a check is not to wait.

CP-SAT is never asked, so that the findings of a report are the same on every computer.
"""


@frozen(hash=False)
class RootCause:
    """One thing that went wrong, and the findings that come of it.

    Attributes:
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

    slip: Slip | None
    findings: tuple[Finding, ...]
    alternatives: tuple[tuple[Slip, ...], ...]
    tied: int
    broken: tuple[Identity, ...]
    more_than: int | None
    complete: bool


def root_causes(report: Report, findings: Sequence[Finding]) -> tuple[RootCause, ...]:
    """The root causes behind findings of a report; those that explain none of them are left out.

    Args:
        report: The report.
        findings: What was found in it, some rules perhaps left out.
    """
    found = locate(report, cap=CAP, solve=False)
    causes = (cause for part in found.contradictions for cause in _causes(part, findings))
    return tuple(cause for cause in causes if cause.findings)


def _causes(part: Contradiction, findings: Sequence[Finding]) -> Iterator[RootCause]:
    if not part.corrections:
        explained = _about(findings, part.broken, frozenset())
        yield RootCause(None, explained, (), 0, part.broken, part.more_than, False)
        return
    first = part.corrections[0]
    others = _differences(first, part.corrections[1:])
    for slip in first.slips:
        own = [(gone, instead) for gone, instead in others if slip in gone]
        cells = frozenset(change.cell for change in slip.changes)
        yield RootCause(
            slip,
            _about(findings, slip.explains, cells),
            tuple(instead for _, instead in own),
            sum(_cost(instead) <= _cost(gone) for gone, instead in own),
            slip.explains,
            part.more_than,
            part.complete,
        )


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


def _differences(
    first: Correction, others: Sequence[Correction]
) -> list[tuple[tuple[Slip, ...], tuple[Slip, ...]]]:
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


def _within(
    less: tuple[tuple[Slip, ...], tuple[Slip, ...]],
    more: tuple[tuple[Slip, ...], tuple[Slip, ...]],
) -> bool:
    """Whether a difference is a true part of another on both sides."""
    return (
        less != more
        and all(slip in more[0] for slip in less[0])
        and all(slip in more[1] for slip in less[1])
    )
