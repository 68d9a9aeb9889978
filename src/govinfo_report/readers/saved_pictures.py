"""The files of pictures that a page shows, where they are at hand: nothing is fetched."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin

from govinfo_report.errors import ReadError
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import XmlArchive

if TYPE_CHECKING:  # loaded where a mail is met
    from email.message import Message

_DATA: Final = re.compile(r"data:image/[a-z+.-]{1,20};base64,")
_OWN_FOLDERS: Final = ("_files", ".files", "_file")
"""What browsers add to the name of a page for the folder of its pictures."""

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[/\\]")
"""How addresses begin that are not below the page."""


def in_address(address: str) -> bytes | None:
    """Returns a picture that stands in its address."""
    match = _DATA.match(address)
    if match is None or len(address) > 2 * bounds.FILE:
        return None
    try:
        return b64decode(unquote(address[match.end() :]))
    except (Error, ValueError):
        return None


def in_own_folder(page: Path | None, address: str) -> bytes | None:
    """Returns a picture that lies in the folder that a browser saved with a page.

    Args:
        page: The file of the page; ``None``: it has none.
        address: The address as the page writes it. What leads out of that folder is not read.
    """
    if page is None or _SCHEME.match(address):
        return None
    name = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).replace("\\", "/")
    try:
        file = (page.parent / name).resolve()
        for ending in _OWN_FOLDERS:
            folder = page.with_name(page.stem + ending).resolve()
            if folder.parent == page.parent.resolve() and file.is_relative_to(folder):
                is_small = file.is_file() and file.stat().st_size <= bounds.FILE
                return file.read_bytes() if is_small else None
    except (OSError, ValueError, RuntimeError):  # a null character, a loop of links
        return None
    return None


class PartsOfMessage:
    """The pictures of a page that was saved with all its parts in one file."""

    def __init__(self, data: bytes) -> None:
        """Lists them.

        Raises:
            ReadError: The file is broken, or larger than the bounds.
        """
        from govinfo_report.readers.packages.mail import parts_of_message

        self._parts: dict[str, Message] = {}
        self._base = ""
        for part in parts_of_message(data):
            location = str(part.get("Content-Location", "")).strip()
            if part.get_content_type() == "text/html" and not self._base:
                self._base = location
            if part.get_content_maintype() == "image":
                self._parts[location] = part
                self._parts["cid:" + str(part.get("Content-ID", "")).strip("<> ")] = part

    def content(self, address: str) -> bytes | None:
        """Returns a picture by its address in the page."""
        from govinfo_report.readers.packages.mail import content_of

        part = self._parts.get(address)
        if part is None and self._base:
            try:
                part = self._parts.get(urljoin(self._base, address))
            except ValueError:
                part = None
        return None if part is None else content_of(part)


class PartsOfArchive:
    """The pictures of a Word file."""

    def __init__(self, data: bytes) -> None:
        self._archive = XmlArchive(data, "Word")

    def content(self, part: str) -> bytes | None:
        """Returns a picture by the name of its part."""
        try:
            return self._archive.content(part) if part in self._archive else None
        except ReadError:
            return None
