"""Pieces of generated pages: links between pages of the site, lists of facts, whole pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from attrs import frozen

from govinfo_report.catalogue import Source
from govinfo_report.language import Lang, Text
from govinfo_report.printing.html import escaped
from scripts.site.words import KNOWN

INDEX = "index"
"""Last word of the name of a page that has a folder of its own: ``cells/ID`` is its address."""


@frozen
class SitePage:
    """A generated page.

    Attributes:
        name: Its name in Sphinx, the path without ``.html``.
        title: Its title.
        body: What it says, as HTML, without its heading.
        parents: Address and title of the pages above it.
        words: Its other names, shown beneath the title.
    """

    name: str
    title: str
    body: str
    parents: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()


@frozen
class Writer:
    """Writes one page in one language: it knows where links start.

    Attributes:
        page: The page's name in Sphinx.
        lang: The language.
    """

    page: str
    lang: Lang

    def __call__(self, text: Text, **facts: object) -> str:
        """A text of the site, escaped."""
        return escaped(text(self.lang, **facts))

    def address(self, target: str) -> str:
        """The relative address of a page or file of the same language, with or without anchor."""
        path, _, anchor = target.partition("#")
        start = posixpath.dirname(self.page)
        relative = posixpath.relpath(path, start or ".") if path else ""
        return relative + (f"#{anchor}" if anchor else "")

    def link(self, target: str, text: str, attributes: str = "") -> str:
        """A link; the text is escaped here."""
        return f'<a href="{escaped(self.address(target))}"{attributes}>{escaped(text)}</a>'


CHANGES = f"editions/{INDEX}.html"
"""What changed between the editions."""


def cell_page(cell_id: str) -> str:
    """Where the page of a cell is."""
    return f"cells/{cell_id}/{INDEX}.html"


def rule_page(rule_id: str) -> str:
    """Where the page of a rule is."""
    return f"rules/{rule_id}/{INDEX}.html"


def table_page(edition: str, table: str) -> str:
    """Where the page of a table is."""
    return f"tables/{edition}/{table}/{INDEX}.html"


def form_page(edition: str) -> str:
    """Where the form is drawn."""
    return f"reference/form-{edition}.html"


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and what stands for them, marked up; pairs with nothing are left out."""
    inner = "".join(f"<dt>{name}</dt><dd>{fact}</dd>" for name, fact in pairs if fact)
    return f'<dl class="facts">{inner}</dl>'


def section(name: str, heading: str, *parts: str) -> str:
    """A part of a page under its heading, which links to itself; nothing where it is empty."""
    inner = "".join(parts)
    if not inner:
        return ""
    sign = f'<a class="headerlink" href="#{name}" aria-label="{heading}">#</a>'
    return f'<section id="{name}"><h2>{heading}{sign}</h2>{inner}</section>'


def contents(body: str) -> str:
    """The headings of a page as the list that stands beside it."""
    found = re.findall(r'<section id="([^"]+)"><h2>(.*?)<a class="headerlink"', body)
    items = "".join(f'<li><a class="reference internal" href="#{n}">{t}</a></li>' for n, t in found)
    return f"<ul>{items}</ul>" if items else ""


def paragraphs(*texts: str) -> str:
    """Paragraphs of texts that are not marked up."""
    return "".join(f"<p>{escaped(text)}</p>" for text in texts)


def items(parts: Iterable[str]) -> str:
    """A list of what is marked up; nothing where there is none."""
    inner = "".join(f"<li>{part}</li>" for part in parts)
    return f"<ul>{inner}</ul>" if inner else ""


def code(text: str) -> str:
    """A name that programs use."""
    return f"<code>{escaped(text)}</code>"


def grid(heads: Iterable[str], rows: Iterable[Iterable[str]], label: str) -> str:
    """A table of what is marked up, in a box that scrolls by itself; rows may be long."""
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="table-wrapper scroll" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="docutils"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def sources(found: Iterable[Source], lang: Lang) -> str:
    """Sources as a list, each with how well it is known."""
    said = Text("{source}（{known}）{note}", "{source} ({known}). {note}")
    return items(
        escaped(
            said(
                lang,
                source=source.cite(lang),
                known=KNOWN[source.known],
                note=source.note or "",
            )
        )
        for source in dict.fromkeys(found)
    )
