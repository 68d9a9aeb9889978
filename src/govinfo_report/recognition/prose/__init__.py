"""Running text by paragraphs: printed lines joined where the page shows that they belong so."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from attrs import frozen

from govinfo_report.model import Signature
from govinfo_report.recognition.head.dates import arabic_dates, parse_date
from govinfo_report.recognition.lines import Line
from govinfo_report.text import compact, ordinary, printed

MIN_WRAPPED: Final = 40
"""Narrowest printed line of wrapped text, in half-width columns."""

ENOUGH: Final = 4
"""Fewest such lines that say something."""

SLACK: Final = 6
"""How much a full line may differ from the usual width: a word or a number that did not fit."""

_ENDS: Final = tuple("。！？；：.!?;:”’）)》】")
_STOPS: Final = tuple("。！？!?")
_GOES_ON: Final = tuple("，、,（(《“")
_ITEM: Final = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_KEPT: Final = re.compile(r"[!-~]{1,20}[。，、；：？！）”》%％]{0,2}")
_DATE_ONLY: Final = re.compile(r"20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日")
_ORGAN: Final = re.compile(r"[\u4e00-\u9fff（）()·]{3,40}")


@frozen
class Wrapping:
    """How the lines of a page relate to its paragraphs.

    Attributes:
        width: Width of a full line, in half-width columns; ``0`` where every line is a paragraph.
    """

    width: int = 0


def _width(text: str) -> int:
    """Width in half-width columns. Spaces do not count: extractors print them as they like."""
    # A Chinese character or sign is three bytes in UTF-8 and two columns wide, ASCII one and one.
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2 - text.count(" ")


def wrapping_of(lines: list[Line], *, printed_lines: bool) -> Wrapping:
    """Finds out whether lines of prose were broken at a fixed width: most are then equally wide."""
    if not printed_lines:
        return Wrapping()
    # No character is wider than two columns: short lines need no measuring.
    long = [line.text for line in lines if line.cells is None and 2 * len(line.text) > MIN_WRAPPED]
    measured = [(text, width) for text in long if (width := _width(text)) > MIN_WRAPPED]
    if len(measured) < ENOUGH:
        return Wrapping()
    prose = [text for text, _ in measured]
    widths = [width for _, width in measured]
    if sum(text.rstrip().endswith(_STOPS) for text in prose) * 2 > len(prose):
        # A line broken at a width stops where the width says: seldom at the end of a sentence.
        return Wrapping()
    usual = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))[0]
    near = sum(1 for width in widths if abs(width - usual) <= SLACK)
    longer = sum(1 for width in widths if width > usual + 2 * SLACK)
    wrapped = near * 5 >= len(widths) * 3 and longer * 20 <= len(widths)
    return Wrapping(usual) if wrapped else Wrapping()


def paragraphs_of(lines: list[Line], wrapping: Wrapping) -> list[str]:
    """The paragraphs of a run of lines, as a document keeps them."""
    if not wrapping.width:
        texts = (printed(line.text) for line in lines)
        return [text for text in texts if text]
    groups: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before is None or _begins(line, before, wrapping.width):
            groups.append([line.text])
        else:
            groups[-1].append(line.text)
        before = line
    return [text for group in groups if (text := printed("\n".join(group)))]


def _begins(line: Line, before: Line, width: int) -> bool:
    """Whether a line begins a paragraph."""
    if line.indent >= 2 and before.indent < line.indent:
        return True
    if before.text.endswith(_GOES_ON):
        return False
    ended = before.text.endswith(_ENDS)
    if ended and _ITEM.match(ordinary(line.text[:8])):
        return True
    if ended and (line.indent >= 2 or _parted(line, before)):
        return True
    kept = _KEPT.match(line.text)  # a number is not broken, nor a sign parted from it
    token = _width(kept[0]) if kept is not None else 0
    return _width(before.text) + min(before.indent, 4) + max(token - 2, 0) < width - SLACK - 2


def _parted(line: Line, before: Line) -> bool:
    """Whether the print itself shows more room than usual between two lines of one page."""
    page = line.place.page
    return line.gap and page is not None and page == before.place.page


def take_signature(paragraphs: list[str], agency: str | None) -> Signature | None:
    """Takes the 落款 off the end of the last section: an organ's name, a date, or both."""
    date = None
    organ = None
    if len(paragraphs) > 1 and _DATE_ONLY.fullmatch(arabic_dates(compact(paragraphs[-1]))):
        date = parse_date(compact(paragraphs[-1]))
        if date is not None:
            paragraphs.pop()
    if len(paragraphs) > 1:
        last = compact(paragraphs[-1])
        known = agency is not None and (last in agency or agency in last)
        if _ORGAN.fullmatch(last) and (known or date is not None):
            organ = last
            paragraphs.pop()
    if date is None and organ is None:
        return None
    return Signature(organ, date)
