"""What ``import govinfo_report`` costs, as a whole process, against ``import attrs``.

Run: ``python -m tests.benchmarks.import_cost [rounds]``. The two take turns, so that a change in
the machine's load meets both. Target: at most 1.5.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator

from tests.benchmarks.ratios import Ratio, show

STATEMENTS = ("import attrs", "import govinfo_report")
DEFAULT_ROUNDS = 40


def seconds(statement: str) -> float:
    """CPU time of one fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ratios(rounds: int = 10) -> Iterator[Ratio]:
    """The import beside its floor, in whole processes."""
    for statement in STATEMENTS:
        seconds(statement)  # fills the caches of the disk and of compiled modules
    taken: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    for _ in range(rounds):
        for statement in STATEMENTS:
            taken[statement].append(seconds(statement))
    floor, own = STATEMENTS
    yield Ratio(
        name=own, ours=min(taken[own]), floor_name=floor, floor=min(taken[floor]), target=1.5
    )


if __name__ == "__main__":
    show(ratios(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_ROUNDS))
