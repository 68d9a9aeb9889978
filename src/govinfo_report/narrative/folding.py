"""A paragraph folded for reading, and without what holds no count.

Line breaks and spaces fall anywhere in extracted prose, full-width and traditional characters stand
for ordinary ones: folding settles that, and every place found in the folded text leads back to the
paragraph as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import is_normalized, normalize

from msgspec import Struct

from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.spelling import RADICALS, TRADITIONAL, ordinary, with_ascii_marks

_ORDINARY: Final = {**RADICALS, **TRADITIONAL}
_DROPPED: Final = lazy_pattern(r"[\s\u200b\u200e\u200f\ufeff\u00ad]")
_WORD: Final = lazy_pattern(r"[0-9A-Za-z.]")

HIDDEN: Final = "\x00"
"""Stands for each character of what holds no count: titles, citations, dates, telephone numbers."""

PART_OF_YEAR: Final = "\x01"
"""Stands for each character of some months of a year that are not the whole: 1至6月, 11月底."""

_MONTH: Final = "[0-9一二三四五六七八九十]{1,3}"
_MONTHS: Final = lazy_pattern(
    rf"(?<![0-9一二三四五六七八九十])(?P<first>{_MONTH})(?:月(?:份|[0-9]{{1,2}}日)?起?)?"
    rf"(?:至|到|[—–~-]{{1,2}})(?:同年|[0-9]{{4}}年)?(?P<last>{_MONTH})月(?:份|底|末|[0-9]{{1,2}}日)?"
    rf"|(?<![0-9一二三四五六七八九十])(?P<one>{_MONTH})月(?:份|底|末)"
)
_WHOLE_YEAR: Final = (frozenset(("1", "01", "一")), frozenset(("12", "十二")))

_HIDE: Final = lazy_pattern(
    r"(?=[《“\"A-Za-z0-9_.(〔\[〈第邮一二三四五六七八九十①-⑳-])(?:"  # most characters begin none
    r"《[^《》]{0,120}》"
    r"|[“\"][^“”\"]{0,30}[0-9][^“”\"]{0,30}[”\"]"
    r"|(?:https?://|www\.)[^\s,、。;()一-鿿]{1,200}"
    r"|[A-Za-z0-9_.-]{1,40}@[A-Za-z0-9_.-]{1,60}"
    r"|[(〔\[〈][12][0-9]{3}[)〕\]〉][0-9]{1,5}号?"
    r"|第[0-9零一二三四五六七八九十百]{1,6}(?!方合)"
    r"|(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:份|[0-9]{1,2}日?)?(?:[至到—~-]{1,2}(?=[0-9]))?"
    r"|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}日(?!均)"
    r"|(?<![0-9])0[0-9]{2,3}-?[0-9]{7,8}(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])"
    r"|邮(?:政)?编(?:码)?:?[0-9]{6}|12345|1[0-9]{4}(?=热线|平台|投诉)"
    r"|(?<![一-鿿])(?:(?<![0-9.])[0-9]{1,2}[.、](?=(?:19|20)[0-9]{2}年)"
    r"|(?<![0-9])[0-9]{1,2}[.)、](?![0-9])|[一二三四五六七八九十]{1,3}、)"
    r"|\([一二三四五六七八九十0-9]{1,3}\)|[一二三四五六七八九十]{1,2}(?:是|则|方面)"
    r"|[①-⑳])"
)


class Folded(Struct, gc=False):
    """A paragraph ready for reading.

    Attributes:
        original: The paragraph as it is.
        text: The same without white space (but between digits or Latin letters), simplified, with
            ASCII digits and punctuation.
        places: Where each character of ``text`` stands in ``original``.
    """

    original: str
    text: str
    places: Sequence[int]
    _plain: str | None = None

    @property
    def plain(self) -> str:
        """``text`` with :data:`HIDDEN` for everything that holds no count; as long as it."""
        if self._plain is None:
            self._plain = _hidden(self.text)
        return self._plain

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a stretch of the folded text."""
        return self.places[start], self.places[end - 1] + 1


class _FoldedCharacters(dict[int, str]):
    """What :meth:`str.translate` puts in place of each character; filled as they are met."""

    _MOST: Final = 4096

    def __missing__(self, code: int) -> str:
        """The character under NFKC and simplified, where that is one character again."""
        character = chr(code)
        folded = normalize("NFKC", _ORDINARY.get(character, character))
        folded = _ORDINARY.get(folded, folded) if len(folded) == 1 else character
        if len(self) >= self._MOST:
            self.clear()
        self[code] = folded
        return folded


_FOLDED: Final = _FoldedCharacters()


def fold(paragraph: str) -> Folded:
    """Folds one paragraph."""
    if not _DROPPED.search(paragraph):
        text = with_ascii_marks(paragraph)
        if not (is_normalized("NFKC", text) and ordinary(text) == text):
            text = paragraph.translate(_FOLDED)
        return Folded(paragraph, text, range(len(text)))
    characters: list[str] = []
    places: list[int] = []
    space = False
    for place, printed in enumerate(paragraph):
        if _DROPPED.match(printed):
            space = True
            continue
        folded = _FOLDED[ord(printed)]
        # 12 34 are two numbers; the blank between them must not make them one
        if space and characters and _WORD.match(characters[-1]) and _WORD.match(folded):
            characters.append(" ")
            places.append(place - 1)
        characters.append(folded)
        places.append(place)
        space = False
    return Folded(paragraph, "".join(characters), tuple(places))


def _hidden(text: str) -> str:
    if "月" in text:
        text = _MONTHS.sub(_part_of_year, text)
    return _HIDE.sub(lambda match: HIDDEN * len(match.group()), text)


def _part_of_year(match: re.Match[str]) -> str:
    """A stretch of months marked, but for January to December and the end of the year."""
    first, last = _WHOLE_YEAR
    words = match.group()
    if match["one"] is not None:
        whole = match["one"] in last and not words.endswith("份")
    else:
        whole = match["first"] in first and match["last"] in last
    return words if whole else PART_OF_YEAR * len(words)
