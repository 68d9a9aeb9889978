"""``render``: pages and documents in, forms out, blank forms, drafts, bad usage."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

import govinfo_report as gr
from tests.cli.programs import (
    ENGLISH,
    PROGRAM,
    RECEIVED,
    document,
    environment,
    errors,
    report,
    run,
)
from tests.places import EXAMPLES

PAGE = EXAMPLES / "wuxing-hrss-2023.txt"


def test_a_page_in_and_a_clean_form_out() -> None:
    done = run("render", PAGE, "--to", "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.encode() == gr.render(gr.read(PAGE).report, "html")


def test_a_document_from_standard_input(tmp_path: Path) -> None:
    data = document(tmp_path / "x.json").read_bytes()
    done = run("render", "-", "--to", "text", "--layout", "tabs", stdin=data)
    assert done.returncode == 0
    assert "一、本年新收政府信息公开申请数量\t0\t0" in done.stdout


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_office_files_go_to_a_file_or_a_pipe(tmp_path: Path, form: str) -> None:
    target = tmp_path / f"out.{form}"
    assert run("render", PAGE, "--to", form, "-o", target).returncode == 0
    piped = subprocess.run(
        [*PROGRAM, "render", str(PAGE), "--to", form],
        capture_output=True,
        check=True,
        env=environment(),
    )
    assert piped.stdout == target.read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(piped.stdout))


def test_a_blank_form(tmp_path: Path) -> None:
    target = tmp_path / "blank.docx"
    done = run("render", "--blank", "--edition", "2021", "--to", "docx", "-o", target)
    assert done.returncode == 0
    assert target.read_bytes() == gr.render_blank("2021", "docx")


def test_a_workbook_that_checks_itself(tmp_path: Path) -> None:
    last = document(tmp_path / "last.json", report())
    blank, whole = tmp_path / "blank.xlsx", tmp_path / "whole.xlsx"
    written = run(
        *("render", "--blank", "--live", "--edition", "2021", "--previous", last, "-o", blank)
    )
    assert (written.returncode, written.stderr) == (0, "")
    assert blank.read_bytes() == gr.render_blank("2021", "xlsx", live=True, previous=report())
    assert run("render", last, "--live", "-o", whole).returncode == 0
    assert whole.read_bytes() == gr.render(report(), "xlsx", live=True)


def test_a_report_that_is_not_last_years_is_told(tmp_path: Path) -> None:
    same = document(tmp_path / "same.json", report())
    done = run("render", same, "--live", "--previous", same, "-o", tmp_path / "x.xlsx")
    assert done.returncode == 0
    assert "same.json: 不是同一机关、同一口径上一年度的报告" in done.stderr


def test_a_draft_marks_what_the_check_found(tmp_path: Path) -> None:
    wrong = document(tmp_path / "x.json", report(), {RECEIVED: 5})
    done = run("render", wrong, "--to", "html", "--draft")
    assert done.returncode == 0
    assert f'id="{RECEIVED}" headers=' in done.stdout
    assert "data-marks=" in done.stdout


def test_what_cannot_be_read_or_written_is_status_two(tmp_path: Path) -> None:
    missing = run("render", tmp_path / "none.txt", "--to", "text")
    assert (missing.returncode, missing.stdout, len(errors(missing))) == (2, "", 1)
    refused = run("render", PAGE, "--to", "text", "-o", tmp_path)
    assert (refused.returncode, len(errors(refused))) == (2, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        "render",
        "render x.txt",
        "render x.txt --to pdf",
        "render x.txt --to docx --blank",
        "render --blank",
        "render x.txt -o form.doc",
        "render --blank --edition 1999 --to docx",
        "render x.txt --edition 2021 --to docx",
        "render --blank --edition 2021 --to docx --draft",
        "render x.txt --to text --draft",
        "render x.txt --to html --layout tabs",
        "render x.txt --to html --live",
        "render x.txt --to xlsx --previous y.txt",
    ],
)
def test_bad_usage_says_why(arguments: str) -> None:
    done = run(*arguments.split(), env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage:" in done.stderr
    assert "Traceback" not in done.stderr
