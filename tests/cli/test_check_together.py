"""``check --manifest``: files checked together against what a manifest declares."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import govinfo_report as gr
from tests.cli.programs import RECEIVED, RECEIVED_TOTAL, document, errors, report, run

MANIFEST = """\
[[consolidated]]
agency = "某县人民政府"
own_figures = false
organs = ["县人社局", "县统计局"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A county's consolidated document and those of its two organs, which it sums."""
    document(tmp_path / "in" / "a.json", report(agency="某县人力资源和社会保障局"), {RECEIVED: 2})
    document(tmp_path / "in" / "b.json", report(agency="某县统计局"), {RECEIVED: 3})
    document(tmp_path / "in" / "sum.json", report(agency="某县人民政府"), {RECEIVED: 5})
    (tmp_path / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    return tmp_path


def together(*arguments: str, cwd: Path, manifest: str = "manifest.toml") -> tuple[int, str, str]:
    """``check --manifest`` with the rules on several reports alone."""
    selected = ("--select", "hierarchy,collection")
    done = run("check", *arguments, "--manifest", manifest, *selected, cwd=cwd)
    return done.returncode, done.stdout, done.stderr


def test_a_consolidated_report_that_is_the_sum_is_status_zero(folder: Path) -> None:
    status, text, _ = together("in", cwd=folder)
    assert status == 0
    assert text.splitlines()[-4:] == [
        "各份报告之间: 没有发现问题",
        "",
        "共 3 个文件：没有问题 3，有错误 0，只有警告或提示 0，未能检查 0",
        "错误 0，警告 0，提示 0",
    ]


def test_every_match_by_another_name_is_explained(folder: Path) -> None:
    document(folder / "in" / "other.json", report(agency="别县统计局"))
    for lang, word in (("zh", "都是人力资源和社会保障局的名称"), ("en", "are both names of")):
        done = run("check", "in", "--manifest", "manifest.toml", "--lang", lang, cwd=folder)
        lines = errors(done)
        assert len(lines) == 3
        assert lines[0].startswith("in/a.json ")
        assert lines[1].startswith("in/b.json ")
        assert lines[2].startswith("in/other.json ")
        assert "县人社局" in lines[0]
        assert word in lines[0]


def test_a_changed_figure_is_found_and_names_the_reports(folder: Path) -> None:
    document(folder / "in" / "b.json", report(agency="某县统计局"), {RECEIVED: 4})
    status, text, _ = together("in", "--format", "json", cwd=folder)
    assert status == 1
    *members, between = json.loads(text)["reports"]
    assert [member["report"]["source"] for member in members] == [
        "in/a.json",
        "in/b.json",
        "in/sum.json",
    ]
    assert between["report"] is None
    (finding,) = between["findings"]
    assert (finding["rule"], finding["expected"], finding["actual"]) == ("hierarchy.sum", 6, 5)
    assert [(r["source"], r["agency"], r["year"]) for r in finding["reports"]] == [
        ("in/sum.json", "某县人民政府", 2023),
        ("in/a.json", "某县人力资源和社会保障局", 2023),
        ("in/b.json", "某县统计局", 2023),
    ]


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "csv", "html"])
def test_every_format_shows_what_is_between_reports(folder: Path, form: str) -> None:
    document(folder / "in" / "b.json", report(agency="某县统计局"), {RECEIVED: 4})
    status, text, _ = together("in", "--format", form, cwd=folder)
    assert status == 1
    assert "hierarchy.sum" in text
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(text, newline=""))
        assert row["agency"].split("; ")[0] == "某县人民政府"
        assert row["year"] == "2023"


def test_a_file_that_cannot_be_read_is_an_organ_without_a_report(folder: Path) -> None:
    (folder / "in" / "b.json").write_text("{", encoding="utf-8")
    status, text, err = together("in", cwd=folder)
    assert status == 2
    assert "govinfo-report: in/b.json: " in err
    assert "hierarchy.missing" in text
    assert "错误 hierarchy.sum" not in text
    assert "警告 (不能确定) hierarchy.sum" in text


def test_last_years_report_is_found_among_the_files(folder: Path) -> None:
    done = run("check", "in", "--manifest", "manifest.toml", "--previous", "in/a.json", cwd=folder)
    assert done.returncode == 2
    document(folder / "in" / "a22.json", report(2022, agency="某县统计局"))
    status, text, _ = together("in", cwd=folder)
    assert status == 0
    assert "2022" in text  # there are organs of that year and no consolidated report


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "consolidated"),
        ("[[consolidated]]\nagency = 1\norgans = ['甲局']", "consolidated[0].agency"),
        ("[[consolidated]]\nagency = '某县'\norgans = ['甲局']\nx = 1", "consolidated[0].x"),
        ("[[", "整个文件"),
    ],
)
def test_a_wrong_manifest_is_one_line_with_file_and_key(folder: Path, text: str, key: str) -> None:
    (folder / "wrong.toml").write_text(text, encoding="utf-8")
    status, out, err = together("in", cwd=folder, manifest="wrong.toml")
    assert (status, out) == (2, "")
    assert err.startswith(f"govinfo-report: wrong.toml: {key}: ")
    assert len(err.splitlines()) == 1


def test_a_manifest_that_is_not_there_is_one_line(folder: Path) -> None:
    status, out, err = together("in", cwd=folder, manifest="none.toml")
    assert (status, out) == (2, "")
    assert err.startswith("govinfo-report: none.toml: ")


def test_the_consolidate_command_makes_what_the_check_wants(folder: Path) -> None:
    parts = ("in/a.json", "in/b.json")
    run("consolidate", *parts, "--agency", "某县人民政府", "-o", "in/sum.json", cwd=folder)
    made = gr.loads((folder / "in" / "sum.json").read_bytes())
    assert gr.get_cell(made, RECEIVED_TOTAL) == 0
    assert together("in", cwd=folder)[0] == 0


# without a manifest -------------------------------------------------------------------------------


def test_files_are_checked_against_one_another_without_a_manifest(tmp_path: Path) -> None:
    for year in (2020, 2022, 2023):
        document(tmp_path / "in" / f"{year}.json", report(year))
    document(tmp_path / "in" / "again.json", report(2023), {RECEIVED: 0})
    rules = ("--select", "collection,hierarchy,continuity.missing_year")
    done = run("check", "in", "--together", *rules, "--lang", "en", cwd=tmp_path)
    assert done.returncode == 1
    assert "collection.duplicate" in done.stdout
    assert done.stdout.count("2021 is missing") == 1
    assert done.stderr == ""
    alone = run("check", "in", *rules, "--lang", "en", cwd=tmp_path)
    assert alone.returncode == 0


def test_last_years_report_is_found_among_the_files_and_given_twice_over_is_bad_usage(
    tmp_path: Path,
) -> None:
    carried = {"applications.carried_forward.total": 4}
    document(tmp_path / "in" / "2022.json", report(2022), carried)
    document(tmp_path / "in" / "2023.json", report(2023))
    rule = ("--select", "continuity.carried_over", "--lang", "en")
    assert run("check", "in", "--together", *rule, cwd=tmp_path).returncode == 1
    both = run("check", "in", "--together", "--previous", "in/2022.json", cwd=tmp_path)
    assert both.returncode == 2
    assert "--together" in both.stderr
