"""Each optional library is imported in one file, and only there."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.places import ROOT, SRC

MODULES = {
    "hypothesis": "hypothesis",
    "jsonschema-rs": "jsonschema_rs",
    "narwhals": "narwhals",
    "numpy": "numpy",
    "onnxruntime": "onnxruntime",
    "opencv-python-headless": "cv2",
    "openpyxl": "openpyxl",
    "ortools": "ortools",
    "pillow": "PIL",
    "polars": "polars",
    "pypdfium2": "pypdfium2",
    "python-calamine": "python_calamine",
    "python-docx": "docx",
    "rapidocr": "rapidocr",  # models alone, never imported
    "rich": "rich",
    "selectolax": "selectolax",
}
"""Distribution → the module it is imported as."""

FOR_DEVELOPERS = {"all", "dev", "docs", "fuzz", "mutants", "spark"}


def declared_extras() -> dict[str, list[str]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    return {name: libraries for name, libraries in extras.items() if name not in FOR_DEVELOPERS}


def imported(source: Path) -> Iterator[str]:
    """Top-level names of everything that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@cache
def importers() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source in SRC.rglob("*.py"):
        for name in imported(source):
            found[name].add(source.relative_to(SRC).as_posix())
    return found


def test_every_optional_library_is_known_here() -> None:
    names = {
        requirement.partition(">")[0]
        for libraries in declared_extras().values()
        for requirement in libraries
    }
    assert names == set(MODULES)


@pytest.mark.parametrize("module", sorted(MODULES.values()))
def test_an_optional_library_is_imported_in_one_file_or_room_of_a_package(module: str) -> None:
    # Reading and writing a format are two packages that know nothing of one another.
    rooms = {"/".join(file.split("/")[:2]) for file in importers().get(module, set())}
    assert len({room.partition("/")[0] for room in rooms}) == len(rooms), rooms


def test_the_extra_all_names_every_other_extra_of_users_but_large_ones_and_testing() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (everything,) = project["optional-dependencies"]["all"]
    # OR-tools brings pandas and numpy, scans need 150 MB of libraries; Hypothesis is for tests.
    others = sorted(declared_extras().keys() - {"scan", "solver", "testing"})
    assert everything == f"govinfo-report[{','.join(others)}]"
