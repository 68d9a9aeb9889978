"""``draft``: next year's report as a document or a form, and the list of what was filled in."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import govinfo_report as gr
from tests.cli.programs import ENGLISH, document, report, run


@pytest.fixture
def last(tmp_path: Path) -> Path:
    return document(tmp_path / "last.json", report())


def test_the_draft_is_a_document_and_its_sources_are_listed(last: Path) -> None:
    done = run("draft", last, env=ENGLISH)
    assert done.returncode == 0
    assert gr.loads(done.stdout) == gr.draft(report())
    assert "last.json: “Carried over from last year · Total”: filled with " in done.stderr
    assert "取自上年报告的“四、结转下年度继续办理 · 总计”" in run("draft", last).stderr


@pytest.mark.parametrize("ending", ["json", "html", "docx", "xlsx", "md", "txt"])
def test_the_ending_decides_what_is_written(last: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"draft.{ending}"
    assert run("draft", last, "-o", target).returncode == 0
    assert gr.cells(gr.read(target)) == gr.cells(gr.draft(report()))


def test_the_draft_continues_last_year(last: Path, tmp_path: Path) -> None:
    target = tmp_path / "draft.xlsx"
    run("draft", last, "-o", target)
    done = run("check", target, "--previous", last, "--select", "continuity.carried_over")
    assert done.returncode == 0
    live = gr.render(gr.draft(report()), "xlsx", live=True, previous=report())
    assert target.read_bytes() == live


def test_the_year_can_be_given(last: Path) -> None:
    year = report().year
    assert year is not None
    assert gr.loads(run("draft", last, "--year", str(year + 3)).stdout).year == year + 3


def test_what_cannot_be_drafted_is_status_two(last: Path, tmp_path: Path) -> None:
    done = run("draft", last, "--year", "2019", env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the year of the draft, 2019, must be after" in done.stderr
    nowhen = document(tmp_path / "nowhen.json", attrs.evolve(report(), year=None))
    assert "请给出草稿的年度" in run("draft", nowhen).stderr
    assert run("draft", tmp_path / "none.json").returncode == 2
