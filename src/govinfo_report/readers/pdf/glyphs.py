"""The characters of a PDF's page, from what PDFium takes for its text."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from ctypes import addressof, byref, c_double, c_float, c_int, c_ushort, c_void_p, sizeof
from itertools import repeat
from math import hypot
from typing import Any, Final, NamedTuple

from msgspec import Struct

from govinfo_report.readers.pdf.binding import address_of, by_address, pdfium
from govinfo_report.readers.sheets.sheet import BLANK, UNKNOWN, Glyph

_SPACES: Final = frozenset("\t \xa0\u3000")
_BLANK: Final = frozenset(("", *"\n\v\f\r", *_SPACES))
"""White space. PDFium adds to it, so that a blank counts only if the page draws it."""

_HYPHEN: Final = 2
"""The code that PDFium gives a hyphen at the end of a line."""

_ODD: Final = "\ufffd\ufffe"
"""What stands in PDFium's text for a hyphen, and for half a character."""

_BELOW: Final = 0.2
"""How much of the size of print is below the line on which letters stand."""

_object_of: Final = by_address(pdfium.FPDFText_GetTextObject, c_int, result=c_void_p)
_is_unmapped: Final = by_address(pdfium.FPDFText_HasUnicodeMapError, c_int)
_is_generated: Final = by_address(pdfium.FPDFText_IsGenerated, c_int)
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
        blanks: The blanks that are drawn.
        objects: The addresses of the objects that draw them.
    """

    seen: list[Glyph]
    hidden: list[Glyph]
    blanks: list[Glyph]
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
    objects: list[int | None] = list(map(_object_of, repeat(at), places))
    runs = _runs(at, dict(zip(reversed(objects), reversed(places), strict=True)), top)
    seen: list[Glyph] = []
    hidden: list[Glyph] = []
    blanks: list[Glyph] = []
    last_run = last_edge = None
    for place, written, unmapped, drawn, (x0, high, x1, low) in zip(
        places,
        _characters(text, count),
        map(_is_unmapped, repeat(at), places),
        objects,
        _numbers(_set_box, at, places, 4),
        strict=True,
    ):
        if written in _BLANK and (written not in _SPACES or _is_generated(at, place)):
            continue
        run = runs[drawn]
        upper, bottom = run.top, run.bottom
        if not (
            run.is_level and (low <= run.baseline <= high or _stands(text, place, run.baseline))
        ):
            upper, bottom = top - high, top - low
        end = x1 - left
        if written in _SPACES:
            blanks.append(Glyph(BLANK, x0 - left, upper, end, bottom))
            continue
        found = seen if run.is_seen else hidden
        character = UNKNOWN if unmapped else written
        if x0 == last_edge and run is last_run and bottom == found[-1].bottom:
            # One of several characters that one sign, or a whole run, stands for.
            piece = found.pop()
            character, end = piece.text + character, max(end, piece.x1)
        last_run, last_edge = run, x0
        found.append(Glyph(character, x0 - left, upper, end, bottom))
    return PrintedGlyphs(seen, hidden, blanks, runs)


def _numbers(
    function: Callable[..., Any], at: int, places: Collection[int], width: int
) -> Iterator[tuple[float, ...]]:
    """Returns what a function of PDFium writes for each of some characters: so many numbers."""
    numbers = (c_float * (width * len(places)))()
    begin = addressof(numbers)
    steps = range(begin, begin + sizeof(numbers), width * sizeof(c_float))
    deque(map(function, repeat(at), places, steps), 0)
    return zip(*[iter(numbers[:])] * width, strict=True)


def _runs(at: int, firsts: Mapping[int | None, int], top: float) -> dict[int | None, _Run]:
    """Returns the address of what draws characters at once → that run.

    Args:
        at: Where the text of the page is.
        firsts: Each of these addresses, with the place of the first character that it draws.
        top: Where the upper edge of the page is.
    """
    invisible = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
    runs: dict[int | None, _Run] = {}
    for drawn, mode, size, (a, b, c, d, _, baseline) in zip(
        firsts,
        map(_mode_of, firsts),
        map(_size_of, repeat(at), firsts.values()),
        _numbers(_set_matrix, at, firsts.values(), 6),
        strict=True,
    ):
        height = size * (hypot(c, d) if c else abs(d))
        bottom = top - baseline + height * _BELOW
        is_level = height > 0 and abs(a) > abs(b)
        runs[drawn] = _Run(mode != invisible, is_level, baseline, bottom - height, bottom)
    return runs


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
