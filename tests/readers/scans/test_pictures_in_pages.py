"""Pictures in web pages, saved pages and Word files: read where a table stands on them."""

import base64
import io
from pathlib import Path

import docx
import numpy as np
import pytest
from PIL import Image

import govinfo_report as gr
from govinfo_report.readers.scans import recogniser
from govinfo_report.readers.scans.recogniser import LineReading
from tests.readers.scans.tables import table

ROW = ["0", "16", "0", "0", "16", "0", "0", "4", "0", "4", "6", "3", "0", "0", "9"]
COLUMNS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
HEADS = [
    ["行政复议", None, None, None, None, "行政诉讼", *[None] * 9],
    [*COLUMNS, *["未经复议直接起诉", *[None] * 4], *["复议后起诉", *[None] * 4]],
    [*[""] * 5, *COLUMNS, *COLUMNS],
]
WORDS = [text for row in HEADS for text in row if text] + ROW
UPHELD = "disputes.reconsideration.corrected"


def _picture():
    """Table 四; its labels are numbers of as many digits, which the stand-in knows."""
    rows = [[None if text is None else "8" * len(text) for text in row] for row in HEADS]
    file = io.BytesIO()
    Image.fromarray(table([*rows, ROW])).save(file, "PNG")
    return file.getvalue()


PICTURE = _picture()

HEAD = (
    "<h1>某某市某某局2024年政府信息公开工作年度报告</h1><h2>一、总体情况</h2>"
    f"<p>{'工作稳步推进。' * 80}</p><h2>四、政府信息公开行政复议、行政诉讼情况</h2>"
)
TAIL = "<h2>五、存在的主要问题及改进情况</h2><p>人手不足。</p>"
TAIL += "<h2>六、其他需要报告的事项</h2><p>无。</p>"


def page(address):
    return f"<html><meta charset=utf-8><body>{HEAD}<img src='{address}'>{TAIL}</body></html>"


@pytest.fixture(autouse=True)
def _known(monkeypatch):
    """The words of the table in their order, as a model would read them."""

    def read(_, crops):
        words = iter(_in_order())
        return [LineReading(text=(text := next(words, "")), score=1.0, other=text) for _ in crops]

    monkeypatch.setattr(recogniser.Recogniser, "read", read)
    monkeypatch.setattr(recogniser.Recogniser, "__init__", lambda *_: None)


