"""A paragraph as tokens: folded for reading, then words that matter, numbers, separators.

Line breaks and spaces fall anywhere in extracted prose, full-width and traditional characters stand
for ordinary ones: folding settles that, and every place found in the folded text leads back to the
paragraph as it is. The words are those of ``data/words.toml``. Few places begin a word, so the
patterns are sorted by the two characters they can begin with, and only those that fit a place are
tried there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from operator import attrgetter
from typing import Final, Literal, TypeAlias
from unicodedata import is_normalized, normalize

from attrs import define, evolve

from govinfo_report.narrative.claim import ClaimKind
from govinfo_report.parsed_toml import load_data, load_derived
from govinfo_report.patterns import lazy_pattern
from govinfo_report.strict_toml import NonEmpty, Record, convert
from govinfo_report.text.numerals import (
    COUNTED,
    FIGURES,
    Exactness,
    Numeral,
    exactness_after,
    numerals,
)
from govinfo_report.text.spelling import RADICALS, TRADITIONAL, ordinary, with_ascii_marks

_ORDINARY: Final = {**RADICALS, **TRADITIONAL}
_DROPPED: Final = re.compile(r"[\s\u200b\u200e\u200f\ufeff\u00ad]")
_WORD: Final = lazy_pattern(r"[0-9A-Za-z.]")

Topic: TypeAlias = Literal["", "applications", "disputes", "disclosure", "fee", "other"]
"""What a stretch of prose is on; ``other`` is anything that the form's tables do not count."""

HIDDEN: Final = "\x00"
"""Stands for each character of what holds no count: titles, citations, dates, telephone numbers."""

PART_OF_YEAR: Final = "\x01"
"""Stands for each character of some months of a year that are not the whole: 1至6月, 11月底."""

_MONTH: Final = "[0-9一二三四五六七八九十]{1,3}"
_MONTHS: Final = re.compile(
    rf"(?<![0-9一二三四五六七八九十])(?P<first>{_MONTH})(?:月(?:份|[0-9]{{1,2}}日)?起?)?"
    rf"(?:至|到|[—–~-]{{1,2}})(?:同年|[0-9]{{4}}年)?(?P<last>{_MONTH})月(?:份|底|末|[0-9]{{1,2}}日)?"
    rf"|(?<![0-9一二三四五六七八九十])(?P<one>{_MONTH})月(?:份|底|末)"
)
_WHOLE_YEAR: Final = (frozenset(("1", "01", "一")), frozenset(("12", "十二")))

_HIDE: Final = re.compile(
    r"(?=[《“\"A-Za-z0-9_.(〔\[〈第邮一二三四五六七八九十①-⑳-])(?:"  # most characters begin none
    r"《[^《》]{0,120}》"
    r"|[“\"][^“”\"]{0,30}[0-9][^“”\"]{0,30}[”\"]"
    r"|https?://[^\s,、。;()一-鿿]{1,200}|www\.[^\s,、。;()一-鿿]{1,200}"
    r"|[A-Za-z0-9_.-]{1,40}@[A-Za-z0-9_.-]{1,60}"
    r"|[(〔\[〈][12][0-9]{3}[)〕\]〉][0-9]{1,5}号?"
    r"|第[0-9零一二三四五六七八九十百]{1,6}(?!方合)"
    r"|(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:份|[0-9]{1,2}日?)?(?:[至到—~-]{1,2}(?=[0-9]))?"
    r"|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}日(?!均)"
    r"|(?<![0-9])0[0-9]{2,3}-?[0-9]{7,8}(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])"
    r"|邮(?:政)?编(?:码)?:?[0-9]{6}|12345|1[0-9]{4}(?=热线|平台|投诉)"
    r"|(?<![0-9.一-鿿])[0-9]{1,2}[.、](?=(?:19|20)[0-9]{2}年)"
    r"|\([一二三四五六七八九十0-9]{1,3}\)|(?<![0-9一-鿿])[0-9]{1,2}[.)、](?![0-9])"
    r"|(?<![一-鿿])[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]{1,2}(?:是|则|方面)"
    r"|[①-⑳])"
)


@define  # not frozen: as Token below
class Folded:
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


class Word(Record, frozen=True):
    """Words of one sort in ``words.toml``: role, subject, and the patterns they are known by."""

    role: NonEmpty
    about: str
    any: tuple[NonEmpty, ...]


