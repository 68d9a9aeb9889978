"""What stands on a page as a picture is named, and the page is not accused of lacking it."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Sequence
from itertools import count

import pytest

import govinfo_report as gr
from govinfo_report.readers import bounds
from govinfo_report.readers.html import page_of_html
from govinfo_report.readers.office.docx import page_of_docx
from govinfo_report.readers.picture_sizes import picture_size
from tests.readers import ofd_files as ofd
from tests.readers.sites import body, numbers, page
from tests.readers.spanned import Part, as_xlsx, drawn, parts, pdf_of
from tests.readers.test_office import MAIN, RELATED, document, package, paragraph, run

PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    b"/Length 1>>\nstream\nx\nendstream"
)
SCAN = "q 595 0 0 842 0 0 cm /X Do Q"
TABLES = ("proactive_disclosure", "applications", "disputes")


RULES = [f"structure.{name}" for name in ("table", "sections", "empty_section", "unreadable")]


def found(reading: gr.Reading, outcome: str) -> set[str]:
    findings = gr.check(reading, select=[*RULES, "metadata.identity"])
    return {f"{f.rule} {f.scope}" for f in findings if f.outcome == outcome}


def accused(reading: gr.Reading) -> set[str]:
    """What is called missing."""
    return found(reading, "violated")


def undecided(reading: gr.Reading) -> set[str]:
    return found(reading, "undecided")


def named(reading: gr.Reading) -> list[tuple[str, str, str]]:
    return [
        (note.kind, note.where, note.raw or str(note.place))
        for note in reading.notes
        if note.kind.endswith("_is_picture")
    ]


# Web pages.


def in_place_of(tables: Sequence[str], *, attributes: str = "") -> str:
    """A web page with pictures in place of tables."""
    at = count(1)

    def drawing(rows: str) -> str:
        name = f"b{next(at)}"
        shown = f'<p align="center"><img src="/files/{name}.png?v=1"{attributes}></p>'
        return shown if name in tables else f"<table>{rows}</table>"

    return body(table=drawing)


def test_a_picture_where_a_table_is_due_is_named_and_the_table_is_undecided() -> None:
    reading = gr.read(page(in_place_of(["b1", "b3"])).encode())
    assert named(reading) == [
        ("table_is_picture", "proactive_disclosure", "b1.png"),
        ("table_is_picture", "disputes", "b3.png"),
    ]
    assert accused(reading) == set()
    assert undecided(reading) == {
        "structure.table proactive_disclosure",
        "structure.table disputes",
    }
    note = next(note for note in reading.notes if note.kind == "table_is_picture")
    assert "“b1.png”" in note.message("en")
    assert "OCR" in note.message("zh")
    finding = next(f for f in gr.check(reading) if f.outcome == "undecided")
    assert "b1.png" in finding.message("en")
    assert not {n.kind for n in reading.notes} & {"tables_missing", "page_ends_early"}


def test_a_table_that_is_missing_without_a_picture_is_missing() -> None:
    content = in_place_of(["b1", "b2"]).replace('<img src="/files/b2.png?v=1">', "")
    reading = gr.read(page(content).encode())
    assert named(reading) == [("table_is_picture", "proactive_disclosure", "b1.png")]
    assert accused(reading) == {"structure.table applications"}


SMALL = {
    "an icon by its attribute": 'width="60"',
    "an icon by its style": 'style="width:60px;height:60px"',
    "a line": 'height="2"',
    "a seal in points": 'style="width:85.0pt"',
    "a sign by its name": 'data-src="/images/qrcode.jpg"',
    "one that is not shown": 'style="display: none"',
    "one that stands in its address": 'data-src="data:image/png;base64,'
    + base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x20").decode()
    + '"',
}


@pytest.mark.parametrize("attributes", SMALL.values(), ids=SMALL)
def test_a_small_picture_is_no_table(attributes: str) -> None:
    reading = gr.read(page(in_place_of(["b2"], attributes=f" {attributes}")).encode())
    assert named(reading) == []
    assert accused(reading) == {"structure.table applications"}


def test_a_large_picture_may_say_its_size_or_not() -> None:
    for attributes in ('width="650"', 'width="100%"', 'style="width:650px; height:300px"', ""):
        reading = gr.read(page(in_place_of(["b2"], attributes=f" {attributes}")).encode())
        assert accused(reading) == set()


def test_pictures_beside_a_whole_report_are_not_named() -> None:
    content = body().replace("</table>", "</table><p><img src='/photo.jpg'></p>")
    head = "<img src='/top/bt.jpg'><h1>某某县水利局2024年政府信息公开工作年度报告</h1>"
    plain = gr.read(page(body(), head=head.partition("><")[2]).encode())
    reading = gr.read(page(content, head=head, foot="<img src='/x.jpg'>").encode())
    assert named(reading) == []
    assert reading.report.applications == plain.report.applications
    assert not accused(reading)


def test_a_missing_section_does_not_stand_on_a_photograph() -> None:
    whole = body()
    cut = whole[: whole.index("六、")].rpartition("<")[0]
    reading = gr.read(page(cut + "<p><img src='/photo.jpg'></p>").encode())
    assert any("other_matters" in one for one in accused(reading))


def test_a_table_may_be_appended_as_a_picture() -> None:
    content = in_place_of(["b2"]).replace('<img src="/files/b2.png?v=1">', "见附件。")
    reading = gr.read(page(f"{content}<p>附件</p><p><img src='/files/fj.jpg'></p>").encode())
    assert named(reading) == [("table_is_picture", "applications", "fj.jpg")]
    assert accused(reading) == set()
    below = "<p>版权所有：某某县</p><p><img src='/files/fj.jpg'></p>"
    assert accused(gr.read(page(content, foot=below).encode())) == {
        "structure.unreadable applications"  # the words under its heading
    }


def test_a_report_whose_pages_are_pictures_is_accused_of_nothing() -> None:
    shown = "".join(f"<p><img src='{n}.jpg'></p>" for n in range(3))
    reading = gr.read(page(shown).encode())
    assert {(kind, where) for kind, where, _ in named(reading)} == {("page_is_picture", "overview")}
    assert len(named(reading)) == 3
    assert accused(reading) == set()
    assert {f"structure.table {table}" for table in TABLES} <= undecided(reading)


def test_a_section_whose_text_is_a_picture_is_not_empty() -> None:
    content = body()
    start, end = content.index("一、"), content.index("二、")
    heading = content[start : content.index("<", start)]
    shown = f"{content[:start]}{heading}</p><p><img src='yi.png'></p><p>{content[end:]}"
    reading = gr.read(page(shown).encode())
    assert named(reading) == [("page_is_picture", "overview", "yi.png")]
    assert accused(reading) == set()
    assert "structure.empty_section overview" in undecided(reading)


def test_pictures_do_not_change_the_tables_in_which_they_stand() -> None:
    icon = "<img src='a.png'>"
    tables = "<table><tr><td>甲</td><td>{0}1</td></tr><tr><td>{0}</td><td>2</td></tr></table><p>后"
    with_, without = (page_of_html(tables.format(one).encode()) for one in (icon, "<img>"))
    assert repr(with_.blocks) == repr(without.blocks)
    assert [(one.block, one.name) for one in with_.pictures] == [(1, "a.png")] * 2
    laid = page_of_html(
        f"<table><tr><td>前{icon}<p>中<table><tr><td>1<td>2</table>{icon}</table>".encode()
    )
    assert [one.block for one in laid.pictures] == [1, 3]


def test_a_picture_in_a_saved_page_has_the_size_of_its_part() -> None:
    def saved(width: int) -> bytes:
        size = width.to_bytes(4, "big") + (400).to_bytes(4, "big")
        image = base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size).decode()
        content = page(in_place_of(["b2"])).replace("/files/b2.png?v=1", "http://a.cn/b2.png")
        return (
            'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            f"{content}\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
            f"Content-Location: http://a.cn/b2.png\r\n\r\n{image}\r\n--x--\r\n"
        ).encode()

    assert named(gr.read(saved(800))) == [("table_is_picture", "applications", "b2.png")]
    assert accused(gr.read(saved(800))) == set()
    assert accused(gr.read(saved(90))) == {"structure.table applications"}


def test_what_stands_in_for_a_picture_until_it_is_fetched_tells_no_size() -> None:
    gif = base64.b64encode(b"GIF89a\x01\0\x01\0").decode()
    lazy = f' src="data:image/gif;base64,{gif}" data-src="/b2.png"'
    content = page(in_place_of(["b2"])).replace(' src="/files/b2.png?v=1"', lazy)
    assert named(gr.read(content.encode())) == [("table_is_picture", "applications", "b2.png")]


WAYS = {
    "in a cell": "<table><tr><td>{}</td></tr></table>",
    "in cells": "<table><tr><td>{}</td><td></td></tr><tr><td></td><td>{}</td></tr></table>",
    "in a link": "<p><a href='x'>{}</a></p>",
    "in a figure": "<figure>{}<figcaption>表</figcaption></figure>",
    "in a frame": "<div><div><center>{}</center></div></div>",
    "several": "<p>{}</p><p>{}</p><p>{}</p>",
    "bare": "{}",
    "after words": "<p>单位：件</p><p>{}</p>",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_picture_is_found_wherever_it_stands(way: str) -> None:
    image = '<img src="b.png">'
    content = in_place_of(["b2"]).replace(
        '<p align="center"><img src="/files/b2.png?v=1"></p>', way.replace("{}", image)
    )
    assert image in content
    reading = gr.read(page(content).encode())
    assert accused(reading) == set()
    assert set(named(reading)) == {("table_is_picture", "applications", "b.png")}


def test_a_picture_may_stand_in_the_paragraph_of_its_heading() -> None:
    content = in_place_of(["b2"])
    start = content.index("三、")
    end = content.index("</p>", start)
    inside = content[:end] + '<img src="b.png">' + content[end:]
    inside = inside.replace('<p align="center"><img src="/files/b2.png?v=1"></p>', "")
    reading = gr.read(page(inside).encode())
    assert named(reading) == [("table_is_picture", "applications", "b.png")]
    assert accused(reading) == set()


def test_names_of_pictures_may_hold_anything() -> None:
    name = "{0}" + "表" * 300 + ".png"
    content = page(in_place_of(["b2"])).replace("b2.png", name)
    (note,) = [n for n in gr.read(content.encode()).notes if n.kind == "table_is_picture"]
    assert note.raw.endswith("表.png")
    assert len(note.raw) < 70
    assert note.raw in note.message("zh")
    braces = page(in_place_of(["b2"])).replace("b2.png", "{0}{where}.png")
    (note,) = [n for n in gr.read(braces.encode()).notes if n.kind == "table_is_picture"]
    assert "“{0}{where}.png”" in note.message("en")


def test_more_pictures_than_anybody_names_are_passed_over() -> None:
    many = page_of_html(b"<p>a</p>" + b"<img src=a.png>" * 5_000)
    assert len(many.pictures) == bounds.PICTURES


SIZES = {
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x07\0\0\0\x09",
    "GIF": b"GIF89a\x07\0\x09\0",
    "BMP": b"BM" + bytes(16) + b"\x07\0\0\0\xf7\xff\xff\xff",
    "JPEG": b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x02\xff\xc2\0\x0b\x08\0\x09\0\x07",
}


@pytest.mark.parametrize("data", SIZES.values(), ids=SIZES)
def test_the_size_of_a_picture_stands_in_its_first_bytes(data: bytes) -> None:
    assert picture_size(data) == (7, 9)
    assert [picture_size(data[:at]) for at in range(len(data) - 3)] == [None] * (len(data) - 3)
    assert picture_size(b"\xff\xd8" + b"\xff\xe0\0\0" * 100_000) is None


# Word files.


def drawing(relation: str, points: int = 400) -> str:
    emu = points * 12_700
    return (
        f'<w:drawing><wp:inline xmlns:wp="urn:wp"><wp:extent cx="{emu}" cy="{emu}"/>'
        f'<a:blip xmlns:a="urn:a" xmlns:r="{RELATED}" r:embed="{relation}"/></wp:inline>'
        "</w:drawing>"
    )


def old_picture(relation: str, width: int = 400) -> str:
    return (
        f'<w:object><v:shape xmlns:v="urn:v" style="width:{width}pt;height:200.5pt">'
        f'<v:imagedata xmlns:r="{RELATED}" r:id="{relation}"/></v:shape></w:object>'
    )


def word_with(shown: dict[str, str]) -> bytes:
    """A Word file in which tables are something else: a run of a paragraph."""
    out = ""
    tables = iter(TABLES)
    for part in parts("2021", numbers()):
        if isinstance(part, str):
            out += paragraph(run(part))
            continue
        name = next(tables)
        rows = "".join(
            "<w:tr>"
            + "".join(f"<w:tc>{paragraph(run(box.text))}</w:tc>" for box in row)
            + "</w:tr>"
            for row in part
        )
        out += paragraph(f"<w:r>{shown[name]}</w:r>") if name in shown else f"<w:tbl>{rows}</w:tbl>"
    related = "".join(
        f'<Relationship Id="r{n}" Type="{RELATED}/image" Target="media/image{n}.png"/>'
        for n in (1, 2, 3)
    )
    return package(
        "docx",
        {
            MAIN["docx"]: document(out),
            "word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>",
        },
    )


def test_a_picture_in_a_word_file_is_named_where_a_table_is_due() -> None:
    shown = {TABLES[0]: drawing("r1"), TABLES[1]: old_picture("r2"), TABLES[2]: drawing("r3")}
    reading = gr.read(word_with(shown))
    assert named(reading) == [
        ("table_is_picture", table, f"image{n}.png") for n, table in enumerate(TABLES, 1)
    ]
    assert accused(reading) == set()


@pytest.mark.parametrize("small", [drawing("r1", 110), old_picture("r1", 80), "<w:drawing/>"])
def test_a_seal_in_a_word_file_is_no_table(small: str) -> None:
    reading = gr.read(word_with({TABLES[0]: small}))
    assert named(reading) == []
    assert accused(reading) == {f"structure.table {TABLES[0]}"}


def test_drawings_in_drawings_are_looked_at_once() -> None:
    box = "<w:drawing><w:txbxContent><w:p><w:r>{}</w:r></w:p></w:txbxContent></w:drawing>"
    inside = drawing("r1")
    for _ in range(12):
        inside = box.format(inside)
    found = page_of_docx(word_with({TABLES[0]: inside}))
    assert [one.name for one in found.pictures] == ["image1.png"]
    nested = "<w:drawing>" * 60 + drawing("r2") + "</w:drawing>" * 60
    found = page_of_docx(word_with({TABLES[0]: nested}))
    assert [one.name for one in found.pictures] == ["image2.png"]


def test_a_linked_picture_has_no_name_and_odd_sizes_are_none() -> None:
    linked = drawing("r9").replace("5080000", "99999999999999999999", 1)
    found = page_of_docx(word_with({TABLES[0]: linked}))
    assert [one.name for one in found.pictures] == [""]


# Excel.


def excel_with(width: int) -> bytes:
    """A workbook in which table 二 is a picture of a width in points."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(parts("2021", numbers()))))
    sheet = book.active
    assert sheet is not None
    begins = ("二、主动", "三、收到")
    rows = [row[0] for row in sheet.iter_rows() if str(row[0].value).startswith(begins)]
    first, last = (cell.row for cell in rows)
    assert first is not None
    assert last is not None
    for area in list(sheet.merged_cells.ranges):
        if first < area.min_row < last:
            sheet.unmerge_cells(str(area))
    for cells in sheet.iter_rows(first + 1, last - 1):
        for one in cells:
            one.value, one.border = None, openpyxl.styles.Border()
    out = io.BytesIO()
    book.save(out)
    files = {}
    with zipfile.ZipFile(out) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    related = '<Relationships><Relationship Id="{}" Type="{}/{}" Target="{}"/></Relationships>'
    emu = width * 12_700
    files["xl/worksheets/_rels/sheet1.xml.rels"] = related.format(
        "d", RELATED, "drawing", "../drawings/drawing1.xml"
    ).encode()
    files["xl/drawings/_rels/drawing1.xml.rels"] = related.format(
        "p", RELATED, "image", "../media/biao.png"
    ).encode()
    files["xl/drawings/drawing1.xml"] = (
        f'<d:wsDr xmlns:d="urn:d" xmlns:a="urn:a" xmlns:r="{RELATED}"><d:oneCellAnchor><d:from>'
        f"<d:col>0</d:col><d:row>{first}</d:row></d:from>"
        f'<d:ext cx="{emu}" cy="{emu}"/><d:pic><d:blipFill><a:blip r:embed="p"/></d:blipFill>'
        "</d:pic></d:oneCellAnchor></d:wsDr>"
    ).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_picture_on_a_sheet_is_named_where_a_table_is_due() -> None:
    reading = gr.read(excel_with(400))
    assert named(reading) == [("table_is_picture", "proactive_disclosure", "biao.png")]
    assert accused(reading) == set()
    assert accused(gr.read(excel_with(90))) == {"structure.table proactive_disclosure"}


