"""Quirks of real pages, to be laid over a page made for tests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from govinfo_report.text.spelling import TRADITIONAL

_KANGXI: Final = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)
}
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_ITEM: Final = re.compile(r"(?<![0-9])([1-8])\.(?![0-9])")
_SECTION: Final = re.compile(
    r"(?m)^([一二三四五六])、(总体|主动公开|收到和处理|政府信息公开行政复议|存在的主要问题|其他需要)"
)
_PINYIN: Final = {
    "规": "guī",
    "发": "fā",
    "数": "shù",
    "业": "yè",
    "务": "wù",
    "报": "bào",
    "关": "guān",
    "现": "xiàn",
    "请": "qǐng",
    "动": "dòng",
    "织": "zhī",
    "诉": "sù",
    "强": "qiáng",
}
_NUMERALS: Final = ("yī", "èr", "sān", "sì", "wǔ", "liù", "qī", "bā")
_BACK: Final = {simple: traditional for traditional, simple in TRADITIONAL.items()}


def kangxi(page: str) -> str:
    """Kangxi radicals for ordinary characters, as some PDF producers write them."""
    return "".join(_KANGXI.get(character, character) for character in page)


def traditional(page: str) -> str:
    """Traditional characters throughout."""
    return "".join(_BACK.get(character, character) for character in page)


def pinyin(page: str) -> str:
    """規(guī)章: the pinyin in brackets of mirrors that hide from search engines."""
    return re.sub(
        f"[{''.join(_PINYIN)}]", lambda match: f"{_BACK[match[0]]}({_PINYIN[match[0]]})", page
    )


def full_width_pinyin(page: str) -> str:
    """規（guī）章."""
    return re.sub(
        f"[{''.join(_PINYIN)}]", lambda match: f"{_BACK[match[0]]}（{_PINYIN[match[0]]}）", page
    )


def glossed_numerals(page: str) -> str:
    """一(yī)、 and （一(yī)） in front of headings and labels."""
    pinyin = dict(zip("一二三四五六七八", _NUMERALS, strict=True))
    return re.sub(
        "(?<![一二三四五六七八九十])([一二三四五六七八])(?=[、）)])",
        lambda match: f"{match[1]}({pinyin[match[1]]})",
        page,
    )


def another_region(page: str) -> str:
    """The words of another region, as a site's own converter puts them."""
    page = page.replace("规范性文件", "規範性檔案").replace("信息", "資訊")
    return traditional(page)


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


def circled_numbers(page: str) -> str:
    """① for 1. in row labels."""
    return _ITEM.sub(lambda match: "①②③④⑤⑥⑦⑧"[int(match[1]) - 1], page)


def right_brackets(page: str) -> str:
    """1） for 1. and 一） for （一） in row labels."""
    return re.sub(r"[（(]([一二三四五六七])[）)](?!项)", r"\1）", _ITEM.sub(r"\1）", page))


def full_width_numbers(page: str) -> str:
    """１． for 1. in row labels, and every digit of the page full-width."""
    return _ITEM.sub(r"\1．", page).translate(_FULL_WIDTH)


def parts(page: str) -> str:
    """第一部分 for 一、 in front of the sections' headings."""
    return _SECTION.sub(r"第\1部分 \2", page)


def bracketed_sections(page: str) -> str:
    """（一） for 一、 in front of the sections' headings."""
    return _SECTION.sub(r"（\1）\2", page)


def lone_section_numbers(page: str) -> str:
    """The sections' numbers on lines of their own."""
    return _SECTION.sub(r"\1、\n\2", page)


def restarted_numbers(page: str) -> str:
    """Every section is number one of a list of its own."""
    return _SECTION.sub(r"1、\2", page)


def without_numbers(page: str) -> str:
    """The sections' headings without their numbers."""
    return _SECTION.sub(r"\2", page)


def invisible_characters(page: str) -> str:
    """Zero-width spaces, joiners, direction marks and soft hyphens in words and numbers."""
    signs = "\u00ad\u200b\u200d\u200f\u202a\u202c\u2060\u2063\ufeff\ufe0f\u034f\u061c\u180e"
    return "".join(
        character + (signs[at % len(signs)] if at % 3 == 0 and not character.isspace() else "")
        for at, character in enumerate(page)
    )


def translations(page: str) -> str:
    """English beside some labels."""
    for label in ("规章", "行政许可", "重复申请", "予以公开"):
        page = re.sub(rf"(?m)(?<=[\n|\t ]){label}(?=[\n|\t ])", f"{label} Some words", page)
    return page


def running_titles(page: str) -> str:
    """The running head of a printed page, with its place and number, inside table 三."""
    head = "某某区教育局年度报告\n第 3 页 共 6 页\n"
    return re.sub(r"(?m)^(?=.{0,3}(?:四、)?结转下年度继续办理)", head, page)


def foot(page: str) -> str:
    """The foot of the web page."""
    lines = (
        "\n打印本页 关闭窗口\n主办单位：某某区人民政府 网站标识码：3301000001\n某ICP备05000001号\n"
    )
    return page + lines


QUIRKS: Final[dict[str, Callable[[str], str]]] = {
    quirk.__name__: quirk
    for quirk in (
        kangxi,
        traditional,
        pinyin,
        full_width_pinyin,
        glossed_numerals,
        another_region,
        full_width_brackets,
        list_commas,
        spaces_in_words,
        page_marks,
        carriage_returns,
        furniture,
        headings_on_one_line,
        circled_numbers,
        right_brackets,
        full_width_numbers,
        parts,
        bracketed_sections,
        lone_section_numbers,
        restarted_numbers,
        without_numbers,
        translations,
        running_titles,
        foot,
        invisible_characters,
    )
}
"""Name → quirk."""

APART: Final = frozenset(
    ("parts", "bracketed_sections", "lone_section_numbers", "restarted_numbers", "without_numbers")
)
"""Quirks of which one page has one, and none where headings stand inside their paragraphs."""


CHARACTERS: Final = (
    "glossed_numerals",
    "kangxi",
    "traditional",
    "pinyin",
    "full_width_pinyin",
    "another_region",
    "invisible_characters",
)
"""Quirks after which the words of the form are no longer found by those of other quirks."""


def together(quirks: list[str]) -> list[str]:
    """The quirks of a list that one page can have together, in its order.

    Those of characters come last: the others look for the words of the form.
    """
    kept: list[str] = []
    for quirk in quirks:
        exclusive = quirk in APART or quirk == "headings_on_one_line"
        if not (exclusive and any(q in APART or q == "headings_on_one_line" for q in kept)):
            kept.append(quirk)
    return sorted(kept, key=lambda quirk: CHARACTERS.index(quirk) + 1 if quirk in CHARACTERS else 0)
