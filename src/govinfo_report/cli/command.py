"""What every command does before its work: language, colour, the format, care for its inputs.

A command says by the types of its parameters what it reads and writes (:class:`InputFile`,
:class:`OutputFile`); the rest is done here, for all of them.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from govinfo_report.cli.help import Option, first_sentence, help_text, spoken
from govinfo_report.cli.inputs import Input, InputFile, Missing, identity, inputs
from govinfo_report.cli.output import STDOUT, OutputFile, contradicts, format_of, is_folder
from govinfo_report.cli.status import FAILED
from govinfo_report.cli.usage import Misuse, within
from govinfo_report.display import printable, printable_name
from govinfo_report.language import LANGS, Lang, Text, language

_COLOUR: Final = {"auto": None, "always": True, "never": False}

_OVERWRITES: Final = Text(
    "{output}: 这就是输入文件 {source}，写入会毁掉它：请另选输出文件",
    "{output}: this is the input {source}, which writing would destroy: choose another output",
)
_FOLDER: Final = Text(
    "{target}: 这是文件夹：请指定其中的文件名", "{target}: this is a folder: name a file in it"
)
_STDOUT: Final = Text("标准输出", "standard output")
_CONTRADICTS: Final = Text(
    "{target}: {form} 格式不能存为 {ending} 文件",
    "{target}: {form} does not go into a file that ends in {ending}",
)


class OverwritingError(click.ClickException):
    """An output is one of the inputs, or a folder where a file is wanted."""

    exit_code = FAILED

    def show(self, file: Any = None) -> None:
        """Says so in one line."""
        click.echo(printable(f"govinfo-report: {self.message}"), file=file or sys.stderr)


class Command(click.Command):
    """A command of the program.

    Args:
        name: Its name.
        zh: Its help in Chinese; that in English is the text of the function.
        params: Its parameters; language, colour and help come by themselves.
        more: As :class:`click.Command` takes it.
    """

    def __init__(
        self, name: str | None, *, zh: str, params: list[click.Parameter], **more: Any
    ) -> None:
        super().__init__(
            name, params=[*params, lang_option(), _colour_option(), help_option()], **more
        )
        self.about = Text(zh, inspect.cleandoc(self.help or ""))

    def get_help(self, ctx: click.Context) -> str:
        """The help in the language that is spoken."""
        return help_text(ctx, self.about)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its first sentence, which a shell shows beside its name."""
        ctx = click.get_current_context(silent=True)
        return first_sentence(self.about, language(default="zh") if ctx is None else spoken(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Takes the arguments apart.

        Raises:
            Misuse: There are more than the command has.
        """
        ctx.allow_extra_args = True  # else click refuses them, in English
        with within(ctx):
            rest = super().parse_args(ctx, args)
            if rest and not ctx.resilient_parsing:
                said = Text("多余的参数：{rest}", "unexpected arguments: {rest}")
                raise Misuse(said.filled(rest=" ".join(rest)))
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """What may stand there, options with their help in the language that is spoken."""
        items = super().shell_complete(ctx, incomplete)
        words = {name: p.words for p in self.params if isinstance(p, Option) for name in p.opts}
        for item in items:
            if item.value in words:
                item.help = words[item.value](spoken(ctx))
        return items

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command, unless its output must not go where it would.

        Raises:
            OverwritingError: The output is one of the inputs, or a folder.
            Misuse: The ending of its name contradicts the format.
        """
        with within(ctx):
            for parameter in self.params:
                if isinstance(parameter.type, OutputFile):
                    target = ctx.params[str(parameter.name)] or STDOUT
                    _settle_format(ctx, target, parameter.type)
                    keep_inputs([target], _inputs(self, ctx), spoken(ctx))
            return super().invoke(ctx)


def lang_option(**more: Any) -> Option:
    """``--lang``, whose value :func:`~govinfo_report.cli.help.asked_for` has read before."""
    return Option(
        ["--lang"],
        type=click.Choice(LANGS),
        callback=lambda ctx, _param, _value: spoken(ctx),
        **more,
        help="Language of all that is said, Chinese or English; by default what "
        "GOVINFO_REPORT_LANG says, else zh.",
        zh="所用的语言，中文或英文；默认按环境变量 GOVINFO_REPORT_LANG，没有设置则为 zh。",
    )


def help_option() -> Option:
    """``--help``."""
    return Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help="Show this message and exit.",
        zh="显示本说明。",
    )


def _show_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _colour_option() -> Option:
    return Option(
        ["--color"],
        type=click.Choice(tuple(_COLOUR)),
        default="auto",
        show_default=True,
        expose_value=False,
        callback=_set_colour,
        help="Colour the text; auto: on a terminal, and as NO_COLOR or FORCE_COLOR says.",
        zh="是否用颜色；auto：在终端上使用，并遵从环境变量 NO_COLOR 和 FORCE_COLOR。",
    )


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
            shown = _STDOUT(lang) if target == STDOUT else printable_name(str(target))
            raise OverwritingError(_OVERWRITES(lang, output=shown, source=source.name))


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
            raise OverwritingError(_FOLDER(spoken(ctx), target=printable_name(target)))
        return
    ending = Path(target).suffix.lower()
    form = output.writes or ctx.params.get("form")
    if "form" in ctx.params and ctx.get_parameter_source("form") in _UNSAID:
        form = ctx.params["form"] = format_of(ending, _formats(ctx.command)) or form
    if form is not None and contradicts(ending, form):
        raise Misuse(_CONTRADICTS.filled(target=printable_name(target), form=form, ending=ending))


_UNSAID: Final = (ParameterSource.DEFAULT, None)


def _formats(command: click.Command) -> Iterable[str]:
    return next(
        tuple(parameter.type.choices)
        for parameter in command.params
        if parameter.name == "form" and isinstance(parameter.type, click.Choice)
    )


def _set_colour(ctx: click.Context, _parameter: click.Parameter, wanted: str) -> None:
    ctx.color = _COLOUR[wanted]
