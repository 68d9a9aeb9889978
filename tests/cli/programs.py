"""The command line, run, and files for it to work on."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click
import pytest

import govinfo_report as gr
from govinfo_report.cli import main
from govinfo_report.cli.main import program

PROGRAM: Final = (sys.executable, "-m", "govinfo_report")

HANGS: Final = 600
"""Seconds after which a process is held to hang, on a slow and busy machine."""

RECEIVED: Final = "applications.received.natural_person"
RECEIVED_TOTAL: Final = "applications.received.total"


ENGLISH: Final = {"GOVINFO_REPORT_LANG": "en"}
"""For tests that go by the words of an error; those of the languages are in ``test_language``."""


def commands() -> dict[str, click.Command]:
    """The commands of the program by their names."""
    context = click.Context(program)
    found = {name: program.get_command(context, name) for name in program.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def environment(**variables: str) -> dict[str, str]:
    """The surroundings of a process; what would change answers is gone (tests/conftest.py)."""
    return {**os.environ, **variables}


def run(
    *arguments: str | Path,
    stdin: str | bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    together: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Runs the program within this process, with UTF-8 at both ends; or both outputs as one.

    A process of its own takes a hundred times as long; :func:`start` is for what only that shows.
    """
    given = stdin.encode() if isinstance(stdin, str) else stdin
    written = {"stdin": io.BytesIO(given), "stdout": io.BytesIO(), "stderr": io.BytesIO()}
    if together:
        written["stderr"] = written["stdout"]
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in written.items():
            patch.setattr(sys, name, io.TextIOWrapper(stream, "ascii", write_through=True))
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.chdir(cwd or Path.cwd())
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        out, err = (written[name].getvalue().decode() for name in ("stdout", "stderr"))
    return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), out, err)


def start(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    python: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """Runs the program as a process of its own, by Python with these arguments."""
    done = subprocess.run(
        [PROGRAM[0], *python, *PROGRAM[1:], *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment(**(env or {})),
        timeout=HANGS,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def report(year: int = 2023, agency: str = "某县统计局") -> gr.Report:
    """A sound report in which every cell is zero."""
    base = gr.Report(
        edition="2021",
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        overview=["正文。"],
        problems_and_improvements=["问题和改进。"],
        other_matters=["本年度未收取信息处理费。"],
    )
    return gr.with_cells(base, 0)


def document(
    path: Path, of: gr.Report | None = None, cells: Mapping[str, gr.CellValue] | None = None
) -> Path:
    """Writes a report as a document, the cells given changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    changed = gr.replace_cells(of or report(), cells or {})
    path.write_text(gr.dumps(changed), encoding="utf-8")
    return path


def errors(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on standard error."""
    return done.stderr.splitlines()
