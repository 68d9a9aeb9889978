"""PDFium, and how it is called once for each character and line of a page.

The package that binds it makes an object of each pointer that a function gives. With addresses,
which are numbers, a call costs half as much; and most of reading a PDF is such calls.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import c_int, c_void_p, cast
from typing import Any

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text

try:
    import pypdfium2.raw as pdfium
except ImportError as missing:
    raise MissingReaderError("pdf", Text("读取PDF", "reading PDF")) from missing

__all__ = ["address_of", "by_address", "pdfium"]


def address_of(pointer: Any) -> int:
    """Returns where a pointer points."""
    address: int | None = cast(pointer, c_void_p).value
    return address or 0


def by_address(function: Any, *numbers: Any, result: Any = c_int) -> Callable[..., Any]:
    """Returns a function of PDFium that takes and gives addresses in place of pointers.

    Args:
        function: As the package has it. It stays as it is.
        numbers: The types of the arguments after the first, which is a pointer; ``None`` for one
            more pointer.
        result: The type of what it gives.
    """
    plain = type(function)(address_of(function))
    plain.argtypes = [c_void_p, *(number or c_void_p for number in numbers)]
    plain.restype = result
    called: Callable[..., Any] = plain
    return called
