"""What reading a page costs, against what its parser alone costs; and what memory it takes.

Run: ``python -m tests.benchmarks.read_pages``. The pages are made from one report: HTML and PDF
with the spans and rules of the form, text with one cell a line. Targets: HTML → Report at most 3 ×
Lexbor parsing the page and walking its cells; DOCX and XLSX at most 5 × unpacking the same parts
and parsing them with ElementTree; PDF at most 2 × a loop over what PDFium gives that fetches every
character with its box and every segment of a path; text at most 1 ms. Each ratio is that of the
best CPU times of several rounds, the works taken in turns. :mod:`tests.benchmarks.pages_alone`
measures the page alone, before recognition.
"""

from __future__ import annotations

import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes import c_double, c_float
from functools import partial
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET

from pypdfium2 import raw
from selectolax.lexbor import LexborHTMLParser

from govinfo_report import MissingExtraError, read, read_text
from govinfo_report.catalogue import form
from tests.benchmarks.ratios import Ratio, in_turns, show
from tests.places import CORPUS, EXAMPLES
from tests.readers.layouts import shown_rows
from tests.readers.spanned import as_docx, as_html, as_pdf, as_xlsx, parts


def lexbor(data: bytes) -> list[list[str]]:
    """Parses a page and walks the cells of its tables."""
    tree = LexborHTMLParser(data)
    return [[cell.text() for cell in row.css("td,th")] for row in tree.css("tr")]


OFFICE_PARTS = {
    "docx": ("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
    "xlsx": (
        *("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
        *("xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"),
    ),
}
"""Parts that hold what a page shows, and where they are."""


def office_parts(data: bytes, kind: str) -> list[ET.Element]:
    """Unpacks and parses what is needed of a Word or Excel file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.NameToInfo
        return [ET.XML(archive.read(n)) for n in OFFICE_PARTS[kind] if n in names]


def pdfium(data: bytes) -> int:
    """Fetches every character of a PDF with its box, and every segment of its paths."""
    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    edges = [c_double() for _ in range(4)]
    x, y = c_float(), c_float()
    fetched = 0
    for number in range(raw.FPDF_GetPageCount(document)):
        page = raw.FPDF_LoadPage(document, number)
        text = raw.FPDFText_LoadPage(page)
        for place in range(raw.FPDFText_CountChars(text)):
            raw.FPDFText_GetUnicode(text, place)
            raw.FPDFText_GetCharBox(text, place, *edges)
            fetched += 1
        for place in range(raw.FPDFPage_CountObjects(page)):
            found = raw.FPDFPage_GetObject(page, place)
            if raw.FPDFPageObj_GetType(found) == raw.FPDF_PAGEOBJ_PATH:
                for at in range(raw.FPDFPath_CountSegments(found)):
                    segment = raw.FPDFPath_GetPathSegment(found, at)
                    raw.FPDFPathSegment_GetPoint(segment, x, y)
                    raw.FPDFPathSegment_GetType(segment)
                    fetched += 1
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(document)
    return fetched


class Case(NamedTuple):
    """A page, and what reading it is measured against.

    Attributes:
        name: What it is.
        data: The page.
        kind: Its format.
        floor: Does the least that reading it takes.
        rounds: How often it is read.
        target: What the ratio is to be at most.
    """

    name: str
    data: bytes
    kind: str
    floor: Callable[[], object]
    rounds: int
    target: float


FLOORS = {
    "html": "Lexbor parses, cells walked",
    "docx": "zip and ElementTree, the same parts",
    "xlsx": "zip and ElementTree, the same parts",
    "pdf": "PDFium's characters and segments",
}
"""What each format is measured against."""


def cases(rounds: int, *, collected: bool) -> Iterator[Case]:
    """The pages of one form, in every format that a library parses.

    Args:
        rounds: How often the slowest of them is read.
        collected: Whether to read the collected pages too.
    """
    cells = [
        f"{table.id}.{row.id}.{column}"
        for table in form("2021").tables
        for row in shown_rows(table, one_row_other=False)
        for column in row.columns
    ]
    page = parts("2021", {cell: str(place * 37 % 997) for place, cell in enumerate(cells)})
    htmls = {"HTML of the form": as_html(page).encode()}
    pdfs = {"PDF of the form": as_pdf(page)}
    if collected:
        htmls |= {path.name: path.read_bytes() for path in sorted(CORPUS.glob("full/*.html"))}
        pdfs |= {path.name: path.read_bytes() for path in sorted(CORPUS.glob("pdf/*.pdf"))}
    for name, data in htmls.items():
        yield Case(name, data, "html", partial(lexbor, data), rounds * 20, 3)
    for kind, data in {"docx": as_docx(page), "xlsx": as_xlsx(page)}.items():
        floor = partial(office_parts, data, kind)
        yield Case(f"{kind.upper()} of the form", data, kind, floor, rounds * 6, 5)
    for name, data in pdfs.items():
        yield Case(name, data, "pdf", partial(pdfium, data), rounds * 3, 2)


def compared(name: str, work: Callable[[], object], case: Case, target: float | None) -> Ratio:
    """What is done with a page, beside the floor of its format."""
    # What was freed before decides whether the C library keeps the memory of a parsed page or gives
    # it back each time, which takes a third of Lexbor's time: here it keeps it, as in a long batch.
    bytearray(2**24)
    taken = in_turns({"own": work, "floor": case.floor}, rounds=case.rounds, calls=1)
    return Ratio(
        name=name,
        ours=taken["own"],
        floor_name=FLOORS[case.kind],
        floor=taken["floor"],
        target=target,
    )


def ratios(rounds: int = 2, *, collected: bool = False) -> Iterator[Ratio]:
    """Reports from pages of one form, in every format whose libraries are there.

    Args:
        rounds: How often the slowest of them is read.
        collected: Whether to read the collected pages too.
    """
    text = (EXAMPLES / "wuxing-hrss-2023.txt").read_text("utf-8")
    name = "text, a cell a line"
    own = in_turns({name: lambda: read_text(text)}, rounds=rounds * 20, calls=1)[name]
    yield Ratio(name=name, ours=own, floor_name="a millisecond", floor=1e-3, target=1)
    for case in cases(rounds, collected=collected):
        with suppress(MissingExtraError):  # an earlier commit may need others
            yield compared(case.name, partial(read, case.data), case, case.target)


if __name__ == "__main__":
    show(ratios(int(sys.argv[1]) if len(sys.argv) > 1 else 5, collected=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory of this process at its peak: {peak:.0f} MiB")
