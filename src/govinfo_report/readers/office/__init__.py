"""What all Office files are: a ZIP archive of XML parts, looked at before it is opened."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, TypeAlias

from govinfo_report.errors import ReadError
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal

_ENCRYPTED: Final = 0x1
_XML: Final = (".xml", ".rels")


PartCheck: TypeAlias = Callable[[str, bytes], None]
"""Looks at one XML part, given its name and its bytes, and raises ReadError."""


def check_archive(data: bytes, kind: str, *, look: PartCheck | None = None) -> None:
    """Checks what an Office file unpacks to, before anything of it is parsed.

    Args:
        data: The file.
        kind: What the messages call it: ``Word``, ``Excel``.
        look: What else each XML part is to be checked for.

    Raises:
        ReadError: It is broken, encrypted, larger than the bounds, or declares XML entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            bounds.ZIP_PARTS.check(len(parts))
            bounds.UNPACKED.check(sum(part.file_size for part in parts))
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise refusal("office_encrypted", kind=kind)
            tags = 0
            for part in parts:
                if part.filename.endswith(_XML):
                    xml = archive.read(part)
                    tags += xml.count(b"<")
                    bounds.XML_TAGS.check(tags)
                    _check_xml(xml, kind)
                    if look is not None:
                        look(part.filename, xml)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        KeyError,
        NotImplementedError,  # zipfile's error for a way of packing or a ZIP version it has not
        RuntimeError,  # and for parts that need a password
    ) as error:
        raise broken(kind) from error


def _check_xml(part: bytes, kind: str) -> None:
    """Refuses XML with a document type: no Office program writes one, attacks with entities do."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise refusal("office_entities", kind=kind)
    if b"\x00" in part[:200] and part[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<"):
        text = part.decode("utf-16", "replace")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise refusal("office_entities", kind=kind)


def broken(kind: str) -> ReadError:
    """Returns the error for a file that is damaged or incomplete."""
    return refusal("office_broken", kind=kind)
