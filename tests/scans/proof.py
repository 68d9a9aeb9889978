"""How much is read of scans of known reports, and how much of it is wrong."""

from __future__ import annotations

import io
import re
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import numpy as np
from attrs import frozen
from PIL import Image
from rapidfuzz.distance import Levenshtein

import govinfo_report as gr
from govinfo_report.model import ABSENT, Report
from tests.scans.degradations import DEGRADATIONS
from tests.scans.forms import Form, Picture, expected, pictures, printed
from tests.scans.results import Result


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

    @property
    def name(self) -> tuple[str, str, str, int, int]:
        """Which scan it is, as :attr:`tests.scans.results.Result.scan`."""
        return (self.form.report.edition, self.kind, self.form.family, self.dpi, self.seed)

    def file(self, pdf: bytes) -> bytes:
        """The scan of a printed form, as a PDF of pictures."""
        chance = np.random.default_rng(zlib.crc32(f"{self.kind} {self.dpi} {self.seed}".encode()))
        pages = [
            DEGRADATIONS[self.kind](page, self.dpi, chance) for page in pictures(pdf, self.dpi)
        ]
        return pdf_of(pages, self.dpi)


def pdf_of(pages: Sequence[Picture], dpi: int) -> bytes:
    """Pictures as the pages of a PDF, as JPEG of high quality."""
    file = io.BytesIO()
    first, *others = (Image.fromarray(page) for page in pages)
    first.save(
        file, "PDF", save_all=True, append_images=others, resolution=dpi, quality=95, subsampling=0
    )
    return file.getvalue()


def result(scan: Scan, pdf: bytes) -> tuple[Result, float, tuple[str, ...]]:
    """Reads a scan and compares.

    Returns:
        What became of its cells, the seconds of one thread that reading took, and the cells that
        are wrong or invented.
    """
    data = scan.file(pdf)
    begin = time.process_time()
    try:
        report: Report | None = gr.read(data).report
    except gr.ReadError:
        report = None
    seconds = time.process_time() - begin
    found = {} if report is None else expected(report)
    wanted = expected(scan.form.report)
    counts = dict.fromkeys(("read", "withheld", "wrong", "invented"), 0)
    slips = []
    for cell in {**wanted, **found}:
        what = outcome(wanted.get(cell), found.get(cell, ABSENT))
        counts[what] += 1
        if what in {"wrong", "invented"}:
            slips.append(f"{cell} {what}: {found.get(cell)}, not {wanted.get(cell)}")
    letters, mistakes, numbers = compare_prose(scan.form, report)
    own = Result(
        edition=scan.form.report.edition,
        kind=scan.kind,
        family=scan.form.family,
        dpi=scan.dpi,
        seed=scan.seed,
        pages=len(list(pictures(pdf, 10))),
        cells=len(wanted),
        **counts,
        letters=letters,
        mistakes=mistakes,
        numbers=numbers,
    )
    return own, seconds, tuple(slips)


def outcome(wanted: Any, found: Any) -> str:
    """What became of a cell: ``read``, ``withheld``, ``wrong`` or ``invented``."""
    if found is ABSENT:
        return "withheld"
    if found == wanted:
        return "read"
    return "invented" if wanted is None else "wrong"


_PROSE: Final = ("introduction", "overview", "problems_and_improvements", "other_matters")
_NUMBER: Final = re.compile(r"[0-9][0-9,.]*")
_NO_PROSE: Final = re.compile(
    r'<head>.*?</head>|<table class="form (?!metadata).*?</table>|<[^>]*>', re.DOTALL
)


def compare_prose(form: Form, found: Report | None) -> tuple[int, int, int]:
    """Characters, mistakes among them, and numbers that the page has nowhere but in tables."""
    before, after = (
        "".join("".join(getattr(report, name) or ()) for name in _PROSE) if report else ""
        for report in (form.report, found)
    )
    before, after = ("".join(text.split()) for text in (before, after))
    printed = Counter(_NUMBER.findall(_NO_PROSE.sub(" ", form.html)))
    others = Counter(_NUMBER.findall(after)) - printed
    return len(before), Levenshtein.distance(before, after), others.total()


def results(
    scans: Sequence[Scan], workers: int = 1
) -> Iterator[tuple[Result, float, tuple[str, ...]]]:
    """What :func:`result` says of each scan, in their order."""
    by_id = {id(scan.form): scan.form for scan in scans}
    with tempfile.TemporaryDirectory() as folder:
        pdfs = dict(zip(by_id, printed([*by_id.values()], Path(folder)), strict=True))
    own = [pdfs[id(scan.form)] for scan in scans]
    if workers == 1:
        yield from map(result, scans, own)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(result, scans, own)
