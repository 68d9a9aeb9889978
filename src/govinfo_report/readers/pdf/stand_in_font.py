"""One font in place of every font that a PDF names and does not hold.

PDFium drops a character by itself (the last of a wrapped label) whose font is neither in the file
nor known to the machine, and which fonts it knows differs from machine to machine. While this
library reads, it is given a font that has a sign for every character, so that every machine reads
the same; what else uses PDFium in the process never meets that font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import memmove
from functools import cache
from pathlib import Path
from typing import Any, Final

from govinfo_report.readers.pdf.binding import pdfium

_FONT: Final = Path(__file__).with_name("stand_in.ttf").read_bytes()
"""Made by ``scripts/stand_in_font.py``: one narrow box for every character of Unicode."""

_HANDLE: Final = 1
_SIMPLIFIED_CHINESE: Final = 134
"""The set of characters that the font says it has, by the numbers of Windows."""


def _copy(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    """Copies the font into a buffer that is large enough; 0 for a single table of it."""
    if table:
        return 0
    if buffer and size >= len(_FONT):
        memmove(buffer, _FONT, len(_FONT))
    return len(_FONT)


_ANSWERS: Final[dict[str, Callable[..., Any]]] = {
    "Release": lambda _info: None,
    "EnumFonts": lambda _info, _mapper: None,
    "MapFont": lambda *_: _HANDLE,
    "GetFont": lambda _info, _face: _HANDLE,
    "GetFontData": _copy,
    "GetFaceName": lambda *_: 0,
    "GetFontCharset": lambda _info, _font: _SIMPLIFIED_CHINESE,
    "DeleteFont": lambda _info, _font: None,
}


@cache
def _source_of_fonts() -> Any:
    """Returns what answers PDFium's questions for fonts; it must live as long as the process."""
    source = pdfium.FPDF_SYSFONTINFO(version=1)
    for name, answer in _ANSWERS.items():
        setattr(source, name, type(getattr(source, name))(answer))
    return source


@contextmanager
def stand_in_font() -> Iterator[None]:
    """Has PDFium take the one font for all that files name; afterwards those of the machine."""
    pdfium.FPDF_SetSystemFontInfo(_source_of_fonts())
    try:
        yield
    finally:
        pdfium.FPDF_SetSystemFontInfo(pdfium.FPDF_GetDefaultSystemFontInfo())
