"""The program as a whole: help, version, bad usage, pipes, interruption, what it loads."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

import govinfo_report as gr
from govinfo_report.display import width
from tests.clean_reports import clean
from tests.cli.programs import ENGLISH, HANGS, PROGRAM, RECEIVED, document, environment, run, start

COMMANDS = (
    "check",
    "collect",
    "completion",
    "consolidate",
    "diff",
    "draft",
    "fill",
    "indicators",
    "locate",
    "read",
    "render",
    "rules",
    "schema",
    "series",
    "table",
    "validate",
    "waive",
)


def test_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"govinfo-report {gr.__version__}\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_eighty_columns(command: str) -> None:
    done = run(*command.split(), "--help", env=ENGLISH)
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: govinfo-report")
    assert max(width(line) for line in done.stdout.splitlines()) <= 80


def test_help_names_every_command() -> None:
    listed = re.findall(
        r"^  (\w+)  ", run("--help", env=ENGLISH).stdout.partition("Commands:")[2], re.MULTILINE
    )
    assert tuple(listed) == COMMANDS


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(word: str) -> None:
    code = (
        "import sys\nfrom govinfo_report.cli import main\n"
        f"try: main([{word!r}])\nexcept SystemExit: pass\n"
        "heavy = {'attr', 'cattrs', 'jsonschema', 'jsonschema_rs', 'msgspec', 'rich', 'tomllib'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment()
    )
    assert done.stderr.decode().strip() == "[]"


def test_the_check_of_a_document_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    report = clean("2021", "示例市水务局", 2023, "small", "some", Random(1)).report
    path.write_text(gr.dumps(report), "utf-8")
    own = (
        "findings.score findings.waiving hierarchy outliers packs readers.sheets recognition "
        "waivers"
    )
    others = (
        "calendar jsonschema jsonschema_rs lzma multiprocessing rich selectolax shutil stdnum "
        "tomllib"
    )
    unused = {*others.split(), *(f"govinfo_report.{name}" for name in own.split())}
    code = (
        "import sys\nfrom govinfo_report.cli import main\n"
        f"try: main(['check', {str(path)!r}])\nexcept SystemExit: pass\n"
        f"print(sorted({unused!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment()
    )
    assert done.stderr.decode().strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "nonsense",
        "check",
        "check --format nonsense x.json",
        "check --select no.such.rule x.json",
        "check --lang fr x.json",
        "check - --previous -",
        "diff x.json",
        "diff - -",
        "read",
        "read x.txt y.txt",
        "validate",
        "schema --edition 1999",
        "rules no.such.rule",
    ],
)
def test_bad_usage_is_status_two_and_says_why(arguments: str) -> None:
    done = run(*arguments.split(), env=ENGLISH)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Usage:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_is_gone_before_the_first_byte_ends_it_quietly() -> None:
    process = subprocess.Popen(
        [*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as errors:
        said = errors.read()
    assert (process.wait(HANGS), said) == (141, b"")


def test_chinese_comes_out_in_a_plain_locale(tmp_path: Path) -> None:
    # Without the module site, which reads no path in Chinese there: the checkout may have one.
    plain = {
        "LC_ALL": "POSIX",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    old = document(tmp_path / "旧.json")
    new = document(tmp_path / "新.json", cells={RECEIVED: 5})
    assert "某县统计局" in start("diff", old, new, python=("-S",), env=plain).stdout
    done = start("diff", old, tmp_path / "没有.json", python=("-S",), env=plain)
    assert "没有.json" in done.stderr


@pytest.mark.parametrize("command", ["check", "diff", "rules"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", ["80", "50"])
def test_no_line_is_wider_than_the_terminal(
    tmp_path: Path, command: str, lang: str, columns: str
) -> None:
    document(tmp_path / "old.json")
    document(tmp_path / "new.json", cells={RECEIVED: 5})
    arguments = {"check": ["new.json"], "diff": ["old.json", "new.json"], "rules": []}[command]
    done = run(command, *arguments, "--lang", lang, env={"COLUMNS": columns}, cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert len(lines) > 2
    assert max(map(width, lines)) <= int(columns)
