"""What is drawn on a page of an OFD file: characters, rulings and pictures.

The source is GB/T 33190-2016, chapters 8 to 13. An object has a box on its page (``Boundary``) and
a matrix (``CTM``) that takes positions in the object to positions in that box, in millimetres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, islice, repeat
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from govinfo_report.readers import bounds
from govinfo_report.readers.archive import broken, local_name
from govinfo_report.readers.ofd.package import (
    KIND,
    OfdDocument,
    ParsedPart,
    Resources,
    child,
    children,
    number,
    numbers,
)
from govinfo_report.readers.sheets.drawn_rulings import THIN, DrawnRulings, Points
from govinfo_report.readers.sheets.sheet import BLANK, Box, Glyph, Matrix, PrintedSheet

_MILLIMETRE: Final = 72 / 25.4
_ON_SHEET: Final = Matrix(_MILLIMETRE, 0, 0, _MILLIMETRE, 0, 0)

_BELOW: Final = 0.2
"""How much of the size of print is below the line on which letters stand."""

_CLOSE: Final = 1.05
"""The farthest, in sizes of print, that the next character of a word begins."""

_SLANT: Final = 0.05
"""How far a line may rise for its length and still run along the page; others are watermarks."""

_SMALLEST: Final = 0.2
"""The smallest size of print that anybody sees, in points."""

_DELTA: Final = re.compile(r"[gG]|[^\s,gG]+")
_PATH_WORD: Final = re.compile(r"[A-Za-z]|[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?")
_PATH_NUMBERS: Final = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""Each operator of a path → how many numbers follow it; the last two are where it ends."""


class DrawnPicture(NamedTuple):
    """A picture on a page.

    Attributes:
        resource: The identity of its file; ``None`` where it is not seen.
        box: What of the sheet shows it.
        shown: How the square of side 1 that it fills becomes a part of the sheet.
    """

    resource: str | None
    box: Box
    shown: Matrix


