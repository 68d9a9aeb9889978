"""Why a page is refused is said in English and in Chinese, whatever the reason."""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import govinfo_report as gr
from govinfo_report.readers import bounds, read, read_text, unread
from govinfo_report.readers.bounds import refuse
from govinfo_report.readers.refusals import REFUSALS, Refusal, refusal

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


@pytest.mark.parametrize("name", get_args(Refusal))
def test_a_refusal_has_both_texts_and_both_name_the_same_facts(name: Refusal) -> None:
    english, chinese = REFUSALS[name]
    assert fields(english) == fields(chinese)
    error = refusal(name, "page 1", **dict.fromkeys(fields(english), "Word"))
    assert is_said_in_both(error)
    assert str(error).startswith("page 1: ")


@pytest.mark.parametrize("what", get_args(bounds.Excess))
def test_a_size_has_both_texts_and_both_name_the_bound(what: bounds.Excess) -> None:
    with pytest.raises(gr.ReadError) as caught:
        refuse(what, 1_234)
    assert is_said_in_both(caught.value)
    assert all("1,234" in caught.value.message(lang) for lang in ("en", "zh"))


def test_a_kind_that_is_not_read_has_both_texts() -> None:
    tables = [value for value in vars(unread).values() if isinstance(value, dict)]
    said = [
        texts
        for table in tables
        for texts in table.values()
        if isinstance(texts, tuple) and len(texts) == 2 and all(isinstance(t, str) for t in texts)
    ]
    assert len(said) > 20
    for english, chinese in said:
        assert not CHINESE.search(english)
        assert CHINESE.search(chinese)


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
