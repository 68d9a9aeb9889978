"""The unit of an amount: in its cell, in its row's label, in headings, over or under the table."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

import govinfo_report as gr
from govinfo_report.recognition.money_units import is_money_unit, money_units, stated_units
from tests.readers.drafts import Draft, drafted, text_of
from tests.recognition.layout_matrix import LAYOUTS, reading_of

FEES = "proactive_disclosure.administrative_fees.amount"
BOUGHT = "proactive_disclosure.procurement.amount"
AMOUNTS = {"2021": FEES, "2019": BOUGHT}
COLUMNS = {"2021": "本年收费金额（单位：万元）", "2019": "采购总金额"}
WITHOUT_UNIT = {"2021": "本年收费金额", "2019": "采购总金额"}
ROWS = {"2021": "行政事业性收费", "2019": "政府集中采购"}
GROUPS = {"2021": "第二十条第（八）项", "2019": "第二十条第（九）项"}
TEXTS = ("one_line", "chinese_spaces")


@pytest.mark.parametrize(
    ("words", "units"),
    [
        (["行政事业性收费（元）"], {"元"}),
        (["行政事业性收费(单位：人民币元)"], {"元"}),
        (["行政事业性收费【元】"], {"元"}),
        (["收费金额：元"], {"元"}),
        (["收费金额/元"], {"元"}),
        (["收费金额元"], {"元"}),
        (["行政事业性收费", "元"], {"元"}),
        (["本年收费金额", "元", "行政事业性收费"], {"元"}),
        (["本年收费金额（以元为单位）"], {"元"}),
        (["本年收费金额（￥）"], {"元"}),
        (["本年收费金额（圓）"], {"元"}),
        (["（單位：萬元）"], {"万元"}),
        (["本年收费金额（单位：万", "元）", "行政事业性收费"], {"万元"}),
        (["本年收费金额（单位：万", "元", "）", "行政事业性收费"], {"万元"}),
        (["本年收费金额（单位：万", "信息内容", "元）"], set()),
        (["单位：件、万元"], {"万元"}),
        (["金额（￥万元）"], {"万元"}),
        (["金额（元、万元）"], {"元", "万元"}),
        (["金额（千元）"], {"千元"}),
        (["金额（百万元）"], {"百万元"}),
        (["金额（美元）"], {"美元"}),
        (["金额（不含500元以下）", "收费（五百元以上）", "30万元以上"], set()),
        (["单元数", "多元化解", "公元"], set()),
        (["本年收费金额（Unit: yuan）"], {"元"}),
        (["Amount (RMB yuan)"], {"元"}),
        (["本年收费金额（CNY）"], {"元"}),
        (["本年收费金额（unit: 10,000 yuan）"], {"万元"}),
        (["Fees (in ten thousand yuan)"], {"万元"}),
        (["Unit: RMB 10,000"], {"万元"}),
        (["本年收费金额（million yuan）"], {"百万元"}),
        (["本年收费金额（USD）"], {"美元"}),
        (["Yuanda", "Unit: piece"], set()),
        (["行政事业性收费"], set()),
    ],
)
def test_units_that_words_state(words: list[str], units: set[str]) -> None:
    assert money_units(words) == units


@pytest.mark.parametrize(
    ("words", "is_unit"),
    [("元", True), ("（万元）", True), ("单位：元", True), ("元）", False), ("公元", False)],
)
def test_words_that_are_a_unit_and_nothing_else(words: str, is_unit: bool) -> None:
    assert is_money_unit(words) == is_unit


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("注：收费金额单位为元。", {"元"}),
        ("注：本表金额以万元为单位。", {"万元"}),
        ("注：本年收取诉讼费500元，上缴财政。", set()),
        ("注：本单位元旦期间停止收费。", set()),
        ("注：数据来自统计系统。", set()),
    ],
)
def test_units_that_a_note_under_the_table_states(sentence: str, units: set[str]) -> None:
    assert stated_units(sentence) == units


def _drafted(edition: str, **labels: str) -> Draft:
    draft = drafted(edition, Random(7), one_row_other=False)
    draft.values[AMOUNTS[edition]] = "5000"
    for name, printed in labels.items():
        draft.labels[{"column": COLUMNS, "row": ROWS, "group": GROUPS}[name][edition]] = printed
    return draft


def _read(draft: Draft, layout: str) -> gr.Reading:
    if layout in TEXTS:
        return gr.read_text(text_of(draft, layout))
    return reading_of(draft, layout)


def _kinds(reading: gr.Reading, cell: str) -> set[str]:
    return {note.kind for note in reading.notes if note.where == cell}


@pytest.mark.parametrize("layout", [*LAYOUTS, *TEXTS])
@pytest.mark.parametrize("unit", ["（元）", "（单位：元）", "(人民币元)"])
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_unit_in_the_label_of_a_row_is_that_of_its_amount(
    edition: str, unit: str, layout: str
) -> None:
    draft = _drafted(edition, column=WITHOUT_UNIT[edition], row=ROWS[edition] + unit)
    reading = _read(draft, layout)
    cell = AMOUNTS[edition]
    assert gr.cells(reading)[cell] == Decimal("0.5")
    assert reading.report.remarks[cell] == "5000"
    assert _kinds(reading, cell) == {"money_unit_converted"}


@pytest.mark.parametrize("layout", [*LAYOUTS, *TEXTS])
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_label_with_the_unit_of_the_form_changes_nothing(edition: str, layout: str) -> None:
    reading = _read(_drafted(edition, row=ROWS[edition] + "（万元）"), layout)
    cell = AMOUNTS[edition]
    assert gr.cells(reading)[cell] == 5000
    assert _kinds(reading, cell) == set()


@pytest.mark.parametrize("layout", [*LAYOUTS, *TEXTS])
@pytest.mark.parametrize(
    "labels",
    [
        {"row": "行政事业性收费（元）"},  # under the form's own heading, which says 万元
        {"column": "本年收费金额（元）", "row": "行政事业性收费（万元）"},
        {"group": "第二十条第（八）项（单位：元）"},
        {"column": "本年收费金额（元、万元）"},
        {"column": "本年收费金额（千元）"},
        {"column": "本年收费金额（美元）"},
    ],
)
def test_two_units_or_an_unknown_one_give_no_amount(labels: dict[str, str], layout: str) -> None:
    reading = _read(_drafted("2021", **labels), layout)
    assert FEES not in gr.cells(reading)
    assert reading.report.remarks[FEES] == "5000"
    assert _kinds(reading, FEES) - {"label_variant"} == {"money_unit_unclear"}
    found = [finding for finding in gr.check(reading) if "5000" in finding.message("zh")]
    assert [finding.rule for finding in found] == ["structure.unreadable"]


def test_nothing_is_nothing_in_every_unit() -> None:
    draft = _drafted("2021", row="行政事业性收费（元）")
    draft.values[FEES] = "0"
    reading = _read(draft, "pipes")
    assert gr.cells(reading)[FEES] == 0
    assert _kinds(reading, FEES) == set()


@pytest.mark.parametrize("layout", [*LAYOUTS, *TEXTS])
@pytest.mark.parametrize(
    ("printed", "amount"), [("5000（元）", "0.5"), ("5000（万元）", "5000"), ("5000元", "0.5")]
)
def test_the_unit_in_a_cell_is_that_of_its_amount(printed: str, amount: str, layout: str) -> None:
    draft = _drafted("2021")
    draft.values[FEES] = printed
    assert gr.cells(_read(draft, layout))[FEES] == Decimal(amount)


@pytest.mark.parametrize("layout", [*LAYOUTS, *TEXTS])
@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_unit_over_or_under_the_table_counts_where_no_heading_has_one(
    place: str, edition: str, layout: str
) -> None:
    draft = _drafted(edition, column=WITHOUT_UNIT[edition])
    line = "单位：件、元" if place == "above" else "注：金额单位为元。"
    getattr(draft, place)["proactive_disclosure"] = [line]
    assert gr.cells(_read(draft, layout))[AMOUNTS[edition]] == Decimal("0.5")


def test_the_heading_of_a_column_says_more_than_what_stands_over_the_table() -> None:
    draft = _drafted("2021")
    draft.above["proactive_disclosure"] = ["单位：件、元"]
    assert gr.cells(_read(draft, "pipes"))[FEES] == 5000


TABLE = """
第二十条第（八）项
信息内容 | 本年收费金额（元）
其中：工本费 | 300
行政事业性收费 | 5000
"""


@pytest.mark.parametrize(
    "rows",
    [
        TABLE,
        TABLE.replace(" | ", "\t"),
        TABLE.replace(" | ", "\n"),
        TABLE.replace("（元）", "").replace("性收费 | 5000", "性收费 | 元 | 5000"),
        TABLE.replace("（元）", "").replace("性收费 | 5000", "性收费 | 5000 | 元"),
        TABLE.replace("（元）", "").replace("性收费 | 5000", "性收费\n5000\n元"),
        TABLE.replace("（元）", " | 单位").replace("5000", "5000 | 元").replace("300", "300 | 元"),
    ],
)
def test_an_amount_in_yuan_is_never_taken_as_one_in_wan_yuan(rows: str) -> None:
    draft = _drafted("2021")
    text = text_of(draft, "bars")
    start, end = text.index("第二十条第（八）项"), text.index("三、收到和处理")
    reading = gr.read_text(f"{text[:start]}{rows.strip()}\n\n{text[end:]}")
    assert gr.cells(reading).get(FEES, "absent") in (Decimal("0.5"), "absent")
    assert len(gr.cells(reading)) >= len(draft.read) - 1


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("unit", "read"),
    [
        ("（单位：元）", Decimal("0.5")),
        ("（单位：件、元）", Decimal("0.5")),
        ("（单位：万元）", 5000),
        ("（单位：千元）", "absent"),
    ],
)
def test_the_unit_of_an_amount_may_stand_in_the_heading_of_its_section(unit, read, layout) -> None:
    draft = drafted("2021", Random(3), one_row_other=False)
    draft.values[FEES] = "5000"
    draft.labels[COLUMNS["2021"]] = WITHOUT_UNIT["2021"]
    draft.headings_of["proactive_disclosure"] = f"二、主动公开政府信息情况{unit}"
    reading = reading_of(draft, layout)
    assert gr.cells(reading.report).get(FEES, "absent") == read


def test_a_unit_over_the_amount_counts_before_that_of_the_heading() -> None:
    draft = drafted("2021", Random(3), one_row_other=False)
    draft.values[FEES] = "5000"
    draft.headings_of["proactive_disclosure"] = "二、主动公开政府信息情况（单位：元）"
    assert gr.cells(reading_of(draft, "pipes").report)[FEES] == 5000


@pytest.mark.parametrize("unit", ["Unit: yuan", "单位：元"])
def test_a_line_that_states_the_unit_is_no_unread_text(unit: str) -> None:
    draft = drafted("2021", Random(3), one_row_other=False)
    draft.values[FEES] = "5000"
    draft.labels[COLUMNS["2021"]] = WITHOUT_UNIT["2021"]
    draft.above["proactive_disclosure"] = [unit]
    reading = reading_of(draft, "tabs")
    assert gr.cells(reading.report)[FEES] == Decimal("0.5")
    assert reading.coverage == 1