class OfdSheet:
    """Collects what is drawn on one page.

    Attributes:
        has_slanted: Whether words are drawn across the page, as watermarks are; they are left out.
        drawn: How many characters and lines there are.
        pictures: Its pictures, those below first.
    """

    def __init__(self, document: OfdDocument, number: int, page: ParsedPart) -> None:
        """Draws a page.

        Args:
            document: The document that it is of.
            number: Its number, from 1.
            page: The page.

        Raises:
            ReadError: There is more on it than on any report's page, or a template or drawing is
                missing or damaged.
        """
        self.has_slanted = False
        self.drawn = 0.0
        self._document = document
        self._page = page
        self._number = number
        width, height = document.size_of(page[1])
        self._width, self._height = width * _MILLIMETRE, height * _MILLIMETRE
        self._glyphs: list[Glyph] = []
        self._hidden: list[Glyph] = []
        self._blanks: list[Glyph] = []
        self.pictures: list[DrawnPicture] = []
        self._rulings = DrawnRulings(self._width * self._height)
        self._add_page(page[1], 0)

    def sheet(self) -> PrintedSheet:
        """Returns the page."""
        return PrintedSheet(
            number=self._number,
            width=self._width,
            height=self._height,
            glyphs=self._glyphs,
            hidden=self._hidden,
            blanks=self._blanks,
            across=self._rulings.across,
            down=self._rulings.down,
            pictures=[picture.box for picture in self.pictures],
        )

    def _count(self, more: float) -> None:
        self.drawn += more
        bounds.PRINTED_OBJECTS.check(self.drawn)

    def _add_page(self, page: Element, depth: int) -> None:
        """Adds a page or template, the templates that it is drawn over first."""
        bounds.OFD_DEPTH.check(depth)
        self._count(1 + len(page))
        for template in children(page, "Template"):
            _, root = self._document.template(template.get("TemplateID", ""))
            self._add_page(root, depth + 1)
        for content in children(page, "Content"):
            self._count(len(content))
            for layer in children(content, "Layer"):
                self._add_block(layer, _ON_SHEET, depth + 1)

    def _add_block(self, block: Element, shown: Matrix, depth: int) -> None:
        """Adds the objects of a layer, block or drawing."""
        bounds.OFD_DEPTH.check(depth)
        self._count(len(block))
        for element in block:
            if element.get("Visible", "").lower() in ("false", "0"):
                continue
            kind = local_name(element.tag)
            if kind == "PageBlock":
                self._add_block(element, shown, depth + 1)
            elif kind == "TextObject":
                self._add_text(element, _moved(element, shown))
            elif kind == "PathObject":
                self._add_path(element, _moved(element, shown))
            elif kind == "ImageObject" and (box := numbers(element.get("Boundary"), 4)):
                self._add_picture(element, shown, *box)
            elif kind == "CompositeObject":
                drawing = self._resources.drawings.get(element.get("ResourceID", ""))
                if drawing is None:
                    raise broken(KIND)
                self._add_block(drawing, _moved(element, shown), depth + 1)

    @cached_property
    def _resources(self) -> Resources:
        return self._document.resources_of(self._page)

    def _add_picture(
        self, element: Element, shown: Matrix, x: float, y: float, width: float, height: float
    ) -> None:
        own = shown.after(Matrix(width, 0, 0, height, x, y))
        if numbers(element.get("CTM"), 6):
            own = _moved(element, shown)
        resource = None if element.get("Alpha") == "0" else element.get("ResourceID")
        self.pictures.append(DrawnPicture(resource, shown.box(x, y, x + width, y + height), own))

    def part_of(self, picture: DrawnPicture) -> str | None:
        """Returns the part of the file in which a picture is; ``None`` where there is none.

        Raises:
            ReadError: The part that lists pictures is damaged.
        """
        return self._resources.pictures.get(picture.resource or "")

    def _add_text(self, element: Element, shown: Matrix) -> None:
        if min(abs(shown.a), abs(shown.b)) > _SLANT * max(abs(shown.a), abs(shown.b)):
            self.has_slanted = True
            return
        size = _size_of(element)
        scale = abs(number(element.get("HScale"), 1.0)) or 1.0
        shape = _turned(element.get("CharDirection"))
        reads = _turned(element.get("ReadDirection"))
        # A character's box from where it is drawn: from a corner that all have, as wide as it is.
        form = Matrix(*shown[:4], 0, 0).after(shape)
        x0, y0 = form.point(0, (_BELOW - 1) * size)
        x1, y1 = form.point(0, _BELOW * size)
        found = self._hidden if _is_hidden(element) else self._glyphs
        x = y = 0.0
        for code in children(element, "TextCode"):
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            self._count(len(code.text or ""))
            left, top = x, y
            for text, step in _characters(code, size * scale, reads):
                wide = size * scale * _width(text)
                if 0 < step[0] <= _CLOSE * size and not step[1]:
                    wide = step[0]
                at = Matrix(1, 0, 0, 1, *shown.point(left, top))
                box = at.box(x0, y0, x1 + form.a * wide, y1 + form.b * wide)
                if text.isspace():
                    self._blanks.append(Glyph(BLANK, *box))
                elif self._is_seen(box):
                    found.append(Glyph(text, *box))
                left, top = left + step[0], top + step[1]

    def _is_seen(self, box: Box) -> bool:
        """Whether a character is on the page, and large enough."""
        return (
            0 <= box.x0 + box.x1 <= 2 * self._width
            and 0 <= box.top + box.bottom <= 2 * self._height
            and min(box.x1 - box.x0, box.bottom - box.top) >= _SMALLEST
        )

    def _add_path(self, element: Element, shown: Matrix) -> None:
        is_stroked = element.get("Stroke", "").lower() not in ("false", "0")
        is_filled = element.get("Fill", "").lower() in ("true", "1")
        if element.get("Alpha") == "0" or not (is_stroked or is_filled):
            return
        data = child(element, "AbbreviatedData")
        colour = child(element, "FillColor")
        is_white = colour is not None and numbers(colour.get("Value"), 3) == [255.0] * 3
        for line in _lines("" if data is None else data.text or ""):
            self._count(len(line) / 4)
            points = [shown.point(x, y) for x, y in line]
            if is_stroked:
                self._rulings.add_line(points)
                continue
            xs, ys = zip(*points, strict=True)
            box = Box(min(xs), min(ys), max(xs), max(ys))
            if min(box.x1 - box.x0, box.bottom - box.top) < THIN:
                self._rulings.add_thin(box)
            else:
                self._rulings.add_line(points, lambda: is_white)


