"""PDF with a text layer → :class:`~govinfo_report.page.Page`, by PDFium.

PDFium gives the characters, lines and pictures of a page;
:mod:`govinfo_report.readers.sheets` makes a page of them. What a file can make PDFium do is
bounded before (:mod:`.streams`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, string_at
from threading import Lock
from typing import Any, Final

from govinfo_report.language import Text
from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.pdf.binding import pdfium
from govinfo_report.readers.pdf.drawing import PageDrawing
from govinfo_report.readers.pdf.glyphs import glyphs_of
from govinfo_report.readers.pdf.rendering import rendered
from govinfo_report.readers.pdf.stand_in_font import stand_in_font
from govinfo_report.readers.pdf.streams import check_streams
from govinfo_report.readers.picture_reader import PictureReader
from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.sheets import page_of_sheets, picture_pages
from govinfo_report.readers.sheets.pictures import FEW, Edges
from govinfo_report.readers.sheets.sheet import Box, Matrix, PrintedSheet
from govinfo_report.readers.shown_pages import RenderedPage

_LOCK: Final = Lock()
"""PDFium must never be called by two threads at once, not even for two documents."""


def page_of_pdf(data: bytes, name: str | None = None, reader: PictureReader | None = None) -> Page:
    """Makes a page of a PDF. Threads that read PDFs wait for one another.

    Args:
        data: The file.
        name: Its name.
        reader: What reads pages that are pictures.

    Raises:
        MissingExtraError: The extra ``pdf`` is not installed.
        ReadError: The PDF is scanned and scans are not read, encrypted, broken, without codes of
            characters, or larger than any report's.
    """
    check_streams(data)
    with _LOCK, stand_in_font():
        sheets = list(_sheets(data))
        numbers = picture_pages(sheets) if reader is not None else []
    if reader is not None and numbers and reader.is_installed:
        bounds.SCAN_PAGES.check(len(numbers))
        for sheet in reader.sheets_of_pages(_rendered_pages(data, numbers), len(numbers)):
            if len(sheet.glyphs) >= FEW:  # else it is a picture of something else, and named
                sheets[sheet.number - 1] = sheet
    return page_of_sheets(sheets, "pdf", "PDF", name)


def _rendered_pages(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, RenderedPage]]:
    return ((number, rendered_part(data, number)) for number in numbers)


def rendered_part(data: bytes, number: int, box: Edges | None = None) -> RenderedPage:
    """Returns a page, or a part of it, as a picture; no other thread waits while it is looked at.

    Args:
        data: The file.
        number: The number of the page, from 1.
        box: The part, as of :func:`~govinfo_report.readers.pdf.rendering.rendered`.

    Raises:
        ReadError: It has more dots than any page.
    """
    with _LOCK, stand_in_font(), _unlocked(data) as document:
        page = pdfium.FPDF_LoadPage(document, number - 1)
        with _opened(page, pdfium.FPDF_ClosePage, _page(number)):
            return rendered(page, box)


@contextmanager
def _unlocked(data: bytes) -> Iterator[Any]:
    """Opens a document, also one that is encrypted without a password."""
    with _document(data) as document:
        if pdfium.FPDF_GetSecurityHandlerRevision(document) < 0:
            yield document
            return
        data = _decrypted(document)  # which anybody may open, and nobody could look into before
    check_streams(data)
    with _document(data) as document:
        yield document


def _sheets(data: bytes) -> Iterator[PrintedSheet]:
    with _unlocked(data) as document:
        pages = pdfium.FPDF_GetPageCount(document)
        bounds.PRINTED_PAGES.check(pages)
        if pages < 1:
            raise refusal("pdf_broken")
        for number in range(1, pages + 1):
            page = pdfium.FPDF_LoadPage(document, number - 1)
            with _opened(page, pdfium.FPDF_ClosePage, _page(number)):
                yield _sheet(page, number)


@contextmanager
def _document(data: bytes) -> Iterator[Any]:
    """Opens a document; the data is used as long as it is open.

    Raises:
        ReadError: It has a password, or is none.
    """
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle and pdfium.FPDF_GetLastError() in _LOCKED:
        raise refusal("pdf_encrypted")
    with _opened(handle, pdfium.FPDF_CloseDocument):
        yield handle


_LOCKED: Final = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def _decrypted(document: Any) -> bytes:
    """Returns a document that is encrypted without a password as one that is not.

    Raises:
        ReadError: It is larger than any report's.
    """
    copy = bytearray()
    most = 2 * bounds.FILE

    def write(_: Any, piece: Any, size: int) -> bool:
        copy.extend(string_at(piece, size))
        return len(copy) <= most

    file = pdfium.FPDF_FILEWRITE(version=1)
    file.WriteBlock = type(file.WriteBlock)(write)
    if not pdfium.FPDF_SaveAsCopy(document, byref(file), pdfium.FPDF_REMOVE_SECURITY):
        raise refusal("pdf_encrypted")
    return bytes(copy)


@contextmanager
def _opened(handle: Any, close: Callable[[Any], None], *where: Text) -> Iterator[Any]:
    """Gives what PDFium opened, and closes it.

    Raises:
        ReadError: It could open nothing.
    """
    if not handle:
        raise refusal("pdf_broken", *where)
    try:
        yield handle
    finally:
        close(handle)


def _sheet(page: Any, number: int) -> PrintedSheet:
    """Returns a page, set upright first: PDFium loses some of the words of a page that lies."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    edges = Box(box.left, box.bottom, box.right, box.top)
    turn = _TURNS.get(pdfium.FPDFPage_GetRotation(page))
    if turn:
        pdfium.FPDFPage_SetRotation(page, 0)
        for place in range(pdfium.FPDFPage_CountObjects(page)):
            pdfium.FPDFPageObj_Transform(pdfium.FPDFPage_GetObject(page, place), *turn)
        edges = turn.box(*edges)
    left, bottom, right, top = edges
    text = pdfium.FPDFText_LoadPage(page)
    with _opened(text, pdfium.FPDFText_ClosePage, _page(number)):
        characters = pdfium.FPDFText_CountChars(text)
        bounds.PRINTED_OBJECTS.check(characters)
        glyphs = glyphs_of(text, left, top)
        drawing = PageDrawing(
            page,
            Matrix(1, 0, 0, -1, -left, top),
            (right - left) * (top - bottom),
            glyphs.objects,
            characters,
        )
    return PrintedSheet(
        number=number,
        width=right - left,
        height=top - bottom,
        glyphs=glyphs.seen,
        hidden=glyphs.hidden,
        blanks=[*glyphs.blanks, *drawing.blanks],
        across=drawing.rulings.across,
        down=drawing.rulings.down,
        pictures=drawing.pictures,
    )


_TURNS: Final = {
    1: Matrix(0, -1, 1, 0, 0, 0),
    2: Matrix(-1, 0, 0, -1, 0, 0),
    3: Matrix(0, 1, -1, 0, 0, 0),
}
"""How many quarters a page is to be turned clockwise → what turns it."""


def _page(number: int) -> Text:
    return Text(f"第{number}页", f"page {number}")
