"""Where the sections of the report begin."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from attrs import frozen

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.vocabulary import NUMERALS, base_key
from govinfo_report.text import Remembered, bare_key, label_key, ordinary, without_number

MAX_LENGTH: Final = 45
"""Longest line that can be a heading."""

MOST_LOST: Final = 3
"""With so many headings of the usual shape on a page, those in brackets are none."""

_LIST_NUMBER: Final = re.compile(r"[0-9]{1,2}\s*[.、．]")

# Words that tell a reworded heading of the section with that number, where its number is right.
_WORDS: Final = {
    "overview": re.compile(r"总体.*情况|基本(?:工作)?情况|工作概况|概述"),
    "proactive_disclosure": re.compile(r"主动公开.*(?:情况|信息)"),
    "applications": re.compile(r"(?:收到|受理|处理|办理).*申请|依?申请.*(?:处理|办理|答复)"),
    "disputes": re.compile(r"复议.*诉讼"),
    "problems_and_improvements": re.compile(r"问题|改进"),
    "other_matters": re.compile(r"其[他它].*(?:事项|情况|说明|报告)|需要(?:报告|说明)"),
}

_COUNTED: Final = re.compile(
    r"第?\s?(?P<numeral>[一二三四五六])\s?(?:部分|[:：,，\s])[:：、.\s]{0,3}"
)
"""Numbers of sections that are none elsewhere: 第一部分, 一： and 一 with a space."""

_BRACKETED: Final = re.compile(r"[(（]?\s?(?P<numeral>[一二三四五六])\s?[)）]\s?")

SHORTEST: Final = 8
"""Length of the shortest heading with its number, 一、总体情况, and something beside it."""

# Behind nothing, white space or the end of a sentence. The sign that most lines lack comes first.
_NUMERAL: Final = re.compile(r"、(?<=[一⼀二⼆三四五六]、)(?<![^\s。]..)", re.DOTALL)
_NUMBERS_OF_SECTIONS: Final = frozenset("一⼀二⼆三四五六")
_LONE: Final = re.compile(r"[一⼀二⼆三四五六]\s?[、.．]?")
"""A section's number alone on its line, the words on the next."""

_INSIDE: Final = re.compile(
    r"(?:(?<=[\s。])|^)[一二三四五六]、\s?(?P<words>总体情况|主动公开政府信息情况|"
    r"收到和处理政府信息公开申请情况|政府信息公开行政复议、行政诉讼情况|"
    r"存在的主要问题及改进情况|其他需要报告的事项)(?=\s)"
)

LANDMARKS: Final = {
    "proactive_disclosure": ("信息内容", "第二十条第一项"),
    "applications": ("申请人情况", "本年新收政府信息公开申请数量"),
    "disputes": ("未经复议直接起诉", "结果维持"),
}
"""Table → labels that tell it where its heading is lost or stands elsewhere."""


@frozen
class Heading:
    """A section's heading on the page.

    Attributes:
        section: Id of the section.
        line: The line it stands on; of a lost heading, the first line of what follows it.
        lost: Whether the heading itself is not on the page.
    """

    section: str
    line: Line
    lost: bool = False


SECTIONS: Final = tuple(_WORDS)
"""Ids of the six sections, in order."""


@cache
def _keys() -> dict[str, tuple[str, bool]]:
    """Key of a heading → section and whether it is the official wording."""
    keys: dict[str, tuple[str, bool]] = {}
    for edition in EDITIONS:
        for section in form(edition).sections:
            keys[label_key(section.heading)] = (section.id, True)
            for alias in section.aliases:
                keys.setdefault(label_key(alias), (section.id, False))
    return keys


def part_headings(lines: list[Line], notes: Notes) -> list[Line]:
    """The lines, with headings that stand inside a line on lines of their own.

    A heading inside a line has its number and the words of the form, and white space behind it; in
    front of it the line begins, or a sentence or cell has ended. A list of the sections in running
    text is parted by punctuation and so is left alone.
    """
    # Most lines end here: nothing in them looks like a section's number.
    numbered = [
        line
        for line in lines
        if line.cells is None and len(line.text) > SHORTEST and "、" in line.text
    ]
    within = {
        id(line): matches
        for line in numbered
        if _NUMERAL.search(line.text)
        and bare_key(line.text) not in _keys()
        and (matches := list(_INSIDE.finditer(ordinary(line.text))))
    }
    short = [line for line in lines if line.text[0] in _NUMBERS_OF_SECTIONS]
    if not within and not any(map(_is_lone_number, short)):
        return lines
    parted: list[Line] = []
    for line in lines:
        text = line.text
        before = parted[-1] if parted else None
        if before is not None and _is_lone_number(before) and label_key(text) in _keys():
            line.text = text = ordinary(before.text).strip(" 、.．") + "、" + text
            parted.pop()
        start = 0
        for match in within.get(id(line), ()):
            _append(parted, text[start : match.start()], line)
            _append(parted, text[match.start() : match.end()], line)
            start = match.end()
            notes.add("headings_on_one_line", _keys()[label_key(match["words"])][0], match[0], line)
        if start:
            _append(parted, text[start:], line)
        else:
            parted.append(line)
    for index, line in enumerate(parted):
        line.index = index
    return parted


def _is_lone_number(line: Line) -> bool:
    return len(line.text) < 4 and line.cells is None and _LONE.fullmatch(line.text) is not None


def _append(lines: list[Line], text: str, line: Line) -> None:
    if text := text.strip():
        lines.append(Line(line.index, text, line.place, indent=line.indent, gap=line.gap))


