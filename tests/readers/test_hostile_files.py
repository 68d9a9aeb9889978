"""Files made to hurt: bounded, refused in words, and nothing but a reading or a ReadError."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from govinfo_report.errors import ReadError
from govinfo_report.model import Reading
from govinfo_report.readers import bounds
from govinfo_report.reading import read
from tests.readers import ofd_files as ofd
from tests.readers.spanned import as_docx, as_html, as_pdf, as_xlsx, file_of, parts, pdf_of, stream
from tests.recognition.test_layouts import cell_ids
from tests.work import counted

MOST_CALLS = 8_000_000
"""Most functions that a hostile file may cause to be called: a few seconds of work."""

HEAD = "<html><p>某局2023年政府信息公开工作年度报告</p>".encode()
DOCUMENT = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"


@cache
def sample(kind: str) -> bytes:
    values = {cell: str(place % 90) for place, cell in enumerate(cell_ids("2021", one_row_other=0))}
    page = parts("2021", values)
    if kind == "pdf of few lines":
        return as_pdf([*page[:3], *page[-4:]])
    if kind == "html":
        return as_html(page).encode()
    makers = {"docx": as_docx, "xlsx": as_xlsx, "pdf": as_pdf, "ofd": as_ofd}
    return makers[kind](page)


def as_ofd(page) -> bytes:
    return ofd.file_of_parts(ofd.as_ofd_parts(page))


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """An Office file with one of its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def packed_by(data: bytes, method: int) -> bytes:
    """An Office file whose parts are packed by a method of ZIP."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", method) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def in_body(xml: bytes) -> bytes:
    body = b"<w:body>"
    return changed(sample("docx"), DOCUMENT, lambda part: part.replace(body, body + xml, 1))


def in_sheet(mark: bytes, xml: bytes) -> bytes:
    return changed(sample("xlsx"), SHEET, lambda part: part.replace(mark, xml + mark, 1))


def styled(xml: bytes) -> bytes:
    """An Excel file with more at the end of its styles."""
    end = b"</styleSheet>"
    return changed(sample("xlsx"), "xl/styles.xml", lambda part: part.replace(end, xml + end))


def drawing(content: bytes, filters: str = "") -> bytes:
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            stream(content, filters),
        ]
    )


def calling(number: int) -> bytes:
    """A form of a PDF that calls another one twice."""
    return form(b"/X Do /X Do", f"/Resources<</XObject<</X {number} 0 R>>>>")


def form(content: bytes, more: str = "") -> bytes:
    """A form of a PDF: what pages and other forms draw when they call it."""
    return stream(content, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]{more}")


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"


def pages_inside_pages(depth: int) -> bytes:
    """A PDF whose pages are in lists, each in two places of the list above it."""
    lists = [b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (n, n) for n in range(3, 3 + depth)]
    return file_of([CATALOG, *lists, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"])


def with_trailer(more: bytes) -> bytes:
    return drawing(b"q Q").replace(b"trailer\n<<", b"trailer\n<<" + more, 1)


def archive_of(count: int) -> bytes:
    """A Word file with further parts in its archive."""
    out = io.BytesIO(sample("docx"))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(count):
            archive.writestr(f"word/media/{number}", b"")
    return out.getvalue()


def pdf_with_maps(count: int, packed: bytes) -> bytes:
    """A PDF whose page writes in many fonts, each with a map of codes of its own."""
    fonts = "".join(f"/F{n} {5 + 2 * n} 0 R" for n in range(count))
    content = "".join(f"BT /F{n} 9 Tf <41> Tj ET " for n in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<%b>>>>>>"
        % fonts.encode(),
        stream(content.encode()),
    ]
    for n in range(count):
        objects.append(
            f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode {6 + 2 * n} 0 R>>".encode()
        )
        objects.append(stream(packed, FLATE))
    return file_of(objects)


RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOMB = zlib.compress(bytes(100_000_000))
FLATE = "/Filter/FlateDecode"
HEX_FLATE = "/Filter[/ASCIIHexDecode/FlateDecode]"
LINES = "".join(f"{n * 4} 0 m {n * 4} 800 l S 0 {n * 4} m 800 {n * 4} l S " for n in range(200))

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "elements nested": (lambda: HEAD + b"<div>" * 290_000, "inside one another"),
    "tables nested": (lambda: HEAD + b"<table><tr><td>" * 20, "tables inside one another"),
    "formatting repeated": (lambda: HEAD + b"<b><i><u>" * 250 + b"<p>" * 9_000, "formatting"),
    "colspan": (
        lambda: HEAD + b"<table>" + b"<tr><td colspan=1000000>a<td>b" * 900,
        "columns in a table",
    ),
    "cells": (lambda: HEAD + b"<table>" + (b"<tr>" + b"<td>1" * 99) * 1_100, "cells"),
    "tags": (lambda: HEAD + b"<p>" * 400_000, "tags"),
    "options": (lambda: HEAD + b"<select>" + b"<OPTION>1" * 60_000, "options"),
    "attributes": (
        lambda: HEAD + b"<p " + b" ".join(b"a%d='>'" % n for n in range(60_000)) + b">",
        "attributes",
    ),
    "attributes of one element": (
        lambda: (
            HEAD
            + b"".join(
                b"<body " + b" ".join(b"a%d" % (n * 90 + k) for k in range(90)) + b">"
                for n in range(700)
            )
        ),
        "attributes",
    ),
    "text": (lambda: HEAD + b"x" * (5 * 2**20), "characters"),
    "word bomb": (lambda: in_body(b" " * 70_000_000), "unpacked"),
    "word entities": (
        lambda: changed(
            sample("docx"),
            DOCUMENT,
            lambda part: part.replace(b"<w:doc", b'<!DOCTYPE a [<!ENTITY x "y">]><w:doc', 1),
        ),
        "entities",
    ),
    "word nested": (lambda: in_body(b"<w:tbl><w:tr><w:tc>" * 9_000), "broken"),
    "word tables nested": (
        lambda: in_body(b"<w:tbl><w:tr><w:tc>" * 30 + b"</w:tc></w:tr></w:tbl>" * 30),
        "tables inside one another",
    ),
    "word elements": (lambda: in_body(b"<w:r/>" * 1_600_000), "tags in its XML"),
    "word paragraphs": (
        lambda: in_body(b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 60_000),
        "paragraphs",
    ),
    "excel merged": (
        lambda: in_sheet(b"<mergeCell ", b'<mergeCell ref="A1:XFD1048576"/>'),
        "merged cells",
    ),
    "excel cells": (
        lambda: in_sheet(b"</sheetData>", b'<row r="99"><c r="A99"/></row>' * 60_000),
        "cells",
    ),
    "word attributes": (
        lambda: in_body(
            b"".join(
                b"<w:r %b/>" % b" ".join(b'a%d_%d="1"' % (n, k) for k in range(1_000))
                for n in range(1_100)
            )
        ),
        "attributes in its XML",
    ),
    "word elements nested": (
        lambda: in_body(b"<w:sdt>" * 20_000 + b"</w:sdt>" * 20_000),
        "XML elements inside one another",
    ),
    "word entities in UTF-16": (
        lambda: changed(
            sample("docx"),
            DOCUMENT,
            lambda _: '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
        ),
        "entities",
    ),
    "word entities in the types of its parts": (
        lambda: changed(
            sample("docx"), "[Content_Types].xml", lambda part: b"<!DOCTYPE Types []>" + part
        ),
        "entities",
    ),
    "word in an encoding of its own": (
        lambda: changed(
            sample("docx"),
            DOCUMENT,
            lambda part: (
                b"<?xml version='1.0' encoding='cp037'?>"
                + part.decode().partition("?>")[2].encode("cp037", "replace")
            ),
        ),
        "broken",
    ),
    "word of another type": (
        lambda: changed(
            sample("docx"),
            "[Content_Types].xml",
            lambda part: part.replace(b"wordprocessingml.document.main", b"x.main"),
        ),
        "broken",
    ),
    "word packed otherwise": (lambda: packed_by(sample("docx"), zipfile.ZIP_LZMA), "broken"),
    "excel of another type": (
        lambda: changed(
            sample("xlsx"),
            "[Content_Types].xml",
            lambda part: part.replace(b"spreadsheetml.sheet.main", b"spreadsheetml.x.main"),
        ),
        "broken",
    ),
    "excel elements": (
        lambda: styled(b"<cellXfs>%b</cellXfs>" % (b"<xf/>" * 1_600_000)),
        "tags in its XML",
    ),
    "excel merged ranges": (
        lambda: in_sheet(b"<mergeCell ", b'<mergeCell ref="A1:B1"/>' * 10_001),
        "merged ranges",
    ),
    "excel sheets": (
        lambda: changed(
            sample("xlsx"),
            "xl/workbook.xml",
            lambda part: part.replace(b"</sheets>", b'<sheet name="s"/>' * 201 + b"</sheets>"),
        ),
        "sheets",
    ),
    "excel merged, in other words": (
        lambda: in_sheet(b"<mergeCell ", b'<mergeCell a=">" ref="$A$1&#58;$XFD$1048576"/>'),
        "merged cells",
    ),
    "excel sheet listed again and again": (
        lambda: changed(
            in_sheet(
                b"</sheetData>",
                b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(99, 9_099)),
            ),
            "xl/workbook.xml",
            lambda part: part.replace(
                b"</sheets>",
                b"".join(
                    b'<sheet xmlns:r="%b" name="s%d" sheetId="%d" r:id="rId1"/>'
                    % (RELATIONS, number, number)
                    for number in range(2, 150)
                )
                + b"</sheets>",
            ),
        ),
        "cells",
    ),
    "pdf bomb": (lambda: drawing(BOMB, FLATE), "one stream"),
    "pdf bomb, packed twice": (
        lambda: drawing(BOMB.hex().encode(), HEX_FLATE),
        "bytes",
    ),
    "pdf of many large maps": (
        lambda: pdf_with_maps(12, zlib.compress(b" " * 30_000_000)),
        "bytes of drawing",
    ),
    "pdf with rows of one byte": (
        lambda: drawing(
            zlib.compress(bytes(9_000_000)),
            f"{FLATE}/DecodeParms<</Predictor 15/Columns 1>>",
        ),
        "drawing",
    ),
    "json of many values": (lambda: b'{"a":[' + b"1," * 1_000_000 + b"1]}", "values"),
    "pdf drawing": (lambda: drawing(b"q Q " * 1_200_000), "drawing"),
    "pdf forms": (
        lambda: pdf_of(
            ["/X Do"],
            extra=[*(calling(7 + n) for n in range(40)), stream(b"q Q " * 999)],
        ),
        "drawing that is called",
    ),
    "pdf form called again and again": (
        lambda: pdf_of(["/X Do " * 9_000], extra=[form(b"q Q " * 999)]),
        "drawing that is called",
    ),
    "pdf pages in a circle": (
        lambda: file_of(
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>"]
        ),
        "broken",
    ),
    "pdf pages": (
        lambda: pdf_of(["q Q"] * 201, extra=[b"null"]),
        "pages",
    ),
    "pdf lines": (lambda: pdf_of([LINES], extra=[b"null"]), "text layer"),
    "pdf map of codes": (
        lambda: drawing(b"9 begincidrange\n" + b"<0000> <FFFF> 0\n" * 9_000),
        "codes",
    ),
    "pdf pages in pages": (lambda: pages_inside_pages(30), "text layer"),
    "pdf pages far down": (
        lambda: file_of(
            [
                CATALOG,
                *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(3_000)),
                LEAF,
            ]
        ),
        "broken",
    ),
    "pdf that counts too many pages": (
        lambda: file_of(
            [CATALOG, PAGES.replace(b"/Count 1", b"/Count 999999999"), LEAF, stream(b"q Q")]
        ),
        "text layer",
    ),
    "pdf page as large as the world": (
        lambda: drawing(b"0 0 m 1 1 l S").replace(b"[0 0 9 9]", b"[0 0 1e30 1e30]", 1),
        "text layer",
    ),
    "pdf names in a circle": (
        lambda: file_of(
            [
                CATALOG,
                PAGES,
                LEAF.replace(b"[0 0 9 9]", b" 5 0 R"),
                stream(b"q Q"),
                b"6 0 R",
                b"5 0 R",
            ]
        ),
        "text layer",
    ),
    "pdf catalogue that is its own name": (lambda: file_of([b"1 0 R"]), "broken"),
    "pdf length in a circle": (
        lambda: file_of(
            [CATALOG, PAGES, LEAF, b"<</Length 4 0 R>>\nstream\nq Q\nendstream"],
        ),
        "text layer",
    ),
    "pdf that goes on where it began": (
        lambda: with_trailer(b"/Prev %d " % drawing(b"q Q").rindex(b"xref\n0")),
        "text layer",
    ),
    "pdf that begins everywhere": (
        lambda: b"%PDF-1.4\n" + b"startxref\n9\n%%EOF\n" * 50_000,
        "broken",
    ),
    "pdf with a vast list of objects": (
        lambda: (
            b"%PDF-1.4\nxref\n0 999999999\n0000000000 65535 f \n"
            b"trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"
        ),
        "broken",
    ),
    "pdf objects in one another": (
        lambda: file_of(
            [
                CATALOG,
                PAGES,
                LEAF,
                stream(b"6 0 <<>>", "/Type/ObjStm/N 999999999/First 4/Extends 5 0 R"),
                stream(b"4 0 <<>>", "/Type/ObjStm/N 999999999/First 4/Extends 4 0 R"),
            ]
        ),
        "text layer",
    ),
    "pdf arrays in one another": (
        lambda: file_of(
            [
                CATALOG,
                PAGES,
                LEAF.replace(b"/Parent", b"/X" + b"[" * 90_000 + b"]" * 90_000 + b"/Parent"),
                stream(b"q Q"),
            ]
        ),
        "text layer",
    ),
    "pdf packed fifty times": (
        lambda: drawing(b"q Q".hex().encode(), "/Filter[" + "/ASCIIHexDecode" * 50 + "]"),
        "text layer",
    ),
    "pdf runs packed fifty times": (
        lambda: drawing(b"\x81q" * 999, "/Filter[" + "/RunLengthDecode" * 50 + "]"),
        "filters over one another",
    ),
    "pdf bomb in a bomb": (
        lambda: drawing(
            zlib.compress(zlib.compress(bytes(200_000_000))), "/Filter[/FlateDecode/FlateDecode]"
        ),
        "bytes in one stream|bytes in its streams",
    ),
    "pdf with rows of a thousand million bytes": (
        lambda: drawing(
            zlib.compress(b"q Q" * 99), f"{FLATE}/DecodeParms<</Predictor 12/Columns 999999999>>"
        ),
        "text layer",
    ),
    "word parts": (lambda: archive_of(2_100), "parts in its archive"),
    "word columns": (
        lambda: in_body(
            b"<w:tbl>"
            b'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr></w:tc></w:tr></w:tbl>'
        ),
        "columns in a table",
    ),
    "excel entities": (
        lambda: changed(
            sample("xlsx"), SHEET, lambda part: b'<!DOCTYPE a [<!ENTITY x "y">]>' + part
        ),
        "entities",
    ),
    "excel columns": (
        lambda: in_sheet(
            b"</sheetData>",
            b'<row r="99"><c r="A99"><v>1</v></c><c r="XFD99"><v>1</v></c></row>',
        ),
        "columns in a table",
    ),
    "excel bomb": (lambda: in_sheet(b"</sheetData>", b" " * 70_000_000), "unpacked"),
    "rows": (
        lambda: HEAD + b"<table><td>1<td>2" + b"<tr>" * 60_000,
        "rows",
    ),
    "pdf cut": (lambda: sample("pdf")[:9_000], "broken"),
    "word cut": (lambda: sample("docx")[:9_000], "incomplete"),
    "excel cut": (lambda: sample("xlsx")[:4_000], "incomplete"),
    "pdf encrypted": (
        lambda: sample("pdf").replace(
            b"trailer\n<<",
            b"trailer\n<</ID[(a)(a)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%b)/U(%b)>>"
            % (b"a" * 32, b"b" * 32),
        ),
        "encrypted",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_file_is_refused_and_soon(case):
    make, said = REFUSED[case]
    assert_refused(make(), said)


def test_a_page_of_many_lines_is_refused_and_soon(monkeypatch):
    # A tenth of what a page may have shows as much as all of it.
    most = bounds.PRINTED_OBJECTS
    lower = bounds.SizeBound(most // 10, most.zh, most.en)
    monkeypatch.setattr(bounds, "PRINTED_OBJECTS", lower)
    many = pdf_of(["1 1 2 2 re f " * (lower + 1)])
    assert_refused(many, "characters and lines on a page")


def assert_refused(data: bytes, said: str) -> None:
    with counted() as calls, pytest.raises(ReadError, match=said) as caught:
        read(data)
    assert not caught.value.message("zh").isascii()
    assert calls() < MOST_CALLS


HARMLESS: dict[str, Callable[[], bytes]] = {
    "entities of html": lambda: sample("html") + b"&amp;" * 90_000,
    "spaces": lambda: sample("html") + b"<p>" + b" " * 2_000_000,
    "attributes": lambda: sample("html") + b"<p " + b"a=1 " * 200_000 + b">",
    "styles of many words": lambda: (
        sample("html") + b'<p style="%b">' % (b"text-decoration display:" * 90_000)
    ),
    "comments that are text": lambda: sample("html") + b"<plaintext>" + b"<!--" * 250_000,
    "comments in an example": lambda: sample("html") + b"<xmp>" + b"<!--" * 250_000 + b"</xmp>",
    "select": lambda: sample("html") + b"<select>" + b"<option>1" * 2_000,
    "a cell far away": lambda: in_sheet(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "empty rows by the thousand": lambda: in_sheet(
        b"</sheetData>", b"".join(b'<row r="%d" ht="9"/>' % n for n in range(100, 99_000))
    ),
    "columns hidden one by one": lambda: in_sheet(
        b"<sheetData>",
        b"<cols>"
        + b"".join(b'<col min="%d" max="%d" hidden="1"/>' % (n, n) for n in range(500, 16_000, 2))
        + b'<col min="600" max="99999999999" hidden="1"/></cols>',
    ),
    "sixty thousand styles": lambda: changed(
        sample("xlsx"),
        "xl/styles.xml",
        lambda part: part.replace(
            b"</cellXfs>",
            b"".join(b'<xf numFmtId="%d" fontId="0" fillId="0"/>' % n for n in range(60_000))
            + b"</cellXfs>",
        ),
    ),
    # Nothing of it is parsed, or what is parsed costs little.
    "word styles": lambda: changed(
        sample("docx"),
        "word/styles.xml",
        lambda part: part.replace(b"</w:styles>", b"<w:b/>" * 1_600_000 + b"</w:styles>"),
    ),
    **{
        f"excel styles: {kind}": partial(styled, xml)
        for kind, xml in {
            "cell formats": b"<cellXfs>%b</cellXfs>" % (b"<xf/>" * 500_000),
            "formats of styles": b"<cellStyleXfs>%b</cellStyleXfs>" % (b"<xf/>" * 200_000),
            "fonts": b"<fonts>%b</fonts>" % (b"<font/>" * 200_000),
            "fills": b"<fills>%b</fills>" % (b"<fill/>" * 200_000),
            "borders": b"<borders>%b</borders>" % (b"<border/>" * 200_000),
            "dxfs": b"<dxfs>%b</dxfs>" % (b"<dxf><font/></dxf>" * 60_000),
            "names": b"<cellStyles>%b</cellStyles>" % (b'<cellStyle name="a" xfId="0"/>' * 110_000),
            "number formats": b"<numFmts>%b</numFmts>"
            % (b'<numFmt numFmtId="1" formatCode="0"/>' * 110_000),
            "a long number format": b'<numFmts><numFmt numFmtId="200" formatCode="%b"/></numFmts>'
            % (b"[" * 2_000_000),
            "literals of number formats": b"<numFmts><numFmt formatCode='%b'/></numFmts>"
            % (b'"y' * 1_000_000),
            "attributes": b"<fonts %b/>" % b" ".join(b'a%d="1"' % n for n in range(50_000)),
            "what is unknown": b"<z>%b</z>" % (b"<y/>" * 110_000),
        }.items()
    },
    "excel conditional formats": lambda: in_sheet(
        b"<pageMargins ", b'<conditionalFormatting sqref="A1"/>' * 110_000
    ),
    "excel texts in one cell": lambda: in_sheet(
        b"</sheetData>", b'<row r="99"><c r="A99">%b</c></row>' % (b"<v/>" * 310_000)
    ),
    "excel links": lambda: in_sheet(
        b"</worksheet>", b'<hyperlinks><hyperlink ref="A:XFD" location="x"/></hyperlinks>'
    ),
    "excel formula shared": lambda: in_sheet(
        b"</sheetData>",
        b'<row r="98"><c r="A98"><f t="shared" si="0" ref="A1:A9">%b1</f></c></row>'
        % (b"A1+" * 20_000)
        + b'<row r="99"><c r="A99"><f t="shared" si="0"/></c></row>' * 2_000,
    ),
    "excel ranges to be printed": lambda: changed(
        sample("xlsx"),
        "xl/workbook.xml",
        lambda part: part.replace(
            b"<definedNames/>",
            b'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
            + b"$A:$A," * 60_000
            + b"</definedName></definedNames>",
        ),
    ),
    "a form that calls itself": lambda: sample("pdf"),
    "a map of more codes than there are": lambda: sample("pdf").replace(
        b"<1000> <10FF> <1000>", b"<1000> <FFFFFF> <00>", 1
    ),
    "widths of more codes than there are": lambda: sample("pdf").replace(
        b"W[32 126 500]", b"W[32 126 500 9000 9999999 5]", 1
    ),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_a_strange_file_is_still_read(case):
    data = HARMLESS[case]()
    with counted() as calls:
        assert read(data).report.year == 2023
    assert calls() < MOST_CALLS


def assert_reads_or_refuses(data: bytes, kind: str | None = None) -> None:
    with suppress(ReadError):
        assert isinstance(read(data, format=kind), Reading)


FUZZ = settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b"<", b">", b"</", b"&#x0;", b'"', b"0", b"999999999", b"-1", b"[", b"<<", b"R", b"\xff"]
    ),
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), PIECES), min_size=1, max_size=12)


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Pieces put in place of others, here and there."""
    file = bytearray(data)
    for where, length, piece in changes:
        place = int(where * len(file))
        file[place : place + length] = piece
    return bytes(file)


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx", "pdf", "ofd"])
@FUZZ
@given(changes=CHANGES)
def test_a_damaged_file_is_read_or_refused(kind, changes):
    few = "pdf of few lines" if kind == "pdf" else kind  # a whole one takes half a second
    assert_reads_or_refuses(mutated(sample(few), changes), kind)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("docx", DOCUMENT),
        ("docx", "word/_rels/document.xml.rels"),
        ("docx", "[Content_Types].xml"),
        ("xlsx", SHEET),
        ("xlsx", "xl/workbook.xml"),
        ("xlsx", "xl/sharedStrings.xml"),
        ("xlsx", "xl/styles.xml"),
        ("ofd", "OFD.xml"),
        ("ofd", "Doc_0/Document.xml"),
        ("ofd", "Doc_0/Pages/Page_0/Content.xml"),
    ],
)
@FUZZ
@given(changes=CHANGES)
def test_a_damaged_part_of_an_office_file_is_read_or_refused(kind, part, changes):
    data = changed(sample(kind), part, lambda xml: mutated(xml, changes))
    assert_reads_or_refuses(data, kind)


@FUZZ
@given(data=st.binary(max_size=400), kind=st.sampled_from(["html", "docx", "xlsx", "pdf", "ofd"]))
@example(data=b"<table><tr><td><table>", kind="html")
@example(data=b"%PDF-1.7\ntrailer<</Root 1 0 R>>", kind="pdf")
def test_anything_at_all_is_read_or_refused(data, kind):
    assert_reads_or_refuses(data, kind)
