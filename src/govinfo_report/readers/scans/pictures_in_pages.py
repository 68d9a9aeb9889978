"""Pictures in a web page or document that show a part of the report, read in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from govinfo_report.errors import ReadError
from govinfo_report.page import (
    Page,
    PageBlock,
    PageGrid,
    PagePicture,
    PageRow,
    Paragraph,
    Place,
    RecognisedText,
)
from govinfo_report.readers import bounds
from govinfo_report.readers.scans.picture_file import Sheets, picture_of
from govinfo_report.readers.scans.upright import Picture
from govinfo_report.readers.sheets import page_of_sheets
from govinfo_report.readers.sheets.pictures import FEW
from govinfo_report.readers.sheets.sheet import PrintedSheet

Contents = Callable[[str], bytes | None]
"""Gives the file of a picture by what the page says of it; ``None``: it is not at hand."""

_WIDTH: Final = 300
_HEIGHT: Final = 100
"""Least width and height of a picture on which a table can be read, in dots."""

_CELLS: Final = 8
"""Fewest cells of a table that is a part of a report; what illustrates a report has fewer."""

_TEXT: Final = 400
"""A page with fewer characters than this is pictures and their captions."""


def with_pictures_read(page: Page, content_of: Contents, sheets_of: Sheets) -> Page:
    """Returns a page with the tables on its pictures, and all their words where it has few itself.

    Pictures of other things stay pictures, which are named.

    Args:
        page: The page.
        content_of: Gives the files of its pictures.
        sheets_of: What recognises them.

    Raises:
        ReadError: A picture is larger than the bounds, or there are too many.
    """
    found = list(_decoded(page.pictures, content_of))
    if not found:
        return page
    bounds.SCAN_PAGES.check(len(found))
    sheets = sheets_of([(number, picture) for number, _, picture in found], len(found))
    takes_all = _characters(page) < _TEXT
    taken = {
        id(picture): sheet
        for (_, picture, _), sheet in zip(found, sheets, strict=True)
        if _is_part(sheet, takes_all=takes_all)
    }
    return _with_sheets(page, taken, is_pictures=takes_all) if taken else page


def _decoded(
    pictures: Sequence[PagePicture], content_of: Contents
) -> Iterator[tuple[int, PagePicture, Picture]]:
    """Yields pictures that are at hand and large enough, each once, with their numbers."""
    seen: set[str] = set()
    number = 0
    for picture in pictures:
        if not picture.source or picture.source in seen:
            continue
        seen.add(picture.source)
        content = content_of(picture.source)
        dots = picture_of(content) if content is not None else None
        if dots is not None and dots.shape[0] >= _HEIGHT and dots.shape[1] >= _WIDTH:
            number += 1
            yield number, picture, dots


def _characters(page: Page) -> int:
    count = 0
    for block in page.blocks:
        if isinstance(block, Paragraph):
            count += len(block.text)
        else:
            count += sum(len(cell.text) for row in block.rows for cell in row)
    return count


def _is_part(sheet: PrintedSheet, *, takes_all: bool) -> bool:
    """Whether what was recognised on a picture is a part of a report."""
    if len(sheet.glyphs) < FEW:
        return False
    if takes_all:
        return True
    grids = [block for block in _blocks([sheet]).blocks if isinstance(block, PageGrid)]
    return any(sum(map(len, grid.rows)) >= _CELLS for grid in grids)


def _blocks(sheets: Sequence[PrintedSheet]) -> Page:
    try:
        return page_of_sheets(sheets, "picture", "picture")
    except ReadError:  # hardly a word
        return Page(())


def _with_sheets(page: Page, taken: dict[int, PrintedSheet], *, is_pictures: bool) -> Page:
    """Returns a page with the blocks of pictures in their place."""
    blocks: list[PageBlock] = []
    pictures: list[PagePicture] = []
    recognised: dict[Place, RecognisedText] = dict(page.recognised)
    tables = sum(isinstance(block, PageGrid) for block in page.blocks)
    begun = 0
    for (at, is_taken), group in groupby(
        page.pictures, key=lambda picture: (picture.block, id(picture) in taken)
    ):
        blocks += page.blocks[begun:at]
        begun = at
        if not is_taken:
            pictures += [replace(picture, block=len(blocks)) for picture in group]
            continue
        made = _blocks([taken[id(picture)] for picture in group])
        lines = made.blocks if is_pictures or page.lines else _joined(made.blocks)
        blocks += [_moved(block, tables) for block in lines]
        for place, text in made.recognised.items():
            recognised[_place(place, tables)] = text
        tables += len(made.blocks)
    blocks += page.blocks[begun:]
    return replace(
        page,
        blocks=tuple(blocks),
        pictures=tuple(pictures),
        recognised=recognised,
        lines=page.lines or is_pictures,
    )


def _joined(blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """Yields blocks, printed lines that go on in the next one as one paragraph."""
    open_: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            if open_ is not None and open_.full and not block.text.startswith(" "):
                open_ = replace(open_, text=open_.text + block.text, full=block.full)
                continue
            if open_ is not None:
                yield open_
            open_ = block
            continue
        if open_ is not None:
            yield open_
            open_ = None
        yield block
    if open_ is not None:
        yield open_


def _moved(block: PageBlock, tables: int) -> PageBlock:
    if isinstance(block, Paragraph):
        return replace(block, place=_place(block.place, tables), full=False)
    rows = [
        replace(row, place=_place(row.place, tables)) if isinstance(row, PageRow) else row
        for row in block.rows
    ]
    return replace(block, rows=tuple(rows), place=_place(block.place, tables))


def _place(place: Place, tables: int) -> Place:
    """Returns the place on a page of what stands on a picture: its page is the picture."""
    table = None if place.table is None else place.table + tables
    return replace(place, page=None, picture=place.page, table=table)
