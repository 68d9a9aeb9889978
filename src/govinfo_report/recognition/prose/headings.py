"""Where the sections of the report begin, and tables that stand elsewhere than in their section."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from attrs import frozen

from govinfo_report.catalogue import EDITIONS, form, prose_members
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.vocabulary import base_key, sections, vocabulary
from govinfo_report.text import (
    Remembered,
    bare_key,
    label_key,
    ordinary,
    ungarbled,
    without_number,
)

_MAX_LENGTH: Final = 45
"""Longest line that can be a heading."""

_LONGEST_GLOSSED: Final = 3 * _MAX_LENGTH
"""Longest line that can be a heading with pinyin behind its characters."""

_FEW: Final = 3
"""With this many headings of the usual kind on a page, headings in brackets are none."""

_LINES_ABOVE: Final = 3
"""Lines above a table over which its first label may be broken."""

_FEW_ROWS: Final = 3
"""Fewest rows by which a table is known that has neither a heading nor a landmark."""

_SHORTEST_LABEL: Final = 4
"""Fewest characters of a label that running text does not have as a line of its own."""

_LIST_NUMBER: Final = re.compile(r"[0-9]{1,2}\s*[.、．]")

# Numbers of sections only: 第一部分, 一： and 一 with a space or nothing behind it; 壹、.
_SECTION_NUMBER: Final = re.compile(
    r"第?\s?(?P<numeral>[一二三四五六壹贰叁肆伍陆])\s?(?:部分|[:：,，。丶\s]|)[:：、.\s]{0,3}"
)
_OTHER_NUMERALS: Final = {
    numeral: plain
    for numerals in ("壹贰叁肆伍陆", "123456", "ⅠⅡⅢⅣⅤⅥ", ("I", "II", "III", "IV", "V", "VI"))
    for numeral, plain in zip(numerals, "一二三四五六", strict=True)
}
# Behind it a bracket: （一） or 1); behind a Roman number also a sign. 01 and 第一章 are others.
_BRACKETED: Final = re.compile(
    r"(?:[(（]?\s?(?:(?P<numeral>[一二三四五六1-6])\s?[)）]"
    r"|(?P<roman>[Ⅰ-Ⅵ]|I{1,3}|IV|VI?)\s?[)）.、．:：])"
    r"|(?:PART|Part)?\s?0(?P<digit>[1-6])[\s.、．]|第(?P<chapter>[一二三四五六1-6])[章节篇])\s?"
)

_LEAD: Final = re.compile(
    r"\A(?:[?？\ufffd•●■◆◇□▪·*＊【\[“\"《「\s]|&[a-z]{2,6};)+(?=[一⼀二⼆三四五六]\s?[、.．])"
)
"""Bullets before a section's number, or question marks that a conversion made of spaces."""

_OWN: Final = re.compile(r"(?P<numeral>[一二三四五六])\s?[、.．]\s?[^。；;，,：:|]{2,24}")
"""A numbered heading in the page's own words."""

_OWN_BEGINS: Final = frozenset("?？\ufffd•●■◆◇□▪·*＊一⼀二⼆三四五六")

_SHORTEST: Final = 8
"""Length of the shortest heading with its number, 一、总体情况, and something beside it."""

# Behind nothing, white space or the end of a sentence. The sign that most lines lack comes first.
_NUMERAL: Final = re.compile(r"、(?<=[一⼀二⼆三四五六]、)(?<![^\s。！？）)]..)", re.DOTALL)
_ORDER: Final = "一二三四五六"
_NUMERALS: Final = frozenset("一⼀二⼆三四五六")
_OF_TABLE: Final = re.compile(r"\A附?(?:表|件)\s?[一二三四五六0-9]?\s?[:：、.\s]\s?")

_LONE: Final = re.compile(r"[一⼀二⼆三四五六]\s?[、.．]?")
"""A section's number alone on its line, with the words on the next."""


@frozen
class Heading:
    """A section's heading on the page.

    Attributes:
        section: Id of the section.
        line: The line it stands on; of a lost heading, the first line of what follows it.
        lost: Whether the heading itself is not on the page.
    """

    section: str
    line: PageLine
    lost: bool = False


class _Found(NamedTuple):
    """What a line is as a heading: section, whether officially worded, and its number."""

    section: str
    official: bool
    number: str


_HeadingLine: TypeAlias = tuple[_Found, PageLine]


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


@cache
def _section_numbered() -> dict[str, str]:
    """Numeral → id of the section with that number."""
    return {section.number: name for name, section in sections().items()}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(section.pattern) for name, section in sections().items()}


