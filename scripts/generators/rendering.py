"""The reference of what print cannot show, from the library's one list of it."""

from __future__ import annotations

from collections.abc import Mapping

from govinfo_report.renderers import FORMATS, limits

OWNS = ("docs/reference/rendering.md",)

INTRODUCTION = """\
# What print cannot show

`read(render(report, format), format=format)` gives the report again but for what stands here; the
tests hold each of these lines. How to render: [Write the official form](../how-to/render.md).

| what | formats |
| --- | --- |
"""


def files() -> Mapping[str, str]:
    """The one page."""
    rows = []
    for limit in limits().values():
        formats = "all" if limit.formats == FORMATS else ", ".join(limit.formats)
        english = limit.en.replace("|", "\\|")
        rows.append(f"| {english}<br>{limit.zh} | {formats} |\n")
    return {"docs/reference/rendering.md": INTRODUCTION + "".join(rows)}
