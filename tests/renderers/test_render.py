"""Rendering as a whole: formats, refusals, the same bytes again, remarks, blank forms."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from govinfo_report.model import Report, cells, replace_cells, with_cells
from govinfo_report.printed_form import blank_report, cell_words, plain
from govinfo_report.printing.markdown import escaped
from govinfo_report.renderers import FORMATS, LAYOUTS
from tests.places import EXAMPLES

COUNT = form("2021").table("applications").column("total")
PRINTED_UNIT = form("2021").table("proactive_disclosure").column("amount")
NO_UNIT = form("2019").table("proactive_disclosure").column("amount")


@pytest.fixture(scope="module")
def example() -> Report:
    return gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report


@pytest.mark.parametrize("format_", FORMATS)
def test_another_process_on_another_day_gives_the_same_bytes(example: Report, format_: str) -> None:
    code = (
        "import sys, time, datetime\n"
        "now = time.time\ntime.time = lambda: now() + 10 ** 8\n"
        "import govinfo_report as gr\n"
        "report = gr.loads(sys.stdin.buffer.read())\n"
        f"sys.stdout.buffer.write(gr.render(report, {format_!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=gr.dumps(example).encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout == gr.render(example, format_)


def test_what_cannot_be_done_is_refused_with_words() -> None:
    report = blank_report("2021")
    with pytest.raises(ValueError, match=r"there is no format 'pdf'; .* formats are html"):
        gr.render(report, "pdf")
    with pytest.raises(ValueError, match="there is no format"):
        gr.render_blank("2021", "pdf")
    with pytest.raises(ValueError, match="markdown cannot mark findings"):
        gr.render(report, "markdown", findings=())
    with pytest.raises(ValueError, match="only text has layouts"):
        gr.render(report, "html", layout="bars")
    with pytest.raises(ValueError, match="no layout 'grid'; layouts are lines"):
        gr.render(report, "text", layout="grid")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(gr.EditionError):
        gr.render_blank("1999", "html")


@pytest.mark.parametrize("extra", ["docx", "xlsx"])
def test_a_missing_library_is_named(extra: str) -> None:
    module = {"docx": "docx", "xlsx": "openpyxl"}[extra]
    code = (
        f"import sys\nsys.modules[{module!r}] = None\nimport govinfo_report as gr\n"
        "gr.render_blank('2021', 'html')\n"
        f"try: gr.render_blank('2021', {extra!r})\n"
        "except gr.MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    said = done.stdout.decode().strip()
    assert said.endswith(
        f"pip install 'govinfo-report[{extra}]', or in a clone pip install '.[{extra}]'"
    )


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_blank_form_is_read_as_one_with_every_cell_blank(edition: str) -> None:
    for layout in LAYOUTS:
        text = gr.render(blank_report(edition), "text", layout=layout)
        assert dict(cells(gr.read(text).report)) == dict(cells(blank_report(edition)))
    blank = gr.read(gr.render_blank(edition, "markdown"), format="markdown").report
    assert dict(cells(blank)) == dict(cells(blank_report(edition)))
    hints = {section.id: section.hints for section in form(edition).sections}
    assert [hint.zh for hint in hints["overview"]] == list(blank.overview or ())


@pytest.mark.parametrize(
    ("value", "remark", "words"),
    [
        (22, "其中修订16件", "22（其中修订16件）"),
        (22, "22件", "22件"),
        (22, "23件", "22（23件）"),
        (22, "其中(a)1件", "22（其中〔a〕1件）"),
        (22, "甲" * 80, "22"),
        (None, "见附件", ""),
        (gr.ABSENT, "约三件", ""),
        (0, "", "0"),
    ],
)
def test_a_remark_stands_where_a_reader_can_tell_it_from_the_value(
    value: gr.CellValue, remark: str, words: str
) -> None:
    assert cell_words(value, COUNT, remark) == (words, words not in ("", "22", "0"))


def test_an_amount_says_its_unit_where_the_form_does_not() -> None:
    amount = Decimal("25.1")
    assert cell_words(amount, PRINTED_UNIT, "") == ("25.1", False)
    assert cell_words(amount, NO_UNIT, "") == ("25.1万元", False)
    assert cell_words(Decimal(0), NO_UNIT, "") == ("0", False)
    assert cell_words(amount, NO_UNIT, "251000元") == ("251000元", True)
    # The page gave no unit: none is invented.
    assert cell_words(Decimal(8040), NO_UNIT, "8040") == ("8040", True)


def test_an_amount_is_written_out() -> None:
    assert cell_words(Decimal("1E+3"), PRINTED_UNIT, "") == ("1000", False)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a_b*c*", r"a\_b\*c\*"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("![x](y)|z", r"!\[x\](y)\|z"),
        ("# 标题", r"\# 标题"),
        ("- 项", r"\- 项"),
        ("1. 项", r"1\. 项"),
        ("1.重复申请", "1.重复申请"),
        ("2023年", "2023年"),
        ("\\", r"\\"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


def test_no_text_of_a_report_begins_a_line_of_its_own() -> None:
    assert plain("一\n二\r\n三\u2028四\x85五\x0b六") == "一 二 三 四 五 六"
    assert plain("\ufffe\ud800\x00") == "���"


def test_the_whole_report_is_printed_in_every_layout(example: Report) -> None:
    report = replace_cells(with_cells(example, None), dict.fromkeys(cells(example), 7))
    for layout in LAYOUTS:
        assert dict(cells(gr.read(gr.render(report, "text", layout=layout)).report)) == dict(
            cells(report)
        )
