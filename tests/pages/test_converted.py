"""Old texts by way of LibreOffice: read as they are; nothing is fetched, opened or run for them.

What fetches without the settings of the library is shown to do so, so that the silence proves them.
"""

from __future__ import annotations

import io
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.readers.libreoffice import converted
from tests.places import EXAMPLES

REPORT = gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office",
        "text": "text",
        "draw": "drawing",
        "svg": "svg-compatible",
        "script": "script",
        "manifest": "manifest",
    }.items()
)
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink"'


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of this machine, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the server calls
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"asked")

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


def odt(body: str, more: dict[str, str] | None = None, before: str = "") -> bytes:
    out = io.BytesIO()
    parts = {
        "content.xml": f'<office:document-content {_SPACES} office:version="1.2">{before}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        **(more or {}),
    }
    kind = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in parts
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest {_SPACES}><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{kind}"/>{entries}</manifest:manifest>',
        )
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def linked(address: str) -> dict[str, bytes]:
    """Texts that link to an address: ending and number → file."""
    picture = (
        '<text:p>a<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{address}/picture.png" xlink:type="simple" '
        'xlink:actuate="onLoad"/></draw:frame></text:p>'
    )
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{address}/section.txt" '
        'xlink:type="simple"/><text:p>old</text:p></text:section>'
    )
    escaped = address.replace("/", r"\\/")
    return {
        "1.odt": odt(picture),
        "2.odt": odt(section),
        "3.rtf": rb"{\rtf1 a{\field{\*\fldinst INCLUDEPICTURE "
        + f'"{address}/field.png"'.encode()
        + rb" \\d}{\fldrslt b}}\par {\field{\*\fldinst INCLUDETEXT "
        + f'"{address}/field.txt"'.encode()
        + rb"}{\fldrslt c}}}",
        "4.rtf": rb"{\rtf1{\*\template " + escaped.encode() + rb"/template.dotx} a}",
        "5.fodt": f'<?xml version="1.0"?><office:document {_SPACES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"{picture}{section}</office:text></office:body></office:document>".encode(),
    }


def loosely(data: bytes, name: str, folder: Path) -> None:
    """Converts a file with the settings that LibreOffice comes with."""
    (folder / name).write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / name)],
        check=True,
        timeout=180,
        capture_output=True,
    )


def test_nothing_is_fetched(asked: tuple[str, list[str]], tmp_path: Path) -> None:
    address, paths = asked
    files = linked(address)
    for name, data in files.items():
        converted(data, f".{name.partition('.')[2]}")
    assert paths == []
    loosely(files["1.odt"], "1.odt", tmp_path)
    assert paths  # it would be fetched with other settings


def test_nothing_of_the_machine_gets_into_a_text(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret of the machine")
    for data in (
        odt(
            f'<text:section text:name="s"><text:section-source xlink:href="{secret.as_uri()}" '
            'xlink:type="simple"/><text:p>old</text:p></text:section>'
        ),
        rb"{\rtf1 a{\field{\*\fldinst INCLUDETEXT "
        + f'"{secret.as_uri()}"'.encode()
        + rb"}{\fldrslt c}}}",
    ):
        made = converted(data, ".odt" if data.startswith(b"PK") else ".rtf")
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            assert not any(b"a secret of" in archive.read(name) for name in archive.namelist())


def with_macro(target: Path) -> bytes:
    """A text with a macro that makes a file when the text is opened."""
    library = (
        '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
        '"library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="M"/></library:library>'
    )
    libraries = (
        '<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
        '"libraries.dtd"><library:libraries xmlns:library="http://openoffice.org/2000/library" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
        'library:link="false"/></library:libraries>'
    )
    module = (
        '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
        '"module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" '
        'script:name="M" script:language="StarBasic">Sub Main\n'
        f'Open &quot;{target}&quot; For Output As #1\nPrint #1, "x"\nClose #1\nEnd Sub'
        "</script:module>"
    )
    event = (
        "<office:scripts><office:event-listeners><script:event-listener "
        'script:language="ooo:script" script:event-name="dom:load" xlink:type="simple" xlink:href='
        '"vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"/>'
        "</office:event-listeners></office:scripts>"
    )
    more = {
        "Basic/script-lc.xml": libraries,
        "Basic/Standard/script-lb.xml": library,
        "Basic/Standard/M.xml": module,
    }
    return odt("<text:p>a</text:p>", more, event)


def test_no_macro_is_run(tmp_path: Path) -> None:
    target = tmp_path / "made"
    converted(with_macro(target), ".odt")
    assert not target.exists()


def made_of(new: Path, ending: str) -> None:
    """Lets LibreOffice make an old file of a new one, beside it."""
    profile = (new.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", ending[1:], "--outdir", str(new.parent), str(new)],
        check=True,
        timeout=180,
        capture_output=True,
    )


@pytest.mark.parametrize("ending", [".doc", ".rtf", ".odt"])
def test_an_old_text_is_read_as_the_text_that_it_was(ending: str, tmp_path: Path) -> None:
    new = tmp_path / "report.docx"
    new.write_bytes(gr.render(REPORT, "docx"))
    made_of(new, ending)
    old = tmp_path / f"report{ending}"
    with pytest.raises(gr.ReadError, match="--convert"):
        gr.read(old)
    reading = gr.read(old, convert="libreoffice")
    assert gr.cells(reading.report) == gr.cells(gr.read(new).report)
    assert reading.report.metadata.source == old.name
    assert "converted" in {note.kind for note in reading.notes}


@pytest.mark.parametrize("ending", [".xls", ".ods"])
def test_an_old_sheet_is_read_without_libreoffice(ending: str, tmp_path: Path) -> None:
    new = tmp_path / "report.xlsx"
    new.write_bytes(gr.render(REPORT, "xlsx"))
    made_of(new, ending)
    reading = gr.read(tmp_path / f"report{ending}")
    assert reading.format == ending[1:]
    assert gr.cells(reading.report) == gr.cells(gr.read(new).report)


def test_a_file_that_libreoffice_cannot_open_is_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096) + "WordDocument".encode("utf-16-le")
    with pytest.raises(gr.ReadError):
        gr.read(data, convert="libreoffice")
