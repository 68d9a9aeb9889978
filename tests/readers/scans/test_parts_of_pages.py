"""Pictures on parts of printed pages of PDF and OFD, and OFD pages that are pictures."""

import io
import zipfile
import zlib

import numpy as np
import pytest
from PIL import Image

import govinfo_report as gr
from govinfo_report.readers import bounds, picture_reader
from govinfo_report.readers.scans import recogniser
from govinfo_report.readers.scans.recogniser import LineReading
from govinfo_report.readers.sheets.pictures import SheetPictures
from govinfo_report.readers.sheets.sheet import Box, Glyph, PrintedSheet, Ruling
from tests.places import EXAMPLES
from tests.readers import ofd_files as ofd
from tests.readers.scans.test_picture_file import huge_png
from tests.readers.scans.test_pictures_in_pages import PICTURE, UPHELD, _in_order
from tests.readers.sites import numbers
from tests.readers.spanned import drawn, parts, pdf_of
from tests.readers.test_hostile_files import assert_refused
from tests.readers.test_pictures import accused, named

TABLE = np.asarray(Image.open(io.BytesIO(PICTURE)))
ROWS, COLUMNS = TABLE.shape
WHOLE = parts("2021", numbers())
LEFT, TOP, WIDTH = 60, 120, 475
"""Where the picture stands, in points, and how wide it is."""

HEIGHT = WIDTH * ROWS / COLUMNS


@pytest.fixture
def known(monkeypatch):
    """The words of the table in their order, as a model would read them."""

    def read(_, crops):
        words = iter(_in_order())
        return [LineReading(text=(text := next(words, "")), score=1.0, other=text) for _ in crops]

    monkeypatch.setattr(recogniser.Recogniser, "read", read)
    monkeypatch.setattr(recogniser.Recogniser, "__init__", lambda *_: None)


AT = next(n for n, part in enumerate(WHOLE) if isinstance(part, str) and part[0] == "四")
BEFORE, HEADING, BEHIND = WHOLE[:AT], WHOLE[AT : AT + 1], WHOLE[AT + 2 :]


