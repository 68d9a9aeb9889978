"""Where results go: never over an input, to new folders, in the format that the ending says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import click
import pytest

import govinfo_report as gr
from govinfo_report.cli.inputs import InputFile
from govinfo_report.cli.main import main
from govinfo_report.cli.output import ENDINGS, OutputFile, contradicts
from tests.cli.programs import PROGRAM, RECEIVED, commands, document, environment, run
from tests.places import EXAMPLES

PAGE = EXAMPLES / "wuxing-hrss-2023.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a draft and another report."""
    monkeypatch.chdir(tmp_path)
    document(tmp_path / "draft", cells={RECEIVED: 5})
    document(tmp_path / "other")
    return tmp_path


def ended(*arguments: str) -> int | str | None:
    """The exit status of the program, run in this process."""
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return end.value.code


COMMANDS = (
    "check draft",
    "check other draft --format json",
    "check other --previous draft",
    "check other --waivers draft",
    "check other --rules draft",
    "check other --manifest draft",
    "check other --together draft",
    "consolidate other draft --agency 某市",
    "diff draft other",
    "diff other draft",
    "draft draft",
    "fill draft",
    "indicators other draft",
    "indicators other --previous draft",
    "locate draft",
    "read draft",
    "read other draft",
    "render draft --to html",
    "render draft --to docx --draft",
    "rules --rules draft",
    "series other draft",
    "table other draft",
    "validate draft",
    "waive draft applications.row_total --reason 已核对",
    "waive other applications.row_total --reason 已核对 --previous draft",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_input_is_never_written_over(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "draft").read_bytes()
    assert ended(*command.split(), "-o", "draft") == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert said.err.startswith("govinfo-report: draft: ")
    assert (folder / "draft").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["draft", "other"]


def test_these_are_all_commands_that_read_and_write() -> None:
    reading = {
        name
        for name, command in commands().items()
        if {InputFile, OutputFile} <= {type(parameter.type) for parameter in command.params}
    }
    assert {command.split()[0] for command in COMMANDS} == reading


def test_every_parameter_that_names_a_file_says_whether_it_is_read_or_written() -> None:
    named = [
        (command.name, parameter.name, type(parameter.type))
        for command in commands().values()
        for parameter in command.params
        if "FILE" in parameter.make_metavar(click.Context(command)).upper()
        or parameter.name in ("target", "pages", "old", "new")
    ]
    assert len(named) > 20
    assert [each for each in named if each[2] not in (InputFile, OutputFile)] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("draft", "./draft"),
        ("draft", "sub/../draft"),
        ("draft", "{folder}/draft"),
        ("draft", "soft"),
        ("soft", "draft"),
        ("draft", "hard"),
        ("draft", "linked/draft"),
        (".", "page.txt"),
        ("linked", "page.txt"),
        (".", "hard"),
        (".", "soft"),
    ],
)
def test_under_no_other_name_either(
    folder: Path, source: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sub").mkdir()
    (folder / "soft").symlink_to("draft")
    (folder / "linked").symlink_to(folder)
    os.link(folder / "draft", folder / "hard")
    os.link(folder / "draft", folder / "page.txt")
    before = (folder / "draft").read_bytes()
    assert ended("check", source, "-o", target.format(folder=folder)) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (folder / "draft").read_bytes() == before


@pytest.mark.parametrize("target", ["new.json", "other", "hidden/.page.txt", "notes.csv"])
def test_what_is_no_input_may_be_written_over(folder: Path, target: str) -> None:
    (folder / "draft").rename("page.txt")
    for name in ("hidden/.page.txt", "notes.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("old")
    before = (folder / "page.txt").read_bytes()
    assert ended("check", ".", "--format", "csv", "-o", target) == (2 if "json" in target else 1)
    assert (folder / "page.txt").read_bytes() == before


def test_a_file_that_is_standard_input_or_output_is_an_input_like_any_other(folder: Path) -> None:
    before = (folder / "draft").read_bytes()
    for command, source, sink in (
        (["check", "-", "-o", "draft"], "draft", os.devnull),
        (["check", "draft"], os.devnull, "draft"),
        (["check", "-"], "draft", "draft"),
    ):
        with Path(source).open("rb") as read, Path(sink).open("ab") as written:
            done = subprocess.run(
                [*PROGRAM, *command],
                stdin=read,
                stdout=written,
                stderr=subprocess.PIPE,
                check=False,
                env=environment(),
            )
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert (folder / "draft").read_bytes() == before


def test_what_the_shell_makes_for_standard_output_is_no_page_of_the_folder(folder: Path) -> None:
    (folder / "draft").rename("page.txt")
    with Path("findings.txt").open("wb") as written:
        done = subprocess.run(
            [*PROGRAM, "check", "."],
            stdout=written,
            stderr=subprocess.PIPE,
            check=False,
            env=environment(),
        )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "page.txt" in (folder / "findings.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", ["read in -o in", "read in in/a.json -o in/.", "read . in/a.json -o in"]
)
def test_no_document_of_a_folder_is_written_over_an_input(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document(folder / "in" / "a.json")
    document(folder / "in" / "b.json", cells={RECEIVED: 5})
    document(folder / "c.txt")
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    assert ended(*command.split()) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


@pytest.mark.parametrize("target", [".", "new/"])
@pytest.mark.parametrize("command", ["check draft", "waive draft cell.unit --reason 是", "schema"])
def test_a_folder_is_no_output_of_one_file(
    folder: Path, command: str, target: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*command.split(), "-o", target) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert said.err.startswith(f"govinfo-report: {target}: ")
    assert sorted(path.name for path in folder.iterdir()) == ["draft", "other"]


def contradictions() -> Sequence[str]:
    return (
        "check draft --format json -o x.html",
        "check draft --format text -o x.json",
        "check draft --format html -o x.txt",
        "check draft -o x.docx",
        "consolidate draft other --agency 某市 -o x.xlsx",
        "diff draft other --format csv -o x.html",
        "locate draft -o x.html",
        "read draft -o x.HTML",
        "render draft --to html -o out.docx",
        "render draft --to docx -o out.pdf",
        "render draft -o out.json",
        "rules -o x.json",
        "schema -o x.csv",
        "validate draft -o x.json",
    )


@pytest.mark.parametrize("command", contradictions())
def test_an_ending_that_contradicts_the_format_is_refused(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(*command.split()) == 2
    assert "用法：" in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == ["draft", "other"]


@pytest.mark.parametrize("form", ENDINGS)
def test_a_format_has_endings_that_do_not_contradict_it(form: str) -> None:
    for ending in (*ENDINGS[form], "", ".bak", ".new"):
        assert not contradicts(ending, form)
    assert contradicts(".docx", form) == (form != "docx")


def test_the_ending_decides_where_nobody_else_does(folder: Path) -> None:
    assert ended("render", "draft", "-o", "a/form.docx") == 0
    assert zipfile.is_zipfile(folder / "a" / "form.docx")
    assert ended("render", "--blank", "-o", "form.htm") == 0
    assert (folder / "form.htm").read_bytes() == gr.render_blank("2021", "html")
    assert ended("check", "draft", "-o", "x.sarif") == 1
    assert json.loads((folder / "x.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ended("diff", "draft", "other", "-o", "x.md") == 1
    assert (folder / "x.md").read_text(encoding="utf-8").startswith("# ")
    assert ended("check", "draft", "--format", "sarif", "-o", "x.json") == 1
    assert "runs" in json.loads((folder / "x.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "command", [(), ("read",), ("schema",), ("waive", "applications.row_total", "--reason", "是")]
)
def test_folders_that_are_not_there_are_made(folder: Path, command: tuple[str, ...]) -> None:
    name, *more = command or ("check",)
    files = [] if name == "schema" else ["draft"]
    assert ended(name, *files, *more, "-o", "new/one/x.out") == (0 if command else 1)
    assert [path.name for path in (folder / "new" / "one").iterdir()] == ["x.out"]


@pytest.mark.skipif(sys.platform == "win32", reason="a path may not be that long")
def test_a_name_may_be_as_long_as_the_system_lets_it(folder: Path) -> None:
    (folder / "in").mkdir()
    name = "长" * 83 + ".txt"  # 253 bytes; with .json 254
    (folder / "draft").rename(folder / "in" / name)
    assert ended("read", "in", "-o", "out") == 0
    assert [path.name for path in (folder / "out").iterdir()] == ["长" * 83 + ".json"]


def test_standard_output_obeys_the_encoding_that_is_asked_for(tmp_path: Path) -> None:
    document(tmp_path / "年报.json", cells={RECEIVED: 5})
    (tmp_path / "空").mkdir()

    def written(form: str, encoding: str) -> tuple[bytes, bytes]:
        done = subprocess.run(
            [*PROGRAM, "check", "年报.json", "空", "--format", form, "--lang", "zh"],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=environment(PYTHONIOENCODING=encoding),
        )
        return done.stdout, done.stderr

    usual = {form: written(form, "")[0].decode() for form in ("text", "csv", "json", "html")}
    out, errors = written("text", "gb18030")
    assert out.decode("gb18030") == usual["text"]
    assert "空" in errors.decode("gb18030")
    assert written("csv", "gb18030")[0].decode("gb18030") == usual["csv"]
    out, errors = written("text", "ascii")
    assert b"\\u5e74\\u62a5.json" in out
    assert b"\\u7a7a" in errors
    assert b"???" in written("text", "ascii:replace")[0]
    # What must be UTF-8 or says that it is keeps to ASCII: right in both encodings.
    assert json.loads(written("json", "gbk")[0].decode("ascii")) == json.loads(usual["json"])
    assert "&#24180;" in written("html", "gbk")[0].decode("ascii")


def test_a_terminal_encoding_is_nothing_to_a_file(tmp_path: Path) -> None:
    document(tmp_path / "年报.json", cells={RECEIVED: 5})
    run("check", "年报.json", "-o", "x.txt", cwd=tmp_path, env={"PYTHONIOENCODING": "gbk"})
    assert "年报.json" in (tmp_path / "x.txt").read_text(encoding="utf-8")
