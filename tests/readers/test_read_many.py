"""Many files read for a program: in their order, past what cannot be read."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

import govinfo_report as gr
from govinfo_report import processes
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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.pdf", b"%PDF-1.7\n"),
        ("a PDF file.txt", b"\n%PDF-1.7\n"),
        ("cut.docx", b"PK\x03\x04"),
        ("large.txt", b"\n" * 2**20),
    ],
)
def test_what_size_does_not_bound_is_read_in_a_process(
    files: list[Path], tmp_path: Path, name: str, content: bytes, monkeypatch
) -> None:
    other = tmp_path / name
    other.write_bytes(content)
    monkeypatch.setattr("govinfo_report.processes.in_processes", in_this_process(asked := []))
    *_, (_, refused) = gr.read_many([*files, other])
    assert isinstance(refused, gr.ReadError)
    assert asked == [(120, 6)]


def test_a_time_limit_that_was_asked_for_is_kept_by_a_process(
    files: list[Path], monkeypatch
) -> None:
    monkeypatch.setattr("govinfo_report.processes.in_processes", in_this_process(asked := []))
    assert_read(files, list(gr.read_many(files, time_limit=30)))
    assert asked == [(30, 5)]


def in_this_process(asked: list[tuple[float, int]]) -> Callable[..., Iterator[Any]]:
    """Stands in for processes, and writes down for how many files with which limit."""

    def in_processes(work: Any, jobs: list[Any], _lost: Any, **options: Any) -> Iterator[Any]:
        asked.append((options["seconds"], len(jobs)))
        yield from map(work, jobs)

    return in_processes


def test_many_are_read_in_processes(files: list[Path], tmp_path: Path) -> None:
    more = [tmp_path / f"{number}.txt" for number in range(50)]
    for path in more:
        shutil.copy(PAGE, path)
    assert_read([*files, *more], list(gr.read_many([*files, *more], jobs=2)))


def _waits_for_others(job: tuple[int, Path]) -> list[str]:
    """The first piece ends when another is done and others had time to be; names what is done."""
    number, folder = job
    while number == 0 and not list(folder.iterdir()):
        time.sleep(0.05)
    if number == 0:
        time.sleep(0.5)
        return sorted(path.name for path in folder.iterdir())
    (folder / str(number)).touch()
    return []


def test_results_that_wait_for_a_slow_file_are_bounded(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(processes, "_WAITING", 3)
    jobs = [(number, tmp_path) for number in range(9)]
    first, *others = processes.in_processes(
        _waits_for_others, jobs, lambda *_: [], processes=2, seconds=600
    )
    assert first == ["1"]  # 2 waits behind the first, and nothing beyond it is begun
    assert others == [[]] * 8
    assert len(list(tmp_path.iterdir())) == 8


def _process(_job: int) -> int:
    return os.getpid()


def test_a_process_serves_thousands_of_files() -> None:
    found = list(
        processes.in_processes(_process, range(4_010), lambda *_: 0, processes=1, seconds=600)
    )
    assert [len(list(group)) for _, group in groupby(found)] == [4_000, 10]


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


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe in a folder")
def test_a_process_that_dies_costs_the_file_that_it_read(tmp_path: Path) -> None:
    # As PDFium would, if a file made it crash.
    deadly, *others = (tmp_path / name for name in ("deadly.pdf", "a.txt", "b.txt"))
    os.mkfifo(deadly)
    for path in others:
        shutil.copy(PAGE, path)
    found = gr.read_many([others[0], deadly, others[1]], jobs=1)
    assert isinstance(next(found)[1], gr.Reading)
    with deadly.open("wb"):  # which waits until somebody reads it
        (worker,) = multiprocessing.active_children()
        worker.kill()
        (path, lost), (_, read) = found
    assert path == deadly
    assert isinstance(lost, gr.ReadError)
    assert "ends the process that reads it" in lost.text("en")
    assert isinstance(read, gr.Reading)


def test_wrong_arguments_are_said_before_anything_is_read() -> None:
    with pytest.raises(ValueError, match="jobs must be at least 1, not 0"):
        gr.read_many([PAGE], jobs=0)
    with pytest.raises(ValueError, match="time_limit must be more than 0"):
        gr.read_many([PAGE], time_limit=0)
    with pytest.raises(TypeError, match=r"several paths, not the text 'page.txt': \['page.txt'\]"):
        gr.read_many("page.txt")
    assert list(gr.read_many([])) == []
