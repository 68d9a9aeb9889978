"""The names of organs in full and in short, as the catalogue knows them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from govinfo_report.catalogue.data_files import DataFile, ReadFile, read_data_file
from govinfo_report.strict_toml import NonEmpty, Record


class BodyRecord(Record, frozen=True, kw_only=True):
    """A body's name in full, and its short forms."""

    full: NonEmpty
    short: tuple[NonEmpty, ...]


class BodiesRecord(Record, frozen=True, kw_only=True):
    """``organ_names.toml``."""

    bodies: tuple[BodyRecord, ...]


def load_full_forms(read: ReadFile = read_data_file) -> Mapping[str, str]:
    """Short form → full form, the longest short forms first.

    Raises:
        CatalogueError: The data file is wrong.
    """
    file = DataFile("organ_names.toml", read)
    found: dict[str, str] = {}
    bodies = file.record(BodiesRecord).bodies
    for index, body in enumerate(bodies):
        for short in body.short:
            if short in found:
                known = found[short]
                file.wrong(f"bodies[{index}].short", f"{short!r} stands for {known!r} already")
            found[short] = body.full
    if both := {body.full for body in bodies} & set(found):
        file.wrong("bodies", f"{min(both)!r} is both a full and a short form")
    return MappingProxyType({short: found[short] for short in sorted(found, key=len, reverse=True)})


@cache
def full_forms() -> Mapping[str, str]:
    """Short form of a body's name → its full form (``人社局`` → ``人力资源和社会保障局``).

    The longest short forms come first, so that the first that fits the end of a name is the one.
    """
    return load_full_forms()


@cache
def full_names() -> frozenset[str]:
    """The full forms."""
    return frozenset(full_forms().values())
