"""OFD: a page is read as it is seen, however a program draws, packs and names it."""

from __future__ import annotations

from functools import cache, partial

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.readers.ofd import page_of_ofd
from govinfo_report.readers.ofd.drawing import OfdSheet
from govinfo_report.readers.ofd.package import OfdDocument
from govinfo_report.readers.sheets.printed_lines import printed_lines
from govinfo_report.readers.sheets.sheet import PrintedSheet
from tests.readers import ofd_files as ofd
from tests.readers.spanned import SIZE, Part, as_pdf, parts
from tests.recognition.test_layouts import cell_ids, number

DOCUMENT, FIRST = "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml"
WORDS = "某局2023年政府信息公开工作年度报告本报告由某局编写数据统计期限自2023年1月1日起至12月31日止"


def values_of(edition: str) -> dict[str, str]:
    cells = cell_ids(edition, one_row_other=False)
    return {cell: str(place * 37 % 1009) for place, cell in enumerate(cells)}


@cache
def page(edition: str = "2021") -> list[Part]:
    return parts(edition, values_of(edition))


HABITS = {
    "object a cell": ofd.as_ofd_parts,
    "object a character": partial(ofd.as_ofd_parts, words=ofd.object_a_character),
    "object a line": partial(ofd.as_ofd_parts, words=ofd.object_a_line),
    "without distances": partial(ofd.as_ofd_parts, words=ofd.without_distances),
    "several codes": partial(ofd.as_ofd_parts, words=ofd.several_codes),
    "scaled": partial(ofd.as_ofd_parts, words=ofd.scaled, frames=ofd.filled_bars),
    "edge lines": partial(ofd.as_ofd_parts, words=ofd.object_a_line, frames=ofd.edge_lines),
    "by template": ofd.by_template,
    "by drawing": ofd.by_drawing,
    "other names": lambda page: ofd.with_other_names(ofd.as_ofd_parts(page)),
    "absolute paths": lambda page: ofd.with_absolute_paths(ofd.by_template(page)),
    "paths from the root": lambda page: ofd.with_paths_from_root(ofd.by_template(page)),
    "without prefix": lambda page: ofd.without_prefix(ofd.by_drawing(page)),
    "versions": lambda page: ofd.with_version(ofd.as_ofd_parts(page)),
}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("habit", HABITS)
def test_every_cell_is_read_whatever_the_program(edition: str, habit: str) -> None:
    reading = gr.read(ofd.file_of_parts(HABITS[habit](page(edition))))
    assert reading.format == "ofd"
    expected = {cell: number(value) for cell, value in values_of(edition).items()}
    assert dict(gr.cells(reading.report)) == expected
    assert reading.report == gr.read(as_pdf(page(edition))).report
    assert {note.kind for note in reading.notes} <= {"money_without_unit"}
    assert reading.coverage == 1
    assert reading.origin(next(iter(expected))).place.page == 1


def sheet(content: str) -> PrintedSheet:
    """The first page of a file that draws this."""
    document = OfdDocument(ofd.file_of_parts(ofd.parts_of([ofd.page_xml(content)])))
    return OfdSheet(document, 1, document.page(document.pages[0])).sheet()


def words(found: PrintedSheet) -> str:
    return "".join([glyph.text for glyph in found.glyphs])


def test_distances_that_repeat_stand_for_as_many_as_there_are() -> None:
    drawn = ofd.text(10, 50, "一二三四").replace("g 3 ", "g 2 4 g 999999999 ")
    lefts = [round(glyph.x0 * ofd.MM, 2) for glyph in sheet(drawn).glyphs]
    assert lefts == [10, 14, 18, 21.18]


def test_blanks_that_were_not_counted_move_nothing() -> None:
    plain = ofd.text(10, 50, "甲乙丙")
    spaced = plain.replace(">甲乙丙<", ">  甲乙丙 <")
    assert sheet(spaced) == sheet(plain)


