"""`read` of scans: whether pictures are read, what is said without the extra, progress."""

from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

import govinfo_report as gr
from govinfo_report.cli import terminal
from govinfo_report.cli.terminal import page_progress
from govinfo_report.page import Place
from govinfo_report.readers import picture_reader
from govinfo_report.readers.picture_reader import PictureReader
from govinfo_report.readers.scans import recogniser
from govinfo_report.readers.scans.inked_lines import InkedLine
from govinfo_report.readers.scans.recogniser import LineReading
from govinfo_report.readers.scans.scanned_sheet import _is_print, _layout, _texts, scanned_sheet
from govinfo_report.readers.sheets.sheet import Box
from tests.cli.programs import run
from tests.places import EXAMPLES
from tests.readers.scans.tables import HEIGHT, WIDTH, table

SCAN = EXAMPLES / "scan.jpg"


@pytest.fixture
def no_model(monkeypatch):
    def read(_, crops):
        return [LineReading(text="8", score=1.0, other="8") for _ in crops]

    monkeypatch.setattr(recogniser.Recogniser, "__init__", lambda *_: None)
    monkeypatch.setattr(recogniser.Recogniser, "read", read)


def test_scans_are_not_read_where_nobody_wants_it(no_model):
    with pytest.raises(gr.ReadError, match=r"picture \(JPEG\).*extra scan"):
        gr.read(SCAN, scans="never")


def test_without_the_extra_a_picture_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(picture_reader, "_LIBRARIES", ("no_such_library",))
    with pytest.raises(gr.ReadError, match=r"pip install 'govinfo-report\[scan\]'") as caught:
        gr.read(SCAN)
    assert "govinfo-report[scan]" in caught.value.message("zh")


def test_an_unknown_way_is_refused():
    for call in (gr.read, lambda path, **how: gr.read_many([path], **how)):
        with pytest.raises(ValueError, match="scans must be 'auto' or 'never'"):
            call(SCAN, scans="always")
    with pytest.raises(TypeError, match="on_page"):
        gr.read(SCAN, on_page=1)


def test_pages_are_counted(no_model):
    counted = []
    with pytest.raises(gr.ReadError):  # pages of eights are no report
        gr.read(SCAN, on_page=lambda done, total: counted.append((done, total)))
    assert counted == [(1, 1)]


def test_a_page_with_too_many_lines_is_refused(monkeypatch):
    monkeypatch.setattr("govinfo_report.readers.bounds.SCAN_LINES.__class__.check", _refuse)
    with pytest.raises(gr.ReadError, match="many"):
        scanned_sheet(table([["1", "2"], ["3", "4"]]), 1, SimpleNamespace(read=lambda crops: []))


def _refuse(bound, count):
    if bound == 2_000 and count:
        raise gr.ReadError("too many")


def test_a_page_without_ink_is_an_empty_sheet():
    sheet = scanned_sheet(np.full((500, 400), 255, np.uint8), 3, SimpleNamespace(read=list))
    assert (sheet.number, sheet.glyphs, list(sheet.recognised)) == (3, [], [])


@pytest.mark.parametrize(
    ("score", "digits", "shown"),
    [
        pytest.param(0.9, 0.9, "统计期限自1月至�月", id="clear"),
        pytest.param(0.1, 0.9, "统计期限自1月至�月", id="digits alone are clear"),
        pytest.param(0.1, 0.7, "统计期限自�月至�月", id="in doubt"),
    ],
)
def test_of_the_numbers_of_a_line_those_that_differ_are_left_out(score, digits, shown):
    page = np.full((600, 800), 255, np.uint8)
    cv2.putText(page, "1 2 1 2", (100, 300), cv2.FONT_HERSHEY_SIMPLEX, 1, (0,), 3)
    read = LineReading(
        text="统计期限自1月至12月", score=score, other="统计期限自1月至2月", digits=digits
    )
    sheet = scanned_sheet(page, 1, SimpleNamespace(read=lambda crops: [read for _ in crops]))
    assert "".join(glyph.text for glyph in sheet.glyphs) == shown


def _shown(read):
    """What a page with one line shows, of which this is read."""
    page = np.full((600, 800), 255, np.uint8)
    cv2.putText(page, "1 2 1 2", (100, 300), cv2.FONT_HERSHEY_SIMPLEX, 1, (0,), 3)
    sheet = scanned_sheet(page, 1, SimpleNamespace(read=lambda crops: [read for _ in crops]))
    return "".join(glyph.text for glyph in sheet.glyphs)