def pdf(dots=TABLE, over=""):
    """Pages of text; on the last one table 四 is a picture, over which something may be drawn."""
    rows, columns = dots.shape
    packed = zlib.compress(dots.tobytes())
    picture = (
        f"<</Type/XObject/Subtype/Image/Width {columns}/Height {rows}/ColorSpace/DeviceGray"
        f"/BitsPerComponent 8/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    ).encode()
    height = WIDTH * rows / columns
    (heading,), (behind,) = drawn([*HEADING]), drawn([*BEHIND])
    shown = f"q {WIDTH} 0 0 {height:.3f} {LEFT} {842 - TOP - height:.3f} cm /X Do Q\n{over}"
    last = f"{heading}\n{shown}\nq 1 0 0 1 0 {-TOP - height:.3f} cm {behind} Q"
    return pdf_of([*drawn([*BEFORE]), last], extra=[picture + packed + b"\nendstream"])


def _content(found):
    return ofd.contents([*found], ofd.object_a_cell, ofd.closed_paths)


RESOURCES = """<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias>
<ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>{}</ofd:MediaFile></ofd:MultiMedia>
</ofd:MultiMedias></ofd:Res>"""


def ofd_of(pages, picture, name="image_1.png", templates="", more=None):
    """An OFD file with a picture, which its pages call 5."""
    common = f"{templates}<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
    own = {"Doc_0/DocumentRes.xml": RESOURCES.format(name), **(more or {})}
    made = ofd.parts_of(pages, common, own)
    out = io.BytesIO(ofd.file_of_parts(made))
    if picture is not None:
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(f"Doc_0/Res/{name}", picture)
    return out.getvalue()


def shown(box="0 0 210 297", matrix=None):
    given = "" if matrix is None else f' CTM="{matrix}"'
    return f'<ofd:ImageObject ID="9" ResourceID="5" Boundary="{box}"{given}/>'


def mixed_ofd(picture=PICTURE):
    """As the PDF, as OFD."""
    millimetre = 25.4 / 72
    edges = [edge * millimetre for edge in (LEFT, TOP, WIDTH, HEIGHT)]
    box = " ".join(f"{edge:.4f}" for edge in edges)
    (heading,), behind = _content(HEADING), _content(BEHIND)
    own = shown(box, f"{edges[2]:.4f} 0 0 {edges[3]:.4f} 0 0")
    pages = [*_content(BEFORE), heading + own, *behind]
    return ofd_of([ofd.page_xml(page) for page in pages], picture)


@pytest.mark.parametrize("make", [pdf, mixed_ofd])
def test_a_table_that_is_a_picture_on_a_page_of_text_is_read(make, known):
    data = make()
    never = gr.read(data, scans="never")
    assert [kind for kind, _, _ in named(never)] == ["table_is_picture"]
    reading = gr.read(data)
    origin = reading.origins[UPHELD]
    assert (origin.raw, origin.score, origin.place.recognised) == ("16", 1.0, True)
    assert (origin.place.picture, f"page {origin.place.page}") == (1, named(never)[0][2])
    assert named(reading) == []
    assert accused(reading) == set()
    assert "recognised" in {note.kind for note in reading.notes}
    left, top, right, bottom = origin.box  # of the page
    assert LEFT < 595 * left < 595 * right < LEFT + WIDTH
    assert TOP + HEIGHT / 2 < 842 * top < 842 * bottom < TOP + HEIGHT
    whole, text = gr.cells(reading.report), gr.cells(never.report)
    assert {cell: whole[cell] for cell in text} == text
    for cell, own in never.origins.items():
        assert reading.origins[cell] == own
    assert reading.report.problems_and_improvements == never.report.problems_and_improvements


def test_a_picture_through_which_a_line_is_drawn_is_named(known):
    reading = gr.read(pdf(over=f"{LEFT + 30} {802 - TOP} m {LEFT + 90} {802 - TOP} l S"))
    assert [kind for kind, _, _ in named(reading)] == ["table_is_picture"]
    assert UPHELD not in reading.origins


BOX = Box(100, 100, 400, 300)


@pytest.mark.parametrize(
    ("drawn_", "is_bare"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"glyphs": [Glyph("8", 200, 200, 210, 212)]}, False, id="a word"),
        pytest.param({"glyphs": [Glyph("8", 200, 310, 210, 322)]}, True, id="a word below"),
        pytest.param({"hidden": [Glyph("8", 200, 200, 210, 212)]}, True, id="hidden words"),
        pytest.param({"across": [Ruling(200, 90, 150)]}, False, id="a level line"),
        pytest.param({"across": [Ruling(101, 90, 410)]}, True, id="its frame"),
        pytest.param({"down": [Ruling(200, 90, 150)]}, False, id="an upright line"),
        pytest.param({"down": [Ruling(200, 310, 350)]}, True, id="a line below"),
    ],
)
def test_nothing_is_printed_over_a_picture_that_is_read(drawn_, is_bare):
    empty = PrintedSheet(1, 595, 842, [], [], [], [], [], [BOX])
    assert SheetPictures(empty._replace(**drawn_)).is_bare(BOX) is is_bare


def test_a_picture_of_something_else_is_named_as_before(known):
    data = pdf(np.full((300, 900), 128, np.uint8))
    reading = gr.read(data)
    assert [kind for kind, _, _ in named(reading)] == ["table_is_picture"]
    assert reading.notes == gr.read(data, scans="never").notes


