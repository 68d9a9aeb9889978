"""What a comparison says, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

Lang: TypeAlias = Literal["zh", "en"]
"""Chinese or English."""

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
        "zh": "至少一份报告没有机关名称，无法确认是否为同一机关",
        "en": "At least one report names no agency: whether it is the same one is unknown",
    },
    "edition": {
        "zh": "两份报告所用格式不同：前为{before}年版，后为{after}年版；"
        "只有一版才有的单元格不作比较",
        "en": "The reports follow two forms: edition {before}, then {after}; "
        "cells that only one of them has are not compared",
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
    "year_unknown": {
        "zh": "至少一份报告没有年度",
        "en": "At least one report states no year",
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
    "both_blank": {"zh": "两份均为空白", "en": "blank in both"},
    "number_to_absent": {"zh": "由有数变为缺失", "en": "a number before, absent now"},
    "number_to_blank": {"zh": "由有数变为空白", "en": "a number before, blank now"},
}

DERIVED: Final[Mapping[str, Mapping[str, str]]] = {
    "before": {"zh": "前值为三行合计", "en": "the value before is the sum of three rows"},
    "after": {"zh": "后值为三行合计", "en": "the value after is the sum of three rows"},
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
}
