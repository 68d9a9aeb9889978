"""How LibreOffice is started, bounded and ended, by a program in its place."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.readers import libreoffice
from tests.readers.old_files import mail, zipped
from tests.readers.sites import numbers
from tests.readers.spanned import as_docx, parts
from tests.readers.test_packages import NOTICE

RTF = rb"{\rtf1 a}"
WORD = as_docx(parts("2021", numbers()))

Program = Callable[[str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Puts a script in the place of LibreOffice; gives the folder of what it leaves."""
    places = tmp_path / "bin"
    places.mkdir()
    monkeypatch.setenv("PATH", f"{places}:/usr/bin:/bin")

    def install(script: str) -> Path:
        found = places / "soffice"
        head = 'while [ "$1" != --outdir ]; do shift; done; out=$2; source=$3; mkdir -p "$out"'
        found.write_text(f"#!/bin/sh\nwhole=\"$*\"; {head}\nleft='{tmp_path}'\n{script}\n")
        found.chmod(0o755)
        (tmp_path / "made.docx").write_bytes(WORD)
        return tmp_path

    return install


def test_nothing_is_started_unless_it_is_asked_for(program: Program) -> None:
    left = program('touch "$left/started"')
    with pytest.raises(gr.ReadError, match=r"convert=\"libreoffice\""):
        gr.read(RTF)
    gr.read(WORD, convert="libreoffice")
    assert not (left / "started").exists()
    with pytest.raises(ValueError, match="libreoffice"):
        gr.read(RTF, convert="word")  # type: ignore[arg-type]  # the mistake that is tested


def test_the_program_gets_a_copy_a_profile_and_hardly_any_environment(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://example.org")
    monkeypatch.setenv("SECRET", "a secret")
    left = program(
        'cp "$left/made.docx" "$out/page.docx"; env > "$left/env"; cp "$source" "$left/copy"\n'
        'echo "$whole" > "$left/arguments"; cp "$HOME"/profile/user/*.xcu "$left/profile"'
    )
    (left / "x.rtf").write_bytes(RTF)
    reading = gr.read(left / "x.rtf", convert="libreoffice")
    assert reading.report.applications == gr.read(WORD).report.applications
    assert reading.report.metadata.source == "x.rtf"
    assert [note.severity for note in reading.notes if note.kind == "converted"] == ["info"]
    assert (left / "copy").read_bytes() == RTF
    environment = (left / "env").read_text()
    assert "SECRET" not in environment
    assert "proxy" not in environment
    home = next(line for line in environment.splitlines() if line.startswith("HOME="))
    assert not Path(home.removeprefix("HOME=")).exists()  # gone with all that was in it
    arguments = (left / "arguments").read_text()
    assert "--headless" in arguments
    assert home.removeprefix("HOME=") in arguments
    assert "DisableMacrosExecution" in (left / "profile").read_text()


def is_running(process: int) -> bool:
    """Whether a process is there and no mere entry of one that has ended."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def ended(process: int) -> bool:
    for _ in range(200):
        if not is_running(process):
            return True
        time.sleep(0.05)
    return False


def test_what_does_not_end_is_killed_with_all_that_it_started(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    left = program('sleep 1000 & echo $! > "$left/child"; echo $$ > "$left/own"; wait')
    with pytest.raises(gr.ReadError, match=r"more than 0\.5 s"):
        gr.read(RTF, convert="libreoffice")
    assert ended(int((left / "child").read_text()))
    assert ended(int((left / "own").read_text()))


def test_what_it_leaves_running_is_killed_too(program: Program) -> None:
    left = program('cp "$left/made.docx" "$out/page.docx"; sleep 1000 & echo $! > "$left/child"')
    gr.read(RTF, convert="libreoffice")
    assert ended(int((left / "child").read_text()))


def test_what_it_makes_is_bounded(program: Program) -> None:
    program('head -c 17000000 /dev/zero > "$out/page.docx"')
    with pytest.raises(gr.ReadError, match="16 MiB"):
        gr.read(RTF, convert="libreoffice")
    left = program('head -c 90000000 /dev/zero > "$out/page.docx"; cp "$left/x" "$out/page.docx"')
    with pytest.raises(gr.ReadError):
        gr.read(RTF, convert="libreoffice")
    assert not (left / "core").exists()


def test_a_file_that_it_makes_nothing_of_is_refused(program: Program) -> None:
    program("exit 1")
    with pytest.raises(gr.ReadError, match="cannot open") as caught:
        gr.read(RTF, convert="libreoffice")
    assert "LibreOffice" in caught.value.message("zh")
    program('echo nonsense > "$out/page.docx"')
    with pytest.raises(gr.ReadError, match="broken"):
        gr.read(RTF, convert="libreoffice")


def test_without_libreoffice_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_PLACES", ())
    with pytest.raises(gr.ReadError, match="not found on this system"):
        gr.read(RTF, convert="libreoffice")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
OLD = {
    ".doc": OLE + "WordDocument".encode("utf-16-le"),
    ".rtf": RTF,
    ".odt": zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, 0),
    ".fodt": b"<?xml version='1.0'?>\n<office:document x='1'>",
    ".xml": b"<?xml version='1.0'?>\n<w:wordDocument x='1'>",
}


@pytest.mark.parametrize("ending", OLD)
def test_each_kind_of_old_texts_is_converted_under_its_own_ending(
    ending: str, program: Program
) -> None:
    left = program('cp "$left/made.docx" "$out/page.docx"; echo "$source" > "$left/source"')
    assert gr.read(OLD[ending], convert="libreoffice").format == "docx"
    assert (left / "source").read_text().strip().endswith(f"/page{ending}")


def test_old_texts_in_packages_are_converted_too(program: Program) -> None:
    program('cp "$left/made.docx" "$out/page.docx"')
    for data in (zipped({"a.rtf": RTF, "b.txt": NOTICE}), mail(attached={"a.rtf": RTF})):
        with pytest.raises(gr.ReadError, match="RTF"):
            gr.read(data)
        assert gr.read(data, convert="libreoffice").report.metadata.source == "a.rtf"


def test_read_many_converts_where_it_is_asked(program: Program, tmp_path: Path) -> None:
    program('cp "$left/made.docx" "$out/page.docx"')
    path = tmp_path / "x.rtf"
    path.write_bytes(RTF)
    ((_, refused),) = gr.read_many([path], jobs=1)
    assert isinstance(refused, gr.ReadError)
    ((_, read),) = gr.read_many([path], jobs=1, convert="libreoffice")
    assert isinstance(read, gr.Reading)
    with pytest.raises(ValueError, match="libreoffice"):
        gr.read_many([path], convert="word")  # type: ignore[arg-type]


def test_the_option_of_the_command_line(program: Program, tmp_path: Path) -> None:
    program('cp "$left/made.docx" "$out/page.docx"')
    path = tmp_path / "x.rtf"
    path.write_bytes(RTF)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "govinfo_report", *arguments, str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    refused = run("read", "--lang", "en")
    assert refused.returncode == 2
    assert "--convert" in refused.stderr
    assert '"edition"' in run("read", "--convert").stdout
    assert run("check", "--convert").returncode in (0, 1)
