"""The reference of the command line, from the help that each command prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from govinfo_report.cli.main import program

PAGE = "docs/reference/command-line.md"
OWNS = (PAGE,)

WIDTH = 78
"""Columns that the help is wrapped to: what click uses of a plain terminal's 80."""

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
    settings = {**program.context_settings, "terminal_width": WIDTH}
    root = click.Context(program, info_name="govinfo-report", **settings)
    parts = [HEAD]
    for name, text in commands(program, root):
        parts.append(f"## `{name}`\n\n```text\n{text}\n```\n")
    return {PAGE: "\n".join(parts)}
