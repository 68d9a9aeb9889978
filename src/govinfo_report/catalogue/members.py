"""What the members of a report document are called that are no part of the printed tables."""

from __future__ import annotations

from typing import Final, TypeAlias

from govinfo_report.language import Text

Words: TypeAlias = tuple[Text, Text | None]
"""Title and description."""


def words(zh: str, en: str, more_zh: str = "", more_en: str = "") -> Words:
    """Title and, where there is more to say, description."""
    return Text(zh, en), Text(more_zh, more_en) if more_en else None


MEMBERS: Final[dict[str, Words]] = {
    "": words(
        "政府信息公开工作年度报告",
        "Annual report on government information disclosure",
        "一份年度报告的数据文件。0 为页面所印的零，null 为空白格，"
        "成员缺省表示页面没有该格或其值已无从读取。",
        "One annual report as a document. 0 is a printed zero, null a blank cell; a member that is "
        "left out is a cell that the page does not have, or whose value was lost.",
    ),
    "$schema": words("所遵循的模式标识", "Id of the schema that the document claims to follow"),
    "edition": words(
        "格式版本",
        "Edition of the national form",
        "2021 为国办公开办函〔2021〕30号，2019 为国办公开办函〔2019〕60号。",
        "2021: the form of 国办公开办函〔2021〕30号; 2019: that of 国办公开办函〔2019〕60号.",
    ),
    "title": words("标题", "Title", "页面上标题缺失时为 null。", "null where a page lost it."),
    "agency": words("报告机关", "Reporting organ", "以标题所称为准。", "As the title names it."),
    "agency_code": words(
        "统一社会信用代码",
        "Code of the organ",
        "18 位（GB 32100-2015）；机关更名后仍可辨认。校验码是否正确由规则检查。",
        "18 characters (GB 32100-2015), the same after a change of name. A rule looks at its check "
        "character.",
    ),
    "year": words("报告年度", "Reporting year"),
    "scope": words(
        "统计口径",
        "Whose figures they are",
        "organ：本机关；consolidated：全地区或全系统汇总；null：未注明。",
        "organ: the organ's own; consolidated: those of its whole territory or system; null: not "
        "stated.",
    ),
    "period": words("统计期限", "Reporting period", "首日和末日均计入。", "Both days included."),
    "period.start": words("起始日期", "First day"),
    "period.end": words("截止日期", "Last day"),
    "metadata": words(
        "页首著录项", "Page header", "只计有标签的项目。", "Only labelled fields count."
    ),
    "metadata.index_number": words("索引号", "Index number"),
    "metadata.document_number": words("文号", "Document number"),
    "metadata.publisher": words("发布机构", "Publisher"),
    "metadata.date_written": words("成文日期", "Date written"),
    "metadata.published_at": words(
        "发布日期",
        "Time of publication",
        "精确程度与页面所印相同。",
        "As exact as it is printed.",
    ),
    "metadata.disclosure_mode": words("公开方式", "Mode of disclosure"),
    "metadata.disclosure_term": words("公开时限", "Term of disclosure"),
    "metadata.source": words(
        "读取来源",
        "What the report was read from",
        "文件名或网址，不含路径；不是页面所印的“来源”。",
        "Name of a file, never a path, or an address; not the printed 来源.",
    ),
    "metadata.other": words(
        "其他著录项", "Further labelled fields", "标签对应文字。", "Label to text."
    ),
    "contact": words("联系方式", "Contact", "引言所列，照印。", "As the introduction prints it."),
    "contact.unit": words("联系单位", "Office"),
    "contact.address": words("地址", "Address"),
    "contact.postcode": words("邮政编码", "Postcode"),
    "contact.telephone": words("电话", "Telephone"),
    "contact.fax": words("传真", "Fax"),
    "contact.email": words("电子邮箱", "Email"),
    "contact.website": words("网址", "Website"),
    "introduction": words(
        "引言", "Introduction", "第一部分之前的段落。", "The paragraphs before section 一."
    ),
    "signature": words("落款", "Signature", "报告末尾的署名和日期。", "At the end of the report."),
    "signature.agency": words("署名机关", "Signing organ"),
    "signature.date": words("署名日期", "Date of signature"),
    "remarks": words(
        "单元格附注",
        "Remarks",
        "单元格标识对应该格数值之外所印的文字。",
        "Cell id to the words printed in or at the cell beside its value.",
    ),
    "table_notes": words(
        "表注",
        "Notes on tables",
        "表名对应表上方或下方所印的文字。",
        "Table name to the texts printed above or under it.",
    ),
    "extensions": words(
        "扩展", "Extensions", "由生成方自定，原样保留。", "Whatever a producer adds; kept as it is."
    ),
}
"""Path of a member, its words joined by dots → what it is."""
