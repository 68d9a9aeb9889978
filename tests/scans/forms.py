"""Reports with invented figures, printed in several fonts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from struct import pack_into, unpack_from
from typing import Any, Final

import numpy as np
import pypdfium2
from attrs import frozen
from numpy.typing import NDArray

import govinfo_report as gr
from govinfo_report.model import Edition, Report, cells, get_cell, layout, replace_cells
from tests.clean_reports import clean
from tests.pages.producers import pdf_by_chromium

FOLDER: Final = Path(
    os.environ.get("GOVINFO_FONTS") or Path.home() / ".cache" / "govinfo-report" / "fonts"
)
"""Where ``scripts/setup-debian.sh --scans`` unpacks fonts."""

_ARPHIC: Final = "{package}/usr/share/fonts/truetype/arphic/{file}"
UNPACKED: Final[Mapping[str, str]] = {
    "ming": _ARPHIC.format(package="fonts-arphic-uming", file="uming.ttc"),
    "kai": _ARPHIC.format(package="fonts-arphic-ukai", file="ukai.ttc"),
    "zenhei": "fonts-wqy-zenhei/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
}
"""Fonts in that folder; the others are installed."""

EMBEDDED: Final[Mapping[str, bytes]] = {
    "ming": b"UMing",
    "kai": b"UKai",
    "zenhei": b"WenQuanYiZenHei",
}
"""Part of the name that such a font has in a PDF which is printed in it."""

STYLES: Final[Mapping[str, str]] = {
    "song": "'Noto Serif CJK SC'",
    "hei": "'Noto Sans CJK SC'",
    "song and Times": "'Liberation Serif', 'Noto Serif CJK SC'",
    "hei and Arial": "'Liberation Sans', 'Noto Sans CJK SC'",
    "ming": "ming",
    "kai": "kai",
    "zenhei": "zenhei",
}
"""Name of a look → families in CSS, the first for what it has."""

Picture = NDArray[np.uint8]
_POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@frozen(kw_only=True)
class Form:
    """A report as it is printed.

    Attributes:
        report: Its content.
        family: Name of a look.
        points: Size of the characters in its tables.
        shaded: Whether heads of tables are grey.
    """

    report: Report
    family: str
    points: float
    shaded: bool

    @property
    def html(self) -> str:
        """The page that is printed."""
        faces = "".join(
            f"@font-face{{font-family:{name};src:url('{_face(FOLDER / file).as_uri()}')}}"
            for name, file in UNPACKED.items()
            if name == self.family
        )
        ground = "" if self.shaded else "background:none!important;"
        style = (
            f"{faces}*{{font-family:{STYLES[self.family]}!important}}"
            f".form td,.form th{{font-size:{self.points}pt!important;{ground}}}"
        )
        page = _POLICY.sub("", gr.render(self.report, "html").decode())
        return page.replace("</head>", f"<style>{style}</style></head>")


def _face(collection: Path) -> Path:
    """The first font of a collection as a file of its own: Chromium loads no collections."""
    path = collection.with_suffix(".ttf")
    if path.exists():
        return path
    data = collection.read_bytes()
    (start,) = unpack_from(">I", data, 12)
    (count,) = unpack_from(">H", data, start + 4)
    head = bytearray(data[start : start + 12 + 16 * count])
    tables = bytearray()
    for at in range(12, len(head), 16):
        begin, length = unpack_from(">II", head, at + 8)
        pack_into(">I", head, at + 8, len(head) + len(tables))
        tables += data[begin : begin + length] + bytes(-length % 4)
    path.write_bytes(head + tables)
    return path


def invented(edition: Edition, seed: int) -> Report:
    """A report whose figures agree; zeros may be left blank, as offices do."""
    random = Random(f"{edition} {seed}")
    year = random.choice({"2019": (2019, 2020), "2021": (2021, 2022, 2023, 2024)}[edition])
    agency = random.choice(("示例县教育局", "示例市人民政府", "示例县示例镇人民政府"))
    prose = random.choice(("none", "none", "some"))
    first, second = (clean(edition, agency, year, "small", prose, random).report for _ in range(2))
    times = random.choice((0, 1, 11, 137))
    values: dict[str, Any] = {}
    for cell, value in expected(first).items():
        other = get_cell(second, cell)
        if isinstance(value, int | Decimal) and isinstance(other, int | Decimal):
            values[cell] = value + times * other
    blank = random.choice(("no zeros", "rows of zeros", "all zeros", "few zeros"))
    for row in layout(edition).rows:
        own = [cell for cell in values if cell.rpartition(".")[0] == row.id]
        if blank == "rows of zeros" and not any(values[cell] for cell in own):
            values |= dict.fromkeys(own)
        chance = {"all zeros": 1.0, "few zeros": 0.1}.get(blank, 0.0)
        values |= {cell: None for cell in own if values[cell] == 0 and random.random() < chance}
    return replace_cells(first, values)


def expected(report: Report) -> dict[str, Any]:
    """The value of each cell of a report's own form; ``None`` where it is blank."""
    return dict(cells(report))


def forms(edition: Edition, families: Sequence[str], count: int, seed: int = 0) -> list[Form]:
    """So many reports, each printed in one of the looks, in turn."""
    made = []
    for place in range(count):
        random = Random(f"form {edition} {seed} {place}")
        made.append(
            Form(
                report=invented(edition, seed * 10_000 + place),
                family=families[place % len(families)],
                points=random.choice((9, 10, 10.5, 11, 12)),
                shaded=random.random() < 0.5,
            )
        )
    return made


def printed(every: Sequence[Form], folder: Path) -> list[bytes]:
    """Each form as a PDF, by Chromium."""
    paths = []
    for place, form in enumerate(every):
        path = folder / f"{place}.html"
        path.write_text(form.html, "utf-8")
        paths.append(path)
    made = pdf_by_chromium(paths, "--no-pdf-header-footer", "--allow-file-access-from-files")
    pdfs = [path.read_bytes() for path in made]
    for form, pdf in zip(every, pdfs, strict=True):
        if EMBEDDED.get(form.family, b"") not in pdf:
            raise ValueError(f"not printed in {form.family}")
    return pdfs


def pictures(pdf: bytes, dpi: int) -> Iterator[Picture]:
    """The pages of a PDF as coloured pictures."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[:, :, :3].copy()
