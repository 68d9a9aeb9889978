"""Agency and year that an introduction names are offered where no title stands, and not taken."""

from __future__ import annotations

import pytest

from govinfo_report.reading import read_text


def reading_of(introduction: str, above: str = ""):
    return read_text(f"{above}{introduction}\n一、总体情况\n全年公开信息48条。\n")


@pytest.mark.parametrize(
    ("introduction", "suggested"),
    [
        (
            "《某某区民政局2023年政府信息公开工作年度报告》已编制完成，欢迎查阅。",
            {"agency": "某某区民政局", "year": 2023},
        ),
        (
            "现将某某区民政局2023年度政府信息公开年度报告公布如下：",
            {"agency": "某某区民政局", "year": 2023},
        ),
        (
            "根据条例，某某区民政局特向社会公布2023年度政府信息公开工作年度报告。",
            {"agency": "某某区民政局", "year": 2023},
        ),
        (
            "根据条例，某某县委机构编制委员会办公室编制2023年度政府信息公开工作年度报告，现公布如下。",
            {"agency": "某某县委机构编制委员会办公室", "year": 2023},
        ),
        (
            "特向社会公布某某区民政局2023年度政府信息公开年度报告。",
            {"agency": "某某区民政局", "year": 2023},
        ),
        ("根据有关要求，现公布2023年政府信息公开工作年度报告。", {"year": 2023}),
        ("本报告由某某区民政局编制。", {"agency": "某某区民政局"}),
    ],
)
def test_what_the_introduction_names_is_suggested(introduction, suggested):
    reading = reading_of(introduction)
    assert dict(reading.suggested) == suggested
    assert reading.report.agency is None
    notes = {note.kind: note for note in reading.notes}
    assert {"agency_candidate", "no_title"} <= notes.keys()
    assert notes["agency_candidate"].raw in introduction
    assert {"agency", "year"} >= {notes["agency_candidate"].where}


@pytest.mark.parametrize(
    "introduction",
    [
        "本报告根据《政府信息公开工作年度报告格式》编制，如有疑问请来电。",
        "根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》编制，欢迎查阅。",
        "现将本局2024年政府信息公开年度报告公布如下：".replace("2024", "上"),
        "本机关编制本报告，欢迎查阅。",
    ],
)
def test_words_that_name_no_organ_suggest_nothing(introduction):
    reading = reading_of(introduction)
    assert not reading.suggested
    assert "agency_candidate" not in {note.kind for note in reading.notes}


def test_of_two_agencies_none_is_suggested():
    reading = reading_of("本报告由某某区民政局编制，参见《某某区2023年政府信息公开工作年度报告》。")
    assert dict(reading.suggested) == {"year": 2023}


def test_a_page_with_a_title_suggests_nothing():
    title = "某某区民政局2023年政府信息公开工作年度报告\n"
    assert not reading_of("本报告由某某区财政局编制。", title).suggested


def test_a_page_that_names_a_report_in_its_text_alone_is_read():
    text = "现将某某区民政局2023年政府信息公开工作年度报告公布如下。\n全年公开信息48条。\n"
    reading = read_text(text)
    assert dict(reading.suggested) == {"agency": "某某区民政局", "year": 2023}
    assert reading.report.introduction[-1] == "全年公开信息48条。"
