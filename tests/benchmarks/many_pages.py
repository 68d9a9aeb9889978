"""What reading and checking many files costs, in one process and in two, and what memory it takes.

Run: ``python -m tests.benchmarks.many_pages [PAGES]``. Targets, for 1,000 pages on a machine with
two idle processors: ``read`` with one worker at most 1.3 × a plain Python loop that reads and
writes the same; four times as many pages with two workers at least 1.5 × faster than with one;
``check`` of five times as many files at most 40 MiB above the check of one. The first ratio is one
of CPU times, those of the processes that the command starts included, the second one of clock
times; each time is the better of two rounds of whole processes, taken in turns. Fewer pages show
that it works, not the ratios: starting a process takes about as long as reading a hundred pages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import govinfo_report as gr
from tests.benchmarks.ratios import Ratio
from tests.places import EXAMPLES

LOOP = """
import sys
from pathlib import Path
import govinfo_report as gr

for page in sorted(Path(sys.argv[1]).iterdir()):
    target = Path(sys.argv[2], page.with_suffix(".json").name)
    target.write_text(gr.dumps(gr.read(page).report, indent=2) + "\\n", "utf-8")
"""
"""The plain loop."""

MEMORY = """
import resource
import sys
from pathlib import Path
import govinfo_report as gr

for number, page in enumerate(sorted(Path(sys.argv[1]).iterdir()) * 4, 1):
    gr.check(gr.read(page))
    if number % int(sys.argv[2]) == 0:
        print(number, round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), sep=": ")
"""
"""Pages read and checked in one process, and the peak of its memory on the way."""

PROGRAM = (sys.executable, "-m", "govinfo_report")


def pages_in(folder: Path, count: int) -> Path:
    """A folder of so many pages of text, whose figures differ."""
    folder.mkdir()
    texts = [(EXAMPLES / f"wuxing-hrss-{year}.txt").read_text("utf-8") for year in (2022, 2023)]
    for number in range(count):
        text = texts[number % 2].replace("118", str(100 + number))
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


def files_in(folder: Path, pages: Path, count: int) -> Path:
    """A folder of so many files, documents and a page in ten."""
    folder.mkdir()
    sources = sorted(pages.iterdir())
    for number in range(count):
        source = sources[number % len(sources)]
        if number % 10 == 0:
            shutil.copyfile(source, folder / f"{number:05}.txt")
        else:
            document = gr.dumps(gr.read(source).report)
            (folder / f"{number:05}.json").write_text(document, "utf-8")
    return folder


class Spent(NamedTuple):
    """What a program takes.

    Attributes:
        clock: Seconds until it ends.
        cpu: CPU seconds of its processes.
        memory: MiB of the largest of them.
    """

    clock: float
    cpu: float
    memory: float


def run(command: Sequence[str | Path]) -> Spent:
    """Runs a program."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command}: status {process.returncode}")
    cpu = used.ru_utime + used.ru_stime
    return Spent(time.perf_counter() - begun, cpu, used.ru_maxrss / 1024)


def in_turns(*commands: Sequence[str | Path]) -> list[Spent]:
    """The least that each takes in two rounds in turns."""
    rounds = [[run(command) for command in commands] for _ in range(2)]
    return [Spent(*map(min, *spent)) for spent in zip(*rounds, strict=True)]


def ratios(count: int = 1_000) -> Iterator[Ratio]:
    """Reading so many pages by the program beside the plain loop."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name, "out")
        out.mkdir()
        pages = pages_in(Path(name, "pages"), count)
        read = (*PROGRAM, "read", "--time-limit", "100", "-o", out, pages, "-j", "1")
        loop, one = in_turns((sys.executable, "-c", LOOP, pages, out), read)
        yield Ratio(
            name=f"read: {count} pages, one worker",
            ours=one.cpu,
            floor_name="a plain loop, as a process",
            floor=loop.cpu,
            target=1.3,
        )


def main(count: int) -> None:
    """Measure, and print times, ratios and memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = folder / "out"
        out.mkdir()
        pages = pages_in(folder / "pages", count)
        many = pages_in(folder / "many", 4 * count)
        read = (*PROGRAM, "read", "--time-limit", "100", "-o", out)
        loop, one = in_turns((sys.executable, "-c", LOOP, pages, out), (*read, pages, "-j", "1"))
        print(f"{count} pages: plain loop {loop.cpu:.2f} s, one worker {one.cpu:.2f} s,", end=" ")
        print(f"ratio {one.cpu / loop.cpu:.2f}   target 1.3 (1,000 pages)")
        one, two = in_turns((*read, many, "-j", "1"), (*read, many, "-j", "2"))
        print(f"{4 * count} pages: one worker {one.clock:.2f} s, two {two.clock:.2f} s,", end=" ")
        print(f"ratio {one.clock / two.clock:.2f}   target 1.5 (4,000 pages, two idle processors)")
        files = files_in(folder / "files", pages, 5 * count)
        single = run((*PROGRAM, "check", next(files.iterdir()))).memory
        for form in ("text", "csv", "ndjson"):
            spent = run((*PROGRAM, "check", files, "--format", form, "-j", "2"))
            print(f"check of {5 * count} files as {form}: {spent.clock:.2f} s,", end=" ")
            print(f"{spent.memory:.0f} MiB, of one file {single:.0f} MiB   target 40 above")
        grown = subprocess.run(
            [sys.executable, "-c", MEMORY, pages, str(count)], check=True, capture_output=True
        )
        print("one process, pages read and checked: MiB at its peak")
        print(grown.stdout.decode(), end="")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
