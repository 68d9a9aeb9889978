"""How words are written: variant characters, text as a document keeps it, labels as keys.

Labels are folded for comparing, so that two spellings of one label have one key.

A new character that a page uses for an ordinary one goes here; the traditional characters are those
of ``data/traditional.txt``, which says where they come from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from govinfo_report.patterns import lazy_pattern

# CJK Radicals Supplement that PDF producers emit. Unicode gives most of them no decomposition, so
# NFKC leaves them alone. (The Kangxi block, U+2F00, has decompositions.)
_RADICALS: Final = (
    (
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦",
    ),
    ("⻩⻬⻮⻰⻳", "黄齐齿龙龟"),
)

# What the table of OpenCC has not: characters that a simplified page could hold as well but that
# the words of reports never do, and one that mirror sites convert wrongly (鈎稽 for 勾稽).
_FURTHER: Final = (("於後徵価鈎", "于后征价勾"),)


def _mapping(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {a: b for these, those in pairs for a, b in zip(these, those, strict=True)}


RADICALS: Final[dict[str, str]] = _mapping(_RADICALS)
"""Supplementary radical → ordinary character."""


def _table() -> tuple[tuple[str, str], ...]:
    """The two lines of the data file of traditional characters."""
    text = Path(__file__).with_name("data").joinpath("traditional.txt").read_text("utf-8")
    traditional, simplified = (line for line in text.splitlines() if not line.startswith("#"))
    return ((traditional, simplified),)


TRADITIONAL: Final[dict[str, str]] = _mapping((*_table(), *_FURTHER))
"""Traditional character → simplified one: for comparing only, never for text that is kept."""


V = TypeVar("V")


class Remembered(dict[str, V]):
    """A bounded cache of a function of texts; a hit costs as much as a dict lookup.

    The function must say the same of a text every time. Long texts, which do not repeat, are not
    kept, and when it is full everything is forgotten: what repeats is soon there again.
    """

    __slots__ = ("_longest", "_most", "_of")

    def __init__(self, of: Callable[[str], V], *, most: int, longest: int) -> None:
        super().__init__()
        self._of = of
        self._most = most
        self._longest = longest

    def __missing__(self, text: str) -> V:
        value = self._of(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = value
        return value


_KANGXI: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Kangxi radical → ordinary character, by their compatibility decomposition."""

_ORDINARY: Final[dict[int, str | None]] = {
    **_KANGXI,
    **{ord(radical): character for radical, character in RADICALS.items()},
    # Full-width digits and Latin letters; full-width punctuation is Chinese and stays.
    **{code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF21, 0xFF3B)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF41, 0xFF5B)},
}

_INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_INVISIBLES: Final = lazy_pattern(f"[{_INVISIBLE}]")  # found faster than runs of them

# The ranges in which they stand, a few others among them: looked for in every text.
_EXTRAORDINARY: Final = lazy_pattern(f"[\u2e80-\u2fd5\uff10-\uff5a{_INVISIBLE}]")

# Ideographs of the blocks in use, Chinese punctuation and full-width forms. The quotation marks,
# dash, dots and middle dot are shared with other scripts; here they are Chinese.
_CJK: Final = (
    "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff“”‘’—…·"
)
_SPACE_TO_DROP: Final = lazy_pattern(rf"(?<=[{_CJK}])\s+(?=[{_CJK}0-9])|(?<=[0-9])\s+(?=[{_CJK}])")
_SPACES: Final = lazy_pattern(r"\s+")


def visible(text: str) -> str:
    """``text`` without characters that show nothing.

    These are the soft hyphen, zero-width spaces and joiners, direction marks, invisible operators,
    the byte order mark and variation selectors.
    """
    return text if text.isascii() else _INVISIBLES.sub("", text)


def compatible(text: str) -> str:
    """``text`` under NFKC; of ordinary Chinese text at a fraction of the time."""
    text = with_ascii_marks(text)
    if unicodedata.is_normalized("NFKC", text):
        return text
    return unicodedata.normalize("NFKC", text)


def with_ascii_marks(text: str) -> str:
    """``text`` with the ASCII marks for the full-width ones that nearly every text has."""
    for mark, plain in _PUNCTUATION:
        text = text.replace(mark, plain)
    return text


