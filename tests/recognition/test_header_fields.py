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


def reading_above(*header: str):
    text = "\n".join((*header, TITLE, INTRODUCTION, "一、总体情况", "无。"))
    return read_text(text)


FIELDS = {
    "index_number": "X00-01/2024-00003",
    "document_number": "某教〔2024〕7号",
    "publisher": "某某区教育局",
    "published_at": "2024-01-20",
}


@pytest.mark.parametrize(
    "header",
    [
        ("• 索引号：{0}", "• 文 号：{1}", "• 发布机构：{2}", "• 发布日期：{3}"),
        ("- 索引号：{0}", "■ 备注/文号：{1}", "* 发布机构：{2}", "▪ 发表日期：{3}"),
        ("索引号", "{0}", "文号", "{1}", "发布机构", "{2}", "发布日期", "{3}"),
        ("索引号：", "{0}", "文号：", "{1}", "发布机构：", "{2}", "发布日期：", "{3}"),
        (
            "| 内容分类: | 年报 | 索引号: | {0} | ||",
            "文号 | {1} |",
            "发布机构 | {2} | 发布日期 | {3} |",
        ),
        ("索引号 | 文号 | 发布机构 | 发布日期 |", "{0} | {1} | {2} | {3} |"),
        ("内容分类：年报 索引号：{0} 文号：{1}", "发布机构：{2} 载体：网页 发布日期：{3}"),
        ("索引号{0}", "文号：{1}", "发布机构 {2}", "发布日期{3}"),
    ],
)
def test_labels_and_values_in_every_arrangement(header):
    reading = reading_above(*(line.format(*FIELDS.values()) for line in header))
    metadata = reading.report.metadata
    assert {name: getattr(metadata, name) for name in FIELDS} == FIELDS
    assert "blank_cells" not in {note.kind for note in reading.notes}
    assert reading.report.introduction == (INTRODUCTION,)


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("发布日期：2024-01-20 来源：某某区教育局 字体大小：", {"来源": "某某区教育局"}),
        ("发布日期：2024-01-20 来源 某某区教育局 页面颜色:", {"来源": "某某区教育局"}),
        ("时 效 |  | 发布日期 | 2024-01-20 | 主题分类 | 文秘 | 文 种 |", {"主题分类": "文秘"}),
        ("时 效 |  | 发布日期 | 2024-01-20 | 主题分类 | 文秘 | 体例 |  |", {"主题分类": "文秘"}),
        ("发布日期：2024-01-20 作者: 点击:", {}),
        ("发布日期：2024-01-20 栏目：年报", {"栏目": "年报"}),
    ],
)
def test_a_label_without_a_value_is_no_part_of_the_value_before_it(line, other):
    metadata = reading_above(line).report.metadata
    assert metadata.published_at == "2024-01-20"
    assert dict(metadata.other) == other


@pytest.mark.parametrize(
    "mark",
    [
        "• ",
        "○ ",
        "➢",
        "※ ",
        "□",
        "（1）",
        "2. ",
        "3、",
        "①",
        "1）",
        "（一）",
        "二、",
        "√ ",
        ">> ",
        "＊",
        "☞ ",
        "— ",
    ],
)
def test_a_bullet_or_a_number_before_a_label_is_no_part_of_it(mark):
    lines = ("索引号：000014348/2024-00001", "公文号：某教〔2024〕7号", "发文机构：某某区教育局")
    metadata = report_with("\n".join(f"{mark}{line}" for line in lines)).metadata
    assert metadata.index_number == "000014348/2024-00001"
    assert metadata.document_number == "某教〔2024〕7号"
    assert metadata.publisher == "某某区教育局"


def test_labels_in_brackets_need_no_colon():
    report = report_with("【索引号】000014348/2024-00001 【发布机构】某某区教育局")
    assert report.metadata.index_number == "000014348/2024-00001"
    assert report.metadata.publisher == "某某区教育局"
    assert report.introduction == (INTRODUCTION,)


@pytest.mark.parametrize(
    "frame",
    [
        "〔〕号",
        "[ ]号",
        "—",
        "〔2024〕号",
        "〔2024〕 第 号",
        "〔20 〕 号",
        "2024年第 号",
        "null",
        "暂无",
    ],
)
def test_the_frame_of_a_document_number_is_blank(frame):
    reading = reading_above(f"索引号 | X00/2024-3 | 文 号 | {frame} |")
    assert reading.report.metadata.document_number is None
    assert ("blank_cells", "metadata.document_number") in {
        (note.kind, note.where) for note in reading.notes
    }


def test_a_line_below_a_blank_label_is_its_value_only_if_it_looks_like_one():
    reading = reading_above("索引号", "首页 政务公开", "文号", "发布机构")
    metadata = reading.report.metadata
    assert (metadata.index_number, metadata.document_number, metadata.publisher) == (None,) * 3


@pytest.mark.parametrize("sign", ["无", "—", "/", "null"])
def test_a_sign_or_word_in_place_of_a_value_is_blank(sign):
    reading = reading_above(
        f"索引号：{sign} 发布机构：{sign} 成文日期：{sign} 文号：某教〔2024〕7号"
    )
    metadata = reading.report.metadata
    assert (metadata.index_number, metadata.publisher, metadata.date_written) == (None,) * 3
    assert metadata.document_number == "某教〔2024〕7号"
    assert {note.kind for note in reading.notes if note.where.startswith("metadata.")} == {
        "blank_cells"
    }


@pytest.mark.parametrize("colon", ["︰", "∶", "﹕"])
def test_other_signs_for_a_colon(colon):
    report = report_with(f"索引号{colon}000014348/2024-00001；发布机构{colon}某某区教育局")
    assert report.metadata.index_number == "000014348/2024-00001"
    assert report.metadata.publisher == "某某区教育局"


@pytest.mark.parametrize("label", ["公布日期", "信息发布日期", "上网时间"])
def test_other_labels_of_the_date_of_publication(label):
    metadata = report_with(f"稿源：某某区教育局 {label}：２０２４－０１－２０ 审核：").metadata
    assert metadata.published_at == "2024-01-20"
    assert dict(metadata.other) == {"稿源": "某某区教育局"}


@pytest.mark.parametrize("line", ["2024-01-20 10:20:00", "（2024年1月20日）"])
def test_a_date_alone_is_no_text(line):
    assert report_with(line).introduction == (INTRODUCTION,)


LABELS = {
    "索引号": "index_number",
    "文号": "document_number",
    "发布机构": "publisher",
    "发布日期": "published_at",
}


@pytest.mark.parametrize("sign", ["", "：", ":"])
def test_all_labels_above_as_many_values_are_read_in_order(sign):
    values = [FIELDS[member] for member in LABELS.values()]
    reading = reading_above(*(label + sign for label in LABELS), *values)
    metadata = reading.report.metadata
    assert {member: getattr(metadata, member) for member in FIELDS} == FIELDS
    assert reading.coverage == 1


@pytest.mark.parametrize("lost", range(len(LABELS)))
def test_where_a_value_below_all_labels_is_lost_no_label_takes_that_of_another(lost):
    members = [*LABELS.values()]
    values = [FIELDS[member] for member in members if member != members[lost]]
    metadata = reading_above(*LABELS, *values).report.metadata
    assert all(getattr(metadata, member) in (None, FIELDS[member]) for member in members)
