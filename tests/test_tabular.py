"""CSV that no spreadsheet can be made to run."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govinfo_report.tabular import safe_cell, write_csv

CONTROLS = {chr(code) for code in (*range(32), *range(127, 160))} - set("\t\r\n")


@pytest.mark.parametrize(
    "text",
    [
        *('=HYPERLINK("http://x")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "　+1"),
        *("＝1", "＋1", "－1", "＠A1", "﹦1", "﹢1", "﹣1", "﹫A1", "⁼1", "−1"),
        *("\u200b=1", "\ufeff﹦1", " \t=1"),
    ],
)
def test_a_text_that_would_run_is_shown(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-5, "-5"),
        (Decimal("-0.50"), "-0.50"),
        (Decimal("1E+3"), "1000"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        (0, "0"),
        ("1.属于国家秘密", "1.属于国家秘密"),
        ("a=1", "a=1"),
    ],
)
def test_numbers_and_harmless_texts_stay_what_they_are(value: object, written: str) -> None:
    assert safe_cell(value) == written  # type: ignore[arg-type]  # the parameters are of its types


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2), min_size=1)
)
@example([["a,b", 'c"d', "e\r\nf"]])
def test_every_field_comes_back_or_is_disarmed(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(write_csv(rows), newline="")))
    assert len(read) == len(rows)
    for fields, values in zip(read, rows, strict=True):
        for field, value in zip(fields, values, strict=True):
            shown = "".join("\ufffd" if c in CONTROLS else c for c in value)
            assert field in (shown, f"'{shown}")
            assert not field.lstrip().startswith(tuple("=+-@＝＋－＠﹦﹢﹣﹫"))


def test_nothing_that_a_terminal_obeys_or_no_encoding_holds_comes_through() -> None:
    assert safe_cell("a\x1b[31mb\x9bc\ud800") == "a\ufffd[31mb\ufffdc\ufffd"


def test_lines_end_as_the_standard_says() -> None:
    assert write_csv([["a", 1], ["b", None]]) == "a,1\r\nb,\r\n"
