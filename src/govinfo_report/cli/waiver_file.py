"""The waiver file: read for a check, added to by ``waive``, never rewritten."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import govinfo_report as gr
from govinfo_report.cli.inputs import STDIN
from govinfo_report.cli.output import write_whole
from govinfo_report.cli.status import Status


def loaded(name: str, status: Status) -> gr.Waivers | None:
    """The waivers of a file; ``None``, with a line on standard error, where it is none."""
    try:
        return gr.load_waivers(sys.stdin.buffer.read() if name == STDIN else name)
    except (OSError, gr.WaiverError) as error:
        status.failed(name, error)
        return None


def add(path: Path, entries: list[tuple[gr.Waiver, str]]) -> list[gr.Waiver]:
    """Adds waivers at the end of a file, which is made where there is none.

    What is in the file stays as it is, byte for byte, comments included. The whole is read again
    before it takes the place of the file.

    Args:
        path: The file.
        entries: Waivers, each with the comment above it.

    Returns:
        Those that the file had already, which are not added again.

    Raises:
        OSError: The file cannot be read or written.
        WaiverError: What is in it is no waiver file, or cannot be added to.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path.parent):
        before = path.read_bytes() if path.exists() else b""
        held = gr.load_waivers(before)
        known, new = [], []
        for waiver, comment in entries:
            if any(_same(waiver, other) for other in held):
                known.append(waiver)
            else:
                new.append(gr.dump_waiver(waiver, comment=comment).encode())
        if not new:
            return known
        ends = b"\r\n" if b"\r\n" in before else b"\n"
        after = before if not before or before.endswith(b"\n") else before + ends
        for text in new:
            after += (ends if after else b"") + text.replace(b"\n", ends)
        gr.load_waivers(after)
        write_whole(path, after)
        return known


def _same(waiver: gr.Waiver, other: gr.Waiver) -> bool:
    """Whether the file's waiver does all that the new one would, for as long."""
    lasting = other.expires is None or (
        waiver.expires is not None and other.expires >= waiver.expires
    )
    return lasting and (waiver.bound, waiver.agency, waiver.year) == (
        other.bound,
        other.agency,
        other.year,
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two reviewers who add at the same moment must not undo one another's work."""
    lock = None
    with suppress(ImportError):  # Windows has no such locks
        import fcntl

        lock = os.open(folder, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)
