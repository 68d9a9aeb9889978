"""Why a file is refused: what is wrong with it, or what it is; and what to do with it.

The texts stand in ``refusals.toml``, kinds of files that are not read in ``unread.toml``, sizes in
:mod:`bounds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from msgspec import field

from govinfo_report.errors import ReadError
from govinfo_report.language import Text
from govinfo_report.strict_toml import NonEmpty, Record, records, texts


def refusal(name: str, place: str | Text | None = None, **facts: object) -> ReadError:
    """Returns the error for a file that is refused.

    Args:
        name: Key of its text.
        place: A file, page or line.
        facts: What the text names in braces.
    """
    return ReadError(texts("govinfo_report.readers", "refusals.toml")[name].filled(**facts), place)


class UnreadKind(Record, frozen=True, kw_only=True):
    """A kind of files that are not read.

    Attributes:
        begins: First bytes, as Latin-1 → what stands for ``{kind}`` in the texts.
        xml: What the first bytes of an XML file hold.
        namespace: The same, where a web page may hold it too.
        zip: Names of parts of a ZIP file.
        ole: Names in the directory of an old Office file.
        convert: How the names of such files end, where LibreOffice can make a Word file of them.
        zh: What it is and what to do, in Chinese.
        en: The same in English.
    """

    begins: dict[str, str] = field(default_factory=dict)
    xml: tuple[NonEmpty, ...] = ()
    namespace: tuple[NonEmpty, ...] = ()
    zip: tuple[NonEmpty, ...] = ()
    ole: tuple[NonEmpty, ...] = ()
    convert: str = ""
    zh: NonEmpty
    en: NonEmpty


@cache
def unread_kinds() -> Mapping[str, UnreadKind]:
    """Returns the kinds of files that are not read, by their names."""
    return records("govinfo_report.readers", "unread.toml", UnreadKind)


@cache
def _first_bytes() -> dict[bytes, tuple[str, str]]:
    """First bytes → name of the kind, and what stands for ``{kind}``."""
    return {
        sign.encode("latin-1"): (name, kind)
        for name, record in unread_kinds().items()
        for sign, kind in record.begins.items()
    }


def unread(name: str, file: str | None, kind: str = "") -> ReadError:
    """Returns the error for a file of a kind that is not read.

    Args:
        name: Name of the kind.
        file: Name of the file.
        kind: What stands for ``{kind}`` in its texts.
    """
    record = unread_kinds()[name]
    return ReadError(Text(record.zh, record.en).filled(kind=kind), file)


@cache
def _endings() -> dict[Text, str]:
    records = unread_kinds().values()
    return {Text(record.zh, record.en): record.convert for record in records if record.convert}


def ending_to_convert(error: ReadError) -> str | None:
    """Returns how names of files of a kind end, given the refusal of one.

    ``None``: LibreOffice makes no Word file of that kind.
    """
    return _endings().get(error.reason_words)


_PICTURES: Final = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}


def picture_kind(data: bytes) -> str | None:
    """Returns the kind of a picture that the extra ``scan`` reads; ``None``: it is none."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP"
    return next((kind for sign, kind in _PICTURES.items() if data.startswith(sign)), None)


def check_first_bytes(data: bytes, file: str | None) -> None:
    """Refuses a file whose first bytes are those of a kind that is not read.

    Raises:
        ReadError: They are.
    """
    for sign, (name, kind) in _first_bytes().items():
        if data.startswith(sign):
            raise unread(name, file, kind)
    if data[4:8] == b"ftyp":
        if data[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
            raise unread("picture", file, "HEIF")
        raise unread("film", file)


def check_flat_xml(head: bytes, file: str | None) -> None:
    """Refuses an Office file that is one XML and no web page.

    Raises:
        ReadError: It is one.
    """
    is_xml = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    is_office = is_xml and b"<html" not in head.lower()
    for name, record in unread_kinds().items():
        signs = (*record.xml, *record.namespace) if is_office else record.xml
        if any(sign.encode() in head for sign in signs):
            raise unread(name, file)


def check_zip(signs: bytes, file: str | None) -> None:
    """Refuses a ZIP file of a kind that is not read.

    Args:
        signs: Its beginning, and its directory.
        file: Its name.

    Raises:
        ReadError: It is of such a kind.
    """
    for name, record in unread_kinds().items():
        if any(sign.encode() in signs for sign in record.zip):
            raise unread(name, file)


def old_office_refusal(data: bytes, file: str | None) -> ReadError:
    """Returns the error for an OLE container, by the names in its directory (in UTF-16)."""
    kinds = ((name, sign) for name, record in unread_kinds().items() for sign in record.ole)
    found = (name for name, sign in kinds if sign.encode("utf-16-le") in data)
    return unread(next(found, "doc"), file)
