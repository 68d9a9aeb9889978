"""How much a page may hold: every bound of the readers of formats, in one place.

Real reports stay far below: three tables of some 300 cells, a few thousand words of prose, some
tens of kilobytes (HTML) to a few megabytes (PDF with pictures). The bounds keep the time and the
memory of one page finite whatever somebody puts into a file.
"""

from __future__ import annotations

from typing import Final, Literal, NoReturn, TypeAlias

from govinfo_report.errors import ReadError
from govinfo_report.language import Text

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

MAX_XML_TAGS: Final = 1_500_000
"""Most tags of all the XML parts of an Office file; each element costs some hundred bytes."""

MAX_XML: Final = 100_000
"""Most elements of an Excel file beside its cells: styles, texts in several fonts, links and so on.
Excel itself has at most some 65,000 cell formats."""

MAX_XML_ATTRIBUTES: Final = 500
"""Most attributes of an element of an Office file."""

MAX_MERGED: Final = 10_000
"""Most merged ranges of an Excel file."""

MAX_SHEETS: Final = 200
"""Most sheets of an Excel file."""

MAX_NUMBER_FORMAT: Final = 1_000
"""Most characters of a number format of an Excel file; Excel itself has 255."""

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

MAX_PDF_ROW: Final = 2**20
"""Most bytes of a row of a stream that is packed row by row, which unpacking takes at once."""

MAX_PDF_UNPACKED: Final = 64 * 2**20
"""Most bytes that all the streams of a PDF that are looked at may unpack to."""

MAX_PDF_CONTENT: Final = 4 * 2**20
"""Most bytes of drawing that are executed for one PDF: seconds, and a minute or
two where it is nothing but small shapes, which pdfplumber describes one by one."""

MAX_PDF_CROSSINGS: Final = 6_000
"""Most crossings of ruled lines on a page of a PDF; a page with more is a drawing, not a table."""

MAX_PDF_RANGES: Final = 300_000
"""Most codes that a font of a PDF may map; there are fewer Chinese characters."""


Excess: TypeAlias = Literal[
    "tags",
    "elements inside one another",
    "repetitions of formatting",
    "options to choose from",
    "attributes in a tag",
    "parts in its archive",
    "bytes when unpacked",
    "cells",
    "tags in its XML",
    "elements beside its cells",
    "attributes of an element",
    "sheets",
    "texts of cells",
    "merged ranges",
    "characters in a number format",
    "merged cells",
    "linked cells",
    "comments",
    "characters in shared formulas",
    "characters in ranges to be printed",
    "columns in a table",
    "rows",
    "paragraphs",
    "characters",
    "tables inside one another",
    "values",
    "values, lists and objects",
    "keys above one value",
    "pages",
    "characters and lines on a page",
    "bytes in a packed stream",
    "filters over one another",
    "bytes in its streams",
    "bytes in one stream",
    "bytes in a row of a stream",
    "codes in a font's map",
    "codes in a font's widths",
    "bytes of drawing",
]
"""What a page can have too many of."""

_ZH: Final[dict[Excess, str]] = {
    "tags": "标签",
    "elements inside one another": "层层嵌套的元素",
    "repetitions of formatting": "重复的格式",
    "options to choose from": "选项",
    "attributes in a tag": "一个标签的属性",
    "parts in its archive": "包内文件",
    "bytes when unpacked": "解压后的字节",
    "cells": "单元格",
    "tags in its XML": "XML标签",
    "elements beside its cells": "单元格以外的元素",
    "attributes of an element": "一个元素的属性",
    "sheets": "工作表",
    "texts of cells": "单元格的文字",
    "merged ranges": "合并的区域",
    "characters in a number format": "数字格式的字符",
    "merged cells": "合并的单元格",
    "linked cells": "带链接的单元格",
    "comments": "批注",
    "characters in shared formulas": "共享公式的字符",
    "characters in ranges to be printed": "打印区域的字符",
    "columns in a table": "一个表格的列",
    "rows": "行",
    "paragraphs": "段落",
    "characters": "字符",
    "tables inside one another": "层层嵌套的表格",
    "values": "值",
    "values, lists and objects": "值、列表和对象",
    "keys above one value": "一个值以上的键",
    "pages": "页",
    "characters and lines on a page": "一页的字符和线条",
    "bytes in a packed stream": "一个压缩流的字节",
    "filters over one another": "重叠的过滤器",
    "bytes in its streams": "各个流的字节",
    "bytes in one stream": "一个流的字节",
    "bytes in a row of a stream": "流中一行的字节",
    "codes in a font's map": "字体映射的编码",
    "codes in a font's widths": "字体宽度的编码",
    "bytes of drawing": "绘图指令的字节",
}


def refuse(what: Excess, most: int) -> NoReturn:
    """Refuses a page that is larger than any report.

    Raises:
        ReadError: Always.
    """
    raise ReadError(
        Text(
            f"页面中{_ZH[what]}的数量超过{most:,}：没有这么大的报告",
            f"the page has more than {most:,} {what}: no report is so large",
        )
    )
