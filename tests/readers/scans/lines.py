"""Pictures of single lines."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont


def line(text, size=28, noise=0):
    """A crop of one line in Pillow's own font, grey, with three pixels of margin."""
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("L", (round(right - left) + 6, round(bottom - top) + 6), 255)
    ImageDraw.Draw(picture).text((3 - left, 3 - top), text, 0, font=font)
    pixels = np.asarray(picture)
    if noise:
        shaken = pixels + np.random.default_rng(len(text) * size).normal(0, noise, pixels.shape)
        pixels = np.clip(shaken, 0, 255).astype(np.uint8)
    return pixels
