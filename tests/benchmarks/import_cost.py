"""What ``import govinfo_report`` costs, as a whole process, against ``import attrs``.

Run: ``python -m tests.benchmarks.import_cost [rounds]``. The two take turns, so that a change in
the machine's load meets both. Target: at most 1.5.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from tests.benchmarks.ratios import Ratio, show

STATEMENTS = ("import attrs", "import govinfo_report")
DEFAULT_ROUNDS = 40


def seconds(statement: str) -> float:
    """Wall time of one fresh process."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - begin


def ratios(rounds: int = 10) -> Iterator[Ratio]:
    """The import beside its floor, in whole processes."""
    for statement in STATEMENTS:
        seconds(statement)  # fills the caches of the disk and of compiled modules
    taken: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    for _ in range(rounds):
        for statement in STATEMENTS:
            taken[statement].append(seconds(statement))
    floor, own = STATEMENTS
    medians = {statement: statistics.median(taken[statement]) for statement in STATEMENTS}
    yield Ratio(name=own, ours=medians[own], floor_name=floor, floor=medians[floor], target=1.5)


if __name__ == "__main__":
    show(ratios(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_ROUNDS))
