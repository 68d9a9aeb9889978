"""The page that explains the floors, held to the contract that enforces them."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

from tests.places import ROOT

PAGE = ROOT / "docs" / "explanation" / "architecture.md"
PACKAGE = ROOT / "src" / "govinfo_report"


def contract() -> list[set[str]]:
    """The rooms of each floor that exist, the lowest first."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    [layers] = [each["layers"] for each in contracts if each["id"] == "floors"]
    floors = ({name.strip(" ()") for name in layer.split("|")} for layer in reversed(layers))
    return [{name for name in floor if name != "__main__" and is_room(name)} for floor in floors]


def is_room(name: str) -> bool:
    return (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()


def table() -> list[set[str]]:
    """The rooms in each row of the page's table, in the order of the floors' numbers."""
    rows = re.findall(r"^\| (\d+) \| (.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, len(rows) + 1))
    return [set(re.findall(r"`(\w+)`", rooms)) for _, rooms in rows]


def test_the_table_of_floors_is_the_import_contract() -> None:
    floors = [floor for floor in contract() if floor]
    assert table() == floors
    assert set().union(*floors) == rooms()


def rooms() -> set[str]:
    """Every module and package below the public face."""
    names = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    names |= {path.stem for path in PACKAGE.glob("*.py")}
    return names - {"__init__", "__main__"}


def test_every_path_that_the_page_names_exists() -> None:
    places = (PACKAGE, ROOT, PACKAGE / "catalogue" / "data")
    named = re.findall(r"`([a-z_]+(?:/[a-z_0-9]+)+(?:\.\w+)?)`", PAGE.read_text("utf-8"))
    assert named
    assert [path for path in named if not any(_exists(place / path) for place in places)] == []


def _exists(path: Path) -> bool:
    return path.exists() or path.with_suffix(".py").exists()


def test_no_two_classes_share_a_name() -> None:
    """Nor do names of types. The public names of the form are those of the catalogue."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, set()).add(str(path.relative_to(PACKAGE)))
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
                found.setdefault(ast.unparse(node.target), set()).add(str(path))
    assert "Report" in found
    assert {name: files for name, files in found.items() if len(files) > 1} == {}
