"""What the program takes to start, as CPU time of whole processes beside their floors.

Run: ``python -m tests.benchmarks.start_up [rounds]``. All take turns, so that a change in the
machine's load meets them alike; the first round, which fills the caches of compiled modules, is
not counted. ``small.json`` is a report in which nothing is found.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import govinfo_report as gr
from tests.benchmarks.ratios import Ratio, show
from tests.clean_reports import clean

DEFAULT_ROUNDS: Final = 20

PROGRAM: Final = str(Path(sys.executable).with_name("govinfo-report"))
IMPORTS: Final = (sys.executable, "-c", "import click")
LIBRARIES: Final = (sys.executable, "-c", "import click, attrs, msgspec, cattrs")


def cpu(*arguments: str) -> float:
    """CPU seconds of one process and what it starts, which may keep compiled modules."""
    variables = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, env=variables)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ratios(rounds: int = 10) -> Iterator[Ratio]:
    """The program beside the libraries that it cannot do without, in whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.json"
        report = clean("2021", "示例市水务局", 2023, "small", "some", Random(1)).report
        small.write_text(gr.dumps(report), "utf-8")
        cases = (
            ("--version", (PROGRAM, "--version"), IMPORTS, 1.6),
            ("--help", (PROGRAM, "--help"), IMPORTS, 1.6),
            ("check small.json", (PROGRAM, "check", str(small)), LIBRARIES, 2.5),
        )
        processes = dict.fromkeys(part for case in cases for part in case[1:3])
        best = dict.fromkeys(processes, float("inf"))
        for number in range(rounds + 1):
            for arguments in processes:
                seconds = cpu(*arguments)
                if number:
                    best[arguments] = min(best[arguments], seconds)
    for name, arguments, floor, target in cases:
        yield Ratio(
            name=f"govinfo-report {name}",
            ours=best[arguments],
            floor_name=floor[2],
            floor=best[floor],
            target=target,
        )


if __name__ == "__main__":
    show(ratios(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_ROUNDS))
