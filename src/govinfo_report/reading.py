"""Reads files, texts and documents: one function for every format.

:mod:`govinfo_report.readers` turns the bytes of a file into a :class:`~govinfo_report.page.Page`,
:mod:`govinfo_report.recognition` turns a page into a :class:`~govinfo_report.model.Reading`, and
they meet here, loaded where a page is met: documents do without. Nothing is fetched from the
network.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, TypeAlias, get_args

from attrs import evolve
from msgspec.structs import replace

from govinfo_report.display import printable_name
from govinfo_report.errors import DocumentError, MissingReaderError, ReadError
from govinfo_report.language import Text, system_words
from govinfo_report.model import Reading
from govinfo_report.model.arguments import ArgumentKind, check_number, kind_of, shown, wrong_type
from govinfo_report.patterns import lazy_pattern
from govinfo_report.readers import bounds
from govinfo_report.readers.formats import (
    ReadFormat,
    check_format,
    format_of,
    is_bounded,
    page_of,
    with_parts_read,
)
from govinfo_report.readers.json import is_of_another_program
from govinfo_report.readers.packages import Package, PackageFormat, PackagePart, package_and_part
from govinfo_report.readers.picture_reader import PageCounter, PictureReader
from govinfo_report.readers.refusals import ending_to_convert, refusal

if TYPE_CHECKING:
    from govinfo_report.page import Page
    from govinfo_report.processes import Loss

_Readable: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes of a file, or an open binary file."""

Scans: TypeAlias = Literal["auto", "never"]
"""Whether scans and pictures are recognised."""

Converter: TypeAlias = Literal["libreoffice"]
"""What may convert old texts, where it is asked for."""

_THREADS: Final = 4
"""Most lines of a scan that are read at a time."""

_PICTURED: Final = ("table_is_picture", "page_is_picture")
"""Kinds of notes that say on which picture something stands."""

_ADDRESS: Final = lazy_pattern(r"\s*[A-Za-z][A-Za-z0-9+.-]+:/")
"""The beginning of an address; a drive of Windows has one letter."""

_TO_A_SOURCE: Final[Mapping[ArgumentKind, str]] = {
    "bytes": "gr.read(bytes(data))",
    "document": "for a parsed JSON document, gr.structure(document)",
    "report": "it is read already",
    "several": "read them one by one",
}

_TO_A_PAGE: Final[Mapping[ArgumentKind, str]] = {
    "bytes": "for the content of a file, gr.read(data)",
    "path": "for a file, gr.read(path)",
    "file": "gr.read_text(file.read()), or gr.read(file) of a file opened with 'rb'",
    "report": "it is read already",
}


def read(
    source: _Readable,
    *,
    format: ReadFormat | None = None,  # noqa: A002  # the public name of the argument
    convert: Converter | None = None,
    scans: Scans = "auto",
    on_page: PageCounter | None = None,
) -> Reading:
    """Reads a page as published, a JSON document of this library, or another program's JSON.

    Args:
        source: A path (``str`` or path-like), the bytes of a file, or a binary file.
            ``archive.zip!folder/page.docx`` is the path of a file in a ZIP archive or mail.
        format: ``html``, ``pdf``, ``ofd``, ``docx``, ``xlsx``, ``xls``, ``ods``, ``markdown``,
            ``text``, ``json``; ``None``: found by content, not only by name. Of a ZIP archive or a
            mail (``.eml``) the one file that is a report is read; its name is in
            ``report.metadata.source``.
        convert: ``libreoffice``: an old text (.doc, .wps, .rtf, .odt) is converted to .docx by the
            LibreOffice of the system, in at most 60 seconds, and read. Nothing else starts a
            program, and nothing is converted by default.
        scans: ``auto``: scans and pictures of pages (PNG, JPEG, TIFF, WebP, picture pages of PDF
            and OFD, tables that are pictures) are recognised where the extra ``scan`` is
            installed. A value of which recognition is not sure is left out, with a note.
            ``never``: pictures are named and not read.
        on_page: Called after each page that was recognised with how many are done and how many
            there are.

    Returns:
        The report with what could be read, every doubt as a note, and the place of every value.

    Raises:
        ReadError: It cannot be read, is larger than 16 MiB, holds no report, or several: what it is
            and what to do about it. Where an extra is missing, it is a ``MissingExtraError`` too.
        DocumentError: A JSON document that is not of the contract.
    """
    _check_converter(convert)
    _check_scans(scans)
    if on_page is not None and not callable(on_page):
        raise wrong_type(on_page, "on_page", "a function of two numbers")
    reader = None
    if scans == "auto":
        page = Path(source) if isinstance(source, (str, os.PathLike)) else None
        reader = PictureReader(page, on_page, threads=_THREADS)
    return _read(source, format, convert, reader)


