"""The words of the members of a findings document."""

from __future__ import annotations

from typing import Final

from govinfo_report.catalogue.members import Words, words

FINDINGS: Final[dict[str, Words]] = {
    "FindingsDocument": words(
        "年度报告检查结果",
        "Findings on annual reports",
        "对一份或多份报告的检查结果。",
        "What checking found in one report or in several.",
    ),
    "FindingsDocument.version": words("本文件结构的版本", "Version of the shape of this document"),
    "FindingsDocument.reports": words("各份报告", "The reports, each with what was found in it"),
    "FindingsDocument.waivers": words(
        "豁免的使用情况",
        "What became of the waivers",
        "合计各份报告；未使用豁免文件时为空。",
        "Over all the reports; empty where the check was given none.",
    ),
    "ReportFindings": words("一份报告的检查结果", "What was found in one report"),
    "ReportFindings.report": words(
        "被检查的报告",
        "The report that was checked",
        "结果涉及多份报告整体时为 null。",
        "null for what is about several reports together.",
    ),
    "ReportFindings.summary": words("汇总", "Summary"),
    "ReportFindings.findings": words(
        "发现的问题",
        "Findings",
        "违反或无法判定的规则，按格式顺序。",
        "What is violated or undecided, in the form's order.",
    ),
    "ReportFindings.outcomes": words(
        "各规则的结论",
        "Outcomes",
        "每条规则都有结论，包括成立的与不适用的。",
        "Every rule has one, also those that hold or are not applicable.",
    ),
    "ReportFindings.root_causes": words(
        "根源",
        "Root causes",
        "最可能导致等式不成立的失误，各带其引起的问题。",
        "The slips that are likeliest behind the identities that do not hold, each with what was "
        "found because of it.",
    ),
    "RootCauseEntry": words("一处根源", "One thing that went wrong"),
    "RootCauseEntry.slip": words(
        "最可能的失误", "The likeliest slip", "指不出来时为 null。", "null where none can be named."
    ),
    "RootCauseEntry.message": words("说明", "What went wrong, in words, and how sure that is"),
    "RootCauseEntry.broken": words("由此不成立的等式", "The identities that do not hold"),
    "RootCauseEntry.findings": words(
        "由此引起的问题",
        "Its findings",
        "在 findings 中的位置，从 0 起。",
        "Their places in findings, from 0.",
    ),
    "RootCauseEntry.alternatives": words(
        "其他可能",
        "Alternatives",
        "也可能是这些失误，最可能的在前。",
        "What may have gone wrong instead, the likeliest first; each some slips together.",
    ),
    "RootCauseEntry.tied": words("同样可能的其他可能数", "How many alternatives are as likely"),
    "RootCauseEntry.more_than": words(
        "错的超过几格",
        "More than so many cells are wrong",
        "查清最少错几格时为 null。",
        "null where the least number is known.",
    ),
    "RootCauseEntry.complete": words(
        "其他可能是否已全部列出", "Whether the alternatives of the least size are all here"
    ),
    "SlipEntry": words("一处失误", "One slip"),
    "SlipEntry.kind": words("失误的种类", "Sort of slip"),
    "SlipEntry.reason": words("说明", "The cells, the figures, and why it is likely"),
    "SlipEntry.changes": words("所错的单元格", "The cells that it spoiled"),
    "SlipEntry.explains": words("由此不成立的等式", "The identities that it broke"),
    "ChangeEntry": words("一个单元格的改动", "One cell of a slip"),
    "ChangeEntry.cell": words("单元格标识", "Cell id"),
    "ChangeEntry.pointer": words(
        "在报告文件中的位置",
        "Place in the report document",
        "JSON 指针（RFC 6901）。",
        "JSON Pointer (RFC 6901).",
    ),
    "ChangeEntry.before": words("填报的值", "What it holds"),
    "ChangeEntry.after": words(
        "应有的值",
        "What it should hold",
        "等式不能唯一确定时为 null。",
        "null where the identities leave a choice.",
    ),
    "ChangeEntry.least": words("至少", "The least that it can hold"),
    "ChangeEntry.greatest": words(
        "至多", "The greatest", "没有上限时为 null。", "null where there is no bound."
    ),
    "IdentityEntry": words("一条等式", "One identity"),
    "IdentityEntry.rule": words("规则标识", "Id of the rule"),
    "IdentityEntry.scope": words("所问的行或列", "The row or column that was asked about"),
    "CheckedReport": words("被检查的报告", "The report that was checked"),
    "CheckedReport.source": words(
        "读取来源",
        "What it was read from",
        "文件名或网址；不详时为 null。",
        "Name of a file or an address; null where unknown.",
    ),
    "CheckedReport.edition": words("格式版本", "Edition of the national form"),
    "CheckedReport.title": words("标题", "Title"),
    "CheckedReport.agency": words("报告机关", "Reporting organ"),
    "CheckedReport.year": words("报告年度", "Reporting year"),
    "ConcernedReport": words("所涉的一份报告", "A report that is concerned"),
    "ConcernedReport.source": words("读取来源", "What it was read from"),
    "ConcernedReport.title": words("标题", "Title"),
    "ConcernedReport.agency": words("报告机关", "Reporting organ"),
    "ConcernedReport.year": words("报告年度", "Reporting year"),
    "Summary": words("各等级的件数", "How many findings there are of each severity"),
    "Summary.ok": words("没有错误", "No error was found"),
    "Summary.errors": words("错误数", "Errors"),
    "Summary.warnings": words("警告数", "Warnings"),
    "Summary.infos": words("提示数", "Infos"),
    "Summary.undecided": words("无法判定数", "Undecided ones among them"),
    "Summary.waived": words(
        "豁免数",
        "Waived findings",
        "不计入以上各数。",
        "None of the other numbers counts them.",
    ),
    "AppliedWaiver": words("适用的豁免", "The waiver that applies"),
    "AppliedWaiver.number": words("在豁免文件中的序号", "Place in the waiver file, from 1"),
    "AppliedWaiver.reason": words("理由", "Reason"),
    "AppliedWaiver.expires": words(
        "有效期至", "Last day", "null 为长期有效。", "null where it does not expire."
    ),
    "FindingEntry": words("一条发现", "One finding"),
    "FindingEntry.rule": words("规则标识", "Id of the rule"),
    "FindingEntry.kind": words("规则种类", "What the rule speaks of"),
    "FindingEntry.basis": words(
        "规则的依据",
        "What the rule rests on",
        "official：表样或文件明文；arithmetic：合计的含义；heuristic：通常如此。",
        "official: printed on the form or in a notice; arithmetic: what a total means; heuristic: "
        "what is usually so.",
    ),
    "FindingEntry.severity": words("等级", "Severity"),
    "FindingEntry.outcome": words(
        "结论",
        "Outcome",
        "violated：无论空白如何填写都不成立；undecided：取决于空白如何填写。",
        "violated: whatever the blanks hold; undecided: it depends on what they hold.",
    ),
    "FindingEntry.scope": words(
        "所问的行、列、单元格或成员", "The row, column, cell or member that was asked about"
    ),
    "FindingEntry.cells": words("所涉单元格的标识", "Ids of the cells concerned"),
    "FindingEntry.pointers": words(
        "在报告文件中的位置",
        "Places in the report document",
        "JSON 指针（RFC 6901）。",
        "JSON Pointers (RFC 6901).",
    ),
    "FindingEntry.values": words(
        "所见的值",
        "Values seen",
        "单元格标识对应其值；null 为空白，页面没有的单元格不列。",
        "Cell id to value; null is blank, absent cells are left out.",
    ),
    "FindingEntry.expected": words(
        "应有的值", "Expected", "无从得出时为 null。", "null where nothing can be said."
    ),
    "FindingEntry.actual": words(
        "实际的值", "Actual", "无从得出时为 null。", "null where nothing can be said."
    ),
    "FindingEntry.difference": words(
        "差额", "Difference", "实际的值减应有的值。", "Actual minus expected, of numbers."
    ),
    "FindingEntry.message": words("说明", "What was found, in words"),
    "FindingEntry.sources": words("依据的标识", "Ids of the rule's sources"),
    "FindingEntry.waiver": words(
        "适用的豁免",
        "Waiver",
        "已豁免的问题仍列出，但不计数；没有适用的豁免时为 null。",
        "A waived finding is still listed and counts no more; null where no waiver applies.",
    ),
    "WaiverEntry": words("一条豁免的使用情况", "What became of one waiver"),
    "WaiverEntry.number": words("在豁免文件中的序号", "Place in the waiver file, from 1"),
    "WaiverEntry.rule": words("规则标识", "Id of the rule"),
    "WaiverEntry.agency": words("报告机关", "Reporting organ"),
    "WaiverEntry.year": words("报告年度", "Reporting year"),
    "WaiverEntry.scope": words("所问的行、列、单元格或成员", "What the rule was asked about"),
    "WaiverEntry.cells": words("所涉单元格的标识", "Ids of the cells concerned"),
    "WaiverEntry.reason": words("理由", "Reason"),
    "WaiverEntry.expires": words(
        "有效期至", "Last day", "null 为长期有效。", "null where it does not expire."
    ),
    "WaiverEntry.state": words(
        "使用情况",
        "State",
        "used：已使用；unused：没有对应的问题；expired：已过期；stale：所列数值已变。",
        "stale: it was given for other values.",
    ),
    "WaiverEntry.why": words(
        "未使用的原因",
        "Why it is unused",
        "no_report：没有检查该报告；no_finding：没有这个问题；not_asked：规则未参加检查或不适用。",
        "no_report: no report of its organ and year was checked; no_finding: there is no such "
        "finding; not_asked: the rule was left out or is not applicable.",
    ),
    "WaiverEntry.changed": words("已变的单元格和事实", "Cells and facts that have changed"),
    "WaiverEntry.message": words("说明", "What became of it, in words"),
    "FindingEntry.reports": words(
        "所涉的报告",
        "The reports concerned",
        "单元格所在的报告排在最前。",
        "The one whose cells these are comes first.",
    ),
    "OutcomeEntry": words("一条规则的结论", "One rule's outcome"),
    "OutcomeEntry.rule": words("规则标识", "Id of the rule"),
    "OutcomeEntry.outcome": words(
        "结论",
        "Outcome",
        "holds：成立；violated：违反；undecided：无法判定；not_applicable：不适用。",
        "Always one of the four; a rule is never passed over in silence.",
    ),
    "OutcomeEntry.scope": words(
        "所问的行、列、单元格或成员", "The row, column, cell or member that was asked about"
    ),
    "OutcomeEntry.reason": words("不适用的原因", "Why the rule is not applicable"),
    "OutcomeEntry.reports": words(
        "所涉的报告",
        "The reports concerned",
        "只看一份报告的规则为空。",
        "Empty for rules that look at one report.",
    ),
}
"""Class, or ``Class.member`` → what it is."""
