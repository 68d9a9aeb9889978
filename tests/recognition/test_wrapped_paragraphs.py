"""Paragraphs that a PDF or an OFD file breaks over a few printed lines, and what stays apart."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import govinfo_report as gr
from tests.readers import ofd_files as ofd
from tests.readers.spanned import PAGE, SIZE, Drawn, pdf_of

LEFT, TOP, LEADING = 60.0, PAGE[1] - 90, 16.0
COLUMNS = int((PAGE[0] - 2 * LEFT) // SIZE)
"""How many Chinese characters stand on a full line."""

TITLE = "某某区教育局2023年政府信息公开工作年度报告"
INDENT = "　　"


def broken(paragraph: str) -> list[str]:
    """Its lines: nothing is broken inside a number or a word, and no line begins with a sign."""
    lines, room = [""], 2 * COLUMNS
    for token in re.findall(r"[!-~]+[，、。：；）]?|.[，、。：；）]*", paragraph):
        width = sum(1 if sign.isascii() else 2 for sign in token)
        if width > room:
            lines.append("")
            room = 2 * COLUMNS
        lines[-1] += token
        room -= width
    return lines


def drawn(paragraphs: list[str]) -> list[Drawn]:
    """The lines of a page."""
    lines = [line for paragraph in paragraphs for line in broken(paragraph)]
    return [Drawn(LEFT, TOP - LEADING * place, words) for place, words in enumerate(lines)]


def in_pdf(paragraphs: list[str]) -> bytes:
    return pdf_of(["\n".join([one.in_pdf() for one in drawn(paragraphs)])])


def in_ofd(paragraphs: list[str]) -> bytes:
    return ofd.file_of_parts(ofd.parts_of([ofd.page_xml(ofd.object_a_cell(drawn(paragraphs)))]))


@pytest.fixture(params=[in_pdf, in_ofd], ids=["pdf", "ofd"])
def read(request: pytest.FixtureRequest) -> Callable[[list[str]], gr.Report]:
    """Reads a page of these paragraphs."""
    return lambda paragraphs: gr.read(request.param(paragraphs)).report


LONG = (
    "本报告由某某区教育局编制，统计期限为2023年1月1日至12月31日。所列数据仅限某某区教育局机关，"
    "不含所属学校。如有疑问，请与某某区教育局办公室联系（地址：某某路37号，电话：0533-3000001）。"
)
"""Broken inside the scope, and inside the contact details."""


@pytest.mark.parametrize("indent", [INDENT, ""])
def test_one_paragraph_that_is_broken_is_joined(read, indent):
    whole = LONG if indent else f"按规定，{LONG}"
    report = read([TITLE, indent + whole, "一、总体情况", f"{indent}全年公开信息35条。"])
    assert report.introduction == (whole,)
    assert report.scope == "organ"
    assert (report.contact.address, report.contact.telephone) == ("某某路37号", "0533-3000001")
    assert report.overview == ("全年公开信息35条。",)


@pytest.mark.parametrize("cut", range(30, 75, 3))
def test_it_is_joined_wherever_the_break_falls(read, cut):
    before = "全年" + "主动公开" * (cut // 4)
    report = read([TITLE, "一、总体情况", INDENT + before + "电话为0533-3000001，12件。"])
    assert report.overview == (before + "电话为0533-3000001，12件。",)


def test_header_fields_stay_apart_however_long_they_are(read):
    name = "名称：某某区教育局2023年政府信息公开工作年度报告（全文见附件）"
    head = ["索引号：000014348/2024-00001", name.ljust(COLUMNS, "一"), "发布机构：某某区教育局"]
    report = read([TITLE, *head, INDENT + LONG, "一、总体情况", f"{INDENT}公开35条。"])
    assert report.metadata.index_number == "000014348/2024-00001"
    assert report.metadata.publisher == "某某区教育局"
    assert report.introduction == (LONG,)


def test_headings_stay_apart(read):
    own = "（一）加强组织领导，明确责任分工，落实主动公开各项要求"
    told = "全年公开信息35条，其中政策文件12条，通过网站公开20条，通过微信公众号公开15条。"
    paragraphs = [own, told, "（二）依申请公开。", "未收到申请。"]
    report = read([TITLE, "一、总体情况", *(INDENT + p for p in paragraphs)])
    assert report.overview == tuple(paragraphs)


def test_a_sentence_that_ends_at_the_edge_ends_its_paragraph_where_no_line_goes_on(read):
    first = "全年公开信息35条".ljust(COLUMNS - 1, "多") + "。"
    report = read([TITLE, "一、总体情况", first, "未收到申请。", "其他无。"])
    assert report.overview == (first, "未收到申请。", "其他无。")