@pytest.mark.parametrize(
    ("text", "other", "shown"),
    [
        pytest.param("自1月至12月共5件", "自1月至12月共5件3", "自1月至12月共5件", id="one more"),
        pytest.param("自1月至12月共5件", "自至12月共5件", "自�月至12月共5件", id="one less"),
        pytest.param("自1月至12月共5件", "自7月共12月至5件", "自�月至12月共5件", id="another"),
        pytest.param("网址aple.cn电话12", "网址ap1e.cn电话12", "网址aple.cn电话12", id="a letter"),
        pytest.param("网址ap1.cn电话12", "网址apl.cn电话12", "网址ap�.cn电话12", id="a digit"),
    ],
)
def test_a_number_that_only_one_reading_has_puts_no_other_in_doubt(text, other, shown):
    assert _shown(LineReading(text=text, score=0.9, other=other, digits=0.9)) == shown


@pytest.mark.parametrize(
    ("text", "better", "shown"),
    [
        pytest.param("统计期限白一月", "统计期限自一月", "统计期限自一月", id="words"),
        pytest.param("统计期限白1月", "统计期限自1月", "统计期限自1月", id="words and a number"),
        pytest.param("统计期限白1月", "统计期限自7月", "统计期限白1月", id="another number"),
        pytest.param("统计期限白一月", "", "统计期限白一月", id="no other"),
        pytest.param("统计期限白一月", "--", "统计期限白一月", id="no words"),
    ],
)
def test_words_are_those_of_the_better_reading(text, better, shown):
    assert _shown(LineReading(text=text, score=0.6, other=text, digits=0.9, better=better)) == shown


@pytest.mark.parametrize(("score", "shown"), [(0.85, ""), (0.95, "11")])
def test_a_few_letters_or_digits_alone_are_text_where_they_are_clear(score, shown):
    assert _shown(LineReading(text="11", score=score, other="11", digits=score)) == shown


@pytest.mark.parametrize(
    ("text", "score", "is_fragment", "is_print"),
    [
        pytest.param("（大司）", 0.7, True, False, id="a piece of a stamp"),
        pytest.param("（大司）", 0.7, False, True, id="the same by itself"),
        pytest.param("无。", 0.95, True, True, id="clear words that a stamp touches"),
        pytest.param("总体情况", 0.7, True, True, id="several words that a stamp touches"),
        pytest.param("11", 0.99, True, False, id="strokes"),
        pytest.param("公开工作年度报告", 0.4, True, False, id="not sure"),
        pytest.param("政府信息公开工作年度报告", 0.4, True, True, id="a long line"),
    ],
)
def test_pieces_of_a_stamp_are_no_text(text, score, is_fragment, is_print):
    crop = np.full((30, 30 * len(text)), 255, np.uint8)
    line = InkedLine(Box(0, 0, 30 * len(text), 30), crop, is_fragment=is_fragment)
    assert _is_print(line, LineReading(text=text, score=score, other=text)) is is_print


def test_places_say_what_was_recognised():
    place = Place(page=2, table=1, row=3, recognised=True)
    assert place.text("en") == "page 2, table 1, row 3 (by recognition)"
    assert place.text("zh") == "第2页第1个表格第3行（由图片识别）"
    assert place.in_column(4).recognised


def test_progress_is_shown_on_a_terminal_alone(monkeypatch, capsys):
    assert page_progress("a.pdf") is None
    monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: True, raising=False)
    shown = page_progress("a.pdf")
    shown(1, 2)
    shown(2, 2)
    assert "1/2" in capsys.readouterr().err


def test_nothing_is_loaded_without_a_picture():
    assert PictureReader(Path("a.html")).is_installed


def test_check_says_how_many_values_were_recognised():
    shown = run("check", str(SCAN), "--lang", "en", "--fail-on", "never")
    assert "the values of 15 cells were recognised in pictures (pages: 1)" in shown.stderr


@pytest.mark.parametrize("lacks_strokes", [True, False])
@pytest.mark.parametrize("text", ["1", "15", "40", "1.行政处罚"])
def test_a_one_may_be_a_four_where_thin_strokes_are_lost(lacks_strokes, text):
    layout = _layout(table([["8888"] * 4] * 4), 0)
    layout.ink.lacks_strokes = lacks_strokes
    read = [LineReading(text=text, score=1.0, other=text)] * len(layout.crops)
    found = {recognised.is_sure for _, recognised in _texts(layout, read)}
    assert found == {not (lacks_strokes and text in {"1", "15"})}


@pytest.mark.parametrize("threshold", [None, 128])
def test_ink_beside_a_number_is_what_is_left_of_strokes_in_black_and_white_alone(threshold):
    page = table([["8888"] * 4] * 4)
    page[60 + HEIGHT + 20 : 60 + HEIGHT + 22, 60 + WIDTH + 12 : 60 + WIDTH + 14] = 0
    if threshold is not None:
        page = np.where(page < threshold, 0, 255).astype(np.uint8)
    layout = _layout(page, 0)
    assert layout.ink.lacks_strokes == (threshold is not None)
    assert [cell.is_smudged for cell in layout.cells].count(True) == int(threshold is not None)
