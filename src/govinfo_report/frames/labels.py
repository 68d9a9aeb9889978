"""What the columns of a frame are called, and what they hold, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from govinfo_report.catalogue.names import member_texts
from govinfo_report.frames.columns import (
    BLANK_KEYS,
    KEYS,
    NOTES,
    SHAPE,
    blank_sets,
    cell_columns,
    quality_columns,
)
from govinfo_report.language import Text
from govinfo_report.strict_toml import texts

Headings: TypeAlias = Literal["id", "zh", "en"]
"""What stands over the columns of a table: their names, or labels in a language."""


@cache
def column_labels(*, quality: bool = False) -> Mapping[str, Text]:
    """Column → its label, no two alike, in the order of the frame.

    Args:
        quality: Whether the columns of quality are among them.
    """
    cells = {column.name: column.cell.label for column in cell_columns().values()}
    return _said("label") | cells | (_of_quality("label") if quality else {})


@cache
def column_definitions(*, quality: bool = False) -> Mapping[str, Text]:
    """Column → what it holds, in the order of the frame.

    Args:
        quality: Whether the columns of quality are among them.
    """
    cells = {column.name: column.cell.definition for column in cell_columns().values()}
    return _said("about") | cells | (_of_quality("about") if quality else {})


def _said(kind: str) -> dict[str, Text]:
    """Texts on the columns that are no cells."""
    known = texts("govinfo_report.frames", "columns.toml")
    found = {}
    for name in (*KEYS, SHAPE, BLANK_KEYS):
        member = member_texts().get("metadata.source" if name == "source" else name)
        if member is None:
            found[name] = known[f"{kind}.{name}"]
        else:
            found[name] = (member.description if kind == "about" else None) or member.title
    for number, name in enumerate(blank_sets(), 1):
        cells = [c.name for c in cell_columns().values() if c.blank.column == name]
        words = known[f"{kind}.blank"]
        found[name] = words.filled(number=number, first=cells[0], last=cells[-1])
    return found


def _of_quality(kind: str) -> dict[str, Text]:
    """Texts on the columns of quality."""
    from govinfo_report.recognition.notes import kind_words  # asked for by few

    known = texts("govinfo_report.frames", "columns.toml")
    found = {}
    for name in quality_columns():
        note = name.removeprefix(NOTES)
        if note == name:
            found[name] = known[f"{kind}.{name}"]
        else:
            found[name] = known[f"{kind}.notes"].filled(kind=note, words=kind_words(note))
    return found


def headings(names: Headings, *, quality: bool = False) -> list[str]:
    """What stands over the columns of a table."""
    labels = column_labels(quality=quality)
    return list(labels) if names == "id" else [label(names) for label in labels.values()]
