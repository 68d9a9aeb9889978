"""One table of what takes how long, beside its floor.

Run: ``python -m tests.benchmarks [NAME …]``: the benchmarks of these names, or all. Every module of
this package with a function ``ratios()`` is one; each of them can be run by itself too, and then
says more or measures longer. A ratio above its target is marked with ``!``.

``--against COMMIT`` measures that commit and the files as they are side by side, and prints what
took how long before and now; see :mod:`tests.benchmarks.against`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.against import show_against
from tests.benchmarks.ratios import Ratio, show


def measured(names: Sequence[str]) -> Iterator[Ratio]:
    """The ratios of the benchmarks of these names, or of all."""
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if found.name != "__main__" and (not names or found.name in names):
            module = importlib.import_module(f"tests.benchmarks.{found.name}")
            if hasattr(module, "ratios"):
                yield from module.ratios()


def main() -> None:
    """Reads the arguments and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--against", metavar="COMMIT", help="measure this commit beside")
    parser.add_argument("--turns", type=int, default=3, help="how often each takes its turn")
    parser.add_argument("--json", action="store_true", help="seconds by name, for --against")
    given = parser.parse_args()
    if given.against:
        show_against(given.against, given.names, given.turns)
    elif given.json:
        print(json.dumps({ratio.name: ratio.ours for ratio in measured(given.names)}))
    else:
        show(measured(given.names))


if __name__ == "__main__":
    main()
