"""The rulings and pictures of a PDF's page, from the objects that PDFium finds drawn on it."""

from __future__ import annotations

from collections.abc import Collection
from ctypes import byref, c_float, c_int, c_uint, c_ulong, c_void_p
from functools import partial
from itertools import repeat
from typing import Any, Final

from govinfo_report.readers import bounds
from govinfo_report.readers.pdf.binding import address_of, by_address, pdfium
from govinfo_report.readers.sheets.drawn_rulings import THIN, DrawnRulings, Points
from govinfo_report.readers.sheets.sheet import BLANK, Box, Glyph, Matrix

_count_on_page: Final = by_address(pdfium.FPDFPage_CountObjects)
_get_on_page: Final = by_address(pdfium.FPDFPage_GetObject, c_int, result=c_void_p)
_count_in_form: Final = by_address(pdfium.FPDFFormObj_CountObjects)
_get_in_form: Final = by_address(pdfium.FPDFFormObj_GetObject, c_ulong, result=c_void_p)
_kind_of: Final = by_address(pdfium.FPDFPageObj_GetType)
_set_matrix: Final = by_address(pdfium.FPDFPageObj_GetMatrix, None)
_set_bounds: Final = by_address(pdfium.FPDFPageObj_GetBounds, None, None, None, None)
_set_size: Final = by_address(pdfium.FPDFTextObj_GetFontSize, None)
_set_mode: Final = by_address(pdfium.FPDFPath_GetDrawMode, None, None)
_set_colour: Final = by_address(pdfium.FPDFPageObj_GetFillColor, None, None, None, None)
_count_segments: Final = by_address(pdfium.FPDFPath_CountSegments)
_get_segment: Final = by_address(pdfium.FPDFPath_GetPathSegment, c_int, result=c_void_p)
_set_point: Final = by_address(pdfium.FPDFPathSegment_GetPoint, None, None)
_segment_kind: Final = by_address(pdfium.FPDFPathSegment_GetType)


class PageDrawing:
    """What is drawn on a page beside its characters.

    Attributes:
        rulings: The rulings.
        pictures: The boxes of the pictures.
        blanks: Spaces that are drawn by themselves, which PDFium does not take for text.
    """

    def __init__(
        self, page: Any, shown: Matrix, area: float, texts: Collection[int | None], characters: int
    ) -> None:
        """Finds it.

        Args:
            page: The page, open in PDFium.
            shown: How positions on the page become positions on the sheet.
            area: The area of the page.
            texts: The addresses of what draws its characters.
            characters: How many characters are on it.

        Raises:
            ReadError: There is more on it than on any report's page.
        """
        self.rulings = DrawnRulings(area)
        self.pictures: list[Box] = []
        self.blanks: list[Glyph] = []
        self._texts = texts
        self._objects = characters
        # What PDFium writes into, each with its address.
        self._numbers = [c_float() for _ in range(4)]
        self._edges = [byref(number) for number in self._numbers]
        self._modes = c_int(), c_int()
        self._matrix = pdfium.FS_MATRIX()
        self._add(address_of(page), shown, is_form=False)

    def _add(self, holder: int, shown: Matrix, *, is_form: bool) -> None:
        """Adds what is on a page, or in a form, which pages and other forms call by name."""
        count, get = (_count_in_form, _get_in_form) if is_form else (_count_on_page, _get_on_page)
        objects = count(holder)
        self._objects += objects
        bounds.PRINTED_OBJECTS.check(self._objects)
        for found in map(get, repeat(holder), range(objects)):
            if found in self._texts:
                continue
            kind = _kind_of(found)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._add_path(found, shown)
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._add_blank(found, shown)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(self._moved(found, shown).box(0, 0, 1, 1))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._add(found, self._moved(found, shown), is_form=True)

    def _moved(self, found: int, shown: Matrix) -> Matrix:
        """Returns how positions in an object become positions on the sheet."""
        own = self._matrix
        _set_matrix(found, byref(own))
        return shown.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))

    def _add_blank(self, text: int, shown: Matrix) -> None:
        size = self._numbers[0]
        _set_size(text, self._edges[0])
        moved = self._moved(text, shown)
        self.blanks.append(Glyph(BLANK, *moved.box(0, 0, 0, size.value)))

    def _add_path(self, path: int, shown: Matrix) -> None:
        fill, stroke = self._modes
        _set_mode(path, byref(fill), byref(stroke))
        is_filled = fill.value != 0 and stroke.value == 0
        if is_filled:
            _set_bounds(path, *self._edges)
            box = shown.box(*(number.value for number in self._numbers))
            if min(box.x1 - box.x0, box.bottom - box.top) < THIN:
                self.rulings.add_thin(box)
                return
        moved = self._moved(path, shown)
        segments = _count_segments(path)
        self._objects += segments // 4
        bounds.PRINTED_OBJECTS.check(self._objects)
        is_white = partial(_is_white, path) if is_filled else None
        points: Points = []
        x, y = self._numbers[:2]
        for place in range(segments):
            segment = _get_segment(path, place)
            _set_point(segment, *self._edges[:2])
            if _segment_kind(segment) != pdfium.FPDF_SEGMENT_LINETO:
                self.rulings.add_line(points, is_white)
                points = []  # it begins anew, also after each point of a curve
            points.append(moved.point(x.value, y.value))
        self.rulings.add_line(points, is_white)


def _is_white(path: int) -> bool:
    parts = [c_uint() for _ in range(4)]
    _set_colour(path, *map(byref, parts))
    return all(part.value == 255 for part in parts[:3])
