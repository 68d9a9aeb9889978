"""Kinds of files that are not read: what they are, and what to do with them.

They are told by their first bytes, a ZIP archive by the names of its parts, an old Office file by
the names in its directory. Each kind is said in English and in Chinese.
"""

from __future__ import annotations

from typing import Final, NoReturn, TypeAlias

from govinfo_report.errors import ReadError
from govinfo_report.language import Text

Said: TypeAlias = tuple[str, str]
"""What it is and what to do, in English and in Chinese."""

EMPTY: Final[Said] = ("the file is empty", "文件是空的")


def refuse_kind(said: Said, name: str | None) -> NoReturn:
    """Refuses a file of such a kind.

    Raises:
        ReadError: Always.
    """
    english, chinese = said
    raise ReadError(Text(chinese, english), name)


def _picture(kind: str) -> Said:
    return (
        (
            f"this is a picture ({kind}): it holds no text that could be read; run it through a "
            "text recognition program (OCR), or fetch the report as a web page"
        ),
        f"这是图片（{kind}），其中没有可读的文字：请先作文字识别（OCR），或者改用网页版报告",
    )


def _archive(kind: str) -> Said:
    return (
        f"this is an archive ({kind}): unpack it, and give the files in it",
        f"这是压缩文件（{kind}）：请先解压，再读取其中的文件",
    )


_PRINT: Final = "print it to PDF, and give that"
_PRINT_ZH: Final = "请另存为PDF后再读取"

_FIRST_BYTES: Final[dict[bytes, Said]] = {
    b"\x89PNG": _picture("PNG"),
    b"\xff\xd8\xff": _picture("JPEG"),
    b"GIF8": _picture("GIF"),
    b"BM": _picture("BMP"),
    b"II*\x00": _picture("TIFF"),
    b"MM\x00*": _picture("TIFF"),
    b"\x00\x00\x00\x0cjP  ": _picture("JPEG 2000"),
    b"AT&TFORM": _picture("DjVu"),
    b"Rar!": _archive("RAR"),
    b"7z\xbc\xaf": _archive("7z"),
    b"\x1f\x8b": _archive("gzip"),
    b"BZh": _archive("bzip2"),
    b"\xfd7zXZ": _archive("xz"),
    b"{\\rtf": (
        "this is a rich text file (RTF): open it in Word or WPS and save it as .docx",
        "这是RTF文件：请用Word或者WPS打开，另存为.docx",
    ),
    b"CAJ": (f"this is a CAJ file: {_PRINT}", f"这是CAJ文件：{_PRINT_ZH}"),
    b"Founder CEB": (f"this is a CEB file: {_PRINT}", f"这是CEB文件：{_PRINT_ZH}"),
    b"MZ": ("this is a program and no page", "这是程序，不是页面"),
    b"version https://git-lfs": (
        "this is only a pointer to a file that Git LFS keeps: fetch the file itself",
        "这只是Git LFS的指针文件：请取得文件本身",
    ),
}


