from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import attrs
import pytest
from cattrs import ClassValidationError
from hypothesis import given

import govinfo_report as gr
from govinfo_report.conversion.decoded import decode
from govinfo_report.documents.report import parsed_document
from govinfo_report.model.contract import MAX_BYTES, MAX_DEPTH
from govinfo_report.testing.strategies import reports

SMALL: dict[str, Any] = {
    "edition": "2021",
    "title": "某局2023年政府信息公开工作年度报告",
    "agency": "某局",
    "year": 2023,
    "proactive_disclosure": {"administrative_fees": {"amount": 1.5}},
    "applications": {"received": {"natural_person": 3, "total": None}},
}


def changed(**members: Any) -> dict[str, Any]:
    return copy.deepcopy(SMALL) | members


def problems_of(document: Any) -> list[tuple[str, str]]:
    """The problems that `loads` of a text lists; `structure` has to list the same."""
    text = document if isinstance(document, (str, bytes)) else json.dumps(document)
    with pytest.raises(gr.DocumentError) as caught:
        gr.loads(text)
    problems = [(problem.pointer, problem.message) for problem in caught.value.problems]
    assert problems
    return problems


@given(reports())
def test_loads_of_dumps_is_the_report(report: gr.Report) -> None:
    text = gr.dumps(report)
    again = gr.loads(text)
    assert again == report
    assert hash(again) == hash(report)
    # Written again, it is the same text, whether from the struct or from the classes.
    assert gr.dumps(again) == text
    assert gr.dumps(attrs.evolve(again)) == text
    assert gr.loads(gr.dumps(report, indent=2)) == report


@given(reports())
def test_structure_of_unstructure_is_the_report(report: gr.Report) -> None:
    document = gr.unstructure(report)
    before = copy.deepcopy(document)
    assert gr.structure(document) == report
    assert document == before


@given(reports())
def test_the_fast_decoder_agrees_with_the_converter(report: gr.Report) -> None:
    content = gr.dumps(report).encode()
    fast = decode(content)
    exact = gr.structure(parsed_document(content))
    assert exact == report
    if fast is not None:
        assert fast == exact
    else:  # only an empty object within free members or a text makes it step back
        assert b"{}" in content or b"{ " in content or report.extensions


def test_members_stand_in_the_order_of_the_contract() -> None:
    document = changed(**{"$schema": "urn:govinfo-report:schema:report:1.0", "scope": None})
    shuffled = dict(sorted(document.items(), reverse=True))
    members = list(json.loads(gr.dumps(gr.loads(json.dumps(shuffled)))))
    assert members == [
        "$schema",
        "edition",
        "title",
        "agency",
        "year",
        "scope",
        "proactive_disclosure",
        "applications",
    ]


@pytest.mark.parametrize("wrong", ["1", 1.5, 1.0, True, -1, 2**53, [], {}, 10**400])
def test_what_is_no_count_is_refused(wrong: Any) -> None:
    document = changed(applications={"received": {"total": wrong}})
    assert [pointer for pointer, _ in problems_of(document)] == ["/applications/received/total"]
    with pytest.raises(gr.DocumentError):
        gr.structure(document)


@pytest.mark.parametrize("wrong", ["1.5", True, -1, -0.5, 10**12 + 1, [], "NaN"])
def test_what_is_no_amount_is_refused(wrong: Any) -> None:
    document = changed(proactive_disclosure={"administrative_fees": {"amount": wrong}})
    pointers = [pointer for pointer, _ in problems_of(document)]
    assert pointers == ["/proactive_disclosure/administrative_fees/amount"]


@pytest.mark.parametrize("printed", ["0.1", "12.50", "1E+2", "0", "316441", "1e-7"])
def test_amounts_stay_exact(printed: str) -> None:
    text = json.dumps(changed()).replace("1.5", printed)
    amount = gr.loads(text).proactive_disclosure.administrative_fees.amount
    assert amount == Decimal(printed)
    assert isinstance(amount, Decimal)
    assert gr.loads(gr.dumps(gr.loads(text))) == gr.loads(text)


