"""A page for every rule, and the overview of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from govinfo_report.catalogue import form
from govinfo_report.catalogue.names import SEVERITIES, member_texts, name_of
from govinfo_report.catalogue.rule_entries import Example, Rule
from govinfo_report.catalogue.rules import rules
from govinfo_report.identities import identities_of_rule
from govinfo_report.language import Lang, Text
from govinfo_report.model import get_cell
from govinfo_report.packs.loading import settable
from govinfo_report.printing.html import escaped
from scripts.generators.rules import anchor
from scripts.site.cell_pages import slip
from scripts.site.markup import (
    INDEX,
    SitePage,
    Writer,
    cell_page,
    code,
    facts,
    form_page,
    grid,
    items,
    paragraphs,
    rule_page,
    section,
    sources,
)
from scripts.site.words import BASIS, FORM, KINDS, NEEDS, OUTCOMES, RULES
from tests.checks.building import consistent, findings_of

OVERVIEW: Final = "reference/rules.html"
_MOST: Final = 12
"""Most cells that an example shows, and most sums that a rule lists."""

_INTRO: Final = Text(
    "规则对一份年报有四种结论：成立；不成立；不能确定，即空白或缺失的格填什么数决定成立与否；"
    "不适用，并说明原因。经验规则通常成立，从不判为错误；不能确定的，至多是警告。",
    "A rule has one of four outcomes on a report: it holds; it is violated; it is undecided, "
    "because cells that are blank or absent could make it right or wrong; or it is not applicable, "
    "with a reason. A heuristic rule is never an error. What is undecided is a warning at most.",
)


def overview_source(lang: Lang) -> str:
    """The page of all rules as Markdown: families, each rule a link to its page."""
    write = Writer(OVERVIEW.removesuffix(".html"), lang)
    parts = [f"# {RULES(lang)}", f"```{{raw}} html\n{paragraphs(_INTRO(lang))}\n```"]
    kinds = dict.fromkeys(rule.kind for rule in rules())
    heads = [
        write(Text("规则", "Rule")),
        write(Text("级别", "Severity")),
        write(Text("依据", "Basis")),
    ]
    for kind in kinds:
        heading = KINDS[kind](lang)
        rows = [
            (
                _linked(rule, write),
                escaped(SEVERITIES[rule.severity](lang)),
                escaped(BASIS[rule.basis](lang)),
            )
            for rule in rules()
            if rule.kind == kind
        ]
        table = grid(heads, rows, escaped(heading))
        parts.append(f"## {heading}\n\n```{{raw}} html\n{table}\n```")
    return "\n\n".join(parts) + "\n"


def pages(lang: Lang) -> Iterator[SitePage]:
    """The pages of all rules."""
    for rule in rules():
        yield page(rule, lang)


def _linked(rule: Rule, write: Writer) -> str:
    """A rule by title and id, at the place that its name leads to."""
    title = write.link(rule_page(rule.id), rule.title(write.lang))
    return f'<span id="{anchor(rule)}"></span>{title}<br>{code(rule.id)}'


def page(rule: Rule, lang: Lang) -> SitePage:
    """The page of a rule."""
    write = Writer(f"rules/{rule.id}/{INDEX}", lang)
    comma = Text("、", ", ")(lang)
    known = settable(rule)
    pairs = [
        (write(Text("编号", "Id")), code(rule.id)),
        (write(Text("级别", "Severity")), escaped(SEVERITIES[rule.severity](lang))),
        (write(Text("依据类型", "Basis")), escaped(BASIS[rule.basis](lang))),
        (write(Text("需要", "Needs")), escaped(NEEDS[rule.needs](lang))),
        (
            write(Text("可能的结论", "Outcomes")),
            comma.join(escaped(OUTCOMES[o](lang)) for o in rule.outcomes),
        ),
        (
            write(Text("适用格式", "Forms")),
            comma.join(write.link(form_page(e), FORM(lang, edition=e)) for e in rule.editions),
        ),
        (write(Text("始于版本", "Since version")), escaped(rule.added)),
        (
            write(Text("规则包可设的参数", "Parameters of rule packs")),
            comma.join(f"{code(name)} ({escaped(str(value))})" for name, value in known.items()),
        ),
        (
            write(Text("报告的读取提示", "Notes of reading that it reports")),
            comma.join(write.link("reference/notes.html", note) for note in rule.notes),
        ),
    ]
    body = [
        facts(pairs),
        section(
            "why",
            write(Text("检查什么，为什么", "What it checks, and why")),
            paragraphs(rule.explanation(lang)),
        ),
        section(
            "formula",
            write(Text("公式", "Formula")),
            f'<p class="formula">{_in_words(rule, write)}</p>' if rule.linear else "",
            f"<pre>{escaped(rule.formula)}</pre>",
            _sums(rule, write),
        ),
        section("example", write(Text("例子", "Example")), *_examples(rule, write)),
        section(
            "waive",
            write(Text("数字无误时：豁免", "If the figures are right: waive it")),
            _waive(rule, write),
        ),
        section("sources", write(Text("依据", "Sources")), sources(rule.sources, lang)),
    ]
    parents = ((write.address(OVERVIEW), RULES(lang)),)
    other = rule.title("zh" if lang == "en" else "en")
    return SitePage(write.page, rule.title(lang), "".join(body), parents, (other, rule.id))


def _in_words(rule: Rule, write: Writer) -> str:
    """A linear rule in the words of the form."""
    assert rule.linear is not None, rule  # noqa: S101 (only linear rules come here)
    linear = rule.linear
    table = form(rule.editions[-1]).table(linear.table)
    rest = Text("其余各栏之和", "the other columns")
    group = Text("“{name}”各行之和", "every row of “{name}”")

    def word(term: str) -> str:
        if term == "*":
            return rest(write.lang)
        if term.endswith(".*"):
            return group.filled(name=table.group(term[:-2]).text)(write.lang)
        part = table.row(term) if linear.each == "column" else table.column(term)
        return part.text(write.lang)

    sign = {"=": " = ", "<=": " ≤ "}[linear.relation]
    sides = (" + ".join(map(word, terms)) for terms in (linear.plus, linear.minus))
    return escaped(sign.join(sides))


def _sums(rule: Rule, write: Writer) -> str:
    """The cells of a linear rule, one line a row or column."""
    edition = rule.editions[-1]
    cells = form(edition).cells
    lines = []
    for each in identities_of_rule(rule, edition):
        last = (*each.left, *each.right)[-1]
        if cells[last].printed:
            lines.append(write.link(cell_page(last), cells[last].label(write.lang)))
    if not lines:
        return ""
    said = Text(
        "在 {e} 年格式中有 {n} 处，以其结果一格列出：",
        "{n} places on the form of {e}, by the cell of the result:",
    )
    return f"<p>{write(said, e=edition, n=len(lines))}</p>" + items(lines)


def _examples(rule: Rule, write: Writer) -> Iterator[str]:
    """A violation, what the check says, and the correction or an example that holds."""
    if rule.linear is not None:
        yield from _slip(rule, write)
        return
    for outcome, heading in (
        ("violated", Text("不成立", "Violated")),
        ("holds", Text("成立", "Holds")),
    ):
        example = next((e for e in rule.examples if e.outcome == outcome), None)
        if example is not None:
            yield f"<h3>{write(heading)}</h3>"
            yield _shown(example, write)
        if example is not None and outcome == "violated":
            message = next(iter(findings_of(rule.id, example))).message(write.lang)
            yield f'<p class="finding">{escaped(message)}</p>'


def _slip(rule: Rule, write: Writer) -> Iterator[str]:
    """A report whose sums all hold, with one wrong cell, and the cell corrected."""
    edition = rule.editions[-1]
    report, cells = consistent(edition), form(edition).cells
    for each in identities_of_rule(rule, edition):
        for cell in (*each.right, *each.left):
            wrong = slip(each, cell, report, write.lang) if cells[cell].printed else None
            if wrong is None:
                continue
            terms = (*each.left, *each.right)
            shown = [c for c in terms if cells[c].printed]
            link = write.link(cell_page(cell), cells[cell].label(write.lang))
            yield f"<h3>{write(Text('不成立', 'Violated'))}</h3>"
            yield items(
                f"{link} = <strong>{escaped(wrong[0])}</strong>"
                if name == cell
                else f"{escaped(cells[name].label(write.lang))} = {get_cell(report, name)}"
                for name in dict.fromkeys((*shown, cell))
            )
            yield f'<p class="finding">{escaped(wrong[1])}</p>'
            yield f"<h3>{write(Text('改正', 'Corrected'))}</h3>"
            yield items([f"{link}: {escaped(wrong[0])} → {get_cell(report, cell)}"])
            return


_USUAL: Final = Text("格式完整、各格为 0 的年报。", "A complete report with 0 in every cell.")
_FILLS: Final = {
    "blank": Text("其余各格空白。", "All other cells are blank."),
    "absent": Text("其余各格缺失。", "All other cells are absent."),
}


def _shown(example: Example, write: Writer) -> str:
    """An example in short: what differs from a report whose cells are all 0."""
    lines = list(_differences(example, write))
    for name, others in (
        (Text("上年年报", "Last year's report"), [example.previous] if example.previous else []),
        (Text("另一份年报", "Another report"), list(example.others)),
    ):
        for other in others:
            inner = items(_differences(other, write)) or f"<p>{write(_USUAL)}</p>"
            lines.append(f"{write(name)}{write(Text('：', ':'))}{inner}")
    for note in example.notes or ():
        raw = f" “{escaped(note['raw'])}”" if note.get("raw") else ""
        lines.append(f"{write(Text('读取提示', 'Note of reading'))} {code(note['kind'])}{raw}")
    if example.manifest:
        lines.append(
            f"{write(Text('清单', 'Manifest'))}: {code(str(dict(example.manifest))[:300])}"
        )
    return items(lines) or f"<p>{write(_USUAL)}</p>"


def _differences(example: Example, write: Writer) -> Iterator[str]:
    for cell, value in list(example.cells.items())[:_MOST]:
        yield f"{_named(cell, example.edition, write)} = {escaped(_value(value))}"
    for names, word in (
        (example.blank, Text("空白", "blank")),
        (example.absent, Text("缺失", "absent")),
    ):
        for name in names[:_MOST]:
            yield f"{_named(name, example.edition, write)}{write(Text('：', ': '))}{write(word)}"
    for member, value in example.members.items():
        name = _named(member, example.edition, write)
        yield f"{name}{write(Text('：', ': '))}{escaped(_value(value))}"
    if example.fill in _FILLS:
        yield write(_FILLS[example.fill])


def _named(name: str, edition: str, write: Writer) -> str:
    """A cell, or a beginning of ids, or a member, by its name."""
    if name in form(edition).cells:
        return write.link(cell_page(name), form(edition).cells[name].label(write.lang))
    if name in member_texts():
        return escaped(member_texts()[name].title(write.lang))
    known = name_of(name)
    return escaped(known(write.lang).strip("“”")) if known else code(name)


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(_value, value)) or "[]"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_value(inner)}" for key, inner in value.items())
    return "null" if value is None else str(value).removeprefix("decimal ")


_WAIVE: Final = Text(
    "命令 {command} 写出一条豁免，附理由和有效期；检查时加 {option}，问题仍然列出，"
    "但不再判为不合格。",
    "The command {command} writes an entry with a reason and a last day; with {option} the check "
    "still lists the finding, and no longer fails.",
)


def _waive(rule: Rule, write: Writer) -> str:
    said = _WAIVE(write.lang, command="[C]", option="[O]")
    reason = Text("理由", "why")(write.lang)
    marked = (
        escaped(said)
        .replace("[C]", code(f"govinfo-report waive FILE {rule.id} --reason '{reason}'"))
        .replace("[O]", code("check --waivers FILE"))
    )
    more = Text("豁免一条问题", "Waive a finding")(write.lang)
    return f"<p>{marked} {write.link('how-to/waive-a-finding.html', more)}</p>"
