"""Changes from last year: 同比增长12%, 较上年减少3件."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from govinfo_report.narrative.claim import ClaimKind, Unit
from govinfo_report.narrative.context import Draft, Sentence
from govinfo_report.narrative.tokens import Token

_UNITS: Final[dict[str, Unit]] = {"%": "%", "件": "件", "倍": "倍", "元": "元"}
_CHANGES: Final = {"flat": Decimal(0), "doubled": Decimal(100), "halved": Decimal(-50)}
"""What is said of a change in a word → percent; only that there is none is said exactly."""

_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_GROWING: Final[frozenset[ClaimKind]] = frozenset(
    (
        "narrative.received",
        "narrative.handled",
        "narrative.reconsideration",
        "narrative.litigation",
        "narrative.disputes",
        "narrative.carried_over",
        "narrative.carried_forward",
        "narrative.outcome",
        "narrative.information_fee",
    )
)


def is_comparison(sentence: Sentence, place: int) -> bool:
    """Whether the number at ``place`` is said in comparison with last year."""
    parted = sentence.last(place, "comma", "semicolon", "open", "close", "pause")
    return sentence.last(place, "compare") > parted


def growth(sentence: Sentence, place: int, last: Draft | None) -> Draft | None:
    """The claim that the change at ``place`` makes; ``last`` is the figure said just before it."""
    token = sentence.tokens[place]
    first = _phrase_start(sentence, place)
    words = sentence.tokens[first:place]
    compare = next((i for i, t in enumerate(words) if t.role == "compare"), len(words))
    sign = _sign(words[compare:])
    if sign is None or token.numeral is None or any(t.role == "no_compare" for t in words):
        return None
    if any(t.role == "respectively" for t in words) or not _with_last_year(sentence, words):
        return None  # 分别下降12%, 增长8%: which of them is whose
    tail = sentence.words(token.end, token.end + 4)
    unit = _UNITS.get(token.about)
    if unit is None or tail.startswith("个百分点"):
        return None
    about = _subject(words[:compare], last)
    if not about:
        return None
    start = sentence.tokens[first - 1].end if first else sentence.start
    value = token.numeral.value * sign
    return Draft(
        "narrative.growth",
        about,
        value,
        start,
        token.end,
        unit=unit,
        exactness=token.numeral.exactness,
        category="growth",
    )


def flat(sentence: Sentence, place: int, last: Draft | None) -> Draft | None:
    """与上年持平, 翻番, 减半: a change without a number."""
    token = sentence.tokens[place]
    if not is_comparison(sentence, place):
        return None
    first = _phrase_start(sentence, place)
    about = _subject(tuple(t for t in sentence.tokens[first:place] if t.role != "compare"), last)
    if not about:
        return None
    start = sentence.tokens[first - 1].end if first else sentence.start
    value = _CHANGES[token.about]
    roughly = bool(value) or sentence.words(token.start, token.end).startswith("基本")
    return Draft(
        "narrative.growth",
        about,
        value,
        start,
        token.end,
        unit="%",
        exactness="about" if roughly else "exact",
        category="growth",
    )


def _phrase_start(sentence: Sentence, place: int) -> int:
    for i in range(place - 1, -1, -1):
        if sentence.tokens[i].role in ("comma", "semicolon", "open", "close", "pause"):
            return i + 1
    return 0


def _sign(words: tuple[Token, ...]) -> int | None:
    for token in reversed(words):
        if token.role == "up":
            return 1
        if token.role == "down":
            return -1
        if token.role == "number":
            return None  # 较上年的8件: what it is compared with
    return None


def _subject(words: tuple[Token, ...], last: Draft | None) -> tuple[str, ...]:
    """What grew: named in the phrase itself (申请量同比增长), else the figure just before."""
    roles = {t.role for t in words}
    if "noise" in roles or ("number" in roles and last is None):
        return ()
    disputes = tuple(f"{t.about}.total" for t in words if t.role == "dispute")
    if disputes:
        return disputes
    if "answer" in roles and "receive" not in roles:
        return ("outcomes.total",)
    if "request" in roles or ("receive" in roles and last is not None):
        return ("received",)
    if any(t.role in ("document", "permit", "fee", "charge", "channel") for t in words):
        return last.about if last is not None and last.kind in _GROWING else ()
    if last is not None and last.kind in _GROWING:
        return last.about
    return ()


def _with_last_year(sentence: Sentence, words: tuple[Token, ...]) -> bool:
    """Whether the comparison names no other year than the one before: not 较2021年."""
    year = sentence.carried.year
    named = [
        int(match.group())
        for token in words
        if token.role == "compare"
        for match in _YEAR.finditer(sentence.words(token.start, token.end))
    ]
    return year is None or all(each == year - 1 for each in named)
