"""Damage that makes a whole page unreadable, though it looks like data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from govinfo_report.recognition.tables.scan import Scan

ENOUGH: Final = 10
"""How many pieces must be there before their all being different says something."""

_REPEATED: Final = "信息内容"
_GROUP: Final = "第二十条第"


def deduplicated(scans: Iterable[Scan]) -> bool:
    """Whether an extractor dropped every repeated string.

    The form prints 信息内容 over each group of table 二, and its numbers repeat; a page with
    several groups on which no word and no number stands twice has lost most of its values.
    """
    scans = list(scans)
    if sum(word.text == _REPEATED for scan in scans for word in scan.words) > 1:
        return False  # nearly every page
    words: list[str] = []
    numbers: list[str] = []
    groups = 0
    for scan in scans:
        for word in scan.words:
            groups += word.bare.startswith(_GROUP)
            words.append(word.bare)
        numbers += [number.raw for run in scan.runs for number in run.shown]
    if groups < 2 or words.count(_REPEATED) > 1 or len(words) < ENOUGH:
        return False
    return bool(numbers) and len(set(numbers)) == len(numbers) and len(set(words)) >= len(words) - 1
