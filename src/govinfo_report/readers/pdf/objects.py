"""The objects of a PDF, by pdfminer, within bounds: names that lead to them, and packed streams.

Streams unpack to any size, maps of codes have any range, and names may lead from one to another
without end.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import Any, Final

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.readers import bounds

try:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
except ImportError as missing:
    raise MissingReaderError("pdf", Text("读取PDF", "reading PDF")) from missing

_FLATE: Final = frozenset(("FlateDecode", "Fl"))
_GROWING: Final = frozenset(("LZWDecode", "LZW", "RunLengthDecode", "RL"))
_MOST_NAMES: Final = 8
"""How many names may lead to an object, one to another."""

_MAP_WORD: Final = re.compile(rb"\b(begin|end)[a-z]{2,20}\b")
_MAP_ENTRY: Final = re.compile(rb"<[^<>]*>|\[[^\]]*\]|[^\s<>\[\]]+")


def bounded_document(file: io.BytesIO) -> PDFDocument:
    """A document whose streams unpack within bounds, and whose names lead somewhere.

    Raises:
        PDFPasswordIncorrect: It is encrypted.
        ReadError: A stream that is needed to open it is larger than the bounds.
    """
    return _Document(_Parser(file), password="")


class _Unpacked:
    """How many bytes the streams of one document unpacked to so far."""

    total = 0


class _Stream(PDFStream):
    """A stream that refuses to unpack beyond the bound."""

    unpacked: _Unpacked

    def decode(self) -> None:
        """Unpacks, after having looked how much that would be."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for number, (name, parameters) in enumerate(self.get_filters(), 1):
            _check_row(parameters)
            filter_name = getattr(name, "name", "")
            if filter_name in _FLATE:
                data = _inflated(data)
            elif filter_name in _GROWING:
                bounds.PDF_PACKED.check(len(data))
                bounds.PDF_FILTERS.check(number)
        self.unpacked.total += len(data)
        bounds.PDF_UNPACKED.check(self.unpacked.total)
        if b"range" in data[:100_000]:
            _check_ranges(data)
        super().decode()


def _check_row(parameters: Any) -> None:
    """Refuses a stream whose rows are longer than any picture's: unpacking makes one of zeros."""
    given = resolve1(parameters)
    if isinstance(given, dict):
        size = 1
        for name, usual in (("Colors", 1), ("Columns", 1), ("BitsPerComponent", 8)):
            number = resolve1(given.get(name, usual))
            size *= number if isinstance(number, int) else 1
        bounds.PDF_ROW.check(size // 8)


def _inflated(data: bytes) -> bytes:
    """What a stream unpacks to, as far as it can be unpacked."""
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(data, bounds.PDF_STREAM + 1)
    except zlib.error:
        return b""  # what pdfminer salvages of a damaged stream it takes byte by byte
    bounds.PDF_STREAM.check(len(unpacked))
    return unpacked


def _check_ranges(data: bytes) -> None:
    """Refuses a map of character codes that maps more codes than there are characters."""
    total = begin = 0
    for match in _MAP_WORD.finditer(data):
        if match[0].endswith(b"range") and match[1] == b"end":
            entries = _MAP_ENTRY.findall(data[begin : match.start()])
            for first, last in zip(entries[::3], entries[1::3], strict=False):
                total += max(_code(last) - _code(first), 0)
            bounds.PDF_MAP.check(total)
        begin = match.end()


def _code(entry: bytes) -> int:
    try:
        return int(entry.strip(b"<>") or b"0", 16)
    except ValueError:
        return 0  # no code at all: the parser of maps passes it over


class _Parser(PDFParser):
    """A parser whose streams are bounded."""

    def __init__(self, file: io.BytesIO) -> None:
        self._unpacked = _Unpacked()
        super().__init__(file)

    def push(self, *objects: Any) -> None:
        """Puts objects on the stack; streams in their bounded form."""
        super().push(
            *(
                (place, self._bounded(found)) if type(found) is PDFStream else (place, found)
                for place, found in objects
            )
        )

    def _bounded(self, found: PDFStream) -> _Stream:
        stream = _Stream(found.attrs, found.rawdata or b"", found.decipher)
        stream.unpacked = self._unpacked
        return stream


class _Document(PDFDocument):
    """A document in which no object is another's name: following names in a circle never ends."""

    def getobj(self, objid: int) -> object:
        """The object, found through as many names as lead to it; ``None`` where they lead astray.

        Raises:
            PDFObjectNotFound: There is no such object.
        """
        found = super().getobj(objid)
        names = 0
        while isinstance(found, PDFObjRef):
            names += 1
            if names > _MOST_NAMES:
                return None
            found = super().getobj(found.objid)
        return found