class ClaimVocabulary(Record, frozen=True, kw_only=True):
    """``words.toml``.

    Attributes:
        words: The words; of two that begin at one place the earlier entry wins.
        topics: Role of a word → the topic it sets.
        headings: Word of a heading → the topic that the heading sets; the first found counts.
        connectors: What joins words of one role, as 和.
        claiming: Roles of which a sentence must have one to claim a figure.
        signs: Each word of these roles has one of them in it.
        deciding: Roles of the words before a number that decide what it counts.
        deciding_behind: The same of the words behind it.
        deciding_beside: The same of words that stand directly behind it (7件已答复).
        nameable: Roles of words that numbers follow one by one (分别为).
        growing: Kinds of claims whose figures may be said to grow.
        divisible: Kinds of claims whose figures may be divided into parts.
        wholes: Parts that together are all there is, by the form.
    """

    words: tuple[Word, ...]
    topics: dict[NonEmpty, Topic]
    headings: dict[NonEmpty, Topic]
    connectors: frozenset[str]
    claiming: frozenset[NonEmpty]
    signs: tuple[NonEmpty, ...]
    deciding: frozenset[NonEmpty]
    deciding_behind: frozenset[NonEmpty]
    deciding_beside: frozenset[NonEmpty]
    nameable: frozenset[NonEmpty]
    growing: frozenset[ClaimKind]
    divisible: frozenset[ClaimKind]
    wholes: tuple[frozenset[NonEmpty], ...]


WORDS: Final = "narrative/data/words.toml"
"""The data file of the words."""

_Patterns: TypeAlias = tuple[tuple[int, int], ...]
"""Patterns, each as the place of its entry in the data file and its own place there."""

Beginnings: TypeAlias = Mapping[str, _Patterns]


@cache
def vocabulary() -> ClaimVocabulary:
    """The content of ``words.toml``."""
    return convert(load_data(WORDS), ClaimVocabulary)


@cache
def _beginnings() -> Beginnings:
    """What :func:`word_beginnings` gives, kept."""
    kept = load_derived(WORDS, "beginnings")
    return word_beginnings() if kept is None else convert(kept, dict[str, _Patterns])


def word_beginnings() -> Beginnings:
    """Beginning of a word → the patterns it may begin, in the order of the data file.

    A beginning has two characters, or one where any other or none may follow.
    """
    found: dict[str, set[tuple[int, int]]] = {}
    for place, entry in enumerate(vocabulary().words):
        for number, pattern in enumerate(entry.any):
            for beginning in beginnings(pattern):
                found.setdefault(beginning, set()).add((place, number))
    return {
        beginning: tuple(sorted(found[beginning] | found.get(beginning[0], set())))
        for beginning in sorted(found)
    }


@cache
def _pattern(beginning: str) -> re.Pattern[str]:
    """The words with a beginning; a group a pattern, of several the earlier entry wins."""
    entries = vocabulary().words
    patterns = [entries[place].any[number] for place, number in _beginnings()[beginning]]
    return re.compile("|".join(f"({pattern})" for pattern in patterns))


@cache
def _first() -> re.Pattern[str]:
    """A character that a word can begin with."""
    characters = {re.escape(beginning[0]) for beginning in _beginnings()}
    return re.compile(f"[{''.join(sorted(characters))}]")


FoundWord: TypeAlias = tuple[str, str, int, int]
"""A word in a text: role, what it is about, start and end."""


def words(text: str, start: int, end: int) -> list[FoundWord]:
    """The words in ``text[start:end]``, in order."""
    known, entries = _beginnings(), vocabulary().words
    found: list[FoundWord] = []
    done = start
    for first in _first().finditer(text, start, end):
        place = first.start()
        if place < done:
            continue
        beginning = text[place : place + 2]
        if beginning not in known:
            beginning = beginning[0]
            if beginning not in known:
                continue
        match = _pattern(beginning).match(text, place, end)
        if match is not None:
            entry = entries[known[beginning][(match.lastindex or 1) - 1][0]]
            done = match.end()
            found.append((entry.role, entry.about, place, done))
    return found


_WITHOUT_NUMBER: Final = ("negation", "all", "rate", "flat")
"""Roles of words that make a claim where no number stands beside them."""


@cache
def _claiming() -> re.Pattern[str]:
    """A number, or a word that claims something without one."""
    known = [entry for entry in vocabulary().words if entry.role in _WITHOUT_NUMBER]
    patterns = [pattern for entry in known for pattern in entry.any]
    first = sorted({beginning[0] for pattern in patterns for beginning in beginnings(pattern)})
    begins = f"(?=[{FIGURES}{''.join(first)}])"  # most characters begin neither
    return re.compile(f"{begins}(?:{COUNTED}|{'|'.join(patterns)})")


def may_claim(plain: str, start: int, end: int) -> bool:
    """Whether the sentence at ``plain[start:end]`` can claim anything: has a number, or 均, 未."""
    return _claiming().search(plain, start, end) is not None


