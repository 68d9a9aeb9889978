"""A sentence as tokens: words that matter, numbers with their units, separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from govinfo_report.narrative.vocabulary import FoundWord, words
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.numerals import Exactness, Numeral, exactness_after, numerals

_COUNTS: Final = lazy_pattern(
    r"(?:余|多)?(?:件(?:次)?|条(?:次)?|份|宗|起|例|笔|封|项|次(?!产业|会议|培训)|人次"
    r"|个(?=[,、;:)\]。]|$|申请|案件|行政|政府信息))"
)
_MONEY: Final = lazy_pattern(r"(?:余|多)?(?:人民币)?(?:元|块钱)(?:人民币)?")
_NOTHING: Final = lazy_pattern(r"[,、;:)。]|$")
_SEPARATOR: Final = lazy_pattern(r"[,、;:()]")

_MINUS: Final = lazy_pattern(r"(?<![-\u2010-\u2015\u2212\u2500])[-\u2010-\u2015\u2212\u2500负]")
"""One minus sign, or a dash typed as one; two dashes are a pause."""

_FROM: Final = lazy_pattern(
    r"[0-9零〇一二两三四五六七八九十百千万亿][余多几]?"
    r"(?:%|‰|件次?|条次?|份|宗|起|例|笔|封|项|人?次|个|元)?(?:以上|左右|上下|以内|以下)?$"
)
"""A number at the end of a text: a sign behind it begins the end of a range (3件-5件)."""

_SEPARATORS: Final = {
    ",": "comma",
    "、": "pause",
    ";": "semicolon",
    ":": "colon",
    "(": "open",
    ")": "close",
}


class Token(Struct, gc=False):
    """Something in a sentence that matters.

    Attributes:
        role: ``number``, a separator (``comma``, ``pause`` …), or the role of a word.
        about: What a word is about; of a number its unit: ``件``, ``元``, ``%``, ``""`` where none
            is printed, ``?`` for any other.
        start: Where it begins in the folded paragraph.
        end: Where it ends; of a number with its unit.
        numeral: The number.
        unit: The unit as printed.
    """

    role: str
    about: str
    start: int
    end: int
    numeral: Numeral | None = None
    unit: str = ""


def tokenise(
    plain: str, start: int, end: int, known: Sequence[FoundWord] | None = None
) -> tuple[Token, ...]:
    """The tokens of the sentence at ``plain[start:end]``, in order, not overlapping.

    Args:
        plain: The text.
        start: Where the sentence begins.
        end: Where it ends.
        known: The words in it, where they have been looked for already.
    """
    found = [
        *(Token(*word) for word in (words(plain, start, end) if known is None else known)),
        *(_number(plain, numeral) for numeral in numerals(plain, start, end)),
        *(
            Token(_SEPARATORS[match.group()], match.group(), match.start(), match.end())
            for match in _SEPARATOR.finditer(plain, start, end)
        ),
    ]
    # Of what begins at one place the word, which stands before the rest, stays there (零申请)
    found.sort(key=attrgetter("start"))
    kept: list[Token] = []
    for token in found:
        if kept and token.start < kept[-1].end:
            continue
        if kept and kept[-1].role == "negation" and _is_one(token) and token.start == kept[-1].end:
            continue  # 无一起, 没有一件: none at all
        kept.append(token)
    return tuple(kept)


def _is_one(token: Token) -> bool:
    return token.numeral is not None and token.numeral.value == 1


def _number(plain: str, numeral: Numeral) -> Token:
    """A number with the unit that follows it."""
    end = numeral.end
    if plain[numeral.start - 1 : numeral.start] == " ":
        return Token("number", "?", numeral.start, end, numeral)  # 31 19件: broken apart, perhaps
    if _is_negative(plain, numeral.start):
        return Token("number", "?", numeral.start, end, numeral)  # -5件: no claim of 5
    if numeral.form != "count":
        return Token(
            "number", "%" if numeral.form == "percent" else "?", numeral.start, end, numeral
        )
    if plain[end - 1] == "万" and plain.startswith("元", end):
        return Token("number", "元", numeral.start, end + 1, numeral, "元")
    for unit, pattern in (("件", _COUNTS), ("元", _MONEY)):
        match = pattern.match(plain, end)
        if match:
            said = _exactness(plain, numeral, match)
            if said != numeral.exactness:
                numeral = replace(numeral, exactness=said, strict=False)
            return Token("number", unit, numeral.start, match.end(), numeral, match.group())
    if plain.startswith("倍", end):
        return Token("number", "倍", numeral.start, end + 1, numeral, "倍")
    unit = "" if _NOTHING.match(plain, end) else "?"
    return Token("number", unit, numeral.start, end, numeral)


def _is_negative(plain: str, start: int) -> bool:
    """Whether the number at ``start`` has a minus sign."""
    if not start or _MINUS.match(plain, start - 1) is None:
        return False
    return _FROM.search(plain[max(0, start - 16) : start - 1]) is None


def _exactness(plain: str, numeral: Numeral, unit: re.Match[str]) -> Exactness:
    if unit.group()[0] in "余多":
        return "over"
    return exactness_after(plain, unit.end()) or numeral.exactness
