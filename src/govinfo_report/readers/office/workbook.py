"""The visible sheets of an Excel file, as its parts tell them.

Relationships say which part is a sheet, not its name. A formula counts as the value that the
program stored with it; one without a stored value reads as its own text, which is no number.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

from attrs import define

from govinfo_report.page import ASIDE
from govinfo_report.readers import bounds
from govinfo_report.readers.archive import XmlArchive, local_name
from govinfo_report.readers.office.cell_formats import (
    BOTTOM,
    LEFT,
    PLAIN,
    RIGHT,
    CellFormat,
    cell_formats,
    shown_number,
)
from govinfo_report.readers.office.package import main_part, relationships
from govinfo_report.readers.office.pictures import pictures_on
from govinfo_report.text import Remembered

_TYPES: Final = (
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "vnd.openxmlformats-officedocument.spreadsheetml.template",
    "vnd.ms-excel.sheet.macroEnabled",
    "vnd.ms-excel.template.macroEnabled",
)
_FALSE: Final = ("0", "f", "false")
_LAST_COLUMN: Final = 16_384
_LAST_LETTERS: Final = "XFD"
_LAST_ROW: Final = 1_048_576
_DIGITS: Final = "0123456789"
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RANGE: Final = re.compile(
    r"\$?([A-Z]{0,3})\$?([0-9]{0,7})(?::\$?([A-Z]{0,3})\$?([0-9]{0,7}))?", re.IGNORECASE
)

CellPlace: TypeAlias = tuple[int, int]
"""Row and column of a cell, from 1."""


class SheetCell(NamedTuple):
    """A cell of a sheet.

    Attributes:
        text: What it shows; ``None``: it has no value.
        sides: Where a line is drawn.
        covered: Whether it is merged into another one.
        lacks_value: Whether it has a formula and no stored value: its text is the formula.
    """

    text: str | None = None
    sides: int = 0
    covered: bool = False
    lacks_value: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether a value or a line shows where it is."""
        return self.text is not None or self.sides != 0 or self.covered


EMPTY: Final = SheetCell()


class MergedRange(NamedTuple):
    """Cells that are merged into the first.

    Attributes:
        first: Place of the first cell.
        last: Place of the last.
    """

    first: CellPlace
    last: CellPlace

    @property
    def rows(self) -> int:
        """How many rows it covers."""
        return self.last[0] - self.first[0] + 1

    @property
    def columns(self) -> int:
        """How many columns it covers."""
        return self.last[1] - self.first[1] + 1


@define(kw_only=True)
class WorkbookSheet:
    """A visible sheet.

    Attributes:
        name: Its name.
        cells: Its cells that hold something, have a format or are merged.
        merged: Its merged ranges by their first cell.
        hidden_rows: Rows that are not shown.
        hidden_columns: Columns that are not shown.
        aside: Ranges that the workbook names as no part of its page.
        pictures: The row at which each picture large enough for a table begins, and its name.
    """

    name: str = ""
    cells: dict[CellPlace, SheetCell]
    merged: dict[CellPlace, MergedRange]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    aside: Sequence[MergedRange] = ()
    pictures: Sequence[tuple[int, str]] = ()

    def is_aside(self, place: CellPlace) -> bool:
        """Whether a cell is no part of the page."""
        return any(
            area.first[0] <= place[0] <= area.last[0] and area.first[1] <= place[1] <= area.last[1]
            for area in self.aside
        )


