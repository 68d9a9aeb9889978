"""Bring the catalogues of messages in step with the pages, or say what is not translated.

``python -m scripts.site.catalogues`` takes the messages out of the pages and merges them into
``docs/locales/zh_CN/LC_MESSAGES``: what is new has no translation, what changed is marked fuzzy.
``--check`` only compares and exits with 1 where a catalogue is not in step with its page;
``--strict`` also where an entry is missing or fuzzy. Needs the extra ``docs``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from babel.messages import Catalog
from sphinx_intl.catalog import dump_po, load_po, update_with_fuzzy

from scripts.generate import ROOT
from scripts.site.sources import DOCS, LANGUAGE, LOCALES, translated

MESSAGES = LOCALES / LANGUAGE / "LC_MESSAGES"
THEME = "sphinx.po"
"""The words of the theme, which belong to no page."""

WIDTH = 100
HEAD = """\
# Chinese text of the page of this name, taken out by python -m scripts.site.catalogues.
# Fill in msgstr; keep Markdown, code and links; remove "#, fuzzy" where the text was checked.
#"""


@frozen
class State:
    """How far a catalogue is translated.

    Attributes:
        page: The page.
        messages: How many messages it has.
        missing: Those without a translation.
        fuzzy: Those whose English changed since they were translated.
        stale: Whether the catalogue is not in step with its page.
    """

    page: str
    messages: int
    missing: int
    fuzzy: int
    stale: bool


def extract(folder: Path) -> dict[str, Catalog]:
    """The messages of every translated page, taken out by Sphinx."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "gettext", str(DOCS), str(folder)]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 (this Python, these folders)
    return {page: load_po(str(folder / f"{page}.pot")) for page in translated()}


def path_of(page: str) -> Path:
    """The catalogue of a page."""
    return MESSAGES / f"{page}.po"


def states(found: dict[str, Catalog]) -> Iterator[State]:
    """How far each page is translated."""
    for page, template in found.items():
        path = path_of(page)
        present = load_po(str(path)) if path.is_file() else Catalog()
        entries = [entry for entry in present if entry.id]
        yield State(
            page,
            messages=len(entries),
            missing=sum(not entry.string for entry in entries),
            fuzzy=sum(entry.fuzzy for entry in entries),
            stale={entry.id for entry in entries} != {entry.id for entry in template if entry.id},
        )


def write(found: dict[str, Catalog]) -> None:
    """Merge the messages into the catalogues, and remove those of pages that are gone."""
    for page, template in found.items():
        path = path_of(page)
        merged = load_po(str(path)) if path.is_file() else Catalog(locale=LANGUAGE)
        update_with_fuzzy(merged, template)
        merged.header_comment = HEAD
        merged.fuzzy = False
        dump_po(str(path), merged, width=WIDTH, ignore_obsolete=True)
        path.write_text(settled(path.read_text("utf-8")), "utf-8")
    kept = {MESSAGES / THEME, *(path_of(page) for page in found)}
    for path in set(MESSAGES.rglob("*.po")) - kept:
        path.unlink()


def settled(catalogue: str) -> str:
    """A catalogue without what changes from day to day: dates, versions, names of tools."""
    return re.sub(
        r'^"(POT-Creation-Date|PO-Revision-Date|Project-Id-Version|Report-Msgid-Bugs-To|'
        r"Last-Translator|Language-Team|Generated-By):.*\n",
        "",
        catalogue,
        flags=re.MULTILINE,
    )


def main(arguments: list[str] | None = None) -> int:
    """Run as a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.site.catalogues", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--strict", action="store_true", help="missing and fuzzy entries fail, too")
    options = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp())
    try:
        found = extract(folder)
    finally:
        shutil.rmtree(folder)
    if not options.check:
        write(found)
    results = list(states(found))
    for state in results:
        if state.stale or state.missing or state.fuzzy:
            said = f"{state.missing} missing, {state.fuzzy} fuzzy of {state.messages}"
            print(f"{state.page}: {said}{', not in step with its page' if state.stale else ''}")
    missing, fuzzy = sum(s.missing for s in results), sum(s.fuzzy for s in results)
    total = sum(state.messages for state in results)
    print(f"{len(results)} pages, {total} messages, {missing} missing, {fuzzy} fuzzy")
    if any(state.stale for state in results):
        print("Run: python -m scripts.site.catalogues", file=sys.stderr)
        return 1
    return int(options.strict and bool(missing or fuzzy))


if __name__ == "__main__":
    sys.exit(main())
