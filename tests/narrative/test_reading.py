from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.model import FrozenMap
from tests.narrative.describing import claimed, report_of
from tests.work import counted

HOSTILE = {
    "digits": "1" * 40_000,
    "brackets": "(" * 20_000 + ")" * 20_000,
    "quotes": "“1" * 20_000,
    "titles": "《" * 40_000,
    "numerals": "一千" * 20_000,
    "negations": "未" * 40_000,
    "requests": "收到申请" * 10_000,
    "list": "收到申请3件、" * 5_000,
    "ranges": "1至" * 20_000,
    "disputes": "行政复议、" * 8_000 + "3件",
    "addresses": "a." * 20_000 + "@",
    "including": "其中3件" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_no_more_work_than_its_length(text: str) -> None:
    report = report_of(text[: len(text) // 4])
    with counted() as calls:
        gr.claims(report)
    assert calls() < 13 * len(text)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_can_be_read(text: str) -> None:
    for claim in gr.claims(report_of(text)):
        assert claim.text


@given(
    st.lists(
        st.sampled_from(
            [
                "收到",
                "申请",
                "3件",
                "未",
                "行政复议",
                "、",
                "，",
                "其中",
                "（",
                "）",
                "均",
                "维持",
                "同比",
                "增长",
                "5%",
                "。",
                "分别为",
                "2022年",
                "全市",
                "答复",
                "结转下年度",
                "规范性文件",
                "处理费",
                "400元",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=300)
def test_any_mixture_of_the_words_can_be_read_and_is_read_alike_twice(words: list[str]) -> None:
    text = "".join(words)
    assert claimed(text) == claimed(text)


def test_claims_come_from_every_narrative_section_and_from_notes_on_tables() -> None:
    said = ("收到政府信息公开申请3件。",)
    report = gr.Report(
        edition="2021",
        title=None,
        agency=None,
        year=None,
        introduction=said,
        overview=(),
        problems_and_improvements=said,
        other_matters=("无。", *said),
        table_notes=FrozenMap({"applications": said}),
    )
    assert [(c.where.section, c.where.paragraph) for c in gr.claims(report)] == [
        ("introduction", 0),
        ("problems_and_improvements", 0),
        ("other_matters", 1),
        ("table_notes.applications", 0),
    ]


def test_sections_that_are_absent_claim_nothing() -> None:
    report = gr.Report(edition="2021", title=None, agency=None, year=2023)
    assert gr.claims(report) == ()


def test_a_heading_in_a_paragraph_of_its_own_says_what_follows_is_on() -> None:
    assert claimed("（二）依申请公开情况|全年共收到5件。") == ["received received 5"]
    assert claimed("（四）平台建设情况|全年共收到5件。") == []
    assert claimed("（四）平台建设情况|全年办结留言5件。") == []


def test_what_was_named_in_one_paragraph_is_forgotten_in_the_next() -> None:
    result = "结果维持2件，结果纠正1件。"
    named = "政府信息公开行政复议3件。"
    assert claimed(named + result)[1:] == [
        "reconsideration reconsideration.upheld 2",
        "reconsideration reconsideration.corrected 1",
    ]
    assert claimed(f"{named}|{result}") == ["reconsideration reconsideration.total 3"]


def test_the_claims_of_one_sentence_share_its_text() -> None:
    found = gr.claims(report_of("，".join(["收到申请5件"] * 200) + "。"))
    assert len(found) == 200
    assert len({id(claim.sentence) for claim in found}) == 1
