"""The cases of the conformance kit, ``schemas/conformance``: documents, and what the rules say.

Level 1 (``linear``) holds the linear rules, level 2 (``continuity``) the sums over two years. The
cases are the examples of those rules, written out as documents, and what an implementation easily
gets wrong: dense tables, both shapes of (六), sums beyond 2^53, every way in which the sides of a
sum can lack figures. ``tests/conformance`` says what they must cover.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any, Final, NamedTuple

from attrs import evolve

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, alternatives
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.findings import RuleOutcome
from govinfo_report.identities import identities_of_rule
from govinfo_report.identities.two_years import is_over_two_years, two_year_sums
from govinfo_report.json_text import written
from govinfo_report.language import Text
from govinfo_report.model import ABSENT, MAX_COUNT, Report, layout, replace_cells, with_cells
from tests.checks.building import consistent, filled, report_of, usual_members

OWNS: Final = ("schemas/conformance/linear/*.json", "schemas/conformance/continuity/*.json")

LEVELS: Final = {1: "linear", 2: "continuity"}
"""Level → the folder of its cases."""


MARKS: Final[Mapping[str, Any]] = {"blank": None, "absent": ABSENT}
ZH: Final = {"blank": "空白", "absent": "缺格"}


class Case(NamedTuple):
    """One case.

    Attributes:
        name: Name of its file.
        level: 1 or 2.
        title: What it shows.
        report: The report.
        previous: Last year's.
        spoilt: Members of the document that no report can have: path → what stands there.
    """

    name: str
    level: int
    title: Text
    report: Report
    previous: Report | None = None
    spoilt: Mapping[str, Any] = {}


def files() -> Mapping[str, str]:
    """One file a case."""
    found: dict[str, str] = {}
    for case in (*_level_one(), *_level_two()):
        path = f"schemas/conformance/{LEVELS[case.level]}/{case.name}.json"
        if path in found:
            raise ValueError(f"two cases are named {path}")
        found[path] = text_of(case)
    return found


def text_of(case: Case) -> str:
    """A case as the text of its file: a row of a table, or an outcome, on a line of its own."""
    document = _document(case.report)
    for path, value in case.spoilt.items():
        _put(document, path, value)
    previous = None if case.previous is None else _document(case.previous)
    problems = [
        problem.pointer
        for each in (document, previous)
        if each is not None
        for problem in gr.validate(each)
    ]
    whole = {
        "title": {"zh": case.title.zh, "en": case.title.en},
        "level": case.level,
        "document": document,
        "previous": previous,
        "refused": bool(problems),
        "problems": problems,
        "outcomes": None if case.spoilt else outcomes_of(case),
    }
    return _lines(whole) + "\n"


def outcomes_of(case: Case) -> list[dict[str, Any]]:
    """What every rule of the level says, as the library says it."""
    found = gr.check(
        case.report, previous=case.previous, select=[r.id for r in rules_of(case.level)]
    )
    return [_outcome(outcome) for outcome in found.outcomes]


def rules_of(level: int) -> list[Rule]:
    """The rules of a level, in order."""
    return [rule for rule in gr.rules() if (rule.linear if level == 1 else is_over_two_years(rule))]


def _outcome(outcome: RuleOutcome) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "rule": outcome.rule,
        "scope": outcome.scope,
        "outcome": outcome.outcome,
    }
    if (finding := outcome.finding) is not None:
        entry |= {"severity": finding.severity, "cells": list(finding.cells)}
        for side in ("expected", "actual"):
            value = getattr(finding, side)
            entry[side] = None if value is None else str(value)
    return entry


def _document(report: Report) -> dict[str, Any]:
    """The document of a report, also of a draft that no document can hold."""
    document = gr.unstructure(with_cells(report, ABSENT))
    for cell, value in gr.cells(report).items():
        _put(document, cell, value)
    return document


def _put(document: dict[str, Any], path: str, value: Any) -> None:
    *above, last = path.split(".")
    part = document
    for name in above:
        part = part.setdefault(name, {})
    if value is ABSENT:
        part.pop(last, None)
    else:
        part[last] = value


def _lines(value: Any, depth: int = 0) -> str:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not any(isinstance(each, dict) for each in inner):
        return written(value) if isinstance(value, (dict, list)) else json.dumps(value)
    blank, end = " " * (depth + 1), " " * depth
    if isinstance(value, dict):
        parts = [f"{json.dumps(k)}: {_lines(v, depth + 1)}" for k, v in value.items()]
        return "{\n" + ",\n".join(blank + part for part in parts) + f"\n{end}}}"
    return "[\n" + ",\n".join(blank + _lines(v, depth + 1) for v in value) + f"\n{end}]"


# Level 1 -----------------------------------------------------------------------------------------


def _examples(level: int) -> Iterator[Case]:
    """The examples that the rules of a level ship with."""
    for rule in rules_of(level):
        numbers: dict[tuple[str, str], int] = {}
        for example in rule.examples:
            key = example.edition, example.outcome
            numbers[key] = number = numbers.get(key, 0) + 1
            yield Case(
                f"{example.edition}-{rule.id}-{example.outcome}-{number}",
                level,
                Text(f"{rule.title.zh}：{example.outcome}", f"{rule.title.en}: {example.outcome}"),
                report_of(example),
                report_of(example.previous) if example.previous else None,
            )


def _level_one() -> Iterator[Case]:
    yield from _examples(1)
    for edition in EDITIONS:
        yield from _dense(edition)
        yield from _lacking(edition)
        yield from _refused(edition)
        yield from _beyond_doubles(edition)
    yield from _matrix("applications.balance", "2019")
    yield from _matrix("applications.balance", "2021")
    yield from _matrix("disclosure.stock", "2021")


def _other_shape(report: Report) -> Report:
    """A consistent report with the other shape of (六): one row for three, or three for one."""
    printed, other = alternatives(report.edition)
    columns = _columns(report.edition, other[0])
    changes: dict[str, Any] = {}
    for column in columns:
        total = sum(int(str(gr.get_cell(report, f"{row}.{column}"))) for row in printed)
        parts = [1] * (len(other) - 1)
        for row, value in zip(other, [*parts, total - len(parts)], strict=True):
            changes[f"{row}.{column}"] = value
        changes |= {f"{row}.{column}": ABSENT for row in printed}
    for row in other:  # rows add up, too
        parts = [changes[f"{row}.{column}"] for column in columns if column != "total"]
        changes[f"{row}.total"] = sum(parts)
    return replace_cells(report, changes)


def _tight(edition: str) -> Report:
    """A consistent report in which inequalities are equations."""
    report = consistent(edition)
    if edition != "2021":
        return report
    rows = ("regulations", "normative_documents")
    change = {"issued": 50, "repealed": 20, "in_force": 30}
    start = "proactive_disclosure"
    return replace_cells(report, {f"{start}.{r}.{c}": n for r in rows for c, n in change.items()})


def _dense(edition: str) -> Iterator[Case]:
    """Tables without a zero: a wrong coefficient of any cell shows."""
    report = _tight(edition)
    title = Text("没有零的表，各项都成立", "Tables without a zero; everything holds")
    yield Case(f"{edition}-dense", 1, title, report)
    other = _other_shape(report)
    yield Case(f"{edition}-dense-other-shape", 1, title, other)
    both = replace_cells(
        report,
        {cell: value for cell, value in gr.cells(other).items() if "outcomes.other." in cell},
    )
    title = Text("（六）的两种样式同时出现", "Both shapes of (六) at once")
    yield Case(f"{edition}-dense-both-shapes", 1, title, both)
    rows = (*alternatives(edition).printed, *alternatives(edition).other)
    neither = {c: ABSENT for c in gr.cells(report) if c.rpartition(".")[0] in rows}
    title = Text("（六）的两种样式都没有", "Neither shape of (六)")
    yield Case(f"{edition}-dense-neither-shape", 1, title, replace_cells(report, neither))
    title = Text("每个总计都多1", "Every total is one too many")
    totals = {
        cell: int(str(value)) + 1
        for cell, value in gr.cells(report).items()
        if cell.endswith((".total", ".issued")) or ".outcomes.total." in cell
    }
    yield Case(f"{edition}-dense-violated", 1, title, replace_cells(report, totals))


def _lacking(edition: str) -> Iterator[Case]:
    """Cells, rows, columns and tables that are absent or blank in a table without a zero."""
    report = _tight(edition)
    row, column = "applications.outcomes.granted.", ".natural_person"
    kinds = {
        "cell": ("一格", "One cell", lambda cell: cell == f"{row[:-1]}{column}"),
        "row": ("一行", "One row", lambda cell: cell.startswith(row)),
        "column": ("一栏", "One column", lambda cell: cell.endswith(column)),
        "table": ("一张表", "One table", lambda cell: cell.startswith("disputes.")),
        "everything": ("全部", "Everything", lambda cell: True),
    }
    for (kind, (zh, en, wanted)), mark in product(kinds.items(), MARKS):
        changes = {cell: MARKS[mark] for cell in gr.cells(report) if wanted(cell)}
        title = Text(f"{zh}{ZH[mark]}", f"{en} {mark}")
        yield Case(f"{edition}-{kind}-{mark}", 1, title, replace_cells(report, changes))


def _refused(edition: str) -> Iterator[Case]:
    """Documents that must be refused, each for one cell."""
    cell = "applications.received.total"
    column = "made" if edition == "2021" else "issued"
    spoilt: dict[str, tuple[str, str, dict[str, Any]]] = {
        "text": ("数写成文本", "A number as a text", {cell: "3"}),
        "empty-text": ("空文本", "An empty text", {cell: ""}),
        "fraction": ("小数", "A fraction", {cell: 1.5}),
        "true": ("真值", "True", {cell: True}),
        "negative": ("负数", "A negative number", {cell: -1}),
        "too-large": ("超过 2^53 − 1", "Beyond 2^53 − 1", {cell: MAX_COUNT + 1}),
        "list": ("列表", "A list", {cell: [1]}),
        "object": ("对象", "An object", {cell: {}}),
        "row-number": ("以数代行", "A number in place of a row", {"applications.received": 3}),
        "row-null": ("行为 null", "A row that is null", {"applications.received": None}),
        "table-list": ("以列表代表", "A list in place of a table", {"disputes": []}),
        "unknown-row": ("没有这一行", "No such row", {"applications.recieved": {"total": 1}}),
        "unknown-cell": ("没有这一格", "No such cell", {"applications.carried_over.sum": 1}),
        "other-edition": (
            "另一版本的单元格",
            "A cell of the other edition",
            {f"proactive_disclosure.normative_documents.{column}": 1},
        ),
        "unknown-edition": ("没有这一版本", "No such edition", {"edition": "2020"}),
        "edition-of-a-prototype": ("没有这一版本", "No such edition", {"edition": "constructor"}),
        "edition-number": ("版本写成数", "The edition as a number", {"edition": int(edition)}),
        "no-edition": ("没有版本", "No edition", {"edition": ABSENT}),
    }
    report = filled(edition, "zero", title="示例市示例局年度报告", agency="示例市示例局", year=2023)
    for name, (zh, en, members) in spoilt.items():
        title = Text(f"拒收：{zh}", f"To be refused: {en}")
        yield Case(f"{edition}-refused-{name}", 1, title, report, spoilt=members)


def _beyond_doubles(edition: str) -> Iterator[Case]:
    """Sums that doubles cannot tell apart."""
    report = with_cells(_reported(edition), 0)
    rows = ("received", "carried_over", "outcomes.total", "carried_forward")
    columns = _columns(edition, "applications.received")
    most = {f"applications.{row}.{column}": MAX_COUNT for row in rows for column in columns}
    title = Text("合计超过 2^53，仍然相等", "Sums beyond 2^53 that are equal")
    yield Case(f"{edition}-beyond-doubles-equal", 1, title, replace_cells(report, most))
    less = most | {f"applications.received.{column}": MAX_COUNT - 1 for column in columns}
    less |= {f"applications.carried_forward.{column}": MAX_COUNT - 2 for column in columns}
    title = Text("合计超过 2^53，相差1", "Sums beyond 2^53 that differ by one")
    yield Case(f"{edition}-beyond-doubles-differ", 1, title, replace_cells(report, less))


def _columns(edition: str, row: str) -> tuple[str, ...]:
    return next(each.columns for each in layout(edition).rows if each.id == row)


def _reported(edition: str) -> Report:
    members = usual_members(edition)
    return Report(edition=edition, **{n: members[n] for n in ("title", "agency", "year")})


WAYS: Final = ("figures", "blank", "absent")
"""What one cell of a side can hold."""


def _matrix(rule_id: str, edition: str) -> Iterator[Case]:
    """Each way in which either side lacks a figure, whichever of the sums is larger."""
    scopes = [(each.left, each.right) for each in identities_of_rule(gr.rule(rule_id), edition)]
    ways = product(WAYS, WAYS, (-1, 0, 1))
    groups = iter(lambda: tuple(islice(ways, len(scopes))), ())
    for number, group in enumerate(groups, 1):
        changes: dict[str, Any] = {}
        for (left, right), (one, other, surplus) in zip(scopes, group, strict=False):
            for cells, way, total in ((left, one, 5 + surplus), (right, other, 5)):
                values = dict.fromkeys(cells, 0) | {cells[-1]: total}
                if way != "figures":
                    values[cells[0]] = MARKS[way]
                changes |= values
        title = Text("哪一边没有数字，哪一边较大", "Which side lacks a figure, and which is larger")
        report = replace_cells(_reported(edition), changes)
        yield Case(f"{edition}-{rule_id}-sides-{number}", 1, title, report)


# Level 2 -----------------------------------------------------------------------------------------


def _level_two() -> Iterator[Case]:
    yield from _examples(2)
    for edition in EDITIONS:
        report, previous = _years(edition)
        title = Text("没有零的两年，各项都成立", "Two years without a zero; everything holds")
        yield Case(f"{edition}-dense", 2, title, report, previous)
        title = Text("上年每个数多1", "Every figure of last year is one too many")
        more = {c: v + 1 for c, v in gr.cells(previous).items() if isinstance(v, int)}
        yield Case(f"{edition}-dense-violated", 2, title, report, replace_cells(previous, more))
        yield from _open_years(edition, report, previous)
        yield from _unrelated(edition, report, previous)
    report, previous = _years("2021")[0], _years("2019")[0]
    title = Text("上年为另一版本", "Last year's form is of the other edition")
    yield Case("2021-after-2019", 2, title, _of_year(report, 2021), _of_year(previous, 2020))


def _years(edition: str) -> tuple[Report, Report]:
    """A report and last year's: every sum over the two years is exact, and has no zero."""
    report = consistent(edition)
    previous = _of_year(report, int(str(report.year)) - 1)
    changes: dict[str, Any] = {}
    for rule in rules_of(2):
        if edition not in rule.editions:
            continue
        for each in two_year_sums(rule, edition, edition):
            first, *others = each.before  # its coefficient is 1
            rest = sum(each.before[cell] * _number(previous, cell) for cell in others)
            rest += sum(sign * _number(report, cell) for cell, sign in each.after.items())
            changes[first] = -rest
    return report, replace_cells(previous, changes)


