"""``check``: findings of one file and of many, formats, selection, exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

import govinfo_report as gr
from govinfo_report.json_schema.published import schema_for
from tests.cli.programs import (
    ENGLISH,
    RECEIVED,
    RECEIVED_TOTAL,
    document,
    errors,
    report,
    run,
)

FORMATS = ("text", "concise", "github", "json", "ndjson", "sarif", "junit", "csv", "html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents: ``a.json`` is sound in its sums, ``b.json`` breaks two of them."""
    document(tmp_path / "a.json")
    document(tmp_path / "b.json", cells={RECEIVED: 5})
    return tmp_path


def identities(
    *arguments: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> Any:
    """``check`` with the rules on sums alone."""
    selected = ("--select", "applications.balance,applications.row_total")
    return run("check", *arguments, *selected, cwd=cwd, stdin=stdin, env=env)


def test_sound_sums_are_status_zero(folder: Path) -> None:
    done = identities("a.json", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "a.json: 没有发现问题\n"


def test_a_broken_sum_is_status_one_and_every_word_of_the_finding_is_shown(folder: Path) -> None:
    done = identities("b.json", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    words = "".join(done.stdout.split())
    broken = gr.check(gr.loads((folder / "b.json").read_bytes()), select=["applications"])
    violated = [finding for finding in broken if finding.rule in done.stdout]
    assert len(violated) == 2
    for finding in violated:
        assert "".join(finding.message("zh").split()) in words


def test_the_library_and_the_program_find_the_same(folder: Path) -> None:
    done = run("check", "b.json", "--format", "json", cwd=folder)
    expected = gr.check(gr.loads((folder / "b.json").read_bytes()))
    found = json.loads(done.stdout)["reports"][0]["findings"]
    assert [finding["rule"] for finding in found] == [finding.rule for finding in expected]
    assert len(found) >= 2


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_in_every_language_names_rule_and_file(
    folder: Path, form: str, lang: str
) -> None:
    done = identities("b.json", "--format", form, "--lang", lang, cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert "applications.balance" in done.stdout
    assert "b.json" in done.stdout
    if form not in (
        "json",
        "ndjson",
        "html",
    ):  # JSON has both languages, HTML the title of the report
        assert ("栏不平" in done.stdout) == (lang == "zh")


def test_findings_are_grouped_by_file_in_sorted_order(folder: Path) -> None:
    document(folder / "c" / "d.json")
    done = identities(".", cwd=folder)
    heads = [line for line in done.stdout.splitlines() if ".json: " in line]
    assert [head.split(": ")[0] for head in heads] == ["a.json", "b.json", "c/d.json"]


def test_several_files_end_with_a_summary(folder: Path) -> None:
    document(folder / "c.json", cells={RECEIVED: 6, RECEIVED_TOTAL: 6})
    (folder / "d.json").write_text("{", encoding="utf-8")
    done = identities(".", cwd=folder)
    assert done.stdout.splitlines()[-5:] == [
        "共 4 个文件：没有问题 1，有错误 2，只有警告或提示 0，未能检查 1",
        "错误 4，警告 0，提示 0",
        "最常见的规则：",
        "  3 × applications.balance：申请件数收支平衡",
        "  1 × applications.row_total：六类申请人之和等于总计",
    ]
    english = identities(".", "--lang", "en", cwd=folder).stdout.splitlines()[-5:]
    assert english[:3] == [
        "4 files: 1 clean, 2 with errors, 0 with warnings or infos alone, 1 refused",
        "errors: 4, warnings: 0, infos: 0",
        "Most frequent rules:",
    ]
    alone = identities(".", "--summary", "--lang", "en", cwd=folder)
    assert alone.stdout.splitlines() == english
    assert (done.returncode, alone.returncode) == (2, 2)


def test_the_summary_alone_is_of_one_file_too_and_in_no_other_format(folder: Path) -> None:
    done = identities("a.json", "--summary", cwd=folder)
    assert done.stdout == (
        "共 1 个文件：没有问题 1，有错误 0，只有警告或提示 0，未能检查 0\n错误 0，警告 0，提示 0\n"
    )
    done = identities("a.json", "--summary", "--format", "csv", cwd=folder, env=ENGLISH)
    assert done.returncode == 2
    assert "--summary: goes with --format text" in done.stderr
    whole = identities(".", "--format", "json", cwd=folder)
    assert set(json.loads(whole.stdout)) == {"version", "reports", "waivers"}


def test_json_of_several_files_is_one_document(folder: Path) -> None:
    found = json.loads(identities(".", "--format", "json", cwd=folder).stdout)
    sources = [entry["report"]["source"] for entry in found["reports"]]
    assert sources == ["a.json", "b.json"]
    assert [len(entry["findings"]) for entry in found["reports"]] == [0, 2]


def test_ndjson_is_a_findings_document_a_line_and_the_same_as_json(folder: Path) -> None:
    document(folder / "waived.json", report(2022), {RECEIVED: 5})
    (folder / "waivers.toml").write_text(
        run("waive", "b.json", "applications.row_total", "--reason", "已核对", cwd=folder).stdout,
        encoding="utf-8",
    )
    arguments = (".", "--waivers", "waivers.toml", "--format")
    lines = identities(*arguments, "ndjson", cwd=folder).stdout.splitlines()
    whole = json.loads(identities(*arguments, "json", cwd=folder).stdout)
    documents = [json.loads(line) for line in lines]
    assert [entry for each in documents for entry in each["reports"]] == whole["reports"]
    assert [len(each["reports"]) for each in documents] == [1, 1, 1, 0]
    assert documents[-1]["waivers"] == whole["waivers"] != []
    for each in documents:
        Draft202012Validator(schema_for("findings")).validate(each)


def test_sarif_of_several_files_is_one_run_with_a_place_a_finding(folder: Path) -> None:
    (run_of_all,) = json.loads(identities(".", "--format", "sarif", cwd=folder).stdout)["runs"]
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run_of_all["results"]
    ]
    assert uris == ["b.json", "b.json"]


def test_junit_has_a_suite_a_file(folder: Path) -> None:
    done = identities(".", "--format", "junit", cwd=folder)
    suites = ET.fromstring(done.stdout.encode()).iter("testsuite")  # noqa: S314  # our own output
    assert [(suite.get("name"), suite.get("failures")) for suite in suites] == [
        ("a.json", "0"),
        ("b.json", "2"),
    ]


def test_csv_of_several_files_is_one_table(folder: Path) -> None:
    done = identities(".", "--format", "csv", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [row["source"] for row in rows] == ["b.json", "b.json"]
    assert {row["rule"] for row in rows} == {"applications.balance", "applications.row_total"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_broken_file_is_one_line_and_the_others_are_still_checked(
    folder: Path, form: str
) -> None:
    (folder / "aa.json").write_text('{"edition": "2021"}', encoding="utf-8")
    done = identities("aa.json", "missing.json", "b.json", "--format", form, cwd=folder)
    assert done.returncode == 2
    assert [line.split(": ")[:2] for line in errors(done)] == [
        ["govinfo-report", "aa.json"],
        ["govinfo-report", "missing.json"],
    ]
    assert "applications.balance" in done.stdout
    assert "aa.json" not in done.stdout


def test_standard_input_is_checked(folder: Path) -> None:
    done = identities("-", cwd=folder, stdin=(folder / "b.json").read_bytes())
    assert done.returncode == 1
    assert done.stdout.startswith("-: ")


@pytest.mark.parametrize("text", ["", "\n", "{", "[]", "\x00"])
def test_what_is_no_report_is_one_line_and_status_two(text: str) -> None:
    done = run("check", "-", stdin=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith("govinfo-report: -: ")


def test_selecting_and_ignoring(folder: Path) -> None:
    def rules(*options: str) -> set[str]:
        done = run("check", "b.json", "--format", "json", *options, cwd=folder)
        return {entry["rule"] for entry in json.loads(done.stdout)["reports"][0]["findings"]}

    both = {"applications.balance", "applications.row_total"}
    assert rules("--select", "applications") >= both
    assert rules("--select", "applications.balance", "--select", "applications.row_total") == both
    assert rules("--select", "applications.balance, applications.row_total") == both
    assert rules("--select", "applications.*", "--ignore", "applications.balance") & both == {
        "applications.row_total"
    }
    assert not rules("--ignore", "applications") & both


def test_the_severity_that_fails_can_be_chosen(folder: Path) -> None:
    assert identities("b.json", "--fail-on", "never", cwd=folder).returncode == 0
    assert identities("b.json", "--fail-on", "warning", cwd=folder).returncode == 1
    assert identities("a.json", "--fail-on", "warning", cwd=folder).returncode == 0


def test_what_is_undecided_never_fails(folder: Path) -> None:
    blank = "applications.received.commercial_enterprise"
    document(folder / "u.json", cells={"applications.received.total": 3, blank: None})
    only = ("--select", "applications.row_total", "--fail-on", "warning")
    done = run("check", "u.json", *only, cwd=folder)
    assert "不能确定" in done.stdout
    assert done.returncode == 0


def test_last_years_report_that_cannot_be_read_stops_the_work(folder: Path) -> None:
    done = run("check", "a.json", "--previous", "missing.json", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(errors(done)) == 1


def test_last_years_report_is_taken_along(folder: Path) -> None:
    document(folder / "last.json", report(2022))
    done = identities("b.json", "--previous", "last.json", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_another_organs_report_is_said_to_be_that_as_diff_says_it(folder: Path, lang: str) -> None:
    document(folder / "other.json", report(2022, "某县教育局"))
    done = identities("b.json", "--previous", "other.json", "--lang", lang, cwd=folder)
    compared = run("diff", "other.json", "b.json", "--lang", lang, cwd=folder).stdout
    (line,) = errors(done)
    assert line.startswith("b.json: ")
    said = line.removeprefix("b.json: ")
    assert "某县教育局" in said
    assert "".join(said.split()) in "".join(compared.split())
    assert done.returncode == 1


def test_an_empty_folder_is_nothing_to_do(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(errors(done)) == 1


def test_the_result_goes_to_a_file(folder: Path) -> None:
    done = identities("b.json", "--format", "json", "-o", "new/out/findings.txt", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    found = json.loads((folder / "new" / "out" / "findings.txt").read_text(encoding="utf-8"))
    assert len(found["reports"]) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_files_checked_in_other_processes_fare_the_same(folder: Path, form: str) -> None:
    (folder / "broken.json").write_text("{", encoding="utf-8")
    document(folder / "last.json", report(2022, "某县教育局"))
    waived = run("waive", "b.json", "applications.balance", "--reason", "已核对", cwd=folder)
    (folder / "waivers.toml").write_text(waived.stdout, encoding="utf-8")
    arguments = [".", "--format", form, "--waivers", "waivers.toml", "--previous", "last.json"]
    here = identities(*arguments, cwd=folder)
    there = identities(*arguments, "-j", "2", "--time-limit", "100", cwd=folder)
    assert there.stdout == here.stdout
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    assert here.returncode == 2
    to_file = identities(*arguments, "--time-limit", "100", "-o", "out", cwd=folder)
    assert to_file.stdout == ""
    written = (folder / "out").read_bytes().decode("utf-8-sig")
    assert written == here.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe in a folder")
def test_a_file_that_never_comes_to_its_end_is_refused_and_the_others_are_checked(
    folder: Path,
) -> None:
    os.mkfifo(folder / "aa.json")
    done = identities(".", "--time-limit", "8", "--lang", "en", cwd=folder)
    assert done.returncode == 2
    assert errors(done)[0].startswith(
        "govinfo-report: aa.json: reading this page takes more than 8 seconds"
    )
    assert "3 files: 1 clean, 1 with errors, 0 with warnings or infos alone, 1 refused" in (
        done.stdout
    )


def test_what_cannot_be_written_is_said_once_and_nothing_is_left_behind(folder: Path) -> None:
    (folder / "file").touch()
    done = identities(".", "-o", "file/out.txt", cwd=folder)
    assert done.returncode == 2
    assert len(errors(done)) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "b.json", "file"]


def test_output_is_the_same_every_time(folder: Path) -> None:
    first, second = (run("check", ".", "--format", "json", cwd=folder).stdout for _ in range(2))
    assert first == second


def others(folder: Path) -> None:
    """Files that are no report, each for another reason."""
    (folder / "note.txt").write_text("明天开会。\n", encoding="utf-8")
    (folder / "site.html").write_text("<!doctype html><p>明天开会。</p>", encoding="utf-8")
    (folder / "package.json").write_text('{"name": "site", "version": "1.0.0"}')
    (folder / "list.json").write_text("[1, 2]")
    (folder / "broken-of-another.json").write_text('{"name": ')


@pytest.mark.parametrize("together", [(), ("--together",)])
def test_files_that_are_no_report_are_passed_over_and_counted(
    folder: Path, together: tuple[str, ...]
) -> None:
    others(folder)
    done = identities(".", *together, "--lang", "en", cwd=folder)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 5
    done = identities(".", *together, "--skip-other", "--lang", "en", cwd=folder)
    assert done.returncode == 1
    assert done.stderr == "5 files passed over: no annual report\n"
    assert (
        "2 files: 1 clean, 1 with errors, 0 with warnings or infos alone, 0 refused" in done.stdout
    )
    done = identities("note.txt", "--skip-other", "--lang", "zh", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "略过 1 个不是年度报告的文件\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wrong.json", b'{"edition": "2021", "year": "2023"}'),
        ("old.json", b'{"$schema": "urn:govinfo-report:schema:report-2021:1.0"}'),
        ("untold.json", '{"title": "某局2023年政府信息公开工作年度报告", "agency": 1}'.encode()),
        ("empty.txt", b""),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_what_may_be_a_report_or_cannot_be_read_is_not_passed_over(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("check", name, "--skip-other", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 2
    assert f"{name}: " in done.stderr


@pytest.mark.parametrize("form", ["concise", "github"])
def test_a_line_a_finding_comes_as_the_work_goes_on(folder: Path, form: str) -> None:
    done = identities(".", "--format", form, "--lang", "en", cwd=folder)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    for line in lines:
        start = "b.json:/applications/" if form == "concise" else "::error file=b.json,title="
        assert line.startswith(start)
