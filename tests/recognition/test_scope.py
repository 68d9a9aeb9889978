"""Whose figures a report gives, where its introduction says so."""

from __future__ import annotations

import pytest

from govinfo_report.reading import read_text

TITLE = "某某区教育局2023年政府信息公开工作年度报告"


def scope_of(introduction: str):
    return read_text(f"{TITLE}\n{introduction}\n一、总体情况\n无新增事项。\n").report.scope


@pytest.mark.parametrize(
    "sentence",
    [
        "统计范围仅限某某区教育局机关，不含所属学校。",
        "本报告所列数据仅限区教育局机关。",
        "报告中的数据只包括局本级。",
        "所列統計數據不包括下屬單位。",
        "所列数据不含各镇和各部门。",
    ],
)
def test_the_figures_of_the_organ_alone(sentence):
    assert scope_of(sentence) == "organ"


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据包括我市各级行政机关的数据。",
        "报告数据涵盖全区各级各部门。",
        "所列数据含全县各级行政机关。",
        "本报告由区政府办公室汇总全区数据编制。",
        "统计数据为全县各级行政机关报送数的合计。",
    ],
)
def test_the_figures_of_a_whole_territory(sentence):
    assert scope_of(sentence) == "consolidated"


@pytest.mark.parametrize(
    "sentence",
    [
        "所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "本报告由总体情况、主动公开政府信息情况等六个部分组成。",
        "所列数据不仅限局机关，还包括局属单位。",
        "所列数据包括全区各级行政机关，其中第三部分的数据仅限本级。",
        "数据包括全区各级行政机关，其中第三部分仅限本级。",
        "统计数据不包括各类咨询和信访。",
        "所列数据不包括各科室内部资料。",
        "本报告包括我区各级政府信息公开工作要求的六个方面。",
    ],
)
def test_no_scope_where_none_or_two_are_stated(sentence):
    assert scope_of(sentence) is None
