"""How much a file may hold: every bound of the readers, in one place.

Real reports stay far below: three tables of some 300 cells, a few thousand words of prose, some
tens of kilobytes (HTML) to a few megabytes (PDF with pictures). The bounds keep the time and the
memory of one page finite whatever somebody puts into a file.
"""

from __future__ import annotations

from typing import Final, Self

from govinfo_report.errors import ReadError
from govinfo_report.language import Text


class SizeBound(int):
    """The largest number of something that a file may hold, with its name for messages."""

    zh: str
    en: str

    def __new__(cls, most: int, zh: str, en: str) -> Self:  # noqa: D102  # the class says it
        bound = super().__new__(cls, most)
        bound.zh, bound.en = zh, en
        return bound

    def check(self, count: float) -> None:
        """Refuses a file that holds more.

        Raises:
            ReadError: ``count`` is larger than the bound.
        """
        if count > self:
            raise ReadError(
                Text(
                    f"页面中{self.zh}的数量超过{self:,}：没有这么大的报告",
                    f"the page has more than {self:,} {self.en}: no report is so large",
                )
            )


# All formats.
PARAGRAPHS: Final = SizeBound(50_000, "段落", "paragraphs")
CHARACTERS: Final = SizeBound(4 * 2**20, "字符", "characters")
ROWS: Final = SizeBound(50_000, "行", "rows")
CELLS: Final = SizeBound(100_000, "单元格", "cells")
COLUMNS: Final = SizeBound(500, "一个表格的列", "columns in a table")
"""Spans counted."""

PICTURES: Final = 200
"""Most pictures of a page that are named; further ones are passed over."""

PICTURES_SEEN: Final = 5_000
"""Most pictures of a web page that are looked at, small ones included."""

TABLE_DEPTH: Final = SizeBound(12, "层层嵌套的表格", "tables inside one another")

FILE: Final = 16 * 2**20
"""Most bytes of a file."""

# HTML.
TAGS: Final = SizeBound(300_000, "标签", "tags")
DEPTH: Final = SizeBound(1_000, "层层嵌套的元素", "elements inside one another")
REPEATED: Final = SizeBound(2_000_000, "重复的格式", "repetitions of formatting")
"""Formatting elements that the parser opens anew in each paragraph, taken together."""

OPTIONS: Final = SizeBound(10_000, "选项", "options to choose from")
ATTRIBUTES: Final = SizeBound(16_000, "一个标签的属性", "attributes in a tag")
"""Several tags of many attributes have the same cost taken together."""

# Text.
LINES: Final = SizeBound(100_000, "文本行", "lines")

# JSON.
JSON_MARKS: Final = SizeBound(500_000, "值、列表和对象", "values, lists and objects")
"""Commas and brackets: what parsing costs before values are counted."""

JSON_KEYS: Final = SizeBound(24, "一个值以上的键", "keys above one value")
JSON_VALUES: Final = SizeBound(CELLS // 4, "值", "values")

# DOCX, XLSX and OFD.
ZIP_PARTS: Final = SizeBound(2_000, "包内文件", "parts in its archive")
UNPACKED: Final = SizeBound(64 * 2**20, "解压后的字节", "bytes when unpacked")
XML_TAGS: Final = SizeBound(1_500_000, "XML标签", "tags in its XML")
"""Of all parts that are parsed; each element costs some hundred bytes."""

XML_ATTRIBUTES: Final = SizeBound(1_000_000, "XML属性", "attributes in its XML")
"""The same."""

XML_DEPTH: Final = SizeBound(256, "层层嵌套的XML元素", "XML elements inside one another")
"""Word itself comes to some sixty, with a table in a text box in a table."""

# Packages.
PACKAGE_FILES: Final = SizeBound(50, "包内可读的文件", "readable files in the package")
MAIL_LINES: Final = SizeBound(400_000, "邮件的行", "lines in the mail")
MAIL_LEVELS: Final = SizeBound(40, "邮件中套着的邮件和分组", "groups and mails inside the mail")
MAIL_FIELD: Final = SizeBound(8 * 1024, "邮件一个字段的字节", "bytes in a field of the mail")
MAIL_PARTS: Final = SizeBound(1_000, "邮件的部分", "parts in the mail")

# XLSX.
SHEETS: Final = SizeBound(200, "工作表", "sheets")
MERGED_RANGES: Final = SizeBound(10_000, "合并的区域", "merged ranges")
MERGED_CELLS: Final = SizeBound(CELLS, "合并的单元格", "merged cells")

# XLS.
XLS_RECORDS: Final = SizeBound(1_000_000, "记录", "records")
SHEET_AREA: Final = SizeBound(1_000_000, "工作表首末两格之间的单元格", "cells in a sheet's area")
"""Of one sheet: all of them are in memory at once."""

SHEET_EXTENT: Final = SizeBound(32 * 2**20, "一个工作表声明的单元格", "cells that a sheet declares")

# PDF and OFD.
PRINTED_PAGES: Final = SizeBound(200, "页", "pages")
PRINTED_OBJECTS: Final = SizeBound(60_000, "一页的字符和线条", "characters and lines on a page")
CROSSINGS: Final = 6_000
"""Most crossings of ruled lines on a page; a page with more is a drawing, not a table."""

# OFD.
OFD_OBJECTS: Final = SizeBound(5 * PRINTED_OBJECTS, "字符和线条", "characters and lines")
"""Of all pages together: what a template draws counts on each."""

OFD_DEPTH: Final = SizeBound(64, "层层嵌套的模板和图块", "templates and blocks inside one another")

LAID_PICTURES: Final = SizeBound(200, "一页的图片", "pictures on a page")
"""Of a page that is read as a scan."""

# PDF.
PDF_STREAM: Final = SizeBound(32 * 2**20, "一个流的字节", "bytes in one stream")
PDF_PACKED: Final = SizeBound(PDF_STREAM // 1_000, "一个压缩流的字节", "bytes in a packed stream")
"""Of filters other than Flate, which blow a stream up by a factor of 1,000 at most."""

PDF_UNPACKED: Final = SizeBound(64 * 2**20, "各个流的字节", "bytes in its streams")
PDF_PICTURE: Final = SizeBound(64 * 2**20, "一张图片的字节", "bytes in a picture")
PDF_PACKED_PICTURE: Final = SizeBound(2**20, "一张压缩图片的字节", "bytes in a packed picture")
PDF_PICTURES: Final = SizeBound(2**30, "各张图片的字节", "bytes in its pictures")
PDF_CONTENT: Final = SizeBound(4 * 2**20, "绘图指令的字节", "bytes of drawing")
"""A second or two, where it is nothing but small shapes."""

PDF_CALLED: Final = SizeBound(16 * 2**20, "重复绘图的字节", "bytes of drawing that is called")

PDF_MAP: Final = SizeBound(300_000, "字体映射的编码", "codes in a font's map")
"""There are fewer Chinese characters."""

PDF_FILTERS: Final = SizeBound(1, "重叠的过滤器", "filters over one another")
"""Where one of them blows a stream up."""

# Scans and pictures.
SCAN_DOTS: Final = SizeBound(40_000_000, "一张图片的像素", "dots in a picture")
SCAN_PAGES: Final = SizeBound(50, "扫描的页", "scanned pages")
SCAN_LINES: Final = SizeBound(2_000, "一页的文字行", "lines of print on a scanned page")
