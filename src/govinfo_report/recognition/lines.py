"""A page as a stream of lines, which every part of recognition walks over.

A line is a printed line, a paragraph, or a row of a grid, and has pieces: the cells of the row, or
the words of the line, separated where a wide gap or a tab stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from govinfo_report.catalogue import EDITIONS
from govinfo_report.page import Page, PageBlock, PageCell, PageCells, PageGrid, PageRow, Place
from govinfo_report.recognition.vocabulary import vocabulary
from govinfo_report.text import bare_key, is_visible, visible

_GAPS: Final = re.compile(r"\t+|[ \u3000\xa0]{2,}")
_PAGE_MARK: Final = re.compile(
    r"[-—–－]+\s*[0-9０-９]{1,4}\s*[-—–－]+|第\s*[0-9０-９]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9０-９]{1,4}\s*页)?|"
    r"P\.\s*[0-9０-９]{1,4}|Page\s+[0-9０-９]{1,4}\s+-\s.{0,80}"
)
_PAGE_NUMBER: Final = re.compile(
    r"第\s*([0-9]{1,4})\s*页|^[-—–－]+\s*([0-9]{1,4})\s*[-—–－]+$|^(?:P\.|Page)\s*([0-9]{1,4})(?:\s|$)"
)
_MARK_BEGINS: Final = "-—–－第P"
# What browsers print around a page: date, time and title above, address and page number below.
_BROWSERS: Final = re.compile(
    r"(?:file|ﬁle|https?)://\S+\s+[0-9]{1,3}/[0-9]{1,3}|"
    r"(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|20[0-9]{2}/[0-9]{1,2}/[0-9]{1,2})[,，]?\s+"
    r"(?:上午|下午)?[0-9]{1,2}:[0-9]{2}(?:\s?[AP]M)?(?:\s.{0,120})?"
)
_HASHES: Final = re.compile(r"#{1,6}\s+")


class PageLine(Struct, eq=False, gc=False):
    """One line of the stream.

    Attributes:
        index: Its index in the stream.
        text: Its words, without white space at the ends; a bar stands between the cells of a row.
        whole: Its words with white space at the ends; empty for a row.
        gap: Whether something empty stands before it.
        spot: Where it stands on the page; ``None`` for a row, which has its own place.
        cells: The cells of a row of a grid; ``None`` for a paragraph.
        grid: The grid that it is a row of.
        full: Whether it is a printed line that reaches the right edge of the page's text.
        made: Whether it was made of cells or lines of the page: these are found by its places.
    """

    index: int
    text: str
    spot: Place | None
    whole: str = ""
    gap: bool = False
    cells: PageRow | None = None
    grid: PageGrid | None = None
    full: bool = False
    made: bool = False

    @property
    def place(self) -> Place:
        """Where it stands on the page; of a row, the place of its first cell."""
        if self.spot is not None or self.cells is None:
            return self.spot or Place()
        if self.cells.texts or self.grid is None:
            return self.cells.place_of(0)
        return self.grid.place

    @property
    def indent(self) -> int:
        """How many columns of white space stand before it (a Chinese space counts two)."""
        before = self.whole[: len(self.whole) - len(self.whole.lstrip())]
        return len(before) + before.count("\u3000")

    def pieces(self) -> list[str]:
        """Splits the words of a paragraph at wide gaps and tabs."""
        text = self.text
        if "  " in text or "\t" in text or "\u3000" in text or "\xa0" in text:
            return _GAPS.split(text)
        return [text]


def lines_of(page: Page) -> tuple[list[PageLine], list[PageLine]]:
    """Returns the lines of a page, and separately its page marks (``- 5 -``, ``P. 8``)."""
    lines, marks = _lines_of(page)
    if page.format in ("text", "markdown"):  # read without invisible characters
        return lines, marks
    if is_visible("".join([line.text for line in (*lines, *marks)])):  # nearly every page
        return lines, marks
    return _lines_of(page, cleaned=True)


def _lines_of(page: Page, *, cleaned: bool = False) -> tuple[list[PageLine], list[PageLine]]:
    """Returns lines and page marks; ``cleaned``: without invisible characters."""
    lines: list[PageLine] = []
    marks: list[PageLine] = []
    for block in page.blocks:
        if isinstance(block, PageGrid):
            for cells in block.rows:
                row = _visible_row(PageRow.of(cells)) if cleaned else PageRow.of(cells)
                alone = row.texts.count("") == len(row.texts) - 1
                text = ("" if alone else " | ").join(row.texts)
                lines.append(PageLine(len(lines), text or "|", None, "", False, row, block))
            continue
        whole = visible(block.text) if cleaned else block.text
        text = whole.strip()
        if text.isdecimal():  # a cell on a line of its own
            lines.append(PageLine(len(lines), text, block.place, whole, block.after_gap))
            continue
        if not text:
            continue
        first = text[0]
        if first == "#":
            text = _HASHES.sub("", text, count=1) or text
        line = PageLine(len(lines), text, block.place, whole, block.after_gap, full=block.full)
        may_be_mark = first in _MARK_BEGINS or "/" in text[:9]
        (marks if may_be_mark and _is_mark(text) else lines).append(line)
    return lines, marks


def _visible_row(row: PageRow) -> PageRow:
    """Returns a row without invisible characters in its cells."""
    texts = [visible(text).strip() for text in row.texts]
    return PageRow(texts, row.place, row.columns, row.places)


def _is_mark(text: str) -> bool:
    if text[0] in _MARK_BEGINS:
        return len(text) < 100 and _PAGE_MARK.fullmatch(text) is not None
    return len(text) > 8 and ":" in text and _BROWSERS.fullmatch(text) is not None


def is_later_page(marks: Sequence[PageLine]) -> bool:
    """Whether lines have the numbers of pages, and none is the number of the first page."""
    found = [match for line in marks if (match := _PAGE_NUMBER.search(line.text)) is not None]
    numbers = [int(next(filter(None, match.groups()))) for match in found]
    return bool(numbers) and min(numbers) > 1


def lines_of_rows(rows: Sequence[Sequence[PageCell]], grid: PageGrid, index: int) -> list[PageLine]:
    """Makes lines of rows that were put together from cells of the page.

    Args:
        rows: The rows.
        grid: The grid whose place and kind of columns they have.
        index: The index that every line gets.
    """
    made = PageGrid(tuple(tuple(row) for row in rows), grid.spans, grid.place)
    lines, _ = lines_of(Page((made,)))
    for line in lines:
        line.index, line.made = index, True
    return lines


def with_rows_rejoined(page: Page) -> Page:
    """Returns the page with rows that a page break cut in two in one piece, where they begin.

    Office programs break a row where the page ends: some lines of its cells stay on the first page,
    the others go to the next one, where heading rows may be repeated above them. Two rows are one
    if their words together are a label of the form and the first row's words alone are not.
    """
    blocks: list[PageBlock] = list(page.blocks)
    grids = [(index, block) for index, block in enumerate(blocks) if isinstance(block, PageGrid)]
    changed = False
    for (first, _), (second, below) in pairwise(grids):
        above = blocks[first]  # as the break before it may have left it
        if not isinstance(above, PageGrid) or not _continues(above, below):
            continue
        head = _repeated_rows(above, below)
        row = _joined(above.rows[-1], below.rows[head]) if head < len(below.rows) else None
        if row is not None:
            rest = (*below.rows[:head], *below.rows[head + 1 :])
            blocks[first] = PageGrid((*above.rows[:-1], row), above.spans, above.place)
            blocks[second] = PageGrid(rest, below.spans, below.place)
            changed = True
    if not changed:
        return page
    return replace(page, blocks=tuple(blocks))


def _continues(above: PageGrid, below: PageGrid) -> bool:
    """Whether a grid is the same table on the next page."""
    pages = (above.place.page, below.place.page)
    return (
        above.place.table == below.place.table
        and (above.place.picture is None) == (below.place.picture is None)
        and pages[0] is not None
        and pages[1] == pages[0] + 1
        and bool(above.rows)
        and bool(below.rows)
    )


def _repeated_rows(above: PageGrid, below: PageGrid) -> int:
    """Returns how many rows at the top of a page repeat rows of the table above."""
    shown = {tuple(cell.text for cell in row) for row in above.rows}
    count = 0
    while count < len(below.rows):
        row = tuple(cell.text for cell in below.rows[count])
        if row not in shown or not any(row):
            break
        count += 1
    return count


def _joined(above: PageCells, below: PageCells) -> PageCells | None:
    """Joins two rows; ``None`` where their words do not show that they are one."""
    if not any(cell.text for cell in below):
        return above  # only its frame was left for the next page
    lower = {cell.column: cell for cell in below}
    known = _labels()
    row: list[PageCell] = []
    labelled = False
    for cell in above:
        rest = lower.pop(cell.column, None)
        if rest is None or not rest.text:
            row.append(cell)
        elif not cell.text:
            row.append(rest)
        else:
            whole = cell.text + rest.text
            if bare_key(whole) not in known or bare_key(cell.text) in known:
                return None
            labelled = True
            row.append(PageCell(whole, cell.place, cell.column))
    # The label of a group that begins above continues beside the row.
    row += [cell for cell in lower.values() if cell.text]
    return PageRow.of(sorted(row, key=lambda cell: cell.column)) if labelled else None


@cache
def _labels() -> frozenset[str]:
    """Returns the keys of all labels that the forms print."""
    return frozenset(
        key
        for edition in EDITIONS
        for table in vocabulary(edition).tables.values()
        for key in (*table.row_of, *table.furniture)
    )
