"""Exit status and the lines on standard error."""

from __future__ import annotations

import sys
import time
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli.progress import ProgressLine
from govinfo_report.cli.terminal import in_colour
from govinfo_report.display import printable, printable_name
from govinfo_report.errors import system_words
from govinfo_report.language import Lang, Text, both, counted

CLEAN: Final = 0
FOUND: Final = 1
FAILED: Final = 2

_LONG: Final = 1.0
"""Seconds after which work is long enough to show how far it is."""

_PACE: Final = 0.1
"""Seconds between two updates of the progress line."""


class Status:
    """How the work goes: the exit status so far, error lines, and progress on a terminal.

    Attributes:
        code: 0 clean, 1 something was found, 2 something could not be done; it only rises.
    """

    def __init__(self, total: int = 0, *, lang: Lang) -> None:
        self.code = CLEAN
        self._lang = lang
        self._total = total
        self._count = 0
        self._line = ProgressLine(total, lang)
        self._terminal = sys.stderr.isatty()
        self._next = time.monotonic() + _LONG
        context = click.get_current_context(silent=True)
        if context is not None:  # Ctrl-C and faults included
            context.call_on_close(self.clear)

    def found(self) -> None:
        """Something was found: violations, differences, invalid documents."""
        self.code = max(self.code, FOUND)

    def failed(self, name: str, error: Exception | Text) -> None:
        """Something could not be done; says so in one line."""
        self.code = FAILED
        name = printable_name(name)
        words = error if isinstance(error, Text) else cause(error, name)
        self.say(f"{name}: {words(self._lang)}", failed=True)

    def say(self, line: str, *, failed: bool = False) -> None:
        """A line on standard error.

        Args:
            line: The line.
            failed: Whether it says what could not be done: it gets the program's name.
        """
        self.clear()
        mark = click.style("govinfo-report:", fg="red", bold=True) + " " if failed else ""
        click.echo(mark + printable(line), file=sys.stderr, color=in_colour(sys.stderr))

    def step(self, name: str) -> None:
        """The next of the files is being worked on; shown where the work is long."""
        self._count += 1
        if self._terminal and self._total > 1 and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PACE
            self._line.draw(self._count, name)

    def clear(self) -> None:
        """Takes the progress line away, before something else is written."""
        self._line.clear()


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
