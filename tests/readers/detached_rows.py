"""Tables whose numbers stand before, behind or apart from the labels of their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from random import Random
from typing import Final, Literal, NamedTuple, TypeAlias

from govinfo_report.catalogue import Form, Table, form
from tests.readers.layouts import YEARS, Values, shown_rows, table_rows


class Piece(NamedTuple):
    """The headings above rows, the label of a row or the numbers of a row."""

    kind: Literal["heading", "label", "numbers"]
    cells: tuple[str, ...]
    row: int = -1


class LabelledRow(NamedTuple):
    """A row: its index, the headings that stand above it, its label and its numbers."""

    index: int
    above: tuple[tuple[str, ...], ...]
    label: str
    numbers: tuple[str, ...]


Pieces: TypeAlias = list[Piece]
Order: TypeAlias = Callable[[Sequence[LabelledRow], Random], Pieces]


# Orders.


def _label(row: LabelledRow) -> Piece:
    return Piece("label", (row.label,), row.index)


def _numbers(row: LabelledRow) -> Piece:
    return Piece("numbers", row.numbers, row.index)


def _pair(row: LabelledRow, *, label_first: bool) -> Pieces:
    pair = [_label(row), _numbers(row)]
    return pair if label_first else pair[::-1]


def _above(rows: Sequence[LabelledRow]) -> Pieces:
    return [Piece("heading", heading) for row in rows for heading in row.above]


def _paired(rows: Sequence[LabelledRow], label_first: Callable[[], bool]) -> Pieces:
    return [
        piece for row in rows for piece in (*_above([row]), *_pair(row, label_first=label_first()))
    ]


def labels_first(rows: Sequence[LabelledRow], _: Random) -> Pieces:
    """Each label before its numbers, as on the form."""
    return _paired(rows, lambda: True)


def numbers_first(rows: Sequence[LabelledRow], _: Random) -> Pieces:
    """Each label behind its numbers."""
    return _paired(rows, lambda: False)


def mixed(rows: Sequence[LabelledRow], random: Random) -> Pieces:
    """Some labels before, some behind their numbers."""
    return _paired(rows, lambda: random.random() < 0.5)


def turning(rows: Sequence[LabelledRow], random: Random) -> Pieces:
    """Labels first, and from some row on numbers first, or the other way round."""
    cut, first = random.randrange(len(rows) + 1), random.random() < 0.5
    return [
        *_paired(rows[:cut], lambda: first),
        *_paired(rows[cut:], lambda: not first),
    ]


def _apart(rows: Sequence[LabelledRow], *, label_first: bool) -> Pieces:
    labels = [piece for row in rows for piece in (*_above([row]), _label(row))]
    numbers = [*map(_numbers, rows)]
    return [*labels, *numbers] if label_first else [*numbers, *labels]


def labels_above(rows: Sequence[LabelledRow], _: Random) -> Pieces:
    """All labels, then all numbers."""
    return _apart(rows, label_first=True)


def numbers_above(rows: Sequence[LabelledRow], _: Random) -> Pieces:
    """All numbers, then all labels."""
    return _apart(rows, label_first=False)


def in_blocks(rows: Sequence[LabelledRow], random: Random) -> Pieces:
    """Blocks of some labels and as many numbers, in either order."""
    pieces: Pieces = []
    start = 0
    while start < len(rows):
        end = start + random.choice((1, 1, 2, 3))
        pieces += _apart(rows[start:end], label_first=random.random() < 0.6)
        start = end
    return pieces


ORDERS: Final[dict[str, Order]] = {
    order.__name__: order
    for order in (
        labels_first,
        numbers_first,
        mixed,
        turning,
        labels_above,
        numbers_above,
        in_blocks,
    )
}
"""Name → order."""


# Losses: what an extractor or a site left out, or printed again.


def _without(pieces: Pieces, kind: str, random: Random) -> Pieces:
    at = random.choice([at for at, piece in enumerate(pieces) if piece.kind == kind])
    return [*pieces[:at], *pieces[at + 1 :]]


LOSSES: Final[dict[str, Callable[[Pieces, Random], Pieces]]] = {
    "nothing": lambda pieces, _: pieces,
    "the numbers of a row": lambda pieces, random: _without(pieces, "numbers", random),
    "the label of a row": lambda pieces, random: _without(pieces, "label", random),
}
"""What is lost → the pieces without it."""


# Layouts.


def cell_a_line(pieces: Pieces) -> str:
    """Every cell on a line of its own."""
    return "\n".join(cell for piece in pieces for cell in piece.cells)


def cell_and_bar(pieces: Pieces) -> str:
    """Every cell on a line of its own, a bar behind it."""
    return "\n".join(f"{cell} |" for piece in pieces for cell in piece.cells)


def loose_lines(pieces: Pieces) -> str:
    """Labels, and numbers with single spaces, on lines of their own."""
    return "\n".join(" ".join(piece.cells) for piece in pieces)


def tabs(pieces: Pieces) -> str:
    """Labels, and numbers with tabs, on lines of their own."""
    return "\n".join("\t".join(piece.cells) for piece in pieces)


def little_grids(pieces: Pieces) -> str:
    """Labels on lines of their own, numbers between bars."""
    return "\n".join(
        " | ".join(piece.cells) + (" |" if piece.kind != "label" else "") for piece in pieces
    )


def _in_rows(pieces: Pieces, between: str, end: str = "") -> str:
    """A label and the numbers beside it on one line, whichever is first."""
    lines: list[Pieces] = []
    for piece in pieces:
        beside = bool(lines) and piece.row >= 0 and lines[-1][-1].row == piece.row
        lines[-1:] = [[*lines[-1], piece]] if beside else [*lines[-1:], [piece]]
    cells = ([cell for piece in line for cell in piece.cells] for line in lines)
    return "\n".join(between.join(line) + end for line in cells)


def tabs_in_rows(pieces: Pieces) -> str:
    """A label and its numbers on one line, tabs between."""
    return _in_rows(pieces, "\t")


def bars_in_rows(pieces: Pieces) -> str:
    """A label and its numbers on one line, bars between."""
    return _in_rows(pieces, " | ", " |")


def gaps_in_rows(pieces: Pieces) -> str:
    """A label and its numbers on one line, wide gaps between."""
    return _in_rows(pieces, "   ")


def spaces_in_rows(pieces: Pieces) -> str:
    """A label and its numbers on one line, single spaces between."""
    return _in_rows(pieces, " ")


def _web_table(rows: Sequence[Sequence[str]]) -> str:
    return (
        "<table>"
        + "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
        )
        + "</table>"
    )


def web_grids(pieces: Pieces) -> str:
    """Labels as paragraphs, headings and numbers as tables of a web page."""
    return "".join(
        f"<p>{escape(piece.cells[0])}</p>" if piece.kind == "label" else _web_table([piece.cells])
        for piece in pieces
    )


def web_rows(pieces: Pieces) -> str:
    """One table of a web page, a row for each label and for the numbers of each row."""
    return _web_table([piece.cells for piece in pieces])


def web_cells(pieces: Pieces) -> str:
    """One table of a web page, every cell a row."""
    return _web_table([(cell,) for piece in pieces for cell in piece.cells])


TEXTS: Final[dict[str, Callable[[Pieces], str]]] = {
    layout.__name__: layout
    for layout in (
        cell_a_line,
        cell_and_bar,
        loose_lines,
        tabs,
        little_grids,
        tabs_in_rows,
        bars_in_rows,
        gaps_in_rows,
        spaces_in_rows,
    )
}
"""Name → layout of a text."""

WEB: Final[dict[str, Callable[[Pieces], str]]] = {
    layout.__name__: layout for layout in (web_grids, web_rows, web_cells)
}
"""Name → layout of a web page."""


# Values and pages.


def distinct(edition: str, random: Random) -> dict[str, str]:
    """Another number in each cell; no row adds up."""
    cells = form(edition).cells
    start = random.choice((100, 1000))
    return {cell: str(start + at) for at, cell in enumerate(cells)}


def small(edition: str, random: Random) -> dict[str, str]:
    """Small numbers that do not add up, many of them 0."""
    return {cell: str(random.choice((0, 0, 1, 2, 13))) for cell in form(edition).cells}


def consistent(edition: str, random: Random, *, one_row_other: bool, dense: bool) -> dict[str, str]:
    """Numbers that fulfil every identity of the form."""
    the_form = form(edition)
    number = dict.fromkeys(the_form.cells, 0)
    for cell in number:
        if cell.startswith("proactive"):
            number[cell] = random.randrange(300)
    for table in the_form.tables[1:]:
        for row in shown_rows(table, one_row_other=one_row_other):
            cells = [f"{table.id}.{row.id}.{column}" for column in row.columns]
            for cell in cells[:-1]:
                number[cell] = random.randrange(60) if dense or random.random() < 0.3 else 0
            number[cells[-1]] = sum(number[cell] for cell in cells[:-1])
    applications = the_form.table("applications")
    outcomes = [
        row.id
        for row in shown_rows(applications, one_row_other=one_row_other)
        if row.id.startswith("outcomes.") and row.id != "outcomes.total"
    ]
    for column in applications.rows[0].columns:

        def cell(row: str, column: str = column) -> str:
            return f"applications.{row}.{column}"

        number[cell("outcomes.total")] = sum(number[cell(row)] for row in outcomes)
        handled = number[cell("outcomes.total")] + number[cell("carried_forward")]
        number[cell("carried_over")] = min(number[cell("carried_over")], handled)
        number[cell("received")] = handled - number[cell("carried_over")]
    columns = applications.rows[0].columns
    for row in ("received", "carried_over", "outcomes.total"):
        cells = [f"applications.{row}.{column}" for column in columns]
        number[cells[-1]] = sum(number[cell] for cell in cells[:-1])
    return {cell: str(value) for cell, value in number.items()}


def rows_of(
    the_form: Form, table: Table, values: Values, *, one_row_other: bool
) -> list[LabelledRow]:
    """The rows of a table; those of table 四 under headings of their own."""
    if table.id == "disputes":
        headings = tuple(column.label for column in table.columns)
        return [
            LabelledRow(
                at,
                (headings,) if at == 0 else (),
                row.label,
                tuple(values[f"{table.id}.{row.id}.{column}"] for column in row.columns),
            )
            for at, row in enumerate(table.rows)
        ]
    rows: list[LabelledRow] = []
    above: list[tuple[str, ...]] = []
    for labels, numbers in table_rows(the_form, table, values, one_row_other):
        if not numbers:
            above.append(labels)
            continue
        groups = ((label,) for label in labels[:-1])
        rows.append(LabelledRow(len(rows), (*above, *groups), labels[-1], numbers))
        above = []
    return rows


def page(
    edition: str,
    values: Values,
    arranged: str,
    layout: str,
    make: Callable[[list[LabelledRow]], Pieces],
    *,
    one_row_other: bool,
) -> str:
    """A page with one table whose rows are arranged, the others left out."""
    the_form, year = form(edition), YEARS[edition]
    web = layout in WEB
    parts = [f"某某区教育局{year}年政府信息公开工作年度报告"]
    for section in the_form.sections:
        if section.kind == "narrative":
            parts += [section.label, "有关工作按要求开展，情况良好。"]
        elif section.id == arranged:
            rows = rows_of(the_form, the_form.table(arranged), values, one_row_other=one_row_other)
            parts.append(section.label)
            parts.append((WEB if web else TEXTS)[layout](make(rows)))
    if not web:
        return "\n".join(parts)
    body = "".join(part if part.startswith("<") else f"<p>{escape(part)}</p>" for part in parts)
    return f"<!DOCTYPE html><html><meta charset='utf-8'><body>{body}</body></html>"
