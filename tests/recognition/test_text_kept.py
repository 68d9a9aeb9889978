"""Text is kept where headings are odd, glued to text, glossed, in own words, or not there."""

from __future__ import annotations

import datetime as dt

import pytest

from govinfo_report.reading import read_text

TITLE = "某某区民政局2023年政府信息公开工作年度报告"
INTRODUCTION = "本报告由某某区民政局编写，统计期限自2023年1月1日起至2023年12月31日止。"
OVERVIEW = "2023年，公开各类信息48条。"
TABLE = (
    "二、主动公开政府信息情况\n第二十条第（六）项\n信息内容 | 本年处理决定数量 |\n行政处罚 | 3 |\n"
)


def read(*lines: str):
    return read_text("\n".join((TITLE, *lines)))


def kinds(reading) -> set[str]:
    return {note.kind for note in reading.notes}


@pytest.mark.parametrize(
    "printed",
    [
        f"{INTRODUCTION}一、总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}一、总体情况{OVERVIEW}",
        f"{INTRODUCTION}\n一、总体情况{OVERVIEW}",
        f"{INTRODUCTION}一、总体情况。{OVERVIEW}",
        f"{INTRODUCTION}\n????一、总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n•一、总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n• 一、总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n&nbsp;&nbsp;一、总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n【一、总体情况】\n{OVERVIEW}",
        f"{INTRODUCTION}\n一丶总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n（一）总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n第一章 总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n01 总体情况\n{OVERVIEW}",
        f"{INTRODUCTION}\n一、政务信息工作开展\n{OVERVIEW}",
    ],
)
def test_section_one_begins_at_its_heading(printed):
    reading = read(printed, TABLE)
    assert reading.report.introduction == (INTRODUCTION,)
    assert reading.report.overview == (OVERVIEW,)
    assert "page_starts_late" not in kinds(reading)


def test_signs_before_a_heading_are_no_text_of_the_section_before():
    for sign in ("• ", "?? ", "？", "【"):
        reading = read("一、总体情况", OVERVIEW, f"{sign}{TABLE}")
        assert reading.report.overview == (OVERVIEW,)


def test_a_heading_of_its_own_made_of_pieces_of_labels_is_kept():
    reading = read_text(
        "某某区民政局2020年政府信息公开工作年度报告\n一、工作概况\n公开48条。\n二、主动公开情况\n"
        "网站更新48条。\n三、收费情况\n没有收取费用。\n"
    )
    noted = [note.raw for note in reading.notes if note.kind == "unread_text"]
    assert "三、收费情况" in "".join(noted)


def test_a_glued_heading_may_follow_brackets():
    reading = read("有疑问请来电（电话：0000-7654321）一、总体情况", OVERVIEW)
    assert reading.report.introduction == ("有疑问请来电（电话：0000-7654321）",)
    assert reading.report.overview == (OVERVIEW,)


@pytest.mark.parametrize("sign", ["，", "；", "、"])
def test_a_list_of_the_sections_in_a_sentence_is_no_heading(sign):
    sections = ("一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项。")
    text = f"本报告分为：{sign.join(sections)}"
    assert read(text, "一、总体情况", OVERVIEW).report.introduction == (text,)


def test_a_glossed_numeral_is_a_number():
    reading = read(
        "一(yī)、總體(tǐ)情況", "2023年，公開(kāi)信息48條(tiáo)。", "二(èr)、主動公開政府信息情況"
    )
    assert reading.report.overview == ("2023年，公開信息48條。",)
    assert "garbled_text" in kinds(reading)


def test_own_wording_of_section_five_is_noted():
    table = "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼 |\n"
    reading = read(
        "一、总体情况",
        OVERVIEW,
        table,
        "五、下一年的打算",
        "多印图解。",
        "六、其他需要报告的事项",
        "无其他事项。",
    )
    assert reading.report.problems_and_improvements == ("多印图解。",)
    assert ("heading_variant", "problems_and_improvements") in {
        (note.kind, note.where) for note in reading.notes
    }


def test_a_numbered_list_in_section_one_is_no_heading():
    items = ("一、加强领导", "二、改进网站", "五、加强培训", "六、抓好落实")
    assert read("一、总体情况", OVERVIEW, *items).report.overview == (OVERVIEW, *items)


def test_a_numbered_list_in_section_five_is_no_heading():
    items = ("一、图解不多。", "一、增加图解", "六、加强培训")
    reading = read("一、总体情况", OVERVIEW, "五、存在的主要问题及改进情况", *items)
    assert reading.report.problems_and_improvements == items