def _moved(element: Element, shown: Matrix) -> Matrix:
    """Returns how positions in an object become positions on the sheet."""
    x, y = numbers(element.get("Boundary"), 2) or (0.0, 0.0)
    moved = shown.after(Matrix(1, 0, 0, 1, x, y))
    own = numbers(element.get("CTM"), 6)
    return moved.after(Matrix(*own)) if own else moved


def _size_of(element: Element) -> float:
    """Returns the size of print; where a program left it out, the height of the object's box."""
    box = numbers(element.get("Boundary"), 4) or [0.0]
    return number(element.get("Size", element.get("size"))) or box[-1]


def _turned(degrees: str | None) -> Matrix:
    """Returns what turns something clockwise; by quarters only."""
    quarters = round(number(degrees) / 90) % 4
    return Matrix(*((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))[quarters], 0, 0)


def _is_hidden(element: Element) -> bool:
    """Whether words are there to be found and not to be seen, as under a scan."""
    colour = child(element, "FillColor")
    is_filled = element.get("Fill", "").lower() not in ("false", "0")
    is_stroked = element.get("Stroke", "").lower() in ("true", "1")
    return (
        element.get("Alpha") == "0"
        or (colour is not None and colour.get("Alpha") == "0")
        or not (is_filled or is_stroked)
    )


def _width(text: str) -> float:
    """Returns about how wide a character is, in sizes of print."""
    return 0.5 if text.isascii() else 1.0


def _characters(
    code: Element, size: float, reads: Matrix
) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yields each character of a text with the distance to the next one, to the right and down.

    Where a text gives fewer distances than it has characters, they follow one another as wide as
    they are.

    Args:
        code: The text.
        size: The size of its print.
        reads: What turns a line that runs to the right in the direction of this one.
    """
    text = code.text or ""
    if "\n" in text:  # laid out by the program that wrote the XML
        text = text.strip()
    across = _deltas(code.get("DeltaX"), len(text))
    down = _deltas(code.get("DeltaY"), len(text))
    given = max(len(across), len(down))
    if given == len(text.strip()) - 1:  # blanks that nobody counted
        text = text.strip()
    for place, character in enumerate(text):
        if place < given:
            step = (
                across[place] if place < len(across) else 0.0,
                down[place] if place < len(down) else 0.0,
            )
        else:
            step = reads.point(size * _width(character), 0)
        yield character, step


def _deltas(written: str | None, most: int) -> Sequence[float]:
    """Returns the distances between characters, at most so many; ``g n v`` is n times v."""
    words = (word.group() for word in _DELTA.finditer(written or ""))

    def runs() -> Iterator[Iterator[float]]:
        for word in words:
            times = 1
            if word in "gG":
                times = max(int(number(next(words, None))), 0)
                word = next(words, "")  # noqa: PLW2901  # the value after the count
            yield repeat(number(word), times)

    return list(islice(chain.from_iterable(runs()), most))


def _lines(data: str) -> Iterator[Points]:
    """Yields the straight lines of a path; a curve ends one, and the next begins after it."""
    words = (word.group() for word in _PATH_WORD.finditer(data))
    points: Points = []
    begin = (0.0, 0.0)
    for word in words:
        width = _PATH_NUMBERS.get(word)
        if width is None:
            continue
        given = [number(value) for value in islice(words, width)]
        if len(given) < width:
            break
        if word == "C":
            points.append(begin)
            yield points
            points = [begin]
        elif word == "L":
            points.append((given[0], given[1]))
        else:
            if points:
                yield points
            points = [(given[-2], given[-1])]
            if word in "SM":
                begin = points[0]
    if points:
        yield points
