"""The keys that exports of other programs give to parts of the form."""

from __future__ import annotations

from functools import cache
from typing import Annotated, TypeAlias

from msgspec import Meta

from govinfo_report.catalogue.data_files import DataFile
from govinfo_report.strict_toml import NonEmpty, Record

_Key: TypeAlias = Annotated[str, Meta(min_length=1, pattern=r"\A[^A-Z\s]+( [^A-Z\s]+)*\Z")]
_Keys: TypeAlias = dict[NonEmpty, tuple[_Key, ...]]


class JsonKeys(Record, frozen=True, kw_only=True):
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

    members: _Keys
    sections: _Keys
    tables: _Keys
    groups: _Keys
    rows: _Keys
    columns: _Keys
    empty_words: frozenset[NonEmpty]
    foreign_words: frozenset[NonEmpty]


@cache
def json_keys() -> JsonKeys:
    """The keys of the data file.

    Raises:
        CatalogueError: The data file is wrong.
    """
    return DataFile("json_keys.toml").record(JsonKeys)
