"""The characters of a PDF's page, from what PDFium takes for its text."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from ctypes import addressof, byref, c_double, c_float, c_int, c_ushort, c_void_p, sizeof
from itertools import repeat
from math import copysign, hypot
from typing import Any, Final

from msgspec import Struct

from govinfo_report.readers.pdf.library import address_of, by_address, pdfium
from govinfo_report.readers.sheets.sheet import Box, Glyph, Matrix

UNKNOWN: Final = "\ufffd"
"""What stands for a character of which the file does not say which it is."""

_BLANK: Final = frozenset("\t\n\v\f\r \xa0\u3000")
"""White space, which PDFium adds to too: distances tell where words end."""

_HYPHENS: Final = "\x02\ufffe"
"""What PDFium makes of a hyphen at the end of a line, in two places."""

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
        is_turned: Whether they run up or down the page.
        baseline: How high the line is on which their letters stand.
        size: The size of the print.
    """

    is_seen: bool
    is_turned: bool
    baseline: float
    size: float


def glyphs_of(text: Any, shown: Matrix) -> tuple[list[Glyph], list[Glyph]]:
    """Returns the characters of a page that are seen, and those that are not.

    Args:
        text: What PDFium takes for the text of the page.
        shown: How positions on the page become positions on the sheet.
    """
    count = pdfium.FPDFText_CountChars(text)
    at, places = address_of(text), range(count)
    boxes = (c_float * (4 * count))()
    begin = addressof(boxes)
    deque(map(_set_box, repeat(at), places, range(begin, begin + sizeof(boxes), 16)), 0)
    edges: Sequence[float] = memoryview(boxes).cast("B").cast("f").tolist()
    matrix = pdfium.FS_MATRIX()
    into = byref(matrix)
    runs: dict[int | None, _Run] = {}
    seen: list[Glyph] = []
    hidden: list[Glyph] = []
    before = None
    is_upright = shown[:4] == (1, 0, 0, -1)
    for place, written, unmapped, drawn, box in zip(
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
            run = runs[drawn] = _run(at, place, drawn, matrix, into)
        left, top, right, bottom = box
        if run.is_turned:
            left, bottom, right, top = _turned(text, place, run)
        elif bottom <= run.baseline <= top or _origin(text, place)[1] == run.baseline:
            bottom = run.baseline - run.size * _BELOW
            top = bottom + run.size
        if is_upright and left <= right:
            x0, y0, x1, y1 = left + shown.e, shown.f - top, right + shown.e, shown.f - bottom
        else:
            x0, y0, x1, y1 = shown.box(left, bottom, right, top)
        found = seen if run.is_seen else hidden
        character = UNKNOWN if unmapped else written
        if before == (drawn, x0, y1) and found:
            # One of several characters that one sign, or a whole run, stands for.
            piece = found.pop()
            character, x1 = piece.text + character, max(x1, piece.x1)
        before = (drawn, x0, y1)
        found.append(Glyph(character, x0, y0, x1, y1))
    return seen, hidden


def _characters(text: Any, count: int) -> Sequence[str]:
    """Returns each character of a page."""
    units = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, units)
    whole = bytes(units)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(whole) == count and not any(hyphen in whole for hyphen in _HYPHENS):
        return whole
    # Some are not in the text: those one must ask for one by one.
    codes = [pdfium.FPDFText_GetUnicode(text, place) for place in range(count)]
    return [
        "-"
        if code == ord(_HYPHENS[0]) and pdfium.FPDFText_IsHyphen(text, place)
        else chr(code)
        if 0 < code < 0xD800 or 0xDFFF < code < 0x110000
        else UNKNOWN
        for place, code in enumerate(codes)
    ]


def _run(at: int, place: int, drawn: int | None, matrix: Any, into: Any) -> _Run:
    """Returns the run in which a character is drawn, having set the matrix."""
    _set_matrix(at, place, into)
    return _Run(
        _mode_of(drawn) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        abs(matrix.b) > abs(matrix.a),
        matrix.f,
        _size_of(at, place) * hypot(matrix.c, matrix.d),
    )


def _turned(text: Any, place: int, run: _Run) -> Box:
    """Returns the box of a character of a line that runs up or down the page; PDFium has none."""
    left, right, bottom, top = (c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, place, *map(byref, (left, right, bottom, top)))
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, place, byref(matrix))
    size = copysign(run.size, matrix.c)
    x, y = _origin(text, place)
    end = top.value if matrix.b > 0 else bottom.value
    at = address_of(text)
    if _object_of(at, place) == _object_of(at, place + 1):
        end = _origin(text, place + 1)[1]
    return Box(x - size * _BELOW, y, x + size * (1 - _BELOW), end)


def _origin(text: Any, place: int) -> tuple[float, float]:
    """Returns where a character stands on its line."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text, place, byref(x), byref(y))
    return x.value, y.value
