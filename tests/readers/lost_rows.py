"""Pages drawn by a seed: one table in any layout, of which labels, numbers or headings are lost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import pairwise
from random import Random
from typing import Final, NamedTuple

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, TABLES, Form, Table, form
from tests.readers import detached_rows
from tests.readers.detached_rows import ORDERS, TEXTS, WEB, Piece, Pieces
from tests.readers.layouts import (
    LAYOUTS,
    YEARS,
    Values,
    parts_of_disputes,
    shown_rows,
    table_rows,
)

SEPARATORS: Final = (" ", "   ", "\t", "\u3000", " | ", ",")
ON_A_LINE: Final = (
    "group label numbers",
    "group numbers label",
    "numbers group label",
    "label numbers group",
    "label group numbers",
)
"""Orders of what stands on the line of a row."""
LOSSES: Final = ("numbers", "label", "a number", "groups", "label and groups", "heading", "row")
ONE_ORDER: Final = ("labels_first", "numbers_first", "labels_above", "numbers_above")
"""Orders that are the same on the whole page."""
_IN_GROUP: Final = "applications.outcomes.other."
_IN_ROWS: Final = ("tabs_in_rows", "bars_in_rows", "gaps_in_rows", "spaces_in_rows")
_FLOWING: Final = (
    "cell_a_line",
    "cell_and_bar",
    "web_cells",
    "one_cell_a_line",
    "own_bars",
    "bullets",
    "one_line",
)
"""Layouts that do not show which numbers are a row."""


class LostPage(NamedTuple):
    """A page and what was on it before.

    Attributes:
        edition: The edition of its form.
        table: Id of its table.
        layout: How the table is printed.
        losses: What is lost.
        values: The value of each cell before.
        alike: Row → the row whose numbers stand just where its own would, so that the text may be
            that of either: below its label, where their own label and its own numbers are lost;
            as those of （六）其他处理, where nothing else is left of the three rows of its group.
        text: The page.
    """

    edition: str
    table: str
    layout: str
    losses: tuple[str, ...]
    values: dict[str, str]
    alike: dict[str, str]
    text: str

    @property
    def cells(self) -> dict[str, object]:
        """What is read of the page."""
        text = self.text
        reading = gr.read(text.encode()) if text.startswith("<") else gr.read_text(text)
        return {cell: value for cell, value in gr.cells(reading).items() if value is not None}

    def wrong(self) -> dict[str, object]:
        """The cells that are read with a value that the page does not show for them."""
        return {
            cell: value for cell, value in self.cells.items() if str(value) not in self.shown(cell)
        }

    def shown(self, cell: str) -> set[str]:
        """The values that the page shows for a cell."""
        row, _, column = cell.rpartition(".")
        rows = {row, self.alike.get(row, row)}
        return {self.values[f"{each}.{column}"] for each in rows}


class Line(NamedTuple):
    """A row, or the headings above rows, whose index is -1."""

    labels: tuple[str, ...]
    numbers: tuple[str, ...]
    row: int = -1


def lost_page(seed: int) -> LostPage:
    """Returns the page of a seed, with one to three losses."""
    random = Random(seed)
    edition, name = random.choice(EDITIONS), random.choice(TABLES)
    losses = tuple(random.choice(LOSSES) for _ in range(random.choice((1, 2, 2, 3))))
    other = name == "applications" and random.random() < 0.5
    if random.random() < 0.25:
        dense = random.random() < 0.5
        values = detached_rows.consistent(edition, random, one_row_other=other, dense=dense)
    else:
        values = detached_rows.distinct(edition, random)
    table = form(edition).table(name)
    rows = [f"{name}.{row.id}" for row in shown_rows(table, one_row_other=other)]
    if name == "disputes" and random.random() < 0.3:
        pieces: Pieces = []
        layout, printed = in_pairs(table, values, losses, random)
    elif random.random() < 0.35:
        layout, pieces, printed = labels_apart(
            form(edition), table, values, losses, random, other=other
        )
    else:
        every = random.random() < 0.5
        lines = lines_of(form(edition), table, values, random, other=other, every=every)
        lines = with_losses(lines, losses, random)
        layout, printed = random.choice((on_lines, in_layout))(lines, random)
        pieces = [*pieces_of(lines)]
    text = page_of(edition, name, printed)
    alike = alike_rows(layout, pieces, rows)
    return LostPage(edition, name, layout, losses, values, alike, text)


def page_of(edition: str, table: str, printed: str) -> str:
    section = next(each for each in form(edition).sections if each.id == table)
    parts = [
        f"某某县水利局{YEARS[edition]}年政府信息公开工作年度报告",
        section.label,
        printed,
        "五、存在的主要问题及改进情况",
        "公开的形式不多，明年打算增加图解。",
    ]
    if not printed.startswith("<"):
        return "\n".join(parts)
    body = "".join(part if part.startswith("<") else f"<p>{escape(part)}</p>" for part in parts)
    return f"<!DOCTYPE html><html><meta charset='utf-8'><body>{body}</body></html>"


def alike_rows(layout: str, pieces: Sequence[Piece], rows: Sequence[str]) -> dict[str, str]:
    """The rows of a page that look like others: the attribute of :class:`LostPage`."""
    pieces = [piece for piece in pieces if any(piece.cells)]
    below = _alike_below(pieces, rows) if layout.split(",", maxsplit=1)[0] in _FLOWING else {}
    return below | _alike_in_group(pieces, rows)


def _alike_below(pieces: Sequence[Piece], rows: Sequence[str]) -> dict[str, str]:
    """Rows right below whose label stand the whole numbers of another row."""
    there = {(piece.kind, piece.row) for piece in pieces}
    found = {}
    for label, numbers in pairwise(pieces):
        if (label.kind, numbers.kind) == ("label", "numbers") and label.row != numbers.row:
            lost = ("label", numbers.row) not in there and ("numbers", label.row) not in there
            if lost and numbers.row > label.row:
                found[rows[label.row]] = rows[numbers.row]
    return found


def _alike_in_group(pieces: Sequence[Piece], rows: Sequence[str]) -> dict[str, str]:
    """（六）其他处理 in one row, if one of its three rows is there, by its numbers alone."""
    in_group = [piece for piece in pieces if piece.row >= 0 and _IN_GROUP in rows[piece.row]]
    alone = len(in_group) == 1 and in_group[0].kind == "numbers"
    return {f"{_IN_GROUP}all": rows[in_group[0].row]} if alone else {}


# Labels and numbers apart.


def labels_apart(
    the_form: Form,
    table: Table,
    values: Values,
    losses: Iterable[str],
    random: Random,
    *,
    other: bool,
) -> tuple[str, Pieces, str]:
    """Labels and numbers each alone, in one order; on the line of a row in any."""
    layouts = {**TEXTS, **WEB}
    layout = random.choice([*layouts])
    order = random.choice([*ORDERS] if layout in _IN_ROWS else ONE_ORDER)
    rows = detached_rows.rows_of(the_form, table, values, one_row_other=other)
    pieces = ORDERS[order](rows, random)
    for row, lost in zip(rows_near(len(rows), random), losses, strict=False):
        pieces = _without(pieces, lost, row, random)
    return f"{layout}, {order}", pieces, layouts[layout](pieces)


def rows_near(count: int, random: Random) -> Iterable[int]:
    """Indexes of rows, mostly near to each other."""
    near, at = random.random() < 0.6, random.randrange(count)
    while True:
        yield at
        at = (at + random.choice((-1, 0, 1))) % count if near else random.randrange(count)


def _without(pieces: Pieces, lost: str, row: int, random: Random) -> Pieces:
    if lost in ("groups", "heading"):
        headings = [at for at, piece in enumerate(pieces) if piece.kind == "heading"]
        gone = random.choice(headings) if headings else -1
        return [piece for at, piece in enumerate(pieces) if at != gone]
    if lost == "a number":
        return [
            piece._replace(cells=without_one(piece.cells, random))
            if piece.row == row and piece.kind == "numbers"
            else piece
            for piece in pieces
        ]
    kinds = ("label", "numbers") if lost == "row" else (lost.partition(" ")[0],)
    left = [piece for piece in pieces if piece.row != row or piece.kind not in kinds]
    return [piece for piece in left if piece.cells]


def without_one(cells: tuple[str, ...], random: Random) -> tuple[str, ...]:
    gone = random.randrange(len(cells)) if cells else 0
    return (*cells[:gone], *cells[gone + 1 :])


def in_pairs(
    table: Table, values: Values, losses: Sequence[str], random: Random
) -> tuple[str, str]:
    """Table 四 with a heading beside each value, and names above or below those of their row."""
    headed, below = random.random() < 0.5, random.random() < 0.4
    between = random.choice(("\n", " ", "：", " | ", "\t", ""))
    end = random.choice(("\n", "，")) if between not in ("\n", " | ") else "\n"
    rows = []
    for name, ((headings, _), (_, numbers)) in parts_of_disputes(table, values):
        pairs = [
            [*pair] if headed else [*pair[::-1]] for pair in zip(headings, numbers, strict=True)
        ]
        rows.append([*pairs, [name]] if below else [[name], *pairs])
    for _ in losses:
        pair = random.choice(random.choice(rows))
        pair[:] = without_one(tuple(pair), random)
    lines = ((between.join(pair) for pair in row if pair) for row in rows)
    order = f"{'headings' if headed else 'numbers'} first, names {'below' if below else 'above'}"
    return f"pairs {between!r} {end!r}, {order}", "\n".join(map(end.join, lines))


# Labels and numbers on lines.


def lines_of(
    the_form: Form, table: Table, values: Values, random: Random, *, other: bool, every: bool
) -> list[Line]:
    """The lines of a table; ``every``: all rows have their groups, or headings of their own."""
    if table.id == "disputes" and random.random() < 0.8:
        return _parts(table, values, every=every, above=random.random() < 0.3)
    rows = iter(enumerate(shown_rows(table, one_row_other=other)))
    lines = []
    for labels, numbers in table_rows(the_form, table, values, other):
        at, row = next(rows) if numbers else (-1, None)
        filled = every and row is not None and table.id == "applications"
        groups = [table.group(group).label for group in row.groups] if filled and row else []
        lines.append(Line((*groups, row.label) if filled and row else labels, numbers, at))
    return lines


def _parts(table: Table, values: Values, *, every: bool, above: bool) -> list[Line]:
    """Table 四 as three rows, under headings of their own or all under one row of them."""
    lines = []
    for at, (name, ((headings, _), (_, numbers))) in enumerate(parts_of_disputes(table, values)):
        if every and above:
            lines += [Line((name,), ()), Line(headings, ()), Line(("",), numbers, at)]
        else:
            lines += [Line(headings, ())] if every or not at else []
            lines.append(Line((name,), numbers, at))
    return lines


def with_losses(lines: list[Line], losses: Iterable[str], random: Random) -> list[Line]:
    rows = [at for at, line in enumerate(lines) if line.row >= 0]
    lines = [*lines]
    for place, lost in zip(rows_near(len(rows), random), losses, strict=False):
        at = rows[place]
        if lost == "heading":
            at = random.choice([at for at, line in enumerate(lines) if line.row < 0] or [at])
            if lines[at].row < 0:
                lines[at] = Line(without_one(lines[at].labels, random), ())
            continue
        labels, numbers, row = lines[at]
        lines[at] = {
            "numbers": Line(labels, (), row),
            "label": Line((*labels[:-1], ""), numbers, row),
            "a number": Line(labels, without_one(numbers, random), row),
            "groups": Line(labels[-1:], numbers, row),
            "label and groups": Line(("",), numbers, row),
            "row": Line(("",), (), row),
        }[lost]
    return lines


def pieces_of(lines: Iterable[Line]) -> Iterable[Piece]:
    for line in lines:
        *groups, label = line.labels or ("",)
        headings = [*filter(None, line.labels if line.row < 0 else groups)]
        if headings:
            yield Piece("heading", tuple(headings))
        if line.row >= 0 and label:
            yield Piece("label", (label,), line.row)
        if line.row >= 0 and line.numbers:
            yield Piece("numbers", line.numbers, line.row)


def on_lines(lines: Iterable[Line], random: Random) -> tuple[str, str]:
    """Label, groups and numbers of a row on one line, in any order."""
    separator, order = random.choice(SEPARATORS), random.choice(ON_A_LINE)
    printed = []
    for line in lines:
        *groups, label = line.labels or ("",)
        parts = {"group": groups, "label": [label] if label else [], "numbers": line.numbers}
        kinds = order.split() if line.row >= 0 else ("group", "label")
        printed.append(separator.join(part for kind in kinds for part in parts[kind]))
    return f"{separator!r}, {order}", "\n".join(filter(str.strip, printed))


def in_layout(lines: Iterable[Line], random: Random) -> tuple[str, str]:
    """As real pages print tables."""
    layout = random.choice([*LAYOUTS])
    rows = [(tuple(filter(None, line.labels)), line.numbers) for line in lines]
    return layout, LAYOUTS[layout]([row for row in rows if any(row)])


def main() -> int:
    """Reads as many pages as the command line says; returns whether a value was wrong."""
    return counted(lost_page, range(*map(int, sys.argv[1:])))


def counted(draw: Callable[[int], LostPage], seeds: range) -> int:
    """Reads the pages of seeds, and writes those with a wrong value and how many values there are.

    Returns:
        Whether a value was wrong.
    """
    read, wrong, alike = 0, 0, 0
    for seed in seeds:
        page = draw(seed)
        found = page.wrong()
        read += len(page.cells)
        alike += bool(page.alike)
        if found:
            wrong += 1
            sys.stdout.write(f"page {seed}: {page.layout}, {', '.join(page.losses)}: {found}\n")
    sys.stdout.write(
        f"{len(seeds)} pages, {read} values, {wrong} pages with a wrong one.\n"
        f"{alike} of them look as if one row were not there, whose numbers another one has.\n"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
