"""``read``: pages to documents, one or many."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

import govinfo_report as gr
from tests.cli.programs import ENGLISH, document, errors, run
from tests.places import EXAMPLES

PAGE = EXAMPLES / "wuxing-hrss-2023.txt"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return Path(shutil.copy(PAGE, tmp_path / "page.txt"))


def test_the_document_of_one_page_goes_to_standard_output(page: Path) -> None:
    done = run("read", page)
    assert done.returncode == 0
    assert gr.loads(done.stdout) == gr.read(page).report
    assert done.stdout.endswith("}\n")
    assert "政府信息公开" in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_notes_go_to_standard_error_in_the_language_asked_for(page: Path, lang: str) -> None:
    lines = page.read_text(encoding="utf-8").replace("现行有效件数", "现行有效件")
    page.write_text(lines, encoding="utf-8")
    done = run("read", page, "--lang", lang)
    notes = gr.read(page).notes
    assert notes
    assert len(errors(done)) == len(notes)
    for line, note in zip(errors(done), notes, strict=True):
        assert line.startswith(f"{page}: ")
        assert line.endswith(f"[{note.kind}]")
        assert "".join(note.message(lang).split()) in "".join(line.split())
    assert json.loads(done.stdout)["edition"] == "2021"


def test_a_page_from_standard_input(page: Path) -> None:
    done = run("read", "-", stdin=page.read_bytes())
    assert done.returncode == 0
    assert gr.cells(gr.loads(done.stdout)) == gr.cells(gr.read(page).report)


def test_one_page_to_a_file(page: Path, tmp_path: Path) -> None:
    done = run("read", page, "-o", tmp_path / "out.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert gr.loads((tmp_path / "out.json").read_bytes()) == gr.read(page).report


@pytest.mark.parametrize("folder", ["there", "new/"])
def test_one_page_to_a_folder(page: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / "there").mkdir()
    assert run("read", page, "-o", f"{tmp_path}/{folder}").returncode == 0
    assert (tmp_path / folder / "page.json").is_file()


def test_several_pages_become_one_document_each_below_the_folder(page: Path) -> None:
    folder = page.parent
    (folder / "sub").mkdir()
    shutil.copy(page, folder / "sub" / "other.txt")
    done = run("read", ".", "-o", "out", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    written = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.json"))
    assert written == ["out/page.json", "out/sub/other.json"]


def test_a_broken_page_is_one_line_and_the_others_are_still_read(page: Path) -> None:
    folder = page.parent
    (folder / "empty.txt").touch()
    done = run("read", "missing.txt", "empty.txt", "page.txt", "-o", "out", cwd=folder)
    assert done.returncode == 2
    broken = [line for line in errors(done) if line.startswith("govinfo-report: ")]
    assert [line.split(": ")[1] for line in broken] == ["missing.txt", "empty.txt"]
    assert [path.name for path in (folder / "out").iterdir()] == ["page.json"]


def test_two_pages_of_one_name_do_not_overwrite_each_other(page: Path) -> None:
    folder = page.parent
    shutil.copy(page, folder / "page.md")
    done = run("read", "page.txt", "page.md", "-o", "out", cwd=folder, env=ENGLISH)
    assert done.returncode == 0
    written = sorted(path.name for path in (folder / "out").iterdir())
    assert written == ["page.md.json", "page.txt.json"]
    again = run("read", "page.txt", "page.txt", "-o", "out", cwd=folder, env=ENGLISH)
    assert again.returncode == 2
    assert "is where the document of page.txt goes" in again.stderr


def test_a_document_is_not_replaced_by_itself(tmp_path: Path) -> None:
    path = document(tmp_path / "a.json")
    before = path.read_bytes()
    done = run("read", path, "-o", tmp_path)
    assert (done.returncode, path.read_bytes()) == (2, before)


def test_a_document_that_cannot_be_written_is_one_line(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "page.json"
    target.mkdir(parents=True)
    done = run("read", page, "-o", tmp_path / "out", env=ENGLISH)
    assert done.returncode == 2
    assert errors(done)[-1] == f"govinfo-report: {target}: {os.strerror(errno.EISDIR)}"


def test_a_file_where_a_folder_is_wanted(page: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    done = run("read", page, page, "-o", blocked)
    assert done.returncode == 2
    assert str(blocked) in done.stderr
