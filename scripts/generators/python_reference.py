"""The reference of the public names: a page a topic, each name once, from its docstring."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from operator import attrgetter

import govinfo_report
from govinfo_report import testing

PAGE = "docs/reference/python.md"
OWNS = (PAGE, "docs/reference/python/*.md")

TOPICS: Mapping[str, tuple[str, str, str]] = {
    "reading": (
        "Reading pages",
        "Pages in any readable format become readings: a report, and notes on what was doubtful.",
        "reading readers.formats",
    ),
    "reports": (
        "Reports and their cells",
        "The classes of one report, access to cells by id, and the three kinds of nothing.",
        "model language",
    ),
    "documents": (
        "Documents and schemas",
        "Reports as JSON documents, and validation by the published schemas.",
        "conversion conversion.converter json_schema",
    ),
    "form": (
        "The form and the rules",
        "The catalogue: tables, rows, columns, cells and rules, with definitions and sources.",
        "catalogue catalogue.rules catalogue.rule_entries",
    ),
    "checking": (
        "Checking",
        "Rules applied to one report or many, and what they find.",
        "checks findings findings.causes findings.score",
    ),
    "packs": (
        "Rule packs and waivers",
        "Local rules, deadlines and points; findings that are right all the same.",
        "packs waivers",
    ),
    "localising": (
        "Localising slips",
        "The smallest corrections that make every sum right.",
        "localisation",
    ),
    "comparing": (
        "Comparing years",
        "Two reports, or many years of one agency.",
        "comparison",
    ),
    "many": (
        "Many reports",
        "Consolidation, manifests of agencies, and data frames.",
        "consolidation hierarchy frames",
    ),
    "writing": (
        "Writing and drafting",
        "The official form in several formats, next year's draft, and blanks that the sums force.",
        "renderers drafts",
    ),
    "figures": (
        "Indicators and claims",
        "Exact fractions of the figures, and the numbers that the prose claims.",
        "indicator_values catalogue.indicators narrative",
    ),
    "testing": (
        "For tests",
        "What the tests of other programs use; no name of it is in `govinfo_report` itself.",
        "",
    ),
    "errors": (
        "Errors",
        "One base; each error carries its facts as attributes.",
        "errors",
    ),
}
"""Page → its title, what it is about, and the modules whose public names it has."""


def files() -> Mapping[str, str]:
    """A page a topic, and the list of topics.

    Raises:
        LookupError: A public name lives in a module that no topic names.
    """
    homes: Mapping[str, str] = vars(govinfo_report)["_HOME_OF"]
    of_topic: dict[str, list[str]] = {topic: [] for topic in TOPICS}
    topic_of = {home: topic for topic, (*_, known) in TOPICS.items() for home in known.split()}
    for name in sorted(homes, key=lambda name: (_kind(name), name.casefold())):
        if (home := homes[name]) not in topic_of:
            raise LookupError(f"no topic in {__name__} for {name}, which lives in {home}")
        of_topic[topic_of[home]].append(name)
    of_topic["testing"] = [f"testing.{name}" for name in testing.__all__]
    pages = {
        f"docs/reference/python/{topic}.md": "".join(_page(topic, names))
        for topic, names in of_topic.items()
        if names
    }
    return {PAGE: "".join(_overview(of_topic)), **pages}


def _overview(of_topic: Mapping[str, list[str]]) -> Iterator[str]:
    yield "# Python\n\nEvery public name of `govinfo_report`, by topic. Counts are in 件 or 项, "
    yield "money in 万元.\n\n"
    shown = {topic: names for topic, names in of_topic.items() if names}
    for topic, names in shown.items():
        title, about, _ = TOPICS[topic]
        listed = ", ".join(f"`{name}`" for name in names)
        yield f"[{title}](python/{topic}.md)\n: {about}\n  {listed}\n\n"
    listed = "\n".join(f"python/{topic}" for topic in shown)
    yield f"```{{toctree}}\n:hidden:\n:maxdepth: 1\n\n{listed}\n```\n"


def _page(topic: str, names: list[str]) -> Iterator[str]:
    title, about, _ = TOPICS[topic]
    yield f"# {title}\n\n{about}\n\n```{{eval-rst}}\n"
    yield "\n".join(_directive(name) for name in names)
    yield "```\n"


def _directive(name: str) -> str:
    directive = ("autofunction", "autoclass", "autoexception", "autodata")[_kind(name)]
    members = "   :members:\n" if directive in ("autoclass", "autoexception") else ""
    return f".. {directive}:: govinfo_report.{name}\n{members}"


def _kind(name: str) -> int:
    """Functions first, then classes, errors, and constants and types."""
    found = attrgetter(name)(govinfo_report)
    if inspect.isfunction(found):
        return 0
    if inspect.isclass(found):
        return 2 if issubclass(found, Exception) else 1
    return 3
