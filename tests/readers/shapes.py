"""Web pages of one report in the shapes that content systems give its tables and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from itertools import pairwise
from typing import Final

from tests.readers.spanned import Box, Part, Rows, lines_html, spans_html

Cell = Callable[[Box], str]


def table(rows: Rows, cell: Cell = lines_html, tag: str = "td") -> str:
    """A table whose cells are written by ``cell``."""
    return (
        "<table>"
        + "".join(
            "<tr>"
            + "".join(f"<{tag}{spans_html(box)}>{cell(box)}</{tag}>" for box in row)
            + "</tr>"
            for row in rows
        )
        + "</table>"
    )


def paragraph(text: str) -> str:
    """An ordinary paragraph."""
    return f"<p>{escape(text)}</p>"


def document(
    parts: list[Part],
    tables: Callable[[Rows], str] = table,
    paragraphs: Callable[[str], str] = paragraph,
) -> str:
    """A page of paragraphs and tables."""
    body = "".join(paragraphs(part) if isinstance(part, str) else tables(part) for part in parts)
    return f"<!DOCTYPE html><html><meta charset='utf-8'><body>{body}</body></html>"


def plain(parts: list[Part]) -> str:
    """Paragraphs and tables with spans."""
    return document(parts)


def characters_apart(parts: list[Part]) -> str:
    """Every character in a span of its own, digits too."""

    def cell(box: Box) -> str:
        return "".join(
            "<br>" if sign == "\n" else f"<span lang='EN-US'>{escape(sign)}</span>"
            for sign in box.text
        )

    return document(parts, lambda rows: table(rows, cell))


def headings_for_cells(parts: list[Part]) -> str:
    """<th> for every cell."""
    return document(parts, lambda rows: table(rows, tag="th"))


def padded(parts: list[Part]) -> str:
    """Spaces that do not break around everything."""
    return document(
        parts, lambda rows: table(rows, lambda box: f"&nbsp;{lines_html(box)}<br>&nbsp;")
    )


def one_table(parts: list[Part]) -> str:
    """The whole page in one table, a paragraph a row."""
    return (
        "<table>"
        + "".join(
            f"<tr><td colspan='10'>{escape(part)}</td></tr>"
            if isinstance(part, str)
            else table(part).removeprefix("<table>").removesuffix("</table>")
            for part in parts
        )
        + "</table>"
    )


def inside_a_table(parts: list[Part]) -> str:
    """The whole page in one cell of a table that lays out the site."""
    return f"<table><tr><td>{document(parts)}</td></tr></table>"


def table_a_group(parts: list[Part]) -> str:
    """A table for each 第二十条 of table 二."""

    def tables(rows: Rows) -> str:
        begins = [at for at, row in enumerate(rows) if row[0].text.startswith("第二")]
        groups = [rows[a:b] for a, b in pairwise([0, *begins, len(rows)])]
        return "".join(map(table, filter(None, groups)))

    return document(parts, tables)


def without_spans(parts: list[Part]) -> str:
    """Tables whose cells lost their spans."""
    return document(parts, lambda rows: re.sub(r' (?:col|row)span="?[0-9]+"?', "", table(rows)))


def hidden_words(parts: list[Part]) -> str:
    """Words in every cell that nobody sees."""

    def cell(box: Box) -> str:
        return lines_html(box) + "<span style='display:none'>9</span>"

    return document(parts, lambda rows: table(rows, cell))


def inputs(parts: list[Part]) -> str:
    """Numbers in the fields of a form."""

    def cell(box: Box) -> str:
        if box.text.isdecimal():
            return f"<input type='text' value='{box.text}'>"
        return lines_html(box)

    return document(parts, lambda rows: table(rows, cell))


def breaks_for_paragraphs(parts: list[Part]) -> str:
    """Paragraphs that only line breaks part."""
    return document(parts, paragraphs=lambda text: f"{escape(text)}<br><br>")


def paragraphs_in_pieces(parts: list[Part]) -> str:
    """Paragraphs in pieces of several makes."""
    return document(
        parts,
        paragraphs=lambda text: (
            f"<div><b>{escape(text[:3])}</b><span>{escape(text[3:])}</span></div>"
        ),
    )


SHAPES: Final[dict[str, Callable[[list[Part]], str]]] = {
    shape.__name__: shape
    for shape in (
        plain,
        characters_apart,
        headings_for_cells,
        padded,
        one_table,
        inside_a_table,
        table_a_group,
        without_spans,
        hidden_words,
        inputs,
        breaks_for_paragraphs,
        paragraphs_in_pieces,
    )
}
"""Name → shape."""
