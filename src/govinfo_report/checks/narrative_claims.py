"""The rules on what the prose says of the tables' figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from govinfo_report.catalogue import Text
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.narrative_figures import Figure, agrees, figures, figures_about
from govinfo_report.checks.organs import organ_kind
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, implements, not_applicable
from govinfo_report.checks.years import last_year

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim

_QUOTED: Final = 80
"""Most characters of a sentence that a message quotes."""

_WORDS: Final[dict[str, Text]] = {
    "件": Text("件", ""),
    "元": Text("元", "yuan"),
    "%": Text("%", "%"),
    "倍": Text("倍", "times"),
}


def of_kind(subject: Subject, rule: Rule) -> tuple[Claim, ...]:
    """The claims that a rule compares."""
    return tuple(claim for claim in subject.claims if claim.kind == rule.id)


def where(claim: Claim) -> str:
    """The paragraph that a claim stands in, as a dotted member."""
    return f"{claim.where.section}.{claim.where.paragraph}"


def other_scope(subject: Subject, claim: Claim) -> bool:
    """Whether the words say of themselves that they speak of other figures than the tables'."""
    if claim.extent in ("part", "filed"):
        return True
    scope = subject.report.scope
    agency = subject.report.agency
    kind = organ_kind(agency) if isinstance(agency, str) else "unknown"
    if claim.extent == "organ":
        return scope == "consolidated" or (scope != "organ" and kind == "government")
    if claim.extent == "territory":
        return scope == "organ" or (scope != "consolidated" and kind in ("department", "office"))
    return False


def _number(value: Any) -> Any:
    """A sum as it is best printed."""
    if isinstance(value, Fraction):
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        return int(decimal) if decimal == decimal.to_integral_value() else decimal.normalize()
    return value


def _said(claim: Claim) -> Text:
    number = str(claim.value)
    if claim.upper is not None:
        number += f"–{claim.upper}"
    unit = _WORDS.get(claim.unit or "件", Text("", ""))
    before, after = {
        "about": ("约", "about "),
        "over": ("超过", "more than "),
        "under": ("不到", "nearly "),
    }.get(claim.exactness, ("", ""))
    space = " " if unit.en and unit.en != "%" else ""
    return Text(f"{before}{number}{unit.zh}", f"{after}{number}{space}{unit.en}")


def _quote(claim: Claim) -> str:
    sentence = "".join(claim.sentence.split())
    if len(sentence) <= _QUOTED:
        return sentence
    words = "".join(claim.text.split())
    place = max(sentence.find(words) - _QUOTED // 4, 0)
    cut = sentence[place : place + _QUOTED]
    return ("…" if place else "") + cut + ("…" if place + _QUOTED < len(sentence) else "")


def verdicts_of(
    subject: Subject, rule: Rule, compare: Callable[[Claim], Iterator[Verdict]]
) -> Iterator[Verdict]:
    """What a rule says of each claim of its kind; the reason where there is none to compare."""
    found = of_kind(subject, rule)
    if not found:
        yield not_applicable("no_claim")
    for claim in found:
        if claim.period != "this_year" and claim.kind != "narrative.year":
            yield not_applicable("other_year", where(claim))
        else:
            yield from compare(claim)


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
            agrees(one, figure) for figure in known for one in (claim, together(subject, claim))
        ):
            yield _differs(subject, claim, possible)

    return verdicts_of(subject, rule, compare)


def together(subject: Subject, claim: Claim) -> Claim:
    """The claim with what its paragraph says besides of the same thing, added up.

    非本机关掌握3件，信息不存在2件: the form counts both in one row.
    """
    alike = [c for c in subject.claims if _alike(c, claim) and c.value is not None]
    if len(alike) < 2 or claim.kind not in ("narrative.outcome", "narrative.disclosure"):
        return claim
    return evolve(claim, value=sum(c.value for c in alike if c.value is not None))


def _alike(one: Claim, other: Claim) -> bool:
    return (one.kind, one.about, one.period, one.where.section, one.where.paragraph) == (
        other.kind,
        other.about,
        other.period,
        other.where.section,
        other.where.paragraph,
    )


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
            "sentence": _quote(claim),
            "said": _said(claim),
            "table": tuple(dict.fromkeys(_number(figure.value) for figure in known)),
        },
        expected=_number(first.value),
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
    parameters = {"sentence": _quote(claim), "table": _number(figure.value)}
    return Verdict(
        "violated",
        where(claim),
        figure.cells,
        (where(claim),),
        parameters=parameters,
        expected=_number(figure.value),
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
                    "sentence": _quote(claim),
                    "upheld": _number(kept.value),
                    "total": _number(totals.value),
                },
                expected=_number(kept.value),
                actual=_number(totals.value),
            )

    return verdicts_of(subject, rule, compare)


def _total(name: str) -> str:
    return f"{name.rpartition('.')[0]}.total"


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
                    "sentence": _quote(claim),
                    "said": _said(claim),
                    "table": tuple(dict.fromkeys(_change(claim, a, b) for a, b in pairs)),
                    "before": tuple(dict.fromkeys(_number(b.value) for _, b in pairs)),
                    "now": tuple(dict.fromkeys(_number(a.value) for a, _ in pairs)),
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
        return _number(Fraction(now.value or 0) - Fraction(then.value or 0))  # type: ignore[no-any-return]  # a number either way
    share = _ratio(now, then) * (100 if claim.unit == "%" else 1)
    return round(Decimal(share.numerator) / Decimal(share.denominator), 2)


def _grew(claim: Claim, now: Figure, then: Figure) -> bool:
    said = Fraction(claim.value or 0)
    if claim.unit == "件":
        return Fraction(now.value or 0) - Fraction(then.value or 0) == said
    ratio = _ratio(now, then)
    if claim.unit == "倍":  # 增长1.5倍 is said of both a growth by and a growth to
        return min(abs(ratio - said), abs(ratio + 1 - said)) <= Fraction(1, 20)
    if claim.value == 0:
        return abs(ratio) <= Fraction(1, 20)  # 持平
    decimals = -int(Decimal(claim.value or 0).as_tuple().exponent)
    step = Fraction(1, 10 ** max(decimals, 0))  # rounded or cut off
    slack = step if claim.exactness == "exact" else abs(said) / 5 + 1
    return abs(ratio * 100 - said) < slack


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
                "sentence": _quote(claim),
                "said": _said(claim),
                "parts": claim.parts,
                "together": _number(together),
            },
            expected=_number(together),
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
    for place, claim in enumerate(found):
        for other in found[:place]:
            if claim.about != other.about or claim.extent != other.extent:
                continue
            compared = True
            if claim.value != other.value:
                yield Verdict(
                    "violated",
                    where(claim),
                    (),
                    (where(other), where(claim)),
                    parameters={
                        "sentence": _quote(claim),
                        "said": _said(claim),
                        "other": _quote(other),
                        "before": _said(other),
                    },
                    expected=other.value,
                    actual=claim.value,
                )
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
                "sentence": _quote(claim),
                "said": claim.value,
                "year": subject.report.year,
            },
            expected=subject.report.year,
            actual=claim.value,
        )
