"""The words of the members of a comparison document."""

from __future__ import annotations

from typing import Final

from govinfo_report.catalogue.members import Words, words
from govinfo_report.json_schema.findings_words import FINDINGS

COMPARISON: Final[dict[str, Words]] = {
    "ComparisonDocument": words(
        "两份年度报告的比对",
        "Comparison of two annual reports",
        "逐格列出。0、null（空白）与成员缺省（页面没有该格）是三种不同情形。",
        "Cell by cell. 0, null (blank) and a member left out (no such cell) are three things.",
    ),
    "ComparisonDocument.version": words("格式版本", "Version of this shape"),
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
    "ComparisonDocument.ranking": words(
        "排序",
        "Ranking",
        "可比且有变化的单元格标识，变化最大的在前：先合计与单列数字，后各分项。",
        "Ids of the comparable cells that changed, what changed most first: totals and single "
        "figures, then parts.",
    ),
    "ComparisonDocument.explanations": words(
        "合计的变化由哪些分项构成", "The changes of totals explained by their parts"
    ),
    "ComparisonDocument.narrative": words(
        "文字部分逐段比较",
        "The narrative by paragraphs",
        "未作比较的不写，说明 narrative_left_out 指出原因。",
        "Left out where it was not compared: the note narrative_left_out says why.",
    ),
    "ComparisonDocument.findings": words(
        "跨年规则的检查结果",
        "What the rules on two years found",
        "针对后一份报告。",
        "In the report compared, given the one before.",
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
    "ChangeDocument.before_text": words(
        "前值不是数字时的内容", "What stands in place of a number before"
    ),
    "ChangeDocument.after_text": words(
        "后值不是数字时的内容", "What stands in place of a number after"
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
    "ChangeDocument.share": words(
        "占合计变化的份额",
        "Share of the total's change",
        "差额除以所属最上一级合计的差额，六位小数；不属于任何合计的为 1。",
        "The difference by that of the total above, six places; 1 for a cell of no total.",
    ),
    "ChangeDocument.reason": words("不可比较的原因", "Why the two cannot be compared"),
    "ChangeDocument.derived": words(
        "由三行相加得到的一方",
        "The side whose value is a sum of three rows",
        "一份报告将（六）其他处理印为一行，另一份印为三行。",
        "One report prints (六)其他处理 as one row, the other as three.",
    ),
    "ContributionDocument": words("一个分项的贡献", "What one part contributes"),
    "ContributionDocument.cell": words("分项单元格标识", "Cell id of the part"),
    "ContributionDocument.difference": words("分项差额", "Difference of the part"),
    "ContributionDocument.share": words(
        "占合计差额的份额",
        "Share of the total's difference",
        "六位小数；合计没有变化的不写。",
        "Six places; left out where the total did not change.",
    ),
    "ExplanationDocument": words("一个合计的变化", "The change of one total"),
    "ExplanationDocument.total": words("合计单元格标识", "Cell id of the total"),
    "ExplanationDocument.rule": words("所据规则", "The rule that says what it is the total of"),
    "ExplanationDocument.difference": words("合计差额", "Difference of the total"),
    "ExplanationDocument.parts": words(
        "有变化的分项", "The parts that changed, the largest contribution first"
    ),
    "ExplanationDocument.rest": words(
        "分项不能说明的余数",
        "What the parts leave unexplained",
        "各分项差额与余数之和恰等于合计差额。",
        "The differences of the parts and this sum exactly to that of the total.",
    ),
    "ExplanationDocument.unknown": words(
        "差额未知的分项", "Parts of which no difference can be stated"
    ),
    "ParagraphDocument": words("一个段落的前后", "One paragraph in both reports"),
    "ParagraphDocument.similarity": words(
        "相似度",
        "How alike the two are",
        "略去数字、日期与标点后，0 至 1，六位小数。",
        "Numbers, dates and punctuation aside, from 0 to 1, six places.",
    ),
    "ParagraphDocument.before": words("前一份报告的段落", "The paragraph before"),
    "ParagraphDocument.after": words("后一份报告的段落", "The paragraph after"),
    "ParagraphDocument.place_before": words(
        "在前一份中的位次，从 0 起", "Its place before, from 0"
    ),
    "ParagraphDocument.place_after": words("在后一份中的位次，从 0 起", "Its place after, from 0"),
    "SectionDocument": words("一个文字部分的前后", "One narrative section in both reports"),
    "SectionDocument.section": words("部分", "Member of the report that holds it"),
    "SectionDocument.presence": words("两份是否都有", "Whether both reports have it"),
    "SectionDocument.similarity": words(
        "相似度",
        "How much of it stood in the report before",
        "按长度加权，0 至 1，六位小数。",
        "Weighed by length, from 0 to 1, six places.",
    ),
    "SectionDocument.paragraphs": words("段落", "Paragraphs"),
    # A finding, and what it consists of.
    **{
        name: text
        for name, text in FINDINGS.items()
        if name.partition(".")[0] in ("FindingEntry", "AppliedWaiver", "ConcernedReport")
    },
}
"""Class, or ``Class.member`` → what it is."""
