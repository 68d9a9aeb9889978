"""The programs that pages of reports really come from, each fed with what it takes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import govinfo_report as gr
from govinfo_report.model import Report

SITE: Final = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">
<title>{title}_某市人民政府</title><style>nav a{{margin:8px}}
footer{{color:gray}} table{{border-collapse:collapse}} td,th{{border:1px solid #999}}</style>
</head><body>
<header><h2>某市人民政府门户网站</h2><form><input type="text" value="">
<button>搜索</button></form></header>
<nav><a href="/">首页</a><a href="/zwgk">政务公开</a><a href="/hd">互动交流</a></nav>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/x">政府信息公开</a> &gt;
年度报告</div>
{body}
<div class="tools">【打印】 【关闭】 分享到：</div>
<footer><p>主办：某市人民政府办公室&nbsp;&nbsp;网站标识码：3300000001</p>
<p>浙ICP备00000001号</p></footer>
<script>var a = "<table><tr><td>1</td></tr></table>";</script></body></html>"""
"""A page of a government's site around a report."""


class Made(NamedTuple):
    """A page that a program made.

    Attributes:
        how: Which way it came.
        report: The report that it shows.
        path: The file.
    """

    how: str
    report: Report
    path: Path


Reports: TypeAlias = Sequence[Report]


def run(command: Sequence[str], *, seconds: int = 240) -> bytes:
    """What a program prints."""
    done = subprocess.run(list(command), capture_output=True, check=True, timeout=seconds)
    return done.stdout


def written(reports: Reports, folder: Path, name: str) -> list[Path]:
    """The reports as files of a format."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{place}.{name}" for place in range(len(reports))]
    for path, report in zip(paths, reports, strict=True):
        path.write_bytes(gr.render(report, name))
    return paths


def on_site(page: str, title: str) -> str:
    """A rendered page inside the page of a site."""
    body = page.partition("<body>")[2].rpartition("</body>")[0]
    return SITE.format(title=title, body=body)


def office(paths: Sequence[Path], to: str, folder: Path, *options: str) -> list[Path]:
    """The files as LibreOffice converts them, all by one call."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = (folder / "profile").as_uri()
    program = ("soffice", f"-env:UserInstallation={profile}", "--headless", *options)
    run((*program, "--convert-to", to, "--outdir", str(folder), *map(str, paths)))
    return [folder / f"{path.stem}.{to.partition(':')[0]}" for path in paths]


def chromium(path: Path, *options: str) -> bytes:
    """What Chromium prints to its standard output about a page."""
    profile = path.parent / f"profile-{path.stem}"
    program = ("chromium", "--headless", "--no-sandbox", "--disable-gpu")
    return run((*program, f"--user-data-dir={profile}", *options, path.as_uri()))


def pdf_by_chromium(paths: Sequence[Path], *options: str) -> list[Path]:
    """The pages as Chromium prints them."""

    def printed(path: Path) -> Path:
        target = path.with_suffix(".pdf")
        chromium(path, f"--print-to-pdf={target}", *options)
        return target

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(printed, paths))


def dom_by_chromium(paths: Sequence[Path]) -> list[Path]:
    """The pages as a browser saves them, scripts run."""

    def saved(path: Path) -> Path:
        target = path.with_name(f"{path.stem}-saved.html")
        target.write_bytes(chromium(path, "--dump-dom"))
        return target

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(saved, paths))


def texts_of(pdf: Path) -> Iterator[tuple[str, Path]]:
    """The text of a PDF as three programs take it out."""
    import pypdf

    for option in ("layout", "raw"):
        path = pdf.with_name(f"{pdf.stem}.{option}.txt")
        run(("pdftotext", f"-{option}", str(pdf), str(path)))
        yield f"pdftotext -{option}", path
    path = pdf.with_name(f"{pdf.stem}.pypdf.txt")
    pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    path.write_text("\n".join(pages), "utf-8")
    yield "pypdf", path


