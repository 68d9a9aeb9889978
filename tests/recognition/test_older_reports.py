"""Reports for years before the first national form: read for what they have, judged by no form."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.readers.text import page_of_text
from govinfo_report.reading import read_text
from govinfo_report.recognition import with_ledger
from tests.accounting import faults
from tests.readers.older_reports import AGENCY, older_page
from tests.work import examples

TEXT = """某某区民政局2016年政府信息公开工作年度报告
本报告由某某区民政局编制，统计期限自2016年1月1日起至2016年12月31日止。
一、概述
2016年公开信息48条。
二、主动公开政府信息情况
网站公开40条，公报公开8条。
三、政府信息公开申请情况
收到申请3件。
四、收费及减免情况
未收取费用。
五、存在的主要问题及改进措施
图解不多，明年增加。
附表
"""
ROWS = (("主动公开政府信息数", "条", "48"), ("收到申请数", "件", "3"), ("收费金额", "万元", "0.5"))
TABLE = "统计指标{0}单位{0}统计数\n" + "\n".join("{0}".join(row) for row in ROWS) + "\n"
EVERY_LINE = [
    line
    for line in TEXT.splitlines()[1:]
    if line not in ("一、概述", "五、存在的主要问题及改进措施")
]


def lines_kept(report) -> list[str]:
    prose = (report.introduction, report.overview, report.problems_and_improvements)
    return [text for paragraphs in prose if paragraphs for text in paragraphs]


@pytest.mark.parametrize("separator", [" | ", "\t", "    ", "\n"])
def test_everything_is_kept(separator):
    reading = read_text(TEXT + TABLE.format(separator))
    report = reading.report
    assert (report.agency, report.year) == ("某某区民政局", 2016)
    assert lines_kept(report) == EVERY_LINE
    rows = {entry["label"]: entry["values"] for entry in report.extensions["local"]}
    assert {label: rows[label] for label, *_ in ROWS} == {row[0]: row[1:] for row in ROWS}
    assert [note.kind for note in reading.notes] == ["older_form"]
    assert not gr.cells(report)


def test_no_rule_asks_for_a_form():
    reading = read_text(TEXT + TABLE.format(" | "))
    for source in (reading, reading.report):
        findings = gr.check(source)
        assert not [f.rule for f in findings if f.rule.startswith("structure.")]
        (outcome,) = [o for o in findings.outcomes if o.rule == "structure.table"]
        assert outcome.outcome == "not_applicable"
        assert "national form" in outcome.reason.en


def test_a_report_of_such_a_year_on_the_form_is_told_so():
    table = (
        "二、主动公开政府信息情况\n第二十条第（六）项\n"
        "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
        "行政处罚 | 3 | 0 | 5 |\n行政强制 | 0 | 0 | 0 |\n"
    )
    reading = read_text(TEXT.partition("二、")[0] + table)
    kinds = {note.kind for note in reading.notes}
    assert gr.cells(reading.report)
    assert "edition_year_mismatch" in kinds
    assert "older_form" not in kinds
    assert "structure.edition" in {finding.rule for finding in gr.check(reading)}


def test_without_any_heading_the_text_is_the_introduction():
    title, *lines = TEXT.splitlines()
    own = [line for line in lines if not line.startswith(("一、", "二、", "三、", "四、", "五、"))]
    report = read_text("\n".join((title, *own, TABLE.format(" | ")))).report
    assert list(report.introduction) == own
    assert len(report.extensions["local"]) == len(ROWS) + 1


@settings(max_examples=examples(100))
@given(random=st.randoms(use_true_random=False))
def test_any_older_page_is_read_for_what_it_has(random):
    page = older_page(random)
    reading, ledger = with_ledger(page_of_text(page.text))
    report = reading.report
    assert faults(reading, ledger) == []
    assert (report.agency, report.year) == (AGENCY, page.year)
    assert not gr.cells(report)
    assert "older_form" in {note.kind for note in reading.notes}
    document = json.dumps(gr.unstructure(report), ensure_ascii=False, default=str)
    assert [sentence for sentence in page.sentences if sentence not in document] == []
    rows = {entry["label"]: [*entry["values"]] for entry in report.extensions["local"]}
    assert {label: rows.get(label) for label in page.rows} == page.rows
    assert not [f.rule for f in gr.check(reading) if f.rule.startswith("structure.")]
