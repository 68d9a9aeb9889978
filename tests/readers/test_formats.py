from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.errors import DocumentError, ReadError
from govinfo_report.model import Report, cells
from govinfo_report.readers.bounds import FILE
from govinfo_report.readers.formats import format_of
from govinfo_report.readers.text import decode
from govinfo_report.reading import read, read_text
from tests.places import EXAMPLES

PATH = EXAMPLES / "wuxing-hrss-2023.txt"
DATA = PATH.read_bytes()
TEXT = DATA.decode()


def zipped(name: str, attached: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        # of no time: names of tests show these bytes, and are the same in every worker
        archive.writestr(zipfile.ZipInfo(name), "<x/>")
        archive.writestr(zipfile.ZipInfo("attached"), attached)
    return file.getvalue()


def ole(directory: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + directory.encode("utf-16-le")


def test_path_bytes_file_and_text_give_the_same_report(tmp_path):
    readings = [read(PATH), read(str(PATH)), read(DATA), read(io.BytesIO(DATA)), read_text(TEXT)]
    with PATH.open("rb") as file:
        readings.append(read(file))
    assert len({tuple(cells(reading.report).items()) for reading in readings}) == 1
    assert {reading.format for reading in readings} == {"text"}


def test_the_source_is_the_name_of_the_file_and_never_its_path(tmp_path):
    copy = tmp_path / "页面.txt"
    copy.write_bytes(DATA)
    assert read(copy).report.metadata.source == "页面.txt"
    with copy.open("rb") as file:
        assert read(file).report.metadata.source == "页面.txt"
    assert not read(DATA).report.metadata.source


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "before", ["", "一、\u3000", "\u4e00" * 300, "2023", "某某区教育局政府信息公开年报\n" * 20]
)
def test_a_text_or_web_page_in_utf_16_needs_no_byte_order_mark(encoding, before):
    expected = cells(read(DATA).report)
    assert cells(read((before + "\n" + TEXT).encode(encoding)).report) == expected
    lines = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    expected = cells(read(lines.encode()).report)
    assert cells(read((before + lines).encode(encoding)).report) == expected


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16-le")[:-1],  # cut inside a character
        TEXT.encode("utf-16-le") + b"\x01\x00",
        bytes(range(256)) * 40,
        TEXT.encode("utf-32-le"),
        "\n".join(["nothing of a report"] * 90).encode("utf-16-be"),
    ],
)
def test_bytes_that_are_no_text_of_a_report_in_utf_16_are_refused(data):
    with pytest.raises(ReadError, match="UTF-16"):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_chinese_text(encoding):
    assert read(TEXT.encode(encoding)).report == read(DATA).report


def test_bytes_in_no_such_encoding_are_refused():
    with pytest.raises(ReadError, match="UTF-8"):
        decode(b"\xff\xff\xff\x81")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (DATA, "text"),
        (b"%PDF-1.7\n", "pdf"),
        (zipped("word/document.xml"), "docx"),
        (zipped("xl/workbook.xml"), "xlsx"),
        (zipped("OFD.xml"), "ofd"),
        (zipped("ofd.XML"), "ofd"),
        (zipped("word/document.xml", zipped("OFD.xml")), "docx"),
        (zipped("OFD.xml", zipped("word/document.xml")), "ofd"),
        (b"<!DOCTYPE html><html><body>", "html"),
        (b"\xef\xbb\xbf\n<html lang='zh'>", "html"),
        (b'{"edition": "2021"}', "json"),
        (b"\xef\xbb\xbf {", "json"),
    ],
)
def test_the_format_is_found_by_content(data, found):
    assert format_of(data, "page.dat") == found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (ole("WordDocument"), ".doc"),
        (ole("Workbook"), ".xls"),
        (ole("EncryptedPackage"), "encrypted"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (zipped("holiday.jpg"), "ZIP"),
        (b"\x00\x01\x02\x03" * 50, "no text"),
        (b"%PDF-1.7\n", "broken"),
        (zipped("word/document.xml"), "broken"),
        (zipped("OFD.xml"), "broken"),
        (b"<html><table>", "no text"),
        ("今天天气很好。\n明天也是。\n".encode(), "no annual report"),
        (b"hello world", "no annual report"),
    ],
)
def test_what_cannot_be_read_is_named_and_what_to_do_is_said(data, said):
    with pytest.raises(ReadError, match=said):
        read(data)


def test_a_file_that_is_not_there_is_a_read_error_with_its_name(tmp_path):
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "nothing.txt")
    assert "nothing.txt" in str(caught.value)


def test_a_file_over_the_bound_is_refused():
    with pytest.raises(ReadError, match="16 MiB"):
        read(b"x" * (FILE + 1))


def test_a_file_in_text_mode_is_refused():
    with pytest.raises(ReadError, match="binary"):
        read(io.StringIO(TEXT))  # type: ignore[arg-type]  # the mistake that is tested


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(ReadError, match="markdown"):
        read(DATA, format="doc")


def test_a_document_is_read_as_loads_reads_it():
    report = Report(edition="2021", title=None, agency=None, year=None)
    reading = read(gr.dumps(report).encode())
    assert (reading.report, reading.format, reading.notes) == (report, "json", ())
    with pytest.raises(DocumentError):
        read(b"{}")


def test_a_name_does_not_decide_over_content(tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_bytes(DATA)
    assert read(page).format == "text"


def test_a_document_with_mistakes_is_still_told_what_they_are():
    with pytest.raises(DocumentError, match="edition"):
        gr.read(b'{"edition": "1999", "title": null}')


def test_the_reader_of_a_page_is_told_what_to_do_in_chinese_too() -> None:
    cases = {
        ole("PowerPoint Document"): (".ppt", "PDF"),
        ole("Book"): (".xls", ".xlsx"),
        ole("__properties_version1.0"): ("Outlook", "附件"),
        zipped("Index/Document.iwa"): ("Apple Pages", ".docx"),
        b"Rar!\x1a\x07" + bytes(20): ("RAR", "解压"),
        b"GIF89a" + bytes(20): ("GIF", "OCR"),
        b"\0\0\0\x18ftypheic" + bytes(20): ("HEIF", "OCR"),
        b"{\\rtf1 hello}": ("RTF", ".docx"),
        b"<?xml version='1.0'?><uof:UOF>": ("UOF", ".docx"),
        b"<?xml version='1.0'?>\n<office:document x='1'>": ("OpenDocument", ".docx"),
    }
    for data, (kind, todo) in cases.items():
        with pytest.raises(ReadError) as caught:
            read(data)
        assert kind in caught.value.message("en")
        assert kind in caught.value.message("zh")
        assert todo in caught.value.message("zh")
        assert str(caught.value) == caught.value.message()


def test_a_pdf_may_have_something_before_it() -> None:
    assert format_of(b"\r\n\r\n%PDF-1.4\n") == "pdf"
