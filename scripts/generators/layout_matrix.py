"""The reference of doubtful cells in every layout, from the matrix that the tests hold."""

from __future__ import annotations

from collections.abc import Mapping

from tests.recognition.layout_matrix import LAYOUTS, table

OWNS = ("docs/reference/layout-matrix.md",)

INTRODUCTION = """\
# Doubtful cells in every layout

What `read` makes of a cell, a label or a table that is not as the form has it. Every line is read
alike, with the same [kinds of notes](notes.md), in each of these layouts, and the tests print it
into each of them: {layouts}.

| printed | read | notes | layouts that cannot show it |
| --- | --- | --- | --- |
"""


def files() -> Mapping[str, str]:
    """The one page."""
    rows = []
    for quirk, kinds in table().items():
        notes = ", ".join(f"`{kind}`" for kind in kinds) or "none"
        unshown = ", ".join(name for name in LAYOUTS if name in quirk.unshown)
        name = quirk.name.replace("|", "\\|")
        rows.append(f"| {name} | {quirk.outcome} | {notes} | {unshown} |\n")
    introduction = INTRODUCTION.format(layouts=", ".join(LAYOUTS))
    return {"docs/reference/layout-matrix.md": introduction + "".join(rows)}