def test_a_text_without_a_place_begins_where_the_one_before_began() -> None:
    drawn = ofd.text(10, 50, "甲").replace(
        "</ofd:TextCode>", "</ofd:TextCode><ofd:TextCode Y='9'>乙</ofd:TextCode>"
    )
    first, second = sheet(drawn).glyphs
    assert (first.x0, first.text, second.text) == (second.x0, "甲", "乙")
    assert second.top > first.top


def test_the_size_of_print_may_be_in_small_letters_or_left_out() -> None:
    drawn = ofd.text(10, 50, "甲乙")
    plain = sheet(drawn)
    assert sheet(drawn.replace("Size=", "size=")) == plain
    assert words(sheet(drawn.replace("Size=", "Other="))) == "甲乙"


def test_a_page_has_drawings_of_its_own_and_one_that_is_missing_is_told() -> None:
    content = f"<Content>{ofd.text(10, 50, '甲乙')}</Content>"
    units = f"<CompositeGraphicUnit ID='4'>{content}</CompositeGraphicUnit>"
    resources = f"<Res xmlns:ofd='x'><CompositeGraphicUnits>{units}</CompositeGraphicUnits></Res>"
    call = '<ofd:CompositeObject ResourceID="4"/>'
    page = ofd.page_xml(call, "<ofd:PageRes>PageRes.xml</ofd:PageRes>")
    made = ofd.parts_of([page], more={"Doc_0/Pages/Page_0/PageRes.xml": resources})
    document = OfdDocument(ofd.file_of_parts(made))
    assert words(OfdSheet(document, 1, document.page(document.pages[0])).sheet()) == "甲乙"
    with pytest.raises(gr.ReadError, match="incomplete"):
        sheet(call)


def test_lines_that_run_down_and_signs_that_are_turned_have_their_boxes_there() -> None:
    down = ofd.text(10, 50, "甲乙", []).replace("Font=", 'ReadDirection="90" Font=')
    first, second = sheet(down).glyphs
    assert first.x0 == second.x0
    assert second.top == pytest.approx(first.top + 9, abs=0.01)
    turned = ofd.text(10, 50, "甲", []).replace("Font=", 'CharDirection="180" Font=')
    (glyph,) = sheet(turned).glyphs
    assert glyph.x1 == pytest.approx(first.x0)


def test_what_nobody_sees_is_not_read() -> None:
    seen = ofd.text(10, 50, "看得见")
    for attribute in ('Visible="false"', 'Size="0.01"'):
        hidden = ofd.text(10, 60, "看不见").replace('Size="3.175"', "", 1)
        found = sheet(seen + hidden.replace("<ofd:TextObject", f"<ofd:TextObject {attribute}"))
        assert (words(found), found.hidden) == ("看得见", [])
    beside = sheet(seen + ofd.text(10, 400, "页外"))
    assert words(beside) == "看得见"
    under = sheet(seen + ofd.text(10, 60, "底下").replace("Font=", 'Alpha="0" Font='))
    assert words(under) == "看得见"
    assert [glyph.text for glyph in under.hidden] == ["底", "下"]


def test_a_watermark_across_the_page_is_left_out_and_noted() -> None:
    mark = ofd.text(90, 150, "内部资料").replace("Font=", 'CTM="0.7 0.7 -0.7 0.7 0 0" Font=')
    made = ofd.as_ofd_parts(page())
    made[FIRST] = made[FIRST].replace("</ofd:Layer>", mark + "</ofd:Layer>")
    reading = gr.read(ofd.file_of_parts(made))
    assert [note.kind for note in reading.notes] == ["marks_not_read"]
    assert reading.report == gr.read(as_pdf(page())).report


