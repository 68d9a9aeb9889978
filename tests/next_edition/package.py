"""A copy of the library to which the invented edition of ``additions.toml`` was added."""

from __future__ import annotations

import ast
import shutil
import tomllib
from pathlib import Path
from typing import Any, Final

from tests.places import SRC

ADDITIONS: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("additions.toml").read_text(encoding="utf-8")
)


def made_in(folder: Path) -> Path:
    """Makes the copy below a folder; the folder is what goes on the path of a program."""
    package = folder / SRC.name
    shutil.copytree(SRC, package, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ADDITIONS["data"]:
        file = package / "catalogue" / "data" / part["file"]
        file.write_text(_with_data(file.read_text(encoding="utf-8"), part), encoding="utf-8")
    for part in ADDITIONS["code"]:
        file = package / part["file"]
        file.write_text(_with_lines(file.read_text(encoding="utf-8"), part), encoding="utf-8")
    return folder


def _with_data(content: str, part: dict[str, Any]) -> str:
    """The content with a text after the table of TOML that holds the line ``below``."""
    if "below" not in part:
        return content + part["text"]
    assert content.count(f"\n{part['below']}\n") == 1, part["below"]
    end = content.find("\n[", content.index(f"\n{part['below']}\n"))
    end = len(content) if end < 0 else end
    return f"{content[:end].rstrip()}\n{part['text'].rstrip()}\n{content[end:]}"


def _with_lines(content: str, part: dict[str, Any]) -> str:
    """The content with lines at the end of the attributes of a class."""
    found = next(
        node
        for node in ast.parse(content).body
        if isinstance(node, ast.ClassDef) and node.name == part["class"]
    )
    last = max(node.end_lineno or 0 for node in found.body if isinstance(node, ast.AnnAssign))
    lines = content.splitlines()
    lines[last:last] = [f"    {line}" for line in part["lines"]]
    return "\n".join(lines) + "\n"
