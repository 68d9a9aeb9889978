"""``check --format html``: one page, one page of several reports, a folder of pages."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from govinfo_report.findings.index import ON_ONE_PAGE
from tests.cli.programs import ENGLISH, RECEIVED, document, errors, report, run

HTML = ("--format", "html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents and a file that is none, one of them a folder deeper and named oddly."""
    document(tmp_path / "in" / "a.json")
    document(tmp_path / "in" / "县 50%#1" / "a.json", cells={RECEIVED: 5})
    (tmp_path / "in" / "b.json").write_text("{", encoding="utf-8")
    return tmp_path


class Links(HTMLParser):
    """Where the links of a page lead, and the ids that there are."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [given["href"] or ""] if tag == "a" else []
        self.ids += [str(given["id"])] if "id" in given else []


def assert_links_lead_somewhere(page: Path) -> None:
    found = Links(page)
    assert len(found.ids) == len(set(found.ids))
    for link in found.links:
        if link.startswith("#"):
            assert link[1:] in found.ids
        else:
            assert (page.parent / unquote(link)).is_file()


def pages(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(found)


def test_a_folder_has_a_page_a_report_and_a_table_of_them(folder: Path) -> None:
    done = run("check", "in", "--format", "html", "-o", "out/", cwd=folder)
    assert done.returncode == 2  # a file could not be read
    assert done.stdout == ""
    assert pages(folder / "out") == [
        "index.html",
        "reports/a.json.html",
        "reports/县 50%#1/a.json.html",
    ]
    for page in (folder / "out").rglob("*.html"):
        assert_links_lead_somewhere(page)
    table = (folder / "out" / "index.html").read_text("utf-8")
    assert re.findall(r'<tr data-state="(\w+)"', table) == ["noted", "refused", "wrong"]
    assert "共 3 份：有错误 1 份，只有提醒 1 份，未能读出 1 份。" in table
    assert "in/b.json" in table


@pytest.mark.parametrize("form", [(), ("--format", "json")])
def test_a_folder_is_of_html_alone(folder: Path, form: tuple[str, ...]) -> None:
    done = run("check", "in/a.json", *form, "-o", "out/", cwd=folder, env=ENGLISH)
    assert done.returncode == 2
    assert "this is a folder" in done.stderr
    assert not (folder / "out").exists()


def test_what_was_written_is_no_input_of_the_next_run(folder: Path) -> None:
    for _ in range(2):
        run("check", "in", "--format", "html", "-o", "in/out/", cwd=folder)
        assert len(pages(folder / "in" / "out")) == 3


@pytest.mark.parametrize(("given", "out"), [("in", "in/"), ("out/reports", "out/")])
def test_a_folder_that_is_read_gets_no_pages(folder: Path, given: str, out: str) -> None:
    document(folder / "out" / "reports" / "a.json")
    before = pages(folder)
    done = run("check", given, "--format", "html", "-o", out, cwd=folder, env=ENGLISH)
    assert done.returncode == 2
    assert "write elsewhere" in done.stderr
    assert pages(folder) == before


def test_a_page_does_not_go_over_a_file_that_is_read(folder: Path) -> None:
    page = folder / "out" / "reports" / "a.json.html"
    document(folder / "x" / "a.json.html")
    page.parent.mkdir(parents=True)
    os.link(folder / "in" / "a.json", page)
    before = page.read_bytes()
    done = run("check", "in/a.json", *HTML, "-o", "out/", cwd=folder, env=ENGLISH)
    assert done.returncode == 2
    assert page.read_bytes() == before


def test_two_reports_of_one_name_get_a_page_each(folder: Path) -> None:
    run("check", "in/a.json", "in/县 50%#1/a.json", *HTML, "-o", "out/", cwd=folder)
    assert pages(folder / "out/reports") == ["a.json-2.html", "a.json.html"]


def test_several_reports_on_one_page_have_a_table_whose_links_lead_to_them(folder: Path) -> None:
    done = run("check", "in", "--format", "html", "-o", "page.html", cwd=folder)
    assert done.returncode == 2
    page = folder / "page.html"
    assert_links_lead_somewhere(page)
    assert {"top", "r1", "r2"} <= set(Links(page).ids)
    text = page.read_text("utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text


def test_many_reports_do_not_go_on_one_page(tmp_path: Path) -> None:
    for number in range(ON_ONE_PAGE + 1):
        document(tmp_path / "in" / f"{number}.json", report(agency=f"某县第{number}局"))
    for more in ((), ("--skip-other",)):
        done = run("check", "in", "--format", "html", *more, cwd=tmp_path, env=ENGLISH)
        assert done.returncode == 2
        assert "more than 50 reports do not go on one page" in done.stderr
        assert done.stdout == ""
    done = run("check", "in", "--together", *HTML, "-o", "out/", cwd=tmp_path)
    assert len(pages(tmp_path / "out" / "reports")) == ON_ONE_PAGE + 1
    assert_links_lead_somewhere(tmp_path / "out" / "index.html")


def linked_pages(folder: Path) -> list[str]:
    """The pages that the table leads to, each once in a table without slips."""
    table = Links(folder / "index.html")
    return sorted(unquote(link, errors="surrogateescape") for link in table.links)


ODD_NAMES = {
    "markup": "<script>alert(1)<%2fscript> \"'&#?.json",
    "long": "长" * 83 + ".json",
    "turned": "\u202eאבג.json",
    "line": "一\n二.json",
    "bytes": os.fsdecode(b"\xff\xfe.json"),
    "index": "index.json",
}


@pytest.mark.parametrize("kind", ODD_NAMES)
def test_a_name_may_be_odd(tmp_path: Path, kind: str) -> None:
    agency = '<script>alert("1")</script>\u202e局'
    document(tmp_path / "in" / "县" / ODD_NAMES[kind], report(agency=agency))
    done = run("check", "in", *HTML, "-o", "out/", cwd=tmp_path)
    assert done.returncode == 0
    (link,) = linked_pages(tmp_path / "out")
    page = tmp_path / "out" / link
    assert (page.parent / Links(page).links[0]).resolve() == tmp_path / "out" / "index.html"
    table = (tmp_path / "out" / "index.html").read_text("utf-8")
    for text in (table, page.read_text("utf-8")):
        assert "<script>alert" not in text
        assert "\u202e" not in text


def test_no_page_goes_over_another_where_the_disk_folds_case(tmp_path: Path) -> None:
    names = ("A.json", "a.json", "a.json.html/b.json", "b/x.html.json", "B/X.html.json")
    for name in names:
        document(tmp_path / "in" / name, report(agency=name))
    for sources in (["in"], [f"in/{name}" for name in names]):
        run("check", *sources, *HTML, "-o", "out/", cwd=tmp_path)
        links = linked_pages(tmp_path / "out")
        assert len({link.casefold() for link in links}) == len(names)
        assert all((tmp_path / "out" / link).is_file() for link in links)


def test_pages_of_reports_that_are_gone_are_named(folder: Path) -> None:
    run("check", "in", *HTML, "-o", "out/", cwd=folder)
    (folder / "in" / "a.json").unlink()
    own = folder / "out" / "reports" / "own.html"
    own.write_text("<p>a page of somebody", encoding="utf-8")
    done = run("check", "in", *HTML, "-o", "out/", cwd=folder, env=ENGLISH)
    left = [line for line in done.stderr.splitlines() if "left by an earlier run" in line]
    assert [line.partition(": ")[0] for line in left] == ["out/reports/a.json.html"]
    assert own.exists()


def test_a_page_that_cannot_be_written_has_a_row_all_the_same(folder: Path) -> None:
    (folder / "out" / "reports" / "a.json.html").mkdir(parents=True)
    done = run("check", "in", *HTML, "-o", "out/", cwd=folder)
    assert done.returncode == 2
    assert "out/reports/a.json.html" in done.stderr
    table = (folder / "out" / "index.html").read_text("utf-8")
    assert len(re.findall(r'<tr data-state="\w+"', table)) == 3
    assert linked_pages(folder / "out") == ["reports/县 50%#1/a.json.html"]


def test_no_disk_for_the_rows_of_the_table_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govinfo_report.cli.findings_pages._IN_MEMORY", 1)

    def full(*_given: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    done = run("check", "in", *HTML, "-o", "out/", cwd=folder)
    assert done.returncode == 2
    (line,) = errors(done)[-1:]
    assert line.startswith(f"govinfo-report: {tempfile.gettempdir()}: ")
    assert not (folder / "out" / "index.html").exists()
