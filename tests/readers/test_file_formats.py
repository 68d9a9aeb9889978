"""Reports written as HTML, Word, Excel and PDF files are read back equal, value by value."""

from __future__ import annotations

import io

import openpyxl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from govinfo_report.model import cells
from govinfo_report.readers.office.xlsx import page_of_xlsx
from govinfo_report.reading import read
from tests.readers.spanned import as_docx, as_html, as_pdf, as_xlsx, parts
from tests.recognition.test_layouts import number, reports

SLOW = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a file takes long: no search for a smaller one
    suppress_health_check=[HealthCheck.too_slow],
)


def assert_reads_back(data, kind, edition, values):
    reading = read(data)
    assert reading.format == kind
    report = reading.report
    assert report.edition == edition
    assert dict(cells(report)) == {cell: number(value) for cell, value in values.items()}
    assert report.agency == "某某区教育局"
    assert report.period is not None
    assert report.introduction[0].startswith("本报告由某某区教育局编写")
    assert report.overview == ("第一段文字,说明有关情况。", "第二段文字,说明其他情况。")
    assert report.other_matters == ("第一段文字,说明有关情况。", "第二段文字,说明其他情况。")
    for cell, value in cells(report).items():
        if value is not None:
            assert reading.origin(cell).raw == values[cell]
            assert reading.origin(cell).place.table is not None
    return reading


@settings(max_examples=25)
@given(report=reports(blanks=True))
def test_html(report):
    edition, values, one_row = report
    page = as_html(parts(edition, values, one_row_other=one_row))
    assert_reads_back(page.encode(), "html", edition, values)


@SLOW
@given(report=reports(blanks=True))
def test_word(report):
    edition, values, one_row = report
    page = parts(edition, values, one_row_other=one_row)
    assert_reads_back(as_docx(page), "docx", edition, values)


@SLOW
@given(report=reports(blanks=True))
def test_excel(report):
    edition, values, one_row = report
    page = parts(edition, values, one_row_other=one_row)
    assert_reads_back(as_xlsx(page), "xlsx", edition, values)


@SLOW
@given(report=reports(blanks=True), page_marks=st.booleans())
def test_pdf(report, page_marks):
    edition, values, one_row = report
    values = {cell: value[-6:] for cell, value in values.items()}
    page = parts(edition, values, one_row_other=one_row)
    assert_reads_back(as_pdf(page, page_marks=page_marks), "pdf", edition, values)


def test_hidden_columns_and_rows_of_excel_are_not_read():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["公开", "甲", "乙", "丙", "丁"], ["申请", 1, 2, 3, 4], ["复议", 5, 6, 7, 8]):
        sheet.append(row)
    sheet.column_dimensions.group("B", "C", hidden=True)
    sheet.column_dimensions["E"].hidden = True
    sheet.row_dimensions[2].hidden = True
    data = io.BytesIO()
    book.save(data)
    blocks = page_of_xlsx(data.getvalue()).blocks
    texts = [text for block in blocks for row in block.rows for text in row.texts]
    assert [text for text in texts if text] == ["公开", "丙", "复议", "7"]
