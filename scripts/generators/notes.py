"""The reference of the kinds of notes, from the list that the readers give them by."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govinfo_report.catalogue.rules import rules
from govinfo_report.recognition.notes import note_kinds

PAGE = "docs/reference/notes.md"
OWNS = (PAGE,)

HEAD = """\
# Note kinds

Every kind of note that reading a page can give, in English and Chinese. `…` stands for what the
note concerns: a cell, row, table, section or member, named by its id.

The severity says what happened to values. *error*: something was lost, and the cells concerned are
absent. *warning*: values were taken, and somebody should look at them. *info*: a quirk, read
without doubt.

The last column names the rule that reports the note when the reading is checked; most kinds need
none, because what they did to the report is checked itself.

| kind | severity | says | rule |
| --- | --- | --- | --- |
"""


def files() -> Mapping[str, str]:
    """The page."""
    reported = {kind: rule.id for rule in rules() for kind in rule.notes}
    rows = [
        f"| `{name}` | {kind.severity} | {message(kind.en)} · {message(kind.zh)} "
        f"| {f'`{reported[name]}`' if name in reported else ''} |\n"
        for name, kind in note_kinds().items()
    ]
    return {PAGE: HEAD + "".join(rows)}


def message(template: str) -> str:
    """What a note says, with dots for what it concerns."""
    return re.sub(r"\{\w+\}", "…", template).replace("|", "\\|")
