"""Which report is whose: by code, name, alias, territory, abbreviation; never by guess."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue.data_files import full_forms, full_names
from govinfo_report.hierarchy import Match, Organ, resolve
from govinfo_report.hierarchy.manifest import Consolidated
from govinfo_report.hierarchy.matching import Territory, in_full


def report(agency: str | None, year: int | None = 2023, **members: Any) -> gr.Report:
    return gr.Report(edition="2021", title=None, agency=agency, year=year, **members)


def matches(
    organs: list[str | Organ], *reports: gr.Report, of: str = "湖州市吴兴区人民政府", **more: Any
) -> tuple[Match, ...]:
    """The matches of the subordinate organs in the one scope that there is."""
    declared = tuple(Organ(organ) if isinstance(organ, str) else organ for organ in organs)
    block = Consolidated(Organ(of), declared, **more)
    (scope,) = resolve(gr.Manifest((block,)), reports)
    return scope.organs


@pytest.mark.parametrize(
    ("declared", "printed", "way"),
    [
        ("区人力社保局", "区人力社保局", "name"),
        ("区人力社保局", "吴兴区人力社保局", "territory"),
        ("吴兴区人力社保局", "区人力社保局", "territory"),
        ("区人力社保局", "湖州市吴兴区人力社保局", "territory"),
        ("区人力社保局", "浙江省湖州市吴兴区人力社保局", "territory"),
        ("本区人力社保局", "人力社保局", "territory"),
        ("区人力社保局", "吴兴区人力资源和社会保障局", "abbreviation"),
        ("区人社局", "湖州市吴兴区人力社保局", "abbreviation"),
        ("织里镇", "湖州市吴兴区织里镇人民政府", "abbreviation"),
        ("月河街道办", "吴兴区月河街道办事处", "abbreviation"),
        ("区市场监管局", "吴兴区市场监督管理局", "abbreviation"),
        ("吴兴区财政局", "吴 兴 区 財政局", "name"),
    ],
)
def test_full_and_short_forms_are_one_organ_and_the_reason_is_given(
    declared: str, printed: str, way: str
) -> None:
    (match,) = matches([declared], report(printed))
    assert match.report == 0
    assert match.likeness is not None
    assert match.likeness.way == way
    for lang in ("zh", "en"):
        words = match.likeness.explanation(lang)
        assert "{" not in words
        if way in ("territory", "abbreviation"):
            assert declared in words
            assert printed in words


@pytest.mark.parametrize(
    ("declared", "printed"),
    [
        ("区人力社保局", "南浔区人力社保局"),
        ("区人力社保局", "湖州市人力社保局"),
        ("区人力社保局", "市人力社保局"),
        ("区教育局", "区教育体育局"),
        ("区财政局", "区财政局下属中心"),
        ("区环保局", "区生态环境局"),
        ("织里镇", "八里店镇"),
        ("区政府办公室", "吴兴区人民政府"),
        ("局", "区局"),
        ("局", "吴兴区局"),
        ("区教育局", "原湖州市吴兴区教育局"),
    ],
)
def test_what_would_be_a_guess_is_no_match(declared: str, printed: str) -> None:
    here = report("吴兴区人民政府")
    (match,) = matches([declared], here, report(printed))
    assert (match.report, match.candidates) == (None, ())


@pytest.mark.parametrize(
    "printed", ["湖州市吴兴区人民政府", "吴兴区人民政府", "区政府", "吴兴区", "湖州市吴兴区"]
)
def test_a_territory_named_alone_is_its_government(printed: str) -> None:
    block = Consolidated(Organ("湖州市吴兴区人民政府"), (Organ("区教育局"),))
    (scope,) = resolve(gr.Manifest((block,)), [report(printed)])
    assert scope.consolidated.report == 0


def test_a_county_of_two_characters_is_its_government_and_a_level_alone_is_none() -> None:
    block = Consolidated(Organ("徐州市沛县人民政府"), (Organ("县教育局"),))
    for printed, place in (("沛县", 0), ("县", None), ("本县", None)):
        (scope,) = resolve(gr.Manifest((block,)), [report(printed)])
        assert scope.consolidated.report == place


def test_names_of_two_characters_are_long_enough_beside_a_territory() -> None:
    (match,) = matches(["区甲局"], report("吴兴区甲局"))
    assert match.report == 0


def test_a_likeness_says_the_territory_or_the_body() -> None:
    (place,) = matches(["区水利局"], report("吴兴区水利局"))
    (body, government) = matches(
        ["区人社局", "区政府"],
        report("吴兴区人力社保局"),
        report("吴兴区人民政府"),
        of="某市",
        territory="湖州市吴兴区",
    )
    said = [
        match.likeness and match.likeness.explanation("en") for match in (place, body, government)
    ]
    assert said == [
        "区水利局 and 吴兴区水利局 differ only in how they name the territory, 湖州市吴兴区",
        "区人社局 and 吴兴区人力社保局 are both names of 人力资源和社会保障局",
        "区政府 and 吴兴区人民政府 are both names of 湖州市吴兴区人民政府",
    ]


def test_several_that_could_be_meant_are_all_named_and_none_is_taken() -> None:
    (match,) = matches(["区人社局"], report("吴兴区人力社保局"), report("人力资源和社会保障局"))
    assert match.report is None
    assert match.candidates == (0, 1)


def test_the_surest_way_decides() -> None:
    codes = {"agency_code": "1"}
    (match,) = matches(
        [Organ("区教育局", "1")], report("区教育局"), report("吴兴区教体局", **codes)
    )
    assert (match.report, match.likeness and match.likeness.way) == (1, "code")
    (match,) = matches(
        [Organ("区教育局", aliases=("吴兴区教体局",))],
        report("湖州市吴兴区教育局"),
        report("吴兴区教体局"),
    )
    assert (match.report, match.likeness and match.likeness.way) == (1, "alias")


def test_two_codes_are_two_organs_whatever_their_names() -> None:
    other = report("区教育局", agency_code="2")
    (match,) = matches([Organ("区教育局", "1")], report("吴兴区人民政府"), other)
    assert match.report is None


@pytest.mark.parametrize(("declared", "printed"), [("1", ""), (None, "2"), ("1", None)])
def test_one_code_alone_says_nothing_against_a_name(
    declared: str | None, printed: str | None
) -> None:
    (match,) = matches([Organ("区教育局", declared)], report("区教育局", agency_code=printed))
    assert (match.report, match.likeness and match.likeness.way) == (0, "name")


def test_of_three_that_claim_a_report_the_surest_has_it_and_the_others_have_none() -> None:
    names = ["教育局", "吴兴区教育局", "区教育局"]
    found = matches(names, report("吴兴区教育局"))
    assert [(match.report, match.candidates) for match in found] == [
        (None, ()),
        (0, ()),
        (None, ()),
    ]


def test_reports_that_could_be_the_sum_are_not_the_own_figures() -> None:
    block = Consolidated(Organ("某县人民政府"), (Organ("县甲局"),), own_figures=True)
    two = [report("某县人民政府"), report("某县人民政府")]
    (scope,) = resolve(gr.Manifest((block,)), two)
    assert (scope.year, scope.consolidated.candidates) == (2023, (0, 1))
    assert (scope.organs[0].role, scope.organs[0].report, scope.organs[0].candidates) == (
        "own",
        None,
        (),
    )


def test_a_report_that_two_organs_claim_is_that_of_the_surer_one() -> None:
    sure, unsure = matches(["吴兴区教育局", "教育局"], report("吴兴区教育局"))
    assert (sure.report, unsure.report) == (0, None)
    one, two = matches(["教育局", "本区教育局"], report("吴兴区教育局"))
    assert (one.report, one.candidates) == (None, (0,))
    assert (two.report, two.candidates) == (None, (0,))


def test_years_are_matched_each_for_itself() -> None:
    block = Consolidated(Organ("某县人民政府"), (Organ("县甲局"),))
    reports = [report("某县甲局", 2023), report("某县甲局", 2022), report("某县人民政府", 2023)]
    scopes = resolve(gr.Manifest((block,)), [*reports, report("某县甲局", None)])
    found = [(s.year, s.consolidated.report, s.organs[0].report) for s in scopes]
    assert found == [(2022, None, 1), (2023, 2, 0)]
    only = Consolidated(Organ("某县人民政府"), (Organ("县甲局"),), years=(2024,))
    (scope,) = resolve(gr.Manifest((only,)), reports)
    assert (scope.year, scope.consolidated.report) == (2024, None)


def test_a_declaration_without_any_report_is_still_there() -> None:
    block = Consolidated(Organ("某县人民政府"), (Organ("县甲局"),))
    (scope,) = resolve(gr.Manifest((block,)), [report("别县乙局")])
    assert (scope.year, scope.consolidated.report, scope.organs) == (None, None, ())


def test_own_figures_stand_in_the_report_of_scope_organ_or_in_the_one_declared() -> None:
    whole, own = report("某县人民政府", scope="consolidated"), report("某县人民政府", scope="organ")
    (first, part) = matches(["县甲局"], own, whole, report("县甲局"), of="某县", own_figures=True)
    assert (first.role, first.report) == ("own", 0)
    assert (part.role, part.report) == ("subordinate", 2)
    (first, _) = matches(
        ["县甲局"],
        report("某县人民政府"),
        report("某县人民政府办公室"),
        of="某县人民政府",
        own_figures=True,
        own_report=Organ("县政府办"),
    )
    assert first.report == 1


def test_an_organ_that_is_itself_a_sum_is_there_with_its_sum() -> None:
    inner = Consolidated(Organ("甲区人民政府"), (Organ("区乙局"),))
    outer = Consolidated(Organ("某市人民政府"), (Organ("甲区人民政府"),))
    reports = [
        report("甲区人民政府", scope="organ"),
        report("甲区人民政府", scope="consolidated"),
        report("某市人民政府"),
    ]
    scope = resolve(gr.Manifest((outer, inner)), reports)[0]
    assert scope.organs[0].report == 1
    alone = resolve(gr.Manifest((outer,)), reports)[0]
    assert alone.organs[0].report == 0


@pytest.mark.parametrize(
    ("agency", "territory", "level"),
    [
        ("湖州市吴兴区人民政府", "湖州市吴兴区", "区"),
        ("宿迁市", "宿迁市", "市"),
        ("徐州市沛县人民政府", "徐州市沛县", "县"),
        ("济南市市中区人民政府办公室", "济南市市中区", "区"),
        ("阿坝藏族羌族自治州人民政府", "阿坝藏族羌族自治州", "州"),
        ("吴兴区市场监督管理局", "吴兴区", "区"),
        ("湖州市教育局", "湖州市", "市"),
    ],
)
def test_the_territory_of_an_organ_is_that_of_its_name(
    agency: str, territory: str, level: str
) -> None:
    found = Territory.of_organ(agency)
    assert found.name == territory
    assert level in found.prefixes


def test_what_stands_for_a_territory_from_the_longest_to_the_shortest() -> None:
    assert Territory.of("湖州市吴兴区").prefixes == ("湖州市吴兴区", "吴兴区", "本区", "区")
    assert Territory.of("湖州市吴兴").prefixes == ("湖州市吴兴", "本兴", "兴")


def test_a_name_without_a_territory_has_none() -> None:
    assert Territory.of_organ("中国人民银行") == Territory("", ())


def test_every_abbreviation_of_the_catalogue_has_one_full_form() -> None:
    for short, full in full_forms().items():
        assert in_full(short) == full, short
        assert in_full(full) == full
    assert not full_names() & set(full_forms())


names = st.text("市区县镇乡省州政府人民局委办公室街道甲乙 ()区", min_size=1, max_size=12)


@settings(max_examples=150)
@given(st.lists(names, max_size=6), st.lists(names, max_size=6), names)
def test_no_report_is_two_organs_and_no_match_is_without_a_reason(
    declared: list[str], printed: list[str], of: str
) -> None:
    block = Consolidated(Organ(of), tuple(map(Organ, declared)))
    for scope in resolve(gr.Manifest((block,)), [report(name) for name in printed]):
        found = [m for m in (scope.consolidated, *scope.organs) if m.report is not None]
        assert len({match.report for match in found}) == len(found)
        for match in found:
            assert match.likeness is not None
            assert match.candidates == ()
            assert match.likeness.explanation("zh")
