"""Labels with wrong characters, and labels wrapped in their cells."""

from __future__ import annotations

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.recognition.vocabulary import near_label, vocabulary
from tests.readers.layouts import page
from tests.recognition.test_layouts import cell_ids
from tests.recognition.test_values_and_notes import kinds, values

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


TWO, THREE = "proactive_disclosure", "applications.received"
NOTES = {
    "two headings without a gap": (
        ("本年制发件数 | 本年废止件数", "本年制发件数本年废止件数"),
        [("cells_run_together", TWO)],
    ),
    "traditional characters": (("行政许可", "行政許可"), [("script_traditional", TWO)]),
    "a heading without its last character": (
        ("现行有效件数", "现行有效件"),
        [("label_truncated", f"{TWO}.regulations.in_force")],
    ),
    "a heading without its end": (
        ("现行有效件数", "现行有效"),
        [("label_truncated", f"{TWO}.regulations.in_force")],
    ),
    "a heading without its unit": (("本年收费金额（单位：万元）", "本年收费金额"), []),
    "a heading of table three without its end": (
        ("社会公益组织", "社会公益组"),
        [("label_truncated", f"{THREE}.public_welfare_organization")],
    ),
    "a wrong character": (
        ("行政强制", "行政强治"),
        [("label_variant", f"{TWO}.coercive_measures")],
    ),
    "no heading of a column": (
        ("社会公益组织 | ", ""),
        [("header_missing", f"{THREE}.public_welfare_organization")],
    ),
    "no headings of many columns": (
        ("商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他", ""),
        [("header_missing", "applications")],
    ),
    "a label with a gap": (("行政许可", "行政 许可"), []),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_is_odd_about_a_label_is_noted_once_where_it_stands(name: str) -> None:
    (old, new), noted = NOTES[name]
    text = page("2021", values("2021"), "bars", one_row_other=False)
    assert old in text
    reading = gr.read_text(text.replace(old, new))
    assert kinds(reading) == noted
    assert gr.cells(reading) == gr.cells(gr.read_text(text))


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_piece_of_a_label_is_near_to_another(edition: str) -> None:
    for table in vocabulary(edition).tables.values():
        for label in table.known:
            for cut in range(1, len(label)):
                for piece in (label[:cut], label[cut:]):
                    near_to = near_label(table)[piece]
                    assert near_to is None or near_to in piece


@pytest.mark.parametrize("layout", ["bars", "one_cell_a_line", "columns", "tabs", "own_bars"])
@pytest.mark.parametrize(
    ("label", "text", "kind"),
    [
        ("（七）总计", "（七）总汁", "label_variant"),
        ("3.其他", "3.其它", "label_variant"),
        ("行政强制", "行政强制措施", "label_variant"),
        ("2.其他法律行政法规禁止公开", "2.其它法律行政法规禁止公开", "label_variant"),
        ("行政许可", "行政许可①", ""),
        ("2.重复申请", "2.重复申请[1]", ""),
        ("自然人", "自然人（公民）", ""),
    ],
)
def test_labels_in_other_words_are_read_alike_in_every_layout(label, text, kind, layout) -> None:
    reading = gr.read_text(printed(layout).replace(f"{label}\n", f"{text}\n"))
    if f"{label}\n" not in printed(layout):
        reading = gr.read_text(printed(layout).replace(label, text, 1))
    assert gr.cells(reading) == gr.cells(gr.read_text(printed(layout)))
    found = {note.kind for note in reading.notes}
    assert found.isdisjoint(("cells_run_together", "label_missing", "unread_text"))
    assert not kind or kind in found
