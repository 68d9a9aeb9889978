"""DOCX and XLSX: looks from styles, numbers as numbers, texts that stay texts, comments."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import attrs
import docx
import openpyxl
import pytest

import govinfo_report as gr
from govinfo_report.model import Report, replace_cells, with_cells
from govinfo_report.printed_form import blank_report
from tests.renderers.office import document_texts, part, sheet_values

CELL = "applications.received.total"
HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    '{ DDEAUTO cmd "/k calc" }',
    "</w:t></w:r><w:instrText>DDE</w:instrText>",
    "\x00\x0b\ufffe\ud800字",
)


def full(edition: str = "2021") -> Report:
    return with_cells(blank_report(edition), 0)


def cells_of(data: bytes) -> Iterator[Any]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            yield from row


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_looks_of_a_document_come_from_styles(edition: str) -> None:
    data = gr.render(full(edition), "docx")
    body = part(data, "word/document.xml")
    assert not re.search(r"<w:(b|i|sz|color|rFonts|jc|spacing|ind|shd)\b", body)
    styles = part(data, "word/styles.xml")
    used = set(re.findall(r'<w:(?:p|r|tbl)Style w:val="([^"]+)"', body))
    assert used <= set(re.findall(r'w:styleId="([^"]+)"', styles))
    assert {"方正小标宋简体", "仿宋_GB2312", "黑体"} <= set(
        re.findall(r'w:eastAsia="([^"]+)"', styles)
    )
    fonts = part(data, "word/fontTable.xml")
    assert len(re.findall("<w:font ", fonts)) == len(re.findall("<w:altName ", fonts))


def test_tables_of_a_document_are_as_wide_as_the_text_on_a4() -> None:
    document = docx.Document(io.BytesIO(gr.render(full(), "docx")))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    room = section.page_width - section.left_margin - section.right_margin
    assert len(document.tables) == 3
    for table in document.tables:
        assert sum(column.width for column in table.columns) == room


def test_covered_cells_of_a_document_are_merged() -> None:
    _, applications, _ = docx.Document(io.BytesIO(gr.render(full(), "docx"))).tables
    assert applications.cell(0, 0)._tc is applications.cell(2, 2)._tc  # noqa: SLF001  # identity
    assert applications.cell(5, 0)._tc is applications.cell(26, 0)._tc  # noqa: SLF001
    assert applications.cell(0, 3).text == applications.cell(0, 9).text == "申请人情况"
    assert applications.rows[2]._tr.trPr.xpath("w:tblHeader")  # noqa: SLF001
    assert not applications.rows[3]._tr.trPr.xpath("w:tblHeader")  # noqa: SLF001


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_document_is_text(text: str) -> None:
    report = attrs.evolve(full(), overview=(text,), title=text)
    data = gr.render(report, "docx")
    shown = gr.render(report, "text").decode()
    assert any(words in shown for words in document_texts(data) if words)
    assert not re.search("<w:(instrText|fld|hyperlink)", part(data, "word/document.xml"))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_sheet_is_no_formula(text: str) -> None:
    data = gr.render(attrs.evolve(full(), overview=(text,), title=text), "xlsx")
    found = list(cells_of(data))
    assert {cell.data_type for cell in found} <= {"s", "n"}
    (heading,) = [
        cell for cell in found if cell.coordinate == "A1" and cell.value == "一、总体情况"
    ]
    written = heading.parent["A2"]
    assert written.data_type == "s"
    assert bool(written.quotePrefix) == (text[0] in "=+-@＝")


def test_counts_and_amounts_of_a_sheet_are_numbers() -> None:
    amount = "proactive_disclosure.administrative_fees.amount"
    document = gr.unstructure(replace_cells(full(), {CELL: 1234}))
    document["proactive_disclosure"]["administrative_fees"]["amount"] = 59237.2449
    report = gr.structure(document)
    assert str(gr.get_cell(report, amount)) == "59237.2449"
    values = sheet_values(gr.render(report, "xlsx"))
    assert 1234 in values
    assert 59237.2449 in values
    assert values.count(0) == 198


def test_a_sheet_a_section_named_as_printed() -> None:
    report = attrs.evolve(full(), signature=gr.Signature("某局", None))
    book = openpyxl.load_workbook(io.BytesIO(gr.render(report, "xlsx")))
    labels = [section.label for section in gr.form("2021").sections]
    assert book.sheetnames == ["首页", *labels]
    assert [sheet["A1"].value for sheet in book][1:] == labels
    assert all(sheet.page_setup.fitToWidth == 1 for sheet in book)


def test_comments_of_a_draft_say_what_was_found() -> None:
    wrong = replace_cells(full(), {CELL: 9})
    findings = gr.check(wrong)
    (cause,) = findings.root_causes
    assert cause.slip is not None
    concerned = [
        cause.slip.correction("zh"),
        "表三“总计”栏：一、本年新收政府信息公开申请数量 9 + ",
        "表三“一、本年新收政府信息公开申请数量”行：0 + 0 = 0，总计填 9，多 9",
    ]
    others = [finding.message("zh") for finding in findings if finding not in cause.findings]
    assert others
    document = docx.Document(io.BytesIO(gr.render(wrong, "docx", findings=findings)))
    texts = [comment.text for comment in document.comments]
    sheet = [
        c.comment.text for c in cells_of(gr.render(wrong, "xlsx", findings=findings)) if c.comment
    ]
    for found in (texts, sheet):
        assert any(all(message in text for message in concerned) for text in found)
        told = "\n".join(found)
        assert all(message in told for message in others)
    assert not list(docx.Document(io.BytesIO(gr.render(wrong, "docx"))).comments)


def test_marks_stand_under_what_is_likeliest_wrong() -> None:
    wrong = replace_cells(full(), {CELL: 9})
    findings = gr.check(wrong)
    (cause,) = findings.root_causes
    assert cause.slip is not None
    assert [change.cell for change in cause.slip.changes] == [CELL]
    document = docx.Document(io.BytesIO(gr.render(wrong, "docx", findings=findings)))
    (first,) = [c.text for c in document.comments if cause.slip.correction("zh") in c.text]
    assert first.startswith("1. ")
    assert not any(
        "应为" in comment.text
        for comment in docx.Document(
            io.BytesIO(gr.render(wrong, "docx", findings=list(findings)))
        ).comments
    )


FOUR_SLIPS = {
    "applications.received.total": 9,
    "applications.outcomes.granted.natural_person": 5,
    "disputes.reconsideration.total": 3,
    "disputes.litigation.direct.total": 4,
}


def test_four_slips_are_four_comments_in_every_format() -> None:
    wrong = replace_cells(full(), FOUR_SLIPS)
    findings = gr.check(wrong, select=["applications", "disputes"])
    assert len(findings.root_causes) == 4 < len(findings)
    document = docx.Document(io.BytesIO(gr.render(wrong, "docx", findings=findings)))
    sheets = cells_of(gr.render(wrong, "xlsx", findings=findings))
    page = gr.render(wrong, "html", findings=findings).decode()
    assert len(list(document.comments)) == 4
    assert len([cell for cell in sheets if cell.comment]) == 4
    assert page.count('<li id="finding-') == 4


@pytest.mark.parametrize("format_", ["docx", "xlsx"])
def test_files_know_nothing_of_the_moment(format_: str) -> None:
    findings = gr.check(replace_cells(full(), {CELL: 9}))
    data = gr.render(full(), format_, findings=findings)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert not re.search(r"20[2-9]\d-\d\d-\d\dT", text)


def test_what_concerns_no_cell_is_told_even_without_a_title() -> None:
    bare = attrs.evolve(full(), title=None, metadata=gr.Metadata(publisher="某局"))
    findings = [finding for finding in gr.check(bare) if not finding.cells]
    assert findings
    document = docx.Document(io.BytesIO(gr.render(bare, "docx", findings=findings)))
    (comment,) = document.comments
    sheets = gr.render(bare, "xlsx", findings=findings)
    (note,) = [cell.comment for cell in cells_of(sheets) if cell.comment]
    for finding in findings:
        assert finding.message("zh") in comment.text
        assert finding.message("zh") in note.text
