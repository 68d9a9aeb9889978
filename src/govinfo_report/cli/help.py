"""Help in both languages: the texts of ``texts.toml``, laid out for a terminal.

``--lang`` is read before anything else, so that it governs help and usage errors too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

import click

from govinfo_report.display import terminal_columns, width, wrap
from govinfo_report.language import LANGS, Lang, Text, both, language
from govinfo_report.parsed_toml import load_data

_USAGE: Final = Text("用法：", "Usage: ")
_OPTIONS: Final = Text("选项：", "Options:")
_COMMANDS: Final = Text("命令：", "Commands:")
_DEFAULT: Final = Text("默认：{value}", "default: {value}")
_REQUIRED: Final = Text("必填", "required")
_FACTS: Final = Text("（{facts}）", "[{facts}]")
_STOP: Final = Text("；", "; ")

_NAMES: Final = 30
"""Widest first column of a list; what is wider stands on a line of its own."""


@cache
def cli_texts() -> Mapping[str, Text]:
    """The texts of ``texts.toml`` by the dotted keys of their tables; the tests check the file.

    Read without :mod:`govinfo_report.strict_toml`, whose libraries would slow down ``--help``.
    """
    parts = load_data("cli/texts.toml")
    return {
        f"{part}.{name}": Text(**text)
        for part, texts in parts.items()
        for name, text in texts.items()
    }


def said(key: str, **facts: object) -> Text:
    """A message of the program in both languages, with its facts."""
    return cli_texts()[f"messages.{key}"].filled(**facts)


class TextOption(click.Option):
    """An option whose help stands in ``texts.toml``, under its command or under ``options``.

    Args:
        declared: As :class:`click.Option` takes it.
        facts: What the help text names in braces.
        more: As :class:`click.Option` takes it.
    """

    command = ""

    def __init__(self, *declared: str, facts: Mapping[str, object] | None = None, **more: Any):
        super().__init__(declared, **more)
        self._facts = facts or {}

    @property
    def words(self) -> Text:
        """The help in both languages."""
        texts = cli_texts()
        own = texts.get(f"{self.command}.{self.name}")
        return (own or texts[f"options.{self.name}"]).filled(**self._facts)


def lang_option(**more: Any) -> TextOption:
    """``--lang``, whose value :func:`asked_for` has read before."""
    choice = click.Choice(LANGS)
    return TextOption(
        "--lang", type=choice, callback=lambda ctx, _param, _value: spoken(ctx), **more
    )


def help_option() -> TextOption:
    """``--help``."""
    return flag("-h", "--help", done=lambda ctx: click.echo(ctx.get_help(), color=ctx.color))


def flag(*names: str, done: Callable[[click.Context], None]) -> TextOption:
    """An option that does something of its own and ends the program."""

    def asked(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            done(ctx)
            ctx.exit()

    return TextOption(*names, is_flag=True, is_eager=True, expose_value=False, callback=asked)


def of_command(command: str, params: Sequence[click.Parameter]) -> list[click.Parameter]:
    """The parameters of a command, its options told its name."""
    for param in params:
        if isinstance(param, TextOption):
            param.command = command
    return [*params]


def asked_for(arguments: Iterable[str]) -> Lang:
    """The language of all that is said: the last ``--lang``, wherever it stands, else the default.

    Args:
        arguments: The words after the program's name.
    """
    found: Lang | None = None
    before = ""
    for argument in arguments:
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        named = value if name == "--lang" else argument if before == "--lang" else ""
        found = next((lang for lang in LANGS if lang == named), found)
        before = argument
    return language(found, default="zh")


def spoken(ctx: click.Context) -> Lang:
    """The language that a command speaks."""
    return language(ctx.obj if ctx.obj in LANGS else None, default="zh")


def metavar(text: str, lang: Lang) -> str:
    """What stands for a value, in one language; of a choice the values stay."""
    if lang == "en" or ("|" in text and text.islower()):
        return text
    texts = cli_texts()
    return re.sub(
        r"\b[A-Z]+(?:-[A-Z]+)*\b",
        lambda found: texts.get(f"metavars.{found[0]}", both(found[0]))(lang),
        text,
    )


def usage(ctx: click.Context) -> str:
    """The line, or the lines, that say how a command is called."""
    lang = spoken(ctx)
    pieces = metavar(" ".join(ctx.command.collect_usage_pieces(ctx)), lang)
    head = f"{_USAGE(lang)}{ctx.command_path} "
    lines = wrap(f"{head}{pieces}", _columns(ctx), indent=" " * width(head))
    return "\n".join(lines)


def help_text(ctx: click.Context, about: Text, commands: Sequence[tuple[str, Text]] = ()) -> str:
    """The help of a command.

    Args:
        ctx: Its context.
        about: What it is for, in paragraphs.
        commands: Names of the commands below it and what each is for.
    """
    lang, cells = spoken(ctx), _columns(ctx)
    lines = [usage(ctx)]
    for paragraph in about(lang).split("\n\n"):
        lines += ["", *(f"  {line}" for line in wrap(paragraph, cells - 2))]
    listed = (param for param in ctx.command.params if isinstance(param, TextOption))
    options = [_listed(ctx, param, lang) for param in listed if not param.hidden]
    lines += ["", _OPTIONS(lang), *_list(options, cells)]
    if commands:
        items = [(name, first_sentence(words, lang)) for name, words in commands]
        lines += ["", _COMMANDS(lang), *_list(items, cells)]
    return "\n".join(lines)


def first_sentence(about: Text, lang: Lang) -> str:
    """What a command is for, in short: the first paragraph of its help."""
    return " ".join(about(lang).partition("\n\n")[0].split())


def range_text(kind: click.ParamType[Any]) -> str:
    """The numbers that a parameter takes, as ``1<=x<=256``; empty where any will do."""
    if not isinstance(kind, (click.IntRange, click.FloatRange)):
        return ""
    low = "" if kind.min is None else f"{kind.min}{'<' if kind.min_open else '<='}"
    high = "" if kind.max is None else f"{'<' if kind.max_open else '<='}{kind.max}"
    return f"{low}x{high}"


def _listed(ctx: click.Context, param: TextOption, lang: Lang) -> tuple[str, str]:
    """Names and description of an option."""
    names = ", ".join(sorted(param.opts, key=len))
    if not param.is_flag:
        names = f"{names} {metavar(param.make_metavar(ctx), lang)}"
    facts = [range_text(param.type)] if range_text(param.type) else []
    if param.show_default and param.default is not None:
        facts.insert(0, _DEFAULT(lang, value=param.default))
    if param.required:
        facts.append(_REQUIRED(lang))
    said = param.words(lang)
    if not facts:
        return names, said
    gap = "  " if lang == "en" else ""
    return names, f"{said}{gap}{_FACTS(lang, facts=_STOP(lang).join(facts))}"


def _list(items: Sequence[tuple[str, str]], cells: int) -> Iterator[str]:
    """Two columns; a name that is too wide for the first stands above its description."""
    first = min(max(width(name) for name, _ in items), _NAMES - 2)
    for name, said in items:
        lines = wrap(said, cells - first - 4)
        if width(name) > first:
            yield f"  {name}"
        else:
            yield f"  {name}{' ' * (first - width(name) + 2)}{lines.pop(0)}".rstrip()
        yield from (" " * (first + 4) + line for line in lines)


def _columns(ctx: click.Context) -> int:
    """Width of the help: that of the terminal, 78 at most."""
    return ctx.terminal_width or max(min(terminal_columns(), 80) - 2, 40)
