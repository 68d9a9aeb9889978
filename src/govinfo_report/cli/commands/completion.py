"""``completion``: what makes a shell complete the words of the program."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import ShellComplete, get_completion_class

from govinfo_report.cli.command import Command
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status

SHELLS: Final = ("bash", "zsh", "fish")


@click.command(cls=Command)
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the script that lets SHELL complete commands, options, files, rule and cell ids.

    SHELL is bash, zsh or fish. For bash, put the line eval "$(govinfo-report completion bash)" in
    ~/.bashrc; for zsh, the same with zsh in ~/.zshrc, after compinit; for fish, put the line
    govinfo-report completion fish | source in ~/.config/fish/config.fish.
    """
    program = click.get_current_context().find_root()
    name = str(program.info_name)
    of_shell = get_completion_class(shell) or ShellComplete
    script = of_shell(program.command, {}, name, f"_{name}_COMPLETE".replace("-", "_").upper())
    output = Output(None, Status(), "script")
    # Not source(), which for bash asks the bash that is installed for its version.
    output.write(f"{script.source_template % script.source_vars()}\n")
    output.close()
    return 0
