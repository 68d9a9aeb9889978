"""Many reports together: duplicates, last year's report, consolidated reports and their organs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import govinfo_report as gr
from govinfo_report.checks.collection import SHOWN, listed
from govinfo_report.json_schema.published import schema_for
from tests.checks.building import consistent

WHOLE = "示例市人民政府"
ORGANS = ("示例市甲局", "示例市乙局", "示例市丙局")
OTHER = "applications.outcomes.other"
TOTAL = "applications.received.total"
FEES = "proactive_disclosure.administrative_fees.amount"


def named(report: gr.Report, agency: str, **members: Any) -> gr.Report:
    scope = "consolidated" if agency == WHOLE else report.scope
    return attrs.evolve(report, agency=agency, **({"scope": scope} | members))


def organs(edition: str = "2021") -> list[gr.Report]:
    """Consistent reports of three organs, every figure above zero."""
    return [named(consistent(edition), agency) for agency in ORGANS]


def manifest(own: bool | None = False, organs: tuple[str, ...] = ORGANS) -> gr.Manifest:
    names = tuple(map(gr.Organ, organs))
    return gr.Manifest((gr.Consolidated(gr.Organ(WHOLE), names, own_figures=own),))


def between(*reports: gr.Report, declared: gr.Manifest | None = None) -> gr.Findings:
    """The findings between the reports."""
    return gr.check_collection(reports, manifest=declared or manifest()).between


def changed(report: gr.Report, cells: Mapping[str, Any]) -> gr.Report:
    return gr.replace_cells(report, cells)


def outcomes(found: gr.Findings, rule: str) -> list[str]:
    return [outcome.outcome for outcome in found.outcomes if outcome.rule == rule]


# hierarchy.sum ------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_consolidation_is_the_sum_of_its_organs(edition: str) -> None:
    parts = organs(edition)
    found = between(gr.consolidate(parts, agency=WHOLE), *parts)
    assert list(found) == []
    for rule in ("hierarchy.sum", "hierarchy.covers", "hierarchy.missing", "collection.duplicate"):
        assert outcomes(found, rule) == ["holds"]


@settings(max_examples=60)
@given(st.data())
def test_any_changed_cell_of_any_report_is_found(data: st.DataObject) -> None:
    edition = data.draw(st.sampled_from(["2021", "2019"]))
    parts = organs(edition)
    reports = [gr.consolidate(parts, agency=WHOLE), *parts]
    place = data.draw(st.integers(0, len(reports) - 1))
    cell = data.draw(st.sampled_from(list(gr.cells(reports[place]))))
    value = gr.get_cell(reports[place], cell)
    assert isinstance(value, (int, Decimal))
    delta = data.draw(st.integers(-3, 3).filter(bool))
    reports[place] = changed(reports[place], {cell: value + delta})
    (finding,) = [f for f in between(*reports) if f.rule == "hierarchy.sum"]
    assert finding.outcome == "violated"
    assert finding.cells == (cell,)
    assert finding.difference == (delta if place == 0 else -delta)
    in_table_two = cell.startswith("proactive_disclosure.")
    assert finding.severity == ("warning" if in_table_two else "error")
    assert [(r.agency, r.year) for r in finding.reports] == [
        (name, reports[0].year) for name in (WHOLE, *ORGANS)
    ]


def test_own_figures_count_only_where_that_is_declared() -> None:
    parts = organs()
    own = named(consistent("2021"), WHOLE, scope="organ")
    whole = gr.consolidate([own, *parts], agency=WHOLE)
    assert outcomes(between(whole, own, *parts, declared=manifest(own=True)), "hierarchy.sum") == [
        "holds"
    ]
    without = between(whole, own, *parts, declared=manifest(own=False))
    assert "violated" in outcomes(without, "hierarchy.sum")
    undeclared = between(whole, own, *parts, declared=manifest(own=None))
    assert outcomes(undeclared, "hierarchy.sum") == ["not_applicable"]
    assert outcomes(undeclared, "hierarchy.covers") == ["holds"]


def test_a_missing_organ_is_reported_and_never_taken_for_zero() -> None:
    parts = organs()
    zero = gr.with_cells(parts[2], 0)
    whole = gr.consolidate([*parts[:2], zero], agency=WHOLE)
    found = between(whole, *parts[:2])  # equal to the sum of those that are there
    assert not [f for f in found if f.outcome == "violated" and f.rule == "hierarchy.sum"]
    undecided = [f for f in found if f.rule == "hierarchy.sum"]
    assert [f.scope for f in undecided] == ["proactive_disclosure", "applications", "disputes"]
    (missing,) = [f for f in found if f.rule == "hierarchy.missing"]
    assert missing.severity == "info"
    for finding in (*undecided, missing):
        assert ORGANS[2] in finding.message("zh")
        assert ORGANS[2] in finding.message("en")


def test_that_nothing_is_missing_is_said_of_each_year_declared() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)

    def missing(*given: gr.Report) -> list[tuple[str, str | None]]:
        found = between(*given).outcomes
        return [(o.outcome, o.scope) for o in found if o.rule == "hierarchy.missing"]

    assert missing(whole, *parts) == [("holds", f"{WHOLE} {whole.year}")]
    assert missing(whole, *parts[1:]) == [("violated", ORGANS[0])]
    assert missing() == [("violated", WHOLE)]


def test_what_no_missing_report_can_mend_is_violated_all_the_same() -> None:
    parts = organs()
    whole = gr.consolidate(parts[:2], agency=WHOLE)
    value = gr.get_cell(whole, TOTAL)
    assert isinstance(value, int)
    found = between(changed(whole, {TOTAL: value - 1}), *parts[:2])
    violated = [f for f in found if f.rule == "hierarchy.sum" and f.outcome == "violated"]
    assert [f.cells for f in violated] == [(TOTAL,)]


@pytest.mark.parametrize(
    ("whole", "part", "outcome"),
    [
        (None, None, "holds"),
        (None, 0, "holds"),
        (0, None, "holds"),
        (3, None, "undecided"),
        (None, 3, "undecided"),
        (gr.ABSENT, 3, "undecided"),
        (0, gr.ABSENT, "undecided"),
        (gr.ABSENT, gr.ABSENT, "holds"),
        ("三", 3, "undecided"),
        (3, 4, "violated"),
        (4, 3, "violated"),
    ],
)
def test_blanks_may_be_zero_and_absent_cells_are_unknown(
    whole: Any, part: Any, outcome: str
) -> None:
    zeros = gr.with_cells(consistent("2021"), 0)
    found = between(
        changed(named(zeros, WHOLE), {TOTAL: whole}),
        changed(named(zeros, ORGANS[0]), {TOTAL: part}),
        declared=manifest(organs=ORGANS[:1]),
    )
    assert outcomes(found, "hierarchy.sum") == [outcome]


def test_changes_of_items_may_be_negative_so_an_unknown_one_decides_nothing() -> None:
    cell = "proactive_disclosure.licensing.change"
    zeros = gr.with_cells(consistent("2019"), 0)
    for value, outcome in ((None, "undecided"), (-1, "violated"), (0, "holds")):
        found = between(
            named(zeros, WHOLE),
            changed(named(zeros, ORGANS[0]), {cell: 2}),
            changed(named(zeros, ORGANS[1]), {cell: value if value is None else value - 2}),
            declared=manifest(organs=ORGANS[:2]),
        )
        assert outcomes(found, "hierarchy.sum") == [outcome]


def test_amounts_are_compared_exactly() -> None:
    zeros = gr.with_cells(consistent("2021"), 0)
    parts = [
        changed(named(zeros, name), {FEES: Decimal(amount)})
        for name, amount in zip(ORGANS, ("0.1", "0.2", "0"), strict=True)
    ]
    for amount, outcome in (("0.3", "holds"), ("0.30000001", "violated")):
        found = between(changed(named(zeros, WHOLE), {FEES: Decimal(amount)}), *parts)
        assert outcomes(found, "hierarchy.sum") == [outcome]


def one_row(report: gr.Report) -> gr.Report:
    """The report with (六) in one row."""
    values: dict[str, Any] = {}
    for cell, value in gr.cells(report).items():
        if cell.startswith(f"{OTHER}."):
            column = cell.rpartition(".")[2]
            assert isinstance(value, int)
            values[cell] = gr.ABSENT
            values[f"{OTHER}.all.{column}"] = values.get(f"{OTHER}.all.{column}", 0) + value
    return changed(report, values)


@pytest.mark.parametrize("place", range(4))
def test_the_shapes_of_other_outcomes_meet_at_their_sum(place: int) -> None:
    parts = organs()
    reports = [gr.consolidate(parts, agency=WHOLE), *parts]
    reports[place] = one_row(reports[place])
    assert list(between(*reports)) == []
    cell = f"{OTHER}.all.total" if place == 0 else f"{OTHER}.fee_overdue.total"
    value = gr.get_cell(reports[0], cell)
    assert isinstance(value, int)
    reports[0] = changed(reports[0], {cell: value + 1})
    violated = [f for f in between(*reports) if f.rule == "hierarchy.sum"]
    assert [f.scope for f in violated] == [f"{OTHER}.all.total"]


def test_a_report_with_both_shapes_leaves_those_rows_open() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)
    both = changed(parts[0], {f"{OTHER}.all.total": 1})
    found = between(whole, both, *parts[1:])
    reasons = [(o.outcome, o.scope) for o in found.outcomes if o.rule == "hierarchy.sum"]
    assert ("not_applicable", OTHER) in reasons


def test_table_two_of_another_edition_is_not_compared() -> None:
    parts = organs()
    old = named(consistent("2019"), ORGANS[0], year=parts[0].year)
    found = between(gr.consolidate(parts, agency=WHOLE), old, *parts[1:])
    reasons = [(o.outcome, o.scope) for o in found.outcomes if o.rule == "hierarchy.sum"]
    assert reasons[0] == ("not_applicable", "proactive_disclosure")


def test_a_table_that_the_consolidated_report_lacks_is_not_compared() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)
    lost = changed(whole, {c: gr.ABSENT for c in gr.cells(whole) if c.startswith("disputes.")})
    found = between(lost, *parts)
    said = [(o.outcome, o.scope) for o in found.outcomes if o.rule == "hierarchy.sum"]
    assert ("not_applicable", "disputes") in said
    assert list(found) == []


# hierarchy.covers, hierarchy.missing --------------------------------------------------------------


def test_a_cell_below_that_of_an_organ_names_the_largest() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)
    parts[1] = changed(parts[1], {TOTAL: 10**6})
    parts[2] = changed(parts[2], {TOTAL: 10**5})
    (finding,) = [
        f for f in between(whole, *parts, declared=manifest(own=None)) if "covers" in f.rule
    ]
    assert (finding.cells, finding.expected, finding.severity) == ((TOTAL,), 10**6, "warning")
    assert [r.agency for r in finding.reports] == [WHOLE, ORGANS[1], ORGANS[2]]
    assert ORGANS[1] in finding.message("zh")
    # Of two with one figure the first in the collection is named.
    parts[2] = changed(parts[2], {TOTAL: 10**6})
    (finding,) = [
        f for f in between(whole, *parts, declared=manifest(own=None)) if "covers" in f.rule
    ]
    assert [r.agency for r in finding.reports] == [WHOLE, ORGANS[1], ORGANS[2]]
    assert ORGANS[1] in finding.message("zh")


def test_an_organ_that_two_reports_could_be_of_is_reported_with_both() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)
    double = named(parts[0], "甲局")
    declared = manifest(organs=("市甲局", *ORGANS[1:]))
    found = gr.check_collection([whole, double, *parts], manifest=declared)
    (finding,) = [f for f in found if f.rule == "hierarchy.missing"]
    assert [r.agency for r in finding.reports] == [WHOLE, "甲局", ORGANS[0]]
    assert "#2 " in finding.message("zh")
    assert "#3 " in finding.message("en")
    assert not [f for f in found if f.rule == "hierarchy.sum" and f.outcome == "violated"]


def test_reports_of_nobody_declared_are_listed_and_matches_are_explained() -> None:
    parts = organs()
    found = gr.check_collection(
        [gr.consolidate(parts, agency=WHOLE), *parts, named(parts[0], "别市丁局")],
        manifest=manifest(organs=("市甲局", *ORGANS[1:])),
    )
    assert found.unmatched == (4,)
    ways = [match.likeness and match.likeness.way for match in found.matches]
    assert ways == ["name", "territory", "name", "name"]


def test_without_a_manifest_nothing_is_assumed_about_who_sums_whom() -> None:
    found = gr.check_collection(organs())
    for rule in ("hierarchy.sum", "hierarchy.covers", "hierarchy.missing"):
        assert outcomes(found.between, rule) == ["not_applicable"]
    assert found.unmatched == ()


# collection.duplicate, last year's report ---------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "duplicate"),
    [
        ({}, {}, True),
        ({}, {"agency": "示例市 甲局"}, True),
        ({}, {"year": 2022}, False),
        ({}, {"agency": "示例市乙局"}, False),
        ({"agency_code": "1"}, {"agency_code": "2"}, False),
        ({"agency_code": "1"}, {"agency_code": "1", "agency": "示例市乙局"}, True),
        ({"agency_code": "1"}, {}, True),
        ({"scope": "organ"}, {"scope": "consolidated"}, False),
        ({"scope": "organ"}, {"scope": None}, True),
        ({"year": None}, {"year": None}, False),
        ({"agency": None}, {"agency": None}, False),
    ],
)
def test_two_reports_of_one_organ_and_year_are_found(
    first: dict[str, Any], second: dict[str, Any], duplicate: bool
) -> None:
    base = named(consistent("2021"), ORGANS[0], agency_code=gr.ABSENT)
    found = gr.check_collection([attrs.evolve(base, **first), attrs.evolve(base, **second)])
    findings = [f for f in found if f.rule == "collection.duplicate"]
    assert len(findings) == duplicate
    for finding in findings:
        assert finding.severity == "error"
        assert len(finding.reports) == 2
        assert not found.ok


def test_each_report_is_checked_as_it_would_be_alone_with_last_years_beside_it() -> None:
    last = named(consistent("2021"), ORGANS[0], year=2022)
    this = changed(named(consistent("2021"), ORGANS[0]), {TOTAL: 5})
    found = gr.check_collection([this, last])
    several = ("collection", "hierarchy")
    assert found.members[0].to_json() == gr.check(this, previous=last, ignore=several).to_json()
    assert found.members[1].to_json() == gr.check(last, ignore=several).to_json()
    assert len(found) == sum(map(len, found.members)) + len(found.between)
    assert len(found.errors) >= 1
    assert {r.agency for finding in found for r in finding.reports} == {ORGANS[0]}


def test_the_findings_between_reports_call_files_by_the_names_given() -> None:
    double = [named(consistent("2021"), ORGANS[0])] * 2
    found = gr.check_collection(double, sources=["a.json", None], select="collection")
    (finding,) = found
    assert [r.source for r in finding.reports] == ["a.json", None]
    assert "#1 示例市甲局 a.json" in finding.message("zh")
    with pytest.raises(ValueError, match="1 sources for 2 reports"):
        gr.check_collection(double, sources=["a.json"])


def test_rules_can_be_chosen() -> None:
    parts = organs()
    found = gr.check_collection([*parts, parts[0]], select="collection", ignore="cell")
    rules = {"collection.duplicate", "collection.repeated_narrative"}
    assert {outcome.rule for outcome in found.outcomes} == rules
    with pytest.raises(gr.UnknownRuleError):
        gr.check_collection(parts, select="collections")


# Exports, manifests from files --------------------------------------------------------------------


def test_the_findings_of_a_collection_are_a_findings_document() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)
    found = gr.check_collection([whole, *parts[1:]], manifest=manifest())
    document = json.loads(found.to_json())
    errors = Draft202012Validator(schema_for("findings")).iter_errors(document)
    assert [error.message for error in errors] == []
    assert [entry["report"] and entry["report"]["agency"] for entry in document["reports"]] == [
        WHOLE,
        *ORGANS[1:],
        None,
    ]
    for written in (
        found.to_text("zh"),
        found.to_sarif(),
        found.to_junit(),
        found.to_csv(),
        found.to_html(),
    ):
        assert "hierarchy.missing" in written


def test_a_manifest_can_be_given_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "organs.toml"
    listed = ", ".join(f'"{organ}"' for organ in ORGANS)
    path.write_text(
        f'[[consolidated]]\nagency = "{WHOLE}"\nown_figures = false\norgans = [{listed}]\n',
        encoding="utf-8",
    )
    parts = organs()
    reports = [gr.consolidate(parts, agency=WHOLE), *parts]
    for source in (path, str(path)):
        found = gr.check_collection(reports, manifest=source)
        assert outcomes(found.between, "hierarchy.sum") == ["holds"]


def test_no_report_at_all_is_no_finding_but_for_what_is_declared() -> None:
    assert list(gr.check_collection([])) == []
    (finding,) = gr.check_collection([], manifest=manifest())
    assert (finding.rule, finding.reports) == ("hierarchy.missing", ())
    assert finding.message("zh").startswith("没有示例市人民政府及其所含任一机关的报告")


# Waivers ------------------------------------------------------------------------------------------


def test_findings_of_reports_and_between_them_can_be_waived() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)
    reports = [changed(whole, {TOTAL: 7}), *parts]
    before = gr.check_collection(reports, manifest=manifest(), select=["hierarchy", "applications"])
    assert {f.rule for f in before.errors} == {
        "hierarchy.sum",
        "applications.balance",
        "applications.row_total",
    }
    entries = [
        before.members[0].waiver_for(finding, reason="已核对", expires=None)
        for finding in before.errors
    ]
    waivers = gr.Waivers(tuple(entries[:-1]))
    after = gr.check_collection(
        reports, manifest=manifest(), select=["hierarchy", "applications"], waivers=waivers
    )
    assert len(after.errors) == len(before.errors) - len(entries[:-1])
    assert len(after) == len(before)
    assert {use.state for use in after.waivers} == {"used"}
    whole_file = gr.Waivers(tuple(entries))
    done = gr.check_collection(reports, manifest=manifest(), waivers=whole_file)
    assert not [f for f in done.between if f.rule == "hierarchy.sum" and not f.waiver]
    assert {use.state for use in done.waivers} == {"used"}
    document = json.loads(done.to_json())
    assert [entry["state"] for entry in document["waivers"]] == ["used"] * len(entries)
    errors = Draft202012Validator(schema_for("findings")).iter_errors(document)
    assert [error.message for error in errors] == []


def test_a_waiver_for_other_values_between_reports_is_stale() -> None:
    parts = organs()
    whole = gr.consolidate(parts, agency=WHOLE)
    slip = [changed(whole, {TOTAL: 7}), *parts]
    before = gr.check_collection(slip, manifest=manifest(), select="hierarchy.sum")
    entry = before.members[0].waiver_for(before[0], reason="已核对", expires=None)
    other = [changed(whole, {TOTAL: 8}), *parts]
    after = gr.check_collection(
        other, manifest=manifest(), select="hierarchy.sum", waivers=gr.Waivers((entry,))
    )
    assert [use.state for use in after.waivers] == ["stale"]
    assert not after.ok


# Over the years -----------------------------------------------------------------------------------


def test_a_break_between_the_years_of_one_organ_is_found() -> None:
    this = named(consistent("2021"), ORGANS[0])
    over = {c: v for c, v in gr.cells(this).items() if c.startswith("applications.carried_over.")}
    forward = {c.replace("carried_over", "carried_forward"): v for c, v in over.items()}
    last = changed(attrs.evolve(this, year=2022), forward)
    other = named(this, ORGANS[1], agency_code=gr.ABSENT)
    select = "continuity.carried_over"
    assert list(gr.check_collection([this, other, last], select=select)) == []
    broken = changed(last, {"applications.carried_forward.total": 999})
    (finding,) = gr.check_collection([this, other, broken], select=select)
    assert (finding.rule, finding.severity) == ("continuity.carried_over", "error")
    assert [(r.agency, r.year) for r in finding.reports] == [(ORGANS[0], 2023), (ORGANS[0], 2022)]
    twice = gr.check_collection([this, other, broken, last], select=select)
    assert {outcome.outcome for outcome in twice.members[0].outcomes} == {"not_applicable"}


def test_of_many_names_the_first_few_are_listed_and_the_others_counted() -> None:
    names = [f"示例市{n}局" for n in range(1, 12)]
    few, many = listed(names[:SHOWN]), listed(names)
    assert few.zh == "、".join(names[:SHOWN])
    assert few.en == ", ".join(names[:SHOWN])
    assert many.zh == "、".join(names[:SHOWN]) + "等11个"
    assert many.en == ", ".join(names[:SHOWN]) + f" and {11 - SHOWN} more"
