"""Where results go: standard output, in colour on a terminal, or a file, whole or not at all."""

from __future__ import annotations

import codecs
import json
import os
import re
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from govinfo_report.cli.status import Status
from govinfo_report.cli.terminal import highlighted, in_colour, painted

STDOUT: Final = "-"

ENDINGS: Final = {
    "text": (".txt", ".text", ".log"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "json": (".json",),
    "sarif": (".sarif", ".json"),
    "patch": (".json", ".patch"),
    "junit": (".xml",),
    "csv": (".csv",),
    "pdf": (".pdf",),
}
"""Format → how names of its files end."""

_PLAIN: Final = (*ENDINGS["text"], *ENDINGS["markdown"])
"""Endings of files that every program shows as the text they are."""


class OutputFile(StringParamType):
    """The type of a parameter that names where the result goes.

    Args:
        writes: The format, where the command knows one alone.
        takes_folder: Whether it may be a folder, for several results.
    """

    name = "file"

    def __init__(self, writes: str | None = None, *, takes_folder: bool = False) -> None:
        self.writes = writes
        self.takes_folder = takes_folder

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Leaves it to the shell, which knows files best."""
        return [CompletionItem(incomplete, type="file")]


def format_of(ending: str, formats: Iterable[str]) -> str | None:
    """The first of the formats whose files end so."""
    return next((form for form in formats if ending in ENDINGS.get(form, ())), None)


def contradicts(ending: str, form: str) -> bool:
    """Whether a file that ends so would be taken for one of another format."""
    if ending in ENDINGS.get(form, ()) or (
        ending in _PLAIN and form not in ("html", "docx", "xlsx")
    ):
        return False
    return any(ending in endings for endings in ENDINGS.values())


def is_folder(target: str) -> bool:
    """Whether a name is that of a folder, there or to be made."""
    return Path(target).is_dir() or target.endswith(("/", os.sep))


class Output:
    """Takes the text of a command.

    Args:
        target: A file; ``None`` or ``-`` is standard output, which gets every text at once.
        status: Whose progress line gives way, and where a file that cannot be written is reported.
        form: The format: a terminal may colour ``text``, a file of ``csv`` begins with a mark.
    """

    def __init__(self, target: str | None, status: Status, form: str = "text") -> None:
        self._form = form
        self._target = None if target == STDOUT else target
        self._status = status
        self._parts: list[str] = []

    def paint(self, role: str, line: str) -> str:
        """A line of the text in the colour of what it says, where colours are wanted."""
        return painted(role, line) if self._in_colour() else line

    def _in_colour(self) -> bool:
        return self._target is None and self._form == "text" and in_colour(sys.stdout)

    def write(self, text: str, *, is_painted: bool = False) -> None:
        """A part of the result, line ends as they are to be.

        Args:
            text: The part.
            is_painted: Whether its lines went through :meth:`paint`.
        """
        if self._target is not None:
            self._parts.append(text)
            return
        self._status.clear()
        if self._in_colour():
            shown = text if is_painted else highlighted(text)
            click.echo(shown, file=sys.stdout, nl=False, color=True)
        else:
            sys.stdout.write(_sayable(text, self._form))
            sys.stdout.flush()

    def close(self) -> None:
        """The result is complete."""
        if self._target is not None:
            data = encoded("".join(self._parts))
            # Without a mark Excel takes UTF-8 for the system's own encoding.
            put(b"\xef\xbb\xbf" + data if self._form == "csv" else data, self._target, self._status)


def put(data: bytes, target: str | None, status: Status) -> None:
    """A result that is a file of its own, whole or not at all.

    Args:
        data: Its bytes.
        target: A file; ``None`` or ``-`` is standard output.
        status: Where a file that cannot be written is reported.
    """
    if target is None or target == STDOUT:
        status.clear()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(Path(target), data)
    except OSError as error:
        status.failed(target, error)


def encoded(text: str) -> bytes:
    """UTF-8; half a surrogate pair, as in a file's name that is no text, is written escaped."""
    return text.encode("utf-8", "backslashreplace")


def _sayable(text: str, form: str) -> str:
    """A text as standard output can take it.

    A document that must be UTF-8, or says that it is, keeps to ASCII where standard output is in
    another encoding: it is right in both. A terminal gets no characters that it would obey.
    """
    if codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8":
        if form in ("json", "sarif", "patch"):
            text = _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
        elif form in ("html", "junit"):
            text = text.encode("ascii", "xmlcharrefreplace").decode()
    return _COMMANDS.sub("\ufffd", text) if sys.stdout.isatty() else text


_NOT_ASCII: Final = re.compile("[^\x00-\x7f]+")
_COMMANDS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that nobody ever sees half of it: under another name first, then renamed.

    Folders that are not there are made, a link is followed, an existing file's permissions are
    kept, and what is no ordinary file (a device, a named pipe) is written to directly.

    Raises:
        OSError: It cannot be written; what was there is untouched.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a folder refuses, with the right words
        return
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    # The name is no longer than any other: that of the file may be as long as the system lets it.
    draft = path.with_name(f".{secrets.token_hex(8)}")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666
    try:
        handle = os.open(
            draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            draft.chmod(mode)  # the umask may have taken some of it
        draft.replace(path)
    except BaseException:  # Ctrl-C included: no draft is left behind
        draft.unlink(missing_ok=True)
        raise