def _read(
    source: _Readable,
    format: ReadFormat | None,  # noqa: A002  # as the public one
    convert: Converter | None,
    reader: PictureReader | None,
) -> Reading:
    data, name, part = _bytes_of(source)
    if format is not None:
        kind: ReadFormat | PackageFormat = check_format(format)
    else:
        try:
            kind = format_of(data, name)
        except ReadError as error:
            ending = ending_to_convert(error) if convert and part is None else None
            if ending is None:
                raise
            return _read_converted(data, ending, name)
    if kind == "zip" or kind == "mail":  # noqa: PLR1714  # mypy narrows so
        inside = reader and evolve(reader, page=None)
        return _read_package(Package(data, kind, name), part, convert, inside)
    if part is not None:
        raise refusal("no_package", name, part=printable_name(part))
    return _read_page(data, kind, name, reader)


def _check_converter(convert: Converter | None) -> None:
    if convert is not None and convert not in get_args(Converter):
        raise ValueError(f"convert must be None or 'libreoffice', not {convert!r}")


def _check_scans(scans: Scans) -> None:
    if scans not in get_args(Scans):
        raise ValueError(f"scans must be 'auto' or 'never', not {scans!r}")


def _read_converted(data: bytes, ending: str, name: str | None) -> Reading:
    """Reads a text of another office program by way of LibreOffice."""
    from govinfo_report.readers.libreoffice import converted  # asked for by few
    from govinfo_report.recognition import recognise

    try:
        page = page_of(converted(data, ending), "docx", name)
    except ReadError as error:
        raise error.at(name) from error
    return recognise(replace(page, notes=(*page.notes, "converted")))


def _read_page(
    data: bytes, kind: ReadFormat, name: str | None, reader: PictureReader | None
) -> Reading:
    """Reads a file of a known format."""
    if kind == "json" and not is_of_another_program(data):
        from govinfo_report.conversion import loads  # pages do without it

        return Reading(loads(data), format="json")
    try:
        page = page_of(data, kind, name, reader)
    except ReadError as error:
        raise error.at(name) from error
    from govinfo_report.recognition import recognise  # documents do without it

    reading = recognise(page)
    return reading if reader is None else _with_parts(reading, page, data, reader)


def _with_parts(reading: Reading, page: Page, data: bytes, reader: PictureReader) -> Reading:
    """Returns what is read of a page with the pictures on its printed pages where tables are due.

    What is read without them stays; where they do not show what is due, they are named as before.
    """
    due = {note.place for note in reading.notes if note.kind in _PICTURED}
    pictures = [one for one in page.pictures if one.box is not None and one.place in due]
    if not pictures or len(pictures) > bounds.SCAN_PAGES:
        return reading
    from govinfo_report.recognition import recognise

    try:
        shown = with_parts_read(page, pictures, data, reader)
        whole = reading if shown is page else recognise(shown)
    except ReadError:  # a picture is larger than the bounds
        return reading
    is_kept = all(
        cell in whole.origins and whole.origins[cell].raw == origin.raw
        for cell, origin in reading.origins.items()
    )
    lost = {note.where for note in whole.notes if note.kind == "tables_missing"}
    known = {note.where for note in reading.notes if note.kind == "tables_missing"}
    return whole if is_kept and lost <= known else reading


