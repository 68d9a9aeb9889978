"""What a comparison says, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

Texts: TypeAlias = Mapping[str, Mapping[str, str]]

NOTES: Final[Texts] = {
    "agency": {
        "zh": "两份报告不是同一机关：前为{before}，后为{after}",
        "en": "The reports are of two agencies: {before}, then {after}",
    },
    "agency_renamed": {
        "zh": "同一机关（统一社会信用代码相同）名称有变：前为{before}，后为{after}",
        "en": "One agency (the same unified code) under two names: {before}, then {after}",
    },
    "agency_unknown": {
        "zh": "至少一份报告的机关名称不明，无法确认是否为同一机关",
        "en": "The agency of at least one report is unknown, and so whether it is the same one",
    },
    "edition": {
        "zh": "两份报告所用格式不同：前为{before}年版，后为{after}年版；"
        "只有一版才有的单元格不作比较",
        "en": "The reports follow two forms: edition {before}, then {after}; "
        "cells that only one of them has are not compared",
    },
    "narrative_left_out": {
        "zh": "文字部分未逐段比较：{characters:,}字，超过{most:,}字；没有这么长的报告",
        "en": "The narrative is not compared by paragraphs: it has {characters:,} characters, more "
        "than {most:,}; no report is so long",
    },
    "reversed_years": {
        "zh": "年度顺序颠倒：前为{before}年，后为{after}年",
        "en": "The years are in reverse: {before}, then {after}",
    },
    "same_year": {
        "zh": "两份报告同为{before}年",
        "en": "Both reports are for {before}",
    },
    "scope": {
        "zh": "统计口径不同：前为{before}，后为{after}（organ 本机关，consolidated 汇总）",
        "en": "The figures cover different things: {before}, then {after} "
        "(organ: its own; consolidated: its whole territory or system)",
    },
    "shape": {
        "zh": "“（六）其他处理”一份为三行、一份为一行，按合计比较",
        "en": "(六)其他处理 is three rows in one report and one row in the other: "
        "compared at their sum",
    },
    "template_after": {
        "zh": "后一份报告的{tables}只有空白表样，没有一个数字",
        "en": "In the later report {tables} is the bare form, without a single number",
    },
    "template_before": {
        "zh": "前一份报告的{tables}只有空白表样，没有一个数字",
        "en": "In the earlier report {tables} is the bare form, without a single number",
    },
    "year_unknown": {
        "zh": "至少一份报告的年度不明",
        "en": "The year of at least one report is unknown",
    },
    "years_apart": {
        "zh": "两份报告并非相邻年度：前为{before}年，后为{after}年",
        "en": "The years do not follow one another: {before}, then {after}",
    },
}

REASONS: Final[Texts] = {
    "edition": {
        "zh": "另一份报告的格式无此单元格",
        "en": "the other report's form has no such cell",
    },
    "shape": {
        "zh": "另一份报告将“（六）其他处理”合为一行",
        "en": "the other report prints (六)其他处理 as one row",
    },
    "incomplete_parts": {
        "zh": "另一份报告的三行不全是数字，合计未知",
        "en": "the other report's three rows are not all numbers, so their sum is unknown",
    },
    "not_a_number": {"zh": "不是数字", "en": "no number"},
    "absent_to_blank": {"zh": "由缺失变为空白", "en": "absent before, blank now"},
    "absent_to_number": {"zh": "由缺失变为有数", "en": "absent before, a number now"},
    "blank_to_absent": {"zh": "由空白变为缺失", "en": "blank before, absent now"},
    "blank_to_number": {"zh": "由空白变为有数", "en": "blank before, a number now"},
    "blank_to_zero": {"zh": "由空白变为0", "en": "blank before, 0 now"},
    "both_blank": {"zh": "两份均为空白", "en": "blank in both"},
    "number_to_absent": {"zh": "由有数变为缺失", "en": "a number before, absent now"},
    "number_to_blank": {"zh": "由有数变为空白", "en": "a number before, blank now"},
    "zero_to_blank": {"zh": "由0变为空白", "en": "0 before, blank now"},
}

DERIVED: Final[Mapping[str, Mapping[str, str]]] = {
    "before": {"zh": "前值为三行合计", "en": "the value before is the sum of three rows"},
    "after": {"zh": "后值为三行合计", "en": "the value after is the sum of three rows"},
}

OUTCOMES: Final[Texts] = {
    "holds": {"zh": "一致", "en": "holds"},
    "violated": {"zh": "断裂", "en": "broken"},
    "undecided": {"zh": "不能确定", "en": "undecided"},
    "not_applicable": {"zh": "无法核对", "en": "not applicable"},
}

WORDS: Final[Texts] = {
    "cell": {"zh": "单元格", "en": "Cell"},
    "before": {"zh": "前", "en": "Before"},
    "after": {"zh": "后", "en": "After"},
    "difference": {"zh": "增减", "en": "Difference"},
    "growth": {"zh": "增幅", "en": "Growth"},
    "why": {"zh": "说明", "en": "Remark"},
    "unit": {"zh": "单位", "en": "Unit"},
    "blank": {"zh": "空白", "en": "blank"},
    "absent": {"zh": "缺失", "en": "absent"},
    "unnamed": {"zh": "（无机关名称）", "en": "(no agency named)"},
    "undated": {"zh": "（无年度）", "en": "(no year)"},
    "nothing": {"zh": "没有差异。", "en": "No difference."},
    "changed": {"zh": "有变化的单元格", "en": "Cells that changed"},
    "not_comparable": {
        "zh": "不同且不可比的单元格",
        "en": "Cells that differ and cannot be compared",
    },
    "summary": {
        "zh": "共{all}个单元格，{changed}个有变化，{unlike}个不同且不可比",
        "en": "Cells: {all}; changed: {changed}; differing and not comparable: {unlike}",
    },
    "title": {"zh": "逐项比较", "en": "Comparison"},
    "none": {"zh": "无", "en": "none"},
    "series": {"zh": "历年", "en": "Years"},
    "years": {"zh": "年度", "en": "Years"},
    "gaps": {"zh": "缺少的年度", "en": "Years without a report"},
    "duplicates": {"zh": "重复给出的年度", "en": "Years given more than once"},
    "edition_breaks": {"zh": "改用另一版格式的年度", "en": "Years in which the form changed"},
    "undated_reports": {"zh": "没有年度的报告", "en": "Reports without a year"},
    "revised": {
        "zh": "{year}年有不同版本，相差{changed}个单元格",
        "en": "{year} has different versions; cells that differ: {changed}",
    },
    "chain": {"zh": "结转链", "en": "Carry chain"},
    "chain_holds": {"zh": "结转链完整", "en": "The carry chain holds"},
    "chain_open": {
        "zh": "结转链未见断裂，但有缺口或空白，不能全部核对",
        "en": "The carry chain is not seen to break, but gaps or blanks leave parts of it open",
    },
    "chain_none": {
        "zh": "只有一个年度，没有结转链",
        "en": "There is no carry chain without two years",
    },
    "chain_broken": {
        "zh": "结转链在{year}年首次断裂",
        "en": "The carry chain breaks first in {year}",
    },
    "link": {"zh": "年度", "en": "Years"},
    "forward": {"zh": "结转下年度", "en": "Carried forward"},
    "over": {"zh": "上年结转", "en": "Carried over"},
    "outcome": {"zh": "结果", "en": "Outcome"},
    "trends": {"zh": "合计与单列数字", "en": "Totals and single figures"},
    "inner_totals": {"zh": "各行各栏的合计", "en": "Totals of single rows and columns"},
    "chart": {"zh": "图", "en": "Chart"},
    "side_by_side": {"zh": "表格对照", "en": "The tables side by side"},
    "unchanged": {"zh": "未变", "en": "unchanged"},
    "no_counterpart": {"zh": "另一份没有相应的段落", "en": "no such paragraph in the other report"},
    "share": {"zh": "占比", "en": "Share"},
    "total": {"zh": "合计与分项", "en": "Total and its parts"},
    "rest": {"zh": "分项不能说明的余数", "en": "not explained by the parts"},
    "findings": {"zh": "跨年规则", "en": "Rules on two years"},
    "explained": {"zh": "合计的变化由哪些分项构成", "en": "Totals explained by their parts"},
    "narrative": {"zh": "文字部分", "en": "Narrative"},
    "section": {"zh": "部分", "en": "Section"},
    "paragraphs": {"zh": "段落", "en": "Paragraphs"},
    "same_words": {"zh": "措辞未变", "en": "Same words"},
    "new": {"zh": "新写", "en": "New"},
    "gone": {"zh": "删去", "en": "Gone"},
    "similarity": {"zh": "相似度", "en": "Alike"},
    "appeared": {"zh": "前一份没有", "en": "not in the earlier report"},
    "vanished": {"zh": "后一份没有", "en": "not in the later report"},
}
