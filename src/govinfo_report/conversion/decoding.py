"""From the bytes of a JSON document to plain values, within bounds and with clear errors."""

from __future__ import annotations

from typing import Any, Final

from govinfo_report.errors import DocumentError, Problem
from govinfo_report.json_text import NotJsonError, parsed
from govinfo_report.language import Text
from govinfo_report.model.contract import MAX_BYTES, TOO_DEEP, too_deep

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
            raise _whole(
                Text(
                    "不是有效的文本：第{place}个字符是孤立的代理码位",
                    "no valid text: a lone surrogate at character {place}",
                ).filled(place=error.start)
            ) from None
    if len(data) > MAX_BYTES:
        raise _whole(
            Text(
                "共 {size} 字节，超过上限 {most} 字节",
                "{size} bytes; a document has at most {most}",
            ).filled(size=len(data), most=MAX_BYTES)
        )
    return data.removeprefix(_BOM)


def decoded(data: bytes) -> Any:
    """The JSON value in ``data``, as :func:`govinfo_report.json_text.parsed` gives it.

    Raises:
        DocumentError: No JSON, no UTF-8 or nested too deep.
    """
    try:
        value = parsed(data)
    except NotJsonError as error:
        raise _whole(error.words) from None
    except RecursionError:
        raise _whole(TOO_DEEP) from None
    if too_deep(value):
        raise _whole(TOO_DEEP)
    return value


def _whole(message: Text) -> DocumentError:
    return DocumentError([Problem("", message)])
