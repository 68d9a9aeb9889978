"""What is written is read again: the same report, but for what the limits name."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.model import ABSENT, Contact, Metadata, Period, Report, cells
from govinfo_report.recognition import recognise
from govinfo_report.renderers import FORMATS, LAYOUTS, lay_out, limits
from tests.renderers.reports import reports, shown_cells

READABLE = ["page"] + [
    target
    for name in FORMATS
    for target in ([f"text/{layout}" for layout in LAYOUTS] if name == "text" else [name])
]
"""The page itself, and every format, text in all its layouts."""


def written(report: Report, target: str) -> gr.Reading:
    if target == "page":
        return recognise(lay_out(report))
    format, _, layout = target.partition("/")  # noqa: A001  # as the argument is called
    data = gr.render(report, format, layout=layout or "lines")  # type: ignore[arg-type]
    return gr.read(data, format=format)


def no_blank(value: object) -> object:
    """Blank and absent are one on paper (limit ``blank_fields``)."""
    return None if value is ABSENT else value


def fields(header: Metadata | Contact) -> dict[str, object]:
    return {
        attribute.name: no_blank(getattr(header, attribute.name))
        for attribute in attrs.fields(type(header))
    }


def added(report: Report) -> tuple[str, ...]:
    """The sentences that are printed for what the running text does not say."""
    told = "".join(
        text
        for texts in (report.introduction, report.overview)
        if isinstance(texts, tuple)
        for text in texts
    )
    sentences = []
    if isinstance(report.period, Period) and str(report.period.start.year) not in told:
        sentences.append("统计期限")
    if any(isinstance(v, str) and v not in told for v in fields(report.contact).values()):
        sentences.append("如对本报告有疑问")
    return tuple(sentences)


def expected_cells(report: Report, target: str) -> dict[str, object]:
    """The cells as the page shows them; what is blank there is ``/`` in text and Markdown."""
    shown = shown_cells(report)
    disputes = {cell: value for cell, value in shown.items() if cell.startswith("disputes.")}
    ends = report.problems_and_improvements is report.other_matters is ABSENT
    if ends and target in BLANK_END and set(disputes.values()) == {None}:
        return {cell: value for cell, value in shown.items() if cell not in disputes}
    return shown


BLANK_END = (
    "page",
    *limits()["blank_end"].formats,
)


@pytest.mark.parametrize("target", READABLE)
@settings(max_examples=40)
@given(data=st.data())
def test_a_rendered_report_is_read_as_itself(target: str, data: st.DataObject) -> None:
    report = data.draw(reports())
    reading = written(report, target)
    back = reading.report
    assert reading.coverage == 1
    assert dict(cells(back)) == expected_cells(report, target)
    assert (back.edition, back.title, back.agency, back.year) == (
        report.edition,
        report.title,
        report.agency,
        report.year,
    )
    assert back.period == no_blank(report.period)
    assert fields(back.metadata) == fields(report.metadata)
    assert fields(back.contact) == fields(report.contact)
    assert back.signature == no_blank(report.signature)
    for section in ("overview", "problems_and_improvements", "other_matters"):
        assert getattr(back, section) == getattr(report, section)
    sentences = added(report)
    own = report.introduction if isinstance(report.introduction, tuple) else ()
    if not sentences and not own:  # nothing before section 一 says that there is an introduction
        assert back.introduction is ABSENT
    read = back.introduction if isinstance(back.introduction, tuple) else ()
    assert read[: len(own)] == own
    assert [s in t for s, t in zip(sentences, read[len(own) :], strict=True)] == [True] * len(
        sentences
    )
