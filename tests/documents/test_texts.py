"""The texts of the report's contract: each is used, and each that is used is there."""

from __future__ import annotations

import re
from pathlib import Path

import govinfo_report
from govinfo_report.documents.values import VALUES, said
from govinfo_report.json_schema import BEYOND_SCHEMA
from govinfo_report.language import Text
from govinfo_report.strict_toml import texts

SOURCES = Path(govinfo_report.__file__).parent
TEXTS = texts("govinfo_report.documents", "report.toml")


def quoted(pattern: str) -> set[str]:
    """What the code names by a pattern, in the rooms that say these texts."""
    files = [
        path for room in ("documents", "conversion", "json_schema") for path in room_files(room)
    ]
    return {found for path in files for found in re.findall(pattern, path.read_text("utf-8"))}


def room_files(room: str) -> list[Path]:
    return list((SOURCES / room).glob("*.py"))


def below(group: str) -> set[str]:
    return {key.removeprefix(f"{group}.") for key in TEXTS if key.startswith(f"{group}.")}


def test_every_kind_of_value_says_what_is_expected() -> None:
    others = {"object", "object_or_null", "finite", "json"}
    assert below("expected") == {*VALUES, *others}
    assert others <= quoted(r'"([a-z_]+)"')


def test_every_other_text_is_used_and_every_text_used_is_there() -> None:
    assert below("beyond") == set(BEYOND_SCHEMA)
    named = quoted(r'said\(\s*"([a-z_.]+)"') | {"no_cell", "unknown_member"}
    assert {key for key in named if not key.startswith("kinds.")} == {
        key for key in TEXTS if "." not in key
    }
    assert below("kinds") == {"text", "object", "array", "integer", "fraction", "other"}


def test_no_name_in_braces_is_left_in_what_is_expected() -> None:
    for key in TEXTS:
        if key.startswith(("expected.", "beyond.")):
            text = said(key)
            assert isinstance(text, Text)
            assert "{" not in text.zh + text.en
