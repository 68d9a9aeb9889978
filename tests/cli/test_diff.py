"""``diff``: exit status, formats, languages, where things come from and go."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
from pathlib import Path

import attrs
import pytest
from jsonpatch import JsonPatch

import govinfo_report as gr
from tests.cli.programs import ENGLISH, RECEIVED, document, errors, report, run


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return document(tmp_path / "old.json", report(2022))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return document(tmp_path / "new.json", report(2023), {RECEIVED: 5})


def test_the_same_report_twice_is_status_zero(old: Path) -> None:
    done = run("diff", old, old)
    assert done.returncode == 0
    assert "没有差异" in done.stdout


def test_differences_are_status_one(old: Path, new: Path) -> None:
    done = run("diff", old, new)
    assert (done.returncode, done.stderr) == (1, "")
    assert "本年新收" in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_words_are_in_the_language_asked_for(old: Path, new: Path, lang: str, form: str) -> None:
    done = run("diff", old, new, "--format", form, "--lang", lang)
    assert done.returncode == 1
    assert ("Received this year" in done.stdout) == (lang == "en")
    assert ("增减" in done.stdout) == (lang == "zh")


def test_json(old: Path, new: Path) -> None:
    found = json.loads(run("diff", old, new, "--format", "json").stdout)
    change = next(change for change in found["changes"] if change["cell"] == RECEIVED)
    assert (change["before"], change["after"], change["difference"]) == (0, 5, 5)
    assert (found["previous"]["year"], found["current"]["year"]) == (2022, 2023)


def test_csv(old: Path, new: Path) -> None:
    done = run("diff", old, new, "--format", "csv")
    rows = {row["cell"]: row for row in csv.DictReader(io.StringIO(done.stdout, newline=""))}
    assert (rows[RECEIVED]["before"], rows[RECEIVED]["after"]) == ("0", "5")
    assert "\r\r" not in done.stdout


def test_html(old: Path, new: Path) -> None:
    done = run("diff", old, new, "--format", "html")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert 'lang="zh-CN"' in done.stdout


def test_patch(old: Path, new: Path) -> None:
    patch = JsonPatch.from_string(run("diff", old, new, "--format", "patch").stdout)
    assert patch.apply(json.loads(old.read_bytes())) == json.loads(new.read_bytes())
    same = run("diff", old, old, "--format", "patch")
    assert (same.returncode, same.stdout) == (0, "[]\n")


def test_a_header_alone_differs_for_a_patch_only(old: Path, tmp_path: Path) -> None:
    other = attrs.evolve(report(2022), signature=gr.Signature(agency="某县统计局"))
    signed = document(tmp_path / "signed.json", other)
    assert run("diff", old, signed).returncode == 0
    assert run("diff", old, signed, "--format", "patch").returncode == 1


def test_other_words_are_a_difference(old: Path, tmp_path: Path) -> None:
    other = attrs.evolve(report(2022), overview=["另写一段。"])
    done = run("diff", old, document(tmp_path / "words.json", other), "--lang", "en")
    assert done.returncode == 1
    assert "Overview" in done.stdout


def test_what_the_rules_on_two_years_find_is_shown(old: Path, tmp_path: Path) -> None:
    over = {"applications.carried_over.total": 4}
    broken = document(tmp_path / "broken.json", report(2023), over)
    assert "continuity.carried_over" in run("diff", old, broken).stdout


def test_a_csv_file_begins_with_the_mark_that_excel_needs(
    old: Path, new: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    done = run("diff", old, new, "--format", "csv", "-o", target)
    assert (done.returncode, done.stdout) == (1, "")
    assert target.read_bytes().startswith(b"\xef\xbb\xbfcell,")


def test_one_side_may_come_from_standard_input(old: Path, new: Path) -> None:
    data = new.read_bytes()
    assert run("diff", old, "-", stdin=data).stdout == run("diff", old, new).stdout
    assert run("diff", "-", old, stdin=data).returncode == 1


def test_a_missing_file_is_one_line_and_status_two(old: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    done = run("diff", old, missing, env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert errors(done) == [
        f"govinfo-report: {missing}: cannot be opened: {os.strerror(errno.ENOENT)}"
    ]


def test_both_broken_files_are_named(tmp_path: Path) -> None:
    missing, broken = tmp_path / "missing.json", tmp_path / "broken.json"
    broken.write_text('{"edition": "2021"', encoding="utf-8")
    done = run("diff", missing, broken)
    assert done.returncode == 2
    assert [line.split(": ")[1] for line in errors(done)] == [str(missing), str(broken)]


def test_a_folder_is_no_report(old: Path, tmp_path: Path) -> None:
    done = run("diff", old, tmp_path, env=ENGLISH)
    assert done.returncode == 2
    assert errors(done) == [f"govinfo-report: {tmp_path}: a folder, where one report is wanted"]


def test_a_result_is_written_whole_over_what_was_there(
    old: Path, new: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    target.write_text("x" * 10**6, encoding="utf-8")
    if os.name == "posix":
        target.chmod(0o640)
    done = run("diff", old, new, "--format", "json", "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert json.loads(target.read_text(encoding="utf-8"))["current"]["year"] == 2023
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.json", "old.json", "out.json"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_dash_is_standard_output(old: Path, new: Path, tmp_path: Path) -> None:
    done = run("diff", old, new, "-o", "-", cwd=tmp_path)
    assert done.stdout == run("diff", old, new).stdout


def test_output_that_cannot_be_written_is_status_two(old: Path, new: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "old.json" / "a file, no folder.txt", tmp_path):
        done = run("diff", old, new, "-o", target)
        assert done.returncode == 2
        assert len(errors(done)) == 1
        assert errors(done)[0].startswith(f"govinfo-report: {target}: ")
