"""Reads many pages in parallel processes, each page to a document of its own.

A worker reads a page, writes its document, and sends back what is to be said about it: documents
never travel between processes. A page that takes its worker down (a fault in a library of the
system, too little memory), or that takes too long, is refused, and the others are read.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

import govinfo_report as gr
from govinfo_report.cli.inputs import Input
from govinfo_report.cli.output import encoded, write_whole
from govinfo_report.cli.processes import WRITING, Loss, in_processes
from govinfo_report.cli.status import cause
from govinfo_report.language import COLON, Lang, Text, counted

FEW: Final = 8
"""Fewer pages than this are read in one process: starting others takes longer."""

SECONDS: Final = 120.0
"""How long reading one page may take; the largest that the bounds let pass takes some twenty."""

Kind: TypeAlias = Literal["read", "noted", "refused", "there"]
"""Read without a doubt, read with doubts, not read, read before; what is only remarked is none."""


@frozen
class Job:
    """A page and where its document goes.

    Attributes:
        source: The page.
        target: The document.
        lang: Language of what is said about it.
        resume: Whether a document that is there and not older than its page stays.
    """

    source: Input
    target: Path
    lang: Lang
    resume: bool = False


@frozen
class Outcome:
    """What became of a page.

    Attributes:
        name: The page, as it is shown.
        kind: Which of the four ends it came to.
        reason: Why it was refused.
        notes: What reading raised, a line each: severity and text.
        kinds: How often each kind of note came up.
    """

    name: str
    kind: Kind
    reason: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    kinds: Counter[str] = field(factory=Counter)


def work(job: Job) -> Outcome:
    """Reads one page and writes its document."""
    name = job.source.name
    if job.resume and _is_there(job):
        return Outcome(name, "there")
    try:
        reading = job.source.reading()
        document = gr.dumps(reading.report, indent=2) + "\n"
    except (OSError, gr.GovInfoReportError) as error:
        return Outcome(name, "refused", cause(error, name)(job.lang))
    try:
        with WRITING:
            write_whole(job.target, encoded(document))
    except OSError as error:
        return Outcome(str(job.target), "refused", cause(error)(job.lang))
    notes = tuple((note.severity, note_line(name, note, job.lang)) for note in reading.notes)
    kinds = Counter(note.kind for note in reading.notes)
    doubted = any(severity != "info" for severity, _ in notes)
    return Outcome(name, "noted" if doubted else "read", notes=notes, kinds=kinds)


def note_line(name: str, note: gr.Note, lang: Lang) -> str:
    """A note as a line for standard error."""
    from govinfo_report.catalogue.texts import SEVERITIES  # not for help alone

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
    """What became of each page, in the order of ``jobs``.

    Args:
        jobs: The pages; one from standard input is read in this process.
        processes: How many processes; ``None``: as many as there are processors.
        seconds: How long reading one page may take; ``None``: :data:`SECONDS`, and a few pages are
            read in this process, which nobody ends.
    """
    few = len(jobs) < FEW and seconds is None and (processes or 1) == 1
    if few or any(job.source.path is None for job in jobs):
        yield from map(work, jobs)
        return
    if processes is None:
        processes = len(os.sched_getaffinity(0)) if _HAS_AFFINITY else os.cpu_count() or 1
    seconds = SECONDS if seconds is None else seconds

    def lost(job: Job, loss: Loss) -> Outcome:
        unit = "second" if seconds == 1 else "seconds"
        reason = _LOST[loss](job.lang, seconds=seconds, unit=unit)
        return Outcome(job.source.name, "refused", reason)

    yield from in_processes(work, jobs, processes, seconds, lost)


_HAS_AFFINITY: Final = hasattr(os, "sched_getaffinity")

_LOST: Final[dict[Loss, Text]] = {
    "ended": Text(
        "读取此页会使读取进程中止：请改用其他格式",
        "reading this page ends the process that reads it: give it in another format",
    ),
    "late": Text(
        "读取此页超过{seconds:g}秒：请改用其他格式，或者以 --time-limit 放宽限制",
        "reading this page takes more than {seconds:g} {unit}: give it in another format, or allow "
        "more with --time-limit",
    ),
}

_SUMMARY: Final = Text(
    "共{total}页：读出{read}页，读出但有疑问{noted}页，未能读出{refused}页",
    "{pages}: {read} read, {noted} read with doubts, {refused} refused",
)
_THERE: Final = Text("，先前已读{there}页", ", {there} read before")
_WHY: Final = Text("未能读出", "refused")


class Summary:
    """Counts the ends that pages came to."""

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
        from govinfo_report.recognition.notes import kind_words

        total = sum(ends.values())
        first = _SUMMARY(lang, total=total, pages=counted(total, "page"), **ends)
        if ends["there"]:
            first += _THERE(lang, **ends)
        why = COLON.join([_WHY, "{reason}"])(lang)
        reasons = [
            f"  {count} × {why.format(reason=reason)}" for reason, count in _ranked(self._reasons)
        ]
        kinds = [
            f"  {count} × {COLON.join([kind, kind_words(kind)])(lang)}"
            for kind, count in _ranked(self._kinds)
        ]
        return [first, *reasons, *kinds]


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
