"""Runs are given their rows by the surest labels in order: what a broken label is worth."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govinfo_report.catalogue import EDITIONS
from govinfo_report.recognition.tables.alignment import align, rows_in
from govinfo_report.recognition.tables.runs import TableRun
from govinfo_report.recognition.vocabulary import vocabulary
from govinfo_report.text import parse_number

TABLE = vocabulary("2021").tables["applications"]
ROWS = {
    row.id.removeprefix("applications.").rpartition(".")[2]: n for n, row in enumerate(TABLE.rows)
}
NAMES = {number: name for name, number in ROWS.items()}
SEVEN = ["1", *("0" * 5), "1"]


def run(*words: str, values: Sequence[str] = SEVEN, own: int = 1) -> TableRun:
    return TableRun(words=[*words], own=own, printed=[parse_number(value) for value in values])


def placed(*runs: TableRun) -> tuple[list[str | None], set[int]]:
    """The row of each run, and which have theirs by position alone."""
    found, by_position = align([*runs], TABLE)
    return [NAMES.get(found.get(number, -1)) for number in range(len(runs))], by_position


def named(*labels: str) -> list[str | None]:
    return placed(*map(run, labels))[0]


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("本机关不掌握相关政府信息", "not_held"),
        ("本机关不掌握相关", "not_held"),
        ("本机关不掌", "not_held"),  # five characters, more than two fifths
        ("本机关不", None),
        ("关不掌握相关政府信", "not_held"),  # its shorter form begins later
        ("有现成信息需要另", None),  # its beginning is lost
        ("要求行政机关确认", "reconfirmation"),  # eight of eighteen
        ("要求行政机关确", None),
        ("要求行政机", None),
        ("本机关不掌握相关甲乙丙丁戊己庚辛", "not_held"),  # eight characters of something else
        ("本机关不掌握相关甲乙丙丁戊己庚辛壬", None),
        ("补正甲后申请内容", None),  # within the first four
        ("本机关不甲乙掌握相关政府信息", "not_held"),
        ("本机关不甲乙丙丁戊己庚辛掌握相关政府信息", "not_held"),
        ("本机关不甲乙丙丁戊己庚辛壬掌握相关政府信息", None),
        ("甲乙丙予以公开", "granted"),
        ("甲乙丙总计", None),  # too short a label to end with by chance
        ("保护第三方合法", "third_party_rights"),
        ("本机关不掌握相关：3", None),  # a value that must not be lost
    ],
)
def test_a_broken_label_names_its_row_where_enough_of_it_is_there(
    label: str, row: str | None
) -> None:
    assert named(label) == [row]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        # Six of eleven characters are worth 76, seven 79, and eight 81.
        ("无正当理由大", "补正后申请内容", [None, "still_unclear"]),
        ("无正当理由大量", "补正后申请内容仍", [None, "still_unclear"]),
        ("无正当理由大量反", "补正后申请内容", ["excessive", None]),
        # And one less for each character of something else, behind or within.
        ("无正当理由大量", "补正后申请内容仍甲", [None, "still_unclear"]),
        ("无正当理由大量", "补正后申请内容仍甲乙丙", ["excessive", None]),
        ("无正当理由大量", "补正后申请内甲容仍", [None, "still_unclear"]),
        ("无正当理由大量", "补正后申请内甲乙丙容仍", ["excessive", None]),
        # A whole label against any part of one; a long one with words before it is as good.
        ("没有现成信息需要另行制", "本机关不掌握", [None, "not_held"]),
        ("没有现成信息需要另行制作", "本机关不掌握相", ["must_be_created", None]),
        ("甲乙予以公开", "上年结转政府信息公开申请数量", [None, "carried_over"]),
        ("重复申请", "甲乙属于国家秘密", ["repeated", None]),
        ("重复申请", "甲乙属于行政执法案卷", [None, "enforcement_files"]),
    ],
)
def test_of_two_labels_that_stand_the_wrong_way_round_the_surer_one_counts(
    first: str, second: str, found: list[str | None]
) -> None:
    assert named(first, second) == found


def test_the_last_words_name_the_row_with_a_wrong_character_too() -> None:
    table = vocabulary("2021").tables["proactive_disclosure"]

    def found(*words: str, values: int = 1) -> list[str]:
        rows, _ = align([run(*words, values=["1"] * values)], table)
        return [table.rows[row].id.rpartition(".")[2] for row in rows.values()]

    assert found("甲乙", "行政处法") == ["penalties"]
    assert found("行政处法", "甲乙丙丁戊己") == []
    assert found("行政处法", values=2) == []


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("本年废止件数 现行有效件数 规章", "regulations"),
        ("现行有效件数 规 章", "regulations"),
        ("现行有效件数 规章 rules", "regulations"),
        ("规章 rules and decrees", "regulations"),
        ("规章 甲乙", None),
        ("甲乙规章", None),
        ("规范性文件甲乙", None),  # a short label counts whole
        ("行政规范性文件甲乙", "normative_documents"),
    ],
)
def test_the_last_of_several_words_on_a_line_names_the_row(words: str, row: str | None) -> None:
    for edition in EDITIONS:
        table = vocabulary(edition).tables["proactive_disclosure"]
        found, _ = align([run(words, values=["1", "2", "3"])], table)
        ids = [table.rows[index].id.rpartition(".")[2] for index in found.values()]
        assert ids == ([row] if row else []), edition


def test_the_most_rows_in_order_are_taken() -> None:
    assert named("重复申请", "予以公开", "属于国家秘密", "重复申请") == [
        *(None, "granted", "state_secrets", "repeated")
    ]
    assert named("总计", "予以公开", "属于国家秘密") == [None, "granted", "state_secrets"]
    assert named("总计", "予以公开") in ([None, "granted"], ["total", None])


def test_a_run_without_a_label_has_the_one_row_between_two_sure_ones() -> None:
    before, after = run("属于行政查询事项"), run("没有现成信息需要另行制作")
    assert placed(before, run(own=0), after) == (
        ["administrative_queries", "not_held", "must_be_created"],
        {1},
    )
    # A piece of its label says nothing against it, a word of something else does.
    assert placed(before, run("相关政府信息"), after)[1] == {1}
    assert placed(before, run("无法提供本机关不掌握相关政府信息"), after)[1] in (set(), {1})
    assert placed(before, run("甲乙"), after)[1] == set()
    # Neither fewer nor more values than columns, runs than rows, and none without values.
    assert placed(before, run(values=SEVEN[1:], own=0), after)[1] == set()
    assert placed(before, run(values=[*SEVEN, "1"], own=0), after)[1] == set()
    assert placed(before, run(own=0), run(own=0), after)[1] == set()
    assert placed(before, run(values=[], own=0), after)[1] == set()
    assert placed(run("予以公开"), run(own=0), run("属于国家秘密"))[0][1] == "partly_granted"
    assert placed(run("予以公开"), run(own=0), run("部分公开"))[1] == set()
    assert placed(run(own=0), before)[1] == set()


def test_rows_of_the_shape_that_the_page_has_are_between() -> None:
    last, total = run("要求行政机关确认或重新出具已获取信息"), run("总计")
    three = [run(own=0), run(own=0), run(own=0)]
    assert placed(last, *three, total) == (
        ["reconfirmation", "correction_overdue", "fee_overdue", "other", "total"],
        {1, 2, 3},
    )
    assert placed(last, run(own=0), total)[1] == set()


def test_rows_behind_those_of_a_run_are_as_many_as_its_values() -> None:
    def behind(values: int, after: str) -> list[str]:
        runs = [run("属于行政查询事项", values=["0"] * values), run(after)]
        found, _ = align(runs, TABLE)
        return [NAMES[row] for row in rows_in(runs, 0, found, TABLE)]

    assert behind(14, "没有现成信息需要另行制作") == ["not_held"]
    assert behind(21, "补正后申请内容仍不明确") == ["not_held", "must_be_created"]
    assert behind(7, "没有现成信息需要另行制作") == []
    assert behind(14, "补正后申请内容仍不明确") == []
    assert behind(15, "没有现成信息需要另行制作") == []
    assert behind(13, "没有现成信息需要另行制作") == []


@pytest.mark.parametrize("group", ["三、本年度办理结果", "（五）不予处理"])
@pytest.mark.parametrize(
    "above", ["二、上年结转政府信息公开申请数量", "3.补正后申请内容仍不明确", "（二）部分公开"]
)
def test_numbers_beside_a_group_do_not_belong_to_a_whole_label_above_it(above, group):
    assert placed(run(above, group), run("2.重复申请"))[0] == [None, "repeated"]
