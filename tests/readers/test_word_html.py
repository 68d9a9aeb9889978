"""Pages saved by Word as HTML: its own tags and styles, conditional comments, GBK."""

from __future__ import annotations

import re

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from tests.readers.spanned import as_html, parts
from tests.recognition.test_layouts import cell_ids

HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml>
<![endif]--><style><!-- /* Style Definitions */ p.MsoNormal {mso-style-unhide:no; margin:0cm;}
@page WordSection1 {size:595.3pt 841.9pt;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1 style='layout-grid:15.6pt'>
"""


def runs(text: str) -> str:
    """A text in the runs that Word makes of it: Chinese and Latin apart, lines broken anywhere."""
    parted = re.sub(
        r"([!-~]+)",
        r"<span\nlang=EN-US style='font-family:\"Times New Roman\",serif'>\1</span>",
        text,
    )
    return f"<span style='font-family:宋体;mso-bidi-font-size:\n12.0pt'>{parted}</span>"


def word_html(page: str) -> bytes:
    """A page with ``<p>`` and ``<table>`` as Word saves it."""
    body = page.partition("<body>")[2].rpartition("</body>")[0]

    def cell(match: re.Match[str]) -> str:
        text = match[2]
        filled = runs(text) if text else "<span lang=EN-US><o:p>&nbsp;</o:p></span>"
        return (
            f"<td width=64 {match[1]} style='width:48.0pt;border:solid windowtext 1.0pt;\n"
            "mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>\n"
            "<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>"
            f"{filled}<span lang=EN-US><o:p></o:p></span></p></td>"
        )

    body = re.sub(r"<td([^>]*)>([^<]*)</td>", cell, body)
    body = re.sub(
        r"<p>([^<]*)</p>",
        lambda match: (
            f"<p class=MsoNormal style='text-indent:32.0pt'>{runs(match[1])}<o:p></o:p></p>"
        ),
        body,
    )
    body = body.replace(
        "<table>", "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>"
    )
    body = body.replace("<tr>", "<tr style='mso-yfti-irow:0;height:19.85pt'>")
    return (HEAD + body + "</div></body></html>").encode("gb18030")


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("one_row", [False, True])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_saved_by_word_is_read(edition: str, one_row: bool, blank: bool) -> None:
    ids = cell_ids(edition, one_row_other=one_row)
    values = {cell: "" if blank and n % 5 == 0 else str(n) for n, cell in enumerate(ids)}
    page = as_html(parts(edition, values, one_row_other=one_row))
    reading = gr.read(word_html(page))
    assert {c: v for c, v in gr.cells(reading.report).items() if v is not None} == {
        cell: int(value) for cell, value in values.items() if value
    }
    assert reading.report.title == f"某某区教育局{reading.report.year}年政府信息公开工作年度报告"
    assert reading.report.overview == ("第一段文字,说明有关情况。", "第二段文字,说明其他情况。")
