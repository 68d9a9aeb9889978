"""Checks with a rule pack: severities, thresholds, deadlines, rules of its own, points."""

from __future__ import annotations

import json
import pickle
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.json_schema import schema_for
from tests.checks.building import consistent, filled
from tests.packs.test_loading import DEADLINE, HEAD, RULE, load
from tests.places import EXAMPLES

TOTAL = "applications.received.total"
LICENCES = "proactive_disclosure.licensing.decisions"
PENALTIES = "proactive_disclosure.penalties.decisions"
OTHER = "applications.outcomes.other.other"


def of(year: int, agency: str, edition: str = "2021", **members: Any) -> gr.Report:
    """A report with zeros in every cell."""
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return filled(edition, "zero", title=title, agency=agency, year=year, **members)


def report(published: str | None = None, agency: str = "示例市示例局") -> gr.Report:
    """A report of 2023."""
    return of(2023, agency, metadata=gr.Metadata(published_at=published))


def found(report: gr.Report, pack: gr.RulePack, **options: Any) -> dict[str, str]:
    return {f.rule: f.severity for f in gr.check(report, rules=pack, **options)}


# What a pack changes


def test_severities_are_switched() -> None:
    late = report("2024-02-20")
    assert gr.check(late, select="metadata.deadline").warnings
    for severity in ("error", "info"):
        pack = load(f"[severities]\n'metadata.deadline' = '{severity}'")
        assert found(late, pack)["metadata.deadline"] == severity
    off = load("[severities]\n'metadata.deadline' = 'off'")
    checked = gr.check(late, rules=off)
    assert "metadata.deadline" not in {outcome.rule for outcome in checked.outcomes}
    assert gr.check(late, rules=off, select="metadata.deadline").outcomes == ()


def test_a_rule_outranks_its_family() -> None:
    pack = load("[severities]\n'metadata.deadline' = 'error'\nmetadata = 'off'")
    metadata = [o.rule for o in gr.check(report(), rules=pack).outcomes if "metadata" in o.rule]
    assert metadata == ["metadata.deadline"]


def test_a_finding_that_matters_less_never_matters_more() -> None:
    """Of a rule made lesser, and of one made greater."""
    previous = of(2022, "示例市示例局")
    carried = gr.replace_cells(report(), {"applications.carried_over.natural_person": 3})
    rule = "continuity.carried_over"
    for switched, expected in (("error", "warning"), ("info", "info")):
        pack = load(f"[severities]\n'{rule}' = '{switched}'")
        assert found(carried, pack, previous=previous, select=rule) == {rule: expected}


def test_thresholds_are_set() -> None:
    some = gr.replace_cells(report(), {f"{OTHER}.total": 5, "applications.outcomes.total.total": 9})
    rule = "applications.other_share"
    assert rule not in found(some, load(""))
    pack = load("[parameters.'applications.other_share']\nat_least = 5")
    [finding] = gr.check(some, rules=pack, select=rule)
    assert finding.definition.parameters == {"more_than_one_in": 3, "at_least": 5}
    assert "at_least = 5" in finding.definition.explanation.zh
    assert gr.rule(rule).parameters["at_least"] == 10


def test_a_pack_changes_only_the_check_that_it_is_given_to() -> None:
    late = report("2024-02-20")
    before = gr.check(late).to_json()
    gr.check(late, rules=load("[severities]\n'metadata.deadline' = 'off'\ncell = 'off'"))
    assert gr.check(late).to_json() == before
    assert gr.check(late, rules=load("")).to_json() == before


def test_a_wrong_argument_is_told() -> None:
    wrong: Any = 3
    with pytest.raises(TypeError, match="rule pack"):
        gr.check(report(), rules=wrong)
    with pytest.raises(gr.PackError):
        gr.check(report(), rules=EXAMPLES / "wuxing-hrss-2023.txt")
    with pytest.raises(gr.UnknownRuleError):
        gr.check(report(), rules=load(RULE), select="local.none")


# Deadlines


@pytest.mark.parametrize(
    ("pack", "agency", "published", "expected"),
    [
        ("yueyang", "岳阳市示例局", "2024-02-29", None),
        ("yueyang", "岳阳市示例局", "2024-03-01", "yueyang.departments"),
        ("yueyang", "岳阳市人民政府", "2024-04-01", "yueyang.city"),
        ("yueyang", "岳阳市平江县人民政府", "2024-02-21", "yueyang.counties"),
        ("yueyang", "平江县人民政府", "2024-02-20", None),
        ("yueyang", "长沙市示例局", "2024-03-01", None),
        ("huaihua", "怀化市示例局", "2024-01-29", None),  # for the reports of 2021 alone
    ],
)
def test_deadlines_go_by_kind_level_and_place(
    pack: str, agency: str, published: str, expected: str | None
) -> None:
    checked = gr.check(report(published, agency), rules=EXAMPLES / "packs" / f"{pack}.toml")
    local = [finding for finding in checked if finding.rule.startswith(pack)]
    assert [finding.rule for finding in local] == ([expected] if expected else [])
    for finding in local:
        assert published in finding.message("zh")
        assert finding.pointers == ("/metadata/published_at",)
        assert finding.sources


