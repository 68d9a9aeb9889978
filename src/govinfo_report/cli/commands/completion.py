"""``completion``: what makes a shell complete the words of the program."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import ShellComplete, get_completion_class

from govinfo_report.cli.command import Command
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.language import Lang

SHELLS: Final = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    zh="输出补全脚本，终端可据以补全命令、选项、文件、规则和单元格的编号。\n\n"
    '终端为 bash、zsh 或 fish。bash：把 eval "$(govinfo-report completion bash)" 写进 ~/.bashrc；'
    "zsh：同样写进 ~/.zshrc（bash 换成 zsh），放在 compinit 之后；fish：把 govinfo-report "
    "completion fish | source 写进 ~/.config/fish/config.fish。",
)
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
def completion(shell: str, lang: Lang) -> int:
    """Print the script that lets SHELL complete commands, options, files, rule and cell ids.

    SHELL is bash, zsh or fish. For bash, put the line eval "$(govinfo-report completion bash)" in
    ~/.bashrc; for zsh, the same with zsh in ~/.zshrc, after compinit; for fish, put the line
    govinfo-report completion fish | source in ~/.config/fish/config.fish.
    """
    program = click.get_current_context().find_root()
    name = str(program.info_name)
    of_shell = get_completion_class(shell) or ShellComplete
    script = of_shell(program.command, {}, name, f"_{name}_COMPLETE".replace("-", "_").upper())
    output = Output(None, Status(lang=lang), "script")
    # Not source(), which for bash asks the bash that is installed for its version.
    output.write(f"{script.source_template % script.source_vars()}\n")
    output.close()
    return 0
