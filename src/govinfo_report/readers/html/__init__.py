"""HTML → :class:`~govinfo_report.page.Page`: files saved by browsers, crawlers, Word.

The parser mends what is wrong with the page and writes it down anew; that canonical text is walked
tag by tag in :mod:`govinfo_report.readers.html.walk`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.page import Block, Page, Paragraph, Place
from govinfo_report.readers.assembly import Assembly
from govinfo_report.readers.html.cost import check_attributes, check_cost
from govinfo_report.readers.html.walk import Walk
from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.text.charset import decode_page

_TITLE: Final = re.compile(r"<title[^<>]{0,200}>([^<]{1,400})", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_MAY_HIDE: Final = (b"display", b"hidden", b"line-through")
_CONTROLS: Final = bytes((*range(9), 11, *range(14, 32), 127))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def page_of_html(data: bytes, *, name: str | None = None) -> Page:
    """A web page as a page.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
        ReadError: The page is larger or nested deeper than any report's.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingReaderError("html", Text("读取HTML", "reading HTML")) from error
    check_cost(data)
    text = decode_page(data)
    # No encoding but UTF-16 has these bytes inside a character.
    if len(data.translate(None, _CONTROLS)) < len(data):
        text = _CONTROL.sub("\ufffd", text)
    check_attributes(text)
    tree = LexborHTMLParser(text)
    assembly = Assembly()
    lowered = data.replace(b"\x00", b"").lower()  # UTF-16 without its zeros shows its tags
    walk = Walk(assembly, may_hide=any(word in lowered for word in _MAY_HIDE))
    if tree.body is not None:
        walk.through(tree.body.html or "")
    blocks = assembly.blocks
    head = _TITLE.search(text) if b"<title" in lowered else None
    if head is not None and (title := _headline(unescape(head[1]), blocks)) is not None:
        blocks.insert(0, title)
    # A page that was cut off does not end in a tag.
    open_end = not text.rstrip().endswith(">")
    lines = walk.broken > walk.ended  # a text that somebody put into a page line by line
    return Page(tuple(blocks), format="html", lines=lines, open_end=open_end, name=name)


def page_of_mhtml(data: bytes, *, name: str | None = None) -> Page:
    """A web page that was saved with all its parts in one file.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
        ReadError: There is no page in the file, or it is larger than any report's.
    """
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page_of_html(page, name=name)
    raise refusal("mhtml_without_page")


def _headline(title: str, blocks: list[Block]) -> Paragraph | None:
    """The title in the window's frame, without the name of the site, unless the page repeats it."""
    words = max(re.split(r"\s*[_|]+\s*|\s+[-—–]+\s+", title), key=len).strip()
    if not words:
        return None
    key = _SPACE.sub("", words)
    for block in blocks:
        if isinstance(block, Paragraph) and key in _SPACE.sub("", block.text):
            return None
    return Paragraph(words, Place(paragraph=0))
