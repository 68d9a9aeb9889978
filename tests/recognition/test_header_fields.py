"""The labelled fields of a page's header, as sites print them."""

from __future__ import annotations

import pytest

from govinfo_report.reading import read_text

TITLE = "某某区教育局2023年政府信息公开工作年度报告"
INTRODUCTION = "本报告由某某区教育局编写，说明有关情况。"


def report_with(header: str):
    return read_text(f"{TITLE}\n{header}\n{INTRODUCTION}\n一、总体情况\n无。\n").report


@pytest.mark.parametrize(
    "header",
    [
        "来源:某某区教育局 发布时间: 2024-01-20 访问次数:12",
        "来源：某某区教育局发布时间：2024-01-20访问次数：12",
        "來源：某某区教育局　發佈時間：2024-01-20 瀏覽次數：12",
        "来源:某某区教育局 时间:2024-01-20 【字体:大 中 小】 【打印此页】 【关闭窗口】",
        "公开目录 年度报告 来源 某某区教育局 发布日期 2024-01-20",
    ],
)
def test_the_fields_of_a_line_are_parted(header):
    report = report_with(header)
    assert report.metadata.published_at == "2024-01-20"
    assert report.metadata.other["来源"] == "某某区教育局"
    assert report.introduction == (INTRODUCTION,)


def test_a_date_without_a_label_counts_for_none_and_is_no_prose():
    report = report_with("2024-01-15 17:11     来源:某某区教育局")
    assert report.metadata.published_at is None
    assert dict(report.metadata.other) == {"来源": "某某区教育局"}
    assert report.introduction == (INTRODUCTION,)


def test_the_time_of_a_change_is_not_that_of_publication():
    report = report_with("点击次数:1382  更新时间:2024-04-07  【打印此页】  【关闭")
    assert report.metadata.published_at is None
    assert dict(report.metadata.other) == {"更新时间": "2024-04-07"}
