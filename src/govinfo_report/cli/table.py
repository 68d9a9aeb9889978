"""``table``: many reports as one table, for spreadsheets and for programs."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click

import govinfo_report as gr
from govinfo_report.cli.check import rules_on_text
from govinfo_report.cli.command import (
    command,
    convert,
    files,
    formats,
    jobs,
    keep_inputs,
    output,
    scans,
    time_limit,
)
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.inputs import (
    TABLES,
    Input,
    Missing,
    RecordInput,
    checkable,
    identity,
    inputs,
)
from govinfo_report.cli.output import encoded
from govinfo_report.cli.run import CommandRun, RefusedError, cause, standard_input_once
from govinfo_report.cli.usage import Misuse
from govinfo_report.language import Text
from govinfo_report.processes import WRITING
from govinfo_report.whole_files import write_whole

if TYPE_CHECKING:
    from govinfo_report.frames.labels import Headings
    from govinfo_report.frames.rows import FrameRow
    from govinfo_report.reading import Scans

Quality: TypeAlias = tuple[int | None, ...]
"""The columns of quality behind the file; empty where they are not asked for."""

Document: TypeAlias = tuple[bytes | gr.Report, Quality]
"""A report, or its document, and its quality."""

TableRow: TypeAlias = tuple[str, gr.Report, Quality]
"""The file of a report, the report and its quality."""

DICTIONARY: Final = "datapackage.json"
"""The data dictionary beside a table."""

_KEPT: Final = ".read"
"""What the name of the folder ends in that keeps what was read."""


@command(
    files(),
    formats("csv", "parquet", "xlsx", "ndjson"),
    output(),
    TextOption(
        "--headings", type=click.Choice(["id", "zh", "en"]), default="id", show_default=True
    ),
    jobs(),
    time_limit(),
    TextOption("--quality", is_flag=True),
    TextOption("--resume", is_flag=True),
    convert(),
    scans(),
)
def table(
    run: CommandRun,
    files: tuple[str, ...],
    headings: Headings,
    jobs: int | None,
    seconds: float | None,
    quality: bool,
    resume: bool,
    convert: bool,
    scans: Scans,
) -> None:
    """Makes one table of many reports."""
    standard_input_once(*files)
    if headings != "id" and run.form not in ("csv", "xlsx"):
        raise Misuse(said("headings_for"), "--headings")
    if quality and run.form == "ndjson":
        raise Misuse(said("quality_for"), "--quality")
    if resume and run.target is None:
        raise Misuse(said("goes_with_file"), "--resume")
    dictionary = None if run.target is None else Path(run.target).with_name(DICTIONARY)
    found = [
        source
        for source in inputs(files, convert=convert, scans=scans)
        if dictionary is None or not _is_below(source, files, dictionary)
    ]
    if run.form == "ndjson":
        dictionary = None
    if dictionary is not None:
        keep_inputs([dictionary], found, run.lang)
    kept = Path(f"{run.target}{_KEPT}") if resume else None
    work = partial(_document, kept=kept, quality=quality)
    reports = _reports(run, found, work, jobs, seconds)
    first = next(reports, None)
    if first is None:
        return
    try:
        _write(run, chain([first], reports), headings, quality=quality)
    except gr.MissingExtraError as error:
        raise RefusedError(error.message(run.lang)) from error
    if dictionary is not None:
        describe(run, Path(str(run.target)), run.form, headings, quality=quality)


def _is_below(source: Input | Missing, files: tuple[str, ...], path: Path) -> bool:
    """Whether a file is the data dictionary of an earlier run, found in a folder."""
    if isinstance(source, Missing) or source.path is None or source.given in files:
        return False
    return source.path.name == path.name and identity(source.path) == identity(path)


def describe(
    run: CommandRun, table: Path, form: str, headings: Headings = "id", *, quality: bool = False
) -> None:
    """Writes the data dictionary beside a table."""
    from govinfo_report.frames.data_dictionary import OtherContentError, data_package

    path = table.with_name(DICTIONARY)
    try:
        known = path.read_text("utf-8-sig") if path.exists() else None
        package = data_package(
            table.name, form, lang=run.lang, names=headings, quality=quality, known=known
        )
        write_whole(path, encoded(package))
    except (OtherContentError, UnicodeDecodeError):
        run.failed(str(path), said("no_package"))
    except OSError as error:
        run.failed(str(path), error)


def _write(
    run: CommandRun, reports: Iterable[TableRow], headings: Headings, *, quality: bool
) -> None:
    from govinfo_report.frames import tables  # not for help alone

    if run.form == "ndjson":
        for _, report, _ in reports:
            run.write(gr.dumps(report) + "\n")
    elif run.form == "csv":
        for part in tables.csv_parts(table_rows(run, reports), headings, quality=quality):
            run.write(part)
    elif run.form == "xlsx":
        run.put(tables.xlsx(table_rows(run, reports), headings, quality=quality))
    else:
        run.put(tables.parquet(table_rows(run, reports), quality=quality))


def table_rows(run: CommandRun, reports: Iterable[TableRow]) -> Iterator[FrameRow]:
    """The rows of named reports; one that has no place in a table is reported and left out."""
    from govinfo_report.frames.tables import RowMaker

    maker = RowMaker()
    for name, report, quality in reports:
        try:
            row = maker.row(report)
            yield (*row, name, *quality) if quality else row
        except gr.FrameError as error:
            run.failed(
                name,
                Text("{column}：{words}", "{column}: {words}").filled(
                    column=error.column, words=error.reason_words
                ),
            )


def _reports(
    run: CommandRun,
    found: list[Input | Missing],
    work: Callable[[Input], Document | Text],
    jobs: int | None,
    seconds: float | None,
) -> Iterator[TableRow]:
    """Every report that can be read, and where it stands."""
    outcomes: Iterator[tuple[Input, Document]] = run.each_report(found, work, jobs, seconds)
    for source, (read, quality) in outcomes:
        try:
            yield source.name, read if isinstance(read, gr.Report) else gr.loads(read), quality
        except gr.DocumentError as error:  # somebody changed what was kept
            run.failed(source.name, error)


def _document(source: Input, kept: Path | None, *, quality: bool) -> Document | Text:
    """The report of a page or document, as a document; why there is none.

    A report of a file of many is given as it is: it comes from no other process.

    Args:
        source: The page.
        kept: The folder that keeps what was read; ``None``: none does.
        quality: Whether its quality is asked for: it is kept in a line before the document.
    """
    if isinstance(source, RecordInput):
        reading = source.reading()
        return reading.report, _quality(source, reading) if quality else ()
    place = None
    if kept is not None and source.file is not None:
        place = kept / _name_of(source, quality=quality)
    try:
        if place is not None and _is_newer(place, source.file):
            known = _of_kept(place.read_bytes(), quality=quality)
            if known is not None:
                return known
        reading = source.reading()
        document = gr.dumps(reading.report).encode()
        numbers = _quality(source, reading) if quality else ()
    except (OSError, gr.GovInfoReportError) as error:
        return cause(error, source.name)
    if place is not None:
        try:
            with WRITING:
                line = json.dumps(numbers).encode() + b"\n" if quality else b""
                write_whole(place, line + document)
        except OSError as error:
            return cause(error)
    return document, numbers


def _quality(source: Input, reading: gr.Reading) -> Quality:
    """How many findings of each outcome a report has, and how many notes of each kind."""
    from govinfo_report.frames.columns import COUNTED
    from govinfo_report.recognition.notes import note_kinds

    on_figures = rules_on_text() if source.relative.suffix.lower() in TABLES else None
    found = gr.check(checkable(reading), ignore=on_figures)
    outcomes = Counter(str(each.outcome) for each in found)
    notes = None if reading.format == "json" else Counter(note.kind for note in reading.notes)
    return (
        *(outcomes[each] for each in COUNTED),
        *(None if notes is None else notes[kind] for kind in note_kinds()),
    )


def _of_kept(data: bytes, *, quality: bool) -> Document | None:
    """What was kept of a page; ``None`` where somebody changed its first line."""
    if not quality:
        return data, ()
    line, _, document = data.partition(b"\n")
    try:
        return document, tuple(json.loads(line))
    except (ValueError, TypeError):
        return None


def _name_of(source: Input, *, quality: bool) -> str:
    """A name of its own for what was read of a page, by this version of the program.

    It ends in nothing that is taken from a folder.
    """
    told = (
        f"{gr.__version__}\0{source.convert}\0{source.scans}\0{os.path.realpath(str(source.path))}"
        f"{chr(0) if quality else ''}"
    )
    return blake2b(told.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _is_newer(place: Path, page: Path | None) -> bool:
    try:
        return page is not None and place.stat().st_mtime >= page.stat().st_mtime
    except OSError:
        return False  # the one is missing, or the other, which reading will say
