"""The program: its commands and its exit status.

Modules of this package import the library's public face alone, whose names load when they are
used: help and version come up without anything heavy.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Final, NoReturn, TextIO

import click

import govinfo_report as gr
from govinfo_report.cli.help import (
    asked_for,
    cli_texts,
    flag,
    help_option,
    help_text,
    lang_option,
    of_command,
    said,
    spoken,
)
from govinfo_report.cli.usage import FAILED, Misuse, told, within
from govinfo_report.language import COLON, did_you_mean, system_words

_INTERRUPTED: Final = 130
"""What a shell reports of a program ended by Ctrl-C (128 + SIGINT)."""

_PIPE_CLOSED: Final = 141
"""What a shell reports of a program whose reader went away (128 + SIGPIPE)."""


_FEW_COLLECTIONS: Final = 100_000
"""Objects made between two collections of garbage: what is loaded is none, and is walked seldom."""

_MODULES: Final[Mapping[str, str]] = {
    "check": "check",
    "collect": "collect",
    "completion": "reference",
    "consolidate": "several_reports",
    "diff": "several_reports",
    "draft": "render",
    "fill": "render",
    "indicators": "several_reports",
    "locate": "check",
    "read": "read",
    "render": "render",
    "rules": "reference",
    "schema": "reference",
    "series": "several_reports",
    "table": "table",
    "validate": "reference",
    "waive": "waive",
}
"""Command → the module of this package that has it."""


class Program(click.Group):
    """The group of commands, with an end of its own for a standard output that is gone or full.

    A command is loaded when it is asked for.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, where there is one."""
        if cmd_name not in _MODULES:
            return None
        found: click.Command = getattr(
            import_module(f"govinfo_report.cli.{_MODULES[cmd_name]}"), cmd_name
        )
        return found

    def get_help(self, ctx: click.Context) -> str:
        """The help in the language that is spoken."""
        texts = cli_texts()
        commands = [(name, texts[f"{name}.about"]) for name in self.list_commands(ctx)]
        return help_text(ctx, texts["program.about"], commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes the arguments before the command apart."""
        with within(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for.

        Raises:
            Misuse: There is none of that name.
        """
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = did_you_mean(get_close_matches(args[0], self.list_commands(ctx)))
            raise Misuse(said("no_command", name=args[0], near=near), ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what it cannot print ends the program with a status of its own.

        Outside of here click takes a closed pipe for its own affair and ends with status 1, which
        would read as "violations".
        """
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _drop(sys.stdout)
            ctx.exit(_PIPE_CLOSED)
        except OSError as error:  # files have their own handling: this is standard output
            words = COLON.join([said("stdout"), system_words(error)])
            click.echo(f"govinfo-report: {words(spoken(ctx))}", file=sys.stderr)
            _drop(sys.stdout)
            ctx.exit(FAILED)
        return status


def _show_version(ctx: click.Context) -> None:
    click.echo(f"{ctx.command_path} {gr.__version__}")


program = Program(
    "govinfo-report",
    params=of_command(
        "program",
        [flag("--version", done=_show_version), lang_option(expose_value=False), help_option()],
    ),
)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the program and ends the process.

    Args:
        arguments: The words after the program's name; ``None``: those of the process.
    """
    own = arguments is None  # then the process is this program's alone
    if own:
        gc.set_threshold(_FEW_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        _set_encoding(stream)
    lang = asked_for(sys.argv[1:] if arguments is None else arguments)
    try:
        status = program.main(
            arguments, prog_name="govinfo-report", standalone_mode=False, obj=lang
        )
    except click.UsageError as error:
        click.echo(told(error), file=sys.stderr)
        status = error.exit_code
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = _INTERRUPTED
    except Exception:  # noqa: BLE001  # Python's own exit status 1 would read as "violations"
        import traceback

        traceback.print_exc()
        click.echo(f"govinfo-report: {said('fault')(lang)}", file=sys.stderr)
        status = FAILED
    if own:
        gc.freeze()  # the process ends: nothing is collected any more
    sys.exit(status)


def _set_encoding(stream: TextIO) -> None:
    """UTF-8, whatever the system's code page, or what PYTHONIOENCODING says.

    A character that the encoding lacks is shown escaped where that variable does not say how else.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    named, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    if stream is sys.stderr or not errors:
        errors = "backslashreplace"
    # Line ends as the formats want them, which a text stream on Windows would change.
    reconfigure(encoding=stream.encoding if named else "utf-8", errors=errors, newline="\n")


def _drop(stream: TextIO) -> None:
    """Lets what is still buffered go nowhere, so that the end of the process does not write it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
