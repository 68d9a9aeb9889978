"""From the bytes of a JSON document to plain values, within bounds and with clear errors."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

import msgspec

from govinfo_report.errors import DocumentError, Problem
from govinfo_report.model.contract import MAX_BYTES, MAX_DEPTH, too_deep

_BOM: Final = b"\xef\xbb\xbf"
_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
_BYTE: Final = re.compile(r" \(byte (\d+)\)$")


def utf8(data: str | bytes) -> bytes:
    """The document as UTF-8 without byte order mark, within the bound on its size.

    Raises:
        DocumentError: It is too long, or a text that UTF-8 cannot express.
    """
    if isinstance(data, str):
        try:
            data = data.encode()
        except UnicodeEncodeError as error:
            raise _whole(f"no valid text: a lone surrogate at character {error.start}") from None
    if len(data) > MAX_BYTES:
        raise _whole(f"{len(data)} bytes; a document has at most {MAX_BYTES}")
    return data.removeprefix(_BOM)


def decoded(data: bytes) -> Any:
    """The JSON value in ``data``: integers as ``int``, other numbers as exact ``Decimal``.

    Raises:
        DocumentError: No JSON, no UTF-8, nested too deep or a number out of all bounds.
    """
    try:
        value = _DECODER.decode(data)
    except RecursionError:
        raise _whole(f"nested deeper than {MAX_DEPTH} levels") from None
    except UnicodeDecodeError as error:
        raise _whole(f"not UTF-8: byte 0x{error.object[error.start]:02x} in a text") from None
    except msgspec.DecodeError as error:
        raise _whole(_placed(str(error), data)) from None
    except ArithmeticError:
        raise _whole("a number with an exponent beyond all bounds") from None
    if too_deep(value):
        raise _whole(f"nested deeper than {MAX_DEPTH} levels")
    return value


def _whole(message: str) -> DocumentError:
    return DocumentError([Problem("", message)])


def _placed(message: str, data: bytes) -> str:
    """The decoder's message, with line and column in place of its byte offset."""
    match = _BYTE.search(message)
    if match is None:
        return f"no JSON: {message}"
    before = data[: int(match[1])]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return f"no JSON: {message[: match.start()]} (line {line}, column {column})"
