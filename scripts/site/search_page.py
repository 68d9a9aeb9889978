"""The search page, and the names that it knows: labels, ids, and some words of the field.

pagefind's index of the built site answers in the browser. Names come first: a printed label, in
Chinese or English, or an id leads to its page whatever words pagefind takes it for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS, Column, Group, Row, form
from govinfo_report.language import Lang, Text
from scripts.generators.forms import in_order
from scripts.site.markup import SitePage, Writer, cell_page, rule_page, table_page
from scripts.site.words import FORM, RULES

NAMES: Final = "names.json"
"""The file of names, beside the search page."""

_HINT = Text(
    "可搜索单元格、规则、栏目名称或程序中的名称，例如：信息处理费、结转、applications.balance。",
    "Search for cells, rules, printed labels or names in code: carried over, 信息处理费, "
    "applications.balance.",
)
_WAIT = Text("正在搜索……", "Searching …")
_NONE = Text("没有找到。", "Nothing found.")
_SOME = Text("找到 {n} 页", "{n} pages")
_LOCAL = Text(
    "搜索要通过网页服务器打开本站（例如 python -m http.server）。",
    "Search needs the site to be opened through a web server, as python -m http.server.",
)

WORDS: Final = (
    ("index.html", Text("年报", "annual report"), ("年度报告", "政府信息公开工作年度报告")),
    ("reference/rules.html", Text("勾稽关系", "identities, sums"), ("勾稽", "合计关系", "规则")),
    (
        rule_page("structure.information_fee"),
        Text("信息处理费", "fee for processing information"),
        ("收费", "国办函〔2020〕109号"),
    ),
    (
        "explanation/zero-blank-absent.html",
        Text("零、空白、缺失", "zero, blank, absent"),
        ("空格",),
    ),
    ("how-to/check-a-draft.html", Text("检查草稿", "check a draft"), ("自查", "校验")),
    ("how-to/compare-years.html", Text("与上年比对", "compare two years"), ("同比",)),
    ("how-to/waive-a-finding.html", Text("豁免", "waive a finding"), ()),
    ("reference/python.html", Text("Python 接口", "Python"), ("API",)),
    ("reference/command-line.html", Text("命令行", "command line"), ("CLI",)),
)
"""Page, the word of the field that it is looked for by, and other words."""


def pages(lang: Lang) -> Iterator[SitePage]:
    """The page, at ``search.html``."""
    write = Writer("search", lang)
    texts = {"wait": _WAIT, "none": _NONE, "some": _SOME, "local": _LOCAL}
    said = " ".join(f'data-{name}="{write(text)}"' for name, text in texts.items())
    button = write(Text("搜索", "Search"))
    body = (
        '<div data-pagefind-ignore="all">'
        f'<form id="site-search" role="search" {said}>'
        f'<input type="search" name="q" aria-label="{button}" autocomplete="off">'
        f'<button type="submit">{button}</button></form>'
        f'<p>{write(_HINT)}</p><p id="site-search-state" role="status"></p>'
        '<ol id="site-search-results"></ol></div>'
    )
    yield SitePage("search", Text("搜索", "Search")(lang), body)


def names(made: Iterable[SitePage], lang: Lang) -> list[list[Any]]:
    """Address, title and other names of pages: words, forms, rows and columns, then the rest."""
    found: list[list[Any]] = [
        [address, text(lang), [text.zh, text.en, *others]] for address, text, others in WORDS
    ]
    found.append(["reference/rules.html", RULES(lang), [RULES.zh, RULES.en]])
    for edition in reversed(EDITIONS):
        of = form(edition)
        texts = [FORM.filled(edition=edition), of.text, of.source.title]
        name = FORM(lang, edition=edition)
        known = [word for text in texts for word in (text.zh, text.en)]
        found.append([f"reference/form-{edition}.html", name, [*known, of.source.number or ""]])
        for table in of.tables:
            parts: list[tuple[str, Column | Group | Row]] = [
                *((f"column-{column.id}", column) for column in table.columns),
                *((f"{type(part).__name__.lower()}-{part.id}", part) for part in in_order(table)),
            ]
            for anchor, part in parts:
                address = f"{table_page(edition, table.id)}#{anchor}"
                title = f"{part.text(lang)} ({edition})"
                found.append([address, title, [part.label, part.text.zh, part.text.en, part.id]])
    labels = _labels()
    for page in made:
        if page.name != "search":
            words = dict.fromkeys((*page.words, *labels.get(page.name, ())))
            found.append([f"{page.name}.html", page.title, list(words)])
    return found


def _labels() -> Mapping[str, list[str]]:
    """Page of a cell → its labels of every edition in both languages."""
    labels: dict[str, list[str]] = {}
    for cell in (cell for edition in EDITIONS for cell in form(edition).cells.values()):
        known = labels.setdefault(cell_page(cell.id).removesuffix(".html"), [])
        known += [cell.label.zh, cell.label.en]
    return labels
