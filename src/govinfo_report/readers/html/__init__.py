"""HTML → :class:`~govinfo_report.page.Page`: files saved by browsers, crawlers, Word.

What parsing would cost is estimated from the tags first. The HTML standard closes and reopens
elements in ways that a few bytes can make expensive: the parser looks through all open elements at
each tag, repeats every open formatting element (``<b>``, ``<font>``) in each new paragraph, looks
through all options of a list at each new one, and through all attributes of a tag at each further
one. Sound pages come nowhere near the bounds.

A parser of the standard then mends the page and writes it out again; :mod:`.elements` walks that
text. It is the only thing that is asked of a parser, so that another one can take its place
(:func:`mended`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from math import isqrt
from typing import Final

from msgspec.structs import replace

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.page import Page, PageBlock, Paragraph, Place
from govinfo_report.readers import bounds
from govinfo_report.readers.assembly import Assembly
from govinfo_report.readers.html.elements import Walk
from govinfo_report.readers.html.pictures import PictureSize
from govinfo_report.readers.packages.mail import content_of, parts_of_message, text_of_mail
from govinfo_report.readers.picture_sizes import picture_size
from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.text import decode, decode_page, page_of_text

_TITLE: Final = re.compile(r"<title[^<>]{0,200}>([^<]{1,400})", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_CONTROLS: Final = bytes((*range(9), 11, *range(14, 32), 127))
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")

_HARMLESS: Final = 1_500
"""A page of so few tags cannot be expensive."""

_SHORT: Final = 1_000
"""A tag of fewer characters has no attributes worth counting."""

_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})")
# As the standard parts a tag into attributes: quotes count behind an equals sign only.
_SPACE: Final = r" \t\n\f\r"
_VALUE: Final = rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^{_SPACE}>]*+))?+"
_BEFORE: Final = " \t\n\f\r/\"'"
_NAME: Final = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
_WHOLE_TAG: Final = re.compile(rf"<([a-zA-Z][^{_SPACE}/>]*+)((?:[{_SPACE}/]++|{_NAME}{_VALUE})*+)")
_ATTRIBUTE: Final = re.compile(rf"({_NAME}){_VALUE}")
_MERGED: Final = frozenset(("html", "body"))
"""Further tags of these elements add their attributes to the first."""

_FORMATTING: Final = frozenset(
    b"a b big code em font i nobr s small strike strong tt u".split(),
)
# Elements without an end tag, and those that the next one of their kind ends.
_ENDING_ALONE: Final = frozenset(
    b"area base br col colgroup dd dt embed hr img input li link meta option p param source tbody "
    b"td tfoot th thead tr track wbr".split(),
)


def page_of_html(
    data: bytes, name: str | None = None, sizes: Mapping[str, PictureSize] = {}
) -> Page:
    """Makes a page of a web page.

    Args:
        data: The page.
        name: Its name.
        sizes: Address of a picture → its width and height, where its file is at hand.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
        ReadError: The page is larger or nested deeper than any report's.
    """
    _check_tags(data)
    text = decode_page(data)
    # No encoding but UTF-16 has these bytes inside a character.
    if len(data.translate(None, _CONTROLS)) < len(data):
        text = _CONTROL.sub("\ufffd", text)
    _check_attributes(text)
    assembly = Assembly()
    walk = Walk(assembly, sizes)
    walk.through(mended(text))
    blocks, pictures = assembly.parted()
    head = _TITLE.search(text)
    if head is not None and (title := _headline(unescape(head[1]), blocks)) is not None:
        blocks.insert(0, title)
        pictures = tuple([replace(picture, block=picture.block + 1) for picture in pictures])
    # A page that was cut off does not end in a tag.
    open_end = not text.rstrip().endswith(">")
    lines = walk.broken > walk.ended  # a text that somebody put into a page line by line
    return Page(
        tuple(blocks),
        format="html",
        lines=lines,
        open_end=open_end,
        name=name,
        pictures=pictures,
    )


def mended(text: str) -> str:
    """Returns the body of a page as a parser of the HTML standard writes it out, mended.

    Every tag is closed, every attribute quoted, and no ``<`` stands in a text. A program that has
    another parser than Lexbor puts its own function in the place of this one, as the page that runs
    in a browser does with parse5.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingReaderError("html", Text("读取HTML", "reading HTML")) from error
    body = LexborHTMLParser(text).body
    return "" if body is None else body.html or ""


def page_of_mhtml(data: bytes, name: str | None = None) -> Page:
    """Makes a page of a web page that was saved with all its parts in one file, or of a mail.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
        ReadError: There is no page in the file, or it is larger than any report's.
    """
    parts = parts_of_message(data)
    text = text_of_mail(parts)
    if text is None:
        raise refusal("mhtml_without_page")
    kind, part = text
    if kind == "text/plain":
        return page_of_text(decode(content_of(part)), name=name)
    sizes: dict[str, PictureSize] = {}
    for other in parts:
        if other.get_content_maintype() != "image":
            continue
        if (size := picture_size(content_of(other))) is not None:
            sizes[str(other.get("Content-Location", ""))] = size
            sizes["cid:" + str(other.get("Content-ID", "")).strip("<> ")] = size
    return page_of_html(content_of(part), name, sizes)


def _headline(title: str, blocks: list[PageBlock]) -> Paragraph | None:
    """Returns the page's ``<title>`` without the name of the site, unless the page repeats it."""
    words = max(re.split(r"\s*[_|]+\s*|\s+[-—–]+\s+", title), key=len).strip()
    if not words:
        return None
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    key = _SPACES.sub("", words)
    if any(key in text for text in texts) or any(key in _SPACES.sub("", text) for text in texts):
        return None
    return Paragraph(words, Place(paragraph=0))


def _check_tags(data: bytes) -> None:
    """Refuses a page that would take more than a few seconds.

    Raises:
        ReadError: It has more tags, deeper nesting, or more repeated formatting than the bounds.
    """
    tags = data.count(b"<")
    bounds.TAGS.check(tags)
    if tags <= _HARMLESS:
        return
    depth = formatting = deepest = repeated = options = 0
    for closes, name in _TAG.findall(data.replace(b"\x00", b"")):
        lowered = name.lower()
        options += lowered == b"option"
        if lowered in _FORMATTING:
            formatting = max(formatting - 1, 0) if closes else formatting + 1
        elif lowered in _ENDING_ALONE:
            repeated += formatting
        elif closes:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            repeated += formatting
        deepest = max(deepest, depth + formatting)
    bounds.DEPTH.check(deepest)
    bounds.REPEATED.check(repeated)
    bounds.OPTIONS.check(options)


def _check_attributes(text: str) -> None:
    """Refuses a page whose tags have so many attributes that parsing would take minutes.

    Raises:
        ReadError: They have.
    """
    most = bounds.ATTRIBUTES
    if len(text) <= 2 * most or sum(map(text.count, _BEFORE)) <= most:
        return  # each attribute but the first stands behind one of these
    compared = 0
    merged: list[str] = []
    for name, inside in _WHOLE_TAG.findall(text):
        if name.lower() in _MERGED:
            merged += _ATTRIBUTE.findall(inside)
        elif len(inside) > _SHORT:
            compared += _comparisons(_ATTRIBUTE.findall(inside))
    most.check(isqrt(compared + _comparisons(merged)))


def _comparisons(names: list[str]) -> int:
    """Returns how often the parser compares names: each with those before it that differ."""
    return len(names) * len({name.lower() for name in names})
