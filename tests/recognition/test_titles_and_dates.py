"""Titles, years and dates in the ways that pages print them."""

from __future__ import annotations

import datetime as dt

import pytest

import govinfo_report as gr
from govinfo_report.errors import ReadError
from govinfo_report.model import Period
from govinfo_report.reading import read_text
from govinfo_report.recognition.head.dates import find_period, parse_date
from tests.places import EXAMPLES
from tests.readers.layouts import page
from tests.recognition.test_values_and_notes import values

USUAL = "某某区教育局2023年政府信息公开工作年度报告"


def report_titled(title: str):
    text = page("2021", values("2021"), "bars", one_row_other=False)
    return read_text(text.replace(USUAL, title)).report


@pytest.mark.parametrize(
    "title",
    [
        "2023年某某区教育局政府信息公开工作年度报告",
        "某某区教育局二〇二三年政府信息公开工作年度报告",
        "二○二三年度某某区教育局政府信息公开工作年度报告",
        "某某区教育局２０２３年度政府信息公开年度报告",
        "关于某某区教育局2023年政府信息公开工作情况的报告",
        "某某区教育局关于2023年度政府信息公开工作情况的报告",
        "某某区教育局政府信息公开工作年度报告（2023年度）",
        "某某区教育局2023年政府信息公开年报",
        "某某区教育局\n\n2023年政府信息公开工作\n年度报告",
        "某某区教育局2023年政务信息公开年度报告",
        "名  称 某某区教育局2023年政府信息公开工作年度报告",
        "某 某 区 教 育 局 2023 年 政 府 信 息 公 开 工 作 年 度 报 告",
    ],
)
def test_organ_and_year_are_found_in_every_order(title):
    report = report_titled(title)
    assert (report.agency, report.year) == ("某某区教育局", 2023)


@pytest.mark.parametrize(
    "around",
    [
        "《{}》",
        "标题：{}",
        "附件1：{}",
        "【年度报告】{}",
        "{}_某某区人民政府",
        "{}-政府信息公开年报-某某区政府门户网站",
        "{}.docx",
        "{}公示",
    ],
)
def test_what_stands_around_a_title_is_no_part_of_it(around):
    report = report_titled(around.format(USUAL))
    assert (report.title, report.agency, report.year) == (USUAL, "某某区教育局", 2023)


@pytest.mark.parametrize(
    "organ",
    [
        "某某区教育局（区体育局）",
        "某某街道办事处",
        "某某经济开发区管委会",
        "某某供水有限公司",
        "某某中学",
        "某某医院",
    ],
)
def test_every_kind_of_organ_is_kept_whole(organ):
    assert report_titled(f"{organ}2023年政府信息公开工作年度报告").agency == organ


@pytest.mark.parametrize(
    "year", ["2022-2023学年", "2022—2023学年度", "2022年至2023学年", "2023学年"]
)
@pytest.mark.parametrize(
    "title", ["某某大学{}信息公开工作年度报告", "某某大学\n{}信息公开年度报告"]
)
def test_an_academic_year_is_no_part_of_the_organ_and_no_year_of_a_report(title, year):
    reading = read_text(f"{title.format(year)}\n一、概述\n2023年公开信息3条。\n")
    assert (reading.report.agency, reading.report.year) == ("某某大学", None)
    assert "year_missing" in {note.kind for note in reading.notes}


def test_a_sample_s_title_names_no_organ():
    report = report_titled("年政府信息公开工作年度报告")
    assert (report.agency, report.year) == (None, 2023)


def test_a_year_before_every_national_form_is_said():
    reading = read_text("某某区教育局2016年政府信息公开工作年度报告\n一、概述\n本年公开信息3条。\n")
    assert reading.report.year == 2016
    assert "older_form" in {note.kind for note in reading.notes}


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("二〇二四年一月二十日", dt.date(2024, 1, 20)),
        ("二○二四年十二月三十一日", dt.date(2024, 12, 31)),
        ("二零二四年十月十日", dt.date(2024, 10, 10)),
        ("2024年1月5日", dt.date(2024, 1, 5)),
        ("2024/01/05", dt.date(2024, 1, 5)),
        ("二〇二四年十三月一日", None),
        ("二〇二四年一月三十二日", None),
        ("二〇二四年", None),
    ],
)
def test_dates_in_numerals_and_digits(printed, date):
    assert parse_date(printed) == date