def test_a_damaged_drawing_is_no_reason_to_refuse_a_sheet() -> None:
    data = excel_with(400).replace(b"<d:wsDr", b"<d:wsDx")
    assert gr.cells(gr.read(data).report) == gr.cells(gr.read(excel_with(400)).report)


# PDF.


def with_pages(contents: Sequence[str]) -> bytes:
    return pdf_of([*contents], extra=[PICTURE])


def printed(whole: Sequence[Part]) -> list[str]:
    return drawn([*whole])


def test_a_page_that_is_a_picture_is_named_and_what_may_stand_on_it_is_undecided() -> None:
    whole = parts("2021", numbers())
    first, last = printed(whole[:5]), printed(whole[11:])
    assert isinstance(whole[4], str)
    assert isinstance(whole[11], str)
    reading = gr.read(with_pages([*first, SCAN, SCAN, *last]))
    pages = [f"page {len(first) + n}" for n in (1, 2)]
    assert named(reading) == [("page_is_picture", "proactive_disclosure", at) for at in pages]
    assert accused(reading) == set()
    assert {f"structure.table {table}" for table in TABLES} <= undecided(reading)
    (message, *_) = [f.message("en") for f in gr.check(reading) if f.rule == "structure.table"]
    assert all(at in message for at in pages)