def _pages(how: str, reports: Reports, paths: Sequence[Path]) -> Iterator[Made]:
    for report, path in zip(reports, paths, strict=True):
        yield Made(how, report, path)


def _pdfs(how: str, reports: Reports, paths: Sequence[Path]) -> Iterator[Made]:
    """PDFs, and the texts that are taken out of them."""
    for report, path in zip(reports, paths, strict=True):
        yield Made(how, report, path)
        for taken, text in texts_of(path):
            yield Made(f"{how}, {taken}", report, text)


def printed_by_chromium(reports: Reports, folder: Path) -> Iterator[Made]:
    """HTML, printed without the browser's own header and footer."""
    pages = written(reports, folder, "html")
    paths = pdf_by_chromium(pages, "--no-pdf-header-footer")
    yield from _pdfs("Chromium", reports, paths)


def _sites(reports: Reports, folder: Path) -> list[Path]:
    pages = written(reports, folder, "html")
    for path, report in zip(pages, reports, strict=True):
        path.write_text(on_site(path.read_text("utf-8"), str(report.title)), "utf-8")
    return pages


def site_printed_by_chromium(reports: Reports, folder: Path) -> Iterator[Made]:
    """A site's page, with the browser's date, title, address and page numbers around it."""
    for made in _pdfs("Chromium, site", reports, pdf_by_chromium(_sites(reports, folder))):
        # Of these pages pdftotext itself prints two columns of a row in the other order.
        if not made.how.endswith("-layout"):
            yield made


def saved_by_chromium(reports: Reports, folder: Path) -> Iterator[Made]:
    """HTML as the browser has it after the page is loaded, alone and inside a site's page."""
    yield from _pages("saved", reports, dom_by_chromium(written(reports, folder / "a", "html")))
    yield from _pages("saved, site", reports, dom_by_chromium(_sites(reports, folder / "b")))


def _ruled(pages: Sequence[Path]) -> Sequence[Path]:
    """The pages with their tables ruled as old pages rule them; Writer knows no other way."""
    for path in pages:
        page = path.read_text("utf-8")
        path.write_text(page.replace("<table", '<table border="1" cellspacing="0"'), "utf-8")
    return pages


def pdf_by_office(reports: Reports, folder: Path) -> Iterator[Made]:
    """DOCX and HTML, exported to PDF by LibreOffice Writer."""
    paths = office(written(reports, folder / "a", "docx"), "pdf", folder / "from-docx")
    yield from _pdfs("LibreOffice from DOCX", reports, paths)
    pages = _ruled(written(reports, folder / "b", "html"))
    paths = office(pages, "pdf:writer_web_pdf_Export", folder / "from-html")
    yield from _pdfs("LibreOffice from HTML", reports, paths)


def saved_by_writer(reports: Reports, folder: Path) -> Iterator[Made]:
    """DOCX opened and saved again, by way of its own format, and as a web page in two dialects."""
    sources = written(reports, folder / "a", "docx")
    own = office(sources, "odt", folder / "odt")
    yield from _pages("DOCX by way of ODT", reports, office(own, "docx", folder / "docx"))
    again = office(sources, "docx:MS Word 2007 XML", folder / "again")
    yield from _pages("DOCX saved again", reports, again)
    yield from _pages("HTML by Writer", reports, office(sources, "html", folder / "html"))
    yield from _pages("XHTML by Writer", reports, office(sources, "xhtml", folder / "xhtml"))
    text = office(sources, "txt:Text (encoded):UTF8", folder / "txt")
    yield from _pages("text by Writer", reports, text)
    pages = written(reports, folder / "b", "html")
    made = office(pages, "docx:MS Word 2007 XML", folder / "c", "--infilter=HTML (StarWriter)")
    yield from _pages("DOCX of a web page", reports, made)


