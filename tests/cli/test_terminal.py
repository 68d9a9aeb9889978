"""What differs on a terminal: colour, and how far long work is."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from govinfo_report.cli import status as statuses
from tests.cli.programs import PROGRAM, RECEIVED, document, environment, run

posix = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")


def on_terminal(*arguments: str, cwd: Path, **variables: str) -> str:
    """What the program writes to a terminal of 80 columns."""
    import pty

    here, there = pty.openpty()
    surroundings = environment(TERM="xterm-256color", COLUMNS="80", **variables)
    process = subprocess.Popen(
        [*PROGRAM, *arguments], stdin=there, stdout=there, stderr=there, cwd=cwd, env=surroundings
    )
    os.close(there)
    written = b""
    while chunk := _chunk(here):
        written += chunk
    os.close(here)
    process.wait(30)
    return written.decode().replace("\r\n", "\n")


def _chunk(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    document(tmp_path / "a.json")
    document(tmp_path / "b.json", cells={RECEIVED: 5})
    return tmp_path


@posix
@pytest.mark.parametrize(
    "arguments", [("diff", "a.json", "b.json"), ("check", "b.json"), ("rules",)]
)
def test_colour_changes_no_word(folder: Path, arguments: tuple[str, ...]) -> None:
    shown = on_terminal(*arguments, cwd=folder)
    assert plain(shown) == run(*arguments, cwd=folder).stdout
    assert ("\x1b[" in shown) == (importlib.util.find_spec("rich") is not None)


@posix
def test_no_colour_where_none_is_wanted(folder: Path) -> None:
    arguments = ("diff", "a.json", "b.json")
    assert "\x1b[3" not in on_terminal(*arguments, cwd=folder, NO_COLOR="1")
    assert "\x1b" not in on_terminal("diff", "a.json", "b.json", "--format", "json", cwd=folder)


def test_a_pipe_gets_plain_text(folder: Path) -> None:
    assert "\x1b" not in run("diff", "a.json", "b.json", cwd=folder).stdout


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
