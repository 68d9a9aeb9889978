"""What reading a page costs, against what its parser alone costs; and what memory it takes.

Run: ``python -m tests.benchmarks.read_pages``. The pages are made from one report: HTML and PDF
with the spans and rules of the form, text with one cell a line. Targets: HTML → Report at most 3 ×
Lexbor parsing the page and walking its cells; DOCX and XLSX at most 5 × unpacking the same parts
and parsing them with ElementTree; PDF at most 2 × a loop over what PDFium gives that fetches every
character with its box and every segment of a path; text at most 1 ms. Each ratio is that of the
best CPU times of several rounds, the works taken in turns. Beside each report stands the page
alone, before recognition.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from ctypes import c_double, c_float
from io import BytesIO
from xml.etree import ElementTree as ET

from pypdfium2 import raw
from selectolax.lexbor import LexborHTMLParser

from govinfo_report.readers.formats import page_of
from govinfo_report.reading import read, read_text
from tests.places import CORPUS, EXAMPLES
from tests.readers.spanned import as_docx, as_html, as_pdf, as_xlsx, parts
from tests.recognition.test_layouts import cell_ids


def in_turns(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Best CPU time of each in milliseconds, taken in turns so that load falls on all alike."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            begun = time.process_time()
            work()
            best[place] = min(best[place], time.process_time() - begun)
    return [seconds * 1e3 for seconds in best]


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


def show(name: str, own: float, base: float | None = None, target: str = "") -> None:
    """One line of the result."""
    ratio = f"   base {base:8.2f} ms   ratio {own / base:5.2f}" if base else ""
    print(f"{name:<40} {own:8.2f} ms{ratio}   {target}")


def main(rounds: int) -> None:
    """Measure, and print times and ratios."""
    values = {
        cell: str(place * 37 % 997)
        for place, cell in enumerate(cell_ids("2021", one_row_other=False))
    }
    page = parts("2021", values)
    htmls = {"HTML of the form": as_html(page).encode()}
    pdfs = {"PDF of the form": as_pdf(page)}
    for path in sorted(CORPUS.glob("full/*.html")):
        htmls[path.name] = path.read_bytes()
    for path in sorted(CORPUS.glob("pdf/*.pdf")):
        pdfs[path.name] = path.read_bytes()
    gc.collect()
    gc.freeze()  # what the test's own libraries hold is not looked through again and again
    for name, data in htmls.items():
        own, page_alone, base = in_turns(
            rounds * 20,
            lambda d=data: read(d),
            lambda d=data: page_of(d, "html"),
            lambda d=data: lexbor(d),
        )
        show(name, own, base, "target 3")
        show("    page alone", page_alone, base)
    text = (EXAMPLES / "wuxing-hrss-2023.txt").read_text("utf-8")
    (own,) = in_turns(rounds * 20, lambda: read_text(text))
    show("text, a cell a line", own, None, "target 1 ms")
    for kind, data in {"docx": as_docx(page), "xlsx": as_xlsx(page)}.items():
        own, page_alone, base = in_turns(
            rounds * 6,
            lambda d=data: read(d),
            lambda d=data, k=kind: page_of(d, k),
            lambda d=data, k=kind: office_parts(d, k),
        )
        show(f"{kind.upper()} of the form", own, base, "target 5")
        show("    page alone", page_alone, base)
    for name, data in pdfs.items():
        own, page_alone, base = in_turns(
            rounds * 3,
            lambda d=data: read(d),
            lambda d=data: page_of(d, "pdf"),
            lambda d=data: pdfium(d),
        )
        show(name, own, base, "target 2")
        show("    page alone", page_alone, base)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory of this process at its peak':<40} {peak:8.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
