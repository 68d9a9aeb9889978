"""The command line in one language: help, usage errors and all that is said of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

import govinfo_report as gr
from govinfo_report.catalogue.rule_entries import Basis
from govinfo_report.cli.help import TextOption, asked_for, cli_texts
from govinfo_report.cli.main import program
from govinfo_report.display import width
from govinfo_report.language import VARIABLE, Lang, Text
from govinfo_report.processes import Loss
from govinfo_report.strict_toml import records
from tests.cli.programs import RECEIVED, commands, document, report, run
from tests.places import SRC

CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,})+")
"""Words in a row: single ones are names of formats, options, programs."""

NAMES = re.compile(
    r"eval \"\$\(govinfo-report completion \w+\)\"|govinfo-report completion fish \| source"
    r"|govinfo-report(?: [a-z]+)?(?: --help)?|--?[a-z-]+(?: --?[a-z-]+)*"
    r"|JSON (?:Schema|Pointer|Patch)|Frictionless|Table Schema|Parquet|Python|Schema|Table|JSON"
    r"|blank_1|gr\.[a-z_]+"
    r"|\[[a-z|]+\]|[\w/.-]+\.(?:json|txt|toml|docx|html|pdf)"
)
"""Names that stand in both languages as they are."""


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


def said(*arguments: str) -> tuple[str, str]:
    """What the program says: standard output and standard error."""
    done = run(*arguments)
    return done.stdout, done.stderr


def is_in(lang: Lang, text: str) -> bool:
    """Whether a text is in one language and has no words of the other."""
    bare = NAMES.sub(" ", text)
    if lang == "en":
        return not CHINESE.search(bare)
    return bool(CHINESE.search(text)) and not ENGLISH.search(bare)


COMMANDS = commands()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_one_language(command: str, lang: Lang) -> None:
    out, _ = said("--lang", lang, *command.split(), "--help")
    assert out.startswith({"zh": "用法：govinfo-report", "en": "Usage: govinfo-report"}[lang])
    for line in out.splitlines():
        assert line.isascii() if lang == "en" else not ENGLISH.search(NAMES.sub(" ", line))
        assert width(line) <= 80
    assert said(*command.split(), "--help", "--lang", lang)[0] == out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_columns_of_a_list_stand_under_one_another(lang: Lang) -> None:
    out, _ = said("check", "--help", "--lang", lang)
    options = re.split("选项：\n|Options:\n", out)[1].splitlines()
    starts = {
        width(line[: len(line) - len(line.lstrip())])
        if line.startswith("    ")
        else width(re.match(r"  \S.*?  +", f"{line}  ")[0])  # type: ignore[index]
        for line in options
        if line.startswith("    ") or "  " in line.strip()
    }
    assert len(starts) == 1


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    for name in COMMANDS:
        for parameter in COMMANDS[name].params:
            yield name, parameter


def test_every_option_and_every_metavar_has_its_chinese() -> None:
    for name, parameter in parameters():
        if isinstance(parameter, click.Option):
            assert isinstance(parameter, TextOption), f"{name} {parameter.opts}"
            assert CHINESE.search(parameter.words.zh)
            assert parameter.words.en.isascii()
        context = click.Context(COMMANDS[name], info_name=name)
        shown = parameter.make_metavar(context)
        assert set(re.findall(WORDS, shown)) <= {*METAVARS, "BOOLEAN"}, f"{name} {shown}"


CODE = "".join(path.read_text("utf-8") for path in sorted((SRC / "cli").glob("*.py")))
OF_OTHERS = (*get_args(Basis), *get_args(Loss))
"""Keys that the library gives."""

WORDS = r"\b[A-Z]+(?:-[A-Z]+)*\b"
"""What stands for a value in usage lines: FILE, LAST-YEAR."""

METAVARS = {key.partition(".")[2] for key in cli_texts() if key.startswith("metavars.")}


def test_every_text_of_help_is_used_and_whole() -> None:
    texts = records("govinfo_report.cli", "texts.toml", Text)
    assert texts == cli_texts()
    options = [(name, p) for name, p in parameters() if isinstance(p, TextOption)]
    options += [("program", p) for p in program.params if isinstance(p, TextOption)]
    used = {f"{name}.about" for name in (*COMMANDS, "program")}
    for name, option in options:
        own = f"{name}.{option.name}"
        used.add(own if own in texts else f"options.{option.name}")
    for name in COMMANDS:
        context = click.Context(COMMANDS[name], info_name=name)
        pieces = COMMANDS[name].collect_usage_pieces(context)
        shown = [*pieces, *(p.make_metavar(context) for p in COMMANDS[name].params)]
        used |= {f"metavars.{word}" for word in re.findall(WORDS, " ".join(shown))}
    top = program.collect_usage_pieces(click.Context(program))
    used |= {f"metavars.{word}" for word in re.findall(WORDS, " ".join(top))}
    for key in texts:
        part, _, name = key.partition(".")
        if part == "messages":
            assert re.search(rf"[\"']{name}[\"']", CODE) or name in OF_OTHERS, key
            used.add(key)
        elif part == "keywords":  # of JSON Schema: the engines say them
            used.add(key)
    assert texts.keys() == used - {"metavars.BOOLEAN"}
    assert {f"messages.{name}" for name in re.findall(r"\bsaid\([\"'](\w+)", CODE)} <= texts.keys()


BAD_USAGE = (
    "",
    "nonsense",
    "chek x.json",
    "--lang",
    "--no-such-option check",
    "check",
    "check --no-such-option x.json",
    "check --wavers x.json",
    "check --together=1 x.json",
    "check x.json --previous",
    "check --format nonsense x.json",
    "check --fail-on nothing x.json",
    "check --color blue x.json",
    "check --select no.such.rule x.json",
    "check --ignore cel.blank x.json",
    "check - --previous -",
    "check x.json --together --previous y.json",
    "check x.json -o x.docx --format html",
    "consolidate",
    "consolidate x.json",
    "consolidate x.json --agency",
    "consolidate - - --agency x",
    "completion",
    "completion nonsense",
    "diff x.json",
    "diff a b c",
    "diff - -",
    "locate",
    "draft",
    "draft x.json --year 0",
    "draft x.json --year next",
    "fill",
    "fill x.json --format pdf",
    "indicators",
    "indicators x.json y.json --previous z.json",
    "locate x.json --limit 0",
    "locate x.json --limit many",
    "read",
    "read x.txt y.txt",
    "read x.txt --resume",
    "read x.txt -j 0",
    "read x.txt --time-limit 0",
    "read x.txt --notes some",
    "render",
    "render x.json --blank",
    "render x.json",
    "render x.json --to html --edition 2021",
    "render --blank --to html --edition 1999",
    "render --blank --draft --to html",
    "render x.json --draft --to text",
    "render x.json --to html --layout bars",
    "rules no.such.rule",
    "rules cell.blank more",
    "schema --edition 1999",
    "schema x",
    "series",
    "series - -",
    "validate",
    "waive x.json",
    "waive x.json cell.blank",
    "waive x.json cell.blnk --reason x",
    "waive x.json cell.blank --reason x --expires 2001-01-01",
    "waive x.json cell.blank --reason x --expires someday",
    "waive - cell.blank --reason x --previous -",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("arguments", BAD_USAGE)
def test_a_usage_error_is_in_one_language(arguments: str, lang: Lang) -> None:
    out, errors = said(f"--lang={lang}", *arguments.split())
    assert out == ""
    assert errors.startswith({"zh": "用法：", "en": "Usage: "}[lang])
    for line in filter(None, errors.splitlines()):
        assert is_in(lang, line), line


def test_an_unknown_language_is_refused_in_the_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "错误：--lang：应为以下之一：" in said("check", "x.json", "--lang", "fr")[1]
    monkeypatch.setenv(VARIABLE, "en")
    assert "Error: --lang: must be one of " in said("--lang=fr", "check")[1]


@pytest.mark.parametrize(
    ("arguments", "variable", "lang"),
    [
        ("check x.json", "", "zh"),
        ("check x.json", "en", "en"),
        ("check x.json", "fr", "zh"),
        ("check --lang zh x.json", "en", "zh"),
        ("--lang en check x.json", "", "en"),
        ("--lang en check x.json --lang=zh", "", "zh"),
        ("check x.json -- --lang en", "", "zh"),
        ("check x.json --lang fr", "en", "en"),
    ],
)
def test_the_last_option_then_the_variable_then_chinese(
    monkeypatch: pytest.MonkeyPatch, arguments: str, variable: str, lang: Lang
) -> None:
    monkeypatch.setenv(VARIABLE, variable)
    assert asked_for(arguments.split()) == lang


PAGE = """\
某某县水利局2023年政府信息公开工作年度报告
一、总体情况
本年度工作平稳。
二、主动公开政府信息情况
第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
规章
0
/
0
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of every kind that something has to be said of."""
    monkeypatch.chdir(tmp_path)
    document(tmp_path / "good.json")
    document(tmp_path / "other.json", report(2022, "某县水利局"))
    document(tmp_path / "wrong.json", cells={RECEIVED: 5})
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bad.json").write_text(
        '{"edition": "2021", "title": "甲", "agency": "乙", "year": "x", "nonsense": 1, '
        '"applications": {"received": {"total": -1}}, "period": {"start": "2023-02-30"}}',
        encoding="utf-8",
    )
    (tmp_path / "broken.json").write_text('{"a"', encoding="utf-8")
    (tmp_path / "bytes.json").write_bytes(b'{"title": "\xff"}')
    (tmp_path / "notice.txt").write_text("通知", encoding="utf-8")
    (tmp_path / "nothing.txt").write_text("", encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG")
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.toml").write_text("[[waivers]]\nrule = 'cell.blnk'\n", encoding="utf-8")
    (tmp_path / "none.toml").write_text("x = ", encoding="utf-8")
    return tmp_path


FILES = (
    *("check bad.json", "check broken.json", "check bytes.json", "check missing.json"),
    *("check empty", "check notice.txt", "check nothing.txt", "check picture.txt"),
    *("check good.json --waivers bad.toml", "check good.json --waivers none.toml"),
    *("check good.json --manifest bad.toml", "check good.json --manifest none.toml"),
    "check wrong.json good.json other.json",
    *("check good.json --previous other.json", "check good.json other.json --together"),
    *("check page.txt", "check good.json -o good.json", "check good.json -o empty"),
    *("read page.txt -o page.json", "read bad.json", "read missing.txt", "read empty -o out"),
    *("read . -o out", "read page.txt -o empty/page.txt/x.json"),
    *("validate bad.json broken.json bytes.json good.json", "validate empty missing.json"),
    *("locate wrong.json", "locate good.json", "locate empty", "locate bad.json"),
    *("diff good.json other.json", "diff good.json missing.json", "diff good.json good.json"),
    *("series good.json other.json", "series wrong.json bad.json"),
    *(
        "consolidate good.json good.json --agency 某县",
        "consolidate good.json other.json --agency 某县",
    ),
    *(
        "consolidate good.json bad.json --agency 某县",
        "consolidate page.txt --agency 某县 -o sum.json",
    ),
    *("waive good.json cell.blank --reason 理由", "waive bad.json cell.blank --reason 理由"),
    *("rules", "rules applications", "rules cell.unit", "rules structure.table"),
    "waive good.json cell.blank --reason 理由 --cell no.such.cell",
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("arguments", FILES)
def test_what_is_said_of_files_is_in_one_language(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    arguments: str,
    lang: Lang,
) -> None:
    assert folder.is_dir()
    monkeypatch.setenv("COLUMNS", "500")
    out, errors = said(*arguments.split(), "--lang", lang)
    text = errors if arguments.startswith(("consolidate", "read")) else out + errors
    assert text or "sum.json" in arguments
    for line in text.splitlines():
        if lang == "zh":
            assert not ENGLISH.search(NAMES.sub(" ", line)), line
        else:
            assert not CHINESE.search(PRINTED.sub("", QUOTED.sub("", line))), line
            assert not re.search(r"\b1 (?:error|warning|info|page|cell|file|row|problem)s\b", line)


QUOTED = re.compile(r"[“（《(][^”）》)]*[”）》)]|某县(?:统计局|水利局)?|理由")
"""What is quoted of reports, and names."""


def _printed() -> re.Pattern[str]:
    texts = {"万元", "元", "件", "项", "规章", "其他处理", "其他"}
    for edition in ("2019", "2021"):
        for table in gr.form(edition).tables:
            texts |= {part.text.zh for part in (*table.rows, *table.columns)}
        texts |= {section.label for section in gr.form(edition).sections}
        texts |= {QUOTED.sub("", text) for text in texts}
    return re.compile("|".join(map(re.escape, sorted(filter(None, texts), key=len, reverse=True))))


PRINTED = _printed()
"""The labels that the form prints, which English texts name too."""


def test_ids_never_stand_alone(folder: Path) -> None:
    """Where a rule or a cell is named by its id, Chinese words stand on the same line."""
    for arguments in FILES:
        out, errors = said(*arguments.split())
        for line in (out + errors).splitlines():
            if re.search(r"\b[a-z]+_?[a-z]*\.[a-z_]+\b", NAMES.sub("", line)):
                assert CHINESE.search(line) or line.startswith(("rule =", '"', "<", *ID_LINES)), (
                    line
                )
    assert folder.is_dir()


ID_LINES = tuple(rule.id for rule in gr.rules())
"""``rules ID`` begins with the id, its title under it."""


def test_what_the_system_says_is_chinese(folder: Path) -> None:
    assert folder.is_dir()
    assert said("check", "none.json")[1] == (
        "govinfo-report: none.json: 无法打开：没有这个文件或文件夹\n"
    )
    assert "这是文件夹" in said("check", "good.json", "-o", "empty")[1]
