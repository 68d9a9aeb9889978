"""The rules against their implementations, and against the examples that they ship with."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from govinfo_report.catalogue import EDITIONS, alternatives, form
from govinfo_report.catalogue.rule_entries import Example, Rule
from govinfo_report.checks import check, rules
from govinfo_report.checks.engine import BETWEEN, FUNCTIONS
from govinfo_report.findings import RuleOutcome
from govinfo_report.identities import identities, identities_of_rule
from govinfo_report.model import ABSENT, Edition, Report, layout, replace_cells, with_cells
from tests.checks.building import consistent, findings_of

COLUMNS = form("2021").table("applications").rows[0].columns


def examples() -> Iterator[Any]:
    for rule in rules():
        for number, example in enumerate(rule.examples):
            yield pytest.param(rule, example, id=f"{rule.id}-{example.outcome}-{number}")


def outcomes_of(rule: Rule, example: Example) -> list[RuleOutcome]:
    return list(findings_of(rule.id, example).outcomes)


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_every_example_comes_out_as_it_says(rule: Rule, example: Example) -> None:
    outcomes = outcomes_of(rule, example)
    found = {outcome.outcome for outcome in outcomes}
    assert {outcome.rule for outcome in outcomes} == {rule.id}
    if example.outcome == "holds":
        assert found <= {"holds", "not_applicable"}
    assert example.outcome in found
    assert not {"violated", "undecided"} & (found - {example.outcome})
    findings = [o.finding for o in outcomes if o.finding and o.outcome == example.outcome]
    if example.severity:
        assert {finding.severity for finding in findings} == {example.severity}
    if example.finds:
        assert example.finds in [finding.cells for finding in findings]
    for finding in findings:
        assert finding.message("zh") != finding.message("en")
        assert "{" not in finding.message("zh") + finding.message("en")
        assert "None" not in finding.message("zh") + finding.message("en")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_has_an_example_of_each_outcome_it_can_have(rule: Rule) -> None:
    assert {example.outcome for example in rule.examples} == set(rule.outcomes)


def test_a_sum_has_an_example_of_each_outcome_in_each_edition() -> None:
    """A sum is computed from places in the edition's block, which may be right in one alone."""
    sums = [rule for rule in rules() if rule.linear or "relation" in rule.parameters]
    assert len(sums) == 9
    for rule in sums:
        shown = {(example.edition, example.outcome) for example in rule.examples}
        assert shown >= set(itertools.product(rule.editions, rule.outcomes)), rule.id


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_message_of_a_rule_is_used_by_an_example(rule: Rule) -> None:
    used = {
        outcome.finding.variant
        for example in rule.examples
        for outcome in outcomes_of(rule, example)
        if outcome.finding
    }
    assert used >= {"violated"} if "violated" in rule.outcomes else used
    assert used <= set(rule.messages)
    unused = set(rule.messages) - used
    assert unused <= ALSO_TESTED.get(rule.id, set())


ALSO_TESTED = {
    "continuity.missing_year": {"collection"},
    "continuity.outlier": {"history", "peers"},
    "continuity.repeated_narrative": {"earlier"},
    "cell.not_a_number": {"too_large", "type"},
    "structure.edition": {"no_form"},
    "structure.table": {"column"},
}
"""Messages that tests of their own bring out."""


def test_every_rule_is_computed_exactly_once() -> None:
    linear = {rule.id for rule in rules() if rule.linear}
    several = {rule.id for rule in rules() if rule.needs in ("collection", "manifest")}
    assert linear | set(FUNCTIONS) | several == {rule.id for rule in rules()}
    # Some rules on two years are asked of many together as well.
    over_years = {
        f"continuity.{name}" for name in ("missing_year", "outlier", "repeated_narrative")
    }
    assert set(BETWEEN) - several == over_years
    assert set(BETWEEN) >= several
    assert not linear & set(FUNCTIONS)
    assert not several & (linear | set(FUNCTIONS))


def test_a_heuristic_rule_is_never_an_error_and_official_rules_cite_a_source() -> None:
    for rule in rules():
        assert rule.sources
        if rule.basis == "heuristic":
            assert rule.severity != "error"
        if rule.basis == "official":
            assert any(source.known != "ours" for source in rule.sources)


def test_only_rules_on_pages_speak_of_notes_of_reading() -> None:
    for rule in rules():
        assert bool(rule.notes) == (rule.needs == "page")


