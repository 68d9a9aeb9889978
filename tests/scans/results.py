"""What became of the cells of scans, kept in a file, and shown in tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs
from attrs import frozen

from govinfo_report.language import Lang, Text

FILE: Final = Path(__file__).with_name("results.jsonl")
"""What the whole proof found, a scan a line; the documentation is made of it."""

FINE: Final = (150, 200, 300)
COARSE: Final = (100, 120)
"""Dots an inch: of what is to be read nearly whole, and of what is withheld more often."""

KINDS: Final[Mapping[str, Text]] = {
    "clean": Text("照原样打印", "as printed"),
    "blur": Text(
        "没有对准焦距，150 dpi 时模糊 0.5 至 0.8 点", "out of focus, by 0.5 to 0.8 dots at 150 dpi"
    ),
    "jpeg": Text("JPEG，质量 25 至 45", "JPEG of quality 25 to 45"),
    "salt": Text("0.3% 至 1% 的点变黑或者变白", "0.3 to 1 % of the dots black or white"),
    "noise": Text(
        "传感器噪声，标准差为 255 中的 12 至 25",
        "noise of a sensor, a deviation of 12 to 25 of 255",
    ),
    "skew": Text("放斜至多 2°，放偏至多 5 毫米", "askew by up to 2°, aside by up to 5 mm"),
    "shadow": Text("向一侧变暗 25% 至 50%", "darker towards one side, by 25 to 50 %"),
    "bleed": Text(
        "背面透过来，为其墨色的 12% 至 25%", "the back shines through, 12 to 25 % of its ink"
    ),
    "red_stamp": Text("每页盖一枚 4 厘米的红章", "a red seal of 4 cm on each page"),
    "grey_stamp": Text("同上，复印成灰色", "the same in a copy without colours"),
    "fax": Text(
        "只有黑白，以白的 45% 至 65% 为界", "black and white alone, cut at 45 to 65 % of white"
    ),
    "faint": Text("墨色只有 30% 至 50%，且不均匀", "ink at 30 to 50 % of its darkness, unevenly"),
    "thick": Text("笔画变粗半点至一点", "strokes that ran by half a dot to a dot"),
    "dirty": Text("线条和笔画有缺口，有污点和毛发", "gaps in lines and strokes, spots, hairs"),
    "turned": Text("转了四分之一圈的若干倍", "turned by quarters"),
    "old_paper": Text("发黄或者发灰、有纤维的纸", "yellow or grey paper with fibres"),
    "office": Text(
        "歪斜、模糊、噪声、JPEG、灰色：普通的办公扫描仪",
        "askew, blurred, noisy, JPEG, grey: a usual scanner",
    ),
    "moved": Text(
        "向任一方向拖影，150 dpi 时 1 至 2 点",
        "smeared over 1 to 2 dots at 150 dpi, in any direction",
    ),
    "copied": Text(
        "复印件的复印件：两次模糊、加噪点、加大反差",
        "a copy of a copy: twice blurred, with grain and more contrast",
    ),
}
"""Kinds of scans, and what they are."""

FAMILIES: Final[Mapping[str, Text]] = {
    "song": Text("Noto Serif CJK", "Noto Serif CJK"),
    "hei": Text("Noto Sans CJK", "Noto Sans CJK"),
    "song and Times": Text(
        "同 song，西文和数字为 Liberation Serif",
        "as song, with letters and digits of Liberation Serif",
    ),
    "hei and Arial": Text(
        "同 hei，西文和数字为 Liberation Sans", "as hei, with letters and digits of Liberation Sans"
    ),
    "ming": Text("AR PL UMing", "AR PL UMing"),
    "kai": Text("AR PL UKai", "AR PL UKai"),
    "zenhei": Text("文泉驿正黑", "WenQuanYi Zen Hei"),
}
"""Looks of print, and their fonts."""

FOR_THE_PROOF: Final = ("copied", "kai", "zenhei")
"""The kind and the looks that nothing was tuned on: the proof alone has them."""


@frozen(kw_only=True)
class Result:
    """What became of the cells of a scan.

    Attributes:
        edition: Which form it is.
        kind: What happened to it.
        family: Its look.
        dpi: Its dots an inch.
        seed: Of its chances.
        pages: Its pages.
        cells: Cells of the form, blank ones among them.
        read: Those with the right value, and blank ones that are blank.
        withheld: Those of which nothing is said.
        wrong: Those with another value, or blank where there is a value.
        invented: Those with a value where there is none.
        letters: Characters of the prose.
        mistakes: How many of them were changed, lost or added.
        numbers: Numbers in the prose that the page has nowhere, but for its tables.
    """

    edition: str
    kind: str
    family: str
    dpi: int
    seed: int
    pages: int
    cells: int
    read: int
    withheld: int
    wrong: int
    invented: int
    letters: int
    mistakes: int
    numbers: int

    @property
    def scan(self) -> tuple[str, str, str, int, int]:
        """Which scan it is."""
        return (self.edition, self.kind, self.family, self.dpi, self.seed)


def load() -> list[Result]:
    """The results that are kept."""
    if not FILE.exists():
        return []
    return [Result(**json.loads(line)) for line in FILE.read_text("utf-8").splitlines()]


def line(result: Result) -> str:
    """A result as a line of a file."""
    return json.dumps(attrs.asdict(result)) + "\n"


_COUNTS: Final = ("pages", "cells", "read", "withheld", "wrong", "invented")
_HEADS: Final = Text(
    "页 | 单元格 | 读出 | 占比 | 不作数 | 读错 | 无中生有",
    "pages | cells | read | share | withheld | wrong | invented",
)
_KIND: Final = Text("扫描件", "scan")
_LOOK: Final = Text("字体", "look")
_ALL: Final = Text("**合计**", "**all**")
_MEANING: Final = Text("`{name}`{mark}：{meaning}", "`{name}`{mark}: {meaning}")
_SIZES: Final = (
    (FINE, Text("## 150 dpi 以上", "## 150 dpi or more")),
    (COARSE, Text("## 100 至 149 dpi", "## 100 to 149 dpi")),
)
_PROSE: Final = Text(
    "## 文字\n\n150 dpi 以上时，{letters:,} 个字中有 {right} 正确；{numbers} 个数与原文不符。\n",
    "## Prose\n\nAt 150 dpi or more {right} of {letters:,} characters are right; {numbers} numbers "
    "are not those of the page.\n",
)


def share(part: int, whole: int) -> str:
    """A share in percent, never rounded up to all."""
    return f"{part * 10_000 // whole / 100:.2f} %" if whole else "–"


def _row(name: str, results: Iterable[Result]) -> str:
    own = list(results)
    pages, cells, read, *others = (sum(getattr(one, count) for one in own) for count in _COUNTS)
    texts = (f"{pages:,}", f"{cells:,}", f"{read:,}", share(read, cells), *map(str, others))
    return f"| {name} | {' | '.join(texts)} |\n"


def _table(title: Text, rows: Sequence[str], lang: Lang) -> str:
    heads = _HEADS(lang)
    line = " ---: |" * (heads.count("|") + 1)
    return f"| {title(lang)} | {heads} |\n| --- |{line}\n{''.join(rows)}"


def _rows(
    results: Sequence[Result], names: Mapping[str, Text], what: str, lang: Lang
) -> Iterator[str]:
    for name, meaning in names.items():
        own = [result for result in results if getattr(result, what) == name]
        if own:
            mark = " ★" if name in FOR_THE_PROOF else ""
            yield _row(_MEANING.filled(name=name, mark=mark, meaning=meaning)(lang), own)


def tables(results: Sequence[Result], lang: Lang) -> str:
    """The results by dots an inch, kind and look, and what became of the prose."""
    parts = []
    for sizes, title in _SIZES:
        own = [result for result in results if result.dpi in sizes]
        if own:
            rows = [*_rows(own, KINDS, "kind", lang), _row(_ALL(lang), own)]
            parts += [f"{title(lang)}\n", _table(_KIND, rows, lang)]
            parts.append(_table(_LOOK, [*_rows(own, FAMILIES, "family", lang)], lang))
    letters, mistakes, numbers = (
        sum(getattr(one, name) for one in results if one.dpi in FINE)
        for name in ("letters", "mistakes", "numbers")
    )
    right = share(letters - mistakes, letters)
    parts.append(_PROSE(lang).format(letters=letters, right=right, numbers=numbers))
    return "\n".join(parts)
