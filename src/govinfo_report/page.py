"""A page: paragraphs and grids of text in reading order, whatever format it came in or goes out in.

Readers make pages and know nothing of the form; recognising knows the form and nothing of formats.
Writing goes the other way: a report is laid out as a page, and renderers make bytes of it. What
only renderers need (roles, frames, widths) has defaults, so that readers need not know it.

A page has a thousand of these small values and most are looked at once: they are msgspec's structs,
which take a tenth of the time to make that frozen attrs classes take, and nothing to collect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from govinfo_report.language import Lang, Text

ASIDE: Final = "govinfo.aside."
"""How the names of ranges of a workbook begin that stand beside its page and are no part of it."""

ASIDE_ATTRIBUTE: Final = "data-govinfo-aside"
"""The attribute of elements of HTML that stand beside their page and are no part of it."""

Role: TypeAlias = Literal["text", "title", "heading", "note", "agency", "date"]
"""What a paragraph is on its page: running text, the title, a section's heading, a note at a table,
or one of the two lines of the signature (落款)."""

CellAlign: TypeAlias = Literal["left", "center"]
"""Where a cell's text stands in it."""

Head: TypeAlias = Literal["col", "colgroup", "row", "rowgroup"]
"""What a heading cell stands over, or before: one column, several, one row, several."""


class SheetArea(Struct, frozen=True, gc=False):
    """Where a grid stands on a sheet of a workbook.

    Attributes:
        name: Name of the sheet.
        row: The row of the sheet that is the first of the grid, from 1.
        column: The column that is the first of the grid, from 1.
    """

    name: str
    row: int
    column: int


class Place(Struct, frozen=True, gc=False, repr_omit_defaults=True):
    """A place on a page; each number counts from 1, ``None`` where the format has no such thing.

    Attributes:
        page: Printed page (PDF, OFD).
        line: Line of a text.
        table: Which grid of the page.
        row: Row of that grid.
        column: Column of that grid.
        paragraph: Which paragraph of the page, where it has no lines.
        sheet: Where the grid stands on its sheet, of a workbook.
        picture: Which picture of the page was read, where it stands on one.
        recognised: Whether what stands there was recognised in a picture.
    """

    page: int | None = None
    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    sheet: SheetArea | None = None
    picture: int | None = None
    recognised: bool = False

    def in_column(self, column: int) -> Place:
        """The place of a cell, where this is that of its row."""
        parts = (self.page, self.line, self.table, self.row, column, self.paragraph)
        return Place(*parts, self.sheet, self.picture, self.recognised)

    @property
    def cell(self) -> str | None:
        """The cell of a workbook, as its formulas name it: ``'表三'!C7``."""
        if self.sheet is None or self.row is None or self.column is None:
            return None
        letters, number = "", self.sheet.column + self.column - 1
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("A") + letter) + letters
        name = self.sheet.name.replace("'", "''")
        return f"'{name}'!{letters}{self.sheet.row + self.row - 1}"

    def text(self, lang: Lang | None = None) -> str:
        """The place in words, in English (``en``) or Chinese (``zh``); empty where unknown."""
        numbers = (getattr(self, name) for name in _PARTS)
        said = (
            words(lang, number=number)
            for words, number in zip(_PARTS.values(), numbers, strict=True)
            if number is not None
        )
        words = Text("", ", ")(lang).join(said)
        return words + _BY_RECOGNITION(lang) if self.recognised else words

    def __str__(self) -> str:
        return self.text()


_BY_RECOGNITION: Final = Text("（由图片识别）", " (by recognition)")

