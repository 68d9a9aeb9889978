"""Packages and OpenDocument sheets, as tests make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from html import escape

from tests.readers.spanned import Part, placed


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def mail(
    text: str | None = None,
    html: str | None = None,
    attached: Mapping[str, bytes] | None = None,
    subject: str = "年报",
) -> bytes:
    message = EmailMessage()
    message["From"] = "a@example.gov.cn"
    message["To"] = "b@example.gov.cn"
    message["Subject"] = subject
    message.set_content(text or "见附件。")
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, content in (attached or {}).items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)


def ods(tables: str, styles: str = "", more: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
        for name, part in (more or {}).items():
            archive.writestr(name, part)
    return out.getvalue()


def table(content: str, attributes: str = "") -> str:
    return f"<table:table {attributes}>{content}</table:table>"


def cell(text: str, attributes: str = "") -> str:
    if text.replace(".", "", 1).isdecimal():
        attributes += f' office:value-type="float" office:value="{text}"'
        text = f"{float(text):,.2f}"
    words = f"<text:p>{escape(text)}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{words}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def as_ods(page: list[Part]) -> bytes:
    """A page on a sheet, with an empty row around each table."""
    out = ""
    for part in page:
        if isinstance(part, str):
            out += row(cell(part))
            continue
        lines: list[dict[int, str]] = [{} for _ in part]
        for at, column, box in placed(part):
            spans = (
                f'table:style-name="lined" table:number-columns-spanned="{box.columns}" '
                f'table:number-rows-spanned="{box.rows}"'
            )
            for line in range(at, at + box.rows):
                for under in range(column, column + box.columns):
                    lines[line][under] = "<table:covered-table-cell/>"
            lines[at][column] = cell(box.text, spans)
        out += row(attributes='table:number-rows-repeated="2"')
        out += "".join(row(*(cells for _, cells in sorted(line.items()))) for line in lines)
        out += row(attributes='table:number-rows-repeated="1000"')
    return ods(
        table(out),
        '<style:style style:name="lined"><style:table-cell-properties fo:border="1pt solid"/>'
        "</style:style>",
    )
