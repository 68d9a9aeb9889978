"""A comparison as CSV, as a Markdown page and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from govinfo_report.comparison.change import Change, percent, rounded, state
from govinfo_report.comparison.compared import Compared
from govinfo_report.comparison.document import RATIO_PLACES
from govinfo_report.comparison.texts import DERIVED, REASONS, WORDS, Lang
from govinfo_report.display import Align, grid, printable, wrap
from govinfo_report.model import CellValue, Report
from govinfo_report.tabular import CsvValue, write_csv

COLUMNS: Final = (
    "cell",
    "label_zh",
    "label_en",
    "unit",
    "before_state",
    "before",
    "after_state",
    "after",
    "difference",
    "ratio",
    "comparable",
    "reason",
    "derived",
)
"""The columns of :func:`to_csv`.

The states say ``number``, ``blank`` or ``absent``, which an empty field cannot.
"""


def to_csv(comparison: Compared) -> str:
    """One row a cell that at least one report has, under the names of :data:`COLUMNS`."""
    return write_csv([COLUMNS, *map(_csv_row, comparison.changes)])


def _csv_row(change: Change) -> list[CsvValue]:
    ratio = change.ratio
    return [
        change.cell,
        change.label("zh"),
        change.label("en"),
        change.unit,
        state(change.before),
        _plain(change.before),
        state(change.after),
        _plain(change.after),
        change.difference,
        None if ratio is None else rounded(ratio, RATIO_PLACES),
        change.comparable,
        change.reason,
        change.derived,
    ]


def _plain(value: CellValue) -> CsvValue:
    return value if state(value) == "number" else None  # type: ignore[return-value]  # a number by its state


def to_markdown(comparison: Compared, lang: Lang) -> str:
    """A heading, the notes, and a table of the cells that differ for each of the form's tables."""
    lines = [f"# {_escaped(_title(comparison, lang))}", "", _summary(comparison, lang), ""]
    lines += [f"- {_escaped(note.message(lang))}" for note in comparison.notes]
    for heading, changes, last in _parts(comparison):
        titles = [_word(name, lang) for name in (*_COLUMNS, *last)]
        lines += ["", f"## {_word(heading, lang)}", "", _markdown_row(titles)]
        lines.append(
            "| --- | --- | ---: | ---: |" + (" ---: | ---: |" if len(last) > 1 else " --- |")
        )
        for change in changes:
            lines.append(_markdown_row(_row(change, lang)))
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def to_text(comparison: Compared, lang: Lang, width: int) -> str:
    """The same for a terminal, no line wider than ``width`` cells."""
    lines = [*wrap(_title(comparison, lang), width), *wrap(_summary(comparison, lang), width)]
    for note in comparison.notes:
        lines += wrap(f"* {note.message(lang)}", width, indent="  ")
    for heading, changes, last in _parts(comparison):
        titles = [_word(name, lang) for name in (*_COLUMNS, *last)]
        rows = [_row(change, lang) for change in changes]
        lines += ["", *wrap(f"{_word(heading, lang)}:", width)]
        lines += grid([titles, *rows], _aligns(last), cells=width)
    return "\n".join(lines) + "\n"


_COLUMNS: Final = ("cell", "unit", "before", "after")


def _aligns(last: Sequence[str]) -> list[Align]:
    numbers: list[Align] = ["right", "right"]
    return ["left", "left", *numbers, *(numbers if len(last) > 1 else ["left"])]


def _parts(comparison: Compared) -> Iterator[tuple[str, list[Change], tuple[str, ...]]]:
    """Heading, changes and last columns: what can be compared first, then what cannot."""
    alike = [change for change in comparison.changed if change.comparable]
    unlike = [change for change in comparison.changed if not change.comparable]
    if alike:
        yield "changed", alike, ("difference", "growth")
    if unlike:
        yield "not_comparable", unlike, ("why",)


def _title(comparison: Compared, lang: Lang) -> str:
    sides = (_name(comparison.previous, lang), _name(comparison.current, lang))
    return " → ".join(sides)


def _name(report: Report, lang: Lang) -> str:
    agency = report.agency or _word("unnamed", lang)
    year = _word("undated", lang) if report.year is None else str(report.year)
    return f"{agency} {year}"


def _summary(comparison: Compared, lang: Lang) -> str:
    changed = comparison.changed
    if not changed:
        return _word("nothing", lang)
    alike = sum(change.comparable for change in changed)
    counts = {"all": len(comparison.changes), "changed": alike, "unlike": len(changed) - alike}
    return _word("summary", lang).format_map(counts)


def _row(change: Change, lang: Lang) -> list[str]:
    label = change.label(lang)
    if change.derived:
        label = f"{label} ({DERIVED[change.derived][lang]})"
    values = [_value(value, lang) for value in (change.before, change.after)]
    return [label, change.unit, *values, *_rest(change, lang)]


def _value(value: CellValue, lang: Lang) -> str:
    kind = state(value)
    if kind in ("blank", "absent"):
        return _word(kind, lang)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _rest(change: Change, lang: Lang) -> list[str]:
    """Difference and growth of what can be compared, or the reason why it cannot."""
    if change.reason is not None:
        return [REASONS[change.reason][lang]]
    difference = change.difference or 0
    sign = "+" if difference > 0 else ""
    growth = "" if change.growth is None else percent(change.growth)
    return [f"{sign}{_value(difference, lang)}", growth]


def _word(name: str, lang: Lang) -> str:
    return WORDS[name][lang]


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


_SPECIAL: Final = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~"})


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is: on one line, with nothing it would take for markup."""
    return printable(text).translate(_SPECIAL)
