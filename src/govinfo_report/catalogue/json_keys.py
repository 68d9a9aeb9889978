"""The keys that exports of other programs give to parts of the form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from attrs import frozen

from govinfo_report.catalogue.datafile import Node, read_data_file

_FILE: Final = "json_keys.toml"


@frozen
class JsonKeys:
    """What keys mean; every key is written as words in small letters, parted by single spaces.

    Attributes:
        members: Member of the document (``title``, ``agency``, ``year``) → keys.
        sections: Id of a section of prose → keys.
        tables: Id of a table → keys.
        groups: ``table.group`` → keys; ``applications.legal_entities`` is the heading over the
            columns of legal entities.
        rows: ``table.row`` → keys.
        columns: ``table.column`` → keys.
        empty_words: Words that say nothing.
        foreign_words: Words that make the figures below a key those of something else.
    """

    members: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    empty_words: frozenset[str]
    foreign_words: frozenset[str]


@cache
def json_keys() -> JsonKeys:
    """The keys of the data file.

    Raises:
        CatalogueError: The data file is wrong.
    """
    content = read_data_file(_FILE)
    root = Node({name: content[name] for name in ("empty_words", "foreign_words")}, _FILE)
    empty, foreign = root.strings("empty_words"), root.strings("foreign_words")
    root.finish()
    parts = {
        name: _keys(content[name], name)
        for name in ("members", "sections", "tables", "groups", "rows", "columns")
    }
    return JsonKeys(**parts, empty_words=frozenset(empty), foreign_words=frozenset(foreign))


def _keys(content: Mapping[str, object], part: str) -> dict[str, tuple[str, ...]]:
    node = Node(content, _FILE, part)
    found = {name: node.strings(name) for name in content}
    node.finish()
    for name, keys in found.items():
        for key in keys:
            if key != " ".join(key.lower().split()):
                raise node.error(name, f"{key!r} is not written in small letters")
    return found
