"""What may have been meant by a name that the catalogue does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.labels import label_key
from govinfo_report.errors import EditionError, UnknownCellError
from govinfo_report.language import OR, Text

_MOST: Final = 3
"""Most names that an error suggests."""

_SHORTEST_LABEL: Final = 2
"""Fewest characters of a label that cells are looked for by."""


def near_names(name: str, known: Iterable[str]) -> list[str]:
    """The names that look like one, the likest first; where one is all but the same, it alone."""
    names = list(known)
    return get_close_matches(name, names, 1, 0.9) or get_close_matches(name, names, _MOST)


def unknown_cell(cell_id: str, edition: str) -> UnknownCellError:
    """The error for a cell id that an edition's form does not have.

    It names the other edition where that one has the cell; else cells whose ids look like it, or
    whose row, label or JSON Pointer it is.
    """
    name = str(cell_id)
    others = [other for other in EDITIONS if other != edition and name in form(other).cells]
    near = () if others else tuple(dict.fromkeys(_near_cells(name, edition)))[:_MOST]
    return UnknownCellError(cell_id, edition, near, others)


def _near_cells(name: str, edition: str) -> Iterator[str]:
    cells = form(edition).cells
    dotted = name.strip("/").replace("/", ".").replace("__", ".")
    if dotted in cells:
        yield dotted
        return
    key = label_key(name)
    of_row = [cell for cell in cells if dotted and f".{dotted}." in f".{cell}."]
    labelled = [
        cell.id
        for cell in cells.values()
        if len(key) >= _SHORTEST_LABEL
        and any(key in label_key(label) for label in (cell.label.zh, cell.label.en))
    ]
    yield from sorted(of_row or labelled, key=lambda cell: not cell.endswith(".total"))
    yield from near_names(dotted, cells)


def unknown_edition(edition: object) -> EditionError:
    """The error for what is no edition: a year of reports, a number, a rule."""
    choice = OR.join(map(repr, EDITIONS))
    year = _year(edition)
    if year is not None and str(year) in EDITIONS:
        said = Text("版本应为文本：{text!r}", "an edition is a text: {text!r}")
        return EditionError(edition, said.filled(text=str(year)))
    of_year = [e for e in EDITIONS if year is not None and _is_for(e, year)]
    if of_year:
        said = Text(
            "{year}年度的报告用{edition!r}年版", "reports for {year} follow the edition {edition!r}"
        )
        return EditionError(edition, said.filled(year=year, edition=of_year[-1]))
    if isinstance(edition, str) and "." in edition:
        said = Text(
            "参数应为版本：{choice}；单条规则用gr.rule({rule!r})",
            "the argument is an edition, {choice}; one rule is gr.rule({rule!r})",
        )
        return EditionError(edition, said.filled(choice=choice, rule=edition))
    said = Text("版本应为{choice}", "an edition is {choice}")
    return EditionError(edition, said.filled(choice=choice))


def _year(edition: object) -> int | None:
    if isinstance(edition, str) and edition.isascii() and edition.isdigit() and len(edition) == 4:
        return int(edition)
    return edition if isinstance(edition, int) and 0 < edition < 10_000 else None


def _is_for(edition: str, year: int) -> bool:
    """Whether reports for a year follow the form of an edition."""
    entry = form(edition)
    return entry.first_year <= year and (entry.last_year is None or year <= entry.last_year)
