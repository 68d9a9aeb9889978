"""``structure.value``: its texts, and what a message says of a wrong value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest

from govinfo_report.checks import check, values
from govinfo_report.model import FrozenMap, Metadata, Report
from govinfo_report.strict_toml import texts

TEXTS = texts("govinfo_report.checks", "values.toml")
PLAIN = Report(edition="2021", title="t", agency="a", year=2023)


def keys(group: str) -> set[str]:
    return {key.partition(".")[2] for key in TEXTS if key.startswith(f"{group}.")}


def test_the_texts_are_those_that_are_used() -> None:
    ids = {
        "cell",
        "table",
        "json",
    }  # what no value is: ids that are none, and what JSON cannot hold
    assert keys("kinds") == {*values._HOLDS} | ids  # noqa: SLF001  # the table that they name
    assert keys("found") == {"bool", "str", "int", "float", "decimal", "other"}
    members = {*attrs.fields_dict(Report), "metadata.source"} | {
        f"{name}.{field}"
        for name, fields in (("period", ("start", "end")), ("signature", ("agency", "date")))
        for field in fields
    }
    assert keys("members") <= members


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "a number for a title": ({"title": 5}, "文本", "the integer “5”"),
    "a truth value for a year": ({"year": True}, "1至9999的整数", "the truth value “True”"),
    "a year beyond the calendar": ({"year": 10000}, "1至9999的整数", "the integer “10000”"),
    "a text for a date": (
        {"metadata": Metadata(date_written="2024-01-31")},  # type: ignore[arg-type]  # the point
        "日期（date）",
        "the text “2024-01-31”",
    ),
    "a scope that is none": ({"scope": "city"}, "organ（本机关）或 consolidated（汇总）", "city"),
    "a float for an agency": ({"agency": 1.5}, "文本", "the float “1.5”"),
    "a decimal for an agency": ({"agency": Decimal(2)}, "文本", "the decimal “2”"),
    "a date for a scope": (
        {"scope": dt.date(2024, 1, 31)},
        "organ（本机关）或 consolidated（汇总）",
        "a value of type date, “2024-01-31”",
    ),
    "notes of no table": (
        {"table_notes": FrozenMap({"nowhere": ("x",)})},
        "的标识",
        "the text “nowhere”",
    ),
    "a number among the notes of a table": (
        {"table_notes": FrozenMap({"disputes": (3,)})},
        "表四",
        "3",
    ),
    "a remark on no cell": (
        {"remarks": FrozenMap({"nowhere": "x"})},
        "本版本单元格的标识",
        "the text “nowhere”",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_with_what_belongs_there(name: str) -> None:
    members, wanted, found = WRONG[name]
    (finding,) = check(attrs.evolve(PLAIN, **members), select="structure.value")
    assert wanted in finding.message("zh")
    assert found in finding.message("en")


@pytest.mark.parametrize(
    "value", [None, True, 3, 1.5, Decimal("1.50"), "词", [], [1, [None]], {"a": {}}]
)
def test_what_json_can_hold_is_no_wrong_value(value: Any) -> None:
    report = attrs.evolve(PLAIN, extensions={"x": value})
    assert list(check(report, select="structure.value")) == []


@pytest.mark.parametrize(
    "value", [float("nan"), Decimal("Infinity"), "\ud800", {"\ud800": 1}, [b"x"], {"a": [{1}]}]
)
def test_what_json_cannot_hold_is_told(value: Any) -> None:
    report = attrs.evolve(PLAIN, extensions={"x": value})
    assert [each.scope for each in check(report, select="structure.value")] == ["extensions"]


@pytest.mark.parametrize(
    ("words", "wrong"), [("词", False), (None, False), (3, True), ("\ud800", True)]
)
def test_a_field_of_the_header_that_no_member_stands_for_holds_text_or_nothing(
    words: Any, wrong: bool
) -> None:
    report = attrs.evolve(PLAIN, metadata=Metadata(other={"主题分类": words}))
    scopes = [each.scope for each in check(report, select="structure.value")]
    assert scopes == (["metadata.other.主题分类"] if wrong else [])
