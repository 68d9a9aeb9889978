"""Prose that stood in an earlier report, or stands in another organ's."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.checks.agencies import organ_name
from govinfo_report.checks.masking import masked_sentences
from govinfo_report.checks.repetition import same_prose
from govinfo_report.text.similarity import masked, similarity

OVERVIEW = (
    "本年把重点放在政策文件的解读上，对新出台的文件都同步发布图解和问答。",
    "依申请公开工作有序推进，申请均在法定期限内办结，没有发生超期答复的情形。",
)
PROBLEMS = ("基层窗口人手不足，业务不熟，将安排专人轮训，逐项补齐短板，年底对照检查。",)
OTHERS = (
    "门户网站改版后栏目减少三分之一，常用文件两次点击就能找到，旧链接全部跳转。",
    "公文起草时即确定公开属性，发布前由法规科室逐件审核，留有书面记录备查。",
)
OTHER_PROBLEMS = ("部分村务公开栏更新不及时，下一步由驻村干部按月拍照上报，纳入考核。",)


def report(year: int, overview: tuple[str, ...], problems: tuple[str, ...], **more: Any) -> Any:
    members = {"title": None, "agency": "示例县水务局", "overview": overview} | more
    return gr.Report(edition="2021", year=year, problems_and_improvements=problems, **members)


RULE = "continuity.repeated_narrative"


def told(findings: Any) -> list[tuple[Any, ...]]:
    return [
        (f.severity, f.scope, f.parameters["year"], f.parameters["whole"])
        for f in findings
        if f.rule == RULE
    ]


@pytest.mark.parametrize(
    ("overview", "problems", "expected"),
    [
        (OVERVIEW, PROBLEMS, [("warning", "overview", 2022, 100), ("warning", PROBLEM, 2022, 100)])
        for PROBLEM in ("problems_and_improvements",)
    ]
    + [
        (OTHERS, PROBLEMS, [("info", "problems_and_improvements", 2022, 32)]),
        (OVERVIEW, OTHER_PROBLEMS, [("warning", "overview", 2022, 68)]),
        ((OVERVIEW[0], OTHERS[0]), OTHER_PROBLEMS, []),
        (OTHERS, OTHER_PROBLEMS, []),
    ],
)
def test_half_of_the_whole_report_is_a_warning_less_is_information(
    overview: tuple[str, ...], problems: tuple[str, ...], expected: list[Any]
) -> None:
    now, before = report(2023, overview, problems), report(2022, OVERVIEW, PROBLEMS)
    assert told(gr.check(now, previous=before)) == expected


def test_any_earlier_year_will_do() -> None:
    now = report(2024, OVERVIEW, PROBLEMS)
    found = told(gr.check(now, previous=report(2020, OVERVIEW, PROBLEMS)))
    assert [each[2] for each in found] == [2020, 2020]
    later = gr.check(now, previous=report(2025, OVERVIEW, PROBLEMS), select=RULE)
    assert [outcome.outcome for outcome in later.outcomes] == ["not_applicable"]


def test_a_year_further_back_is_found_in_a_series_and_in_a_collection() -> None:
    reports = [
        report(2022, OVERVIEW, PROBLEMS),
        report(2023, OTHERS, OTHER_PROBLEMS),
        report(2024, OVERVIEW, PROBLEMS),
    ]
    (finding,) = [f for f in gr.check_collection(reports) if f.rule == RULE]
    assert (finding.severity, finding.parameters["year"], finding.actual) == ("warning", 2022, 100)
    assert [about.year for about in finding.reports] == [2024, 2022]
    assert "2022" in finding.message("zh")
    assert "示例县水务局" in finding.message("en")
    ((year, same),) = [each for each in gr.Series(reports).findings if each[1].rule == RULE]
    assert (year, same.parameters["year"]) == (2024, 2022)


def test_what_was_repeated_from_the_last_year_is_told_once() -> None:
    reports = [report(year, OVERVIEW, PROBLEMS) for year in (2022, 2023, 2024)]
    found = [f for f in gr.check_collection(reports) if f.rule == RULE]
    assert [(f.parameters["year"], f.variant) for f in found] == [
        (2022, "violated"),
        (2022, "violated"),
        (2023, "violated"),
        (2023, "violated"),
    ]


def test_without_an_earlier_year_the_rule_says_so() -> None:
    reports = [report(year, OVERVIEW, PROBLEMS) for year in (2023, 2024)]
    (outcome,) = [o for o in gr.check_collection(reports).between.outcomes if o.rule == RULE]
    assert outcome.outcome == "not_applicable"


# Two organs --------------------------------------------------------------------------------------

BETWEEN = "collection.repeated_narrative"


def between(*reports: Any) -> list[Any]:
    return [f for f in gr.check_collection(reports) if f.rule == BETWEEN]


def test_names_numbers_and_years_hide_no_copy() -> None:
    first = (
        "2023年，示例县水务局公开信息35条，我局把重点放在新文件的解读上，图解和问答同步发布。",
        "示例县县政府网站改版后，栏目减少三分之一，水务局的旧链接全部跳转，常用文件更好找。",
        "公文起草时即确定公开属性，发布前逐件审核，并留有书面记录备查，每月由专人抽查，季末通报。",
    )
    second = (
        "2024年，样本镇公开信息1,208条，我镇把重点放在新文件的解读上，图解和问答同步发布。",
        "样本镇县政府网站改版后，栏目减少三分之一，样本镇人民政府的旧链接全部跳转，常用文件更好找。",
        "公文起草时即确定公开属性，发布前逐件审核，并留有书面记录备查，每月由专人抽查，季末通报。",
    )
    one = report(2023, first, ())
    other = report(2024, second, (), agency="样本镇人民政府")
    (finding,) = between(one, other)
    assert (finding.severity, finding.actual) == ("warning", 100)
    assert [about.agency for about in finding.reports] == ["示例县水务局", "样本镇人民政府"]
    assert between(one, evolve(one, year=2024)) == []  # one organ: another rule's matter
    assert between(one, evolve(other, agency=None)) == []  # whose it is is not known


def test_two_organs_are_told_once_however_many_years_they_share() -> None:
    text = (*OVERVIEW, *OTHERS)
    reports = [
        report(year, text, PROBLEMS, agency=agency)
        for year in (2022, 2023)
        for agency in ("示例县水务局", "示例县教育局")
    ]
    assert len(between(*reports)) == 1


def test_too_little_text_is_not_compared() -> None:
    short = ("全年未收到公开申请，也没有引起行政复议。",)
    reports = [report(2023, short, (), agency=a) for a in ("示例县水务局", "示例县教育局")]
    assert between(*reports) == []
    (outcome,) = [o for o in gr.check_collection(reports).between.outcomes if o.rule == BETWEEN]
    assert outcome.outcome == "not_applicable"


@pytest.mark.parametrize(
    ("name", "places", "body"),
    [
        ("示例市人力资源和社会保障局", ("示例市",), "人力资源和社会保障局"),
        ("示例市市场监督管理局", ("示例市",), "市场监督管理局"),
        ("市场监督管理局", (), "市场监督管理局"),
        ("示例市样本区人民政府河东街道办事处", ("示例市", "样本区", "河东街道"), "办事处"),
        ("某局", (), "某局"),
        ("", (), ""),
    ],
)
def test_an_organs_name_has_places_and_a_body(
    name: str, places: tuple[str, ...], body: str
) -> None:
    found = organ_name(name)
    assert (found.places, found.body) == (places, body)


def test_a_sentence_counts_as_often_as_it_stands() -> None:
    twice = report(2023, (OVERVIEW[0] + OVERVIEW[0],), ())
    ((_, size),) = masked_sentences(twice, ("overview",), 10).items()
    once = report(2023, OVERVIEW[:1], ())
    assert size == 2 * sum(masked_sentences(once, ("overview",), 10).values())


texts = st.lists(
    st.dictionaries(st.sampled_from("一二三四五六七八九十甲乙丙丁"), st.integers(1, 9), max_size=8),
    max_size=12,
)


@given(texts, st.integers(1, 100), st.integers(1, 6), st.integers(0, 20))
def test_the_index_finds_the_pairs_that_looking_at_every_pair_finds(
    texts: list[dict[str, int]], percent: int, common_to: int, least: int
) -> None:
    sizes = [sum(text.values()) for text in texts]
    large = [place for place, size in enumerate(sizes) if size >= max(least, 1)]
    held = Counter(sentence for place in large for sentence in texts[place])
    naive = set()
    for pair in combinations(large, 2):
        one, other = sorted(pair, key=lambda place: (sizes[place], place))
        both = texts[one].keys() & texts[other].keys()
        common = sum(texts[one][sentence] for sentence in both)
        rare = any(held[sentence] <= common_to for sentence in both)
        if rare and common * 100 >= sizes[one] * percent:
            naive.add((one, other, common))
    found = list(same_prose(texts, percent=percent, common_to=common_to, least=max(least, 1)))
    assert len(found) == len(set(found))
    assert set(found) == naive


# Against a way that looks at every pair ----------------------------------------------------------

PARAGRAPHS = [
    *OVERVIEW,
    *OTHERS,
    *PROBLEMS,
    OVERVIEW[0][:-4] + "图和问答。",
    OVERVIEW[0][:20] + "由业务科室逐件答复。",
    "（一）主动公开",
    "2023年，" + OTHERS[0],
]
paragraphs = st.lists(st.sampled_from(PARAGRAPHS), max_size=5)


@given(paragraphs, paragraphs, paragraphs, paragraphs)
def test_shares_are_those_of_comparing_every_two_paragraphs(
    overview: list[str], problems: list[str], before: list[str], problems_before: list[str]
) -> None:
    now = report(2023, tuple(overview), tuple(problems))
    then = report(2021, tuple(before), tuple(problems_before))
    repeated, sizes, shares = 0, 0, {}
    for section in ("overview", "problems_and_improvements"):
        old, new = (
            [text for text in getattr(each, section) if len(masked(text)) >= 20]
            for each in (then, now)
        )
        held = [
            text for text in new if any(similarity(text, each) >= Fraction(9, 10) for each in old)
        ]
        share = [sum(len(masked(text)) for text in texts) for texts in (held, new)]
        repeated, sizes = repeated + share[0], sizes + share[1]
        if old and new and 2 * share[0] >= share[1]:
            shares[section] = round(Fraction(100 * share[0], share[1]))
    findings = list(gr.check(now, previous=then, select=RULE))
    severity = "warning" if sizes and 2 * repeated >= sizes else "info"
    assert {finding.scope: finding.actual for finding in findings} == shares
    assert {finding.severity for finding in findings} <= {severity}
    # A collection says the same of a year further back than the last.
    others = [f for f in gr.check_collection([then, now], select=RULE) if f.variant == "earlier"]
    assert [f.actual for f in others] == (
        [round(Fraction(100 * repeated, sizes))] if shares else []
    )


def test_a_text_of_just_the_least_length_is_compared() -> None:
    texts = [{"甲": 10}, {"甲": 10, "乙": 2}]
    assert list(same_prose(texts, percent=50, common_to=5, least=10)) == [(0, 1, 10)]
    assert list(same_prose(texts, percent=50, common_to=5, least=11)) == []
