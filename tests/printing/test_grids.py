"""The form drawn: each cell has its id where ids are wanted, and marks keep what they are given."""

from __future__ import annotations

import re

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.form_grids import grid
from govinfo_report.language import Lang
from govinfo_report.page import PageCell, PageGrid
from govinfo_report.printing.grids import Shown, drawn, is_value


def printed(edition: str, table: str, lang: Lang = "zh") -> PageGrid:
    rows = gr.form(edition).table(table).rows
    return grid(edition, table, tuple(row.id for row in rows if row.printed), {}, lang)


TABLES = [(e, table.id) for e in EDITIONS for table in gr.form(e).tables]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("edition", "table"), TABLES)
def test_every_printed_cell_has_its_id_once(edition: str, table: str, lang: Lang) -> None:
    text = "".join(drawn(printed(edition, table, lang), "x"))
    ids = re.findall(r'<td id="([^"]+)"', text)
    cells = gr.form(edition).cells.values()
    assert sorted(ids) == sorted(cell.id for cell in cells if cell.table == table and cell.printed)
    heads = set(re.findall(r'<th id="([^"]+)"', text))
    for headings in re.findall(r' headers="([^"]+)"', text):
        assert set(headings.split()) <= heads


def test_two_tables_on_one_page_have_ids_of_their_own() -> None:
    table = printed("2021", "disputes")
    texts = ["".join(drawn(table, "x", ids=ids)) for ids in ("before.", "after.")]
    before, after = (set(re.findall(r' id="([^"]+)"', text)) for text in texts)
    assert before
    assert not before & after
    assert " id=" not in "".join(drawn(table, "x", ids=None))
    assert " headers=" not in "".join(drawn(table, "x", ids=None))


def test_names_in_english_hold_no_chinese_but_units() -> None:
    for edition, table in TABLES:
        for row in printed(edition, table, "en").rows:
            assert not [
                c.text for c in row if re.search(r"[\u4e00-\u9fff]", c.text.replace("万元", ""))
            ]


def test_a_marked_cell_has_attributes_and_content_of_its_mark() -> None:
    def shown(cell: PageCell) -> Shown:
        marked = cell.frame.id == "disputes.reconsideration.total"
        return (' class="error"', "<mark>7</mark>") if marked else None

    table = printed("2021", "disputes")
    text = "".join(drawn(table, "", shown, caption="<甲>"))
    (tag,) = re.findall(r'<td [^>]* class="error"><mark>7</mark></td>', text)
    assert 'id="disputes.reconsideration.total"' in tag
    assert "<caption>&lt;甲&gt;</caption>" in text
    assert 'class="scroll"' not in text
    assert sum(map(is_value, table.rows[-1])) == 15
