"""A page: paragraphs and grids of text in reading order, whatever format it came in.

Readers make pages and know nothing of the form; recognising knows the form and nothing of formats.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen


@frozen
class Place:
    """A place on a page; each number counts from 1, ``None`` where the format has no such thing.

    Attributes:
        page: Printed page (PDF).
        line: Line of a text.
        table: Which grid of the page.
        row: Row of that grid.
        column: Column of that grid.
        paragraph: Which paragraph of the page, where it has no lines.
    """

    page: int | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        parts = (
            ("page", self.page),
            ("line", self.line),
            ("table", self.table),
            ("row", self.row),
            ("column", self.column),
            ("paragraph", self.paragraph),
        )
        return ", ".join(f"{name} {number}" for name, number in parts if number is not None)


@frozen(slots=True)
class Paragraph:
    """A paragraph, or one printed line where the format has nothing but lines.

    Attributes:
        text: Its words as printed, leading white space included: it can mark a new paragraph.
        place: Where it stands.
        after_gap: Whether something empty (a blank line) stands before it.
    """

    text: str
    place: Place
    after_gap: bool = False


@frozen(slots=True)
class Cell:
    """A cell of a grid.

    Attributes:
        text: Its words as printed; empty for a blank cell.
        place: Where it stands.
        column: First column that it covers, from 0; with spans resolved where the format has them.
    """

    text: str
    place: Place
    column: int


@frozen(slots=True)
class Grid:
    """A table of the page.

    Attributes:
        rows: Its rows, each the cells that begin in it, from left to right.
        spans: Whether the format says which columns a cell covers, so that :attr:`Cell.column`
            lines up between rows. Without it a cell's column is its place in its row only.
        place: Where the grid begins.
    """

    rows: tuple[tuple[Cell, ...], ...]
    spans: bool
    place: Place


Block: TypeAlias = Paragraph | Grid


@frozen
class Page:
    """What a reader hands over to be recognised.

    Attributes:
        blocks: Paragraphs and grids in reading order.
        format: The format it was read from (``text``, ``html`` …).
        lines: Whether paragraphs are printed lines, which may have to be joined.
        open_end: Whether the last thing on the page may have been cut inside a word or number.
        name: Name of the file or address it came from, never a path; ``None`` where unknown.
    """

    blocks: tuple[Block, ...]
    format: str = "text"
    lines: bool = False
    open_end: bool = False
    name: str | None = None
