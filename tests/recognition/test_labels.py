"""Labels with wrong characters, and labels wrapped in their cells."""

from __future__ import annotations

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.recognition.vocabulary import near_label, vocabulary
from tests.readers.layouts import page
from tests.recognition.test_layouts import cell_ids

LICENSING = "proactive_disclosure.licensing.decisions"
PENALTIES = "proactive_disclosure.penalties.decisions"


def printed(layout: str = "bars") -> str:
    ids = cell_ids("2021", one_row_other=False)
    return page(
        "2021", {cell: str(n % 7) for n, cell in enumerate(ids)}, layout, one_row_other=False
    )


def near(key: str, table: str = "proactive_disclosure") -> str | None:
    return near_label(vocabulary("2021").tables[table])[key]


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("行政处法", "行政处罚"),
        ("行政规范牲文件", "行政规范性文件"),
        ("行政许罚", None),  # as near to 行政许可 as to 行政处罚
        ("行政", None),
        ("规张", None),
        ("本年对外公开总数", None),  # near to a column of another edition alone
    ],
)
def test_only_one_label_may_be_near(key: str, label: str | None) -> None:
    assert near(key) == label


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_label_of_the_form_is_near_to_another(edition: str) -> None:
    for table in vocabulary(edition).tables.values():
        for key in table.known:
            assert near_label(table)[key] is None


@pytest.mark.parametrize("layout", ["bars", "one_cell_a_line", "columns", "tabs"])
def test_a_label_between_two_names_no_row(layout: str) -> None:
    reading = gr.read_text(printed(layout).replace("行政许可", "行政许罚"))
    whole = gr.cells(gr.read_text(printed(layout)))
    found = gr.cells(reading)
    assert {cell: found[cell] for cell in found if cell != LICENSING} == {
        cell: whole[cell] for cell in whole if cell != LICENSING
    }
    assert "label_variant" not in {note.kind for note in reading.notes}


def test_a_row_of_local_make_beside_the_row_that_is_near_stays_one() -> None:
    text = printed().replace("行政强制 |", "行政处分 | 55 |\n行政强制 |")
    reading = gr.read_text(text)
    assert gr.cells(reading) == gr.cells(gr.read_text(printed()))
    assert [row["label"] for row in reading.report.extensions["local"]] == ["行政处分"]


def test_the_finding_shows_the_label_as_printed() -> None:
    reading = gr.read_text(printed().replace("结果纠正", "结果纠错"))
    found = [finding for finding in gr.check(reading) if finding.rule == "structure.label"]
    assert [finding.severity for finding in found] == ["info"]
    assert "结果纠错" in found[0].message("zh")


def test_a_heading_wrapped_in_its_cell_is_not_cut() -> None:
    ids = cell_ids("2019", one_row_other=False)
    text = page("2019", dict.fromkeys(ids, "1"), "bars", one_row_other=False)
    for label in ("本年新制作数量", "本年新公开数量", "对外公开总数量"):
        text = text.replace(label, f"{label[:-4]}\n{label[-4:]}")
    assert "label_truncated" not in {note.kind for note in gr.read_text(text).notes}
