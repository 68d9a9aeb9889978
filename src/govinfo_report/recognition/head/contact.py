"""Contact details in the running text: whom to ask about the report, and where it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from govinfo_report.model import Contact
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.text import ordinary, printed

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
_CALLED: Final = r"(?:联系|致电|咨询)[:：]?\s*"
_WITH: Final = "(?:[与同跟]|和(?![平县田龙硕布静政林顺]))"
"""With whom; 和 also begins names of counties."""
_FIRST: Final = "(?:直接|及时|径直?|您|你|通过以下方式)?"
_PATTERNS: Final[Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "unit": (
        re.compile(rf"联系(?:单位|部门|科室|机构)[:：为是]\s*{_UNIT}(?=(?:{_NEXT})|{_STOP}|$)"),
        re.compile(
            rf"(?:请|可|接|欢迎){_FIRST}{_WITH}{_UNIT}(?:取得)?(?:联系|咨询|反映|{_CLOSES})"
        ),
        re.compile(rf"(?:请|可){_FIRST}向{_UNIT}(?:咨询|反映|了解|查询)"),
        re.compile(
            r"(?:(?:请|可|接|欢迎)(?:直接|及时)?|(?:疑问|问题|需要|异议|意见|建议)的?[,，])"
            rf"(?!(?:联系|咨询)(?:地址|电话|热线|方式|人)){_CALLED}{_UNIT}"
            rf"(?:联系|咨询|反映|(?=(?:{_NEXT}))|{_CLOSES})"
        ),
        re.compile(
            rf"请(?!{_WITH}|[向到]|直接|及时|径|您|你|通过|按|联系|致电|拨打|咨询){_UNIT}(?<=[局府委会办厅院处镇乡道心所科队部室股])"
            r"(?:取得)?(?:联系|咨询)"
        ),
        re.compile(
            rf"拨打{_PHONE.replace('value', 'dialled')}[，,]?(?:{_WITH}|向){_UNIT}"
            r"(?:取得)?(?:联系|咨询)"
        ),
        re.compile(rf"(?<!方式)联系[:：]\s*{_UNIT}(?:{_CLOSES})"),
    ),
    "address": (
        re.compile(
            r"地[址点](?<!网站..)(?<!网..)(?<!网页..)(?<!邮箱..)(?<!邮件..)(?:[:：为是]|\s)\s*"
            rf"(?P<value>(?!https?:|www\.){_UP_TO_END})(?=(?:{_NEXT})[:：为是]?|{_STOP}|$)"
        ),
        re.compile(
            r"(?<=[(（,，;；。])(?:联系|办公|通信|通讯|单位)?地址(?:现?(?:位于|坐落于|设在|在|为))?"
            rf"(?P<value>(?=[\u4e00-\u9fff]){_UP_TO_END})(?=(?:{_NEXT})[:：为是]?|{_STOP}|$)"
        ),
        re.compile(
            r"(?:现(?:位于|坐落于|设在)|办公(?:室|地点|地址)?(?:位于|坐落于|设在))[:：]?"
            rf"(?P<value>(?=[\u4e00-\u9fff]{{1,40}}?[路街道巷号楼村层院厦座]){_UP_TO_END})"
            rf"(?=(?:{_NEXT})[:：为是]?|{_STOP}|$)"
        ),
    ),
    "postcode": (
        re.compile(r"(?:邮编|邮政编码|邮递区号)[:：为是]?\s*(?P<value>[0-9]{6})(?![0-9])"),
    ),
    "telephone": (
        re.compile(
            rf"(?:电话|热线|联系方式|(?i:tel))(?:号码)?(?:{_ALSO}传真[)）]?)?[:：为是]?\s*{_PHONE}"
            rf"|(?:{_CALLED}|拨打){_PHONE.replace('value', 'called')}"
        ),
    ),
    "fax": (re.compile(rf"传真(?:号码)?(?:{_ALSO}电话)?[)）]?[:：为是]?\s*{_PHONE}"),),
    "email": (
        re.compile(
            r"(?:邮箱|邮件|信箱|[Ee]-?[Mm]ail)(?:地址)?[)）]?[:：为是]?\s*"
            r"(?P<value>[A-Za-z0-9._%+\-]{1,64}[@＠][A-Za-z0-9.\-]{1,128}[A-Za-z0-9])"
        ),
        re.compile(
            r"(?<![A-Za-z0-9._%+\-])"
            r"(?P<value>[A-Za-z0-9._%+\-]{1,64}[@＠][A-Za-z0-9.\-]{1,128}\.[A-Za-z]{2,6})"
        ),
    ),
    "website": (
        re.compile(
            r"(?P<value>https?://[A-Za-z0-9._~:/?#@!$&'*+=%\-]{3,300}"
            r"|www\.[A-Za-z0-9.\-]{3,200}[A-Za-z0-9])"
        ),
        re.compile(
            r"(?:网|登[录陆]|访问)[^。；;，,\n]{0,30}?(?<![A-Za-z0-9@＠._\-])"
            r"(?P<value>[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,5}"
            r"\.(?:cn|com|net|org)(?![A-Za-z0-9.@＠\-])(?:/[A-Za-z0-9._~/?=&%\-]{0,200})?)"
        ),
    ),
}
"""Member → where it stands. Every pattern is bounded: none can run over a whole page."""

_DIALLED: Final = re.compile(
    r"[:：]?\s*(?:电话)?[:：]?\s*(?P<number>[(（]?0[0-9]{2,3}[)）]?[\s－—–‐−\-]?[0-9]{7,8}|1[0-9]{10})"
    r"(?:转[0-9]{1,6})?"
)
"""A telephone number right behind a name."""
_ELSEWHERE: Final = re.compile(r"查阅|查询|档案馆|图书馆")
"""Words of a sentence whose address is that of another place than the unit."""
_OF_UNIT: Final = frozenset(("address", "postcode"))
_SENTENCE_ENDS: Final = "。；;\n"

_OF_REPORT: Final = re.compile(r"报告|年报")
_ASKING: Final = re.compile(r"疑问|咨询|意见|建议|电子版|查阅|下载|查询|问题")

_FIRST_PARAGRAPHS: Final = 3
"""Paragraphs of section 一 in which contact details may stand: later ones are about the year."""


_FIELD: Final = re.compile(rf"(?:{_NEXT}|地址|联系地址|联系单位|联系部门)\s?[:：]")


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
    begins = 0
    for member, patterns in _PATTERNS.items():
        found[member] = None
        for pattern in patterns:
            if match := pattern.search(plain, begins if member in _OF_UNIT else 0):
                group = "value" if match["value"] is not None else "called"
                found[member] = _without_marks(text[slice(*match.span(group))])
                if member == "unit":
                    begins = _begins_contact(plain, match.start())
                break
    unit = found["unit"] or ""
    if dialled := _DIALLED.search(unit):
        found["unit"] = unit[: dialled.start()]
        found["telephone"] = found["telephone"] or dialled["number"]
    if found["unit"] is not None and len(found["unit"]) < 3:
        found["unit"] = None
    return found


def _begins_contact(text: str, start: int) -> int:
    """Returns where the details of the unit that is named at ``start`` can begin.

    A sentence before it that says where else the report lies gives the address of that place.
    """
    sentence = max(text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS) + 1
    begins = 0
    for words in _ELSEWHERE.finditer(text, 0, sentence):
        begins = min(end for sign in _SENTENCE_ENDS if (end := text.find(sign, words.end())) >= 0)
    return begins


def _without_marks(value: str) -> str:
    """Removes what stands around a value: white space, stops, half of a pair of brackets."""
    value = value.strip().rstrip(".,:")
    if value[:1] in ("(", "（") and not any(sign in value for sign in ")）"):
        value = value[1:]
    return value
