"""``fill``: the blanks that the identities force, as a document or a form."""

from __future__ import annotations

from pathlib import Path

import pytest

import govinfo_report as gr
from tests.cli.programs import ENGLISH, RECEIVED, RECEIVED_TOTAL, document, report, run


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return document(tmp_path / "draft.json", report(), {RECEIVED_TOTAL: None})


def test_the_document_is_completed_and_each_cell_is_named(draft: Path) -> None:
    done = run("fill", draft, env=ENGLISH)
    assert done.returncode == 0
    assert gr.loads(done.stdout) == report()
    assert "draft.json: Received this year · Total: filled with " in done.stderr


@pytest.mark.parametrize("ending", ["json", "html", "docx", "xlsx", "md", "txt"])
def test_the_ending_decides_what_is_written(draft: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"completed.{ending}"
    assert run("fill", draft, "-o", target).returncode == 0
    assert gr.get_cell(gr.read(target).report, RECEIVED_TOTAL) == gr.get_cell(
        report(), RECEIVED_TOTAL
    )


def test_a_contradiction_is_status_one(tmp_path: Path) -> None:
    wrong = document(
        tmp_path / "wrong.json", report(), {RECEIVED: 5, "applications.outcomes.total.total": None}
    )
    done = run("fill", wrong, env=ENGLISH)
    assert done.returncode == 1
    assert gr.loads(done.stdout) == gr.read(wrong).report
    assert "table 3: not filled in" in done.stderr


def test_what_cannot_be_read_is_status_two(tmp_path: Path) -> None:
    assert run("fill", tmp_path / "none.json").returncode == 2
