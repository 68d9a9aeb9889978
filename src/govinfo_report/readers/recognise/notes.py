"""Every kind of note that reading can give, with its severity and its words: the one list.

A new quirk of pages that is to be reported gets its kind here.
"""

from __future__ import annotations

from typing import Final

from govinfo_report.language import Text
from govinfo_report.model import Note, NoteSeverity, Place
from govinfo_report.readers.recognise.stream import Line

KINDS: Final[dict[str, tuple[NoteSeverity, str, str]]] = {
    # The page as a whole.
    "page_ends_early": (
        "error",
        "the page ends inside the report; {where} is the first thing missing",
        "页面在报告中间结束，自{where}起缺失",
    ),
    "page_starts_late": (
        "error",
        "the page begins inside the report, at {where}",
        "页面从报告中间开始，首先出现的是{where}",
    ),
    "no_report": (
        "error",
        "nothing on the page is recognised as a report",
        "页面上没有可识别的报告内容",
    ),
    "garbled_text": (
        "warning",
        "characters are followed by pinyin in brackets; labels were matched without it",
        "文字后夹有括号拼音，匹配时已去除",
    ),
    "text_damaged": ("warning", "words at {where} are damaged", "{where}处的文字有损坏"),
    "script_traditional": (
        "info",
        "labels are in traditional characters",
        "标签为繁体字",
    ),
    "noise_line": ("info", "a line that is no part of the report", "与报告无关的行"),
    "page_mark": ("info", "a page mark stands in the text", "正文中夹有页码"),
    # Title, agency, year, edition, header.
    "no_title": ("warning", "the page has no title", "页面没有标题"),
    "title_without_year": ("warning", "the title names no year", "标题中没有年份"),
    "title_differs": ("warning", "two titles of the page differ", "页面上两处标题不一致"),
    "title_variant": ("info", "the title is worded otherwise than usual", "标题与通常写法不同"),
    "title_repeated": ("info", "the title stands more than once", "标题重复出现"),
    "title_broken": ("info", "the title is broken over several lines", "标题分成多行"),
    "year_missing": ("error", "no year is stated anywhere", "全文没有年份"),
    "year_from_text": (
        "info",
        "the year comes from the running text",
        "年份取自正文",
    ),
    "edition_unknown": (
        "warning",
        "neither the form nor a year tells the edition; the form in force is assumed",
        "既看不出表样也没有年份，暂按现行格式",
    ),
    "edition_from_year": (
        "info",
        "no table shows the form; the edition follows from the year",
        "没有可辨认的表格，版本按年份确定",
    ),
    "edition_before_forms": (
        "warning",
        "the reporting year is before the first national form; that form is assumed",
        "报告年度早于全国统一格式，暂按最早的格式",
    ),
    "edition_year_mismatch": (
        "warning",
        "the tables are of the form of other years",
        "表格采用的不是该年度的格式",
    ),
    "citation_conflict": (
        "warning",
        "the notice cited issued the other edition's form",
        "引用的文号与所用格式不符",
    ),
    "citation_mistyped": (
        "warning",
        "the notice number cited does not exist",
        "引用的文号不存在",
    ),
    "period_damaged": (
        "warning",
        "the period cannot be read with certainty",
        "统计期限无法确定",
    ),
    "published_before_period_end": (
        "warning",
        "the publication date lies inside the period",
        "发布日期早于统计期限结束",
    ),
    "publisher_differs": (
        "info",
        "the publisher is not the reporting organ",
        "发布机构与报告单位不同",
    ),
    "contact_in_overview": (
        "info",
        "a contact detail stands in section 一",
        "联系信息写在第一部分",
    ),
    # Section headings.
    "heading_missing": ("warning", "the heading of {where} is not there", "{where}的标题缺失"),
    "heading_variant": (
        "info",
        "the heading of {where} is worded otherwise than on the form",
        "{where}的标题与格式不同",
    ),
    "heading_unnumbered": ("info", "the heading of {where} has no number", "{where}的标题没有序号"),
    "numbering_restarted": (
        "info",
        "headings are numbered as a list: {where}",
        "标题序号被自动编号替换：{where}",
    ),
    "headings_on_one_line": (
        "warning",
        "the heading of {where} stands inside a paragraph",
        "{where}的标题写在段落之中",
    ),
    # Tables.
    "tables_missing": (
        "error",
        "{where} has a heading and no table",
        "{where}只有标题，没有表格",
    ),
    "table_displaced": (
        "info",
        "the table of {where} does not stand under its heading",
        "{where}的表格不在其标题之下",
    ),
    "table_partial": (
        "error",
        "rows or columns of {where} are not on the page",
        "{where}缺少部分行或列",
    ),
    "deduplicated_text": (
        "error",
        "repeated strings were dropped from the text: {where} cannot be read",
        "文本中重复的字符串被删除，{where}无法读取",
    ),
    "cells_run_together": (
        "warning",
        "cells of {where} are printed without a separator",
        "{where}的单元格连在一起",
    ),
    "drafting_hint": (
        "info",
        "an instruction for drafting was left in {where}",
        "{where}中残留编写说明",
    ),
    "text_before_table": (
        "info",
        "words stand between heading and table of {where}",
        "{where}的标题与表格之间有文字",
    ),
    "table_note": ("info", "a note is printed with {where}", "{where}附有注释"),
    "table_unreadable": (
        "error",
        "no row of {where} could be read",
        "{where}没有一行可以读取",
    ),
    "table_turned": (
        "warning",
        "rows and columns of {where} do not stand as on the form; its headings were followed",
        "{where}的行与列排列与格式不同，按标题读取",
    ),
    "rows_reordered": (
        "warning",
        "rows of {where} stand in another order than on the form; their labels were followed",
        "{where}的行顺序与格式不同，按行标签读取",
    ),
    "signs_between": (
        "info",
        "signs stand between the labels and the values of {where}",
        "{where}的标签与数值之间夹有符号",
    ),
    "too_many_rows": (
        "error",
        "{where} has more rows than any form could: it is not read",
        "{where}的行数远超格式，未读取",
    ),
    # Rows and columns.
    "row_truncated": (
        "error",
        "the text stops inside the row {where}: its values are left out",
        "文本在{where}一行中断，其数值未采用",
    ),
    "row_collapsed": (
        "error",
        "the row {where} has not one value a column: no column can be named for them",
        "{where}一行的数值个数与列数不符，无法对应",
    ),
    "row_repeated": (
        "error",
        "the row {where} stands more than once with other values: none is taken",
        "{where}一行重复出现且数值不同，均未采用",
    ),
    "header_missing": (
        "warning",
        "column headings of {where} are not there; the form's order was taken",
        "{where}的列标题缺失，按格式顺序读取",
    ),
    "columns_of_another_edition": (
        "error",
        "the headings over {where} are those of another edition's form",
        "{where}上方的栏目名称属于另一版格式",
    ),
    "columns_reordered": (
        "warning",
        "column headings of {where} stand in another order than on the form",
        "{where}的列标题顺序与格式不同",
    ),
    "header_repeated": ("info", "column headings of {where} repeat", "{where}的列标题重复"),
    "label_missing": (
        "warning",
        "the label of {where} is lost or incomplete; its place in the table told the row",
        "{where}的行标签缺失或不全，按在表中的位置确定",
    ),
    "label_truncated": ("info", "a label of {where} is cut short", "{where}的标签被截断"),
    "label_variant": (
        "info",
        "the label of {where} is worded otherwise than on the form",
        "{where}的标签与格式不同",
    ),
    "label_split": (
        "info",
        "labels of {where} are broken over lines or cells",
        "{where}的标签被拆成多行或多格",
    ),
    "local_row": (
        "info",
        "{where} has a row that the form does not have; it is kept in extensions.local",
        "{where}有格式以外的行，已存入扩展（extensions.local）",
    ),
    "local_line": (
        "info",
        "{where} has a line that the form does not have; it is kept in extensions.local",
        "{where}有格式以外的内容，已存入扩展（extensions.local）",
    ),
    "key_unknown": (
        "warning",
        "the keys {where} name no cell of the form, or several: the value is not taken",
        "键“{where}”不对应表中的格，或者对应不止一格，其值未采用",
    ),
    # Cells.
    "all_blank": ("warning", "no cell of {where} holds a value", "{where}没有任何数值"),
    "blank_cells": ("warning", "{where} is blank or has blank cells", "{where}空白或有空白单元格"),
    "placeholder": (
        "warning",
        "a sign stands in place of a number: {where}",
        "{where}以符号代替数字",
    ),
    "value_unreadable": (
        "error",
        "{where} holds what is no value of the form; it is left out and kept in the remarks",
        "{where}的内容不是有效数值，未采用，原文存入附注（remarks）",
    ),
    "number_split": (
        "warning",
        "the digits of {where} are parted; they were joined, as the row adds up so",
        "{where}的数字被空格分开，按勾稽关系合并",
    ),
    "value_annotated": (
        "info",
        "words or a unit stand in the cell {where}; kept in the remarks",
        "{where}单元格内有附注或单位，存入附注（remarks）",
    ),
    "money_unit_converted": (
        "warning",
        "{where} is printed in 元 and was converted to 万元 exactly",
        "{where}以元为单位，已精确换算为万元",
    ),
    "money_without_unit": (
        "warning",
        "nothing on the page says the unit of {where}; the number is kept as printed",
        "{where}没有注明单位，按原数保留",
    ),
}
"""Kind → severity, message in English, message in Chinese; ``{where}`` is filled in."""