def test_what_is_missing_behind_the_text_that_follows_a_picture_is_missing() -> None:
    whole = parts("2021", numbers())
    end = next(n for n, part in enumerate(whole) if isinstance(part, str) and part.startswith("六"))
    five = next(
        n for n, part in enumerate(whole) if isinstance(part, str) and part.startswith("五")
    )
    reading = gr.read(with_pages([*printed(whole[:5]), SCAN, *printed(whole[five:end])]))
    assert any("other_matters" in one for one in accused(reading))
    assert not any("structure.table" in one for one in accused(reading))


def test_a_picture_at_the_end_or_the_beginning_cuts_nothing() -> None:
    whole = parts("2021", numbers())
    pages = [content for n in (0, 5, 9, 14) for content in printed(whole[n : n + 5])]
    for contents in ([*pages[:-2], SCAN, SCAN], [SCAN, *pages[1:]], [pages[0], SCAN, *pages[2:]]):
        reading = gr.read(with_pages(contents))
        assert named(reading)
        assert accused(reading) == set()
        kinds = {note.kind for note in reading.notes}
        assert not kinds & {"page_ends_early", "page_starts_late", "no_title", "year_missing"}


def test_a_picture_beside_a_whole_report_is_named_and_nothing_else() -> None:
    pages = printed(parts("2021", numbers()))
    plain = gr.read(with_pages(pages))
    reading = gr.read(with_pages([*pages[:1], SCAN, *pages[1:]]))
    assert [kind for kind, _, _ in named(reading)] == ["page_is_picture"]
    assert reading.report.applications == plain.report.applications
    assert accused(reading) == set()


