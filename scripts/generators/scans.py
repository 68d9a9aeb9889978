"""What is read of scans, from what the proof found; a page a language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from govinfo_report.language import Lang
from tests.scans.results import load, tables

PAGES: Final[Mapping[Lang, str]] = {
    "en": "docs/reference/scans-table.md",
    "zh": "docs/reference/scans-table-zh.md",
}
OWNS = (*PAGES.values(),)

_TEMPLATES: Final = Path(__file__).parent / "templates"


def files() -> Mapping[str, str]:
    """The page in English, and the same in Chinese."""
    found = load()
    return {
        path: _TEMPLATES.joinpath(Path(path).name)
        .read_text("utf-8")
        .replace("[[tables]]\n", tables(found, lang))
        for lang, path in PAGES.items()
    }
