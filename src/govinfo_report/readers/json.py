"""JSON of another program → :class:`~govinfo_report.page.Page`: every value with the keys above it.

What a key means is not known here. The page is one grid without spans; each of its rows is a value
behind the keys above it, outermost first. Where a program writes rows as lists, two things count as
keys: the texts in an object of a list (``{"label": "规章", "issued": 1}``), and the texts of a list
that heads other lists of the same length.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any, Final, TypeAlias

from govinfo_report.language import Text
from govinfo_report.model.report import MEMBERS
from govinfo_report.page import Page, PageGrid, PageRow, Place
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal

_SHORT: Final = 60
"""A text longer than this is no label."""

_WIDEST: Final = 30
"""Largest exponent of a number that is written out."""

_KeyedText: TypeAlias = tuple[tuple[str, ...], str]
"""The keys above a value, and the value as text; null is empty."""

_OWN: Final = ("edition", "$schema")
"""Members that identify a document of this library."""

_MEMBERS: Final = MEMBERS - {"schema"} | {"$schema"}


def is_of_another_program(data: bytes) -> bool:
    """Whether it is a JSON object that another program made.

    A document of this library has an edition or a schema, even if it has mistakes. One without both
    is recognised by title and agency and by having no unknown members.
    """
    if b'"edition"' in data or b'"$schema"' in data:
        # Nearly every document; parsing it twice would only cost time.
        head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n{")
        if head.startswith((b'"edition"', b'"$schema"')):
            return False
    if _marks(data) > bounds.JSON_MARKS:
        return True  # a page, which is refused
    try:
        # A number may be longer than int() takes; what matters here is that it is no text.
        found = json.loads(data, parse_int=len, parse_float=len)
    except (ValueError, RecursionError):
        return False  # loading it says what is wrong with it
    if not isinstance(found, dict) or not found:
        return False
    if any(isinstance(found.get(name), str) for name in _OWN):
        return False
    return not ({"title", "agency"} <= found.keys() <= _MEMBERS)


def _marks(data: bytes) -> int:
    """Returns how many values parsing makes at most; an empty list of two bytes takes 56."""
    return sum(map(data.count, (b",", b"{", b"[")))


def page_of_json(data: bytes, name: str | None = None) -> Page:
    """Makes a page of a JSON document of any program.

    Raises:
        ReadError: It is no JSON, no object or list, or larger or nested deeper than the bounds.
    """
    from govinfo_report.readers.text import decode  # this library's documents do without it

    bounds.JSON_MARKS.check(_marks(data))
    try:
        found = json.loads(
            decode(data), parse_float=Decimal, parse_int=str, object_pairs_hook=_object
        )
    except RecursionError as error:
        raise refusal("json_nested") from error
    except ValueError as error:
        raise refusal("json_broken", cause=_cause(error)) from error
    rows: list[PageRow] = []
    characters = 0
    for keys, value in _leaves(found, ()):
        number = len(rows) + 1
        words = (*keys, value)
        characters += sum(map(len, words))
        bounds.JSON_VALUES.check(number)
        bounds.CHARACTERS.check(characters)
        rows.append(PageRow(words, Place(table=1, row=number), range(len(words))))
    return Page((PageGrid(tuple(rows), False, Place(table=1)),), format="json", name=name)


class _RepeatedKeys(dict[str, Any]):
    """An object in which a key stands more than once."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    return members if len(members) == len(pairs) else _RepeatedKeys(pairs)


def _cause(error: ValueError) -> Text:
    """Returns where the text stops being JSON, if the parser knows."""
    if isinstance(error, json.JSONDecodeError):
        line, column = error.lineno, error.colno
        return Text(f"：第{line}行第{column}列", f": line {line}, column {column}")
    return Text("", "")


def _leaves(found: Any, keys: tuple[str, ...]) -> Iterator[_KeyedText]:
    bounds.JSON_KEYS.check(len(keys))
    if isinstance(found, dict):
        yield from _of_object(found, keys)
    elif isinstance(found, list):
        yield from _of_list(found, keys)
    else:
        yield keys, _text(found)


def _of_object(found: dict[str, Any], keys: tuple[str, ...]) -> Iterator[_KeyedText]:
    heads = [value for value in found.values() if _are_labels(value)]
    head = heads[0] if len(heads) == 1 else None
    for key, value in found.pairs if isinstance(found, _RepeatedKeys) else found.items():
        if value is head and head is not None and _heads(head, found):
            continue
        for leaf, text in _leaves(value, (*keys, key)):
            yield _headed(leaf, len(keys), head), text


def _are_labels(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) > 1
        and all(_is_label(text) for text in value)
        and len(set(value)) == len(value)
    )


def _heads(head: list[str], found: dict[str, Any]) -> bool:
    """Whether lists as long as a list of texts stand beside it, or one level below."""
    others = [value for value in found.values() if value is not head]
    below = (
        value.values() if isinstance(value, dict) else value
        for value in others
        if isinstance(value, (dict, list))
    )
    return any(
        isinstance(value, list) and len(value) == len(head) and not _are_labels(value)
        for value in chain(others, *below)
    )


_INDEX: Final = "\x00"
"""Begins the key that stands for an index in a list."""


def _headed(keys: tuple[str, ...], depth: int, head: list[str] | None) -> tuple[str, ...]:
    """Replaces the index in a list that is as long as the headings by the heading."""
    if head is None:
        return keys
    return tuple(
        head[int(place)]
        if at > depth
        and key.startswith(_INDEX)
        and (place := key[1:].partition("/")[0]).isdigit()
        and int(key.rpartition("/")[2]) == len(head)
        else key
        for at, key in enumerate(keys)
    )


def _of_list(found: list[Any], keys: tuple[str, ...]) -> Iterator[_KeyedText]:
    for place, value in enumerate(found):
        if isinstance(value, dict):
            labels = tuple(text for text in value.values() if _is_label(text))
            yield from _leaves(value, (*keys, *labels))
        elif isinstance(value, str) and not _is_number(value):
            yield keys, value  # a paragraph of several
        else:
            yield from _leaves(value, (*keys, f"{_INDEX}{place}/{len(found)}"))


def _is_label(value: Any) -> bool:
    """Whether a value can be words beside numbers; numbers of the JSON are texts here, too."""
    return isinstance(value, str) and 0 < len(value) <= _SHORT and not _is_number(value)


def _is_number(text: str) -> bool:
    return text.strip().lstrip("+-").replace(".", "", 1).replace(",", "").isdigit()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and abs(exponent) <= _WIDEST:
            return format(value, "f")
        return str(value)
    return str(value)
