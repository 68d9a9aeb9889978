"""JSON of other programs: told by its keys, and refused where they do not tell."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.data_files import json_keys
from govinfo_report.model import cells
from govinfo_report.recognition.json.keys import cell_of, facets_of, parts_of


def read(found: object) -> gr.Reading:
    return gr.read(json.dumps(found, ensure_ascii=False).encode())


def kinds(reading: gr.Reading) -> set[str]:
    return {note.kind for note in reading.notes}


def test_keys_in_the_style_of_a_programmer_are_read() -> None:
    reading = read(
        {
            "year": 2023,
            "unitName": "某局",
            "tables": {
                "activeDisclosureData": {"licensing": {"processed": 7}, "fees": {"amount": 1.25}},
                "tableData": {
                    "naturalPerson": {"newReceived": 5, "results": {"partialGrant": 2}},
                    "legalPerson": {"other": {"results": {"other": {"otherReasons": 4}}}},
                },
            },
        }
    )
    assert cells(reading.report) == {
        "proactive_disclosure.licensing.decisions": 7,
        "proactive_disclosure.administrative_fees.amount": Decimal("1.25"),
        "applications.received.natural_person": 5,
        "applications.outcomes.partly_granted.natural_person": 2,
        "applications.outcomes.other.other.other_organization": 4,
    }
    assert (reading.report.year, reading.report.agency) == (2023, "某局")
    assert reading.origin("applications.received.natural_person").raw == "5"


def test_a_key_that_stands_twice_is_a_row_printed_twice() -> None:
    text = '{"year": 2023, "newReceivedNaturalPerson": 5, "newReceivedNaturalPerson": %s}'
    same = gr.read((text % 5).encode())
    assert cells(same.report) == {"applications.received.natural_person": 5}
    reading = gr.read((text % 6).encode())
    assert cells(reading.report) == {}
    (note,) = [note for note in reading.notes if note.kind == "row_repeated"]
    assert (note.where, note.raw) == ("applications.received.natural_person", "5 / 6")


@pytest.mark.parametrize(
    "key",
    [
        *("natural_person_new_received", "newReceivedNaturalPerson", "new-received / individuals"),
        *("自然人-一、本年新收政府信息公开申请数量", "NATURAL_PERSON_NEW_RECEIVED_COUNT"),
    ],
)
def test_a_flat_key_may_name_row_and_column(key: str) -> None:
    assert cells(read({"year": 2023, key: 5}).report) == {"applications.received.natural_person": 5}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_ids_of_the_library_are_keys(edition: str) -> None:
    """Every cell under table, row and column, nested as in a document but without its frame."""
    found: dict[str, dict[str, int]] = {}
    for place, facets in enumerate(facets_of(edition)):
        row, _, column = facets.cell.rpartition(".")
        if not row.endswith("outcomes.other.all"):
            found.setdefault(row.replace(".", "/"), {})[column] = place
    nested: dict[str, object] = {"report_year": form(edition).first_year}
    for row, values in found.items():
        at = nested
        for part in row.split("/"):
            at = at.setdefault(part, {})  # type: ignore[assignment]  # built as it is needed
        at.update(values)
    reading = read(nested)
    assert reading.report.edition == edition
    wanted = {
        f"{row.replace('/', '.')}.{column}": value
        for row, values in found.items()
        for column, value in values.items()
    }
    assert {cell: int(value) for cell, value in cells(reading.report).items()} == wanted


def test_lists_with_headings_and_objects_with_a_label_are_rows() -> None:
    rows = {"headers": ["自然人", "商业企业"], "data": {"（一）予以公开": [3, 4]}}
    listed = [{"name": "规章", "本年制发件数": 1, "现行有效件数": 2}]
    assert cells(read({"年度": 2023, "t3": rows, "t2": listed}).report) == {
        "proactive_disclosure.regulations.issued": 1,
        "proactive_disclosure.regulations.in_force": 2,
        "applications.outcomes.granted.natural_person": 3,
        "applications.outcomes.granted.commercial_enterprise": 4,
    }


@pytest.mark.parametrize(
    "found",
    [
        {"naturalPerson": {"results": {"denied": 5}}},  # eight rows
        {"newReceived": 5},  # seven columns
        {"naturalPerson": {"newReceived": {"reopened": 5}}},  # a key that means nothing
        {"lastYear": {"naturalPerson": {"newReceived": 5}}},  # the figures of another year
        {"naturalPerson": {"newReceived": {"percentage": 5}}},
        {"other": {"other": 5}},
    ],
    ids=json.dumps,
)
def test_what_the_keys_do_not_say_is_not_read(found: dict[str, object]) -> None:
    reading = read({"year": 2023, "title": "某局2023年政府信息公开工作年度报告", **found})
    assert cells(reading.report) == {}
    assert "key_unknown" in kinds(reading)
    assert reading.report.extensions["local"]


def test_two_values_for_one_cell_are_both_refused() -> None:
    reading = read(
        {"year": 2023, "naturalPerson": {"newReceived": 5}, "received": {"individuals": 6}}
    )
    assert cells(reading.report) == {}
    assert "row_repeated" in kinds(reading)


def test_made_is_issued_only_on_the_form_of_2021() -> None:
    later = read({"regulations": {"made": 1, "repealed": 0, "valid": 3}})
    assert cells(later.report) == {
        "proactive_disclosure.regulations.issued": 1,
        "proactive_disclosure.regulations.repealed": 0,
        "proactive_disclosure.regulations.in_force": 3,
    }
    earlier = read({"regulations": {"made": 1, "published": 1, "totalPublic": 3}})
    assert earlier.report.edition == "2019"
    assert cells(earlier.report)["proactive_disclosure.regulations.made"] == 1


def test_texts_become_title_and_prose() -> None:
    reading = read(
        {
            "title": "某局2023年政府信息公开工作年度报告",
            "sections": [
                {"title": "一、总体情况", "content": "第一段有关情况。\n第二段其他情况。"},
                {"title": "五、存在的主要问题及改进情况", "content": "人员不足。"},
            ],
            "naturalPerson": {"newReceived": "1,024"},
        }
    )
    report = reading.report
    assert (report.agency, report.year) == ("某局", 2023)
    assert report.overview == ("第一段有关情况。", "第二段其他情况。")
    assert report.problems_and_improvements == ("人员不足。",)
    assert cells(report) == {"applications.received.natural_person": 1024}


def test_null_is_blank_and_a_key_that_is_not_there_is_absent() -> None:
    read_back = read({"year": 2023, "naturalPerson": {"newReceived": None, "carriedOver": 0}})
    assert cells(read_back.report) == {
        "applications.received.natural_person": None,
        "applications.carried_over.natural_person": 0,
    }


@pytest.mark.parametrize("found", [{"a": 1}, {"rows": [1, 2]}, {"name": "hello"}])
def test_json_without_a_part_of_the_form_is_refused(found: object) -> None:
    with pytest.raises(gr.ReadError, match="give the page that it was made from"):
        read(found)


@pytest.mark.parametrize(
    "data", [b"[" * 100_000, b'{"a":' * 5_000 + b"1" + b"}" * 5_000, b'{"a": 1e999999999}', b"{1}"]
)
def test_hostile_json_is_refused(data: bytes) -> None:
    with pytest.raises((gr.ReadError, gr.DocumentError)):
        gr.read(data, format="json")


def test_every_key_of_the_data_file_is_a_part_of_the_form() -> None:
    keys = json_keys()
    known = {
        *(facet for edition in EDITIONS for cell in facets_of(edition) for facet in cell.rows),
        *(facet for edition in EDITIONS for cell in facets_of(edition) for facet in cell.columns),
    }
    for name in (*keys.groups, *keys.loose_groups, *keys.headings, *keys.rows, *keys.columns):
        assert {f"row {name}", f"column {name}"} & known, name
    tables = {table.id for table in form("2021").tables}
    assert set(keys.tables) == tables


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_label_of_each_row_and_column_names_its_cell_in_the_form_s_own_words(
    edition: str,
) -> None:
    for table in form(edition).tables:
        for row in table.rows:
            for column in row.columns:
                labels = [table.section and table.id, *(table.group(g).label for g in row.groups)]
                labels += [row.label, table.column(column).label]
                parts = tuple(part for label in labels for part in parts_of(label) or ())
                found = cell_of(edition, parts)
                assert found in (None, f"{table.id}.{row.id}.{column}"), labels


AMOUNT = {"本年收费金额": 5000}
SECTION = "主动公开政府信息情况"


@pytest.mark.parametrize(
    ("found", "amount"),
    [
        ({SECTION: {"行政事业性收费": {**AMOUNT, "单位": "元"}}}, "0.5"),
        ({SECTION: {"行政事业性收费": {"单位": "元", **AMOUNT}}}, "0.5"),
        ({SECTION: {"行政事业性收费": {**AMOUNT, "单位": "万元"}}}, "5000"),
        ({SECTION: {"行政事业性收费": {"数值": 5000, "单位": "元"}}}, "0.5"),
        ({SECTION: {"行政事业性收费": {"amount": 5000, "unit": "yuan"}}}, "0.5"),
        ({SECTION: {"金额单位": "元", "行政事业性收费": 5000}}, "0.5"),
        ({"单位": "元", SECTION: {"行政事业性收费": 5000}}, "0.5"),
        ({"单位": "万元", SECTION: {"行政事业性收费": {**AMOUNT, "单位": "元"}}}, "0.5"),
        ({SECTION: [{"项目": "行政事业性收费", **AMOUNT, "单位": "元"}]}, "0.5"),
        ({SECTION: {"行政事业性收费": {**AMOUNT, "单位": "美元"}}}, None),
        ({"单位": "某某区教育局", SECTION: {"行政事业性收费": AMOUNT}}, "5000"),
    ],
)
def test_a_key_beside_or_above_an_amount_gives_its_unit(
    found: dict[str, object], amount: str | None
) -> None:
    reading = read({"title": "某某区教育局2023年政府信息公开工作年度报告", **found})
    value = cells(reading.report).get("proactive_disclosure.administrative_fees.amount")
    assert value == (None if amount is None else Decimal(amount))
