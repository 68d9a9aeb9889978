"""How every benchmark says what it found: the time of something beside that of its floor.

A module of this package with a function ``ratios()`` that gives :class:`Ratio` is part of the table
of ``python -m tests.benchmarks``; there is nothing else to register.
"""

from __future__ import annotations

import gc
import os
import platform
import re
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from attrs import frozen

from tests.places import ROOT


@frozen(kw_only=True)
class Ratio:
    """One line of the table.

    Attributes:
        name: What was measured.
        ours: Seconds that it took.
        floor_name: What it is measured against, in the same run.
        floor: Seconds that this took.
        target: What the ratio is to be at most; ``None``: nothing is promised.
    """

    name: str
    ours: float
    floor_name: str
    floor: float
    target: float | None = None

    @property
    def ratio(self) -> float:
        """How many times its floor it takes."""
        return self.ours / self.floor

    def __str__(self) -> str:
        target = "" if self.target is None else f"≤ {self.target:g}"
        missed = self.target is not None and self.ratio > self.target
        return (
            f"{self.name:<34} {shown(self.ours)}  {self.floor_name:<38} {shown(self.floor)} "
            f"{self.ratio:8.2f}  {target:<7}{'!' if missed else ''}"
        ).rstrip()


HEAD = f"{'what':<34} {'time':>10}  {'floor':<38} {'time':>10} {'ratio':>8}  target"


def shown(seconds: float) -> str:
    """A time in ten columns."""
    return f"{seconds * 1e3:7.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:7.1f} µs"


def where() -> str:
    """What was measured and where: Python, system, processor and commit, in one line."""
    cpus = Path("/proc/cpuinfo")
    models = re.findall(r"model name\s*: (.*)", cpus.read_text()) if cpus.is_file() else []
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--exclude=*"],  # noqa: S607 (git of the path)
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    ).stdout.strip()
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} × {models[0] if models else platform.processor()}, "
        f"commit {commit or 'unknown'}"
    )


def show(ratios: Iterable[Ratio]) -> None:
    """Prints where it was measured and the table, each line when it is known."""
    print(where())
    print(HEAD)
    for ratio in ratios:
        print(ratio, flush=True)


def in_turns(
    works: Mapping[str, Callable[[], object]], *, rounds: int = 100, calls: int = 5
) -> dict[str, float]:
    """CPU seconds of one call of each work: the best round of some calls, without collection.

    The works take turns, so that a busy machine slows all of them alike.
    """
    best = dict.fromkeys(works, float("inf"))
    for work in works.values():
        work()  # what is made once is there
    collects = gc.isenabled()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in works.items():
                begun = time.process_time()
                for _ in range(calls):
                    work()
                best[name] = min(best[name], (time.process_time() - begun) / calls)
    finally:
        if collects:
            gc.enable()
    return best
