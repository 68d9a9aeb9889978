"""What the rules on the prose share: which claims they take, and how a message words them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.organs import organ_kind
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, not_applicable
from govinfo_report.language import Text

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


def number(value: Any) -> Any:
    """A sum as it is best printed: a whole one without decimals."""
    if isinstance(value, Fraction):
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        return int(decimal) if decimal == decimal.to_integral_value() else decimal.normalize()
    return value


def said(claim: Claim) -> Text:
    """The value of a claim with its unit, as exactly as it is said."""
    printed = str(claim.value)
    if claim.upper is not None:
        printed += f"–{claim.upper}"
    unit = _WORDS.get(claim.unit or "件", Text("", ""))
    before, after = {
        "about": ("约", "about "),
        "over": ("超过", "more than "),
        "under": ("不到", "nearly "),
    }.get(claim.exactness, ("", ""))
    space = " " if unit.en and unit.en != "%" else ""
    return Text(f"{before}{printed}{unit.zh}", f"{after}{printed}{space}{unit.en}")


def quote(claim: Claim) -> str:
    """The sentence of a claim, or the part of a long one that it stands in."""
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
