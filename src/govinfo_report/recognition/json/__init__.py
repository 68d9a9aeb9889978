"""A report out of the keys and values of another program's JSON.

The keys above a value say which cell it belongs to (:mod:`keys`); a value whose keys do not is not
read, and noted. Texts become title, agency, year, header and prose as on any other page.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from attrs import define, field

from govinfo_report.catalogue import EDITIONS, TABLES, prose_members
from govinfo_report.model import Edition, Reading
from govinfo_report.page import Page, PageGrid, PageRow, Place
from govinfo_report.recognition.head.edition import edition_of
from govinfo_report.recognition.head.fields import read_metadata
from govinfo_report.recognition.head.title import Title, find_title
from govinfo_report.recognition.json.keys import (
    KeyMeaning,
    cell_of,
    is_foreign,
    member_of,
    parts_of,
)
from govinfo_report.recognition.ledger import FURNITURE, NOTED, Ledger, PageUnit
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.money_units import (
    WAN_YUAN,
    is_money_unit,
    money_units,
    unit_in_words,
)
from govinfo_report.recognition.notes import PageNotes, refusal
from govinfo_report.recognition.prose.furniture import is_furniture
from govinfo_report.recognition.prose.headings import find_headings, split_by_section
from govinfo_report.recognition.report import assembled, note_header, period_and_year
from govinfo_report.recognition.tables.cells import FormCells
from govinfo_report.recognition.tables.runs import TableWord, Value, word_of
from govinfo_report.recognition.vocabulary import distinctive_labels, sections, vocabulary
from govinfo_report.text import parse_number, printed

_MOST_NOTES: Final = 20
"""How many values of keys that are not understood are noted one by one."""

_WRAPPERS: Final = ("data", "values", "value", "rows", "row", "cells", "columns", "数值")
"""Keys that only wrap what is below them."""

_UNITS: Final = ("单位", "金额单位", "计量单位", "货币单位", "unit", "units", "currency")
"""Keys of the unit of the amounts beside them and below."""

_COUNTED: Final = ("件", "项", "个", "条", "宗", "份")
"""Units of counts, which say nothing about a value."""

_OF_JSON: Final = ("type", "kind", "class", "style", "format", "lang")
"""Keys whose values, where they are not Chinese, describe the JSON and not the report."""

_INDEX: Final = "\x00"
"""Begins the key that stands for an index in a list."""


@define
class _KeyedValue:
    """A value with the keys above it.

    Attributes:
        line: Its line.
        keys: The keys.
        text: The value.
        facets: What the keys mean.
        used: Whether it is the unit of an amount that was read.
    """

    line: PageLine
    keys: tuple[str, ...]
    text: str
    facets: tuple[KeyMeaning, ...] = ()
    used: bool = False


@define
class _KeyedValues:
    """The values of a page by what their keys mean.

    Attributes:
        cells: Values of cells.
        unknown: Values whose keys mean nothing certain.
        members: Title, agency and year.
        texts: Texts, each with the section of prose that its keys name.
        furniture: Values that describe the JSON.
        units: Units of money, by the keys above theirs.
        lines: Every value as a line, behind its keys; a blank one as a blank cell.
    """

    cells: list[_KeyedValue] = field(factory=list)
    unknown: list[_KeyedValue] = field(factory=list)
    members: dict[str, _KeyedValue] = field(factory=dict)
    texts: list[tuple[str | None, _KeyedValue]] = field(factory=list)
    furniture: list[PageLine] = field(factory=list)
    units: dict[tuple[str, ...], _KeyedValue] = field(factory=dict)
    lines: list[PageLine] = field(factory=list)


def recognise_keyed(page: Page) -> tuple[Reading, Ledger]:
    """Returns the report that a JSON of another program holds, and what took each of its values.

    Raises:
        ReadError: No key of it is a part of the form, and no text a part of a report.
    """
    notes = PageNotes()
    found = _sorted_leaves(page)
    ledger = Ledger(found.lines)
    ledger.take(found.furniture, FURNITURE)
    lines = _lines(found, ledger)
    headings = find_headings(lines, notes)
    if not found.cells and not headings and "title" not in found.members:
        raise refusal("json_foreign", page.name)
    head, parts = split_by_section(lines, headings)
    title = find_title(head, [], notes)
    metadata, header_lines = read_metadata(head, title.lines, page.name, notes)
    prose = {
        name: [text for line in parts[name] if (text := printed(line.text))]
        for name in prose_members()
        if name in parts
    }
    known = title.lines | header_lines
    before = [line for line in head if line.index not in known and "。" in line.text]
    if before:
        prose["introduction"] = [printed(line.text) for line in before]
    ledger.take((heading.line for heading in headings), FURNITURE)
    ledger.take((lines[index] for index in title.lines - title.others), "title")
    ledger.take((lines[index] for index in header_lines), "metadata")
    ledger.take(before, "introduction")
    for name in prose:
        ledger.take(parts.get(name, ()), name)
    title = _with_members(title, found.members, ledger)
    overview = parts.get("overview", [])
    period, year = period_and_year(prose, title, [*head, *overview], notes)
    edition = _edition(found.cells, year, notes)
    cells = _cells(found, edition, notes)
    note_header(title, metadata, period, edition, head, overview, notes)
    local = _note_unknown(found.unknown, notes, ledger)
    _account_for(found, edition, cells, ledger)
    coverage = ledger.close({0: "extensions"}, notes, is_furniture)
    report = assembled(
        edition=edition,
        title=title,
        year=year,
        period=period,
        metadata=metadata,
        prose=prose,
        cells=cells,
        notes=notes,
        local=local,
    )
    return Reading(report, notes.in_order(), cells.origins, page.format, coverage=coverage), ledger


def _sorted_leaves(page: Page) -> _KeyedValues:
    """Sorts every value by what its keys mean."""
    found = _KeyedValues()
    rows = [row for block in page.blocks if isinstance(block, PageGrid) for row in block.rows]
    for number, row in enumerate(rows):
        *above, last = (cell.text for cell in row)
        named = [key for key in above if not key.startswith(_INDEX)]
        line = PageLine(number, " | ".join((*named, last)), row[-1].place)
        found.lines.append(line)
        if "\n" in last or not last:
            line.cells = _parts_of(last, row[-1].place)
        leaf = _KeyedValue(line, tuple(above), last)
        if above and above[-1].lower() in _UNITS and money_units((last,)):
            found.units[leaf.keys[:-1]] = leaf
            continue
        member = member_of(named[-1] if named else "")
        if member in ("title", "agency", "year") and last and _is_member(leaf, member):
            found.members.setdefault(member, leaf)
            continue
        leaf.facets, foreign = _facets(leaf.keys)
        if parse_number(last).kind == "not_a_number" or len(last) > 60:
            prose = (name for key in above if (name := member_of(key)) in prose_members())
            if any("\u3400" <= character <= "\u9fff" for character in last):
                found.texts.append((next(prose, None), leaf))
            elif named and named[-1].lower() in _OF_JSON:
                found.furniture.append(line)
        elif leaf.facets and not foreign:
            found.cells.append(leaf)
        elif last and above:
            found.unknown.append(leaf)
    return found


def _parts_of(text: str, place: Place) -> PageRow:
    """Returns the paragraphs of a value as cells with places of their own."""
    texts = [part.strip() for part in text.split("\n")]
    places = [
        Place(table=place.table, row=place.row, column=place.column, paragraph=number)
        for number in range(1, len(texts) + 1)
    ]
    return PageRow(texts, place, range(len(texts)), tuple(places))


def _is_member(leaf: _KeyedValue, member: str) -> bool:
    """Whether a value can be what its key says, and stands where the report itself is described.

    The title of a section of the report (``sections[2].title``) is no title of the report.
    """
    if member == "year":
        return len(leaf.keys) <= 2 and leaf.text.isdigit() and 2000 <= int(leaf.text[:5]) <= 2100
    return len(leaf.keys) <= 2 and parse_number(leaf.text).kind == "not_a_number"


def _facets(keys: tuple[str, ...]) -> tuple[tuple[KeyMeaning, ...], bool]:
    """Returns what keys mean, from the first with a meaning on; and whether one is foreign.

    Keys around the whole (``data``, ``sections``) may be anything. A key without a meaning inside
    of the form, or one of another year's figures, makes everything below it unknown.
    """
    facets: list[KeyMeaning] = []
    for key in keys:
        if key.startswith(_INDEX):
            if facets:
                return (), True  # an index in a list means nothing
            continue
        parts = parts_of(key)
        if parts is not None:
            facets += parts
        elif is_foreign(key) or (facets and not _says_nothing(key)):
            return (), True
    return tuple(facets), False


def _says_nothing(key: str) -> bool:
    """Whether a key inside of the form only wraps what is below it, or is the unit of that."""
    return key.lower() in _WRAPPERS or key in _COUNTED or is_money_unit(key)


def _lines(found: _KeyedValues, ledger: Ledger) -> list[PageLine]:
    """Returns the texts as lines, under headings where their keys name a section."""
    texts: list[tuple[str, PageLine | None]] = []
    if "title" in found.members:
        texts.append((found.members["title"].text, found.members["title"].line))
    order = {name: index for index, name in enumerate(sections())}
    keyed = sorted(
        ((name, leaf) for name, leaf in found.texts if name is not None),
        key=lambda entry: order.get(entry[0], -1),
    )
    for leaf in [leaf for name, leaf in found.texts if name is None]:
        own = leaf.keys[-1] if leaf.keys else ""
        labelled = len(own) <= 8 and len(leaf.text) <= 40 and any(c >= "\u3400" for c in own)
        texts.append((f"{own}：{leaf.text}" if labelled else leaf.text, leaf.line))
    before = ""
    for name, leaf in keyed:
        if name != before and name in sections():
            texts.append((sections()[name].label, None))
        before = name
        if member_of(leaf.text) == name:
            ledger.take((leaf.line,), FURNITURE)  # the heading itself, which stands already
        else:
            texts.append((leaf.text, leaf.line))
    lines: list[PageLine] = []
    for text, line in texts:
        for at, part in enumerate(text.split("\n")):
            if part.strip():
                place = Place() if line is None else PageUnit(line, at).place
                lines.append(PageLine(len(lines), part.strip(), place, made=True))
    return lines


def _with_members(title: Title, members: dict[str, _KeyedValue], ledger: Ledger) -> Title:
    """Completes the title with agency and year that are members of their own."""
    agency, year = members.get("agency"), members.get("year")
    if agency is not None and title.agency in (None, printed(agency.text)):
        ledger.take((agency.line,), "agency")
    if year is not None and title.year in (None, int(year.text)):
        ledger.take((year.line,), "year")
    return Title(
        title.text,
        title.agency or (printed(agency.text) if agency else None),
        title.year or (int(year.text) if year else None),
        title.lines,
    )


def _edition(leaves: list[_KeyedValue], year: int | None, notes: PageNotes) -> Edition:
    """Returns the edition whose cells the keys name; where they name those of both, by the year."""
    named = {
        edition: {id(leaf) for leaf in leaves if cell_of(edition, leaf.facets)}
        for edition in EDITIONS
    }
    most = max(map(len, named.values()), default=0)
    best = [edition for edition in EDITIONS if len(named[edition]) == most]
    words = _distinctive_words(best, [leaf for leaf in leaves if id(leaf) in named[best[0]]])
    return edition_of({TABLES[0]: words}, year, notes)


def _distinctive_words(editions: list[str], leaves: list[_KeyedValue]) -> list[TableWord]:
    """Returns a label that only these editions' forms print: it votes for them, as on a page."""
    labels = (key for key, its in distinctive_labels().items() if its == frozenset(editions))
    return [word_of(key, leaf.line) for key, leaf in zip(labels, leaves, strict=False)][:1]