def test_a_picture_beside_a_whole_report_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(recogniser.Recogniser, "__init__", None)
    packed = zlib.compress(TABLE.tobytes())
    picture = (
        f"<</Type/XObject/Subtype/Image/Width {COLUMNS}/Height {ROWS}/ColorSpace/DeviceGray"
        f"/BitsPerComponent 8/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    ).encode()
    pages = drawn([*WHOLE])
    pages[-1] += f"\nq {WIDTH} 0 0 {HEIGHT:.3f} {LEFT} 100 cm /X Do Q"
    reading = gr.read(pdf_of(pages, extra=[picture + packed + b"\nendstream"]))
    assert named(reading) == []


def test_pictures_on_one_another_are_read_once(known):
    box = f"{WIDTH} 0 0 {HEIGHT:.3f} {LEFT} {842 - TOP - HEIGHT:.3f}"
    counted = []
    gr.read(pdf(over=f"q {box} cm /X Do Q"), on_page=lambda *done: counted.append(done))
    assert counted == [(1, 1)]


@pytest.mark.parametrize("bound", ["SCAN_PAGES", "SCAN_DOTS", "SCAN_LINES"])
def test_a_page_of_text_is_read_however_large_its_pictures_are(bound, known, monkeypatch):
    monkeypatch.setattr(bounds, bound, bounds.SizeBound(0, "", ""))
    assert [kind for kind, _, _ in named(gr.read(pdf()))] == ["table_is_picture"]


# Pages of OFD that are pictures.

SCAN = (EXAMPLES / "scan.jpg").read_bytes()


def _turned():
    file = io.BytesIO()
    with Image.open(io.BytesIO(SCAN)) as page:
        page.rotate(90, expand=True).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def of_picture():
    return gr.read(SCAN)


FILES = {
    "jpeg": lambda: ofd_of([ofd.page_xml(shown(matrix="210 0 0 297 0 0"))], SCAN, "a.jpg"),
    "turned": lambda: ofd_of([ofd.page_xml(shown(matrix="0 297 -210 0 210 0"))], _turned()),
}


@pytest.mark.parametrize("kind", ["jpeg", "turned"])
def test_a_page_of_an_ofd_file_that_is_a_picture_is_read_as_the_picture(kind, of_picture):
    reading = gr.read(FILES[kind]())
    assert reading.format == "ofd"
    assert gr.cells(reading.report) == gr.cells(of_picture.report)
    assert reading.report.title == of_picture.report.title
    cell = "disputes.reconsideration.total"
    own, other = reading.origins[cell], of_picture.origins[cell]
    assert own.place == other.place
    assert own.box == pytest.approx(other.box, abs=0.003)


def test_what_is_not_to_be_read_is_refused_as_before(monkeypatch):
    with pytest.raises(gr.ReadError, match="no text layer"):
        gr.read(FILES["jpeg"](), scans="never")
    monkeypatch.setattr(picture_reader, "_LIBRARIES", ("no_such_library",))
    with pytest.raises(gr.ReadError, match=r"no text layer.*PDF or OFD.*extra scan"):
        gr.read(FILES["jpeg"]())


@pytest.mark.parametrize("name", ["page_7.jb2", "page_7.JBIG2", "page_7.bin"])
def test_a_picture_in_jbig2_is_named(name):
    data = ofd_of([ofd.page_xml(shown())], b"\x97JB2\r\n\x1a\n....", name)
    with pytest.raises(gr.ReadError, match=rf"JBIG2 \({name}\)"):
        gr.read(data)


def mixed(page, **how):
    """A report of which the last page, that table 四 stands on, is a picture."""
    pages = [ofd.page_xml(content) for content in _content(BEFORE + HEADING)]
    return ofd_of([*pages, page], **how)


NOT_READ = {
    "missing": lambda: mixed(ofd.page_xml(shown()), picture=None),
    "broken": lambda: mixed(ofd.page_xml(shown()), picture=SCAN[:3000], name="a.jpg"),
    "no picture": lambda: mixed(ofd.page_xml(shown()), picture=b"x"),
    "JBIG2": lambda: mixed(ofd.page_xml(shown()), picture=b"x", name="a.jb2"),
    "slanted": lambda: mixed(ofd.page_xml(shown(matrix="210 60 -60 297 0 0")), picture=SCAN),
    "words over it": lambda: mixed(
        ofd.page_xml(shown() + ofd.text(50, 100, "12")), picture=SCAN, name="a.jpg"
    ),
}


@pytest.mark.parametrize("kind", NOT_READ)
def test_a_page_that_cannot_be_shown_is_named_as_before(kind, known):
    data = NOT_READ[kind]()
    reading = gr.read(data)
    assert [kind for kind, _, _ in named(reading)] == ["page_is_picture"]
    assert reading.notes == gr.read(data, scans="never").notes


def test_the_number_of_a_page_is_no_word_over_it(known):
    page = ofd.page_xml(shown(matrix="210 0 0 297 0 0") + ofd.text(100, 290, "- 4 -"))
    counted = []
    gr.read(mixed(page, picture=SCAN, name="a.jpg"), on_page=lambda *done: counted.append(done))
    assert counted == [(1, 1)]


TEMPLATE = '<ofd:TemplatePage ID="0" BaseLoc="T.xml"/>'
CALL = '<ofd:Template TemplateID="0"/>'
HOSTILE = {
    "30,000 squared": (
        lambda: ofd_of([ofd.page_xml(shown())], huge_png(30_000)),
        "dots in a picture",
    ),
    "pages": (lambda: ofd_of([ofd.page_xml(shown())] * 51, SCAN, "a.jpg"), "scanned pages"),
    "pictures": (
        lambda: ofd_of([ofd.page_xml(shown() * 201)], SCAN, "a.jpg"),
        "pictures on a page",
    ),
    "together": (
        lambda: ofd_of([ofd.page_xml(shown() * 60)], SCAN, "a.jpg"),
        "dots in a picture",
    ),
    "a template of itself": (
        lambda: ofd_of(
            [ofd.page_xml("", CALL)],
            SCAN,
            templates=TEMPLATE,
            more={"Doc_0/T.xml": ofd.page_xml(shown(), CALL)},
        ),
        "inside one another",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_picture_is_refused_and_soon(case, known):
    make, said = HOSTILE[case]
    assert_refused(make(), said)
