"""The rules on what the prose says of the tables' figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.narrative_figures import Figure, agrees, figures, figures_about
from govinfo_report.checks.narrative_wording import (
    number,
    other_scope,
    quote,
    said,
    verdicts_of,
    where,
)
from govinfo_report.checks.subject import Subject, alike_as
from govinfo_report.checks.verdict import Verdict, implements, not_applicable

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim


@implements(
    "narrative.received",
    "narrative.carried_over",
    "narrative.handled",
    "narrative.carried_forward",
    "narrative.outcome",
    "narrative.reconsideration",
    "narrative.litigation",
    "narrative.disputes",
    "narrative.applicants",
    "narrative.disclosure",
)
def figure_claimed(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A number of the prose is one that the tables give."""

    def compare(claim: Claim) -> Iterator[Verdict]:
        possible = figures(subject, claim)
        known = [figure for figure in possible if figure.value is not None]
        if not possible:
            yield not_applicable("no_figure", where(claim))
        elif not known:
            yield not_applicable("no_value", where(claim))
        elif not any(
            agrees(one, figure) or _dismissed(claim, figure)
            for figure in known
            for one in (claim, together(subject, claim))
        ):
            yield _differs(subject, claim, possible)

    return verdicts_of(subject, rule, compare)


def _dismissed(claim: Claim, figure: Figure) -> bool:
    """Whether 维持 may be fewer than the table's because 驳回 stands beside it.

    The form has no such result: some count what was dismissed as upheld, some as another result.
    """
    return (
        claim.about[0].endswith(".upheld")
        and "驳回" in claim.sentence
        and claim.value is not None
        and figure.value is not None
        and figure.value >= Fraction(claim.value)
    )


def together(subject: Subject, claim: Claim) -> Claim:
    """The claim with what its paragraph says besides of the same thing, added up.

    非本机关掌握3件，信息不存在2件: the form counts both in one row.
    """
    if claim.kind not in ("narrative.outcome", "narrative.disclosure"):
        return claim
    alike = subject.claims_alike[alike_as(claim)]
    values = [each.value for each in alike if each.value is not None]
    return claim if len(values) < 2 else evolve(claim, value=sum(values))


def _differs(subject: Subject, claim: Claim, possible: tuple[Figure, ...]) -> Verdict:
    """The claim agrees with none of its figures: wrong, of another scope, or not to be decided."""
    if other_scope(subject, claim):
        return not_applicable("other_scope", where(claim))
    known = [figure for figure in possible if figure.value is not None]
    first = known[0]
    hidden = any(_may_be(claim, figure) for figure in possible)
    return Verdict(
        "undecided" if hidden else "violated",
        where(claim),
        first.cells,
        (where(claim),),
        parameters={
            "sentence": quote(claim),
            "said": said(claim),
            "table": tuple(dict.fromkeys(number(figure.value) for figure in known)),
        },
        expected=number(first.value),
        actual=claim.value,
    )


def _may_be(claim: Claim, figure: Figure) -> bool:
    """Whether blanks or absent cells, filled with numbers, could make the claim true."""
    if figure.value is None:
        return True
    return figure.blank and claim.value is not None and figure.value < Fraction(claim.value)


@implements("narrative.none")
def none_claimed(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """What the prose denies is zero in the tables."""

    def compare(claim: Claim) -> Iterator[Verdict]:
        possible = figures(subject, claim)
        if not possible:
            yield not_applicable("no_figure", where(claim))
        elif possible[0].value is None:
            yield not_applicable("no_value", where(claim))
        elif possible[0].value != 0:
            yield _denied(subject, claim, possible[0])

    return verdicts_of(subject, rule, compare)


def _denied(subject: Subject, claim: Claim, figure: Figure) -> Verdict:
    if other_scope(subject, claim):
        return not_applicable("other_scope", where(claim))
    parameters = {"sentence": quote(claim), "table": number(figure.value)}
    return Verdict(
        "violated",
        where(claim),
        figure.cells,
        (where(claim),),
        parameters=parameters,
        expected=number(figure.value),
        actual=0,
    )


@implements("narrative.all_closed")
def all_closed(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """全部办结: nothing is carried forward."""
    return none_claimed(subject, rule)


@implements("narrative.upheld")
def upheld(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """均获维持: every case that is named was upheld."""

    def compare(claim: Claim) -> Iterator[Verdict]:
        totals = figures_about(subject, tuple(_total(name) for name in claim.about))[0]
        kept = figures(subject, claim)[0]
        if totals.value is None or kept.value is None:
            yield not_applicable("no_value", where(claim))
        elif totals.value != kept.value:
            if other_scope(subject, claim):
                yield not_applicable("other_scope", where(claim))
                return
            yield Verdict(
                "violated",
                where(claim),
                (*kept.cells, *totals.cells),
                (where(claim),),
                parameters={
                    "sentence": quote(claim),
                    "upheld": number(kept.value),
                    "total": number(totals.value),
                },
                expected=number(kept.value),
                actual=number(totals.value),
            )

    return verdicts_of(subject, rule, compare)


def _total(name: str) -> str:
    return f"{name.rpartition('.')[0]}.total"
