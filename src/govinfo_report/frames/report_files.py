"""Files of many reports: NDJSON, folders of documents, Parquet; read one report after another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias

from attrs import evolve

from govinfo_report.conversion import dumps, loads
from govinfo_report.display import printable_name
from govinfo_report.errors import DocumentError, FrameError, GovInfoReportError, RecordError
from govinfo_report.frames.columns import frame_schema
from govinfo_report.language import Text, counted, system_words
from govinfo_report.model import Reading, Report
from govinfo_report.model.arguments import wrong_type
from govinfo_report.model.contract import MAX_BYTES
from govinfo_report.whole_files import WholeFile

NDJSON: Final = (".ndjson", ".jsonl")
"""How names of files with a document a line end."""

PARQUET: Final = (".parquet",)
"""How names of files of frames end."""

CSV: Final = (".csv",)
"""How names of files end that ``govinfo-report table`` writes for spreadsheets."""

_DOCUMENT: Final = (".json",)
_IN_FOLDERS: Final = (*_DOCUMENT, *NDJSON, *PARQUET)

Records: TypeAlias = Iterator[tuple[int | None, Report | RecordError]]
"""Reports one after another, or what is wrong with them, each behind its line or row."""


def iter_reports(
    path: str | os.PathLike[str], *, on_error: Callable[[RecordError], object] | None = None
) -> Iterator[Report]:
    """The reports of a file or folder, one after another, in little memory.

    A file whose name ends in ``.json`` is one document, one in ``.parquet`` a frame that
    :func:`to_frame` made (extra ``frames``), one in ``.csv`` a table that ``govinfo-report table``
    wrote with ids as headings, any other NDJSON: a document a line, empty lines passed over. Of a
    folder, files in ``.json``, ``.ndjson``, ``.jsonl`` and ``.parquet`` are read in sorted order,
    subfolders too, hidden ones not.

    A report that cannot be read does not keep the rest from being read.

    Args:
        path: The file or folder.
        on_error: Called with each report that cannot be read: its file, line, and what is wrong.
            ``None``: the first of them is raised after all others have been yielded.

    Raises:
        MissingExtraError: A Parquet file, and polars is not installed.
        OSError: There is no such file or folder.
        RecordError: A report cannot be read, and there is no ``on_error``.
        TypeError: ``on_error`` is no function.
    """
    if on_error is not None and not callable(on_error):
        raise wrong_type(on_error, "on_error", "a function of an error")
    place = Path(path)
    place.stat()  # a file that is not there is no broken report
    return _reports(place, on_error)


def _reports(path: Path, on_error: Callable[[RecordError], object] | None) -> Iterator[Report]:
    first: RecordError | None = None
    others = 0
    for _, record in records(path):
        if isinstance(record, Report):
            yield record
        elif on_error is not None:
            on_error(record)
        elif first is None:
            first = record
        else:
            others += 1
    if first is not None:
        raise first if not others else evolve(first, reason=_with_others(first, others))


def _with_others(error: RecordError, others: int) -> Text:
    said = Text("{words}（另有{others}份报告未能读出）", "{words} (and {more} could not be read)")
    more = counted(others, "more report")
    return said.filled(words=error.reason_words, others=others, more=more)


def records(path: Path) -> Records:
    """The reports of a file or folder, or what is wrong with them, with their lines."""
    files = _files(path) if path.is_dir() else [path]
    for file in files:
        ending = file.suffix.lower()
        try:
            if ending in PARQUET:
                yield from _of_parquet(file)
            elif ending in CSV:
                yield from _of_csv(file)
            elif ending in _DOCUMENT:
                with file.open("rb") as opened:
                    yield None, _record(opened.read(MAX_BYTES + 1), file, None)
            else:
                with file.open("rb") as opened:
                    yield from _of_lines(opened, file)
        except OSError as error:
            yield None, _broken(file, None, system_words(error))


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may hold reports, in the order of their names."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files(entry)
        elif entry.suffix.lower() in _IN_FOLDERS:
            yield entry


def _of_lines(file: BinaryIO, path: Path) -> Records:
    number = 0
    while line := file.readline(MAX_BYTES + 2):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):  # a line longer than any document, or the last
            rest = file.readline(MAX_BYTES)
        if line.strip():
            yield number, _record(line.rstrip(b"\r\n"), path, number)


def _record(data: bytes, path: Path, line: int | None) -> Report | RecordError:
    try:
        return loads(data)
    except DocumentError as error:
        first, *others = error.problems
        return _broken(path, line, _with_more(first.placed(), len(others)))


def _with_more(words: Text, others: int) -> Text:
    if not others:
        return words
    said = Text("{words}（另有{others}处问题）", "{words} (and {more})")
    return said.filled(words=words, others=others, more=counted(others, "more problem"))


def _broken(path: Path, line: int | None, words: Text) -> RecordError:
    return RecordError(printable_name(str(path)), line, words)


def _of_parquet(path: Path) -> Records:
    from govinfo_report.frames.backends import parquet  # which needs polars

    number = 0
    try:
        for row, reader in parquet.rows_of(path):
            number += 1
            yield number, _of_row(row, reader, path, number)
    except FrameError as error:
        yield None, _broken(path, None, error.words)
    except parquet.NotParquetError as error:
        yield number, _broken(path, number or None, error.words)


def _of_csv(path: Path) -> Records:
    import csv

    from govinfo_report.frames.csv_rows import rows_of
    from govinfo_report.frames.rows import RowReader

    reader = RowReader(tuple(frame_schema()))
    number = 0
    try:
        for number, row in rows_of(path):
            if isinstance(row, FrameError):
                yield number, _broken(path, number, row.words)
            else:
                yield number, _of_row(row, reader, path, number)
    except FrameError as error:
        yield None, _broken(path, None, error.words)
    except (csv.Error, UnicodeDecodeError):
        yield number, _broken(path, number + 1, Text("不是UTF-8的CSV", "is no CSV in UTF-8"))


def _of_row(row: Any, reader: Any, path: Path, number: int) -> Report | RecordError:
    try:
        report: Report = reader.report(row)
    except GovInfoReportError as error:
        return _broken(path, number, error.words)
    except TypeError:  # null where to_frame writes none
        return _broken(path, number, Text("空白格的位集为空", "a set of bits is null"))
    return report


def write_ndjson(reports: Iterable[Report | Reading], path: str | os.PathLike[str]) -> int:
    """Writes reports as NDJSON: a JSON document a line, in UTF-8, in little memory.

    The file is written under another name first, and gets its own when it is whole: it may be the
    one that ``reports`` are read from.

    Args:
        reports: Reports, or readings of pages.
        path: The file; folders that are not there are made.

    Returns:
        How many there are.

    Raises:
        DocumentError: A report holds what the document forbids, as for :func:`dumps`; the file
            stays as it was, as it does with any exception of ``reports``.
        OSError: The file cannot be written.
    """
    if isinstance(reports, (Report, Reading, str, bytes)) or not isinstance(reports, Iterable):
        raise wrong_type(reports, "reports", "several reports", {"report": "[{given}]"})
    file = WholeFile(Path(path))
    count = 0
    try:
        for report in reports:
            file.write(dumps(report).encode() + b"\n")
            count += 1
        file.keep()
    except BaseException:  # Ctrl-C included: no draft is left behind
        file.discard()
        raise
    return count
