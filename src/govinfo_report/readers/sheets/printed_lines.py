"""The lines of characters on a sheet, with the distances between words as spaces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf
from operator import attrgetter
from typing import Final, NamedTuple

from govinfo_report.readers.sheets.sheet import BLANK, Glyph

_WORD_GAP: Final = 0.25
"""A distance between two Latin characters that is a space, in heights of the line."""

_WIDE_GAP: Final = 0.6
"""The same beside a Chinese one: in justified lines smaller distances are no spaces."""

_BLANK_GAP: Final = 0.1
"""The same where a blank is drawn between the two."""

_OVERLAP: Final = 0.5
"""How far two characters of one line may be off one another, in heights."""

_MOST_SPACES: Final = 200
"""Most spaces that a distance is shown as; a page of usual print has room for half of them."""

_LEFT: Final = attrgetter("x0")


class PrintedLine(NamedTuple):
    """A line of characters.

    Attributes:
        text: Its words; a wide distance is as many spaces as fit into it.
        x0: Left edge of its first character.
        top: Upper edge.
        x1: Right edge of its last character.
        bottom: Lower edge.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


def printed_lines(glyphs: Sequence[Glyph]) -> list[PrintedLine]:
    """Returns the lines of characters, from top to bottom."""
    shown = [glyph for glyph in glyphs if glyph.text and not glyph.text.isspace()]
    if len(shown) < 2:
        return [PrintedLine(one.text, one.x0, one.top, one.x1, one.bottom) for one in shown]
    blanks = [glyph for glyph in glyphs if glyph.text == BLANK] if len(glyphs) > len(shown) else []
    shown.sort(key=lambda glyph: glyph.top + glyph.bottom)
    lines: list[list[Glyph]] = []
    middles: list[float] = []
    middle = height = 0.0
    for glyph in shown:
        own = (glyph.top + glyph.bottom) / 2
        if lines and (
            own == middle or own - middle <= _OVERLAP * min(height, glyph.bottom - glyph.top)
        ):
            lines[-1].append(glyph)
            middle += (own - middle) / len(lines[-1])
            middles[-1] = middle
        else:
            lines.append([glyph])
            middle, height = own, glyph.bottom - glyph.top
            middles.append(middle)
    for blank in blanks:
        own = (blank.top + blank.bottom) / 2
        place = bisect_left(middles, own)
        near = min((place - 1, place), key=lambda at: _distance(own, middles, at))
        if _distance(own, middles, near) <= _OVERLAP * (lines[near][0].bottom - lines[near][0].top):
            lines[near].append(blank)
    return [_line(line) for line in lines]


def _distance(own: float, middles: Sequence[float], at: int) -> float:
    """Returns how far a character is from a line, which may be outside the page."""
    return abs(own - middles[at]) if 0 <= at < len(middles) else inf


def _line(drawn: list[Glyph]) -> PrintedLine:
    drawn.sort(key=_LEFT)
    glyphs = [glyph for glyph in drawn if glyph.text != BLANK]
    heights = sorted([glyph.bottom - glyph.top for glyph in glyphs])
    height = heights[len(heights) // 2] or 1.0
    parts: list[str] = []
    end = glyphs[0].x0
    before = None
    word_gap, wide_gap = _WORD_GAP * height, _WIDE_GAP * height
    blank_gap = _BLANK_GAP * height
    blank_at = -inf
    for glyph in drawn:
        if glyph.text == BLANK:
            blank_at = max(blank_at, glyph.x0)
            continue
        gap = glyph.x0 - end
        blank = end - blank_gap <= blank_at < glyph.x0 - blank_gap
        if before is not None and gap < 0 and _printed_twice(before, glyph):
            continue
        if gap > blank_gap and (blank or gap > word_gap):
            latin = before is not None and before.text.isascii() and glyph.text.isascii()
            if latin or blank or gap > wide_gap:
                spaces = min(gap / (height / 2), _MOST_SPACES)
                parts.append(" " * max(1, round(spaces)))
        parts.append(glyph.text)
        end = max(end, glyph.x1)
        before = glyph
    return PrintedLine(
        "".join(parts),
        glyphs[0].x0,
        min([glyph.top for glyph in glyphs]),
        end,
        max([glyph.bottom for glyph in glyphs]),
    )


def _printed_twice(one: Glyph, other: Glyph) -> bool:
    """Whether a character is printed over itself, as some programs make bold letters."""
    near = 0.2 * (one.x1 - one.x0)
    return (
        one.text == other.text and abs(one.x0 - other.x0) < near and abs(one.top - other.top) < near
    )