def _in_order():
    from govinfo_report.readers.scans.picture_file import picture_of
    from govinfo_report.readers.scans.scanned_sheet import _layout
    from tests.readers.scans.tables import HEIGHT, WIDTH

    rows = [*HEADS, ROW]
    for box, cell in zip(*_boxes(_layout(picture_of(PICTURE), 0)), strict=True):
        if cell.lines:
            y = int(((box.top + box.bottom) / 2 - 60) // HEIGHT)
            x = round((box.x0 - 60) / WIDTH)
            yield rows[y][x]


def _boxes(layout):
    return layout.boxes, layout.cells


def _value(source, **how):
    reading = gr.read(source, **how)
    return reading, reading.origins.get(UPHELD)


def _is_read(source):
    _, origin = _value(source)
    return origin is not None and origin.raw == "16" and origin.score == 1.0


def test_a_picture_in_its_address_is_read():
    address = "data:image/png;base64," + base64.b64encode(PICTURE).decode()
    reading, origin = _value(page(address).encode())
    assert (origin.raw, origin.place.picture, origin.score) == ("16", 1, 1.0)
    assert [round(edge, 1) for edge in origin.box] == [0.1, 0.7, 0.1, 0.8]
    assert not {note.kind for note in reading.notes} & {"table_is_picture", "page_is_picture"}
    assert "recognised" in {note.kind for note in reading.notes}


def test_a_picture_of_a_saved_page_is_read_from_its_own_folder_and_nowhere_else(tmp_path):
    own = tmp_path / "报告_files"
    own.mkdir()
    (own / "表 四.png").write_bytes(PICTURE)
    (tmp_path / "beside.png").write_bytes(PICTURE)
    other = tmp_path / "other_files"
    other.mkdir()
    (other / "a.png").write_bytes(PICTURE)
    (own / "link.png").symlink_to(tmp_path / "beside.png")
    (own / "up").symlink_to(tmp_path)
    for address, is_read in {
        "./报告_files/表 四.png": True,
        "报告_files/%E8%A1%A8%20%E5%9B%9B.png?v=1": True,
        "beside.png": False,
        "报告_files/../beside.png": False,
        "报告_files/link.png": False,
        "报告_files/up/beside.png": False,
        "other_files/a.png": False,
        str(own / "表 四.png"): False,
        (own / "表 四.png").as_uri(): False,
        "http://127.0.0.1/报告_files/a.png": False,
        "//127.0.0.1/a.png": False,
        "报告_files/nul%00l.png": False,
    }.items():
        file = tmp_path / "报告.html"
        file.write_text(page(address), encoding="utf-8")
        assert _is_read(file) is is_read, address
        assert not _is_read(file.read_bytes()), address


def test_a_folder_that_is_a_link_is_not_the_pages_own(tmp_path):
    far = tmp_path / "far" / "a_files"
    far.mkdir(parents=True)
    (far / "a.png").write_bytes(PICTURE)
    near = tmp_path / "near"
    near.mkdir()
    (near / "a_files").symlink_to(far)
    (near / "a.html").write_text(page("a_files/a.png"), encoding="utf-8")
    assert not _is_read(near / "a.html")


def test_a_picture_of_a_page_in_one_file_is_read():
    body = base64.encodebytes(page("img/1.png").encode())
    parts = [
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: http://example.cn/a/1.html\r\n\r\n" + body,
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Location: http://example.cn/a/img/1.png\r\n\r\n" + base64.encodebytes(PICTURE),
    ]
    head = (
        b'MIME-Version: 1.0\r\nSubject: a\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    )
    assert _is_read(head + b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n")


def test_a_picture_of_a_word_file_is_read(tmp_path):
    document = docx.Document()
    for text in (
        "某某市某某局2024年政府信息公开工作年度报告",
        "一、总体情况",
        "工作稳步推进。" * 80,
    ):
        document.add_paragraph(text)
    document.add_paragraph("四、政府信息公开行政复议、行政诉讼情况")
    document.add_picture(io.BytesIO(PICTURE), width=docx.shared.Cm(16))
    document.add_paragraph("六、其他需要报告的事项")
    document.save(tmp_path / "a.docx")
    assert _is_read(tmp_path / "a.docx")


def test_pictures_that_are_not_to_be_read_are_named():
    address = "data:image/png;base64," + base64.b64encode(PICTURE).decode()
    reading, origin = _value(page(address).encode(), scans="never")
    assert origin is None
    assert {"table_is_picture", "page_is_picture"} & {note.kind for note in reading.notes}


def test_a_picture_without_a_table_illustrates_a_report():
    file = io.BytesIO()
    Image.fromarray(np.full((300, 500), 200, np.uint8)).save(file, "PNG")
    address = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
    reading, origin = _value(page(address).encode())
    assert origin is None
    assert "recognised" not in {note.kind for note in reading.notes}


def test_another_way_to_name_a_picture_is_no_picture():
    for address in ("data:image/png;base64,####", "data:text/html,x", "cid:none", "a" * 5000):
        assert not _is_read(page(address).encode())


def test_files_are_small(tmp_path, monkeypatch):
    monkeypatch.setattr("govinfo_report.readers.bounds.FILE", 1000)
    own = tmp_path / "a_files"
    own.mkdir()
    (own / "a.png").write_bytes(PICTURE)
    from govinfo_report.readers.saved_pictures import in_own_folder

    assert in_own_folder(tmp_path / "a.html", "a_files/a.png") is None
    assert in_own_folder(None, "a_files/a.png") is None
    assert in_own_folder(Path("a.html"), "\0") is None
