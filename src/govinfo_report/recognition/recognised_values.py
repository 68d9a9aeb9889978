"""Values that a program recognised in a scan: which are taken, and which are left out.

A value of which recognition is sure is taken. Of the others, the sums of the form may confirm one
of the readings; they never make a number. What is left is absent, with a note that has the
readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from math import prod
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from govinfo_report.identities import Identity, shape_of, system
from govinfo_report.language import Text
from govinfo_report.model import Edition, Origin
from govinfo_report.page import Place, RecognisedText
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.tables.cells import FormCells

_COUNT: Final = re.compile(r"[0-9]{1,12}")

_MOST_CHOICES: Final = 64
"""Most combinations of readings that one sum is asked about."""

_NOTHING: Final = Text("（没有识别出文字）", "(nothing was recognised)")

_Doubts: TypeAlias = dict[str, tuple[int, ...]]
"""Cell → the numbers that it may hold, of its own readings."""


def settle_recognised(
    recognised: Mapping[Place, RecognisedText], edition: Edition, cells: FormCells, notes: PageNotes
) -> None:
    """Leaves out values that are in doubt, and notes where values come from.

    Args:
        recognised: What was recognised, by its place.
        edition: The edition of the form.
        cells: The cells read.
        notes: Where the notes go.
    """
    if not recognised:
        return
    notes.add("recognised", "title")
    pictures = {(place.page, place.picture) for place in recognised}
    doubts: _Doubts = {}
    texts: dict[str, RecognisedText | None] = {}
    origins = dict(cells.origins)
    taken = {origin.place for origin in origins.values() if origin.raw}
    for cell, origin in origins.items():
        if (origin.place.page, origin.place.picture) not in pictures:
            continue
        text = _at(recognised, origin.place)
        if (
            not origin.raw and text is not None and text.readings[0]
        ):  # a label, whose row has blanks
            text = next(_in_doubt(recognised, origin.place, taken), replace(text, is_sure=True))
        place = replace(origin.place, recognised=True)
        box, score = (None, None) if text is None else (text.box, text.score)
        cells.locate(cell, Origin(origin.raw, place, box, score))
        if text is None or not text.is_sure:
            texts[cell] = text
            doubts[cell] = _numbers(text, origin)
    if not doubts:
        return
    values = {cell: value for cell, value in cells.values.items() if cell not in doubts}
    block = cells.block(edition)
    equations = system(edition, shape_of(edition, block)).identities
    blank = {cell for cell in doubts if not cells.origins[cell].raw}
    settled = {
        cell: number
        for cell, number in _settled(equations, values, doubts, blank).items()
        if cell not in blank
    }
    for cell, text in texts.items():
        origin = cells.origins[cell]
        readings = _in_words(text)
        if cell in settled:
            cells.settle(cell, settled[cell])
            notes.add("value_from_sums", cell, origin.raw, place=origin.place, readings=readings)
        else:
            cells.withhold(cell)
            notes.add("value_unsure", cell, origin.raw, place=origin.place, readings=readings)


def _at(recognised: Mapping[Place, RecognisedText], place: Place) -> RecognisedText | None:
    """Returns what was recognised at a place; of a line, where a value is a part of it."""
    found = recognised.get(place)
    if found is None and place.line is not None:
        found = recognised.get(Place(place.page, place.line, picture=place.picture))
    return found


def _in_doubt(
    recognised: Mapping[Place, RecognisedText], label: Place, taken: AbstractSet[Place]
) -> Iterator[RecognisedText]:
    """Yields what is in doubt behind a label, in its row, and no value of another cell."""
    for place, text in recognised.items():
        if (
            not text.is_sure
            and place not in taken
            and place.column is not None
            and label.column is not None
            and place.column > label.column
            and replace(place, column=label.column) == label
        ):
            yield text


def _numbers(text: RecognisedText | None, origin: Origin) -> tuple[int, ...]:
    """Returns the numbers that a cell may hold; none where it is a part of something else.

    Where nothing was recognised, the cell may be blank, and adds nothing to a sum.
    """
    if text is None or origin.raw != text.readings[0]:
        return ()
    numbers = [int(one or "0") for one in text.readings if not one or _COUNT.fullmatch(one)]
    return tuple(dict.fromkeys(numbers)) if len(numbers) == len(text.readings) else ()


def _in_words(text: RecognisedText | None) -> Text:
    readings = [one for one in (text.readings if text is not None else ()) if one]
    if not readings:
        return _NOTHING
    quoted = [Text(f"“{one}”", f"“{one}”") for one in readings]
    return Text("或", " or ").join(quoted)


def _settled(
    equations: Sequence[Identity],
    values: Mapping[str, Any],
    doubts: _Doubts,
    blank: AbstractSet[str],
) -> dict[str, int]:
    """Returns the cells in doubt of which sums confirm a reading, and no sum contradicts it.

    Offices leave zeros blank: a cell that is surely blank adds nothing. Where one may be blank,
    one sum is not enough.

    Args:
        equations: The sums.
        values: The cells that are sure.
        doubts: The readings of cells in doubt.
        blank: Those of them in which nothing was recognised.
    """
    known = {
        cell: value or 0
        for cell, value in values.items()
        if value is None or isinstance(value, int)
    }
    settled: dict[str, int] = {}
    while True:
        confirmed: dict[str, list[tuple[int, bool]]] = {}
        contradicted: set[str] = set()
        for equation in equations:
            if equation.relation != "=":
                continue
            open_ = [cell for _, cell in equation.terms if cell in doubts and cell not in settled]
            if not open_:
                continue
            found = list(_solutions(equation, open_, known | settled, doubts))
            if found == [None]:
                continue
            if len(found) != 1 or found[0] is None:
                contradicted.update(open_ if not found else ())
                continue
            numbers = {**known, **settled, **found[0]}
            is_whole = blank.isdisjoint(cell for _, cell in equation.terms)
            telling = is_whole and len({numbers[cell] for _, cell in equation.terms} - {0}) > 1
            for cell, number in found[0].items():
                confirmed.setdefault(cell, []).append((number, telling))
        new = {
            cell: found[0][0]
            for cell, found in confirmed.items()
            if cell not in contradicted
            and len({number for number, _ in found}) == 1
            and (len(found) > 1 or found[0][1])
        }
        if not new:
            return settled
        settled |= new


def _solutions(
    equation: Identity, open_: Sequence[str], known: Mapping[str, int], doubts: _Doubts
) -> Iterator[dict[str, int] | None]:
    """Yields the readings of the cells in doubt with which a sum holds; ``None``: it tells nothing.

    Args:
        equation: The sum.
        open_: Its cells in doubt.
        known: The numbers of cells.
        doubts: The readings of cells in doubt.
    """
    others = [(sign, cell) for sign, cell in equation.terms if cell not in open_]
    if any(cell not in known for _, cell in others) or not all(doubts[cell] for cell in open_):
        yield None
        return
    if prod(len(doubts[cell]) for cell in open_) > _MOST_CHOICES:
        yield None
        return
    rest = sum(sign * known[cell] for sign, cell in others)
    signs = {cell: sign for sign, cell in equation.terms}
    for numbers in product(*(doubts[cell] for cell in open_)):
        if (
            rest + sum(signs[cell] * number for cell, number in zip(open_, numbers, strict=True))
            == 0
        ):
            yield dict(zip(open_, numbers, strict=True))
