"""The rules ``narrative.*``: what the prose says against the tables, last year, and itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.agencies import organ_kind
from govinfo_report.checks.narrative_figures import Figure, agrees, figures, percent_step, rates
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    alike_as,
    last_year,
    not_applicable,
    violated,
)
from govinfo_report.language import Text

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim

RULES: Final = RuleFunctions[Function]()


def _of_kind(subject: Subject, rule: Rule) -> tuple[Claim, ...]:
    """The claims that a rule compares."""
    return tuple(claim for claim in subject.claims if claim.kind == rule.id)


def _compared(
    subject: Subject, rule: Rule, compare: Callable[[Claim], Verdict | str | None]
) -> Iterator[Verdict]:
    """What a rule says of each claim of its kind; the reason where there is none to compare.

    Args:
        subject: The report.
        rule: The rule.
        compare: Gives the verdict on a claim that does not agree, the reason why a claim cannot be
            compared, or ``None``: it agrees.
    """
    found = _of_kind(subject, rule)
    if not found:
        yield not_applicable("no_claim")
    for claim in found:
        said = compare(claim) if claim.period == "this_year" else "other_year"
        if isinstance(said, Verdict) and _other_scope(subject, claim):
            said = "other_scope"
        if said is not None:
            yield not_applicable(said, _where(claim)) if isinstance(said, str) else said


def _on_claim(claim: Claim, cells: tuple[str, ...] = (), **rest: Any) -> Verdict:
    """A verdict on the paragraph of a claim; ``rest`` as for :func:`violated`."""
    where = _where(claim)
    return violated(where, cells, (where,), sentence=_quote(claim), **rest)


def _where(claim: Claim) -> str:
    """The paragraph that a claim stands in, as a dotted member."""
    return f"{claim.where.section}.{claim.where.paragraph}"


def _other_scope(subject: Subject, claim: Claim) -> bool:
    """Whether the words say of themselves that they speak of other figures than the tables'."""
    if claim.extent in ("part", "filed"):
        return True
    scope = subject.report.scope
    agency = subject.report.agency
    kind = organ_kind(agency) if isinstance(agency, str) else "unknown"
    if claim.extent == "organ":
        if kind == "department" and "政府办" in (claim.scope or ""):
            return True
        return scope == "consolidated" or (scope != "organ" and kind == "government")
    if claim.extent == "territory":
        return scope == "organ" or (scope != "consolidated" and kind in ("department", "office"))
    return False


def _number(value: Any) -> Any:
    """A sum as it is best printed: a whole one without decimals."""
    if isinstance(value, Fraction):
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        return int(decimal) if decimal == decimal.to_integral_value() else decimal.normalize()
    return value


def _shown(claim: Claim, value: Any) -> Any:
    """A figure as a message shows it; of a share two decimals."""
    if claim.unit == "%" and isinstance(value, Fraction):
        return round(Decimal(value.numerator) / Decimal(value.denominator), 2)
    return _number(value)


_UNITS: Final = {
    "件": Text("件", ""),
    "元": Text("元", " yuan"),
    "%": Text("%", "%"),
    "倍": Text("倍", " times"),
}
_EXACTNESS: Final = {
    "about": Text("约", "about "),
    "over": Text("超过", "more than "),
    "under": Text("不到", "nearly "),
}


def _said(claim: Claim) -> Text:
    """The value of a claim with its unit, as exactly as it is said."""
    printed = str(claim.value) if claim.upper is None else f"{claim.value}–{claim.upper}"
    before, unit = _EXACTNESS.get(claim.exactness, ""), _UNITS.get(claim.unit or "件", "")
    return Text("", "").join([before, printed, unit])


_QUOTED: Final = 80
"""Most characters of a sentence that a message quotes."""


