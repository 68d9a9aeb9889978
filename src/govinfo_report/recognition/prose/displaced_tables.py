"""Tables that stand elsewhere on the page than under their heading: above it, or all at the end."""

from __future__ import annotations

from govinfo_report.page import Grid
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.prose.headings import LANDMARKS, shows


def bring_home(sections: dict[str, list[Line]], notes: Notes) -> None:
    """Moves a table to the section of its heading, where that holds no table.

    A grid is known by what only this table prints. One that shows marks of several tables is left
    where it is: nobody can say where one ends.
    """
    for section, landmarks in LANDMARKS.items():
        own = sections.get(section)
        if own is None or any(line.cells is not None or shows(line, landmarks) for line in own):
            continue
        for name, lines in sections.items():
            grids = {line.grid for line in lines if line.grid and shows(line, landmarks)}
            grids -= {
                line.grid
                for line in lines
                for other, marks in LANDMARKS.items()
                if other != section and line.grid in grids and shows(line, marks)
            }
            if not grids:
                continue
            moved = _moved(lines, grids, landmarks)
            places = {line.index for line in moved}
            sections[name] = [line for line in lines if line.index not in places]
            sections[section] = [*own, *moved]
            notes.add("table_displaced", section, moved[0].text, moved[0])
            break


def _moved(lines: list[Line], grids: set[Grid], landmarks: tuple[str, ...]) -> list[Line]:
    """The rows of the grids, and the lines of labels that stand between and right above them."""
    places = [place for place, line in enumerate(lines) if line.grid in grids]
    first, last = places[0], places[-1]
    while first and lines[first - 1].cells is None and shows(lines[first - 1], landmarks):
        first -= 1
    between = lines[first : last + 1]
    if any(line.grid not in grids and "。" in line.text for line in between):
        return [lines[place] for place in places]
    return between
