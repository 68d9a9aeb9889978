"""The words of the members of a comparison document."""

from __future__ import annotations

from typing import Final

from govinfo_report.json_schema.members import Words, words

COMPARISON: Final[dict[str, Words]] = {
    "ComparisonDocument": words(
        "两份年度报告的比对",
        "Comparison of two annual reports",
        "逐格列出。0、null（空白）与成员缺省（页面没有该格）是三种不同情形。",
        "Cell by cell. 0, null (blank) and a member left out (no such cell) are three things.",
    ),
    "ComparisonDocument.previous": words("前一份报告", "The report compared with"),
    "ComparisonDocument.current": words("后一份报告", "The report compared"),
    "ComparisonDocument.notes": words(
        "比对说明",
        "Notes",
        "影响差异含义的事实：机关、版本、年度等。不是错误。",
        "Facts that bear on what the differences mean: organ, edition, year. They are no errors.",
    ),
    "ComparisonDocument.changes": words(
        "单元格",
        "Cells",
        "至少一份报告具有的单元格，按格式顺序，包括未变化的。",
        "Every cell that at least one report has, in the form's order, changed or not.",
    ),
    "SideDocument": words("参与比对的报告", "One of the two reports"),
    "SideDocument.edition": words("格式版本", "Edition of the national form"),
    "SideDocument.title": words("标题", "Title"),
    "SideDocument.agency": words("报告机关", "Reporting organ"),
    "SideDocument.agency_code": words("统一社会信用代码", "Code of the organ"),
    "SideDocument.year": words("报告年度", "Reporting year"),
    "MessageDocument": words("一句话的中英文本", "One sentence in both languages"),
    "MessageDocument.zh": words("中文", "Chinese"),
    "MessageDocument.en": words("英文", "English"),
    "NoteDocument": words("一条说明", "One note"),
    "NoteDocument.kind": words("种类", "What it is about"),
    "NoteDocument.values": words("所涉事实", "The facts, by name"),
    "NoteDocument.message": words("文字", "In words"),
    "ChangeDocument": words("一个单元格的前后两值", "One cell in both reports"),
    "ChangeDocument.cell": words("单元格标识", "Cell id"),
    "ChangeDocument.pointer": words(
        "在报告文件中的位置",
        "Place in the report document",
        "JSON 指针（RFC 6901）。",
        "A JSON Pointer (RFC 6901).",
    ),
    "ChangeDocument.comparable": words(
        "可否比较", "Whether both hold numbers that measure the same thing"
    ),
    "ChangeDocument.before": words(
        "前值",
        "Value before",
        "单位：件、项或万元，依单元格而定。",
        "Unit: 件, 项 or 万元, as the cell has it.",
    ),
    "ChangeDocument.after": words(
        "后值",
        "Value after",
        "单位：件、项或万元，依单元格而定。",
        "Unit: 件, 项 or 万元, as the cell has it.",
    ),
    "ChangeDocument.difference": words(
        "差额",
        "Difference",
        "后值减前值，精确值，单位同单元格。",
        "After minus before, exact, in the unit of the cell.",
    ),
    "ChangeDocument.ratio": words(
        "比值", "Ratio", "后值除以前值，六位小数。", "After divided by before, six places."
    ),
    "ChangeDocument.reason": words("不可比较的原因", "Why the two cannot be compared"),
    "ChangeDocument.derived": words(
        "由三行相加得到的一方",
        "The side whose value is a sum of three rows",
        "一份报告将（六）其他处理印为一行，另一份印为三行。",
        "One report prints (六)其他处理 as one row, the other as three.",
    ),
}
"""Class, or ``Class.member`` → what it is."""
