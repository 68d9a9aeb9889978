"""Tables that stand elsewhere than in their section: under another heading, or a second time."""

from __future__ import annotations

from collections.abc import Sequence

from govinfo_report.catalogue import prose_members
from govinfo_report.page import PageGrid
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.prose.headings import landmarks, section_headed, shows_table


def move_displaced_tables(parts: dict[str, list[PageLine]], notes: PageNotes) -> None:
    """Moves tables to the section of their heading, where that holds no table.

    A grid is known by what only this table prints. One that shows labels of several tables is left
    where it is: where one ends and the next begins is unknown.

    Args:
        parts: Section id → its lines; changed in place.
        notes: Where the notes go.
    """
    for section, marks in landmarks().items():
        own = parts.get(section)
        if own is None or any(line.cells is not None or shows_table(line, marks) for line in own):
            continue
        for name, lines in parts.items():
            grids = {line.grid for line in lines if line.grid and shows_table(line, marks)}
            grids -= {
                line.grid
                for line in lines
                for other, its in landmarks().items()
                if other != section and line.grid in grids and shows_table(line, its)
            }
            if not grids:
                continue
            moved = _lines_with(lines, grids, marks)
            indexes = {line.index for line in moved}
            parts[name] = [line for line in lines if line.index not in indexes]
            parts[section] = [*own, *moved]
            notes.add("table_displaced", section, moved[0].text, moved[0])
            break


def _lines_with(
    lines: list[PageLine], grids: set[PageGrid], marks: tuple[str, ...]
) -> list[PageLine]:
    """Returns the rows of grids, and the lines of labels between and right above them."""
    places = [place for place, line in enumerate(lines) if line.grid in grids]
    first, last = places[0], places[-1]
    while first and lines[first - 1].cells is None and shows_table(lines[first - 1], marks):
        first -= 1
    between = lines[first : last + 1]
    if any(line.grid not in grids and "。" in line.text for line in between):
        return [lines[place] for place in places]
    return between


def move_repeated_tables(parts: dict[str, list[PageLine]]) -> None:
    """Moves tables that are printed again below running text to the section that has them.

    Such a table stands under its own heading once more, mostly at the end of the page; its rows are
    then rows that the page prints twice.

    Args:
        parts: Section id → its lines; changed in place.
    """
    for name in prose_members():
        start = 0
        while again := _repeated_table(parts.get(name, ()), start, parts):
            section, start, end = again
            parts[section] = [*parts[section], *parts[name][start:end]]
            parts[name] = [*parts[name][:start], *parts[name][end:]]


def _repeated_table(
    lines: Sequence[PageLine], start: int, parts: dict[str, list[PageLine]]
) -> tuple[str, int, int] | None:
    """Returns the section of the first table printed again, and where its lines begin and end."""
    for at in range(start, len(lines)):
        section = section_headed(lines[at].text)
        marks = landmarks().get(section)
        if marks is None or not any(shows_table(line, marks) for line in parts.get(section, ())):
            continue
        end = next(
            (below for below in range(at + 1, len(lines)) if section_headed(lines[below].text)),
            len(lines),
        )
        shown = any(shows_table(line, marks) for line in lines[at:end])
        while end > at and not _has_number(lines[end - 1]):
            end -= 1
        if shown and end > at:
            return section, at, end
    return None


def _has_number(line: PageLine) -> bool:
    """Whether a line is a row, or a cell, that ends in a number."""
    return "。" not in line.text and line.text.rstrip(" |│\t")[-1:].isdecimal()
