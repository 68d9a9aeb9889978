"""Kinds of files that are not read, told by their first bytes or the names of their parts.

The text of each kind, what it is and what to do with it, stands in ``refusals.toml``.
"""

from __future__ import annotations

from typing import Final

from govinfo_report.errors import ReadError
from govinfo_report.readers.refusals import refusal

_FIRST_BYTES: Final = {
    b"{\\rtf": "rtf",
    b"CAJ": "caj",
    b"Founder CEB": "ceb",
    b"MZ": "program",
    b"version https://git-lfs": "git_lfs",
}
_PICTURES: Final = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"\x00\x00\x00\x0cjP  ": "JPEG 2000",
    b"AT&TFORM": "DjVu",
}
_ARCHIVES: Final = {
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
}
_FLAT_XML: Final = {
    b"<office:document": "flat_opendocument",
    b"<w:wordDocument": "word_2003_xml",
    b"<pkg:package": "flat_word",
    b"<uof:UOF": "uof",
}
_EXCEL_2003: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_ZIP_PARTS: Final = {
    b"OFD.xml": "ofd",
    b"opendocument.text": "odt",
    b"opendocument.spreadsheet": "ods",
    b"Index/Document.iwa": "pages",
    b"ppt/presentation.xml": "pptx",
    b"application/epub+zip": "epub",
}
_ZIP_END: Final = b"PK\x05\x06"
_OLE_NAMES: Final = {
    "EncryptedPackage": "ole_encrypted",
    "WordDocument": "doc",
    "Workbook": "xls",
    "PowerPoint Document": "ppt",
    "__properties_version": "msg",
    "Book": "xls",  # Excel 5
}


def unread(key: str, name: str | None, **facts: object) -> ReadError:
    """The error for a file of a kind that is not read.

    Args:
        key: Its text, below ``unread``.
        name: Name of the file.
        facts: What the text names in braces.
    """
    return refusal(f"unread.{key}", name, **facts)


def check_first_bytes(data: bytes, name: str | None) -> None:
    """Refuses a file whose first bytes are those of a kind that is not read.

    Raises:
        ReadError: They are.
    """
    for signature, kind in _FIRST_BYTES.items():
        if data.startswith(signature):
            raise unread(kind, name)
    for sort, kinds in (("picture", _PICTURES), ("archive", _ARCHIVES)):
        for signature, kind in kinds.items():
            if data.startswith(signature):
                raise unread(sort, name, kind=kind)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise unread("picture", name, kind="WebP")
    if data[4:8] == b"ftyp":
        if data[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
            raise unread("picture", name, kind="HEIF")
        raise unread("film", name)


def check_flat_xml(head: bytes, name: str | None) -> None:
    """Refuses an Office file that is one XML and no web page.

    Raises:
        ReadError: It is one.
    """
    for sign, kind in _FLAT_XML.items():
        if sign in head:
            raise unread(kind, name)
    # A web page may name the same namespaces.
    is_xml = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    if _EXCEL_2003 in head and is_xml and b"<html" not in head.lower():
        raise unread("excel_2003_xml", name)


def archive_refusal(data: bytes, name: str | None) -> ReadError:
    """The error for a ZIP archive that is no Word or Excel file, by the names of its parts."""
    if _ZIP_END not in data:
        return unread("archive_cut", name)
    return unread(next((kind for sign, kind in _ZIP_PARTS.items() if sign in data), "zip"), name)


def old_office_refusal(data: bytes, name: str | None) -> ReadError:
    """The error for an OLE container, by the names in its directory, which are UTF-16."""
    kinds = (kind for sign, kind in _OLE_NAMES.items() if sign.encode("utf-16-le") in data)
    return unread(next(kinds, "doc"), name)
