"""What writing a report costs in each format, and how much of it the libraries take.

Run: ``python -m tests.benchmarks.render``. The report is the example page of 2023 with its text.
For DOCX and XLSX the time inside python-docx with lxml, and inside openpyxl, is what a profile of
the same call counts there, as a share.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
import timeit
from collections.abc import Callable
from functools import partial
from typing import Any

import govinfo_report as gr
from govinfo_report.renderers import FORMATS, lay_out
from tests.places import EXAMPLES

DEFAULT_ROUNDS = 50

OWN = "govinfo_report"


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Best processor time of one call among five runs of ``rounds`` calls."""
    work()
    return min(timeit.repeat(work, timer=time.process_time, number=rounds, repeat=5)) / rounds * 1e3


def own_share(work: Callable[[], object]) -> float:
    """Which part of a call is spent in this library's own files."""
    profile = cProfile.Profile()
    profile.runcall(work)
    stats: dict[tuple[str, int, str], tuple[Any, ...]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # pstats declares no members
    whole = sum(entry[2] for entry in stats.values())
    own = sum(entry[2] for place, entry in stats.items() if OWN in place[0])
    return own / whole


def main(rounds: int) -> None:
    """Measure, and print."""
    report = gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report
    report = gr.loads(gr.dumps(report))
    print(f"{'layout alone':<14} {milliseconds(partial(lay_out, report), rounds):8.2f} ms")
    for name in FORMATS:
        work = partial(gr.render, report, name)
        office = name in ("docx", "xlsx")
        taken = milliseconds(work, max(rounds // 10, 1) if office else rounds)
        share = f"   own code {own_share(work):4.0%}" if office else ""
        print(f"{name:<14} {taken:8.2f} ms   {len(work()) / 1024:6.1f} KiB{share}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_ROUNDS)
