"""The charts of the how-to about a nation's reports: made by its own code, in both languages."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS, Column, Row, form
from govinfo_report.language import Lang
from scripts.generate import ROOT
from scripts.site.sources import LANGUAGE
from tests.docs.examples import page_examples

PAGE: Final = ROOT / "docs" / "how-to" / "explore-a-nation.md"
OWNS = ("docs/how-to/pictures/nation_*.svg",)

_DATA: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_ENDINGS: Final[Mapping[Lang, str]] = {"en": ".svg", "zh": f".{LANGUAGE}.svg"}
"""Language → how the name of a picture ends; Sphinx takes that of its language."""

_INK: Final = "#1f2328"
_GRID: Final = "#8a8f98"
_COLOURS: Final = ("#2b6cb0", "#c2570c", "#2f855a", "#805ad5", "#c53030", "#7b6f63")
"""Colours that have a contrast of 3 with white and with the dark pages of the site."""

_STYLE: Final = (
    "<style>@media (prefers-color-scheme: dark) {"
    f' [fill="{_INK}"] {{ fill: #e6edf3 }} [stroke="{_INK}"] {{ stroke: #e6edf3 }} }}</style>'
)
_FONT: Final = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
_NUMBER: Final = re.compile(r"^(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d\.)")


def files() -> Mapping[str, str]:
    """Each chart in English, and the same in Chinese."""
    names = _run()
    charts = {name: chart for name, chart in names.items() if name.startswith("nation_")}
    kinds = {en: zh for zh, en in names["KINDS"].items()}
    words = {**_catalogue(), **kinds, **_DATA["words"]}
    folder = PAGE.parent.relative_to(ROOT) / "pictures"
    return {
        f"{folder}/{name}{ending}": picture(name, chart.to_dict(), lang, words)
        for name, chart in charts.items()
        for lang, ending in _ENDINGS.items()
    }


def _run() -> Mapping[str, Any]:
    """The names of the page after its code has run."""
    path = list(sys.path)
    with TemporaryDirectory() as folder, chdir(folder):
        Path("docs").symlink_to(ROOT / "docs")
        page = page_examples(PAGE)
        page.namespace["__name__"] = "page"
        for example in page.examples():
            example.evaluate()
    sys.path[:] = path
    return page.namespace


def _catalogue() -> dict[str, str]:
    """English labels of the newest form → Chinese ones without their numbers."""
    tables = form(EDITIONS[-1]).tables
    parts: list[Row | Column] = [row for table in tables for row in table.rows]
    parts += [column for table in tables for column in table.columns]
    return {part.text.en: _NUMBER.sub("", part.label) for part in parts}


def picture(name: str, spec: dict[str, Any], lang: Lang, words: Mapping[str, str]) -> str:
    """A chart as SVG.

    Args:
        name: Name of the chart.
        spec: The chart, as Altair gives it.
        lang: The language.
        words: English words of charts → Chinese ones.

    Raises:
        ValueError: There is no Chinese for a word.
    """
    import vl_convert

    left, top, right, bottom = _DATA["space"][name][lang]
    chart = _in_chinese(spec, words) if lang == "zh" else spec
    chart["padding"] = {"left": left, "top": top, "right": right, "bottom": bottom}
    chart["autosize"] = {"type": "none"}
    chart["config"] = _config(left)
    svg: str = vl_convert.vegalite_to_svg(chart)
    texts = re.findall(r">([^<>]+)</text>", svg)
    if lang == "zh" and (english := [text for text in texts if re.search("[A-Za-z]{2}", text)]):
        raise ValueError(f"no Chinese for {', '.join(english)}: see nation_charts.toml")
    return svg.replace(">", f">{_STYLE}", 1) + "\n"


def _in_chinese(part: Any, words: Mapping[str, str]) -> Any:
    match part:
        case dict():
            return {key: _in_chinese(value, words) for key, value in part.items()}
        case list():
            return [_in_chinese(value, words) for value in part]
    return words.get(part, part) if isinstance(part, str) else part


def _config(left: int) -> dict[str, Any]:
    """What is the same in every chart: colours, fonts, and nothing that depends on a width."""
    text = {"labelColor": _INK, "titleColor": _INK, "labelFontSize": 13, "labelLimit": 0}
    title = {"titleFontSize": 13, "titleFontWeight": "normal"}
    lines = {"gridColor": _GRID, "gridOpacity": 0.35, "domainColor": _GRID, "tickColor": _GRID}
    return {
        "background": "transparent",
        "font": _FONT,
        "axis": {**text, **title, **lines, "labelOverlap": False, "labelFlush": False},
        "axisY": {"minExtent": left - 25, "maxExtent": left - 25},
        "axisX": {"minExtent": 20, "maxExtent": 20},
        "legend": {**text, **title, "orient": "right", "columns": 1},
        "title": {"color": _INK, "fontSize": 14, "anchor": "start", "frame": "bounds", "offset": 8},
        "text": {"color": _INK, "fontSize": 12},
        "mark": {"color": _COLOURS[0]},
        "rect": {"color": _COLOURS[0]},
        "range": {"category": list(_COLOURS)},
        "view": {"stroke": None},
    }
