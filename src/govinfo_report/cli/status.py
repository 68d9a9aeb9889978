"""Exit status and the lines on standard error."""

from __future__ import annotations

import sys
import time
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.display import pad, printable, width

CLEAN: Final = 0
FOUND: Final = 1
FAILED: Final = 2

_LONG: Final = 1.0
"""Seconds after which work is long enough to show how far it is."""

_BAR: Final = 20
"""Cells of the progress bar."""

_PACE: Final = 0.1
"""Seconds between two updates of the progress line."""


class Status:
    """How the work goes: the exit status so far, error lines, and progress on a terminal.

    Attributes:
        code: 0 clean, 1 something was found, 2 something could not be done; it only rises.
    """

    def __init__(self, total: int = 0, *, bar: bool = False, lang: str = "en") -> None:
        self.code = CLEAN
        self._lang = lang
        self._bar = bar
        self._total = total
        self._count = 0
        self._shown = 0
        self._terminal = sys.stderr.isatty()
        self._next = time.monotonic() + _LONG

    def found(self) -> None:
        """Something was found: violations, differences, invalid documents."""
        self.code = max(self.code, FOUND)

    def failed(self, name: str, error: Exception | str) -> None:
        """Something could not be done; says so in one line."""
        self.code = FAILED
        what = error if isinstance(error, str) else cause(error, self._lang)
        place = error.place if isinstance(error, gr.ReadError) else None
        if place and not name.endswith(place):  # a line or page; the file's name stands already
            what = f"{place}: {what}"
        self.say(f"govinfo-report: {name}: {what}")

    def say(self, line: str) -> None:
        """A line on standard error."""
        self.clear()
        click.echo(printable(line), err=True)

    def step(self, name: str) -> None:
        """The next of the files is being worked on; shown where the work is long."""
        self._count += 1
        if self._terminal and self._total > 1 and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PACE
            line = printable(f"{self._drawn()}{self._count}/{self._total} {name}")[:60]
            click.echo("\r" + pad(line, max(self._shown, width(line))), nl=False, err=True)
            self._shown = width(line)

    def _drawn(self) -> str:
        """The bar, where there is to be one."""
        if not self._bar:
            return ""
        done = min(self._count * _BAR // self._total, _BAR)
        return "[" + "#" * done + " " * (_BAR - done) + "] "

    def clear(self) -> None:
        """Takes the progress line away, before something else is written."""
        if self._shown:
            click.echo("\r" + " " * self._shown + "\r", nl=False, err=True)
            self._shown = 0


def cause(error: Exception, lang: str = "en") -> str:
    """What went wrong, on one line; in Chinese where there are words for it."""
    if isinstance(error, (gr.DocumentError, gr.WaiverError)):
        more = len(error.problems) - 1
        others = f" (and {more} more problem{'s' if more > 1 else ''})" if more else ""
        return f"{error.problems[0]}{others}"
    if isinstance(error, gr.ReadError):
        return error.message(lang)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error)
