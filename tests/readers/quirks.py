"""Quirks of real pages, to be laid over a page made for tests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from govinfo_report.text.variants import TRADITIONAL

_KANGXI: Final = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)
}
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_BACK: Final = {simple: traditional for traditional, simple in TRADITIONAL.items()}


def kangxi(page: str) -> str:
    """Kangxi radicals for ordinary characters, as some PDF producers write them."""
    return "".join(_KANGXI.get(character, character) for character in page)


def traditional(page: str) -> str:
    """Traditional characters throughout."""
    return "".join(_BACK.get(character, character) for character in page)


def full_width_brackets(page: str) -> str:
    """Full-width brackets, commas and colons."""
    return page.replace("(", "（").replace(")", "）").replace(":", "：")


def list_commas(page: str) -> str:
    """1、 for 1. in row labels."""
    return re.sub(r"(?<![0-9])([1-8])\.(?![0-9])", r"\1、", page)


def spaces_in_words(page: str) -> str:
    """White space inside labels."""
    for word in ("行政许可", "自然人", "总计", "予以公开", "信息内容", "重复申请"):
        page = page.replace(word, " ".join(word))
    return page


def page_marks(page: str) -> str:
    """Page numbers between the rows of a table."""
    lines = page.split("\n")
    for place in range(len(lines) - 2, 8, -25):
        lines.insert(place, f"- {place} -")
    return "\n".join(lines)


def carriage_returns(page: str) -> str:
    """Line ends of another system."""
    return page.replace("\n", "\r\n")


def furniture(page: str) -> str:
    """What a web page prints around the report."""
    head = "您当前所在位置: 首页 > 政务公开 > 年报\n【字体:大 中 小】 打印\n浏览次数:12\n"
    return head + page


def headings_on_one_line(page: str) -> str:
    """Section headings on the line of what follows them."""
    return re.sub(
        r"(?m)^([一二三四五六]、(?:总体|主动公开|收到和处理|政府信息公开行政复议|存在的主要问题|其他需要).*)\n+",
        r"\1 ",
        page,
    )


QUIRKS: Final[dict[str, Callable[[str], str]]] = {
    quirk.__name__: quirk
    for quirk in (
        kangxi,
        traditional,
        full_width_brackets,
        list_commas,
        spaces_in_words,
        page_marks,
        carriage_returns,
        furniture,
        headings_on_one_line,
    )
}
"""Name → quirk."""
