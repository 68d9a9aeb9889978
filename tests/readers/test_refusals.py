"""Why a page is refused is said in English and in Chinese, whatever the reason."""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from string import Formatter

import pytest

import govinfo_report as gr
from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal as readers_refusal
from govinfo_report.readers.refusals import unread_kinds
from govinfo_report.reading import read, read_text
from govinfo_report.recognition.notes import refusal as recognition_refusal
from govinfo_report.strict_toml import texts

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def is_said_in_both(error: gr.ReadError) -> bool:
    english, chinese = error.text("en"), error.text("zh")
    return (
        error.text() == error.reason == english
        and str(error) == error.message() == error.message("en")
        and str(error).endswith(english)
        and error.message("zh").endswith(chinese)
        and not CHINESE.search(english)
        and bool(CHINESE.search(chinese))
    )


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


REFUSALS = [
    (package, name)
    for package in ("govinfo_report.readers", "govinfo_report.recognition")
    for name in texts(package, "refusals.toml")
]


@pytest.mark.parametrize(("package", "name"), REFUSALS)
def test_a_refusal_has_both_texts_and_both_name_the_same_facts(package: str, name: str) -> None:
    text = texts(package, "refusals.toml")[name]
    assert fields(text.en) == fields(text.zh)
    refusal = readers_refusal if package.endswith("readers") else recognition_refusal
    error = refusal(name, "page 1", **dict.fromkeys(fields(text.en), "Word"))
    assert is_said_in_both(error)
    assert str(error).startswith("page 1: ")


def test_every_refusal_is_used_and_every_one_used_has_its_texts() -> None:
    for package in ("readers", "recognition"):
        folder = Path(gr.__file__).parent / package
        code = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
        if package == "readers":
            code += (folder.parent / "reading.py").read_text("utf-8")
        known = {*texts(f"govinfo_report.{package}", "refusals.toml")}
        assert [name for name in known if f'"{name}"' not in code] == []
        used = set(re.findall(r'\brefusal\(\s*"(\w+)"', code))
        assert used <= known


def test_every_kind_that_is_not_read_is_recognised_and_has_both_texts() -> None:
    folder = Path(gr.__file__).parent / "readers"
    code = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    assert set(re.findall(r'\bunread\(\s*"(\w+)"', code)) <= unread_kinds().keys()
    for name, kind in unread_kinds().items():
        assert not CHINESE.search(kind.en)
        assert CHINESE.search(kind.zh)
        assert fields(kind.en) == fields(kind.zh) <= {"kind"}
        signs = (kind.begins, kind.xml, kind.namespace, kind.zip, kind.ole)
        assert any(signs) or f'"{name}"' in code


SIZES = [value for value in vars(bounds).values() if isinstance(value, bounds.SizeBound)]


@pytest.mark.parametrize("size", SIZES, ids=[size.en for size in SIZES])
def test_a_size_has_both_texts_and_both_name_the_bound(size: bounds.SizeBound) -> None:
    size.check(size)
    with pytest.raises(gr.ReadError) as caught:
        size.check(size + 1)
    assert is_said_in_both(caught.value)
    assert all(f"{size:,}" in caught.value.message(lang) for lang in ("en", "zh"))


def test_every_size_has_its_own_words() -> None:
    assert len(SIZES) > 30
    assert len({size.en for size in SIZES}) == len({size.zh for size in SIZES}) == len(SIZES)


FILES = {
    "word": b"PK\x03\x04 word/document.xml",
    "excel": b"PK\x03\x04 xl/workbook.xml",
    "pdf": b"%PDF-1.7\n",
    "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related\n\ntext/html",
    "no report": b"<p>hello",
    "encoding": b"\xff\xff\xff",
    "foreign": b'{"a": 1}',
    "size": b"x" * (16 * 2**20 + 1),
    "lines": b"x\n" * 100_001,
}


ATTEMPTS: dict[str, Callable[[], object]] = {
    **{name: partial(read, data) for name, data in FILES.items()},
    "missing": lambda: read(Path("none") / "none.html"),
    "text mode": lambda: read(io.StringIO("x")),  # type: ignore[arg-type]
    "format": lambda: read(b"x", format="odt"),
    "empty": lambda: read_text(" \n"),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_what_is_refused_says_so_in_both_and_survives_a_copy_between_processes(name: str) -> None:
    with pytest.raises(gr.ReadError) as caught:
        ATTEMPTS[name]()
    error = caught.value
    assert is_said_in_both(error)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # its own
    assert (again.reason, again.place) == (error.reason, error.place)
    assert again.message("zh") == error.message("zh")
