"""Pictures in a web page or document that show a part of the report, read in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, TypeAlias

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
from govinfo_report.readers.scans.laid_pictures import picture_of_laid
from govinfo_report.readers.scans.picture_file import Sheets, picture_of, picture_of_dots, size_of
from govinfo_report.readers.scans.upright import Picture
from govinfo_report.readers.sheets import page_of_sheets
from govinfo_report.readers.sheets.pictures import FEW, Edges
from govinfo_report.readers.sheets.sheet import PrintedSheet
from govinfo_report.readers.shown_pages import LaidPage, RenderedPage

Contents = Callable[[str], bytes | None]
"""Gives the file of a picture by what the page says of it; ``None``: it is not at hand."""

PictureParts: TypeAlias = Callable[[int, Edges], RenderedPage | LaidPage | None]
"""Shows a part of a page, given its number, from 1; ``None``: it cannot be shown."""

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
    found = list(_large(page.pictures, content_of))
    bounds.SCAN_PAGES.check(len(found))

    def dots_of(picture: PagePicture) -> Picture | None:
        content = content_of(picture.source)
        return None if content is None else picture_of(content)

    return _with_read(page, found, dots_of, sheets_of)


def with_parts_read(
    page: Page, pictures: Sequence[PagePicture], part_of: PictureParts, sheets_of: Sheets
) -> Page:
    """Returns a page with the tables on pictures that are parts of its printed pages.

    Args:
        page: The page.
        pictures: Such pictures of it, with their boxes.
        part_of: Shows parts of the pages.
        sheets_of: What recognises them.

    Raises:
        ReadError: A picture is larger than the bounds.
    """

    def dots_of(picture: PagePicture) -> Picture | None:
        if picture.place.page is None or picture.box is None:
            return None
        shown = part_of(picture.place.page, picture.box)
        if isinstance(shown, LaidPage):
            return picture_of_laid(shown)
        return None if shown is None else picture_of_dots(*shown)

    return _with_read(page, _apart(pictures), dots_of, sheets_of)


def _apart(pictures: Sequence[PagePicture]) -> list[PagePicture]:
    """Returns pictures without those that lie on larger ones, with which they are shown."""
    kept: list[PagePicture] = []
    for picture in sorted(pictures, key=lambda one: -_area(one.box)):
        below = (one.box for one in kept if one.place == picture.place)
        if all(_area(_common(box, picture.box)) < 0.5 * _area(picture.box) for box in below):
            kept.append(picture)
    shown = {id(picture) for picture in kept}
    return [picture for picture in pictures if id(picture) in shown]


def _area(box: Edges | None) -> float:
    left, top, right, bottom = box or (0.0, 0.0, 0.0, 0.0)
    return max(right - left, 0.0) * max(bottom - top, 0.0)


def _common(box: Edges | None, other: Edges | None) -> Edges | None:
    """Returns the part that two boxes share; it has no area where they share none."""
    if box is None or other is None:
        return None
    return (
        max(box[0], other[0]),
        max(box[1], other[1]),
        min(box[2], other[2]),
        min(box[3], other[3]),
    )


def _with_read(
    page: Page,
    pictures: Sequence[PagePicture],
    dots_of: Callable[[PagePicture], Picture | None],
    sheets_of: Sheets,
) -> Page:
    if not pictures:
        return page
    numbered: dict[int, PagePicture] = {}

    def shown() -> Iterator[tuple[int, Picture]]:
        for picture in pictures:  # of which one is in memory at a time
            dots = dots_of(picture)
            if dots is not None and _is_large(dots.shape[1], dots.shape[0]):
                numbered[len(numbered) + 1] = picture
                yield len(numbered), dots

    takes_all = _characters(page) < _TEXT
    taken = {
        id(numbered[sheet.number]): sheet
        for sheet in sheets_of(shown(), len(pictures))
        if _is_part(sheet, takes_all=takes_all)
    }
    return _with_sheets(page, taken, is_pictures=takes_all) if taken else page


def _large(pictures: Sequence[PagePicture], content_of: Contents) -> Iterator[PagePicture]:
    """Yields pictures that are at hand and large enough, each once."""
    seen: set[str] = set()
    for picture in pictures:
        if not picture.source or picture.source in seen:
            continue
        seen.add(picture.source)
        content = content_of(picture.source)
        size = size_of(content) if content is not None else None
        if size is not None and (_is_large(*size) or _is_large(*size[::-1])):
            yield picture


def _is_large(width: int, height: int) -> bool:
    return width >= _WIDTH and height >= _HEIGHT


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
        shown = {taken[id(picture)].number: picture for picture in group}
        made = _blocks([taken[id(picture)] for picture in shown.values()])
        lines = made.blocks if is_pictures or page.lines else _joined(made.blocks)
        blocks += [_moved(block, tables, shown) for block in lines]
        for place, text in made.recognised.items():
            box = _on_page(text.box, shown[place.page or 0].box)
            recognised[_place(place, tables, shown)] = replace(text, box=box)
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


def _moved(block: PageBlock, tables: int, shown: Mapping[int, PagePicture]) -> PageBlock:
    place = _place(block.place, tables, shown)
    if isinstance(block, Paragraph):
        return replace(block, place=place, full=False)
    rows = [
        replace(row, place=_place(row.place, tables, shown)) if isinstance(row, PageRow) else row
        for row in block.rows
    ]
    return replace(block, rows=tuple(rows), place=place)


def _place(place: Place, tables: int, shown: Mapping[int, PagePicture]) -> Place:
    """Returns the place on a page of what stands on a picture.

    Args:
        place: The same, as if the picture were a printed page.
        tables: How many tables stand before it.
        shown: The number of each picture → the picture.
    """
    table = None if place.table is None else place.table + tables
    own = shown[place.page or 0].place.page
    return replace(place, page=own, picture=place.page, table=table)


def _on_page(box: Edges, picture: Edges | None) -> Edges:
    """Returns a box on a picture as one on the printed page of which the picture is a part."""
    if picture is None:
        return box
    left, top, right, bottom = picture
    across, down = right - left, bottom - top
    x0, y0, x1, y1 = box
    edges = (left + x0 * across, top + y0 * down, left + x1 * across, top + y1 * down)
    x0, y0, x1, y1 = (round(edge, 4) for edge in edges)
    return x0, y0, x1, y1