def _number(report: Report, cell: str) -> int:
    return int(str(gr.get_cell(report, cell)))


def _of_year(report: Report, year: int) -> Report:
    title = f"{report.agency}{year}年政府信息公开工作年度报告"
    return evolve(report, year=year, title=title, period=None)


def _open_years(edition: str, report: Report, previous: Report) -> Iterator[Case]:
    ends = (
        *(".carried_over.natural_person", ".carried_forward.total", ".change"),
        *(".issued", ".in_force", "reconsideration.pending", "direct.total"),
    )
    for mark, value in MARKS.items():
        now, before = (
            replace_cells(each, {cell: value for cell in gr.cells(each) if cell.endswith(ends)})
            for each in (report, previous)
        )
        title = Text(f"本年有的格{ZH[mark]}", f"Some cells of this year are {mark}")
        yield Case(f"{edition}-this-{mark}", 2, title, now, previous)
        title = Text(f"上年有的格{ZH[mark]}", f"Some cells of last year are {mark}")
        yield Case(f"{edition}-last-{mark}", 2, title, report, before)


def _unrelated(edition: str, report: Report, previous: Report) -> Iterator[Case]:
    code, other = "11330502MB1234567A", "11330502MB7654321B"
    pairs: dict[str, tuple[str, str, Report, Report | None]] = {
        "no-previous": ("没有上年报告", "No report for last year", report, None),
        "two-years-before": (
            "隔年",
            "Two years before",
            report,
            _of_year(previous, int(str(previous.year)) - 1),
        ),
        "no-year": ("没有年度", "No year", evolve(report, year=None), previous),
        "codes-equal": (
            "代码相同",
            "The same code",
            evolve(report, agency_code=code),
            evolve(previous, agency_code=code),
        ),
        "codes-differ": (
            "代码不同",
            "Another code",
            evolve(report, agency_code=code),
            evolve(previous, agency_code=other),
        ),
        "one-code": ("一份没有代码", "One has no code", evolve(report, agency_code=code), previous),
        "scopes-differ": (
            "口径不同",
            "Another scope",
            report,
            evolve(previous, scope="consolidated"),
        ),
        "one-scope": ("一份没有口径", "One states no scope", report, evolve(previous, scope=None)),
    }
    for name, (zh, en, this, last) in pairs.items():
        yield Case(f"{edition}-{name}", 2, Text(zh, en), this, last)
