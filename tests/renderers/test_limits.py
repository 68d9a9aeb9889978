"""Each limit of rendering happens as it is described; none is without a test here."""

from __future__ import annotations

from decimal import Decimal

import govinfo_report as gr
from govinfo_report.findings.marks import NONE
from govinfo_report.model import ABSENT, Contact, Metadata, Report, cells, replace_cells, with_cells
from govinfo_report.recognition import recognise
from govinfo_report.renderers import FORMATS, MARKING_FORMATS, lay_out, limits

TITLE = "某局2023年政府信息公开工作年度报告"


def report(**members: object) -> Report:
    made = {"edition": "2021", "title": TITLE, "agency": "某局", "year": 2023, **members}
    return with_cells(Report(**made), 0)  # type: ignore[arg-type]  # each test states its members


def again(written: Report, format: str = "text") -> Report:  # noqa: A002  # as in render
    return gr.read(gr.render(written, format), format=format).report


def test_every_limit_is_tested_here() -> None:
    assert {f"test_limit_{name}" for name in limits()} == {
        name for name in globals() if name.startswith("test_limit_")
    }


def test_every_limit_names_formats_that_there_are() -> None:
    assert {name for limit in limits().values() for name in limit.formats} == set(FORMATS)


def test_limit_absent_cells() -> None:
    cell = "applications.received.total"
    lacking = replace_cells(report(), {cell: ABSENT})
    assert cells(again(lacking))[cell] is None
    alone = {cell: 0 for cell in cells(report()) if cell.startswith("disputes.")}
    without = replace_cells(report(), dict.fromkeys(alone, ABSENT))
    assert not [cell for cell in cells(again(without)) if cell in alone]


def test_limit_blank_end() -> None:
    disputes = [cell for cell in cells(report()) if cell.startswith("disputes.")]
    at_the_end = replace_cells(report(), dict.fromkeys(disputes))
    read = cells(recognise(lay_out(at_the_end)).report)
    assert [cell for cell in disputes if cell in read] == []
    followed = replace_cells(report(other_matters=("没有。",)), dict.fromkeys(disputes))
    read = cells(recognise(lay_out(followed)).report)
    assert [read[cell] for cell in disputes] == [None] * 15


def test_limit_blank_fields() -> None:
    absent, blank = report(), report(metadata=Metadata(publisher=None), period=None)
    for written in (absent, blank):
        assert again(written).metadata.publisher is None
        assert again(written).period is None
        assert again(written).signature is None


def test_limit_identity_in_title() -> None:
    back = again(report(title="政府信息公开工作年度报告"))
    assert (back.agency, back.year) == (None, None)


def test_limit_edition_in_table() -> None:
    bare = Report(edition="2019", title=TITLE, agency="某局", year=2023, overview=())
    assert again(bare).edition == "2021"
    assert again(with_cells(bare, 0)).edition == "2019"


def test_limit_agency_code() -> None:
    code = "11330524K14997759R"
    assert again(report(agency_code=code)).agency_code is None
    indexed = report(metadata=Metadata(index_number=f"{code}/2024-00016"))
    assert again(indexed).agency_code == code


def test_limit_not_printed() -> None:
    back = again(
        report(
            schema="urn:x",
            scope="organ",
            metadata=Metadata(source="page.html"),
            extensions={"x": "y"},
        )
    )
    assert (back.schema, back.scope, back.metadata.source) == (ABSENT, None, ABSENT)
    assert not back.extensions


def test_limit_other_labels() -> None:
    labels = {"主题分类": "民政", "自造字段": "某某"}
    written = report(metadata=Metadata(other=labels))  # type: ignore[arg-type]  # attrs converts it
    assert "自造字段：某某".encode() in gr.render(written, "text")
    assert dict(again(written).metadata.other) == {"主题分类": "民政"}


def test_limit_empty_introduction() -> None:
    assert again(report(introduction=())).introduction is ABSENT


def test_limit_added_sentences() -> None:
    back = again(report(contact=Contact(telephone="0572-2289371")))
    assert back.contact.telephone == "0572-2289371"
    assert back.introduction == ("如对本报告有疑问，联系电话：0572-2289371。",)
    named = report(introduction=("联系电话：0572-2289371，欢迎垂询。",), contact=back.contact)
    assert again(named).introduction == named.introduction


def test_limit_remarks() -> None:
    cell = "applications.received.total"
    back = again(attach(report(), {cell: "其中线上2件"}))
    assert (cells(back)[cell], back.remarks[cell]) == (0, "其中线上2件")
    long = "甲" * 70
    back = again(attach(report(), {cell: long}))
    assert cells(back)[cell] == 0
    assert cell not in back.remarks
    assert any(long in note for note in back.table_notes["applications"])
    amount = "proactive_disclosure.procurement.amount"
    old = with_cells(Report(edition="2019", title=TITLE, agency="某局", year=2020), 0)
    back = again(replace_cells(old, {amount: Decimal("25.1")}))
    assert (cells(back)[amount], back.remarks[amount]) == (Decimal("25.1"), "25.1万元")


def attach(to: Report, remarks: dict[str, str]) -> Report:
    document = {**gr.unstructure(to), "remarks": remarks}
    return gr.structure(document)


def test_limit_table_notes() -> None:
    notes = {"disputes": ("注：含上年结转数量。", "无标点的说明")}
    back = again(report(table_notes=notes))
    assert back.table_notes["disputes"] == ("注：含上年结转数量。",)


def test_limit_one_line() -> None:
    back = again(report(overview=("一行。\n又一\t行\x00。", "")))
    assert back.overview == ("一行。又一行�。",)


def test_limit_misleading_prose() -> None:
    back = again(report(problems_and_improvements=("六、其他需要报告的事项", "没有。")))
    assert back.problems_and_improvements == ()
    assert back.other_matters == ("没有。",)


def test_limit_bars() -> None:
    written = report(overview=("主动公开|依申请公开两方面都有进展。",))
    assert again(written, "text").overview != written.overview
    assert again(written, "markdown").overview == written.overview


def test_limit_marks() -> None:
    limit = limits()["marks"]
    assert set(limit.formats) == set(FORMATS) - set(MARKING_FORMATS)


def test_limit_long_numbers() -> None:
    from govinfo_report.renderers.xlsx import write
    from tests.renderers.office import sheet_values

    cell = "applications.received.total"
    exact, long = 10**15 - 1, 2**53 - 1
    page = lay_out(replace_cells(report(), {cell: exact}))
    assert exact in sheet_values(write(page, NONE))
    page = lay_out(replace_cells(report(), {cell: long}))
    assert str(long) in sheet_values(write(page, NONE))
