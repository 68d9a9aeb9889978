"""Characters that stand for one another: data, no logic.

A new character that a page uses for an ordinary one goes here; the traditional characters are those
of ``data/traditional.txt``, which says where they come from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

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
