"""Findings for people who look at the form: a numbered opinion a cause, with its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.catalogue.rule_entries import Severity
from govinfo_report.documents.findings import WAIVED
from govinfo_report.findings.causes import SHOWN, RootCause, grouped
from govinfo_report.findings.finding import Finding, word
from govinfo_report.language import Lang, Text
from govinfo_report.model import FrozenMap
from govinfo_report.model.values import exact


@frozen(kw_only=True)
class Opinion:
    """A root cause with all that comes of it, or a finding that comes of none.

    Attributes:
        number: Its number in the report, from 1: causes first, then findings, the worst first.
        severity: How badly it matters.
        cause: The root cause; ``None``: it is a single finding.
        findings: The findings, those of the cause that stand under none before it.
        cells: The cells that are likeliest wrong, or that the finding is about, in the form's
            order.
        beside: The other cells of the sums that do not hold, or are undecided.
        due: Cell id → what it should hold, in words.
    """

    number: int
    severity: Severity
    cause: RootCause | None
    findings: tuple[Finding, ...]
    cells: tuple[str, ...]
    beside: tuple[str, ...] = ()
    due: Mapping[str, Text] = field(factory=FrozenMap)

    @property
    def waived(self) -> bool:
        """Whether every finding of it is waived."""
        return all(finding.waiver for finding in self.findings)

    @property
    def undecided(self) -> bool:
        """Whether a figure is missing to tell whether it holds."""
        return self.findings[0].outcome == "undecided"

    def state(self, lang: Lang) -> str:
        """Severity, and whether it is undecided or waived."""
        marks = [word("undecided", lang)] if self.undecided else []
        marks += [WAIVED(lang)] if self.waived else []
        brackets = "（{}）" if lang == "zh" else " ({})"
        said = ("、" if lang == "zh" else ", ").join(marks)
        return SEVERITIES[self.severity](lang) + (brackets.format(said) if said else "")

    def heading(self, lang: Lang) -> str:
        """Which cell is wrong and what it should be; of a single finding, its message.

        Where it may be another cell, that is said first.
        """
        if self.cause is None:
            return self.findings[0].message(lang)
        slip = self.cause.slip
        if slip is None:
            return word("unknown_cell", lang)
        if self.cause.tied:
            return word("heading.tied", lang, slip=slip.correction(lang))
        if self.cause.alternatives or not self.cause.complete:
            return word("heading.likeliest", lang, slip=slip.correction(lang))
        return slip.correction(lang)

    def due_mark(self, cell: str, lang: Lang) -> str:
        """What one of its cells should hold, as the form marks it."""
        key = "due_tied" if self.cause is not None and self.cause.tied else "due"
        return word(key, lang, due=self.due[cell](lang))

    def certainty(self, lang: Lang) -> str:
        """What sort of slip it is, and how sure that is; empty for a single finding."""
        if self.cause is None:
            return ""
        return self.cause.certainty(lang)

    def sums(self, lang: Lang) -> Iterator[str]:
        """The sums that do not hold, written out, and what else the cause explains."""
        if self.cause is None:
            return
        from govinfo_report.findings.sums import written_sum  # reports without causes do without

        identities = {(each.rule, each.scope): each for each in self.cause.broken}
        for finding in self.findings:
            identity = identities.get((finding.rule, finding.scope or ""))
            yield written_sum(finding, identity, lang) if identity else finding.message(lang)

    def alternatives(self, lang: Lang, most: int = SHOWN) -> list[str]:
        """What may have gone wrong instead, so many alternatives at most spelt out."""
        return [] if self.cause is None else list(self.cause.instead(lang, most))

    def lines(self, lang: Lang) -> Iterator[str]:
        """The opinion as lines of a comment, its number first."""
        yield f"{self.number}. {self.heading(lang)}"
        if self.cause is not None:
            yield self.certainty(lang)
            yield from self.sums(lang)
            yield from self.alternatives(lang)


def opinions(findings: Iterable[Finding], causes: Sequence[RootCause]) -> tuple[Opinion, ...]:
    """The opinions on a report: one a root cause, then one a finding that comes of none.

    Args:
        findings: What was found.
        causes: The root causes behind it.
    """
    groups, others = grouped(list(findings), causes)
    found: list[Opinion] = []
    for cause, own in groups:
        told = tuple(own) or cause.findings  # all stand under causes before it
        found.append(_of_cause(len(found) + 1, cause, told))
    for finding in others:
        found.append(_of_finding(len(found) + 1, finding))
    return tuple(found)


def _of_finding(number: int, finding: Finding) -> Opinion:
    """An opinion on one finding; of a sum that is undecided, on its cells without a figure."""
    cells = finding.cells
    if finding.outcome == "undecided" and finding.definition.linear is not None:
        cells = tuple(cell for cell in cells if exact(finding.values.get(cell)) is None) or cells
    return Opinion(
        number=number,
        severity=finding.severity,
        cause=None,
        findings=(finding,),
        cells=cells,
        beside=tuple(cell for cell in finding.cells if cell not in cells),
    )


def _of_cause(number: int, cause: RootCause, told: tuple[Finding, ...]) -> Opinion:
    changes = () if cause.slip is None else cause.slip.changes
    wrong = tuple(change.cell for change in changes)
    summed = dict.fromkeys(cell for finding in cause.findings for cell in finding.cells)
    ranks = list(SEVERITIES)
    return Opinion(
        number=number,
        severity=min((each.severity for each in cause.findings), key=ranks.index),
        cause=cause,
        findings=told,
        cells=wrong,
        beside=tuple(cell for cell in summed if cell not in wrong),
        due={change.cell: change.due for change in changes},
    )
