"""What the keys of a JSON export mean: parts of the form, and which cell several of them name.

A cell has facets: its table, the groups and the row it stands in, the heading and the column it
stands under. Each key above a value has to be one of them, groups before their rows and headings
before their columns. If exactly one cell matches, it gets the value; otherwise the keys are
unknown.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, TypeAlias

from attrs import frozen

from govinfo_report.catalogue import EDITIONS, Group, Row, form
from govinfo_report.catalogue.data_files import json_keys
from govinfo_report.recognition.vocabulary import sections
from govinfo_report.text import bare_key

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_PARTS: Final = re.compile(r"\s*[-—–－/＞>·|｜:：_]+\s*")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_NUMBERS: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\s)+"
)
_MOST_FACETS: Final = 9
"""No cell has more facets, groups that are passed over included: longer keys name none."""

MOST_KEPT: Final = 4_096
"""How many answers about keys are kept: those of many pages of one program, not of all pages."""

_MAX_KEY: Final = 120
"""Longest key that can mean something."""

KeyMeaning: TypeAlias = frozenset[str]
"""Facets that a key can mean, each with its sort first: ``table``, ``row`` (rows and groups) or
``column``."""


def _words_of(key: str) -> tuple[str, ...]:
    """Returns the words of an English key in lower case, without those that say nothing."""
    empty = json_keys().empty_words
    return tuple(word for word in map(str.lower, _WORD.findall(key)) if word not in empty)


@frozen
class CellFacets:
    """The facets of a cell.

    Attributes:
        cell: Its id.
        table: Its table.
        rows: Its groups, outermost first, and its row.
        columns: The heading over its column, if it has one, and its column.
        lone: Whether its row has no other column.
    """

    cell: str
    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    lone: bool


def _fold(key: str) -> str:
    return bare_key(key) if _CHINESE.search(key) else " ".join(_words_of(key))


@cache
def meanings() -> dict[str, KeyMeaning]:
    """Folded key → facets that it can mean."""
    found: dict[str, set[str]] = {}

    def add(facet: str, *keys: str | None) -> None:
        for key in keys:
            if key and (folded := _fold(key)):
                found.setdefault(folded, set()).add(facet)

    for edition in EDITIONS:
        for table in form(edition).tables:
            section = form(edition).section(table.section)
            add(f"table {table.id}", table.id, section.heading, *section.aliases)
            parts: tuple[Group | Row, ...] = (*table.groups, *table.rows)
            for part in parts:
                last = part.id.rpartition(".")[2]
                add(f"row {table.id}.{part.id}", last, part.label, *part.aliases)
            for column in table.columns:
                add(f"column {table.id}.{column.id}", column.id, column.label, *column.aliases)
                for head in column.header:
                    add(f"column {table.id}.{head}", head)
    keys = json_keys()
    for sort, named in (
        ("table", keys.tables),
        ("row", {**keys.groups, **keys.rows}),
        ("column", {**keys.headings, **keys.columns}),
    ):
        for name, words in named.items():
            add(f"{sort} {name}", *words)
    return {key: frozenset(facets) for key, facets in found.items()}


@cache
def _members() -> dict[str, str]:
    """Folded key → member of the document or section of prose."""
    keys = json_keys()
    found = {}
    for name, words in (*keys.members.items(), *keys.sections.items()):
        found.update({_fold(word): name for word in (*words, name)})
    for section in sections().values():
        if section.kind == "narrative":
            for label in (section.heading, *section.aliases):
                found.setdefault(_fold(label), section.id)
    return found


def member_of(key: str) -> str | None:
    """Returns the member of the document that a key means."""
    return _members().get(_fold(key)) if len(key) <= _MAX_KEY else None


@lru_cache(maxsize=MOST_KEPT)
def parts_of(key: str) -> tuple[KeyMeaning, ...] | None:
    """Returns what each part of a key can mean; ``None`` where a part means nothing here.

    A key may name several parts of the form: ``三、（三）不予公开-1.属于国家秘密``,
    ``natural_person_new_received``.
    """
    if not key or len(key) > _MAX_KEY:
        return None
    known = meanings()
    whole = known.get(_fold(key))
    if whole is not None:
        return (whole,)
    if _CHINESE.search(key):
        return _chinese_parts(key)
    return _english_parts(_words_of(key))


def _chinese_parts(key: str) -> tuple[KeyMeaning, ...] | None:
    known = meanings()
    found = []
    for part in _PARTS.split(key):
        folded = bare_key(part)
        if folded not in known:
            folded = bare_key(_NUMBERS.sub("", part))  # 三、（一）予以公开 has two numbers
        if folded in known:
            found.append(known[folded])
        elif folded:
            return None
    return tuple(found) or None


def _english_parts(words: tuple[str, ...]) -> tuple[KeyMeaning, ...] | None:
    """Splits words into known keys; ``None`` where there is no way to do so, or two."""
    known = meanings()
    ways: list[list[tuple[KeyMeaning, ...]]] = [[()]]
    for end in range(1, len(words) + 1):
        here: list[tuple[KeyMeaning, ...]] = []
        for start in range(max(0, end - 5), end):
            facets = known.get(" ".join(words[start:end]))
            if facets is not None:
                here += [(*way, facets) for way in ways[start]]
        ways.append(sorted(here, key=len)[:4])
    best = ways[-1]
    if not words or not best or (len(best) > 1 and len(best[0]) == len(best[1])):
        return None
    return best[0]


def is_foreign(key: str) -> bool:
    """Whether the figures below a key are those of something else: another year, a share."""
    if _CHINESE.search(key):
        return any(word in key for word in _foreign_chinese())
    return not json_keys().foreign_words.isdisjoint(_words_of(key))


@cache
def _foreign_chinese() -> tuple[str, ...]:
    return tuple(word for word in json_keys().foreign_words if _CHINESE.search(word))


@cache
def facets_of(edition: str) -> tuple[CellFacets, ...]:
    """Returns the facets of every cell of an edition."""
    cells = []
    for table in form(edition).tables:
        for row in table.rows:
            groups = [f"row {table.id}.{group}" for group in row.groups if row.id != group]
            for column in row.columns:
                heads = [f"column {table.id}.{head}" for head in table.column(column).header]
                facets = CellFacets(
                    cell=f"{table.id}.{row.id}.{column}",
                    table=f"table {table.id}",
                    rows=(*groups, f"row {table.id}.{row.id}"),
                    columns=(*heads, f"column {table.id}.{column}"),
                    lone=len(row.columns) == 1,
                )
                cells.append(facets)
    return tuple(cells)


@cache
def _bearers(edition: str) -> dict[str, int]:
    """Facet → the cells that have it, one bit each in the order of :func:`facets_of`."""
    found: dict[str, int] = {}
    for place, facets in enumerate(facets_of(edition)):
        for facet in (facets.table, *facets.rows, *facets.columns):
            found[facet] = found.get(facet, 0) | 1 << place
    return found


@lru_cache(maxsize=MOST_KEPT)
def cell_of(edition: str, keys: tuple[KeyMeaning, ...]) -> str | None:
    """Returns the one cell that keys name; ``None`` where they name none, or several."""
    if len(keys) > _MOST_FACETS:
        return None
    loose = {frozenset((f"row {name}",)) for name in json_keys().loose_groups}
    for needed in (keys, tuple(key for key in keys if key not in loose)):
        found = [facets for facets in _candidates(edition, needed) if _names(needed, facets)]
        if found:
            return found[0].cell if len(found) == 1 else None
    return None


def _candidates(edition: str, keys: tuple[KeyMeaning, ...]) -> list[CellFacets]:
    """Returns the cells that have a facet for each key, and that enough keys name.

    Checking whether keys fit a cell costs far more than leaving out the others this way.
    """
    bearers = _bearers(edition)
    left = -1 if keys else 0
    for key in keys:
        bits = 0
        for facet in key:
            bits |= bearers.get(facet, 0)
        left &= bits
        if not left:
            return []
    return [
        facets
        for place, facets in enumerate(facets_of(edition))
        # At least its row, and its column where there are several; at most each of its facets.
        if left >> place & 1
        and 2 - facets.lone <= len(keys) <= 1 + len(facets.rows) + len(facets.columns)
    ]


def _names(keys: tuple[KeyMeaning, ...], facets: CellFacets) -> bool:
    """Whether each key is another facet of a cell, row and column among them."""

    def fits(place: int, row: int, column: int, table: bool) -> bool:  # four places
        if place == len(keys):
            return row == len(facets.rows) and (column == len(facets.columns) or facets.lone)
        key = keys[place]
        if not table and facets.table in key and fits(place + 1, row, column, True):
            return True
        for at in range(row, len(facets.rows)):
            if facets.rows[at] in key and fits(place + 1, at + 1, column, table):
                return True
        return any(
            facets.columns[at] in key and fits(place + 1, row, at + 1, table)
            for at in range(column, len(facets.columns))
        )

    return fits(0, 0, 0, False)
