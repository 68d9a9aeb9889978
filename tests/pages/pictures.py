"""The pictures of the how-to 从起草到公布: ``python -m tests.pages.pictures`` draws them anew.

LibreOffice and Chromium draw them, from the
examples of the documentation.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final

import openpyxl

import govinfo_report as gr
from tests.clean_reports import clean
from tests.cli.programs import run as govinfo_report
from tests.pages.producers import chromium, office, run
from tests.places import EXAMPLES, ROOT

FOLDER: Final = ROOT / "docs" / "how-to" / "pictures"
_SHARP: Final = "80"
"""Dots an inch."""


def workbook(folder: Path) -> None:
    """The form and the checks of a workbook, as they are on a screen."""
    last, wrong = (
        gr.read(EXAMPLES / f"wuxing-hrss-{name}.txt").report for name in ("2022", "2023-slips")
    )
    book = openpyxl.load_workbook(io.BytesIO(gr.render(wrong, "xlsx", live=True, previous=last)))
    for sheet in book:
        sheet.print_area = None  # the line on top is on the screen alone
    path = folder / "workbook.xlsx"
    book.save(path)
    (pdf,) = office([path], "pdf", folder)
    _page(pdf, 4, "workbook-form", (40, 40, 580, 740))
    _page(pdf, 8, "workbook-checks", (60, 50, 540, 800))


def marked(folder: Path) -> None:
    """The opinions on a draft, and the table with most of its marks."""
    wrong = gr.read(EXAMPLES / "wuxing-hrss-2023-slips.txt").report
    path = folder / "marked.html"
    page = gr.render(wrong, "html", findings=gr.check(wrong)).decode()
    # What stands between the opinions and this table is not what the picture is about.
    head, _, rest = page.partition('<h2 class="title"')
    start = rest.index("<section>\n<h3", rest.index("第二十条第（八）项"))
    end = rest.index("<section>\n<h3", start + 1)
    path.write_text(f"{head}{rest[start:end]}</section></main></body></html>", "utf-8")
    chromium(
        path,
        "--hide-scrollbars",
        "--window-size=1000,2560",
        f"--screenshot={FOLDER / 'marked.png'}",
    )


def collected(folder: Path) -> None:
    """The page about a collection."""
    reports = folder / "reports"
    reports.mkdir()
    for seed, (agency, wrong) in enumerate(
        (("示例县教育局", {}), ("示例县水务局", {"applications.received.total": 99}))
    ):
        report = clean("2021", agency, 2023, "small", "none", Random(seed)).report
        report = gr.replace_cells(report, wrong)
        (reports / f"{agency}.docx").write_bytes(gr.render(report, "docx"))
    manifest = folder / "manifest.toml"
    organs = '["县教育局", "县水务局", "县民政局"]'
    manifest.write_text(
        f'[[consolidated]]\nagency = "示例县人民政府"\nown_figures = false\norgans = {organs}\n',
        "utf-8",
    )
    out = folder / "out"
    govinfo_report("collect", reports, "--manifest", manifest, "-o", out)
    page = out / "index.html"
    page.write_text(page.read_text("utf-8").replace(f"{folder}/", ""), "utf-8")
    chromium(
        page,
        "--hide-scrollbars",
        "--window-size=1100,600",
        f"--screenshot={FOLDER / 'collected.png'}",
    )


def _page(pdf: Path, page: int, name: str, box: Sequence[int]) -> None:
    """Draws a part of a page: left, top, width and height in dots."""
    options = [part for pair in zip("xyWH", map(str, box), strict=True) for part in pair]
    sizes = [f"-{each}" if each in "xyWH" else each for each in options]
    target = FOLDER / name
    run(
        [
            *("pdftoppm", "-png", "-singlefile", "-r", _SHARP, "-f", str(page), "-l", str(page)),
            *(*sizes, str(pdf), str(target)),
        ]
    )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for number, draw in enumerate((workbook, marked, collected)):
            own = Path(scratch) / str(number)
            own.mkdir()
            draw(own)
