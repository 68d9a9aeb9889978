"""A report out of the keys and values of another program's JSON.

Which cell a value belongs to, its keys say (:mod:`key_words`); what they do not say is not read,
and noted. Texts become title, organ, year, header and prose as on any other page.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Final, TypeAlias

from attrs import define, field

from govinfo_report.catalogue import EDITIONS, TABLES, form, prose_members
from govinfo_report.model import Edition, Reading
from govinfo_report.page import Grid, Page
from govinfo_report.recognition.head.edition import edition_of
from govinfo_report.recognition.head.fields import read_metadata
from govinfo_report.recognition.head.title import Title, find_title
from govinfo_report.recognition.header import note_header, period_and_year
from govinfo_report.recognition.json.keys import cell_of, is_foreign, member_of, parts_of
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes, refusal
from govinfo_report.recognition.prose.headings import SECTIONS, find_headings
from govinfo_report.recognition.report import assembled
from govinfo_report.recognition.tables.runs import Value
from govinfo_report.recognition.tables.scan import Word, word_of
from govinfo_report.recognition.tables.values import Cells
from govinfo_report.recognition.vocabulary import telling_labels, vocabulary
from govinfo_report.text import parse_number, printed

_MOST_NOTES: Final = 20
"""How many values of keys that are not understood are noted one by one."""

_Keys: TypeAlias = tuple[frozenset[str], ...]


@define
class _Leaf:
    """A value with the keys above it."""

    line: Line
    keys: tuple[str, ...]
    text: str
    facets: _Keys = ()


@define
class _Found:
    """What the keys of a page say, before any value is taken."""

    cells: list[_Leaf] = field(factory=list)
    unknown: list[_Leaf] = field(factory=list)
    members: dict[str, _Leaf] = field(factory=dict)
    texts: list[tuple[str | None, _Leaf]] = field(factory=list)


def recognise_keyed(page: Page) -> Reading:
    """The report that a JSON of another program holds.

    Raises:
        ReadError: No key of it is a part of the form, and no text a part of a report.
    """
    notes = Notes()
    found = _sorted_out(page)
    lines = _lines(found)
    headings = find_headings(lines, notes)
    if not found.cells and not headings and "title" not in found.members:
        raise refusal("json_foreign", page.name)
    head = lines[: headings[0].line.index] if headings else lines
    sections: dict[str, list[Line]] = {}
    ends = [*(heading.line.index for heading in headings[1:]), len(lines)]
    for heading, end in zip(headings, ends, strict=False):
        sections[heading.section] = lines[heading.line.index + 1 : end]
    title = find_title(head, [], notes)
    metadata, header_lines = read_metadata(head, page.name, notes)
    prose = {
        name: [text for line in sections[name] if (text := printed(line.text))]
        for name in prose_members()
        if name in sections
    }
    known = title.lines | header_lines
    before = [line for line in head if line.index not in known and "。" in line.text]
    if before:
        prose["introduction"] = [printed(line.text) for line in before]
    title = _told(title, found.members)
    period, year = period_and_year(prose, title, [*head, *sections.get("overview", [])], notes)
    edition = _edition(found.cells, year, notes)
    cells = _cells(found, edition, notes)
    note_header(title, metadata, period, edition, head, sections.get("overview", []), notes)
    local = _note_unknown(found.unknown, notes)
    report = assembled(edition, title, year, period, metadata, prose, cells, notes, local=local)
    return Reading(report, notes.in_order(), cells.origins, page.format)


def _sorted_out(page: Page) -> _Found:
    """Every value by what its keys say that it is."""
    found = _Found()
    rows = [row for block in page.blocks if isinstance(block, Grid) for row in block.rows]
    for number, row in enumerate(rows):
        *above, last = (cell.text for cell in row)
        line = Line(number, " | ".join((*above, last)), row[-1].place)
        leaf = _Leaf(line, tuple(above), last)
        own = next((key for key in reversed(above) if not key.startswith("\x00")), "")
        member = member_of(own)
        if member in ("title", "agency", "year") and last and _is_member(leaf, member):
            found.members.setdefault(member, leaf)
            continue
        leaf.facets, foreign = _facets(leaf.keys)
        if parse_number(last).kind == "not_a_number" or len(last) > 60:
            prose = prose_members()
            section = next((name for key in above if (name := member_of(key)) in prose), None)
            if any("\u3400" <= character <= "\u9fff" for character in last):
                found.texts.append((section, leaf))
        elif leaf.facets and not foreign:
            found.cells.append(leaf)
        elif last and above:
            found.unknown.append(leaf)
    return found


def _is_member(leaf: _Leaf, member: str) -> bool:
    """Whether a value can be what its key says, and stands where the report itself is told of.

    The title of a section of the report (``sections[2].title``) is no title of the report.
    """
    if member == "year":
        return len(leaf.keys) <= 2 and leaf.text.isdigit() and 2000 <= int(leaf.text[:5]) <= 2100
    return len(leaf.keys) <= 2 and parse_number(leaf.text).kind == "not_a_number"


def _facets(keys: tuple[str, ...]) -> tuple[_Keys, bool]:
    """What the keys mean, from the first that means something on; and whether something is foreign.

    Words around the whole (``data``, ``sections``) may mean anything; a key that means nothing
    inside of the form, or one that says that the figures are another year's, spoils what is below.
    """
    facets: list[frozenset[str]] = []
    for key in keys:
        if key.startswith("\x00"):
            if facets:
                return (), True  # a place in a list says nothing
            continue
        parts = parts_of(key)
        if parts is not None:
            facets += parts
        elif is_foreign(key) or (facets and not _is_wrapper(key)):
            return (), True
    return tuple(facets), False


def _is_wrapper(key: str) -> bool:
    """Whether a key only wraps what is below it."""
    return key.lower() in ("data", "values", "value", "rows", "row", "cells", "columns")


def _lines(found: _Found) -> list[Line]:
    """The texts as lines, under headings where their keys name a section."""
    told: list[tuple[str, _Leaf]] = []
    if "title" in found.members:
        told.append((found.members["title"].text, found.members["title"]))
    labels = {section.id: section.label for section in form(EDITIONS[-1]).sections}
    places = {name: place for place, name in enumerate(SECTIONS)}
    keyed = sorted(
        ((name, leaf) for name, leaf in found.texts if name is not None),
        key=lambda entry: places.get(entry[0], -1),
    )
    free = [leaf for name, leaf in found.texts if name is None]
    for leaf in free:
        own = leaf.keys[-1] if leaf.keys else ""
        labelled = len(own) <= 8 and len(leaf.text) <= 40 and any(c >= "\u3400" for c in own)
        told.append((f"{own}：{leaf.text}" if labelled else leaf.text, leaf))
    before = ""
    for name, leaf in keyed:
        if name != before and name in labels:
            told.append((labels[name], leaf))
        before = name
        if member_of(leaf.text) != name:  # the heading itself, which stands already
            told.append((leaf.text, leaf))
    lines: list[Line] = []
    for text, leaf in told:
        for part in text.split("\n"):
            if part.strip():
                lines.append(Line(len(lines), part.strip(), leaf.line.place))
    return lines


def _told(title: Title, members: dict[str, _Leaf]) -> Title:
    """The title with organ and year as members of their own tell them."""
    agency, year = members.get("agency"), members.get("year")
    return Title(
        title.text,
        title.agency or (printed(agency.text) if agency else None),
        title.year or (int(year.text) if year else None),
        title.lines,
    )


def _edition(leaves: list[_Leaf], year: int | None, notes: Notes) -> Edition:
    """The edition whose cells the keys name; where they name those of both, the year decides."""
    named = {
        edition: {id(leaf) for leaf in leaves if cell_of(edition, leaf.facets)}
        for edition in EDITIONS
    }
    most = max(map(len, named.values()), default=0)
    best = [edition for edition in EDITIONS if len(named[edition]) == most]
    shown = _telling(best, [leaf for leaf in leaves if id(leaf) in named[best[0]]])
    return edition_of({TABLES[0]: shown}, year, notes)


def _telling(editions: list[str], leaves: list[_Leaf]) -> list[Word]:
    """A label that these editions' forms print and no other: it votes for them, as on a page."""
    labels = (key for key, its in telling_labels().items() if its == frozenset(editions))
    return [word_of(key, leaf.line) for key, leaf in zip(labels, leaves, strict=False)][:1]


