"""``diff``: two reports side by side."""

from __future__ import annotations

from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import STDIN, InputFile, single
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import Misuse
from govinfo_report.language import Lang, Text


@click.command(
    cls=Command,
    zh="逐格比较两份报告：旧报告和新报告。\n\n"
    "两者可以是页面或文档；其中一个可以是 -（标准输入）。退出码 1 表示有单元格或段落不同"
    "。patch 格式是从旧报告的文档到新报告的文档的 JSON Patch（RFC 6902），包括页首各项。"
    "",
)
@click.argument("old", type=InputFile())
@click.argument("new", type=InputFile())
@options.output_format("text", "json", "csv", "markdown", "html", "patch")
@options.output()
def diff(old: str, new: str, form: str, lang: Lang, target: str | None) -> int:
    """Compare the report OLD with the report NEW, cell by cell.

    Each is a page or a document; one of them may be - (standard input). Exit status 1 means that
    a cell or a paragraph differs. The format patch is a JSON Patch (RFC 6902) from the document of
    OLD to that of NEW, header included.
    """
    if old == new == STDIN:
        raise Misuse(
            Text(
                "两份报告只能有一份来自标准输入",
                "only one of the two reports can come from standard input",
            )
        )
    status = Status(lang=lang)
    sides = [report for name in (old, new) if (report := single(name, status)) is not None]
    if len(sides) == 2:
        comparison = gr.compare(*sides)
        try:
            text = _written(comparison, form, lang)
        except gr.DocumentError as error:
            status.failed(f"{old}, {new}", error)
            return status.code
        if comparison.differs or (form == "patch" and text != NO_PATCH):
            status.found()
        output = Output(target, status, form)
        output.write(text)
        output.close()
    return status.code


NO_PATCH: Final = "[]\n"
"""The patch between two equal documents."""


def _written(comparison: gr.Comparison, form: str, lang: Lang) -> str:
    if form == "json":
        return comparison.to_json(indent=2) + "\n"
    if form == "csv":
        return comparison.to_csv()
    if form == "html":
        return comparison.to_html(lang)
    if form == "patch":
        return comparison.to_patch() + "\n"
    if form == "markdown":
        return comparison.to_markdown(lang)
    return comparison.to_text(lang, width=options.columns())
