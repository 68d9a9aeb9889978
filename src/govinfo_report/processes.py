"""Work in parallel processes, each piece of it within a time limit.

What the standard library offers cannot end the one process that hangs: here each process has a pipe
of its own, so that it is known what it works on, and it can be ended and replaced alone. Fresh
processes are started on every system: forks of a process with threads can hang.
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeAlias, TypeVar

from govinfo_report.errors import GovInfoReportError
from govinfo_report.language import Text

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

J = TypeVar("J")
R = TypeVar("R")

Loss: TypeAlias = Literal["ended", "late"]
"""Why there is no result: its process ended, or was ended because it took too long."""

WRITING: Final = Lock()
"""Held while a file is written, so that a process does not end in the middle of it."""

SECONDS: Final = 120.0
"""Default time limit of one file: reading the largest page that the bounds let pass takes some
twenty seconds."""

_FEW: Final = 50
_SMALL: Final = 2**20
"""Most files that are read in this process, and most bytes of them together: about as much as is
read in the time that starting other processes takes."""

_HEAD: Final = 2**16
"""Bytes of a file that show its format."""

_AHEAD: Final = 2
"""Pieces that a process has at a time: the next one waits where it can be begun at once."""

_WAITING: Final = 1_000
"""Most results that wait for an earlier one, so that memory is bounded while one piece takes long.
"""

_PER_PROCESS: Final = 4_000
"""Pieces after which a process is replaced. Its memory stays flat (docs/how-to/read-a-folder.md
has the figures); this bounds what a library of another kind would leak."""

_GRACE: Final = 2.0
"""Seconds that a process has to come to the end of its piece when no more is wanted of it."""


class NoProcessError(GovInfoReportError):
    """The system lets no process run."""

    @property
    def _words(self) -> Text:
        return Text(
            "用于处理的进程一启动就结束", "the processes that are to do the work end at once"
        )


def with_files(
    work: Callable[[J], R],
    jobs: Sequence[J],
    paths: Sequence[Path | None],
    lost: Callable[[J, Loss, float], R],
    is_bounded: Callable[[bytes], bool],
    *,
    processes: int | None = None,
    seconds: float | None = None,
) -> Generator[R, None, None]:
    """Does work that reads a file each, and yields the results in the order of ``jobs``.

    Work on a few small files that bound it is done in this process, other work in others.

    Args:
        work: Reads one file; a function that other processes can import.
        jobs: The pieces of work.
        paths: The file of each; ``None``: standard input, which only this process can read.
        lost: Gives the result of a piece that has none, from the piece, the reason and the limit.
        is_bounded: Whether the work takes a time in proportion to the size of a file, whatever is
            in it, by its first bytes.
        processes: How many processes at most; ``None``: as many as there are processors.
        seconds: How long one piece may take; ``None``: :data:`SECONDS`, and one file alone is read
            in this process, whatever it is and takes.

    Raises:
        NoProcessError: The system lets no process run.
    """
    files = [path for path in paths if path is not None]
    limit = seconds or SECONDS
    if (len(files) == 1 and seconds is None) or _need_no_process(files, is_bounded, limit):
        yield from map(work, jobs)
        return
    others = [job for job, path in zip(jobs, paths, strict=True) if path is not None]
    with closing(in_processes(work, others, lost, processes=processes, seconds=limit)) as results:
        for job, path in zip(jobs, paths, strict=True):
            yield work(job) if path is None else next(results)


def _need_no_process(
    paths: Sequence[Path], is_bounded: Callable[[bytes], bool], seconds: float
) -> bool:
    """Whether files are so few, small and bounded that no process has to be ended."""
    if len(paths) > _FEW or seconds < SECONDS:
        return False
    size = 0
    for path in paths:
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):  # a pipe may never end
                return False
            with path.open("rb") as file:
                if not is_bounded(file.read(_HEAD)):
                    return False
        except (OSError, ValueError):  # reading it says so
            continue
        size += found.st_size
    return size <= _SMALL


def in_processes(
    work: Callable[[J], R],
    jobs: Sequence[J],
    lost: Callable[[J, Loss, float], R],
    *,
    processes: int | None,
    seconds: float,
) -> Generator[R, None, None]:
    """Does pieces of work in parallel, and yields their results in the order of ``jobs``.

    Args:
        work: Does one piece; a function of a module, which other processes can import.
        jobs: The pieces.
        lost: Gives the result of a piece that has none, from the piece, the reason and the limit.
        processes: How many processes; ``None``: as many as there are processors.
        seconds: How long one piece may take.

    Raises:
        NoProcessError: The processes end before they begin.
    """
    crew = _Crew(work, jobs, seconds, lambda job, loss: lost(job, loss, seconds))
    try:
        yield from crew.results(min(processes or _processors(), len(jobs)))
    finally:  # Ctrl-C included: nothing more is begun
        crew.dismiss()


def _processors() -> int:
    """How many processors this process may use."""
    if sys.platform != "win32" and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker(Generic[J]):
    """A process, and the pieces that it was given and has not done."""

    def __init__(self, work: Callable[[J], object]) -> None:
        from multiprocessing import get_context  # most runs need no process

        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, work), daemon=True
        )
        self.process.start()
        theirs.close()
        self.given: deque[int] = deque()
        self.count = 0
        self.ready = False
        self.since = 0.0  # when it began the first of these

    @property
    def at_work(self) -> bool:
        """Whether it is working on a piece, and its time runs."""
        return self.ready and bool(self.given)

    def give(self, place: int, job: J) -> None:
        """Sends it a piece; if it has ended meanwhile, the next read of its pipe shows it."""
        if not self.given:
            self.since = time.monotonic()
        self.given.append(place)
        self.count += 1
        with suppress(OSError):
            self.pipe.send(job)

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class _Crew(Generic[J, R]):
    """The processes that share the work, and what is left of it."""

    def __init__(
        self,
        work: Callable[[J], R],
        jobs: Sequence[J],
        seconds: float,
        lost: Callable[[J, Loss], R],
    ) -> None:
        self._work = work
        self._jobs = jobs
        self._seconds = seconds
        self._lost = lost
        self._waiting = deque(range(len(jobs)))
        self._workers: list[_Worker[J]] = []
        self._done: dict[int, bytes] = {}  # pickled until its turn, which takes less memory

    def results(self, processes: int) -> Iterator[R]:
        """What came of each piece, in their order."""
        from multiprocessing.reduction import ForkingPickler

        for place in range(len(self._jobs)):
            while place not in self._done:
                self._hand_out(processes, place + _WAITING)
                self._listen()
                self._end_late()
            result: R = ForkingPickler.loads(self._done.pop(place))
            yield result

    def dismiss(self) -> None:
        """Ends every process; one that is about to finish its piece may do so."""
        for worker in self._workers:
            worker.pipe.close()
        until = time.monotonic() + _GRACE
        for worker in self._workers:
            worker.process.join(max(until - time.monotonic(), 0))
            worker.end()
        self._workers.clear()

    def _hand_out(self, processes: int, end: int) -> None:
        """Gives each process what it has room for, of the pieces before ``end``."""
        spent = [w for w in self._workers if w.count >= _PER_PROCESS and not w.given]
        for worker in spent:
            self._workers.remove(worker)
            worker.end()  # before another one takes memory
        while self._waiting and len(self._workers) < processes:
            self._workers.append(_Worker(self._work))
        for depth in range(_AHEAD):
            for worker in self._workers:
                if not self._waiting or self._waiting[0] >= end:
                    return
                if len(worker.given) <= depth and worker.count < _PER_PROCESS:
                    place = self._waiting.popleft()
                    worker.give(place, self._jobs[place])

    def _listen(self) -> None:
        """Takes what the processes say, up to the time at which the next one is late."""
        ends = [worker.since + self._seconds for worker in self._workers if worker.at_work]
        timeout = max(min(ends) - time.monotonic(), 0) if ends else None
        from multiprocessing.connection import wait

        speaking = wait([worker.pipe for worker in self._workers], timeout)
        for worker in [worker for worker in self._workers if worker.pipe in speaking]:
            try:
                result = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                self._take_away(worker, "ended")
                continue
            if worker.ready:
                self._done[worker.given.popleft()] = result
            worker.ready = True
            worker.since = time.monotonic()

    def _end_late(self) -> None:
        now = time.monotonic()
        for worker in list(self._workers):
            late = worker.at_work and now > worker.since + self._seconds
            if late and not worker.pipe.poll():  # it may have come to its end this moment
                self._take_away(worker, "late")

    def _take_away(self, worker: _Worker[J], loss: Loss) -> None:
        """Ends a process; what it worked on is lost, what it had besides is for others."""
        self._workers.remove(worker)
        worker.end()
        if not worker.ready:
            raise NoProcessError
        if worker.given:
            place = worker.given.popleft()
            lost = self._lost(self._jobs[place], loss)
            from multiprocessing.reduction import ForkingPickler

            self._done[place] = bytes(ForkingPickler.dumps(lost))
            self._waiting.extendleft(reversed(worker.given))


def _serve(pipe: Connection, work: Callable[[Any], object]) -> None:
    """Works on what comes through a pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hands out work
    _end_with_parent()
    with suppress(EOFError, OSError):  # nobody is there any more
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv()))


def _end_with_parent() -> None:
    """Ends this process when its parent is killed."""
    from multiprocessing import parent_process

    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            with WRITING:
                os._exit(1)

    Thread(target=watch, daemon=True).start()
