"""A ZIP archive of XML parts: what Word and Excel files and OFD files are.

It is bounded before anything of it is parsed. A part is unpacked and parsed when it is asked for;
what nobody asks for (pictures, themes, the styles of Word) costs nothing.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from govinfo_report.errors import ReadError
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal

_ENCRYPTED: Final = 0x1
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")

DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,  # zipfile's error for a ZIP version that it does not know
    RuntimeError,  # and for parts that need a password
)
"""What reading a ZIP file raises where it is broken."""

_DAMAGED: Final = (*DAMAGED, ParseError)


class XmlArchive:
    """The parts of a file.

    Args:
        data: The file.
        kind: What messages call it: ``Word``, ``Excel``, ``OFD``.

    Attributes:
        kind: The same.
        names: The names of the parts.

    Raises:
        ReadError: It is broken, encrypted, or larger than the bounds.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        self._tags = self._attributes = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise broken(kind) from error
        parts = self._archive.infolist()
        bounds.ZIP_PARTS.check(len(parts))
        bounds.UNPACKED.check(sum(part.file_size for part in parts))
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise refusal("archive_encrypted", kind=kind)
        if any(part.compress_type not in _PACKED for part in parts):
            raise broken(kind)
        self.names = frozenset(part.filename for part in parts)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def root(self, name: str) -> Element:
        """Parses a part; the last one where several have the name.

        Raises:
            ReadError: There is none, it is damaged, has too many elements, or declares a document
                type: no program writes one, attacks with entities do.
        """
        try:
            xml = self._archive.read(name)
            # Parts are in UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5), whatever they declare: in
            # others a tag might have no ``<``.
            self._tags += xml.count(b"<")
            self._attributes += xml.count(b"=")
            bounds.XML_TAGS.check(self._tags)
            bounds.XML_ATTRIBUTES.check(self._attributes)
            encoding = "utf-16" if xml[:2] in _UTF_16 else "utf-8"
            builder = _Builder(self.kind)
            # The rule asks for defusedxml, which refuses what the builder refuses.
            parser: XMLParser[Element] = XMLParser(target=builder, encoding=encoding)  # noqa: S314
            parser.feed(xml)
            return parser.close()
        except _DAMAGED as error:
            raise broken(self.kind) from error

    def content(self, name: str) -> bytes:
        """Returns a part as it is; the last one where several have the name.

        Raises:
            ReadError: There is none, or it is damaged.
        """
        try:
            return self._archive.read(name)
        except _DAMAGED as error:
            raise broken(self.kind) from error


class _Builder(TreeBuilder):
    """Builds the elements of a part without a document type."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def doctype(self, *_: str | None) -> None:
        """Refuses the part; the parser calls this before it looks at what is declared."""
        raise refusal("archive_entities", kind=self._kind)


def check_depth(root: Element) -> None:
    """Refuses XML that is nested so deep that walking it by recursion would be too.

    Raises:
        ReadError: It is.
    """
    depth = 0
    level = [root]
    while level:
        depth += 1
        bounds.XML_DEPTH.check(depth)
        level = [child for element in level for child in element]


def local_name(tag: str) -> str:
    """Returns the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def broken(kind: str) -> ReadError:
    """Returns the error for a file that is damaged or incomplete."""
    return refusal("archive_broken", kind=kind)
