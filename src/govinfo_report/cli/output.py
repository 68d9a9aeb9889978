"""Files that results go to: their formats and endings."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from govinfo_report.patterns import lazy_pattern

STDOUT: Final = "-"

ENDINGS: Final = {
    "text": (".txt", ".text", ".log"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "json": (".json",),
    "sarif": (".sarif", ".json"),
    "patch": (".json", ".patch"),
    "junit": (".xml",),
    "csv": (".csv",),
    "parquet": (".parquet",),
    "ndjson": (".ndjson", ".jsonl"),
    "pdf": (".pdf",),
    "ofd": (".ofd",),
}
"""Format → how names of its files end."""

_PLAIN: Final = (*ENDINGS["text"], *ENDINGS["markdown"])
"""Endings of files that every program shows as the text they are."""


class OutputFile(StringParamType):
    """The type of a parameter that names where the result goes.

    Args:
        writes: The format, where the command knows one alone.
        takes_folder: Whether it may be a folder, for several results.
        folder_form: The one format of which there may be a folder; ``None``: of any.
    """

    name = "file"

    def __init__(
        self,
        writes: str | None = None,
        *,
        takes_folder: bool = False,
        folder_form: str | None = None,
    ) -> None:
        self.writes = writes
        self.takes_folder = takes_folder
        self.folder_form = folder_form

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Leaves it to the shell, which knows files best."""
        return [CompletionItem(incomplete, type="file")]


def format_of(ending: str, formats: Iterable[str]) -> str | None:
    """The first of the formats whose files end so."""
    return next((form for form in formats if ending in ENDINGS.get(form, ())), None)


def contradicts(ending: str, form: str) -> bool:
    """Whether a file that ends so would be taken for one of another format."""
    if ending in ENDINGS.get(form, ()) or (
        ending in _PLAIN and form not in ("html", "docx", "xlsx", "parquet")
    ):
        return False
    return any(ending in endings for endings in ENDINGS.values())


def names_folder(target: str) -> bool:
    """Whether a name is that of a folder, there or to be made."""
    return Path(target).is_dir() or target.endswith(("/", os.sep))


def encoded(text: str) -> bytes:
    """UTF-8; half a surrogate pair, as in a file's name that is no text, is written escaped."""
    return text.encode("utf-8", "backslashreplace")


def sayable(text: str, form: str) -> str:
    """A text as standard output can take it.

    A document that must be UTF-8, or says that it is, keeps to ASCII where standard output is in
    another encoding: it is right in both. A terminal gets no characters that it would obey.
    """
    if codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8":
        if form in ("json", "sarif", "patch"):
            text = _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
        elif form in ("html", "junit"):
            text = text.encode("ascii", "xmlcharrefreplace").decode()
    return _COMMANDS.sub("\ufffd", text) if sys.stdout.isatty() else text


_NOT_ASCII: Final = lazy_pattern("[^\x00-\x7f]+")
_COMMANDS: Final = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
