"""What happens to a page between the printer and the file: kinds of scans, each with its chances.

A kind takes a picture (rows × columns × 3), its dots an inch, and a generator of chances, and gives
another picture. The same seed gives the same picture.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import cv2
import numpy as np
from PIL import Image

from tests.scans.forms import Picture
from tests.scans.results import KINDS

Chance: TypeAlias = np.random.Generator
Degradation: TypeAlias = Callable[[Picture, int, Chance], Picture]


def _bytes(pixels: np.ndarray) -> Picture:
    return np.clip(np.rint(pixels), 0, 255).astype(np.uint8)


def _blurred(picture: np.ndarray, sigma: float) -> np.ndarray:
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def _grey(picture: Picture) -> Picture:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB)


def clean(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """As it is printed."""
    return picture


def blur(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Out of focus: 0.5 to 0.8 dots at 150 dpi."""
    return _bytes(_blurred(picture, chance.uniform(0.5, 0.8) * max(dpi / 150, 1)))


def jpeg(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Kept as a small JPEG: quality 25 to 45."""
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=int(chance.integers(25, 46)))
    return np.array(Image.open(file).convert("RGB"))


def salt(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Single black and white dots: 0.3 to 1 % of all."""
    share = chance.uniform(0.003, 0.01)
    drawn = chance.random(picture.shape[:2])
    shown = picture.copy()
    shown[drawn < share / 2] = 0
    shown[drawn > 1 - share / 2] = 255
    return shown


def noise(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Noise of a sensor: a deviation of 12 to 25 of 255."""
    return _bytes(picture + chance.normal(0, chance.uniform(12, 25), picture.shape[:2])[..., None])


def skew(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Laid askew: up to 2 degrees, and up to 5 mm aside."""
    rows, columns = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), chance.uniform(-2, 2), 1)
    turn[:, 2] += chance.uniform(-0.2, 0.2, 2) * dpi
    return cv2.warpAffine(
        picture, turn, (columns, rows), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )


