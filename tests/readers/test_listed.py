"""Text that a program printed as lists: a row is a list, a line of words a list of one string."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

import pytest

from govinfo_report.catalogue import form
from govinfo_report.model import cells
from govinfo_report.page import Paragraph
from govinfo_report.readers.text import page_of_text
from govinfo_report.reading import read, read_text
from tests.readers import layouts, sites
from tests.recognition.test_swapped_tables import assert_reads, some_values


def rows_of(edition: str, table: str, values: dict[str, str]) -> list[list[str]]:
    the_form = form(edition)
    rows = layouts.table_rows(the_form, the_form.table(table), values, False)
    return [[*labels, *numbers] for labels, numbers in rows]


def as_tuples(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(str(tuple(row)) if len(row) > 1 else str([*row]) for row in rows)


PRINTED = {
    "a list a line": lambda rows: "\n".join(map(str, rows)),
    "with double quotes": lambda rows: "\n".join(
        json.dumps(row, ensure_ascii=False) for row in rows
    ),
    "with code points": lambda rows: "\n".join(map(json.dumps, rows)),
    "with commas behind": lambda rows: "[\n" + "\n".join(f"  {row}," for row in rows) + "\n]",
    "one list of lists": str,
    "without white space": lambda rows: json.dumps(rows, ensure_ascii=False, separators=(",", ":")),
    "with numbers bare": lambda rows: "\n".join(
        str([int(cell) if cell.isdigit() else cell for cell in row]) for row in rows
    ),
    "tuples": as_tuples,
}


def page(edition: str, values: dict[str, str], printed, *, words: bool = False) -> str:
    year = layouts.YEARS[edition]
    parts = [
        f"某某区教育局{year}年政府信息公开工作年度报告",
        f"本报告数据统计期限自{year}年1月1日起至{year}年12月31日止。",
    ]
    for section in form(edition).sections:
        parts.append(section.label)
        if section.kind == "narrative":
            parts += ["第一段文字，说明有关情况。", "第二段文字，说明其他情况。"]
        else:
            parts.append(printed(rows_of(edition, section.id, values)))
    if words:
        parts = [part if part[0] in "[(" else str([part]) for part in parts]
    return "\n".join(parts) + "\n"


@pytest.mark.parametrize("words", [False, True])
@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_lists_are_read_as_rows(edition, printed, words):
    values = some_values(edition)
    text = page(edition, values, PRINTED[printed], words=words)
    for reading in (read_text(text), read(text.encode())):
        assert_reads(reading, values)
        assert reading.report.year == layouts.YEARS[edition]
        assert reading.report.overview == (
            "第一段文字，说明有关情况。",
            "第二段文字，说明其他情况。",
        )


def with_row(row: str) -> str:
    text = page("2021", sites.VALUES, PRINTED["a list a line"])
    assert "['规章', '7', '14', '21']" in text
    return text.replace("['规章', '7', '14', '21']", row)


RULES = [
    f"proactive_disclosure.regulations.{column}" for column in ("issued", "repealed", "in_force")
]


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("['规章', '7', '', '21']", (7, None, 21)),
        ("['规章', '7', '/', '21']", (7, None, 21)),
        ("['规章', 7, nan, 21]", (7, None, 21)),
        ("['规章', '', '', '']", (None, None, None)),
        ("['规\\n章', '7', '14', '21']", (7, 14, 21)),
        ("['规章', '1,142', '14', '21']", (1142, 14, 21)),
        ("['规章', '7', '14', '21'],", (7, 14, 21)),
    ],
)
def test_blank_and_broken_cells_of_a_list(row, numbers):
    found = cells(read_text(with_row(row)).report)
    assert tuple(found[cell] for cell in RULES) == numbers


@pytest.mark.parametrize(
    "row",
    [
        "['规章', '7', None, None]",  # one value over three columns, or two that were lost
        "['规章', '7', '14']",
        "['规章', '7', '14', '21', '28']",
        "['规章', '7' '14', '21']",
        "['规章', '7', ['14', '21']]",
        "['规章', '7', '14', 21.0]",
        "['规章', '7', '14', '21'",
        "['规章', '7', '14', f(21)]",
        "规章 = ['7', '14', '21']",
    ],
)
def test_a_list_with_other_things_in_it_is_refused(row):
    reading = read_text(with_row(row))
    found = cells(reading.report)
    assert {cell: found[cell] for cell in RULES if cell in found} in (
        {},
        {RULES[0]: 7, RULES[1]: 14},
    )
    assert all(found[cell] == Decimal(sites.VALUES[cell]) for cell in found)
    assert any(note.severity == "error" for note in reading.notes)


@pytest.mark.parametrize(
    "line",
    [
        "[" * 9_000,
        "['" * 4_000,
        "['a', " * 2_000,
        "('" + "\\'" * 4_000 + "')",
        "[" + "'a'," * 4_000,
    ],
)
def test_lists_made_to_hurt_are_text(line):
    blocks = page_of_text("\n".join([line] * 40)).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [line] * 40
