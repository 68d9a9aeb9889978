"""Options that several commands share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any, TypeVar

import click

from govinfo_report.cli.help import Option
from govinfo_report.cli.output import OutputFile

F = TypeVar("F", bound=Callable[..., Any])


def option(*names: str, zh: str, **settings: Any) -> Callable[[F], F]:
    """An option with its help in both languages; the rest is click's."""
    return click.option(*names, cls=Option, zh=zh, **settings)


def output(writes: str | None = None) -> Callable[[F], F]:
    """``-o``: a file instead of standard output; as :class:`OutputFile`."""
    return option(
        "-o",
        "--output",
        "target",
        type=OutputFile(writes),
        metavar="FILE",
        help="Write to FILE (whole or not at all) instead of standard output.",
        zh="写入文件（要么完整写成，要么不写），而不是标准输出。",
    )


def fail_on(command: F) -> F:
    """``--fail-on``: how bad a violation must be to count."""
    return option(
        "--fail-on",
        type=click.Choice(["error", "warning", "never"]),
        default="error",
        show_default=True,
        help="Least severity of a violation that makes the exit status 1.",
        zh="达到这一级别（error 错误、warning 警告）的问题使退出码为 1；never 从不。",
    )(command)


def output_format(*formats: str) -> Callable[[F], F]:
    """``--format``: one of these, the first being the default."""
    return option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="What the result is written as.",
        zh="结果的格式。",
    )


def columns() -> int:
    """Width of the terminal in cells; 80 where there is none and ``COLUMNS`` is not set."""
    return max(shutil.get_terminal_size((80, 24)).columns, 20)