def test_a_short_sentence_is_an_introduction():
    assert read("请与区局联系。", "一、总体情况", OVERVIEW).report.introduction == (
        "请与区局联系。",
    )


def test_furniture_without_a_sentence_is_no_introduction():
    assert not read("大 中 小", "一、总体情况", OVERVIEW).report.introduction


def test_an_outline_of_its_own_is_kept_in_the_introduction():
    lines = ("1、机构设置", "设有一名专管人员。", "2、费用", "未收取。")
    reading = read(*lines, "版权所有 某某区民政局")
    assert reading.report.introduction == lines
    assert {"headings_missing", "noise_line"} <= kinds(reading)


def test_an_inner_page_keeps_text_and_signature():
    reading = read_text(
        f"Page 9 - {TITLE}\n全年答复申请 7 件。\n（五）其他\n无。\n"
        "某某区民政局\n2024 年 1 月 9 日\n"
    )
    assert reading.report.introduction == ("全年答复申请7件。", "（五）其他", "无。")
    assert reading.report.signature is not None
    assert reading.report.signature.agency == "某某区民政局"
    assert reading.report.signature.date == dt.date(2024, 1, 9)
    assert "page_starts_late" in kinds(reading)
    assert "page_ends_early" not in kinds(reading)


@pytest.mark.parametrize(
    "signed",
    [
        "某某区民政局\n2024年1月9日",
        "2024年1月9日\n某某区民政局",
        "某某区民政局  2024年1月9日",
        "某某区民政局　二〇二四年一月九日",
    ],
)
@pytest.mark.parametrize(
    "above", ["{}\n第 9 页", "- 9 -\n{}", "第9页/共12页\n{}", "{}  第9页 共12页", "{} 第 9 页"]
)
def test_an_inner_page_is_known_by_its_number(above, signed):
    text = f"{above.format(TITLE)}\n（三）监督。组织培训两次。\n申请7件，均已答复。\n{signed}\n"
    reading = read_text(text)
    report = reading.report
    assert (report.agency, report.title) == ("某某区民政局", TITLE)
    assert report.introduction == ("（三）监督。组织培训两次。", "申请7件，均已答复。")
    assert report.signature is not None
    assert report.signature.agency == "某某区民政局"
    assert report.signature.date == dt.date(2024, 1, 9)
    assert "page_starts_late" in kinds(reading)


def test_a_report_in_its_own_words_with_numbered_pages_begins_where_it_begins():
    reading = read("- 1 -", "公开48条。", "- 2 -", "无其他事项。")
    assert "page_starts_late" not in kinds(reading)


def test_notes_of_tables_are_without_pinyin():
    above = "2023年，網(wǎng)站更新(xīn)信息48條(tiáo)。"
    heading, _, rows = TABLE.partition("\n")
    reading = read("一、總體(tǐ)情況", OVERVIEW, heading, above, rows)
    notes = reading.report.table_notes["proactive_disclosure"]
    assert notes == ("2023年，網站更新信息48條。",)


@pytest.mark.parametrize(
    "foot",
    [
        "欢迎扫描二维码，关注某某区民政局公众号",
        "长按识别二维码",
        "关注“某某民政”微信公众号",
        "扫码关注",
        "用微信“扫一扫”关注某某区民政局",
        "手机扫码打开本页",
        "扫码查看更多信息",
        "建议使用1024×768分辨率浏览",
        "附件：某某区民政局2023年政府信息公开工作年度报告.docx",
        "阅读：123次",
        "收藏 打印 关闭",
        "【大 中 小】",
        "网页纠错",
        "（完）",
        "首页 | 关于我们 | 隐私声明",
        "本网站由某某区人民政府办公室主办",
        "来源：某某区民政局",
        "热点信息",
    ],
)
def test_an_invitation_below_the_last_section_is_no_part_of_it(foot):
    reading = read("一、总体情况", OVERVIEW, "六、其他需要报告的事项", "无其他事项。", foot)
    assert reading.report.other_matters == ("无其他事项。",)
    assert "noise_line" in kinds(reading)