@pytest.mark.parametrize(
    ("agency", "published", "late"),
    [
        ("怀化市示例局", "2022-01-28", []),
        ("怀化市示例局", "2022-01-29", ["huaihua.city_departments"]),
        ("怀化市示例局", None, []),
        ("中方县示例局", "2022-02-21", ["huaihua.counties"]),
        ("中方县示例镇人民政府", "2022-02-21", ["huaihua.counties"]),
        ("中方县人民政府", "2022-02-21", []),
    ],
)
def test_a_deadline_holds_for_its_years(
    agency: str, published: str | None, late: list[str]
) -> None:
    metadata = gr.Metadata(published_at=published)
    checked = gr.check(
        of(2021, agency, metadata=metadata),
        rules=EXAMPLES / "packs" / "huaihua.toml",
        select="huaihua",
    )
    assert [finding.rule for finding in checked] == late


def test_the_last_day_of_february_is_meant_by_the_29th() -> None:
    pack = load(DEADLINE.replace("month = 1", "month = 2").replace("20", "29"))
    for day, late in (("2023-02-28", False), ("2023-03-01", True)):
        published = gr.Metadata(published_at=day)
        of_2022 = of(2022, "示例市示例局", metadata=published)
        assert bool(list(gr.check(of_2022, rules=pack, select="local"))) is late


# Rules of its own


def sums(terms: str, relation: str, value: str = "0", more: str = "") -> gr.RulePack:
    return load(
        "[[rules]]\nid = 'sum'\ntitle = { zh = '合计{', en = 'Sum{' }\n"
        f"terms = {{ {terms} }}\nrelation = '{relation}'\nvalue = {value}\n{more}"
    )


BOTH = f'"{LICENCES}" = 1, "{PENALTIES}" = -2'


@pytest.mark.parametrize(
    ("relation", "licences", "penalties", "outcome"),
    [
        ("=", 6, 3, "holds"),
        ("=", 7, 3, "violated"),
        ("<=", 6, 3, "holds"),
        ("≤", 7, 3, "violated"),
        (">=", 6, 3, "holds"),
        ("≥", 5, 3, "violated"),
        ("=", None, None, "holds"),  # blank is 0
        ("<=", 5, None, "undecided"),
        (">=", 5, None, "holds"),
        (">=", None, 3, "undecided"),
        ("<=", None, 3, "holds"),
        ("=", gr.ABSENT, 3, "undecided"),
        ("=", gr.ABSENT, gr.ABSENT, "not_applicable"),
        ("<=", gr.ABSENT, 3, "undecided"),
        (">=", gr.ABSENT, 0, "holds"),
        (">=", gr.ABSENT, 1, "undecided"),
        ("=", "六", 3, "undecided"),
    ],
)
def test_a_sum_has_four_outcomes(
    relation: str, licences: Any, penalties: Any, outcome: str
) -> None:
    subject = gr.replace_cells(report(), {LICENCES: licences, PENALTIES: penalties})
    checked = gr.check(subject, rules=sums(BOTH, relation), select="local")
    assert [each.outcome for each in checked.outcomes] == [outcome]
    for finding in checked:
        for lang in ("zh", "en"):
            assert finding.message(lang)


def test_a_violated_sum_says_both_sides() -> None:
    subject = gr.replace_cells(report(), {LICENCES: 7, PENALTIES: 3})
    pack = sums(BOTH, "<=", "0.5")
    [finding] = gr.check(subject, rules=pack, select="local")
    assert (finding.actual, finding.expected, finding.difference) == (1, 0.5, 0.5)
    assert finding.cells == (LICENCES, PENALTIES)
    assert finding.values == {LICENCES: 7, PENALTIES: 3}
    assert finding.message("en") == "Sum{: the left side is 1, and should be at most 0.5."
    words = "zh = '{left}比{right}多{difference}', en = '{left}: {difference} over {right}'"
    own = f"message = {{ {words} }}"
    [finding] = gr.check(subject, rules=sums(BOTH, "<=", "0.5", own), select="local")
    assert finding.message("zh") == "1比0.5多0.5"
    assert finding.message("en") == "1: 0.5 over 0.5"


