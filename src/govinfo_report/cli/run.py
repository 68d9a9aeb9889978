"""One run of a command: its inputs one after another, its output, and its exit status."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

import govinfo_report as gr
from govinfo_report.cli.help import said
from govinfo_report.cli.inputs import STDIN, Input, Missing, RecordInput, is_of_many, one_input
from govinfo_report.cli.output import STDOUT, encoded, sayable
from govinfo_report.cli.terminal import ProgressLine, columns, highlighted, in_colour
from govinfo_report.cli.usage import CLEAN, FAILED, FOUND, Misuse
from govinfo_report.display import printable, printable_name
from govinfo_report.language import Lang, Text, both, counted, system_words
from govinfo_report.processes import with_files
from govinfo_report.whole_files import WholeFile, write_whole

if TYPE_CHECKING:
    from govinfo_report.processes import Loss

_LONG: Final = 1.0
"""Seconds after which work is long enough to show how far it is."""

_PACE: Final = 0.1
"""Seconds between two updates of the progress line."""

T = TypeVar("T")


class RefusedError(click.ClickException):
    """What is asked for is not done: an output is an input, or no process can be started."""

    exit_code = FAILED

    def show(self, file: Any = None) -> None:
        """Says so in one line."""
        click.echo(printable(f"govinfo-report: {self.message}"), file=file or sys.stderr)


class CommandRun:
    """What a command works with.

    Attributes:
        code: The exit status so far: 0 clean, 1 something was found, 2 something could not be done;
            it only rises.
        lang: The language of all that is said.
        form: The format of the output: a terminal may colour ``text``, a file of ``csv`` begins
            with a mark.
        target: The file that the output goes to; ``None`` is standard output.
        total: How many reports :meth:`each_report` was given.
        keep_refused: What is told of each report that could not be read: its name, and why.
    """

    def __init__(self, lang: Lang, form: str = "text", target: str | None = None) -> None:
        self.code = CLEAN
        self.lang = lang
        self.form = form
        self.total = 0
        self.keep_refused: Callable[[str, Text], None] | None = None
        self.target = None if target == STDOUT else target
        self._file: WholeFile | None = None
        self._is_lost = False  # the file cannot be written
        self._total = self._count = 0
        self._terminal = sys.stderr.isatty()
        self.expect(0)
        context = click.get_current_context(silent=True)
        if context is not None:  # Ctrl-C and faults included
            context.call_on_close(self.clear)
            context.call_on_close(self._discard)

    # What it works on

    def expect(self, total: int) -> None:
        """Says how many steps the work will have."""
        self._total = total
        self._line = ProgressLine(total, self.lang)
        self._next = time.monotonic() + _LONG

    def step(self, name: str) -> None:
        """The next of the files is being worked on; shown where the work is long."""
        self._count += 1
        if self._terminal and self._total > 1 and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PACE
            self._line.draw(self._count, name)

    def each(
        self, sources: Sequence[Input | Missing], work: Callable[[Input], T]
    ) -> Iterator[tuple[Input, T]]:
        """Does the work on each input; one that it fails on is reported, and left out."""
        self.expect(len(sources))
        for source in sources:
            if isinstance(source, Missing):
                self.failed(source.name, source.reason)
                continue
            self.step(source.name)
            try:
                done = work(source)
            except (OSError, gr.GovInfoReportError) as error:
                self.failed(source.name, error)
                continue
            yield source, done
        self.clear()

    def each_in_processes(
        self,
        sources: Sequence[Input | Missing],
        work: Callable[[Input], T | Text],
        jobs: int | None,
        seconds: float | None,
    ) -> Iterator[tuple[Input, T]]:
        """Does the work on each input, in other processes where it needs some.

        Args:
            sources: The inputs.
            work: What is done with one, a function that other processes can import; a text says
                why it fails.
            jobs: As in :func:`with_files`.
            seconds: Likewise.

        Raises:
            RefusedError: No process can be started.
        """
        files = [source for source in sources if isinstance(source, Input)]
        paths = [source.path for source in files]
        self.expect(len(sources))
        with closing(
            with_files(work, files, paths, _lost, is_bounded, processes=jobs, seconds=seconds)
        ) as results:
            for source in sources:
                if isinstance(source, Missing):
                    self._refused(source.name, source.reason)
                    continue
                try:
                    result = next(results)
                except gr.GovInfoReportError as error:
                    raise RefusedError(error.message(self.lang)) from error
                self.step(source.name)
                if isinstance(result, Text):
                    self._refused(source.name, result)
                else:
                    yield source, result
        self.clear()

    def each_report(
        self,
        sources: Sequence[Input | Missing],
        work: Callable[[Input], T | Text],
        jobs: int | None,
        seconds: float | None,
    ) -> Iterator[tuple[Input, T]]:
        """Does the work on each report, in other processes where pages need some.

        Files of many reports are read in this process, one report after another. :attr:`total` is
        the number of reports, when all is done, those that could not be read among them.

        Args:
            sources: The inputs.
            work: As for :meth:`each_in_processes`.
            jobs: Likewise.
            seconds: Likewise.
        """
        self.total = 0
        for of_many, group in groupby(sources, is_of_many):
            part = list(group)
            if not of_many:
                self.total += len(part)
                yield from self.each_in_processes(part, work, jobs, seconds)
                continue
            for record in chain.from_iterable(map(self._records, part)):
                self.total += 1
                if record is None:
                    continue
                result = work(record)
                if isinstance(result, Text):
                    self._refused(record.name, result)
                else:
                    yield record, result

    def _records(self, source: Input | Missing) -> Iterator[RecordInput | None]:
        """The reports of a file of many; ``None`` for one that cannot be read."""
        if isinstance(source, Missing) or source.path is None:
            return
        from govinfo_report.frames.report_files import records  # asked for by few

        try:
            for line, record in records(source.path):
                given = source.given if line is None else f"{source.given}:{line}"
                if isinstance(record, gr.RecordError):
                    self._refused(given, record.reason_words)
                    yield None
                else:
                    yield RecordInput(given, None, source.relative, report=record)
        except gr.MissingExtraError as error:
            self.failed(source.name, error)
            yield None

    def reading(self, name: str) -> gr.Reading | None:
        """The one report of a file with the notes of reading it; ``None``: it could not be read."""
        return next((found for _, found in self.each([one_input(name)], Input.reading)), None)

    def report(self, name: str) -> gr.Report | None:
        """The one report of a file; ``None``: it could not be read."""
        reading = self.reading(name)
        return None if reading is None else reading.report

    # How it went

    def found(self) -> None:
        """Something was found: violations, differences, invalid documents."""
        self.code = max(self.code, FOUND)

    def failed(self, name: str, error: Exception | Text) -> None:
        """Something could not be done; says so in one line."""
        self.code = FAILED
        name = printable_name(name)
        words = error if isinstance(error, Text) else cause(error, name)
        self.say(f"{name}: {words(self.lang)}", failed=True)

    def _refused(self, name: str, reason: Text) -> None:
        """An input could not be worked on; says so, and tells who keeps a list of them."""
        self.failed(name, reason)
        if self.keep_refused is not None:
            self.keep_refused(printable_name(name), reason)

    def say(self, line: str, *, failed: bool = False) -> None:
        """A line on standard error.

        Args:
            line: The line.
            failed: Whether it says what could not be done: it gets the program's name.
        """
        self.clear()
        mark = click.style("govinfo-report:", fg="red", bold=True) + " " if failed else ""
        click.echo(mark + printable(line), file=sys.stderr, color=in_colour(sys.stderr))

    def clear(self) -> None:
        """Takes the progress line away, before something else is written."""
        self._line.clear()

    # What comes out

    @property
    def in_colour(self) -> bool:
        """Whether the text is wanted in colour."""
        return self.target is None and self.form == "text" and in_colour(sys.stdout)

    def write(self, text: str, *, is_painted: bool = False) -> None:
        """A part of the result, line ends as they are to be; written at once.

        Args:
            text: The part.
            is_painted: Whether its lines are in colour, where colours are wanted.
        """
        if self.target is not None:
            self._store(self.target, encoded(text))
            return
        self.clear()
        if self.in_colour:
            shown = text if is_painted else highlighted(text)
            click.echo(shown, file=sys.stdout, nl=False, color=True)
        else:
            sys.stdout.write(sayable(text, self.form))
            sys.stdout.flush()

    def write_result(self, result: Any) -> None:
        """Writes a result of the library in the format that was asked for."""
        if self.form == "json":
            self.write(result.to_json(indent=2) + "\n")
        elif self.form == "csv":
            self.write(result.to_csv())
        elif self.form == "text":
            self.write(result.to_text(self.lang, width=columns()))
        else:
            self.write(getattr(result, f"to_{self.form}")(self.lang))

    def put(self, data: bytes) -> None:
        """A result that is a file of its own, whole or not at all."""
        if self.target is None:
            self.clear()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        try:
            write_whole(Path(self.target), data)
        except OSError as error:
            self.failed(self.target, error)

    def close(self) -> int:
        """Ends the file, where anything was written to it; returns the exit status."""
        self.clear()
        if self._file is not None and not self._is_lost:
            try:
                self._file.keep()
                self._file = None
            except OSError as error:
                self.failed(str(self.target), error)
        return self.code

    def _store(self, target: str, data: bytes) -> None:
        """Adds to the file; it gets its name when all is written."""
        if self._is_lost:
            return
        try:
            if self._file is None:
                self._file = WholeFile(Path(target))
                # Without a mark Excel takes UTF-8 for the system's own encoding.
                self._file.write(b"\xef\xbb\xbf" if self.form == "csv" else b"")
            self._file.write(data)
        except OSError as error:
            self._is_lost = True
            self.failed(target, error)

    def _discard(self) -> None:
        if self._file is not None:
            self._file.discard()


def is_bounded(head: bytes) -> bool:
    """As the function of :mod:`govinfo_report.readers.formats`, which is not loaded before."""
    from govinfo_report.readers import formats  # asked for few files only

    return formats.is_bounded(head)


def _lost(_source: Input, loss: Loss, seconds: float) -> Text:
    return loss_text(loss, seconds)


def loss_text(loss: Loss, seconds: float) -> Text:
    """Why there is no result of reading a page in another process."""
    return said(loss, seconds=seconds, unit="second" if seconds == 1 else "seconds")


def standard_input_once(*names: str | None) -> None:
    """Refuses arguments that name standard input twice.

    Raises:
        Misuse: They do.
    """
    if names.count(STDIN) > 1:
        raise Misuse(said("stdin_once"))


def cause(error: Exception, name: str = "") -> Text:
    """What went wrong, on one line.

    Args:
        error: The error.
        name: The file that it is about, which is not said again.
    """
    if isinstance(error, (gr.DocumentError, gr.WaiverError)):
        first, *others = error.problems
        more = counted(len(others), "more problem")
        rest = Text(f"（另有{len(others)}处问题）", f" (and {more})") if others else both("")
        return both("").join([_placed(first), rest])
    if isinstance(error, gr.ReadError) and name.endswith(error.place or ""):
        return error.reason_words
    if isinstance(error, OSError):
        return system_words(error)
    return error.words if isinstance(error, gr.GovInfoReportError) else both(str(error))


def _placed(problem: gr.Problem | gr.WaiverProblem) -> Text:
    """What is wrong and where, the part of a document named in words beside its pointer."""
    from govinfo_report.catalogue.names import placed  # not for help alone

    if isinstance(problem, gr.WaiverProblem) or not problem.pointer:
        return problem.placed()
    return placed(problem.pointer, problem.words)
