"""The parts of an OFD file: which document is the current one, its pages, templates and resources.

The source is GB/T 33190-2016, chapter 7. What programs write differently is taken too: names in
another case, with backslashes, or from the root where they should be from the folder of the part.
"""

from __future__ import annotations

import posixpath
import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

from govinfo_report.readers import bounds
from govinfo_report.readers.archive import XmlArchive, broken, local_name
from govinfo_report.readers.refusals import refusal

KIND: Final = "OFD"
"""What messages call the format."""

_ENCRYPTED: Final = ("ofdentries.xml", "encryptions.xml")
"""Parts of a file that is encrypted (GM/T 0099)."""

_FARTHEST: Final = 1e6
"""The largest number that is taken for a position."""

_LARGEST_PAGE: Final = 5_000
"""Longest edge of a page, in millimetres; a page that says it is longer is taken for A4."""

_A4: Final = (210.0, 297.0)
_WORD: Final = re.compile(r"[^\s,]+")

ParsedPart: TypeAlias = tuple[str, Element]
"""A part that was parsed: its name and its root."""


class Resources(NamedTuple):
    """What a page can call by identity.

    Attributes:
        drawings: What composite graphic units draw.
        pictures: The part in which each picture is; ``None`` where the file has no such part.
    """

    drawings: Mapping[str, Element]
    pictures: Mapping[str, str | None]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yields the children with a name, whatever their namespace."""
    if element is not None:
        yield from (child for child in element if local_name(child.tag) == name)


def child(element: Element | None, *names: str) -> Element | None:
    """Returns the first child with a name, then its first one with the next name, and so on."""
    for name in names:
        element = next(children(element, name), None)
    return element


def number(text: str | None, usual: float = 0.0) -> float:
    """Returns a number of a file; ``usual`` where it is none, or farther than any page."""
    try:
        value = float(text or "")
    except ValueError:
        return usual
    return value if abs(value) <= _FARTHEST else usual


def numbers(text: str | None, count: int) -> list[float]:
    """Returns the first numbers of a list; none where there are not so many."""
    found = [number(word.group()) for word in islice(_WORD.finditer(text or ""), count)]
    return found if len(found) == count else []


def _plain(path: str) -> str:
    """Returns a path as it is compared with others."""
    return path.lower().replace("\\", "/")


class OfdDocument:
    """The current document of an OFD file.

    Attributes:
        has_others: Whether the file holds other documents, which are not read.
        has_marks: Whether it is signed or annotated; neither is text of a page.
        pages: The parts of its pages.

    Raises:
        ReadError: The file is damaged, encrypted, or larger than the bounds.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = XmlArchive(data, KIND)
        self._names = {_plain(name).lstrip("/"): name for name in self._archive.names}
        if any(name in self._names for name in _ENCRYPTED):
            raise refusal("archive_encrypted", kind=KIND)
        bodies = list(children(self._parsed(self._part("OFD.xml", ""))[1], "DocBody"))
        roots = [root for body in bodies if (root := self._root_of(body)) is not None]
        self.has_others = len(bodies) > 1
        self._name, self._root = self._parsed(roots[0] if roots else None)
        common = child(self._root, "CommonData")
        self.has_marks = any(child(body, "Signatures") is not None for body in bodies) or (
            child(self._root, "Annotations") is not None
        )
        self._area = child(common, "PageArea")
        self._templates = {
            template.get("ID", ""): template.get("BaseLoc")
            for template in children(common, "TemplatePage")
        }
        self._resources = [
            self._part(found.text, self._name)
            for name in ("PublicRes", "DocumentRes")
            for found in children(common, name)
        ]
        self.pages = [
            self._part(page.get("BaseLoc"), self._name)
            for page in children(child(self._root, "Pages"), "Page")
        ]
        bounds.PRINTED_PAGES.check(len(self.pages))
        if not self.pages:
            raise broken(KIND)
        self._parts: dict[str | None, ParsedPart] = {}

    def _part(self, location: str | None, beside: str) -> str | None:
        """Returns the name of a part in the archive; ``None`` where there is none.

        Args:
            location: What names it: absolute, or from the folder of the part that names it.
            beside: That part.
        """
        path = _plain((location or "").strip())
        for name in (posixpath.join(posixpath.dirname(_plain(beside)), path), path):
            found = self._names.get(posixpath.normpath(f"/{name}").lstrip("/"))
            if found is not None:
                return found
        return None

    def _parsed(self, name: str | None) -> ParsedPart:
        if name is None:
            raise broken(KIND)
        return name, self._archive.root(name)

    def _root_of(self, body: Element) -> str | None:
        """Returns the part of a document: of its current version, where it has versions."""
        for version in children(child(body, "Versions"), "Version"):
            if version.get("Current", "").lower() == "true":
                name = self._part(version.get("BaseLoc"), "")
                if name is not None:
                    root = child(self._archive.root(name), "DocRoot")
                    return self._part(None if root is None else root.text, name)
        root = child(body, "DocRoot")
        return self._part(None if root is None else root.text, "")

    def page(self, name: str | None) -> ParsedPart:
        """Returns a page.

        Raises:
            ReadError: It is not in the file, or damaged.
        """
        return self._parsed(name)

    def template(self, template: str) -> ParsedPart:
        """Returns the page of a template, which is parsed once.

        Raises:
            ReadError: It is not in the file, or damaged.
        """
        name = self._part(self._templates.get(template), self._name)
        if name not in self._parts:
            self._parts[name] = self._parsed(name)
        return self._parts[name]

    def size_of(self, page: Element) -> tuple[float, float]:
        """Returns the width and the height of a page in millimetres."""
        for area in (child(page, "Area"), self._area):
            box = child(area, "PhysicalBox")
            edges = numbers(None if box is None else box.text, 4)
            if edges and all(1 <= edge <= _LARGEST_PAGE for edge in edges[2:]):
                return edges[2], edges[3]
        return _A4

    def resources_of(self, page: ParsedPart) -> Resources:
        """Returns what a page can call by identity.

        Raises:
            ReadError: The part of a resource is damaged.
        """
        name, root = page
        own = self._resources_in(
            self._part(found.text, name) for found in children(root, "PageRes")
        )
        shared = self._shared
        return Resources(
            ChainMap({**own.drawings}, {**shared.drawings}),
            ChainMap({**own.pictures}, {**shared.pictures}),
        )

    @cached_property
    def _shared(self) -> Resources:
        return self._resources_in(self._resources)

    def _resources_in(self, names: Iterable[str | None]) -> Resources:
        roots = [(name, self._archive.root(name)) for name in names if name is not None]
        drawings = {
            unit.get("ID", ""): content
            for _, root in roots
            for units in children(root, "CompositeGraphicUnits")
            for unit in children(units, "CompositeGraphicUnit")
            if (content := child(unit, "Content")) is not None
        }
        pictures = {
            media.get("ID", ""): self._file_of(media, root.get("BaseLoc", ""), name)
            for name, root in roots
            for medias in children(root, "MultiMedias")
            for media in children(medias, "MultiMedia")
        }
        return Resources(drawings, pictures)

    def _file_of(self, media: Element, folder: str, beside: str) -> str | None:
        """Returns the part of a picture; programs leave out the folder that they name."""
        file = child(media, "MediaFile")
        path = "" if file is None else (file.text or "").strip()
        return self._part(f"{folder.strip()}/{path}", beside) or self._part(path, beside)

    def content(self, name: str) -> bytes:
        """Returns a part as it is.

        Raises:
            ReadError: It is damaged.
        """
        return self._archive.content(name)