@pytest.mark.parametrize(
    "line",
    [
        "来源清晰的投诉均已核查。",
        "附件：公开目录",
        "请使用目录查询本局公开的信息。",
        "网站支持无障碍浏览。",
        "联系电话：0000-7654321",
    ],
)
def test_a_line_of_the_last_section_that_is_like_a_foot_stays_in_it(line):
    reading = read("一、总体情况", OVERVIEW, "六、其他需要报告的事项", "无其他事项。", line)
    assert reading.report.other_matters == ("无其他事项。", line)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("国办公开函〔2019〕60号", "citation_mistyped"),
        ("国公开办函〔2021〕30号", "citation_mistyped"),
        ("国办公开办函〔2019〕60号", "citation_conflict"),
        ("国办公开办函2019年60号", "citation_conflict"),
        ("国办公开办函〔2019〕第60号", "citation_conflict"),
        ("国办公开办函〔2019〕６０号", "citation_conflict"),
        ("国办公开办函﹝2019﹞60号", "citation_conflict"),
        ("国办公开办函〔二〇一九〕60号", "citation_conflict"),
        ("國辦公開辦函〔2019〕60號", "citation_conflict"),
        ("国办公开函办〔2019〕60号", "citation_mistyped"),
    ],
)
def test_a_notice_number_with_a_slip_is_noted(number, kind):
    reading = read(f"根据《格式》（{number}）编制。", "一、总体情况", OVERVIEW, TABLE)
    assert [note.raw for note in reading.notes if note.kind == kind] == [number]


@pytest.mark.parametrize(
    "number",
    [
        "国办公开办函〔2021〕30号",
        "国办公开办函（2021）第30号",
        "国办发〔2019〕60号",
        "国办函〔2021〕30号",
    ],
)
def test_other_numbers_are_not(number):
    reading = read(f"根据有关文件（{number}）编制。", "一、总体情况", OVERVIEW, TABLE)
    assert not any(kind.startswith("citation") for kind in kinds(reading))


SENTENCE = "全年公开各类信息48条，其中政策文件12条。"


@pytest.mark.parametrize("between", ["", "：", ":"])
@pytest.mark.parametrize("before", [INTRODUCTION, f"{INTRODUCTION}\n"])
def test_a_heading_in_the_middle_of_a_line_begins_its_section(before, between):
    reading = read(f"{before}一、总体情况{between}{SENTENCE}", TABLE)
    assert reading.report.introduction == (INTRODUCTION,)
    assert reading.report.overview == (SENTENCE,)
    assert "page_starts_late" not in kinds(reading)


@pytest.mark.parametrize(
    "listed",
    [
        "报告内容如下。一、总体情况二、主动公开政府信息情况三、收到和处理政府信息公开申请情况等。",
        "报告分为六个部分。一、总体情况和主动公开政府信息情况在前，其他情况在后。",
    ],
)
def test_sections_listed_behind_a_sentence_are_no_headings(listed):
    report = read(f"{INTRODUCTION}{listed}", "一、总体情况", OVERVIEW, TABLE).report
    assert report.introduction == (f"{INTRODUCTION}{listed}",)
    assert report.overview == (OVERVIEW,)


@pytest.mark.parametrize("number", ["一", "一。", "一，", "壹、", "第一部分："])
def test_numbers_of_sections_may_have_another_sign_or_none(number):
    report = read(INTRODUCTION, f"{number}总体情况", OVERVIEW, TABLE).report
    assert report.introduction == (INTRODUCTION,)
    assert report.overview == (OVERVIEW,)


@pytest.mark.parametrize(
    "numbers",
    [
        [f"({at})" for at in range(1, 7)],
        [f"{at}）" for at in range(1, 7)],
        [f"{each}. " for each in ("I", "II", "III", "IV", "V", "VI")],
        [f"{each}、" for each in "ⅠⅡⅢⅣⅤⅥ"],
    ],
)
def test_headings_with_other_numerals_begin_the_sections_of_the_form(numbers):
    words = (
        "总体情况",
        "主动公开政府信息情况",
        "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况",
        "存在的主要问题及改进情况",
        "其他需要报告的事项",
    )
    headings = [number + word for number, word in zip(numbers, words, strict=True)]
    text = [OVERVIEW, "行政许可 3", "（一）予以公开 1 0 0 0 0 0 1", "行政复议 1 0 0 0 1", "不够。"]
    lines = [line for pair in zip(headings, text, strict=False) for line in pair]
    report = read(*lines, headings[-1], "无。").report
    assert report.overview == (OVERVIEW,)
    assert (report.problems_and_improvements, report.other_matters) == (("不够。",), ("无。",))
