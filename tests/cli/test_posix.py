"""What only POSIX has: pipes of a shell, signals, links, a full device, terminals."""

from __future__ import annotations

import importlib.util
import os
import pty
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.programs import HANGS, PROGRAM, RECEIVED, document, environment, run, start


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
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    document(tmp_path / "a.json")
    document(tmp_path / "b.json", cells={RECEIVED: 5})
    return tmp_path


@pytest.mark.parametrize(
    "arguments", [("diff", "a.json", "b.json"), ("check", "b.json"), ("rules",)]
)
def test_colour_changes_no_word(folder: Path, arguments: tuple[str, ...]) -> None:
    shown = on_terminal(*arguments, cwd=folder)
    assert plain(shown) == run(*arguments, cwd=folder).stdout
    assert ("\x1b[" in shown) == (importlib.util.find_spec("rich") is not None)


def test_no_colour_where_none_is_wanted(folder: Path) -> None:
    arguments = ("diff", "a.json", "b.json")
    assert "\x1b[3" not in on_terminal(*arguments, cwd=folder, NO_COLOR="1")
    assert "\x1b" not in on_terminal("diff", "a.json", "b.json", "--format", "json", cwd=folder)


def test_without_rich_a_terminal_gets_the_same_words_uncoloured(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("site")
    (place / "sitecustomize.py").write_text("import sys\nsys.modules['rich'] = None\n")
    path = os.pathsep.join([str(place), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    shown = on_terminal("diff", "a.json", "b.json", cwd=folder, PYTHONPATH=path)
    assert shown == run("diff", "a.json", "b.json", cwd=folder).stdout


def test_a_device_is_written_to_and_not_replaced(folder: Path) -> None:
    done = start("diff", "a.json", "b.json", "-o", "/dev/stdout", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == run("diff", "a.json", "b.json", cwd=folder).stdout


def test_a_closed_pipe_ends_the_program_quietly() -> None:
    command = f"{' '.join(PROGRAM)} schema | head -c1"
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
    assert done.stderr.decode().splitlines() == [
        "govinfo-report: standard output: No space left on device"
    ]


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
