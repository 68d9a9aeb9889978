"""Pages of a PDF that are pictures, and pictures on them, as dots in their own resolution."""

from __future__ import annotations

from ctypes import byref, c_uint, string_at
from typing import Any, Final

from govinfo_report.readers import bounds
from govinfo_report.readers.pdf.binding import pdfium
from govinfo_report.readers.sheets.pictures import Edges
from govinfo_report.readers.shown_pages import RenderedPage

_INCH: Final = 72.0
_USUAL: Final = 200 / _INCH
"""Dots of a point where the page does not say."""

_LEAST: Final = 96 / _INCH
_MOST: Final = 300 / _INCH
"""Fewest and most dots of a point: more shows nothing more."""

_WITHIN: Final = 0.02
"""How many dots a page is smaller than its dots: PDFium draws a picture whose edges fall between
dots into one dot more, and blurs it."""


def rendered(page: Any, box: Edges | None = None) -> RenderedPage:
    """Returns a page, or a part of it, without its annotations.

    Args:
        page: The page, open in PDFium.
        box: The part: its edges as parts of the width and height of the page; ``None``: all of it.

    Raises:
        ReadError: It has more dots than any page.
    """
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    left, top, right, bottom = box or (0.0, 0.0, 1.0, 1.0)
    area = None if box is None else width * (right - left) * height * (bottom - top)
    scale = min(max(_resolution(page, area) or _USUAL, _LEAST), _MOST)
    columns = max(round(width * (right - left) * scale), 1)
    rows = max(round(height * (bottom - top) * scale), 1)
    bounds.SCAN_DOTS.check(columns * rows)
    whole = max(round(width * scale), 1), max(round(height * scale), 1)
    start = -round(left * width * scale), -round(top * height * scale)
    across, down = (whole[0] - _WITHIN) / width, (whole[1] - _WITHIN) / height
    shown = pdfium.FS_MATRIX(across, 0, 0, down, start[0] + _WITHIN / 2, start[1] + _WITHIN / 2)
    seen = pdfium.FS_RECTF(0, 0, columns, rows)
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGR, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, byref(shown), byref(seen), 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        dots = string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return RenderedPage(dots, columns, rows, stride)


def _resolution(page: Any, area: float | None) -> float:
    """Returns the dots of a point of a picture on a page; 0 without one.

    Args:
        page: The page.
        area: About how large the picture is, in square points; ``None``: it is the largest one.
    """
    found: list[tuple[float, float]] = []
    columns, rows = c_uint(), c_uint()
    matrix = pdfium.FS_MATRIX()
    for place in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, place)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium.FPDFPageObj_GetMatrix(drawn, byref(matrix))
        pdfium.FPDFImageObj_GetImagePixelSize(drawn, byref(columns), byref(rows))
        width = (matrix.a**2 + matrix.b**2) ** 0.5
        height = (matrix.c**2 + matrix.d**2) ** 0.5
        if width > 0:
            own = width * height
            found.append((own if area is None else -abs(own - area), columns.value / width))
    return max(found, default=(0.0, 0.0))[1]
