"""ZIP files that are the same whenever they are made."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Final

EPOCH: Final = dt.datetime(1980, 1, 1)  # noqa: DTZ001  # ZIP and Office know no time zones here
"""The moment that all files of an archive, and a document's properties, are said to be of: the
earliest that ZIP can name."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file of these parts, in this order, with fixed times and attributes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # not the system that this runs on
            archive.writestr(info, data)
    return target.getvalue()


def settled(data: bytes) -> bytes:
    """A ZIP file with the same parts in the same order, and nothing that depends on the moment."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({info.filename: archive.read(info) for info in archive.infolist()})
