"""Why a file is refused: what is wrong with it, or what it is and what to do with it.

The texts stand in ``refusals.toml``, sizes in :mod:`bounds`. Kinds of files that are not read are
told by their first bytes, a ZIP archive by the names of its parts, an old Office file by the names
in its directory.
"""

from __future__ import annotations

from typing import Final

from govinfo_report.errors import ReadError
from govinfo_report.language import Text
from govinfo_report.strict_toml import texts

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


def refusal(name: str, place: str | Text | None = None, **facts: object) -> ReadError:
    """Returns the error for a file that is refused.

    Args:
        name: Key of its text.
        place: A file, page or line.
        facts: What the text names in braces.
    """
    return ReadError(texts("govinfo_report.readers", "refusals.toml")[name].filled(**facts), place)


def check_first_bytes(data: bytes, name: str | None) -> None:
    """Refuses a file whose first bytes are those of a kind that is not read.

    Raises:
        ReadError: They are.
    """
    for signature, kind in _FIRST_BYTES.items():
        if data.startswith(signature):
            raise refusal(f"unread.{kind}", name)
    for sort, kinds in (("picture", _PICTURES), ("archive", _ARCHIVES)):
        for signature, kind in kinds.items():
            if data.startswith(signature):
                raise refusal(f"unread.{sort}", name, kind=kind)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise refusal("unread.picture", name, kind="WebP")
    if data[4:8] == b"ftyp":
        if data[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
            raise refusal("unread.picture", name, kind="HEIF")
        raise refusal("unread.film", name)


def check_flat_xml(head: bytes, name: str | None) -> None:
    """Refuses an Office file that is one XML and no web page.

    Raises:
        ReadError: It is one.
    """
    for sign, kind in _FLAT_XML.items():
        if sign in head:
            raise refusal(f"unread.{kind}", name)
    # A web page may name the same namespaces.
    is_xml = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")
    if _EXCEL_2003 in head and is_xml and b"<html" not in head.lower():
        raise refusal("unread.excel_2003_xml", name)


def archive_refusal(data: bytes, name: str | None) -> ReadError:
    """Returns the error for a ZIP file that is no Word or Excel file, by its parts' names."""
    if _ZIP_END not in data:
        return refusal("unread.archive_cut", name)
    found = next((kind for sign, kind in _ZIP_PARTS.items() if sign in data), "zip")
    return refusal(f"unread.{found}", name)


def old_office_refusal(data: bytes, name: str | None) -> ReadError:
    """Returns the error for an OLE container, by the names in its directory (in UTF-16)."""
    kinds = (kind for sign, kind in _OLE_NAMES.items() if sign.encode("utf-16-le") in data)
    return refusal(f"unread.{next(kinds, 'doc')}", name)
