"""PDF: a page is read as it is seen, however it is drawn; and whatever PDFium opens is closed."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

import pypdf
import pytest

import govinfo_report as gr
from govinfo_report.readers import bounds
from govinfo_report.readers.pdf import _sheets, page_of_pdf
from govinfo_report.readers.pdf.binding import pdfium
from govinfo_report.readers.sheets.sheet import PrintedSheet
from tests.readers.spanned import SIZE, Drawn, drawn, parts, pdf_of
from tests.readers.test_hostile_files import form
from tests.recognition.test_layouts import cell_ids

WIDTH, HEIGHT = 595, 842


@cache
def contents() -> list[str]:
    cells = cell_ids("2021", one_row_other=False)
    return drawn(parts("2021", {cell: str(place * 37 % 997) for place, cell in enumerate(cells)}))


@cache
def plain() -> gr.Report:
    return gr.read(pdf_of(contents())).report


def sheets(data: bytes) -> list[PrintedSheet]:
    return list(_sheets(data))


def rotated(data: bytes, quarters: int) -> bytes:
    """The same pages lying on their sides or head, with the turn that sets them upright."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    a, b, c, d, e, f = {
        1: (0, 1, -1, 0, HEIGHT, 0),
        2: (-1, 0, 0, -1, WIDTH, HEIGHT),
        3: (0, -1, 1, 0, 0, WIDTH),
    }[quarters]
    for page in writer.pages:
        page.add_transformation((a, b, c, d, e, f))
        if quarters % 2:
            page.mediabox.upper_right = (HEIGHT, WIDTH)
        page.rotate(90 * quarters)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_is_turned_is_read_as_it_is_seen(quarters: int) -> None:
    assert gr.read(rotated(pdf_of(contents()), quarters)).report == plain()


def test_a_page_whose_corner_is_elsewhere_is_read_alike() -> None:
    moved = [f"1 0 0 1 100 -300 cm {content}" for content in contents()]
    data = pdf_of(moved).replace(b"[0 0 595 842]", b"[100 -300 695 542]")
    assert gr.read(data).report == plain()


def test_what_forms_inside_forms_draw_is_read_where_they_put_it() -> None:
    inner = [
        form(content.encode(), "/Matrix[2 0 0 2 0 0]/Resources<</Font<</F1 3 0 R>>>>")
        for content in contents()
    ]
    calls = [
        form(
            b"q .25 0 0 .25 7 7 cm /X Do Q",
            f"/Matrix[2 0 0 2 0 0]/Resources<</XObject<</X {6 + 2 * place} 0 R>>>>",
        )
        for place in range(len(inner))
    ]
    pages = [form_page for pair in zip(inner, calls, strict=True) for form_page in pair]
    data = pdf_of(["q 1 0 0 1 -14 -14 cm /X Do Q"] * len(inner), extra=pages)
    for place in range(len(inner)):  # each page has its own form
        data = data.replace(
            b"/X 6 0 R>>>>/Contents", b"/X %d 0 R>>>>/Contents" % (7 + 2 * place), 1
        )
        data = data.replace(b"/X 7 0 R>>>>/Contents", b"/X 7 0 R >>>>/Contents", 1)
    assert gr.read(data).report == plain()


def test_invisible_words_are_told_from_those_that_are_seen() -> None:
    data = pdf_of([f"BT 3 Tr ET {contents()[0]}", *contents()[1:]])
    first, second, *_ = sheets(data)
    assert first.hidden
    assert not first.glyphs
    assert second.glyphs
    assert not second.hidden
    assert gr.read(data).report == plain()  # as long as no picture is above them


def test_a_character_by_itself_is_read_in_a_font_that_is_nowhere() -> None:
    """The last of a wrapped label; which fonts the machine has makes no difference."""
    places = enumerate("业构结3")
    lines = (
        f"BT /F1 9 Tf 100 {700 - 20 * n} Td <{c.encode('utf-16-be').hex()}> Tj ET"
        for n, c in places
    )
    page = page_of_pdf(pdf_of(["\n".join(lines)]))
    assert "".join(getattr(block, "text", "") for block in page.blocks) == "业构结3"


def test_the_fonts_of_the_machine_come_back_after_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    give = pdfium.FPDF_SetSystemFontInfo
    monkeypatch.setattr(
        pdfium, "FPDF_SetSystemFontInfo", lambda source: (given.append(source), give(source))
    )
    with pytest.raises(gr.ReadError):
        page_of_pdf(b"%PDF-1.7 broken")
    assert len(given) == 2
    assert given[0] is not given[1]


