"""How alike two texts are, and which paragraphs of two texts belong together.

The measure is the normalised Indel similarity of RapidFuzz: of all characters of both texts, those
that stay when the one is turned into the other by putting in and taking out single characters,
which are twice the longest common subsequence. It minds the order, is the same in both directions
and needs no words to be told apart (which Chinese does not print). The library is asked for the
distance, an integer, and shares are fractions of integers, so that no machine rounds otherwise.

Comparing takes time in proportion to the product of both lengths: a page made to be slow would take
minutes. So only the beginning of a text is measured (:data:`MEASURED`, :data:`PARAGRAPHS`), many
times what any report has; paragraphs after it are paired where they are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import accumulate, product
from typing import Final

from attrs import frozen

from govinfo_report.errors import MissingExtraError

_COUNTERS: Final = "年月日号件次项个条份篇期场家人名户起宗批类部期届万亿元％%成倍余"
_NUMBER: Final = re.compile(
    r"[0-9][0-9,.]*"
    # A Chinese numeral is one only before what can be counted: 一 stands in many words.
    rf"|[〇零一二三四五六七八九十百千两]+(?=[{_COUNTERS}])"
)
_IGNORED: Final = re.compile(r"[\W_]+")

PAIRED_FROM: Final = Fraction(1, 2)
"""Paragraphs less alike than this are two paragraphs, not one that was changed. Of 1,756 pairs of
paragraphs of unrelated offices none reached 0.44."""

MEASURED: Final = 20_000
"""So many characters of a text are measured, as :func:`masked` leaves them."""

PARAGRAPHS: Final = 300
"""So many paragraphs of a text are measured at most."""


@lru_cache(maxsize=512)
def masked(text: str) -> str:
    """A text as far as wording goes: numbers and dates as ``0``, no white space or punctuation.

    ``2023年收到申请1,204件。`` and ``2024年收到申请87件`` are the same then.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return _IGNORED.sub("", _NUMBER.sub("0", plain))


def measurable() -> bool:
    """Whether the library that measures likeness is installed."""
    try:
        _distance()
    except MissingExtraError:
        return False
    return True


@cache
def _distance() -> Callable[..., int]:
    try:
        from rapidfuzz.distance import Indel
    except ImportError as error:
        raise MissingExtraError("text", "comparing paragraphs") from error
    return Indel.distance


def similarity(one: str, other: str) -> Fraction:
    """How alike two texts are after :func:`masked`: from 0 (nothing in common) to 1 (the same).

    Raises:
        MissingExtraError: The extra ``text`` is not installed.
    """
    return _likeness(masked(one), masked(other), Fraction(0))


def _likeness(one: str, other: str, least: Fraction) -> Fraction:
    """The same of what is masked already; 0 for what is less alike than ``least``."""
    distance = _distance()
    if one == other:
        return Fraction(1)
    size = len(one) + len(other)
    farthest = int((1 - least) * size)
    # No two texts are nearer than their lengths are; the library would find out more slowly.
    if abs(len(one) - len(other)) > farthest:
        return Fraction(0)
    found = distance(one, other, score_cutoff=farthest)
    return Fraction(0) if found > farthest else Fraction(size - found, size)


def alike(
    before: Sequence[str], after: Sequence[str], least: Fraction
) -> Iterator[tuple[int, int, Fraction]]:
    """The pairs of paragraphs of two texts that are at least so alike.

    Of paragraphs that are the same each later one is paired with one earlier one.

    Args:
        before: Paragraphs.
        after: Others.
        least: The least likeness, above 0.

    Yields:
        Place in the one, place in the other, likeness.

    Raises:
        MissingExtraError: The extra ``text`` is not installed.
    """
    old, new = list(map(masked, before)), list(map(masked, after))
    places: dict[str, list[int]] = {}
    for place, words in enumerate(old):
        places.setdefault(words, []).append(place)
    taken: Counter[str] = Counter()
    for other, words in enumerate(new):
        if words in places:
            same = places[words]
            yield same[min(taken[words], len(same) - 1)], other, Fraction(1)
            taken[words] += 1
    for place, other in product(range(_measured(old)), range(_measured(new))):
        value = _likeness(old[place], new[other], least)
        if least <= value < 1:
            yield place, other, value


def _measured(paragraphs: Sequence[str]) -> int:
    """How many masked paragraphs, from the first, are measured."""
    ends = accumulate(map(len, paragraphs[:PARAGRAPHS]))
    return sum(end <= MEASURED for end in ends)


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

    Raises:
        MissingExtraError: The extra ``text`` is not installed.
    """
    found = alike(before, after, PAIRED_FROM)
    likeness = sorted((-value, place, other) for place, other, value in found)
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
    gone = deque(place for place in range(before) if place not in kept)
    reached = -1  # the last paragraph of the earlier text that has been passed
    for other in range(after):
        if other in partner:
            place, value = partner[other]
            reached = max(reached, place)
            while gone and gone[0] < reached:
                yield Aligned(gone.popleft(), None, Fraction(0))
            yield Aligned(place, other, value)
        else:
            yield Aligned(None, other, Fraction(0))
    for place in gone:
        yield Aligned(place, None, Fraction(0))
