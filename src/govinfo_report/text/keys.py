"""Labels folded for comparing: two spellings of one label have one key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from govinfo_report.text.remembered import Remembered
from govinfo_report.text.variants import RADICALS, TRADITIONAL

_ORDINARY: Final = str.maketrans({**RADICALS, **TRADITIONAL})
_KANGXI: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}

_EXTRAORDINARY: Final = re.compile(f"[{''.join(map(chr, {**_KANGXI, **_ORDINARY}))}]")

MAX_LABEL: Final = 120
"""Longest label whose key is remembered."""

MOST_LABELS: Final = 8192
"""Most labels whose keys are remembered."""

_NOT_WORDS: Final = re.compile(r"[\W_]+")

# Mirror sites that hide from search engines print the pinyin behind some characters: 規(guī)章.
_PINYIN: Final = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zà-ǿü]{1,6}\)", re.IGNORECASE)

# With a tone it is pinyin beyond doubt; without, (gov) and (OA) look alike.
_TONED: Final = re.compile(r"[\u4e00-\u9fff]\([a-zü]{0,5}[à-ǿ][a-zà-ǿü]{0,5}\)", re.IGNORECASE)

# （一） (1) 1. 1、 1． ① 1） 一） 一、 first thing in a label. A bare number is none: 2019年…
_NUMBER: Final = re.compile(
    r"\s*(?:[(（]\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[)）]|"
    r"[0-9０-９]{1,2}\s*[.、．､](?![0-9０-９])|[①-⑳㈠-㈩]|[0-9０-９]{1,2}\s*[)）]|"
    r"[一二三四五六七八九十]{1,3}\s*[、.．､)）])\s*"
)


def _fold(label: str) -> str:
    text = unicodedata.normalize("NFKC", label).translate(_ORDINARY)
    if "(" in text:
        text = _PINYIN.sub("", text)
    if "资讯" in text:  # another region's word, which a site's own converter puts
        text = text.replace("资讯", "信息")
    return _NOT_WORDS.sub("", text)


def ordinary(text: str) -> str:
    """``text`` in simplified characters without radicals, each character at the place it had."""
    if _EXTRAORDINARY.search(text) is None:  # nearly every text
        return text
    return text.translate(_KANGXI).translate(_ORDINARY)


def ungarbled(text: str) -> str:
    """``text`` without the pinyin in brackets that some mirror sites set behind characters."""
    return _PINYIN.sub("", text) if "(" in text else text


def is_garbled(text: str) -> bool:
    """Whether pinyin in brackets is set behind a character of ``text``."""
    return "(" in text and _TONED.search(text) is not None


def _has_radical(label: str) -> bool:
    return any("\u2f00" <= character <= "\u2fd5" for character in label[:4])


def without_number(label: str) -> tuple[str, str]:
    """A printed label parted into its number (``""`` where it has none) and the words after it.

    ``without_number("（三）不予公开")`` is ``("（三）", "不予公开")``.
    """
    # One character for one: what is matched stands at the same place in the label.
    match = _NUMBER.match(label.translate(_KANGXI) if _has_radical(label) else label)
    if match is None:
        return "", label
    return match.group().strip(), label[match.end() :]


label_key: Final[Callable[[str], str]] = Remembered(
    _fold, most=MOST_LABELS, longest=MAX_LABEL
).__getitem__
"""A label under NFKC, simplified, without pinyin in brackets, white space and punctuation.

（六）其他处理, (六) 其他处理 and (六)其他處理 have one key, and so have 規(guī)章 and 规章.
"""

bare_key: Final[Callable[[str], str]] = Remembered(
    lambda label: _fold(without_number(label)[1]), most=MOST_LABELS, longest=MAX_LABEL
).__getitem__
"""The key of a label without its number: 1.重复申请 and 2、重复申请 have one."""

keys_of: Final[Callable[[str], tuple[str, str]]] = Remembered(
    lambda label: (label_key(label), bare_key(label)), most=MOST_LABELS, longest=MAX_LABEL
).__getitem__
"""The key of a label, and that of the label without its number."""
