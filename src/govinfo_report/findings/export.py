"""Findings of one report or of many, in every format, by the format's name."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Final

from govinfo_report.display import printable_name
from govinfo_report.findings.results import Results
from govinfo_report.language import Lang, language

FORMATS: Final = ("text", "json", "sarif", "junit", "csv", "html")
"""The formats that :func:`export` knows."""


def export(
    reports: Iterable[tuple[str | None, Results]], style: str, *, lang: Lang | None = None
) -> str:
    """The findings of several reports as one document.

    Args:
        reports: Name of the file (``None``: the report's own ``metadata.source``) and its findings.
        style: One of :data:`FORMATS`.
        lang: Language of messages, as for :func:`~govinfo_report.language.language`; JSON holds
            both.

    Raises:
        ValueError: There is no such format or language.
    """
    if style not in FORMATS:
        raise ValueError(f"no format {style!r}; there are {', '.join(FORMATS)}")
    module = import_module(f"govinfo_report.findings.as_{style}")
    parts = [
        # An address needs the bytes of a name; everything else shows it.
        (name if name is None or style == "sarif" else printable_name(name), findings)
        for name, findings in reports
    ]
    result: str = getattr(module, f"as_{style}")(parts, language(lang))
    return result
