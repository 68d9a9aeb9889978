"""Manifests: what they declare, and that every slip is told with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.hierarchy import manifest as module

FULL = """\
[[consolidated]]
agency = "湖州市吴兴区人民政府"
code = "11330502002532055E"
aliases = ["吴兴区"]
territory = "湖州市吴兴区"
years = [2023, 2024]
own_figures = true
own_report = "吴兴区人民政府办公室"
organs = [
  "区人力社保局",
  { agency = "区教育局", code = "1", aliases = ["吴兴区教体局"] },
]
"""


def test_a_manifest_says_who_is_summed_for_which_years() -> None:
    (block,) = gr.Manifest.loads(FULL).consolidated
    assert block == gr.Consolidated(
        organ=gr.Organ("湖州市吴兴区人民政府", "11330502002532055E", ("吴兴区",)),
        organs=(gr.Organ("区人力社保局"), gr.Organ("区教育局", "1", ("吴兴区教体局",))),
        own_figures=True,
        own_report=gr.Organ("吴兴区人民政府办公室"),
        territory="湖州市吴兴区",
        years=(2023, 2024),
    )


def test_what_is_not_declared_is_not_assumed() -> None:
    (block,) = gr.Manifest.loads('[[consolidated]]\nagency="某县"\norgans=["甲局"]').consolidated
    assert (block.own_figures, block.own_report, block.territory, block.years) == (
        None,
        None,
        None,
        (),
    )


def declared(members: str) -> str:
    return f'[[consolidated]]\nagency = "某县"\norgans = ["甲局"]\n{members}\n'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "consolidated"),
        ("consolidated = 3", "consolidated"),
        ("consolidated = [3]", "consolidated[0]"),
        ("other = 1", "other"),
        ("[[", "(file)"),
        ('[[consolidated]]\norgans = ["甲局"]', "consolidated[0].agency"),
        ('[[consolidated]]\nagency = " 某县"\norgans = ["甲局"]', "consolidated[0].agency"),
        ('[[consolidated]]\nagency = "…"\norgans = ["甲局"]', "consolidated[0].agency"),
        ('[[consolidated]]\nagency = "某县"', "consolidated[0].organs"),
        ('[[consolidated]]\nagency = "某县"\norgans = []', "consolidated[0].organs"),
        ('[[consolidated]]\nagency = "某县"\norgans = "甲局"', "consolidated[0].organs"),
        ('[[consolidated]]\nagency = "某县"\norgans = [1]', "consolidated[0].organs[0]"),
        ('[[consolidated]]\nagency = "某县"\norgans = [{}]', "consolidated[0].organs[0].agency"),
        (
            '[[consolidated]]\nagency = "某县"\norgans = [{ agency = "甲局", name = "x" }]',
            "consolidated[0].organs[0].name",
        ),
        (
            '[[consolidated]]\nagency = "某县"\norgans = ["乙局", "甲局", "甲 局"]',
            "consolidated[0].organs[2]",
        ),
        (
            '[[consolidated]]\nagency = "某县"\norgans = ["甲局", "某县"]',
            "consolidated[0].organs[1]",
        ),
        (declared("own_figures = 1"), "consolidated[0].own_figures"),
        (declared('own_report = "办公室"'), "consolidated[0].own_report"),
        (declared("years = [2023, 2023]"), "consolidated[0].years"),
        (declared("years = [true]"), "consolidated[0].years[0]"),
        (declared("years = 2023"), "consolidated[0].years"),
        (declared("") * 2, "consolidated[1]"),
        (declared("years = [2023]") + declared("years = [2022, 2023]"), "consolidated[1]"),
    ],
)
def test_a_slip_is_told_with_file_and_key(text: str, key: str) -> None:
    with pytest.raises(gr.ManifestError) as caught:
        gr.Manifest.loads(text, name="organs.toml")
    assert (caught.value.file, caught.value.key) == ("organs.toml", key)
    assert str(caught.value) == f"organs.toml: {key}: {caught.value.reason}"


def test_an_organ_may_be_declared_differently_for_different_years() -> None:
    text = declared("years = [2022]") + declared("years = [2023]")
    assert len(gr.Manifest.loads(text).consolidated) == 2


def test_a_manifest_is_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    long = tmp_path / "long.toml"
    long.write_bytes(b"#" * (module.MAX_BYTES + 1))
    with pytest.raises(gr.ManifestError, match="longer"):
        gr.Manifest.load(long)
    with pytest.raises(gr.ManifestError, match="longer"):
        gr.Manifest.loads("#" * (module.MAX_BYTES + 1))
    with pytest.raises(gr.ManifestError, match="longer than 200"):
        gr.Manifest.loads(f'[[consolidated]]\nagency = "{"某" * 201}"\norgans = ["甲局"]')
    monkeypatch.setattr(module, "MAX_ORGANS", 1)
    with pytest.raises(gr.ManifestError, match="more than 1 organs"):
        gr.Manifest.loads('[[consolidated]]\nagency = "某县"\norgans = ["甲局", "乙局"]')


def test_the_bounds_of_a_manifest_are_what_is_still_read(tmp_path: Path) -> None:
    text = declared("")
    largest = text + "#" * (2**20 - len(text.encode()))
    path = tmp_path / "organs.toml"
    path.write_text(largest, encoding="utf-8", newline="")
    assert gr.Manifest.load(path) == gr.Manifest.loads(largest) == gr.Manifest.loads(text)
    with pytest.raises(gr.ManifestError, match="longer"):
        gr.Manifest.loads(largest + "#")
    longest = "某" * 200
    (block,) = gr.Manifest.loads(
        f'[[consolidated]]\nagency = "{longest}"\norgans = ["甲局"]'
    ).consolidated
    assert block.organ.agency == longest


def test_as_many_organs_as_a_manifest_may_declare() -> None:
    content = {"agency": "某县", "organs": [f"第{n}局" for n in range(10_000)]}
    (block,) = gr.Manifest.of({"consolidated": [content]}).consolidated
    assert len(block.organs) == 10_000
    content["organs"] = [*content["organs"], "另一局"]
    with pytest.raises(gr.ManifestError, match="more than 10000 organs"):
        gr.Manifest.of({"consolidated": [content]})


def test_a_text_for_a_path_and_a_path_for_a_text_are_told() -> None:
    with pytest.raises(gr.ManifestError, match=r"Manifest\.loads\(text\)"):
        gr.Manifest.load('{"consolidated": []}')
    with pytest.raises(gr.ManifestError, match=r"Manifest\.load\('organs\.toml'\)"):
        gr.Manifest.loads("organs.toml")
    for path in ("none.toml", Path('{"consolidated": []}')):
        with pytest.raises(FileNotFoundError):
            gr.Manifest.load(path)


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 50_000, f"{'a.' * 100_000}b = 1", f"x = {'9' * 10_000}"]
)
def test_a_file_made_to_hurt_is_a_slip_like_any_other(text: str) -> None:
    with pytest.raises(gr.ManifestError):
        gr.Manifest.loads(text)


def test_a_file_is_read_as_utf_8_with_or_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FULL.encode())
    assert gr.Manifest.load(path) == gr.Manifest.loads(FULL)
    path.write_bytes(FULL.encode("gbk"))
    with pytest.raises(gr.ManifestError, match="UTF-8"):
        gr.Manifest.load(str(path))
    with pytest.raises(FileNotFoundError):
        gr.Manifest.load(tmp_path / "none.toml")
