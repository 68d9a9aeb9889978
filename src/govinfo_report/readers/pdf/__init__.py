"""PDF with a text layer → :class:`~govinfo_report.page.Page`.

Ruled tables become grids; a table that goes on over a page break keeps its columns. Everything else
becomes lines, with the indentation that tells paragraphs apart.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import Final

from attrs import define, field

from govinfo_report.page import Block, Grid, Page, Paragraph, Place
from govinfo_report.readers import bounds
from govinfo_report.readers.pdf.lines import PrintedLine, printed_lines
from govinfo_report.readers.pdf.source import Glyph, Sheet, sheets
from govinfo_report.readers.pdf.tables import Ruled, edges_of, rows_of
from govinfo_report.readers.refusals import refusal

_FEW: Final = 30
"""A document with fewer characters than this has no text layer worth the name."""

_UNMAPPED: Final = re.compile(r"\(cid:[0-9]+\)|[\ufffd\ue000-\uf8ff]")
_MARGIN: Final = 0.09
"""Part of a page's height, above and below, where page numbers and running heads stand."""

_DIGITS: Final = re.compile(r"[0-9]+")
_PAGE_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?")


@define
class _Parted:
    """A page with its tables and its lines apart."""

    sheet: Sheet
    tables: list[Ruled]
    lines: list[PrintedLine] = field(factory=list)


def page_of_pdf(data: bytes, *, name: str | None = None) -> Page:
    """A PDF as a page.

    Raises:
        MissingExtraError: The extra ``pdf`` is not installed.
        ReadError: The PDF is scanned, encrypted, broken, without codes of characters, or larger
            than any report's.
    """
    parted: list[_Parted] = []
    characters = unmapped = 0
    for sheet in sheets(data):
        characters += len(sheet.glyphs)
        unmapped += sum(1 for glyph in sheet.glyphs if _UNMAPPED.search(glyph.text))
        parted.append(_part(sheet))
    if characters < _FEW:
        if any(part.sheet.pictures for part in parted) or not characters:
            raise refusal("pdf_scanned")
    elif unmapped * 5 > characters:
        raise refusal("pdf_without_codes")
    _drop_furniture(parted)
    return Page(tuple(_blocks(parted)), format="pdf", lines=True, name=name)


def _part(sheet: Sheet) -> _Parted:
    """Gives each character to the table that it stands in, or to the lines."""
    tables = [Ruled(sheet.number, boxes) for boxes in sheet.tables if boxes]
    tables = [table for table in tables if table.is_data]
    frames = [(table.frame, table.glyphs) for table in tables]
    free: list[Glyph] = []
    for glyph in sheet.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        for frame, inside in frames:
            if frame.top <= y <= frame.bottom and frame.x0 <= x <= frame.x1:
                inside.append(glyph)
                break
        else:
            free.append(glyph)
    return _Parted(sheet, tables, printed_lines(free))


def _drop_furniture(parted: list[_Parted]) -> None:
    """Takes away running heads and bare page numbers, which would stand inside the text."""
    heads = Counter(
        _as_head(line) for part in parted for line in part.lines if _in_margin(line, part.sheet)
    )
    for part in parted:
        part.lines = [
            line
            for line in part.lines
            if not _in_margin(line, part.sheet)
            or not (
                (len(parted) > 1 and heads[_as_head(line)] > max(1, len(parted) // 2))
                or _PAGE_NUMBER.fullmatch(line.text.strip())
            )
        ]


def _as_head(line: PrintedLine) -> tuple[str, int]:
    """What running heads of different pages have in common; page numbers differ."""
    return _DIGITS.sub("0", line.text), round(line.top / 4)


def _in_margin(line: PrintedLine, sheet: Sheet) -> bool:
    height = sheet.height
    return line.bottom < height * _MARGIN or line.top > height * (1 - _MARGIN)


def _blocks(parted: list[_Parted]) -> list[Block]:
    blocks: list[Block] = []
    groups = _grouped([table for part in parted for table in part.tables])
    number = 0
    usual = _left_edge([line for part in parted for line in part.lines])
    for part in parted:
        left = _left_edge(part.lines, usual)
        pitch = _pitch(part.lines)
        items: list[tuple[float, Ruled | PrintedLine]] = [
            *((table.frame.top, table) for table in part.tables),
            *((line.top, line) for line in part.lines),
        ]
        bottom = 0.0
        for _, item in sorted(items, key=lambda item: item[0]):
            if isinstance(item, Ruled):
                blocks.append(groups[id(item)])
                bottom = item.frame.bottom
                continue
            number += 1
            half = (item.bottom - item.top) / 2 or 1.0
            indent = " " * min(max(round((item.x0 - left) / half), 0), 60)
            place = Place(page=part.sheet.number, line=number)
            blocks.append(Paragraph(indent + item.text, place, item.top - bottom > pitch))
            bottom = item.bottom
    return blocks


def _left_edge(lines: list[PrintedLine], usual: float | None = None) -> float:
    """Where lines begin; where a page has none that says so, as on the others."""
    # A page with nothing but the signature on it has no long line.
    least = 10 if usual is None else 20
    edges = [line.x0 for line in lines if len(line.text) >= least]
    if not edges:
        edges = [line.x0 for line in lines] if usual is None else [usual]
    return min(edges, default=0.0)


def _pitch(lines: list[PrintedLine]) -> float:
    """A distance between two lines that is more than the usual one."""
    gaps = [after.top - before.bottom for before, after in pairwise(lines)]
    return max(median(gaps), 0.0) + 6.0 if gaps else 12.0


def _grouped(tables: list[Ruled]) -> dict[int, Grid]:
    """Table → its grid; parts of one table over pages share their columns and their number."""
    groups: list[list[Ruled]] = []
    for table in tables:
        if groups and table.continues(groups[-1][-1]):
            groups[-1].append(table)
        else:
            groups.append([table])
    grids: dict[int, Grid] = {}
    cells = 0
    for number, group in enumerate(groups, 1):
        columns = edges_of(
            [edge for table in group for box in table.boxes for edge in (box.x0, box.x1)]
        )
        first_row = 1
        for table in group:
            rows = rows_of(table, columns, number, first_row)
            cells += sum(map(len, rows))
            bounds.CELLS.check(cells)
            place = Place(table.page, None, number, first_row)
            grids[id(table)] = Grid(tuple(rows), spans=True, place=place)
            first_row += len(rows)
    return grids