def saved_by_calc(reports: Reports, folder: Path) -> Iterator[Made]:
    """XLSX saved again by way of its own format, as an old sheet, as a web page, and printed."""
    sources = written(reports, folder / "a", "xlsx")
    own = office(sources, "ods", folder / "ods")
    yield from _pages("ODS by Calc", reports, own)
    yield from _pages("XLS by Calc", reports, office(sources, "xls", folder / "xls"))
    yield from _pages("XLSX by way of ODS", reports, office(own, "xlsx", folder / "xlsx"))
    yield from _pages("HTML by Calc", reports, office(sources, "html", folder / "html"))
    yield from _pages("PDF by Calc", reports, office(sources, "pdf", folder / "pdf"))


def old_formats(reports: Reports, folder: Path) -> Iterator[Path]:
    """Files of kinds that are not read, made by LibreOffice."""
    documents = written(reports[:1], folder / "a", "docx")
    for kind in ("doc", "rtf", "odt"):
        yield from office(documents, kind, folder / kind)
    office(documents, "png", folder / "png")
    yield from (folder / "png").glob("*.png")


Producer: TypeAlias = Callable[[Reports, Path], Iterator[Made]]

PRODUCERS: Final[dict[str, Producer]] = {
    "printed by Chromium": printed_by_chromium,
    "a site printed by Chromium": site_printed_by_chromium,
    "saved by Chromium": saved_by_chromium,
    "PDF by LibreOffice": pdf_by_office,
    "saved by LibreOffice Writer": saved_by_writer,
    "saved by LibreOffice Calc": saved_by_calc,
}
"""Name → producer."""

SPACE: Final = re.compile(r"\s+")


def differences(made: Made) -> list[str]:
    """What is read of a page otherwise than it was printed."""
    report = made.report
    try:
        back = gr.read(made.path).report
    except gr.ReadError as error:
        return [f"refused: {error}"]
    found = [
        f"{name}: {getattr(back, name)!r} for {getattr(report, name)!r}"
        for name in ("edition", "title", "agency", "year", "period", "signature")
        if getattr(back, name) != getattr(report, name)
    ]
    # A workbook as one web page has the names of its sheets between the sections.
    for name in () if made.how == "HTML by Calc" else _PROSE:
        told, wanted = (_words(getattr(which, name), made.how) for which in (back, report))
        if told != wanted:
            found.append(f"{name}: {told} for {wanted}")
    read, shown = gr.cells(back), gr.cells(report)
    found += [
        f"{cell}: {read.get(cell, 'absent')} for {shown.get(cell, 'absent')}"
        for cell in {**shown, **read}
        if read.get(cell, "absent") != shown.get(cell, "absent")
    ]
    return found


def wrong(made: Made) -> tuple[list[str], int]:
    """Values of a text taken out of a PDF that are not those printed, and how many are right.

    Such a text has lost where blank cells are, and often which line belongs to which row: values
    may be missing, and none may be another.
    """
    report = made.report
    back = gr.read(made.path).report
    found = [
        f"{name}: {getattr(back, name)!r} for {getattr(report, name)!r}"
        for name in ("edition", "title", "agency", "year", "period")
        if getattr(back, name) != getattr(report, name)
    ]
    read, shown = gr.cells(back), gr.cells(report)
    found += [
        f"{cell}: {value} for {shown.get(cell, 'absent')}"
        for cell, value in read.items()
        if value != shown.get(cell, "absent")
    ]
    return found, sum(value is not None for value in read.values())


_PROSE: Final = ("introduction", "overview", "problems_and_improvements", "other_matters")
_HUNG: Final = re.compile("[、，。；]")


def _words(paragraphs: object, how: str) -> list[str] | None:
    """Paragraphs without what the programs themselves lose.

    LibreOffice hangs a sign into the margin and leaves it out of the text of the PDF; Chromium
    writes the traditional form of a character whose glyph is the same (門户).
    """
    if not isinstance(paragraphs, tuple):
        return None
    texts = (SPACE.sub("", text).replace("戶", "户") for text in paragraphs)
    return [_HUNG.sub("", text) if "LibreOffice" in how else text for text in texts]
