"""The program: its commands and its exit status.

Modules of this package import the library's public face alone, whose names load when they are
used: help and version come up without anything heavy.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, Final, NoReturn, TextIO

import click

import govinfo_report as gr
from govinfo_report.cli.commands.check import check
from govinfo_report.cli.commands.completion import completion
from govinfo_report.cli.commands.consolidate import consolidate
from govinfo_report.cli.commands.diff import diff
from govinfo_report.cli.commands.locate import locate
from govinfo_report.cli.commands.read import read
from govinfo_report.cli.commands.render import render
from govinfo_report.cli.commands.rules import rules
from govinfo_report.cli.commands.schema import schema
from govinfo_report.cli.commands.series import series
from govinfo_report.cli.commands.validate import validate
from govinfo_report.cli.commands.waive import waive
from govinfo_report.cli.status import FAILED

_INTERRUPTED: Final = 130
"""What a shell reports of a program ended by Ctrl-C (128 + SIGINT)."""

_PIPE_CLOSED: Final = 141
"""What a shell reports of a program whose reader went away (128 + SIGPIPE)."""


class Program(click.Group):
    """The group of commands, with an end of its own for a standard output that is gone or full."""

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
            click.echo(f"govinfo-report: standard output: {error.strerror or error}", err=True)
            _drop(sys.stdout)
            ctx.exit(FAILED)
        return status


@click.group(
    cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}
)
@click.version_option(gr.__version__, message="%(prog)s %(version)s")
def program() -> None:
    """Read, check and compare annual reports on government information disclosure.

    Every FILE may be a page or a JSON document, a folder (walked in sorted order), or - for
    standard input.

    Exit status: 0 clean, 1 something was found, 2 something could not be done; 2 outranks 1.
    """


for command in (
    read,
    check,
    locate,
    waive,
    diff,
    series,
    consolidate,
    render,
    validate,
    schema,
    rules,
    completion,
):
    program.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the program and ends the process.

    Args:
        arguments: The words after the program's name; ``None``: those of the process.
    """
    for stream in (sys.stdout, sys.stderr):
        _set_encoding(stream)
    try:
        status = program.main(arguments, prog_name="govinfo-report", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = _INTERRUPTED
    except Exception:  # noqa: BLE001  # Python's own exit status 1 would read as "violations"
        traceback.print_exc()
        status = FAILED
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
