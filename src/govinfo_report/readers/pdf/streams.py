"""What the streams of a PDF unpack to, and how often its drawings call one another.

A PDF is a program. Its streams unpack to any size, and its forms (drawings that pages and other
forms call by name) call one another twice, and twice again. PDFium executes all that before it
gives anything back, and nothing can stop it; so this looks at the file before.

PDFium finds streams by the tables of a file. Here every stream that stands in it is looked at,
wherever tables lead.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal

_NAME: Final = rb"/([^\s/<>\[\](){}%]+)"
_STREAM: Final = re.compile(rb"stream[^\r\n]{0,99}+(?:\r\n?|\n)")
_WORD_STREAM: Final = b"stream"
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]{0,2000}\]|/\w+)")
_WORD: Final = re.compile(rb"\w+")
_FLATE: Final = (b"FlateDecode", b"Fl")
_HEX: Final = (b"ASCIIHexDecode", b"AHx")
_NO_DIGITS: Final = bytes(set(range(256)) - set(b"0123456789ABCDEFabcdef"))
_ASCII85: Final = (b"ASCII85Decode", b"A85")
_GROWING: Final = (b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL")

_NUMBER: Final = re.compile(rb"(\d{1,10})\s+\d{1,5}\s*\Z")
_CALLED: Final = re.compile(_NAME + rb"\s+Do\b")
_NAMED: Final = re.compile(_NAME + rb"\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*\d")

_HEAD: Final = 64 * 1024
"""Most bytes of a stream's dictionary that are looked at."""

_CHUNK: Final = 64 * 1024
_MOST_LEVELS: Final = 50
"""PDFium itself stops at fewer forms inside one another."""


class _Stream(NamedTuple):
    """A stream of a PDF.

    Attributes:
        number: The number of its object.
        head: What stands in the file between that number and its content.
        content: What it unpacks to.
    """

    number: int
    head: bytes
    content: bytes

    @property
    def is_form(self) -> bool:
        return b"/Form" in self.head

    @property
    def is_drawing(self) -> bool:
        """Whether a page or form can draw it: fonts, tables and texts say what they are."""
        return self.is_form or not any(
            key in self.head
            for key in (b"/Type", b"/Subtype", b"/Length1", b"/FunctionType", b"/N ")
        )


def check_streams(data: bytes) -> None:
    """Refuses a PDF that costs more than any report.

    Raises:
        ReadError: Its streams unpack to more bytes than the bounds allow, a map of character codes
            maps more of them, or its drawings are executed more often.
    """
    forms: dict[int, _Stream] = {}
    drawings: list[bytes] = []
    tables = [data]
    drawn = 0
    for stream in _streams(data):
        if b"cidrange" in stream.content:
            _check_map(stream.content)
        if not stream.is_drawing:
            if b"/ObjStm" in stream.head:
                tables.append(stream.content)
            continue
        drawn += len(stream.content)
        bounds.PDF_CONTENT.check(drawn)
        if stream.is_form:
            forms[stream.number] = stream
        else:
            drawings.append(stream.content)
    if forms:
        _check_calls(drawings, forms, tables)


def _streams(data: bytes) -> Iterator[_Stream]:
    """Yields the streams of a file, unpacked within bounds."""
    begins: list[tuple[int, int]] = []
    ends: list[int] = []
    at = data.find(_WORD_STREAM)
    while at >= 0:
        if data.startswith(b"end", max(at - 3, 0)):
            ends.append(at - 3)
        elif match := _STREAM.match(data, at):
            begins.append(match.span())
        at = data.find(_WORD_STREAM, at + len(_WORD_STREAM))
    read = unpacked = pictured = 0
    for at, begin in begins:
        named = max(data.rfind(b"obj", max(at - _HEAD, 0), at), 0)
        number = _NUMBER.search(data, max(named - 30, 0), named)
        head = data[named:at]
        place = bisect_left(ends, begin)
        end = ends[place] if place < len(ends) else len(data)
        is_picture = b"/Image" in head
        stop, content = _unpacked(data, begin, end, head, is_picture=is_picture)
        read += stop - begin
        bounds.PDF_UNPACKED.check(read)
        if is_picture:
            pictured += len(content)
            bounds.PDF_PICTURES.check(pictured)
            continue
        unpacked += len(content)
        bounds.PDF_UNPACKED.check(unpacked)
        yield _Stream(int(number[1]) if number else -1, head, content)


