"""The steps of ``action.yml`` that are shell, run as its runner would, with a ``gh`` that notes."""

from __future__ import annotations

import base64
import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.docs.examples import install_command
from tests.places import EXAMPLES, ROOT

ACTION = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
SHELL = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
GH = """\
#!/bin/sh
echo "$@" > "$RUNNER_TEMP/called"
cp "$6" "$RUNNER_TEMP/posted"
"""


class Runner:
    """A job of the action in a repository."""

    def __init__(self, folder: Path, **inputs: str) -> None:
        self.repository = folder / "repository"
        self.temp = folder / "temp"
        for path in (self.repository / "reports", self.temp / "govinfo-report/bin", folder / "bin"):
            path.mkdir(parents=True)
        install_command(self.temp / "govinfo-report/bin")
        gh = folder / "bin" / "gh"
        gh.write_text(GH)
        gh.chmod(0o755)
        self.inputs = {n: i["default"] for n, i in ACTION["inputs"].items()} | inputs
        self.outputs: dict[str, str] = {}
        self.path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def step(self, name: str) -> int:
        """Runs a step; returns its exit status."""
        outputs = self.temp / "outputs"
        outputs.write_text("")
        values = {
            **{f"${{{{ inputs.{name} }}}}": value for name, value in self.inputs.items()},
            **{f"${{{{ steps.check.outputs.{n} }}}}": value for n, value in self.outputs.items()},
            "${{ github.token }}": "token",
        }
        environment = {name: values[value] for name, value in SHELL[name]["env"].items()}
        environment |= {
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(outputs),
            "PATH": self.path,
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_SHA": "1" * 40,
            "GITHUB_REF": "refs/heads/main",
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SHELL[name]["run"]],  # noqa: S607
            cwd=self.repository,
            env=environment,
            check=False,
        )
        for line in outputs.read_text("utf-8").splitlines():
            key, _, self.outputs[key] = line.partition("=")
        return done.returncode


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("never", 0)])
def test_the_action_checks_posts_and_ends_as_the_check_did(
    tmp_path: Path, fail_on: str, status: int
) -> None:
    runner = Runner(tmp_path, **{"fail-on": fail_on, "paths": "reports\nother page.txt\n\n"})
    shutil.copy(EXAMPLES / "wuxing-hrss-2023-slips.txt", runner.repository / "reports/a.txt")
    shutil.copy(EXAMPLES / "wuxing-hrss-2023.txt", runner.repository / "other page.txt")
    (runner.repository / "reports/note.md").write_text("明天开会。\n", encoding="utf-8")
    assert runner.step("Check") == 0
    log: dict[str, Any] = json.loads(Path(runner.outputs["sarif"]).read_text("utf-8"))
    locations = [each["locations"][0]["physicalLocation"] for each in log["runs"][0]["results"]]
    named = {each["artifactLocation"]["uri"] for each in locations}
    assert named == {"reports/a.txt", "other%20page.txt"}
    assert all(each["region"]["startLine"] for each in locations)
    assert log["runs"][0]["language"] == "zh-CN"
    assert runner.step("Post") == 0
    called = (runner.temp / "called").read_text().split()
    assert called[:4] == ["api", "--method", "POST", "repos/o/r/code-scanning/sarifs"]
    posted = json.loads((runner.temp / "upload.json").read_text())
    assert json.loads(gzip.decompress(base64.b64decode(posted["sarif"]))) == log
    assert (posted["commit_sha"], posted["ref"]) == ("1" * 40, "refs/heads/main")
    assert runner.step("Result") == status


def test_a_file_that_cannot_be_read_fails_the_job(tmp_path: Path) -> None:
    runner = Runner(tmp_path, paths="reports/broken.json")
    (runner.repository / "reports/broken.json").write_text('{"edition": "2021"}')
    assert runner.step("Check") == 0
    assert runner.step("Result") == 2
