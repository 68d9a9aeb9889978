"""The characters and ruled cells of a PDF's pages, by pdfplumber and pdfminer, within bounds.

A PDF is a program: its forms call one another, its fonts have widths for ranges of codes, its
streams unpack to any size, its maps of codes have any range, and its references may lead from one
to another without end. Each of these is bounded at the one place where it happens, in subclasses:
nobody else who uses the libraries is affected.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from govinfo_report.errors import MissingReaderError, ReadError
from govinfo_report.language import Text
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal

try:
    from pdfminer.layout import LTFigure
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
    from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
    from pdfplumber.pdf import PDF
except ImportError as missing:
    raise MissingReaderError("pdf", Text("读取PDF", "reading PDF")) from missing

# The parser tells its log about every oddity of a file; a reading has its notes for that.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_THICK: Final = 8
"""A filled rectangle thinner than this, in points, is a line."""

_WHOLE: Final = 0.35
"""A filled rectangle over more of the page than this is its background."""

_FLATE: Final = frozenset(("FlateDecode", "Fl"))
_GROWING: Final = frozenset(("LZWDecode", "LZW", "RunLengthDecode", "RL"))
_MOST_NAMES: Final = 8
"""How many names may lead to an object, one to another."""

_MAP_WORD: Final = re.compile(rb"\b(begin|end)[a-z]{2,20}\b")
_MAP_ENTRY: Final = re.compile(rb"<[^<>]*>|\[[^\]]*\]|[^\s<>\[\]]+")


class Glyph(NamedTuple):
    """A printed character.

    Attributes:
        text: The character, or the few that a ligature stands for.
        x0: Left edge, in points from the left of the page.
        top: Upper edge, from the top of the page.
        x1: Right edge.
        bottom: Lower edge.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Box(NamedTuple):
    """A ruled cell: the same edges."""

    x0: float
    top: float
    x1: float
    bottom: float


class PdfSheet(NamedTuple):
    """One page of a PDF.

    Attributes:
        number: Its number, from 1.
        height: Its height in points.
        glyphs: Its characters, in the order of the file.
        tables: The ruled cells of each table.
        pictures: How many pictures are on it.
    """

    number: int
    height: float
    glyphs: list[Glyph]
    tables: list[list[Box]]
    pictures: int


def sheets(data: bytes) -> Iterator[PdfSheet]:
    """Yields the pages of a PDF.

    Raises:
        ReadError: It is encrypted, broken, or larger than the bounds.
    """
    try:
        book = _Book(data)
    except PDFPasswordIncorrect as error:
        raise refusal("pdf_encrypted") from error
    except ReadError:
        raise
    except Exception as error:  # a damaged file makes the parser raise anything
        raise refusal("pdf_broken") from error
    pages = enumerate(PDFPage.create_pages(book.doc), 1)
    read = 0
    while True:
        try:
            number, found = next(pages)
            bounds.PDF_PAGES.check(number)
            sheet = _sheet(_BoundedPage(book, found, page_number=number))
        except StopIteration:
            break
        except ReadError:
            raise
        except Exception as error:  # as above
            raise refusal("pdf_broken", Text(f"第{read + 1}页", f"page {read + 1}")) from error
        read += 1
        yield sheet
    if not read:
        raise refusal("pdf_broken")


def _sheet(page: _BoundedPage) -> PdfSheet:
    bounds.PDF_OBJECTS.check(_drawn(page))
    objects = page.objects
    glyphs = [
        Glyph(char["text"], char["x0"], char["top"], char["x1"], char["bottom"])
        for char in objects.get("char", ())
    ]
    backgrounds = [rect for rect in objects.get("rect", ()) if _is_background(rect, page)]
    ruled: Page = page
    if backgrounds:
        hidden = set(map(id, backgrounds))
        ruled = page.filter(lambda found: id(found) not in hidden)
    tables = []
    if _crossings(ruled.edges) <= bounds.PDF_CROSSINGS:
        tables = [[Box(*cell) for cell in table.cells] for table in ruled.find_tables()]
    return PdfSheet(
        page.page_number, float(page.height), glyphs, tables, len(objects.get("image", ()))
    )


