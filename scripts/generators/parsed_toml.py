"""What is kept of the package's data files: their content, and what is worked out from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import govinfo_report
from govinfo_report.narrative.vocabulary import WORDS, word_beginnings
from govinfo_report.parsed_toml import kept, parsed_file

PACKAGE = Path(govinfo_report.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
OWNS = ("src/govinfo_report/parsed/**/*.json",)

DERIVED = {(WORDS, "beginnings"): word_beginnings}
"""Data file and name → what works it out."""


def files() -> Mapping[str, str]:
    """The files in ``parsed``."""
    sources = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.toml"))
    found = {parsed_file(file): kept((PACKAGE / file).read_bytes()) for file in sources}
    for (file, name), work in DERIVED.items():
        found[parsed_file(file, name)] = kept((PACKAGE / file).read_bytes(), work())
    return {path.relative_to(ROOT).as_posix(): content for path, content in found.items()}