def visible_sheets(archive: XmlArchive) -> list[WorkbookSheet]:
    """Returns the sheets of a file that are shown, in order.

    Raises:
        ReadError: It is broken, or holds too much.
        ValueError: A number or place in it is none.
        KeyError: A sheet or text that it refers to is missing.
        IndexError: The same.
    """
    workbook = main_part(archive, "xl/workbook.xml", _TYPES)
    related = {found.id: found for found in relationships(archive, workbook)}
    parts = {found.kind: found.part for found in related.values()}
    root = archive.root(workbook)
    listed = [element for element in root.iter() if local_name(element.tag) == "sheet"]
    bounds.SHEETS.check(len(listed))
    reader = _SheetReader(
        texts=_shared_texts(archive, parts.get("sharedStrings")),
        formats=_formats(archive, parts.get("styles")),
        from_1904=any(_is_on(e.get("date1904")) for e in root if local_name(e.tag) == "workbookPr"),
    )
    aside = _aside(root)
    read: dict[str, WorkbookSheet] = {}
    sheets = []
    for element in listed:
        id_ = next((value for name, value in element.items() if local_name(name) == "id"), "")
        if not id_ or element.get("state", "visible") != "visible":
            continue
        found = related[id_]
        if found.part in archive and found.kind != "chartsheet":
            if found.part not in read:
                sheet = read[found.part] = reader.sheet(archive.root(found.part))
                sheet.name = element.get("name", "")
                sheet.aside = aside.get(sheet.name, ())
                sheet.pictures = pictures_on(archive, found.part)
            sheets.append(read[found.part])
            bounds.CELLS.check(sum(len(sheet.cells) for sheet in sheets))
    return sheets


def _aside(workbook: Element) -> Mapping[str, Sequence[MergedRange]]:
    """Name of a sheet → the ranges of it that are no part of the page."""
    found: dict[str, list[MergedRange]] = {}
    for element in workbook.iter():
        name = element.get("name", "")
        if local_name(element.tag) == "definedName" and name.lower().startswith(ASIDE):
            sheet, _, area = (element.text or "").strip().rpartition("!")
            if sheet and _RANGE.fullmatch(area):
                sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
                found.setdefault(sheet, []).append(_range(area))
    bounds.MERGED_RANGES.check(sum(map(len, found.values())))
    return found


def _shared_texts(archive: XmlArchive, part: str | None) -> Sequence[str]:
    if part is None or part not in archive:
        return ()
    return [_rich_text(item) for item in archive.root(part) if local_name(item.tag) == "si"]


def _formats(archive: XmlArchive, part: str | None) -> Sequence[CellFormat]:
    return () if part is None or part not in archive else cell_formats(archive.root(part))


def _rich_text(item: Element) -> str:
    """Returns a text that may have runs in several fonts; how it is pronounced is left out."""
    own: list[str] = []
    for part in item:
        name = local_name(part.tag)
        if name == "t":
            own.append(part.text or "")
        elif name == "r":
            own += [run.text or "" for run in part if local_name(run.tag) == "t"]
    return _unescaped("".join(own))


