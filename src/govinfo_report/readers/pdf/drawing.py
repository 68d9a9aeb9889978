"""The rulings and pictures of a PDF's page, from the objects that PDFium finds drawn on it."""

from __future__ import annotations

from collections.abc import Collection
from ctypes import byref, c_float, c_int, c_uint, c_ulong, c_void_p
from itertools import pairwise, repeat
from typing import Any, Final

from govinfo_report.readers import bounds
from govinfo_report.readers.pdf.library import address_of, by_address, pdfium
from govinfo_report.readers.sheets.sheet import Box, Matrix, Ruling

_THICK: Final = 8
"""A filled rectangle thinner than this, in points, is a line."""

_THIN: Final = 1.5
"""Whatever is filled and thinner than this is a line, of any shape."""

_WHOLE: Final = 0.35
"""A filled rectangle over more of the page than this is its background."""

_ASKEW: Final = 0.5
"""How far in points a ruling may rise or fall."""

_count_on_page: Final = by_address(pdfium.FPDFPage_CountObjects)
_get_on_page: Final = by_address(pdfium.FPDFPage_GetObject, c_int, result=c_void_p)
_count_in_form: Final = by_address(pdfium.FPDFFormObj_CountObjects)
_get_in_form: Final = by_address(pdfium.FPDFFormObj_GetObject, c_ulong, result=c_void_p)
_kind_of: Final = by_address(pdfium.FPDFPageObj_GetType)
_set_matrix: Final = by_address(pdfium.FPDFPageObj_GetMatrix, None)
_set_bounds: Final = by_address(pdfium.FPDFPageObj_GetBounds, None, None, None, None)
_set_mode: Final = by_address(pdfium.FPDFPath_GetDrawMode, None, None)
_set_colour: Final = by_address(pdfium.FPDFPageObj_GetFillColor, None, None, None, None)
_count_segments: Final = by_address(pdfium.FPDFPath_CountSegments)
_get_segment: Final = by_address(pdfium.FPDFPath_GetPathSegment, c_int, result=c_void_p)
_set_point: Final = by_address(pdfium.FPDFPathSegment_GetPoint, None, None)
_segment_kind: Final = by_address(pdfium.FPDFPathSegment_GetType)


class PageDrawing:
    """What is drawn on a page beside its characters.

    Attributes:
        across: The horizontal rulings.
        down: The vertical ones.
        pictures: The boxes of the pictures.
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
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self.pictures: list[Box] = []
        self._whole = area * _WHOLE
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
        bounds.PDF_OBJECTS.check(self._objects)
        for found in map(get, repeat(holder), range(objects)):
            if found in self._texts:
                continue
            kind = _kind_of(found)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._add_path(found, shown)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(self._moved(found, shown).box(0, 0, 1, 1))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                self._add(found, self._moved(found, shown), is_form=True)

    def _moved(self, found: int, shown: Matrix) -> Matrix:
        """Returns how positions in an object become positions on the sheet."""
        own = self._matrix
        _set_matrix(found, byref(own))
        return shown.after(Matrix(own.a, own.b, own.c, own.d, own.e, own.f))

    def _add_path(self, path: int, shown: Matrix) -> None:
        fill, stroke = self._modes
        _set_mode(path, byref(fill), byref(stroke))
        is_filled = fill.value != 0 and stroke.value == 0
        if is_filled:
            _set_bounds(path, *self._edges)
            box = shown.box(*(number.value for number in self._numbers))
            if min(box.x1 - box.x0, box.bottom - box.top) < _THIN:
                self._add_edges(box)
                return
        moved = self._moved(path, shown)
        segments = _count_segments(path)
        self._objects += segments // 4
        bounds.PDF_OBJECTS.check(self._objects)
        points: list[tuple[float, float]] = []
        x, y = self._numbers[:2]
        for place in range(segments):
            segment = _get_segment(path, place)
            _set_point(segment, *self._edges[:2])
            if _segment_kind(segment) != pdfium.FPDF_SEGMENT_LINETO:
                self._add_line(path, points, is_filled=is_filled)
                points = []  # it begins anew, also after each point of a curve
            points.append(moved.point(x.value, y.value))
        self._add_line(path, points, is_filled=is_filled)

    def _add_line(self, path: int, points: list[tuple[float, float]], *, is_filled: bool) -> None:
        """Adds the edges of a line of points along the page; of a filled one, the last edge too."""
        if len(points) < 2:
            return
        if is_filled:
            if points[-1] != points[0]:
                points.append(points[0])
            if self._is_background(path, points):
                return
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y1 - y0) <= _ASKEW < abs(x1 - x0):
                self.across.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _ASKEW < abs(y1 - y0):
                self.down.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _add_edges(self, box: Box) -> None:
        """Adds the long edges of something thin."""
        x0, top, x1, bottom = box
        if x1 - x0 > bottom - top:
            self.across += Ruling(top, x0, x1), Ruling(bottom, x0, x1)
        else:
            self.down += Ruling(x0, top, bottom), Ruling(x1, top, bottom)

    def _is_background(self, path: int, points: list[tuple[float, float]]) -> bool:
        """Whether a rectangle only colours what is behind the words, as browsers print pages."""
        if len(set(points)) != 4:
            return False
        xs, ys = zip(*points, strict=True)
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if min(width, height) < _THICK:
            return False
        if width * height > self._whole:
            return True
        parts = [c_uint() for _ in range(4)]
        _set_colour(path, *map(byref, parts))
        return all(part.value == 255 for part in parts[:3])
