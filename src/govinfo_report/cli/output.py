"""Where results go: standard output, in colour on a terminal, or a file, whole or not at all."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import Final

from govinfo_report.cli.status import Status

STDOUT: Final = "-"


class Output:
    """Takes the text of a command.

    Args:
        target: A file; ``None`` or ``-`` is standard output, which gets every text at once.
        status: Whose progress line gives way, and where a file that cannot be written is reported.
        styled: Whether a terminal may colour it: texts for people, not JSON or CSV.
    """

    def __init__(self, target: str | None, status: Status, *, styled: bool = False) -> None:
        self._styled = styled
        self._target = None if target == STDOUT else target
        self._status = status
        self._parts: list[str] = []

    def write(self, text: str) -> None:
        """A part of the result, line ends as they are to be."""
        if self._target is not None:
            self._parts.append(text)
            return
        self._status.clear()
        if self._styled and sys.stdout.isatty():
            from govinfo_report.cli.terminal import show  # rich, where it is installed

            show(text)
        else:
            # As bytes: a text stream would write other line ends on Windows.
            sys.stdout.buffer.write(encoded(text))
            sys.stdout.buffer.flush()

    def close(self, *, mark: bool = False) -> None:
        """The result is complete.

        Args:
            mark: Whether a file begins with a byte order mark, without which Excel takes UTF-8 for
                the system's own encoding; standard output never does.
        """
        if self._target is not None:
            data = encoded("".join(self._parts))
            try:
                write_whole(Path(self._target), b"\xef\xbb\xbf" + data if mark else data)
            except OSError as error:
                self._status.failed(self._target, error)


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


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that nobody ever sees half of it: under another name first, then renamed.

    A link is followed, an existing file's permissions are kept, and what is no ordinary file (a
    device, a named pipe) is written to directly.

    Raises:
        OSError: It cannot be written; what was there is untouched.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a folder refuses, with the right words
        return
    path = Path(os.path.realpath(path))
    draft = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}")
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666
    try:
        handle = os.open(
            draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        draft.replace(path)
    except BaseException:  # Ctrl-C included: no draft is left behind
        draft.unlink(missing_ok=True)
        raise