def _unescaped(text: str) -> str:
    """Replaces the escapes of characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(_character, text).replace("\r\n", "\n").replace("\r", "\n")


def _character(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    stands = character in "\t\n\r" or unicodedata.category(character) not in ("Cc", "Cs")
    return character if stands else "\ufffd"


def _is_on(value: str | None) -> bool:
    return bool(value) and value not in _FALSE


@define(kw_only=True)
class _SheetReader:
    """Reads the sheets of one workbook.

    Attributes:
        texts: Texts that cells refer to by number.
        formats: Formats that cells refer to by number.
        from_1904: Whether days are counted from 1904.
    """

    texts: Sequence[str]
    formats: Sequence[CellFormat]
    from_1904: bool

    def sheet(self, root: Element) -> WorkbookSheet:
        """Reads a sheet."""
        space = root.tag[: root.tag.rindex("}") + 1] if "}" in root.tag else ""
        hidden: set[int] = set()
        cells: dict[CellPlace, SheetCell] = {}
        following, count = 1, 0
        for row in root.iterfind(f"{space}sheetData/{space}row"):
            number = int(float(row.get("r", following)))
            following = number + 1
            if _is_on(row.get("hidden")):
                hidden.add(number)
            column = 0
            for cell in row.iterfind(f"{space}c"):
                reference = cell.get("r")
                if reference:
                    letters = reference.rstrip(_DIGITS)
                    number, column = int(reference[len(letters) :]), _column(letters)
                else:  # it stands behind the one before
                    column += 1
                cells[number, column] = self._cell(cell, space)
            count += 1 + len(row)
            bounds.CELLS.check(count)
        merged = [
            _range(element.get("ref", ""))
            for element in root.iterfind(f"{space}mergeCells/{space}mergeCell")
        ]
        bounds.MERGED_RANGES.check(len(merged))
        bounds.MERGED_CELLS.check(sum(max(area.rows, 0) * max(area.columns, 0) for area in merged))
        for area in merged:
            merge(cells, area)
        return WorkbookSheet(
            cells=cells,
            merged={area.first: area for area in merged},
            hidden_rows=frozenset(hidden),
            hidden_columns=_hidden_columns(root.iterfind(f"{space}cols/{space}col")),
        )

    def _cell(self, cell: Element, space: str) -> SheetCell:
        style = int(cell.get("s", 0))
        look = self.formats[style] if 0 <= style < len(self.formats) else PLAIN
        text = self._stored(cell, space, look)
        # A formula may have a text without characters as its value.
        if text is None and (cell.get("t") != "str" or cell.find(f"{space}v") is None):
            formula = cell.find(f"{space}f")
            if formula is not None:
                return SheetCell(f"={formula.text or ''}", look.sides, lacks_value=True)
        return SheetCell(text, look.sides)

    def _stored(self, cell: Element, space: str, look: CellFormat) -> str | None:
        """Returns the value that is stored in a cell, as it is shown."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{space}is")
            return None if inline is None else _rich_text(inline)
        value = cell.findtext(f"{space}v")
        if not value:
            return None
        if kind == "n":
            return shown_number(value, look.kind, from_1904=self.from_1904) + look.unit
        if kind == "s":
            return self.texts[int(value)]
        if kind == "b":
            return "TRUE" if int(value) else "FALSE"
        return _shown_date(value) if kind == "d" else _unescaped(value)


def _shown_date(value: str) -> str:
    """Returns a date that is stored as a text (ISO 8601)."""
    try:
        moment = dt.datetime.fromisoformat(value.rstrip("Z"))
    except ValueError:
        return value
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(" ")


def merge(cells: dict[CellPlace, SheetCell], area: MergedRange) -> None:
    """Empties all cells of a range but the first, which draws the lines around all of them."""
    (top, left), (bottom, right) = area
    first = cells.get(area.first, EMPTY)
    sides = first.sides | cells.get(area.last, EMPTY).sides & (RIGHT | BOTTOM)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            edges = LEFT * (column == left) + RIGHT * (column == right) + BOTTOM * (row == bottom)
            cells[row, column] = SheetCell(None, sides & edges, covered=True)
    cells[area.first] = first._replace(sides=sides)


def _hidden_columns(columns: Iterator[Element]) -> frozenset[int]:
    edges: Counter[int] = Counter()  # column → ranges of hidden ones that begin less those that end
    for element in columns:
        if _is_on(element.get("hidden")):
            edges[min(int(element.get("min", 1)), _LAST_COLUMN)] += 1
            edges[min(int(element.get("max", 1)), _LAST_COLUMN) + 1] -= 1
    if not edges:
        return frozenset()
    ranges = accumulate(edges[column] for column in range(_LAST_COLUMN + 1))
    return frozenset(column for column, count in enumerate(ranges) if count > 0)


def _range(reference: str) -> MergedRange:
    """Returns a range of cells; whole columns and rows have all of theirs."""
    match = _RANGE.fullmatch(reference.strip())
    if match is None:
        raise ValueError(reference)
    left, top, right, bottom = match.groups()
    if right is None and bottom is None:
        right, bottom = left, top
    return MergedRange(
        (int(top or 1), _column(left or "A")),
        (int(bottom or _LAST_ROW), _column(right or _LAST_LETTERS)),
    )


def _column_number(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and len(letters) <= len(_LAST_LETTERS)):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


_column: Final = Remembered(_column_number, most=1024, longest=len(_LAST_LETTERS)).__getitem__
"""The number of the column that letters name."""