def _read_package(
    package: Package, name: str | None, convert: Converter | None, reader: PictureReader | None
) -> Reading:
    """Reads the part of a package that has a name; the one that is a report, where none is given.

    Raises:
        ReadError: There is no such part, no report, or several.
    """
    if name is not None:
        return _read_part(package, package.part(name), convert, reader)
    readings: list[tuple[PackagePart, Reading]] = []
    errors: list[tuple[PackagePart, ReadError]] = []
    for part in package.readable():
        try:
            readings.append((part, _read_part(package, part, convert, reader)))
        except MissingReaderError:
            raise  # with its extra it may be a second report
        except DocumentError as error:
            errors.append((part, ReadError(error.words, package.path_of(part))))
        except ReadError as error:
            errors.append((part, error.with_traceback(None)))  # which would keep its page
    if not readings:
        raise package.none_read(errors)
    if len(readings) > 1:
        raise package.several_read([part for part, _ in readings])
    return readings[0][1]


def _read_part(
    package: Package, part: PackagePart, convert: Converter | None, reader: PictureReader | None
) -> Reading:
    """Reads a part; one that is a package itself is not opened.

    Raises:
        ReadError: It cannot be read.
    """
    name = package.path_of(part)
    data = b""
    try:
        data = _bounded(part.content(), None)
        kind = format_of(data, name)
    except ReadError as error:
        ending = ending_to_convert(error) if convert else None
        if ending is None:
            raise error.at(name) from error
        return _read_converted(data, ending, name)
    if kind == "zip" or kind == "mail":  # noqa: PLR1714  # mypy narrows so
        raise refusal("package_inside", name)
    return _read_page(data, kind, name, reader)


def read_text(text: str) -> Reading:
    """Reads a page that is given as text.

    Every layout of plain text is read: a cell a line, rows with bars or tabs, rows with wide gaps
    as ``pdftotext -layout`` prints them, Markdown.

    Raises:
        ReadError: The text is empty, is no report, or exceeds the stated bounds (4 Mi characters,
            100,000 lines).
    """
    if not isinstance(text, str):
        raise wrong_type(text, "text", "the text of a page", _TO_A_PAGE)
    from govinfo_report.readers.text import page_of_text  # documents do without them
    from govinfo_report.recognition import recognise

    try:
        return recognise(page_of_text(text))
    except ReadError as error:
        if (mistaken := _mistaken(text)) is not None:
            raise mistaken from error
        if kind_of(text) == "name":
            raise refusal("given_name", shown(text)) from error
        raise


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    jobs: int | None = None,
    time_limit: float = 120,
    on_progress: Callable[[int, int], object] | None = None,
    convert: Converter | None = None,
    scans: Scans = "auto",
) -> Iterator[tuple[Path, Reading | ReadError]]:
    """Reads many files in parallel processes, and yields each with its outcome in their order.

    A file that cannot be read has its :class:`ReadError` as outcome, and the others are read. So
    has one that takes too long or ends the process that reads it. Up to 50 files of text, HTML or
    JSON of together at most 1 MiB are read in this process unless ``time_limit`` is shorter than
    by default: their size bounds the time they take. A script that calls this needs the usual
    ``if __name__ == "__main__":``, as all use of processes does.

    Args:
        paths: The files.
        jobs: How many processes; ``None``: as many as there are processors.
        time_limit: Seconds that reading one file may take.
        on_progress: Called after each file with how many are done and how many there are.
        convert: As for :func:`read`.
        scans: As for :func:`read`. A scan takes some seconds a page.

    Raises:
        TypeError: ``paths`` is one path, or no path at all; or an argument is of another type.
        ValueError: ``jobs`` is less than 1, ``time_limit`` is not more than 0, or ``convert``
            or ``scans`` is unknown.
        NoProcessError: The system lets no process run.
    """
    if isinstance(paths, (str, bytes, os.PathLike)) or not isinstance(paths, Iterable):
        raise wrong_type(paths, "paths", "several paths", {"name": "[{given}]"})
    if jobs is not None:
        check_number(jobs, "jobs", least=1)
    if on_progress is not None and not callable(on_progress):
        raise wrong_type(on_progress, "on_progress", "a function of two numbers")
    check_number(time_limit, "time_limit", least=0, is_whole=False)
    if time_limit == 0:
        raise ValueError("time_limit must be more than 0 seconds, not 0")
    _check_converter(convert)
    _check_scans(scans)
    work = partial(_outcome, convert=convert, scans=scans)
    return _outcomes(work, [Path(path) for path in paths], jobs, time_limit, on_progress)


