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

What holds for all commands, then what `govinfo-report COMMAND --help` prints, command by command.

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