def test_a_cover_and_a_background_are_no_pictures() -> None:
    pages = printed(parts("2021", numbers()))
    background = gr.read(with_pages([f"{SCAN}\n{content}" for content in pages]))
    assert named(background) == []
    assert background.report == gr.read(with_pages(pages)).report
    title = "BT /F1 20 Tf 50 700 Td <{}> Tj ET".format(
        "某县水利局2024年度".encode("utf-16-be").hex()
    )
    few = [f"{SCAN}\n{content}" for content in [title, *pages]]
    assert named(gr.read(with_pages(few))) == []


def hidden(content: str) -> str:
    """A scan with what a program recognised in it under it."""
    return f"BT 3 Tr ET {content}\n{SCAN}"


def test_the_text_that_a_program_hides_under_a_scan_is_not_what_the_page_shows() -> None:
    pages = printed(parts("2021", numbers()))
    with pytest.raises(gr.ReadError, match="hidden"):
        gr.read(with_pages([hidden(content) for content in pages]))
    reading = gr.read(with_pages([pages[0], *map(hidden, pages[1:])]))
    assert {kind for kind, _, _ in named(reading)} == {"page_is_picture"}
    assert len(named(reading)) == len(pages) - 1
    assert accused(reading) == set()
    below = set(reading.origins) - set(gr.read(with_pages([pages[0]])).origins)
    assert below == set()


