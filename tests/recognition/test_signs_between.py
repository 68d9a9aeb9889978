"""Signs between a label and its values, and between values: a row where one reading is left."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.catalogue import form
from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.readers import layouts, sites
from tests.readers.spanned import as_docx, as_html, parts
from tests.recognition.test_swapped_tables import assert_reads, is_noted, some_values, text_page
from tests.recognition.test_values_and_notes import kinds

TABLE = "proactive_disclosure"


def printed_with(edition: str, values: dict[str, str], table: str, lead: str, sep: str) -> str:
    """Rows as lines: label, a sign, values with another sign between."""
    the_form = form(edition)
    lines: list[str] = []
    for labels, numbers in layouts.table_rows(the_form, the_form.table(table), values, False):
        if numbers and labels:
            lines += [*labels[:-1], f"{labels[-1]}{lead}{sep.join(numbers)}"]
        else:
            lines += [*labels, *([sep.join(numbers)] if numbers else [])]
    return "\n".join(lines)


def small(edition: str) -> dict[str, str]:
    """Numbers of two digits: between them a comma parts no thousands."""
    return {cell: str(int(value) % 90 + 10) for cell, value in some_values(edition).items()}


SIGNS = [
    ("：", "、"),
    ("：", "，"),
    ("：", ","),
    ("：", ", "),
    (": ", " "),
    ("：", " "),
    (":", "；"),
    ("：", "/"),
    ("：", " / "),
    ("——", "、"),
    (" —— ", " "),
    ("………", " "),
    ("………", "    "),
    ("....", "...."),
    (".....", " "),
    (" …… ", " "),
    ("······", "  "),
    (" / ", " / "),
    ("/", "/"),
    ("____", " "),
]


@pytest.mark.parametrize(("lead", "sep"), SIGNS)
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_signs_that_leave_one_reading_are_read(edition, lead, sep):
    for table in (TABLE, "applications"):
        values = small(edition)
        text = text_page(edition, values, table, printed_with(edition, values, table, lead, sep))
        assert_reads(read_text(text), values)


@pytest.mark.parametrize("lead", ["：", " ", "....", " / "])
def test_the_page_says_what_it_prints(lead):
    values = small("2021")
    sep = " / " if lead == " / " else "、"
    printed = printed_with("2021", values, TABLE, lead, sep)
    text = text_page("2021", values, TABLE, printed)
    if lead in ("：", " / "):
        reading = read_text(text)
        assert ("signs_between", TABLE) in kinds(reading)
        cell = f"{TABLE}.regulations.repealed"
        origin = reading.origin(cell)
        assert origin.raw == values[cell]
        assert text.split("\n")[origin.place.line - 1].startswith("规章")


@pytest.mark.parametrize("file", [as_docx, lambda page: as_html(page).encode()])
def test_paragraphs_of_a_web_page_or_a_word_file_are_read_so_too(file):
    values = small("2021")
    page = parts("2021", values)
    tables = iter(form("2021").tables)
    shown = []
    for part in page:
        if isinstance(part, str):
            shown.append(part)
            continue
        table = next(tables).id
        if table == TABLE:
            shown += printed_with("2021", values, table, "：", "、").split("\n")
        else:
            shown.append(part)
    assert_reads(read(file(shown)), values)


def test_units_and_placeholders_among_the_values_stay_what_they_are():
    values = sites.VALUES | {f"{TABLE}.regulations.issued": "7件"}
    printed = printed_with("2021", values, TABLE, "：", "、").replace("、14、", "、无、")
    reading = read_text(text_page("2021", values, TABLE, printed))
    found = cells(reading.report)
    assert found[f"{TABLE}.regulations.issued"] == 7
    assert found[f"{TABLE}.regulations.repealed"] is None
    assert ("placeholder", f"{TABLE}.regulations.repealed") in kinds(reading)


RULES = [f"{TABLE}.regulations.{column}" for column in ("issued", "repealed", "in_force")]


def with_rule(line: str, numbers: tuple[str, ...] = ("7", "14", "21"), lead: str = "：") -> str:
    """A page on which one row of table 二 is printed as ``line`` and the others with signs."""
    values = sites.VALUES | dict(zip(RULES, numbers, strict=True))
    sep = " / " if lead == " / " else "、"
    printed = printed_with("2021", values, TABLE, lead, sep)
    whole = f"规章{lead}{sep.join(numbers)}"
    assert whole in printed
    return text_page("2021", values, TABLE, printed.replace(whole, line, 1))


@pytest.mark.parametrize(
    "line",
    [
        "规章：7，142，210",  # one number of millions, or three
        "规章：7,142,210",
        "规章：7、14",  # a value less
        "规章：7、14、21、28",  # a value more
        "规章：7,142",  # one number, and two values lost
        "规章——7",
        "规章：7、14，21",  # signs of two kinds
        "规章：制发7、废止14、现行21",  # words that say which, and are not the headings
        "规章：7、、21",  # nothing between two signs
        "规章 / 7 14 21",  # a sign in place of a number, or before three
        "规章 / / 7 / 21",
        "规章 / 7 / 14 / 21 /",
        "规章.7.14.21",  # points of decimals
        "规章-7-14-21",  # signs of numbers below zero
        "我局制发的规章：7、14、21",
        "有规章：7、14、21",
    ],
)
def test_signs_that_leave_two_readings_are_refused(line):
    reading = read_text(with_rule(line))
    found = cells(reading.report)
    assert not set(RULES) & set(found)
    assert set(sites.VALUES) - set(RULES) == set(found)
    assert is_noted(reading, TABLE)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("规章：7，14，21", (7, 14, 21)),
        ("规章: 7 14 21", (7, 14, 21)),
        ("规章：0，100，0", (0, 100, 0)),
        ("规章：1,142、14、21", (1142, 14, 21)),
        ("规章：7, 142, 210", (7, 142, 210)),
        ("规章 / - / 14 / 21", (None, 14, 21)),
        ("规章：7、14、21。", (7, 14, 21)),
        ("规章：7件；14件；21件；", (7, 14, 21)),
        ("规 章 ： 7、14、21", (7, 14, 21)),
    ],
)
def test_signs_that_leave_one_reading(line, numbers):
    found = cells(read_text(with_rule(line)).report)
    assert tuple(found[cell] for cell in RULES) == numbers
    assert set(sites.VALUES) == set(found)


def test_a_slash_before_a_single_value_needs_rows_that_show_what_it_is():
    cell = f"{TABLE}.licensing.decisions"
    values = sites.VALUES
    shown = printed_with("2021", values, TABLE, " / ", " / ")
    reading = read_text(text_page("2021", values, TABLE, shown))
    assert cells(reading.report)[cell] == Decimal(values[cell])
    usual = printed_with("2021", values, TABLE, "  ", "  ")
    number = values[cell]
    assert f"行政许可  {number}" in usual
    alone = usual.replace(f"行政许可  {number}", f"行政许可 / {number}")
    reading = read_text(text_page("2021", values, TABLE, alone))
    assert cell not in cells(reading.report)


def test_a_list_in_a_sentence_is_no_row():
    values = sites.VALUES
    shown = "全年制发的文件分为以下几类，规章：7、14、21，行政规范性文件：28、35、42，均已公开。"
    reading = read_text(text_page("2021", values, TABLE, shown))
    assert not [cell for cell in cells(reading.report) if cell.startswith(TABLE)]


@pytest.mark.parametrize("word", ["无", "/", "不适用"])
def test_words_in_place_of_numbers_in_a_table_on_one_line(word):
    cell = "disputes.litigation.direct.upheld"
    values = sites.VALUES | {cell: word}
    the_form = form("2021")
    rows = layouts.table_rows(the_form, the_form.table("disputes"), values, False)
    reading = read_text(text_page("2021", values, "disputes", layouts.one_line(rows)))
    found = cells(reading.report)
    assert found == {c: None if c == cell else Decimal(value) for c, value in values.items()}
    assert reading.origin(cell).raw == word


def test_a_table_on_one_line_with_a_value_less_or_with_other_words_is_refused():
    values = sites.VALUES | {"disputes.litigation.direct.upheld": "无"}
    rows = layouts.table_rows(form("2021"), form("2021").table("disputes"), values, False)
    line = layouts.one_line(rows)
    for printed in (f"{line} 无", line.removesuffix(" 1"), f"{line.removesuffix('1')}1件左右"):
        assert printed != line
        reading = read_text(text_page("2021", values, "disputes", printed))
        assert not [cell for cell in cells(reading.report) if cell.startswith("disputes")], printed
        assert is_noted(reading, "disputes")


@pytest.mark.parametrize("between", ["  ", " | "])
def test_a_number_behind_the_sign_after_a_label_is_not_lost(between):
    values = some_values("2019")
    cells_of_row = [f"{TABLE}.administrative_fees.{c}" for c in ("items_last_year", "change")]
    first, second = (values[cell] for cell in cells_of_row)
    the_form = form("2019")
    rows = layouts.table_rows(the_form, the_form.table(TABLE), values, False)
    printed = "\n".join(between.join((*labels, *numbers)) for labels, numbers in rows)
    usual = between.join(("行政事业性收费", first, second))
    assert usual in printed
    changed = printed.replace(usual, f"行政事业性收费：{first} / {second}")
    assert_reads(read_text(text_page("2019", values, TABLE, changed)), values)


def test_where_rows_show_a_slash_to_be_a_sign_it_stands_in_place_of_no_number():
    values = small("2019")
    row = f"{TABLE}.procurement"
    shown = printed_with("2019", values, TABLE, " / ", " / ")
    items, amount = values[f"{row}.items"], values[f"{row}.amount"]
    whole = f"政府集中采购 / {items} / {amount}"
    assert whole in shown
    lost = shown.replace(whole, f"政府集中采购 / {items}")
    reading = read_text(text_page("2019", values, TABLE, lost))
    assert set(values) - set(cells(reading.report)) == {f"{row}.items", f"{row}.amount"}
    assert is_noted(reading, TABLE)
