"""The pictures of a web page: which are large enough to show a table, and what they are called."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from html import unescape
from typing import Final, TypeAlias
from urllib.parse import unquote

from govinfo_report.display import printable_name
from govinfo_report.readers.picture_sizes import picture_size

PictureSize: TypeAlias = tuple[int, int]
"""Width and height in dots."""

WIDTH: Final = 200
"""The least width of a picture that can show a table, in dots."""

HEIGHT: Final = 60
"""Its least height."""

_STAND_IN: Final = 2
"""A picture no larger than this is shown until a script fetches the one that is meant."""

_ATTRIBUTE: Final = re.compile(r' ([a-z-]{1,40})="([^"]*)"')
_ADDRESSES: Final = ("src", "data-src", "data-original", "data-lazy-src", "_src", "oldsrc")
"""Attributes that hold the address; scripts set the first from the others."""

_SIZE: Final = re.compile(r"\s*([0-9]{1,5})(?:\.[0-9]{1,9})?\s*(px|pt)?\s*")
_STYLE: Final = re.compile(r"(?:^|[\s;])(width|height)\s*:\s*([^;]{1,20})")
_DATA: Final = re.compile(r"data:image/[a-z+.-]{1,20};base64,")
_HEAD: Final = 64 * 1024
"""How much of a picture that stands in its address is looked at, in characters."""

_LONGEST: Final = 60


def named_picture(attributes: str, sizes: Mapping[str, PictureSize]) -> tuple[str, str] | None:
    """Returns the name of a picture's file and its address; ``None``: it is too small for a table.

    Args:
        attributes: The attributes of its tag, as the parser writes them.
        sizes: Address of a picture → its width and height, where its file is at hand.
    """
    found = dict(_ATTRIBUTE.findall(attributes))
    addresses = [unescape(found[name]) for name in _ADDRESSES if found.get(name)]
    if not addresses or _is_small(found, next(filter(None, map(sizes.get, addresses)), None)):
        return None
    address = addresses[-1]  # a script shows that one in place of the first
    if match := _DATA.match(address):
        if _is_small({}, _size_of(address[match.end() : match.end() + _HEAD])):
            return None
        return _short(unescape(found.get("alt", "") or found.get("title", ""))), address
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    return _short(unquote(path.rpartition("/")[2].rpartition("\\")[2])), address


def _is_small(attributes: Mapping[str, str], own: PictureSize | None) -> bool:
    """Whether a picture is shown smaller than a table; its own size counts where none is said."""
    said = {name: attributes.get(name, "") for name in ("width", "height")}
    said |= _STYLE.findall(attributes.get("style", "").lower())
    shown = {name: size for name, value in said.items() if (size := _dots(value)) is not None}
    is_own = own is not None and max(own) > _STAND_IN and not shown
    width, height = own if is_own and own is not None else (WIDTH, HEIGHT)
    return shown.get("width", width) < WIDTH or shown.get("height", height) < HEIGHT


def _dots(value: str) -> float | None:
    """Returns a length in dots; ``None`` where it is a part of something else, or none is said."""
    match = _SIZE.fullmatch(value.lower())
    if match is None:
        return None
    return int(match[1]) * (4 / 3 if match[2] == "pt" else 1)


def _size_of(written: str) -> PictureSize | None:
    try:
        return picture_size(b64decode(written[: len(written) // 4 * 4]))
    except (Error, ValueError):
        return None


def _short(name: str) -> str:
    name = printable_name(name)
    return name if len(name) <= _LONGEST else f"…{name[-_LONGEST:]}"
