"""The size of a picture, from the first bytes of its file: nothing is decoded."""

from __future__ import annotations

from typing import Final

_MOST_MARKERS: Final = 1_000
"""Most parts of a JPEG that are passed over before the one that tells its size."""

_WITHOUT_SIZE: Final = (0xC4, 0xC8, 0xCC)
"""Markers of a JPEG between those of frames that begin none."""


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Returns the width and height of a PNG, GIF, JPEG or BMP in dots; ``None`` where unknown."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if data.startswith(b"GIF8") and len(data) >= 10:
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    if data.startswith(b"BM") and len(data) >= 26:
        height = int.from_bytes(data[22:26], "little", signed=True)  # negative: from above
        return int.from_bytes(data[18:22], "little"), abs(height)
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    for _ in range(_MOST_MARKERS):
        part = data[at : at + 9]
        if len(part) < 9 or part[0] != 0xFF:
            return None
        if part[1] in range(0xC0, 0xD0) and part[1] not in _WITHOUT_SIZE:
            return int.from_bytes(part[7:9], "big"), int.from_bytes(part[5:7], "big")
        at += 2 + int.from_bytes(part[2:4], "big")
    return None
