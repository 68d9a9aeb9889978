"""Pictures of ruled tables with numbers, and what happens to them."""

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 110, 44
"""Of a cell, in dots."""


def table(rows, margin=60, size=24, line=2):
    """A page with a table, grey; a cell is a text, or ``None`` where the one before goes on."""
    columns = len(rows[0])
    width, height = columns * WIDTH + 2 * margin, len(rows) * HEIGHT + 2 * margin
    picture = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size)
    for y, row in enumerate(rows):
        top = margin + y * HEIGHT
        for x, text in enumerate(row):
            if text is None:
                continue
            span = 1
            while x + span < columns and row[x + span] is None:
                span += 1
            left = margin + x * WIDTH
            right = left + span * WIDTH
            draw.rectangle((left, top, right, top + HEIGHT), outline=0, width=line)
            middle = ((left + right) / 2, top + HEIGHT / 2)
            draw.text(middle, text, 0, font=font, anchor="mm")
    return np.array(picture)


def turned(picture, degrees):
    """The same, askew on a page as large."""
    rows, columns = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), degrees, 1)
    return cv2.warpAffine(
        picture, turn, (columns, rows), flags=cv2.INTER_CUBIC, borderValue=(255.0,) * 3
    )


def noisy(picture, deviation, seed=1):
    """The same with noise."""
    shaken = picture + np.random.default_rng(seed).normal(0, deviation, picture.shape)
    return np.clip(shaken, 0, 255).astype(np.uint8)


def coloured(picture):
    """The same with colours."""
    return np.repeat(picture[:, :, None], 3, axis=2)


def stamped(picture, middle, radius, ink=(60, 60, 220)):
    """The same with a ring, in blue, green and red, as wide as that of a stamp, through which print
    is seen."""
    shown = coloured(picture).astype(np.float64)
    ring = np.zeros(picture.shape, np.uint8)
    cv2.circle(ring, middle, radius, 1, 8)
    factor = np.array(ink) / 255
    shown[ring > 0] *= factor
    return shown.astype(np.uint8)
