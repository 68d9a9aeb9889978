"""Tries the hooks of ``.pre-commit-hooks.yaml`` as pre-commit installs them elsewhere.

``python -m tests.packaging.try_hooks``: needs the network, because pre-commit installs the project
and what it needs into an environment of its own. Tries what is committed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import govinfo_report as gr
from tests.places import EXAMPLES, ROOT

PRE_COMMIT: Final = (sys.executable, "-m", "pre_commit")


def main() -> int:
    """Tries both hooks on a repository with right, wrong and other files."""
    with tempfile.TemporaryDirectory() as folder:
        repository = Path(folder, "repository")
        _fill(repository)
        # Few, since each is installed anew.
        documents = ["good.json", "slips.json", "broken.json"]
        pages = ["good.txt", "page.html", "note.md", "site.html"]
        tries = [
            ("govinfo-report-documents", documents, 1, ["applications.balance", "broken.json: "]),
            ("govinfo-report-pages", pages, 0, ["2 files passed over"]),
            ("govinfo-report-pages", ["slips.txt"], 1, ["slips.txt:573: ", "disputes.total"]),
        ]
        wrong = []
        for hook, files, status, words in tries:
            done = _try(repository, hook, files, Path(folder))
            said = done.stdout + done.stderr
            right = (done.returncode != 0) == (status != 0) and all(word in said for word in words)
            print(f"{hook} {' '.join(files)}: {'as expected' if right else 'OTHERWISE'}")
            if not right:
                wrong.append(said)
        print("\n".join(wrong))
        return 1 if wrong else 0


def _fill(repository: Path) -> None:
    repository.mkdir()
    good = (EXAMPLES / "wuxing-hrss-2023.txt").read_text("utf-8")
    slips = (EXAMPLES / "wuxing-hrss-2023-slips.txt").read_text("utf-8")
    report = gr.read_text(good).report
    files = {
        "good.txt": good,
        "slips.txt": slips,
        "good.json": gr.dumps(report),
        "slips.json": gr.dumps(gr.read_text(slips).report),
        "broken.json": json.dumps({"edition": "2021", "year": "2023"}),
        "page.html": gr.render(report, "html").decode(),
        "note.md": "# 值班安排\n\n明天开会。\n",
        "site.html": "<!doctype html><title>通知</title><p>明天开会。</p>",
    }
    for name, text in files.items():
        (repository / name).write_text(text, encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *arguments], cwd=repository, check=True)  # noqa: S607  # the system's


def _try(
    repository: Path, hook: str, files: list[str], folder: Path
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PRE_COMMIT_HOME": str(folder / "home"),
        "GOVINFO_REPORT_LANG": "en",
    }
    return subprocess.run(
        [*PRE_COMMIT, "try-repo", str(ROOT), hook, "--verbose", "--files", *files],
        cwd=repository,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
