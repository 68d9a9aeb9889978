"""What the home page shows: the form with a wrong cell, the sentence about it, and some numbers."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.form_grids import grid
from govinfo_report.catalogue.rules import rules
from govinfo_report.checks import check
from govinfo_report.language import Lang, Text
from govinfo_report.model import get_cell, replace_cells
from govinfo_report.page import PageCell
from govinfo_report.printing.grids import drawn
from govinfo_report.printing.html import escaped
from govinfo_report.reading import read
from scripts.site.markup import Writer, cell_page, rule_page
from scripts.site.sources import DOCS
from tests.checks.building import filled, usual_members

_FIGURES: Final = {"natural_person": 3, "commercial_enterprise": 1, "total": 4}
_CELL: Final = "applications.outcomes.total.total"
_WRONG: Final = 33
_ROWS: Final = (
    *("received", "carried_over", "outcomes.granted", "outcomes.unavailable.not_held"),
    *("outcomes.total", "carried_forward"),
)
FINDINGS: Final = "examples/findings.html"
"""What ``check --format html`` makes of an example, as a page of the site."""

_EXAMPLE: Final = "wuxing-hrss-2023-slips.txt"
_SEE: Final = Text(
    "一份有错的年报，检查结果的全文", "All findings in a report with slips, as a page"
)
_INSTALL: Final = "pip install . && govinfo-report check docs/examples/wuxing-hrss-2023-slips.txt"

_LABEL: Final = Text(
    "表三的几行，总计一格填错，可左右滚动", "Rows of table 3 with a wrong total, scrolls sideways"
)
_NUMBERS: Final = (
    Text("两版格式的单元格，各有一页", "cells of both editions, a page each"),
    Text("条规则，附依据和例子", "rules, each with source and example"),
    Text("表三、表四填错的数字查出", "wrong figures in tables 3 and 4 caught"),
)
_TRUST: Final = DOCS / "trust.md"
_ROW: Final = re.compile(r"^\| \d{4} \| [^|]+ \| (\d+) \| (\d+) \|", re.MULTILINE)


def hero(lang: Lang) -> str:
    """The top of the home page, as HTML."""
    write = Writer("index", lang)
    edition = EDITIONS[-1]
    values = {
        f"applications.{row}.{column}": figure if row != "outcomes.unavailable.not_held" else 0
        for row in ("received", "outcomes.granted", "outcomes.total")
        for column, figure in _FIGURES.items()
    }
    report = filled(edition, "zero", **usual_members(edition))
    report = replace_cells(report, {**values, _CELL: _WRONG})
    finding = next(iter(check(report, select="applications.row_total")))
    table = form(edition).table("applications")
    words = {
        f"{table.id}.{row}.{column}": str(get_cell(report, f"{table.id}.{row}.{column}"))
        for row in _ROWS
        for column in table.row(row).columns
    }

    def shown(cell: PageCell) -> tuple[str, str] | None:
        if cell.frame.id != _CELL:
            return None
        return ' class="error"', write.link(cell_page(_CELL), cell.text)

    page = grid(edition, table.id, _ROWS, words, lang)
    box = "".join(drawn(page, _LABEL(lang), shown, ids=None))
    told = escaped(finding.message(lang))
    rule = write.link(rule_page(finding.rule), finding.definition.title(lang))
    return (
        f'<div class="hero"><div class="small-form">{box}</div>'
        f'<p class="finding">{told} {rule}</p>'
        f"<pre><code>{escaped(_INSTALL)}</code></pre>"
        f"<p>{write.link(FINDINGS, _SEE(lang))}</p>{_numbers(write)}</div>"
    )


def findings(lang: Lang) -> str:
    """The page of findings in the example."""
    return check(read(DOCS / "examples" / _EXAMPLE)).to_html(lang)


def _numbers(write: Writer) -> str:
    """The counts of cells and rules, and of slips in the sums that are caught."""
    cells = {cell for edition in EDITIONS for cell in form(edition).cells}
    shown = (
        f"<li><strong>{count}</strong> {write(text)}</li>"
        for text, count in zip(_NUMBERS, (len(cells), len(rules()), _caught()), strict=True)
    )
    return f'<ul class="numbers">{"".join(shown)}</ul>'


def _caught() -> str:
    """Changed figures of tables with sums, and how many a rule names, from the page on trust."""
    rows = re.findall(
        r"^\| \d{4} \| [^|]+ \| (\d+) \| (\d+) \|", _TRUST.read_text("utf-8"), re.MULTILINE
    )
    counts = [(int(changed), int(caught)) for changed, caught in rows]
    with_sums = [pair for pair in counts if pair[1] * 2 > pair[0]]
    changed, caught = (sum(column) for column in zip(*with_sums, strict=True))
    return f"{caught} / {changed}"
