"""What was recognised on sheets that are pictures, by the place on the page that it became."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from govinfo_report.page import Place, RecognisedText
from govinfo_report.readers.sheets.sheet import Box, PrintedSheet

_DIGIT: Final = re.compile("[0-9]")


class RecognisedTexts:
    """Collects what was recognised, place by place.

    Attributes:
        found: Place → what was recognised there.
    """

    def __init__(self, sheets: Sequence[PrintedSheet]) -> None:
        self.found: dict[Place, RecognisedText] = {}
        self._on = {sheet.number: sheet.recognised for sheet in sheets if sheet.recognised}

    def add(self, place: Place, page: int, box: Box) -> None:
        """Adds what was recognised in a box of a page, which became what stands at a place."""
        inside = [
            text
            for own, text in self._on.get(page, ())
            if 2 * box.x0 <= own.x0 + own.x1 <= 2 * box.x1
            and 2 * box.top <= own.top + own.bottom <= 2 * box.bottom
        ]
        if inside:
            self.found[place] = inside[0] if len(inside) == 1 else _joined(inside)


def _joined(texts: Sequence[RecognisedText]) -> RecognisedText:
    """Returns the lines of a cell as one text.

    Two of them with digits may be the numbers of two cells whose ruling was not seen.
    """
    lefts, tops, rights, bottoms = zip(*(text.box for text in texts), strict=True)
    count = max(len(text.readings) for text in texts)
    readings = ["".join([(*text.readings, *text.readings[-1:] * count)[at] for text in texts])
                for at in range(count)]  # fmt: skip
    scores = [text.score for text in texts if text.score is not None]
    return RecognisedText(
        (min(lefts), min(tops), max(rights), max(bottoms)),
        tuple(dict.fromkeys(readings)),
        min(scores, default=None),
        all(text.is_sure for text in texts) and sum(map(_has_digit, texts)) < 2,
    )


def _has_digit(text: RecognisedText) -> bool:
    return any(map(_DIGIT.search, text.readings))