def _quote(claim: Claim) -> str:
    """The sentence of a claim, or the part of a long one that it stands in."""
    sentence = "".join(claim.sentence.split())
    if len(sentence) <= _QUOTED:
        return sentence
    words = "".join(claim.text.split())
    place = max(sentence.find(words) - _QUOTED // 4, 0)
    cut = sentence[place : place + _QUOTED]
    return ("…" if place else "") + cut + ("…" if place + _QUOTED < len(sentence) else "")


@RULES.of(
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

    def compare(claim: Claim) -> Verdict | str | None:
        share = claim.unit == "%"
        possible = rates(subject, claim.about) if share else figures(subject, claim.about)
        known = [figure for figure in possible if figure.value is not None]
        if not known:
            return "no_value" if possible else "no_figure"
        if any(
            agrees(one, figure) or _dismissed(claim, figure)
            for figure in known
            for one in (claim, _together(subject, claim))
        ):
            return None
        return _on_claim(
            claim,
            known[0].cells,
            outcome="undecided" if any(_may_be(claim, each) for each in possible) else "violated",
            expected=_shown(claim, known[0].value),
            actual=claim.value,
            said=_said(claim),
            table=tuple(dict.fromkeys(_shown(claim, figure.value) for figure in known)),
        )

    return _compared(subject, rule, compare)


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


def _together(subject: Subject, claim: Claim) -> Claim:
    """The claim with what its paragraph says besides of the same thing, added up.

    非本机关掌握3件，信息不存在2件: the form counts both in one row.
    """
    if claim.kind not in ("narrative.outcome", "narrative.disclosure"):
        return claim
    alike = [c for c in subject.claims_alike[alike_as(claim)] if c.unit == claim.unit]
    values = [each.value for each in alike if each.value is not None]
    return claim if len(values) < 2 else evolve(claim, value=sum(values))


def _may_be(claim: Claim, figure: Figure) -> bool:
    """Whether blanks or absent cells, filled with numbers, could make the claim true."""
    if figure.value is None:
        return True
    return figure.blank and claim.value is not None and figure.value < Fraction(claim.value)


@RULES.of("narrative.none", "narrative.all_closed")
def none_claimed(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """What the prose denies is zero in the tables; 全部办结: nothing is carried forward."""

    def compare(claim: Claim) -> Verdict | str | None:
        possible = figures(subject, claim.about)
        if not possible or possible[0].value is None:
            return "no_value" if possible else "no_figure"
        value = _number(possible[0].value)
        if not value:
            return None
        return _on_claim(claim, possible[0].cells, expected=value, actual=0, table=value)

    return _compared(subject, rule, compare)


@RULES.of("narrative.upheld")
def upheld(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """均获维持: every case that is named was upheld."""

    def compare(claim: Claim) -> Verdict | str | None:
        names = tuple(f"{name.rpartition('.')[0]}.total" for name in claim.about)
        total, kept = figures(subject, names)[0], figures(subject, claim.about)[0]
        if total.value is None or kept.value is None:
            return "no_value"
        if total.value == kept.value:
            return None
        expected, actual = _number(kept.value), _number(total.value)
        cells = kept.cells + total.cells
        return _on_claim(
            claim, cells, expected=expected, actual=actual, upheld=expected, total=actual
        )

    return _compared(subject, rule, compare)


@RULES.of("narrative.growth")
def growth(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """同比增长: as this and last year's reports give it."""
    previous = last_year(subject)
    if previous is None:
        yield not_applicable("not_last_year")
        return
    before = previous

    def compare(claim: Claim) -> Verdict | str | None:
        pairs = [
            (now, then)
            for now, then in zip(
                figures(subject, claim.about), figures(before, claim.about), strict=False
            )
            if now.value is not None and then.value is not None
            if then.value or claim.unit == "件"
        ]
        if not pairs:
            return "no_value"
        if any(_grew(claim, now, then) for now, then in pairs):
            return None
        return _on_claim(
            claim,
            pairs[0][0].cells,
            expected=_change(claim, *pairs[0]),
            actual=claim.value,
            said=_said(claim),
            table=tuple(dict.fromkeys(_change(claim, now, then) for now, then in pairs)),
            before=tuple(dict.fromkeys(_number(then.value) for _, then in pairs)),
            now=tuple(dict.fromkeys(_number(now.value) for now, _ in pairs)),
        )

    yield from _compared(subject, rule, compare)


def _ratio(now: Figure, then: Figure) -> Fraction:
    return Fraction(now.value or 0) / Fraction(then.value or 1) - 1


def _change(claim: Claim, now: Figure, then: Figure) -> Decimal | int:
    """The change by the tables, in the unit of the claim."""
    if claim.unit == "件":
        return _number(Fraction(now.value or 0) - Fraction(then.value or 0))  # type: ignore[no-any-return]  # a number either way
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
    slack = percent_step(claim) if claim.exactness == "exact" else abs(claimed) / 5 + 1
    return abs(ratio * 100 - claimed) < slack


@RULES.of("narrative.parts")
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
        yield _on_claim(
            claim,
            expected=_number(together),
            actual=claim.value,
            said=_said(claim),
            parts=claim.parts,
            together=_number(together),
        )


def _with_last_years(subject: Subject, claim: Claim, together: Fraction) -> bool:
    """Outcomes listed under the new requests are often those of last year's ones too."""
    over = figures(subject, ("carried_over",))[0].value
    return over is not None and together <= Fraction(claim.value or 0) + over


@RULES.of("narrative.information_fee")
def information_fee(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Two sentences on the fees collected say the same; the tables have no figure for them."""
    found = [
        c for c in _of_kind(subject, rule) if c.period == "this_year" and c.exactness == "exact"
    ]
    compared = False
    before: dict[Hashable, list[Claim]] = {}
    for claim in found:
        # Of several that say the same the first speaks, and one contradiction a sentence is enough.
        others = before.setdefault((claim.about, claim.extent), [])
        compared |= bool(others)
        other = next((each for each in others if each.value != claim.value), None)
        if other is not None:
            yield violated(
                _where(claim),
                (),
                (_where(other), _where(claim)),
                expected=other.value,
                actual=claim.value,
                sentence=_quote(claim),
                said=_said(claim),
                other=_quote(other),
                before=_said(other),
            )
        if len(others) < 2 and all(each.value != claim.value for each in others):
            others.append(claim)
    if not compared:
        yield not_applicable("no_figure" if found else "no_claim")


@RULES.of("narrative.year")
def year(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A sentence on the organ's own work names the report's year."""
    right = subject.report.year
    if right is None:
        yield not_applicable("no_statement")
    for claim in _of_kind(subject, rule):
        yield _on_claim(claim, expected=right, actual=claim.value, said=claim.value, year=right)
