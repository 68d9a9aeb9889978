"""The two commands of README: the same in both languages, short, and about files that ship."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.readme_command import readme_command
from tests.places import ROOT

ENGLISH = ROOT / "README.md"
CHINESE = ROOT / "README.zh-CN.md"


@pytest.mark.parametrize("name", ["try", "test"])
def test_both_readmes_give_the_same_command(name: str) -> None:
    assert readme_command(name, ENGLISH) == readme_command(name, CHINESE)


@pytest.mark.parametrize("name", ["try", "test"])
def test_ci_runs_the_command_that_readme_gives(name: str) -> None:
    run = "".join((ROOT / ".ci" / name).read_text(encoding="utf-8") for name in ("steps.sh", "run"))
    assert 'scripts/readme_command.py "$1"' in run
    assert f"readme {name}" in run
    assert readme_command(name) not in run


def test_the_first_command_runs_on_a_page_that_ships() -> None:
    pages = re.findall(r"docs/examples/\S+", readme_command("try"))
    assert pages
    assert [page for page in pages if not (ROOT / page).is_file()] == []


@pytest.mark.parametrize(
    "text",
    [
        "nothing here",
        "<!-- command: try -->\n```sh\none\ntwo\n```\n",
        "<!-- command: try -->\n```sh\none\n```\n" * 2,
        "<!-- command: try -->\n\nSome words.\n\n```sh\none\n```\n",
    ],
    ids=["none", "two lines", "twice", "not right after its mark"],
)
def test_a_readme_without_the_command_on_one_line_is_refused(text: str, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(text, encoding="utf-8")
    with pytest.raises(LookupError, match="'try'"):
        readme_command("try", readme)
