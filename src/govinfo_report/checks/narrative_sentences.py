"""The rules on what the prose says against itself: parts, fees, years."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.narrative_figures import figures_about
from govinfo_report.checks.narrative_wording import number, of_kind, quote, said, where
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, implements, not_applicable

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim


@implements("narrative.parts")
def parts(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """共 N 件, 其中 a 件, b 件: the parts make no more than the total, and all of them make it."""
    totals = [c for c in subject.claims if c.parts and c.kind != rule.id]
    if not totals:
        yield not_applicable("no_claim")
    for claim in totals:
        if claim.value is None or claim.exactness != "exact":
            continue
        total, together = Fraction(claim.value), sum(map(Fraction, claim.parts), Fraction(0))
        if together == total or (together < total and not claim.exhaustive):
            continue
        if claim.kind == "narrative.received" and _with_last_years(subject, claim, together):
            continue
        yield Verdict(
            "violated",
            where(claim),
            (),
            (where(claim),),
            parameters={
                "sentence": quote(claim),
                "said": said(claim),
                "parts": claim.parts,
                "together": number(together),
            },
            expected=number(together),
            actual=claim.value,
        )


def _with_last_years(subject: Subject, claim: Claim, together: Fraction) -> bool:
    """Outcomes listed under the new requests are often those of last year's ones too."""
    over = figures_about(subject, ("carried_over",))[0].value
    return over is not None and together <= Fraction(claim.value or 0) + over


@implements("narrative.information_fee")
def information_fee(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Two sentences on the fees collected say the same; the tables have no figure for them."""
    found = [
        c for c in of_kind(subject, rule) if c.period == "this_year" and c.exactness == "exact"
    ]
    compared = False
    before: dict[Hashable, list[Claim]] = {}
    for claim in found:
        # Of several that say the same the first speaks, and one contradiction a sentence is enough.
        others = before.setdefault((claim.about, claim.extent), [])
        compared |= bool(others)
        other = next((each for each in others if each.value != claim.value), None)
        if other is not None:
            yield Verdict(
                "violated",
                where(claim),
                (),
                (where(other), where(claim)),
                parameters={
                    "sentence": quote(claim),
                    "said": said(claim),
                    "other": quote(other),
                    "before": said(other),
                },
                expected=other.value,
                actual=claim.value,
            )
        if len(others) < 2 and all(each.value != claim.value for each in others):
            others.append(claim)
    if not compared:
        yield not_applicable("no_figure" if found else "no_claim")


@implements("narrative.year")
def year(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A sentence on the organ's own work names the report's year."""
    found = of_kind(subject, rule)
    if subject.report.year is None:
        yield not_applicable("no_statement")
    for claim in found:
        yield Verdict(
            "violated",
            where(claim),
            (),
            (where(claim),),
            parameters={
                "sentence": quote(claim),
                "said": claim.value,
                "year": subject.report.year,
            },
            expected=subject.report.year,
            actual=claim.value,
        )
