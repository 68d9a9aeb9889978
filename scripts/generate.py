"""Write the generated files of the tree, or check that they are up to date.

``python -m scripts.generate`` writes, ``python -m scripts.generate --check`` only compares and
exits with 1 where a file is missing, differs or should not be there. Names of generators restrict
it to those; ``--list`` shows them.

To add one: a module in ``scripts/generators`` with ``OWNS`` (glob patterns, relative to the root,
of the files that it alone writes) and ``files()`` (path relative to the root → content), and its
name in :data:`GENERATORS`.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

GENERATORS: tuple[str, ...] = (
    "parsed_toml",
    "public_names",
    "python_reference",
    "forms",
    "schemas",
    "rules",
    "conformance",
    "indicators",
    "mutation_table",
    "trust",
    "notes",
    "rendering",
    "layout_matrix",
    "scans",
    "command_line",
    "browser_page",
    "nation_charts",
)
"""Modules of ``scripts.generators``, in the order they run."""

DIFFERENCE_LINES = 20
"""How much of a difference ``--check`` shows of each file."""


@dataclass(frozen=True)
class Generator:
    """One maker of files.

    Attributes:
        name: Its module in ``scripts.generators``.
        owns: Glob patterns of the files that it alone writes; a file there that it does not write
            is left over from an earlier state.
        files: Gives path → content, both as text, relative to the root.
    """

    name: str
    owns: tuple[str, ...]
    files: Callable[[], Mapping[str, str]]


def load(names: Iterable[str]) -> Iterator[Generator]:
    """The named generators of ``scripts.generators``."""
    for name in names:
        module = import_module(f"scripts.generators.{name}")
        yield Generator(name, module.OWNS, module.files)


def left_over(generator: Generator, wanted: Mapping[str, str], root: Path) -> list[Path]:
    """Files that the generator owns and no longer writes."""
    kept = {root / path for path in wanted}
    found = {path for pattern in generator.owns for path in root.glob(pattern) if path.is_file()}
    return sorted(found - kept)


def check(generator: Generator, root: Path) -> list[str]:
    """What is not up to date, one text a file."""
    wanted = generator.files()
    problems = []
    for path, content in wanted.items():
        target = root / path
        if not target.is_file():
            problems.append(f"{path}: missing")
            continue
        found = target.read_bytes().decode()
        if found != content:
            lines = difflib.unified_diff(
                found.splitlines(), content.splitlines(), "in the tree", "generated", lineterm=""
            )
            shown = "\n".join(list(lines)[:DIFFERENCE_LINES])
            problems.append(f"{path}: differs\n{shown or 'only in its line ends'}")
    problems += [
        f"{path.relative_to(root)}: left over, no longer generated"
        for path in left_over(generator, wanted, root)
    ]
    return problems


def write(generator: Generator, root: Path) -> list[str]:
    """Bring the files up to date; returns what changed."""
    wanted = generator.files()
    changed = []
    for path, content in wanted.items():
        target = root / path
        data = content.encode()
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            changed.append(f"wrote {path}")
    for target in left_over(generator, wanted, root):
        target.unlink()
        changed.append(f"removed {target.relative_to(root)}")
    return changed


def main(arguments: list[str] | None = None) -> int:
    """Run as a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    parser.add_argument("--list", action="store_true", help="show the generators and stop")
    parser.add_argument("names", nargs="*", help="only these generators")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - set(GENERATORS):
        parser.error(f"no such generator: {', '.join(sorted(unknown))}")
    generators = list(load(options.names or GENERATORS))
    if options.list:
        print("\n".join(f"{g.name}: {' '.join(g.owns)}" for g in generators))
        return 0
    results = [line for g in generators for line in (check if options.check else write)(g, ROOT)]
    for line in results:
        print(line)
    if options.check and results:
        print("Run: python -m scripts.generate", file=sys.stderr)
        return 1
    outcome = "stale" if options.check else "changed"
    print(f"{len(generators)} generators, {len(results)} files {outcome}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
