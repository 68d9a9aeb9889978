"""Pages → readings: one function for every format.

Bytes become a :class:`~govinfo_report.page.Page` by the file of their format, and a page becomes a
:class:`~govinfo_report.model.Reading` by :mod:`govinfo_report.readers.recognise`.
Nothing here touches the network.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeAlias

from govinfo_report.display import printable_name
from govinfo_report.errors import ReadError
from govinfo_report.model import Reading, Report
from govinfo_report.readers.formats import FORMATS, check_format, format_of
from govinfo_report.readers.json_page import is_of_another_program
from govinfo_report.readers.recognise import recognise
from govinfo_report.readers.refusals import refusal
from govinfo_report.readers.text import MAX_BYTES, page_of

__all__ = ["Source", "read", "read_text"]

Source: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes of a file, or an open binary file."""


def read(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002  # the public name of the argument
    document: Callable[[bytes], Report] | None = None,
) -> Reading:
    """Reads a page, a document of this library, or an export of another program (JSON).

    Args:
        source: A path (``str`` or path-like), bytes, or a binary file.
        format: ``html``, ``pdf``, ``docx``, ``xlsx``, ``markdown``, ``text``, ``json``; ``None``:
            found by content.
        document: What reads a JSON document (``loads``). It is handed in, because reading pages and
            converting documents do not know one another.

    Raises:
        MissingExtraError: The library of its format is not installed.
        ReadError: The source cannot be read, is larger than 16 MiB, is of a kind that is not read
            (the message says what it is and what to do), or holds no report.
        DocumentError: A JSON document that is not of the contract.
    """
    data, name = _bytes_of(source)
    kind = check_format(format) if format is not None else format_of(data, name)
    if kind == "json" and not is_of_another_program(data):
        if document is None:
            raise refusal("own_document", name)
        return Reading(document(data), format="json")
    try:
        page = FORMATS[kind](data, name)
    except ReadError as error:
        raise ReadError(error.reason, error.place or name, error.message("zh")) from error
    return recognise(page)


def read_text(text: str) -> Reading:
    """Reads a page that is at hand as text.

    Every layout of plain text is read: a cell a line, rows with bars or tabs, rows with wide gaps
    as ``pdftotext -layout`` prints them, Markdown.

    Raises:
        ReadError: The text is empty, is no report, or exceeds the stated bounds (4 Mi characters,
            100,000 lines).
    """
    return recognise(page_of(text))


def _bytes_of(source: Source) -> tuple[bytes, str | None]:
    """The bytes of a source and its name, in a printable form and without the path."""
    if isinstance(source, bytes):
        return _bounded(source, None), None
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        shown: str | None = printable_name(path.name)
        try:
            with path.open("rb") as file:
                return _bounded(file.read(MAX_BYTES + 1), shown), shown
        except OSError as error:
            place = printable_name(str(source))
            raise refusal("cannot_open", place, cause=error.strerror or error) from error
    name = getattr(source, "name", None)
    shown = printable_name(Path(name).name) if isinstance(name, str) else None
    data = source.read(MAX_BYTES + 1)
    if not isinstance(data, bytes):
        raise refusal("text_mode", shown)
    return _bounded(data, shown), shown


def _bounded(data: bytes, name: str | None) -> bytes:
    if len(data) > MAX_BYTES:
        raise refusal("file_size", name, most=MAX_BYTES // 2**20)
    return data