def _outcomes(
    work: Callable[[Path], Reading | ReadError],
    places: list[Path],
    jobs: int | None,
    seconds: float,
    on_progress: Callable[[int, int], object] | None,
) -> Iterator[tuple[Path, Reading | ReadError]]:
    from govinfo_report.processes import with_files  # one file needs no processes

    outcomes = with_files(work, places, places, _lost, is_bounded, processes=jobs, seconds=seconds)
    for done, (path, outcome) in enumerate(zip(places, outcomes, strict=True), 1):
        yield path, outcome
        if on_progress is not None:
            on_progress(done, len(places))


def _outcome(path: Path, convert: Converter | None, scans: Scans) -> Reading | ReadError:
    try:
        return _read(path, None, convert, None if scans == "never" else PictureReader(path))
    except ReadError as error:
        return error
    except DocumentError as error:
        return ReadError(error.words, printable_name(path.name))


def _lost(path: Path, loss: Loss, seconds: float) -> ReadError:
    name = "late" if loss == "late" else "ended"
    return refusal(name, printable_name(path.name), seconds=f"{seconds:g}")


def _bytes_of(source: _Readable) -> tuple[bytes, str | None, str | None]:
    """Returns the bytes of a source, its name, printable and without the path, and that of a part.

    The part is what a path names behind the name of a package.
    """
    if isinstance(source, bytes):
        return _bounded(source, None), None, None
    if isinstance(source, (str, os.PathLike)):
        path, part = package_and_part(Path(source))
        file_name: str | None = printable_name(path.name)
        try:
            with path.open("rb") as file:
                return _bounded(file.read(bounds.FILE + 1), file_name), file_name, part
        except (OSError, ValueError) as error:  # a null character is a ValueError
            raise _not_opened(str(source), error) from error
    if not callable(getattr(source, "read", None)):
        wanted = "a path, the bytes of a file, or a file opened with 'rb'"
        raise wrong_type(source, "source", wanted, _TO_A_SOURCE)
    name = getattr(source, "name", None)
    file_name = printable_name(Path(name).name) if isinstance(name, str) else None
    data = source.read(bounds.FILE + 1)
    if not isinstance(data, bytes):
        raise refusal("text_mode", file_name)
    return _bounded(data, file_name), file_name, None


def _not_opened(source: str, error: OSError | ValueError) -> ReadError:
    """Returns the error for a path that cannot be opened: often it is none."""
    if (mistaken := _mistaken(source)) is not None:
        return mistaken
    if kind_of(source) == "page":
        return refusal("given_page")
    if os.path.isdir(source or "."):  # noqa: PTH112  # unlike Path.is_dir it never raises
        return refusal("folder", printable_name(source) or "''")
    cause = system_words(error) if isinstance(error, OSError) else _NULL
    return refusal("cannot_open", printable_name(source), cause=cause)


_NULL: Final = Text("文件名中有空字符", "the name holds a null character")


def _mistaken(text: str) -> ReadError | None:
    """Returns the error for a text that is an address, JSON or markup; ``None`` if it is not."""
    kind = kind_of(text)
    if kind != "page" and _ADDRESS.match(text):
        return refusal("given_address", shown(text))
    if kind == "json":
        return refusal("given_json")
    return refusal("given_markup") if text.lstrip().startswith("<") else None


def _bounded(data: bytes, name: str | None) -> bytes:
    if len(data) > bounds.FILE:
        raise refusal("file_size", name, most=bounds.FILE // 2**20)
    return data
