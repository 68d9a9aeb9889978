"""Options that several commands share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any, Literal, TypeAlias, TypeVar

import click

from govinfo_report.cli.output import OutputFile

Lang: TypeAlias = Literal["zh", "en"]
"""A language of the texts."""

F = TypeVar("F", bound=Callable[..., Any])


def lang(command: F) -> F:
    """``--lang``: a fixed default, so that a command prints the same on every machine."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        show_default=True,
        help="Language of the texts: Chinese or English.",
    )(command)


def output(writes: str | None = None) -> Callable[[F], F]:
    """``-o``: a file instead of standard output; as :class:`OutputFile`."""
    return click.option(
        "-o",
        "--output",
        "target",
        type=OutputFile(writes),
        metavar="FILE",
        help="Write to FILE (whole or not at all) instead of standard output.",
    )


def fail_on(command: F) -> F:
    """``--fail-on``: how bad a violation must be to count."""
    return click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "never"]),
        default="error",
        show_default=True,
        help="Least severity of a violation that makes the exit status 1.",
    )(command)


def output_format(*formats: str) -> Callable[[F], F]:
    """``--format``: one of these, the first being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="What the result is written as.",
    )


def columns() -> int:
    """Width of the terminal in cells; 80 where there is none and ``COLUMNS`` is not set."""
    return max(shutil.get_terminal_size((80, 24)).columns, 20)
