"""Pages of findings, comparisons, series and forms as a browser shows and prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

import attrs
import pytest

import govinfo_report as gr
from govinfo_report.comparison import Series
from govinfo_report.model import replace_cells
from tests.pages.producers import chromium
from tests.pages.programs import pages, printed
from tests.places import example_document

PHONE: Final = 360
"""Width of a narrow phone in the browser's pixels."""

SCRIPT: Final = """
const widths = {};
for (const frame of document.querySelectorAll("iframe")) {
  widths[frame.id] = frame.contentDocument.scrollingElement.scrollWidth;
}
document.title = JSON.stringify(widths);
"""


@cache
def shown() -> Mapping[str, str]:
    """Name → page."""
    report = gr.loads(example_document())
    before = attrs.evolve(report, year=(report.year or 0) - 1)
    wrong = {"applications.received.total": 987_654_321, "disputes.litigation.direct.total": None}
    draft = replace_cells(report, wrong)
    findings = gr.check(draft, previous=before)
    return {
        "findings": findings.to_html("en"),
        "comparison": gr.compare(before, draft).to_html("zh"),
        "comparison in English": gr.compare(before, draft).to_html("en"),
        "series": Series([attrs.evolve(draft, year=year) for year in range(2008, 2026)]).to_html(),
        "localisation": gr.locate(draft).to_html("zh"),
        "draft": gr.render(draft, "html", findings=findings).decode(),
        "blank form of 2019": gr.render_blank("2019", "html").decode(),
        "blank form of 2021": gr.render_blank("2021", "html").decode(),
    }


def test_on_a_phone_no_page_scrolls_sideways(tmp_path: Path) -> None:
    frames = [
        f'<iframe id="{name}" width="{PHONE}" height="600" srcdoc="{escape(page)}"></iframe>'
        for name, page in [*shown().items(), ("wide", '<p style="width: 900px">x</p>')]
    ]
    path = tmp_path / "phone.html"
    path.write_text(
        f"<!DOCTYPE html><title></title><body>{''.join(frames)}"
        f"<script>onload = () => {{ {SCRIPT} }}</script>",
        "utf-8",
    )
    title = re.search(r"<title>(.*)</title>", chromium(path, "--dump-dom").decode())
    assert title is not None
    widths: dict[str, int] = json.loads(title[1])
    assert widths.keys() == {*shown(), "wide"}
    assert widths.pop("wide") > PHONE  # else nothing is measured
    assert [name for name, width in widths.items() if width > PHONE] == []


@pytest.mark.parametrize("name", shown())
def test_on_paper_no_column_is_cut(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(shown()[name], "utf-8")
    across = 842 if 'class="across"' in shown()[name] else 595
    words = [word for page in pages(printed(path)) for word in page]
    assert len(words) > 10
    assert [word for word in words if word.right > across - 20] == []
    text = "".join(word.text for word in words)
    heads = re.findall(r'<th scope="col">([^<]+)</th>', shown()[name])
    assert [head for head in heads if "".join(head.split()) not in text] == []
