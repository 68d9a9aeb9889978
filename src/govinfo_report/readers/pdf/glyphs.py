"""The characters of a PDF's page, from what PDFium takes for its text."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from ctypes import addressof, byref, c_double, c_float, c_int, c_ushort, c_void_p, sizeof
from itertools import repeat
from math import hypot
from typing import Any, Final, NamedTuple

from msgspec import Struct

from govinfo_report.readers.pdf.library import address_of, by_address, pdfium
from govinfo_report.readers.sheets.sheet import Glyph

UNKNOWN: Final = "\ufffd"
"""What stands for a character of which the file does not say which it is."""

_BLANK: Final = frozenset(("", *"\t\n\v\f\r \xa0\u3000"))
"""White space, which PDFium adds to too: distances tell where words end."""

_HYPHEN: Final = 2
"""The code that PDFium gives a hyphen at the end of a line."""

_ODD: Final = "\ufffd\ufffe"
"""What stands in PDFium's text for a hyphen, and for half a character."""

_BELOW: Final = 0.2
"""How much of the size of print is below the line on which letters stand."""

_object_of: Final = by_address(pdfium.FPDFText_GetTextObject, c_int, result=c_void_p)
_is_unmapped: Final = by_address(pdfium.FPDFText_HasUnicodeMapError, c_int)
_set_matrix: Final = by_address(pdfium.FPDFText_GetMatrix, c_int, None)
_size_of: Final = by_address(pdfium.FPDFText_GetFontSize, c_int, result=c_double)
_mode_of: Final = by_address(pdfium.FPDFTextObj_GetTextRenderMode)
_set_box: Final = by_address(pdfium.FPDFText_GetLooseCharBox, c_int, None)


class _Run(Struct, frozen=True, gc=False):
    """Characters that are drawn at once.

    Attributes:
        is_seen: Whether they are drawn so that they are seen.
        is_level: Whether their line runs along the page.
        baseline: How high the line is on which their letters stand.
        top: Upper edge of their boxes on the sheet.
        bottom: Lower edge.
    """

    is_seen: bool
    is_level: bool
    baseline: float
    top: float
    bottom: float


class PrintedGlyphs(NamedTuple):
    """The characters of a page.

    Attributes:
        seen: Those that are seen.
        hidden: Those that are not.
        objects: The addresses of the objects that draw them.
    """

    seen: list[Glyph]
    hidden: list[Glyph]
    objects: Collection[int | None]


def glyphs_of(text: Any, left: float, top: float) -> PrintedGlyphs:
    """Returns the characters of a page.

    Args:
        text: What PDFium takes for the text of the page.
        left: Where the left edge of the page is.
        top: Where its upper edge is; PDF counts upwards.
    """
    count = pdfium.FPDFText_CountChars(text)
    at, places = address_of(text), range(count)
    boxes = (c_float * (4 * count))()
    begin = addressof(boxes)
    deque(map(_set_box, repeat(at), places, range(begin, begin + sizeof(boxes), 16)), 0)
    edges: Sequence[float] = memoryview(boxes).cast("B").cast("f").tolist()
    matrix = pdfium.FS_MATRIX()
    into = byref(matrix)

    def run_of(place: int, drawn: int | None) -> _Run:
        """Returns the run in which a character is drawn."""
        _set_matrix(at, place, into)
        size = _size_of(at, place) * hypot(matrix.c, matrix.d)
        bottom = top - matrix.f + size * _BELOW
        return _Run(
            _mode_of(drawn) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
            size > 0 and abs(matrix.a) > abs(matrix.b),
            matrix.f,
            bottom - size,
            bottom,
        )

    runs: dict[int | None, _Run] = {}
    seen: list[Glyph] = []
    hidden: list[Glyph] = []
    last_run = last_edge = None
    for place, written, unmapped, drawn, (x0, high, x1, low) in zip(
        places,
        _characters(text, count),
        map(_is_unmapped, repeat(at), places),
        map(_object_of, repeat(at), places),
        zip(*[iter(edges)] * 4, strict=True),
        strict=True,
    ):
        if written in _BLANK:
            continue
        run = runs.get(drawn)
        if run is None:
            run = runs[drawn] = run_of(place, drawn)
        upper, bottom = run.top, run.bottom
        if not (
            run.is_level and (low <= run.baseline <= high or _stands(text, place, run.baseline))
        ):
            upper, bottom = top - high, top - low
        found = seen if run.is_seen else hidden
        character = UNKNOWN if unmapped else written
        end = x1 - left
        if x0 == last_edge and run is last_run and bottom == found[-1].bottom:
            # One of several characters that one sign, or a whole run, stands for.
            piece = found.pop()
            character, end = piece.text + character, max(end, piece.x1)
        last_run, last_edge = run, x0
        found.append(Glyph(character, x0 - left, upper, end, bottom))
    return PrintedGlyphs(seen, hidden, runs.keys())


def _characters(text: Any, count: int) -> Sequence[str]:
    """Returns each character of a page; nothing for the second half of one that has two."""
    units = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, units) - 1
    whole = bytes(units)[: 2 * max(written, 0)].decode("utf-16-le", "replace")
    if len(whole) == count and not any(odd in whole for odd in _ODD):
        return whole
    # Some characters are not in the text, or not as they are.
    characters: list[str] = []
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code == _HYPHEN:
            characters.append("-")
        elif 0xDC00 <= code <= 0xDFFF and characters and "\ud800" <= characters[-1] <= "\udbff":
            pair = characters.pop() + chr(code)
            characters += pair.encode("utf-16", "surrogatepass").decode("utf-16"), ""
        else:
            characters.append(chr(code) if 0 < code < 0x110000 else UNKNOWN)
    return [UNKNOWN if "\ud800" <= one <= "\udfff" else one for one in characters]


def _stands(text: Any, place: int, baseline: float) -> bool:
    """Whether a character stands on a line: its box may end above, and lines may run down."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, place, byref(x), byref(y))
    return y.value == baseline
