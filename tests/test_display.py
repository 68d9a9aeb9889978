"""Text for terminals: widths, wrapping, columns."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.display import (
    grid,
    pad,
    printable,
    printable_name,
    terminal_columns,
    width,
    wrap,
)

texts = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("政府信息公开。，（）(a1) \n")
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("政府", 4), ("（一）a", 7), ("e\u0301", 1), ("\u200b", 0), ("", 0), ("“", 1)],
)
def test_a_chinese_character_is_two_cells_wide(text: str, cells: int) -> None:
    assert width(text) == cells


@given(texts, st.integers(4, 60))
def test_no_wrapped_line_is_too_wide_and_nothing_is_lost(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())


def test_later_lines_are_indented() -> None:
    assert wrap("aa bb cc", 6, indent="  ") == ["aa bb", "  cc"]


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    assert wrap("政府信息，公开", 8) == ["政府信", "息，公开"]
    assert wrap("政府信（公开）", 8) == ["政府信", "（公开）"]


def test_a_long_word_is_broken() -> None:
    assert wrap("a" * 10, 4) == ["aaaa", "aaaa", "aa"]


def test_control_characters_cannot_reach_the_terminal() -> None:
    assert printable("a\x1b[31mb\nc\u202ed") == "a\ufffd[31mb cd"


def as_named(data: bytes) -> str:
    """A file's name as Linux gives it to Python."""
    return data.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("年报 1\u3000.txt", "年报 1\u3000.txt"),
        ("年报.txt".encode().decode("ascii", "surrogateescape"), "年报.txt"),
        (as_named("年报.txt".encode("gbk")), "年报.txt"),
        (as_named("某镇/".encode() + "乗.txt".encode("gbk")), "某镇/乗.txt"),
        (as_named("年报".encode()[:5] + b".txt"), "年\\xe6\\x8a.txt"),
        (as_named(b"caf\xe9.txt"), "caf\\xe9.txt"),
        ("half \ud83d.txt", "half \\ud83d.txt"),
        ("a\x1b[31mb\nc\x9b\u2028d", "a\ufffd[31mb\ufffdc\ufffd\ufffdd"),
    ],
)
def test_a_file_name_is_shown_as_a_text_whatever_its_bytes(name: str, shown: str) -> None:
    assert printable_name(name) == shown


@given(st.binary(max_size=40))
def test_every_file_name_has_a_form_that_every_document_takes(data: bytes) -> None:
    shown = printable_name(as_named(data))
    assert shown.encode().decode() == shown
    assert printable_name(shown) == shown


def test_padding_counts_cells() -> None:
    assert pad("政", 4) == "政  "
    assert pad("政", 4, "right") == "  政"


@given(
    st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(texts, min_size=columns, max_size=columns), min_size=1, max_size=6
        )
    ),
    st.integers(20, 90),
)
def test_no_line_of_a_grid_is_too_wide(rows: list[list[str]], cells: int) -> None:
    aligns = ["left" if column % 2 else "right" for column in range(len(rows[0]))]
    lines = grid(rows, aligns, cells=cells)  # type: ignore[arg-type]  # both words are alignments
    assert all(width(line) <= cells for line in lines)
    assert "".join(sorted("".join(lines))).strip() == "".join(
        sorted("".join(printable(text) for row in rows for text in row).replace(" ", ""))
    )


def test_columns_line_up() -> None:
    rows = [["机关", "1"], ["a", "10"]]
    assert grid(rows, ["left", "right"], cells=20) == ["机关   1", "a     10"]
    assert grid([], ["left"], cells=20) == []


@pytest.mark.parametrize("columns", ["", "0", "7", "120", "-3", "wide"])
def test_a_terminal_is_as_wide_as_the_standard_library_says(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_columns() == shutil.get_terminal_size((80, 24)).columns
