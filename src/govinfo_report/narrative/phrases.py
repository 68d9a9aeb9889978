"""Which words belong to a number: those before it, and those behind it."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.narrative.context import Sentence
from govinfo_report.narrative.tokens import Token

_HARD: Final = frozenset(("comma", "semicolon", "colon", "open", "close"))
_FILLER: Final = re.compile(r"共计|总计|合计|总数|总量|数量|累计|全年|共|为|是|有|计|达|约|近|[,:]")
"""Words before a number that say nothing of their own, so that the phrase before is looked at."""

_NEAR: Final = 4
"""Most characters between the last word that matters of that phrase and its end."""


def without_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without brackets that hold no number: （含申请人主动撤回申请） explains a word."""
    kept: list[Token] = []
    opened: list[int] = []
    for token in tokens:
        kept.append(token)
        if token.role == "open":
            opened.append(len(kept) - 1)
        elif token.role == "close" and opened:
            first = opened.pop()
            if not any(inner.role == "number" for inner in kept[first:]):
                del kept[first:]
    return tuple(kept)


def head(sentence: Sentence, place: int) -> range:
    """The tokens before the number at ``place`` that may say what it counts.

    They reach back to the number before, or to a comma; past a 、 only where no number stands
    before it, for 予以公开、部分公开共5件 is one phrase and 公开3件、部分公开2件 are two.
    """
    first = _phrase(sentence, place)
    if not any(_says(t) for t in sentence.tokens[first:place]) and first:
        before = sentence.tokens[first - 1]
        words = sentence.words(before.end, sentence.tokens[place].start)
        if before.role in ("comma", "colon") and not _FILLER.sub("", words):
            earlier = _phrase(sentence, first - 1)
            said = sentence.tokens[earlier : first - 1]
            if said and said[-1].end + _NEAR >= before.start and not _counts(said):
                first = earlier
    return range(first, place)


def _counts(tokens: tuple[Token, ...]) -> bool:
    return any(token.role == "number" for token in tokens)


def _says(token: Token) -> bool:
    return token.role not in (
        "period",
        "year",
        "scope",
        "including",
        "all",
        "pause",
        "respectively",
    )


def _phrase(sentence: Sentence, place: int) -> int:
    pause: int | None = None
    for i in range(place - 1, -1, -1):
        role = sentence.tokens[i].role
        if role in _HARD:
            return i + 1
        if role == "number":
            return pause if pause is not None else i + 1
        if role == "pause":
            pause = i + 1
    return 0


def tail(sentence: Sentence, place: int) -> range:
    """The tokens behind the number that may say what it counts: to the next number or separator."""
    for i in range(place + 1, len(sentence.tokens)):
        if sentence.tokens[i].role in _HARD or sentence.tokens[i].role in ("pause", "number"):
            return range(place + 1, i)
    return range(place + 1, len(sentence.tokens))


def start_of(sentence: Sentence, place: int, words: range) -> int:
    """Where the words of the number at ``place`` begin, in the folded paragraph."""
    first = words.start
    if first == 0:
        return sentence.start
    before = sentence.tokens[first - 1]
    return before.end if before.end <= sentence.tokens[place].start else sentence.start
