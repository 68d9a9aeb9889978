"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO


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
