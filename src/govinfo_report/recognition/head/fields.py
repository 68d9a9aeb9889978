"""The labelled fields of the page header (索引号, 发布机构 …), and contact details in prose.

The labels of the header's fields stand in ``fields.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from attrs import frozen

from govinfo_report.model import Contact, Metadata
from govinfo_report.recognition.head.dates import parse_date, parse_moment
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.strict_toml import NonEmpty, Record, records
from govinfo_report.text import ordinary, printed
from govinfo_report.text.spelling import TRADITIONAL

# A date without a label before the first field: it counts for none.
_MOMENT: Final = re.compile(
    r"20[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:[\sT]*[0-9]{1,2}(?:[:：][0-9]{2}){1,2})?\s*"
)
_SPACES: Final = re.compile(r"\s+")
_MARKS: Final = " \t\u3000\xa0|:：】[]【"

_NEXT: Final = (
    "邮编|邮政编码|邮递区号|联系电话|办公电话|咨询电话|电话|传真|电子邮箱|电子邮件|邮箱|联系人|"
    "联系方式|办公时间"
)
"""Labels that may follow a field with nothing between."""

_IN_BRACKETS: Final = rf"[(（](?!{_NEXT}|以下|下称|简称)[^()（）:：,，;；\n]{{1,30}}[)）]"
"""Brackets that belong to a name or an address and hold no field of their own."""

_UP_TO_END: Final = rf"(?:[^,，。;；()（）、\n]|{_IN_BRACKETS}){{1,80}}?"
_STOP: Final = rf"(?!{_IN_BRACKETS})[,，。;；()（）、\n]"
_CLOSES: Final = rf"(?!{_IN_BRACKETS}(?:联系|咨询|[,，。;；]|$))[,，。;；(（]|$"
"""What ends a name where 联系 does not follow it; brackets before 联系 belong to the name."""
_PHONE: Final = r"(?P<value>[0-9+(（][0-9()（）－—–‐−\- ]{5,24}[0-9](?:转[0-9]{1,6})?)"
_ALSO: Final = "[(（/、及和与兼]{1,2}"
_UNIT: Final = rf"(?P<value>(?![0-9:：]){_UP_TO_END})"
_CALLED: Final = r"(?:联系|致电)[:：]?\s*"
_PATTERNS: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "unit": (
        re.compile(rf"联系(?:单位|部门|科室|机构)[:：为是]\s*{_UNIT}(?=(?:{_NEXT})|{_STOP}|$)"),
        re.compile(
            rf"(?:请|可|接|欢迎)(?:直接|及时)?[与同]{_UNIT}(?:取得)?(?:联系|咨询|反映|{_CLOSES})"
        ),
        re.compile(rf"(?:请|可)(?:直接|及时)?向{_UNIT}(?:咨询|反映|了解|查询)"),
        re.compile(
            r"(?:(?:请|可|接|欢迎)(?:直接|及时)?|(?:疑问|问题|需要|异议|意见|建议)的?[,，])"
            rf"(?!联系(?:地址|电话|方式|人)){_CALLED}{_UNIT}"
            rf"(?:联系|咨询|反映|(?=(?:{_NEXT}))|{_CLOSES})"
        ),
        re.compile(rf"(?<!方式)联系[:：]\s*{_UNIT}(?:{_CLOSES})"),
    ),
    "address": (
        re.compile(
            r"(?<!网站)(?<!网)(?<!网页)(?<!邮箱)(?<!邮件)(?:地址|地点)(?:[:：为是]|\s)\s*"
            rf"(?P<value>(?!https?:|www\.){_UP_TO_END})(?=(?:{_NEXT})[:：为是]?|{_STOP}|$)"
        ),
        re.compile(
            r"(?<=[(（,，;；。])(?:联系|办公|通信|通讯|单位)?地址在?"
            rf"(?P<value>(?=[\u4e00-\u9fff]){_UP_TO_END})(?=(?:{_NEXT})[:：为是]?|{_STOP}|$)"
        ),
    ),
    "postcode": (
        re.compile(r"(?:邮编|邮政编码|邮递区号)[:：为是]?\s*(?P<value>[0-9]{6})(?![0-9])"),
    ),
    "telephone": (
        re.compile(
            rf"(?:电话|热线|联系方式)(?:号码)?(?:{_ALSO}传真[)）]?)?[:：为是]?\s*{_PHONE}"
            rf"|{_CALLED}{_PHONE.replace('value', 'called')}"
        ),
    ),
    "fax": (re.compile(rf"传真(?:号码)?(?:{_ALSO}电话)?[)）]?[:：为是]?\s*{_PHONE}"),),
    "email": (
        re.compile(
            r"(?:邮箱|邮件|信箱|[Ee]-?[Mm]ail)(?:地址)?[)）]?[:：为是]?\s*"
            r"(?P<value>[A-Za-z0-9._%+\-]{1,64}[@＠][A-Za-z0-9.\-]{1,128}[A-Za-z0-9])"
        ),
    ),
    "website": (
        re.compile(
            r"(?P<value>https?://[A-Za-z0-9._~:/?#@!$&'*+=%\-]{3,300}"
            r"|www\.[A-Za-z0-9.\-]{3,200}[A-Za-z0-9])"
        ),
    ),
}
"""Member → where it stands. Every pattern is bounded: none can run over a whole page."""

_OF_REPORT: Final = re.compile(r"报告|年报")
_ASKING: Final = re.compile(r"疑问|咨询|意见|建议|电子版|查阅|下载|查询|问题")

_FIRST_PARAGRAPHS: Final = 3
"""Paragraphs of section 一 in which contact details may stand: later ones are about the year."""


_FIELD: Final = re.compile(rf"(?:{_NEXT}|地址|联系地址|联系单位|联系部门)\s?[:：]")


class _LabelsRecord(Record, frozen=True):
    """``fields.toml``: labels that are noted, others that are kept, those of the web page."""

    members: dict[NonEmpty, tuple[NonEmpty, ...]]
    variants: frozenset[NonEmpty]
    other: tuple[NonEmpty, ...]
    furniture: tuple[NonEmpty, ...]


@frozen
class _Labels:
    """The labels of a header's fields.

    Attributes:
        member_of: Label → member of the document's metadata.
        variants: Labels of members that are noted.
        other: Labels of fields that are kept as printed.
        first: First characters of all labels, traditional ones included.
        pattern: A label: at the beginning, or behind the text of the field before it.
    """

    member_of: dict[str, str]
    variants: frozenset[str]
    other: frozenset[str]
    first: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _labels() -> _Labels:
    record = records("govinfo_report.recognition.head", "fields.toml", _LabelsRecord)["labels"]
    member_of = {label: name for name, labels in record.members.items() for label in labels}
    labels = sorted((*member_of, *record.other, *record.furniture), key=len, reverse=True)
    first = {label[0] for label in labels}
    # What every label begins with is looked for first: at most places of a text no label begins.
    begins = f"(?=[{''.join(sorted(first))}])"
    spaced = "|".join(r"[ \u3000\xa0]*".join(label) for label in labels if len(label) > 1)
    # Without room before it: 来源：某局浏览次数：12.
    inner = "|".join(label for label in labels if len(label) > 3)
    return _Labels(
        member_of=member_of,
        variants=record.variants,
        other=frozenset(record.other),
        first=frozenset(first | {old for old, new in TRADITIONAL.items() if new in first}),
        pattern=re.compile(
            rf"(?<![\u4e00-\u9fff])[【\[]?\s*{begins}(?P<label>{spaced})\s*[】\]]?\s*(?:[:：|]|(?=\s)|$|\s)"
            rf"|{begins}(?P<inner>{inner})[:：]"
        ),
    )


def read_metadata(
    lines: list[PageLine], source: str | None, notes: PageNotes
) -> tuple[Metadata, frozenset[int]]:
    """Returns the header fields among the lines before the report's text, and their lines.

    A field with a label of the contract and nothing behind it is blank (``None``), and so is one
    that the page does not print.

    Args:
        lines: The lines.
        source: Name of the file, where it has one.
        notes: Where the notes go.
    """
    labels = _labels()
    members: dict[str, Any] = dict.fromkeys(labels.member_of.values())
    if source is not None:
        members["source"] = printed(source)
    other: dict[str, str | None] = {}
    taken = set()
    for line in lines:
        fields = _fields(line.text, labels)
        if not fields:
            continue
        taken.add(line.index)
        for label, text in fields:
            member = labels.member_of.get(label)
            if member is None:
                if label in labels.other and text:
                    other.setdefault(label, text)
                continue
            if not text:
                notes.add("blank_cells", f"metadata.{member}", line.text, line)
            elif members[member] is None:
                members[member] = _value(member, text, line, notes)
            if label in labels.variants:
                notes.add("label_variant", f"metadata.{member}", line.text, line)
    return Metadata(**members, other=other), frozenset(taken)


def _fields(text: str, labels: _Labels) -> list[tuple[str, str]]:
    """Returns label and text of each field of a line; the first label stands at its beginning."""
    start = text.lstrip(_MARKS)
    if start.startswith("20") and (moment := _MOMENT.match(start)):
        text = start = start[moment.end() :]
    if len(text) > 400 or start[:1] not in labels.first:
        return []
    plain = ordinary(text)  # as long as the text, so that places in one are places in the other
    if labels.pattern.match(plain.lstrip(_MARKS)) is None:
        return []
    matches = list(labels.pattern.finditer(plain))
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


def _value(member: str, text: str, line: PageLine, notes: PageNotes) -> Any:
    if member not in ("published_at", "date_written"):
        return text
    value = parse_moment(text) if member == "published_at" else parse_date(text)
    if value is None:
        notes.add("text_damaged", f"metadata.{member}", text, line)
    return value


def is_contact(text: str) -> bool:
    """Whether a short line is a contact detail with its label: 邮编：310000."""
    return _FIELD.match(ordinary(text)) is not None


def read_contact(prose: Mapping[str, Sequence[str]], notes: PageNotes) -> Contact:
    """Returns the contact details of the introduction; those it does not name are ``None``.

    Where it names none, or there is no introduction, those of the first paragraphs of section 一
    count, in a paragraph that says whom to ask about the report or where it is.
    """
    found = _contact_in(prose.get("introduction", ()))
    if not any(found.values()):
        for text in prose.get("overview", ())[:_FIRST_PARAGRAPHS]:
            plain = ordinary(text)
            if not (_OF_REPORT.search(plain) and _ASKING.search(plain)):
                continue
            found = _contact_in((text,))
            if any(found.values()):
                named = next(member for member, value in found.items() if value)
                notes.add("contact_in_overview", f"contact.{named}", found[named] or "")
                break
    return Contact(**found)


def _contact_in(paragraphs: Sequence[str]) -> dict[str, str | None]:
    text = "\n".join(printed(paragraph) for paragraph in paragraphs)
    plain = ordinary(text)  # as long as the text, so that places in one are places in the other
    found: dict[str, str | None] = {}
    for member, patterns in _PATTERNS.items():
        found[member] = None
        for pattern in patterns:
            if match := pattern.search(plain):
                group = "value" if match["value"] is not None else "called"
                found[member] = _without_marks(text[slice(*match.span(group))])
                break
    if found["unit"] is not None and len(found["unit"]) < 3:
        found["unit"] = None
    return found


def _without_marks(value: str) -> str:
    """Removes what stands around a value: white space, stops, half of a pair of brackets."""
    value = value.strip().rstrip(".,:")
    if value[:1] in ("(", "（") and not any(sign in value for sign in ")）"):
        value = value[1:]
    return value
