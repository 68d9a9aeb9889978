"""``table``: many reports as CSV, XLSX, Parquet and NDJSON."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from govinfo_report.cli.inputs import Input
from tests.cli.programs import ENGLISH, HANGS, RECEIVED_TOTAL, document, errors, report, run
from tests.places import ROOT

RECEIVED = RECEIVED_TOTAL.replace(".", "__")
PAGE = ROOT / "docs" / "examples" / "wuxing-hrss-2022.txt"
MONEY = next(cell.id for cell in form("2021").cells.values() if cell.kind == "money")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports: one with a formula for a name and with blank and absent cells."""
    place = tmp_path / "reports"
    place.mkdir()
    document(place / "a.json", report(), {RECEIVED_TOTAL: 15})
    evil = gr.replace_cells(report(2022), {RECEIVED_TOTAL: None, MONEY: Decimal("12.34")})
    evil = gr.structure(gr.unstructure(evil) | {"agency": '=HYPERLINK("http://x")'})
    (place / "b.json").write_text(gr.dumps(evil), "utf-8")
    return place


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_has_a_row_a_report_and_no_formula(folder: Path) -> None:
    target = folder.parent / "table.csv"
    assert run("table", folder, "-o", target).returncode == 0
    first, second = rows(target)
    assert list(first) == list(gr.to_frame([]).columns)
    assert (first["year"], first[RECEIVED], first["source"]) == ("2023", "15", "")
    assert second["agency"] == '\'=HYPERLINK("http://x")'
    assert second[RECEIVED] == ""
    assert [each.agency for each in gr.iter_reports(target)][1] == '=HYPERLINK("http://x")'
    done = run("table", folder)
    assert done.stdout.splitlines() == target.read_text("utf-8-sig").splitlines()


def test_parquet_is_the_frame(folder: Path) -> None:
    target = folder.parent / "table.parquet"
    assert run("table", folder, "-o", target).returncode == 0
    made = list(gr.iter_reports(folder))
    assert pl.read_parquet(target).equals(gr.to_frame(made))
    assert [each.year for each in gr.iter_reports(target)] == [2023, 2022]
    again = folder.parent / "again.ndjson"
    assert run("table", target, "-o", again).returncode == 0
    assert [each.agency for each in gr.iter_reports(again)] == [each.agency for each in made]


def test_ndjson_has_whole_documents(folder: Path) -> None:
    target = folder.parent / "table.ndjson"
    assert run("table", folder, "-o", target).returncode == 0
    assert list(gr.iter_reports(target)) == list(gr.iter_reports(folder))


def test_xlsx_has_frozen_headings_and_numbers(folder: Path) -> None:
    target = folder.parent / "table.xlsx"
    assert run("table", folder, "-o", target, "--headings", "zh").returncode == 0
    sheet = openpyxl.load_workbook(target)["reports"]
    assert sheet.freeze_panes == "C2"
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == ["报告编号", "报告机关", "统一社会信用代码", "报告年度"]
    assert len(set(heads)) == len(heads)
    column = heads.index("一、本年新收政府信息公开申请数量 · 总计") + 1
    received = sheet.cell(2, column)
    assert (received.value, received.number_format) == (15, "#,##0")
    assert (sheet.cell(3, column).value, sheet.cell(3, 2).data_type) == (None, "s")
    assert sheet.cell(2, 4).number_format == "0"
    assert sheet.cell(3, 2).value.startswith("'=")
    assert sheet.column_dimensions["B"].width > 20
    assert (
        run("table", folder, "-o", target.with_name("b.xlsx"), "--headings", "zh").returncode == 0
    )
    assert target.read_bytes() == target.with_name("b.xlsx").read_bytes()


def test_english_headings(folder: Path) -> None:
    done = run("table", folder, "--headings", "en")
    assert done.stdout.startswith("Id of the report,Reporting organ,")
    for form_ in ("parquet", "ndjson"):
        done = run("table", folder, "--format", form_, "--headings", "en", env=ENGLISH)
        assert (done.returncode, "only CSV and XLSX" in done.stderr) == (2, True)


