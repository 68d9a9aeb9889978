"""``read`` of a folder: parallel, resumed, past broken pages, with a summary."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import connection
from multiprocessing.connection import wait
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import govinfo_report as gr
from govinfo_report import processes
from govinfo_report.cli import read as batch
from govinfo_report.cli.inputs import Input
from govinfo_report.cli.read import BatchSummary, Job, outcomes
from tests.cli.programs import ENGLISH, HANGS, errors, run
from tests.places import EXAMPLES

PAGE = EXAMPLES / "wuxing-hrss-2023.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    (pages / "sub").mkdir(parents=True)
    for number in range(5):
        shutil.copy(PAGE, pages / f"{number}.txt")
    shutil.copy(PAGE, pages / "sub" / "a.txt")
    (pages / "empty.txt").touch()
    (pages / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_read_whatever_the_number_of_processes(folder: Path, jobs: str) -> None:
    done = run("read", "pages", "-o", "out", "-j", jobs, "--lang", "en", cwd=folder, env=ENGLISH)
    assert done.returncode == 2
    written = sorted(path.relative_to(folder / "out").as_posix() for path in folder.rglob("*.json"))
    assert written == ["0.json", "1.json", "2.json", "3.json", "4.json", "sub/a.json"]
    assert (
        gr.loads((folder / "out" / "0.json").read_bytes()) == gr.read(folder / "pages/0.txt").report
    )
    lines = errors(done)
    assert [line.split(": ")[1] for line in lines[:2]] == ["pages/empty.txt", "pages/old.doc"]
    assert lines[2] == "8 pages: 0 read, 6 read with doubts, 2 refused"
    assert "1 × refused: the file is empty" in lines[3]
    assert "1 × refused: this is an old Word or WPS file" in lines[4]
    assert "6 × blank_cells: … is blank or has blank cells" in lines[5]


def test_a_second_run_reads_what_is_new(folder: Path) -> None:
    run("read", "pages", "-o", "out", "-j", "1", cwd=folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.json")}
    shutil.copy(PAGE, folder / "pages" / "new.txt")
    changed = folder / "pages" / "1.txt"
    later = (folder / "out" / "1.json").stat().st_mtime + 5
    os.utime(changed, (later, later))
    done = run("read", "pages", "-o", "out", "-j", "1", "--resume", "--lang", "en", cwd=folder)
    assert "9 pages: 0 read, 2 read with doubts, 2 refused, 5 read before" in errors(done)
    after = {path: path.stat().st_mtime_ns for path in folder.rglob("*.json")}
    renewed = {path.name for path, time in after.items() if before.get(path) != time}
    assert renewed == {"1.json", "new.json"}


def test_what_was_written_below_the_folder_is_no_page_of_it(folder: Path) -> None:
    for _ in range(2):
        done = run("read", ".", "-o", "out", "-j", "1", "--lang", "en", cwd=folder)
        assert "8 pages: 0 read, 6 read with doubts, 2 refused" in errors(done)
    assert not (folder / "out" / "out").exists()


def test_a_remark_is_no_doubt(folder: Path) -> None:
    page = folder / "pages" / "0.txt"
    page.write_text(PAGE.read_text(encoding="utf-8").replace("文件编号: ", ""), encoding="utf-8")
    outcome = batch.work(Job(Input("0.txt", page, Path("0.txt")), folder / "0.json", "en"))
    (note,) = outcome.notes
    assert "info" in note
    assert outcome.kind == "read"
    summary = BatchSummary()
    summary.add(outcome)
    assert summary.lines("en")[0].endswith(": 1 read, 0 read with doubts, 0 refused")
    assert "label_truncated" in summary.lines("en")[1]


@pytest.mark.parametrize(("notes", "shown"), [("all", 6), ("none", 0)])
def test_notes_of_many_pages_are_counted_and_printed_where_asked_for(
    folder: Path, notes: str, shown: int
) -> None:
    done = run("read", "pages", "-o", "out", "-j", "1", "--notes", notes, cwd=folder, env=ENGLISH)
    assert sum("[blank_cells]" in line for line in errors(done)) == shown


def test_the_summary_is_chinese_where_nothing_else_is_asked_for(folder: Path) -> None:
    done = run("read", "pages", "-o", "out", "-j", "1", cwd=folder)
    assert "共8页：读出0页，读出但有疑问6页，未能读出2页" in errors(done)


def _misbehaves(job: Job) -> batch.Outcome:
    if job.source.name.startswith("ends"):
        os._exit(3)
    while job.source.name.startswith("hangs"):
        time.sleep(1)
    return batch.Outcome(job.source.name, "read")


def misbehaving(
    names: list[str], monkeypatch: pytest.MonkeyPatch, lang: str, count: int, seconds: float
) -> list[batch.Outcome]:
    monkeypatch.setattr(batch, "work", _misbehaves)
    jobs = [Job(Input(name, Path(name), Path(name)), Path(f"{name}.json"), lang) for name in names]
    return list(outcomes(jobs, count, seconds))


# One limit for those that hang and those that do not: on a busy machine these take a second too.
@pytest.mark.parametrize(
    ("count", "lang", "late", "ended"),
    [
        (1, "zh", "读取此页超过3.5秒", "读取此页会使读取进程中止"),
        (2, "en", "takes more than 3.5 seconds", "ends the process"),
    ],
)
def test_pages_that_hang_or_end_their_process_are_refused_and_the_others_are_read(
    monkeypatch: pytest.MonkeyPatch, count: int, lang: str, late: str, ended: str
) -> None:
    hanging = ["hangs", "hangs too"][:count]
    names = ["a", "hangs", "b", "ends", "c", "d", *hanging[1:], "ends too", "e"]
    summary = BatchSummary()
    found = misbehaving(names, monkeypatch, lang, count, 3.5)
    for outcome in found:
        summary.add(outcome)
    assert [outcome.name for outcome in found] == names
    refused = {outcome.name: outcome.reason for outcome in found if outcome.kind == "refused"}
    assert refused.keys() == {*hanging, "ends", "ends too"}
    assert late in refused["hangs"]
    assert ended in refused["ends"]
    all_in_all = f"{len(names)} pages: 5 read, 0 read with doubts, {len(refused)} refused"
    assert summary.lines("en")[0] == all_in_all


def test_the_time_that_others_take_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that goes on by 1.4 seconds with every message, and a limit of 1.5."""
    now = 0.0

    def heard(pipes: list[Any], timeout: float | None) -> list[Any]:
        nonlocal now
        assert timeout is None or timeout > 0
        now += 1.4
        return wait(pipes)

    monkeypatch.setattr(connection, "wait", heard)
    monkeypatch.setattr(processes, "time", SimpleNamespace(monotonic=lambda: now))
    found = misbehaving([f"page {number}" for number in range(9)], monkeypatch, "en", 1, 1.5)
    assert {outcome.kind for outcome in found} == {"read"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe in a folder")
def test_a_file_that_never_comes_to_its_end_is_refused_and_read_later(folder: Path) -> None:
    endless = folder / "pages" / "endless.txt"
    os.mkfifo(endless)
    arguments = ("read", "pages", "-o", "out", "--lang", "en", "--time-limit", "8")
    done = run(*arguments, cwd=folder, env=ENGLISH)
    assert "9 pages: 0 read, 6 read with doubts, 3 refused" in errors(done)
    assert any("endless.txt: reading this page takes more than 8" in line for line in errors(done))
    endless.unlink()
    shutil.copy(PAGE, endless)
    done = run(*arguments, "--resume", cwd=folder, env=ENGLISH)
    assert "9 pages: 0 read, 1 read with doubts, 2 refused, 6 read before" in errors(done)


def test_a_limit_of_time_needs_a_folder(folder: Path) -> None:
    done = run("read", "pages/0.txt", "--time-limit", "2", cwd=folder, env=ENGLISH)
    assert done.returncode == 2
    assert "--time-limit: goes with a folder" in done.stderr


@pytest.mark.skipif(
    sys.platform != "linux",
    reason="only /proc tells a process that runs from one that has ended and waits to be collected",
)
@pytest.mark.parametrize("sign", ["SIGINT", "SIGKILL"])
def test_work_that_is_broken_off_leaves_whole_documents_and_no_process(
    tmp_path: Path, sign: str
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(300):
        shutil.copy(PAGE, pages / f"{number}.txt")
    endless = [pages / f"endless {number}.txt" for number in range(2)]
    for pipe in endless:  # last in order: the work does not end before it is broken off
        os.mkfifo(pipe)
    command = [sys.executable, "-m", "govinfo_report", "read", "pages", "-o", "out", "-j", "2"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        wait_for(lambda: len(list(tmp_path.glob("out/*.json"))) > 20)
        os.kill(process.pid, getattr(signal, sign))
        process.wait(HANGS)
    wait_for(lambda: not members_of(process.pid))
    written = list(tmp_path.glob("out/*.json"))
    assert 20 < len(written) <= 300
    for path in written:
        assert gr.loads(path.read_bytes()).year == 2023
    assert list(tmp_path.glob("out/.*")) == []
    for pipe in endless:
        pipe.unlink()
    done = run("read", "pages", "-o", "out", "--resume", "--lang", "en", cwd=tmp_path)
    assert any(line.endswith(f"{len(written)} read before") for line in errors(done))
    assert len(list(tmp_path.glob("out/*.json"))) == 300


def wait_for(condition: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < HANGS
        time.sleep(0.02)


def members_of(session: int) -> list[str]:
    """The processes of a session that are not at their end."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, leader = path.read_text().rpartition(")")[2].split()[:4]
            if leader == str(session) and state != "Z":
                found.append(path.parent.name)
    return found
