"""Text for terminals, where a Chinese character is two cells wide.

Widths are counted in terminal cells throughout: wide and full-width characters (Unicode East Asian
Width W and F) take two, combining and invisible ones none, all others one.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import Final, Literal, TypeAlias

from govinfo_report.patterns import lazy_pattern

Align: TypeAlias = Literal["left", "right"]
"""On which side of its column a text stands."""

_CLOSING: Final = "，。、；：！？）》」』】〕”’,.;:!?)]}%"
"""Characters that must not begin a line."""

_OPENING: Final = "（《「『【〔“‘([{"
"""Characters that must not end a line."""

_GAP: Final = "  "


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def terminal_columns() -> int:
    """Width of the terminal in cells; 80 where there is none and ``COLUMNS`` does not say it.

    What :func:`shutil.get_terminal_size` says, without loading what packs files.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]  # as below
    except (AttributeError, ValueError, OSError):  # there is no output, or it is no terminal
        return 80


def width(text: str) -> int:
    """How many terminal cells a text without line breaks takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def printable(text: str) -> str:
    """A text that can be shown on one line of a terminal.

    White space becomes single blanks and control characters become ``�``, so that words taken
    from a page can neither break the line nor send commands to the terminal.
    """
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        "\ufffd" if unicodedata.category(character) in {"Cc", "Cs"} else character
        for character in line
        if not _is_directional(character)
    )


def printable_name(name: str) -> str:
    r"""The name of a file as a text that every encoding, document and terminal takes.

    Names are bytes on Linux, and Python keeps what is no UTF-8 in them as lone surrogates. A part
    of a path that is none is shown as GB18030, the encoding of names in old Chinese archives; bytes
    that are no text in that either are shown as ``\xNN``. Control characters become ``�``.

    Args:
        name: A name or a path, as the system gives it.

    Returns:
        The same text where nothing is the matter with it.
    """
    if name.isprintable():
        return name
    return _UNPRINTABLE.sub("\ufffd", "/".join(map(_decoded, name.split("/"))))


_UNPRINTABLE: Final = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE: Final = lazy_pattern("[\ud800-\udfff]")
_CHINESE: Final = lazy_pattern("[\u2e80-\u9fff\uff00-\uffef]")


def _decoded(part: str) -> str:
    """One part of a path without lone surrogates."""
    try:
        data = part.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a pair of UTF-16, which Windows lets a name have
        return part.encode("utf-8", "backslashreplace").decode()
    part = data.decode("utf-8", "surrogateescape")  # in a plain locale no byte was taken for UTF-8
    if not _SURROGATE.search(part):
        return part
    if not _CHINESE.search(part):  # else it is UTF-8, cut off or damaged
        with suppress(UnicodeDecodeError):
            return data.decode("gb18030")
    return data.decode("utf-8", "backslashreplace")


def _is_directional(character: str) -> bool:
    """Whether it turns the direction of writing, which can make a line read as another one."""
    return unicodedata.bidirectional(character) in _DIRECTIONS


_DIRECTIONS: Final = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def pad(text: str, cells: int, align: Align = "left") -> str:
    """A text filled with blanks up to a width."""
    blanks = " " * (cells - width(text))
    return text + blanks if align == "left" else blanks + text


def cut(text: str, cells: int) -> str:
    """The end of a text that is wider than there is room for, after ``…``; else the text."""
    if width(text) <= cells:
        return text
    room = cells - width("…")
    kept = 0
    while kept < len(text) and width(text[len(text) - kept - 1 :]) <= room:
        kept += 1
    return "…" + text[len(text) - kept :] if room >= 0 else ""


def wrap(text: str, cells: int, *, indent: str = "") -> list[str]:
    """A text broken into lines, between words or between two Chinese characters.

    Args:
        text: Any text; its own line breaks count as blanks.
        cells: The greatest width of a line; at least 2 more than the indent's width.
        indent: What the second and every later line begins with.

    Returns:
        At least one line. Only a single character too wide for the line could exceed it.
    """
    text = printable(text)
    if width(text) <= cells:
        return [text.rstrip()]
    ends = list(accumulate(map(len, _tokens(text, max(cells - width(indent), 2)))))
    before = [0, *accumulate(map(_cells, text))]  # terminal cells before each character
    used = [before[end] for end in ends]
    lines: list[str] = []
    start, first, lead = 0, 0, ""
    while first < len(ends):
        room = before[start] + cells - width(lead)
        first = max(bisect_right(used, room, first), first + 1)
        lines.append((lead + text[start : ends[first - 1]]).rstrip())
        start, lead = ends[first - 1], indent
        start += text.startswith(" ", start)
    return lines


_WIDE: Final = "\u1100-\uffdc\U0001f000-\U0003ffff"
_PIECE: Final = rf"(?:[^\s{_WIDE}]+|\S)"
_PIECES: Final = lazy_pattern(f" *{_PIECE}")
_JOINED: Final = lazy_pattern(
    f" *{_PIECE}(?:(?:(?<=[{re.escape(_OPENING)}]) *|(?=[{re.escape(_CLOSING)}])){_PIECE})*"
)
"""Pieces that must stay together, whatever their width."""


def _tokens(text: str, cells: int) -> list[str]:
    """The unbreakable pieces, blanks before them included."""
    tokens: list[str] = _JOINED.findall(text)
    if max(map(len, tokens)) * 2 <= cells:  # no character takes more than two
        return tokens
    tokens = []
    for piece in _PIECES.findall(text):
        joins = tokens and (piece[0] in _CLOSING or tokens[-1][-1] in _OPENING)
        if joins and width(tokens[-1] + piece) <= cells:
            tokens[-1] += piece
        elif len(piece) * 2 <= cells or width(piece) <= cells:
            tokens.append(piece)
        else:  # a word longer than a line: letter by letter
            tokens += piece
    return tokens


def grid(rows: Iterable[Sequence[str]], aligns: Sequence[Align], *, cells: int) -> list[str]:
    """Rows as aligned lines; where they are too wide, the widest column is narrowed and wrapped.

    Args:
        rows: The rows, each with one text a column.
        aligns: One alignment a column.
        cells: The greatest width of a line.

    Returns:
        The lines, without blanks at their ends.
    """
    texts = [[printable(text) for text in row] for row in rows]
    if not texts:
        return []
    widths = [max(width(text) for text in column) for column in zip(*texts, strict=True)]
    room = cells - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 2:
        widest = widths.index(max(widths))
        second = max((w for place, w in enumerate(widths) if place != widest), default=2)
        # Down to the next widest at once, but never further than needed.
        widths[widest] = max(
            widths[widest] - (sum(widths) - room), min(second, widths[widest] - 1), 2
        )
    lines = []
    for row in texts:
        blocks = [wrap(text, cells) for text, cells in zip(row, widths, strict=True)]
        for parts in zip_longest(*blocks, fillvalue=""):
            padded = map(pad, parts, widths, aligns)
            lines.append(_GAP.join(padded).rstrip())
    return lines
