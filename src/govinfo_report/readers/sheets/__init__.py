"""Sheets (printed pages of characters, rulings and pictures) → :class:`~govinfo_report.page.Page`.

PDF and OFD feed it. Ruled tables become grids; a table that goes on
after a page break keeps its columns. Everything else becomes lines, with the indentation that
separates paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from math import inf
from statistics import median
from typing import Final

from attrs import define, field

from govinfo_report.page import (
    Page,
    PageBlock,
    PageGrid,
    PagePicture,
    PageRow,
    Paragraph,
    Place,
)
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.sheets.pictures import FEW, SheetPictures, has_background, part_of
from govinfo_report.readers.sheets.printed_lines import PrintedLine, printed_lines
from govinfo_report.readers.sheets.recognised_texts import RecognisedTexts
from govinfo_report.readers.sheets.ruled_cells import NEAR, ruled_tables
from govinfo_report.readers.sheets.sheet import BLANK, UNKNOWN, Box, Glyph, PrintedSheet

_MARGIN: Final = 0.09
"""Part of a page's height, above and below, where page numbers and running heads stand."""

_LONG: Final = 20
"""Fewest characters of a line of running text."""

_ROOM: Final = 2.5
"""How far from the right edge a full line may end, in heights: a sign did not fit, with a stop."""

_WORD: Final = re.compile(r"[!-~]{1,20}")
_DIGITS: Final = re.compile(r"[0-9]+")
_PAGE_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?")

_UNMAPPED: Final = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")

_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")


