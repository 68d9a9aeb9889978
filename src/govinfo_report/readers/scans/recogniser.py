"""Recognition of a line of text in a picture, by PP-OCRv6 in ONNX Runtime.

Each crop is read alone, twice: with a small margin, and smaller with a wide one. What both readings
agree in, with a good score, is sure; words without a digit are read once. The result depends on the
pixels of the crop alone: not on the other crops, not on the number of threads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from math import ceil
from string import ascii_letters
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from govinfo_report.errors import MissingReaderError
from govinfo_report.language import Text
from govinfo_report.readers.scans.models import model_file

try:
    import cv2
    import onnxruntime
except ImportError as missing:
    raise MissingReaderError("scan", Text("读取扫描件", "reading scans")) from missing

SURE: Final = 0.8
"""Least score of a reading that is sure."""

_HEIGHT: Final = 48
"""Rows of a picture that the model takes."""

_SCALES: Final = (0.8, 0.6)
"""Parts of these rows that the crop takes up in the first and the second reading."""

_LOOK_ALIKES: Final = {"0": "Oo〇○", "7": "了"}
"""Digits, and what has the same shape: doubt between them is no doubt about the digit."""

_ROUND: Final = re.compile(r"[0-9Oo〇○]+")
_ZERO: Final = str.maketrans(dict.fromkeys("Oo〇○", "0"))
"""A text of digits and circles alone is a number."""

_HAN: Final = "[㐀-鿿]"
_CHINESE: Final = re.compile(r"[㐀-鿿\u3001-\u3011\uff01-\uff1f]")
"""Chinese characters, and punctuation that is Chinese alone."""

_WORDS: Final = re.compile(rf"[^0-9]*{_HAN}[^0-9]*{_HAN}[^0-9]*")
"""Text without a digit, of which one reading is enough."""

_SPACE: Final = re.compile(rf" +(?={_HAN})|(?<={_HAN}) +")
_NARROW: Final = re.compile(r"[();?!]|(?<![0-9])[,:](?!/)|[,:](?![0-9/])")
_WIDE: Final = str.maketrans("();?!,:", "（）；？！，：")

_COMMA: Final = "．"
_STOPS: Final = "，。、；："
_NO_STOP: Final = re.compile(r"[㐀-鿿](?<![一二三四五六七八九十])")
"""A full stop of letters stands behind no Chinese word: there it is a comma or another stop."""

_ONE: Final = "1"
_ELL: Final = "l"
_CHANCE: Final = 0.1
"""Least chance that a 1 inside a word of letters is a letter where it is taken for one."""

_STEP: Final = 16
"""Pictures are as wide as a multiple of this, so that few widths are calculated with."""

_LEAST: Final = 48
_MOST: Final = 2400
"""Narrowest and widest picture; what is wider is squeezed."""


@frozen(kw_only=True)
class LineReading:
    """What was recognised in a crop.

    Attributes:
        text: The first reading.
        score: Lowest score of a character in both readings, from 0 to 1, with three decimals; 0
            where nothing was recognised.
        other: The second reading; words without a digit are read once, and it is the first.
        digits: Lowest score of a digit in both readings; 0 where there is none.
        better: A second reading whose score is the better one; words of which the first is not
            sure are read again for it. Empty: there is none.
    """

    text: str
    score: float
    other: str
    digits: float = 0.0
    better: str = ""

    @property
    def sure(self) -> bool:
        """Whether both readings agree with a good score."""
        return bool(self.text) and self.text == self.other and self.score >= SURE


class Recogniser:
    """Reads crops. Making one takes about 0.1 s, and 150 MB of memory as long as it lives."""

    def __init__(self, threads: int = 1) -> None:
        """Loads the model.

        Args:
            threads: How many crops are read at a time.

        Raises:
            MissingReaderError: The extra ``scan`` is not installed.
            ReadError: The model is not the one that the project was tested with.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # sums of several threads may differ in the last digit
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model_file("recognition"), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        listed = self._session.get_modelmeta().custom_metadata_map["character"]
        self._characters = ["", *listed.split("\n"), " "]
        places = {character: at for at, character in enumerate(self._characters)}
        self._places = places
        self._look_alikes: dict[int, list[int]] = {}
        for digit, others in _LOOK_ALIKES.items():
            alike = [places[one] for one in (digit, *others) if one in places]
            self._look_alikes |= dict.fromkeys(alike, alike)
        self._threads = threads

    def read(self, crops: Sequence[NDArray[np.uint8]]) -> list[LineReading]:
        """Reads crops of one line each, in their order.

        Args:
            crops: Rows × columns, grey, or rows × columns × 3; dark on light, with little margin.
        """
        if self._threads <= 1:
            return [self._reading(crop) for crop in crops]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._reading, crops))

    def _reading(self, crop: NDArray[np.uint8]) -> LineReading:
        if not crop.size:
            return LineReading(text="", score=0.0, other="")
        text, score, digits = self._recognised(_picture(crop, _SCALES[0]))
        is_words = _WORDS.fullmatch(text) is not None
        if is_words and score >= SURE:
            return LineReading(text=text, score=round(score, 3), other=text)
        other, least, least_digits = self._recognised(_picture(crop, _SCALES[1]))
        better = other if least > score else ""
        if is_words:
            return LineReading(text=text, score=round(score, 3), other=text, better=better)
        return LineReading(
            text=text,
            score=round(min(score, least), 3),
            other=other,
            digits=round(min(digits, least_digits), 3),
            better=better,
        )

    def _recognised(self, picture: NDArray[np.float32]) -> tuple[str, float, float]:
        """Returns the text, its lowest score of a character, and that of a digit."""
        (found,) = self._session.run(None, {self._input: picture})
        chances: Any = found[0]
        best = chances.argmax(axis=1)
        kept = best != 0
        kept[1:] &= best[1:] != best[:-1]
        scores = [
            float(row[self._look_alikes.get(at, at)].sum())
            for row, at in zip(chances[kept], best[kept], strict=True)
        ]
        characters = in_context(
            [self._characters[at] for at in best[kept]], chances[kept], self._places
        )
        digits = [
            score
            for score, character in zip(scores, characters, strict=True)
            if character.isdecimal()
        ]
        text = "".join(characters)
        if _ROUND.fullmatch(text):
            text = text.translate(_ZERO)
        return typeset(text), min(scores, default=0.0), min(digits, default=0.0)


