"""A sentence as tokens: words that matter, numbers with their units, and what parts them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from govinfo_report.text.numerals import Exactness, Numeral, exactness_after, numerals

_DATA: Final = Path(__file__).parent / "data" / "words.toml"

_COUNTS: Final = re.compile(
    r"(?:余|多)?(?:件(?:次)?|条(?:次)?|份|宗|起|例|笔|封|项|次(?!产业|会议|培训)|人次"
    r"|个(?=[,、;:)\]。]|$|申请|案件|行政|政府信息))"
)
_MONEY: Final = re.compile(r"(?:余|多)?(?:人民币)?(?:元|块钱)(?:人民币)?")
_NOTHING: Final = re.compile(r"[,、;:)。]|$")
_OTHER_UNIT: Final = re.compile(r"[A-Za-z一-鿿]")
_SEPARATOR: Final = re.compile(r"[,、;:()]")

_SEPARATORS: Final = {
    ",": "comma",
    "、": "pause",
    ";": "semicolon",
    ":": "colon",
    "(": "open",
    ")": "close",
}


@frozen
class Token:
    """Something in a sentence that matters.

    Attributes:
        role: ``number``, a separator (``comma``, ``pause`` …), or the role of a word (``words.toml``).
        about: What a word is about; of a number its unit: ``件``, ``元``, ``%``, ``""`` where none is
            printed, ``?`` for any other.
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


@frozen
class _Words:
    pattern: re.Pattern[str]
    meanings: tuple[tuple[str, str], ...]


@cache
def _words() -> _Words:
    entries = tomllib.loads(_DATA.read_text(encoding="utf-8"))["words"]
    groups = [f"(?P<w{place}>{'|'.join(entry['any'])})" for place, entry in enumerate(entries)]
    meanings = tuple((entry["role"], entry["about"]) for entry in entries)
    return _Words(re.compile("|".join(groups)), meanings)


def tokenise(plain: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of the sentence at ``plain[start:end]``, in order, not overlapping."""
    sentence = plain[start:end]
    found = [
        *(_moved(token, start) for token in _of_words(sentence)),
        *(_moved(_number(sentence, numeral), start) for numeral in numerals(sentence)),
        *(
            Token(
                _SEPARATORS[match.group()],
                match.group(),
                start + match.start(),
                start + match.end(),
            )
            for match in _SEPARATOR.finditer(sentence)
        ),
    ]
    # Of what begins at one place a word goes before a number (零申请) and before its separators
    found.sort(key=lambda token: (token.start, token.role == "number", -token.end))
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


def _moved(token: Token, by: int) -> Token:
    numeral = token.numeral
    if numeral is not None:
        numeral = evolve(numeral, start=numeral.start + by, end=numeral.end + by)
    return evolve(token, start=token.start + by, end=token.end + by, numeral=numeral)


def _of_words(sentence: str) -> Iterator[Token]:
    words = _words()
    for match in words.pattern.finditer(sentence):
        role, about = words.meanings[int((match.lastgroup or "w0")[1:])]
        yield Token(role, about, match.start(), match.end())


def _number(sentence: str, numeral: Numeral) -> Token:
    """A number with the unit that follows it."""
    end = numeral.end
    if numeral.form != "count":
        return Token(
            "number", "%" if numeral.form == "percent" else "?", numeral.start, end, numeral
        )
    if sentence[end - 1] == "万" and sentence.startswith("元", end):
        return Token("number", "元", numeral.start, end + 1, numeral, "元")
    for unit, pattern in (("件", _COUNTS), ("元", _MONEY)):
        match = pattern.match(sentence, end)
        if match:
            said = _exactness(sentence, numeral, match)
            return Token(
                "number",
                unit,
                numeral.start,
                match.end(),
                evolve(numeral, exactness=said),
                match.group(),
            )
    if sentence.startswith("倍", end):
        return Token("number", "倍", numeral.start, end + 1, numeral, "倍")
    unit = "" if _NOTHING.match(sentence, end) else "?"
    return Token("number", unit, numeral.start, end, numeral)


def _exactness(sentence: str, numeral: Numeral, unit: re.Match[str]) -> Exactness:
    if unit.group()[0] in "余多":
        return "over"
    return exactness_after(sentence, unit.end()) or numeral.exactness
