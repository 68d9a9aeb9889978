"""A picture of a page set upright: red ink removed, light evened out, quarter turns, skew.

The positions of a picture are dots from its upper left corner, as they are stored.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import cv2
import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from govinfo_report.readers.sheets.sheet import Box

Grey: TypeAlias = NDArray[np.uint8]
"""Rows × columns; 0 is black."""

Picture: TypeAlias = NDArray[np.uint8]
"""The same, or rows × columns × 3, in the order blue, green, red."""

_RED: Final = 60
"""How much more red than green and blue the ink of stamps has, of 255."""

_OWN: Final = 25
"""Percentile of the light of red dots that is the stamp's own; darker ones have print under it."""

_GROUND: Final = 1 / 30
"""Part of a page's width within which its paper has one colour."""

_MOST_SKEW: Final = 8.0
"""Largest skew that is looked for, in degrees."""

_BLACK: Final = 64
_WHITE: Final = 192
_GREY: Final = 0.1
"""Darkest and lightest dots that are grey, and how many there are for a black one at most where a
scan has black and white alone: JPEG adds some."""

_LOOKED_AT: Final = 900
"""Rows or columns of a picture in which its skew is looked for."""


@frozen
class UprightPage:
    """A page with its lines level.

    Attributes:
        grey: Its dots; the paper is white.
        stamped: The same with the ink of stamps.
        matrix: Two rows of three numbers that turn its positions into those of the picture.
        width: Width of the picture.
        height: Its height.
        is_bilevel: Whether the picture has black and white alone. Thin strokes are then lost.
    """

    grey: Grey
    stamped: Grey
    matrix: NDArray[np.float64]
    width: int
    height: int
    is_bilevel: bool

    def part(self, box: Box) -> tuple[float, float, float, float]:
        """Returns a box as parts of the width and height of the picture as it is stored."""
        corners = [(x, y, 1.0) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs, ys = self.matrix @ np.array(corners).T
        return (
            _part(xs.min(), self.width),
            _part(ys.min(), self.height),
            _part(xs.max(), self.width),
            _part(ys.max(), self.height),
        )


def _part(position: float, size: int) -> float:
    return round(min(max(float(position) / size, 0.0), 1.0), 4)


def without_red(picture: Picture) -> Grey:
    """Returns a picture in grey, with red ink as light as the paper."""
    if picture.ndim == 2:
        return picture
    blue, green, red = (picture[:, :, at] for at in range(3))
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    redness = cv2.subtract(red, cv2.max(blue, green))  # 0 where another colour is stronger
    stamps = red[redness >= _RED]
    if not len(stamps):
        return grey
    # What is printed under a stamp is darker than the stamp itself in the light of its own colour.
    own = max(float(np.percentile(stamps.astype(np.float32), _OWN)), 100.0)
    reddish = redness > 0
    share = np.clip(redness[reddish].astype(np.float32) / _RED, 0.0, 1.0)
    plain = grey[reddish].astype(np.float32)
    lightened = red[reddish].astype(np.float32) * (1 + share * (255.0 / own - 1))
    lighter = plain + (np.maximum(lightened, plain) - plain) * np.clip(2 * share, 0.0, 1.0)
    grey[reddish] = np.clip(lighter, 0, 255).astype(np.uint8)
    return grey


def is_bilevel(grey: Grey) -> bool:
    """Whether a picture has black and white alone, as a fax has."""
    black = int(np.count_nonzero(grey <= _BLACK))
    return int(np.count_nonzero((grey > _BLACK) & (grey < _WHITE))) <= _GREY * black


def evened(grey: Grey) -> Grey:
    """Returns a page with white paper, whatever light fell on it."""
    size = max(int(max(grey.shape) * _GROUND) | 1, 15)
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    near = max(size // 4 | 1, 5)
    ground = cv2.medianBlur(cv2.dilate(small, np.ones((near, near), np.uint8)), near)
    ground = cv2.blur(ground, (near, near))
    ground = cv2.resize(ground, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    ground = np.maximum(ground, 40)
    return np.asarray(cv2.divide(grey, ground, scale=255), np.uint8)


def upright(picture: Picture, quarters: int) -> UprightPage:
    """Returns a page turned by quarters against the clock, and then by its own skew.

    Args:
        picture: The page.
        quarters: How many times it is turned by 90 degrees.
    """
    height, width = picture.shape[:2]
    turned = np.ascontiguousarray(np.rot90(picture, quarters))
    back = _QUARTERS[quarters % 4](float(width), float(height))
    plain = turned if turned.ndim == 2 else cv2.cvtColor(turned, cv2.COLOR_BGR2GRAY)
    plain = np.asarray(plain, np.uint8)
    grey = evened(without_red(turned))
    stamped = grey if turned.ndim == 2 else evened(plain)
    angle = skew_of(grey)
    if abs(angle) >= 0.02:
        turn = cv2.getRotationMatrix2D((grey.shape[1] / 2, grey.shape[0] / 2), angle, 1.0)
        is_plain = stamped is grey
        grey = _turned(grey, turn)
        stamped = grey if is_plain else _turned(stamped, turn)
        back = _whole(back) @ _whole(cv2.invertAffineTransform(turn))
    return UprightPage(grey, stamped, back[:2], width, height, is_bilevel(plain))


def _turned(grey: Grey, turn: Any) -> Grey:
    size = (grey.shape[1], grey.shape[0])
    turned = cv2.warpAffine(grey, turn, size, flags=cv2.INTER_CUBIC, borderValue=(255.0,))
    return np.asarray(turned, np.uint8)


def _whole(matrix: Any) -> NDArray[np.float64]:
    return np.asarray(np.vstack([matrix[:2], [0.0, 0.0, 1.0]]), np.float64)


_QUARTERS: Final = (
    lambda w, h: np.array([[1.0, 0, 0], [0, 1, 0]]),
    lambda w, h: np.array([[0.0, -1, w], [1, 0, 0]]),
    lambda w, h: np.array([[-1.0, 0, w], [0, -1, h]]),
    lambda w, h: np.array([[0.0, 1, 0], [-1, 0, h]]),
)
"""Quarters against the clock → what turns positions back, given the width and height."""


def skew_of(grey: Grey) -> float:
    """Returns by how many degrees the lines of a page fall to the right."""
    scale = min(_LOOKED_AT / max(grey.shape), 1.0)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = 255 - small.astype(np.float32)
    ink[ink < 48] = 0
    rows, columns = np.nonzero(ink)
    if len(rows) < 50:
        return 0.0
    weights = ink[rows, columns]
    middle = small.shape[1] / 2
    spread = rows + columns * 0.618 % 1  # else rows of dots look like level lines

    def sharpness(angle: float) -> float:
        shifted = spread - (columns - middle) * np.tan(np.radians(angle))
        profile = np.bincount((shifted + small.shape[1]).astype(np.int64), weights)
        return float(np.square(np.diff(profile)).sum())

    best, step = 0.0, 0.5
    angles = np.arange(-_MOST_SKEW, _MOST_SKEW + step, step)
    while True:
        best = float(max(angles, key=lambda angle: (sharpness(float(angle)), -abs(angle))))
        if step < 0.03:
            return best
        angles = np.arange(best - step, best + step * 1.01, step / 5)
        step /= 5
