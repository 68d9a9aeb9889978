"""What reading a page costs, against what its parser alone costs; and what memory it takes.

Run: ``python -m tests.benchmarks.read_pages``. The pages are made from one report: HTML and PDF
with the spans and rules of the form, text with one cell a line. Targets: HTML → Report at most 3 ×
Lexbor parsing the page and walking its cells; PDF at most 1.3 × pdfplumber extracting its tables;
text at most 1 ms. Each ratio is that of the best of several rounds, the two taken in turns.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO

import pdfplumber
from selectolax.lexbor import LexborHTMLParser

from govinfo_report.reading import read, read_text
from tests.places import CORPUS, EXAMPLES
from tests.readers.spanned import as_docx, as_html, as_pdf, as_xlsx, parts
from tests.recognition.test_layouts import cell_ids


def in_turns(rounds: int, *works: Callable[[], object]) -> list[float]:
    """Best time of each in milliseconds, taken in turns so that load falls on all alike."""
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


def tables(data: bytes) -> list[object]:
    """Extracts the tables of a PDF, as pdfplumber does."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [page.extract_tables() for page in pdf.pages]


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
    for name, data in htmls.items():
        own, base = in_turns(rounds * 20, lambda d=data: read(d), lambda d=data: lexbor(d))
        show(name, own, base, "target 3")
    text = (EXAMPLES / "wuxing-hrss-2023.txt").read_text("utf-8")
    (own,) = in_turns(rounds * 20, lambda: read_text(text))
    show("text, a cell a line", own, None, "target 1 ms")
    for name, data in {
        "DOCX of the form": as_docx(page),
        "XLSX of the form": as_xlsx(page),
    }.items():
        (own,) = in_turns(rounds * 3, lambda d=data: read(d))
        show(name, own)
    for name, data in pdfs.items():
        own, base = in_turns(rounds, lambda d=data: read(d), lambda d=data: tables(d))
        show(name, own, base, "target 1.3 (parsing the characters dominates)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'memory of this process at its peak':<40} {peak:8.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
