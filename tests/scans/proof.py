"""How much is read of scans of known reports, and how much of it is wrong."""

from __future__ import annotations

import io
import re
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import attrs
import numpy as np
from attrs import field, frozen
from PIL import Image
from rapidfuzz.distance import Levenshtein

import govinfo_report as gr
from govinfo_report.model import ABSENT, Report
from tests.scans.degradations import KINDS
from tests.scans.forms import Form, Picture, expected, pictures, printed

FINE: Final = (150, 200, 300)
COARSE: Final = (100, 120)
"""Dots an inch: of what is to be read nearly whole, and of what is withheld more often."""


@frozen(kw_only=True)
class Scan:
    """A scan to be made.

    Attributes:
        form: What is printed.
        kind: What happens to it.
        dpi: Dots an inch.
        seed: Of its chances.
    """

    form: Form
    kind: str
    dpi: int
    seed: int

    def file(self, pdf: bytes) -> bytes:
        """The scan of a printed form, as a PDF of pictures."""
        chance = np.random.default_rng(zlib.crc32(f"{self.kind} {self.dpi} {self.seed}".encode()))
        pages = [KINDS[self.kind](page, self.dpi, chance) for page in pictures(pdf, self.dpi)]
        return pdf_of(pages, self.dpi)


def pdf_of(pages: Sequence[Picture], dpi: int) -> bytes:
    """Pictures as the pages of a PDF, as JPEG of high quality."""
    file = io.BytesIO()
    first, *others = (Image.fromarray(page) for page in pages)
    first.save(
        file, "PDF", save_all=True, append_images=others, resolution=dpi, quality=95, subsampling=0
    )
    return file.getvalue()


@frozen(kw_only=True)
class Score:
    """What became of the cells of scans.

    Attributes:
        pages: Pages read.
        seconds: Time of reading, on one thread.
        cells: Cells of the forms, blank ones among them.
        read: Those with the right value, and blank ones that are blank.
        withheld: Those without a value where there is one, or which nothing is said of.
        wrong: Those with another value, and those that are blank where there is a value.
        invented: Those with a value where there is none.
        letters: Characters of the prose.
        mistakes: How many of them were changed, lost or added.
        numbers: Numbers in the prose that does not stand there.
        examples: Cells that are wrong or invented, each with its scan.
    """

    pages: int = 0
    seconds: float = 0
    cells: int = 0
    read: int = 0
    withheld: int = 0
    wrong: int = 0
    invented: int = 0
    letters: int = 0
    mistakes: int = 0
    numbers: int = 0
    examples: tuple[str, ...] = field(default=(), repr=False)

    def __add__(self, other: Score) -> Score:
        names = [each.name for each in attrs.fields(Score)]
        return Score(**{name: getattr(self, name) + getattr(other, name) for name in names})


def score(scan: Scan, pdf: bytes) -> Score:
    """Reads a scan and compares."""
    data = scan.file(pdf)
    begin = time.process_time()
    try:
        report: Report | None = gr.read(data).report
    except gr.ReadError:
        report = None
    seconds = time.process_time() - begin
    found = {} if report is None else expected(report)
    counted: Counter[str] = Counter()
    examples = []
    wanted = expected(scan.form.report)
    for cell in {**wanted, **found}:
        what = outcome(wanted.get(cell), found.get(cell, ABSENT))
        counted[what] += 1
        if what in {"wrong", "invented"}:
            shown = f"{wanted.get(cell)} is {found.get(cell)}"
            examples.append(
                f"{scan.kind} {scan.dpi} {scan.form.family} {scan.seed} {cell}: {shown}"
            )
    letters, mistakes, numbers = compare_prose(scan.form.report, report)
    return Score(
        pages=len(list(pictures(pdf, 10))),
        seconds=seconds,
        cells=len(wanted),
        **counted,
        letters=letters,
        mistakes=mistakes,
        numbers=numbers,
        examples=tuple(examples),
    )


def outcome(wanted: Any, found: Any) -> str:
    """What became of a cell: ``read``, ``withheld``, ``wrong`` or ``invented``."""
    if found is ABSENT:
        return "withheld"
    if found == wanted:
        return "read"
    return "invented" if wanted is None else "wrong"


_PROSE: Final = ("introduction", "overview", "problems_and_improvements", "other_matters")
_NUMBER: Final = re.compile(r"\d[\d,.]*")


def compare_prose(wanted: Report, found: Report | None) -> tuple[int, int, int]:
    """Characters, mistakes among them, and numbers that do not stand there."""
    before, after = (
        "".join("".join(getattr(report, name) or ()) for name in _PROSE) if report else ""
        for report in (wanted, found)
    )
    before, after = ("".join(text.split()) for text in (before, after))
    others = Counter(_NUMBER.findall(after)) - Counter(_NUMBER.findall(before))
    return len(before), Levenshtein.distance(before, after), others.total()


def scores(scans: Sequence[Scan], workers: int = 1) -> Iterator[tuple[Scan, Score]]:
    """The scans, each with its score, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        distinct = list(dict.fromkeys(id(scan.form) for scan in scans))
        by_id = {id(scan.form): scan.form for scan in scans}
        pdfs = dict(
            zip(distinct, printed([by_id[one] for one in distinct], Path(folder)), strict=True)
        )
    own = [pdfs[id(scan.form)] for scan in scans]
    if workers == 1:
        yield from zip(scans, map(score, scans, own), strict=True)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from zip(scans, pool.map(score, scans, own), strict=True)


def total(every: Iterable[Score]) -> Score:
    """The sum of scores."""
    summed = Score()
    for one in every:
        summed += one
    return summed
