"""``consolidate``: one document from many, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import govinfo_report as gr
from tests.cli.programs import ENGLISH, RECEIVED, document, errors, report, run
from tests.places import EXAMPLES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two organs' documents for 2023."""
    document(tmp_path / "in" / "a.json", report(agency="某县甲局"), {RECEIVED: 2})
    document(tmp_path / "in" / "b.json", report(agency="某县乙局"), {RECEIVED: 3})
    return tmp_path


def test_the_sum_of_a_folder_goes_to_standard_output_as_a_document(folder: Path) -> None:
    done = run("consolidate", "in", "--agency", "某县", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    found = gr.loads(done.stdout)
    assert gr.get_cell(found, RECEIVED) == 5
    assert (found.agency, found.scope) == ("某县", "consolidated")
    assert found.title == "某县2023年政府信息公开工作年度报告"
    assert gr.validate(done.stdout) == []


def test_pages_and_documents_are_summed_alike(folder: Path) -> None:
    page = EXAMPLES / "wuxing-hrss-2023.txt"
    done = run("consolidate", page, "in/a.json", "--agency", "某县", "--title", "汇总", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    alone = gr.get_cell(gr.read(page).report, RECEIVED)
    assert isinstance(alone, int)
    found = json.loads(done.stdout)
    assert found["applications"]["received"]["natural_person"] == alone + 2
    assert found["title"] == "汇总"
    sources = [part.get("source") for part in found["extensions"]["consolidation"]["reports"]]
    assert sources == ["wuxing-hrss-2023.txt", None]


def test_cells_that_a_report_lacks_are_left_out_and_that_is_said(folder: Path) -> None:
    document(folder / "in" / "c.json", report(agency="某县丙局"), {RECEIVED: gr.ABSENT})
    done = run("consolidate", "in", "--agency", "某县", cwd=folder, env=ENGLISH)
    assert (done.returncode, errors(done)) == (
        0,
        ["某县: 1 cell left out of the sum, not known from in/c.json"],
    )
    assert gr.get_cell(gr.loads(done.stdout), RECEIVED) is gr.ABSENT


def test_a_broken_input_is_named_and_nothing_is_written(folder: Path) -> None:
    (folder / "in" / "c.json").write_text("{", encoding="utf-8")
    (folder / "sum.json").write_text("kept", encoding="utf-8")
    done = run(
        "consolidate",
        "in",
        "none.json",
        "--agency",
        "某县",
        "-o",
        "sum.json",
        cwd=folder,
        env=ENGLISH,
    )
    assert (done.returncode, done.stdout) == (2, "")
    lines = errors(done)
    assert [line.split(": ")[1] for line in lines[:2]] == ["in/c.json", "none.json"]
    assert lines[2] == ("govinfo-report: 2 of 4 inputs could not be read: nothing was consolidated")
    assert (folder / "sum.json").read_text(encoding="utf-8") == "kept"


def test_reports_that_do_not_go_together_are_refused_with_every_reason(folder: Path) -> None:
    document(folder / "in" / "c.json", report(2022, agency="某县丙局"))
    document(folder / "in" / "d.json", report(agency="某县甲局"))
    done = run("consolidate", "in", "--agency", "某县", cwd=folder, env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(errors(done)) == 2
    assert "different years" in done.stderr
    assert "counted twice" in done.stderr


def test_editions_that_differ_are_refused(folder: Path) -> None:
    old = gr.with_cells(gr.Report(edition="2019", title=None, agency="某县丙局", year=2023), 0)
    document(folder / "in" / "c.json", old)
    done = run("consolidate", "in", "--agency", "某县", cwd=folder, env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert "1 of 2019, 2 of 2021" in done.stderr


@pytest.mark.parametrize("arguments", [("in",), ("in", "--agency", " "), ("--agency", "某县")])
def test_wrong_usage_is_status_two(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run("consolidate", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")


def test_the_result_goes_to_a_file_and_can_be_checked(folder: Path) -> None:
    done = run("consolidate", "in", "--agency", "某县", "-o", "sum.json", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert run("validate", "sum.json", cwd=folder).returncode == 0
