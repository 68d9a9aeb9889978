# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0"]
# ///
"""Makes the font that stands in for those a PDF does not hold: one sign for every character.

The sign is a narrow box, since PDFium takes a character to be at least as wide as its sign; what
the PDF says of its width counts beyond that.

Run: ``uv run scripts/stand_in_font.py src/govinfo_report/readers/pdf/stand_in.ttf``.
"""

from __future__ import annotations

import sys
from typing import Any


def box() -> Any:
    """Draws the box, a tenth of an em wide and as high as Chinese characters are."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # not of the project's own

    pen = TTGlyphPen(None)
    for place, corner in enumerate(((0, -100), (100, -100), (100, 800), (0, 800))):
        (pen.lineTo if place else pen.moveTo)(corner)
    pen.closePath()
    return pen.glyph()


def main(path: str) -> None:
    """Writes the font."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._c_m_a_p import cmap_format_13

    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({0x4E00: "box"})
    builder.setupGlyf({".notdef": box(), "box": box()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "box": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = 0
    many_to_one = cmap_format_13(13)
    many_to_one.platformID, many_to_one.platEncID, many_to_one.language = 3, 10, 0
    many_to_one.cmap = dict.fromkeys(range(0x20, 0x110000), "box")
    builder.font["cmap"].tables = [many_to_one]
    builder.font.save(path)


if __name__ == "__main__":
    main(sys.argv[1])
