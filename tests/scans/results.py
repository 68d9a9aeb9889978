"""What became of the cells of scans, kept in a file, and shown in tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs
from attrs import frozen

FILE: Final = Path(__file__).with_name("results.jsonl")
"""What the whole proof found, a scan a line; the documentation is made of it."""

FINE: Final = (150, 200, 300)
COARSE: Final = (100, 120)
"""Dots an inch: of what is to be read nearly whole, and of what is withheld more often."""

KINDS: Final[Mapping[str, str]] = {
    "clean": "as printed",
    "blur": "out of focus, by 0.5 to 0.8 dots at 150 dpi",
    "jpeg": "JPEG of quality 25 to 45",
    "salt": "0.3 to 1 % of the dots black or white",
    "noise": "noise of a sensor, a deviation of 12 to 25 of 255",
    "skew": "askew by up to 2°, aside by up to 5 mm",
    "shadow": "darker towards one side, by 25 to 50 %",
    "bleed": "the back shines through, 12 to 25 % of its ink",
    "red_stamp": "a red seal of 4 cm over a table",
    "grey_stamp": "the same in a copy without colours",
    "fax": "black and white alone, cut at 45 to 65 % of white",
    "faint": "ink at 30 to 50 % of its darkness, unevenly",
    "thick": "strokes that ran by half a dot to a dot",
    "dirty": "gaps in lines and strokes, spots, hairs",
    "turned": "turned by quarters",
    "old_paper": "yellow or grey paper with fibres",
    "office": "askew, blurred, noisy, JPEG, grey: a usual scanner",
    "moved": "smeared over 1 to 2 dots at 150 dpi, in any direction",
}
"""Kinds of scans, and what they are."""

FAMILIES: Final[Mapping[str, str]] = {
    "song": "Noto Serif CJK",
    "hei": "Noto Sans CJK",
    "song and Times": "the same, with letters and digits of Liberation Serif",
    "hei and Arial": "the same, with letters and digits of Liberation Sans",
    "ming": "AR PL UMing",
    "kai": "AR PL UKai",
    "zenhei": "WenQuanYi Zen Hei",
}
"""Looks of print, and their fonts."""

FOR_THE_PROOF: Final = ("moved", "kai", "zenhei")
"""The kind and the looks that nothing was tuned on: the proof alone has them."""


@frozen(kw_only=True)
class Result:
    """What became of the cells of a scan.

    Attributes:
        edition: Which form it is.
        kind: What happened to it.
        family: Its look.
        dpi: Its dots an inch.
        seed: Of its chances.
        pages: Its pages.
        cells: Cells of the form, blank ones among them.
        read: Those with the right value, and blank ones that are blank.
        withheld: Those of which nothing is said.
        wrong: Those with another value, or blank where there is a value.
        invented: Those with a value where there is none.
        letters: Characters of the prose.
        mistakes: How many of them were changed, lost or added.
        numbers: Numbers in the prose that do not stand there.
    """

    edition: str
    kind: str
    family: str
    dpi: int
    seed: int
    pages: int
    cells: int
    read: int
    withheld: int
    wrong: int
    invented: int
    letters: int
    mistakes: int
    numbers: int

    @property
    def scan(self) -> tuple[str, str, str, int, int]:
        """Which scan it is."""
        return (self.edition, self.kind, self.family, self.dpi, self.seed)


def load(file: Path = FILE) -> list[Result]:
    """The results in a file."""
    return [Result(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def line(result: Result) -> str:
    """A result as a line of a file."""
    return json.dumps(attrs.asdict(result)) + "\n"


_COUNTS: Final = ("pages", "cells", "read", "withheld", "wrong", "invented")
_HEADS: Final = ("pages", "cells", "read", "share", "withheld", "wrong", "invented")


def share(part: int, whole: int) -> str:
    """A share in percent, never rounded up to all."""
    return f"{part * 10_000 // whole / 100:.2f} %" if whole else ""


def _row(name: str, results: Iterable[Result]) -> str:
    own = list(results)
    pages, cells, read, *others = (sum(getattr(one, count) for one in own) for count in _COUNTS)
    texts = (f"{pages:,}", f"{cells:,}", f"{read:,}", share(read, cells), *map(str, others))
    return f"| {name} | {' | '.join(texts)} |\n"


def _table(title: str, rows: Sequence[str]) -> str:
    heads = " | ".join(_HEADS)
    return f"| {title} | {heads} |\n| --- |{' ---: |' * len(_HEADS)}\n{''.join(rows)}"


def _rows(results: Sequence[Result], names: Mapping[str, str], what: str) -> list[str]:
    rows = []
    for name, meaning in names.items():
        own = [result for result in results if getattr(result, what) == name]
        if own:
            mark = " ★" if name in FOR_THE_PROOF else ""
            rows.append(_row(f"`{name}`{mark}: {meaning}", own))
    return rows


def tables(results: Sequence[Result]) -> str:
    """The results by dots an inch, kind and look, and what became of the prose."""
    parts = []
    for title, sizes in (("150 dpi or more", FINE), ("100 to 149 dpi", COARSE)):
        own = [result for result in results if result.dpi in sizes]
        if own:
            rows = _rows(own, KINDS, "kind")
            parts += [f"## {title}\n", _table("kind", [*rows, _row("**all**", own)])]
            parts.append(_table("look", _rows(own, FAMILIES, "family")))
    letters, mistakes, numbers = (
        sum(getattr(one, name) for one in results if one.dpi in FINE)
        for name in ("letters", "mistakes", "numbers")
    )
    right = share(letters - mistakes, letters)
    parts.append(
        f"## Prose\n\nAt 150 dpi or more {right} of {letters:,} characters are right; "
        f"{numbers} numbers are not those of the page.\n"
    )
    return "\n".join(parts)
