"""Reads scans of known reports, and keeps what was found for the documentation.

``python -m tests.scans`` reads all of them, goes on where it was stopped, and ends with the table.
``--sample`` reads one of each kind and keeps nothing. Either exits with 1 where a value is wrong or
invented.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Final

from govinfo_report.catalogue import EDITIONS
from tests.scans.forms import forms
from tests.scans.proof import Scan, results
from tests.scans.results import COARSE, FAMILIES, FILE, FINE, KINDS, line, load, tables

_SAMPLED: Final = (
    "office",
    "noise",
    "red_stamp",
    "grey_stamp",
    "faint",
    "dirty",
    "turned",
    "moved",
)


def scans(each: int, kinds: tuple[str, ...]) -> Iterator[Scan]:
    """So many reports of each kind: both editions, all looks, and several dots an inch."""
    looks = tuple(FAMILIES)
    printed = {edition: forms(edition, looks, 2 * len(looks), seed=9) for edition in EDITIONS}
    for place in range(each):
        for number, kind in enumerate(kinds):
            every = printed[EDITIONS[(place + number) % len(EDITIONS)]]
            sizes = COARSE if place % 3 == 2 else FINE
            yield Scan(
                form=every[(5 * number + place) % len(every)],
                kind=kind,
                dpi=sizes[(place // 3 + place + number) % len(sizes)],
                seed=place,
            )


def main() -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.scans", description=__doc__)
    parser.add_argument("--sample", action="store_true", help="one of several kinds, kept nowhere")
    parser.add_argument("--anew", action="store_true", help="forget what was found before")
    parser.add_argument("--each", type=int, default=6, help="reports of each kind")
    parser.add_argument("--kinds", help="these alone, with commas between; kept nowhere")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    given = parser.parse_args()
    if given.anew:
        FILE.unlink(missing_ok=True)
    keeps = not (given.sample or given.kinds)
    kinds = (
        tuple(given.kinds.split(",")) if given.kinds else _SAMPLED if given.sample else tuple(KINDS)
    )
    found = load() if keeps else []
    done = {result.scan for result in found}
    wanted = [
        scan for scan in scans(1 if given.sample else given.each, kinds) if scan.name not in done
    ]
    seconds = 0.0
    for result, took, slips in results(wanted, given.workers):
        found.append(result)
        seconds += took
        told = f"{result.read}/{result.cells} read, {result.withheld} withheld, {took:.0f} s"
        print(*result.scan, told, *slips, sep="; ", file=sys.stderr, flush=True)
        if keeps:
            with FILE.open("a", encoding="utf-8") as file:
                file.write(line(result))
    print(tables(found, "en"))
    pages = sum(result.pages for result in found[-len(wanted) :])
    print(f"{seconds / max(pages, 1):.1f} s a page")
    return 1 if any(result.wrong or result.invented for result in found) else 0


if __name__ == "__main__":
    sys.exit(main())
