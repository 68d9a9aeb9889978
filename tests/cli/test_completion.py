"""``completion``: the scripts, and what they complete."""

from __future__ import annotations

import pytest
from click.shell_completion import ShellComplete

import govinfo_report as gr
from govinfo_report.cli.main import program
from tests.cli.programs import run


def completed(*words: str, incomplete: str) -> list[tuple[str, str]]:
    """What may stand next, and of what type it is."""
    shell = ShellComplete(program, {}, "govinfo-report", "_GOVINFO_REPORT_COMPLETE")
    return [(item.value, item.type) for item in shell.get_completions([*words], incomplete)]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell(shell: str) -> None:
    done = run("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_GOVINFO_REPORT_COMPLETE={shell}_complete" in done.stdout
    assert "compdef" in done.stdout or shell != "zsh"


def test_no_script_for_another_shell() -> None:
    done = run("completion", "cmd")
    assert (done.returncode, done.stdout) == (2, "")


def test_the_script_asks_the_program(capfd: pytest.CaptureFixture[str]) -> None:
    words = {"COMP_WORDS": "govinfo-report rules cell.b", "COMP_CWORD": "2"}
    done = run(env={"_GOVINFO_REPORT_COMPLETE": "bash_complete", **words})
    assert (done.returncode, done.stdout) == (0, "plain,cell.blank\n")


@pytest.mark.parametrize("words", [("rules",), ("check", "--select"), ("check", "x", "--ignore")])
def test_ids_of_rules_are_completed(words: tuple[str, ...]) -> None:
    found = [value for value, _ in completed(*words, incomplete="cell.")]
    assert found == [rule.id for rule in gr.rules() if rule.id.startswith("cell.")]


def test_the_last_of_several_rules_is_completed() -> None:
    assert completed("check", "--select", incomplete="cell.unit,cell.b") == [
        ("cell.unit,cell.blank", "plain")
    ]


def test_rules_and_cells_of_a_waiver_are_completed() -> None:
    assert completed("waive", "x.txt", incomplete="cell.b") == [("cell.blank", "plain")]
    found = [value for value, _ in completed("waive", "--cell", incomplete="disputes.litigation.")]
    assert "disputes.litigation.direct.total" in found
    assert all(name.startswith("disputes.litigation.") for name in found)


@pytest.mark.parametrize(
    "words",
    [
        *(("check",), ("check", "--previous"), ("check", "--waivers"), ("check", "-o")),
        *(("diff", "a"), ("read",), ("render",), ("validate",), ("waive", "-o")),
    ],
)
def test_files_are_left_to_the_shell(words: tuple[str, ...]) -> None:
    assert completed(*words, incomplete="dr") == [("dr", "file")]
