"""What the parts of a Word or Excel file are to one another: types and relationships.

The source is ECMA-376 part 2, Open Packaging Conventions.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from govinfo_report.readers.archive import XmlArchive, broken

_TYPES: Final = "[Content_Types].xml"


class Relationship(NamedTuple):
    """A part that another one names.

    Attributes:
        id: By which the other part refers to it.
        kind: What it is to the other part: last word of its type.
        part: Its name.
    """

    id: str
    kind: str
    part: str


def main_part(archive: XmlArchive, usual: str, types: Iterable[str]) -> str:
    """Returns the name of the part that holds a package's document or workbook.

    Args:
        archive: The package.
        usual: Its name where no relationship tells it.
        types: What may stand in its content type before ``.main+xml``.

    Raises:
        ReadError: It is no document or workbook.
    """
    starts = [found.part for found in relationships(archive) if found.kind == "officeDocument"]
    name = starts[0] if starts else usual
    if _content_type(archive, name) not in {f"application/{kind}.main+xml" for kind in types}:
        raise broken(archive.kind)
    return name


def _content_type(archive: XmlArchive, part: str) -> str | None:
    """Returns the type of a part; names do not differ by upper and lower case."""
    own = f"/{part}".lower()
    extension = own.rpartition(".")[2]
    usual = None
    for element in archive.root(_TYPES):
        if element.get("PartName", "").lower() == own:
            return element.get("ContentType")
        if element.get("Extension", "").lower() == extension:
            usual = element.get("ContentType")
    return usual


def relationships(archive: XmlArchive, part: str = "") -> Iterator[Relationship]:
    """Yields the parts that a part refers to; without a part, where the package begins."""
    folder, name = posixpath.split(part)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    if own not in archive:
        return
    for element in archive.root(own):
        if element.get("TargetMode") != "External":
            target = posixpath.join("/", folder, element.get("Target", ""))
            yield Relationship(
                element.get("Id", ""),
                element.get("Type", "").rpartition("/")[2],
                posixpath.normpath(target).lstrip("/"),
            )