@cache
def _years() -> tuple[str, ...]:
    known = vocabulary().words
    return tuple(pattern for word in known if word.role == "year" for pattern in word.any)


@lru_cache(8)
def _signs(year: int | None) -> re.Pattern[str]:
    # Every alternative begins with a character, so that the places of others are passed over fast
    signs = vocabulary().signs
    if year is not None:
        signs += tuple(f"{each}(?<!{year}年)(?<!{year}年度)" for each in _years())
    return re.compile("|".join(signs))


def has_sign(text: str, start: int, end: int, year: int | None) -> bool:
    """Whether ``text[start:end]`` can have a word that a claim needs, or another year than one."""
    return _signs(year).search(text, start, end) is not None


def can_claim(found: Iterable[FoundWord], follows: bool, on_years: bool) -> bool:
    """Whether a sentence with some words can claim anything.

    Args:
        found: The words.
        follows: Whether a sentence before it can have totals, which 其中 divides.
        on_years: Whether a year in it can be wrong.
    """
    roles = {role for role, *_ in found}
    if follows and "including" in roles:
        return True
    return (on_years and "year" in roles) or not roles.isdisjoint(vocabulary().claiming)


_ANY: Final = "."
"""Stands for any character in what a pattern begins with."""


def beginnings(pattern: str) -> frozenset[str]:
    """What a text matching ``pattern`` can begin with.

    Understands the syntax that the data file uses: literals, ``(?:…|…)``, looking around, classes,
    ``?`` and ``{m,n}``.

    Returns:
        The first two characters, or one where the text may be no longer or anything may follow.

    Raises:
        ValueError: The pattern can match nothing at all, or anything.
    """
    found, _ = _alternatives(pattern, 0)
    if not found or any(beginning[:1] in ("", _ANY) for beginning in found):
        raise ValueError(f"{pattern!r} must begin with something")
    return frozenset(beginning.rstrip(_ANY) for beginning in found)


def _alternatives(pattern: str, place: int) -> tuple[set[str], int]:
    found: set[str] = set()
    while True:
        some, place = _sequence(pattern, place)
        found |= some
        if place >= len(pattern) or pattern[place] == ")":
            return found, place
        place += 1  # the bar


def _sequence(pattern: str, place: int) -> tuple[set[str], int]:
    found = {""}
    while place < len(pattern) and pattern[place] not in "|)":
        some, place = _item(pattern, place)
        if pattern.startswith("?", place):
            some, place = {"", *some}, place + 1
        elif pattern.startswith("{", place):
            least, end = pattern[place + 1], pattern.index("}", place)
            once = some if least != "0" else {"", *some}
            again = some if least not in "01" or "," not in pattern[place:end] else {"", *some}
            some, place = _joined(once, again), end + 1
        found = _joined(found, some)
    return found, place


def _joined(before: set[str], after: set[str]) -> set[str]:
    return {(one + two)[:2] for one, two in product(before, after)}


def _item(pattern: str, place: int) -> tuple[set[str], int]:
    character = pattern[place]
    if character == "(":
        start = pattern.index("?", place) + 1
        around = not pattern.startswith(":", start)
        start += 2 if pattern.startswith("<", start) else 1
        found, end = _alternatives(pattern, start)
        return {""} if around else found, end + 1
    if character == "[":
        end = pattern.index("]", place)
        return _members(pattern[place + 1 : end]), end + 1
    if character == "$":
        return {""}, place + 1
    return {character}, place + 1


def _members(inside: str) -> set[str]:
    if inside.startswith("^"):
        return {_ANY}
    found: set[str] = set()
    place = 0
    while place < len(inside):
        if inside[place + 1 : place + 2] == "-" and place + 2 < len(inside):
            found |= {chr(c) for c in range(ord(inside[place]), ord(inside[place + 2]) + 1)}
            place += 3
        else:
            found.add(inside[place])
            place += 1
    return found


_COUNTS: Final = re.compile(
    r"(?:余|多)?(?:件(?:次)?|条(?:次)?|份|宗|起|例|笔|封|项|次(?!产业|会议|培训)|人次"
    r"|个(?=[,、;:)\]。]|$|申请|案件|行政|政府信息))"
)
_MONEY: Final = re.compile(r"(?:余|多)?(?:人民币)?(?:元|块钱)(?:人民币)?")
_NOTHING: Final = re.compile(r"[,、;:)。]|$")
_SEPARATOR: Final = re.compile(r"[,、;:()]")

_MINUS: Final = re.compile(r"(?<![-\u2010-\u2015\u2212\u2500])[-\u2010-\u2015\u2212\u2500负]")
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


@define  # not frozen: a report has hundreds, and setting up frozen ones takes three times as long
class Token:
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
                numeral = evolve(numeral, exactness=said, strict=False)
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