@cache
def _inside_a_line() -> re.Pattern[str]:
    """Returns the pattern of an official heading with its number inside a line."""
    words = "|".join(re.escape(section.heading) for section in sections().values())
    number = r"[一二三四五六]、\s?"
    begins_text = r"20[0-9]{2}年|[（(]一"
    # Behind the heading goes on a sentence, and neither its own words nor a list of sections.
    sentence = r"(?![和及与等中的]|[一二三四五六]、)[\u4e00-\u9fff（(0-9][^\n]{8,}[。；]"
    return re.compile(
        rf"(?:(?<=[\s。])|^){number}(?P<words>{words})(?=\s)"
        rf"|(?:(?<=[\s。！？）)])|^){number}(?P<glued>{words})(?:(?=$|{begins_text})|。(?={begins_text}))"
        rf"|(?:(?<=[。！？])|^){number}(?P<told>{words})[:：]?(?={sentence})"
    )


def split_at_headings(lines: list[PageLine], notes: PageNotes) -> list[PageLine]:
    """Returns the lines, with headings that stand inside a line on lines of their own.

    A heading inside a line has its number and the words of the form. Behind it stands white space,
    the end of the line or a beginning of text; in front of it the line begins, or a sentence or
    cell has ended. A list of the sections in running text has punctuation between them and is left
    alone.
    """
    numbered: list[PageLine] = []
    alone: list[PageLine] = []
    for line in lines:  # nothing in most of them looks like a section's number
        text = line.text
        if len(text) > _SHORTEST:
            if "、" in text and line.cells is None:
                numbered.append(line)
        elif text[0] in _NUMERALS:
            alone.append(line)
    within = {
        id(line): matches
        for line in numbered
        if _NUMERAL.search(line.text)
        and bare_key(line.text) not in _keys()
        and not is_heading(_LEAD.sub("", line.text))
        and (matches := list(_inside_a_line().finditer(ordinary(line.text))))
    }
    if not within and not any(map(_is_lone_number, alone)):
        return lines
    split: list[PageLine] = []
    for line in lines:
        text = line.text
        before = split[-1] if split else None
        if before is not None and _is_lone_number(before) and label_key(text) in _keys():
            line.text = text = ordinary(before.text).strip(" 、.．") + "、" + text
            split.pop()
        start = 0
        for match in within.get(id(line), ()):
            _append(split, text[start : match.start()], line)
            _append(split, text[match.start() : match.end()], line)
            start = match.end()
            section = _keys()[label_key(match["words"] or match["glued"] or match["told"])][0]
            notes.add("headings_on_one_line", section, match[0], line)
        if start:
            _append(split, text[start:], line)
        else:
            split.append(line)
    for index, line in enumerate(split):
        line.index = index
    return split


def _is_lone_number(line: PageLine) -> bool:
    return len(line.text) < 4 and line.cells is None and _LONE.fullmatch(line.text) is not None


def _append(lines: list[PageLine], text: str, line: PageLine) -> None:
    if text := text.strip():
        lines.append(PageLine(line.index, text, line.place, line.whole, line.gap))


def find_headings(lines: list[PageLine], notes: PageNotes) -> list[Heading]:
    """Returns the headings of the page in the form's order, and beginnings of unheaded tables."""
    found = [
        (match, line)
        for line in lines
        if 4 <= len(line.text) <= _LONGEST_GLOSSED and (match := _heading(line.text)) is not None
    ]
    chosen = _in_order(found)
    if len(chosen) < _FEW:
        bracketed = _in_order([*found, *_bracketed(lines)])
        chosen = bracketed if len(bracketed) >= len(chosen) + _FEW else chosen
    chosen = _with_first(chosen, lines)
    headings = []
    for (section, official, number), line in _with_own_wording(chosen, lines):
        headings.append(Heading(section, line))
        if not official:
            notes.add("heading_variant", section, line.text, line)
        if not number:
            notes.add("heading_unnumbered", section, line.text, line)
        elif _LIST_NUMBER.fullmatch(number):
            notes.add("numbering_restarted", section, line.text, line)
    return _with_lost_tables(headings, lines, notes)


