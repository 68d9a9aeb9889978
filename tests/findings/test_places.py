"""Findings say where on the page they are: lines of texts, cells of workbooks, else in words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

import govinfo_report as gr
from govinfo_report.findings import Findings, export
from govinfo_report.page import Place, SheetArea
from tests.checks.building import consistent
from tests.findings.test_exports import NASTY, every_finding, nasty
from tests.places import EXAMPLES, ROOT

PAGE = EXAMPLES / "wuxing-hrss-2023-slips.txt"
SARIF = Draft202012Validator(
    json.loads((ROOT / "tests/data/sarif-2.1.0.json").read_text("utf-8-sig"))
)
SEVERAL: dict[str, Any] = {
    "disputes.reconsideration.total": 99,
    "applications.received.total": 99,
}


def of_page() -> Findings:
    return gr.check(gr.read(PAGE), select=["applications", "disputes", "cell"])


def workbook(folder: Path, layout: Any = "lines") -> Path:
    report = gr.replace_cells(consistent("2021"), SEVERAL)
    path = folder / "报告.xlsx"
    path.write_bytes(gr.render(report, "xlsx", layout=layout))
    return path


def results(findings: Findings, lang: Any = "en") -> list[dict[str, Any]]:
    log = json.loads(findings.to_sarif(lang))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


def test_sarif_has_the_line_of_a_text_on_which_a_cell_stands() -> None:
    lines = PAGE.read_text("utf-8").splitlines()
    reading = gr.read(PAGE)
    findings = of_page()
    assert len(findings) > 5
    for finding, result in zip(findings, results(findings), strict=True):
        (location,) = result["locations"]
        line = location["physicalLocation"]["region"]["startLine"]
        origin = reading.origin(next(c for c in finding.cells if c in reading.origins))
        assert line == origin.place.line
        assert origin.raw in lines[line - 1]


def test_sarif_leads_to_the_cell_that_is_likeliest_wrong() -> None:
    reading = gr.read(PAGE)
    related = [each for result in results(of_page()) for each in result.get("relatedLocations", ())]
    assert related
    for each in related:
        cell = each["logicalLocations"][0]["fullyQualifiedName"][1:].replace("/", ".")
        region = each["physicalLocation"]["region"]
        assert region == {"startLine": reading.origin(cell).place.line}


def test_every_value_of_a_workbook_stands_in_the_cell_that_its_place_names(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    book = openpyxl.load_workbook(path)
    reading = gr.read(path)
    assert len(reading.origins) > 150
    for origin in reading.origins.values():
        assert origin.place.cell is not None
        found = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", origin.place.cell)
        assert found is not None
        value = book[found[1]][found[2]].value
        assert str(value) == origin.raw


def test_sarif_and_lines_name_the_cell_of_a_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    reading = gr.read(path)
    findings = gr.check(reading, select="disputes.total")
    (result,) = results(findings)
    cell = reading.origin("disputes.reconsideration.upheld").place.cell
    assert cell is not None
    named = [each for each in result["locations"][0]["logicalLocations"] if "name" in each]
    assert named == [{"name": cell, "kind": "cell"}]
    assert "region" not in result["locations"][0]["physicalLocation"]
    (line,) = export([("报告.xlsx", findings)], "concise", lang="zh").splitlines()
    assert line.startswith(f"报告.xlsx:{cell}: 错误 disputes.total ")
    (command,) = export([("报告.xlsx", findings)], "github", lang="zh").splitlines()
    assert f"::{cell}：" in command


def test_the_name_of_a_cell_is_that_of_formulas() -> None:
    area = SheetArea("工作'表", 3, 26)
    assert Place(table=1, row=1, sheet=area).in_column(1).cell == "'工作''表'!Z3"
    assert Place(table=1, row=5, sheet=area).in_column(2).cell == "'工作''表'!AA7"
    assert Place(table=1, row=1, sheet=SheetArea("a", 1, 700)).in_column(3).cell == "'a'!ZZ1"
    assert Place(table=1, row=1, column=1).cell is None
    assert Place(table=1, row=1, sheet=area).cell is None


def test_a_web_page_has_its_places_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(gr.render(gr.replace_cells(consistent("2021"), SEVERAL), "html"))
    reading = gr.read(path)
    (result,) = results(gr.check(reading, select="disputes.total"), "en")
    place = reading.origin("disputes.reconsideration.upheld").place
    named = [each for each in result["locations"][0]["logicalLocations"] if "name" in each]
    assert named == [{"name": place.text("en"), "kind": "element"}]
    assert re.fullmatch(r"table \d+, row \d+, column \d+", named[0]["name"])


def test_a_document_has_pointers_and_no_place() -> None:
    report = gr.replace_cells(consistent("2021"), SEVERAL)
    findings = gr.check(report, select="disputes.total")
    (result,) = results(findings)
    assert all("name" not in each for each in result["locations"][0]["logicalLocations"])
    (line,) = export([("a.json", findings)], "concise", lang="en").splitlines()
    assert line.startswith("a.json:/disputes/reconsideration/upheld: error disputes.total ")


@pytest.mark.parametrize(
    ("lang", "own", "other"), [("zh", "zh-CN", "en-US"), ("en", "en-US", "zh-CN")]
)
def test_sarif_names_the_version_and_describes_the_rules_in_both_languages(
    lang: Any, own: str, other: str
) -> None:
    run = json.loads(of_page().to_sarif(lang))["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["version"] == gr.__version__
    assert driver["language"] == run["language"] == own
    (translation,) = run["translations"]
    assert translation["language"] == other
    assert [r["id"] for r in translation["rules"]] == [r["id"] for r in driver["rules"]]
    both = {"zh-CN": "zh", "en-US": "en"}
    for component in (driver, translation):
        for entry in component["rules"]:
            title = gr.rule(entry["id"]).title
            assert entry["shortDescription"]["text"] == title(both[component["language"]])  # type: ignore[arg-type]


def test_places_survive_waivers_and_pickling() -> None:
    import copy
    import pickle

    findings = gr.check(gr.read(PAGE), select="disputes.total")
    waiver = findings.waiver_for(findings[0], reason="核实无误", expires=None)
    waived = gr.check(
        gr.read(PAGE),
        select="disputes.total",
        waivers=gr.load_waivers(gr.dump_waiver(waiver).encode()),
    )
    for each in (waived, pickle.loads(pickle.dumps(waived)), copy.deepcopy(waived)):  # noqa: S301
        lines = export([("a.txt", each)], "concise", lang="en").splitlines()
        assert [line.split(" ")[0] for line in lines] == ["a.txt:573:", "a.txt:583:"]


@pytest.mark.parametrize("style", ["concise", "github"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_finding_is_one_line(style: str, lang: Any) -> None:
    everything = every_finding()
    lines = export(everything, style, lang=lang).splitlines()
    assert len(lines) == sum(len(findings) for _, findings in everything)
    for line in lines:
        if style == "github":
            assert re.fullmatch(r"::(error|warning|notice) file=[^,:]+,title=[^,:]+::.+", line)
        else:
            assert re.fullmatch(r".+?: (.+?) [a-z_]+\.[a-z_]+ .+", line)


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("style", ["concise", "github"])
def test_hostile_words_make_no_other_line_or_command(words: str, style: str) -> None:
    findings = nasty(words)
    lines = export([(f"a{words}\n::error::x.txt", findings)], style).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(findings)
    for line in lines:
        assert line.isprintable() or not re.search("[\x00-\x1f\x7f-\x9f]", line)
        assert (style == "github") == line.startswith("::")


def test_waivers_that_are_stale_are_said() -> None:
    findings = gr.check(gr.read(PAGE), select="disputes.total")
    waiver = findings.waiver_for(findings[1], reason="核实无误", expires=None)
    text = gr.dump_waiver(waiver).replace("= 1", "= 2").encode()
    stale = gr.check(gr.read(PAGE), select="disputes.total", waivers=gr.load_waivers(text))
    assert [use.state for use in stale.waivers] == ["stale"]
    assert export([("a.txt", stale)], "concise", lang="en").splitlines()[-1].startswith("warning ")
    assert export([("a.txt", stale)], "github", lang="en").splitlines()[-1].startswith("::warning ")
