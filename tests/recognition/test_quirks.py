"""Reports with quirks in any combination are read back equal, or lack exactly what a quirk took."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS
from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.readers import quirks as text_quirks
from tests.readers.draft_quirks import LINES, QUIRKS, TAKEN
from tests.readers.drafts import Draft, drafted, parts_of, text_of, unexpected
from tests.readers.layouts import LAYOUTS
from tests.readers.shapes import SHAPES
from tests.readers.spanned import as_docx, as_xlsx
from tests.work import examples

SHOWN = ("bars", "fenced_bars", "markdown", "tabs", "commas", "boxes", "crawled")
"""Layouts that show where a cell is blank."""


def assert_reads_back(draft: Draft, reading, *, head: bool = True) -> None:
    report = reading.report
    found = dict(cells(report))
    assert found == draft.read, {
        cell: (draft.values.get(cell), found.get(cell, "absent"))
        for cell in {*draft.read, *found}
        if draft.read.get(cell, "absent") != found.get(cell, "absent")
    }
    local = {row.label: row.values for row in draft.rows if row.values}
    kept = {
        row["label"]: tuple(str(int(value)) for value in row["values"])
        for row in report.extensions.get("local", ())
    }
    if not head:
        assert sorted(kept.values()) == sorted(local.values())
        return
    assert kept == local
    assert unexpected(draft, report) == {}
    assert dict(reading.suggested) == draft.suggested
    assert draft.kinds <= {note.kind for note in reading.notes}
    assert len(report.overview or ()) == (0 if draft.starts else 2)
    assert len(report.other_matters) == 2


@st.composite
def drafts(draw: st.DrawFn, layout: str = "", *, lost: str = "") -> Draft:
    """A report with any of the quirks that the layout of a text can show, or a table with spans."""
    without = set(TAKEN.get(layout, ()))
    if layout and layout != "one_cell_a_line":
        without |= LINES
    if layout and layout not in SHOWN:
        without.add("blanks")
    without.add(lost)
    names = [name for name in QUIRKS if name not in without]
    chosen = draw(st.sets(st.sampled_from(names), max_size=8))
    random = Random(draw(st.integers(0, 10**6)))
    edition = draw(st.sampled_from(EDITIONS))
    draft = drafted(edition, random, one_row_other=draw(st.booleans()))
    for name in QUIRKS:
        if name in chosen:
            QUIRKS[name](draft, random)
    return draft


@settings(max_examples=examples(200))
@given(data=st.data(), layout=st.sampled_from(sorted(LAYOUTS)))
def test_texts(data, layout):
    draft = data.draw(drafts(layout))
    assert_reads_back(draft, read_text(text_of(draft, layout)))


@settings(max_examples=examples(100))
@given(
    data=st.data(),
    layout=st.sampled_from(sorted(LAYOUTS)),
    quirks=st.lists(st.sampled_from(sorted(text_quirks.QUIRKS)), unique=True, max_size=4),
)
def test_texts_with_the_quirks_of_pages(data, layout, quirks):
    # With its heading the first row of table 四 is lost, and what says that a cell is blank.
    lost = "blanks" if "headings_on_one_line" in quirks else ""
    draft = data.draw(drafts(layout, lost=lost))
    text = text_of(draft, layout)
    for quirk in text_quirks.together(quirks):
        text = text_quirks.QUIRKS[quirk](text)
    assert_reads_back(draft, read_text(text), head=False)


@settings(max_examples=examples(130))
@given(data=st.data(), shape=st.sampled_from(sorted(SHAPES)))
def test_web_pages(data, shape):
    # Without its spans a row with blanks can be named by nothing.
    draft = data.draw(drafts(lost="blanks" if shape == "without_spans" else ""))
    assert_reads_back(draft, read(SHAPES[shape](parts_of(draft)).encode()))


@settings(max_examples=8)
@given(draft=drafts())
def test_word(draft):
    assert_reads_back(draft, read(as_docx(parts_of(draft))))


@settings(max_examples=8)
@given(draft=drafts())
def test_excel(draft):
    assert_reads_back(draft, read(as_xlsx(parts_of(draft))))