_PUNCTUATION: Final = tuple(
    (mark, unicodedata.normalize("NFKC", mark)) for mark in "，：；（）！？"
)
"""Marks of nearly every text, with what NFKC makes of them, whatever stands beside them."""


def is_visible(text: str) -> bool:
    """Whether ``text`` has no character that :func:`visible` removes."""
    return _INVISIBLES.search(text) is None


def printed(text: str) -> str:
    """``text`` as a document keeps it.

    NFC; invisible characters removed; Kangxi radicals and compatibility ideographs to the ordinary
    characters; full-width digits and Latin letters to ASCII; white space between two CJK characters
    (their punctuation included) or between one and a digit removed, any other run of it one space,
    none at the ends.
    """
    if text.isascii():
        return _SPACES.sub(" ", text).strip()
    if _EXTRAORDINARY.search(text):
        text = visible(text).translate(_ORDINARY)
    text = unicodedata.normalize("NFC", text).strip()
    if len(text.split(None, 1)) < 2:  # no white space inside it
        return text
    return _SPACES.sub(" ", _SPACE_TO_DROP.sub("", text))


def compact(text: str) -> str:
    """``text`` as :func:`printed` gives it, without white space: for titles and organs."""
    return _SPACES.sub("", printed(text))


_SIMPLIFIED: Final = str.maketrans({**RADICALS, **TRADITIONAL})

_UNUSUAL: Final = lazy_pattern(f"[{''.join(map(chr, {**_KANGXI, **_SIMPLIFIED}))}]")

MAX_LABEL: Final = 120
"""Longest label whose key is remembered."""

MOST_LABELS: Final = 8192
"""Most labels whose keys are remembered."""

_NOT_WORDS: Final = lazy_pattern(r"[\W_]+")

# Mirror sites that hide from search engines print the pinyin behind some characters: 規(guī)章.
# A pattern that begins with the bracket is found faster than one with what stands before it.
_PINYIN: Final = lazy_pattern(r"[(（](?<=[\u4e00-\u9fff].)[A-Za-zÀ-ǿ]{1,6}[)）]")

# With a tone it is pinyin beyond doubt; without, (gov) and (OA) look alike.
_TONED: Final = lazy_pattern(r"[(（](?<=[\u4e00-\u9fff].)[A-Za-zü]{0,5}[À-ǿ][A-Za-zÀ-ǿ]{0,5}[)）]")

# （一） (1) 1. 1、 1． ① 1） 一） 一、 一(yī)、 first thing in a label.
# A bare number is none: 2019年…
_GLOSSED: Final = r"(?:[一二三四五六七八九十](?:[(（][A-Za-zÀ-ǿ]{1,6}[)）])?){1,3}"
_NUMBER: Final = lazy_pattern(
    rf"\s*(?:[(（]\s*(?:[0-9０-９]{{1,3}}|{_GLOSSED})\s*[)）]|"
    r"[0-9０-９]{1,2}\s*[.、．､](?![0-9０-９])|[①-⑳㈠-㈩]|[0-9０-９]{1,2}\s*[)）]|"
    rf"{_GLOSSED}\s*[、.．､)）])\s*"
)


def _fold(label: str) -> str:
    text = unicodedata.normalize("NFKC", label).translate(_SIMPLIFIED)
    if "(" in text:
        text = _PINYIN.sub("", text)
    if "资讯" in text:  # another region's word, which a site's own converter puts
        text = text.replace("资讯", "信息")
    return _NOT_WORDS.sub("", text)


def ordinary(text: str) -> str:
    """``text`` in simplified characters without radicals, each character at the place it had."""
    if _UNUSUAL.search(text) is None:  # nearly every text
        return text
    return text.translate(_KANGXI).translate(_SIMPLIFIED)


def ungarbled(text: str) -> str:
    """``text`` without the pinyin in brackets that some mirror sites set behind characters."""
    return _PINYIN.sub("", text) if "(" in text or "（" in text else text


def is_garbled(text: str) -> bool:
    """Whether pinyin in brackets is set behind a character of ``text``."""
    return ("(" in text or "（" in text) and _TONED.search(text) is not None


def _has_radical(label: str) -> bool:
    return _RADICAL.match(label) is not None


_RADICAL: Final = lazy_pattern(r".{0,3}[\u2f00-\u2fd5]", re.DOTALL)
"""A Kangxi radical among the first four characters."""


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
