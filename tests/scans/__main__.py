"""Prints what is read of scans: ``python -m tests.scans`` writes the table of the documentation.

``python -m tests.scans --sample`` reads a few, and fails where a value is wrong or invented.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from govinfo_report.model import Edition
from tests.places import ROOT
from tests.scans import degradations, forms
from tests.scans.proof import COARSE, FINE, Scan, Score, scores, total

TABLE: Final = ROOT / "docs" / "reference" / "scans.txt"
_EDITIONS: Final[tuple[Edition, ...]] = get_args(Edition)


def scans(each: int, kinds: tuple[str, ...]) -> Iterator[Scan]:
    """So many reports of each kind, in both editions, all looks, and several dots an inch."""
    own = tuple(forms.FAMILIES)
    made = {edition: forms.forms(edition, own, 2 * len(own), seed=9) for edition in _EDITIONS}
    for number, kind in enumerate(kinds):
        for place in range(each):
            edition = _EDITIONS[(place + number) % len(_EDITIONS)]
            every = made[edition]
            sizes = COARSE if place % 3 == 2 else FINE
            yield Scan(
                form=every[(5 * number + place) % len(every)],
                kind=kind,
                dpi=sizes[(place // 3 + number) % len(sizes)],
                seed=place,
            )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "-"


_HEADS: Final = ("", "pages", "cells", "read", "", "withheld", "wrong", "invented")


def table(rows: Mapping[str, Score]) -> str:
    """The table, in columns of a fixed width."""
    lines = [_HEADS]
    for name, score in rows.items():
        share = _share(score.read, score.cells)
        counts = (score.withheld, score.wrong, score.invented)
        lines.append((name, *map(str, (score.pages, score.cells, score.read, share, *counts))))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() + "\n"
        for line in lines
    )


def told(found: list[tuple[Scan, Score]]) -> str:
    """The tables of kinds and of looks, and the prose."""

    def rows(names: tuple[str, ...], what: str) -> dict[str, Score]:
        summed = {}
        for name in names:
            for sizes in (FINE, COARSE):
                own = total(
                    score
                    for scan, score in found
                    if scan.dpi in sizes and name in {scan.kind, scan.form.family, ""}
                )
                if own.pages:
                    summed[f"{name or what}, {sizes[0]}-{sizes[-1]} dpi"] = own
        return summed

    whole = total(score for _, score in found)
    right = _share(whole.letters - whole.mistakes, whole.letters)
    alone = ", ".join((*forms.FOR_THE_PROOF, *degradations.FOR_THE_PROOF))
    parts = [
        table(rows(tuple(degradations.KINDS), "")),
        table(rows(tuple(forms.FAMILIES), "")),
        table(rows(("",), "all")),
        f"prose: {whole.letters} characters, {right} right; {whole.numbers} numbers invented",
        f"for the proof alone: {alone}",
    ]
    return "\n".join(parts) + "\n"


def main() -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.scans", description=__doc__)
    parser.add_argument("--sample", action="store_true", help="a few scans, and no file is written")
    parser.add_argument("--each", type=int, default=6, help="reports of each kind")
    parser.add_argument("--kinds", help="only these, with commas between")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    kinds = tuple(given.kinds.split(",")) if given.kinds else tuple(degradations.KINDS)
    found = []
    for scan, score in scores(list(scans(1 if given.sample else given.each, kinds)), given.workers):
        found.append((scan, score))
        for example in score.examples:
            print(example, file=sys.stderr, flush=True)
    text = told(found)
    print(text)
    whole = total(score for _, score in found)
    print(f"{whole.seconds / max(whole.pages, 1):.1f} s of one thread a page")
    if not given.sample and not given.kinds:
        TABLE.write_text(text, "utf-8")
    return 1 if whole.wrong or whole.invented else 0


if __name__ == "__main__":
    sys.exit(main())
