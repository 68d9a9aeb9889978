"""Labels as loose lines and numbers as rows of their own: no value goes to a guessed row."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue import form
from tests.readers.layouts import table_rows
from tests.work import examples

TABLE = "applications"
WIDTH = 7
BETWEEN = " | "


def printed_rows() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Values of table 三 that are all different, and label and numbers of each row."""
    the_form = form("2021")
    table = the_form.table(TABLE)
    values = {cell.id: str(100 + n) for n, cell in enumerate(the_form.cells.values())}
    rows = [
        (labels[-1], BETWEEN.join(cells))
        for labels, cells in table_rows(the_form, table, values, one_row_other=False)
        if len(cells) == WIDTH
    ]
    return values, rows


VALUES, ROWS = printed_rows()


def page(lines: list[str]) -> gr.Reading:
    head = [
        "某某县水利局2024年政府信息公开工作年度报告",
        "一、总体情况",
        "2024年，本机关按要求做好公开工作。",
        "三、收到和处理政府信息公开申请情况",
        "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
    ]
    foot = ["五、存在的主要问题及改进情况", "公开的形式不多，明年打算增加图解。"]
    return gr.read_text("\n".join([*head, *lines, *foot]))


def whole(row: tuple[str, str]) -> str:
    return f"{row[0]}{BETWEEN}{row[1]} |"


def lines_of(before: int, after: int, stretch: list[str]) -> list[str]:
    """Whole rows, a stretch, whole rows."""
    return [*map(whole, ROWS[:before]), *stretch, *map(whole, ROWS[after:])]


def wrong(reading: gr.Reading) -> dict[str, object]:
    return {
        cell: value
        for cell, value in gr.cells(reading).items()
        if value is not None and str(value) != VALUES[cell]
    }


def read_of(rows: list[tuple[str, str]]) -> int:
    return sum(len(numbers.split(BETWEEN)) for _, numbers in rows)


@pytest.mark.parametrize("shape", ["labels first", "numbers first", "number above its label"])
def test_a_stretch_with_all_its_labels_and_rows_is_read_in_order(shape: str) -> None:
    rows = ROWS[5:9]
    labels, numbers = [label for label, _ in rows], [f"{each} |" for _, each in rows]
    if shape == "labels first":
        stretch = [*labels, *numbers]
    elif shape == "numbers first":
        stretch = [*numbers, *labels]
    else:
        stretch = [line for pair in zip(numbers, labels, strict=True) for line in pair]
    reading = page(lines_of(5, 9, stretch))
    assert wrong(reading) == {}
    assert len(gr.cells(reading)) == read_of(ROWS)


@pytest.mark.parametrize("lost", range(4))
@pytest.mark.parametrize("numbers_are_lost", [True, False])
def test_a_stretch_that_lacks_a_label_or_a_row_gives_no_value(
    lost: int, *, numbers_are_lost: bool
) -> None:
    rows = ROWS[5:9]
    labels, numbers = [label for label, _ in rows], [f"{each} |" for _, each in rows]
    del (numbers if numbers_are_lost else labels)[lost]
    reading = page(lines_of(5, 9, [*labels, *numbers]))
    assert wrong(reading) == {}
    assert len(gr.cells(reading)) == read_of(ROWS) - 4 * WIDTH
    assert "row_label_lost" in {note.kind for note in reading.notes}
    assert "structure.unreadable" in {finding.rule for finding in gr.check(reading)}


@settings(max_examples=examples(150))
@given(
    seed=st.integers(0, 10**6),
    shape=st.sampled_from(["columns", "below", "mixed", "around"]),
    between=st.sampled_from([BETWEEN, "   ", "\t", " "]),
)
def test_no_value_stands_in_a_wrong_row(seed: int, shape: str, between: str) -> None:
    random = Random(seed)
    start = random.randrange(len(ROWS) - 3)
    end = random.randrange(start + 2, len(ROWS) + 1)
    labels = [label for label, _ in ROWS[start:end]]
    numbers = [f"{each} |" for _, each in ROWS[start:end]]
    # In any order a label above the numbers of another row would look like their own.
    for lines in (labels, numbers) if shape != "mixed" else ():
        for _ in range(random.choice((0, 0, 1, 2))):
            if len(lines) > 1:
                del lines[random.randrange(len(lines))]
    if shape == "columns":
        stretch = [*labels, *numbers] if random.random() < 0.5 else [*numbers, *labels]
    elif shape == "below":
        count = max(len(labels), len(numbers))
        pairs = zip(
            [*numbers, *[""] * (count - len(numbers))],
            [*labels, *[""] * (count - len(labels))],
            strict=True,
        )
        stretch = [line for pair in pairs for line in pair if line]
    elif shape == "around":
        cut = random.randrange(len(labels) + 1)
        stretch = [*labels[:cut], *numbers, *labels[cut:]]
    else:
        stretch, left = [], (labels[:], numbers[:])
        while any(left):
            chosen = random.choice([each for each in left if each])
            stretch.append(chosen.pop(0))
    lines = lines_of(start, end, stretch)
    if between != BETWEEN:
        lines = [line.removesuffix(" |").replace(BETWEEN, between) for line in lines]
    assert wrong(page(lines)) == {}
