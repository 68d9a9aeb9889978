"""The data files of the catalogue: which file holds what, and the records they consist of.

=========================  =======================================================================
``editions.toml``          the editions, the oldest first, and the files of their tables
``sections.toml``          the sections of the report
``applications.toml`` …    a table: its groups, rows and columns
``indicators.toml``        the indicators (:mod:`.indicators`)
``sources.toml``           the documents that everything rests on
``organ_names.toml``       names of bodies in full and in short
``json_keys.toml``         what the keys of other programs' exports mean
``members.toml``           what members of documents are called (:mod:`.names`)
``fields.toml``            labels of header and contact (:mod:`.names`)
``rules/*.toml``           the rules (:mod:`.rules`), and words that they need
=========================  =======================================================================

A part says since and until which edition the form has it, so that an edition that shares a file
needs no copy of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, NoReturn, TypeAlias, TypeVar, cast

import attrs
from msgspec import Meta

from govinfo_report.errors import GovInfoReportError
from govinfo_report.language import Text, both
from govinfo_report.parsed_toml import load_data
from govinfo_report.strict_toml import NonEmpty, Record, TomlError, convert

CellKind: TypeAlias = Literal["count", "signed_count", "money"]
"""What a cell holds: an integer ≥ 0, an integer of any sign, or an exact decimal (万元)."""

Unit: TypeAlias = Literal["件", "项", "万元"]
"""Unit of a cell: pieces or cases, items of an organ's lists, ten thousand yuan."""

Arrangement: TypeAlias = Literal["banded", "headed", "sideways"]
"""How the form prints a table: each group of rows under headings of its own, all rows under one
heading, or rows as blocks of columns beside each other."""

SectionKind: TypeAlias = Literal["narrative", "table"]
"""Whether a section of the report is prose or a table."""

Known: TypeAlias = Literal["seen", "peer", "ours"]
"""How well a source is known: read itself, restated by a peer tool, or our own reading."""

ReadFile: TypeAlias = Callable[[str], Mapping[str, Any]]
"""Gives the parsed content of a data file by its name."""

R = TypeVar("R")


@attrs.define(slots=False, repr=False)
class CatalogueError(GovInfoReportError):
    """A data file of the catalogue is wrong. Users never see it: the tests load every file.

    Attributes:
        file: Name of the data file.
        key: Where in it, as ``rows[3].definition.en``.
        reason: What is wrong.
    """

    file: str
    key: str
    reason: str

    @property
    def _words(self) -> Text:
        return both(f"{self.file}: {self.key}: {self.reason}")


@cache
def read_data_file(name: str) -> Mapping[str, Any]:
    """The content of one data file."""
    return load_data(f"catalogue/data/{name}")


class DataFile:
    """One data file while the catalogue is built from it.

    Attributes:
        name: Its name.
        content: What it holds.
    """

    def __init__(self, name: str, read: ReadFile = read_data_file) -> None:
        self.name = name
        self.content = read(name)

    def record(self, kind: type[R]) -> R:
        """The whole content as a record.

        Raises:
            CatalogueError: It is none.
        """
        return self._converted(self.content, kind, "")

    def records(self, kind: type[R]) -> dict[str, R]:
        """The content of a file that is a map of records by their ids.

        Raises:
            CatalogueError: One of them is none.
        """
        return {name: self._converted(part, kind, name) for name, part in self.content.items()}

    def _converted(self, content: object, kind: type[R], key: str) -> R:
        try:
            return convert(content, kind, key)
        except TomlError as error:
            raise CatalogueError(self.name, error.key, error.why.en) from error

    def wrong(self, key: str, reason: str) -> NoReturn:
        """Refuses the file for what stands at ``key``."""
        raise CatalogueError(self.name, key, reason)


def entry_of(kind: type[R], record: Record, **own: Any) -> R:
    """An entry of the catalogue, its attributes those of its record but for ``own``.

    Args:
        kind: The class of the entry; an attrs class.
        record: The record.
        own: The attributes that the record does not have, or has in another form.
    """
    names = [field.name for field in attrs.fields(cast("Any", kind)) if field.init]
    return kind(**{name: getattr(record, name) for name in names if name not in own}, **own)


class Dated(Record, frozen=True, kw_only=True):
    """What not every edition of the form has.

    Attributes:
        since: First edition that has it; ``None``: the first of all.
        until: Last edition that has it; ``None``: the newest.
    """

    since: NonEmpty | None = None
    until: NonEmpty | None = None


class TextRecord(Dated, frozen=True, kw_only=True):
    """A printed text in both languages."""

    zh: NonEmpty
    en: NonEmpty


class EditionRecord(Record, frozen=True, kw_only=True):
    """One edition in ``editions.toml``.

    Attributes:
        text: Its name.
        source: The notice that issued it.
        first_year: First reporting year it is used for.
        last_year: Last reporting year it is used for; ``None`` while it is in force.
        tables: Table id → the file that describes the table, in the form's order.
    """

    text: Text
    source: NonEmpty
    first_year: int
    last_year: int | None = None
    tables: dict[NonEmpty, NonEmpty]


class ArticleRecord(Record, frozen=True, kw_only=True):
    """An article of a document in ``sources.toml``."""

    id: NonEmpty
    article: Text
    note: Text | None = None


class SourceDocumentRecord(Record, frozen=True, kw_only=True):
    """A document in ``sources.toml``."""

    id: NonEmpty
    title: Text
    number: NonEmpty | None = None
    known: Known
    note: Text | None = None
    articles: tuple[ArticleRecord, ...] = ()


class SourcesRecord(Record, frozen=True, kw_only=True):
    """``sources.toml``."""

    documents: tuple[SourceDocumentRecord, ...]


