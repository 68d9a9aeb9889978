"""Lists and tables in Markdown, whatever the texts in them hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govinfo_report.display import Align, printable

_SPECIAL: Final = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#~"})


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: on one line, with nothing it would take for markup."""
    return printable(text).translate(_SPECIAL)


def bullets(items: Iterable[str]) -> Iterator[str]:
    """The lines of a list."""
    return (f"- {escaped(item)}" for item in items)


def table(rows: Sequence[Sequence[str]], aligns: Sequence[Align]) -> Iterator[str]:
    """The lines of a table; the first row is the heads."""
    marks = ["---:" if align == "right" else "---" for align in aligns]
    yield _row(rows[0])
    yield f"| {' | '.join(marks)} |"
    yield from map(_row, rows[1:])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"


def page(lines: Iterable[str]) -> str:
    """Lines as a page that ends in one line end, with no two empty lines in a row."""
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"
