"""``collect``: one page for the person in charge, a file to send back to each, the sum."""

from __future__ import annotations

import io
import json
from pathlib import Path
from random import Random

import attrs
import docx
import pytest

import govinfo_report as gr
from tests.clean_reports import clean
from tests.cli.programs import ENGLISH, RECEIVED, errors, run

MANIFEST = """\
[[consolidated]]
agency = "示例县人民政府"
own_figures = false
organs = ["县教育局", "县水务局", "县民政局"]
"""


def of(agency: str, seed: int) -> gr.Report:
    return clean("2021", agency, 2023, "small", "none", Random(seed)).report


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two of three reports, one of them wrong and late."""
    (tmp_path / "in").mkdir()
    (tmp_path / "manifest.toml").write_text(MANIFEST, "utf-8")
    (tmp_path / "in" / "a.json").write_text(gr.dumps(of("示例县教育局", 1)), "utf-8")
    wrong = gr.replace_cells(of("示例县水务局", 2), {RECEIVED: 12_345})
    late = attrs.evolve(wrong.metadata, published_at="2024-02-20")
    wrong = attrs.evolve(wrong, metadata=late)
    (tmp_path / "in" / "b.docx").write_bytes(gr.render(wrong, "docx"))
    return tmp_path


def collect(desk: Path, *more: str | Path, **environment: str) -> tuple[int, str, list[str]]:
    done = run(
        *("collect", desk / "in", "--manifest", desk / "manifest.toml", "-o", desk / "out", *more),
        env=environment or None,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, errors(done)


def test_the_page_says_who_has_filed_and_what_is_wrong(desk: Path) -> None:
    code, said, told = collect(desk)
    assert code == 1
    assert "应报 3 个机关：已报 2，其中逾期 1；未报 1" in said
    assert "没有错误的 1，有错误的 1" in said
    assert "还有 1 个机关没有可用的报告，没有汇总" in told[0]
    page = (desk / "out" / "index.html").read_text("utf-8")
    for words in ("县教育局", "逾期", "未报", "应为", 'href="../in/b.docx"'):
        assert words in page
    assert not list((desk / "out").glob("示例县人民政府*"))


def test_a_report_with_findings_is_sent_back_with_marks(desk: Path) -> None:
    collect(desk)
    (marked,) = (desk / "out" / "marked").iterdir()
    assert marked.name == "县水务局-2023.docx"
    comments = [comment.text for comment in docx.Document(io.BytesIO(marked.read_bytes())).comments]
    first = "1. “一、本年新收政府信息公开申请数量 · 自然人”填12345，应为"
    assert any(text.startswith(first) for text in comments), comments
    assert 'href="marked/%E5%8E%BF' in (desk / "out" / "index.html").read_text("utf-8")


def test_once_all_have_filed_they_are_summed_up(desk: Path) -> None:
    (desk / "in" / "c.json").write_text(gr.dumps(of("示例县民政局", 3)), "utf-8")
    code, said, told = collect(desk)
    assert (code, told) == (1, [])  # one is late, and wrong
    assert "未报 0" in said
    whole = gr.loads((desk / "out" / "示例县人民政府-2023.json").read_bytes())
    read = [gr.read(path).report for path in sorted((desk / "in").iterdir())]
    assert gr.cells(whole) == gr.cells(gr.consolidate(read, agency="示例县人民政府"))
    assert gr.read(desk / "out" / "示例县人民政府-2023.docx").report.agency == "示例县人民政府"


def test_nothing_to_say_is_status_zero(desk: Path) -> None:
    (desk / "in" / "b.docx").unlink()
    (desk / "manifest.toml").write_text(MANIFEST.replace(', "县水务局", "县民政局"', ""), "utf-8")
    assert collect(desk)[0] == 0
    assert not (desk / "out" / "marked").exists()


def test_all_figures_are_in_one_file_for_a_spreadsheet(desk: Path) -> None:
    collect(desk)
    data = (desk / "out" / "figures.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    heads, *rows = [line.split(",") for line in data.decode("utf-8-sig").splitlines()]
    assert [row[heads.index("agency")] for row in rows] == ["示例县教育局", "示例县水务局"]
    assert rows[1][heads.index(RECEIVED.replace(".", "__"))] == "12345"


def test_the_figures_are_a_table_with_its_data_dictionary(desk: Path) -> None:
    collect(desk)
    found = list(gr.iter_reports(desk / "out" / "figures.csv"))
    assert [report.agency for report in found] == ["示例县教育局", "示例县水务局"]
    assert gr.get_cell(found[1], RECEIVED) == 12345
    package = json.loads((desk / "out" / "datapackage.json").read_text("utf-8"))
    assert [each["path"] for each in package["resources"]] == ["figures.csv"]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_done(desk: Path) -> None:
    (desk / "in" / "broken.docx").write_bytes(b"PK\x03\x04")
    code, _, told = collect(desk)
    assert code == 2
    assert "broken.docx" in told[0]
    page = (desk / "out" / "index.html").read_text("utf-8")
    assert "未能读取的文件" in page
    assert "broken.docx" in page


def test_it_speaks_english(desk: Path) -> None:
    code, said, _ = collect(desk, **ENGLISH)
    assert code == 1
    assert "Agencies: 3; filed: 2, of these late: 1; missing: 1" in said
    assert "Reports collected" in (desk / "out" / "index.html").read_text("utf-8")


def test_results_do_not_go_where_they_would_be_read_as_reports(desk: Path) -> None:
    done = run(
        *("collect", desk / "in", "--manifest", desk / "manifest.toml"),
        *("-o", desk / "in" / "out"),
        env=ENGLISH,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "write elsewhere" in done.stderr
    assert not (desk / "in" / "out").exists()


@pytest.mark.parametrize("content", ["", "[[consolidated]]\nagency = 3\n"])
def test_a_wrong_manifest_is_status_two(desk: Path, content: str) -> None:
    (desk / "manifest.toml").write_text(content, "utf-8")
    code, said, told = collect(desk)
    assert (code, said, len(told)) == (2, "", 1)
    assert not (desk / "out").exists()


def test_it_needs_a_manifest_and_a_folder(desk: Path) -> None:
    without = run("collect", desk / "in", "-o", desk / "out", env=ENGLISH)
    assert (without.returncode, "--manifest" in without.stderr) == (2, True)
    to_a_file = run(
        *("collect", desk / "in", "--manifest", desk / "manifest.toml"),
        *("-o", desk / "manifest.toml"),
        env=ENGLISH,
    )
    assert (to_a_file.returncode, "is no folder" in to_a_file.stderr) == (2, True)
    nowhere = run(
        *("collect", desk / "in", "--manifest", desk / "manifest.toml", "-o", ""), env=ENGLISH
    )
    assert (nowhere.returncode, "is no folder" in nowhere.stderr) == (2, True)


def test_where_nobody_has_filed_all_of_them_are_missing(desk: Path) -> None:
    for path in (desk / "in").iterdir():
        path.unlink()
    code, said, told = collect(desk)
    assert code == 2
    assert "应报 3 个机关：已报 0，其中逾期 0；未报 3" in said
    assert "还有 3 个机关没有可用的报告" in told[-1]
    assert "县民政局" in (desk / "out" / "index.html").read_text("utf-8")


def test_the_files_of_open_documents_are_passed_over(desk: Path) -> None:
    (desk / "in" / "~$b.docx").write_bytes(b"\x06clerk" + b" " * 159)
    code, _, told = collect(desk)
    assert (code, len(told)) == (1, 1)
    assert "~$" not in (desk / "out" / "index.html").read_text("utf-8")


def test_results_of_an_earlier_run_are_named_where_they_no_longer_hold(desk: Path) -> None:
    (desk / "in" / "c.json").write_text(gr.dumps(of("示例县民政局", 3)), "utf-8")
    collect(desk)
    (desk / "in" / "c.json").unlink()
    (desk / "in" / "b.docx").write_bytes(gr.render(of("示例县水务局", 2), "docx"))
    _, _, told = collect(desk)
    named = [
        line.partition(": ")[0].rpartition("/")[2] for line in told if "以前运行留下的" in line
    ]
    whole = ["示例县人民政府-2023.docx", "示例县人民政府-2023.json"]
    assert named == ["县水务局-2023.docx", *whole]
    (desk / "in" / "c.json").write_text(gr.dumps(of("示例县民政局", 3)), "utf-8")
    (desk / "out" / "marked" / "县水务局-2023.docx").unlink()
    assert collect(desk)[::2] == (0, [])


def test_no_sum_is_written_where_own_figures_are_not_declared(desk: Path) -> None:
    (desk / "in" / "c.json").write_text(gr.dumps(of("示例县民政局", 3)), "utf-8")
    (desk / "manifest.toml").write_text(MANIFEST.replace("own_figures = false\n", ""), "utf-8")
    _, _, told = collect(desk)
    assert "own_figures" in told[0]
    assert not list((desk / "out").glob("示例县人民政府*"))


@pytest.mark.parametrize("given", ["out/index.html", "out/marked/a.docx", "out/marked"])
def test_what_is_read_is_not_written_over(desk: Path, given: str) -> None:
    (desk / "out" / "marked").mkdir(parents=True)
    if "." in given:
        (desk / given).write_bytes(b"kept")
    done = run(
        *("collect", desk / given, "--manifest", desk / "manifest.toml", "-o", desk / "out"),
        env=ENGLISH,
    )
    assert (done.returncode, "write elsewhere" in done.stderr) == (2, True)
    assert not (desk / "out" / "figures.csv").exists()


def test_a_report_without_agency_is_sent_back_under_the_name_of_its_file(desk: Path) -> None:
    nobody = attrs.evolve(of("示例县水务局", 2), agency=None)
    nobody = gr.replace_cells(nobody, {RECEIVED: 12_345})
    (desk / "in" / "b.docx").unlink()
    (desk / "in" / "某局 年报.json").write_text(gr.dumps(nobody), "utf-8")
    collect(desk)
    assert [path.name for path in (desk / "out" / "marked").iterdir()] == ["某局 年报-2023.docx"]


def test_old_word_files_are_named_and_converted_where_asked(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "in" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "--convert" in collect(desk, "--jobs", "1")[2][0]
    monkeypatch.setenv("PATH", "")
    told = collect(desk, "--jobs", "1", "--convert")[2][0]
    assert "LibreOffice" in told
    assert "--convert" not in told
