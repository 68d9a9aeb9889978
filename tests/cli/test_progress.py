"""Progress and colours on a terminal, plain text for a pipe."""

from __future__ import annotations

import itertools
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from govinfo_report.cli import run as runs
from govinfo_report.cli import terminal
from govinfo_report.cli.main import main
from govinfo_report.cli.terminal import ProgressLine, highlighted
from govinfo_report.display import width
from govinfo_report.language import both
from tests.cli.programs import RECEIVED, document, run

DEEP = "某省某市某区信息公开年度报告归档目录第一批次各局委办街道乡镇汇总材料文件夹/年报1234.txt"


def test_a_pipe_gets_plain_text(tmp_path: Path) -> None:
    document(tmp_path / "a.json")
    document(tmp_path / "b.json", cells={RECEIVED: 5})
    assert "\x1b" not in run("diff", "a.json", "b.json", cwd=tmp_path).stdout


@pytest.fixture(params=["rich", "plain"])
def drawn_by(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With rich, and without it."""
    if request.param == "plain":
        monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setenv("TERM", "xterm")
    return str(request.param)


def lines(shown: str) -> list[str]:
    """What stood on the line one after another, without colours."""
    return [line for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).split("\r") if line]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_the_line_fits_the_terminal_and_says_how_far_the_work_is(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    drawn_by: str,
    columns: int,
    lang: str,
) -> None:
    seconds = itertools.count(step=10)
    monkeypatch.setattr(terminal, "time", SimpleNamespace(monotonic=lambda: float(next(seconds))))
    monkeypatch.setenv("COLUMNS", str(columns))
    line = ProgressLine(1500, "zh" if lang == "zh" else "en")
    line.draw(1, DEEP)
    line.draw(750, "short.txt")
    line.draw(1500, DEEP)
    shown = lines(capsys.readouterr().err)
    assert [width(each) for each in shown] == [columns - 1] * 3
    for each, done in zip(shown, (1, 750, 1500), strict=True):
        assert f"{done:4}/1500" in each
    if columns >= 80:
        empty, full = ("─", "━") if drawn_by == "rich" else ("-", "#")
        assert [each.count(empty) for each in shown] == [20, 10, 0]
        assert [each.count(full) for each in shown] == [0, 10, 20]
        # Ten seconds for the first one, twenty for half of them.
        left = ["4:09:50", "0:00:20", "0:00:00"]
        for each, clock in zip(shown, left, strict=True):
            assert (f"剩余 {clock}" if lang == "zh" else f"{clock} left") in each
        assert shown[0].rstrip().endswith("年报1234.txt")
        assert "short.txt" in shown[1]


def test_long_work_shows_how_far_it_is_and_takes_the_line_away_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], drawn_by: str
) -> None:
    clock = [0.0]
    now = SimpleNamespace(monotonic=lambda: clock[0])
    monkeypatch.setattr(runs, "time", now)
    monkeypatch.setattr(terminal, "time", now)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    status = runs.CommandRun("en")
    status.expect(4)
    for clock[0], name in ((0.5, "one"), (1.5, "two"), (1.55, "three"), (2.0, "four")):
        status.step(f"{name}.json")
    status.failed("four.json", both("broken"))
    shown = capsys.readouterr().err
    assert [line.split()[-1] for line in lines(shown)[:2]] == ["two.json", "four.json"]
    assert shown.endswith("\r" + " " * 79 + "\r" + lines(shown)[-1])
    assert lines(shown)[-1] == "govinfo-report: four.json: broken\n"


def test_no_progress_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    status = runs.CommandRun("en")
    status.expect(10**6)
    status.step("one.json")
    status.clear()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("option", "variables", "coloured"),
    [
        ([], {}, False),  # no terminal
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_as_the_option_and_the_environment_say(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    option: list[str],
    variables: dict[str, str],
    coloured: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    path = document(tmp_path / "b.json", cells={RECEIVED: 5})
    with pytest.raises(SystemExit):
        main(["check", str(path), str(tmp_path / "missing"), *option])
    said = capsys.readouterr()
    assert ("\x1b[" in said.out, "\x1b[" in said.err) == (coloured, coloured)
    with pytest.raises(SystemExit):
        main(["check", str(path), *option, "--format", "json"])
    assert "\x1b" not in capsys.readouterr().out


def test_a_root_cause_stands_out_and_a_name_is_no_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "40")
    document(tmp_path / "错误 cell.blank[1] error applications.balance.json", cells={RECEIVED: 5})
    with pytest.raises(SystemExit):
        main(["check", ".", "--color", "always", "--lang", "zh", "--select", "applications"])
    coloured = {
        line: set(re.findall(r"\x1b\[([0-9;]+)m", line)) - {"0"}
        for line in capsys.readouterr().out.splitlines()
    }
    styles = {re.sub(r"\x1b\[[0-9;]*m", "", line): codes for line, codes in coloured.items()}
    of = {re.split("[：（]", line)[0]: codes for line, codes in styles.items()}
    assert of["根源1"] == {"35", "1"}
    assert of["  错误 applications.row_total"] == {"31", "1"}
    names = [line for line in styles if "cell.blank" in line or "balance.json" in line]
    assert len(names) == 2
    assert all(styles[line] == {"1"} for line in names)


def test_signs_and_ids_are_coloured_where_there_are_no_names() -> None:
    text = "错误 cell.blank\n前 +5 -3% 2023-01-02\n合计:\n"
    shown = highlighted(text)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == text
    assert "\x1b[32m+5" in shown
    assert "\x1b[31m-3%" in shown
    assert "\x1b[2mcell.blank" in shown
    assert "2023-01-02" in shown