class PartRecord(Dated, frozen=True, kw_only=True):
    """What sections, groups, rows and columns have in common."""

    id: NonEmpty
    text: Text
    definition: Text
    sources: tuple[NonEmpty, ...]
    aliases: tuple[NonEmpty, ...] = ()


class SectionRecord(PartRecord, frozen=True, kw_only=True):
    """A section in ``sections.toml``; ``pattern`` and ``landmarks`` as in :class:`Section`."""

    number: NonEmpty
    heading: NonEmpty
    kind: SectionKind
    pattern: NonEmpty
    landmarks: tuple[NonEmpty, ...] = ()
    hints: tuple[TextRecord, ...] = ()


class SectionsRecord(Record, frozen=True, kw_only=True):
    """``sections.toml``."""

    sections: tuple[SectionRecord, ...]


class GroupRecord(PartRecord, frozen=True, kw_only=True):
    """A group of rows of a table."""

    label: NonEmpty


class ColumnRecord(PartRecord, frozen=True, kw_only=True):
    """A column of a table; ``kind`` and ``unit`` are those of its cells."""

    label: NonEmpty
    header: tuple[NonEmpty, ...] = ()
    kind: CellKind
    unit: Unit
    total: bool = False


class RowRecord(PartRecord, frozen=True, kw_only=True):
    """A row of a table.

    Attributes:
        groups: The groups it stands in, outermost first.
        columns: The columns that it has; empty: all of the table.
        kind: What its cells hold; ``None``: what their columns say.
        unit: The unit of its cells; ``None``: that of their columns.
        total: Whether it is the sum of other rows.
        printed_since: First edition whose form prints it, where documents may have it without.
        printed_until: Last edition whose form prints it, where documents may have it after.
    """

    label: NonEmpty
    groups: tuple[NonEmpty, ...] = ()
    columns: tuple[NonEmpty, ...] = ()
    kind: CellKind | None = None
    unit: Unit | None = None
    total: bool = False
    printed_since: NonEmpty | None = None
    printed_until: NonEmpty | None = None


class TableRecord(Record, frozen=True, kw_only=True):
    """The file of a table, ``applications.toml`` and its like."""

    id: NonEmpty
    arrangement: Arrangement
    text: Text
    definition: Text
    row_heading: NonEmpty | None = None
    column_heading: NonEmpty | None = None
    notes: tuple[TextRecord, ...] = ()
    sources: tuple[NonEmpty, ...]
    groups: tuple[GroupRecord, ...] = ()
    columns: tuple[ColumnRecord, ...]
    rows: tuple[RowRecord, ...]


def edition_records(read: ReadFile = read_data_file) -> dict[str, EditionRecord]:
    """Edition → its record, the oldest first."""
    return DataFile("editions.toml", read).records(EditionRecord)


_Key: TypeAlias = Annotated[str, Meta(min_length=1, pattern=r"\A[^A-Z\s]+( [^A-Z\s]+)*\Z")]
_Keys: TypeAlias = dict[NonEmpty, tuple[_Key, ...]]


class JsonKeys(Record, frozen=True, kw_only=True):
    """What keys mean; every key is written as words in small letters, parted by single spaces.

    Attributes:
        members: Member of the document (``title``, ``agency``, ``year``) → keys.
        sections: Id of a section of prose → keys.
        tables: Id of a table → keys.
        groups: ``table.group`` → keys.
        headings: ``table.heading``, a printed heading over several columns → keys.
        rows: ``table.row`` → keys.
        columns: ``table.column`` → keys.
        loose_groups: ``table.group`` of groups under which exports also put rows that the form has
            outside of them.
        empty_words: Words that say nothing.
        foreign_words: Words that make the figures below a key those of something else.
    """

    members: _Keys
    sections: _Keys
    tables: _Keys
    groups: _Keys
    headings: _Keys
    rows: _Keys
    columns: _Keys
    loose_groups: frozenset[NonEmpty]
    empty_words: frozenset[NonEmpty]
    foreign_words: frozenset[NonEmpty]


@cache
def json_keys() -> JsonKeys:
    """The keys of the data file.

    Raises:
        CatalogueError: The data file is wrong.
    """
    return DataFile("json_keys.toml").record(JsonKeys)


class BodyRecord(Record, frozen=True, kw_only=True):
    """A body's name in full, and its short forms."""

    full: NonEmpty
    short: tuple[NonEmpty, ...]


class BodiesRecord(Record, frozen=True, kw_only=True):
    """``organ_names.toml``."""

    bodies: tuple[BodyRecord, ...]


def load_full_forms(read: ReadFile = read_data_file) -> Mapping[str, str]:
    """Short form → full form, the longest short forms first.

    Raises:
        CatalogueError: The data file is wrong.
    """
    file = DataFile("organ_names.toml", read)
    found: dict[str, str] = {}
    bodies = file.record(BodiesRecord).bodies
    for index, body in enumerate(bodies):
        for short in body.short:
            if short in found:
                known = found[short]
                file.wrong(f"bodies[{index}].short", f"{short!r} stands for {known!r} already")
            found[short] = body.full
    if both := {body.full for body in bodies} & set(found):
        file.wrong("bodies", f"{min(both)!r} is both a full and a short form")
    return MappingProxyType({short: found[short] for short in sorted(found, key=len, reverse=True)})


@cache
def full_forms() -> Mapping[str, str]:
    """Short form of a body's name → its full form (``人社局`` → ``人力资源和社会保障局``).

    The longest short forms come first, so that the first that fits the end of a name is the one.
    """
    return load_full_forms()


@cache
def full_names() -> frozenset[str]:
    """The full forms."""
    return frozenset(full_forms().values())
