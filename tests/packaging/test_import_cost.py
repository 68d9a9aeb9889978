"""What ``import govinfo_report`` loads: attrs and little else. Times: tests/benchmarks."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import govinfo_report as gr

HEAVY = (
    "cattrs",
    "click",
    "decimal",
    "hypothesis",
    "jsonschema",
    "jsonschema_rs",
    "msgspec",
    "numpy",
    "polars",
    "rich",
    "selectolax",
    "stdnum",
    "tomllib",
)
"""Modules that a use of the library may need and its import must not."""


def modules_after(statement: str) -> set[str]:
    """Top-level and full names of the modules that a fresh Python holds after a statement."""
    code = f"import sys\n{statement}\nimport json\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    return set(json.loads(done.stdout))


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    return modules_after("import govinfo_report")


@pytest.mark.parametrize("name", HEAVY)
def test_importing_the_library_leaves_what_is_heavy_alone(name: str, loaded: set[str]) -> None:
    assert name not in loaded


def test_importing_the_library_loads_few_modules_beyond_those_of_attrs(loaded: set[str]) -> None:
    beyond = loaded - modules_after("import attrs, attr")
    others = {name for name in beyond if name.partition(".")[0] != "govinfo_report"}
    assert len(others) <= 10, sorted(others)


def test_a_name_is_loaded_when_it_is_used() -> None:
    assert "govinfo_report.model.report" in modules_after("from govinfo_report import Report")


def test_the_public_names_are_all_that_the_library_shows() -> None:
    assert dir(gr) == sorted(gr.__all__)