def test_a_float_amount_of_a_parsed_document_is_the_decimal_it_prints_as() -> None:
    document = changed(proactive_disclosure={"administrative_fees": {"amount": 0.1}})
    report = gr.structure(document)
    assert report.proactive_disclosure.administrative_fees.amount == Decimal("0.1")
    for wrong in (float("nan"), float("inf"), Decimal("NaN"), Decimal("sNaN")):
        document = changed(proactive_disclosure={"administrative_fees": {"amount": wrong}})
        with pytest.raises(gr.DocumentError):
            gr.structure(document)


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"edition": "2020"}, "/edition"),
        ({"edition": 2021}, "/edition"),
        ({"title": 3}, "/title"),
        ({"year": "2023"}, "/year"),
        ({"year": 0}, "/year"),
        ({"year": 10000}, "/year"),
        ({"scope": "all"}, "/scope"),
        ({"period": {"start": "2023-01-01", "end": "2023-02-29"}}, "/period/end"),
        ({"period": {"start": "2023-1-1", "end": "2023-12-31"}}, "/period/start"),
        ({"period": {"start": "2023-01-01"}}, "/period"),
        ({"metadata": {"date_written": "20240101"}}, "/metadata/date_written"),
        ({"metadata": {"published_at": "2024-01-01T24:00"}}, "/metadata/published_at"),
        ({"metadata": {"published_at": "2023-02-30T10:00"}}, "/metadata/published_at"),
        ({"metadata": {"published_at": "2024-01-01 10:00"}}, "/metadata/published_at"),
        ({"metadata": {"other": {"a": 1}}}, "/metadata/other/a"),
        ({"metadata": {}}, "/metadata"),
        ({"metadata": None}, "/metadata"),
        ({"overview": "text"}, "/overview"),
        ({"overview": ["a", None]}, "/overview/1"),
        ({"overview": None}, "/overview"),
        ({"applications": {}}, "/applications"),
        ({"applications": {"received": {}}}, "/applications/received"),
        ({"applications": {"received": None}}, "/applications/received"),
        ({"applications": {"receive": {"total": 1}}}, "/applications/receive"),
        (
            {"proactive_disclosure": {"procurement": {"items": 1}}},
            "/proactive_disclosure/procurement",
        ),
        ({"signature": {"agency": "某局", "date": "soon"}}, "/signature/date"),
        (
            {"remarks": {"applications.received.nobody": "x"}},
            "/remarks/applications.received.nobody",
        ),
        ({"remarks": {"applications.received.total": 3}}, "/remarks/applications.received.total"),
        ({"table_notes": {"applications": "text"}}, "/table_notes/applications"),
        ({"table_notes": {"a/b~c": ["text"]}}, "/table_notes/a~1b~0c"),
        ({"extensions": {}}, "/extensions"),
        ({"extensions": [1]}, "/extensions"),
        ({"$schema": "urn:govinfo-report:schema:report:2.0"}, "/$schema"),
        ({"$schema": None}, "/$schema"),
        ({"surprise": 1}, "/surprise"),
        (
            {"applications": {"outcomes": {"other": {"all": {"total": 1}, "other": {"total": 1}}}}},
            "/applications/outcomes/other",
        ),
    ],
)
def test_each_fault_is_named_at_its_place(members: dict[str, Any], pointer: str) -> None:
    assert [place for place, _ in problems_of(changed(**members))] == [pointer]
    with pytest.raises(gr.DocumentError) as caught:
        gr.structure(changed(**members))
    assert caught.value.pointer == pointer


def test_every_fault_is_listed_not_only_the_first() -> None:
    document = changed(
        year="x",
        surprise=1,
        period={"start": "2023-02-30", "end": 5},
        applications={"received": {"total": -1, "nobody": 2}, "carried_over": {"total": 1.5}},
    )
    del document["agency"]
    assert {pointer for pointer, _ in problems_of(document)} == {
        "",
        "/year",
        "/surprise",
        "/period/start",
        "/period/end",
        "/applications/received/total",
        "/applications/received/nobody",
        "/applications/carried_over/total",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "no JSON"),
        (b'{\n "edition": 2021,\n  oops}', "line 3, column 3"),
        (b'{"edition": "2021"', "the text ends too early"),
        (b'{"edition": "2021}', "closing quotation mark"),
        (b'{"edition": "20\x0121"}', "control character U+0001"),
        (b'{"edition": "\\x"}', "no escape of JSON: 'x'"),
        (b'{"edition": "2021",}', "no JSON: unexpected"),
        (b'{"title": "\xff"}', "not UTF-8: byte 0xff (line 1, column 12)"),
        (b'{"year": 1,\n"\xe6\x9f": 1}', "not UTF-8: byte 0xe6 (line 2, column 2)"),
        ('{"title": "\ud800"}', "lone surrogate"),
        (b"[" * 100_000, "nested deeper"),
        (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "nested deeper"),
        (b" " * (MAX_BYTES + 1), "at most"),
        (b"[]", "expected an object, found an array"),
        (b"null", "expected an object, found null"),
    ],
)
def test_what_is_no_document_is_refused_with_its_cause(text: str | bytes, words: str) -> None:
    [(pointer, message)] = problems_of(text)
    assert pointer == ""
    assert words in message


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("NaN", "found NaN, which is no number of JSON"),
        ("-Infinity", "found -Infinity, which is no number of JSON"),
        ("1e9999999999999999999", "an exponent beyond all bounds"),
        ("9" * 5000, "an integer with far too many digits"),
    ],
)
def test_what_is_no_number_of_json_is_named_at_its_place(value: str, words: str) -> None:
    text = json.dumps(changed(year="HERE")).replace('"HERE"', value)
    [(pointer, message)] = problems_of(text)
    assert pointer == "/year"
    assert words in message


