"""What is typed on the command line, names of rules and cells and usage errors, and exit statuses.

Usage errors are our own (:class:`Misuse`) and click's, told by what they know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import click
from click.exceptions import NoArgsIsHelpError
from click.shell_completion import CompletionItem

import govinfo_report as gr
from govinfo_report.cli.help import metavar, range_text, said, spoken, usage
from govinfo_report.language import COMMA, Lang, Text, both, did_you_mean

CLEAN: Final = 0
FOUND: Final = 1
FAILED: Final = 2

_ABOUT: Final = Text("{about}：{words}", "{about}: {words}")


class Misuse(click.UsageError):  # what it is, beside click's own UsageError
    """Something typed that cannot be done.

    Args:
        words: What is wrong, in both languages.
        about: The option or argument that is wrong; empty where it is the whole.
        ctx: The command's context, where click does not know it.
    """

    def __init__(self, words: Text, about: str = "", ctx: click.Context | None = None) -> None:
        super().__init__(words.en, ctx)
        self.words = words
        self.about = about


@contextmanager
def within(ctx: click.Context) -> Iterator[None]:
    """Adds the context to usage errors that click raises without one."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def told(error: click.UsageError) -> str:
    """The lines for standard error: how the command is called, where help is, what is wrong."""
    if error.ctx is None or isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    lang = spoken(error.ctx)
    wrong = said("error")(lang, said=_said(error, error.ctx, lang))
    hint = said("hint")(lang, path=error.ctx.command_path)
    return f"{usage(error.ctx)}\n{hint}\n\n{wrong}"


def _said(error: click.UsageError, ctx: click.Context, lang: Lang) -> str:
    """What is wrong, in one line."""
    if isinstance(error, Misuse):
        about = metavar(error.about, lang)
        return _ABOUT(lang, about=about, words=error.words) if about else error.words(lang)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        key = "missing_option" if isinstance(error.param, click.Option) else "missing_argument"
        return said(key)(lang, name=_name(error.param, ctx, lang))
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _ABOUT(lang, about=_name(error.param, ctx, lang), words=_expected(error.param.type))
    if isinstance(error, click.NoSuchOption):
        near = did_you_mean(error.possibilities or ())
        return said("no_option")(lang, name=error.option_name, near=near)
    if isinstance(error, click.BadOptionUsage):
        flags = [param for param in ctx.command.params if error.option_name in param.opts]
        wants = any(isinstance(param, click.Option) and not param.is_flag for param in flags)
        return said("no_value" if wants else "a_value")(lang, name=error.option_name)
    if isinstance(ctx.command, click.Group):
        return said("command_missing")(lang)
    return error.format_message()


def _name(param: click.Parameter, ctx: click.Context, lang: Lang) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return metavar(param.make_metavar(ctx), lang).removesuffix("...")


def _expected(kind: click.ParamType[Any]) -> Text:
    """What a parameter takes."""
    if isinstance(kind, click.Choice):
        return said("choice", choices=COMMA.join(map(str, kind.choices)))
    whole = isinstance(kind, click.IntRange)
    number = said("an_integer" if whole else "a_number")
    return said("number", number=number, range=range_text(kind))


def rules_named(name: str, own: Sequence[gr.Rule] = ()) -> tuple[gr.Rule, ...]:
    """The rule of that id, or the rules of that family (``cell`` or ``cell.*``).

    Args:
        name: The id or the family.
        own: Rules beside those of the catalogue: those of a rule pack.

    Raises:
        UnknownRuleError: There is none.
    """
    catalogue = (*gr.rules(), *own)
    family = name.removesuffix(".*")
    found = tuple(rule for rule in catalogue if rule.id == name or rule.id.startswith(f"{family}."))
    if not found:
        import difflib  # not for help alone

        raise gr.UnknownRuleError(name, difflib.get_close_matches(name, [r.id for r in catalogue]))
    return found


def no_rule(error: gr.UnknownRuleError, about: str) -> Misuse:
    """The usage error for a name that no rule has.

    Args:
        error: What the library says.
        about: The option or argument that named it.
    """
    words = error.short
    if not error.near:
        words = both("").join([words, said("rules_listed")])
    return Misuse(words, about)


def complete_rules(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The rules whose ids begin as typed; of a list with commas, the last one."""
    before, comma, last = incomplete.rpartition(",") if param.multiple else ("", "", incomplete)
    return [
        CompletionItem(f"{before}{comma}{rule.id}", help=rule.title(spoken(ctx)))
        for rule in gr.rules()
        if rule.id.startswith(last)
    ]


def complete_cells(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The cells of either form whose ids begin as typed."""
    from govinfo_report.catalogue import EDITIONS  # not for help alone

    ids = dict.fromkeys(cell for edition in EDITIONS for cell in gr.form(edition).cells)
    return [CompletionItem(name) for name in ids if name.startswith(incomplete)]
