"""Which format a source has, found by its content, and who reads it.

A new format is one entry in :data:`FORMATS` and one file that turns its bytes into a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.text import decode, page_of
from govinfo_report.readers.unread import (
    archive_refusal,
    check_first_bytes,
    check_flat_xml,
    old_office_refusal,
    unread,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from govinfo_report.page import Page

_HEAD: Final = 64 * 1024
_ROOT: Final = 8 * 1024
"""An XML file shows what it is by its first element, which stands in its first bytes."""

_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta|span)\b", re.IGNORECASE
)
_FRAGMENT: Final = re.compile(rb"<(?:p|td|tr|br|div|span)\b[^<>]{0,2000}>", re.IGNORECASE)
_SAVED_WHOLE: Final = re.compile(
    rb"(?:From|MIME-Version|Subject|Date|Content-Type)\s*:", re.IGNORECASE
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


Reader: TypeAlias = "Callable[[bytes, str | None], Page]"
"""Turns the bytes of a file, and its name where it has one, into a page."""


def _read_text(data: bytes, name: str | None) -> Page:
    return page_of(decode(data), name=name)


def _read_markdown(data: bytes, name: str | None) -> Page:
    return page_of(decode(data), format="markdown", name=name)


def _read_html(data: bytes, name: str | None) -> Page:
    from govinfo_report.readers.html import page_of_html, page_of_mhtml

    return (page_of_mhtml if is_saved_whole(data) else page_of_html)(data, name=name)


def _read_docx(data: bytes, name: str | None) -> Page:
    from govinfo_report.readers.office.docx import page_of_docx

    return page_of_docx(data, name=name)


def _read_xlsx(data: bytes, name: str | None) -> Page:
    from govinfo_report.readers.office.xlsx import page_of_xlsx

    return page_of_xlsx(data, name=name)


def _read_pdf(data: bytes, name: str | None) -> Page:
    from govinfo_report.readers.pdf import page_of_pdf

    return page_of_pdf(data, name=name)


def _read_json(data: bytes, name: str | None) -> Page:
    from govinfo_report.readers.json import page_of_json

    return page_of_json(data, name=name)


ReadFormat: TypeAlias = Literal["html", "pdf", "docx", "xlsx", "markdown", "text", "json"]
"""A format that pages are read in."""

FORMATS: Final[dict[ReadFormat, Reader]] = {
    "text": _read_text,
    "markdown": _read_markdown,
    "html": _read_html,
    "docx": _read_docx,
    "xlsx": _read_xlsx,
    "pdf": _read_pdf,
    "json": _read_json,
}
"""Format id → what reads it. Optional libraries are loaded when a file of theirs is met.

JSON is read so where another program made it; a document of this library is no page.
"""

NAMES: Final = tuple(FORMATS)
"""Every format."""


def check_format(name: str) -> ReadFormat:
    """The format's id.

    Raises:
        ReadError: There is no such format.
    """
    for known in NAMES:
        if name == known:
            return known
    raise refusal("no_format", format=repr(name), formats=", ".join(NAMES))


def format_of(data: bytes, name: str | None = None) -> ReadFormat:
    """The format of a file, by its content; its name decides only between kinds of text.

    Raises:
        ReadError: It is of a kind that holds no readable page: an old Word or WPS file, an
            encrypted document, a picture, an archive, an empty file.
    """
    if not data.strip():
        raise unread("empty", name)
    if b"%PDF-" in data[:1024]:  # viewers take what stands before it, too
        return "pdf"
    if data.startswith(b"PK"):
        return _of_zip(data, name)
    if data.startswith(_OLE):
        raise old_office_refusal(data, name)
    if is_saved_whole(data):
        return "html"
    check_first_bytes(data, name)
    head = data[:_HEAD].replace(b"\x00", b"")  # UTF-16 without its zeros shows its tags
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"{"):
        return "json"
    if start.startswith(b"<") and not start[:16].lower().startswith((b"<!doctype html", b"<html")):
        check_flat_xml(head[:_ROOT], name)
    if start.startswith(b"<") and _HTML.search(head):
        return "html"
    if len(_FRAGMENT.findall(head)) > 3:
        return "html"
    if name is not None and name.lower().endswith((".md", ".markdown")):
        return "markdown"
    return "text"


def is_saved_whole(data: bytes) -> bool:
    """Whether it is a web page that a browser or Word saved with all its parts (MHTML)."""
    head = data[:_HEAD].lstrip()
    return _SAVED_WHOLE.match(head) is not None and b"multipart/" in head and b"text/html" in data


def _of_zip(data: bytes, name: str | None) -> ReadFormat:
    """What a ZIP file is, by the names of its parts; nothing is unpacked."""
    if b"word/document.xml" in data:
        return "docx"
    if b"xl/workbook.xml" in data:
        return "xlsx"
    raise archive_refusal(data, name)