@define
class _RuledTable:
    """A ruled table on one page.

    Attributes:
        page: Number of the page.
        boxes: Its cells.
        glyphs: The characters inside its frame.
        frame: The rectangle around it.
    """

    page: int
    boxes: list[Box]
    glyphs: list[Glyph] = field(factory=list)
    frame: Box = field(init=False)

    @frame.default
    def _frame(self) -> Box:
        lefts, tops, rights, bottoms = zip(*self.boxes, strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def is_data(self) -> bool:
        """Whether two of its cells stand beside one another; else it is a frame around text."""
        tops: dict[int, float] = {}
        for box in self.boxes:
            top = round(box.top)
            if abs(tops.setdefault(top, box.x0) - box.x0) > NEAR:
                return True
        return False

    def continues(self, earlier: _RuledTable) -> bool:
        """Whether it can be the rest of a table on the page before."""
        mine, other = self.frame, earlier.frame
        return (
            self.page == earlier.page + 1
            and abs(mine.x0 - other.x0) <= 2 * NEAR
            and abs(mine.x1 - other.x1) <= 2 * NEAR
        )


@define
class _Parted:
    """A page with its tables, its lines and its pictures apart.

    Attributes:
        sheet: The page.
        tables: Its ruled tables.
        lines: Its lines outside of them.
        pictures: Each picture that can show a table, from top to bottom, with whether nothing is
            printed over it; ``None``: the page is one.
    """

    sheet: PrintedSheet
    tables: list[_RuledTable]
    lines: list[PrintedLine]
    pictures: list[tuple[Box, bool] | None]


def page_of_sheets(
    sheets: Sequence[PrintedSheet], format_: str, kind: str, name: str | None = None
) -> Page:
    """Makes a page of the sheets of a document.

    Args:
        sheets: Its pages.
        format_: Its format.
        kind: What messages call that.
        name: Name of the file.

    Raises:
        ReadError: It is a scan, a fifth of its characters are unknown or of private use, or it has
            more cells than any report.
    """
    shown = [SheetPictures(sheet) for sheet in sheets]
    _check_words(shown, kind)
    over = has_background(shown)
    parted = [_part(sheet, is_page=sheet.is_page(has_background=over)) for sheet in shown]
    _drop_furniture(parted)
    blocks: list[PageBlock] = []
    pictures: list[PagePicture] = []
    recognised = RecognisedTexts(sheets)
    _fill(parted, blocks, pictures, recognised)
    return Page(
        tuple(blocks),
        format=format_,
        lines=True,
        name=name,
        pictures=tuple(pictures),
        recognised=recognised.found,
    )


def picture_pages(sheets: Sequence[PrintedSheet], *, bare: bool = False) -> list[int]:
    """Returns the numbers of the pages that are pictures.

    Args:
        sheets: The pages.
        bare: Whether only those are meant on which nothing is drawn but pictures, and what stands
            in the margins: running heads, numbers of pages.
    """
    shown = [SheetPictures(sheet) for sheet in sheets]
    over = has_background(shown)
    numbers = [one.sheet.number for one in shown if one.is_page(has_background=over)]
    return [at for at in numbers if not (bare and _has_own_print(sheets[at - 1]))]


def _has_own_print(sheet: PrintedSheet) -> bool:
    """Whether something is drawn on the page that is no picture, but for its margins."""
    margin = sheet.height * _MARGIN
    rows = [(one.top, one.bottom) for one in sheet.glyphs]
    rows += [(one.at, one.at) for one in sheet.across]
    return bool(sheet.down) or any(
        bottom > margin and top < sheet.height - margin for top, bottom in rows
    )


def _check_words(sheets: Sequence[SheetPictures], kind: str) -> None:
    text = "".join([one.text for sheet in sheets for one in sheet.glyphs])
    pages = [sheet for sheet in sheets if sheet.glyphs or sheet.sheet.pictures]
    if all(sheet.is_page(has_background=False) for sheet in pages):
        hides = any(len(sheet.glyphs) < len(sheet.sheet.hidden) for sheet in pages)
        raise refusal("scanned_hidden" if hides else "scanned", kind=kind)
    if len(text) < FEW:
        if any(sheet.sheet.pictures for sheet in sheets) or not text:
            raise refusal("scanned", kind=kind)
    elif 5 * len(_UNMAPPED.findall(text)) > len(text):
        raise refusal("without_codes", kind=kind)


def _part(shown: SheetPictures, *, is_page: bool) -> _Parted:
    """Assigns each character to the table in which it stands, or to the lines."""
    sheet, glyphs = shown.sheet, [*shown.glyphs, *shown.sheet.blanks]
    inside = sorted(shown.inside(), key=lambda box: box.top)
    bare = [(box, shown.is_bare(box)) for box in inside]
    pictures: list[tuple[Box, bool] | None] = [None] if is_page else [*bare]
    tables = [_RuledTable(sheet.number, boxes) for boxes in ruled_tables(sheet.across, sheet.down)]
    tables = [table for table in tables if table.is_data]
    if not tables:
        return _Parted(sheet, tables, printed_lines(glyphs), pictures)
    frames = [(table.frame, table.glyphs) for table in tables]
    free: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for frame, own in frames:
            if frame.top <= y <= frame.bottom and frame.x0 <= x <= frame.x1:
                own.append(glyph)
                break
        else:
            free.append(glyph)
    return _Parted(sheet, tables, printed_lines(free), pictures)


def _drop_furniture(parted: list[_Parted]) -> None:
    """Removes running heads and bare page numbers."""
    heads = Counter(
        _as_head(line) for part in parted for line in part.lines if _in_margin(line, part.sheet)
    )
    for part in parted:
        part.lines = [
            line
            for line in part.lines
            if not _in_margin(line, part.sheet)
            or not (
                (len(parted) > 1 and heads[_as_head(line)] > max(1, len(parted) // 2))
                or _PAGE_NUMBER.fullmatch(line.text.strip())
            )
        ]


def _as_head(line: PrintedLine) -> tuple[str, int]:
    """Returns what running heads of different pages share; page numbers differ."""
    return _DIGITS.sub("0", line.text), round(line.top / 4)


def _in_margin(line: PrintedLine, sheet: PrintedSheet) -> bool:
    height = sheet.height
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def _fill(
    parted: list[_Parted],
    blocks: list[PageBlock],
    pictures: list[PagePicture],
    recognised: RecognisedTexts,
) -> None:
    """Adds what is on the pages in reading order."""
    groups = _grouped([table for part in parted for table in part.tables], recognised)
    number = 0
    usual = _left_edge([line for part in parted for line in part.lines])
    right = _right_edge(parted, usual)
    for part in parted:
        left = _left_edge(part.lines, usual)
        pitch = _pitch(part.lines)
        items: list[tuple[float, _RuledTable | PrintedLine]] = [
            *((table.frame.top, table) for table in part.tables),
            *((line.top, line) for line in part.lines),
        ]
        bottom = 0.0
        items.sort(key=lambda item: item[0])
        begun = len(blocks)
        for shown in part.pictures:
            page = Place(page=part.sheet.number)
            if shown is None:
                pictures.append(PagePicture(begun, place=page, is_page=True))
                continue
            own, is_bare = shown
            above = sum(item[0] < own.top for item in items)
            box = part_of(own, part.sheet) if is_bare else None
            pictures.append(PagePicture(begun + above, place=page, box=box))
        for (_, item), following in zip_longest(items, items[1:]):
            if isinstance(item, _RuledTable):
                blocks.append(groups[id(item)])
                bottom = item.frame.bottom
                continue
            number += 1
            half = (item.bottom - item.top) / 2 or 1.0
            indent = " " * min(max(round((item.x0 - left) / half + 0.01), 0), 60)
            place = Place(page=part.sheet.number, line=number)
            if part.sheet.recognised:
                recognised.add(place, part.sheet.number, Box(*item[1:]))
            after_gap = item.top - bottom > pitch
            full = item.x1 + 2 * half * _room_for(following and following[1]) > right
            blocks.append(Paragraph(indent + item.text, place, after_gap, full=full))
            bottom = item.bottom


def _left_edge(lines: list[PrintedLine], usual: float | None = None) -> float:
    """Returns where lines begin; on a page without long lines, as on the others."""
    # A page with nothing but the signature on it has no long line.
    least = 10 if usual is None else _LONG
    edges = [line.x0 for line in lines if len(line.text) >= least]
    if not edges:
        edges = [line.x0 for line in lines] if usual is None else [usual]
    return min(edges, default=0.0)


def _room_for(item: _RuledTable | PrintedLine | None) -> float:
    """Returns what is needed on a line for the first word of what stands below it, in heights."""
    word = _WORD.match(item.text) if isinstance(item, PrintedLine) else None
    return max(_ROOM, len(word[0]) / 2 if word is not None else 0.0)


def _right_edge(parted: Sequence[_Parted], left: float) -> float:
    """Returns where full lines of text end; infinity where the document does not show it.

    The longest line of text ends there, if another one or a table does too; else lines end where
    the margin is as wide as that on the left.
    """
    lines = [line for part in parted for line in part.lines if len(line.text) >= _LONG]
    if not lines:
        return inf
    longest = max(lines, key=lambda line: line.x1)
    near = 2 * (longest.bottom - longest.top)
    edges = [table.frame.x1 for part in parted for table in part.tables]
    edges += [line.x1 for line in lines if line is not longest]
    if any(abs(edge - longest.x1) <= near for edge in edges):
        return longest.x1
    even = parted[0].sheet.width - left
    return max(even, longest.x1) if longest.x1 <= even + near else inf


def _pitch(lines: list[PrintedLine]) -> float:
    """Returns the smallest distance between two lines that is more than the usual one."""
    gaps = [after.top - before.bottom for before, after in pairwise(lines)]
    return max(median(gaps), 0.0) + 6.0 if gaps else 12.0


def _grouped(tables: list[_RuledTable], recognised: RecognisedTexts) -> dict[int, PageGrid]:
    """Returns table → its grid; parts of one table share their columns and their number."""
    groups: list[list[_RuledTable]] = []
    for table in tables:
        if groups and table.continues(groups[-1][-1]):
            groups[-1].append(table)
        else:
            groups.append([table])
    grids: dict[int, PageGrid] = {}
    cells = 0
    for number, group in enumerate(groups, 1):
        columns = _edges_of(
            [edge for table in group for box in table.boxes for edge in (box.x0, box.x1)]
        )
        first_row = 1
        for table in group:
            rows = _rows_of(table, columns, number, first_row, recognised)
            cells += sum(map(len, rows))
            bounds.CELLS.check(cells)
            place = Place(table.page, None, number, first_row)
            grids[id(table)] = PageGrid(tuple(rows), spans=True, place=place)
            first_row += len(rows)
    return grids


def _edges_of(positions: list[float]) -> list[float]:
    """Returns positions in order, those less than ``NEAR`` apart as one."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > NEAR:
            edges.append(position)
    return edges


def _nearest(edges: list[float], position: float) -> int:
    place = bisect_right(edges, position + NEAR) - 1
    return max(place, 0)


def _rows_of(
    table: _RuledTable,
    columns: list[float],
    number: int,
    first_row: int,
    recognised: RecognisedTexts,
) -> list[PageRow]:
    """Returns the rows of a table, each with the cells that begin in it.

    Args:
        table: The table.
        columns: The vertical edges that it shares with its parts on other pages.
        number: Which table of the document it is.
        first_row: Number of its first row.
        recognised: Where what was recognised goes.
    """
    heights = _edges_of([edge for box in table.boxes for edge in (box.top, box.bottom)])
    owner: dict[tuple[int, int], int] = {}
    starts: list[tuple[int, int]] = []
    for place, box in enumerate(table.boxes):
        top, bottom = _nearest(heights, box.top), _nearest(heights, box.bottom)
        left, right = _nearest(columns, box.x0), _nearest(columns, box.x1)
        starts.append((top, left))
        for row in range(top, max(bottom, top + 1)):
            for column in range(left, max(right, left + 1)):
                owner.setdefault((row, column), place)
    inside: dict[int, list[Glyph]] = {}
    # The edges between which a glyph stands; what stands on the frame is inside.
    between_rows, between_columns = heights[1:-1], columns[1:-1]
    for glyph in table.glyphs:
        row = bisect_right(between_rows, (glyph.top + glyph.bottom) / 2)
        column = bisect_right(between_columns, (glyph.x0 + glyph.x1) / 2)
        if (row, column) not in owner:  # a gap in the ruling: what stands there is a cell
            if glyph.text == BLANK:
                continue
            owner[row, column] = len(starts)
            starts.append((row, column))
        inside.setdefault(owner[row, column], []).append(glyph)
    rows: list[list[tuple[int, str]]] = [[] for _ in range(len(heights) - 1)]
    for place, (row, column) in enumerate(starts):
        lines = printed_lines(inside.get(place, []))
        text = "\n".join(line.text for line in lines)
        if len(lines) > 1 and place < len(table.boxes) and _is_wrapped(lines, table.boxes[place]):
            text = text.replace("\n", "")
        rows[row].append((column, text))
        box = table.boxes[place] if place < len(table.boxes) else _around(lines)
        where = Place(table.page, None, number, first_row + row, column + 1)
        recognised.add(where, table.page, box)
    made = []
    for place, cells in enumerate(rows, first_row):
        cells.sort(key=lambda cell: cell[0])
        where = Place(table.page, None, number, place)
        made.append(PageRow([text for _, text in cells], where, [column for column, _ in cells]))
    return made


def _around(lines: list[PrintedLine]) -> Box:
    """Returns the box around the lines of a cell, of which there is one at least."""
    _, lefts, tops, rights, bottoms = zip(*lines, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _is_wrapped(lines: list[PrintedLine], box: Box) -> bool:
    """Whether a cell holds one number that was too long for a line.

    Every line but the last is full: three digits and more, and no room for three others.
    """
    if not _NUMBER.fullmatch("".join(line.text for line in lines)):
        return False
    for line in lines[:-1]:
        digit = (line.x1 - line.x0) / len(line.text)
        if len(line.text) < 3 or (box.x1 - box.x0) - (line.x1 - line.x0) > 3 * digit:
            return False
    return True
