"""What every command does before its work: colour, the format, and care for its inputs.

A command says by the types of its parameters what it reads and writes (:class:`InputFile`,
:class:`OutputFile`); the rest is done here, for all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from govinfo_report.cli.inputs import Input, InputFile, Missing, identity, inputs
from govinfo_report.cli.output import STDOUT, OutputFile, contradicts, format_of, is_folder
from govinfo_report.cli.status import FAILED
from govinfo_report.display import printable, printable_name
from govinfo_report.language import Lang, Words, language

_COLOUR: Final = {"auto": None, "always": True, "never": False}

_OVERWRITES: Final = Words(
    "{output}: this is the input {source}, which writing would destroy: choose another output",
    "{output}: 这就是输入文件 {source}，写入会毁掉它：请另选输出文件",
)
_FOLDER: Final = Words(
    "{target}: this is a folder: name a file in it", "{target}: 这是文件夹：请指定其中的文件名"
)
_STDOUT: Final = Words("standard output", "标准输出")
_CONTRADICTS: Final = Words(
    "{target}: {form} does not go into a file that ends in {ending}",
    "{target}: {form} 格式不能存为 {ending} 文件",
)


class OverwritingError(click.ClickException):
    """An output is one of the inputs, or a folder where a file is wanted."""

    exit_code = FAILED

    def show(self, file: Any = None) -> None:
        """Says so in one line."""
        click.echo(printable(f"govinfo-report: {self.message}"), file=file or sys.stderr)


class Command(click.Command):
    """A command of the program."""

    def __init__(self, name: str | None, *, params: list[click.Parameter], **more: Any) -> None:
        colour = click.Option(
            ["--color"],
            type=click.Choice(tuple(_COLOUR)),
            default="auto",
            show_default=True,
            expose_value=False,
            callback=_set_colour,
            help="Colour the text; auto: on a terminal, and as NO_COLOR or FORCE_COLOR says.",
        )
        super().__init__(name, params=[*params, colour], **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command, unless its output must not go where it would.

        Raises:
            OverwritingError: The output is one of the inputs, or a folder.
            UsageError: The ending of its name contradicts the format.
        """
        for parameter in self.params:
            if isinstance(parameter.type, OutputFile):
                target = ctx.params[str(parameter.name)] or STDOUT
                _settle_format(ctx, target, parameter.type)
                keep_inputs([target], _inputs(self, ctx), spoken(ctx))
        return super().invoke(ctx)


def spoken(ctx: click.Context) -> Lang:
    """The language that a command speaks."""
    return language(ctx.params.get("lang"), default="zh")


def keep_inputs(
    targets: Iterable[str | Path], sources: Iterable[Input | Missing], lang: Lang
) -> None:
    """Sees to it that nothing is written over what is to be read, whatever its name.

    Args:
        targets: Where something is to be written; ``-`` is standard output.
        sources: What is to be read; folders are walked only where a target is there.
        lang: The language of the error.

    Raises:
        OverwritingError: A target is a source.
    """
    there = {}
    for target in targets:
        found = identity(1 if target == STDOUT else target)
        if found is not None:
            there[found] = target
    if not there:
        return
    for source in sources:
        if isinstance(source, Missing):
            continue
        found = identity(0 if source.path is None else source.path)
        if found in there:
            target = there[found]
            shown = _STDOUT.said(lang) if target == STDOUT else printable_name(str(target))
            raise OverwritingError(_OVERWRITES.said(lang, output=shown, source=source.name))


def _inputs(command: click.Command, ctx: click.Context) -> Iterator[Input | Missing]:
    """Everything that a command is to read."""
    for parameter in command.params:
        if isinstance(parameter.type, InputFile):
            given = ctx.params[str(parameter.name)] or ()
            names = (given,) if isinstance(given, str) else given
            yield from inputs(names, parameter.type.endings)


def _settle_format(ctx: click.Context, target: str, output: OutputFile) -> None:
    """Lets the ending of the output decide on the format where nobody else does."""
    if target == STDOUT:
        return
    if is_folder(target):
        if not output.takes_folder:
            raise OverwritingError(_FOLDER.said(spoken(ctx), target=printable_name(target)))
        return
    ending = Path(target).suffix.lower()
    form = output.writes or ctx.params.get("form")
    if "form" in ctx.params and ctx.get_parameter_source("form") in _UNSAID:
        form = ctx.params["form"] = format_of(ending, _formats(ctx.command)) or form
    if form is not None and contradicts(ending, form):
        said = _CONTRADICTS.said(
            spoken(ctx), target=printable_name(target), form=form, ending=ending
        )
        raise click.UsageError(said, ctx)


_UNSAID: Final = (ParameterSource.DEFAULT, None)


def _formats(command: click.Command) -> Iterable[str]:
    return next(
        tuple(parameter.type.choices)
        for parameter in command.params
        if parameter.name == "form" and isinstance(parameter.type, click.Choice)
    )


def _set_colour(ctx: click.Context, _parameter: click.Parameter, wanted: str) -> None:
    ctx.color = _COLOUR[wanted]
