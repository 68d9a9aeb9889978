"""In which encoding the bytes of a web page are, whatever they say of themselves.

Offices' pages declare gb2312 and are GB18030, declare UTF-8 and are GBK, or declare nothing; and
crawlers save pages as UTF-8 without correcting the declaration. The bytes know best.
"""

from __future__ import annotations

import re
from typing import Final

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_HEAD: Final = 4096

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# GB2312 and GBK are parts of GB18030; browsers read them so as well.
_FAMILY: Final = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}
_KNOWN: Final = frozenset(("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"))

# The commonest characters of Chinese text and of reports: what the right decoding is full of.
_COMMON: Final = re.compile("[的是在不年月日公开政府信息工作行法理数情况報開務資]")
_ENOUGH: Final = 10
"""Fewest such characters of a text without a mark; a report has hundreds."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BROKEN: Final = "\ufffd"
_COST: Final = 8
"""How many common characters one broken one outweighs."""


def utf16_of(data: bytes) -> str | None:
    """The byte order of a text in UTF-16 without a mark; ``None`` where it is in no such encoding.

    An even number of bytes is a text in either order, mostly of characters that no report has: the
    order is right in which the commonest characters are there, and no control character is.
    """
    if b"\x00" not in data[:_HEAD] or len(data) % 2:
        return None
    found = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            found[encoding] = len(_COMMON.findall(text))
    best = max(found, key=found.__getitem__, default=None)
    if best is None or found[best] < _ENOUGH:
        return None
    return best if all(found[best] > 8 * n for name, n in found.items() if name != best) else None


def decode_page(data: bytes) -> str:
    """The text of a web page; bytes that are in no encoding become U+FFFD, never a character."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if (unmarked := utf16_of(data)) is not None:
        return data.decode(unmarked)
    if b"\x00" in data[:200]:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(data)


def _likeliest(data: bytes) -> str:
    """The decoding with the most common characters and the fewest broken ones."""
    match = _DECLARED.search(data[:_HEAD])
    declared = match[1].decode("ascii").lower() if match else ""
    declared = _FAMILY.get(declared, declared)
    candidates = dict.fromkeys((declared, "utf-8", "gb18030", "big5"))
    texts = [data.decode(name, "replace") for name in candidates if name in _KNOWN]
    return max(texts, key=lambda text: len(_COMMON.findall(text)) - _COST * text.count(_BROKEN))