def _cells(found: _KeyedValues, edition: Edition, notes: PageNotes) -> FormCells:
    """Returns the cells that the keys name, each of them once."""
    words = vocabulary(edition)
    cells = FormCells(words.cell_kinds, notes)
    by_cell: dict[str, list[_KeyedValue]] = {}
    for leaf in found.cells:
        cell = cell_of(edition, leaf.facets)
        if cell is None:
            found.unknown.append(leaf)
        else:
            by_cell.setdefault(cell, []).append(leaf)
    rows = {cell.rpartition(".")[0] for cell in by_cell}
    left_out: frozenset[str] = frozenset()  # the smaller shape of （六） where both are there
    for table in words.tables.values():
        if table.shapes and not any(map(rows.isdisjoint, table.shapes)):
            left_out |= table.shapes[0]
    for cell, leaves in by_cell.items():
        first = leaves[0]
        if len({leaf.text for leaf in leaves}) > 1:
            values = " / ".join(dict.fromkeys(leaf.text for leaf in leaves))
            notes.add("row_repeated", cell, values, first.line)
        elif cell.rpartition(".")[0] in left_out:
            found.unknown.append(first)
        else:
            _put(cells, cell, first, found, notes)
    _note_lacking(cells, edition, found, notes)
    return cells


def _account_for(found: _KeyedValues, edition: Edition, cells: FormCells, ledger: Ledger) -> None:
    """Enters what took the values of cells, also of those that stand twice, and their units."""
    cells.account_for(ledger)
    ledger.take((leaf.line for leaf in found.units.values() if leaf.used), FURNITURE)
    values = cells.values
    for leaf in found.cells:
        cell = cell_of(edition, leaf.facets)
        if cell is not None:
            ledger.take((leaf.line,), cell if cell in values else NOTED)


