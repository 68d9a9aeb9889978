"""OFD, the national format of fixed pages → :class:`~govinfo_report.page.Page`.

A file is a ZIP archive of XML parts. What it draws on its pages becomes sheets, and
:mod:`govinfo_report.readers.sheets` makes a page of them, as of PDF.
"""

from __future__ import annotations

from msgspec.structs import replace

from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.ofd.drawing import OfdSheet
from govinfo_report.readers.ofd.package import KIND, OfdDocument
from govinfo_report.readers.sheets import page_of_sheets


def page_of_ofd(data: bytes, name: str | None = None) -> Page:
    """Makes a page of an OFD file. Seals, annotations and watermarks are no text of the page.

    Raises:
        ReadError: The file is scanned, encrypted, broken, without codes of characters, or larger
            than any report's.
    """
    document = OfdDocument(data)
    pages: list[OfdSheet] = []
    for number, part in enumerate(document.pages, 1):
        pages.append(OfdSheet(document, number, document.page(part)))
        bounds.OFD_OBJECTS.check(sum([page.drawn for page in pages]))
    sheets = [page.sheet() for page in pages]
    notes = {
        "other_documents": document.has_others,
        "marks_not_read": document.has_marks or any(page.has_slanted for page in pages),
    }
    page = page_of_sheets(sheets, "ofd", KIND, name)
    return replace(page, notes=tuple(kind for kind, is_so in notes.items() if is_so))
