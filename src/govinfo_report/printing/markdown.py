"""Markdown (CommonMark with the tables of GitHub's dialect), whatever the texts in it hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from govinfo_report.display import Align, printable
from govinfo_report.patterns import lazy_pattern

# Everything that can begin an emphasis, a code span, a link, an image, HTML, an entity, a
# strike-out, a formula or the next cell, wherever it stands.
_SPECIAL: Final = lazy_pattern(r"[\\`*_\[\]<>&|~$]")
# What makes a line something else than a paragraph: headings, lists, quotes, rulings.
_START: Final = lazy_pattern(r"^(#|[-+=:]|\d{1,9}(?=[.)](?:\s|$)))")
_BACKSLASHED: Final = r"\\\g<0>"
_NUMBER_SIGN: Final = r"\#"


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, on one line."""
    text = inner(text)
    match = _START.match(text)
    if match is None:
        return text
    start = match[0]
    # A backslash works before punctuation only: of 1. it stands before the point.
    return f"{start}\\{text[len(start) :]}" if start.isdigit() else f"\\{text}"


def inner(text: str) -> str:
    """The same where nothing can begin a line: in a cell of a table."""
    return text if not text or text.isalnum() else _SPECIAL.sub(_BACKSLASHED, printable(text))


def heading(text: str, level: int) -> str:
    """A heading; a number sign at its end would not be shown."""
    return f"{'#' * level} {inner(text).replace('#', _NUMBER_SIGN)}"


def bullets(items: Iterable[str]) -> Iterator[str]:
    """The lines of a list."""
    return (f"- {escaped(item)}" for item in items)


def table(rows: Iterable[Sequence[str]], aligns: Sequence[Align]) -> Iterator[str]:
    """The lines of a table; the first row is the heads."""
    lines = (f"| {' | '.join(map(inner, cells))} |" for cells in rows)
    yield next(lines)
    yield f"| {' | '.join('---:' if align == 'right' else ':---' for align in aligns)} |"
    yield from lines


def document(title: str, parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A page of Markdown.

    Args:
        title: Its title, a text.
        parts: Heading and lines of each part; ``""``: the part has no heading.
    """
    blocks = [heading(title, 1)]
    for name, lines in parts:
        blocks += [heading(name, 2)] if name else []
        blocks.append("\n".join(lines))
    return "\n\n".join(filter(None, blocks)) + "\n"