def test_a_sum_of_cells_of_one_form_is_asked_of_that_form() -> None:
    pack = load(
        RULE.replace("applications.received.total", "proactive_disclosure.procurement.items")
    )
    [outcome] = gr.check(consistent("2021"), rules=pack, select="local").outcomes
    assert (outcome.outcome, pack.rules[0].editions) == ("not_applicable", ("2019",))


def test_a_change_below_zero_leaves_a_sum_open() -> None:
    cell = "proactive_disclosure.licensing.change"
    pack = load(RULE.replace("applications.received.total", cell).replace("<=", "="))
    subject = gr.replace_cells(of(2020, "示例市示例局", "2019"), {cell: gr.ABSENT})
    others = f'terms = {{ "{cell}" = 1, "proactive_disclosure.penalties.decisions" = 1 }}'
    pack = load(
        RULE.replace('terms = { "applications.received.total" = 1 }', others).replace("10", "0")
    )
    subject = gr.replace_cells(subject, {"proactive_disclosure.penalties.decisions": 5})
    [outcome] = gr.check(subject, rules=pack, select="local").outcomes
    assert outcome.outcome == "undecided"


@given(
    st.tuples(st.integers(-3, 3).filter(bool), st.integers(-3, 3).filter(bool)),
    st.tuples(*(st.none() | st.integers(0, 4) | st.just(gr.ABSENT) for _ in range(2))),
    st.sampled_from(["=", "<=", ">="]),
    st.integers(-4, 4),
)
def test_outcomes_are_those_of_trying_every_value(
    coefficients: tuple[int, int], held: tuple[Any, Any], relation: str, value: int
) -> None:
    terms = ", ".join(
        f'"{c}" = {k}' for c, k in zip((LICENCES, PENALTIES), coefficients, strict=True)
    )
    subject = gr.replace_cells(report(), {LICENCES: held[0], PENALTIES: held[1]})
    [outcome] = gr.check(subject, rules=sums(terms, relation, str(value)), select="local").outcomes
    compare = {"=": int.__eq__, "<=": int.__le__, ">=": int.__ge__}[relation]

    def true(*values: int) -> bool:
        left = sum(k * v for k, v in zip(coefficients, values, strict=True))
        return compare(left, value)

    tried = [[v] if isinstance(v, int) else range(30) for v in held]
    outcomes = {true(a, b) for a in tried[0] for b in tried[1]}
    if outcome.outcome == "violated":
        assert outcomes == {False}
    elif outcome.outcome == "holds":
        assert true(*(v if isinstance(v, int) else 0 for v in held))
    elif outcome.outcome == "undecided":
        assert gr.ABSENT in held or None in held
    else:
        assert held == (gr.ABSENT, gr.ABSENT)


# Everything else that findings have


