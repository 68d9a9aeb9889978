"""What ``import govinfo_report`` costs, as a whole process, against ``import attrs``.

Run: ``python -m tests.benchmarks.import_cost [rounds]``. The two take turns, so that a change in
the machine's load meets both. Target: at most 1.5.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

STATEMENTS = ("import attrs", "import govinfo_report")
DEFAULT_ROUNDS = 40


def seconds(statement: str) -> float:
    """Wall time of one fresh process."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - begin


def main(rounds: int) -> None:
    """Measure, and print times and ratio."""
    for statement in STATEMENTS:
        seconds(statement)  # fills the caches of the disk and of compiled modules
    taken: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    for _ in range(rounds):
        for statement in STATEMENTS:
            taken[statement].append(seconds(statement))
    medians = [statistics.median(taken[statement]) for statement in STATEMENTS]
    for statement, median in zip(STATEMENTS, medians, strict=True):
        print(f"{statement:<24} {median * 1000:7.1f} ms")
    print(f"{'ratio (target: 1.5)':<24} {medians[1] / medians[0]:7.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_ROUNDS)
