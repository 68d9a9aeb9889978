"""The pages of the documentation: those translated, those with a Chinese text, those generated."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.generate import GENERATORS, ROOT, load

DOCS = ROOT / "docs"
LOCALES = DOCS / "locales"
LANGUAGE = "zh_CN"
"""The language that prose is translated into; it is written in English."""

TWIN = "-zh"
"""``PAGE-zh.md`` is the Chinese text of ``PAGE.md``, written by hand or by a generator."""


def pages() -> tuple[str, ...]:
    """Every page, by its name in Sphinx: the path in ``docs`` without its ending."""
    found = (path.relative_to(DOCS) for path in DOCS.rglob("*.md") if _is_page(path))
    return tuple(sorted(path.with_suffix("").as_posix() for path in found))


def _is_page(path: Path) -> bool:
    folder = path.relative_to(DOCS).parts[0]
    return folder not in ("_build", "examples", "locales") and not path.stem.endswith(TWIN)


def twin(page: str) -> Path | None:
    """The Chinese text of a page, where it has one of its own."""
    path = DOCS / f"{page}{TWIN}.md"
    return path if path.is_file() else None


def headings(page: str) -> list[str]:
    """The anchors of an English page's headings, as links of Markdown name them."""
    text = re.sub(r"^```.*?^```", "", DOCS.joinpath(f"{page}.md").read_text("utf-8"), flags=_LINES)
    found = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in found]


_LINES = re.MULTILINE | re.DOTALL


def generated() -> frozenset[str]:
    """Pages that a generator writes."""
    patterns = [pattern for generator in load(GENERATORS) for pattern in generator.owns]
    paths = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return frozenset(
        path.relative_to(DOCS).with_suffix("").as_posix()
        for path in paths
        if path.suffix == ".md" and path.is_relative_to(DOCS)
    )


def translated() -> tuple[str, ...]:
    """Pages of prose that have a catalogue of messages in ``docs/locales``.

    The reference of the Python names is English in both languages.
    """
    made = generated()
    return tuple(
        page
        for page in pages()
        if page not in made and twin(page) is None and not page.startswith("reference/python")
    )
