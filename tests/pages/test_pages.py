"""Forms as they come out of a printer: complete, on A4, the tables on two pages, nothing cut."""

from __future__ import annotations

import subprocess
from collections import Counter
from html import unescape
from pathlib import Path

import attrs
import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.model import Report, cells, replace_cells, with_cells
from govinfo_report.printed_form import blank_report
from tests.pages.programs import missing, pages, printed, size, texts
from tests.places import EXAMPLES

A4 = (595, 842)


def test_the_programs_are_there() -> None:
    assert missing() == []


def tables_only(edition: str) -> Report:
    """A report that is nothing but title and tables, every figure another one of three digits."""
    report = attrs.evolve(
        with_cells(blank_report(edition), 0),
        title="某市某区人力资源和社会保障局政府信息公开工作年度报告",
        overview=gr.ABSENT,
        problems_and_improvements=gr.ABSENT,
        other_matters=gr.ABSENT,
    )
    counted = [cell for cell in cells(report) if not cell.endswith(".amount")]
    return replace_cells(report, {cell: 101 + place for place, cell in enumerate(counted)})


def file(folder: Path, report: Report, name: str) -> Path:
    target = folder / f"report.{name}"
    target.write_bytes(gr.render(report, name))
    return target


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["html", "docx"])
def test_the_tables_take_two_pages_of_a4_at_most(tmp_path: Path, edition: str, name: str) -> None:
    count, width, height = size(printed(file(tmp_path, tables_only(edition), name)))
    assert (round(width), round(height)) == A4
    assert count <= 2


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_sheet_takes_one_page_of_a4(tmp_path: Path, edition: str) -> None:
    count, width, height = size(printed(file(tmp_path, tables_only(edition), "xlsx")))
    assert (round(width), round(height)) == A4
    assert count == 1 + len(form(edition).tables)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["html", "docx", "xlsx"])
def test_nothing_is_cut_or_runs_over_the_edge(tmp_path: Path, edition: str, name: str) -> None:
    report = tables_only(edition)
    pdf = printed(file(tmp_path, report, name))
    for words in pages(pdf):
        for word in words:
            assert 20 < word.left < word.right < A4[0] - 20, word
            assert 20 < word.top < word.bottom < A4[1] - 20, word
    told = unescape("".join(texts(pdf)))
    numbers = [str(value) for value in cells(report).values() if value]
    assert [number for number in numbers if number not in told] == []
    characters = Counter(told)
    for table in form(edition).tables:
        for part in (*table.rows, *table.columns, *table.groups):
            if getattr(part, "printed", True):
                lacking = Counter(part.label) - characters
                assert not lacking, part.label


@pytest.mark.parametrize("name", ["html", "docx", "xlsx"])
def test_no_two_numbers_of_a_row_touch(tmp_path: Path, name: str) -> None:
    """Figures of millions, as provinces have them, stay in their columns."""
    report = tables_only("2021")
    counted = [cell for cell in cells(report) if not cell.endswith(".amount")]
    large = replace_cells(report, {c: 11_000_000 + place for place, c in enumerate(counted)})
    found = {
        word.text
        for words in pages(printed(file(tmp_path, large, name)))
        for word in words
        if word.text.isdigit()
    }
    assert {str(11_000_000 + place) for place in range(len(counted))} <= found


@pytest.mark.parametrize("name", ["html", "docx", "xlsx"])
def test_a_whole_report_is_printed_to_its_last_word(tmp_path: Path, name: str) -> None:
    report = gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report
    told = unescape("".join(texts(printed(file(tmp_path, report, name)))))
    for section in ("introduction", "overview", "problems_and_improvements", "other_matters"):
        for paragraph in getattr(report, section):
            words = "".join(paragraph.split())
            assert words[-12:] in told, words[-12:]


def test_a_phone_shows_the_page_without_scrolling_sideways(tmp_path: Path) -> None:
    """Only the wide tables scroll, inside their own frames."""
    page = file(tmp_path, tables_only("2021"), "html")
    probe = tmp_path / "probe.html"
    probe.write_text(
        '<iframe id="f" src="report.html" style="width:390px;height:800px;border:0"></iframe>'
        "<script>onload=()=>{const e=f.contentDocument.documentElement;"
        "document.title=e.scrollWidth+' '+e.clientWidth}</script>",
        encoding="utf-8",
    )
    assert page.exists()
    done = subprocess.run(
        [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--allow-file-access-from-files", f"--user-data-dir={tmp_path / 'profile'}"),
            probe.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    title = done.stdout.decode().partition("<title>")[2].partition("</title>")[0]
    needed, there = map(int, title.split())
    assert 0 < needed <= there
