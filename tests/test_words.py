"""Every text for people is a pair in the code, and neither text has words of the other language."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import govinfo_report as gr
from govinfo_report.readers.refusals import unread_kinds
from govinfo_report.recognition.notes import note_kinds

SOURCE = Path(gr.__file__).parent

CHINESE = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"[“(（‘〔《「].*?[”)）’〕》」]|[\u4e00-\u9fff]*〔\d+〕\d+号")
TERMS = re.compile(
    r"万元|元|件|项|(?:table|section) [一二三四五六]|[（(][一二三四五六七][）)]\w*|来源"
)
"""Chinese that English says of the form: its units, the numbers of its parts, its printed words."""

LATIN = re.compile(r"[A-Za-z][A-Za-z'-]+")
NAMES = re.compile(
    r"（\w+）|govinfo-report [a-z]+|gr\.\w+\([^)]*\)|pip install '[^']*'|--[a-z-]+|\{[^}]*\}"
    r"|\[\[[a-z]*\]\]|unknown='keep'|loads\(\)"
    r"|pathlib\.Path\([^)]*\)\.read_bytes\(\)"
    r"|[a-z]+\.[a-z_]+|\.[a-z]+|\b[a-z]+_[a-z_]+\b|YYYY-MM-DD(?:Thh:mm\[:ss\])?"
    r"|\"[a-z]+\"|JSON (?:Schema|Patch)|\b[A-Z][A-Za-z]*[A-Z]\w*(?:-\d+)?|zh-CN"
    r"|Excel|Outlook|Parquet|Python|Word|Apple Pages|Git LFS|LibreOffice|Office|OpenDocument|Int64",
    re.ASCII,
)
"""Names that stand in a Chinese text as they are: commands, options, ids, formats, programs."""

WORDS_OF_JSON = {"null", "true", "false", "table", "all"}
"""What a document or a file of settings holds, quoted as it stands there."""

MEMBERS = {"organ", "consolidated", "scope", "extensions", "remarks", "schema", "loads", "locate"}
MEMBERS |= {"printed", "other", "both", "source"}  # shapes and keys in a frame
FORMATS = {"html", "docx", "xlsx", "text"}
"""Names of members, values, functions and commands that have no mark of a name in them; formats."""


def text_of(node: ast.expr) -> str | None:
    """The text of a literal; what is filled into it is left as ``{}``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or "{}" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = text_of(node.left), text_of(node.right)
        return None if left is None or right is None else left + right
    return None


def pairs() -> Iterator[tuple[str, str, str]]:
    """Place, English and Chinese of every pair of literals in the source."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            place = f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and len(node.args) >= 2:
                first, second = map(text_of, node.args[:2])
                name = ast.unparse(node.func)
                if first is not None and second is not None and name == "Text":
                    yield place, second, first
            elif isinstance(node, ast.Dict):
                found = {
                    key.value: text_of(value)
                    for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant)
                }
                if set(found) == {"en", "zh"} and None not in found.values():
                    yield place, str(found["en"]), str(found["zh"])
    for name, kind in note_kinds().items():
        yield name, kind.en, kind.zh
    for name, unread in unread_kinds().items():
        yield name, unread.en, unread.zh
    for path in sorted(SOURCE.rglob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        if path.parent.name == "cli":  # help names values of options: tests/cli/test_language
            yield from pairs_of(table["messages"], path.name)
        elif path.parent.name not in ("data", "rules") and path.stem != "rule_semantics":
            # The others tell what the form and the rules say, or name members throughout.
            yield from pairs_of(table, path.name)


def pairs_of(table: Mapping[str, Any], place: str) -> Iterator[tuple[str, str, str]]:
    """The pairs of a data file of texts."""
    if isinstance(table.get("zh"), str) and table["en"] != place.rpartition(".")[2]:
        yield place, table["en"], table["zh"]
    for name, part in table.items():
        if isinstance(part, dict):
            yield from pairs_of(part, f"{place}.{name}")


PAIRS = list(pairs())


def test_the_pairs_are_found() -> None:
    assert len(PAIRS) > 500


def is_english(text: str) -> bool:
    return not CHINESE.search(QUOTED.sub("", TERMS.sub("", text)))


def is_chinese(text: str) -> bool:
    words = LATIN.findall(NAMES.sub(" ", text))
    return set(words) <= WORDS_OF_JSON | MEMBERS | FORMATS


def test_neither_text_of_a_pair_has_words_of_the_other_language() -> None:
    assert [pair for pair in PAIRS if not is_english(pair[1]) or not is_chinese(pair[2])] == []


def test_what_is_said_in_one_language_is_said_in_the_other() -> None:
    said = [
        (place, zh) for place, en, zh in PAIRS if LATIN.search(NAMES.sub(" ", en)) and zh != "zh-CN"
    ]
    assert [
        place
        for place, zh in said
        if re.search(r"\w", zh) and not CHINESE.search(zh) and "{}" not in zh
    ] == []


def test_every_message_of_a_rule_is_in_both_languages() -> None:
    """English names printed words of the form, in Chinese; a sentence it is all the same."""
    for rule in gr.rules():
        for text in (rule.title, rule.explanation, *rule.messages.values(), *rule.reasons.values()):
            assert len(LATIN.findall(text.en)) >= len(re.findall(r"[\u4e00-\u9fff]+", text.en))
            assert CHINESE.search(text.zh)
            assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", text.zh)


REASON = {
    "ReadError": 0,
    "ConsolidationProblem": 0,
    "Problem": 1,
    "PackProblem": 1,
    "WaiverProblem": 1,
    "EditionError": 1,
    "MissingExtraError": 1,
    "ManifestError": 2,
}
"""Where in the call that makes an error the words stand."""


def test_no_error_is_made_of_a_text_in_one_language() -> None:
    made = 0
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in REASON and len(node.args) > REASON[name]:
                made += 1
                words = node.args[REASON[name]]
                assert text_of(words) is None, f"{path.relative_to(SOURCE)}:{node.lineno}"
    assert made > 30


def test_no_member_of_a_file_of_settings_is_refused_in_one_language() -> None:
    """``TomlError(key, why)``, of the files that users write."""
    made = 0
    for file in (
        *("strict_toml.py", "hierarchy/manifest.py"),
        *("packs/loading.py", "waivers/waiver_file.py"),
    ):
        for node in ast.walk(ast.parse((SOURCE / file).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "TomlError":
                made += 1
                assert text_of(node.args[1]) is None, f"{file}:{node.lineno}"
    assert made > 15