def check_first_bytes(data: bytes, name: str | None) -> None:
    """Refuses a file whose first bytes are those of a kind that is not read.

    Raises:
        ReadError: They are.
    """
    for signature, said in _FIRST_BYTES.items():
        if data.startswith(signature):
            refuse_kind(said, name)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        refuse_kind(_picture("WebP"), name)
    if data[4:8] == b"ftyp":
        if data[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
            refuse_kind(_picture("HEIF"), name)
        refuse_kind(("this is a film and no page", "这是视频，不是页面"), name)


_FLAT_XML: Final[dict[bytes, Said]] = {
    b"office:document": (
        "this is an OpenDocument file in one XML: open it in LibreOffice and save it as .docx",
        "这是单一XML的OpenDocument文件：请用LibreOffice打开，另存为.docx",
    ),
    b"w:wordDocument": (
        "this is a Word 2003 XML file: open it in Word or WPS and save it as .docx",
        "这是Word 2003 XML文件：请用Word或者WPS打开，另存为.docx",
    ),
    b"pkg:package": (
        "this is a Word file in one XML: open it in Word or WPS and save it as .docx",
        "这是单一XML的Word文件：请用Word或者WPS打开，另存为.docx",
    ),
    b"uof:UOF": (
        "this is a UOF file: open it in WPS and save it as .docx",
        "这是UOF（标文通）文件：请用WPS打开，另存为.docx",
    ),
    b"urn:schemas-microsoft-com:office:spreadsheet": (
        "this is an Excel 2003 XML file: open it in Excel or WPS and save it as .xlsx",
        "这是Excel 2003 XML文件：请用Excel或者WPS打开，另存为.xlsx",
    ),
}


def check_flat_xml(head: bytes, name: str | None) -> None:
    """Refuses an Office file that is one XML and no web page.

    Raises:
        ReadError: It is one.
    """
    for sign, said in _FLAT_XML.items():
        if b"<" + sign in head or (sign.startswith(b"urn:") and sign in head and _is_xml(head)):
            refuse_kind(said, name)


def _is_xml(head: bytes) -> bool:
    """Whether a file is XML and no web page, which may name the same spaces of names."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and b"<html" not in head.lower()


_ZIP_PARTS: Final[dict[bytes, Said]] = {
    b"OFD.xml": (
        (
            "this is an OFD file, China's own format of fixed pages: open it in an OFD reader and "
            f"{_PRINT}"
        ),
        f"这是OFD版式文件：请用OFD阅读器打开，{_PRINT_ZH}",
    ),
    b"opendocument.text": (
        "this is an OpenDocument text (.odt): save it as .docx",
        "这是OpenDocument文本（.odt）：请另存为.docx",
    ),
    b"opendocument.spreadsheet": (
        "this is an OpenDocument sheet (.ods): save it as .xlsx",
        "这是OpenDocument表格（.ods）：请另存为.xlsx",
    ),
    b"Index/Document.iwa": (
        f"this is a file of Apple Pages: {_PRINT}, or save it as .docx",
        f"这是Apple Pages文件：{_PRINT_ZH}，或者另存为.docx",
    ),
    b"ppt/presentation.xml": (
        f"this is a presentation (.pptx): {_PRINT}",
        f"这是演示文稿（.pptx）：{_PRINT_ZH}",
    ),
    b"application/epub+zip": (
        "this is an electronic book (EPUB): give the page that the report stands on",
        "这是电子书（EPUB）：请改用报告所在的网页",
    ),
}
_ZIP_END: Final = b"PK\x05\x06"


def refuse_archive(data: bytes, name: str | None) -> NoReturn:
    """Refuses a ZIP archive that is neither a Word nor an Excel file, by the names of its parts.

    Raises:
        ReadError: Always.
    """
    if _ZIP_END not in data:
        refuse_kind(
            (
                "this is an incomplete Office file or archive, its end is missing: fetch it anew",
                "这是不完整的Office文件或者压缩文件，缺少结尾：请重新下载",
            ),
            name,
        )
    for sign, said in _ZIP_PARTS.items():
        if sign in data:
            refuse_kind(said, name)
    said = _archive("ZIP")
    refuse_kind((f"{said[0]}; it is no Word or Excel document", said[1]), name)


_OLE_NAMES: Final[dict[str, Said]] = {
    "EncryptedPackage": (
        "this is an encrypted Office document: save it without a password",
        "这是加密的Office文件：请去掉密码后另存",
    ),
    "WordDocument": (
        "this is an old Word or WPS file (.doc, .wps): save it as .docx or as plain text",
        "这是旧版Word或者WPS文件（.doc、.wps）：请另存为.docx，或者存为纯文本",
    ),
    "Workbook": (
        "this is an old Excel or WPS sheet (.xls, .et): save it as .xlsx or as plain text",
        "这是旧版Excel或者WPS表格（.xls、.et）：请另存为.xlsx，或者存为纯文本",
    ),
    "PowerPoint Document": (
        f"this is an old presentation (.ppt, .dps): {_PRINT}",
        f"这是旧版演示文稿（.ppt、.dps）：{_PRINT_ZH}",
    ),
    "__properties_version": (
        "this is a mail of Outlook (.msg): save what is attached to it, and give that",
        "这是Outlook邮件（.msg）：请取出附件，再读取附件",
    ),
}


def refuse_old_office(data: bytes, name: str | None) -> NoReturn:
    """Refuses an OLE container; the names in its directory, which are UTF-16, say what it is.

    Raises:
        ReadError: Always.
    """
    for sign, said in _OLE_NAMES.items():
        if sign.encode("utf-16-le") in data:
            refuse_kind(said, name)
    if "Book".encode("utf-16-le") in data:  # Excel 5
        refuse_kind(_OLE_NAMES["Workbook"], name)
    refuse_kind(_OLE_NAMES["WordDocument"], name)
