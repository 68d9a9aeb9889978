"""What a department that collects reports wants to know."""

from __future__ import annotations

import re
from random import Random
from typing import get_args

import attrs
import pytest

import govinfo_report as gr
from govinfo_report.consolidation import CollectionOverview
from govinfo_report.hierarchy.matching import Role
from govinfo_report.language import Text
from govinfo_report.strict_toml import texts
from tests.clean_reports import clean
from tests.places import SRC

AGENCIES = ("示例县教育局", "示例县水务局")
MANIFEST = gr.Manifest.loads(
    '[[consolidated]]\nagency = "示例县人民政府"\nown_figures = true\nown_report = "县政府办"\n'
    'organs = ["县教育局", "县水务局", "县民政局"]\n'
)


def overview(*reports: gr.Report, unread: dict[str, Text] | None = None) -> CollectionOverview:
    names = [f"{number}.docx" for number in range(len(reports))]
    findings = gr.check_collection(reports, manifest=MANIFEST, sources=names)
    return CollectionOverview.of(reports, findings, MANIFEST, names=names, unread=unread)


def of(agency: str, year: int = 2023) -> gr.Report:
    return clean("2021", agency, year, "small", "none", Random(agency)).report


def test_each_declared_agency_is_there_with_its_state() -> None:
    (scope,) = overview(*map(of, AGENCIES)).scopes
    assert scope.year == 2023
    assert [filing.match.organ.agency for filing in scope.filings] == [
        *("县政府办", "县教育局", "县水务局", "县民政局")
    ]
    assert [filing.state for filing in scope.filings] == ["missing", "filed", "filed", "missing"]
    assert scope.consolidated.state == "missing"


def test_two_reports_that_could_be_an_agencys_are_named() -> None:
    first = of(AGENCIES[0])
    found = overview(first, attrs.evolve(first, title=first.title))
    (scope,) = found.scopes
    assert scope.filings[1].state == "ambiguous"
    page = found.to_html("zh", links={1: "in/1.docx"}, marked={1: "marked/x.docx"})
    files = '0.docx、<a href="in/1.docx">1.docx</a> <a href="marked/x.docx">Word</a>'
    assert f"可能是：{files}" in page
    assert "不属于名单上任何机关的报告" not in page


def test_where_no_report_is_there_every_agency_is_missing() -> None:
    (scope,) = overview().scopes
    assert (scope.year, scope.number_of("missing"), len(scope.filings)) == (None, 4, 4)
    assert [filing.match.role for filing in scope.filings] == ["own", *["subordinate"] * 3]


def test_a_phone_shows_what_each_figure_is() -> None:
    page = overview(of(AGENCIES[0])).to_html("zh")
    for head in ("发布或落款", "错误", "警告"):
        assert f'data-head="{head}"' in page


def test_years_stand_apart_the_latest_first() -> None:
    found = overview(of(AGENCIES[0], 2022), of(AGENCIES[0], 2023), of(AGENCIES[1], 2023))
    assert [scope.year for scope in found.scopes] == [2023, 2022]
    assert [scope.number_of("missing") for scope in found.scopes] == [2, 3]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_becomes_markup(lang: str) -> None:
    hostile = '<script>alert(1)</script>"&'
    report = attrs.evolve(of(AGENCIES[0]), agency=hostile, title=f"{hostile}2023年年度报告")
    found = overview(report, unread={hostile: Text(hostile, hostile)})
    page = found.to_html("zh" if lang == "zh" else "en", links={0: hostile}, marked={0: hostile})
    assert "<script" not in page
    assert not found.is_clean


def test_every_text_is_used() -> None:
    code = (SRC / "consolidation" / "overview.py").read_text("utf-8")
    used = {*re.findall(r'"(\w+)"', code)}
    assert {*texts("govinfo_report.consolidation", "overview.toml")} <= used | {*get_args(Role)}
