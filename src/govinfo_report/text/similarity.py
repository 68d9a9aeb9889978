"""How alike two texts are, and which paragraphs of two texts belong together.

The measure is the normalised Indel similarity: of all characters of both texts, those that stay
when the one is turned into the other by putting in and taking out single characters, which are
twice the longest common subsequence. It minds the order, is the same in both directions and needs
no words to be told apart (which Chinese does not print). Shares are fractions of integers, so that
no machine rounds otherwise. The tests hold it against RapidFuzz.

Comparing takes time in proportion to the product of both lengths: a page made to be slow would take
minutes. So only the beginning of a text is measured (:data:`MEASURED`, :data:`PARAGRAPHS`), many
times what any report has; paragraphs after it are paired where they are the same.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Final

from msgspec import Struct

from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.spelling import Remembered, compatible

_COUNTERS: Final = "年月日号件次项个条份篇期场家人名户起宗批类部期届万亿元％%成倍余"
_NUMERALS: Final = "〇零一二三四五六七八九十百千两"
_NUMBER: Final = lazy_pattern(
    r"[0-9][0-9,.]*"
    # A Chinese numeral is one only before what can be counted: 一 stands in many words. A run is
    # looked at from its beginning alone: from each of its characters would be quadratic.
    rf"|(?<![{_NUMERALS}])[{_NUMERALS}]+(?=[{_COUNTERS}])"
)
_IGNORED: Final = lazy_pattern(r"[\W_]+")

PAIRED_FROM: Final = Fraction(1, 2)
"""Paragraphs less alike than this are two paragraphs, not one that was changed. Of 1,756 pairs of
paragraphs of unrelated offices none reached 0.44."""

MEASURED: Final = 20_000
"""Most characters of a text that are compared, counted after :func:`masked`."""

PARAGRAPHS: Final = 300
"""Most paragraphs of a text that are compared."""


def _masked(text: str) -> str:
    plain = "".join(compatible(text).split())
    return _IGNORED.sub("", _NUMBER.sub("0", plain))


_MASKED: Final = Remembered(_masked, most=512, longest=2_000)


def masked(text: str) -> str:
    """A text as far as wording goes: numbers and dates as ``0``, no white space or punctuation.

    ``2023年收到申请1,204件。`` and ``2024年收到申请87件`` are the same then.
    """
    return _MASKED[text]


class _Texts:
    """Texts, each of which can be compared with another: all of them in one pass over it.

    The longest common subsequence is found bit by bit (Hyyrö 2004): a bit for each character of a
    text, all texts in one integer, from the lowest bits on, each up to a whole byte with at least
    one bit to spare, which keeps a carry from reaching the next text.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._spans: list[tuple[int, int]] = []
        places: dict[str, list[int]] = {}
        end = 0
        for text in texts:
            for place, character in enumerate(text, 8 * end):
                places.setdefault(character, []).append(place)
            start, end = end, end + len(text) // 8 + 1
            self._spans.append((start, end))
        self._size = end
        self._bits = {character: self._set_of(bits) for character, bits in places.items()}
        self._all = sum(self._bits.values())

    def _set_of(self, places: list[int]) -> int:
        bits = bytearray(self._size)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def common(self, other: str) -> list[int]:
        """For each text the length of its longest common subsequence with another."""
        everything = rest = self._all
        for bits in filter(None, map(self._bits.get, other)):
            met = rest & bits
            rest = (rest + met | rest - met) & everything
        found = (everything & ~rest).to_bytes(self._size, "little")
        return [
            int.from_bytes(found[start:end], "little").bit_count() for start, end in self._spans
        ]


def similarity(one: str, other: str) -> Fraction:
    """How alike two texts are after :func:`masked`: from 0 (nothing in common) to 1 (the same)."""
    one, other = masked(one), masked(other)
    if one == other:
        return Fraction(1)
    (common,) = _Texts([one]).common(other)
    return Fraction(2 * common, len(one) + len(other))


def alike(
    before: Sequence[str], after: Sequence[str], least: Fraction
) -> Iterator[tuple[int, int, Fraction]]:
    """The pairs of paragraphs of two texts whose similarity is at least ``least``.

    Of paragraphs that are the same each later one is paired with one earlier one.

    Args:
        before: Paragraphs.
        after: Others.
        least: The least similarity, above 0.

    Yields:
        Index in the one, index in the other, similarity.
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
    old = old[: _measured(old)]
    texts = _Texts(old)
    for other, words in enumerate(new[: _measured(new)]):
        for place, common in enumerate(texts.common(words)):
            size = len(old[place]) + len(words)
            enough = 2 * common * least.denominator >= size * least.numerator
            if enough and old[place] != words:
                yield place, other, Fraction(2 * common, size)


def _measured(paragraphs: Sequence[str]) -> int:
    """How many masked paragraphs, from the first, are measured."""
    ends = accumulate(map(len, paragraphs[:PARAGRAPHS]))
    return sum(end <= MEASURED for end in ends)


class Aligned(Struct, frozen=True):
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
    """The paragraphs of two texts, paired by similarity whatever their order.

    Pairs are matched greedily by descending similarity, down to :data:`PAIRED_FROM`; ties go to the
    earlier paragraph. Each paragraph is in one pair at most.

    Returns:
        In the order of the later text; what is gone stands after the paragraph that it followed.
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
