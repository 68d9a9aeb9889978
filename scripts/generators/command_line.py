"""The reference of the command line, from the help that each command prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from govinfo_report.cli import main

PAGE = "docs/reference/command-line.md"
OWNS = (PAGE,)

WIDTH = 80
"""Columns that the help is wrapped to: those of a plain terminal."""

HEAD = """\
# Command line

What `govinfo-report COMMAND --help` prints, command by command.
"""


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
    """The page."""
    root = click.Context(main, info_name="govinfo-report", terminal_width=WIDTH)
    parts = [HEAD]
    for name, text in commands(main, root):
        parts.append(f"## `{name}`\n\n```text\n{text}\n```\n")
    return {PAGE: "\n".join(parts)}
