"""What every command has in common: its options, care for its inputs, the run around its work.

A command says by the types of its parameters what it reads and writes (:class:`InputFile`,
:class:`OutputFile`); the rest is done here, for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from govinfo_report.cli.help import (
    TextOption,
    cli_texts,
    first_sentence,
    help_option,
    help_text,
    lang_option,
    of_command,
    said,
    spoken,
)
from govinfo_report.cli.inputs import PAGES, Input, InputFile, Missing, identity, inputs
from govinfo_report.cli.output import STDOUT, OutputFile, contradicts, format_of, names_folder
from govinfo_report.cli.run import CommandRun, RefusedError
from govinfo_report.cli.usage import Misuse, within
from govinfo_report.display import printable_name
from govinfo_report.language import Lang, Text, language
from govinfo_report.processes import SECONDS

_COLOUR: Final = {"auto": None, "always": True, "never": False}


def files(metavar: str = "FILE...", endings: Sequence[str] = PAGES) -> click.Argument:
    """The argument of commands that work on any number of files."""
    return click.Argument(
        ["files"], metavar=metavar, type=InputFile(endings), nargs=-1, required=True
    )


def one_file(name: str = "file", *, required: bool = True) -> click.Argument:
    """The argument of commands that work on one report."""
    metavar = name.upper() if required else None  # click would write LAST_YEAR
    return click.Argument([name], type=InputFile(), metavar=metavar, required=required)


def file_option(*names: str) -> TextOption:
    """An option that names a file to read."""
    return TextOption(*names, type=InputFile(), metavar="FILE")


def formats(*known: str) -> TextOption:
    """``--format``: one of these, the first being the default."""
    return TextOption(
        "--format", "form", type=click.Choice(known), default=known[0], show_default=True
    )


def output(
    writes: str | None = None,
    *,
    metavar: str = "FILE",
    takes_folder: bool = False,
    folder_form: str | None = None,
) -> TextOption:
    """``-o``: a file instead of standard output; the arguments are those of :class:`OutputFile`."""
    kind = OutputFile(writes, takes_folder=takes_folder, folder_form=folder_form)
    return TextOption("-o", "--output", "target", type=kind, metavar=metavar)


def fail_on() -> TextOption:
    """``--fail-on``: how bad a violation must be to count."""
    choice = click.Choice(["error", "warning", "never"])
    return TextOption("--fail-on", type=choice, default="error", show_default=True)


def jobs() -> TextOption:
    """``-j``: how many processes at most."""
    return TextOption("-j", "--jobs", type=click.IntRange(1, 256), metavar="N")


def time_limit() -> TextOption:
    """``--time-limit``: how long reading one of several files may take."""
    return TextOption(
        "--time-limit",
        "seconds",
        type=click.FloatRange(0, 86_400, min_open=True),
        metavar="SECONDS",
        facts={"seconds": f"{SECONDS:g}"},
    )


def convert() -> TextOption:
    """``--convert``: old texts are converted by LibreOffice."""
    return TextOption("--convert", is_flag=True)


def scans() -> TextOption:
    """``--scans``: whether scans and pictures are recognised."""
    choice = click.Choice(["auto", "never"])
    return TextOption("--scans", type=choice, default="auto", show_default=True)


def _colour_option() -> TextOption:
    return TextOption(
        "--color",
        type=click.Choice(tuple(_COLOUR)),
        default="auto",
        show_default=True,
        expose_value=False,
        callback=_set_colour,
    )


def _set_colour(ctx: click.Context, _parameter: click.Parameter, wanted: str) -> None:
    ctx.color = _COLOUR[wanted]


def command(*params: click.Parameter) -> Callable[[Callable[..., None]], Command]:
    """Makes a command of a function, which gets a :class:`CommandRun` and the values of ``params``.

    Language, format and output are in the run; language, colour and help are options of every
    command. The name is that of the function, the help stands in ``texts.toml``.
    """
    return lambda work: Command(work.__name__, work, params)


class Command(click.Command):
    """A command of the program.

    Args:
        name: Its name.
        work: What it does.
        params: Its parameters.
    """

    def __init__(
        self, name: str, work: Callable[..., None], params: Sequence[click.Parameter]
    ) -> None:
        common = (lang_option(), _colour_option(), help_option())
        super().__init__(name, params=of_command(name, [*params, *common]))
        self._work = work

    @property
    def about(self) -> Text:
        """What it is for, in paragraphs."""
        return cli_texts()[f"{self.name}.about"]

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
                raise Misuse(said("unexpected", rest=" ".join(rest)))
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """What may stand there, options with their help in the language that is spoken."""
        items = super().shell_complete(ctx, incomplete)
        words = {name: p.words for p in self.params if isinstance(p, TextOption) for name in p.opts}
        for item in items:
            if item.value in words:
                item.help = words[item.value](spoken(ctx))
        return items

    def invoke(self, ctx: click.Context) -> int:
        """Runs the command, unless its output must not go where it would; returns the exit status.

        Raises:
            RefusedError: The output is one of the inputs, or a folder.
            Misuse: The ending of its name contradicts the format.
        """
        with within(ctx):
            writes = None
            for parameter in self.params:
                if isinstance(parameter.type, OutputFile):
                    target = ctx.params[str(parameter.name)] or STDOUT
                    _settle_format(ctx, target, parameter.type)
                    keep_inputs([target], _inputs(self, ctx), spoken(ctx))
                    writes = parameter.type.writes
            values = dict(ctx.params)
            lang, target = values.pop("lang"), values.pop("target", None)
            form = values.pop("form", None) or writes or ""
            run = CommandRun(lang, form, target)
            self._work(run, **values)
            return run.close()


def keep_inputs(
    targets: Iterable[str | Path], sources: Iterable[Input | Missing], lang: Lang
) -> None:
    """Refuses to write over what is to be read, whatever its name.

    Args:
        targets: Where something is to be written; ``-`` is standard output.
        sources: What is to be read; folders are walked only where a target is there.
        lang: The language of the error.

    Raises:
        RefusedError: A target is a source.
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
        found = identity(0 if source.file is None else source.file)
        if found in there:
            target = there[found]
            shown = said("stdout")(lang) if target == STDOUT else printable_name(str(target))
            raise RefusedError(said("overwrites")(lang, output=shown, source=source.name))


