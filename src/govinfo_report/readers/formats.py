"""Which format a file has, by its content, and which reader makes a page of it.

A new format is a room or file of this package that turns bytes into a page, and its name here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from govinfo_report.errors import ReadError
from govinfo_report.patterns import lazy_pattern
from govinfo_report.readers.office.ole import SIGNATURE, is_old_workbook
from govinfo_report.readers.packages import PackageFormat
from govinfo_report.readers.packages.mail import has_attachments, is_mail
from govinfo_report.readers.picture_reader import PictureReader
from govinfo_report.readers.refusals import (
    check_first_bytes,
    check_flat_xml,
    check_zip,
    old_office_refusal,
    picture_kind,
    refusal,
    unread,
)

if TYPE_CHECKING:
    from govinfo_report.page import Page, PagePicture

ReadFormat: TypeAlias = Literal[
    "html", "pdf", "ofd", "docx", "xlsx", "xls", "ods", "markdown", "text", "json", "picture"
]
"""A format that pages are read in."""

_FORMATS: Final[tuple[ReadFormat, ...]] = get_args(ReadFormat)

_HEAD: Final = 64 * 1024
_ROOT: Final = 8 * 1024
"""The first element of an XML file, which says what it is, stands in its first bytes."""

_HTML: Final = lazy_pattern(
    rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta|span)\b", re.IGNORECASE
)
_FRAGMENT: Final = lazy_pattern(rb"<(?:p|td|tr|br|div|span)\b[^<>]{0,2000}>", re.IGNORECASE)
_ZIP_END: Final = b"PK\x05\x06"
_MAIN_PARTS: Final[Mapping[ReadFormat, re.Pattern[bytes]]] = {
    "ofd": lazy_pattern(rb"(?is)PK\x01\x02.{42}/?OFD\.xml"),
    "docx": lazy_pattern(rb"(?is)PK\x01\x02.{42}/?word/document[0-9]*\.xml"),
    "xlsx": lazy_pattern(rb"(?is)PK\x01\x02.{42}/?xl/workbook\.xml"),
}
"""The entry of the part that makes a ZIP file one of a format, in its directory."""

_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
"""The type of such a file, which stands unpacked in its first part."""

_ZIP_ENTRY: Final = b"PK\x01\x02"


def page_of(
    data: bytes, kind: ReadFormat, name: str | None = None, reader: PictureReader | None = None
) -> Page:
    """Makes a page of a file; each reader is loaded when a file of its format is met.

    Args:
        data: The file. As ``json``, another program's: a document of this library is no page.
        kind: Its format.
        name: Its name, without a path.
        reader: What reads the pictures of pages; ``None``: nothing does.

    Raises:
        MissingExtraError: The library of its format is not installed.
        ReadError: The file is damaged, encrypted, or larger than the bounds.
    """
    if kind == "text" or kind == "markdown":  # noqa: PLR1714  # mypy narrows so
        from govinfo_report.readers.text import decode, page_of_text

        return page_of_text(decode(data), format=kind, name=name)
    if kind == "html":
        from govinfo_report.readers.html import page_of_html, page_of_mhtml

        page = (page_of_mhtml if is_mail(data) else page_of_html)(data, name)
        return _with_pictures(page, data, reader)
    if kind == "picture":
        return _page_of_picture(data, name, reader)
    if kind == "pdf":
        from govinfo_report.readers.pdf import page_of_pdf

        return page_of_pdf(data, name, reader)
    if kind == "ofd":
        from govinfo_report.readers.ofd import page_of_ofd

        return page_of_ofd(data, name, reader)
    if kind == "docx":
        from govinfo_report.readers.office.docx import page_of_docx

        return _with_pictures(page_of_docx(data, name), data, reader)
    if kind == "xlsx":
        from govinfo_report.readers.office.xlsx import page_of_xlsx as page_of_file
    elif kind == "xls":
        from govinfo_report.readers.office.xls import page_of_xls as page_of_file
    elif kind == "ods":
        from govinfo_report.readers.office.ods import page_of_ods as page_of_file
    else:
        from govinfo_report.readers.json import page_of_json as page_of_file
    return page_of_file(data, name)


def _page_of_picture(data: bytes, name: str | None, reader: PictureReader | None) -> Page:
    """Makes a page of a picture.

    Raises:
        ReadError: Pictures are not read, or the extra is not installed.
    """
    if reader is None or not reader.is_installed:
        raise unread("picture", name, picture_kind(data) or "")
    from govinfo_report.readers.scans.picture_file import page_of_picture

    return page_of_picture(data, name, reader.sheets)


def _with_pictures(page: Page, data: bytes, reader: PictureReader | None) -> Page:
    """Returns a page with what stands on its pictures, where they are at hand.

    Raises:
        ReadError: A picture is larger than the bounds, or there are too many.
    """
    if reader is None or not page.pictures or not reader.is_installed:
        return page
    from govinfo_report.readers import saved_pictures as files
    from govinfo_report.readers.scans.pictures_in_pages import with_pictures_read

    content_of: Callable[[str], bytes | None]
    if page.format == "docx":
        content_of = files.PartsOfArchive(data).content
    elif is_mail(data):
        content_of = files.PartsOfMessage(data).content
    else:
        saved = reader.page

        def content_of(address: str) -> bytes | None:
            return files.in_address(address) or files.in_own_folder(saved, address)

    return with_pictures_read(page, content_of, reader.sheets)


def with_parts_read(
    page: Page, pictures: Sequence[PagePicture], data: bytes, reader: PictureReader
) -> Page:
    """Returns a printed page with the tables on pictures that are parts of its pages.

    Args:
        page: The page.
        pictures: Such pictures of it, with their boxes.
        data: The file.
        reader: What reads them.

    Raises:
        ReadError: A picture is larger than the bounds.
    """
    if not reader.is_installed:
        return page
    from govinfo_report.readers.scans import pictures_in_pages as scans

    if page.format == "pdf":
        from govinfo_report.readers.pdf import rendered_part

        return scans.with_parts_read(page, pictures, partial(rendered_part, data), reader.sheets)
    from govinfo_report.readers.ofd import laid_part

    return scans.with_parts_read(page, pictures, partial(laid_part, data), reader.sheets)


def check_format(name: str) -> ReadFormat:
    """Returns the format with a name.

    Raises:
        ReadError: There is no such format.
    """
    for known in _FORMATS:
        if name == known:
            return known
    raise refusal("no_format", format=repr(name), formats=", ".join(_FORMATS))


def format_of(data: bytes, name: str | None = None) -> ReadFormat | PackageFormat:
    """Returns the format of a file, by its content; the name decides only between kinds of text.

    Raises:
        ReadError: It holds no page that can be read: an old Word or WPS file, an encrypted
            document, a picture, an archive other than ZIP, an empty file.
    """
    if not data.strip():
        raise unread("empty", name)
    if b"%PDF-" in data[:1024]:  # viewers accept what stands before it, too
        return "pdf"
    if data.startswith(b"PK"):
        return _format_of_zip(data, name)
    if data.startswith(SIGNATURE):
        if is_old_workbook(data):
            return "xls"
        raise old_office_refusal(data, name)
    if is_mail(data):
        return "mail" if has_attachments(data) else "html"
    if picture_kind(data) is not None:
        return "picture"
    check_first_bytes(data, name)
    head = data[:_HEAD].replace(b"\x00", b"")  # UTF-16 without its zeros shows its tags
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"{"):
        return "json"
    if start.startswith(b"<") and not start[:16].lower().startswith((b"<!doctype html", b"<html")):
        check_flat_xml(head[:_ROOT], name)
    if (start.startswith(b"<") and _HTML.search(head)) or len(_FRAGMENT.findall(head)) > 3:
        return "html"
    if name is not None and name.lower().endswith((".md", ".markdown")):
        return "markdown"
    return "text"


def is_bounded(head: bytes) -> bool:
    """Whether reading a file takes a time in proportion to its size, whatever is in it.

    Args:
        head: Its first bytes.
    """
    try:
        return not head.startswith(b"PK") and format_of(head) in _BOUNDED
    except ReadError:  # refused at once
        return True


_BOUNDED: Final = ("text", "markdown", "html", "json")


def _format_of_zip(data: bytes, name: str | None) -> ReadFormat | PackageFormat:
    """Returns the format of a ZIP file, by the names of its parts; nothing is unpacked."""
    end = data.rfind(_ZIP_END)
    if end < 0:  # it is cut, and its reader says so
        if b"word/document" in data:
            return "docx"
        if b"xl/workbook.xml" in data:
            return "xlsx"
        raise unread("archive_cut", name)
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    if not data.startswith(_ZIP_ENTRY, start):  # something stands before the archive
        start = max(end - int.from_bytes(data[end + 12 : end + 16], "little"), 0)
    directory = data[start:end]
    for kind, part in _MAIN_PARTS.items():
        if part.search(directory):
            return kind
    if _ODS in data[:_ROOT]:
        return "ods"
    check_zip(data[:_ROOT] + directory, name)
    return "zip"
