"""What print cannot show: the one list, which documentation and tests take from here.

``read(render(report, format))`` gives the report again but for what stands here.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from govinfo_report.language import Text

_ALL: Final = ("html", "docx", "xlsx", "markdown", "text")


@frozen
class Limit:
    """One thing that a rendered page does not show, or not as the document has it.

    Attributes:
        id: Its name.
        text: What it is.
        formats: The formats it holds for.
    """

    id: str
    text: Text
    formats: tuple[str, ...] = _ALL


LIMITS: Final[tuple[Limit, ...]] = (
    Limit(
        "absent_cells",
        Text(
            "表中报告所缺的格印作空白，读回时为空白（null）；整张表都缺的，不印。",
            "A cell that the report lacks in a table that it has is printed blank, and read as "
            "blank. A table without any cell is not printed.",
        ),
    ),
    Limit(
        "blank_end",
        Text(
            "页面以全空的第四张表结尾的，读的时候分不清是空白还是页面不全，读作没有。",
            "Where the page ends with a table 四 that is blank throughout, reading cannot tell it "
            "from a page cut short: it is read as absent.",
        ),
        ("html", "docx", "xlsx"),
    ),
    Limit(
        "blank_fields",
        Text(
            "页头字段、联系方式、统计期限和落款，空白的与没有的都不印，读回时都为空白（null）。",
            "Header fields, contact details, period and signature are not printed where they are "
            "blank or absent, and are read as blank.",
        ),
    ),
    Limit(
        "identity_in_title",
        Text(
            "机关和年度只印在标题里；标题没有写明的，读不回来。",
            "Organ and year are printed in the title only: what the title does not name cannot be "
            "read.",
        ),
    ),
    Limit(
        "edition_in_table",
        Text(
            "格式版本只见于第二张表的栏目；没有这张表的，按年度判断。",
            "The edition shows in the labels of table 二 only; without it the year decides.",
        ),
    ),
    Limit(
        "agency_code",
        Text(
            "统一社会信用代码不单独印出，读回时取自索引号。",
            "The organ's code is not printed by itself; it is read from the index number.",
        ),
    ),
    Limit(
        "not_printed",
        Text(
            "口径（scope）、来源（metadata.source）、$schema 和 extensions 不印。",
            "Scope, source (metadata.source), $schema and extensions are not printed.",
        ),
    ),
    Limit(
        "other_labels",
        Text(
            "页头的其他字段都印出，读回的只有常见的名称（如主题分类、关键词）。",
            "Further header fields are printed, but only labels in common use (主题分类 and "
            "others) are read back.",
        ),
    ),
    Limit(
        "empty_introduction",
        Text(
            "空的引言（没有段落）与没有引言印出来一样，读回时为没有。",
            "An introduction without paragraphs is printed like none, and read as absent.",
        ),
    ),
    Limit(
        "added_sentences",
        Text(
            "统计期限、联系方式在正文中没有写到的，在引言后加印一段，读回时成为引言的一段。",
            "Period and contact details that the running text does not name are printed in "
            "sentences after the introduction, which become paragraphs of it.",
        ),
    ),
    Limit(
        "remarks",
        Text(
            "格中数字旁的文字印在格中括号里；印不进去的印在表下，读回时为表注。金额的表头没有单位的，"
            "格中印出单位，读回时记为该格的文字。",
            "Words beside a value are printed in brackets in the cell, or under the table where a "
            "reader could not tell them from the value; those come back as notes of the table. An "
            "amount under a heading without unit is printed with its unit, which comes back as a "
            "remark.",
        ),
    ),
    Limit(
        "table_notes",
        Text(
            "表注都印在表下；读回的只有像注的句子（“注：”开头，或者有句号）。",
            "Notes of a table are printed under it; those are read back that look like notes (they "
            "begin with 注： or hold a full stop).",
        ),
    ),
    Limit(
        "one_line",
        Text(
            "段落内的换行和连续空白印作一个空格，控制字符印作 �；空段落不印。",
            "Line breaks and runs of white space inside a paragraph are printed as one blank, "
            "control characters as �; empty paragraphs are not printed.",
        ),
    ),
    Limit(
        "misleading_prose",
        Text(
            "正文中与标题、栏目名称、页头字段或落款一模一样的词句，会被读作标题、栏目、字段或落款；"
            "引言中不到12个字、没有标点或者含有几个“>”的段落，会被当作网页的导航而略去。",
            "Running text that looks just like a heading, a label of a table, a header field or a "
            "signature is read as one. An introduction's paragraph of less than 12 characters, "
            "without punctuation or with several > is taken for the web page's own and dropped.",
        ),
    ),
    Limit(
        "bars",
        Text(
            "正文中的竖线会被读作表格的格线。",
            "A bar (|) in running text is read as a line between cells.",
        ),
        ("text",),
    ),
    Limit(
        "marks",
        Text("不能标出核对意见。", "Findings cannot be marked."),
        ("markdown", "text"),
    ),
    Limit(
        "long_numbers",
        Text(
            "超过15位有效数字的数写成文本，因为电子表格保存不了。",
            "A number of more than 15 significant digits is written as text, because spreadsheets "
            "cannot keep it.",
        ),
        ("xlsx",),
    ),
)
"""All of them, in the order in which the documentation lists them."""
