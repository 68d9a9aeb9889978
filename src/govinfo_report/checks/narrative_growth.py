"""The rule on changes from last year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.narrative_figures import Figure, figures, figures_about
from govinfo_report.checks.narrative_wording import (
    number,
    other_scope,
    quote,
    said,
    verdicts_of,
    where,
)
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, implements, not_applicable
from govinfo_report.checks.years import last_year

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim


@implements("narrative.growth")
def growth(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """同比增长: as this and last year's reports give it."""
    previous = last_year(subject)
    if previous is None:
        yield not_applicable("not_last_year")
        return
    before = previous

    def compare(claim: Claim) -> Iterator[Verdict]:
        now, then = figures(subject, claim), figures_about(before, claim.about)
        pairs = [
            (a, b)
            for a, b in zip(now, then, strict=False)
            if a.value is not None and b.value is not None and (b.value or claim.unit == "件")
        ]
        if not pairs:
            yield not_applicable("no_value", where(claim))
        elif not any(_grew(claim, a, b) for a, b in pairs):
            if other_scope(subject, claim):
                yield not_applicable("other_scope", where(claim))
                return
            first, last = pairs[0]
            yield Verdict(
                "violated",
                where(claim),
                first.cells,
                (where(claim),),
                parameters={
                    "sentence": quote(claim),
                    "said": said(claim),
                    "table": tuple(dict.fromkeys(_change(claim, a, b) for a, b in pairs)),
                    "before": tuple(dict.fromkeys(number(b.value) for _, b in pairs)),
                    "now": tuple(dict.fromkeys(number(a.value) for a, _ in pairs)),
                },
                expected=_change(claim, first, last),
                actual=claim.value,
            )

    yield from verdicts_of(subject, rule, compare)


def _ratio(now: Figure, then: Figure) -> Fraction:
    return Fraction(now.value or 0) / Fraction(then.value or 1) - 1


def _change(claim: Claim, now: Figure, then: Figure) -> Decimal | int:
    """The change by the tables, in the unit of the claim."""
    if claim.unit == "件":
        return number(Fraction(now.value or 0) - Fraction(then.value or 0))  # type: ignore[no-any-return]  # a number either way
    share = _ratio(now, then) * (100 if claim.unit == "%" else 1)
    return round(Decimal(share.numerator) / Decimal(share.denominator), 2)


def _grew(claim: Claim, now: Figure, then: Figure) -> bool:
    claimed = Fraction(claim.value or 0)
    if claim.unit == "件":
        return Fraction(now.value or 0) - Fraction(then.value or 0) == claimed
    ratio = _ratio(now, then)
    if claim.unit == "倍":  # 增长1.5倍 is said of both a growth by and a growth to
        return min(abs(ratio - claimed), abs(ratio + 1 - claimed)) <= Fraction(1, 20)
    if claim.value == 0:
        return abs(ratio) <= Fraction(1, 20)  # 持平
    decimals = -int(Decimal(claim.value or 0).as_tuple().exponent)
    step = Fraction(1, 10 ** max(decimals, 0))  # rounded or cut off
    slack = step if claim.exactness == "exact" else abs(claimed) / 5 + 1
    return abs(ratio * 100 - claimed) < slack
