"""The columns of a frame of reports: names, types, and which bit stands for which cell.

A frame has one row a report. Its columns are the same for every edition, and in this order:

* keys: ``report``, ``agency``, ``agency_code``, ``year``, ``edition``, ``scope``, ``source``;
* ``other_shape``: the shape of (六)其他处理 that the report has, relative to its edition's form:
  ``printed``, ``other`` or ``both`` (:data:`govinfo_report.identities.OtherShape`);
* bit sets: ``blank_keys`` and ``blank_1``, ``blank_2`` …: which keys and cells are blank. A key or
  cell that is null is blank if its bit is set, else absent;
* one column for each cell id of any edition, ``.`` written ``__``
  (``applications__received__total``): counts ``Int64``, amounts in 万元 ``Decimal(30, 10)``;
* where narrative is asked for: ``title``, and a list of paragraphs for each section of prose.

Names, types and bits are permanent: a new edition adds its cells behind those of the editions
before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, TypeAlias

from attrs import frozen

from govinfo_report.catalogue import EDITIONS, form, prose_members
from govinfo_report.catalogue.entries import Cell
from govinfo_report.model import layout

ColumnType: TypeAlias = Literal["String", "Int64", "Decimal", "List(String)"]
"""The type of a column. Decimals have :data:`PRECISION` digits, :data:`SCALE` of them behind the
point."""

FrameBackend: TypeAlias = Literal["polars", "pandas", "pyarrow", "duckdb"]
"""A library that :func:`govinfo_report.to_frame` makes frames for."""

PRECISION: Final = 30
"""Digits of an amount: an Int64 and its places fit, and differences into the 38 of engines."""

SCALE: Final = 10
"""Digits behind the point of an amount in 万元."""

BITS: Final = 60
"""Bits used of an Int64 bit set: sums with 2^60 still fit, which engines need for remainders."""

KEYS: Final[Mapping[str, ColumnType]] = {
    "report": "String",
    "agency": "String",
    "agency_code": "String",
    "year": "Int64",
    "edition": "String",
    "scope": "String",
    "source": "String",
}
"""Key → its type."""

BLANKABLE_KEYS: Final = ("agency_code", "scope", "source")
"""Keys that are blank or absent where they are null, by their bits in :data:`BLANK_KEYS`."""

SHAPE: Final = "other_shape"
"""The column of the shape of (六)其他处理."""

BLANK_KEYS: Final = "blank_keys"
"""The bit set of :data:`BLANKABLE_KEYS`."""


QUALITY: Final = "quality__"
"""How the names of columns begin that say how good a report is."""

FILE: Final = f"{QUALITY}file"
"""The column of the file that a report was read from."""

COUNTED: Final = ("violated", "undecided")
"""Outcomes that quality columns count."""

NOTES: Final = f"{QUALITY}notes__"
"""How the names of columns begin that count notes of a kind."""


@frozen
class BlankBit:
    """Where it stands whether a cell or key is blank.

    Attributes:
        column: The bit set.
        bit: The number of the bit, from 0.
    """

    column: str
    bit: int


@frozen
class CellColumn:
    """The column of a cell.

    Attributes:
        name: Name of the column.
        cell: The cell, as the newest edition that has it describes it.
        editions: The editions that have the cell, the oldest first.
        blank: The bit that says that it is blank.
    """

    name: str
    cell: Cell
    editions: tuple[str, ...]
    blank: BlankBit

    @property
    def type(self) -> ColumnType:
        """Type of the column."""
        return "Decimal" if self.cell.kind == "money" else "Int64"


def column_name(cell_id: str) -> str:
    """The column of a cell: engines for SQL take a dot for something else."""
    return cell_id.replace(".", "__")


@cache
def cell_columns() -> Mapping[str, CellColumn]:
    """Cell id → its column, in the order of the frame."""
    editions: dict[str, tuple[str, ...]] = {}
    for edition in EDITIONS:
        for cell in layout(edition).cells:
            editions[cell] = (*editions.get(cell, ()), edition)
    return {
        cell: CellColumn(
            column_name(cell),
            form(having[-1]).cells[cell],
            having,
            BlankBit(f"blank_{place // BITS + 1}", place % BITS),
        )
        for place, (cell, having) in enumerate(editions.items())
    }


@cache
def blank_sets() -> tuple[str, ...]:
    """The bit sets of cells, in order."""
    return tuple(dict.fromkeys(column.blank.column for column in cell_columns().values()))


@cache
def quality_columns() -> Mapping[str, ColumnType]:
    """Column → type, of those that say where a report comes from and how good it is.

    They are ``quality__file``; ``quality__violated`` and ``quality__undecided``, how many findings
    of a check are so; and for each kind of note how many of it reading a page gave.
    """
    from govinfo_report.recognition.notes import note_kinds  # asked for by few

    names = (
        *(f"{QUALITY}{each}" for each in COUNTED),
        *(f"{NOTES}{each}" for each in note_kinds()),
    )
    columns: dict[str, ColumnType] = {FILE: "String"}
    return columns | dict.fromkeys(names, "Int64")


@cache
def frame_schema(*, narrative: bool = False) -> Mapping[str, ColumnType]:
    """Column → type, in the order of the frame.

    Args:
        narrative: Whether title and narrative are among them.
    """
    schema: dict[str, ColumnType] = {**KEYS, SHAPE: "String", BLANK_KEYS: "Int64"}
    schema |= dict.fromkeys(blank_sets(), "Int64")
    schema |= {column.name: column.type for column in cell_columns().values()}
    if narrative:
        schema["title"] = "String"
        schema |= dict.fromkeys(prose_members(), "List(String)")
    return schema
