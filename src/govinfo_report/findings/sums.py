"""A sum that does not hold, written out: ``3 + 1 = 4，（七）总计填 33，多 29``."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from govinfo_report.catalogue import form
from govinfo_report.catalogue.names import scope_name, table_name
from govinfo_report.findings.finding import Finding, word
from govinfo_report.language import Lang
from govinfo_report.model import ABSENT
from govinfo_report.model.values import exact, shown

if TYPE_CHECKING:
    from govinfo_report.identities import Identity


def written_sum(finding: Finding, identity: Identity, lang: Lang) -> str:
    """The figures of a sum, what they make, and by how much they are off.

    Zeros are left out where other figures are there. A sum with a value that is no number is told
    in the words of the rule.

    Args:
        finding: What was found of it.
        identity: Its terms.
        lang: The language.
    """
    values = [finding.values.get(cell, ABSENT) for _, cell in identity.terms]
    linear = finding.definition.linear
    if linear is None or any(
        exact(value) is None and value is not None and value is not ABSENT for value in values
    ):
        return finding.message(lang)
    by_row = linear.each == "row"
    edition = finding.definition.editions[-1]
    of = form(edition)
    place = word(
        "sums.row" if by_row else "sums.column",
        lang,
        table=table_name(of.table(linear.table), of)(lang),
        name=scope_name(linear.table, identity.scope)(lang),
    )
    numbers = dict(zip((cell for _, cell in identity.terms), map(_number, values), strict=True))
    left, right = identity.left, identity.right
    total, other = (sum((numbers[c] for c in side), Fraction()) for side in (left, right))
    facts: dict[str, object] = {
        "place": place,
        "off": word(
            "sums.more" if other > total else "sums.less", lang, by=_said(abs(other - total))
        ),
    }
    blanks = ""
    if None in values or ABSENT in values:
        blanks = ("" if lang == "zh" else " ") + word("sums.blanks", lang)
    if len(right) == 1 and identity.relation == "=" and len(left) > 1:
        figures = _added([numbers[cell] for cell in left])
        name = _term(right[0], by_row=by_row, lang=lang)
        key = "sums.blank_total" if values[-1] in (None, ABSENT) else "sums.total"
        return word(key, lang, sum=figures, name=name, filled=_said(other), **facts) + blanks
    sides = {
        name: _named(side, numbers, by_row=by_row, lang=lang)
        for name, side in (("left", left), ("right", right))
    }
    key = "sums.sides" if identity.relation == "=" else "sums.at_most"
    return word(key, lang, **sides, **facts) + blanks


_PLACES: Final = 60
"""Most decimal places, or nearly, that are written out."""


def _number(value: object) -> Fraction:
    return Fraction(exact(value) or 0)


def _said(number: Fraction) -> str:
    """A figure as it is, every decimal place; one of very many places is rounded."""
    places = number.denominator.bit_length()  # no decimal of this denominator has more
    if places > _PLACES:
        return shown(float(number))
    whole, rest = divmod(abs(number.numerator), number.denominator)
    decimals = str(rest * 10**places // number.denominator).zfill(places).rstrip("0")
    return ("-" if number < 0 else "") + shown(whole) + (f".{decimals}" if decimals else "")


def _added(numbers: Sequence[Fraction]) -> str:
    """``3 + 1 = 4``; zeros are left out, as far as two figures remain."""
    some = [number for number in numbers if number]
    some += [Fraction()] * (min(2, len(numbers)) - len(some))
    terms = [
        f"({_said(each)})" if place and each < 0 else _said(each) for place, each in enumerate(some)
    ]
    return f"{' + '.join(terms)} = {_said(sum(some, Fraction()))}"


def _named(side: Sequence[str], numbers: dict[str, Fraction], *, by_row: bool, lang: Lang) -> str:
    """A side of a sum, each figure with its name, and what they make."""
    terms = [f"{_term(cell, by_row=by_row, lang=lang)} {_said(numbers[cell])}" for cell in side]
    if len(terms) == 1:
        return terms[0]
    return f"{' + '.join(terms)} = {_said(sum((numbers[c] for c in side), Fraction()))}"


def _term(cell: str, *, by_row: bool, lang: Lang) -> str:
    """What tells a cell from the others of its sum: its column in a row, its row in a column."""
    table, _, rest = cell.partition(".")
    row, _, column = rest.rpartition(".")
    return scope_name(table, column if by_row else row)(lang)
