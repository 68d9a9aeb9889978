"""The catalogue's data files: which there are, and what each may hold.

The form stands in ``data/``, the rules in ``data/rules/``. A part says since and until which
edition the form has it, so that an edition that shares a file needs no copy of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NoReturn, TypeAlias, TypeVar

from govinfo_report.catalogue.texts import Known
from govinfo_report.errors import GovInfoReportError
from govinfo_report.language import Text, both
from govinfo_report.strict_toml import NonEmpty, Record, TomlError, convert, parse

_DATA: Final = Path(__file__).parent / "data"
_LONGEST: Final = 2**20

CellKind: TypeAlias = Literal["count", "signed_count", "money"]
"""What a cell holds: an integer ≥ 0, an integer of any sign, or an exact decimal (万元)."""

Unit: TypeAlias = Literal["件", "项", "万元"]
"""Unit of a cell: pieces or cases, items of an organ's lists, ten thousand yuan."""

Arrangement: TypeAlias = Literal["banded", "headed", "sideways"]
"""How the form prints a table: each group of rows under headings of its own, all rows under one
heading, or rows as blocks of columns beside each other."""

SectionKind: TypeAlias = Literal["narrative", "table"]
"""Whether a section of the report is prose or a table."""

ReadFile: TypeAlias = Callable[[str], Mapping[str, Any]]
"""Gives the parsed content of a data file by its name."""

R = TypeVar("R")


class CatalogueError(GovInfoReportError):
    """A data file of the catalogue is wrong. Users never see it: the tests load every file.

    Attributes:
        file: Name of the data file.
        key: Where in it, as ``rows[3].definition.en``.
        reason: What is wrong.
    """

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file = file
        self.key = key
        self.reason = reason
        super().__init__(file, key, reason)

    @property
    def _words(self) -> Text:
        return both(f"{self.file}: {self.key}: {self.reason}")


@cache
def read_data_file(name: str) -> Mapping[str, Any]:
    """The content of one data file, parsed once."""
    # Examples of rules hold what drafts may hold, binary floats among it.
    return parse((_DATA / name).read_bytes(), max_bytes=_LONGEST, parse_float=float)


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


class DocumentRecord(Record, frozen=True, kw_only=True):
    """A document in ``sources.toml``."""

    id: NonEmpty
    title: Text
    number: NonEmpty | None = None
    known: Known
    note: Text | None = None
    articles: tuple[ArticleRecord, ...] = ()


class SourcesRecord(Record, frozen=True, kw_only=True):
    """``sources.toml``."""

    documents: tuple[DocumentRecord, ...]


class Part(Dated, frozen=True, kw_only=True):
    """What sections, groups, rows and columns have in common."""

    id: NonEmpty
    text: Text
    definition: Text
    sources: tuple[NonEmpty, ...]
    aliases: tuple[NonEmpty, ...] = ()


class SectionRecord(Part, frozen=True, kw_only=True):
    """A section in ``sections.toml``."""

    number: NonEmpty
    heading: NonEmpty
    kind: SectionKind
    hints: tuple[TextRecord, ...] = ()


class SectionsRecord(Record, frozen=True, kw_only=True):
    """``sections.toml``."""

    sections: tuple[SectionRecord, ...]


class GroupRecord(Part, frozen=True, kw_only=True):
    """A group of rows of a table."""

    label: NonEmpty


class ColumnRecord(Part, frozen=True, kw_only=True):
    """A column of a table; ``kind`` and ``unit`` are those of its cells."""

    label: NonEmpty
    header: tuple[NonEmpty, ...] = ()
    kind: CellKind
    unit: Unit
    total: bool = False


class RowRecord(Part, frozen=True, kw_only=True):
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
