"""The shape of the document of rules (``schemas/rules.json``), and its words.

The catalogue writes that document straight from its records; a test holds it against this shape.
"""

from __future__ import annotations

from typing import Any, Final, Literal, NotRequired, TypeAlias, TypedDict

from govinfo_report.catalogue.linear import Relation
from govinfo_report.catalogue.members import Words, words
from govinfo_report.catalogue.rule_entries import Basis, Needs, Outcome, RuleKind, Severity

_Both: TypeAlias = dict[Literal["zh", "en"], str]


class TermsEntry(TypedDict):
    """A linear rule in one row or column."""

    scope: str
    coefficients: dict[str, Literal[-1, 1]]


class LinearEntry(TypedDict):
    """What makes a rule linear."""

    relation: Relation
    terms: dict[str, list[TermsEntry]]


class SourceEntry(TypedDict):
    """A notice or an article, cited in both languages."""

    id: str
    zh: str
    en: str


class ExampleReport(TypedDict):
    """A report in short."""

    edition: str
    fill: Literal["zero", "blank", "absent"]
    cells: NotRequired[dict[str, Any]]
    blank: NotRequired[list[str]]
    absent: NotRequired[list[str]]
    members: NotRequired[dict[str, Any]]


class ExampleEntry(ExampleReport):
    """A report in short, and what the rule says of it."""

    outcome: Outcome
    notes: NotRequired[list[dict[str, str]]]
    previous: NotRequired[ExampleReport]
    others: NotRequired[list[ExampleReport]]
    manifest: NotRequired[dict[str, Any]]
    severity: NotRequired[Severity]
    finds: NotRequired[list[str]]


class RuleEntry(TypedDict):
    """One rule."""

    id: str
    kind: RuleKind
    basis: Basis
    severity: Severity
    needs: Needs
    editions: list[str]
    outcomes: list[Outcome]
    formula: str
    title: _Both
    explanation: _Both
    sources: list[SourceEntry]
    messages: dict[str, _Both]
    notes: list[str]
    parameters: dict[str, Any]
    linear: LinearEntry | None
    examples: list[ExampleEntry]


# "$comment" is no name that a class could give a member.
RulesDocument = TypedDict(
    "RulesDocument",
    {
        "$comment": str,
        "version": Literal["1.0"],
        "alternatives": dict[str, list[list[str]]],
        "rules": list[RuleEntry],
    },
)
"""Every rule of the catalogue."""

_EXAMPLE: Final = {
    "edition": words("格式版本", "Edition of the national form"),
    "fill": words(
        "未列单元格的填法",
        "What the cells hold that are not named",
        "zero：零；blank：空白；absent：没有。",
        "zero, blank, or absent.",
    ),
    "cells": words("单元格标识对应其值", "Cell id to value"),
    "blank": words(
        "空白的成员，或单元格标识的开头", "Members, and beginnings of cell ids, that are blank"
    ),
    "absent": words(
        "缺省的成员，或单元格标识的开头", "Members, and beginnings of cell ids, that are absent"
    ),
    "members": words("与通常不同的成员", "Members of the document that differ from the usual"),
}

RULES: Final[dict[str, Words]] = {
    "RulesDocument": words(
        "年度报告检查规则",
        "The rules on annual reports",
        "全部规则；线性规则逐格列出系数，可供其他程序执行。",
        "All of them; linear rules cell by cell, so that any program can run them.",
    ),
    "RulesDocument.$comment": words("线性规则的读法", "How linear rules are to be read"),
    "RulesDocument.version": words("本文件结构的版本", "Version of the shape of this document"),
    "RulesDocument.alternatives": words(
        "（六）其他处理的两种印法",
        "The two shapes of (六)其他处理",
        "按版本列出两组行；一份报告只有其中一组。",
        "Two lists of rows for each edition; a report has the one or the other.",
    ),
    "RulesDocument.rules": words("规则", "The rules, in the catalogue's order"),
    "RuleEntry": words("一条规则", "One rule"),
    "RuleEntry.id": words("永久标识", "Its permanent id"),
    "RuleEntry.kind": words("种类", "What it speaks of"),
    "RuleEntry.basis": words(
        "依据",
        "What it rests on",
        "official：表样或文件明文；arithmetic：合计的含义；heuristic：通常如此。",
        "official: printed on the form or in a notice; arithmetic: what a total means; heuristic: "
        "what is usually so.",
    ),
    "RuleEntry.severity": words("等级", "How badly a violation matters"),
    "RuleEntry.needs": words("所需资料", "What it looks at"),
    "RuleEntry.editions": words("适用版本", "The editions of the form that have it"),
    "RuleEntry.outcomes": words("可能的结论", "The outcomes it can have"),
    "RuleEntry.formula": words("公式", "Its statement in the words of the cell ids"),
    "RuleEntry.title": words("名称", "Its name"),
    "RuleEntry.explanation": words("说明", "What it checks, why, and what to do"),
    "RuleEntry.sources": words("依据的文件", "The notices and articles that it rests on"),
    "RuleEntry.messages": words(
        "结论的文字模板", "Templates of its messages", "按情形列出。", "By variant."
    ),
    "RuleEntry.notes": words("所报告的读取附注种类", "Kinds of reading notes that it reports"),
    "RuleEntry.parameters": words("阈值等数据", "Thresholds and other data"),
    "RuleEntry.linear": words(
        "线性规则的各项", "Its terms", "非线性规则为 null。", "null where it is not linear."
    ),
    "RuleEntry.examples": words("示例", "Examples", "由测试执行。", "The tests execute them."),
    "LinearEntry": words("线性规则的各项", "The terms of a linear rule"),
    "LinearEntry.relation": words("与零的关系", "How the sum compares with zero"),
    "LinearEntry.terms": words(
        "各版本的各项", "Terms by edition", "每行或每列一组。", "One entry a row or column."
    ),
    "TermsEntry": words("一行或一列中的各项", "The terms in one row or column"),
    "TermsEntry.scope": words("行或列的标识", "Id of the row or column"),
    "TermsEntry.coefficients": words("单元格标识对应系数", "Cell id to coefficient"),
    "SourceEntry": words("一项依据", "One source"),
    "SourceEntry.id": words("标识", "Its id"),
    "SourceEntry.zh": words("中文引注", "Cited in Chinese"),
    "SourceEntry.en": words("英文引注", "Cited in English"),
    "ExampleReport": words("一份报告的简写", "A report in short"),
    "ExampleEntry": words("一个示例", "One example"),
    **{
        f"{name}.{member}": text
        for name in ("ExampleReport", "ExampleEntry")
        for member, text in _EXAMPLE.items()
    },
    "ExampleEntry.outcome": words("结论", "What comes out"),
    "ExampleEntry.notes": words("读取附注", "What reading the page noted"),
    "ExampleEntry.previous": words("上一年报告", "Last year's report"),
    "ExampleEntry.others": words("其他报告", "Further reports of the collection"),
    "ExampleEntry.manifest": words("清单的内容", "Content of the manifest"),
    "ExampleEntry.severity": words("等级", "Severity of the finding"),
    "ExampleEntry.finds": words("所指的单元格", "Cells of the finding"),
}
"""Class, or ``Class.member`` → what it is."""
