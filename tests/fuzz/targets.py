"""What is fuzzed: one target for each reader, one for documents, one for recognising.

A target takes bytes and returns. It may refuse them with an error of the library that is meant for
that; whatever else it raises is a finding.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeAlias

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.model import cells
from govinfo_report.page import Page, PageBlock, PageCell, PageGrid, Paragraph, Place
from govinfo_report.recognition import recognise
from tests.fuzz.samples import office_file, office_parts

REFUSALS: Final = (gr.ReadError, gr.DocumentError, gr.MissingExtraError)
"""What a reader may raise."""

Target: TypeAlias = Callable[[bytes], None]


def fits(reading: gr.Reading) -> None:
    """What holds for every reading, whatever the page was.

    Every value stands somewhere on the page, and the report is one that a document can hold.
    """
    report = reading.report
    if reading.format != "json":
        for cell, value in cells(report).items():
            if value is not None:
                assert reading.origin(cell).raw, cell
    assert gr.loads(gr.dumps(report)) == report


def _reads(kind: str) -> Target:
    def target(data: bytes) -> None:
        try:
            reading = gr.read(data, format=kind)
        except REFUSALS:
            return
        fits(reading)

    return target


def _found(data: bytes) -> None:
    """The format is found by content."""
    try:
        reading = gr.read(data)
    except REFUSALS:
        return
    fits(reading)


def _saved_whole(data: bytes) -> None:
    """The bytes after the head of a web page that was saved with all its parts."""
    _found(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n" + data)


def _office(kind: str) -> Target:
    """The first byte says which part of a ZIP file the others are; none: the file itself."""

    def target(data: bytes) -> None:
        names = office_parts(kind)
        choice = data[0] % (len(names) + 1) if data else 0
        body = data[1:]
        if choice:
            body = _changed(office_file(kind), names[choice - 1], body)
        try:
            reading = gr.read(body, format=kind)
        except REFUSALS:
            return
        fits(reading)

    return target


def _changed(data: bytes, part: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == part else old.read(name))
    return out.getvalue()


def _loads(data: bytes) -> None:
    try:
        report = gr.loads(data)
    except gr.DocumentError:
        return
    assert gr.loads(gr.dumps(report)) == report


@cache
def _words() -> tuple[str, ...]:
    """Words that pages of reports are made of."""
    words: list[str] = ["某局2023年政府信息公开工作年度报告", "2020", "0", "", "12", "-3", "1,024"]
    words += ["/", "无", "3件", "其中", "规章000", "0.5万元", "251000元", "注：", "。", "- 5 -"]
    for edition in EDITIONS:
        words += [section.label for section in form(edition).sections]
        for table in form(edition).tables:
            for item in (*table.rows, *table.columns, *table.groups):
                words += [item.label, *item.aliases, item.label[:4]]
    return tuple(dict.fromkeys(words))


def _recognised(data: bytes) -> None:
    """A page of the form's words, as the bytes choose them.

    Two bytes a word. The highest bits say where it stands: a paragraph of its own, behind the word
    before it, the next cell, or the first cell of a row.
    """
    words = _words()
    blocks: list[PageBlock] = []
    rows: list[list[PageCell]] = []
    spans = bool(data[:1] and data[0] & 1)

    def close() -> None:
        if rows:
            blocks.append(PageGrid(tuple(map(tuple, rows)), spans, Place(table=len(blocks) + 1)))
            rows.clear()

    for number, (code,) in enumerate(
        struct.iter_unpack("<H", data[1 : 1 + len(data[1:]) // 2 * 2])
    ):
        word = words[(code & 0x0FFF) % len(words)]
        how = code >> 14
        if how == 0:
            close()
            blocks.append(Paragraph(word, Place(line=number + 1), bool(code & 0x2000)))
        elif how == 1:
            last = blocks[-1] if blocks and not rows else None
            before = last.text if isinstance(last, Paragraph) else ""
            close()
            glue = "  " if code & 0x2000 else ""
            blocks.append(Paragraph(before + glue + word, Place(line=number + 1)))
        else:
            if how == 3 or not rows:
                rows.append([])
            column = len(rows[-1]) + (1 if code & 0x2000 and spans else 0)
            place = Place(table=len(blocks) + 1, row=len(rows), column=column + 1)
            rows[-1].append(PageCell(word, place, column))
    close()
    page = Page(tuple(blocks), lines=bool(data[:1] and data[0] & 2), open_end=True)
    try:
        reading = recognise(page)
    except REFUSALS:
        return
    fits(reading)


TARGETS: Final[dict[str, Target]] = {
    "html": _reads("html"),
    "mhtml": _saved_whole,
    "text": _reads("text"),
    "markdown": _reads("markdown"),
    "pdf": _reads("pdf"),
    "docx": _office("docx"),
    "xlsx": _office("xlsx"),
    "ofd": _office("ofd"),
    "ods": _office("ods"),
    "xls": _reads("xls"),
    "package": _found,
    "json": _reads("json"),
    "found": _found,
    "loads": _loads,
    "recognise": _recognised,
}
"""Name → target."""


def dictionary() -> list[bytes]:
    """Pieces worth putting into an input: words of the form and of the formats."""
    marks: tuple[Any, ...] = (
        *(b"<table>", b"<tr>", b"<td colspan=3>", b"<td rowspan=9>", b"<br>", b"<pre>", b"<sup>"),
        *(b"</table>", b"charset=gbk", b"style=display:none", b"<input value=5>", b"&nbsp;"),
        *(b"<w:tbl>", b"<w:tr>", b"<w:tc>", b"<w:p>", b'<w:gridSpan w:val="3"/>', b"<w:vMerge/>"),
        *(b'<mergeCell ref="A1:C3"/>', b'<c r="B7" t="s">', b"<v>1</v>", b"<f>", b"<row>"),
        *(b"<ofd:PageBlock>", b'<ofd:Template TemplateID="1"/>', b'DeltaX="g 9 9"', b"M 0 0 L 9 9"),
        *(b"/Kids", b"/Filter/FlateDecode", b"/Filter[/ASCIIHexDecode]", b" 0 R", b"/Encrypt"),
        *(b"beginbfrange", b"/ObjStm", b"/XRef", b"/Prev", b"endstream", b"startxref", b" re S"),
        *(b"Content-Transfer-Encoding: base64", b"\r\n\r\n", b"--x\r\n", b"| --- |", b"|", b"  "),
        *(b'"edition"', b'"2019"', b"null", b"1e999", b"\\ud800", b"9007199254740993", b"{}"),
    )
    return [*marks, *(word.encode() for word in _words() if word)]