def _cells(found: _Found, edition: Edition, notes: Notes) -> Cells:
    """The cells that the keys name, each of them once."""
    cells = Cells(vocabulary(edition).cell_kinds, notes)
    by_cell: dict[str, list[_Leaf]] = {}
    for leaf in found.cells:
        cell = cell_of(edition, leaf.facets)
        if cell is None:
            found.unknown.append(leaf)
        else:
            by_cell.setdefault(cell, []).append(leaf)
    shapes = {cell.split(".")[3] == "all" for cell in by_cell if ".outcomes.other." in cell}
    for cell, leaves in by_cell.items():
        first = leaves[0]
        if len({leaf.text for leaf in leaves}) > 1:
            values = " / ".join(dict.fromkeys(leaf.text for leaf in leaves))
            notes.add("row_repeated", cell, values, first.line)
        elif len(shapes) > 1 and ".outcomes.other.all." in cell:
            found.unknown.append(first)
        else:
            _put(cells, cell, first, notes)
    _note_lacking(cells, edition, found, notes)
    return cells


def _put(cells: Cells, cell: str, leaf: _Leaf, notes: Notes) -> None:
    number = parse_number(leaf.text)
    value = Value(number, leaf.line)
    if number.kind == "blank":
        cells.blank(cell, leaf.line.place)
        notes.add("blank_cells", cell, " ".join(leaf.keys[-1:]), leaf.line)
        return
    # The label of the 2021 form has the unit in it; an English key says nothing of it.
    unit = "万元" if "万元" in "".join(leaf.keys) or _wan(leaf.keys) else None
    cells.put(cell, value, unit=unit)


