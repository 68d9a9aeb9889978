"""The words of ``words.toml``, found in a text.

Nine characters in ten begin no word at all. So the patterns are sorted by the characters they can
begin with, and only those of the character at hand are tried.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from attrs import frozen

_DATA: Final = Path(__file__).parent / "data" / "words.toml"


@frozen
class _Entry:
    role: str
    about: str
    patterns: tuple[str, ...]


@cache
def _entries() -> tuple[_Entry, ...]:
    words = tomllib.loads(_DATA.read_text(encoding="utf-8"))["words"]
    return tuple(_Entry(w["role"], w["about"], tuple(w["any"])) for w in words)


@cache
def _beginnings() -> Mapping[str, tuple[tuple[int, str], ...]]:
    """First character → the patterns that can begin with it, each with the place of its entry."""
    found: dict[str, list[tuple[int, str]]] = {}
    for place, entry in enumerate(_entries()):
        for pattern in entry.patterns:
            for character in first_characters(pattern):
                found.setdefault(character, []).append((place, pattern))
    return {character: tuple(patterns) for character, patterns in found.items()}


@cache
def _pattern(character: str) -> re.Pattern[str]:
    """What can begin with a character; a group a pattern, of several the earlier entry wins."""
    return re.compile("|".join(f"({pattern})" for _, pattern in _beginnings()[character]))


def words(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """The words in ``text[start:end]``, in order: role, what it is about, start and end."""
    beginnings = _beginnings()
    place = start
    while place < end:
        character = text[place]
        if character in beginnings:
            match = _pattern(character).match(text, place, end)
            if match is not None:
                entry = _entries()[beginnings[character][(match.lastindex or 1) - 1][0]]
                yield entry.role, entry.about, place, match.end()
                place = match.end()
                continue
        place += 1


def first_characters(pattern: str) -> frozenset[str]:
    """The characters that a text matching ``pattern`` can begin with.

    Understands the syntax that the data file uses: literals, ``(?:…|…)``, looking around, classes,
    ``?`` and ``{m,n}``.

    Raises:
        ValueError: The pattern can match nothing at all, or anything.
    """
    characters, empty, _ = _alternatives(pattern, 0)
    if empty or not characters:
        raise ValueError(f"{pattern!r} must begin with something")
    return frozenset(characters)


def _alternatives(pattern: str, place: int) -> tuple[set[str], bool, int]:
    characters: set[str] = set()
    empty = False
    while True:
        some, skippable, place = _sequence(pattern, place)
        characters |= some
        empty = empty or skippable
        if place >= len(pattern) or pattern[place] == ")":
            return characters, empty, place
        place += 1  # the bar


def _sequence(pattern: str, place: int) -> tuple[set[str], bool, int]:
    characters: set[str] = set()
    empty = True
    while place < len(pattern) and pattern[place] not in "|)":
        some, skippable, place = _item(pattern, place)
        if pattern.startswith("?", place):
            skippable, place = True, place + 1
        elif pattern.startswith("{", place):
            skippable = skippable or pattern[place + 1] == "0"
            place = pattern.index("}", place) + 1
        if empty:
            characters |= some
            empty = skippable
    return characters, empty, place


def _item(pattern: str, place: int) -> tuple[set[str], bool, int]:
    character = pattern[place]
    if character == "(":
        start = pattern.index("?", place) + 1
        around = not pattern.startswith(":", start)
        start += 2 if pattern.startswith("<", start) else 1
        characters, empty, end = _alternatives(pattern, start)
        return (set(), True, end + 1) if around else (characters, empty, end + 1)
    if character == "[":
        end = pattern.index("]", place)
        return _members(pattern[place + 1 : end]), False, end + 1
    if character == "$":
        return set(), True, place + 1
    return {character}, False, place + 1


def _members(inside: str) -> set[str]:
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
