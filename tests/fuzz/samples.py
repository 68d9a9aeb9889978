"""Inputs to begin with: sound pages of every format, small, so that much is tried in a second."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import attrs

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.model import Report, with_cells
from govinfo_report.printed_form import blank_report
from tests.places import EXAMPLES
from tests.readers.layouts import YEARS
from tests.readers.ofd_files import as_ofd_parts, file_of_parts
from tests.readers.old_files import as_ods, mail, zipped
from tests.readers.spanned import Part, as_pdf, as_xlsx, file_of, parts, stream
from tests.readers.xls_files import as_xls
from tests.recognition.test_layouts import cell_ids

_PARTS: Final = {
    "docx": ("word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"),
    "ofd": ("Doc_0/Pages/Page_0/Content.xml", "Doc_0/Document.xml", "OFD.xml"),
    "ods": ("content.xml",),
    "xlsx": (
        *("xl/worksheets/sheet1.xml", "xl/workbook.xml"),
        *("xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"),
    ),
}


def _report(edition: str) -> Report:
    """A report with every cell, and little prose."""
    year = YEARS[edition]
    return attrs.evolve(
        with_cells(blank_report(edition), 3),
        title=f"某局{year}年政府信息公开工作年度报告",
        agency="某局",
        year=year,
        overview=("本机关主动公开信息12条。",),
        problems_and_improvements=("人员不足。",),
        other_matters=("无。",),
    )


@cache
def office_file(kind: str) -> bytes:
    """A file whose parts are put in place of one another."""
    if kind == "ofd":
        return file_of_parts(as_ofd_parts(_few_parts("2021")[-5:]))
    if kind == "ods":
        return as_ods(_few_parts("2021")[-5:])
    if kind == "xlsx":  # one whose styles are soon read
        return as_xlsx(_few_parts("2021")[-5:])
    return gr.render(_report("2021"), kind)


@cache
def office_parts(kind: str) -> tuple[str, ...]:
    """The parts of that file that are fuzzed."""
    with zipfile.ZipFile(io.BytesIO(office_file(kind))) as archive:
        names = archive.namelist()
    return tuple(name for name in _PARTS[kind] if name in names)


def seeds(target: str) -> Iterator[bytes]:
    """Sound inputs of a target."""
    if target == "recognise":
        yield bytes(range(256)) * 2
        return
    pages = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.txt"))]
    if target in ("json", "loads"):
        for edition in EDITIONS:
            yield gr.dumps(_report(edition)).encode()
        yield from (gr.dumps(gr.read(page).report).encode() for page in pages)
    elif target in _PARTS:
        yield b"\0" + office_file(target)
        with zipfile.ZipFile(io.BytesIO(office_file(target))) as archive:
            for place, name in enumerate(office_parts(target), 1):
                yield bytes([place]) + archive.read(name)
    elif target == "pdf":
        yield from (_few_lines(edition) for edition in EDITIONS)
    elif target in ("xls", "package"):
        yield from _old_files(target, pages)
    elif target == "found":
        yield from pages
        yield _few_lines("2021")
        yield from (_rendered("2021", kind) for kind in ("html", "markdown", "text", "docx"))
    else:
        kind = {"mhtml": "html"}.get(target, target)
        for edition in EDITIONS:
            page = _rendered(edition, kind)
            yield _as_part(page) if target == "mhtml" else page
        if target == "text":
            yield from pages


def _old_files(target: str, pages: list[bytes]) -> Iterator[bytes]:
    if target == "xls":
        yield from (as_xls(_few_parts(edition)[-5:]) for edition in EDITIONS)
        return
    for page in pages:
        yield zipped({"附件/a.txt": page[:4_000], "b.docx": b"PK"})
        yield mail(attached={"a.txt": page[:4_000]})


def _rendered(edition: str, kind: str) -> bytes:
    made: Any = gr.render(_report(edition), kind)
    return made if isinstance(made, bytes) else made.encode()


def _as_part(page: bytes) -> bytes:
    head = b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return b"\r\n" + head + base64.encodebytes(page) + b"\r\n--x--"


def _few_lines(edition: str) -> bytes:
    """A PDF of a page without its large table, its font mapped for the characters it has."""
    page = _few_parts(edition)
    drawn = as_pdf([*page[:3], *page[-4:]])
    codes = sorted({code for text in _SHOWN.findall(drawn) for code in _CODE.findall(text)})
    lines = b"\n".join(b"<%b> <%b>" % (code, code) for code in codes)
    space = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    objects = _OBJECT.findall(drawn)
    objects[4] = stream(space + b"%d beginbfchar\n%b\nendbfchar\n" % (len(codes), lines))
    return file_of(objects)


def _few_parts(edition: str) -> list[Part]:
    return parts(edition, dict.fromkeys(cell_ids(edition, one_row_other=0), "3"))


_OBJECT: Final = re.compile(rb"[0-9]+ 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_SHOWN: Final = re.compile(rb"<([0-9a-f]+)> Tj")
_CODE: Final = re.compile(rb"[0-9a-f]{4}")
