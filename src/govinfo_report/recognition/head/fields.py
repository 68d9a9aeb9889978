"""The labelled fields of the page header: 索引号, 发布机构, 成文日期 and their like."""

from __future__ import annotations

import re
from typing import Any, Final

from govinfo_report.model import Metadata
from govinfo_report.recognition.head.dates import parse_date, parse_moment
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.text import ordinary, printed
from govinfo_report.text.spelling import TRADITIONAL

MEMBERS: Final = {
    "索引号": "index_number",
    "信息索引号": "index_number",
    "索引号码": "index_number",
    "文号": "document_number",
    "文件编号": "document_number",
    "发文字号": "document_number",
    "发文文号": "document_number",
    "文件字号": "document_number",
    "发布机构": "publisher",
    "发布单位": "publisher",
    "发文机关": "publisher",
    "成文日期": "date_written",
    "成文时间": "date_written",
    "生成日期": "date_written",
    "发文日期": "date_written",
    "发布日期": "published_at",
    "发布时间": "published_at",
    "公开日期": "published_at",
    "时间": "published_at",
    "日期": "published_at",
    "公开方式": "disclosure_mode",
    "公开时限": "disclosure_term",
    "公开期限": "disclosure_term",
}
"""Printed label → member of the document. A new label of a header field goes here."""

_VARIANTS: Final = frozenset(("信息索引号", "生成日期", "时间", "日期"))
_OTHER: Final = (
    "公开目录",
    "更新时间",
    "更新日期",
    "主题分类",
    "组配分类",
    "体裁分类",
    "信息分类",
    "服务对象分类",
    "分类",
    "关键词",
    "主题词",
    "来源",
    "信息来源",
    "是否有效",
    "有效性",
    "时效",
    "有限期限",
    "有效期",
    "名称",
    "标题",
    "效力状态",
    "废止日期",
    "生效日期",
    "责任编辑",
    "作者",
    "公开范围",
    "公开属性",
)
_FURNITURE: Final = (
    "浏览次数",
    "访问次数",
    "浏览数",
    "阅读数",
    "点击率",
    "点击数",
    "点击次数",
    "访问量",
    "阅读次数",
    "浏览量",
    "阅读量",
    "打印此页",
    "打印本页",
    "关闭窗口",
    "字体",
    "字号",
    "打印",
    "分享",
    "分享到",
    "收藏",
    "视力保护色",
    "大",
    "中",
    "小",
    "当前位置",
    "您现在的位置",
    "您当前所在位置",
)

_ALL: Final = sorted((*MEMBERS, *_OTHER, *_FURNITURE), key=len, reverse=True)
# What every label begins with is looked for first: at most places of a text no label begins.
_BEGINS: Final = f"(?=[{''.join(sorted({label[0] for label in _ALL}))}])"
_LABEL: Final = re.compile(
    r"(?<![\u4e00-\u9fff])[【\[]?\s*"
    + _BEGINS
    + "(?P<label>"
    + "|".join(r"[ \u3000\xa0]*".join(label) for label in _ALL if len(label) > 1)
    + r")\s*[】\]]?\s*(?:[:：|]|(?=\s)|$|\s)"
    # Behind the text of the field before it, without room: 来源：某局浏览次数：12.
    + "|"
    + _BEGINS
    + "(?P<inner>"
    + "|".join(label for label in _ALL if len(label) > 3)
    + r")[:：]"
)
_FIRST: Final = frozenset(
    {label[0] for label in _ALL}
    | {old for old, new in TRADITIONAL.items() if any(label[0] == new for label in _ALL)}
)
# A date without a label before the first field: it counts for none.
_MOMENT: Final = re.compile(
    r"20[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:[\sT]*[0-9]{1,2}(?:[:：][0-9]{2}){1,2})?\s*"
)
_SPACES: Final = re.compile(r"\s+")
_MARKS: Final = " \t\u3000\xa0|:：】[]【"


def read_metadata(
    lines: list[Line], source: str | None, notes: Notes
) -> tuple[Metadata, frozenset[int]]:
    """The header fields among the lines before the report's text, and the lines they stand on.

    A field with a label of the contract and nothing behind it is blank (``None``), and so is one
    that the page does not print. ``source`` is the name of the file, where it has one.
    """
    members: dict[str, Any] = dict.fromkeys(MEMBERS.values())
    if source is not None:
        members["source"] = printed(source)
    other: dict[str, str | None] = {}
    taken = set()
    for line in lines:
        fields = _fields(line.text)
        if not fields:
            continue
        taken.add(line.index)
        for label, text in fields:
            member = MEMBERS.get(label)
            if member is None:
                if label in _OTHER and text:
                    other.setdefault(label, text)
                continue
            if not text:
                notes.add("blank_cells", f"metadata.{member}", line.text, line)
            elif members[member] is None:
                members[member] = _value(member, text, line, notes)
            if label in _VARIANTS:
                notes.add("label_variant", f"metadata.{member}", line.text, line)
    return Metadata(**members, other=other), frozenset(taken)


def _fields(text: str) -> list[tuple[str, str]]:
    """Label and text of each field of a line; the first label stands at its beginning."""
    start = text.lstrip(_MARKS)
    if start.startswith("20") and (moment := _MOMENT.match(start)):
        text = start = start[moment.end() :]
    if len(text) > 400 or start[:1] not in _FIRST:
        return []
    plain = ordinary(text)  # as long as the text, so that places in one are places in the other
    if _LABEL.match(plain.lstrip(_MARKS)) is None:
        return []
    matches = list(_LABEL.finditer(plain))
    if not matches or text[: matches[0].start()].strip(_MARKS):
        return []
    if "。" in text or (len(matches) == 1 and len(text) > 80):
        return []
    fields = []
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        label = _SPACES.sub("", match["label"] or match["inner"])
        end = after.start() if after is not None else len(text)
        fields.append((label, printed(text[match.end() : end].strip(_MARKS))))
    return fields


def _value(member: str, text: str, line: Line, notes: Notes) -> Any:
    if member == "published_at":
        value: Any = parse_moment(text)
    elif member == "date_written":
        value = parse_date(text)
    else:
        return text
    if value is None:
        notes.add("text_damaged", f"metadata.{member}", text, line)
    return value


def agency_code(index_number: str | None) -> str | None:
    """The 统一社会信用代码 (GB 32100-2015) that an index number begins with, if it does."""
    code = (index_number or "").partition("/")[0].strip().upper()
    if len(code) != 18:
        return None
    from stdnum.cn import uscc

    return code if uscc.is_valid(code) else None
