"""The points that a rule pack gives a report, and what its findings take off."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from govinfo_report.catalogue.rule_entries import Severity
from govinfo_report.documents.records import rounded
from govinfo_report.findings.finding import Finding, word
from govinfo_report.language import COMMA, Lang, language

if TYPE_CHECKING:
    from govinfo_report.packs import PointEntry, Scoring

_COUNTED: Final[dict[Severity, tuple[Severity, ...]]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "info": ("error", "warning", "info"),
}
"""Least severity that counts → the severities that do."""


@frozen
class PointsOff:
    """What one entry of a pack takes off.

    Attributes:
        entry: The entry.
        points: The points taken off, the cap applied.
        findings: The findings that it counts: violated and not waived.
        capped: Whether the cap kept points from being taken off.
    """

    entry: PointEntry
    points: Fraction
    findings: tuple[Finding, ...] = field(repr=False)
    capped: bool = False

    @property
    def rule(self) -> str:
        """The rule or family of rules, as the pack names it."""
        return self.entry.rule


@frozen
class Score:
    """The points of one report by a rule pack. Exact; never below 0.

    Attributes:
        pack: Prefix of the pack.
        full: The points of a report with nothing taken off.
        points: What is left of them.
        deductions: What is taken off, in the order of the pack; entries that take nothing are left
            out.
    """

    pack: str
    full: Fraction
    points: Fraction
    deductions: tuple[PointsOff, ...]

    def explanation(self, lang: Lang | None = None) -> str:
        """The points and what was taken off, in one line."""
        lang = language(lang)
        facts = {"pack": self.pack, "points": shown(self.points), "full": shown(self.full)}
        if not self.deductions:
            return word("score", lang, **facts)
        off = (
            word("deduction", lang, rule=each.rule, points=shown(each.points))
            for each in self.deductions
        )
        return word("score_off", lang, **facts, off=COMMA(lang).join(off))


def scored(scoring: Scoring, findings: Iterable[Finding]) -> Score:
    """The score of a report.

    Args:
        scoring: What the pack says of points.
        findings: What was found in the report. Violations count; what is undecided or waived does
            not.
    """
    violated = [f for f in findings if f.outcome == "violated" and f.waiver is None]
    deductions = []
    for entry in scoring.entries:
        counted = _COUNTED[entry.at_least]
        own = tuple(f for f in violated if f.rule in entry.rules and f.severity in counted)
        if own:
            points = entry.points * (len(own) if entry.per == "finding" else 1)
            off = points if entry.cap is None else min(points, entry.cap)
            deductions.append(PointsOff(entry, off, own, off < points))
    left = scoring.full - sum(each.points for each in deductions)
    return Score(scoring.pack, scoring.full, max(Fraction(0), left), tuple(deductions))


def shown(points: Fraction) -> str:
    """Points for a reader: the decimal that they are."""
    return str(rounded(points).normalize()) if points.denominator != 1 else str(points.numerator)
