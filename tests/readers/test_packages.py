"""Packages: the one file of a ZIP archive or a mail that is a report is read, and named."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.readers.formats import format_of
from tests.places import EXAMPLES
from tests.readers.old_files import mail, zipped
from tests.readers.sites import body, numbers, page
from tests.readers.spanned import as_docx, as_xlsx, parts

TEXT = (EXAMPLES / "wuxing-hrss-2023.txt").read_bytes()
WORD = as_docx(parts("2021", numbers()))
PAGE = page(body()).encode()
NOTICE = "关于召开会议的通知\n请各单位准时参加。\n".encode()


def source(data: bytes, path: Path, part: str = "") -> str | None:
    path.write_bytes(data)
    found = gr.read(f"{path}!{part}" if part else path).report.metadata.source
    assert found is None or isinstance(found, str)
    return found


# ZIP.


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_one_file_that_is_a_report_is_read(packing: int, tmp_path: Path) -> None:
    files = {
        "说明.txt": NOTICE,
        "附件/年报.docx": WORD,
        "附件/图.png": b"\x89PNG\r\n",
        "附件/": b"",
    }
    data = zipped(files, packing)
    assert format_of(data) == "zip"
    assert gr.read(data).report.applications == gr.read(WORD).report.applications
    assert gr.read(data).format == "docx"
    assert source(data, tmp_path / "a.zip") == "a.zip!附件/年报.docx"
    assert gr.read(data).report.metadata.source == "附件/年报.docx"


def test_names_may_be_in_gbk(tmp_path: Path) -> None:
    data = in_gbk({"附件/年报.txt": TEXT, "说明.txt": NOTICE})
    assert source(data, tmp_path / "a.zip") == "a.zip!附件/年报.txt"
    assert source(data, tmp_path / "a.zip", "附件/年报.txt") == "a.zip!附件/年报.txt"
    assert source(data, tmp_path / "a.zip", "附件\\年报.txt") == "a.zip!附件/年报.txt"


def in_gbk(files: Mapping[str, bytes]) -> bytes:
    """An archive as Chinese Windows makes it: names in GBK, and nothing that says so."""
    stand_ins = {name: "x" * len(name.encode("gbk")) for name in files}
    assert len({*stand_ins.values()}) == len(files)
    data = zipped({stand_ins[name]: content for name, content in files.items()})
    for name, stand_in in sorted(stand_ins.items(), key=lambda item: -len(item[1])):
        data = data.replace(stand_in.encode(), name.encode("gbk"))
    return data


def test_several_reports_are_listed_and_one_can_be_named(tmp_path: Path) -> None:
    data = zipped({"甲/年报.docx": WORD, "乙/年报.txt": TEXT, "通知.txt": NOTICE})
    with pytest.raises(gr.ReadError) as caught:
        source(data, tmp_path / "a.zip")
    for lang in ("zh", "en"):
        message = caught.value.message(lang)
        assert all(name in message for name in ("甲/年报.docx", "乙/年报.txt"))
        assert "a.zip!甲/年报.docx" in message
        assert "通知" not in message
    assert source(data, tmp_path / "a.zip", "乙/年报.txt") == "a.zip!乙/年报.txt"
    with pytest.raises(gr.ReadError, match="通知"):
        source(data, tmp_path / "a.zip", "丙.txt")
    with pytest.raises(gr.ReadError, match=r"a\.zip!通知\.txt: this is no annual report"):
        source(data, tmp_path / "a.zip", "通知.txt")


def test_a_part_of_what_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(gr.ReadError, match="no package"):
        source(TEXT, tmp_path / "a.txt", "b.txt")
    with pytest.raises(gr.ReadError, match="cannot be opened"):
        gr.read(tmp_path / "none.zip!a.txt")
    odd = tmp_path / "通知!a.txt"
    assert source(TEXT, odd) == "通知!a.txt"


def test_a_package_without_a_report_says_what_is_in_it() -> None:
    with pytest.raises(gr.ReadError) as caught:
        gr.read(zipped({"通知.txt": NOTICE, "坏.docx": b"PK\x03\x04", "图.jpg": b"x"}))
    assert "通知.txt" in caught.value.message("en")
    assert "坏.docx" in caught.value.message("zh")
    with pytest.raises(gr.ReadError, match=r"图\.jpg"):
        gr.read(zipped({"图.jpg": b"x"}))
    with pytest.raises(gr.ReadError, match="ZIP"):
        gr.read(zipped({}))


def test_a_package_of_other_files_is_told_from_one_that_could_not_be_read() -> None:
    with pytest.raises(gr.NoReportError):
        gr.read(zipped({"通知.txt": NOTICE, "另.txt": NOTICE}))
    with pytest.raises(gr.ReadError) as caught:
        gr.read(zipped({"通知.txt": NOTICE, "坏.docx": b"PK\x03\x04"}))
    assert not isinstance(caught.value, gr.NoReportError)


def test_a_word_file_in_an_archive_is_no_broken_word_file() -> None:
    for name in ("word/document.docx", "年报.docx", "xl/workbook.docx"):
        data = zipped({name: WORD}, zipfile.ZIP_STORED)
        assert gr.read(data).report.applications == gr.read(WORD).report.applications
    assert format_of(WORD) == "docx"


def test_what_systems_add_is_passed_over(tmp_path: Path) -> None:
    files = {
        "年报.docx": WORD,
        "__MACOSX/._年报.docx": WORD,
        "~$年报.docx": WORD,
        ".年报.docx": WORD,
    }
    assert source(zipped(files), tmp_path / "a.zip") == "a.zip!年报.docx"


def test_a_package_in_a_package_is_not_opened(tmp_path: Path) -> None:
    inner = zipped({"年报.docx": WORD})
    with pytest.raises(gr.ReadError, match=r"only 里\.zip"):
        gr.read(zipped({"里.zip": inner}))
    with pytest.raises(gr.ReadError, match="inside a package"):
        source(zipped({"里.zip": inner}), tmp_path / "a.zip", "里.zip")
    with pytest.raises(gr.ReadError, match="inside a package"):
        gr.read(zipped({"年报.docx": inner}))


def test_a_document_in_a_package_is_read(tmp_path: Path) -> None:
    document = gr.dumps(gr.read(TEXT).report).encode()
    assert gr.read(zipped({"年报.json": document})).report == gr.read(TEXT).report
    with pytest.raises(gr.ReadError, match="edition"):
        gr.read(zipped({"年报.json": b'{"edition": "1"}'}))


def test_a_reading_of_many_takes_packages_too(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"甲.docx": WORD, "乙.txt": TEXT}))
    outcomes = list(gr.read_many([path, f"{path}!甲.docx", f"{path}!乙.txt"], jobs=1))
    assert isinstance(outcomes[0][1], gr.ReadError)
    readings = [one for _, one in outcomes[1:] if isinstance(one, gr.Reading)]
    assert [reading.report.metadata.source for reading in readings] == [
        "a.zip!甲.docx",
        "a.zip!乙.txt",
    ]


def test_a_missing_extra_is_said_whatever_else_is_in_the_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "selectolax.lexbor", None)
    with pytest.raises(gr.MissingExtraError):
        gr.read(zipped({"年报.txt": TEXT, "通知.html": b"<html><p>a</p></html>"}))


# Mails.


def test_the_text_of_a_mail_is_read_in_html_and_plain(tmp_path: Path) -> None:
    reading = gr.read(mail("见正文。", PAGE.decode()))
    assert reading.format == "html"
    assert reading.report.applications == gr.read(PAGE).report.applications
    plain = gr.read(mail(TEXT.decode()))
    assert plain.format == "text"
    assert plain.report.applications == gr.read(TEXT).report.applications
    assert source(mail(TEXT.decode()), tmp_path / "a.eml") == "a.eml"


def test_a_mail_with_attachments_says_which_was_read(tmp_path: Path) -> None:
    data = mail(attached={"年报.docx": WORD, "图.png": b"\x89PNG\r\n"})
    assert source(data, tmp_path / "a.eml") == "a.eml!年报.docx"
    assert source(mail("见附件。", "<p>见附件。</p>", {"年报.docx": WORD}), tmp_path / "b.eml") == (
        "b.eml!年报.docx"
    )
    both = mail("", PAGE.decode(), {"年报.docx": WORD})
    with pytest.raises(gr.ReadError) as caught:
        source(both, tmp_path / "c.eml")
    assert all(name in caught.value.message("zh") for name in ("正文.html", "年报.docx"))
    assert source(both, tmp_path / "c.eml", "正文.html") == "c.eml!正文.html"
    with pytest.raises(gr.ReadError, match=r"通知\.txt"):
        gr.read(mail(attached={"通知.txt": NOTICE}))


def test_a_mail_may_have_names_in_any_way_that_mails_are_written() -> None:
    data = mail(attached={"x.docx": WORD})
    old = b'filename="x.docx"'
    assert old in data
    for written in (
        b"filename*=UTF-8''%E5%B9%B4%E6%8A%A5.docx",
        b'filename="=?gb2312?B?xOqxqA==?=.docx"',
        b'filename="=?utf-8?B?5bm05oqlLmRvY3g=?="',
    ):
        found = gr.read(data.replace(old, written)).report.metadata.source
        assert isinstance(found, str)
        assert found.startswith("年报")


def test_a_text_that_begins_like_a_mail_is_a_text() -> None:
    assert format_of("Date: 2024年\n某某县2023年政府信息公开工作年度报告\n".encode()) == "text"
    assert format_of(b"Subject: x\n\nhello") == "text"
    assert format_of(b"From: a\r\nSubject: x\r\n\r\nhello") == "html"


# Hostile ones.


def many_files(count: int) -> bytes:
    return zipped({f"{n}.txt": b"x" for n in range(count)}, zipfile.ZIP_STORED)


def lying(data: bytes, size: int) -> bytes:
    """An archive whose directory states another size of its file."""
    at = data.rindex(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


def nested_mail(levels: int) -> bytes:
    head = b"MIME-Version: 1.0\r\nSubject: x\r\n"
    return head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(levels)
    )


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "many files": (lambda: many_files(60), "readable files"),
    "very many files": (lambda: many_files(2_100), "parts in its archive"),
    "a large file": (lambda: zipped({"a.txt": bytes(17 * 2**20)}), "16 MiB"),
    "large files": (lambda: zipped({f"{n}.txt": bytes(15 * 2**20) for n in range(5)}), "unpacked"),
    "a file larger than stated": (lambda: lying(zipped({"a.txt": bytes(2**20)}), 100), "a.txt"),
    "a file smaller than stated": (lambda: lying(zipped({"a.txt": NOTICE}), 10**6), "a.txt"),
    "names of the system": (lambda: zipped({"../../etc/a.txt": NOTICE}), "etc/a.txt"),
    "levels of a mail": (lambda: nested_mail(3_000), "groups and mails"),
    "lines of a mail": (
        lambda: b"MIME-Version: 1.0\r\nSubject: x\r\n\r\n" + b"\n" * 500_000,
        "lines in the mail",
    ),
    "parts of a mail": (
        lambda: (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + b"--b\r\n\r\nx\r\n" * 1_100
        ),
        "parts in the mail",
    ),
    "parameters of a field": (
        lambda: (
            b"MIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multipart/mixed;\r\n"
            + b" a=b;" * 9_000
            + b" boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--"
        ),
        "bytes in a field of the mail",
    ),
    "an unknown encoding": (
        lambda: (
            b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=none\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n"
        ),
        "page is empty",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused(name: str) -> None:
    make, said = HOSTILE[name]
    with pytest.raises(gr.ReadError, match=said):
        gr.read(make())


def test_a_long_name_is_shown_in_part() -> None:
    for name in ("图" * 20_000 + ".png", "年" * 20_000 + ".txt"):
        with pytest.raises(gr.ReadError) as caught:
            gr.read(zipped({name: NOTICE}))
        assert len(caught.value.message("zh")) < 500


def test_names_and_encodings_that_are_none_are_passed_over() -> None:
    data = zipped({"x": NOTICE, "b.docx": WORD})
    at = data.index(b"PK\x01\x02") + 46
    nameless = data[:at] + b"\0" + data[at + 1 :]
    assert gr.read(nameless).report.metadata.source == "b.docx"
    odd = mail(attached={"b.docx": WORD}).replace(b'filename="b.docx"', b'filename="b.docx"; x=y')
    odd = odd.replace(b"application/octet-stream", b'application/msword; charset="a\0b"')
    assert gr.read(odd).report.metadata.source == "b.docx"


def test_an_encrypted_file_is_refused_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.txt": NOTICE, "b.docx": WORD}))
    at = data.index(b"PK\x01\x02") + 8
    data[at] |= 1
    assert gr.read(bytes(data)).report.metadata.source == "b.docx"
    alone = bytearray(zipped({"a.txt": NOTICE}))
    alone[alone.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(gr.ReadError, match="encrypted"):
        gr.read(bytes(alone))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_bounded_alike(packing: int) -> None:
    assert (
        gr.read(zipped({"a.txt": TEXT}, packing)).report == gr.read(zipped({"a.txt": TEXT})).report
    )


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_way_of_packing_unpacks_more_than_is_stated(packing: int) -> None:
    data = lying(zipped({"a.txt": bytes(64 * 2**20)}, packing), 1_000)
    tracemalloc.start()
    try:
        with pytest.raises(gr.ReadError, match=r"a\.txt.*broken"):
            gr.read(data)
        assert tracemalloc.get_traced_memory()[1] < 16 * 2**20  # the window of LZMA
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED])
def test_a_damaged_file_of_a_package_is_refused(packing: int) -> None:
    whole = zipped({"a.txt": TEXT}, packing)
    for at in range(30, whole.index(b"PK\x01\x02"), 17):
        with pytest.raises(gr.ReadError):
            gr.read(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])


def test_any_cut_of_a_package_is_refused_or_read() -> None:
    data = zipped({"a.txt": TEXT, "b.xlsx": as_xlsx(parts("2021", numbers()))})
    for at in range(0, len(data), len(data) // 40):
        with pytest.raises(gr.ReadError):
            gr.read(data[:at])
    attached = mail(attached={"a.txt": TEXT})
    for at in range(0, len(attached), len(attached) // 40):
        try:
            gr.read(attached[:at])
        except gr.ReadError:
            continue
