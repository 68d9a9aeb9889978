"""Small charts as inline SVG: no script, no font, no file beside the page.

A chart repeats what the figures beside it say; its label says it once more for screen readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import TypeAlias

Figure: TypeAlias = int | Decimal

_WIDTH = 120
_HEIGHT = 14


def pair(before: Figure, after: Figure, label: str) -> str:
    """Two bars, one above the other: the value before and the value after, neither below zero."""
    largest = max(before, after)  # max() of both types has no type
    bars = [
        f'<rect class="{name}" y="{place}" width="{length}" height="6"/>'
        for name, length, place in (
            ("old", _length(before, largest), 0),
            ("new", _length(after, largest), 8),
        )
    ]
    return _svg(bars, _WIDTH, label)


def diverging(value: Figure, largest: Figure, label: str) -> str:
    """A bar to the right (more) or to the left (less) of the middle, the largest half as wide."""
    length = _length(-value if value < 0 else value, largest) / 2
    start = _WIDTH / 2 - (length if value < 0 else 0)
    bar = f'<rect class="{"less" if value < 0 else "more"}" x="{start:g}" y="2" width="{length:g}"'
    axis = f'<path d="M{_WIDTH / 2:g} 0V{_HEIGHT}"/>'
    return _svg([f'{bar} height="10"/>', axis], _WIDTH, label)


def line(values: Sequence[Figure | None], label: str) -> str:
    """A line over the years, from zero up; interrupted where a year has no figure."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(*known, 0), max(*known, 0)
    step = (_WIDTH - 4) / max(len(values) - 1, 1)
    height = 24
    path, dots, pen = "", [], "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        share = float(value - low) / float(high - low) if high > low else 0.0
        x, y = 2 + place * step, height - 2 - share * (height - 4)
        path += f"{pen}{x:.1f} {y:.1f}"
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.5"/>')
        pen = "L"
    return _svg([f'<path d="{path}"/>', *dots], _WIDTH, label, height)


def _length(value: Figure, largest: Figure) -> float:
    """Length of a bar; what is above zero is seen, however small."""
    if not largest or value <= 0:
        return 0
    return max(round(float(value) / float(largest) * _WIDTH, 1), 1)


def _svg(parts: Sequence[str], width: int, label: str, height: int = _HEIGHT) -> str:
    return (
        f'<svg role="img" aria-label="{escape(label)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    )
