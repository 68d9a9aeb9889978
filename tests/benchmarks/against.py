"""A commit and the files as they are, measured side by side by the benchmarks as they are.

Run: ``python -m tests.benchmarks --against COMMIT [--turns N] NAME …``. The library of the commit
is checked out into a folder of its own. Both are measured in processes that take turns, so that a
change in the machine's load meets both; of each line the least time counts. A benchmark that asks
for what the library of the commit has not is no benchmark of both, and ends with its error.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.benchmarks.ratios import shown, where
from tests.places import ROOT

HEAD: Final = f"{'what':<34} {'before':>10} {'now':>10} {'ratio':>8}"


def show_against(commit: str, names: Sequence[str], turns: int) -> None:
    """Prints the times of some benchmarks, for a commit and for the files as they are."""
    best: tuple[dict[str, float], dict[str, float]] = ({}, {})
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / "before"
        _git("worktree", "add", "--detach", str(before), commit)
        try:
            for _ in range(turns):
                for kept, root in zip(best, (before, ROOT), strict=True):
                    for name, seconds in _seconds(root, names).items():
                        kept[name] = min(kept.get(name, seconds), seconds)
        finally:
            _git("worktree", "remove", "--force", str(before))
    then, now = best
    print(where())
    print(HEAD)
    for name in now:
        if name in then:
            ratio = now[name] / then[name]
            print(f"{name:<34} {shown(then[name])} {shown(now[name])} {ratio:8.2f}")


def _seconds(root: Path, names: Sequence[str]) -> Mapping[str, float]:
    """Seconds by name, with the library that a folder holds."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--json", *names],
        check=True,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
    )
    seconds: dict[str, float] = json.loads(found.stdout)
    return seconds


def _git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, cwd=ROOT, capture_output=True)  # noqa: S607 (git of the path)