@pytest.mark.parametrize(
    "printed",
    [
        "从2023年1月1日起，至2023年12月31日止",
        "自2023-1-1起至2023-12-31止",
        "为2023.1.1—2023.12.31",
        "为2023年1月1日0时至2023年12月31日24时",
        "从2023年1月1日到12月31止",
        "为2023年1月1日－12月31日",
    ],
)
def test_periods_as_pages_print_them(printed):
    period, words = find_period(f"统计期限{printed}。")
    assert period is not None, words
    assert (period.start, period.end) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("为20231月1日至12月31日", "20231月1日至12月31日"),
        ("自202311日起至20231231日止", "202311日起至20231231日"),
        ("从202311日到1231日止", "202311日到1231日"),
        ("自2023年1月1日起至2023年12月32日止", "2023年1月1日起至2023年12月32日"),
        ("自2023年1月1日起至2023年13月31日止", "2023年1月1日起至2023年13月31日"),
    ],
)
def test_a_period_that_lost_its_signs_is_said_and_not_guessed(printed, words):
    assert find_period(f"统计期限{printed}。") == (None, words)


@pytest.mark.parametrize(
    "printed",
    [
        "自2024年1月1日起至2023年12月31日止",
        "2024年1月1日至2023年12月31日",
        "2024.1.1—2023.12.31",
        "自二〇二四年一月一日起至二〇二三年十二月三十一日止",
    ],
)
def test_a_period_that_ends_before_it_begins_is_read_as_printed(printed):
    period, words = find_period(f"统计期限{printed}。")
    assert period is not None, words
    assert (period.start, period.end) == (dt.date(2024, 1, 1), dt.date(2023, 12, 31))


def test_a_period_backwards_whose_second_year_is_not_printed_is_not_guessed():
    assert find_period("统计期限为2024年12月31日至1月1日。") == (None, "2024年12月31日至1月1日")


def test_page_and_document_say_the_same_of_a_period_backwards():
    text = (EXAMPLES / "wuxing-hrss-2023.txt").read_text(encoding="utf-8")
    printed = "2023年12月31日止"
    assert printed in text
    reading = gr.read_text(text.replace(printed, "2022年12月31日止"))
    assert reading.report.period == Period(dt.date(2023, 1, 1), dt.date(2022, 12, 31))
    assert not {"period_damaged", "published_before_period_end"} & {n.kind for n in reading.notes}
    (page,) = gr.check(reading, select="metadata.period")
    (document,) = gr.check(gr.loads(gr.dumps(reading.report)), select="metadata.period")
    assert page.message("zh") == document.message("zh")
    assert gr.read(gr.render(reading.report, "html")).report.period == reading.report.period


