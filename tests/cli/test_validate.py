"""``validate``: documents against the schema, one line a problem."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import govinfo_report as gr
from tests.cli.programs import ENGLISH, document, errors, report, run


def broken(path: Path, **members: Any) -> Path:
    """A document with members that the schema forbids."""
    path.write_text(json.dumps(json.loads(gr.dumps(report())) | members), encoding="utf-8")
    return path


def test_a_valid_document_is_status_zero(tmp_path: Path) -> None:
    done = run("validate", document(tmp_path / "a.json"), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'a.json'}: valid\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_problem_is_a_line_with_file_place_and_cause(tmp_path: Path, lang: str) -> None:
    path = broken(tmp_path / "a.json", year="2023", nonsense=1)
    done = run("validate", path, "--lang", lang)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    problems = gr.validate(path.read_bytes())
    assert len(problems) == 2
    for line, problem in zip(lines, problems, strict=True):
        assert line.startswith(f"{path}: {problem.pointer or '(document)'}: ")
        assert problem.text(lang) in line
        assert line.endswith(f"[{problem.keyword}]")


def test_what_is_no_json_is_invalid_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n "edition": \n}', encoding="utf-8")
    done = run("validate", path, env=ENGLISH)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{path}: 3:1: ")


def test_a_folder_is_walked_in_sorted_order_for_documents_alone(tmp_path: Path) -> None:
    for name in ("b.json", "a/z.json", "a/b/c.json", "B.JSON", ".hidden.json", "page.txt"):
        document(tmp_path / name)
    done = run("validate", ".", cwd=tmp_path)
    names = [line.split(": ")[0] for line in done.stdout.splitlines()]
    assert names == ["B.JSON", "a/b/c.json", "a/z.json", "b.json"]
    assert done.returncode == 0


def test_an_empty_folder_is_nothing_to_do_and_says_so(tmp_path: Path) -> None:
    done = run("validate", tmp_path, env=ENGLISH)
    assert done.returncode == 2
    assert errors(done) == [f"govinfo-report: {tmp_path}: no file in this folder ends in .json"]


def test_two_outranks_one_and_the_other_files_are_still_validated(tmp_path: Path) -> None:
    bad, good = broken(tmp_path / "bad.json", year=-1), document(tmp_path / "good.json")
    done = run("validate", bad, tmp_path / "missing.json", good, "--lang", "en")
    assert done.returncode == 2
    assert len(errors(done)) == 1
    assert done.stdout.splitlines()[-1] == f"{good}: valid"
    assert done.stdout.startswith(str(bad))


def test_standard_input(tmp_path: Path) -> None:
    data = document(tmp_path / "a.json").read_bytes()
    done = run("validate", "-", "--lang", "en", stdin=data)
    assert (done.returncode, done.stdout) == (0, "-: valid\n")