def test_a_picture_has_its_box_on_the_page() -> None:
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    picture += b"/Length 1>>\nstream\nx\nendstream"
    inside = form(b"q 10 0 0 20 5 5 cm /X Do Q", "/Resources<</XObject<</X 6 0 R>>>>")
    data = pdf_of(["q 2 0 0 2 0 0 cm /Y Do Q"], extra=[picture, inside])
    data = data.replace(b"/X 6 0 R>>>>/Contents", b"/Y 7 0 R>>>>/Contents")
    (sheet,) = sheets(data)
    assert sheet.pictures == [(10, HEIGHT - 50, 30, HEIGHT - 10)]
    assert (sheet.width, sheet.height) == (WIDTH, HEIGHT)


def to_unicode(data: bytes, code: str, text: str) -> bytes:
    """A PDF whose font says that a code stands for this text."""
    old = b"1 beginbfrange <FF00> <FFFF> <FF00> endbfrange"
    new = f"1 beginbfchar <{code}> <{text}> endbfchar".encode()
    assert old in data
    return data.replace(old, new.ljust(len(old)))


def test_a_sign_for_several_characters_is_read_as_these() -> None:
    shown = "BT /F1 9 Tf 50 700 Td <0031FF01003266F0> Tj ET"
    (sheet,) = sheets(to_unicode(pdf_of([shown]), "FF01", "006600660069"))
    assert [glyph.text for glyph in sheet.glyphs] == ["1", "ffi", "2", "曰"]
    (sheet,) = sheets(to_unicode(pdf_of([shown]), "FF01", "D842DFB7"))
    assert sheet.glyphs[1].text == "\U00020bb7"


def test_a_code_of_no_character_is_no_other_character() -> None:
    # PDFium gives the code itself, which is the code of something else.
    data = to_unicode(pdf_of(["BT /F1 9 Tf 50 700 Td <4E004E01> Tj ET"]), "FF01", "0031")
    data = data.replace(b"<4E00> <4EFF> <4E00>", b"<4D00> <4DFF> <4D00>")
    (sheet,) = sheets(data)
    assert [glyph.text for glyph in sheet.glyphs] == ["\ufffd"] * 2
    many = pdf_of([f"BT /F1 9 Tf 50 700 Td <{'4E01' * 40}> Tj ET"])
    with pytest.raises(gr.ReadError, match="do not say which characters"):
        gr.read(many.replace(b"<4E00> <4EFF> <4E00>", b"<4D00> <4DFF> <4D00>"))


def encrypted(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_pdf_that_anybody_may_open_is_read_and_one_with_a_password_is_not() -> None:
    data = pdf_of(contents())
    assert gr.read(encrypted(data, "")).report == plain()
    with pytest.raises(gr.ReadError, match="encrypted"):
        gr.read(encrypted(data, "secret"))


def test_what_encryption_hides_is_bounded_too() -> None:
    with pytest.raises(gr.ReadError, match="bytes of drawing"):
        gr.read(encrypted(pdf_of(["q Q " * 1_200_000]), ""))


def test_threads_wait_for_one_another() -> None:
    data = pdf_of(contents())
    with ThreadPoolExecutor(4) as pool:
        readings = list(pool.map(gr.read, [data] * 12))
    assert [reading.report for reading in readings] == [plain()] * 12


@pytest.mark.parametrize("most", [60_000, 1_000])
def test_everything_is_closed_also_when_a_page_is_refused(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[str] = Counter()

    def counted(name: str, function: Callable[..., object], *arguments: object) -> object:
        calls[name] += 1
        return function(*arguments)

    opening = ("FPDF_LoadMemDocument64", "FPDF_LoadPage", "FPDFText_LoadPage")
    closing = ("FPDF_CloseDocument", "FPDF_ClosePage", "FPDFText_ClosePage")
    for name in (*opening, *closing):
        monkeypatch.setattr(pdfium, name, partial(counted, name, getattr(pdfium, name)))
    size = bounds.PRINTED_OBJECTS
    monkeypatch.setattr(bounds, "PRINTED_OBJECTS", bounds.SizeBound(most, size.zh, size.en))
    data = pdf_of(contents())
    if most < size:
        with pytest.raises(gr.ReadError, match="characters and lines"):
            page_of_pdf(data)
    else:
        page_of_pdf(data)
    assert calls["FPDF_LoadPage"]
    assert [calls[name] for name in opening] == [calls[name] for name in closing]


def test_a_blank_that_is_drawn_is_a_space_and_a_distance_of_a_justified_line_is_none() -> None:
    whole = [Drawn(50, 700, "发布机构：某某区教育局 载体：网页")]
    # Each character by itself: PDFium does not take a blank by itself for text.
    x, alone, justified = 50.0, [], []
    for character in whole[0].words:
        alone.append(Drawn(x, 680, character))
        justified += [Drawn(x, 660, character)] if character != " " else []
        x += SIZE / 2 if character == " " else SIZE
    drawings = [*whole, *alone, *justified]
    page = page_of_pdf(pdf_of(["\n".join([one.in_pdf() for one in drawings])]))
    spaced = "发布机构：某某区教育局 载体：网页"
    assert [block.text for block in page.blocks] == [spaced, spaced, spaced.replace(" ", "")]
