"""Parts of the form that the page may show as pictures, whose words are not read.

What a page lacks can stand on a picture between the last part before it and the first one after
it, in the form's order; whole tables also on pictures that are appended to the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from msgspec.structs import replace

from govinfo_report.catalogue import TABLES
from govinfo_report.language import Text
from govinfo_report.page import Page, PageGrid, PagePicture, Place
from govinfo_report.recognition.head.title import Title
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes, refusal
from govinfo_report.recognition.page_tables import PageTables
from govinfo_report.recognition.prose.furniture import is_furniture_picture
from govinfo_report.recognition.prose.headings import Heading
from govinfo_report.recognition.vocabulary import sections

_NAMED: Final = Text("图片“{name}”", "picture “{name}”")
_UNNAMED: Final = Text("一张图片", "a picture")

_OF_TABLES: Final = ("tables_missing", "table_partial", "table_unreadable")
"""Kinds of notes that call a table, or a part of one, missing."""

_OF_EXTENT: Final = ("page_ends_early", "page_starts_late")
"""Kinds of notes that call the rest of the report missing."""

_OF_TITLE: Final = ("no_title", "year_missing")
"""Kinds of notes that call what the title says missing."""

_LISTED: Final = 12
"""Most pictures that a refusal lists."""

_FEW: Final = 60
"""A page with fewer characters than this has no text to speak of."""

_Picture: TypeAlias = tuple[int, PagePicture]
"""A picture, and the index of the first line that stands behind it."""


class _Part(NamedTuple):
    """A part of the form.

    Attributes:
        where: Its id; empty for the heading of a section whose content is another part.
        at: Index of the line at which it begins; ``None``: it was not read.
    """

    where: str
    at: int | None


class _Gap(NamedTuple):
    """Parts that follow one another in the form and were not read.

    Attributes:
        parts: Their ids.
        after: Index of the last line before them.
        until: Index of the first line behind them.
        headed: Whether the heading of the first one stands on the page.
    """

    parts: tuple[str, ...]
    after: int
    until: int
    headed: bool

    @property
    def has_table(self) -> bool:
        """Whether the table of a section, or a part of one, is among them."""
        return any(part.partition(".")[0] in TABLES for part in self.parts)


class ReadParts(NamedTuple):
    """What was read of a page.

    Attributes:
        title: Its title.
        headings: Its headings.
        prose: Paragraphs by section.
        tables: Its tables.
        end: Index of the line behind the report's last one: the foot of a web page, for one.
    """

    title: Title
    headings: Sequence[Heading]
    prose: Mapping[str, Sequence[str]]
    tables: PageTables
    end: int


def note_pictures(page: Page, lines: Sequence[PageLine], read: ReadParts, notes: PageNotes) -> None:
    """Notes each picture on which a part of the form may stand, and each page that is a picture.

    Notes that call such a part missing are dropped.
    """
    pictures = [found for found in _placed(page, lines) if found[0] <= read.end or found[1].is_page]
    if not pictures:
        return
    named: set[int] = set()
    covered: set[str] = set()
    for gap in _gaps(_parts(lines, read, notes), read.end):
        found = _in_gap(gap, pictures, read)
        if not found:
            continue
        covered.update(gap.parts)
        for at, picture in found:
            named.add(id(picture))
            for kind, where in _told(gap, picture):
                _add(notes, kind, where, picture, _line_at(lines, at))
    for at, picture in pictures:
        if picture.is_page and id(picture) not in named and not _has_title(picture, lines, read):
            before = [found.section for found in read.headings if found.line.index < at]
            where = before[-1] if before else "introduction"
            _add(notes, "page_is_picture", where, picture, _line_at(lines, at))
    tables = {part.partition(".")[0] for part in covered}
    notes.drop(_OF_TABLES, tables)
    notes.drop(_OF_EXTENT, covered.union(tables))
    ends = [at for at, picture in pictures if picture.is_page or id(picture) in named]
    if max(ends, default=0) >= len(lines):
        notes.drop(("page_ends_early",))
    if any(picture.is_page and at == 0 for at, picture in pictures):
        notes.drop(("page_starts_late",))
    if "title" in covered:
        notes.drop(_OF_TITLE)


def _placed(page: Page, lines: Sequence[PageLine]) -> Iterator[_Picture]:
    """Yields the pictures of a page but for those that web pages are adorned with."""
    pictures = [p for p in page.pictures if p.is_page or not is_furniture_picture(p.name)]
    if not pictures:
        return
    first: dict[int | Place, int] = {}
    for line in lines:
        first.setdefault(line.place if line.grid is None else id(line.grid), line.index)
    behind: list[int] = []  # of each block, from the last on
    following = len(lines)
    for block in reversed(page.blocks):
        key = id(block) if isinstance(block, PageGrid) else block.place
        following = first.get(key, following)
        behind.append(following)
    behind.reverse()
    for picture in pictures:
        at = behind[picture.block] if picture.block < len(behind) else len(lines)
        yield at, picture


def _parts(lines: Sequence[PageLine], read: ReadParts, notes: PageNotes) -> Iterator[_Part]:
    """Yields the parts of the form in its order, with the headings of its sections."""
    yield _Part("title", min(read.title.lines, default=0) if read.title.text else None)
    headings = {found.section: found.line.index for found in read.headings if not found.lost}
    index = {_row_place(line.place): line.index for line in reversed(lines)}
    noted = {where for kind, where in notes.errors() if kind not in _OF_TABLES + _OF_EXTENT}
    for section in sections():
        at = headings.get(section)
        if section not in TABLES and read.prose.get(section):
            yield _Part(section, -1 if at is None else at)
            continue
        if at is not None:
            yield _Part("", at)
        if section in TABLES:
            yield from _rows(section, read.tables, index, noted)
        else:
            yield _Part(section, None)


def _rows(
    table: str, tables: PageTables, index: Mapping[Place, int], noted: set[str]
) -> Iterator[_Part]:
    """Yields the rows of a table but for those that a note tells of; the table, if all are gone."""
    if table in noted or tables.shows(table):
        return
    origins = tables.cells.origins
    rows = tables.rows_of(table)
    read = {row.id: [origins[cell] for cell in row.cells if cell in origins] for row in rows}
    told = {row.id for row in rows if not noted.isdisjoint((row.id, *row.cells))}
    if not any(read.values()) and not told:
        yield _Part(table, None)
        return
    for row, found in read.items():
        if found:
            yield _Part(row, index.get(_row_place(found[0].place), -1))
        elif row not in told:
            yield _Part(row, None)


def _row_place(place: Place) -> Place:
    return replace(place, column=None)


def _gaps(parts: Iterable[_Part], end: int) -> Iterator[_Gap]:
    """Yields the parts that were not read, with the lines between which they are due."""
    missing: list[str] = []
    last = after = -1
    headed = False
    for part in parts:
        if part.at is None:
            missing.append(part.where)
            continue
        if missing:
            yield _Gap(tuple(missing), after, part.at if part.at > after else end, headed)
            missing = []
        last = max(last, part.at)
        after, headed = last, not part.where
    if missing:
        yield _Gap(tuple(missing), after, end, headed)


def _in_gap(gap: _Gap, pictures: Sequence[_Picture], read: ReadParts) -> list[_Picture]:
    """Returns the pictures on which the parts of a gap may stand."""
    fits = [found for found in pictures if _may_show(gap, found[1])]
    found = [found for found in fits if gap.after < found[0] <= gap.until]
    if found or not gap.has_table:
        return found
    last = max([heading.line.index for heading in read.headings], default=-1)
    return [found for found in fits if found[0] > max(gap.after, last)]


def _may_show(gap: _Gap, picture: PagePicture) -> bool:
    """Whether a picture can show a gap; one among prose only illustrates it."""
    return picture.is_page or gap.has_table or gap.headed


def _told(gap: _Gap, picture: PagePicture) -> list[tuple[str, str]]:
    """Returns the notes about a picture: kind and what it concerns."""
    tables = {part.partition(".")[0]: part for part in reversed(gap.parts)}
    if picture.is_page or not tables.keys() <= {*TABLES}:
        return [("page_is_picture", gap.parts[0])]
    return [("table_is_picture", where) for where in reversed(tables.values())]


def _has_title(picture: PagePicture, lines: Sequence[PageLine], read: ReadParts) -> bool:
    """Whether the title stands on a page: then it is a cover."""
    return any(lines[index].place.page == picture.place.page for index in read.title.lines)


def check_pictures(page: Page, lines: Sequence[PageLine]) -> None:
    """Refuses a page without a report in its text, where that may stand on its pictures.

    Raises:
        ReadError: Printed pages of it are pictures, or it has pictures and hardly a word.
    """
    few = sum([len(line.text) for line in lines]) < _FEW
    pictures = [found for _, found in _placed(page, lines) if found.is_page or few]
    if pictures:
        names = [_name_of(picture) for picture in pictures[:_LISTED]]
        more = [Text("……", "…")] if len(pictures) > _LISTED else []
        listed = Text("、", ", ").join([*names, *more])
        raise refusal("pictures", page.name, pictures=listed)


def _name_of(picture: PagePicture) -> Text:
    """Returns a picture in words."""
    if picture.is_page:
        return Text(picture.place.text("zh"), picture.place.text("en"))
    return _NAMED.filled(name=picture.name) if picture.name else _UNNAMED


def _add(
    notes: PageNotes, kind: str, where: str, picture: PagePicture, line: PageLine | None
) -> None:
    words = _name_of(picture)
    notes.add(kind, where, picture.name, line, picture.place, picture=words)


def _line_at(lines: Sequence[PageLine], at: int) -> PageLine | None:
    return lines[min(at, len(lines) - 1)] if lines else None
