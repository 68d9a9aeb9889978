"""The parts of an organ's name, and sentences without names, numbers and dates."""

from __future__ import annotations

import pytest

from govinfo_report.checks.agencies import organ_name
from govinfo_report.checks.masking import masked_sentences
from govinfo_report.model import Report


@pytest.mark.parametrize(
    ("name", "places", "body", "stems"),
    [
        ("示例市教育局", ("示例市",), "教育局", ("示例",)),
        (
            "示例省甲乙市丙丁区司法局",
            ("示例省", "甲乙市", "丙丁区"),
            "司法局",
            ("示例", "甲乙", "丙丁"),
        ),
        ("示例市人民政府", ("示例市",), "人民政府", ("示例",)),
        ("国家税务总局示例市税务局", ("示例市",), "税务局", ("示例",)),
        ("示例自治区财政厅", ("示例自治区",), "财政厅", ("示例",)),
        ("示例县", ("示例县",), "", ("示例",)),
        ("示地区教育局", ("示地区",), "教育局", ("示地",)),  # no name has one character
        ("教育局", (), "教育局", ()),
    ],
)
def test_a_name_is_territories_and_a_body(
    name: str, places: tuple[str, ...], body: str, stems: tuple[str, ...]
) -> None:
    found = organ_name(name)
    assert (found.places, found.body, found.stems) == (places, body, stems)


def sentences(text: str, agency: str | None = "示例市教育局", least: int = 4) -> dict[str, int]:
    report = Report(edition="2021", title=None, agency=agency, year=2023, overview=(text,))
    return dict(masked_sentences(report, ["overview"], least))


def test_names_numbers_and_the_organ_s_own_words_for_itself_are_left_aside() -> None:
    texts = (
        "示例市教育局2023年公开信息12条。",
        "教育局2022年公开信息7条。",
        "我局2021年公开信息3条。",
        "本机关 2020 年公开信息 5 条！",
    )
    first, *others = [sentences(text) for text in texts]
    assert first
    assert all(each == first for each in others)
    assert sentences("财政局2023年公开信息12条。") != first
    # The names of others stand.
    assert sentences(texts[0], agency=None) != first


def test_sentences_count_by_their_length_and_short_ones_not() -> None:
    (words, length), *none = sentences("工作平稳有序开展。工作平稳有序开展。好。").items()
    assert (words, length, none) == ("工作平稳有序开展", 16, [])
    assert sentences("工作平稳。", least=4) == {"工作平稳": 4}
    assert sentences("工作平稳。", least=5) == {}
