"""The public names as a user's type checker sees them. Checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_type

import govinfo_report as gr
from govinfo_report.testing import assert_consistent, reports

if TYPE_CHECKING:
    import cattrs

# documents ----------------------------------------------------------------------------------------
report = gr.loads("{}")
assert_type(report, gr.Report)
assert_type(gr.loads(b"{}", unknown="keep"), gr.Report)
assert_type(gr.dumps(report), str)
assert_type(gr.dumps(report, indent=2), str)
assert_type(gr.structure({"edition": "2021"}), gr.Report)
assert_type(gr.unstructure(report), dict[str, Any])
converter: cattrs.Converter = gr.make_converter()

by_hand = gr.Report(
    edition="2021",
    title="某局2023年政府信息公开工作年度报告",
    agency="某局",
    year=2023,
    applications=gr.Applications(received=gr.ApplicantCounts(natural_person=3, total=None)),
)
applications: gr.Applications = by_hand.applications
absent_or_blank_or_count: int | gr.Absent | None = by_hand.applications.received.total
absent: gr.Absent = gr.ABSENT

for problem in gr.validate(b"{}"):
    assert_type(problem, gr.SchemaProblem)
    assert_type(problem.pointer, str)
    assert_type(problem.keyword, str)
    assert_type(problem.message, str)
assert_type(gr.schema(), dict[str, Any])
assert_type(gr.schema("2019"), dict[str, Any])

form = gr.form("2021")
assert_type(form, gr.Form)
unit: str = form.cell("applications.received.total").unit

# cells --------------------------------------------------------------------------------------------
total = by_hand.applications.received.total
if total is gr.ABSENT:
    there_is_none: gr.Absent = total
elif total is None:
    assert_type(total, None)
else:
    assert_type(total, int)
if total is not gr.ABSENT and total is not None:
    assert_type(total + 1, int)
values: Mapping[str, int | Decimal | None] = gr.cells(report)
cell: int | Decimal | gr.Absent | None = gr.get_cell(report, "applications.received.total")
assert_type(gr.replace_cells(report, {"applications.received.total": 3}), gr.Report)
assert_type(gr.replace_cells(report, {"applications.received.total": None}), gr.Report)
assert_type(gr.replace_cells(report, {"applications.received.total": gr.ABSENT}), gr.Report)

# a reading does wherever a report does ------------------------------------------------------------
either: gr.Report | gr.Reading = gr.read("page.txt")
assert_type(gr.cells(either), Mapping[str, int | Decimal | None])
assert_type(gr.replace_cells(either, {}), gr.Report)
assert_type(gr.with_cells(either, 0), gr.Report)
assert_type(gr.compare(either, either), gr.Comparison)
assert_type(gr.Series([either]).agency, str | None)
assert_type(gr.consolidate([either], agency="某县"), gr.Report)
assert_type(gr.check(either, previous=either), gr.Findings)
assert_type(gr.dumps(either), str)
assert_type(gr.unstructure(either), dict[str, Any])
assert_type(gr.claims(either), tuple[gr.Claim, ...])
pack = gr.load_pack(Path("pack.toml"))
assert_type(pack, gr.RulePack)
assert_type(pack.rules, tuple[gr.Rule, ...])
local = gr.check(report, rules=pack)
gr.check(report, rules="pack.toml")
gr.check_collection([report], rules=Path("pack.toml"))
if (score := local.score()) is not None:
    assert_type(score, gr.Score)
    assert_type(score.points, Fraction)
    for off in score.deductions:
        assert_type(off, gr.PointsOff)
        assert_type(off.findings, tuple[gr.Finding, ...])
        entry: gr.PointEntry = off.entry
scoring: gr.Scoring | None = pack.scoring
gr.load_waivers("waivers.toml", rules=pack.rules)
for indicator in gr.indicators(report, previous=report):
    assert_type(indicator, gr.Indicator)
    assert_type(indicator.id, str)
    assert_type(indicator.value, Fraction | None)
    definition: gr.IndicatorDefinition = indicator.definition
assert_type(gr.draft(either, year=2024), gr.Report)
begun = gr.draft_with_sources(report)
assert_type(begun, gr.SourcedDraft)
assert_type(begun.report, gr.Report)
assert_type(begun.explanations("zh"), tuple[str, ...])
for source in begun.sources:
    assert_type(source, gr.DraftSource)
    assert_type(source.where, str)
    assert_type(source.previous, str | None)
for left in begun.blanks:
    assert_type(left, gr.DraftBlank)
    assert_type(left.explanation(), str)
filled = gr.fill(report)
assert_type(filled, gr.Filled)
assert_type(filled.report, gr.Report)
assert_type(filled.blank, tuple[str, ...])
for one in filled.cells:
    assert_type(one, gr.FilledBlank)
    assert_type(one.value, int)
    assert_type(one.reason("zh"), str)
    way: gr.FillWay = one.way
for unfilled in filled.contradictory:
    assert_type(unfilled, gr.UnfilledTable)
assert_type(gr.locate(either), gr.Localisation)
assert_type(gr.render(either, "html"), bytes)

# reading pages ------------------------------------------------------------------------------------
reading = gr.read_text("某局2023年政府信息公开工作年度报告")
assert_type(reading, gr.Reading)
assert_type(gr.read("page.txt"), gr.Reading)
assert_type(gr.read(Path("page.txt"), format="text"), gr.Reading)
assert_type(gr.read(b"", format="text"), gr.Reading)
assert_type(gr.read("old.doc", convert="libreoffice"), gr.Reading)
with Path("page.txt").open("rb") as page:
    assert_type(gr.read(page), gr.Reading)
assert_type(reading.report, gr.Report)
assert_type(reading.suggested, Mapping[str, Any])
assert_type(reading.coverage, Fraction)
assert_type(reading.notes, tuple[gr.Note, ...])
for note in reading.notes:
    words: tuple[str, str, str] = (note.kind, note.where, note.message("zh"))
origin: gr.Origin = reading.origin("applications.received.total")

# words --------------------------------------------------------------------------------------------
assert_type(gr.claims(report), tuple[gr.Claim, ...])
for claim in gr.claims(report):
    said: int | Decimal | None = claim.value
    about: tuple[str, ...] = claim.about
    spot: gr.Where = claim.where
    paragraph: tuple[str, int, int, int] = (spot.section, spot.paragraph, spot.start, spot.end)

# checking -----------------------------------------------------------------------------------------
findings = gr.check(reading)
assert_type(findings, gr.Findings)
assert_type(
    gr.check(report, previous=report, select=["applications"], ignore=["metadata"]), gr.Findings
)
assert_type(iter(findings), Iterator[gr.Finding])
assert_type(findings.ok, bool)
for finding in findings:
    rule_id: str = finding.rule
    severity: str = finding.severity
    outcome: str = finding.outcome
    cell_ids: tuple[str, ...] = finding.cells
    pointers: tuple[str, ...] = finding.pointers
    text: str = finding.message("zh")
assert_type(findings.to_dict(), dict[str, Any])
for rendered in (
    findings.to_json(indent=2),
    findings.to_sarif(),
    findings.to_junit(),
    findings.to_csv(),
):
    assert_type(rendered, str)
waivers = gr.load_waivers("waivers.toml")
assert_type(waivers, gr.Waivers)
assert_type(gr.load_waivers(b""), gr.Waivers)
waived = gr.check(report, waivers=waivers, today=date(2026, 3, 1))
assert_type(gr.check(report, waivers=Path("waivers.toml")), gr.Findings)
assert_type(waived.waived, tuple[gr.Finding, ...])
assert_type(waived.waivers, tuple[gr.WaiverUse, ...])
assert_type(waived[0].waiver, gr.Waiver | None)
for use in waived.waivers:
    state: str = use.state
    for_whom: tuple[str, int, str] = (use.waiver.agency, use.waiver.year, use.waiver.reason)
    named: str = use.message("zh")
waiver = findings.waiver_for(findings[0], reason="已核实", expires=date(2027, 1, 31))
assert_type(waiver, gr.Waiver)
assert_type(gr.dump_waiver(waiver, comment="…"), str)
assert_type(gr.rules(), tuple[gr.Rule, ...])
assert_type(gr.rules("2021")[0].id, str)
assert_type(gr.rule("applications.balance"), gr.Rule)


def said_in(lang: gr.Lang | None) -> str:
    return gr.rule("applications.balance").title(lang)


# years --------------------------------------------------------------------------------------------
comparison = gr.compare(report, by_hand)
assert_type(comparison, gr.Comparison)
for change in comparison.changes:
    changed: str = change.cell
assert_type(comparison.to_dict(), dict[str, Any])
for rendered in (
    comparison.to_json(),
    comparison.to_csv("zh"),
    comparison.to_markdown(),
    comparison.to_html("zh"),
    comparison.to_patch(),
):
    assert_type(rendered, str)
assert_type(comparison.findings, gr.Findings)
assert_type(comparison.ranked, tuple[gr.Change, ...])
for explanation in comparison.explanations:
    assert_type(explanation, gr.Explanation)
    contributions: list[int | Decimal] = [part.difference for part in explanation.parts]
for section in comparison.narrative:
    paragraphs: tuple[gr.ParagraphChange, ...] = section.paragraphs
years = gr.Series([report, by_hand])
assert_type(years.gaps, tuple[int, ...])
assert_type(years.first_break, int | None)
assert_type(years.carry_chain, tuple[gr.CarryLink, ...])
assert_type(years.trend("applications.received.total"), gr.Trend)
assert_type(years.revisions, tuple[gr.Comparison, ...])
for written in (years.to_html(), years.to_json(indent=2), years.to_markdown("zh"), years.to_csv()):
    assert_type(written, str)

# writing the form -------------------------------------------------------------------------------
assert_type(gr.render(report, "html"), bytes)
assert_type(gr.render(report, "docx", findings=gr.check(report)), bytes)
layout: gr.TextLayout = "columns"
assert_type(gr.render(report, "text", layout=layout), bytes)
assert_type(gr.render_blank("2021", "xlsx"), bytes)
assert_type(gr.render(report, "xlsx", live=True, previous=reading), bytes)
assert_type(gr.render_blank("2021", "xlsx", live=True, previous=report), bytes)

# organs -------------------------------------------------------------------------------------------
assert_type(gr.consolidate([report, by_hand], agency="某县"), gr.Report)
assert_type(gr.consolidate(iter([report]), agency="某县", title="汇总"), gr.Report)
manifest = gr.Manifest.loads("")
assert_type(manifest, gr.Manifest)
together = gr.check_collection([report, reading], manifest=manifest, select="hierarchy")
assert_type(together, gr.CollectionFindings)
assert_type(gr.check_collection([report], manifest=Path("organs.toml")).between, gr.Findings)
for match in together.matches:
    assert_type(match.report, int | None)
    assert_type(match.likeness, gr.Likeness | None)
for finding in together:
    agencies: list[str | None] = [about.agency for about in finding.reports]

# errors -------------------------------------------------------------------------------------------
try:
    gr.loads("")
except gr.DocumentError as error:
    assert_type(error.pointer, str)
    assert_type(error.problems[0].pointer, str)
try:
    gr.read_text("")
except gr.ReadError as error:
    assert_type(error.place, str | None)
try:
    gr.read_text("")
except gr.NoReportError as error:
    not_a_report: gr.ReadError = error
try:
    gr.get_cell(report, "no.such.cell")
except gr.UnknownCellError as error:
    assert_type(error.cell, str)
    assert_type(error.edition, str)
    assert_type(error.near, tuple[str, ...])
try:
    gr.load_waivers(b"")
except gr.WaiverError as error:
    assert_type(error.problems, tuple[gr.WaiverProblem, ...])
    assert_type(error.file, str | None)
try:
    gr.form("1999")
except gr.EditionError as error:
    assert_type(error.edition, object)
try:
    gr.read("page.html")
except gr.MissingExtraError as error:
    assert_type(error.extra, str)
base: type[gr.GovInfoReportError] = gr.MissingExtraError

# for the tests of programs ------------------------------------------------------------------------
assert_type(assert_consistent(report, previous=either, fail_on="warning", lang="zh"), None)
a_report: gr.Report = reports("2021", consistent=True).example()

# locating -----------------------------------------------------------------------------------------
found = gr.locate(report, limit=5)
as_tuple: tuple[gr.Correction, ...] = found
for correction in found:
    assert_type(correction, gr.Correction)
    for cell_change in correction.changes:
        assert_type(cell_change.cell, str)
    assert_type(correction.patch, list[dict[str, Any]])
    chinese: str = correction.reasons[0].zh
for deduction in found.deductions:
    assert_type(deduction, gr.Deduction)
for contradiction in found.contradictions:
    assert_type(contradiction, gr.Contradiction)
    assert_type(contradiction.corrections, tuple[gr.Correction, ...])
for cause in gr.check(report).root_causes:
    assert_type(cause, gr.RootCause)
    assert_type(cause.slip, gr.Slip | None)
    assert_type(cause.findings, tuple[gr.Finding, ...])
    assert_type(cause.alternatives, tuple[tuple[gr.Slip, ...], ...])

# many reports -------------------------------------------------------------------------------------
frame = gr.to_frame([report], backend="duckdb", narrative=True, ids=["a"])
assert_type(gr.from_frame(frame), Iterator[gr.Report])
gr.check_frame(frame, select=["applications", "continuity.carried_over"], wide=True)
gr.compare_frame(gr.blank_cells(frame), gr.long_frame(gr.indicator_frame(frame)))
assert_type(gr.rule("applications.balance").frames, bool)
