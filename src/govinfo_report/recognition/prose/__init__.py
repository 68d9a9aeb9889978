"""Running text by paragraphs, and the signature at its end.

Printed lines are joined to paragraphs where the page shows that they were wrapped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from typing import Final

from govinfo_report.model import Signature
from govinfo_report.recognition.head.dates import arabic_dates, parse_date
from govinfo_report.recognition.lines import PageLine
from govinfo_report.text import compact, ordinary, printed

_MIN_WRAPPED: Final = 40
"""Narrowest line of wrapped text, in half-width columns."""

_FEW_WRAPPED: Final = 4
"""Fewest such lines from which a width is taken."""

_SLACK: Final = 6
"""How much a full line may differ from the usual width: a word or a number that did not fit."""

_ENDS: Final = tuple("。！？；：.!?;:”’）)》】")
_STOPS: Final = tuple("。！？!?")
_GOES_ON: Final = tuple("，、,（(《“")
_INSIDE: Final = frozenset("-/@_")
_ITEM: Final = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_UNBROKEN: Final = re.compile(r"[!-~]{1,20}[。，、；：？！）”》%％]{0,2}")
_DATE_ONLY: Final = re.compile(r"20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日")
_SIGNED: Final = re.compile(
    rf"(?P<signer>[\u4e00-\u9fff（）()·]{{3,40}})(?P<date>{_DATE_ONLY.pattern})"
)
"""Name and date of a signature in one paragraph."""
_AGENCY: Final = re.compile(r"[\u4e00-\u9fff（）()·]{3,40}")


def _width(text: str) -> int:
    """Width in half-width columns. Spaces do not count: extractors print them at will."""
    # A Chinese character or sign is three bytes in UTF-8 and two columns wide, ASCII one and one.
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2 - text.count(" ")


def wrapped_width(
    lines: list[PageLine], *, printed_lines: bool, header_lines: Collection[int] = ()
) -> int:
    """Returns the width at which prose was wrapped: most lines are then equally wide.

    Args:
        lines: The lines of prose.
        printed_lines: Whether the page has printed lines, and not paragraphs.
        header_lines: Indexes of those that are the title or labelled fields.

    Returns:
        The width of a full line, in half-width columns; ``0`` where every line is a paragraph.
    """
    if not printed_lines:
        return 0
    width = _usual_width(lines)
    return width or _full_width([line for line in lines if line.index not in header_lines])


def _full_width(lines: list[PageLine]) -> int:
    """Returns the width of the narrowest line that reaches the right edge and goes on below.

    The result is ``0`` without any: a line that ends a sentence there shows nothing.
    """
    widths = [
        _width(line.text) + min(line.indent, 4)
        for line, below in pairwise(lines)
        if line.full and not line.text.endswith(_STOPS) and _is_below(below, line)
    ]
    return min((width for width in widths if width > _MIN_WRAPPED), default=0)


def _is_below(line: PageLine, before: PageLine) -> bool:
    """Whether a line stands right under another one, without an indent."""
    beside = line.place.page == before.place.page and line.gap
    return line.index == before.index + 1 and line.indent < 2 and not beside


def _usual_width(lines: list[PageLine]) -> int:
    """Returns the width of nearly all long lines; ``0`` where they are too few or not alike."""
    # No character is wider than two columns: short lines need no measuring.
    long = [line.text for line in lines if line.cells is None and 2 * len(line.text) > _MIN_WRAPPED]
    measured = [(text, width) for text in long if (width := _width(text)) > _MIN_WRAPPED]
    if len(measured) < _FEW_WRAPPED:
        return 0
    if sum(text.rstrip().endswith(_STOPS) for text, _ in measured) * 2 > len(measured):
        return 0  # a wrapped line seldom ends with a sentence
    widths = [width for _, width in measured]
    usual = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))[0]
    near = sum(1 for width in widths if abs(width - usual) <= _SLACK)
    longer = sum(1 for width in widths if width > usual + 2 * _SLACK)
    return usual if near * 5 >= len(widths) * 3 and longer * 20 <= len(widths) else 0


def paragraphs_of(lines: list[PageLine], width: int) -> list[str]:
    """Returns the paragraphs of consecutive lines, as a document keeps them.

    Args:
        lines: The lines.
        width: Width at which they were wrapped, or ``0``.
    """
    if not width:
        texts = (printed(line.text) for line in lines)
        return [text for text in texts if text]
    groups: list[list[str]] = []
    before: PageLine | None = None
    for line in lines:
        if before is None or _begins(line, before, width):
            groups.append([line.text])
        else:
            groups[-1] += (line.text,) if _is_broken(before, line) else ("\n", line.text)
        before = line
    return [text for group in groups if (text := printed("".join(group)))]


def _is_broken(before: PageLine, line: PageLine) -> bool:
    """Whether a number or an address goes on in a line: ``0533-`` and ``3000001``."""
    return before.text[-1] in _INSIDE or line.text[0] in _INSIDE


def _begins(line: PageLine, before: PageLine, width: int) -> bool:
    """Whether a line begins a paragraph."""
    if line.indent >= 2 and before.indent < line.indent:
        return True
    if before.text.endswith(_GOES_ON):
        return False
    if before.text.endswith(_ENDS):
        # Wider space than usual between two lines of one page also separates paragraphs.
        same_page = line.place.page is not None and line.place.page == before.place.page
        spaced = line.gap and same_page
        if line.indent >= 2 or spaced or _ITEM.match(ordinary(line.text[:8])):
            return True
    unbroken = _UNBROKEN.match(line.text)  # a number is not broken, nor a sign separated from it
    token = _width(unbroken[0]) if unbroken is not None else 0
    return _width(before.text) + min(before.indent, 4) + max(token - 2, 0) < width - _SLACK - 2


def take_signature(paragraphs: list[str], agency: str | None) -> Signature | None:
    """Takes the 落款 off the end of the last section: an agency's name, a date, or both."""
    _part_signature(paragraphs, agency)
    date = None
    signer = None
    if len(paragraphs) > 1 and _DATE_ONLY.fullmatch(arabic_dates(compact(paragraphs[-1]))):
        date = parse_date(compact(paragraphs[-1]))
        if date is not None:
            paragraphs.pop()
    if len(paragraphs) > 1:
        last = compact(paragraphs[-1])
        if _AGENCY.fullmatch(last) and (_is_known(last, agency) or date is not None):
            signer = last
            paragraphs.pop()
    if date is None and signer is None:
        return None
    return Signature(signer, date)


def _part_signature(paragraphs: list[str], agency: str | None) -> None:
    """Puts the agency of the title above the date, if both are one paragraph or stand reversed."""
    if len(paragraphs) < 2:
        return
    above, last = (arabic_dates(compact(text)) for text in paragraphs[-2:])
    if signed := _SIGNED.fullmatch(last):
        if _is_known(signed["signer"], agency):
            paragraphs[-1:] = [signed["signer"], signed["date"]]
        return
    reverse = _DATE_ONLY.fullmatch(above) and _AGENCY.fullmatch(last) and _is_known(last, agency)
    if reverse and len(paragraphs) > 2:
        paragraphs[-2:] = [paragraphs[-1], paragraphs[-2]]


def _is_known(name: str, agency: str | None) -> bool:
    """Whether a name is that of the title's agency, or one has the other in it."""
    return agency is not None and (name in agency or agency in name)
