"""Measures what docs/explanation/speed.md shows, and writes it there.

Run, on a machine that nobody else uses: ``python -m tests.benchmarks.record [WORD …]``. Each block
of output on that page stands below the command that prints it; the commands that hold one of the
words are run, or all, which takes some minutes, and their blocks are replaced.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from tests.places import ROOT

PAGE: Final = ROOT / "docs" / "explanation" / "speed.md"

BLOCK: Final = re.compile(
    r"(?P<before>`python (?P<command>-m tests\.benchmarks[^`]*)`[^`]*\n\n```text\n)[^`]*(?=```)"
)
"""The output of a command, and what stands before it from the command on."""


def printed(command: str) -> str:
    """What a command of the page prints."""
    # Compiled modules are kept, as for users: a start would else be measured with their compiling.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    arguments = shlex.split(command)
    done = subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.PIPE, cwd=ROOT, env=kept
    )
    return done.stdout.decode()


def main(words: Sequence[str]) -> None:
    """Runs the commands that hold one of the words, or all, and keeps what they print.

    All are measured before the page changes: the first line of each block names the commit, and
    says so where files differ from it.
    """
    shown: dict[str, str] = {}
    for block in BLOCK.finditer(PAGE.read_text("utf-8")):
        command = block["command"]
        if words and not any(word in command for word in words):
            continue
        print(f"python {command}", flush=True)
        shown[block[0]] = block["before"] + printed(command)
    text = PAGE.read_text("utf-8")
    PAGE.write_text(BLOCK.sub(lambda block: shown.get(block[0], block[0]), text), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