def test_seals_and_annotations_are_noted() -> None:
    made = ofd.as_ofd_parts(page())
    signed = made | {
        "OFD.xml": made["OFD.xml"].replace(
            "</ofd:DocBody>", "<ofd:Signatures>Doc_0/Signs.xml</ofd:Signatures></ofd:DocBody>"
        )
    }
    annotated = made | {
        DOCUMENT: made[DOCUMENT].replace(
            "</ofd:Pages>", "</ofd:Pages><ofd:Annotations>Annots.xml</ofd:Annotations>"
        )
    }
    for changed in (signed, annotated):
        (note,) = gr.read(ofd.file_of_parts(changed)).notes
        assert (note.kind, note.severity) == ("marks_not_read", "info")


def test_of_several_documents_the_first_is_read_and_that_is_noted() -> None:
    made = ofd.as_ofd_parts(page())
    start, mark, body = made["OFD.xml"].partition("<ofd:DocBody>")
    first = mark + body.removesuffix("</ofd:OFD>")
    made["OFD.xml"] = f"{start}{first}{first.replace('Doc_0', 'Doc_1')}</ofd:OFD>"
    (note,) = gr.read(ofd.file_of_parts(made)).notes
    assert (note.kind, note.severity) == ("other_documents", "warning")


def test_a_picture_has_its_box_on_the_page() -> None:
    found = sheet('<ofd:ImageObject ID="5" ResourceID="6" Boundary="0 0 25.4 50.8"/>')
    assert found.pictures == [pytest.approx((0, 0, 72, 144))]


def test_a_page_says_how_large_it_is() -> None:
    content = ofd.page_xml(
        "", "<ofd:Area><ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox></ofd:Area>"
    )
    made = ofd.parts_of([content])
    document = OfdDocument(ofd.file_of_parts(made))
    assert document.size_of(document.page(document.pages[0])[1]) == (297, 210)
    made[FIRST] = made[FIRST].replace("297 210", "1e99 nan")
    document = OfdDocument(ofd.file_of_parts(made))
    width, _ = document.size_of(document.page(document.pages[0])[1])
    assert width == pytest.approx(595 * ofd.MM, abs=0.01)


REFUSED = {
    "scan": ([ofd.page_xml('<ofd:ImageObject Boundary="0 0 210 297"/>')], "no text layer"),
    "nothing": ([ofd.page_xml("")], "no text layer"),
    "private use": ([ofd.page_xml(ofd.text(10, 50, "\ue001" * 50 + WORDS))], "which characters"),
    "no pages": ([], "broken"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_without_words_is_refused(case: str) -> None:
    pages, said = REFUSED[case]
    with pytest.raises(gr.ReadError, match=said) as caught:
        page_of_ofd(ofd.file_of_parts(ofd.parts_of(pages)))
    assert "OFD" in caught.value.message("zh")


@pytest.mark.parametrize("part", ["OFDEntries.xml", "Doc_0/Encryptions.xml"])
def test_an_encrypted_file_is_refused(part: str) -> None:
    made = ofd.as_ofd_parts(page()) | {part.rpartition("/")[2]: "<x/>"}
    with pytest.raises(gr.ReadError, match="encrypted"):
        gr.read(ofd.file_of_parts(made))


@pytest.mark.parametrize("part", [DOCUMENT, FIRST])
def test_a_file_that_lacks_a_part_is_refused(part: str) -> None:
    made = ofd.as_ofd_parts(page())
    del made[part]
    with pytest.raises(gr.ReadError, match="incomplete"):
        gr.read(ofd.file_of_parts(made))


def test_a_blank_that_is_drawn_is_a_space() -> None:
    words = "发布机构：某某区教育局 载体：网页"
    start, end = words.split(" ")
    begins = 10 + ofd.MM * SIZE * (len(start) + 0.5)
    apart = ofd.text(10, 60, start) + ofd.text(begins, 60, end)
    found = sheet(ofd.text(10, 50, words) + apart)
    lines = printed_lines([*found.glyphs, *found.blanks])
    assert [line.text for line in lines] == [words, start + end]
