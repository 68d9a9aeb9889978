"""What runs in the browser is what is tested elsewhere."""

import re
import tomllib

from scripts.browser.parts import CHOICE
from tests.places import ROOT

PINNED = re.compile(
    r"^([a-z0-9-]+)==([^\s;]+)(?: --hash=sha256:[0-9a-f]{64})?(?: ;.*)?$", re.MULTILINE
)
WHEELS = dict(PINNED.findall(ROOT.joinpath("browser", "requirements.txt").read_text("utf-8")))
STOOD_IN_FOR = {"click", "jsonschema"}
"""There is no command line in a browser; Ajv validates documents."""


def test_wheels_are_of_the_versions_that_the_tests_run_with() -> None:
    versions = dict(PINNED.findall(ROOT.joinpath("constraints.txt").read_text("utf-8")))
    assert {name: versions.get(name) for name in WHEELS} == WHEELS


def test_each_wheel_is_known_by_its_hash() -> None:
    lines = ROOT.joinpath("browser", "requirements.txt").read_text("utf-8").splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert len(pinned) == len(WHEELS)
    assert all(" --hash=sha256:" in line for line in pinned)


def test_whatever_the_library_needs_is_there() -> None:
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split("[>=<]", each)[0] for each in project["dependencies"]}
    assert needed - STOOD_IN_FOR <= set(WHEELS)


def test_parts_are_made_of_wheels_that_are_there() -> None:
    named = {wheel for wheels in CHOICE["parts"].values() for wheel in wheels}
    assert named <= {name.replace("-", "_") for name in WHEELS}