def _with_own_wording(chosen: list[_HeadingLine], lines: list[PageLine]) -> list[_HeadingLine]:
    """Adds headings of prose sections that are worded in the page's own way.

    Beside the heading of the next or the last section, the only line with the section's number is
    its heading; a smaller number shows that the lines are a list.
    """
    order = [*sections()]
    if len(chosen) == len(order):
        return chosen
    numbered = [line for line in lines if line.cells is None and line.text[0] in _OWN_BEGINS]
    for name in prose_members():
        there = {heading.section: line.index for heading, line in chosen}
        if name not in order or name in there:
            continue
        rank = order.index(name)
        before = [there[section] for section in order[:rank] if section in there]
        behind = [there[section] for section in order[rank + 1 :] if section in there]
        # Nothing stands before the first section, whichever heading is next.
        if there.keys().isdisjoint(
            (*order[rank - 1 : rank], *order[rank + 1 :][: 1 if rank else 9])
        ):
            continue
        start, end = max(before, default=-1), min(behind, default=len(lines))
        between = [line for line in numbered if start < line.index < end]
        own = [(number, line) for line in between if (number := _own_number(line))]
        numeral = sections()[name].number
        if [number for number, _ in own if number <= rank + 1] == [rank + 1]:
            line = next(line for number, line in own if number == rank + 1)
            chosen = [*chosen, (_Found(name, official=False, number=numeral), line)]
            chosen.sort(key=lambda heading: heading[1].index)
    return chosen


def _own_number(line: PageLine) -> int:
    """Returns the number of a heading in words that are not the form's; ``0`` for other lines."""
    if len(line.text) > 2 * _MAX_LENGTH:
        return 0
    text = _LEAD.sub("", ordinary(ungarbled(line.text)))
    match = _OWN.fullmatch(text)
    if match is None or is_label(text):
        return 0
    return _ORDER.index(match["numeral"]) + 1


def is_label(text: str) -> bool:
    """Whether the words of a line are a label of a table of a form, as 一、本年新收… is."""
    return any(t.knows(text) for edition in EDITIONS for t in vocabulary(edition).tables.values())


def _with_first(chosen: list[_HeadingLine], lines: list[PageLine]) -> list[_HeadingLine]:
    """Adds the heading of the first section with a number of another kind, above all the others."""
    first = next(iter(sections()))
    if not chosen or chosen[0][0].section == first:
        return chosen
    above = [
        (heading, line)
        for heading, line in _bracketed(lines[: chosen[0][1].index])
        if heading.section == first and heading.official
    ]
    return [*above[:1], *chosen]


def _bracketed(lines: list[PageLine]) -> list[_HeadingLine]:
    """Returns headings numbered （一）, (1) or I. that have the words of their section."""
    return [
        (heading, line)
        for line in lines
        if len(line.text) <= _MAX_LENGTH and (heading := _with_number(line.text, _BRACKETED))
    ]


def _with_number(text: str, number: re.Pattern[str]) -> _Found | None:
    """Returns what a line is that has a section's words behind the number of this section."""
    match = number.match(ordinary(text[:9]))
    known = _keys().get(label_key(text[match.end() :])) if match is not None else None
    if match is None or known is None:
        return None
    numeral = match[match.lastgroup or "numeral"]
    if known[0] != _section_numbered().get(_OTHER_NUMERALS.get(numeral, numeral)):
        return None
    return _Found(*known, match[0].strip())


def _parse_heading(text: str) -> _Found | None:
    """Returns what a line is as a heading; ``None`` where it can be none."""
    text = ungarbled(text)
    if not 4 <= len(text) <= _MAX_LENGTH:
        return None
    text = _LEAD.sub("", text)
    number, words = without_number(text)
    if number and (number[0] in "(（㈠㈡㈢㈣㈤㈥①" or number[-1] in ")）"):
        return None  # （一）主动公开政府信息情况 is a paragraph of section 一
    key = label_key(words)
    known = _keys().get(key)
    if known is not None:
        return _Found(*known, number)
    if not number and (found := _with_number(text, _SECTION_NUMBER)):
        return found
    section = _section_numbered().get(number[0]) if number and number[1:2] in "、.．" else None
    if section is None or len(key) > 30:
        return None
    if any(sign in words for sign in "。；;") or not _patterns()[section].search(key):
        return None
    return _Found(section, False, number)


def is_heading(text: str) -> bool:
    """Whether a line is worded as the heading of a section or of its table, wherever it stands."""
    return bool(section_headed(text))


def section_headed(text: str) -> str:
    """Returns the section whose heading, or that of its table, a line is; empty for others."""
    text = _OF_TABLE.sub("", text, count=1)
    found = _heading(text) if 4 <= len(text) <= _MAX_LENGTH else None
    return "" if found is None else found.section


_heading: Final = Remembered(_parse_heading, most=4096, longest=_LONGEST_GLOSSED).__getitem__
"""The same; what is short enough to be a heading is mostly labels, which repeat over a batch."""


