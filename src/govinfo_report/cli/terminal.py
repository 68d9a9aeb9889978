"""The terminal: text in colour, and the progress line.

Colours repeat what the words say; nothing is said by colour alone. The line is drawn by rich where
rich is installed, in plain characters where it is not.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any, Final, TextIO, TypeAlias

import click

from govinfo_report.display import cut, pad, printable, terminal_columns, width
from govinfo_report.language import Lang, Text, language
from govinfo_report.patterns import lazy_pattern

_STYLES: Final[dict[str, dict[str, Any]]] = {
    "name": {"bold": True},
    "cause": {"fg": "magenta", "bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
    "id": {"dim": True},
    "more": {"fg": "green"},
    "less": {"fg": "red"},
}

_PATTERNS: Final = lazy_pattern(
    r"""(?mx)
    (?P<name>    ^\S.*:$ )
    | (?P<error>   ^[ ]*(?:错误|error)\b )
    | (?P<warning> ^[ ]*(?:警告|warning)\b )
    | (?P<info>    ^[ ]*(?:提示|info)\b )
    | (?P<id>      \b[a-z_]+(?:\.[a-z_0-9]+)+\b )
    | (?P<more>    (?<=\s)\+[\d.]+%? )
    | (?P<less>    (?<=\s)-[\d.]+%? )
    """
)


def in_colour(stream: TextIO) -> bool:
    """Whether a stream is to be coloured: ``--color``, NO_COLOR, FORCE_COLOR, else a terminal."""
    context = click.get_current_context(silent=True)
    if context is not None and context.color is not None:
        return context.color
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and not _is_dumb())


def _is_dumb() -> bool:
    """Whether the terminal knows no commands, colours included."""
    return os.environ.get("TERM") == "dumb"


def painted(role: str, text: str) -> str:
    """A text in the colour of what it is, a key of the styles."""
    return click.style(text, **_STYLES[role])


def highlighted(text: str) -> str:
    """A text without names of files, coloured by what its words and signs are."""
    return _PATTERNS.sub(lambda found: painted(str(found.lastgroup), found[0]), text)


def columns() -> int:
    """Width of the terminal in cells; 80 where there is none and ``COLUMNS`` is not set."""
    return max(terminal_columns(), 20)


_BAR: Final = 20
"""Cells of the bar."""

_FOR_BAR: Final = 60
_FOR_TIME: Final = 40
"""Columns that a terminal must have for a bar, and for the time that is left."""

_LEAST: Final = 20
"""Columns that every terminal is held to have."""

_LEFT: Final = Text("剩余 {time}", "{time} left")

LineDrawing: TypeAlias = Callable[[int, str, str], str]
"""The line for how many are done, what is said of the time that is left, and the name."""


class ProgressLine:
    """One line of a terminal: how much is done, what is being done, and how long it will take.

    Args:
        total: How many pieces of work there are.
        lang: The language of the line.
    """

    def __init__(self, total: int, lang: Lang) -> None:
        self._total = total
        self._lang = lang
        self._begun = time.monotonic()
        self._shown = 0
        self._drawing: tuple[int, LineDrawing] | None = None

    def draw(self, done: int, name: str) -> None:
        """Shows the line in place of the one before."""
        # The last column stays free: some terminals go on to the next line where it is written.
        cells = _line_columns() - 1
        left = round((time.monotonic() - self._begun) * (self._total - done) / done)
        clock = f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}"
        if self._drawing is None or self._drawing[0] != cells:
            self._drawing = cells, _drawing(self._total, cells)
        said = _LEFT(self._lang, time=clock)
        line = self._drawing[1](done, said, printable(name)) + " " * (self._shown - cells)
        # The cursor goes back, so that what a terminal shows of Ctrl-C does not break the line.
        click.echo(f"\r{line}\r", file=sys.stderr, nl=False, color=True)
        self._shown = cells

    def clear(self) -> None:
        """Takes the line away, before something else is written."""
        if self._shown:
            click.echo("\r" + " " * self._shown + "\r", file=sys.stderr, nl=False)
            self._shown = 0


def _line_columns() -> int:
    """Width of the terminal of standard error, which need not be that of standard output."""
    named = os.environ.get("COLUMNS", "")
    try:
        found = int(named) if named.isdecimal() else os.get_terminal_size(sys.stderr.fileno())[0]
    except (OSError, ValueError):
        found = 0
    return max(found, _LEAST) if found else 80


def _drawing(total: int, cells: int) -> LineDrawing:
    from importlib.util import find_spec

    if _is_dumb() or find_spec("rich") is None:
        return lambda done, left, name: _plain(total, cells, done, left, name)
    return _of_rich(total, cells)


def _plain(total: int, cells: int, done: int, left: str, name: str) -> str:
    full = _BAR * done // total
    bar = f"[{'#' * full}{'-' * (_BAR - full)}] " if cells >= _FOR_BAR else ""
    line = f"{bar}{done:{len(str(total))}}/{total} " + (f"{left} " if cells >= _FOR_TIME else "")
    return pad(line + cut(name, cells - width(line)), cells)


def _of_rich(total: int, cells: int) -> LineDrawing:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.progress import MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.table import Column
    from rich.text import Text

    class Bar(ProgressColumn):
        """A bar whose empty part is seen without colours as well, which rich's own is not."""

        def render(self, task: Task) -> Text:
            signs = "━─" if console.encoding.startswith("utf") else "#-"
            full = int(_BAR * task.completed / total)
            return Text.assemble(
                (signs[0] * full, "green"), (signs[1] * (_BAR - full), "bright_black")
            )

    class Name:
        """The end of a name, as much as there is room for."""

        def __init__(self, name: str) -> None:
            self.name = name

        def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
            yield Text(cut(self.name, options.max_width), no_wrap=True)

    class NameColumn(ProgressColumn):
        def render(self, task: Task) -> Name:
            return Name(task.fields["name"])

    colour = in_colour(sys.stderr)
    console = Console(
        file=sys.stderr,
        width=cells,
        force_terminal=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
    )
    progress = Progress(
        *([Bar()] if cells >= _FOR_BAR else []),
        MofNCompleteColumn(),
        *([TextColumn("{task.fields[left]}")] if cells >= _FOR_TIME else []),
        NameColumn(Column(ratio=1)),
        console=console,
        auto_refresh=False,
        expand=True,
    )
    task = progress.add_task("", total=total, left="", name="")

    def drawn(done: int, left: str, name: str) -> str:
        progress.update(task, completed=done, left=left, name=name)
        with console.capture() as captured:
            console.print(progress.get_renderable(), end="")
        return captured.get().rstrip("\n")

    return drawn


def page_progress(name: str) -> Callable[[int, int], None] | None:
    """What shows how many pages of a scan are read; ``None``: nobody would see it."""
    if not sys.stderr.isatty() or _is_worker():
        return None
    line: list[ProgressLine] = []

    def shown(done: int, total: int) -> None:
        if not line:
            line.append(ProgressLine(total, language()))
        line[0].draw(done, name)
        if done == total:
            line[0].clear()

    return shown


def _is_worker() -> bool:
    """Whether this process works for another one, which draws the progress."""
    process = sys.modules.get("multiprocessing.process")  # loaded in every such process
    return process is not None and process.parent_process() is not None
