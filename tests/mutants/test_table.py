"""The table of the packages that mutants are made of names what is there."""

from __future__ import annotations

import re

import pytest

from tests.mutants.table import ROOT, SOURCES, Package, packages

PACKAGES = packages()


@pytest.mark.parametrize("package", PACKAGES.values(), ids=PACKAGES.keys())
def test_files_and_tests_of_a_package_are_there(package: Package) -> None:
    base = ROOT / SOURCES
    for pattern in package.sources:
        assert list(base.glob(pattern)), pattern
    for test in package.tests:
        assert (ROOT / "tests" / test).exists(), test


def test_no_file_belongs_to_two_packages() -> None:
    files = [name for package in PACKAGES.values() for name in package.files(ROOT)]
    assert len(files) == len(set(files))


def test_most_mutants_must_be_killed() -> None:
    assert all(package.share >= 80 for package in PACKAGES.values())


@pytest.mark.parametrize("package", PACKAGES.values(), ids=PACKAGES.keys())
def test_what_is_called_equivalent_is_still_in_the_code_and_has_its_proof(package: Package) -> None:
    texts = [path.read_text("utf-8") for path in package.files(ROOT).values()]
    lines = {line.strip() for text in texts for line in text.splitlines()}
    for name, proof in package.equivalent.items():
        assert re.sub("[«»]", "", name.rpartition(" → ")[0]) in lines, name
        assert proof.endswith(".")