def test_findings_of_a_pack_go_through_every_export() -> None:
    pack = load(f"{RULE}[score]\nfull = 10\n[[score.deductions]]\nrule = 'local'\npoints = 0.5\n")
    checked = gr.check(gr.replace_cells(report(), {TOTAL: 11}), rules=pack)
    document = json.loads(checked.to_json())
    jsonschema.Draft202012Validator(schema_for("findings")).validate(document)
    [part] = document["reports"]
    places = [n for n, each in enumerate(part["findings"]) if each["rule"] == "local.few"]
    assert part["score"]["points"] == 9.5
    assert [off["findings"] for off in part["score"]["deductions"]] == [places]
    assert "local.few" in {each["rule"] for each in part["outcomes"]}
    sarif = json.loads(checked.to_sarif())
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert rules[-1]["id"] == "local.few"
    for result in sarif["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for lang in ("zh", "en"):
        for text in (checked.to_text(lang), checked.to_html(lang)):
            assert "local.few" in text
            assert "9.5" in text
        for text in (checked.to_csv(lang), checked.to_junit(lang)):
            assert "local.few" in text
    again = pickle.loads(pickle.dumps(checked))  # noqa: S301
    assert again.to_json() == checked.to_json()


def test_findings_of_a_pack_are_waived(tmp_path: Path) -> None:
    pack = load(RULE)
    subject = gr.replace_cells(report(), {TOTAL: 11})
    checked = gr.check(subject, rules=pack, select="local")
    waiver = checked.waiver_for(checked[0], reason="已核对", expires=None)
    path = tmp_path / "waivers.toml"
    path.write_text(gr.dump_waiver(waiver, rules=pack.rules), "utf-8")
    again = gr.check(subject, rules=pack, waivers=path)
    assert [finding.rule for finding in again.waived] == ["local.few"]
    assert gr.load_waivers(path, rules=pack.rules).entries[0].rule == "local.few"
    with pytest.raises(gr.WaiverError, match=r"local\.few"):
        gr.load_waivers(path)
    with pytest.raises(gr.WaiverError, match=r"local\.few"):
        gr.dump_waiver(waiver)


def test_a_collection_is_checked_with_a_pack() -> None:
    severities = "[severities]\n'continuity.missing_year' = 'off'\n"
    pack = load(f"{RULE}{severities}[score]\nfull = 1\n{entry('local', '1')}")
    reports = [gr.replace_cells(report(), {TOTAL: n}) for n in (10, 11)]
    checked = gr.check_collection(reports, rules=pack)
    few = ["local.few" in {finding.rule for finding in each} for each in checked.members]
    assert few == [False, True]
    assert [each.score().points for each in checked.members] == [1, 0]  # type: ignore[union-attr]
    assert checked.score() is None
    assert "continuity.missing_year" not in {outcome.rule for outcome in checked.outcomes}


# Points


def scored(points: str) -> gr.Score:
    pack = load(f"{RULE}[score]\nfull = 2\n{points}")
    subject = gr.replace_cells(report("2024-02-20"), {TOTAL: 11})
    score = gr.check(subject, rules=pack, select=["local", "metadata.deadline"]).score()
    assert score is not None
    return score


def entry(rule: str, points: str, more: str = "") -> str:
    return f"[[score.deductions]]\nrule = '{rule}'\npoints = {points}\n{more}\n"


def test_points_are_taken_off_exactly() -> None:
    score = scored(entry("metadata.deadline", "0.1") + entry("local.few", "0.2"))
    assert (score.full, score.points) == (2, Fraction(17, 10))
    assert [(off.rule, off.points) for off in score.deductions] == [
        ("metadata.deadline", Fraction(1, 10)),
        ("local.few", Fraction(1, 5)),
    ]
    assert score.explanation("en") == (
        "Score (local): 1.7 of 2; taken off: 0.1 by metadata.deadline, 0.2 by local.few"
    )


@pytest.mark.parametrize(
    ("points", "left"),
    [
        (entry("metadata", "0.5"), "1.5"),
        (entry("cell", "0.5"), "2"),
        (entry("local", "0.5", "per = 'finding'"), "1.5"),
        (entry("local", "5"), "0"),
        (entry("local", "5", "cap = 0.25"), "1.75"),
        (entry("local", "0.5", "at_least = 'error'"), "2"),
        (entry("local", "0.5", "at_least = 'warning'"), "1.5"),
    ],
)
def test_families_caps_and_severities_count(points: str, left: str) -> None:
    assert scored(points).points == Fraction(left)


def test_each_finding_counts_up_to_the_cap() -> None:
    wrong = {
        f"{row}.total": 3 for row in ("disputes.reconsideration", "disputes.litigation.direct")
    }
    pack = load("[score]\nfull = 10\n" + entry("disputes", "2", "per = 'finding'\ncap = 3"))
    score = gr.check(gr.replace_cells(report(), wrong), rules=pack).score()
    assert score is not None
    [off] = score.deductions
    assert (len(off.findings), off.points, off.capped, score.points) == (2, 3, True, 7)


def test_the_example_scores_a_late_copy() -> None:
    now = gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report
    copied = attrs.evolve(now, metadata=gr.Metadata(published_at="2024-02-20"))
    pack = EXAMPLES / "packs" / "suqian.toml"
    score = gr.check(copied, previous=attrs.evolve(now, year=2022), rules=pack).score()
    assert score is not None
    assert [off.rule for off in score.deductions] == [
        "metadata.deadline",
        "continuity.repeated_narrative",
    ]
    assert score.points == 1


def test_waived_and_undecided_findings_take_nothing_off(tmp_path: Path) -> None:
    pack = load(f"{RULE}[score]\nfull = 2\n{entry('local', '1')}")
    subject = gr.replace_cells(report(), {TOTAL: 11})
    checked = gr.check(subject, rules=pack, select="local")
    waiver = checked.waiver_for(checked[0], reason="已核对", expires=None)
    waived = gr.check(subject, rules=pack, waivers=gr.Waivers((waiver,)))
    assert waived.score().points == 2  # type: ignore[union-attr]
    undecided = gr.check(gr.replace_cells(subject, {TOTAL: "很多"}), rules=pack, select="local")
    assert (len(undecided), undecided.score().points) == (1, 2)  # type: ignore[union-attr]


def test_without_points_there_is_no_score() -> None:
    assert gr.check(report()).score() is None
    assert gr.check(report(), rules=load(RULE)).score() is None


def test_equal_packs_share_what_is_worked_out() -> None:
    path = EXAMPLES / "packs" / "suqian.toml"
    assert gr.load_pack(path) == gr.load_pack(path)
    assert hash(gr.load_pack(path)) == hash(gr.load_pack(path))
    assert HEAD