def shadow(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Dark towards one side, as beside the back of a book: to half of the light."""
    rows, columns = picture.shape[:2]
    angle = chance.uniform(0, 2 * np.pi)
    down, across = np.mgrid[0 : 1 : 1j * rows, 0 : 1 : 1j * columns]
    slope = (across - 0.5) * np.cos(angle) + (down - 0.5) * np.sin(angle)
    slope = (slope - slope.min()) / (slope.max() - slope.min())
    return _bytes(picture * (1 - chance.uniform(0.25, 0.5) * slope**2)[..., None])


def bleed(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """What is printed on the back shines through, blurred: 12 to 25 % of its ink."""
    back = 255 - _blurred(picture[:, ::-1].astype(float), dpi / 120)
    return _bytes(picture - chance.uniform(0.12, 0.25) * np.roll(back, dpi // 7, axis=0))


def _stamped(picture: Picture, dpi: int, chance: Chance, ink: tuple[int, int, int]) -> Picture:
    """A round seal of 4 cm with a star and writing, pressed unevenly somewhere on the page."""
    rows, columns = picture.shape[:2]
    radius = round(dpi * 0.79)
    mask = np.zeros((rows, columns), np.float32)
    x, y = chance.integers(radius, columns - radius), chance.integers(radius, rows - radius)
    middle = (int(x), int(y))
    cv2.circle(mask, middle, radius, 1, max(dpi // 30, 2), cv2.LINE_AA)
    points = [
        (
            x + radius * 0.35 * part * np.sin(place * np.pi / 5),
            y - radius * 0.35 * part * np.cos(place * np.pi / 5),
        )
        for place, part in enumerate((1, 0.4) * 5)
    ]
    cv2.fillPoly(mask, [np.array(points, np.int32)], 1, cv2.LINE_AA)
    for angle in np.linspace(0.25, 0.75, 9) * 2 * np.pi + np.pi / 2:
        at = np.array([x, y]) + radius * 0.75 * np.array([np.cos(angle), np.sin(angle)])
        size = radius * 0.1
        for _ in range(4):
            ends = at + chance.uniform(-size, size, (2, 2))
            begin, end = (tuple(map(int, each)) for each in ends)
            cv2.line(mask, begin, end, 1, max(dpi // 60, 1), cv2.LINE_AA)
    patches = _blurred(chance.random((rows // 8, columns // 8)).astype(np.float32), 2)
    patches = cv2.resize(patches, (columns, rows))
    low, high = np.percentile(patches, (5, 95))
    strength = 0.5 + 0.45 * np.clip((patches - low) / (high - low), 0, 1)
    part = (mask * strength)[..., None]
    # Ink over ink: what is printed stays dark below it.
    return _bytes(picture * (1 - part) + np.minimum(picture, np.array(ink)) * part)


def red_stamp(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """A red seal over the page."""
    return _stamped(picture, dpi, chance, (215, 40, 45))


def grey_stamp(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """The same in a copy without colours."""
    return _grey(red_stamp(picture, dpi, chance))


def fax(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Black and white only: blurred a little, and cut at 45 to 65 % of white."""
    soft = _blurred(_grey(picture).astype(float), 0.4 * max(dpi / 150, 1))
    soft += chance.normal(0, 8, soft.shape[:2])[..., None]
    return np.where(soft < 255 * chance.uniform(0.45, 0.65), 0, 255).astype(np.uint8)


def faint(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """A printer short of toner: ink at 30 to 50 % of its darkness, unevenly."""
    rows, columns = picture.shape[:2]
    patches = cv2.resize(chance.random((12, 9)), (columns, rows), interpolation=cv2.INTER_CUBIC)
    strength = chance.uniform(0.3, 0.5) * (0.8 + 0.4 * np.clip(patches, 0, 1))
    return _bytes(255 - (255.0 - picture) * strength[..., None])


def thick(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Ink that ran: strokes half a dot to a dot wider at 150 dpi."""
    size = 2 if dpi < 250 else 3
    wide = cv2.erode(picture, np.ones((size, size), np.uint8)).astype(float)
    part = chance.uniform(0.5, 0.9)
    return _bytes(_blurred(picture * (1 - part) + wide * part, 0.4))


def dirty(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Gaps in lines and strokes, spots, hairs."""
    rows, columns = picture.shape[:2]
    shown = picture.copy()
    for _ in range(int(chance.integers(20, 60))):
        at = (int(chance.integers(columns)), int(chance.integers(rows)))
        cv2.circle(shown, at, int(chance.integers(1, max(dpi // 75, 2) + 1)), (255,) * 3, -1)
    for _ in range(int(chance.integers(20, 60))):
        at = (int(chance.integers(columns)), int(chance.integers(rows)))
        shade = int(chance.integers(0, 120))
        cv2.circle(shown, at, int(chance.integers(1, max(dpi // 100, 1) + 1)), (shade,) * 3, -1)
    for _ in range(int(chance.integers(2, 7))):
        at = chance.uniform((0, 0), (columns, rows))
        bend = np.cumsum(chance.normal(0, dpi / 50, (12, 2)), axis=0) + at
        cv2.polylines(shown, [bend.astype(np.int32)], False, (110,) * 3, 1, cv2.LINE_AA)
    return shown


def turned(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """By one, two or three quarters."""
    return np.ascontiguousarray(np.rot90(picture, int(chance.integers(1, 4))))


def old_paper(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """Yellow or grey recycled paper with fibres."""
    rows, columns = picture.shape[:2]
    colour = np.array((235, 225, 195)) if chance.random() < 0.5 else np.array((205, 205, 203))
    grain = _blurred(chance.normal(0, 1, (rows, columns)), 1.2)
    return _bytes(picture / 255 * (colour + 9 * grain[..., None] / grain.std()))


def office(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """A usual office scanner: a little of askew, blur, noise, JPEG; grey."""
    soft = _blurred(skew(_grey(picture), dpi, chance), chance.uniform(0.3, 0.6))
    shown = _bytes(soft + chance.normal(0, chance.uniform(3, 8), soft.shape[:2])[..., None])
    file = io.BytesIO()
    Image.fromarray(shown[:, :, 0]).save(file, "JPEG", quality=int(chance.integers(60, 85)))
    return np.array(Image.open(file).convert("RGB"))


def moved(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """The sheet moved while it was scanned: smeared over 1 to 2 dots at 150 dpi, in any way."""
    size = 2 * round(dpi / 75) + 1
    length = chance.uniform(1, 2) * max(dpi / 150, 1)
    angle = chance.uniform(0, np.pi)
    kernel = np.zeros((size, size), np.float32)
    for part in np.linspace(-0.5, 0.5, 65):
        x = size // 2 + part * length * np.cos(angle)
        y = size // 2 + part * length * np.sin(angle)
        left, top = int(np.floor(x)), int(np.floor(y))
        for row in (top, top + 1):
            for column in (left, left + 1):
                kernel[row, column] += (1 - abs(y - row)) * (1 - abs(x - column))
    return _bytes(cv2.filter2D(picture.astype(np.float32), -1, kernel / kernel.sum()))


def copied(picture: Picture, dpi: int, chance: Chance) -> Picture:
    """A copy of a copy: twice blurred by half a dot at 150 dpi, with grain, and more contrast."""
    soft = _grey(picture)[:, :, 0].astype(float) / 255
    for _ in range(2):
        soft = _blurred(soft, 0.5 * max(dpi / 150, 1)) + chance.normal(0, 0.03, soft.shape)
        soft = 1 / (1 + np.exp(-9 * (soft - chance.uniform(0.5, 0.65))))
    return np.repeat(_bytes(255 * soft)[:, :, None], 3, axis=2)


DEGRADATIONS: Final[Mapping[str, Degradation]] = {kind: globals()[kind] for kind in KINDS}
"""Every kind, by its name."""