def test_a_period_in_numerals():
    for end in ("十二月三十一日", "二〇二三年十二月三十一日"):
        period, _ = find_period(f"统计期限自二〇二三年一月一日起至{end}止")
        assert period is not None
        assert (period.start, period.end) == (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def test_a_signature_with_its_date_in_numerals():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    report = read_text(text + "\n某某区教育局\n\n二〇二四年一月二十日\n").report
    assert report.signature.agency == "某某区教育局"
    assert report.signature.date == dt.date(2024, 1, 20)


def test_a_title_in_traditional_characters_is_kept_in_them():
    report = report_titled("某某鎮人民政府2023年政府信息公開工作年度報告")
    assert report.title == "某某鎮人民政府2023年政府信息公開工作年度報告"
    assert (report.agency, report.year) == ("某某鎮人民政府", 2023)


def test_a_mirror_that_puts_the_words_of_another_region_is_understood():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    report = read_text(text.replace("行政规范性文件", "行政規範性檔案")).report
    assert report.proactive_disclosure.normative_documents == (
        read_text(text).report.proactive_disclosure.normative_documents
    )


OTHER_TITLES = [
    "某某区教育局2023年政务公开工作总结",
    "某某区教育局2023年政府信息公开工作总结",
    "某某区教育局2023年政务公开工作情况汇报",
    "2023年度某某区教育局校务公开年度报告",
    "某某区教育局2023年院务公开工作年度报告",
    "某某区教育局2023年度村务公开情况报告",
    "某某区教育局\n2023年政务公开工作总结",
]


@pytest.mark.parametrize("title", OTHER_TITLES)
def test_a_report_of_the_form_under_another_title_has_that_title(title):
    text = page("2021", values("2021"), "bars", one_row_other=False).replace(USUAL, title)
    reading = read_text(text)
    assert reading.report.title == title.replace("\n", "")
    assert (reading.report.agency, reading.report.year) == ("某某区教育局", 2023)
    assert "title_variant" in {note.kind for note in reading.notes}
    assert "no_title" not in {note.kind for note in reading.notes}


PROSE = (
    "{}\n\n2023年，本单位主动公开信息120条。\n\n一、总体情况\n\n说明有关情况的一段文字。\n\n"
    "二、存在的问题\n\n还有不足。\n"
)


@pytest.mark.parametrize("title", OTHER_TITLES)
def test_another_paper_with_such_a_title_is_refused_and_named(title):
    with pytest.raises(ReadError, match=title.split("\n")[-1]) as error:
        read_text(PROSE.format(title))
    assert title.split("\n")[-1] in error.value.message("zh")


@pytest.mark.parametrize("title", ["政务公开工作总结", "某某区2023年政务公开工作要点", "工作总结"])
def test_words_that_name_no_organ_and_no_year_are_no_title(title):
    assert read_text(PROSE.format(title)).report.title is None


def test_a_report_whose_tables_are_lost_is_one_under_another_title_too():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    text = text.replace(USUAL, OTHER_TITLES[0])
    start, end = text.index("第二十条"), text.index("五、存在")
    text = f"{text[:start]}\n{text[end:]}"
    reading = read_text(text)
    assert reading.report.title == OTHER_TITLES[0]
    assert "tables_missing" in {note.kind for note in reading.notes}


def test_the_usual_title_counts_before_another():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    report = read_text(f"某某区教育局2022年政务公开工作总结\n\n{text}").report
    assert (report.title, report.year) == (USUAL, 2023)


@pytest.mark.parametrize(
    "title",
    [
        "某某区教育局2022政府信息公开工作年度报告",
        "某某区教育局2022\n政府信息公开工作年度报告",
        "某某区教育局\n2022\n政府信息公开工作年度报告",
        "2022某某区教育局政府信息公开工作年度报告",
        "关于2022某某区教育局政府信息公开工作年度报告",
        "某某区教育局关于2022政府信息公开工作年度报告",
        "某某区教育局二〇二二政府信息公开工作年度报告",
        "某某区教育局（2022）政府信息公开工作年度报告",
        "某某区教育局[2022]政府信息公开工作年度报告",
        "（2022年度）某某区教育局政府信息公开工作年度报告",
        "某某区教育局-2022年政府信息公开工作年度报告",
        "某某区教育局·2022年政府信息公开工作年度报告",
        "某某区教育局政府信息公开工作年度报告（2022）",
        "某某区教育局政府信息公开工作年度报告\n（2022年度）",
        "某某区教育局\n政府信息公开工作\n年度报告\n（2022）",
        "某某区教\n育局2022政府信息公开工作年度报告",
    ],
)
def test_a_year_without_its_character_is_no_part_of_the_agency(title):
    text = page("2021", values("2021"), "bars", one_row_other=False).replace(USUAL, title)
    reading = read_text(text)
    assert (reading.report.agency, reading.report.year) == ("某某区教育局", 2022)
    assert "title_without_year" not in {note.kind for note in reading.notes}


@pytest.mark.parametrize(
    "title",
    [
        "某某区教育局2023年政府信息公开工作告年度报",
        "某某区教育局2023年政府信息公工作年度报告",
        "某某区教育局2023年政府信息公开工工作年度报告",
        "某某区教育局2023年\n政府信息公开 工作年底报告",
    ],
)
def test_a_title_with_a_slip_is_a_title_as_printed(title):
    report = report_titled(title)
    assert report.title == title.replace("\n", "").replace(" ", "")
    assert (report.agency, report.year) == ("某某区教育局", 2023)


def test_a_sentence_like_a_title_is_none():
    line = "某某区教育局2023年政府信息公开工作考核通报"
    assert report_titled(line).title is None


@pytest.mark.parametrize(
    "lines",
    [
        ("202", "3某某区教育局政府信息公开工作年度报告"),
        ("20", "23某某区", "教育局政府信息公开工作年度报告"),
        ("某某区教育", "局20", "23政府信息公开工作年度报告"),
        ("某某区教育局2", "023政府信息公开年度报告"),
        ("2023", "某某区教育局政府信息公开工作年度报告"),
    ],
)
def test_digits_of_a_year_that_a_line_break_parts_are_no_part_of_the_agency(lines):
    said = "本报告由某某区教育局编写，说明2023年的有关情况。"
    report = read_text("\n".join((*lines, said, "一、总体情况", "无。"))).report
    assert (report.agency, report.year) == ("某某区教育局", 2023)


@pytest.mark.parametrize("word", ["政俯", "政付", "正府"])
def test_a_slip_in_the_first_word_of_a_title_is_no_part_of_the_agency(word):
    report = report_titled(f"某某区民政局2023年{word}信息公开工作年度报告")
    assert (report.agency, report.year) == ("某某区民政局", 2023)
    assert report_titled("某某区民政局2023年信息公开年度报告").agency == "某某区民政局"


@pytest.mark.parametrize("word", ["府", "政府政府", "政", "政符"])
def test_half_a_word_or_one_twice_before_the_usual_words_is_no_part_of_the_agency(word):
    report = report_titled(f"某某区某某镇2023年{word}信息公开工作年度报告")
    assert (report.agency, report.year) == ("某某区某某镇", 2023)


def test_the_year_of_a_date_below_a_title_is_not_that_of_the_report():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    report = read_text(
        text.replace(USUAL, "某某区教育局政府信息公开工作年度报告\n2024年1月")
    ).report
    assert report.title == "某某区教育局政府信息公开工作年度报告"
    assert report.year == 2023
