"""The texts of localisation: each is used, and each that is used is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from govinfo_report import localisation
from govinfo_report.documents.localisation import Status
from govinfo_report.localisation.slips import SlipKind
from govinfo_report.strict_toml import texts

_CODE = "\n".join(
    file.read_text("utf-8") for file in Path(localisation.__file__).parent.glob("*.py")
)


def test_the_texts_are_those_that_the_code_names() -> None:
    named = {name for call in re.findall(r"\btext\(([^()]*)\)", _CODE) for name in _names(call)}
    named |= {f"slips.{kind}" for kind in get_args(SlipKind)}
    named |= {f"status.{status}" for status in get_args(Status)}
    known = texts("govinfo_report.localisation", "texts.toml")
    assert {*known} == named | {"at_least", "choice"}  # whichever bounds there are


def _names(call: str) -> list[str]:
    return re.findall(r'(?<!f)"([a-z_]+)"', call)