def test_page_numbers_on_scans_are_no_text() -> None:
    number = "BT /F1 9 Tf 280 30 Td <{}> Tj ET"
    marks = [number.format(f"第{n}页共9页".encode("utf-16-be").hex()) for n in range(1, 10)]
    with pytest.raises(gr.ReadError, match="scan"):
        gr.read(with_pages([f"{SCAN}\n{mark}" for mark in marks]))


def test_a_scan_in_strips_is_a_picture() -> None:
    strips = " ".join(f"q 595 0 0 84.3 0 {n * 84.2} cm /X Do Q" for n in range(10))
    pages = printed(parts("2021", numbers()))
    reading = gr.read(with_pages([pages[0], strips]))
    assert named(reading)
    assert accused(reading) == set()


def test_a_document_without_a_report_but_with_pictures_says_that_they_are_not_read() -> None:
    words = "".join(chr(0x4E00 + n) for n in range(60)).encode("utf-16-be").hex()
    text = f"BT /F1 5 Tf 50 700 Td <{words}> Tj ET"
    with pytest.raises(gr.ReadError, match="page 2"):
        gr.read(with_pages([text, SCAN]))
    with pytest.raises(gr.ReadError, match="neither such a title"):
        gr.read(with_pages([text, text]))


def test_pictures_without_a_word_are_named_too() -> None:
    with pytest.raises(gr.ReadError, match=r"1\.jpg.*2\.jpg"):
        gr.read(b"<html><p><img src='1.jpg'><p><img src='2.jpg'><p><img src='logo.png'></html>")
    only = package(
        "docx",
        {
            MAIN["docx"]: document(paragraph(f"<w:r>{drawing('r1')}</w:r>")),
            "word/_rels/document.xml.rels": "<Relationships><Relationship Id='r1' "
            f"Type='{RELATED}/image' Target='media/a.png'/></Relationships>",
        },
    )
    with pytest.raises(gr.ReadError, match=r"a\.png"):
        gr.read(only)
    with pytest.raises(gr.ReadError, match="neither such a title"):
        gr.read(f"<p>{'关于召开会议的通知，请准时参加。' * 9}</p><img src='1.jpg'>".encode())


