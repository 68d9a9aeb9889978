"""The classes of the catalogue: what one edition of the national form consists of.

They hold data and look things up; :mod:`govinfo_report.catalogue.building` makes them from the data
files.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn, TypeVar

from attrs import field, frozen

from govinfo_report.catalogue.data_files import Arrangement, CellKind, Known, SectionKind, Unit
from govinfo_report.language import Lang, Text, language


class Named:
    """A part of the catalogue shows itself by its id: all of it would fill a screen."""

    __slots__ = ()

    id: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r})"


@frozen(repr=False)
class Source(Named):
    """What a statement of the catalogue rests on.

    Attributes:
        id: Its name in the catalogue, as ``regulations.14``.
        title: Title of the document.
        number: Number of the document, as 国办公开办函〔2021〕30号; ``None`` where it has none or
            it was not seen.
        article: The article or item, as 第十四条; ``None`` for a document as a whole.
        known: How well it is known.
        note: What was not seen of it, or how it was read; ``None`` where there is nothing to say.
    """

    id: str
    title: Text
    number: str | None
    article: Text | None
    known: Known
    note: Text | None

    def cite(self, lang: Lang | None = None) -> str:
        """The source as a reference in running text: title, number and article."""
        lang = language(lang)
        title = self.title(lang)
        if lang == "zh":
            number = f"（{self.number}）" if self.number else ""
            return f"{title}{number}{self.article.zh if self.article else ''}"
        number = f" ({self.number})" if self.number else ""
        return f"{title}{number}{f', {self.article.en}' if self.article else ''}"


@frozen(repr=False)
class Column(Named):
    """A column of a table.

    Attributes:
        id: Last word of its cells' ids (``natural_person``).
        label: As the form prints it.
        header: Printed headings above it that it shares with its neighbours, outermost first.
        text: Its name, readable without the headings above it.
        definition: What it counts.
        kind: What its cells hold.
        unit: The unit of its cells.
        total: Whether it is the sum of the others.
        sources: What label and definition rest on.
        aliases: Other labels that real pages print.
    """

    id: str
    label: str
    header: tuple[str, ...]
    text: Text
    definition: Text
    kind: CellKind
    unit: Unit
    total: bool
    sources: tuple[Source, ...]
    aliases: tuple[str, ...]


@frozen(repr=False)
class Group(Named):
    """Rows that stand under one printed heading.

    Attributes:
        id: Its name; where the rows' ids nest, their common beginning (``outcomes.withheld``).
        label: As the form prints it.
        text: Its name.
        definition: What its rows have in common.
        sources: What label and definition rest on.
        aliases: Other labels that real pages print.
    """

    id: str
    label: str
    text: Text
    definition: Text
    sources: tuple[Source, ...]
    aliases: tuple[str, ...]


@frozen(repr=False)
class Row(Named):
    """A row of a table. Table 四 is printed sideways: its rows are the three blocks of columns.

    Attributes:
        id: The middle words of its cells' ids (``outcomes.withheld.state_secrets``).
        label: As the form prints it, with its number.
        groups: Ids of the groups it stands in, outermost first.
        text: Its name, readable without the groups.
        definition: What it counts.
        sources: What label and definition rest on.
        columns: Ids of its columns, in order.
        kind: What its cells hold; ``None``: what their columns say.
        unit: The unit of its cells; ``None``: that of their columns.
        printed: Whether the form of this edition prints it. A row that is not printed is still
            valid in a document of the edition: it is the other shape of (六)其他处理.
        total: Whether it is the sum of other rows.
        aliases: Other labels that real pages print.
    """

    id: str
    label: str
    groups: tuple[str, ...]
    text: Text
    definition: Text
    sources: tuple[Source, ...]
    columns: tuple[str, ...]
    kind: CellKind | None
    unit: Unit | None
    printed: bool
    total: bool
    aliases: tuple[str, ...]


Part = TypeVar("Part", bound=Named)


class Parts(dict[str, Part]):
    """Parts of the form by their ids; what is not there is a ``KeyError`` that names what is."""

    def __missing__(self, part_id: object) -> NoReturn:
        raise KeyError(f"{part_id!r} is none of {', '.join(self)}")


def _by_id(parts: tuple[Part, ...]) -> Parts[Part]:
    return Parts({part.id: part for part in parts})


@frozen(repr=False)
class Table(Named):
    """A table of the form.

    Attributes:
        id: First word of its cells' ids; also the member of the document.
        section: Id of the section it stands in.
        arrangement: How the form prints it.
        file: Name of the data file that describes it; editions whose tables have one file share it.
        text: Its name.
        definition: What it counts, and how far that is known.
        row_heading: Printed over the column of row labels (信息内容), ``None`` where nothing is.
        column_heading: Printed over all columns (申请人情况), ``None`` where nothing is.
        notes: Sentences printed in it, Chinese as printed.
        groups: Its groups, in the form's order.
        rows: Its rows, in the form's order, those that are not printed included.
        columns: Its columns, in the form's order.
        sources: What it rests on.
    """

    id: str
    section: str
    arrangement: Arrangement
    file: str
    text: Text
    definition: Text
    row_heading: str | None
    column_heading: str | None
    notes: tuple[Text, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]
    _groups: dict[str, Group] = field(init=False, eq=False)
    _rows: dict[str, Row] = field(init=False, eq=False)
    _columns: dict[str, Column] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_groups", _by_id(self.groups))
        object.__setattr__(self, "_rows", _by_id(self.rows))
        object.__setattr__(self, "_columns", _by_id(self.columns))

    def group(self, group_id: str) -> Group:
        """The group of that id; ``KeyError`` where there is none."""
        return self._groups[group_id]

    def row(self, row_id: str) -> Row:
        """The row of that id; ``KeyError`` where there is none."""
        return self._rows[row_id]

    def column(self, column_id: str) -> Column:
        """The column of that id; ``KeyError`` where there is none."""
        return self._columns[column_id]


@frozen(repr=False)
class Cell(Named):
    """A cell of the form: where a row meets a column.

    Attributes:
        id: ``table.row.column``; permanent.
        pointer: JSON Pointer (RFC 6901) of its value in the document.
        table: Id of its table.
        row: Id of its row.
        column: Id of its column.
        kind: What it holds.
        unit: Its unit: 件, 项 or 万元.
        printed: Whether the form of this edition prints it (see :class:`Row`).
        label: Row and column, as one would name the cell to a clerk.
        definition: What it counts: the row's definition, then the column's.
        sources: The sources of row and column.
    """

    id: str
    pointer: str
    table: str
    row: str
    column: str
    kind: CellKind
    unit: Unit
    printed: bool
    label: Text
    definition: Text
    sources: tuple[Source, ...]


@frozen(repr=False)
class Section(Named):
    """One of the six sections of the report.

    Attributes:
        id: Member of the document.
        number: Printed number: 一 to 六.
        heading: Printed heading without its number.
        kind: Prose or a table.
        pattern: Regular expression of words that mark a heading that is worded otherwise and has
            the number of the section.
        landmarks: Labels by which its table is known where the heading is lost.
        text: Its name.
        definition: What it is for.
        hints: Instructions that the blank form prints under the heading, Chinese as printed.
        sources: What it rests on.
        aliases: Other headings that real pages print, without number.
    """

    id: str
    number: str
    heading: str
    kind: SectionKind
    pattern: str
    landmarks: tuple[str, ...]
    text: Text
    definition: Text
    hints: tuple[Text, ...]
    sources: tuple[Source, ...]
    aliases: tuple[str, ...]

    @property
    def label(self) -> str:
        """The heading with its number, as the form prints it."""
        return f"{self.number}、{self.heading}"


@frozen(repr=False)
class Form:
    """One edition of the national form (Regulations, article 50).

    Attributes:
        edition: Its name: the year of its notice.
        text: Its name.
        source: The notice that issued it.
        first_year: First reporting year it is used for.
        last_year: Last reporting year it is used for; ``None`` while it is in force.
        sections: Its sections, in order.
        tables: Its tables, in order.
        cells: Cell id → cell, in the form's order; cells that are not printed stand at their place.
    """

    edition: str
    text: Text
    source: Source
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    cells: Mapping[str, Cell] = field(hash=False)

    def __repr__(self) -> str:
        return f"Form({self.edition!r})"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from govinfo_report.catalogue.notebook import of_form  # notebooks alone need it

        return of_form(self, language())

    def section(self, section_id: str) -> Section:
        """The section of that id; ``KeyError`` where there is none."""
        return _by_id(self.sections)[section_id]

    def table(self, table_id: str) -> Table:
        """The table of that id; ``KeyError`` where there is none."""
        return _by_id(self.tables)[table_id]

    def cell(self, cell_id: str) -> Cell:
        """The cell of that id.

        Raises:
            UnknownCellError: The form has no such cell; says what is near.
        """
        try:
            return self.cells[cell_id]
        except (KeyError, TypeError):
            from govinfo_report.catalogue.names import (
                unknown_cell,  # it looks at the other form too
            )

            raise unknown_cell(cell_id, self.edition) from None
