"""``validate``: documents against the JSON Schema."""

from __future__ import annotations

from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import DOCUMENTS, InputFile, Missing, inputs
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.display import printable
from govinfo_report.language import Lang, Text, both

_VALID: Final = Text("符合 JSON Schema", "valid")
_DOCUMENT: Final = Text("整个文档", "(document)")
_KEYWORDS: Final = {
    "additionalProperties": "多余成员",
    "dependentSchemas": "互斥成员",
    "depth": "嵌套层数",
    "digits": "位数",
    "duplicate": "重复成员",
    "encoding": "编码",
    "enum": "取值",
    "format": "格式",
    "fraction": "小数写法",
    "json": "非 JSON 值",
    "maxLength": "长度",
    "maximum": "上限",
    "minProperties": "空对象",
    "minimum": "下限",
    "not": "写法",
    "pattern": "写法",
    "required": "缺少成员",
    "size": "文件大小",
    "surrogate": "代理码位",
    "syntax": "语法",
    "type": "类型",
}
"""What fails in a document, in Chinese: keywords of JSON Schema and what no schema can say."""


@click.command(
    cls=Command,
    zh="只按 JSON Schema 检查文档。\n\n"
    "每个问题一行：文件、JSON Pointer、问题。退出码 1 表示有文档不符合。给出文件夹时，检"
    "查其中的 .json 文件。",
)
@click.argument("files", metavar="FILE...", type=InputFile(DOCUMENTS), nargs=-1, required=True)
@options.output("text")
def validate(files: tuple[str, ...], lang: Lang, target: str | None) -> int:
    """Validate documents against the JSON Schema alone.

    One line a problem: file, JSON Pointer, what is wrong. Exit status 1 means that a document is
    not valid. Of a folder, the .json files are looked at.
    """
    found = list(inputs(files, DOCUMENTS))
    status = Status(len(found), lang=lang)
    output = Output(target, status)
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        status.step(source.name)
        try:
            problems = gr.validate(source.bytes())
        except OSError as error:
            status.failed(source.name, error)
            continue
        if problems:
            status.found()
        for problem in problems:
            line = f"{source.name}: {_line(problem, lang)}"
            output.write(printable(line) + "\n", is_painted=True)
        if not problems:
            output.write(printable(f"{source.name}: {_VALID(lang)}") + "\n", is_painted=True)
    output.close()
    status.clear()
    return status.code


def _line(problem: gr.SchemaProblem, lang: Lang) -> str:
    """Where, what is wrong, and the keyword that fails, ids with their names in words."""
    from govinfo_report.catalogue.names import placed  # not for help alone

    words = Text(problem.message_zh, problem.message)
    if problem.line is not None:  # a text that is no JSON at all
        words = placed(f"{problem.line}:{problem.column}", words)
    elif problem.pointer:
        words = placed(problem.pointer, words)
    else:
        words = both(": ").join([_DOCUMENT, words])
    label = f"（{_KEYWORDS[problem.keyword]}）" if lang == "zh" else ""
    return f"{words(lang)}{label} [{problem.keyword}]"
