"""Files of pictures → the pictures of their pages. A size is known before anything is decoded."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from math import inf
from typing import Final, TypeAlias

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from govinfo_report.page import Page
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import picture_kind, refusal
from govinfo_report.readers.scans.upright import Picture
from govinfo_report.readers.sheets import page_of_sheets
from govinfo_report.readers.sheets.sheet import PrintedSheet

_KINDS: Final = ("PNG", "JPEG", "TIFF", "WEBP")

_DAMAGED: Final = (
    *(UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, EOFError, KeyError),
    *(IndexError, OverflowError, MemoryError, RuntimeError, AttributeError, ZeroDivisionError),
)
"""What Pillow raises of broken files."""

_TILE: Final = (322, 323)
"""Tags of a TIFF: width and height of its tiles."""

_DEPTH: Final = (258, 277)
"""Tags of a TIFF: bits of a sample, and samples of a dot."""

_MOST_BITS: Final = 64

_LEAST: Final = 64
"""Least width and height of a picture of anything printed, in dots."""


Sheets: TypeAlias = Callable[[Iterable[tuple[int, Picture]], int], list[PrintedSheet]]
"""Recognises pages, given with their numbers, and how many there are."""


def page_of_picture(data: bytes, name: str | None, sheets_of: Sheets) -> Page:
    """Makes a page of a picture.

    Args:
        data: The file.
        name: Its name.
        sheets_of: What recognises its pages.

    Raises:
        ReadError: It is broken, larger than the bounds, or nothing is recognised on it.
    """
    with _opened(data) as image:
        count = _frames(image, data)
        sheets = sheets_of(_pages(image, count, data), count)
    return page_of_sheets(sheets, "picture", "picture", name)


def picture_of(data: bytes, least: int = _LEAST) -> Picture | None:
    """Returns a picture of a web page or document; ``None`` where it is no picture of print.

    Args:
        data: Its file.
        least: Least width and height of a picture that is taken, in dots.

    Raises:
        ReadError: It is larger than the bounds.
    """
    try:
        with _open(data) as image:
            _check_size(image)
            return _decoded(image) if min(image.size) >= least else None
    except _DAMAGED:
        return None


def size_of(data: bytes) -> tuple[int, int] | None:
    """Returns the width and height of a picture as it is stored; ``None`` where it is none.

    Raises:
        ReadError: It is larger than the bounds.
    """
    try:
        with _open(data) as image:
            _check_size(image)
            return image.size
    except _DAMAGED:
        return None


def picture_of_dots(dots: bytes, width: int, height: int, stride: int) -> Picture:
    """Returns a picture given its dots in blue, green and red, row by row."""
    rows = np.frombuffer(dots, np.uint8).reshape(height, stride)[:, : 3 * width]
    picture = rows.reshape(height, width, 3)
    is_grey = bool((picture == picture[:, :, :1]).all())
    return np.ascontiguousarray(picture[:, :, 0]) if is_grey else picture.copy()


def _opened(data: bytes) -> Image.Image:
    try:
        return _open(data)
    except _DAMAGED as error:
        raise refusal("picture_broken", kind=picture_kind(data)) from error


def _open(data: bytes) -> Image.Image:
    """Opens a picture; nothing is decoded.

    Raises:
        ReadError: It is so large that Pillow refuses it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are bounded here
            return Image.open(BytesIO(data), formats=_KINDS)
    except Image.DecompressionBombError:
        bounds.SCAN_DOTS.check(inf)
        raise


def _frames(image: Image.Image, data: bytes) -> int:
    """Returns how many pages a picture has; one that moves shows its first."""
    if image.format != "TIFF":
        return 1
    count = 1
    try:
        while True:
            image.seek(count)
            count += 1
            bounds.SCAN_PAGES.check(count)
    except EOFError:
        return count
    except _DAMAGED as error:
        raise refusal("picture_broken", kind=picture_kind(data)) from error


def _pages(image: Image.Image, count: int, data: bytes) -> Iterator[tuple[int, Picture]]:
    for number in range(1, count + 1):
        try:
            if count > 1:
                image.seek(number - 1)
            _check_size(image)
            picture = _decoded(image)
        except _DAMAGED as error:
            raise refusal("picture_broken", kind=picture_kind(data)) from error
        yield number, picture


def _check_size(image: Image.Image) -> None:
    bounds.SCAN_DOTS.check(image.width * image.height)
    tags = getattr(image, "tag_v2", None)
    if tags is None:
        return
    tile = [int(tags.get(tag) or 0) for tag in _TILE]
    bounds.SCAN_DOTS.check(tile[0] * tile[1])
    bits, samples = tags.get(_DEPTH[0]) or (1,), int(tags.get(_DEPTH[1]) or 1)
    most = max(bits) if isinstance(bits, tuple) else int(bits)
    if most * samples > _MOST_BITS:
        raise ValueError("no picture of a page")


def _decoded(image: Image.Image) -> Picture:
    """Returns a picture as it is shown, on white paper, in grey where it has no colours."""
    shown = ImageOps.exif_transpose(image)
    if shown.mode in ("I;16", "I;16B", "I;16L", "I"):
        dots = np.asarray(shown, np.float64)
        return (dots * (255 / max(float(dots.max(initial=0)), 255.0))).astype(np.uint8)
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        clear = shown.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        shown = Image.alpha_composite(paper, clear)
    if shown.mode in ("1", "L"):
        return np.asarray(shown.convert("L"), np.uint8)
    coloured = np.asarray(shown.convert("RGB"), np.uint8)
    return np.ascontiguousarray(coloured[:, :, ::-1])
