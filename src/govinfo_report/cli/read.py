"""``read``: pages to documents, many pages in parallel processes.

A worker reads a page, writes its document, and sends back what is to be said about it: documents
never travel between processes. A page that ends its worker (a fault in a library of the system, too
little memory), or that takes too long, is refused, and the others are read.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click
from attrs import field, frozen

import govinfo_report as gr
from govinfo_report.cli.command import (
    command,
    convert,
    jobs,
    keep_inputs,
    output,
    scans,
    time_limit,
)
from govinfo_report.cli.command import files as page_files
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.inputs import Input, Missing, inputs, without_results
from govinfo_report.cli.output import encoded, names_folder
from govinfo_report.cli.run import CommandRun, RefusedError, cause, is_bounded, loss_text
from govinfo_report.cli.usage import Misuse
from govinfo_report.display import printable_name
from govinfo_report.language import COLON, Lang, both, counted
from govinfo_report.processes import WRITING, Loss, NoProcessError, with_files
from govinfo_report.whole_files import write_whole

if TYPE_CHECKING:  # for help, the reader is not loaded
    from govinfo_report.reading import Scans

Notes: TypeAlias = Literal["all", "errors", "none"]
"""Which notes of reading are printed."""

PageOutcome: TypeAlias = Literal["read", "noted", "refused", "there"]
"""Read without doubts, read with doubts, refused, read before; an ``info`` note is no doubt."""


@frozen
class Job:
    """A page and where its document goes.

    Attributes:
        source: The page.
        target: The document.
        lang: Language of what is said about it.
        resume: Whether a document that is there and not older than its page stays.
        notes: Which notes of reading are to be printed.
    """

    source: Input
    target: Path
    lang: Lang
    resume: bool = False
    notes: Notes = "all"


@frozen
class Outcome:
    """The outcome of a page.

    Attributes:
        name: The page, as it is shown.
        kind: Its outcome.
        reason: Why it was refused.
        notes: What reading raised and is to be printed, a line each.
        kinds: How often each kind of note came up: the kind and what it means.
    """

    name: str
    kind: PageOutcome
    reason: str = ""
    notes: tuple[str, ...] = ()
    kinds: Counter[str] = field(factory=Counter)


def work(job: Job) -> Outcome:
    """Reads one page and writes its document."""
    name = job.source.name
    if job.resume and _is_there(job):
        return Outcome(name, "there")
    try:
        reading, document = _read(job.source)
    except (OSError, gr.GovInfoReportError) as error:
        return Outcome(name, "refused", cause(error, name)(job.lang))
    try:
        with WRITING:
            write_whole(job.target, encoded(document))
    except OSError as error:
        return Outcome(str(job.target), "refused", cause(error)(job.lang))
    notes = tuple(
        note_line(name, note, job.lang)
        for note in reading.notes
        if _wanted(note.severity, job.notes)
    )
    kinds = Counter(_kind_line(note.kind, job.lang) for note in reading.notes)
    doubted = any(note.severity != "info" for note in reading.notes)
    return Outcome(name, "noted" if doubted else "read", notes=notes, kinds=kinds)


@cache
def _kind_line(kind: str, lang: Lang) -> str:
    from govinfo_report.recognition.notes import kind_words  # loaded, where a page was read

    return COLON.join([kind, kind_words(kind)])(lang)


def _read(source: Input) -> tuple[gr.Reading, str]:
    """The reading of a page, and its document."""
    reading = source.reading()
    return reading, gr.dumps(reading.report, indent=2) + "\n"


def note_line(name: str, note: gr.Note, lang: Lang) -> str:
    """A note as a line for standard error."""
    from govinfo_report.catalogue.names import SEVERITIES  # not for help alone

    place = note.place.text(lang)
    severity = SEVERITIES[note.severity](lang)
    parts = [*([place] if place else []), severity, note.message(lang)]
    return f"{name}: {COLON(lang).join(parts)} [{note.kind}]"


def _is_there(job: Job) -> bool:
    page = job.source.path
    try:
        return page is not None and job.target.stat().st_mtime >= page.stat().st_mtime
    except OSError:
        return False  # the one is missing, or the other, which reading will say


def outcomes(
    jobs: Sequence[Job], processes: int | None, seconds: float | None = None
) -> Iterator[Outcome]:
    """The outcome of each page, in the order of ``jobs``.

    Args:
        jobs: The pages.
        processes: How many processes; ``None``: as many as there are processors.
        seconds: How long reading one page may take; see :func:`with_files`.
    """
    paths = [job.source.path for job in jobs]
    return with_files(work, jobs, paths, _lost, is_bounded, processes=processes, seconds=seconds)


def _lost(job: Job, loss: Loss, seconds: float) -> Outcome:
    return Outcome(job.source.name, "refused", loss_text(loss, seconds)(job.lang))


class BatchSummary:
    """Counts the outcomes of pages."""

    def __init__(self) -> None:
        self._ends: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """One page more."""
        self._ends[outcome.kind] += 1
        self._kinds += outcome.kinds
        if outcome.kind == "refused":
            self._reasons[outcome.reason] += 1

    def lines(self, lang: Lang) -> list[str]:
        """The summary, for standard error."""
        ends = {kind: self._ends[kind] for kind in ("read", "noted", "refused", "there")}
        total = sum(ends.values())
        first = said("summary")(lang, total=total, pages=counted(total, "page"), **ends)
        if ends["there"]:
            first += said("there")(lang, **ends)
        why = COLON.join([said("refused"), "{reason}"])(lang)
        reasons = [
            f"  {count} × {why.format(reason=reason)}" for reason, count in _ranked(self._reasons)
        ]
        kinds = [f"  {count} × {kind}" for kind, count in _ranked(self._kinds)]
        return [first, *reasons, *kinds]


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


@command(
    page_files("PAGE..."),
    output("json", metavar="FILE|FOLDER", takes_folder=True),
    jobs(),
    time_limit(),
    TextOption("--resume", is_flag=True),
    convert(),
    scans(),
    TextOption("--notes", type=click.Choice(["all", "errors", "none"])),
)
def read(
    run: CommandRun,
    files: tuple[str, ...],
    jobs: int | None,
    seconds: float | None,
    resume: bool,
    convert: bool,
    scans: Scans,
    notes: Notes | None,
) -> None:
    """Turns pages into JSON documents."""
    found = list(inputs(files, convert=convert, scans=scans))
    several = len(found) > 1 or any(Path(page).is_dir() for page in files)
    if several and run.target is None:
        raise Misuse(said("needs_folder"))
    if run.target is not None and (several or names_folder(run.target)):
        folder = Path(run.target)
        found = without_results(found, files, folder)
        run.target = None
        todo = _jobs(run, found, folder, resume, notes or ("errors" if several else "all"))
        _read_all(run, len(found), outcomes(todo, jobs, seconds), several)
        return
    for option, given in (("--resume", resume), ("--time-limit", seconds is not None)):
        if given:
            raise Misuse(said("goes_with_folder"), option)
    for source, (reading, document) in run.each(found, _read):
        for note in reading.notes:
            if _wanted(note.severity, notes or "all"):
                run.say(note_line(source.name, note, run.lang))
        run.write(document)


def _targets(found: Sequence[Input | Missing], folder: Path) -> dict[Input, Path]:
    """Where the document of each page goes: to the page's own place below the folder.

    ``a.html`` goes to ``a.json``; where ``a.pdf`` stands beside it, to ``a.html.json``.
    """
    pages = [source for source in found if isinstance(source, Input)]
    stems = {source: source.relative.with_suffix("") for source in pages}
    many = Counter(stems.values())
    return {
        source: folder / (f"{source.relative if many[stem] > 1 else stem}.json")
        for source, stem in stems.items()
    }


def _jobs(
    run: CommandRun, found: Sequence[Input | Missing], folder: Path, resume: bool, notes: Notes
) -> list[Job]:
    """A job for each page whose document has a place of its own."""
    targets = _targets(found, folder)
    keep_inputs(targets.values(), found, run.lang)
    jobs: list[Job] = []
    taken: dict[str, str] = {}
    for source in found:
        if isinstance(source, Missing):
            run.failed(source.name, source.reason)
            continue
        path = targets[source]
        real = os.path.realpath(path)
        if real in taken:
            shown = printable_name(str(path))
            run.failed(source.name, said("taken", path=shown, other=taken[real]))
        else:
            taken[real] = source.name
            jobs.append(Job(source, path, run.lang, resume, notes))
    return jobs


def _read_all(run: CommandRun, total: int, done: Iterator[Outcome], several: bool) -> None:
    summary = BatchSummary()
    run.expect(total)
    try:
        for outcome in done:
            run.step(outcome.name)
            summary.add(outcome)
            if outcome.kind == "refused":
                run.failed(outcome.name, both(outcome.reason))
            for line in outcome.notes:
                run.say(line)
    except NoProcessError as error:
        raise RefusedError(error.message(run.lang)) from error
    if several:
        for line in summary.lines(run.lang):
            run.say(line)


def _wanted(severity: str, notes: Notes) -> bool:
    return notes == "all" or (notes == "errors" and severity == "error")
