"""Many files read for a program: in their order, past what cannot be read."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from pathlib import Path

import pytest

import govinfo_report as gr
from tests.places import EXAMPLES

PAGE = EXAMPLES / "wuxing-hrss-2023.txt"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Pages, and between them what is no page, no file and no document of the contract."""
    found = [tmp_path / name for name in ("a.txt", "b.json", "c.txt", "none.txt", "d.txt")]
    for path in found:
        if path.name != "none.txt":
            shutil.copy(PAGE, path)
    found[1].write_text('{"edition": "2021", "year": "2023"}', "utf-8")
    found[2].write_text("今天天气很好", "utf-8")
    return found


def assert_read(files: list[Path], found: list[tuple[Path, gr.Reading | gr.ReadError]]) -> None:
    assert [path for path, _ in found] == files
    outcomes = dict(found)
    expected = gr.read(PAGE)
    for path, outcome in outcomes.items():
        if path.name in ("b.json", "c.txt", "none.txt"):
            assert isinstance(outcome, gr.ReadError)
        else:
            assert isinstance(outcome, gr.Reading)
            assert gr.cells(outcome.report) == gr.cells(expected.report)
            assert outcome.notes == expected.notes
    assert "/year" in str(outcomes[files[1]])
    assert "none.txt" in str(outcomes[files[3]])


def test_a_few_texts_are_read_in_this_process(files: list[Path], monkeypatch) -> None:
    monkeypatch.setattr("govinfo_report.processes.in_processes", None)
    steps: list[tuple[int, int]] = []
    found = gr.read_many(map(str, files), on_progress=lambda *step: steps.append(step))
    assert steps == []
    assert_read(files, list(found))
    assert steps == [(done, 5) for done in range(1, 6)]


def test_many_are_read_in_processes(files: list[Path], tmp_path: Path) -> None:
    more = [tmp_path / f"{number}.txt" for number in range(8)]
    for path in more:
        shutil.copy(PAGE, path)
    assert_read([*files, *more], list(gr.read_many([*files, *more], jobs=2)))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe in a folder")
def test_a_file_that_takes_too_long_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    endless, page = tmp_path / "endless.pdf", tmp_path / "page.txt"
    os.mkfifo(endless)
    shutil.copy(PAGE, page)
    (_, late), (_, read) = gr.read_many([endless, page], jobs=1, time_limit=5)
    assert isinstance(late, gr.ReadError)
    assert (late.place, late.text("en").partition(":")[0]) == (
        "endless.pdf",
        "reading this file takes more than 5 s",
    )
    assert "超过5秒" in late.text("zh")
    assert isinstance(read, gr.Reading)
    assert pickle.loads(pickle.dumps(late)).text("zh") == late.text("zh")  # noqa: S301  # our own bytes


def test_wrong_arguments_are_said_before_anything_is_read() -> None:
    with pytest.raises(ValueError, match="jobs must be at least 1, not 0"):
        gr.read_many([PAGE], jobs=0)
    with pytest.raises(ValueError, match="time_limit must be more than 0"):
        gr.read_many([PAGE], time_limit=0)
    with pytest.raises(TypeError, match=r"several paths, not the text 'page.txt': \['page.txt'\]"):
        gr.read_many("page.txt")
    assert list(gr.read_many([])) == []