def _unpacked(
    data: bytes, begin: int, end: int, head: bytes, *, is_picture: bool
) -> tuple[int, bytes]:
    """Returns where the content of a stream stops in a file, and what it unpacks to."""
    found = _FILTER.search(head)
    # Even if the file says nowhere here that it is packed.
    names = _WORD.findall(found[1]) if found else [_FLATE[0]]
    most = bounds.PDF_PICTURE if is_picture else bounds.PDF_STREAM
    stop, content = end, data[begin:end]
    for place, name in enumerate(names):
        if name in _FLATE:
            source = (content, 0, len(content)) if place else (data, begin, end)
            reached, inflated = _inflated(*source, most)
            content = inflated or content
            stop = stop if place else max(stop, reached)
        elif name in _HEX:
            digits = content.partition(b">")[0].translate(None, _NO_DIGITS)
            content = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        elif name in _ASCII85:
            try:
                content = a85decode(content.partition(b"~>")[0])
            except ValueError as error:
                raise refusal("pdf_broken") from error
        elif name in _GROWING:
            (bounds.PDF_PACKED_PICTURE if is_picture else bounds.PDF_PACKED).check(len(content))
            bounds.PDF_FILTERS.check(len(names))
    most.check(len(content))
    return stop, content


def _inflated(data: bytes, begin: int, end: int, most: bounds.SizeBound) -> tuple[int, bytes]:
    """Returns how far data was read, and what that unpacks to, as far as it does.

    What is packed may go on behind ``end``, where words say that it ends.
    """
    unpacking = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    with suppress(zlib.error):
        while not unpacking.eof and begin < len(data):
            parts.append(unpacking.decompress(data[begin:end], most + 1 - size))
            size += len(parts[-1])
            most.check(size)
            begin, end = end, end + _CHUNK
    return begin, b"".join(parts)


def _check_map(content: bytes) -> None:
    """Refuses a map of character codes that maps more codes than there are characters."""
    spans = (int(last, 16) - int(first, 16) for first, last in _RANGE.findall(content))
    bounds.PDF_MAP.check(sum(min(max(span, 0), 0xFFFF) for span in spans))


def _check_calls(
    drawings: Iterable[bytes], forms: Mapping[int, _Stream], tables: Iterable[bytes]
) -> None:
    """Refuses drawings that call more drawings, taken together, than any report's pages.

    Args:
        drawings: What pages draw.
        forms: The number of each form → the form.
        tables: Where the names of forms are given their numbers.
    """
    named: dict[bytes, set[int]] = {}
    for name, digits in (found for table in tables for found in _NAMED.findall(table)):
        if int(digits) in forms:
            named.setdefault(name, set()).add(int(digits))
    costs: dict[int, int] = {}

    def cost_of_calls(calls: Mapping[bytes, int], own: bytes, level: int) -> int:
        """Returns how many bytes of drawing calls execute; a name means the costliest form."""
        nearer = {name: {int(digits)} for name, digits in _NAMED.findall(own)}
        total = 0
        for name, times in calls.items():
            numbers = nearer.get(name, named.get(name, set())) & forms.keys()
            total += times * max((cost_of(number, level) for number in numbers), default=0)
        bounds.PDF_CALLED.check(total)
        return total

    def cost_of(number: int, level: int) -> int:
        if number not in costs:
            costs[number] = 0  # a form that calls itself is not executed again
            if level < _MOST_LEVELS:
                form = forms[number]
                inner = Counter(_CALLED.findall(form.content))
                costs[number] = len(form.content) + cost_of_calls(inner, form.head, level + 1)
        return costs[number]

    calls = (name for drawing in drawings for name in _CALLED.findall(drawing))
    cost_of_calls(Counter(calls), b"", 0)
