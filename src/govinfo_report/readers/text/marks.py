"""Marks in a plain text that are no words of the page: box drawing, bullets, bold type, entities.

Crawlers print web pages as Markdown, and the files are called text all the same.
"""

from __future__ import annotations

import html
import re
from itertools import groupby
from typing import Final

ENOUGH: Final = 5
"""Fewest list items one after another whose bullets are taken off."""

_UPRIGHT: Final = "│┃║"
_BOXES: Final = str.maketrans(
    {
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("─━═", "-"),
        **dict.fromkeys("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╟╢╤╧╞╡╪╫┝┥┠┨", "|"),
    }
)
_MARKS: Final = "-*•·●▪■◆"
_BULLET: Final = re.compile(r"\s{0,8}(?P<mark>[-*•·●▪■◆])[ \u3000\t](?=\s{0,8}\S)")
_BULLETS: Final = re.compile(r"^[ \u3000\t]*[-*•·●▪■◆][ \u3000\t]", re.MULTILINE)
_PAGE_MARK: Final = re.compile(r"\s{0,8}-\s{0,3}[0-9０-９]{1,4}\s{0,3}-\s*")
# A backslash in front says that the mark is a character of the text.
_BOLD: Final = re.compile(r"(?<!\\)\*\*([^*\n]{1,300})\*\*|(?<!\\)__([^_\n]{1,300})__")
_BREAK: Final = re.compile(r"(?<!\\)<br\s{0,4}/?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"(?<!\\)&(?:#[0-9]{1,5}|[A-Za-z]{2,6});")


def unboxed(text: str) -> str:
    """``text`` with ordinary bars and dashes for the lines of box drawing, where it has boxes.

    Without an upright line a dash of the same block may stand in a cell, and is left alone.
    """
    return text.translate(_BOXES) if any(line in text for line in _UPRIGHT) else text


def without_bullets(text: str) -> list[str]:
    """The lines of a text without the bullets of lists that are nothing but items with one mark.

    A single ``- 7`` may be a negative number; seven of them under one another, words among them,
    are a list.
    """
    lines = text.split("\n")
    # Most texts end here: they have too few such marks, wherever these stand.
    marks = [mark + room for mark in _MARKS if mark in text for room in " \u3000\t"]
    if sum(map(text.count, marks)) < ENOUGH or len(_BULLETS.findall(text)) < ENOUGH:
        return lines
    shown: list[str] = []
    filled = [
        (place, _BULLET.match(line))
        for place, line in enumerate(lines)
        if line.strip() and not _PAGE_MARK.fullmatch(line)
    ]
    items: set[int] = set()
    for mark, group in groupby(filled, key=lambda item: item[1]["mark"] if item[1] else ""):
        places = [place for place, _ in group]
        words = sum(1 for place in places if not lines[place].strip("-*•·●▪■◆ 0123456789.,+\t"))
        if mark and len(places) >= ENOUGH and words < len(places):
            items.update(places)
    for place, line in enumerate(lines):
        match = _BULLET.match(line) if place in items else None
        shown.append(line[match.end() :] if match else line)
    return shown


def with_own_bars(lines: list[str]) -> list[str]:
    """The lines of a text whose every bar stands on a line of its own, behind the cells' words.

    A bar that another bar stands before closes a blank cell. Where other lines have bars too, the
    lone ones say something else, and are left alone.
    """
    bars = [place for place, line in enumerate(lines) if line.strip() == "|"]
    if len(bars) < ENOUGH or sum("|" in line for line in lines) > len(bars):
        return lines
    shown = list(lines)
    for place in bars:
        before = place - 1
        while before >= 0 and (not lines[before].strip() or _PAGE_MARK.fullmatch(lines[before])):
            before -= 1
        if before >= 0 and lines[before].strip() != "|":
            shown[before] += " |"
            shown[place] = ""
    return shown


def is_marked(lines: list[str]) -> bool:
    """Whether a text is Markdown by the marks in the cells of its tables."""
    return any(
        ("**" in line or "<br" in line or "&nbsp;" in line) and "|" in line for line in lines
    )


def unmarked(text: str) -> str:
    """The words of a cell or paragraph without bold marks, ``<br>`` and entities."""
    if "*" in text or "__" in text:
        text = _BOLD.sub(lambda match: match[1] or match[2], text)
    if "<" in text:
        text = _BREAK.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text
