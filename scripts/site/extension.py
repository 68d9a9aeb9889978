"""The Sphinx extension of the site: Chinese texts of pages, generated pages, the two languages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.rules import rules
from govinfo_report.language import Lang, Text
from govinfo_report.printing.html import escaped
from scripts.generators.rules import anchor
from scripts.site import browser, cell_pages, home, rule_pages, search_page, table_pages
from scripts.site.chinese_pages import CHINESE, linked_rules, linked_schemas
from scripts.site.markup import SitePage, contents, rule_page
from scripts.site.sources import TWIN, headings, pages, twin

STATIC: Final = Path(__file__).parent / "static"
_TWIN_LINK: Final = re.compile(rf"{TWIN}\.md\b")
_SIGNATURE: Final = re.compile(r'(<span class="sig-paren">\(</span>\s*)<dl>(.*?)</dl>', re.DOTALL)
_HOME: Final = "<!-- site: home -->"

LANGUAGES: Final[Mapping[str, Lang]] = {"zh_CN": "zh", "en": "en"}
"""Language of Sphinx → that of the library."""

WRITTEN: Final[Mapping[str, Callable[[Lang], str]]] = {
    "reference/rules": rule_pages.overview_source,
    **{
        f"reference/form-{edition}": partial(table_pages.form_source, edition)
        for edition in EDITIONS
    },
}
"""Pages that are written anew for the site, in each language; their files are for readers of the
repository."""

LISTS: Final = ("reference/mutation-table", "reference/notes")
"""Generated pages full of ids of rules."""

SCHEMAS: Final = "reference/schemas"
"""The page of the published schemas; the files stand beside the Chinese pages alone."""

ENGLISH: Final = "reference/python/"
"""What the names begin with of pages that are not translated."""

BROWSER: Final = "browser-page"
"""What links of prose call the page that runs the library in a browser."""

SWITCH: Final = Text("English", "中文")


def generated(lang: Lang) -> Iterator[SitePage]:
    """The pages that have no file in ``docs``."""
    return chain(
        cell_pages.pages(lang),
        rule_pages.pages(lang),
        table_pages.pages(lang),
        search_page.pages(lang),
    )


def read_source(app: Any, page: str, source: list[str]) -> None:
    """A page as the site has it in the language that is built."""
    lang = LANGUAGES[app.config.language]
    if app.builder.name == "gettext":
        return
    if lang == "zh" and (path := twin(page)) is not None:
        source[0] = _TWIN_LINK.sub(".md", path.read_text("utf-8"))
    if page in WRITTEN:
        source[0] = WRITTEN[page](lang)
    elif lang == "zh" and page in CHINESE:
        source[0] = CHINESE[page]()
    if page == SCHEMAS:
        source[0] = linked_schemas(source[0], "../" if lang == "zh" else "../../")
    if page in LISTS:
        source[0] = linked_rules(source[0])
    if _HOME in source[0]:
        source[0] = source[0].replace(_HOME, f"```{{raw}} html\n{home.hero(lang)}\n```")


def label_rules(app: Any, env: Any) -> None:
    """Links of prose to rules (``#rule-…``) and to the page in the browser lead to their pages."""
    del app
    labels = env.get_domain("std")
    for rule in rules():
        name, page = anchor(rule), rule_page(rule.id).removesuffix(".html")
        labels.anonlabels[name] = (page, "")
        labels.labels[name] = (page, "", rule.id)
    labels.anonlabels[BROWSER] = (f"{browser.FOLDER}/index", "")
    labels.labels[BROWSER] = (f"{browser.FOLDER}/index", "", BROWSER)


def label_twins(app: Any, env: Any) -> None:
    """Links of other pages name English headings; the Chinese text of a page knows these, too."""
    del app
    for page in pages():
        if twin(page) is None or not (anchors := env.metadata[page].get("myst_slugs")):
            continue
        own, english = list(anchors.values()), headings(page)
        for place, name in enumerate(english):
            anchors.setdefault(name, own[place if len(own) == len(english) else 0])


def collect_pages(app: Any) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The generated pages: each gets the menu of the whole site, made once for each depth."""
    lang = LANGUAGES[app.config.language]

    @cache
    def menu(folders: int) -> str:
        inside = "/".join(["x"] * folders + ["index"])
        options = {"collapse": False, "titles_only": True, "maxdepth": -1, "includehidden": True}
        return str(app.builder._get_local_toctree(inside, **options))  # noqa: SLF001

    made = list(generated(lang))
    for page in made:
        tree = menu(page.name.count("/"))
        yield page.name, _context(page, lang, tree), "page.html"
    names = json.dumps(search_page.names(made, lang), ensure_ascii=False)
    Path(app.outdir, search_page.NAMES).write_text(names, "utf-8")
    example = Path(app.outdir, home.FINDINGS)
    example.parent.mkdir(exist_ok=True)
    example.write_text(home.findings(lang), "utf-8")


def _context(page: SitePage, lang: Lang, tree: str) -> dict[str, Any]:
    trail = "".join(
        f'<li><a href="{escaped(link)}">{escaped(title)}</a></li>' for link, title in page.parents
    )
    name = Text("上级页面", "Breadcrumbs")(lang)
    crumbs = f'<nav class="crumbs" aria-label="{name}"><ol>{trail}</ol></nav>' if trail else ""
    beneath = " · ".join(map(escaped, page.words))
    found = f'<p class="names" data-pagefind-weight="10">{beneath}</p>' if beneath else ""
    beside = contents(page.body)
    return {
        "title": escaped(page.title),
        "body": f"{crumbs}<h1>{escaped(page.title)}</h1>{found}{page.body}",
        "toc": beside,
        "display_toc": bool(beside),
        "furo_shows_toc": bool(beside),
        "toctree": lambda **options: tree,
        "parents": [],
        "meta": {} if beside else {"hide-toc": True},
    }


def page_context(app: Any, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """The link to the same page in the other language, and whether the page has headings."""
    del template, doctree
    lang = LANGUAGES[app.config.language]
    up = "../" * page.count("/")
    context["switch"] = f"{up}en/{page}.html" if lang == "zh" else f"{up}../{page}.html"
    context["switch_name"] = SWITCH(lang)
    context["switch_lang"] = "en" if lang == "zh" else "zh-CN"
    if body := context.get("body"):
        # A box that scrolls must be reachable by keyboard.
        body = body.replace("<pre>", '<pre tabindex="0">')
        # The reference of the Python names is English in both languages.
        if page.startswith(ENGLISH):
            body = f'<div lang="en">{_SIGNATURE.sub(_parameters, body)}</div>'
        context["body"] = body
    if tree := context.get("furo_navigation_tree"):
        # Sphinx makes captions headings of no level, which screen readers cannot place.
        leveled = tree.replace('role="heading"', 'role="heading" aria-level="2"')
        context["furo_navigation_tree"] = leveled
    if context.pop("furo_shows_toc", False):
        context["furo_hide_toc"] = False


def _parameters(found: re.Match[str]) -> str:
    """The lines of a long signature, which Sphinx writes as a list without terms."""
    lines = found[2].replace("<dd>", '<div class="parameter">').replace("</dd>", "</div>")
    return f"{found[1]}{lines}"


def without_search(app: Any) -> None:
    """Sphinx's own search loses Chinese words; pagefind makes the index of the built site."""
    app.builder.search = False


def keep_docstring(app: Any) -> None:
    """A property's docstring is text: napoleon takes what stands before a colon for a type."""
    from sphinx.ext.napoleon.docstring import GoogleDocstring

    def whole(self: Any) -> tuple[str, list[str]]:
        return "", self._dedent(self._consume_to_end())

    GoogleDocstring._consume_inline_attribute = whole  # noqa: SLF001
    del app


def setup(app: Any) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("builder-inited", keep_docstring)
    app.connect("source-read", read_source)
    app.connect("env-updated", label_rules)
    app.connect("env-updated", label_twins)
    app.connect("html-page-context", page_context, priority=900)
    app.connect("html-collect-pages", collect_pages)
    app.connect("builder-inited", without_search)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
