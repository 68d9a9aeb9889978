"""The names of organs in full and in short, as the catalogue knows them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from govinfo_report.catalogue.datafile import Node, read_data_file


@cache
def full_forms() -> Mapping[str, str]:
    """Short form of a body's name → its full form (``人社局`` → ``人力资源和社会保障局``).

    The longest short forms come first, so that the first that fits the end of a name is the one.

    Raises:
        CatalogueError: The data file is wrong.
    """
    root = Node(read_data_file("organ_names.toml"), "organ_names.toml")
    found: dict[str, str] = {}
    fulls: set[str] = set()
    for node in root.nodes("bodies"):
        full = node.string("full")
        fulls.add(full)
        for short in node.strings("short"):
            if short in found:
                raise node.error("short", f"{short!r} stands for {found[short]!r} already")
            found[short] = full
        node.finish()
    root.finish()
    if both := fulls & set(found):
        raise root.error("", f"{min(both)!r} is both a full and a short form")
    return MappingProxyType({short: found[short] for short in sorted(found, key=len, reverse=True)})


@cache
def full_names() -> frozenset[str]:
    """The full forms."""
    return frozenset(full_forms().values())
