"""Whose figures a report gives, as a sentence of its introduction states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import get_args

from govinfo_report.model import Scope
from govinfo_report.strict_toml import NonEmpty, Record, records
from govinfo_report.text import compact, ordinary


class _ScopeRecord(Record, frozen=True):
    """One table of ``scope.toml``: what sentences that state a scope look like."""

    patterns: tuple[NonEmpty, ...]


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Scope → what a sentence that states it looks like."""
    found = records("govinfo_report.recognition.head", "scope.toml", _ScopeRecord)
    return {name: re.compile("|".join(record.patterns)) for name, record in found.items()}


def find_scope(paragraphs: Sequence[str]) -> Scope | None:
    """Returns the scope that paragraphs state; ``None`` where they state none, or two."""
    texts = [ordinary(compact(text)) for text in paragraphs]
    patterns = _patterns().items()
    stated = {scope for scope, pattern in patterns if any(map(pattern.search, texts))}
    return next((scope for scope in get_args(Scope) if stated == {scope}), None)