def _drawn(page: _BoundedPage) -> int:
    """Returns how many characters, lines and pictures are on a page: describing them costs most."""
    count = 0
    containers: list[Any] = [page.layout]
    while containers:
        for drawn in containers.pop():
            count += 1
            if isinstance(drawn, LTFigure):
                containers.append(drawn)
    return count


def _is_background(rect: dict[str, Any], page: Page) -> bool:
    """Whether a rectangle only colours what is behind the words, as browsers print pages."""
    if rect["stroke"] or not rect["fill"] or min(rect["width"], rect["height"]) < _THICK:
        return False
    colour = rect["non_stroking_color"]
    white = isinstance(colour, tuple) and (
        all(part == 0 for part in colour) if len(colour) == 4 else all(part == 1 for part in colour)
    )
    wide = rect["width"] * rect["height"] > _WHOLE * float(page.width) * float(page.height)
    return white or wide


def _crossings(edges: list[dict[str, Any]]) -> int:
    """Returns how many crossings ruled lines can have: what finding tables costs."""
    across = {round(edge["top"]) for edge in edges if edge["orientation"] == "h"}
    down = {round(edge["x0"]) for edge in edges if edge["orientation"] == "v"}
    return len(across) * len(down)


class _Resources(PDFResourceManager):
    """Fonts whose tables of widths are bounded.

    Attributes:
        spent: How many bytes of drawing were executed.
    """

    spent = 0

    def get_font(self, objid: object, spec: Any) -> Any:
        """Returns a font, after checking the ranges of its widths."""
        for inner in resolve1(spec.get("DescendantFonts")) or [spec]:
            widths = resolve1(inner) if not isinstance(inner, dict) else inner
            for name in ("W", "W2"):
                _check_widths(resolve1((widths or {}).get(name)))
        return super().get_font(objid, spec)


def _check_widths(widths: Any) -> None:
    numbers: list[float] = []
    total = 0.0
    for entry in widths or ():
        value = resolve1(entry)
        if isinstance(value, (int, float)):
            numbers.append(value)
            if len(numbers) == 3:
                total += max(numbers[1] - numbers[0], 0)
                numbers = []
        else:
            numbers = []
    bounds.PDF_WIDTHS.check(total)


class _Interpreter(PDFPageInterpreter):
    """Executes the streams of a page, forms inside forms included, up to a bound."""

    def execute(self, streams: Any) -> None:
        """Executes streams after having charged what they cost."""
        resources: Any = self.rsrcmgr
        for stream in streams:
            resources.spent += len(resolve1(stream).get_data()) + 100
        bounds.PDF_CONTENT.check(resources.spent)
        super().execute(streams)


class _BoundedPage(Page):
    """A page whose drawing is executed within bounds."""

    @property
    def layout(self) -> Any:
        """Everything that is drawn on the page."""
        if not hasattr(self, "_layout"):
            device = PDFPageAggregatorWithMarkedContent(
                self.pdf.rsrcmgr, pageno=self.page_number, laparams=None
            )
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


class _Book(PDF):
    """A document with bounded streams and fonts; metadata is not looked at."""

    def __init__(self, data: bytes) -> None:
        self.stream = io.BytesIO(data)
        self.stream_is_external = True
        self.path = None
        self.pages_to_parse = None
        self.laparams = None
        self.password = None
        self.unicode_norm = None
        self.raise_unicode_errors = False
        self.metadata: dict[str, Any] = {}
        self.doc = _Document(_Parser(self.stream), password="")
        self.rsrcmgr = _Resources()


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
        """Returns an object, following references to it; ``None`` where there are too many.

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
