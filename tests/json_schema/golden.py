"""The golden documents, and the two engines of validation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

import pytest

from govinfo_report.json_schema import engines
from govinfo_report.json_schema.engines import Engine
from tests.places import ROOT

GOLDEN: Final = ROOT / "tests" / "golden"

EXPECTED: Final[dict[str, dict[str, list[list[str]]]]] = tomllib.loads(
    (GOLDEN / "expected.toml").read_text(encoding="utf-8")
)
"""Folder → name of a document → pointer and keyword of each problem."""

ENGINES: Final[dict[str, Engine]] = {
    "jsonschema": engines.python_failures,
    "jsonschema-rs": engines.rust_failures,
}

each_engine = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)


def documents(folder: str) -> list[Path]:
    """The documents of a folder, by name."""
    return sorted((GOLDEN / folder).glob("*.json"))


def each_document(*folders: str) -> pytest.MarkDecorator:
    """Runs a test for every document of these folders."""
    paths = [path for folder in folders for path in documents(folder)]
    return pytest.mark.parametrize("path", paths, ids=[f"{p.parent.name}/{p.stem}" for p in paths])