_PARTS: Final = {
    "picture": Text("第{number}张图片", "picture {number}"),
    "page": Text("第{number}页", "page {number}"),
    "line": Text("第{number}行", "line {number}"),
    "table": Text("第{number}个表格", "table {number}"),
    "row": Text("第{number}行", "row {number}"),
    "column": Text("第{number}列", "column {number}"),
    "paragraph": Text("第{number}段", "paragraph {number}"),
}
"""The parts of a place, in the order in which they are said."""


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph, or one printed line where the format has nothing but lines.

    Attributes:
        text: Its words as printed, leading white space included: it can mark a new paragraph.
        place: Where it stands.
        after_gap: Whether something empty (a blank line) stands before it.
        role: What it is; every paragraph that was read is ``text``.
        full: Whether it is a printed line that reaches the right edge of the page's text, so that
            its paragraph may go on in the next line.
        pointer: JSON Pointer of the text of a report that it prints; ``None``: it was read, or
            prints no single text.
    """

    text: str
    place: Place
    after_gap: bool = False
    role: Role = "text"
    full: bool = False
    pointer: str | None = None


class Frame(Struct, frozen=True, eq=False, gc=False):
    """How a cell is to be printed. Frames are shared by pages, and compared by identity.

    Attributes:
        columns: How many columns the cell covers.
        rows: How many rows it covers.
        head: What it is the heading of; ``None`` for any other cell.
        align: Where its text stands.
        id: A name that is its own on the page: the cell's id in the form, or one of a heading.
        headings: Names of the headings that it stands under, outermost first.
    """

    columns: int = 1
    rows: int = 1
    head: Head | None = None
    align: CellAlign = "center"
    id: str | None = None
    headings: tuple[str, ...] = ()


PLAIN: Frame = Frame()
"""The frame of a cell of which nothing is known but its text."""


class PageCell(Struct, frozen=True, gc=False):
    """A cell of a grid.

    Attributes:
        text: Its words as printed; empty for a blank cell.
        place: Where it stands.
        column: First column that it covers, from 0; with spans resolved where the format has them.
        frame: How it is to be printed.
    """

    text: str
    place: Place
    column: int
    frame: Frame = PLAIN


class PageRow(Struct, frozen=True, eq=False, gc=False):
    """The cells that begin in one row of a grid, as readers make them: their words side by side.

    Most of a page is cells, and what is asked of most of them is their words alone. So a row keeps
    what its cells have in common once, and makes a :class:`PageCell` when one is asked for.

    Attributes:
        texts: Words of each cell.
        place: Where the row stands.
        columns: First column that each cell covers, from 0.
        places: Where each cell stands, where that does not follow from ``place`` and ``columns``.
    """

    texts: Sequence[str]
    place: Place
    columns: Sequence[int]
    places: tuple[Place, ...] = ()

    @classmethod
    def of(cls, cells: PageCells) -> PageRow:
        """The row that holds these cells."""
        if isinstance(cells, PageRow):
            return cells
        places = tuple([cell.place for cell in cells])
        texts = [cell.text for cell in cells]
        return cls(texts, places[0] if places else Place(), [c.column for c in cells], places)

    def place_of(self, at: int) -> Place:
        """Where one of its cells stands."""
        return self.places[at] if self.places else self.place.in_column(self.columns[at] + 1)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, at: int) -> PageCell:
        return PageCell(self.texts[at], self.place_of(at), self.columns[at])

    def __iter__(self) -> Iterator[PageCell]:
        return map(self.__getitem__, range(len(self.texts)))


PageCells: TypeAlias = "PageRow | Sequence[PageCell]"
"""The cells that begin in a row, from left to right: a :class:`PageRow` where a reader made it."""


class PageGrid(Struct, frozen=True, gc=False):
    """A table of the page.

    Attributes:
        rows: Its rows.
        spans: Whether the format says which columns a cell covers, so that :attr:`Cell.column`
            lines up between rows. Without it a cell's column is its place in its row only.
        place: Where the grid begins.
        name: What it shows: a table of the form, or ``metadata``; ``None`` where nobody said.
        widths: Relative widths of its columns; empty where nobody said.
    """

    rows: tuple[PageCells, ...]
    spans: bool
    place: Place
    name: str | None = None
    widths: tuple[int, ...] = ()


PageBlock: TypeAlias = Paragraph | PageGrid


class PagePicture(Struct, frozen=True, gc=False):
    """A picture large enough to show a part of a report; its words are not read.

    Attributes:
        block: How many blocks of the page stand before it.
        name: Name of its file; empty where it has none.
        place: Where it stands.
        is_page: Whether it is a whole printed page.
        source: Where its file is: an address as a web page writes it, or a part of the file.
        box: Of a picture on a part of a printed page, with nothing printed over it: its left,
            upper, right and lower edge as parts of the width and height of the page.
    """

    block: int
    name: str = ""
    place: Place = Place()
    is_page: bool = False
    source: str = ""
    box: tuple[float, float, float, float] | None = None


class RecognisedText(Struct, frozen=True, gc=False):
    """What stands at a place of a picture, as a program recognised it.

    Attributes:
        box: Where: the left, upper, right and lower edge as parts of the width and height of the
            picture.
        readings: What it may be, the likeliest first; the words of the page are the first one.
        score: How sure that is, from 0 to 1; ``None`` where nothing is printed.
        is_sure: Whether it may be taken as printed.
    """

    box: tuple[float, float, float, float]
    readings: tuple[str, ...]
    score: float | None
    is_sure: bool


_NOTHING: Final[Mapping[Place, RecognisedText]] = MappingProxyType({})


class Page(Struct, frozen=True, gc=False):
    """What a reader hands over to be recognised.

    Attributes:
        blocks: Paragraphs and grids in reading order.
        format: The format it was read from (``text``, ``html`` …).
        lines: Whether paragraphs are printed lines, which may have to be joined.
        open_end: Whether the last thing on the page may have been cut inside a word or number.
        name: Name of the file or address it came from, never a path; ``None`` where unknown.
        notes: Kinds of notes about the file as a whole, as the reader met them.
        pictures: Its pictures in reading order, but for small ones.
        recognised: What was recognised in pictures, by its place.
    """

    blocks: tuple[PageBlock, ...]
    format: str = "text"
    lines: bool = False
    open_end: bool = False
    name: str | None = None
    notes: tuple[str, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    recognised: Mapping[Place, RecognisedText] = _NOTHING