def _inputs(command: click.Command, ctx: click.Context) -> Iterator[Input | Missing]:
    """Everything that a command is to read."""
    for parameter in command.params:
        if isinstance(parameter.type, InputFile):
            given = ctx.params[str(parameter.name)] or ()
            names = (given,) if isinstance(given, str) else given
            yield from inputs(names, parameter.type.endings)


def _settle_format(ctx: click.Context, target: str, output: OutputFile) -> None:
    """Sets the format by the ending of the output file where no option gives it."""
    if target == STDOUT:
        return
    if names_folder(target):
        only = output.folder_form in (None, ctx.params.get("form"))
        if not output.takes_folder or not only:
            raise RefusedError(said("is_folder")(spoken(ctx), target=printable_name(target)))
        return
    ending = Path(target).suffix.lower()
    form = output.writes or ctx.params.get("form")
    if "form" in ctx.params and ctx.get_parameter_source("form") in _UNSAID:
        form = ctx.params["form"] = format_of(ending, _formats(ctx.command)) or form
    if form is not None and contradicts(ending, form):
        raise Misuse(said("contradicts", target=printable_name(target), form=form, ending=ending))


_UNSAID: Final = (ParameterSource.DEFAULT, None)


def _formats(command: click.Command) -> Iterable[str]:
    return next(
        tuple(parameter.type.choices)
        for parameter in command.params
        if parameter.name == "form" and isinstance(parameter.type, click.Choice)
    )
