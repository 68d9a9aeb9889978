"""The report's prose, as far as rules on structure and plausibility look at it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from govinfo_report.catalogue import prose_members
from govinfo_report.model import Report
from govinfo_report.model.values import text_of

_END = re.compile(r"[。;；!！?？]")


def whole(paragraphs: Any) -> str:
    """The words of a section without white space, under NFKC; empty for an absent one."""
    if not isinstance(paragraphs, tuple):
        return ""
    text = unicodedata.normalize("NFKC", "".join(map(text_of, paragraphs)))
    return "".join(text.split())


def sentences(paragraphs: Any) -> Iterator[str]:
    """The sentences of a section, without white space."""
    if isinstance(paragraphs, tuple):
        for paragraph in paragraphs:
            yield from filter(None, _END.split(whole((paragraph,))))


def sentences_of(report: Report, *, but: str) -> Iterator[str]:
    """The sentences of every narrative section except one."""
    for section in prose_members():
        if section != but:
            yield from sentences(getattr(report, section))
