"""Paragraphs and tables, as a format gives them one after another → the blocks of a page.

Decided here for every format: which table holds data and becomes a grid, and which only lays out
the page and is opened up; which row of a table is a paragraph between two parts of it; in which
column each cell stands where cells cover several columns and rows; how much one page may hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import define, field
from msgspec import Struct
from msgspec.structs import replace

from govinfo_report.page import (
    PageBlock,
    PageGrid,
    PagePicture,
    PageRow,
    Paragraph,
    Place,
    SheetArea,
)
from govinfo_report.readers.bounds import (
    CELLS,
    CHARACTERS,
    COLUMNS,
    PARAGRAPHS,
    PICTURES,
    ROWS,
    TABLE_DEPTH,
)

_LONG: Final = 60
"""A row of one cell that is longer than this is a paragraph, even without a colspan."""

_ARTICLE: Final = 400
"""A cell that is longer than this and has several paragraphs is no cell of a table of data."""

_WIDEST_SPAN: Final = 1000
"""Largest colspan that browsers accept."""


class FilledCell(Struct, frozen=True, gc=False):
    """A cell as a format gives it, with its content.

    Attributes:
        text: Its words, a line for each of its paragraphs.
        columns: How many columns it covers.
        rows: How many rows it covers.
        blocks: Its content where that is a part of the page and no cell of data.
    """

    text: str
    columns: int = 1
    rows: int = 1
    blocks: list[PageBlock | PagePicture] | None = None


class FilledRow(Struct, eq=False, gc=False):
    """The cells that begin in one row, as a format gives them.

    Attributes:
        texts: Words of each.
        wide: Those that cover more than one column of one row, or hold a part of the page, each
            with its index in ``texts``. Nearly every cell is words alone.
    """

    texts: list[str] = []
    wide: list[tuple[int, FilledCell]] = []

    @classmethod
    def of(cls, cells: Iterable[FilledCell]) -> FilledRow:
        """Makes a row of cells."""
        row = cls()
        for cell in cells:
            row.add(cell)
        return row

    def add(self, cell: FilledCell) -> None:
        """Adds a cell at the right end."""
        if cell.columns != 1 or cell.rows != 1 or cell.blocks is not None:
            self.wide.append((len(self.texts), cell))
        self.texts.append(cell.text)

    @property
    def width(self) -> int:
        """How many columns its cells cover."""
        return len(self.texts) + sum([cell.columns - 1 for _, cell in self.wide])


@define
class _Counts:
    """What the page holds so far, tables inside tables included.

    Attributes:
        paragraphs: How many paragraphs.
        tables: How many tables.
        cells: How many cells.
        characters: How many characters in paragraphs.
        pictures: How many pictures.
        in_cells: Pictures in cells of words of the table that is being made.
    """

    paragraphs: int = 0
    tables: int = 0
    cells: int = 0
    characters: int = 0
    pictures: int = 0
    in_cells: list[PagePicture] = field(factory=list)


class Assembly:
    """Collects the blocks of a page in reading order, with the pictures between them."""

    __slots__ = ("_blocks", "_counts", "_depth", "_gap")

    def __init__(self) -> None:
        self._blocks: list[PageBlock | PagePicture] = []
        self._counts = _Counts()
        self._depth = 0
        self._gap = False

    def inside(self) -> Assembly:
        """Returns an assembly for the content of one cell.

        Raises:
            ReadError: Tables are nested too deep.
        """
        inner = Assembly()
        inner._counts = self._counts
        inner._depth = self._depth + 1
        TABLE_DEPTH.check(inner._depth)
        return inner

    def parted(self) -> tuple[list[PageBlock], tuple[PagePicture, ...]]:
        """Returns the blocks of the page, and its pictures."""
        blocks: list[PageBlock] = []
        pictures = []
        for block in self._blocks:
            if isinstance(block, PagePicture):
                pictures.append(replace(block, block=len(blocks)))
            else:
                blocks.append(block)
        return blocks, tuple(pictures)

    def picture(self, name: str, source: str = "") -> None:
        """Adds a picture that may show a part of a report; ``source``: where its file is."""
        self._counts.pictures += 1
        if self._counts.pictures <= PICTURES:
            place = Place(paragraph=self._counts.paragraphs or None)
            self._blocks.append(PagePicture(0, name, place, source=source))

    def gap(self) -> None:
        """Marks that something empty stands here."""
        self._gap = True

    def paragraph(self, text: str) -> None:
        """Adds a paragraph; one without words is a gap."""
        if not text or text.isspace():
            self._gap = True
            return
        counts = self._counts
        counts.paragraphs += 1
        counts.characters += len(text)
        if counts.paragraphs > PARAGRAPHS or counts.characters > CHARACTERS:
            PARAGRAPHS.check(counts.paragraphs)
            CHARACTERS.check(counts.characters)
        self._blocks.append(Paragraph(text, Place(paragraph=counts.paragraphs), self._gap))
        self._gap = False

    def as_cell(self, columns: int = 1, rows: int = 1) -> FilledCell:
        """Returns what was collected as a cell of a table."""
        lines = [block.text for block in self._blocks if isinstance(block, Paragraph)]
        text = "\n".join(lines)
        pictures = [block for block in self._blocks if isinstance(block, PagePicture)]
        whole = len(lines) + len(pictures) == len(self._blocks)
        if whole and not (len(text) > _ARTICLE and len(lines) > 2):
            self._counts.in_cells += pictures
            return FilledCell(text, columns, rows)
        return FilledCell("", columns, rows, self._blocks)

    def table(self, rows: Sequence[FilledRow], sheet: SheetArea | None = None) -> None:
        """Adds a table: as a grid, or opened up where it only lays out the page.

        A row that holds a part of the page, or is one cell from edge to edge, stands between two
        parts of the grid.

        Raises:
            ReadError: The page has too many cells or columns.
        """
        counts = self._counts
        sizes = [len(row.texts) for row in rows]
        counts.cells += sum(sizes)
        CELLS.check(counts.cells)
        ROWS.check(len(rows))
        single = sizes.count(1)
        data = single + sizes.count(0) < len(sizes)
        wide = [cell for row in rows if row.wide for _, cell in row.wide]
        nested = any(cell.blocks is not None for cell in wide)
        width = max([row.width if row.wide else len(row.texts) for row in rows]) if single else 0
        counts.tables += 1
        grid = _grid_of(rows, counts.tables, sheet)
        begun = 0
        for index, row in enumerate(rows):
            if data and not ((nested or sizes[index] == 1) and _stands_apart(row, width)):
                continue
            self._part(grid, begun, index)
            begun = index + 1
            held = dict(row.wide)
            for at, text in enumerate(row.texts):
                blocks = held[at].blocks if at in held else None
                if blocks is not None:
                    self._blocks += blocks
                else:
                    for line in text.split("\n"):
                        self.paragraph(line)
        self._part(grid, begun, len(rows))
        self._blocks += counts.in_cells
        counts.in_cells.clear()

    def _part(self, grid: PageGrid, start: int, end: int) -> None:
        rows = grid.rows[start:end]
        if not rows:
            return
        first = rows[0]
        place = first.place_of(0) if isinstance(first, PageRow) and first else grid.place
        self._blocks.append(
            grid if len(rows) == len(grid.rows) else PageGrid(rows, grid.spans, place)
        )
        self._gap = False


def _stands_apart(row: FilledRow, width: int) -> bool:
    if len(row.texts) == 1 and (len(row.texts[0]) > _LONG or row.width >= width):
        return True
    return any(cell.blocks is not None for _, cell in row.wide)


def _grid_of(rows: Sequence[FilledRow], table: int, sheet: SheetArea | None) -> PageGrid:
    """Resolves the spans of a table; ``table`` is its number on the page, from 1."""
    placed: list[PageRow] = []
    covered: dict[int, int] = {}  # column → the first row that no cell from above reaches
    free = right = 0  # the first row and the first column that none of them reaches
    for number, row in enumerate(rows, 1):
        place = Place(None, None, table, number, sheet=sheet)
        count = len(row.texts)
        if not row.wide and number >= free and count <= COLUMNS:
            placed.append(PageRow(row.texts, place, range(count)))
            continue
        columns: list[int] = []
        column = 0
        reached = right if number < free else 0
        for at, cell in row.wide:
            if at > len(columns):
                column = _past(column, covered, number, reached, at - len(columns), columns)
            while column < reached and covered.get(column, 0) > number:
                column += 1
            columns.append(column)
            end = column + (min(_WIDEST_SPAN, cell.columns))
            if cell.rows > 1:
                for under in range(column, min(end, COLUMNS)):
                    covered[under] = number + cell.rows
                free, right = max(free, number + cell.rows), max(right, end)
            column = end
        if count > len(columns):
            column = _past(column, covered, number, reached, count - len(columns), columns)
        COLUMNS.check(column)
        placed.append(PageRow(row.texts, place, columns))
    return PageGrid(tuple(placed), spans=True, place=Place(None, None, table, 1))


def _past(
    column: int, covered: dict[int, int], row: int, reached: int, count: int, columns: list[int]
) -> int:
    """Adds the columns of ``count`` cells of one column each; returns the column behind them.

    Columns from ``reached`` on are not covered from above.
    """
    while column < reached and count:
        if covered.get(column, 0) <= row:
            columns.append(column)
            count -= 1
        column += 1
    columns += range(column, column + count)
    return column + count