def _put(
    cells: FormCells, cell: str, leaf: _KeyedValue, found: _KeyedValues, notes: PageNotes
) -> None:
    number = parse_number(leaf.text)
    if number.kind == "blank":
        cells.put_blank(cell, leaf.line.place)
        notes.add("blank_cells", cell, " ".join(leaf.keys[-1:]), leaf.line)
        return
    # The label of the 2021 form has the unit in it; an English key may have it.
    units = money_units(leaf.keys)
    english = "\n".join(leaf.keys).lower()
    if "wan" in english or "10k" in english:
        units |= {WAN_YUAN}
    kept = range(len(leaf.keys), -1, -1)
    unit = next((found.units[leaf.keys[:n]] for n in kept if leaf.keys[:n] in found.units), None)
    if unit is not None and not units:
        units = money_units((unit.text,))
        unit.used = True
    cells.put(cell, Value(number, leaf.line), unit=unit_in_words(units))


def _note_lacking(
    cells: FormCells, edition: Edition, found: _KeyedValues, notes: PageNotes
) -> None:
    """Notes tables that lack rows or columns of the form."""
    line = found.cells[0].line if found.cells else None
    text = line.text if line else ""
    values = cells.values
    for table in vocabulary(edition).tables.values():
        there = [row for row in table.rows if not values.keys().isdisjoint(row.cells)]
        if not there:
            notes.add("tables_missing", table.id)
            continue
        columns = Counter(
            cell.rpartition(".")[2] for row in there for cell in row.cells if cell in values
        )
        needed = {column for row in there for column in row.columns}
        if table.missing(row.id for row in there) or needed - set(columns):
            notes.add("table_partial", table.id, text, line)
        for row in there:
            lost = [cell for cell in row.cells if cell not in values]
            if lost and any(columns[cell.rpartition(".")[2]] for cell in lost):
                notes.add("table_partial", row.id, text, line)


def _note_unknown(
    leaves: list[_KeyedValue], notes: PageNotes, ledger: Ledger
) -> list[dict[str, Any]]:
    """Notes and returns values whose keys are unknown, with the table that a key names."""
    local: list[dict[str, Any]] = []
    for leaf in sorted(leaves, key=lambda leaf: leaf.line.index)[:_MOST_NOTES]:
        keys = [key for key in leaf.keys if not key.startswith(_INDEX)]
        facets = (facet for key in keys for part in parts_of(key) or () for facet in part)
        table = next((facet[6:] for facet in facets if facet.startswith("table ")), None)
        notes.add("key_unknown", " / ".join(keys), leaf.text, leaf.line)
        local.append({"table": table, "label": " / ".join(keys), "values": [leaf.text]})
        ledger.take((leaf.line,), "extensions.local")
    return local
