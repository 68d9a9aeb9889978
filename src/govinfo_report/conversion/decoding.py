"""From the bytes of a JSON document to plain values, within bounds and with clear errors."""

from __future__ import annotations

from typing import Any, Final

from govinfo_report.errors import DocumentError, Problem
from govinfo_report.json_text import NotJsonError, parsed
from govinfo_report.model.contract import MAX_BYTES, MAX_DEPTH, too_deep

_BOM: Final = b"\xef\xbb\xbf"


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
    """The JSON value in ``data``, as :func:`govinfo_report.json_text.parsed` gives it.

    Raises:
        DocumentError: No JSON, no UTF-8 or nested too deep.
    """
    try:
        value = parsed(data)
    except NotJsonError as error:
        raise _whole(error.words.en) from None
    except RecursionError:
        raise _whole(f"nested deeper than {MAX_DEPTH} levels") from None
    if too_deep(value):
        raise _whole(f"nested deeper than {MAX_DEPTH} levels")
    return value


def _whole(message: str) -> DocumentError:
    return DocumentError([Problem("", message)])