def test_what_cannot_be_read_is_named_and_the_rest_written(folder: Path) -> None:
    many = folder.parent / "many.ndjson"
    many.write_text(f"{gr.dumps(report())}\n{{\n{gr.dumps(report())}\n", "utf-8")
    (folder / "c.json").write_text("{}", "utf-8")
    target = folder.parent / "table.csv"
    done = run("table", folder, many, folder / "none.json", "-o", target, env=ENGLISH)
    assert done.returncode == 2
    named = [line.split(": ")[1] for line in errors(done)]
    assert [Path(name).name for name in named] == ["c.json", "many.ndjson:2", "none.json"]
    found = rows(target)
    assert len(found) == 4
    assert found[3]["report"] == found[2]["report"] + "-2"  # the same report twice


def test_an_amount_that_no_column_holds_leaves_its_report_out(folder: Path) -> None:
    long = gr.replace_cells(report(), {MONEY: Decimal("0.12345678901")})
    (folder / "c.json").write_text(gr.dumps(long), "utf-8")
    done = run("table", folder, "--format", "csv", env=ENGLISH)
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 3)
    assert MONEY in errors(done)[0]


def test_nothing_is_written_where_nothing_was_read(tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    assert run("table", tmp_path / "none.json", "-o", target).returncode == 2
    assert not target.exists()


def test_the_output_is_none_of_the_inputs(folder: Path) -> None:
    many = folder.parent / "many.ndjson"
    gr.write_ndjson(gr.iter_reports(folder), many)
    before = many.read_bytes()
    assert run("table", many, "-o", many).returncode == 2
    assert many.read_bytes() == before


def test_pages_are_read_by_several_processes(folder: Path) -> None:
    pages = ROOT / "docs" / "examples"
    target = folder.parent / "table.parquet"
    names = [pages / f"wuxing-hrss-{year}.txt" for year in (2022, 2023)]
    assert run("table", *names, folder, "-j", "2", "-o", target).returncode == 0
    assert pl.read_parquet(target)["source"].to_list()[:2] == [name.name for name in names]


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx"])
def test_the_data_dictionary_beside_a_table_describes_each_column(folder: Path, kind: str) -> None:
    target = folder / f"table.{kind}"
    assert run("table", folder / "a.json", folder / "b.json", "-o", target).returncode == 0
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    [resource] = package["resources"]
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == list(gr.to_frame([]).columns)
    [received] = [field for field in fields if field["name"] == RECEIVED]
    cell = form("2021").cells[RECEIVED_TOTAL]
    assert received["label"] == {"zh": cell.label.zh, "en": cell.label.en}
    assert received["title"] == cell.label.zh
    assert (received["type"], received["unit"], received["cell"]) == ("integer", "件", cell.id)
    assert received["editions"] == ["2019", "2021"]
    assert received["rules"] == ["applications.balance", "applications.row_total"]
    assert received["source"][0]["zh"] == cell.sources[0].cite("zh")
    assert [f["type"] for f in fields if f.get("cell") == MONEY] == ["number"]


@pytest.mark.parametrize("quality", [(), ("--quality",)], ids=["plain", "quality"])
@pytest.mark.parametrize("headings", ["id", "zh", "en"])
def test_the_dictionary_and_the_csv_file_are_valid_by_frictionless(
    folder: Path, headings: str, quality: tuple[str, ...]
) -> None:
    (folder / "c.txt").write_bytes(PAGE.read_bytes())  # of a page notes are counted too
    target = folder / "table.csv"
    assert run("table", folder, "-o", target, "--headings", headings, *quality).returncode == 0
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    names = [field["column"] for field in package["resources"][0]["schema"]["fields"]]
    assert ("quality__file" in names) == bool(quality)
    code = (
        "import sys, frictionless\n"
        "found = frictionless.validate(sys.argv[1])\n"
        "print(found.valid, found.stats['tasks'], found.flatten(['title', 'message']))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(folder / "datapackage.json")],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS,
    )
    assert done.stdout.startswith("True 1 []"), done.stdout + done.stderr


def test_a_dictionary_keeps_what_it_has_on_other_tables(folder: Path) -> None:
    for _ in range(2):  # its own dictionary in the folder is no input
        for name in ("a.csv", "b.parquet"):
            assert run("table", folder, "-o", folder / name).returncode == 0
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert sorted(each["path"] for each in package["resources"]) == ["a.csv", "b.parquet"]


def test_another_file_of_that_name_is_left_alone(folder: Path) -> None:
    place = folder.parent / "datapackage.json"
    for content in ("[]", "{", '{"resources": [1]}'):
        place.write_text(content, "utf-8")
        done = run("table", folder, "-o", folder.parent / "a.csv", env=ENGLISH)
        assert (done.returncode, "is no data package" in done.stderr) == (2, True)
        assert place.read_text("utf-8") == content
    document(place)
    before = place.read_text("utf-8")
    assert run("table", place, "-o", folder.parent / "b.csv").returncode == 2
    assert place.read_text("utf-8") == before
    assert not (folder.parent / "b.csv").exists()


def test_ndjson_is_described_by_its_schema(folder: Path) -> None:
    assert run("table", folder, "-o", folder.parent / "table.ndjson").returncode == 0
    assert not (folder.parent / "datapackage.json").exists()


def test_what_was_read_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder / "table.csv"
    broken = folder / "c.json"
    broken.write_text("{}", "utf-8")
    done = run("table", folder, "-o", target, "--resume")
    assert (done.returncode, len(rows(target))) == (2, 2)
    assert len(list((folder / "table.csv.read").iterdir())) == 2
    document(broken)
    document(folder / "a.json", report(2020))
    os.utime(folder / "a.json", (2**32, 2**32))
    read: list[str] = []
    reading = Input.reading

    def noted(source: Input) -> gr.Reading:
        read.append(source.relative.name)
        return reading(source)

    monkeypatch.setattr(Input, "reading", noted)
    assert run("table", folder, "-o", target, "--resume").returncode == 0
    assert read == ["a.json", "c.json"]  # the changed one, and the one that failed
    assert [row["year"] for row in rows(target)] == ["2020", "2022", "2023"]
    monkeypatch.setattr(gr, "__version__", "0.0.1")
    assert run("table", folder, "-o", target, "--resume").returncode == 0
    assert read[2:] == ["a.json", "b.json", "c.json"]
    done = run("table", folder, "--resume", env=ENGLISH)
    assert (done.returncode, "goes together with -o" in done.stderr) == (2, True)


def quality_of(row: dict[str, Any]) -> dict[str, str]:
    """The columns of quality of a row."""
    return {n.removeprefix("quality__"): str(v) for n, v in row.items() if n[:9] == "quality__"}


def test_quality_says_file_outcomes_and_notes(folder: Path) -> None:
    page = folder / "c.txt"
    page.write_text(PAGE.read_text("utf-8") + "\n这一行不属于报告的任何部分。\n", "utf-8")
    reading = gr.read(page)
    notes = Counter(note.kind for note in reading.notes)
    assert notes
    many = folder.parent / "many.csv"
    target = folder.parent / "table.csv"
    assert run("table", folder / "a.json", "-o", many).returncode == 0
    assert run("table", folder, many, "--quality", "-o", target).returncode == 0
    *_, document, last, of_table = found = [quality_of(row) for row in rows(target)]
    assert [each["file"] for each in found[:3]] == [str(p) for p in sorted(folder.iterdir())]
    assert of_table["file"] == f"{many}:2"
    outcomes = Counter(each.outcome for each in gr.check(reading))
    wanted = [str(outcomes["violated"]), str(outcomes["undecided"])]
    assert [last["violated"], last["undecided"]] == wanted
    assert {kind: int(last[f"notes__{kind}"]) for kind in notes} == notes
    assert sum(int(n) for name, n in last.items() if name[:7] == "notes__") == notes.total()
    assert all(n == "" for name, n in document.items() if name[:7] == "notes__")
    assert len(list(gr.iter_reports(target))) == 4
    parquet = target.with_suffix(".parquet")
    assert run("table", folder, many, "--quality", "-o", parquet).returncode == 0
    frame = pl.read_parquet(parquet)
    assert frame["quality__violated"].to_list() == [int(each["violated"]) for each in found]
    assert frame["quality__notes__unread_text"].dtype == pl.Int64
    assert frame["quality__notes__unread_text"][0] is None
    book = target.with_suffix(".xlsx")
    assert run("table", folder, "--quality", "-o", book).returncode == 0
    heads, first, *_ = openpyxl.load_workbook(book)["reports"].iter_rows(values_only=True)
    assert dict(zip(heads, first, strict=True))["quality__file"] == str(folder / "a.json")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_dictionary_describes_quality(folder: Path, lang: str) -> None:
    target = folder.parent / "table.csv"
    options = ("--quality", "--headings", lang, "--lang", lang)
    assert run("table", folder, PAGE, "-o", target, *options).returncode == 0
    package = json.loads((folder.parent / "datapackage.json").read_text("utf-8"))
    fields = package["resources"][0]["schema"]["fields"]
    assert [field["name"] for field in fields] == list(rows(target)[0])
    unread = next(f for f in fields if f["column"] == "quality__notes__unread_text")
    assert unread["type"] == "integer"
    assert "unread_text" in unread["label"][lang]
    words = {"zh": "从文档读出的没有读取提示", "en": "a document, which has no notes of reading"}
    assert all(words[each] in unread["definition"][each] for each in words)
    assert unread["description"] == unread["definition"][lang]
    assert unread["label"]["zh"] != unread["label"]["en"]


def test_quality_is_kept_with_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = folder.parent / "table.csv"
    options = ("table", folder, PAGE, "-o", target, "--resume")
    assert run(*options).returncode == 0
    assert run(*options, "--quality").returncode == 0  # what was kept without is not enough
    first = target.read_bytes()
    kept = folder.parent / "table.csv.read"
    assert len(list(kept.iterdir())) == 6
    read: list[str] = []
    reading = Input.reading

    def noted(source: Input) -> gr.Reading:
        read.append(source.relative.name)
        return reading(source)

    monkeypatch.setattr(Input, "reading", noted)
    assert run(*options, "--quality").returncode == 0
    assert (read, target.read_bytes()) == ([], first)
    for file in kept.iterdir():
        file.write_bytes(b"?" + file.read_bytes())
    assert run(*options, "--quality").returncode == 0
    assert (len(read), target.read_bytes()) == (3, first)


def test_ndjson_has_no_columns_of_quality(folder: Path) -> None:
    done = run("table", folder, "--format", "ndjson", "--quality", env=ENGLISH)
    assert (done.returncode, "NDJSON holds documents" in done.stderr) == (2, True)


def found_in(place: Path) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Each report that ``check`` names, and the rules of figures that it breaks."""
    done = run("check", place, "--format", "ndjson", "--fail-on", "never")
    assert done.returncode == 0
    told = [part for line in done.stdout.splitlines() for part in json.loads(line)["reports"]]
    kinds = ("identity", "cell", "plausibility")
    return [
        (
            Path(part["report"]["source"]).name,
            [(f["rule"], f["cells"]) for f in part["findings"] if f["kind"] in kinds],
        )
        for part in told
    ]


@pytest.mark.parametrize("kind", ["ndjson", "csv", "parquet"])
def test_check_takes_files_of_many_reports(folder: Path, kind: str) -> None:
    many = folder.parent / f"many.{kind}"
    assert run("table", folder, "-o", many).returncode == 0
    each, found = found_in(folder), found_in(many)
    lines = [2, 3] if kind == "csv" else [1, 2]
    assert [name for name, _ in found] == [f"{many.name}:{line}" for line in lines]
    assert [rules for _, rules in found] == [rules for _, rules in each]
    assert all(rules for _, rules in found)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_no_rule_on_text_is_asked_of_a_table(folder: Path, kind: str) -> None:
    clean = folder.parent / "clean.ndjson"
    gr.write_ndjson([report()], clean)
    table = folder.parent / f"table.{kind}"
    assert run("table", clean, "-o", table).returncode == 0
    done = run("check", table, env=ENGLISH)
    assert done.returncode == 0, done.stdout
    assert "hold figures alone" in done.stderr
    assert run("check", clean, env=ENGLISH).stderr == ""


def test_check_counts_the_reports_of_a_file(tmp_path: Path) -> None:
    many = tmp_path / "many.ndjson"
    many.write_text(f"{gr.dumps(report())}\n{{\n{gr.dumps(report(2022))}\n", "utf-8")
    for options in ((), ("--together",)):
        done = run("check", many, "--summary", *options, env=ENGLISH)
        assert done.returncode == 2
        assert done.stdout.startswith("3 files: ")
        assert f"{many}:2: " in errors(done)[0]