def test_a_picture_on_part_of_a_page_is_a_table_where_one_is_due() -> None:
    whole = parts("2021", numbers())
    at = next(n for n, part in enumerate(whole) if not isinstance(part, str))
    (first,) = printed(whole[:at])
    shown = f"{first}\nq 400 0 0 150 90 300 cm /X Do Q"
    reading = gr.read(with_pages([shown, *printed(whole[at + 1 :])]))
    assert named(reading) == [
        ("table_is_picture", "proactive_disclosure", "page 1"),
    ]
    assert accused(reading) == set()
    seal = f"{first}\nq 110 0 0 110 90 300 cm /X Do Q"
    assert accused(gr.read(with_pages([seal, *printed(whole[at + 1 :])])))


# OFD.


def test_a_page_of_an_ofd_file_that_is_a_picture_is_named() -> None:
    shown = '<ofd:ImageObject ID="9" ResourceID="1" Boundary="0 0 210 297"/>'
    contents = ofd.contents(parts("2021", numbers()), ofd.object_a_cell, ofd.closed_paths)
    pages = [ofd.page_xml(content) for content in [contents[0], shown, shown]]
    reading = gr.read(ofd.file_of_parts(ofd.parts_of(pages)))
    assert [at for _, _, at in named(reading)] == ["page 2", "page 3"]
    assert accused(reading) == set()
