"""How much a page may hold: every bound of the readers of formats, in one place.

Real reports stay far below: three tables of some 300 cells, a few thousand words of prose, some
tens of kilobytes (HTML) to a few megabytes (PDF with pictures). The bounds keep the time and the
memory of one page finite whatever somebody puts into a file.
"""

from __future__ import annotations

from typing import Final, NoReturn

from govinfo_report.errors import ReadError

MAX_TAGS: Final = 300_000
"""Most tags of an HTML file."""

MAX_REPEATED: Final = 2_000_000
"""Most formatting elements that the paragraphs of an HTML file repeat, taken together."""

MAX_OPTIONS: Final = 10_000
"""Most options of the lists to choose from of an HTML file."""

MAX_ATTRIBUTES: Final = 16_000
"""Most attributes of a tag; several tags of many have the same cost taken together."""

MAX_DEPTH: Final = 1_000
"""Deepest nesting of the elements of an HTML file, or of the XML of an Office file."""

MAX_TABLE_DEPTH: Final = 12
"""Deepest nesting of tables inside tables."""

MAX_BLOCKS: Final = 50_000
"""Most paragraphs and rows of a page."""

MAX_CELLS: Final = 100_000
"""Most cells of all the tables of a page."""

MAX_COLUMNS: Final = 500
"""Most columns of a table, spans counted."""

MAX_TEXT: Final = 4 * 2**20
"""Most characters of a page."""

MAX_JSON_MARKS: Final = 500_000
"""Most commas and brackets of a JSON file: what parsing it costs before values are counted."""

MAX_JSON_KEYS: Final = 24
"""Most keys above a value of a JSON file."""

MAX_ZIP_PARTS: Final = 2_000
"""Most files inside an Office file."""

MAX_UNPACKED: Final = 64 * 2**20
"""Most bytes that one part of an Office file which is read may unpack to."""

MAX_FORMULAS: Final = 1_000_000
"""Longest formula of an Excel file, in characters, times the cells that share one."""

MAX_PRINT_RANGES: Final = 8_000
"""Most characters of the ranges of an Excel file that are to be printed."""

MAX_PDF_PAGES: Final = 200
"""Most pages of a PDF."""

MAX_PDF_OBJECTS: Final = 60_000
"""Most characters, lines and rectangles on one page of a PDF."""

MAX_PDF_STREAM: Final = 32 * 2**20
"""Most bytes that one stream of a PDF may unpack to."""

MAX_PDF_UNPACKED: Final = 64 * 2**20
"""Most bytes that all the streams of a PDF that are looked at may unpack to."""

MAX_PDF_CONTENT: Final = 4 * 2**20
"""Most bytes of drawing that are executed for one PDF: some twenty seconds' worth."""

MAX_PDF_CROSSINGS: Final = 6_000
"""Most crossings of ruled lines on a page of a PDF; a page with more is a drawing, not a table."""

MAX_PDF_RANGES: Final = 300_000
"""Most codes that a font of a PDF may map; there are fewer Chinese characters."""


def refuse(what: str, most: int) -> NoReturn:
    """Refuses a page that is larger than any report.

    Raises:
        ReadError: Always.
    """
    raise ReadError(f"the page has more than {most:,} {what}: no report is so large")
