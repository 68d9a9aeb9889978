"""What the page asks of the library, without a browser."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import govinfo_report as gr
from tests.browser.serve import PAGE, bridge

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SLIPS = EXAMPLES / "wuxing-hrss-2023-slips.txt"
RIGHT = EXAMPLES / "wuxing-hrss-2023.txt"
LAST = EXAMPLES / "wuxing-hrss-2022.txt"

TOTAL = "applications.received.total"
FEES = "proactive_disclosure.administrative_fees.amount"
LICENSING = "proactive_disclosure.licensing.decisions"

the_bridge = cache(bridge)


def ask(call: str, data: bytes = b"", **arguments: Any) -> dict[str, Any]:
    told, _ = the_bridge().answer(call, json.dumps(arguments), data)
    answer: dict[str, Any] = json.loads(told)
    return answer


def opened(file: Path = RIGHT, **arguments: Any) -> dict[str, Any]:
    told = ask("read", file.read_bytes(), name=file.name, **arguments)
    assert "error" not in told
    return told


def headings(told: dict[str, Any]) -> list[str]:
    return [opinion["heading"] for opinion in told["opinions"]]


def test_a_page_gives_the_document_notes_and_findings_of_the_library() -> None:
    told = opened(SLIPS)
    reading = gr.read(SLIPS)
    assert told["document"] == gr.dumps(reading)
    assert [note["message"] for note in told["notes"]] == [n.message("zh") for n in reading.notes]
    checked = ask("check", document=told["document"], reading=told["reading"])
    page = gr.check(reading).to_html("zh")
    assert checked["list"].partition("</details>")[0] in page
    assert all(f"<p>{word}</p>" in page for word in checked["words"][1:])
    assert checked["counts"] == {"error": 6, "warning": 2, "info": 1}


def test_causes_come_first_with_the_cells_to_set() -> None:
    told = opened(SLIPS)
    first = ask("check", document=told["document"], lang="en")["opinions"][0]
    assert first["changes"] == [
        {"cell": "applications.outcomes.not_processed.repeated.natural_person", "after": "1"}
    ]
    assert first["heading"].endswith("should be 1")
    assert first["due"] == {first["cells"][0]: "1"}
    assert len(first["beside"]) == 6


def test_every_cell_of_the_form_has_its_id_in_the_markup_and_its_text() -> None:
    told = opened(SLIPS)
    for cell, value in gr.cells(gr.loads(told["document"])).items():
        assert f' id="{cell}"' in told["form"]
        assert told["cells"][cell]["text"] == ("" if value is None else str(value))


@pytest.mark.parametrize(
    ("typed", "value", "remark"),
    [
        pytest.param("３", 3, None, id="full-width"),
        pytest.param(" 1,234 ", 1234, None, id="thousands"),
        pytest.param("", None, None, id="blank"),
        pytest.param("/", None, None, id="placeholder"),
        pytest.param("3（其中1件撤回）", 3, "其中1件撤回", id="annotated"),
        pytest.param("三", gr.ABSENT, "三", id="word"),
        pytest.param("-1", gr.ABSENT, "-1", id="negative"),
        pytest.param("1.5", gr.ABSENT, "1.5", id="fraction"),
        pytest.param("9" * 16, gr.ABSENT, "9" * 16, id="too-large"),
    ],
)
def test_what_is_typed_is_read_as_what_is_printed(
    typed: str, value: object, remark: str | None
) -> None:
    told = ask("now", document=opened()["document"], cells={TOTAL: typed})
    report = gr.loads(told["document"])
    assert gr.get_cell(report, TOTAL) == value
    assert report.remarks.get(TOTAL) == remark


def test_amounts_are_exact() -> None:
    told = ask("now", document=opened()["document"], cells={FEES: "0.10"})
    assert str(gr.get_cell(gr.loads(told["document"]), FEES)) == "0.10"


def test_a_row_whose_only_cell_holds_words_is_still_a_document() -> None:
    told = opened()
    checked = ask("check", document=told["document"], cells={LICENSING: "许多"})
    assert any("“许多”不是数字" in message for message in headings(checked))


def test_a_cell_of_a_table_that_the_page_lost_can_be_typed() -> None:
    document = json.loads(opened()["document"])
    del document["disputes"]
    cells = {"disputes.reconsideration.total": "1"}
    told = ask("now", document=json.dumps(document), cells=cells)
    assert gr.cells(gr.loads(told["document"]))["disputes.reconsideration.total"] == 1


def test_notes_about_a_cell_end_when_it_is_typed() -> None:
    told = opened(SLIPS)
    cells = {"disputes.reconsideration.total": "1"}
    checked = ask("check", document=told["document"], reading=told["reading"], cells=cells)
    assert not any("印的是" in message for message in headings(checked))
    assert any("名称与格式不同" in message for message in headings(checked))


def test_fields_become_members() -> None:
    fields = {
        "title": "某局2024年政府信息公开工作年度报告",
        "year": "2024",
        "overview": "第一段\n\n 第二段 ",
        "signature.agency": "某局",
        "signature.date": "2025-01-20",
        "metadata.document_number": "",
    }
    report = gr.loads(ask("now", document=opened()["document"], fields=fields)["document"])
    assert report.title == fields["title"]
    assert report.year == 2024
    assert report.overview == ("第一段", "第二段")
    assert isinstance(report.signature, gr.Signature)
    assert str(report.signature.date) == "2025-01-20"
    assert isinstance(report.period, gr.Period)
    assert report.period.end.year == 2024


def test_what_no_field_can_hold_is_named_and_left_as_it_was() -> None:
    fields = {"year": "二〇", "signature.date": "昨天", "metadata.published_at": "明天"}
    told = ask("check", document=opened()["document"], fields=fields)
    assert set(told["problems"]) == set(fields)
    assert told["problems"]["year"].startswith("应为：年份")
    kept = gr.loads(ask("now", document=opened()["document"], fields=fields)["document"])
    assert kept.year == 2023


def test_last_year_is_asked_for_continuity_and_compared() -> None:
    previous, told = opened(LAST)["document"], opened(SLIPS)
    checked = ask("check", document=told["document"], previous=previous)
    assert any("上年报告结转下年度 0 件" in message for message in headings(checked))
    assert "<table" in ask("compare", document=told["document"], previous=previous)["html"]


def test_a_blank_form_is_next_years_draft_of_nothing() -> None:
    told = ask("begin", agency="某局", year=2025)
    report = gr.loads(told["document"])
    assert (report.title, report.year) == ("某局2025年政府信息公开工作年度报告", 2025)
    assert set(gr.cells(report).values()) == {None}


@pytest.mark.parametrize("year", [2019, 2025])
def test_every_printed_cell_of_an_edition_can_be_typed(year: int) -> None:
    told = ask("begin", agency="某局", year=year)
    cells = gr.form(told["edition"]).cells
    printed = [cell.id for cell in cells.values() if cell.printed]
    assert all(f' id="{cell}"' in told["form"] for cell in printed)
    typed = dict.fromkeys(printed, "0")
    report = gr.loads(ask("now", document=told["document"], cells=typed)["document"])
    assert set(gr.cells(report).values()) == {0}


def test_a_change_of_the_form_of_2019_may_be_negative() -> None:
    told = ask("begin", agency="某局", year=2019)
    signed = next(key for key, cell in told["cells"].items() if cell["kind"] == "signed_count")
    report = gr.loads(ask("now", document=told["document"], cells={signed: "-3"})["document"])
    assert gr.get_cell(report, signed) == -3


def test_a_draft_says_what_came_from_where() -> None:
    told = ask("draft", document=opened(LAST)["document"], lang="en")
    assert gr.loads(told["document"]) == gr.draft(gr.read(LAST))
    assert any("last year's" in line for line in told["explanations"])


def test_blanks_that_sums_force_are_filled_in() -> None:
    told = ask("fill", document=opened()["document"], cells={TOTAL: ""})
    assert told["cells"] == {TOTAL: "3"}


def test_every_format_is_saved_under_the_title() -> None:
    document = opened()["document"]
    for kind, (ending, mime) in the_bridge().KINDS.items():
        arguments = json.dumps({"document": document, "format": kind})
        told, made = the_bridge().answer("save", arguments)
        name = f"吴兴区人力社保局2023年政府信息公开工作年度报告.{ending}"
        assert json.loads(told) == {"name": name, "type": mime, "problems": {}}
        if kind != "live":
            assert gr.cells(gr.read(made).report) == gr.cells(gr.loads(document))


def test_a_marked_page_has_the_list_of_what_is_wrong() -> None:
    document = opened(SLIPS)["document"]
    arguments = {"document": document, "format": "html", "marked": True}
    _, made = the_bridge().answer("save", json.dumps(arguments))
    assert 'class="opinions"' in made.decode()


@pytest.mark.parametrize(
    ("call", "arguments", "data"),
    [
        pytest.param("read", "{}", b"", id="empty"),
        pytest.param("read", "{}", b"\x89PNG\r\n\x1a\n", id="picture"),
        pytest.param("read", "{}", "天气很好。".encode(), id="other-text"),
        pytest.param("read", "{}", b'{"edition": "2021", "year": "2023"}', id="other-json"),
        pytest.param("read", "not JSON", b"", id="no-json"),
        pytest.param("read", "[]", b"", id="list"),
        pytest.param("nothing", "{}", b"", id="no-such-call"),
        pytest.param("check", "{}", b"", id="no-document"),
        pytest.param("check", '{"document": "{}"}', b"", id="empty-document"),
        pytest.param("check", '{"document": "{}", "cells": {"a.b": "1"}}', b"", id="typed-into-it"),
        pytest.param("begin", '{"year": 1999}', b"", id="year-without-form"),
        pytest.param("begin", '{"year": null}', b"", id="no-year"),
        pytest.param("save", '{"document": "{}", "format": "exe"}', b"", id="no-such-format"),
    ],
)
def test_whatever_is_wrong_comes_back_as_an_error_in_words(
    call: str, arguments: str, data: bytes
) -> None:
    told, made = the_bridge().answer(call, arguments, data)
    assert json.loads(told)["error"]["message"]
    assert made == b""


def test_errors_are_in_the_language_that_is_asked_for() -> None:
    picture = b"\x89PNG\r\n\x1a\n"
    assert "图片" in ask("read", picture)["error"]["message"]
    assert "picture" in ask("read", picture, lang="en")["error"]["message"]


def test_what_is_no_error_of_the_library_is_told_apart() -> None:
    assert ask("begin", year=None)["error"]["unexpected"] is True
    assert "unexpected" not in ask("begin", year=1999)["error"]


@pytest.mark.parametrize(
    "file",
    [
        pytest.param("readers/unread.toml", id="kinds"),
        pytest.param("readers/refusals.toml", id="readers"),
        pytest.param("recognition/refusals.toml", id="recognition"),
        pytest.param("recognition/notes.toml", id="notes"),
    ],
)
def test_no_message_names_what_only_an_installed_program_can_do(file: str) -> None:
    shorter = the_bridge().for_clerks
    texts = tomllib.loads(Path(gr.__file__).parent.joinpath(file).read_text("utf-8"))
    found = [text for each in _tables(texts) for text in (each["zh"], each["en"])]
    technical = [text for text in found if re.search("pip install|--convert", text)]
    assert technical
    for text in technical:
        short = shorter(text)
        assert not re.search("pip install|--convert|gr\\.read|extra scan|识别功能", short)
        assert re.search("OCR|另存|核对|save|compare", short)
        assert not re.search(r"：[，；]|请请|\. [a-z]|  ", short)
    assert all(shorter(text) == text for text in found if text not in technical)


def _tables(texts: dict[str, Any]) -> Iterator[dict[str, str]]:
    if "zh" in texts:
        yield texts
    for each in texts.values():
        if isinstance(each, dict):
            yield from _tables(each)


def test_what_could_not_be_saved_is_told() -> None:
    document = ask("begin", agency="某局", year=2025)["document"]
    told = ask("save", document=document, fields={"year": "二〇"}, format="json")
    assert list(told["problems"]) == ["year"]
    assert ask("save", document=document, format="json")["problems"] == {}


def test_both_languages_have_every_text() -> None:
    texts = json.loads(PAGE.joinpath("texts.json").read_text("utf-8"))
    assert all(text["zh"] and text["en"] for text in texts.values())
    missing = [path for path in the_bridge().FIELDS if f"fields.{path}" not in texts]
    assert not missing
    scripts = "".join(
        PAGE.joinpath(f"{name}.js").read_text("utf-8")
        for name in ("page", "sheet", "found", "words")
    )
    page = PAGE.joinpath("index.html").read_text("utf-8")
    used = {key for key in texts if f'"{key}"' in scripts or f'"{key}"' in page}
    built = {key for key in texts if key.startswith(("fields.", "engine.", "units."))} | {
        "error",
        "warning",
        "info",
    }
    assert set(texts) == used | built


def test_the_page_itself_is_in_chinese_word_for_word() -> None:
    texts = json.loads(PAGE.joinpath("texts.json").read_text("utf-8"))
    page = PAGE.joinpath("index.html").read_text("utf-8")
    shown = re.findall(r'data-text="([^"]+)"[^>]*>([^<]+)<', page)
    assert {key: text for key, text in shown if texts[key]["zh"] != text} == {}
    assert len(shown) > 30
