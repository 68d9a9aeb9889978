"""A picture of a page → a sheet of what is recognised on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import chain, count
from typing import Final, NamedTuple

from govinfo_report.page import RecognisedText
from govinfo_report.readers import bounds
from govinfo_report.readers.scans.drawn_lines import rulings_of
from govinfo_report.readers.scans.inked_lines import Ink, InkedCell, InkedLine, PageInk
from govinfo_report.readers.scans.recogniser import SURE, LineReading, Recogniser
from govinfo_report.readers.scans.split_cells import (
    stray_strokes,
    with_doubts,
    with_strokes,
    without_strokes,
)
from govinfo_report.readers.scans.upright import Picture, UprightPage, upright
from govinfo_report.readers.sheets.ruled_cells import ruled_tables
from govinfo_report.readers.sheets.sheet import UNKNOWN, Box, Glyph, PrintedSheet, Ruling

_LONG_SIDE: Final = 842.0
"""Points of the longer side of a page, A4 being usual."""

_TRIED: Final = 6
"""How many lines are read to see which way up a page lies."""

_UPRIGHT: Final = 0.75
"""Least score, on average, of lines that are read the right way up."""

_ENOUGH: Final = 3
"""How many lines show it."""

_SMALL: Final = 13.5
"""Least height of a character in dots of which two readings that agree are enough."""

_DIGITS: Final = re.compile(r"(?:(?!(?<=[A-Za-z])1[A-Za-z])[0-9])+")
"""A number; what looks like a 1 inside a word of letters may be one of them."""

_WORDS: Final = re.compile(r"[\u4e00-\u9fff]")

_STRAY: Final = 3
"""Longest text without a Chinese character that may be a piece of a stamp."""

_SCRAWL: Final = 4
"""Longest text of a cell, without a Chinese character or a number, that is no text."""

_STRAY_SCORE: Final = 0.9
"""Least score of a text that may be a piece of a stamp, and is taken."""

_LEFT_OVER: Final = "1"
"""The digit that is left of others without their thin strokes."""

_SHORT: Final = 8
"""Longest text of which a stamp may be the whole."""

_NARROW: Final = 0.25
_WIDE: Final = 2.5
"""Least and most width of a character, in heights of its line."""

_DIGITS_SCORE: Final = 0.5
"""Least score of a line of text whose digits are taken."""


class _Layout(NamedTuple):
    """What is where on a page.

    Attributes:
        page: The page, upright.
        ink: Its ink.
        across: Its level rulings, in dots.
        down: The upright ones.
        boxes: The cells of its tables.
        cells: What is printed in each.
        lines: The lines outside of tables.
    """

    page: UprightPage
    ink: PageInk
    across: list[Ruling]
    down: list[Ruling]
    boxes: list[Box]
    cells: list[InkedCell]
    lines: list[InkedLine]

    @property
    def crops(self) -> list[InkedLine]:
        """All lines of print."""
        return [*chain.from_iterable(cell.lines for cell in self.cells), *self.lines]

    @property
    def darkest(self) -> list[InkedLine]:
        """The lines of smudged cells without ink that is paler than print."""
        return [
            cell.darkest[0]
            for cell in self.cells
            if cell.darkest is not None and len(cell.darkest) == 1
        ]


def scanned_sheet(picture: Picture, number: int, recogniser: Recogniser) -> PrintedSheet:
    """Returns what is recognised on a picture of a page.

    Args:
        picture: The page.
        number: Its number, from 1.
        recogniser: What reads its lines.

    Raises:
        ReadError: It has more lines than any page.
    """
    layout = _upright(picture, recogniser)
    crops = [*layout.crops, *layout.darkest]
    bounds.SCAN_LINES.check(len(crops))
    readings = recogniser.read([line.crop for line in crops])
    scale = _scale(layout.page)
    glyphs: list[Glyph] = []
    recognised: list[tuple[Box, RecognisedText]] = []
    texts = _texts(layout, readings)
    for box, text in texts:
        place = _scaled(box, scale)
        glyphs += _glyphs(text.readings[0], place)
        recognised.append((place, text))
    rows, columns = layout.page.grey.shape
    return PrintedSheet(
        number=number,
        width=columns * scale,
        height=rows * scale,
        glyphs=glyphs,
        hidden=[],
        blanks=[],
        across=[Ruling(*(at * scale for at in ruling)) for ruling in layout.across],
        down=[Ruling(*(at * scale for at in ruling)) for ruling in layout.down],
        pictures=[],
        recognised=recognised,
    )


def _upright(picture: Picture, recogniser: Recogniser) -> _Layout:
    """Returns the layout of a page, turned so that its lines can be read."""
    best = layout = _layout(picture, 0)
    most = -1.0
    for quarters in (0, 3, 1, 2):
        layout = _layout(picture, quarters) if quarters else layout
        tried = _tried(layout.crops)
        readings = recogniser.read([line.crop for line in tried])
        scores = [_filling(*pair) for pair in zip(tried, readings, strict=True)]
        score = sum(scores) / len(scores) if scores else 0.0
        if score > most:
            best, most = layout, score
        if (score >= _UPRIGHT and len(tried) >= _ENOUGH) or (quarters == 0 and not layout.crops):
            break
    return best


def _tried(lines: Sequence[InkedLine]) -> list[InkedLine]:
    """Returns some lines of several characters, which are the same upside down."""
    fit = [line for line in lines if 3 <= _aspect(line) <= 12]
    step = max(len(fit) // _TRIED, 1)
    return fit[::step][:_TRIED]


def _filling(line: InkedLine, read: LineReading) -> float:
    """Returns the score of a line, less where its characters are too few for its width.

    Rows of single characters of a page on its side look like words, but shorter ones.
    """
    return read.score * min(sum(_widths(read.text)) / _aspect(line), 1.0)


def _aspect(line: InkedLine) -> float:
    return (line.box.x1 - line.box.x0) / _high(line)


def _high(line: InkedLine) -> float:
    return max(line.box.bottom - line.box.top, 1.0)


def _layout(picture: Picture, quarters: int) -> _Layout:
    page = upright(picture, quarters)
    ink = PageInk(page.grey, page.stamped, is_bilevel=page.is_bilevel)
    across, down = rulings_of(ink.dots, ink.stamped, ink.height)
    placed = _tables(across, down, page)
    cells = _inked(placed, ink)
    strokes = stray_strokes(placed, cells, page.grey, ink.height)
    if strokes:
        down = without_strokes(down, strokes)
        placed = _tables(across, down, page)
        cells = _inked(placed, ink)
    boxes = list(chain.from_iterable(placed))
    cells = with_doubts(placed, with_strokes(boxes, cells, strokes), ink.dots, ink.height)
    return _Layout(page, ink, across, down, boxes, cells, ink.between([*map(_frame, placed)]))


def _inked(tables: Sequence[Sequence[Box]], ink: PageInk) -> list[InkedCell]:
    boxes = list(chain.from_iterable(tables))
    return ink.cells(boxes) if boxes else []


def _tables(across: Sequence[Ruling], down: Sequence[Ruling], page: UprightPage) -> list[list[Box]]:
    """Returns the cells of each table of a page, in dots."""
    scale = _scale(page)
    tables = ruled_tables(
        [Ruling(*(at * scale for at in ruling)) for ruling in across],
        [Ruling(*(at * scale for at in ruling)) for ruling in down],
    )
    return [[_scaled(box, 1 / scale) for box in table] for table in tables]


def _scale(page: UprightPage) -> float:
    """Returns the points of a dot."""
    return _LONG_SIDE / int(max(page.grey.shape))


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(at * scale for at in box))


def _frame(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _texts(
    layout: _Layout, readings: Sequence[LineReading]
) -> Iterator[tuple[Box, RecognisedText]]:
    """Yields what was recognised and where, in dots; cells without print, too."""
    waiting, darkest = iter(readings), iter(readings[len(layout.crops) :])
    for box, cell in zip(layout.boxes, layout.cells, strict=True):
        texts = [(line.box, _cell_text(layout, cell, line, next(waiting))) for line in cell.lines]
        if cell.darkest is not None and len(cell.darkest) == 1:
            texts = _of_darkest(layout, cell.darkest[0], next(darkest), texts)
        elif not cell.lines or (cell.darkest == [] and all(_is_scrawl(text) for _, text in texts)):
            is_blank = cell.ink is Ink.NONE
            texts = [(box, RecognisedText(layout.page.part(box), ("",), None, is_blank))]
        yield from texts
    for line in layout.lines:
        yield line.box, _line_text(layout, line, next(waiting))


def _cell_text(
    layout: _Layout, cell: InkedCell, line: InkedLine, read: LineReading
) -> RecognisedText:
    is_clear = cell.ink is Ink.PRINT and not cell.is_smudged and layout.ink.height >= _SMALL
    is_sure = is_clear and read.sure and not _may_lack_strokes(layout.ink, read.text)
    readings = dict.fromkeys((read.text, read.other))
    return RecognisedText(
        layout.page.part(line.box),
        tuple(readings if is_sure else _usable_first(readings)),
        read.score,
        is_sure,
    )


def _may_lack_strokes(ink: PageInk, text: str) -> bool:
    """Whether a number may be another one that lost thin strokes: a 4 is then a 1."""
    return ink.lacks_strokes and _LEFT_OVER in text and _DIGITS.fullmatch(text) is not None


def _of_darkest(
    layout: _Layout,
    line: InkedLine,
    read: LineReading,
    texts: list[tuple[Box, RecognisedText]],
) -> list[tuple[Box, RecognisedText]]:
    """Returns what is recognised in a smudged cell: its darkest line, if anything sure is there.

    It is in doubt; so is another number that was recognised with the paler ink. What lost some
    characters of a label is not taken: it may be another label, or its number alone.
    """
    whole = [one for _, text in texts for one in text.readings]
    longest = max(map(len, whole), default=0)
    is_number = _DIGITS.fullmatch(read.text) is not None and not any(map(_WORDS.search, whole))
    is_label = _WORDS.search(read.text) is not None and len(read.text) + 1 >= longest
    if not (read.sure and (is_number or is_label)):
        return texts
    others = texts[0][1].readings if len(texts) == 1 else ()
    readings = dict.fromkeys((read.text, *(one for one in others if _DIGITS.fullmatch(one))))
    text = RecognisedText(layout.page.part(line.box), tuple(readings), read.score, is_sure=False)
    return [(line.box, text)]


def _usable_first(readings: Iterable[str]) -> Iterator[str]:
    """Yields readings in doubt: numbers first, and nothing before what can be no value or label.

    A row is found by its other cells, whatever a stamp made of one.
    """
    numbers = [one for one in readings if _DIGITS.fullmatch(one)]
    others = [one for one in readings if not _DIGITS.fullmatch(one)]
    if not numbers and all(map(_is_scrawled, others)):
        yield ""
    yield from numbers
    yield from (one for one in others if one)


def _is_scrawled(text: str) -> bool:
    return len(text) <= _SCRAWL and not _WORDS.search(text)


def _is_scrawl(text: RecognisedText) -> bool:
    """Whether nothing was recognised that can be a value, with some certainty."""
    is_number = len(text.readings) == 1 and _DIGITS.fullmatch(text.readings[0]) is not None
    is_agreed = is_number and (text.score or 0.0) >= SURE
    return not is_agreed and all(map(_is_scrawled, text.readings))


def _line_text(layout: _Layout, line: InkedLine, read: LineReading) -> RecognisedText:
    """Returns a line of running text; digits that are in doubt are left out of it."""
    numbers, others = (_DIGITS.findall(text) for text in (read.text, read.other))
    is_clear = not line.is_smudged and (read.score >= _DIGITS_SCORE or read.digits >= SURE)
    is_stray = len(read.text) <= _STRAY and read.text.isascii()
    is_sure = numbers == others and ((is_clear and not is_stray) or not numbers)
    text = read.text
    if not is_sure:  # without the numbers in which the readings differ
        text = _without(text, _agreed(numbers, others) if is_clear else set())
    elif _DIGITS.findall(read.better) == numbers and _is_words(read.better):
        text = read.better
    if not _is_print(line, read) or (is_stray and (layout.boxes or read.score < _STRAY_SCORE)):
        text = ""
    box = layout.page.part(line.box)
    return RecognisedText(
        box, tuple(dict.fromkeys((text, read.text, read.other))), read.score, is_sure
    )


def _is_words(text: str) -> bool:
    return _WORDS.search(text) is not None


def _agreed(numbers: Sequence[str], others: Sequence[str]) -> set[int]:
    """Returns which numbers of a line stand in another reading of it, too, in their order."""
    same = SequenceMatcher(None, numbers, others, autojunk=False).get_matching_blocks()
    return {at for block in same for at in range(block.a, block.a + block.size)}


def _without(text: str, kept: AbstractSet[int]) -> str:
    """Returns a text in which only some of its numbers are shown."""
    at = count()
    return _DIGITS.sub(lambda own: own[0] if next(at) in kept else UNKNOWN, text)


def _is_print(line: InkedLine, read: LineReading) -> bool:
    """Whether a piece of a line is print, and no stroke of a stamp beside it."""
    if len(read.text) > _SHORT:
        return True
    is_filled = len(read.text) * _NARROW <= _aspect(line) <= len(read.text) * _WIDE
    words = len(_WORDS.findall(read.text))
    least = _STRAY_SCORE if line.is_fragment and words < _STRAY else _DIGITS_SCORE
    is_stroke = not words and (line.is_fragment or line.is_smudged)
    return is_filled and read.score >= least and not is_stroke


def _widths(text: str) -> list[float]:
    return [0.5 if character.isascii() else 1.0 for character in text]


def _glyphs(text: str, box: Box) -> Iterator[Glyph]:
    """Yields the characters of a line, spread over its box; ASCII takes half the width."""
    widths = _widths(text)
    unit = (box.x1 - box.x0) / max(sum(widths), 0.5)
    at = box.x0
    for character, width in zip(text, widths, strict=True):
        if not character.isspace():
            yield Glyph(character, at, box.top, at + width * unit, box.bottom)
        at += width * unit
