"""Builds the form of one edition from the data files, and verifies them on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeVar

from msgspec import Struct

from govinfo_report.catalogue.data_files import (
    ColumnRecord,
    DataFile,
    Dated,
    PartRecord,
    ReadFile,
    RowRecord,
    SectionsRecord,
    SourcesRecord,
    TableRecord,
    TextRecord,
    edition_records,
    entry_of,
    read_data_file,
)
from govinfo_report.catalogue.entries import Cell, Column, Form, Group, Row, Section, Source, Table
from govinfo_report.language import Text
from govinfo_report.text.spelling import label_key, without_number

_OWN_NOTICE: Final = "form"
"""Cited in files that serve several editions: the notice of the edition being built."""

D = TypeVar("D", bound=Dated)
P = TypeVar("P", bound=PartRecord)
E = TypeVar("E")


def build(edition: str, read: ReadFile = read_data_file) -> Form:
    """The form of one edition.

    Args:
        edition: An edition that ``editions.toml`` lists.
        read: Where the content of the data files comes from.

    Raises:
        CatalogueError: A data file is wrong.
    """
    file = DataFile("editions.toml", read)
    records = edition_records(read)
    record = records[edition]
    sources = load_sources(read)
    if record.source not in sources:
        file.wrong(f"{edition}.source", f"{record.source!r} is not a source")
    if record.last_year is not None and record.last_year < record.first_year:
        file.wrong(f"{edition}.last_year", "is before first_year")
    notice = sources[record.source]
    span = Editions(edition, tuple(records))
    known = {**sources, _OWN_NOTICE: notice}
    sections = _sections(_Building(DataFile("sections.toml", read), span, known))
    tables = tuple(
        _table(_Building(DataFile(name, read), span, known)) for name in record.tables.values()
    )
    if [table.id for table in tables] != list(record.tables):
        file.wrong(f"{edition}.tables", "names another table than the file describes")
    expected = [section.id for section in sections if section.kind == "table"]
    if [table.section for table in tables] != expected:
        file.wrong(
            f"{edition}.tables", f"must be the tables of {', '.join(expected)}, in this order"
        )
    return entry_of(
        Form,
        record,
        edition=edition,
        source=notice,
        sections=sections,
        tables=tables,
        cells=MappingProxyType({cell.id: cell for table in tables for cell in _cells(table)}),
    )


def load_sources(read: ReadFile = read_data_file) -> Mapping[str, Source]:
    """Source id → source, of the form and of the rules.

    Raises:
        CatalogueError: The data file is wrong.
    """
    file = DataFile("sources.toml", read)
    found: dict[str, Source] = {}

    def add(key: str, source: Source) -> None:
        if source.id in found:
            file.wrong(f"{key}.id", f"{source.id!r} is there already")
        found[source.id] = source

    for number, document in enumerate(file.record(SourcesRecord).documents):
        key = f"documents[{number}]"
        about = (document.title, document.number)
        add(key, Source(document.id, *about, None, document.known, document.note))
        for place, article in enumerate(document.articles):
            name = f"{document.id}.{article.id}"
            source = Source(name, *about, article.article, document.known, article.note)
            add(f"{key}.articles[{place}]", source)
    return found


class Editions(Struct, frozen=True):
    """One edition among all of them, the oldest first."""

    edition: str
    every: tuple[str, ...]

    def covered(self, since: str | None, until: str | None) -> tuple[str, ...]:
        """The editions from one to another, both included.

        Raises:
            ValueError: One of them is no edition, or the first comes after the last.
        """
        for name in (since, until):
            if name is not None and name not in self.every:
                raise ValueError(f"{name!r} is not an edition")
        first = self.every.index(since) if since else 0
        last = self.every.index(until) if until else len(self.every) - 1
        if first > last:
            raise ValueError(f"since {since} comes after until {until}")
        return self.every[first : last + 1]


class _Building(Struct, frozen=True):
    """A data file while one edition is built from it."""

    file: DataFile
    editions: Editions
    sources: Mapping[str, Source]

    def has(self, key: str, since: str | None, until: str | None) -> bool:
        """Whether the edition is among those from one to another."""
        try:
            return self.editions.edition in self.editions.covered(since, until)
        except ValueError as error:
            self.file.wrong(key, str(error))

    def dated(self, member: str, records: Sequence[D]) -> Iterator[tuple[str, D]]:
        """The parts that the edition has, each with its key in the file."""
        for index, record in enumerate(records):
            key = f"{member}[{index}]"
            if self.has(key, record.since, record.until):
                yield key, record

    def parts(self, member: str, records: Sequence[P]) -> Iterator[tuple[str, P]]:
        """The parts that the edition has; no two with one id."""
        seen: set[str] = set()
        for key, record in self.dated(member, records):
            if record.id in seen:
                self.file.wrong(f"{key}.id", f"{record.id!r} is there already")
            seen.add(record.id)
            yield key, record

    def texts(self, member: str, records: Sequence[TextRecord]) -> tuple[Text, ...]:
        """The texts that the form of the edition prints."""
        return tuple(Text(record.zh, record.en) for _, record in self.dated(member, records))

    def cited(self, key: str, ids: Sequence[str]) -> tuple[Source, ...]:
        """The sources that a part cites; it must cite one."""
        if not ids:
            self.file.wrong(key, "is missing")
        self.known(key, ids, self.sources, "a source that sources.toml lists")
        return tuple(self.sources[one] for one in ids)

    def known(self, key: str, ids: Sequence[str], known: Iterable[str], what: str) -> None:
        """Refuses ids of other parts that there are not, or that stand there twice."""
        for one in ids:
            if one not in known:
                self.file.wrong(key, f"{one!r} is not {what}")
        if len(set(ids)) != len(ids):
            self.file.wrong(key, "names something twice")

    def aliases(self, key: str, label: str, given: Sequence[str]) -> tuple[str, ...]:
        """The aliases of a label, each with and without the label's number.

        Pages drop and keep numbers as they like, so the files list words only.
        """
        number, words = without_number(label)
        found = {label_key(label): label}
        for alias in given:
            if label_key(alias) in found:
                self.file.wrong(f"{key}.aliases", f"{alias!r} is the label, or there already")
            found[label_key(alias)] = alias
        for spelling in (words, *(number + alias for alias in given)):
            found.setdefault(label_key(spelling), spelling)
        return tuple(found.values())[1:]

    def entry(self, kind: type[E], key: str, record: PartRecord, label: str, **own: Any) -> E:
        """What is made of the record of a part: its sources and aliases looked up."""
        own["sources"] = self.cited(f"{key}.sources", record.sources)
        own["aliases"] = self.aliases(key, label, record.aliases)
        return entry_of(kind, record, **own)

    def distinct(self, member: str, named: Iterable[tuple[str, object, Sequence[str]]]) -> None:
        """Refuses a name that points at two parts in the same surroundings.

        Args:
            member: The list they stand in.
            named: Id, surroundings and names of each part.
        """
        seen: dict[tuple[object, str], str] = {}
        for owner, surroundings, names in named:
            for name in names:
                other = seen.setdefault((surroundings, label_key(name)), owner)
                if other != owner:
                    self.file.wrong(member, f"{name!r} names both {other!r} and {owner!r}")


def _sections(building: _Building) -> tuple[Section, ...]:
    records = building.file.record(SectionsRecord).sections
    sections = tuple(
        building.entry(
            Section,
            key,
            record,
            record.heading,
            hints=building.texts(f"{key}.hints", record.hints),
        )
        for key, record in building.parts("sections", records)
    )
    building.distinct("sections", ((s.id, "", (s.heading, *s.aliases)) for s in sections))
    return sections


def _table(building: _Building) -> Table:
    record = building.file.record(TableRecord)
    groups = tuple(
        building.entry(Group, key, part, part.label)
        for key, part in building.parts("groups", record.groups)
    )
    columns = tuple(_column(building, *part) for part in building.parts("columns", record.columns))
    rows = tuple(
        _row(building, *part, groups, columns) for part in building.parts("rows", record.rows)
    )
    for member, parts in (("rows", rows), ("columns", columns)):
        if not parts:
            building.file.wrong(member, "is missing")
    building.distinct("groups", ((g.id, "", (g.label, *g.aliases)) for g in groups))
    building.distinct("columns", ((c.id, "", (c.label, *c.aliases)) for c in columns))
    building.distinct("rows", ((r.id, r.groups, (r.label, *r.aliases)) for r in rows))
    return entry_of(
        Table,
        record,
        section=record.id,
        file=building.file.name,
        notes=building.texts("notes", record.notes),
        groups=groups,
        rows=rows,
        columns=columns,
        sources=building.cited("sources", record.sources),
    )


def _column(building: _Building, key: str, record: ColumnRecord) -> Column:
    _check_unit(building, key, record.kind, record.unit)
    return building.entry(Column, key, record, record.label)


def _check_unit(building: _Building, key: str, kind: str, unit: str) -> None:
    if (kind == "money") != (unit == "万元"):
        building.file.wrong(f"{key}.unit", "money is in 万元, and nothing else is")


def _row(
    building: _Building,
    key: str,
    record: RowRecord,
    groups: Sequence[Group],
    columns: Sequence[Column],
) -> Row:
    by_id = {column.id: column for column in columns}
    group_labels = {group.id: group.label for group in groups}
    building.known(f"{key}.groups", record.groups, group_labels, "among the table's groups")
    building.known(f"{key}.columns", record.columns, by_id, "among the table's columns")
    expected = _groups_of(record, group_labels)
    if expected and record.groups != expected:
        building.file.wrong(f"{key}.groups", f"must be {', '.join(expected)}, as the id says")
    ids = record.columns or tuple(by_id)
    for column in (by_id[one] for one in ids):
        _check_unit(building, key, record.kind or column.kind, record.unit or column.unit)
    return building.entry(
        Row,
        key,
        record,
        record.label,
        columns=ids,
        printed=building.has(key, record.printed_since, record.printed_until),
    )


def _groups_of(row: RowRecord, groups: Mapping[str, str]) -> tuple[str, ...]:
    """The groups that a row's id begins with; empty where ids of rows do not nest.

    A row with the label of its innermost group stands in that group's place: the one row
    (六)其他处理 of the 2019 form has no three rows under it.
    """
    nested = tuple(group for group in groups if row.id.startswith(f"{group}."))
    return nested[:-1] if nested and groups[nested[-1]] == row.label else nested


def _cells(table: Table) -> Iterator[Cell]:
    """The cells of a table, row by row."""
    for row in table.rows:
        path = f"{table.id}.{row.id}"
        pointer = f"/{path.replace('.', '/')}"
        for column in (table.column(one) for one in row.columns):
            yield Cell(
                id=f"{path}.{column.id}",
                pointer=f"{pointer}/{column.id}",
                table=table.id,
                row=row.id,
                column=column.id,
                kind=row.kind or column.kind,
                unit=row.unit or column.unit,
                printed=row.printed,
                label=_both(" · ", row.text, column.text),
                definition=_both(" ", row.definition, column.definition, zh=""),
                sources=tuple({s.id: s for s in row.sources + column.sources}.values()),
            )


def _both(joint: str, first: Text, second: Text, *, zh: str | None = None) -> Text:
    chinese = joint if zh is None else zh
    return Text(f"{first.zh}{chinese}{second.zh}", f"{first.en}{joint}{second.en}")
