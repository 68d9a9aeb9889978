"""The pictures of a Word or Excel file that are large enough to show a table."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from govinfo_report.display import printable_name
from govinfo_report.errors import ReadError
from govinfo_report.page import PagePicture
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import XmlArchive, local_name
from govinfo_report.readers.office.package import Relationship, relationships

_POINT: Final = 12_700
"""English Metric Units in a point."""

_WIDTH: Final = 150 * _POINT
"""The least width of a picture that can show a table; a seal is smaller."""

_HEIGHT: Final = 40 * _POINT
"""Its least height."""

DRAWINGS: Final = ("drawing", "pict", "object")
"""Elements that may hold a picture."""

_APART: Final = (*DRAWINGS, "txbxContent", "Fallback")
"""Elements in a drawing that are looked at by themselves, or not at all."""

_STYLE: Final = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9]{1,5})(?:\.[0-9]{1,9})?(pt|in)")
_UNITS: Final = {"pt": _POINT, "in": 72 * _POINT}


def picture_in(drawing: Element) -> str | None:
    """Returns the relationship's id of the picture in a drawing; ``None``: there is no large one.

    Args:
        drawing: A drawing, an old picture, or an embedded object, which is shown as a picture.
    """
    width = height = None
    found = None
    for element in _own(drawing):
        name = local_name(element.tag)
        if name in ("extent", "ext") and element.get("cx") and width is None:
            width, height = _length(element.get("cx")), _length(element.get("cy"))
        elif name == "shape" and width is None:
            sizes = {
                kind: int(size) * _UNITS[unit]
                for kind, size, unit in _STYLE.findall(element.get("style", ""))
            }
            width, height = sizes.get("width"), sizes.get("height")
        elif name in ("blip", "imagedata") and found is None:
            ids = {local_name(key): value for key, value in element.items()}
            found = ids.get("embed") or ids.get("link") or ids.get("id") or ""
    if found is None or (width is not None and width < _WIDTH):
        return None
    return None if height is not None and height < _HEIGHT else found


def _own(drawing: Element) -> Iterator[Element]:
    """Yields what is in a drawing, in its order, but for text boxes and drawings in it."""
    waiting = [iter(drawing)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif local_name(element.tag) not in _APART:
            yield element
            waiting.append(iter(element))


def _length(written: str | None) -> int | None:
    return (
        int(written)
        if written and written.isascii() and len(written) <= 12 and written.isdigit()
        else None
    )


def with_names(
    pictures: Iterable[PagePicture], related: Iterable[Relationship]
) -> tuple[PagePicture, ...]:
    """Returns pictures with the names of their files in place of the ids of relationships."""
    parts = {one.id: one.part for one in related}
    named = []
    for picture in pictures:
        part = parts.get(picture.name, "")
        name = printable_name(posixpath.basename(part))
        named.append(replace(picture, name=name, source=part))
    return tuple(named)


def pictures_on(archive: XmlArchive, sheet: str) -> list[tuple[int, str]]:
    """Returns the row at which each large picture on a sheet of Excel begins, and its name.

    Args:
        archive: The file.
        sheet: Name of the sheet's part.
    """
    found: list[tuple[int, str]] = []
    for related in relationships(archive, sheet):
        if related.kind != "drawing" or related.part not in archive:
            continue
        try:
            anchors = list(archive.root(related.part))
            names = {one.id: one.part for one in relationships(archive, related.part)}
        except ReadError:  # what is drawn beside the cells is no reason to refuse them
            continue
        for anchor in anchors[: bounds.PICTURES]:
            picture = picture_in(anchor)
            if picture is not None:
                name = printable_name(posixpath.basename(names.get(picture, "")))
                found.append((_first_row(anchor), name))
    return found


def _first_row(anchor: Element) -> int:
    """Returns the row at which a drawing begins, from 1; 1 where it stands by itself."""
    rows = (element.text or "" for element in anchor.iter() if local_name(element.tag) == "row")
    first = _length(next(rows, "").strip())
    return 1 if first is None else first + 1