def _in_order(found: list[_HeadingLine]) -> list[_HeadingLine]:
    """Returns one heading for each section, in the form's order.

    A table of contents lists headings with nothing between them: where a section is headed twice,
    the heading that has something under it counts.
    """
    starts = {line.index for _, line in found}
    best: dict[str, _HeadingLine] = {}
    for candidate in found:
        heading, line = candidate
        earlier = best.get(heading.section)
        if earlier is None:
            best[heading.section] = candidate
            continue
        empty_before = earlier[1].index + 1 in starts
        if (empty_before and line.index + 1 not in starts) or (
            heading.number and not earlier[0].number
        ):
            best[heading.section] = candidate
    chosen: list[_HeadingLine] = []
    for section in sections():
        named = best.get(section)
        if named is not None and (not chosen or named[1].index > chosen[-1][1].index):
            chosen.append(named)
    return chosen


def split_by_section(
    lines: list[PageLine], headings: list[Heading]
) -> tuple[list[PageLine], dict[str, list[PageLine]]]:
    """Returns the lines before the first heading, and section id → the lines of each section."""
    head = lines[: headings[0].line.index] if headings else lines
    parts = {}
    ends = [*(heading.line.index for heading in headings[1:]), len(lines)]
    for heading, end in zip(headings, ends, strict=False):
        start = heading.line.index + (0 if heading.lost else 1)
        parts[heading.section] = lines[start:end]
    return head, parts


@cache
def landmarks() -> dict[str, tuple[str, ...]]:
    """Section id → labels by which its table is known, of the sections that hold a table."""
    return {name: section.landmarks for name, section in sections().items() if section.landmarks}


def _with_lost_tables(
    headings: list[Heading], lines: list[PageLine], notes: PageNotes
) -> list[Heading]:
    """Adds a beginning for every table that is there without its heading."""
    order = [*sections()]
    present = {heading.section for heading in headings}
    for section, marks in landmarks().items():
        if section in present:
            continue
        rank = order.index(section)
        after = [h.line.index for h in headings if order.index(h.section) < rank]
        before = [h.line.index for h in headings if order.index(h.section) > rank]
        start, end = max(after, default=-1) + 1, min(before, default=len(lines))
        line = next((line for line in lines[start:end] if shows_table(line, marks)), None)
        if line is not None:
            line = _first_of(line, lines, marks)
        if not after:  # the page may begin inside the table
            line = _first_row(lines[:end], section, line)
        if line is not None:
            notes.add("heading_missing", section, line.text, line)
            headings.append(Heading(section, line, lost=True))
            headings.sort(key=lambda heading: heading.line.index)
    return headings


def _first_row(lines: list[PageLine], section: str, shown: PageLine | None) -> PageLine | None:
    """Returns the first line with a row of a section's table; ``shown``: a line that is in it.

    Where no line is known to be in the table, several of its rows have to be there.
    """
    labels = _row_labels(section)
    rows = [line for line in lines if shows_table(line, labels)]
    if shown is None:
        return rows[0] if len(rows) >= _FEW_ROWS else None
    return rows[0] if rows and rows[0].index < shown.index else shown


@cache
def _row_labels(section: str) -> tuple[str, ...]:
    """Returns keys of rows that a section's table has in any edition, and no other table has."""
    tables = [table for edition in EDITIONS for table in vocabulary(edition).tables.values()]
    keys = {key for table in tables if table.id == section for key in table.row_of}
    others = {key for table in tables if table.id != section for key in table.known}
    furniture = {key for table in tables for key in table.furniture}
    return tuple(sorted(key for key in keys - others - furniture if len(key) >= _SHORTEST_LABEL))


def _first_of(line: PageLine, lines: list[PageLine], marks: tuple[str, ...]) -> PageLine:
    """Returns the line that a table begins with: its first label may be broken over lines above."""
    words = ""
    for before in reversed(lines[max(line.index - _LINES_ABOVE, 0) : line.index]):
        words = before.text + words
        if bare_key(words) in marks:
            return before
    return line


def shows_table(line: PageLine, marks: tuple[str, ...]) -> bool:
    """Whether a line of a table has one of the labels that show which table it is."""
    if "。" in line.text:
        return False
    row = line.cells
    if row is None and len(line.text) > 2 * _MAX_LENGTH:
        key = label_key(line.text)  # a whole table on one line has all of them, spaced or not
        return all(mark in key for mark in marks)
    pieces = row.texts if row is not None else [*line.pieces(), *line.text.split()]
    found = {key for piece in pieces for key in (bare_key(piece), base_key(piece))}
    return not found.isdisjoint(marks)
