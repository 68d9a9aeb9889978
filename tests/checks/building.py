"""Reports for tests of the rules: from the examples of the rules, and consistent ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from govinfo_report.catalogue import form
from govinfo_report.catalogue.rule_entries import Example
from govinfo_report.checks import check, check_collection
from govinfo_report.findings import Findings
from govinfo_report.hierarchy import Manifest
from govinfo_report.model import (
    ABSENT,
    FrozenMap,
    Metadata,
    Note,
    Period,
    Reading,
    Report,
    Signature,
    layout,
    replace_cells,
    with_cells,
)

FILLS: Mapping[str, Any] = {"zero": 0, "blank": None, "absent": ABSENT}


def usual_members(edition: str) -> dict[str, Any]:
    """Members of a report that breaks no rule."""
    year = 2023 if edition == "2021" else 2019
    return {
        "title": f"示例市示例局{year}年政府信息公开工作年度报告",
        "agency": "示例市示例局",
        "year": year,
        "period": {"start": dt.date(year, 1, 1), "end": dt.date(year, 12, 31)},
        "introduction": ["本报告由示例局编制，可在示例局网站查阅。有疑问请与示例局办公室联系。"],
        "overview": [
            "依法主动公开，受理申请，公文逐件审核，网站按月更新，年底考核评议、通报结果。"
        ],
        "problems_and_improvements": ["公开的内容还不够细，将逐项补齐。"],
        "other_matters": ["本年度未收取信息处理费。"],
    }


def filled(edition: str, fill: str, **members: Any) -> Report:
    """A report whose printed cells all hold the same."""
    return with_cells(Report(edition=edition, **members), FILLS[fill])


def report_of(example: Example) -> Report:
    """The report that an example describes in short."""
    members = usual_members(example.edition) | dict(example.members)
    for name, mark in ((example.blank, None), (example.absent, ABSENT)):
        members |= {n: mark for n in name if n in members}
    if isinstance(members.get("period"), dict):
        members["period"] = Period(**members["period"])
    for member, kind in (("metadata", Metadata), ("signature", Signature)):
        if member in members:
            members[member] = kind(**members[member])
    report = filled(example.edition, example.fill, **members)
    cells = layout(example.edition).cells
    kinds = form(example.edition).cells
    values = {
        cell: mark
        for names, mark in ((example.blank, None), (example.absent, ABSENT))
        for name in names
        for cell in cells
        if cell == name or cell.startswith(f"{name}.")
    }
    for start, value in example.cells.items():
        named = [cell for cell in cells if cell == start or cell.startswith(f"{start}.")]
        values |= {cell: _value(value, kinds[cell].kind) for cell in named}
    return replace_cells(report, values)


def _value(value: Any, kind: str) -> Any:
    if isinstance(value, str) and value.startswith("decimal "):
        return Decimal(value.removeprefix("decimal "))
    return Decimal(value) if kind == "money" and isinstance(value, int) else value


def subject_of(example: Example) -> Report | Reading:
    """What the example gives to the check: a report, or the reading of a page."""
    report = report_of(example)
    if example.notes is None:
        return report
    notes = tuple(Note(**note) for note in example.notes)  # type: ignore[arg-type]  # severities of the data
    return Reading(report, notes, FrozenMap())


def findings_of(rule_id: str, example: Example) -> Findings:
    """What a rule says of an example: of one report, or of a collection."""
    if example.others or example.manifest:
        subjects = [subject_of(example), *map(report_of, example.others)]
        manifest = Manifest.of(example.manifest) if example.manifest else None
        return check_collection(subjects, manifest=manifest, select=rule_id)
    previous = report_of(example.previous) if example.previous else None
    return check(subject_of(example), previous=previous, select=rule_id)


def consistent(edition: str) -> Report:
    """A report whose every printed cell is a figure above zero and whose every identity holds."""
    # A city's government may make rules, so that every figure can be above zero.
    year = usual_members(edition)["year"]
    title = f"示例市人民政府{year}年政府信息公开工作年度报告"
    organ = {"agency": "示例市人民政府", "title": title, "scope": "organ"}
    report = filled(edition, "zero", **_ready(usual_members(edition) | organ))
    values: dict[str, Any] = {}
    table = form(edition).table("applications")
    columns = [column.id for column in table.columns if not column.total]
    parts = [
        row.id
        for row in table.rows
        if row.printed and row.id.startswith("outcomes.") and not row.total
    ]
    sums = dict.fromkeys(columns, 0)
    for place, row in enumerate(parts):
        for index, column in enumerate(columns):
            # Different figures, so that no slip can hide behind an equal one.
            values[f"applications.{row}.{column}"] = figure = 2 + 3 * place + 7 * index
            sums[column] += figure
    for index, column in enumerate(columns):
        forward, over = 5 + index, 11 + 2 * index
        values[f"applications.outcomes.total.{column}"] = sums[column]
        values[f"applications.carried_forward.{column}"] = forward
        values[f"applications.carried_over.{column}"] = over
        values[f"applications.received.{column}"] = sums[column] + forward - over
    for row in [*parts, "received", "carried_over", "outcomes.total", "carried_forward"]:
        values[f"applications.{row}.total"] = sum(
            values[f"applications.{row}.{c}"] for c in columns
        )
    for place, dispute in enumerate(form(edition).table("disputes").rows):
        # Fewer suits after reconsideration than reconsiderations, whatever is changed.
        results = {c: 52 - 20 * place + i for i, c in enumerate(dispute.columns) if c != "total"}
        for column, figure in (results | {"total": sum(results.values())}).items():
            values[f"disputes.{dispute.id}.{column}"] = figure
    disclosure = [c for c in form(edition).cells.values() if c.table == "proactive_disclosure"]
    for place, cell in enumerate(disclosure):
        figure = 20 + 3 * place
        values[cell.id] = Decimal(figure) if cell.kind == "money" else figure
    return replace_cells(report, values)


def _ready(members: dict[str, Any]) -> dict[str, Any]:
    return members | {"period": Period(**members["period"])}
