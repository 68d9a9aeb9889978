"""Ids in words: everything that a note, a finding or a problem can be about has a name."""

from __future__ import annotations

import re

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.names import member_texts, name_of, scope_name

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_part_of_the_form_has_a_name(edition: str) -> None:
    form = gr.form(edition)
    ids = [*form.cells, *(section.id for section in form.sections)]
    ids += [f"{table.id}.{row.id}" for table in form.tables for row in table.rows]
    names = [name_of(where) for where in (*ids, *member_texts())]
    assert all(name is not None and CHINESE.search(name.zh) for name in names)
    assert all(re.search("[a-z]", name.en) for name in names if name is not None)


@pytest.mark.parametrize(
    ("where", "zh", "en"),
    [
        ("applications", "表三", "table 3"),
        ("overview", "“一、总体情况”", "section “Overview”"),
        ("metadata.document_number", "“文号”", "“Document number”"),
        ("applications.received", "“一、本年新收政府信息公开申请数量”", "“Received this year”"),
        ("received", "“一、本年新收政府信息公开申请数量”", "“Received this year”"),
        ("disputes.reconsideration.total", "“行政复议 · 总计”", "“Reconsideration · Total”"),
    ],
)
def test_a_name_says_what_the_form_prints(where: str, zh: str, en: str) -> None:
    name = name_of(where)
    assert name is not None
    assert (name.zh, name.en) == (zh, en)


def test_what_is_no_id_has_none() -> None:
    assert name_of("公开 / 数量") is None


def test_a_scope_is_a_row_or_a_column_of_its_table() -> None:
    assert scope_name("applications", "total").zh == "总计"
    assert scope_name("applications", "outcomes.total").zh == "（七）总计"
    assert scope_name("disputes", "litigation.direct").zh == "行政诉讼 未经复议直接起诉"
    assert scope_name("disputes", "else").zh == "else"
