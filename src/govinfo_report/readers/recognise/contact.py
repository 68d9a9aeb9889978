"""Contact details that the introduction names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from govinfo_report.model import Contact
from govinfo_report.text import printed

_END: Final = r"[^,，。;；()（）、\n]{1,80}"
_STOP: Final = r"[,，。;；()（）、\n]"
_NEXT: Final = "邮编|邮政编码|联系电话|电话|传真|电子邮箱|电子邮件|邮箱|联系人"
"""What may follow a field with nothing between."""

_PHONE: Final = r"(?P<value>[0-9+(（][0-9()（）－—\- ]{5,24}[0-9])"
_PATTERNS: Final = {
    "unit": re.compile(
        rf"(?:请与|请联系|请向|可与|可联系|可向|[^请]联系(?!地址|电话|人|方式)[:：]?)"
        rf"(?P<value>{_END}?)(?:联系|咨询|反映|[,，。;；(（]|$)"
    ),
    "address": re.compile(
        rf"(?:地址|地点)(?:[:：为是]|\s)\s*(?P<value>{_END}?)(?=(?:{_NEXT})[:：为是]?|{_STOP}|$)"
    ),
    "postcode": re.compile(r"(?:邮编|邮政编码)[:：为是]?\s*(?P<value>[0-9]{6})(?![0-9])"),
    "telephone": re.compile(r"(?:电话|热线|联系方式)(?:号码)?[:：为是]?\s*" + _PHONE),
    "fax": re.compile(r"传真(?:号码)?[:：为是]?\s*" + _PHONE),
    "email": re.compile(
        r"(?:邮箱|邮件|[Ee]-?mail)(?:地址)?[:：为是]?\s*"
        r"(?P<value>[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,128}[A-Za-z0-9])"
    ),
    "website": re.compile(
        r"(?P<value>https?://[A-Za-z0-9._~:/?#@!$&'*+=%\-]{3,300}|www\.[A-Za-z0-9.\-]{3,200}[A-Za-z0-9])"
    ),
}
"""Member → where it stands. Every pattern is bounded: none can run over a whole page."""


def read_contact(paragraphs: Iterable[str]) -> Contact:
    """The contact details of the introduction; those it does not name are ``None``."""
    text = "\n".join(printed(paragraph) for paragraph in paragraphs)
    found: dict[str, str | None] = {}
    for member, pattern in _PATTERNS.items():
        match = pattern.search(text)
        found[member] = match["value"].strip().rstrip(".,:") if match else None
    if found["unit"] is not None and len(found["unit"]) < 3:
        found["unit"] = None
    return Contact(**found)