@pytest.mark.parametrize(("edition", "count"), [("2021", 42), ("2019", 40)])
def test_the_identities_are_those_of_the_form(edition: str, count: int) -> None:
    printed = {cell.id for cell in form(edition).cells.values() if cell.printed}
    kinds = {rule.id: rule.kind for rule in rules(edition)}
    named = [
        cells
        for each in identities(edition)
        if kinds[each.rule] == "identity" and printed & (cells := {*each.left, *each.right})
    ]
    assert len(named) == count
    counted = set().union(*named)
    assert counted & printed == {c for c in printed if not c.startswith("proactive_disclosure")}
    assert counted <= set(layout(edition).places)


def test_each_outcome_total_adds_the_rows_that_the_form_prints() -> None:
    rule = next(rule for rule in rules() if rule.id == "applications.outcome_total")
    for edition, rows in (("2021", 21), ("2019", 19)):
        other = set(alternatives(edition).other)
        for each in identities_of_rule(rule, edition):
            assert len([c for c in each.left if c.rpartition(".")[0] not in other]) == rows
            assert each.right == (f"applications.outcomes.total.{each.scope}",)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("printed", "reasons"),
    [
        (["all"], {("row_total", "other shape"): 3}),
        (["correction_overdue", "fee_overdue", "other"], {("row_total", "other shape"): 1}),
        (["all", "correction_overdue"], {("outcome_total", "Both shapes"): 7}),
    ],
)
def test_sums_of_rows_that_a_shape_does_not_have_are_not_asked_and_say_which_it_is(
    edition: Edition, printed: list[str], reasons: dict[tuple[str, str], int]
) -> None:
    report = with_cells(Report(edition=edition, title=None, agency="某局", year=2023), 0)
    other = [cell for cell in layout(edition).cells if ".outcomes.other." in cell]
    filled = {cell: 0 if cell.split(".")[3] in printed else ABSENT for cell in other}
    found = [
        (outcome.rule.removeprefix("applications."), outcome.reason.en)
        for outcome in check(replace_cells(report, filled), select="applications").outcomes
        if outcome.reason is not None and "shape" in outcome.reason.en
    ]
    assert {
        (rule, words): sum(1 for each, reason in found if each == rule and words in reason)
        for rule, words in reasons
    } == reasons
    assert len(found) == sum(reasons.values())


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_of_an_edition_is_asked_of_its_reports(edition: str) -> None:
    asked = {outcome.rule for outcome in check(consistent(edition)).outcomes}
    alone = {rule.id for rule in rules(edition) if rule.needs not in ("collection", "manifest")}
    assert asked >= alone


def test_rules_of_an_edition_are_those_that_name_it() -> None:
    assert "disclosure.decisions_misread" not in {rule.id for rule in rules("2021")}
    assert "disclosure.decisions_misread" in {rule.id for rule in rules("2019")}
    assert {r.id for e in EDITIONS for r in rules(e)} == {rule.id for rule in rules()}


@pytest.mark.parametrize(
    ("cells", "zh", "en"),
    [
        ({"total": 2}, "多2。", "(2 too many)"),
        ({"natural_person": 3}, "少3。", "(3 too few)"),
        (
            {"natural_person": None, "commercial_enterprise": None, "total": 3},
            "“自然人”、“商业企业”没有数字。",
            "自然人 (Natural persons), 商业企业 (Commercial enterprises).",
        ),
        (
            {**dict.fromkeys(COLUMNS[:3]), "total": 3},
            "“科研机构”没有数字。",
            "科研机构 (Research institutions).",
        ),
        (
            {**dict.fromkeys(COLUMNS[:4]), "total": 3},
            "“科研机构”等4格没有数字。",
            "科研机构 (Research institutions) and 1 more cell.",
        ),
    ],
)
def test_a_sum_that_does_not_hold_says_by_how_much_and_an_open_one_what_is_unknown(
    cells: dict[str, int | None], zh: str, en: str
) -> None:
    report = with_cells(Report(edition="2021", title=None, agency="某局", year=2023), 0)
    changed = {f"applications.received.{column}": value for column, value in cells.items()}
    (finding,) = check(replace_cells(report, changed), select="applications.row_total")
    assert finding.message("zh").endswith(zh)
    assert finding.message("en").endswith(en if en.endswith(".") else f"{en}.")
