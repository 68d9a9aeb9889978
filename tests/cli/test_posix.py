"""What only POSIX has: pipes of a shell, signals, links, a full device, terminals."""

from __future__ import annotations

import os
import pty
import re
import shlex
import signal
import subprocess
from pathlib import Path

import pytest

import govinfo_report as gr
from tests.cli.programs import (
    HANGS,
    PROGRAM,
    RECEIVED,
    document,
    environment,
    run,
    start,
)
from tests.places import EXAMPLES


def on_terminal(*arguments: str, cwd: Path, **variables: str) -> str:
    """What the program writes to a terminal of 80 columns."""
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
    process.wait(HANGS)
    return written.decode().replace("\r\n", "\n")


def _chunk(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def plain(text: str) -> str:
    """What is left on the terminal, without colours and without progress."""
    return re.sub(r"\x1b\[[0-9;]*m|\r[^\n]*\r", "", text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    document(tmp_path / "a.json")
    document(tmp_path / "b.json", cells={RECEIVED: 5})
    return tmp_path


WITHOUT_RICH = "import sys\nsys.modules['rich'] = None\n"


@pytest.fixture(params=["rich", "plain"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where Python looks for modules: with rich, and without it."""
    usual = os.environ.get("PYTHONPATH", "")
    if request.param == "rich":
        return usual
    place = tmp_path_factory.mktemp("site")
    (place / "sitecustomize.py").write_text(WITHOUT_RICH)
    return os.pathsep.join([str(place), usual]).rstrip(os.pathsep)


def test_colour_changes_no_word(folder: Path, path: str) -> None:
    arguments = ("check", "b.json", "missing.json")
    shown = on_terminal(*arguments, cwd=folder, PYTHONPATH=path)
    done = run(*arguments, cwd=folder)
    assert sorted(plain(shown).splitlines()) == sorted((done.stdout + done.stderr).splitlines())
    assert "\x1b[" in shown
    assert "\x1b" not in done.stdout + done.stderr


def test_no_colour_where_none_is_wanted(folder: Path, path: str) -> None:
    arguments = ("check", "b.json", "missing.json")
    assert "\x1b" not in on_terminal(*arguments, cwd=folder, NO_COLOR="1", PYTHONPATH=path)
    assert "\x1b" not in on_terminal(*arguments, "--color", "never", cwd=folder, PYTHONPATH=path)
    assert "\x1b" not in on_terminal("check", "b.json", "--format", "json", cwd=folder)


@pytest.mark.parametrize("form", ["csv", "json", "sarif", "junit"])
def test_a_terminal_gets_nothing_from_a_name_that_it_would_obey(tmp_path: Path, form: str) -> None:
    document(tmp_path / "a\x1b[31mred\x9bm.json", cells={RECEIVED: 5})
    shown = on_terminal("check", ".", "--format", form, cwd=tmp_path)
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert "red" in shown


def test_a_name_that_is_no_utf8_is_read_and_shown(tmp_path: Path) -> None:
    name = os.fsdecode("年报.txt".encode("gbk"))
    for place in (tmp_path / "in" / name, tmp_path / "in" / "good.txt"):
        document(place, cells={RECEIVED: 5})
    for form in ("text", "json", "sarif", "junit", "csv", "html"):
        done = run("check", "in", "--format", form, "--together", cwd=tmp_path)
        assert done.returncode == 1
        assert ("%C4%EA%B1%A8.txt" if form == "sarif" else "年报.txt") in done.stdout
    assert "年报.txt" in run("locate", f"in/{name}x", cwd=tmp_path).stderr
    done = run("read", "in", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0
    written = {os.fsencode(path.name) for path in (tmp_path / "out").iterdir()}
    assert written == {b"good.json", "年报.json".encode("gbk")}


def test_the_printable_form_of_a_name_goes_into_the_document(tmp_path: Path) -> None:
    page = tmp_path / os.fsdecode("年报\x1b.txt".encode("gbk"))
    page.write_bytes((EXAMPLES / "wuxing-hrss-2023.txt").read_bytes())
    report = gr.read(page).report
    assert report.metadata.source == "年报\ufffd.txt"
    assert gr.loads(gr.dumps(report)) == report
    page.unlink()
    with pytest.raises(gr.ReadError) as refusal:
        gr.read(page)
    assert str(refusal.value).encode().decode().startswith(f"{tmp_path}/年报")


def test_a_device_is_written_to_and_not_replaced(folder: Path) -> None:
    done = start("diff", "a.json", "b.json", "-o", "/dev/stdout", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == run("diff", "a.json", "b.json", cwd=folder).stdout


def test_a_closed_pipe_ends_the_program_quietly() -> None:
    command = f"{shlex.join(PROGRAM)} schema | head -c1"
    done = subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert done.stdout == b"{"
    assert done.stderr == b""
    assert done.returncode in (0, 141)  # 0 where all of it fitted into the pipe


def test_a_full_disk_is_status_two_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["govinfo-report: 标准输出：磁盘空间不足"]


def test_ctrl_c_ends_the_program_without_a_traceback() -> None:
    process = subprocess.Popen(
        [*PROGRAM, "validate", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin is not None
    process.stdin.write(b" " * 2**20)  # more than a pipe holds: it has begun to read
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=HANGS)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


def test_a_linked_target_stays_a_link(folder: Path) -> None:
    real, link = folder / "real.txt", folder / "link.txt"
    real.touch()
    link.symlink_to(real)
    run("diff", folder / "a.json", folder / "b.json", "-o", link)
    assert link.is_symlink()
    assert "某县统计局" in real.read_text(encoding="utf-8")
