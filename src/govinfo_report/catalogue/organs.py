"""The words by which the kind of an organ is told from its name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


@cache
def organ_words() -> Mapping[str, tuple[str, ...]]:
    """Group of words → the words: ``towns``, ``governments``, ``offices`` and so on."""
    from govinfo_report.catalogue.rule_loader import read_organs  # reads TOML: when it is needed

    return read_organs()
