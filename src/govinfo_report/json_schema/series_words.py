"""The words of the members of a series document."""

from __future__ import annotations

from typing import Final

from govinfo_report.catalogue.members import Words, words
from govinfo_report.json_schema.comparison_words import COMPARISON

_SHARED: Final = (
    "AppliedWaiver",
    "ChangeDocument",
    "ConcernedReport",
    "FindingEntry",
    "MessageDocument",
    "SideDocument",
)

SERIES: Final[dict[str, Words]] = {
    "SeriesDocument": words(
        "一个机关的历年报告",
        "Many years of one organ",
        "每年一份，按年度排列；有几个版本的，以最后公布的为准。",
        "One report a year, in order; of several versions the one published last counts.",
    ),
    "SeriesDocument.version": words("格式版本", "Version of this shape"),
    "SeriesDocument.agency": words("机关", "The organ", "以最近一年为准。", "As last named."),
    "SeriesDocument.years": words("有报告的年度", "The years with a report"),
    "SeriesDocument.gaps": words(
        "缺少的年度",
        "Gaps",
        "首末两年之间没有报告的年度。",
        "Years between the first and the last without a report.",
    ),
    "SeriesDocument.duplicates": words(
        "重复给出的年度", "Years of which one and the same report was given more than once"
    ),
    "SeriesDocument.edition_breaks": words(
        "改用另一版格式的年度",
        "Years whose report follows another edition of the form than the one before it",
    ),
    "SeriesDocument.reports": words("各年报告", "The reports, the earliest first"),
    "SeriesDocument.undated": words(
        "没有年度的报告", "Reports without a year", "其余各项不含。", "In nothing else here."
    ),
    "SeriesDocument.notes": words(
        "说明",
        "Notes",
        "影响逐年比较的事实：机关、口径。不是错误。",
        "Facts that bear on what follows: organ, scope. They are no errors.",
    ),
    "SeriesDocument.revisions": words(
        "同一年度的不同版本", "Different versions of one year, each against the one before it"
    ),
    "SeriesDocument.carry_chain": words(
        "结转链",
        "Carry chain",
        "上年“结转下年度”与本年“上年结转”，逐年相接。",
        "What each year carried forward against what the next one carried over.",
    ),
    "SeriesDocument.first_break": words(
        "结转链首次断裂的年度",
        "The first year at which the chain breaks",
        "没有断裂的为 null；未能核对的不算断裂。",
        "null where none does; what could not be looked at is no break.",
    ),
    "SeriesDocument.trends": words(
        "合计与单列数字的走势",
        "Totals and single figures over the years",
        "任一年度有数字的，按格式顺序。",
        "Those that any year has a number for, in the form's order.",
    ),
    "SeriesDocument.findings": words(
        "跨年规则的检查结果", "What the rules on two years and on many found"
    ),
    "SeriesNoteDocument": words("一条说明", "One note"),
    "SeriesNoteDocument.year": words("年度", "Year of the later report"),
    "SeriesNoteDocument.kind": words("种类", "What it is about"),
    "SeriesNoteDocument.values": words("所涉事实", "The facts, by name"),
    "SeriesNoteDocument.message": words("文字", "In words"),
    "RevisionDocument": words("一次修订", "One version against the one before it"),
    "RevisionDocument.year": words("年度", "Year"),
    "RevisionDocument.changes": words("有变化的单元格", "The cells that differ"),
    "LinkDocument": words("结转链的一环", "One link of the carry chain"),
    "LinkDocument.before": words("前一年度", "The earlier year"),
    "LinkDocument.after": words("后一年度", "The later year"),
    "LinkDocument.outcome": words("结果", "The link as a whole"),
    "LinkDocument.columns": words(
        "各栏结果", "Outcome by column", "未能核对的为空。", "Empty where it could not be asked."
    ),
    "LinkDocument.carried_forward": words(
        "前一年结转下年度（总计，件）", "Total carried forward by the earlier year (件)"
    ),
    "LinkDocument.carried_over": words(
        "后一年上年结转（总计，件）", "Total carried over by the later year (件)"
    ),
    "YearValueDocument": words("一年的值", "A value in a year"),
    "YearValueDocument.year": words("年度", "Year"),
    "YearValueDocument.value": words("值", "Value", "单位同单元格。", "In the cell's unit."),
    "TrendDocument": words("一个单元格的走势", "One cell over the years"),
    "TrendDocument.cell": words("单元格标识", "Cell id"),
    "TrendDocument.edition": words("格式版本", "The newest edition that has the cell"),
    "TrendDocument.unit": words("单位", "Unit", "件、项或万元。", "件, 项 or 万元."),
    "TrendDocument.direction": words("走向", "Which way the numbers went"),
    "TrendDocument.difference": words(
        "末年减首年", "The last number minus the first", "精确值。", "Exact."
    ),
    "TrendDocument.values": words("各年的值", "The years with a report, and their values"),
    "YearFindingDocument": words("一项检查结果", "One finding"),
    "YearFindingDocument.year": words("年度", "Year of the report in which it was found"),
    "YearFindingDocument.finding": words("检查结果", "The finding"),
    # What a series shares with comparisons and findings.
    **{name: text for name, text in COMPARISON.items() if name.partition(".")[0] in _SHARED},
}
"""Class, or ``Class.member`` → what it is."""
