"""Every line and cell of a page ends in a member of the report or in a note."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.readers.formats import format_of, page_of
from govinfo_report.readers.text import page_of_text
from govinfo_report.recognition import with_ledger
from govinfo_report.renderers import FORMATS, LAYOUTS
from tests.accounting import faults, folded
from tests.places import EXAMPLES
from tests.readers import quirks as text_quirks
from tests.readers.drafts import parts_of, text_of
from tests.readers.layouts import LAYOUTS as TEXTS
from tests.readers.shapes import SHAPES
from tests.readers.sites import SITES
from tests.recognition.test_quirks import drafts
from tests.work import examples

PAGES = [path for path in sorted(EXAMPLES.iterdir()) if path.suffix in (".txt", ".docx")]
LINES = (EXAMPLES / "wuxing-hrss-2023.txt").read_text("utf-8").split("\n")
ODD = (
    "据悉今年另有安排",
    "某街道办事处",
    "详见附表",
    "二维码见封底。",
    "共计约三成",
    "88 99",
    "乙 | 丙",
)


PAGE = """某县统计局2023年政府信息公开工作年度报告
今年起改版
一、总体情况
全年公开信息3条。
二、主动公开政府信息情况
第二十条第（六）项
信息内容 | 本年处理决定数量 |
行政处罚 | 3 |
其中罚款见后
三、收到和处理政府信息公开申请情况"""


def unread(reading: gr.Reading) -> list[tuple[str, str, str]]:
    return [
        (note.where, str(note.place), note.raw)
        for note in reading.notes
        if note.kind == "unread_text"
    ]


def faults_in(data: bytes) -> list[str]:
    return faults(*with_ledger(page_of(data, format_of(data, None), None)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_an_example_page_is_accounted_for(path):
    assert faults_in(path.read_bytes()) == []
    assert gr.read(path).coverage == 1


@pytest.mark.parametrize("site", SITES)
def test_a_web_page_is_accounted_for(site):
    assert faults_in(SITES[site].encode()) == []


@settings(max_examples=examples(100))
@given(
    data=st.data(),
    layout=st.sampled_from(sorted(TEXTS)),
    quirks=st.lists(st.sampled_from(sorted(text_quirks.QUIRKS)), unique=True, max_size=4),
)
def test_a_text_in_any_layout_with_any_quirks_is_accounted_for(data, layout, quirks):
    text = text_of(data.draw(drafts(layout)), layout)
    for quirk in text_quirks.together(quirks):
        text = text_quirks.QUIRKS[quirk](text)
    assert faults(*with_ledger(page_of_text(text))) == []


@settings(max_examples=examples(60))
@given(data=st.data(), shape=st.sampled_from(sorted(SHAPES)))
def test_a_web_page_with_any_quirks_is_accounted_for(data, shape):
    assert faults_in(SHAPES[shape](parts_of(data.draw(drafts()))).encode()) == []


@settings(max_examples=examples(150))
@given(
    at=st.integers(0, len(LINES)),
    odd=st.sampled_from(ODD),
    dropped=st.sets(st.integers(0, len(LINES) - 1), max_size=9),
)
def test_what_no_form_prints_is_in_the_document_or_a_note_wherever_it_stands(at, odd, dropped):
    lines = [line for index, line in enumerate(LINES) if index not in dropped]
    lines.insert(at, odd)
    try:
        reading = gr.read_text("\n".join(lines))
    except gr.ReadError:
        return
    kept = json.dumps(gr.unstructure(reading.report), ensure_ascii=False, default=str)
    kept += "".join(note.raw for note in reading.notes)
    for piece in odd.split():
        assert folded(piece) in folded(kept)


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_rendered_report_is_covered_wholly(edition, name):
    report = gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report
    layouts = LAYOUTS if name == "text" else ("lines",)
    for layout in layouts:
        for page in (gr.render(report, name, layout=layout), gr.render_blank(edition, name)):
            assert faults_in(page) == []
            assert gr.read(page).coverage == 1


def test_what_nothing_took_is_noted_once_for_each_section():
    reading = gr.read_text(PAGE)
    assert unread(reading) == [
        ("introduction", "line 2", "今年起改版"),
        ("proactive_disclosure", "line 9", "其中罚款见后"),
    ]
    assert reading.coverage == Fraction(10, 12)
    several = gr.read_text(PAGE.replace("今年起改版", "今年起改版\n另行公布"))
    assert unread(several)[0] == ("introduction", "line 2", "今年起改版 | 另行公布")


def test_words_beside_the_values_of_a_row_are_noted_without_these():
    page = PAGE.replace("行政处罚 | 3 |\n其中罚款见后", "行政处罚  3  其中罚款见后")
    reading = gr.read_text(page.replace("今年起改版\n", ""))
    assert gr.cells(reading.report) == {"proactive_disclosure.penalties.decisions": 3}
    assert unread(reading) == [("proactive_disclosure", "line 7", "其中罚款见后")]
    assert reading.coverage < 1


def test_a_piece_of_a_broken_label_beside_a_row_that_is_lost_is_noted():
    page = f"""{PAGE}
（一）予以公开      4 0 0 0 0 0 4
年度办        1.本机关不掌握相关政府信息     816592 595042 647005"""
    reading = gr.read_text(page.replace("今年起改版\n", "").replace("其中罚款见后\n", ""))
    (lost,) = (note for note in reading.notes if note.kind in ("row_collapsed", "row_truncated"))
    assert lost.raw == "1.本机关不掌握相关政府信息 816592 595042 647005"
    assert unread(reading) == [("applications", "line 10", "年度办")]


def test_the_note_is_bounded():
    reading = gr.read_text(PAGE.replace("今年起改版", "今年起改版\n" * 2_000))
    ((_, _, raw), _) = unread(reading)
    assert len(raw) == 4_001
    assert raw.endswith("…")


def test_a_title_in_other_words_is_noted():
    other = "某县统计局2022年政府信息公开工作年度报告"
    assert any(
        other in raw for _, _, raw in unread(gr.read_text(PAGE.replace("今年起改版", other)))
    )
    again = PAGE.replace("今年起改版", PAGE.partition("\n")[0])
    assert [where for where, _, _ in unread(gr.read_text(again))] == ["proactive_disclosure"]


def test_what_a_web_page_and_a_form_print_is_known():
    known = "首页 > 政务公开 > 年度报告\n【打印】 【关闭】\n------\n字体：大 中 小"
    reading = gr.read_text(f"{known}\n{PAGE.replace('其中罚款见后', '打印本页')}")
    assert [where for where, _, _ in unread(reading)] == ["introduction"]


def test_a_document_is_covered_wholly():
    report = gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report
    assert gr.read(gr.dumps(report).encode()).coverage == 1


def test_every_value_of_the_json_of_another_program_is_accounted_for():
    values = {f"figure {number}": number for number in range(1000, 1040)}
    applicants = {"naturalPerson": {"newReceived": 5, "other year": values}}
    export = {"year": 2023, "applicants": applicants, "remark": "not in Chinese", "type": "report"}
    data = json.dumps(export).encode()
    assert faults_in(data) == []
    reading = gr.read(data)
    kept = str(reading.report.extensions) + "".join(note.raw for note in reading.notes)
    assert all(str(number) in kept for number in values.values())
    assert "not in Chinese" in kept
    assert 0 < reading.coverage < 1
