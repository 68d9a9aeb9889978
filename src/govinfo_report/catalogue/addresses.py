"""Where the documentation explains a cell, a rule or a schema: permanent paths under one base.

The base is what the environment variable ``GOVINFO_REPORT_DOCS`` says, else the address
``Documentation`` that the installed package names. Without one nothing has an address.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Final

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.language import Lang

VARIABLE: Final = "GOVINFO_REPORT_DOCS"

_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+")


def base() -> str | None:
    """The address of the documentation, without a slash at its end; ``None`` where none is known.

    A value of the variable that is no ``http``, ``https`` or ``file`` address counts as none.
    """
    named = os.environ.get(VARIABLE)
    found = published() if named is None else named.strip()
    return found.rstrip("/") if _ADDRESS.fullmatch(found) else None


@cache
def published() -> str:
    """The address that the installed package names; empty where it names none."""
    from importlib.metadata import PackageNotFoundError, metadata  # costs more than all of this

    try:
        named = metadata("govinfo-report").get_all("Project-URL") or []
    except PackageNotFoundError:  # used without being installed
        return ""
    pairs = (each.partition(",") for each in named)
    return next((url.strip() for label, _, url in pairs if label == "Documentation"), "")


def rule_address(rule_id: str, lang: Lang) -> str | None:
    """The page of a rule of the catalogue; ``None`` without a base, and for a rule of a pack."""
    return _address("rules", rule_id, lang) if rule_id in rules_by_id() else None


def cell_address(cell_id: str, lang: Lang) -> str | None:
    """The page of a cell; ``None`` without a base, and for what is no cell of any edition."""
    known = any(cell_id in form(edition).cells for edition in EDITIONS)
    return _address("cells", cell_id, lang) if known else None


def _address(kind: str, name: str, lang: Lang) -> str | None:
    found = base()
    return None if found is None else f"{found}/{'' if lang == 'zh' else 'en/'}{kind}/{name}/"