def test_a_lone_surrogate_is_named_at_its_place() -> None:
    document = changed(
        title="\ud800",
        overview=["a", "\ude00b"],
        metadata={"other": {"\ud800": "c"}},
        extensions={"a": ["\ud800"]},
    )
    places = ["/title", "/metadata/other", "/overview/1", "/extensions/a/0"]
    assert [pointer for pointer, _ in problems_of(document)] == places
    with pytest.raises(gr.DocumentError) as caught:
        gr.structure(document)
    assert [problem.pointer for problem in caught.value.problems] == places


def test_a_byte_order_mark_is_accepted() -> None:
    text = json.dumps(SMALL, ensure_ascii=False)
    plain = gr.loads(text)
    assert gr.loads("\ufeff" + text) == plain
    assert gr.loads(b"\xef\xbb\xbf" + text.encode()) == plain


def test_deep_extensions_are_bounded_however_they_come() -> None:
    def nested(levels: int) -> Any:
        value: Any = 1
        for _ in range(levels):
            value = [value]
        return value

    # The report and `extensions` are two levels.
    fits = changed(extensions={"a": nested(MAX_DEPTH - 2)})
    assert gr.loads(json.dumps(fits)) == gr.structure(fits)
    deep = changed(extensions={"a": nested(MAX_DEPTH - 1)})
    assert "nested deeper" in problems_of(deep)[0][1]
    with pytest.raises(gr.DocumentError, match="nested deeper"):
        gr.structure(deep)


def test_extensions_survive_untouched() -> None:
    free = {"x": [1, 2.50, None, True, {"深": {"z": "~"}}], "unknown": {"y": 10**30}}
    report = gr.structure(changed(extensions=free))
    assert gr.unstructure(report)["extensions"] == free
    assert gr.loads(gr.dumps(report)) == gr.loads(gr.dumps(report))
    hash(report)


def test_unknown_members_are_kept_on_request() -> None:
    document = changed(surprise=1)
    document["applications"]["received"]["extra"] = 2
    document["disputes"] = {"arbitration": {"total": 1}}
    report = gr.loads(json.dumps(document), unknown="keep")
    assert report.extensions["unknown"] == {
        "surprise": 1,
        "applications": {"received": {"extra": 2}},
        "disputes": {"arbitration": {"total": 1}},
    }
    assert report.applications.received.natural_person == 3
    assert gr.loads(gr.dumps(report)) == report
    with pytest.raises(ValueError, match="keep"):
        gr.loads("{}", unknown="drop")


def test_a_newer_version_is_named() -> None:
    document = changed(**{"$schema": "urn:govinfo-report:schema:report-2021:1.4", "new": 1})
    assert [pointer for pointer, _ in problems_of(document)] == ["/new", "/$schema"]
    assert "1.4" in problems_of(document)[1][1]
    assert (
        "2.0" in problems_of(changed(**{"$schema": "urn:govinfo-report:schema:report:2.0"}))[0][1]
    )
    assert gr.loads(json.dumps(document), unknown="keep").extensions["unknown"] == {"new": 1}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("applications.received.total", -1),
        ("applications.received.total", 1.5),
        ("applications.received.total", True),
        ("applications.received.total", "3"),
        ("applications.received.total", 2**60),
        ("proactive_disclosure.administrative_fees.amount", 0.1),
        ("proactive_disclosure.administrative_fees.amount", Decimal("NaN")),
        ("proactive_disclosure.administrative_fees.amount", Decimal(-1)),
    ],
)
def test_dumps_refuses_what_the_document_forbids(cell: str, value: Any) -> None:
    report = gr.replace_cells(gr.structure(SMALL), {cell: value})
    with pytest.raises(gr.DocumentError):
        gr.dumps(report)


def test_dumps_refuses_free_members_that_json_would_change() -> None:
    for free in (float("nan"), {1, 2}, object()):
        report = gr.Report(edition="2021", title=None, agency=None, year=1, extensions={"x": free})
        with pytest.raises(gr.DocumentError):
            gr.dumps(report)


def test_embedders_extend_the_converter_with_classes_of_their_own() -> None:
    @attrs.frozen
    class Filing:
        number: str
        report: gr.Report

    converter = gr.make_converter()
    filing = converter.structure({"number": "A1", "report": SMALL}, Filing)
    assert filing.report == gr.structure(SMALL)
    document = gr.unstructure(filing.report)
    assert converter.unstructure(filing) == {"number": "A1", "report": document}
    with pytest.raises(ClassValidationError):
        converter.structure({"number": "A1", "report": changed(year="x")}, Filing)
    assert gr.make_converter() is not converter


def test_a_loaded_report_equals_one_built_by_hand() -> None:
    loaded = gr.loads(json.dumps(SMALL))
    built = gr.Report(
        edition="2021",
        title="某局2023年政府信息公开工作年度报告",
        agency="某局",
        year=2023,
        proactive_disclosure=gr.ProactiveDisclosure2021(
            administrative_fees=gr.Fees(Decimal("1.5"))
        ),
        applications=gr.Applications(received=gr.ApplicantCounts(natural_person=3, total=None)),
    )
    assert loaded == built
    assert gr.dumps(loaded) == gr.dumps(built)
    assert gr.cells(loaded) == gr.cells(built)
