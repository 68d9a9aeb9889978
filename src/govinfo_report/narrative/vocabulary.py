"""The words by which a sentence says what it claims: ``data/words.toml``.

Few places of a text begin a word, so the patterns are sorted by the two characters they can begin
with, and only those that fit a place are tried there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import product
from typing import Final, Literal, TypeAlias

from govinfo_report.narrative.claim import ClaimKind
from govinfo_report.parsed_toml import load_data, load_derived
from govinfo_report.strict_toml import NonEmpty, Record, convert
from govinfo_report.text.numerals import COUNTED, FIGURES

Topic: TypeAlias = Literal["", "applications", "disputes", "disclosure", "fee", "other"]
"""What a stretch of prose is on; ``other`` is anything that the form's tables do not count."""


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
        signs: Patterns of which one fits in every word of these roles, whatever stands around.
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


def can_claim(found: Iterable[FoundWord], follows: bool, other_year: bool) -> bool:
    """Whether a sentence with some words can claim anything.

    Args:
        found: The words.
        follows: Whether a sentence before it can have totals, which 其中 divides.
        other_year: Whether it names another year than the report's, which may be wrong.
    """
    roles = {role for role, *_ in found}
    if follows and "including" in roles:
        return True
    return other_year or not roles.isdisjoint(vocabulary().claiming)


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
