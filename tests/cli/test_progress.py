"""Progress on standard error, and plain text for a pipe."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from govinfo_report.cli import status as statuses
from tests.cli.programs import RECEIVED, document, run


def test_a_pipe_gets_plain_text(tmp_path: Path) -> None:
    document(tmp_path / "a.json")
    document(tmp_path / "b.json", cells={RECEIVED: 5})
    assert "\x1b" not in run("diff", "a.json", "b.json", cwd=tmp_path).stdout


def test_long_work_shows_how_far_it_is_and_takes_the_line_away_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 0.5, 1.5, 1.5, 1.55, 2.0, 2.0])
    monkeypatch.setattr(statuses.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    status = statuses.Status(4)
    for name in ("one.json", "two.json", "three.json", "four.json"):
        status.step(name)
    status.failed("four.json", "broken")
    shown = capsys.readouterr().err
    assert shown.startswith("\r2/4 two.json\r4/4 four.json")
    assert "one.json" not in shown
    assert "three.json" not in shown
    assert shown.endswith("\r" + " " * 13 + "\r" + "govinfo-report: four.json: broken\n")


def test_no_progress_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    status = statuses.Status(10**6)
    status.step("one.json")
    status.clear()
    assert capsys.readouterr().err == ""
