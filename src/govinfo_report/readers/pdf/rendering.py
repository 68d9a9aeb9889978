"""Pages of a PDF that are pictures, as dots, in the resolution of the picture itself."""

from __future__ import annotations

from ctypes import byref, c_uint, string_at
from typing import Any, Final

from govinfo_report.readers import bounds
from govinfo_report.readers.pdf.binding import pdfium
from govinfo_report.readers.picture_reader import RenderedPage

_INCH: Final = 72.0
_USUAL: Final = 200 / _INCH
"""Dots of a point where the page does not say."""

_LEAST: Final = 96 / _INCH
_MOST: Final = 300 / _INCH
"""Fewest and most dots of a point: more shows nothing more."""


def rendered(page: Any) -> RenderedPage:
    """Returns a page, without its annotations.

    Raises:
        ReadError: It has more dots than any page.
    """
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(max(_resolution(page) or _USUAL, _LEAST), _MOST)
    columns, rows = max(round(width * scale), 1), max(round(height * scale), 1)
    bounds.SCAN_DOTS.check(columns * rows)
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGR, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        dots = string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return RenderedPage(dots, columns, rows, stride)


def _resolution(page: Any) -> float:
    """Returns the dots of a point of the largest picture on a page; 0 without one."""
    found = (0.0, 0.0)
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
            found = max(found, (width * height, columns.value / width))
    return found[1]