def in_context(
    characters: Sequence[str], chances: Sequence[Any], places: Mapping[str, int]
) -> list[str]:
    """Returns characters, with others of the same shape where only those can stand.

    Args:
        characters: What is likeliest at each place of a line.
        chances: The chance of every character at each place.
        places: Where the chance of each character is.
    """
    shown = list(characters)
    for at, (before, own) in enumerate(pairwise(characters), 1):
        after = characters[at + 1 : at + 2]
        if own == _COMMA and _NO_STOP.fullmatch(before):
            own_chances = chances[at]
            shown[at] = max(_STOPS, key=lambda stop: own_chances[places[stop]])
        elif own == _ONE and before in ascii_letters and after and after[0] in ascii_letters:
            is_letter = chances[at][places[_ELL]] >= _CHANCE
            shown[at] = _ELL if is_letter else own
    return shown


def typeset(text: str) -> str:
    """Returns text with the punctuation of Chinese, where something in it is Chinese.

    Wide and narrow punctuation look the same; spaces beside Chinese characters are none.
    """
    if not _CHINESE.search(text):
        return text
    return _NARROW.sub(lambda found: found[0].translate(_WIDE), _SPACE.sub("", text))


def _picture(crop: NDArray[np.uint8], scale: float) -> NDArray[np.float32]:
    """Returns what the model takes of a crop, in the middle of paper of its own colour."""
    rows, columns = crop.shape[:2]
    height = round(_HEIGHT * scale)
    width = min(max(ceil(columns * height / rows), 1), _MOST)
    finer = height * width < rows * columns
    way = cv2.INTER_AREA if finer else cv2.INTER_CUBIC
    resized = cv2.resize(crop, (width, height), interpolation=way)
    if resized.ndim == 2:
        resized = np.repeat(resized[:, :, None], 3, axis=2)
    whole = max(_LEAST, ceil(width / _STEP) * _STEP)
    picture = np.empty((_HEIGHT, whole, 3), np.float32)
    picture[:] = _ground(crop)
    top, left = (_HEIGHT - height) // 2, (whole - width) // 2
    picture[top : top + height, left : left + width] = resized
    return ((picture / 255 - 0.5) / 0.5).transpose(2, 0, 1)[None].astype(np.float32)


def _ground(crop: NDArray[np.uint8]) -> Any:
    """Returns the colour of the paper: what is usual on the edge of a crop."""
    edge = np.concatenate((crop[0], crop[-1], crop[:, 0], crop[:, -1]))
    return np.median(edge, axis=0)
