"""The reference of the command line in both languages, from the help that each command prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from govinfo_report.cli.main import program
from govinfo_report.language import Lang, Text

PAGES: Mapping[Lang, str] = {
    "en": "docs/reference/command-line.md",
    "zh": "docs/reference/command-line-zh.md",
}
OWNS = tuple(PAGES.values())

WIDTH = 78
"""Columns that the help is wrapped to: those of a plain terminal's 80 that it uses."""

HEAD = Text(
    """\
# 命令行

先说各命令共同的，再列出各命令加 `--help` 所显示的内容。

## 语言

一切文字默认都是中文，包括帮助和出错信息；加 `--lang en` 全部改为英文，写在命令之前、之后都可以。
环境变量 `GOVINFO_REPORT_LANG`（`zh` 或 `en`）设定默认的语言。

## 输入与输出

输出绝不会覆盖输入，不论换什么写法、链接或文件夹：文件、上年报告、豁免文件、清单都不会。遇到
这种情况，命令在读取之前就
结束，退出码为 2。`-o` 所在的文件夹没有时自动建立；文件要么完整写成，要么不写。

没有给出 `--format` 或 `--to` 时，由文件后缀决定，如 `-o findings.html`。
后缀与格式矛盾的，不予执行。

文件名照原样显示；其中不是 UTF-8 的部分按 GB18030 显示，或写作 `\\xNN`，控制字符写作 `�`；
`metadata.source` 中也是如此。

文件都是 UTF-8。标准输出也是，除非 `PYTHONIOENCODING` 另有规定；那时 JSON、SARIF、HTML、XML
只用 ASCII 和转义，
在任何编码下都正确。

## 颜色与进度

给人看的文字在终端上有颜色。`--color always` 和 `--color never` 直接决定；否则 `NO_COLOR` 去
掉颜色，`FORCE_COLOR` 在管道中
也加颜色。文档和文件从不加颜色。处理多个文件超过一秒时，终端上显示进度和剩余时间；装有可选部
分 `cli` 时由 rich 绘制。

## 补全

`govinfo-report completion SHELL` 输出 bash、zsh 或 fish 的补全脚本，可以补全命令、选项、文
件、规则和单元格的编号：

```text
eval "$(govinfo-report completion bash)"        # 写进 ~/.bashrc
eval "$(govinfo-report completion zsh)"         # 写进 ~/.zshrc，放在 compinit 之后
govinfo-report completion fish | source         # 写进 ~/.config/fish/config.fish
```
""",
    """\
# Command line

What holds for all commands, then what `govinfo-report COMMAND --help --lang en` prints, of each.

## Language

Everything that is said is Chinese, help and errors included; with `--lang en`, before or after the
command, everything is English. The environment variable `GOVINFO_REPORT_LANG` (`zh` or `en`) sets
the default.

## Inputs and outputs

An output is never one of the inputs: not FILE, last year's report, waivers or a manifest, under
no other spelling, link or folder, and not as standard input or output either. The command then
ends with exit status 2 before it reads anything. `-o` makes folders that are not there, and a
file is written whole or not at all.

Where neither `--format` nor `--to` is given, the ending decides, as in `-o findings.html`. An
ending that contradicts the format is refused.

The name of a file is shown as it is. What is no UTF-8 in it is shown as GB18030, or as `\\xNN`;
control characters as `�`. The same goes into `metadata.source`. In SARIF the address has the
bytes of the name.

Files are UTF-8. So is standard output, unless `PYTHONIOENCODING` says otherwise; JSON, SARIF,
HTML and XML keep to ASCII then, with escapes, and are right in every encoding.

## Colours and progress

Text for people is coloured on a terminal. `--color always` and `--color never` decide; else
`NO_COLOR` takes colours away and `FORCE_COLOR` gives them to a pipe as well. Documents and files
are never coloured. Work on several files that takes more than a second shows on a terminal how
far it is and how long it will take; with the extra `cli` the line is drawn by rich.

## Completion

`govinfo-report completion SHELL` prints a script for bash, zsh or fish. With it the shell
completes commands, options, files, and the ids of rules and cells:

```text
eval "$(govinfo-report completion bash)"        # in ~/.bashrc
eval "$(govinfo-report completion zsh)"         # in ~/.zshrc, after compinit
govinfo-report completion fish | source         # in ~/.config/fish/config.fish
```
""",
)


def commands(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Every command from this one down: its full name and its help."""
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from commands(
                    child,
                    click.Context(child, parent=context, info_name=name, terminal_width=WIDTH),
                )


def files() -> Mapping[str, str]:
    """The pages, one in each language."""
    return {path: page(lang) for lang, path in PAGES.items()}


def page(lang: Lang) -> str:
    """The page in one language."""
    root = click.Context(program, info_name="govinfo-report", terminal_width=WIDTH, obj=lang)
    parts = [HEAD(lang)]
    for name, text in commands(program, root):
        parts.append(f"## `{name}`\n\n```text\n{text}\n```\n")
    return "\n".join(parts)
