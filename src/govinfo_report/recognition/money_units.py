"""The units of amounts of money that words beside an amount state: 元, 万元, others.

Words state a unit in brackets, behind a colon or 单位, at the end of a label (金额元), or in a cell
of its own. An amount in the words (500元, 五百元以上) states none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from govinfo_report.text import visible

YUAN: Final = "元"
WAN_YUAN: Final = "万元"

_SCALE: Final = "十百佰千仟万亿"
_END: Final = r"(?=$|[|)\]】〕}>》:/、,;。(]|人民币|为单位|计|整)"
_SCALED: Final = re.compile(rf"(?<![0-9.一二三四五六七八九两几数{_SCALE}])[{_SCALE}]+元")
_BARE: Final = re.compile(rf"(?:^|[|(\[【〔{{<《:/、,;额费数款价为以按位币])([美欧日港]?元){_END}")
_UNIT: Final = rf"(?:单位:?)?(?:人民币)?[{_SCALE}]*元"
_ALONE: Final = re.compile(rf"{_UNIT}|\({_UNIT}\)")
_MOST_ALONE: Final = 24
_STATED: Final = re.compile(
    rf"单位(?:统一)?(?:[:为是]|均为)?(?:人民币)?([{_SCALE}]*元){_END}|[以按]([{_SCALE}]*元)为单位"
)
_RMB: Final = r"(?:rmb|cny|renminbi)"
_TENFOLD: Final = r"(?:10[,.]?000|10\s?k|(?:10|ten)[\s-]thousands?(?:\s+of)?|wan)"
_ENGLISH: Final = tuple(
    (re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z])"), unit)
    for pattern, unit in (
        (rf"{_TENFOLD}\s*(?:{_RMB}\s*)?(?:yuan|{_RMB})|(?:yuan|{_RMB})\s*{_TENFOLD}", "万元"),
        (rf"millions?\s*(?:of\s+)?(?:{_RMB}\s*)?(?:yuan|{_RMB})", "百万元"),
        (rf"thousands?\s*(?:of\s+)?(?:{_RMB}\s*)?(?:yuan|{_RMB})", "千元"),
        (rf"{_RMB}\s*yuan|yuan(?:\s*{_RMB})?|{_RMB}", "元"),
        (r"usd|(?:us\s?)?dollars?", "美元"),
        (r"units?(?=\s*:)", "单位"),
        (r"in(?=\s*[百千万]*元)", ""),
    )
)
"""Patterns of English words for units, each with the Chinese one; the longer ones come first."""
_IS_ENGLISH: Final = re.compile("yuan|rmb|cny|renminbi|usd|dollar", re.IGNORECASE)
_MAY_STATE: Final = re.compile(f"[元圆圓¥￥]|{_IS_ENGLISH.pattern}", re.IGNORECASE)
_ORDINARY: Final = str.maketrans("圆圓萬億單", "元元万亿单")


def money_units(words: Iterable[str]) -> frozenset[str]:
    """Returns the units of money that words state, in page order.

    A unit may be broken over several of them.
    """
    return _units_of(tuple(words))


def is_money_unit(words: str) -> bool:
    """Whether words are a unit of money and nothing else."""
    if len(words) > _MOST_ALONE or _MAY_STATE.search(words) is None:
        return False
    return _ALONE.fullmatch(_folded(words)) is not None


def stated_units(sentence: str) -> frozenset[str]:
    """Returns the units of money that a sentence under a table states, as 收费金额单位为元 does."""
    if _MAY_STATE.search(sentence) is None:
        return frozenset()
    return frozenset(one or other for one, other in _STATED.findall(_folded(sentence)))


def unit_in_words(units: Iterable[str]) -> str | None:
    """Returns the one unit, or several in words; ``None`` where there is none."""
    return "、".join(sorted(units)) or None


@lru_cache(maxsize=1024)  # headings are mostly the same, page after page
def _units_of(words: tuple[str, ...]) -> frozenset[str]:
    if not any(map(_MAY_STATE.search, words)):
        return frozenset()
    text = ""
    for word in map(_folded, words):
        is_broken = _ALONE.fullmatch(word) is None or text.endswith(tuple(_SCALE))
        text += word if is_broken else f"|{word}|"
        if word.endswith(YUAN) and text.count("(") <= text.count(")"):
            text += "|"
    units = {*_SCALED.findall(text), *_BARE.findall(text)}
    return frozenset(units or ({YUAN} if "¥" in text else ()))


def _folded(words: str) -> str:
    text = unicodedata.normalize("NFKC", visible(words))
    if _IS_ENGLISH.search(text):
        text = text.lower()
        for pattern, unit in _ENGLISH:
            text = pattern.sub(unit, text)
    return "".join(text.split()).translate(_ORDINARY)