_NOWHERE: Final = Place()


def kind_words(kind: str) -> Text:
    """What notes of a kind say, with ``…`` for what each concerns."""
    _, english, chinese = KINDS[kind]
    return Text(chinese, english).filled(where="…")


class Notes:
    """Collects notes and gives them in page order."""

    def __init__(self) -> None:
        self._notes: list[tuple[int, int, Note]] = []

    def add(self, kind: str, where: str, raw: str = "", line: Line | None = None) -> None:
        """Add a note about ``where``, with the words and the line that it is about.

        A note without a line concerns the page as a whole and comes first.
        """
        severity, english, chinese = KINDS[kind]
        place = line.place if line is not None else _NOWHERE
        note = Note(kind, severity, where, raw, place, Text(chinese, english))
        self._notes.append((line.index if line is not None else -1, len(self._notes), note))

    def mark(self) -> int:
        """How many notes there are: what :meth:`back_to` goes back to."""
        return len(self._notes)

    def back_to(self, mark: int) -> None:
        """Forgets every note since: what they are about is read again."""
        del self._notes[mark:]

    def in_order(self) -> tuple[Note, ...]:
        """All notes, in page order."""
        return tuple(note for _, _, note in sorted(self._notes, key=lambda entry: entry[:2]))

    def kinds(self) -> set[tuple[str, str]]:
        """Kind and ``where`` of each note so far."""
        return {(note.kind, note.where) for _, _, note in self._notes}

    def errors(self) -> set[tuple[str, str]]:
        """Kind and ``where`` of each error so far."""
        return {(note.kind, note.where) for _, _, note in self._notes if note.severity == "error"}
