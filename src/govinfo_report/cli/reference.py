"""``validate``, ``schema``, ``rules`` and ``completion``: the contract, the rules, the program."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click
from click.shell_completion import ShellComplete, get_completion_class

import govinfo_report as gr
from govinfo_report.cli.check import load_pack
from govinfo_report.cli.command import command, file_option, files, output
from govinfo_report.cli.help import TextOption, cli_texts, said
from govinfo_report.cli.inputs import DOCUMENTS, inputs
from govinfo_report.cli.run import CommandRun
from govinfo_report.cli.terminal import columns
from govinfo_report.cli.usage import Misuse, complete_rules, no_rule, rules_named
from govinfo_report.display import grid, printable, wrap
from govinfo_report.language import COLON, COMMA, Lang, Text, both


@command(files(endings=DOCUMENTS), output("text"))
def validate(run: CommandRun, files: tuple[str, ...]) -> None:
    """Validates documents against the JSON Schema alone."""
    run.write("")  # the file of -o is there even if nothing can be read
    for source, problems in run.each(
        [*inputs(files, DOCUMENTS)], lambda source: gr.validate(source.bytes())
    ):
        if problems:
            run.found()
        lines = [_line(problem, run.lang) for problem in problems] or [said("valid")(run.lang)]
        for line in lines:
            run.write(printable(f"{source.name}: {line}") + "\n", is_painted=True)


def _line(problem: gr.SchemaProblem, lang: Lang) -> str:
    """Where, what is wrong, and the keyword that fails, ids with their names in words."""
    from govinfo_report.catalogue.names import placed  # not for help alone

    words = Text(problem.message_zh, problem.message)
    if problem.line is not None:  # a text that is no JSON at all
        words = placed(f"{problem.line}:{problem.column}", words)
    elif problem.pointer:
        words = placed(problem.pointer, words)
    else:
        words = both(": ").join([said("document"), words])
    label = f"（{cli_texts()[f'keywords.{problem.keyword}'].zh}）" if lang == "zh" else ""
    return f"{words(lang)}{label} [{problem.keyword}]"


@command(TextOption("--edition", metavar="E"), output("json"))
def schema(run: CommandRun, edition: str | None) -> None:
    """Prints the JSON Schema of the document."""
    try:
        document = gr.schema(edition)
    except gr.EditionError as error:
        raise Misuse(error.words, "--edition") from error
    run.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


@command(click.Argument(["shell"], metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"])))
def completion(run: CommandRun, shell: str) -> None:
    """Prints the script that lets a shell complete commands, options, files and ids."""
    program = click.get_current_context().find_root()
    name = str(program.info_name)
    of_shell = get_completion_class(shell) or ShellComplete
    script = of_shell(program.command, {}, name, f"_{name}_COMPLETE".replace("-", "_").upper())
    # Not source(), which for bash asks the bash that is installed for its version.
    run.write(f"{script.source_template % script.source_vars()}\n")


@command(
    click.Argument(["rule_id"], metavar="[ID]", required=False, shell_complete=complete_rules),
    file_option("--rules", "pack_file"),
    output("text"),
)
def rules(run: CommandRun, rule_id: str | None, pack_file: str | None) -> None:
    """Lists the rules, or explains a rule or a family of rules."""
    width = columns()
    pack = None
    if pack_file is not None and (pack := load_pack(run, pack_file)) is None:
        return
    own = () if pack is None else pack.rules
    if rule_id is None:
        lines = _listed((*gr.rules(), *own), run.lang, width)
    else:
        try:
            chosen = rules_named(rule_id, own)
        except gr.UnknownRuleError as error:
            raise no_rule(error, "ID") from error
        lines = []
        for rule in chosen:
            lines += [*([""] if lines else []), *_explained(rule, run.lang, width)]
    run.write("\n".join(lines) + "\n")


def _listed(catalogue: tuple[gr.Rule, ...], lang: Lang, width: int) -> list[str]:
    from govinfo_report.catalogue.names import SEVERITIES  # not for help alone

    rows = [[rule.id, SEVERITIES[rule.severity](lang), rule.title(lang)] for rule in catalogue]
    return grid(rows, ["left", "left", "left"], cells=width)


def _explained(rule: gr.Rule, lang: Lang, width: int) -> Iterator[str]:
    from govinfo_report.catalogue.addresses import rule_address  # not for help alone
    from govinfo_report.catalogue.names import SEVERITIES  # not for help alone
    from govinfo_report.catalogue.rules import linear_formula

    yield rule.id
    yield from _indented(rule.title(lang), width)
    yield ""
    yield from _indented(rule.explanation(lang), width)
    yield ""
    facts = {
        "severity": SEVERITIES[rule.severity](lang),
        "basis": said(rule.basis)(lang),
        "editions": COMMA(lang).join(rule.editions),
        "formula": rule.formula if lang == "en" else linear_formula(rule),
        "page": rule_address(rule.id, lang),
        "sources": "" if rule.sources else None,
    }
    for name, fact in facts.items():
        if fact is not None:
            yield from _indented(COLON.join([said(name), fact])(lang), width)
    for source in rule.sources:
        yield from _indented(f"- {source.cite(lang)}", width)


def _indented(text: str, width: int) -> Iterator[str]:
    """A paragraph set in by two cells, its later lines by four."""
    yield from (f"  {line}" for line in wrap(text, width - 2, indent="  "))
