"""``waive`` and ``check --waivers``: a dismissal is written once and survives every run."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import govinfo_report as gr
from tests.cli.programs import (
    ENGLISH,
    HANGS,
    PROGRAM,
    RECEIVED,
    RECEIVED_TOTAL,
    document,
    environment,
    errors,
    report,
    run,
)

ROW, BALANCE = "applications.row_total", "applications.balance"
ONLY = ("--select", f"{ROW},{BALANCE}")
WHY = ("--reason", "已核实，原件如此")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """``a.json`` is sound in its sums, ``b.json`` breaks two of them."""
    document(tmp_path / "a.json", report(2022))
    document(tmp_path / "b.json", cells={RECEIVED: 5})
    return tmp_path


def waive(folder: Path, rule: str, *options: str, file: str = "b.json") -> Any:
    return run("waive", file, rule, *WHY, *options, cwd=folder)


def test_an_entry_is_printed_with_the_message_above(folder: Path) -> None:
    done = waive(folder, ROW)
    assert (done.returncode, done.stderr) == (0, "")
    (waiver,) = gr.load_waivers(done.stdout.encode())
    assert (waiver.rule, waiver.agency, waiver.year) == (ROW, "某县统计局", 2023)
    assert waiver.reason == WHY[1]
    assert waiver.bound.values[RECEIVED] == 5
    (finding,) = gr.check(gr.loads((folder / "b.json").read_bytes()), select=ROW)
    assert done.stdout.startswith(f"# {finding.message('zh')}\n[[waivers]]\n")
    english = waive(folder, ROW, "--lang", "en").stdout
    assert english.startswith(f"# {finding.message('en')}\n")


def test_a_waived_finding_is_shown_and_does_not_fail(folder: Path) -> None:
    for rule in (ROW, BALANCE):
        assert waive(folder, rule, "-o", "w.toml").returncode == 0
    done = run("check", "b.json", *ONLY, "--waivers", "w.toml", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "错误 (已豁免) applications.row_total" in done.stdout
    assert "错误 0，警告 0，提示 0，已豁免 2" in done.stdout
    assert WHY[1] in done.stdout
    assert done.stdout.endswith("\n豁免：已使用 2，未使用 0，已过期 0，已失效 0\n")
    warned = run(
        "check", "b.json", *ONLY, "--waivers", "w.toml", "--fail-on", "warning", cwd=folder
    )
    assert warned.returncode == 0


def test_other_values_fail_again_and_the_waiver_is_stale(folder: Path) -> None:
    waive(folder, ROW, "-o", "w.toml")
    document(folder / "b.json", cells={RECEIVED: 6})
    done = run("check", "b.json", "--select", ROW, "--waivers", "w.toml", cwd=folder)
    assert done.returncode == 1
    assert "已失效 豁免 1 applications.row_total（六类申请人之和等于总计） (某县" in done.stdout
    assert "以下内容已与豁免时不同：“一、本年新收" in done.stdout


def test_a_waiver_of_one_file_is_not_unused_for_the_others(folder: Path) -> None:
    waive(folder, ROW, "-o", "w.toml")
    options = ("--select", ROW, "--waivers", "w.toml", "--format", "json")
    states = {
        files: [
            (waiver["state"], waiver["why"])
            for waiver in json.loads(run("check", *files, *options, cwd=folder).stdout)["waivers"]
        ]
        for files in (("a.json", "b.json"), ("b.json", "a.json"), ("a.json",))
    }
    assert list(states.values()) == [
        [("used", None)],
        [("used", None)],
        [("unused", "no_report")],
    ]


def test_the_summary_of_many_files_counts_waived_ones_apart(folder: Path) -> None:
    waive(folder, ROW, "-o", "w.toml")
    done = run("check", "a.json", "b.json", *ONLY, "--waivers", "w.toml", cwd=folder)
    assert done.returncode == 1
    assert "错误 1，警告 0，提示 0，已豁免 1\n" in done.stdout


def test_adding_keeps_what_is_in_the_file(folder: Path) -> None:
    waive(folder, ROW, "-o", "w.toml")
    held = (
        b"# \xe7\xac\xac\xe4\xb8\x80\xe8\xbd\xae\xe5\xa4\x8d\xe6\xa0\xb8\r\n"
        + (folder / "w.toml").read_bytes().replace(b"\n", b"\r\n").rstrip()
    )
    (folder / "w.toml").write_bytes(held)
    assert waive(folder, BALANCE, "-o", "w.toml").returncode == 0
    after = (folder / "w.toml").read_bytes()
    assert after.startswith(held)
    assert after.count(b"\n") == after.count(b"\r\n")
    assert [waiver.rule for waiver in gr.load_waivers(after)] == [ROW, BALANCE]
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "b.json", "w.toml"]


def test_checking_leaves_the_waiver_file_alone(folder: Path) -> None:
    waive(folder, ROW, "-o", "w.toml")
    before = (folder / "w.toml").read_bytes()
    document(folder / "b.json", cells={RECEIVED: 6})
    for file in ("a.json", "b.json"):
        run("check", file, "--waivers", "w.toml", cwd=folder)
    assert (folder / "w.toml").read_bytes() == before


def test_what_is_waived_already_is_not_added_again(folder: Path) -> None:
    waive(folder, ROW, "-o", "w.toml", "--expires", "2999-12-31")
    before = (folder / "w.toml").read_bytes()
    done = waive(folder, ROW, "-o", "w.toml")
    assert done.returncode == 0
    assert errors(done)[0].startswith(f"w.toml: 已有豁免：{ROW}（六类申请人之和等于总计）：“")
    assert (folder / "w.toml").read_bytes() == before
    assert waive(folder, ROW, "-o", "w.toml", "--expires", "never").stderr == ""
    waivers = gr.load_waivers(folder / "w.toml")
    assert [waiver.expires for waiver in waivers] == [dt.date(2999, 12, 31), None]


def test_reviewers_who_add_at_the_same_moment_keep_one_anothers_work(folder: Path) -> None:
    years = range(2021, 2027)
    for year in years:
        document(folder / f"{year}.json", report(year), {RECEIVED: 5})
    processes = [
        subprocess.Popen(
            [*PROGRAM, "waive", f"{year}.json", ROW, *WHY, "-o", "w.toml"],
            cwd=folder,
            env=environment(),
        )
        for year in years
    ]
    assert [process.wait(HANGS) for process in processes] == [0] * len(years)
    waivers = gr.load_waivers(folder / "w.toml")
    assert sorted(waiver.year for waiver in waivers) == list(years)


def test_cells_choose_among_findings(folder: Path) -> None:
    document(folder / "b.json", cells={RECEIVED_TOTAL: 5, "applications.carried_over.total": 4})
    assert len(gr.load_waivers(waive(folder, ROW).stdout.encode())) == 2
    done = waive(folder, ROW, "--cell", RECEIVED_TOTAL)
    (waiver,) = gr.load_waivers(done.stdout.encode())
    assert RECEIVED_TOTAL in waiver.bound.cells
    done = waive(folder, ROW, "--cell", "applications.carried_forward.total")
    assert (done.returncode, done.stdout) == (2, "")
    assert "在此（所给单元格）没有发现问题" in done.stderr


def test_without_a_day_a_waiver_comes_up_again_in_a_year(folder: Path) -> None:
    (waiver,) = gr.load_waivers(waive(folder, ROW).stdout.encode())
    assert waiver.expires is not None
    left = waiver.expires - dt.datetime.now().astimezone().date()
    assert 364 <= left.days <= 366
    (waiver,) = gr.load_waivers(waive(folder, ROW, "--expires", "never").stdout.encode())
    assert waiver.expires is None


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("b.json", "applications.rowtotal", *WHY), "did you mean applications.row_total"),
        (("b.json", "applications", *WHY), "no rule or family"),
        (("b.json", ROW), "--reason"),
        (("b.json", ROW, "--reason", "  "), "must be a line of text"),
        (("b.json", ROW, "--reason", "a\nb"), "must be a line of text"),
        (("b.json", ROW, *WHY, "--expires", "31.1.2027"), "is neither a day"),
        (("b.json", ROW, *WHY, "--expires", "2020-01-31"), "2020-01-31 is over"),
        (("b.json", ROW, *WHY, "--cell", "received.total"), "no cell 'received.total'"),
        (
            ("a.json", ROW, *WHY),
            "a.json: applications.row_total (Kinds of applicants add up",
        ),
        (("none.json", ROW, *WHY), "none.json: cannot be opened"),
        ((".", ROW, *WHY), "a folder, where one report is wanted"),
        (("b.json", ROW, *WHY, "--previous", "none.json"), "none.json: cannot be opened"),
        (("b.json", ROW, *WHY, "-o", "a.json/w.toml"), "a.json/w.toml: "),
    ],
)
def test_what_cannot_be_waived_is_status_two(
    folder: Path, arguments: tuple[str, ...], word: str
) -> None:
    done = run("waive", *arguments, cwd=folder, env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in " ".join(done.stderr.split())
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "b.json"]


def test_a_report_of_nobody_cannot_be_waived(folder: Path) -> None:
    content = json.loads((folder / "b.json").read_bytes()) | {"agency": None}
    (folder / "b.json").write_text(json.dumps(content), encoding="utf-8")
    done = waive(folder, ROW)
    assert (done.returncode, done.stdout) == (2, "")
    assert errors(done) == ["govinfo-report: b.json: report: 只有注明机关和年度的报告才能豁免"]


def test_a_name_that_no_waiver_file_can_hold_is_refused(folder: Path) -> None:
    content = json.loads((folder / "b.json").read_bytes()) | {"agency": "示例局 "}
    (folder / "b.json").write_text(json.dumps(content), encoding="utf-8")
    done = waive(folder, ROW, "-o", "w.toml")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = errors(done)
    assert line.startswith("govinfo-report: b.json: waivers[1].agency: ")
    assert not (folder / "w.toml").exists()


@pytest.mark.parametrize("content", [b"\xff", b"[[waiver]]\n", b"[[waivers]]\nrule = 3\n"])
def test_a_broken_waiver_file_stops_the_work_and_is_left_alone(
    folder: Path, content: bytes
) -> None:
    (folder / "w.toml").write_bytes(content)
    for done in (
        run("check", "a.json", "--waivers", "w.toml", cwd=folder),
        waive(folder, ROW, "-o", "w.toml"),
    ):
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = errors(done)
        assert line.startswith("govinfo-report: w.toml: ")
    assert (folder / "w.toml").read_bytes() == content


def test_a_slip_in_the_waiver_file_is_named_by_key(folder: Path) -> None:
    (folder / "w.toml").write_text('[[waivers]]\nrule = "cell.blankk"\n', encoding="utf-8")
    done = run("check", "a.json", "--waivers", "w.toml", cwd=folder, env=ENGLISH)
    assert errors(done) == [
        "govinfo-report: w.toml: waivers[1].rule: no rule 'cell.blankk'; did you mean cell.blank?"
    ]


def test_a_list_in_another_spelling_cannot_be_added_to(folder: Path) -> None:
    (folder / "w.toml").write_text("waivers = []\n", encoding="utf-8")
    done = waive(folder, ROW, "-o", "w.toml")
    assert done.returncode == 2
    assert (folder / "w.toml").read_text(encoding="utf-8") == "waivers = []\n"


def test_waivers_come_from_standard_input_too(folder: Path) -> None:
    waivers = waive(folder, ROW).stdout
    options = ("--select", ROW, "--waivers", "-")
    done = run("check", "b.json", *options, cwd=folder, stdin=waivers)
    assert done.returncode == 0
    assert "豁免：已使用 1，" in done.stdout
    twice = run("check", "-", *options, cwd=folder, stdin=waivers)
    assert (twice.returncode, twice.stdout) == (2, "")


def test_an_expired_waiver_fails_again(folder: Path) -> None:
    waive(folder, ROW, "-o", "w.toml", "--expires", "never")
    text = (folder / "w.toml").read_text(encoding="utf-8")
    (folder / "w.toml").write_text(text.replace('"never"', "2024-06-30"), encoding="utf-8")
    done = run("check", "b.json", "--select", ROW, "--waivers", "w.toml", cwd=folder)
    assert done.returncode == 1
    assert "有效期至 2024-06-30" in done.stdout
