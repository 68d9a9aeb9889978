"""Files that results go to: their formats and endings, and how they are written."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from govinfo_report.patterns import lazy_pattern

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
    "ndjson": (".ndjson", ".jsonl"),
    "pdf": (".pdf",),
    "ofd": (".ofd",),
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


def names_folder(target: str) -> bool:
    """Whether a name is that of a folder, there or to be made."""
    return Path(target).is_dir() or target.endswith(("/", os.sep))


def encoded(text: str) -> bytes:
    """UTF-8; half a surrogate pair, as in a file's name that is no text, is written escaped."""
    return text.encode("utf-8", "backslashreplace")


def sayable(text: str, form: str) -> str:
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


_NOT_ASCII: Final = lazy_pattern("[^\x00-\x7f]+")
_COMMANDS: Final = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


class WholeFile:
    """A file that is written whole or not at all: under another name first, then renamed.

    Folders that are not there are made, a link is followed, an existing file's permissions are
    kept, and what is no ordinary file (a device, a named pipe) is written to directly.

    Args:
        path: The file.

    Raises:
        OSError: It cannot be written; what was there is untouched. So do the methods.
    """

    def __init__(self, path: Path) -> None:
        self._draft: Path | None = None
        if path.exists() and not path.is_file():
            self._file: BinaryIO = path.open("wb")  # a folder refuses, with the right words
            return
        self._path = Path(os.path.realpath(path)) if path.is_symlink() else path
        folder = self._path.parent
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
        # The name is no longer than any other: that of the file may be as long as may be.
        self._draft = self._path.with_name(f".{os.urandom(8).hex()}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._mode = self._path.stat().st_mode & 0o777 if self._path.exists() else None
        self._file = os.fdopen(os.open(self._draft, flags, self._mode or 0o666), "wb")

    def write(self, data: bytes) -> None:
        """Adds to it."""
        self._file.write(data)

    def keep(self) -> None:
        """Ends it and gives it its name."""
        self._file.close()
        if self._draft is not None:
            if self._mode is not None:
                self._draft.chmod(self._mode)  # the umask may have taken some of it
            self._draft.replace(self._path)

    def discard(self) -> None:
        """Removes what was written; what has its name stays."""
        with suppress(OSError):  # of what could not be written before
            self._file.close()
        if self._draft is not None:
            self._draft.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a :class:`WholeFile` at once.

    Raises:
        OSError: It cannot be written; what was there is untouched.
    """
    file = WholeFile(path)
    try:
        file.write(data)
        file.keep()
    except BaseException:  # Ctrl-C included: no draft is left behind
        file.discard()
        raise
