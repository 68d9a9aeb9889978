"""Pages drawn by a seed that lost more than :mod:`lost_rows` draws, and have odd cells besides.

Cells are blank, or have signs in place of zeros, separators between thousands or a unit; rows of
zeros are not printed; rows and headings are printed again; labels are broken over lines; whole
stretches are lost; tables have spans, of which cells or only their words are lost.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from random import Random
from typing import Final, TypeAlias

from govinfo_report.catalogue import EDITIONS, TABLES, Form, Table, form
from tests.readers import detached_rows
from tests.readers.detached_rows import Piece
from tests.readers.layouts import Values, shown_rows
from tests.readers.lost_rows import (
    LOSSES,
    Line,
    LostPage,
    alike_rows,
    counted,
    in_layout,
    in_pairs,
    labels_apart,
    lines_of,
    on_lines,
    page_of,
    pieces_of,
    rows_near,
    with_losses,
)
from tests.readers.spanned import Rows, spanned_rows, table_html

_MOST_LOST: Final = 5
_WITHOUT_BLANKS: Final = ("cell_a_line", "one_cell_a_line", "one_line")
"""Layouts that do not show that a cell is blank."""

_Shown: TypeAlias = tuple[str, Sequence[Piece], str]
"""How a table is printed, what is left of its rows, and its text."""


def page_with_odd_cells(seed: int) -> LostPage:
    """Returns the page of a seed, with one to five losses."""
    random = Random(f"odd cells {seed}")
    edition, name = random.choice(EDITIONS), random.choice(TABLES)
    other = name == "applications" and random.random() < 0.5
    values = _values(edition, random, other=other)
    printed = dict(values)
    for change in (_blank, _signs, _units):
        if random.random() < 0.25:
            change(values, printed, random)
    losses = [random.choice(LOSSES) for _ in range(random.randint(1, _MOST_LOST))]
    table = form(edition).table(name)
    draw = random.choice((_spanned, _in_lines, _in_lines, _apart))
    if random.random() < 0.2:
        printed = _thousands(printed)
    state = random.getstate()
    layout, pieces, text = draw(form(edition), table, printed, losses, random, other)
    if plain := _plain_in(layout, printed):
        random.setstate(state)
        layout, pieces, text = draw(form(edition), table, plain, losses, random, other)
    rows = [f"{name}.{row.id}" for row in shown_rows(table, one_row_other=other)]
    alike = alike_rows(layout, pieces, rows)
    text = page_of(edition, name, text)
    return LostPage(edition, name, layout, tuple(losses), values, alike, text)


# Cells.


def _values(edition: str, random: Random, *, other: bool) -> dict[str, str]:
    kind = random.random()
    if kind < 0.6:
        return detached_rows.distinct(edition, random)
    if kind < 0.8:
        return detached_rows.small(edition, random)
    return detached_rows.consistent(edition, random, one_row_other=other, dense=kind < 0.9)


def _blank(values: dict[str, str], printed: dict[str, str], random: Random) -> None:
    """Nothing in some cells."""
    for cell in values:
        if random.random() < 0.15:
            values[cell] = printed[cell] = ""


def _signs(values: dict[str, str], printed: dict[str, str], random: Random) -> None:
    """A sign in place of each zero."""
    sign = random.choice(("/", "-", "—", "无"))
    for cell, value in values.items():
        if value == "0":
            values[cell], printed[cell] = "", sign


def _units(values: dict[str, str], printed: dict[str, str], random: Random) -> None:
    """A unit behind some numbers."""
    for cell, value in values.items():
        if value and random.random() < 0.1 and not cell.endswith(".amount"):
            printed[cell] += "件"


def _thousands(printed: Values) -> dict[str, str]:
    """Separators between thousands."""
    return {
        cell: f"{int(value):,}" if value.isdecimal() else value for cell, value in printed.items()
    }


def _plain_in(layout: str, printed: Values) -> Values:
    """The cells as a layout can show them; empty if it shows them all."""
    if layout.startswith("','"):  # what separates cells is not inside them
        plain = {cell: text.replace(",", "") for cell, text in printed.items()}
    elif layout.split(",", maxsplit=1)[0] in _WITHOUT_BLANKS:
        plain = {cell: text or "/" for cell, text in printed.items()}
    else:
        return {}
    return {} if plain == printed else plain


# Texts.


def _apart(
    the_form: Form,
    table: Table,
    printed: Values,
    losses: Sequence[str],
    random: Random,
    other: bool,
) -> _Shown:
    if table.id == "disputes" and random.random() < 0.5:
        layout, text = in_pairs(table, printed, losses, random)
        return layout, [], text
    return labels_apart(the_form, table, printed, losses, random, other=other)


def _in_lines(
    the_form: Form,
    table: Table,
    printed: Values,
    losses: Sequence[str],
    random: Random,
    other: bool,
) -> _Shown:
    """Rows on lines, of which some are not printed, printed again or broken."""
    every = random.random() < 0.5
    lines = lines_of(the_form, table, printed, random, other=other, every=every)
    lines = with_losses(lines, losses, random)
    for change in (_without_zeros, _without_stretch, _printed_again, _broken):
        if random.random() < 0.2:
            lines = change(lines, random)
    layout, text = random.choice((on_lines, in_layout))(lines, random)
    return layout, [*pieces_of(lines)], text


def _without_zeros(lines: list[Line], _: Random) -> list[Line]:
    """Without the rows whose numbers are all 0."""
    return [line for line in lines if line.row < 0 or {*line.numbers} != {"0"}]


def _without_stretch(lines: list[Line], random: Random) -> list[Line]:
    """Without some lines that follow each other, if no numbers stand below their label."""
    if any(line.row >= 0 and not any(line.labels) for line in lines):
        return lines
    start = random.randrange(len(lines))
    return [*lines[:start], *lines[start + random.randint(1, 4) :]]


def _printed_again(lines: list[Line], random: Random) -> list[Line]:
    """A whole row, or headings, again further below."""
    whole = [at for at, line in enumerate(lines) if line.labels and line.labels[-1]]
    at = random.choice([at for at in whole if lines[at].numbers or lines[at].row < 0] or [0])
    place = random.randint(at, len(lines))
    return [*lines[:place], *lines[at : at + 1], *lines[place:]]


def _broken(lines: list[Line], random: Random) -> list[Line]:
    """Some labels on two lines."""
    broken = []
    for line in lines:
        label, cut = line.labels[-1] if line.labels else "", random.randrange(2, 6)
        cut = cut if cut + 2 < len(label) and random.random() < 0.3 else 0
        labels = (*line.labels[:-1], f"{label[:cut]}\n{label[cut:]}") if cut else line.labels
        broken.append(line._replace(labels=labels))
    return broken


# Tables with spans.


def _spanned(
    _: Form,
    table: Table,
    printed: Values,
    losses: Sequence[str],
    random: Random,
    other: bool,
) -> _Shown:
    """A table of a web page with its spans; what is lost is a cell, or the words in it."""
    shown = shown_rows(table, one_row_other=other)
    labels, widths = {row.label for row in shown}, [len(row.columns) for row in shown]
    if table.id == "disputes":
        widths = [sum(widths)]
    rows = spanned_rows(table, printed, one_row_other=other)
    banded = table.id == "proactive_disclosure"
    data = [at for at, row in enumerate(rows) if (row[0].text in labels if banded else at > 2)]
    for index, lost in zip(rows_near(len(widths), random), losses, strict=False):
        at, width = data[index], widths[index]
        _lose(rows, at, width, lost, random, headings=[*{*range(len(rows))} - {*data}])
    pieces = []
    for index, (at, width) in enumerate(zip(data, widths, strict=True)):
        texts = [box.text for box in rows[at]]
        label, numbers = texts[: len(texts) - width], texts[len(texts) - width :]
        pieces += [Piece("label", (label[-1],), index)] if any(label[-1:]) else []
        pieces += [Piece("numbers", tuple(numbers), index)] if any(numbers) else []
    return "spans", pieces, table_html([row for row in rows if row]).replace("\n", "")


def _lose(
    rows: Rows,
    at: int,
    width: int,
    lost: str,
    random: Random,
    *,
    headings: Sequence[int],
) -> None:
    row = rows[at]
    start = max(0, len(row) - width)
    cells = {
        "numbers": range(start, len(row)),
        "label": range(max(0, start - 1), start),
        "a number": [random.randrange(start, len(row))] if row[start:] else [],
        "groups": range(max(0, start - 1)),
        "label and groups": range(start),
        "row": range(len(row)),
        "heading": [],
    }[lost]
    if lost == "heading" and headings:
        at = random.choice(headings)
        cells = [random.randrange(len(rows[at]))] if rows[at] else []
    gone = random.random() < 0.5
    rows[at] = [
        box if place not in cells else box._replace(text="")
        for place, box in enumerate(rows[at])
        if not gone or place not in cells
    ]


if __name__ == "__main__":
    sys.exit(counted(page_with_odd_cells, range(*map(int, sys.argv[1:]))))
