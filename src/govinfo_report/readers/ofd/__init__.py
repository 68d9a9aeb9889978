"""OFD, the national format of fixed pages → :class:`~govinfo_report.page.Page`.

A file is a ZIP archive of XML parts. What it draws on its pages becomes sheets, and
:mod:`govinfo_report.readers.sheets` makes a page of them, as of PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from govinfo_report.errors import ReadError
from govinfo_report.language import Text
from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.ofd.drawing import OfdSheet
from govinfo_report.readers.ofd.package import KIND, OfdDocument
from govinfo_report.readers.picture_reader import PictureReader
from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.sheets import page_of_sheets, picture_pages
from govinfo_report.readers.sheets.pictures import FEW, Edges
from govinfo_report.readers.sheets.sheet import Box
from govinfo_report.readers.shown_pages import LaidPage, LaidPicture

_JBIG2: Final = b"\x97JB2\r\n\x1a\n"
_ENDS_JBIG2: Final = re.compile(r"(?i)\.g?(?:jb2|jbig2?|big2)$")
"""How files of JBIG2 begin, where they do, and end."""

_LISTED: Final = 12
"""Most pictures that a refusal lists."""


def page_of_ofd(data: bytes, name: str | None = None, reader: PictureReader | None = None) -> Page:
    """Makes a page of an OFD file. Seals, annotations and watermarks are no text of the page.

    Args:
        data: The file.
        name: Its name.
        reader: What reads pages that are pictures.

    Raises:
        ReadError: The file is scanned and scans are not read, encrypted, broken, without codes of
            characters, or larger than any report's.
    """
    document = OfdDocument(data)
    pages = list(_pages(document))
    sheets = [page.sheet() for page in pages]
    unread: list[str] = []
    if reader is not None and reader.is_installed:
        numbers = picture_pages(sheets, bare=True)
        bounds.SCAN_PAGES.check(len(numbers))
        laid = ((number, _laid(pages[number - 1], document, unread)) for number in numbers)
        for sheet in reader.sheets_of_laid(laid, len(numbers)):
            if len(sheet.glyphs) >= FEW:  # else it is a picture of something else, and named
                sheets[sheet.number - 1] = sheet
    try:
        page = page_of_sheets(sheets, "ofd", KIND, name)
    except ReadError as error:
        if unread:
            raise refusal(
                "picture_unread", pictures=Text("、", ", ").join(unread[:_LISTED])
            ) from error
        raise
    notes = {
        "other_documents": document.has_others,
        "marks_not_read": document.has_marks or any(page.has_slanted for page in pages),
    }
    return replace(page, notes=tuple(kind for kind, is_so in notes.items() if is_so))


def laid_part(data: bytes, number: int, box: Edges) -> LaidPage | None:
    """Returns what shows a part of a page; ``None`` where some of it is no picture that is read.

    Args:
        data: The file.
        number: The number of the page, from 1.
        box: The part: its edges as parts of the width and height of the page.

    Raises:
        ReadError: The file is damaged.
    """
    document = OfdDocument(data)
    sheet = OfdSheet(document, number, document.page(document.pages[number - 1]))
    laid = _laid(sheet, document, [])
    if laid is None:
        return None
    left, top, right, bottom = box
    width, height = laid.part.x1, laid.part.bottom
    part = Box(left * width, top * height, right * width, bottom * height)
    return LaidPage(laid.pictures, part)


def _pages(document: OfdDocument) -> Iterator[OfdSheet]:
    drawn = 0.0
    for number, part in enumerate(document.pages, 1):
        page = OfdSheet(document, number, document.page(part))
        drawn += page.drawn
        bounds.OFD_OBJECTS.check(drawn)
        yield page


def _laid(page: OfdSheet, document: OfdDocument, unread: list[str]) -> LaidPage | None:
    """Returns the pictures of a page; ``None`` where one is not in the file, or of another kind.

    Args:
        page: The page.
        document: The document that it is of.
        unread: Where the names of pictures go that are in JBIG2.
    """
    pictures: list[LaidPicture] = []
    bounds.LAID_PICTURES.check(len(page.pictures))
    for picture in page.pictures:
        try:
            part = page.part_of(picture)
            content = b"" if part is None else document.content(part)
        except ReadError:  # damaged
            return None
        if part is not None and (content.startswith(_JBIG2) or _ENDS_JBIG2.search(part)):
            unread.append(part.rpartition("/")[2])
        if not content:
            return None
        pictures.append(LaidPicture(content, picture.box, picture.shown))
    sheet = page.sheet()
    return LaidPage(pictures, Box(0.0, 0.0, sheet.width, sheet.height))