def find_headings(lines: list[Line], notes: Notes) -> list[Heading]:
    """The headings of the page in the form's order, with those of tables that are lost."""
    found: list[tuple[str, Line, bool, str]] = []
    for line in [line for line in lines if 4 <= len(line.text) <= MAX_LENGTH]:
        match = _heading(line.text)
        if match is not None:
            found.append((match[0], line, match[1], match[2]))
    chosen = _in_order(found)
    if len(chosen) < MOST_LOST:
        bracketed = _in_order([*found, *_bracketed(lines)])
        chosen = bracketed if len(bracketed) >= len(chosen) + MOST_LOST else chosen
    headings = []
    for section, line, official, number in chosen:
        headings.append(Heading(section, line))
        if not official:
            notes.add("heading_variant", section, line.text, line)
        if not number:
            notes.add("heading_unnumbered", section, line.text, line)
        elif _LIST_NUMBER.fullmatch(number):
            notes.add("numbering_restarted", section, line.text, line)
    return _with_lost_tables(headings, lines, notes)


def _bracketed(lines: list[Line]) -> list[tuple[str, Line, bool, str]]:
    """Headings numbered （一） to （六）, each with the words and the number of its section."""
    found = []
    for line in lines:
        if len(line.text) > MAX_LENGTH:
            continue
        match = _BRACKETED.match(ordinary(line.text[:8]))
        if match is None:
            continue
        known = _keys().get(label_key(line.text[match.end() :]))
        if known is not None and SECTIONS.index(known[0]) == NUMERALS.find(match["numeral"]):
            found.append((known[0], line, known[1], match[0].strip()))
    return found


def _heading_in(text: str) -> tuple[str, bool, str] | None:
    """Section, whether officially worded, and number, if the line can be a heading."""
    number, words = without_number(text)
    if number and (number[0] in "(（㈠㈡㈢㈣㈤㈥①" or number[-1] in ")）"):
        return None  # （一）主动公开政府信息情况 is a paragraph of section 一
    key = label_key(words)
    known = _keys().get(key)
    if known is not None:
        return known[0], known[1], number
    if not number and (counted := _COUNTED.match(ordinary(text[:8]))):
        known = _keys().get(label_key(text[counted.end() :]))
        if known is not None and SECTIONS.index(known[0]) == NUMERALS.find(counted["numeral"]):
            return known[0], known[1], counted[0].strip()
    place = NUMERALS.find(number[0]) if number and number[1:2] in "、.．" else -1
    if place < 0 or len(key) > 30:
        return None
    section = SECTIONS[place]
    if any(sign in words for sign in "。；;") or not _WORDS[section].search(key):
        return None
    return section, False, number


_heading: Final = Remembered(_heading_in, most=4096, longest=MAX_LENGTH).__getitem__
"""The same; what is short enough to be a heading is mostly labels, which repeat over a batch."""


def _in_order(
    found: list[tuple[str, Line, bool, str]],
) -> list[tuple[str, Line, bool, str]]:
    """One heading a section, in the form's order.

    A table of contents lists headings with nothing between them: where a section is headed twice,
    the heading that has something under it counts.
    """
    starts = {line.index for _, line, _, _ in found}
    best: dict[str, tuple[str, Line, bool, str]] = {}
    for candidate in found:
        section, line, _, number = candidate
        earlier = best.get(section)
        if earlier is None:
            best[section] = candidate
            continue
        empty_before = earlier[1].index + 1 in starts
        if (empty_before and line.index + 1 not in starts) or (number and not earlier[3]):
            best[section] = candidate
    chosen: list[tuple[str, Line, bool, str]] = []
    for section in SECTIONS:
        heading = best.get(section)
        if heading is not None and (not chosen or heading[1].index > chosen[-1][1].index):
            chosen.append(heading)
    return chosen


def _with_lost_tables(headings: list[Heading], lines: list[Line], notes: Notes) -> list[Heading]:
    """Adds a beginning for every table that is there without its heading."""
    present = {heading.section for heading in headings}
    for section, landmarks in LANDMARKS.items():
        if section in present:
            continue
        place = SECTIONS.index(section)
        after = [h.line.index for h in headings if SECTIONS.index(h.section) < place]
        before = [h.line.index for h in headings if SECTIONS.index(h.section) > place]
        start, end = max(after, default=-1) + 1, min(before, default=len(lines))
        line = next((line for line in lines[start:end] if shows(line, landmarks)), None)
        if line is not None:
            line = _first_of(line, lines, landmarks)
            notes.add("heading_missing", section, line.text, line)
            headings.append(Heading(section, line, lost=True))
            headings.sort(key=lambda heading: heading.line.index)
    return headings


def _first_of(line: Line, lines: list[Line], landmarks: tuple[str, ...]) -> Line:
    """The line that a lost table begins with: its first label may be broken over lines above."""
    words = ""
    for before in reversed(lines[max(line.index - MOST_LOST, 0) : line.index]):
        words = before.text + words
        if bare_key(words) in landmarks:
            return before
    return line


def shows(line: Line, landmarks: tuple[str, ...]) -> bool:
    """Whether a line of a table has one of the labels that tell which table it is."""
    if "。" in line.text:
        return False
    row = line.cells
    if row is None and len(line.text) > 2 * MAX_LENGTH:
        key = label_key(line.text)  # a whole table on one line has all of them, spaced or not
        return all(mark in key for mark in landmarks)
    pieces = row.texts if row is not None else [*line.pieces(), *line.text.split()]
    found = {key for piece in pieces for key in (bare_key(piece), base_key(piece))}
    return not found.isdisjoint(landmarks)
