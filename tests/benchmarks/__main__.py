"""One table of what takes how long, beside its floor.

Run: ``python -m tests.benchmarks [NAME …]``: the benchmarks of these names, or all. Every module of
this package with a function ``ratios()`` is one; each of them can be run by itself too, and then
says more or measures longer. A ratio above its target is marked with ``!``.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.ratios import Ratio, show


def measured(names: list[str]) -> Iterator[Ratio]:
    """The ratios of the benchmarks of these names, or of all."""
    for found in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if found.name != "__main__" and (not names or found.name in names):
            module = importlib.import_module(f"tests.benchmarks.{found.name}")
            if hasattr(module, "ratios"):
                yield from module.ratios()


if __name__ == "__main__":
    show(measured(sys.argv[1:]))
