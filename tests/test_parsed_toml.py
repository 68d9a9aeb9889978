"""What is kept of the package's data files is what they hold."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import govinfo_report
from govinfo_report import parsed_toml
from govinfo_report.narrative.vocabulary import WORDS, word_beginnings
from govinfo_report.parsed_toml import kept, load_data, load_derived, parsed_file

PACKAGE = Path(govinfo_report.__file__).parent
FILES = [path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.toml"))]


@pytest.mark.parametrize("file", FILES)
def test_what_is_kept_is_what_the_file_holds(file: str) -> None:
    source = (PACKAGE / file).read_bytes()
    # Compared as text: one example of a rule holds nan, which equals nothing.
    assert repr(load_data(file)) == repr(tomllib.loads(source.decode()))
    assert parsed_file(file).read_text("utf-8") == kept(source)


def test_what_is_kept_of_the_beginnings_of_words_is_what_they_are() -> None:
    found = {beginning: [*map(list, known)] for beginning, known in word_beginnings().items()}
    assert load_derived(WORDS, "beginnings") == found


def test_a_file_that_was_changed_or_is_new_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsed_toml, "_ROOT", tmp_path)
    (tmp_path / "parsed").mkdir()
    source = tmp_path / "a.toml"
    source.write_bytes(b"number = 1\n")
    assert load_data("a.toml") == {"number": 1}
    parsed_file("a.toml").write_text(kept(source.read_bytes()), "utf-8")
    assert load_data("a.toml") == {"number": 1}
    parsed_file("a.toml", "twice").write_text(kept(source.read_bytes(), 2), "utf-8")
    assert load_derived("a.toml", "twice") == 2
    source.write_bytes(b"number = 2\n")
    assert load_data("a.toml") == {"number": 2}
    assert load_derived("a.toml", "twice") is None


def test_a_date_has_to_be_written_as_a_text() -> None:
    with pytest.raises(TypeError):
        kept(b"day = 2024-01-20\n")


def test_reading_and_checking_parse_no_toml() -> None:
    code = (
        "import sys, govinfo_report as gr\n"
        "text = open(sys.argv[1], encoding='utf-8').read()\n"
        "list(gr.check(gr.read_text(text).report))\n"
        "print('tomllib' in sys.modules)"
    )
    page = PACKAGE.parents[1] / "docs/examples/wuxing-hrss-2023.txt"
    done = subprocess.run(
        [sys.executable, "-c", code, page], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "False"
