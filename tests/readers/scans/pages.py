"""Pictures of lines and pages with invented content."""

from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

_NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


@cache
def _font(file, size, index):
    return ImageFont.truetype(file, size, index)


def line(text, size=28, noise=0):
    """A crop of one line, grey, with three pixels of margin."""
    font = _font(_NOTO, size, 2)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("L", (round(right - left) + 6, round(bottom - top) + 6), 255)
    ImageDraw.Draw(picture).text((3 - left, 3 - top), text, 0, font=font)
    pixels = np.asarray(picture)
    if noise:
        shaken = pixels + np.random.default_rng(len(text) * size).normal(0, noise, pixels.shape)
        pixels = np.clip(shaken, 0, 255).astype(np.uint8)
    return pixels
