"""The parts of a ZIP archive, by its central directory."""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from copy import copy
from functools import partial
from typing import Final

from govinfo_report.display import printable_name
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import DAMAGED
from govinfo_report.readers.packages import PackagePart
from govinfo_report.readers.refusals import refusal

_ENCRYPTED: Final = 0x1
_HAS_END_MARK: Final = 0x2
"""Of LZMA: the data says where it ends."""

_IS_UTF_8: Final = 0x800
_UNICODE_PATH: Final = 0x7075
"""The extra field in which some programs give the name in UTF-8."""

_DAMAGED: Final = (*DAMAGED, lzma.LZMAError)
_OF_SYSTEMS: Final = ("Thumbs.db", "desktop.ini", "~$", ".")
"""How the names of files begin that systems and office programs add."""

_FOLDER: Final = "__MACOSX/"
"""A folder of such files."""


def parts_of_zip(data: bytes) -> list[PackagePart]:
    """Returns the files of an archive, but for those that systems add.

    Raises:
        ReadError: It is broken, or has more parts than the bounds.
    """
    bounds.ZIP_PARTS.check(data.count(b"PK\x01\x02"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as error:
        raise refusal("archive_broken", kind="ZIP") from error
    parts = []
    for entry in archive.infolist():
        name = _name_of(entry)
        is_added = name.startswith(_FOLDER) or name.rpartition("/")[2].startswith(_OF_SYSTEMS)
        if is_added or not name or name.endswith("/"):  # a folder
            continue
        parts.append(PackagePart(name, partial(_content, archive, entry), entry.file_size))
    return parts


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Returns the name of a file: in UTF-8 where the archive says so, else mostly in GBK."""
    name = entry.orig_filename
    if not entry.flag_bits & _IS_UTF_8:
        raw = name.encode("cp437")  # which zipfile takes it for
        name = _unicode_path(entry.extra) or _decoded(raw)
    return printable_name(name.replace("\\", "/").partition("\0")[0])


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) > 4:
        kind, size = (int.from_bytes(extra[at : at + 2], "little") for at in (0, 2))
        if kind == _UNICODE_PATH:
            return extra[9 : 4 + size].decode("utf-8", "replace") or None
        extra = extra[4 + size :]
    return None


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpacks a file.

    Raises:
        ReadError: It is encrypted, damaged, or too large.
    """
    if entry.flag_bits & _ENCRYPTED:
        raise refusal("archive_encrypted", kind="ZIP")
    if entry.file_size > bounds.FILE:
        raise refusal("file_size", most=bounds.FILE // 2**20)
    try:
        if entry.compress_type in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            return _unpacked(archive, entry)
        return archive.read(entry)
    except _DAMAGED as error:
        raise refusal("archive_broken", kind="ZIP") from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpacks a file of bzip2 or LZMA, which zipfile unpacks without regard to the stated size."""
    packed = copy(entry)
    packed.compress_type, packed.file_size = zipfile.ZIP_STORED, entry.compress_size
    packed.CRC = None  # type: ignore[assignment]  # that of the file is checked below
    with archive.open(packed) as file:
        data = file.read()
    unpacker: bz2.BZ2Decompressor | lzma.LZMADecompressor
    if entry.compress_type == zipfile.ZIP_BZIP2:
        unpacker = bz2.BZ2Decompressor()
    else:
        # ZIP (APPNOTE 5.8.8) has two bytes of version, two of size and the properties; a file of
        # LZMA has the properties and the size, eight bytes of 0xFF where an end mark tells it.
        size = -1 if entry.flag_bits & _HAS_END_MARK else entry.file_size
        data = data[4:9] + size.to_bytes(8, "little", signed=True) + data[9:]
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=bounds.UNPACKED)
    content = unpacker.decompress(data, entry.file_size + 1)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise zipfile.BadZipFile
    return content
