"""How alike two texts are, and which paragraphs of two texts belong together.

The measure is Dice's coefficient over pairs of neighbouring characters: twice the pairs that both
texts have, by all pairs of both. It is exact, the same in both directions, takes time in proportion
to the length, needs no words to be told apart (which Chinese does not print), and is a few lines in
any language, so that a rule which rests on it says the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Final

from attrs import frozen

_COUNTERS: Final = "年月日号件次项个条份篇期场家人名户起宗批类部期届万亿元％%成倍余"
_NUMBER: Final = re.compile(
    r"[0-9][0-9,.]*"
    # A Chinese numeral is one only before what can be counted: 一 stands in many words.
    rf"|[〇零一二三四五六七八九十百千两]+(?=[{_COUNTERS}])"
)
_IGNORED: Final = re.compile(r"[\W_]+")

PAIRED_FROM: Final = Fraction(1, 2)
"""Paragraphs less alike than this are two paragraphs, not one that was changed."""


@lru_cache(maxsize=512)
def masked(text: str) -> str:
    """A text as far as wording goes: numbers and dates as ``0``, no white space or punctuation.

    ``2023年收到申请1,204件。`` and ``2024年收到申请87件`` are the same then.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return _IGNORED.sub("", _NUMBER.sub("0", plain))


@lru_cache(maxsize=512)
def _pairs(words: str) -> Counter[str]:
    return Counter(map("".join, pairwise(words)))


def similarity(one: str, other: str) -> Fraction:
    """How alike two texts are after :func:`masked`: from 0 (nothing in common) to 1 (the same)."""
    first, second = masked(one), masked(other)
    if first == second:
        return Fraction(1)
    pairs = _pairs(first), _pairs(second)
    size = pairs[0].total() + pairs[1].total()
    return Fraction(2 * (pairs[0] & pairs[1]).total(), size) if size else Fraction(0)


@frozen
class Aligned:
    """Two paragraphs that belong together, or one that stands alone.

    Attributes:
        before: Place of the paragraph in the earlier text; ``None`` where it is new.
        after: Place in the later text; ``None`` where it is gone.
        similarity: How alike they are; 0 for one that stands alone.
    """

    before: int | None
    after: int | None
    similarity: Fraction


def aligned(before: Sequence[str], after: Sequence[str]) -> tuple[Aligned, ...]:
    """The paragraphs of two texts, paired by likeness whatever their order.

    Each paragraph is in one pair at most; the likest pairs are made first, the earlier paragraphs
    among equals, down to :data:`PAIRED_FROM`.

    Returns:
        In the order of the later text; what is gone stands after the paragraph that it followed.
    """
    likeness = sorted(
        (-value, place, other)
        for place, old in enumerate(before)
        for other, new in enumerate(after)
        if (value := similarity(old, new)) >= PAIRED_FROM
    )
    partner: dict[int, tuple[int, Fraction]] = {}
    used: set[int] = set()
    for negative, place, other in likeness:
        if place not in used and other not in partner:
            used.add(place)
            partner[other] = (place, -negative)
    return tuple(_in_order(len(before), len(after), partner))


def _in_order(
    before: int, after: int, partner: dict[int, tuple[int, Fraction]]
) -> Iterator[Aligned]:
    kept = {place for place, _ in partner.values()}
    gone = [place for place in range(before) if place not in kept]
    reached = -1  # the last paragraph of the earlier text that has been passed
    for other in range(after):
        if other in partner:
            place, value = partner[other]
            reached = max(reached, place)
            while gone and gone[0] < reached:
                yield Aligned(gone.pop(0), None, Fraction(0))
            yield Aligned(place, other, value)
        else:
            yield Aligned(None, other, Fraction(0))
    for place in gone:
        yield Aligned(place, None, Fraction(0))
