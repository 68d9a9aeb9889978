"""Numbers that a narrow column broke over two lines of a text."""

from __future__ import annotations

import pytest

from govinfo_report.model import cells
from govinfo_report.reading import read_text

HEAD = """某某区教育局2023年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
                       自然人   商业企业  科研机构  社会公益组织  法律服务机构  其他   总计
"""
END = """二、上年结转政府信息公开申请数量   0   0   0   0   0   0   0
四、政府信息公开行政复议、行政诉讼情况
"""


def received(rows: str) -> tuple[dict[str, object], set[str]]:
    reading = read_text(HEAD + rows + END)
    found = dict(cells(reading.report))
    kinds = {note.kind for note in reading.notes if note.where.endswith(".received")}
    return {c.rpartition(".")[2]: v for c, v in found.items() if ".received." in c}, kinds


@pytest.mark.parametrize("total", ["816592", "816593"])
@pytest.mark.parametrize(
    "below",
    [
        "                                 1                                     1\n",
        "数量   1   1\n",
    ],
)
def test_the_first_half_of_a_number_is_no_number(total, below):
    found, kinds = received(
        f"一、本年新收政府信息公开申请       816592   0   0   0   0   0   {total}\n" + below
    )
    assert not found
    assert kinds == {"row_collapsed"}


def test_a_row_that_adds_up_is_whole_whatever_stands_below_it():
    found, kinds = received(
        "一、本年新收政府信息公开申请数量   81   2   0   0   0   0   83\n              5\n"
    )
    assert found["total"] == 83
    assert found["natural_person"] == 81
    assert not kinds
