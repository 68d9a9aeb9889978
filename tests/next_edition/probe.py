"""Run with a copy of the library that has the edition "2027": uses every part of it on that.

Prints one JSON object: name of a use → whether it came out right, or what came out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs

import govinfo_report as gr

NEW = {
    "proactive_disclosure.inspections.decisions": 7,
    "proactive_disclosure.processing_fees.amount": Decimal("1.5"),
    "applications.outcomes.withheld.trade_practice.natural_person": 2,
    "applications.outcomes.withheld.trade_practice.total": 2,
    "disputes.reconsideration.withdrawn": 3,
}
"""Cells that no edition before has."""

SUMS = {
    "applications.received.natural_person": 2,
    "applications.received.total": 2,
    "applications.outcomes.total.natural_person": 2,
    "applications.outcomes.total.total": 2,
    "disputes.reconsideration.total": 3,
}
"""What makes their sums hold."""


def report(edition: str, year: int, values: dict[str, Any]) -> gr.Report:
    base = gr.Report(
        edition=edition,
        title=f"示例市示例局{year}年政府信息公开工作年度报告",
        agency="示例市示例局",
        year=year,
        introduction=["本报告由示例局编制，可在示例局网站查阅。有疑问请与办公室联系。"],
        overview=["主动公开各类信息，受理公开申请，公文逐件审核，网站按月更新，年底考核。"],
        problems_and_improvements=["公开的内容还不够细，下一步将逐项补齐。"],
        other_matters=["本年度未收取信息处理费。"],
    )
    return gr.replace_cells(gr.with_cells(base, 0), values)


def main() -> None:
    new = report("2027", 2027, NEW | SUMS)
    before = report("2021", 2026, {})
    form, old = gr.form("2027"), gr.form("2021")
    document = gr.dumps(new)
    of_before = document.replace('"edition":"2027"', '"edition":"2021"')
    broken = gr.replace_cells(new, {"disputes.reconsideration.withdrawn": 4})
    short = gr.replace_cells(new, {"applications.outcomes.total.total": 1})
    printed = [sum(cell.printed for cell in one.cells.values()) for one in (form, old)]
    only_new = [cell for cell in form.cells if cell not in old.cells]
    compared = gr.compare(before, new)
    results = {
        "cells more": printed[0] - printed[1],
        "rows of table two": [row.id for row in form.table("proactive_disclosure").rows][4:],
        "columns of table four": [column.id for column in form.table("disputes").columns],
        "round trip": gr.loads(document) == new,
        "built as loaded": gr.structure(gr.unstructure(new)) == new,
        "same document": gr.dumps(gr.loads(document)) == document,
        "valid": [str(problem) for problem in gr.validate(document)],
        "refused before, by the schema": [p.pointer for p in gr.validate(of_before)],
        "refused before, by loads": _refused(lambda: gr.loads(of_before)),
        "refused before, by dumps": _refused(
            lambda: gr.dumps(attrs.evolve(before, disputes=new.disputes))
        ),
        "findings of a clean report": [finding.rule for finding in gr.check(new)],
        "sum of table four": [
            (f.rule, f.scope, f.expected, f.actual) for f in gr.check(broken).errors
        ],
        "located": [
            [(change.cell, change.after) for change in correction.changes]
            for correction in gr.locate(short)
        ],
        "new cells": only_new,
        "not comparable": [c.cell for c in compared.changes if not c.comparable],
        "read back": {
            name: (reading.report.edition, _differing(reading.report, new))
            for name in ("html", "text", "markdown", "docx", "xlsx")
            for reading in [gr.read(gr.render(new, name))]
        },
    }
    json.dump(results, sys.stdout, ensure_ascii=False, default=str)


def _refused(call: Callable[[], object]) -> list[str]:
    try:
        call()
    except gr.DocumentError as error:
        return [problem.pointer for problem in error.problems]
    return []


def _differing(read: gr.Report, written: gr.Report) -> list[str]:
    cells = {**gr.cells(read), **gr.cells(written)}
    return [cell for cell in cells if gr.cells(read).get(cell) != gr.cells(written).get(cell)]


if __name__ == "__main__":
    main()
