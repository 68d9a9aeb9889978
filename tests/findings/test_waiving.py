"""Waivers applied: bound to values, to a report and to a time; nothing is waived in silence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.checks import check, rules
from govinfo_report.findings import Findings
from govinfo_report.findings.parts import uses
from govinfo_report.model import ABSENT, Reading, Report, replace_cells
from govinfo_report.waivers import Bound, Waiver, Waivers, dump_waiver, load_waivers
from tests.checks.building import consistent, report_of, subject_of

TODAY = dt.date(2026, 3, 1)
RECEIVED = "applications.received.natural_person"
ROW_TOTAL = "applications.received.total"
DAY = dt.timedelta(days=1)


def broken(value: Any = 1, **members: Any) -> Report:
    """A report with one wrong total."""
    return attrs.evolve(replace_cells(consistent("2021"), {ROW_TOTAL: value}), **members)


def waivers_for(findings: Findings, expires: dt.date | None = None) -> Waivers:
    """A waiver for every finding, read back from its file."""
    entries = (findings.waiver_for(each, reason="已核实", expires=expires) for each in findings)
    return load_waivers("".join(map(dump_waiver, entries)).encode())


def states(findings: Findings) -> list[tuple[str, str | None]]:
    return [(use.state, use.why) for use in findings.waivers]


def findings_of_examples() -> list[Any]:
    found = []
    for rule in rules():
        for number, example in enumerate(rule.examples):
            subject = subject_of(example)
            previous = report_of(example.previous) if example.previous else None
            of = subject.report if isinstance(subject, Reading) else subject
            named = isinstance(of.agency, str) and isinstance(of.year, int)
            if named and len(check(subject, previous=previous, select=rule.id)):
                case = (rule.id, subject, previous)
                found.append(pytest.param(*case, id=f"{rule.id}-{number}"))
    return found


@pytest.mark.parametrize(("rule", "subject", "previous"), findings_of_examples())
def test_a_finding_of_any_rule_can_be_waived(rule: str, subject: Any, previous: Any) -> None:
    before = check(subject, previous=previous, select=rule)
    after = check(subject, previous=previous, select=rule, waivers=waivers_for(before), today=TODAY)
    assert [finding.waiver is not None for finding in after] == [True] * len(before)
    assert [attrs.evolve(finding, waiver=None) for finding in after] == list(before)
    assert after.ok
    assert (*after.errors, *after.warnings, *after.infos) == ()
    assert len(after.waived) == len(before)
    assert states(after) == [("used", None)] * len(before)
    assert [o.finding.waiver is not None for o in after.outcomes if o.finding] == [True] * len(
        before
    )
    assert [(o.rule, o.outcome, o.scope) for o in after.outcomes] == [
        (o.rule, o.outcome, o.scope) for o in before.outcomes
    ]


def test_a_waived_error_is_shown_and_does_not_count() -> None:
    before = check(broken(), select="applications.row_total")
    assert not before.ok
    after = check(
        broken(), select="applications.row_total", waivers=waivers_for(before), today=TODAY
    )
    assert after.ok
    assert [finding.rule for finding in after] == ["applications.row_total"]
    assert after[0].waiver is not None
    assert after[0].waiver.reason == "已核实"
    assert repr(after) == "Findings(errors=0, warnings=0, infos=0, waived=1)"


@settings(max_examples=30)
@given(st.integers(0, 100).filter(lambda value: value != 1))
def test_a_waiver_given_for_other_values_is_stale(value: int) -> None:
    only = "applications.row_total"
    waivers = waivers_for(check(broken(), select=only))
    now = check(broken(value), select=only, waivers=waivers, today=TODAY)
    assert not now.ok
    assert states(now) == [("stale", None)]
    assert now.waivers[0].changed == (ROW_TOTAL,)


@pytest.mark.parametrize(
    ("then", "now"), [(None, 0), (0, None), (ABSENT, None), (None, ABSENT), (ABSENT, 0)]
)
def test_zero_blank_and_absent_are_three_values(then: Any, now: Any) -> None:
    only = "applications.row_total"

    def report(value: Any) -> Report:
        return replace_cells(broken(), {RECEIVED: value})

    waivers = waivers_for(check(report(then), select=only))
    assert check(report(then), select=only, waivers=waivers, today=TODAY).ok
    findings = check(report(now), select=only, waivers=waivers, today=TODAY)
    assert not findings.ok
    assert findings.waivers[0].changed == (RECEIVED,)


def test_a_fact_that_changed_makes_a_waiver_stale() -> None:
    def late(day: str) -> Report:
        report = consistent("2021")
        return attrs.evolve(
            report,
            agency="示例市示例局",
            metadata=attrs.evolve(report.metadata, published_at=day),
        )

    only = "metadata.deadline"
    waivers = waivers_for(check(late("2024-02-20"), select=only))
    assert len(waivers) == 1
    again = check(late("2024-02-20"), select=only, waivers=waivers, today=TODAY)
    assert states(again) == [("used", None)]
    later = check(late("2024-05-01"), select=only, waivers=waivers, today=TODAY)
    assert states(later) == [("stale", None)]
    assert later.waivers[0].changed == ("actual",)


def test_a_waiver_that_names_no_value_does_not_apply() -> None:
    report = attrs.evolve(
        consistent("2021"),
        agency="示例市示例局",
        metadata=attrs.evolve(consistent("2021").metadata, published_at="2024-02-20"),
    )
    blanket = [
        Waiver(Bound(rule), "示例市示例局", 2023, "x", None, 1)
        for rule in ("metadata.deadline", "applications.row_total")
    ]
    late = check(report, select="metadata", waivers=Waivers(blanket[:1]), today=TODAY)
    assert not late.waived
    assert states(late) == [("stale", None)]
    row = check(
        attrs.evolve(broken(), agency="示例市示例局"),
        waivers=Waivers(blanket[1:]),
        today=TODAY,
    )
    assert not row.waived
    assert states(row) == [("stale", None)]


def test_where_there_are_no_cells_the_scope_has_to_be_named() -> None:
    report = attrs.evolve(consistent("2021"), other_matters=ABSENT, overview=ABSENT)
    missing = {"overview", "other_matters"}

    def waived(*scopes: str | None) -> set[str | None]:
        bounds = [Bound("structure.sections", scope) for scope in scopes]
        agency = str(report.agency)
        entries = [Waiver(bound, agency, 2023, "x", None, n) for n, bound in enumerate(bounds, 1)]
        findings = check(report, select="structure.sections", waivers=Waivers(entries))
        assert {finding.scope for finding in findings} == missing
        return {finding.scope for finding in findings.waived}

    assert waived(None) == set()
    assert waived("overview") == {"overview"}
    assert waived("overview", "other_matters") == missing


def test_a_waiver_applies_until_its_last_day() -> None:
    only = "applications.row_total"
    waivers = waivers_for(check(broken(), select=only), TODAY)
    assert check(broken(), select=only, waivers=waivers, today=TODAY).ok
    after = check(broken(), select=only, waivers=waivers, today=TODAY + DAY)
    assert not after.ok
    assert states(after) == [("expired", None)]
    assert "2026-03-01" in after.waivers[0].message("zh")
    # … and is expired too where it would match nothing.
    assert states(check(consistent("2021"), waivers=waivers, today=TODAY + DAY)) == [
        ("expired", None)
    ]


def test_a_new_waiver_takes_over_from_an_expired_one() -> None:
    only = "applications.row_total"
    old, new = waivers_for(check(broken(), select=only), TODAY), None
    new = attrs.evolve(next(iter(old)), expires=TODAY + 9 * DAY, number=2)
    both = Waivers([*old, new])
    findings = check(broken(), select=only, waivers=both, today=TODAY + DAY)
    assert findings[0].waiver == new
    assert states(findings) == [("expired", None), ("used", None)]


@pytest.mark.parametrize("change", [{"year": 2022}, {"agency": "别处"}])
def test_a_waiver_is_for_one_organ_and_year(change: dict[str, Any]) -> None:
    only = "applications.row_total"
    waivers = waivers_for(check(broken(), select=only))
    other = check(broken(**change), select=only, waivers=waivers, today=TODAY)
    assert not other.ok
    assert states(other) == [("unused", "no_report")]


def test_unused_says_why() -> None:
    waivers = waivers_for(check(broken(), select="applications.row_total"))
    assert states(check(consistent("2021"), waivers=waivers)) == [("unused", "no_finding")]
    elsewhere = check(consistent("2021"), select="metadata", waivers=waivers)
    assert states(elsewhere) == [("unused", "not_asked")]
    for findings in (elsewhere, check(consistent("2021"), waivers=waivers)):
        assert findings.waivers[0].message("zh") != findings.waivers[0].message("en")


def test_a_waiver_is_unused_only_where_no_report_of_the_run_uses_it() -> None:
    only = "applications.row_total"
    waivers = waivers_for(check(broken(), select=only))

    def run(*reports: Report) -> list[tuple[str, str | None]]:
        every = [check(r, select=only, waivers=waivers, today=TODAY) for r in reports]
        parts = [(None, part) for findings in every for part in findings.parts]
        return [(use.state, use.why) for use in uses(parts)]

    other = broken(agency="别处")
    assert run(other, consistent("2021"), broken(), other) == [("used", None)]
    assert run(other, broken(3), consistent("2021")) == [("stale", None)]
    assert run(other, consistent("2021")) == [("unused", "no_finding")]
    assert run(other) == [("unused", "no_report")]
    assert run() == []


def test_a_check_without_waivers_reports_none() -> None:
    findings = check(broken())
    assert findings.waivers == ()
    assert findings.waived == ()
    assert findings.applied is None


def test_a_path_does_as_well(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    entry = check(broken(), select="applications.row_total")
    waiver = entry.waiver_for(entry[0], reason="x", expires=None)
    path.write_text(dump_waiver(waiver, comment=entry[0].message("zh")), encoding="utf-8")
    assert check(broken(), select="applications.row_total", waivers=path).ok
    assert check(broken(), select="applications.row_total", waivers=str(path)).ok


@pytest.mark.parametrize("member", ["agency", "year"])
def test_a_report_that_does_not_say_whose_it_is_cannot_be_waived(member: str) -> None:
    findings = check(broken(**{member: None}), select="applications.row_total")
    with pytest.raises(ValueError, match="names its agency and its year"):
        findings.waiver_for(findings[0], reason="x", expires=None)


def test_a_paragraph_put_in_above_leaves_a_waiver_in_force() -> None:
    bound = Bound("structure.empty_section", "other_matters", facts={"actual": "无。"})
    assert bound.fits(attrs.evolve(bound, scope="other_matters.3"))
    assert not bound.fits(attrs.evolve(bound, scope="other_matterss"))
    assert not bound.fits(attrs.evolve(bound, rule="structure.sections"))
    assert not bound.fits(attrs.evolve(bound, facts={"actual": "无"}))
    # A later release may state more.
    assert bound.fits(attrs.evolve(bound, facts={"actual": "无。", "more": 1}))


def test_true_is_not_one() -> None:
    one = Bound("cell.not_a_number", values={ROW_TOTAL: 1})
    assert not one.fits(attrs.evolve(one, values={ROW_TOTAL: True}))
