"""Runs the examples of a page: what it says that code prints must be what the code prints."""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from sybil import Document, Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from tests.cli.programs import HANGS, run

LANGUAGES = frozenset({"python", "output", "console", "json", "text", "sh", "toml"})
"""Languages a page may use; another spelling of one of the first four would never be run."""

PRINTED = "__printed__"
"""Name, among those of a page, of what its last Python block printed and no block has shown."""

_SHELL = re.compile(r"[|<>;&$`*?~#()]")
"""What a shell understands."""

SHIM = """\
#!/bin/sh
exec "{python}" -c 'import sys; from govinfo_report.cli import main; sys.exit(main())' "$@"
"""
"""``govinfo-report`` in the Python that runs the tests, installed or not."""


def difference(wanted: str, found: str) -> str | None:
    """What is wrong with an output, ``None`` where it is as wanted; ``...`` stands for anything."""
    # Beside the dots the page's text must be met as it stands.
    options = doctest.ELLIPSIS | doctest.DONT_ACCEPT_BLANKLINE | doctest.DONT_ACCEPT_TRUE_FOR_1
    if doctest.OutputChecker().check_output(wanted, found, options):
        return None
    return f"the page says:\n{wanted}\nthe example printed:\n{found}"


def unshown(names: dict[str, Any]) -> str | None:
    """A complaint where a Python block printed what no ``output`` block showed."""
    printed = names.pop(PRINTED, "")
    return f"printed, and not shown on the page:\n{printed}" if printed else None


class PythonParser:
    """``python`` blocks: sessions go to doctest, scripts run and keep what they print."""

    def __init__(self) -> None:
        self._blocks = PythonCodeBlockParser()

    def __call__(self, document: Document) -> Any:
        """The examples of a page."""
        for region in self._blocks(document):
            inner = region.evaluator
            if inner is not None and not isinstance(region.parsed, doctest.Example):
                region.evaluator = _printing(inner)
            yield region


def _printing(inner: Any) -> Any:
    def evaluate(example: Example) -> str | None:
        if complaint := unshown(example.namespace):
            return complaint
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            result: str | None = inner(example)
        example.namespace[PRINTED] = printed.getvalue()
        return result

    return evaluate


def show(example: Example) -> str | None:
    """An ``output`` block."""
    return difference(str(example.parsed), example.namespace.pop(PRINTED, ""))


def parse_json(example: Example) -> str | None:
    """A ``json`` block."""
    try:
        json.loads(str(example.parsed))
    except json.JSONDecodeError as error:
        return f"no JSON: {error}"
    return None


def sessions(block: str) -> list[tuple[str, str]]:
    """The commands of a ``console`` block, each with the output that follows it."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif not found:
            raise ValueError(f"a console example begins with a command after '$ ', not: {line!r}")
        elif line.startswith("> ") and not found[-1][1]:
            found[-1] = (found[-1][0] + line[2:], "")
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def run_console(example: Example) -> str | None:
    """A ``console`` block: output and messages in the order they come, ``$?`` handed on."""
    status = 0
    for command, wanted in sessions(str(example.parsed)):
        if command.startswith("govinfo-report ") and not _SHELL.search(command):
            # Within this process, which is much sooner done.
            done = run(*shlex.split(command.replace("\\\n", ""))[1:], together=True)
        else:
            done = subprocess.run(
                ["/bin/sh", "-c", f"(exit {status})\n{command}"],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                encoding="utf-8",
                timeout=HANGS,
                check=False,
            )
        status = done.returncode
        if complaint := difference(wanted, done.stdout):
            return f"$ {command}{complaint}"
    return None


def page_examples(page: Path) -> Document:
    """A page, taken apart into its examples."""
    parsers = (
        PythonParser(),
        CodeBlockParser("output", show),
        CodeBlockParser("console", run_console),
        CodeBlockParser("json", parse_json),
    )
    return Sybil(parsers=parsers).parse(page)


def install_command(folder: Path) -> None:
    """Put ``govinfo-report`` into a folder."""
    command = folder / "govinfo-report"
    command.write_text(SHIM.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)


def run_page(page: Path) -> int:
    """Run a page's examples in the current folder; returns how many there are.

    Raises:
        AssertionError: An example does not do what the page says.
    """
    document = page_examples(page)
    document.namespace["__name__"] = (
        "page"  # what is defined there says that it is from nowhere else
    )
    count = 0
    for example in document.examples():
        example.evaluate()
        count += 1
    if complaint := unshown(document.namespace):
        raise AssertionError(f"{page.name}: {complaint}")
    return count


def command_environment(folder: Path) -> dict[str, str]:
    """Variables under which a terminal finds the command, plain and 80 columns wide."""
    return {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
