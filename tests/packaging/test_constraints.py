"""README's test command installs what was tested: every package in one version, on every system."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.readme_command import readme_command
from tests.places import ROOT

CONSTRAINTS = ROOT / "constraints.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
PYTHONS = ["3.11.0", "3.12.0", "3.13.0", "3.14.0"]
SYSTEMS = [("linux", "posix"), ("darwin", "posix"), ("win32", "nt")]


def pinned() -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = defaultdict(list)
    for line in CONSTRAINTS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            requirement = Requirement(line)
            found[canonicalize_name(requirement.name)].append(requirement)
    return found


PINNED = pinned()


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_every_direct_requirement_is_pinned_within_its_bounds(extra: str) -> None:
    for line in [*PROJECT["dependencies"], *EXTRAS[extra]]:
        requirement = Requirement(line)
        if requirement.name == "govinfo-report":
            continue
        pins = PINNED[canonicalize_name(requirement.name)]
        assert pins, line
        for pin in pins:
            (version,) = pin.specifier
            assert requirement.specifier.contains(version.version), (line, str(pin))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("platform", "name"), SYSTEMS)
def test_a_package_has_at_most_one_version_on_a_system(
    python: str, platform: str, name: str
) -> None:
    here = {
        "implementation_name": "cpython",
        "os_name": name,
        "platform_python_implementation": "CPython",
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": platform,
    }
    for package, pins in PINNED.items():
        valid = [pin for pin in pins if pin.marker is None or pin.marker.evaluate(here)]
        assert len(valid) <= 1, package
        assert all(re.fullmatch(r"==[^,*]+", str(pin.specifier)) for pin in pins), package


def test_the_file_says_how_it_is_renewed_and_readme_installs_with_it() -> None:
    command = CONSTRAINTS.read_text("utf-8").splitlines()[1].removeprefix("#").strip()
    assert command in (ROOT / "docs" / "development.md").read_text("utf-8")
    assert f"-c {CONSTRAINTS.name}" in readme_command("test")