def _wan(keys: tuple[str, ...]) -> bool:
    return any("wan" in key.lower() or "10k" in key.lower() for key in keys)


def _note_lacking(cells: Cells, edition: Edition, found: _Found, notes: Notes) -> None:
    """Notes tables that lack rows or columns of the form."""
    line = found.cells[0].line if found.cells else None
    values = cells.values
    for table in form(edition).tables:
        rows = {
            row.id: [cell for column in row.columns if (cell := f"{table.id}.{row.id}.{column}")]
            for row in table.rows
        }
        there = [row for row, ids in rows.items() if any(cell in values for cell in ids)]
        if not there:
            notes.add("tables_missing", table.id)
            continue
        columns = Counter(
            cell.rpartition(".")[2] for row in there for cell in rows[row] if cell in values
        )
        other = {row for row in there if row.startswith("outcomes.other.")}
        lacking = [
            row.id
            for row in table.rows
            if row.printed
            and row.id not in there
            and not (other and row.id.startswith("outcomes.other."))
        ]
        needed = {
            column for row in there for column in form(edition).table(table.id).row(row).columns
        }
        if lacking or needed - set(columns):
            notes.add("table_partial", table.id, line.text if line else "", line)
        for row in there:
            lost = [cell for cell in rows[row] if cell not in values]
            if lost and any(columns[cell.rpartition(".")[2]] for cell in lost):
                notes.add("table_partial", f"{table.id}.{row}", line.text if line else "", line)


def _note_unknown(leaves: list[_Leaf], notes: Notes) -> list[dict[str, Any]]:
    """Notes values whose keys say nothing here, and keeps those that belong to a table."""
    local: list[dict[str, Any]] = []
    for leaf in sorted(leaves, key=lambda leaf: leaf.line.index):
        keys = [key for key in leaf.keys if not key.startswith("\x00")]
        table = next(
            (
                facet[6:]
                for key in keys
                for part in parts_of(key) or ()
                for facet in part
                if facet.startswith("table ")
            ),
            None,
        )
        if len(local) < _MOST_NOTES:
            notes.add("key_unknown", " / ".join(keys), leaf.text, leaf.line)
            local.append({"table": table, "label": " / ".join(keys), "values": [leaf.text]})
    return local
