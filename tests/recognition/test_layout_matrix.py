"""The same doubtful cell gives the same report and the same kinds of notes in every layout."""

from __future__ import annotations

import pytest

from govinfo_report.model import cells
from tests.readers.drafts import unexpected
from tests.recognition.layout_matrix import LAYOUTS, QUIRKS, Quirk, draft_with, reading_of


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.name)
def test_a_quirk_reads_alike_in_every_layout(quirk: Quirk, layout: str):
    if layout in quirk.unshown:
        return
    draft = draft_with(quirk)
    reading = reading_of(draft, layout)
    found = dict(cells(reading.report))
    assert found == draft.read, {
        cell: (draft.values.get(cell), found.get(cell, "absent"))
        for cell in {*draft.read, *found}
        if draft.read.get(cell, "absent") != found.get(cell, "absent")
    }
    assert unexpected(draft, reading.report) == {}
    assert {note.kind for note in reading.notes} == draft.kinds
