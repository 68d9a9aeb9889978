"""Files that the code host, PyPI and newcomers read: valid, and in step with the code."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import govinfo_report as gr
from govinfo_report.hierarchy.manifest import MAX_BYTES as MANIFEST_BYTES
from govinfo_report.hierarchy.manifest import MAX_ORGANS
from govinfo_report.localisation import STEPS
from govinfo_report.model import contract
from govinfo_report.model.report import MAX_PROSE
from govinfo_report.model.values import MAX_AMOUNT, MAX_COUNT
from govinfo_report.packs import records
from govinfo_report.processes import SECONDS
from govinfo_report.readers import bounds
from govinfo_report.readers.libreoffice import SECONDS as CONVERSION_SECONDS
from govinfo_report.waivers.waiver_file import MAX_BYTES as WAIVER_BYTES
from govinfo_report.waivers.waiver_file import MAX_ENTRIES
from tests.places import ROOT, SRC

CHOOSER = ROOT / ".github/ISSUE_TEMPLATE/config.yml"
FORMS = sorted(set(ROOT.glob(".github/ISSUE_TEMPLATE/*.yml")) - {CHOOSER})
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
PAGES = [ROOT / f"{name}.md" for name in ("CODE_OF_CONDUCT", "CONTRIBUTING", "README", "SECURITY")]
PAGES.append(ROOT / "README.zh-CN.md")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HOME: str | None = PROJECT["urls"].get("Repository")


def run(program: str, *arguments: str | Path) -> None:
    """Runs a program of the virtual environment in the project's root, without a network."""
    found = shutil.which(program, path=sysconfig.get_path("scripts")) or shutil.which(program)
    assert found, program
    done = subprocess.run(
        [found, *map(str, arguments)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def loaded(file: str) -> Any:
    return YAML(typ="safe").load((ROOT / file).read_text("utf-8"))


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [CHOOSER]),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
        ("readthedocs", [ROOT / ".readthedocs.yaml"]),
        ("citation-file-format", [ROOT / "CITATION.cff"]),
        ("github-actions", list(ROOT.glob("action.yml"))),
    ],
)
def test_a_file_of_the_code_host_follows_its_schema(schema: str, files: list[Path]) -> None:
    if files:
        run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def test_workflows_and_actions_have_no_weakness_that_zizmor_knows() -> None:
    action = [path for path in (ROOT / "action.yml",) if path.is_file()]
    run("zizmor", "--offline", "--persona", "auditor", "--no-progress", ROOT / ".github", *action)


def test_hooks_are_valid() -> None:
    run("pre-commit", "validate-config", ROOT / ".pre-commit-config.yaml")
    for hooks in ROOT.glob(".pre-commit-hooks.yaml"):
        run("pre-commit", "validate-manifest", hooks)


@pytest.mark.parametrize("path", [*WORKFLOWS, *ROOT.glob("action.yml")], ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: *(.+)", path.read_text("utf-8"))
    for action in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_has_a_secret_or_more_permissions_than_it_needs(path: Path) -> None:
    workflow = loaded(str(path.relative_to(ROOT)))
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        allowed = {"publish": {"id-token": "write"}, "all": {}}.get(name, {"contents": "read"})
        assert job["permissions"] == allowed, name
    assert "secrets." not in path.read_text("utf-8")


def test_ci_runs_every_python_of_the_project_on_every_system() -> None:
    matrix = loaded(".github/workflows/ci.yml")["jobs"]["tests"]["strategy"]["matrix"]
    prefix = "Programming Language :: Python :: 3."
    pythons = [line for line in PROJECT["classifiers"] if line.startswith(prefix)]
    assert matrix["python"] == [line.rpartition(" ")[2] for line in pythons]
    assert matrix["os"] == ["ubuntu", "macos", "windows"]


def test_one_job_of_ci_stands_for_all_others() -> None:
    jobs = loaded(".github/workflows/ci.yml")["jobs"]
    assert jobs["all"]["needs"] == [name for name in jobs if name != "all"]


def test_version_and_date_are_those_of_the_latest_release() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    releases = [re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)", h) for h in headings[1:]]
    assert all(releases)
    latest = releases[0]
    assert latest is not None
    citation = loaded("CITATION.cff")
    assert (citation["version"], str(citation["date-released"])) == latest.groups()
    assert citation["version"] == gr.__version__
    assert citation["license"] == PROJECT["license"]


def test_no_address_of_the_project_is_stated_but_in_pyproject() -> None:
    """An address of a code host in these files is the home, or one that is not the project's."""
    citation = loaded("CITATION.cff")
    assert citation.get("repository-code") in (None, HOME)
    known = (
        "https://docs.pypi.org/",
        "https://keepachangelog.com/",
        "https://semver.org/",
        "https://www.contributor-covenant.org/",
        *([HOME] if HOME else []),
    )
    files = [
        *PAGES,
        *(path for path in (ROOT / ".github").rglob("*") if path.is_file()),
        *map(ROOT.joinpath, ("CHANGELOG.md", "CITATION.cff", ".readthedocs.yaml")),
        *map(ROOT.joinpath, (".pre-commit-config.yaml",)),
    ]
    for file in files:
        for address in re.findall(r"https?://[^\s)>\"'`]+", file.read_text("utf-8")):
            assert address.startswith(known), (file.name, address)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_a_page_links_to_are_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_the_files_and_folders_that_contributing_names_are_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = re.findall(r"`([\w./-]+/[\w./-]*)`", page) + re.findall(r"tests/[\w./]+\w", page)
    assert len(named) > 20
    for name in named:
        assert any((place / name).exists() for place in (ROOT, SRC)), name


def test_the_places_of_the_versions_of_documents_are_those_of_the_code() -> None:
    page = (ROOT / "docs/development.md").read_text("utf-8").partition("### Versions of doc")[2]
    report, others, pack = re.findall(r"^\| ([a-z, ]+) \| `\w+` in .+ \|$", page, re.MULTILINE)
    assert (report, contract.SCHEMA_VERSION) == ("report", (1, 0))
    versions = dict(re.findall(r"^urn:govinfo-report:schema:(\w+):(\S+)$", page, re.MULTILINE))
    for name in others.split(", "):
        module = importlib.import_module(f"govinfo_report.documents.{name}")
        assert versions[name] == module.VERSION, name
    assert (pack, versions[pack]) == ("pack", records.VERSION)
    assert {*others.split(", "), report, pack} == versions.keys()


def mib(number: int) -> str:
    return f"{number // 2**20} MiB"


LIMITS = {
    "file that is read, any format": [mib(bounds.FILE)],
    "text of a page": [f"{bounds.CHARACTERS:,} characters", f"{bounds.LINES:,} lines"],
    "paragraphs of a page, and rows of its tables": [f"{bounds.PARAGRAPHS:,} and {bounds.ROWS:,}"],
    "cells of all tables of a page": [f"{bounds.CELLS:,}"],
    "columns of a table": [f"{bounds.COLUMNS}"],
    "HTML": [
        f"{bounds.TAGS:,} tags",
        f"{bounds.ATTRIBUTES:,} attributes in a tag",
        f"elements nested {bounds.DEPTH:,} deep",
        f"tables {bounds.TABLE_DEPTH} deep",
    ],
    "DOCX, XLSX": [
        f"{bounds.ZIP_PARTS:,} parts",
        f"{mib(bounds.UNPACKED)} unpacked for one part",
        f"{bounds.XML_TAGS:,} XML tags",
        f"{bounds.SHEETS} sheets",
        f"{bounds.MERGED_RANGES:,} merged ranges",
    ],
    "OFD": [
        "as DOCX",
        f"{bounds.PRINTED_PAGES} pages",
        f"{bounds.PRINTED_OBJECTS:,} characters and lines on a page",
        f"{bounds.OFD_OBJECTS:,} in the file",
        f"templates {bounds.OFD_DEPTH} deep",
    ],
    "ODS": ["as DOCX"],
    "XLS, ET": [
        f"{bounds.XLS_RECORDS:,} records",
        f"{bounds.SHEET_AREA:,} cells in a sheet's area",
        f"{bounds.SHEET_EXTENT:,} cells that a sheet declares",
    ],
    "ZIP archives": [
        f"{bounds.ZIP_PARTS:,} parts",
        f"{bounds.PACKAGE_FILES} readable files",
        f"{mib(bounds.UNPACKED)} unpacked",
        "one level",
    ],
    "mails": [
        f"{bounds.MAIL_PARTS:,} parts",
        f"{bounds.MAIL_LINES:,} lines",
        f"groups and mails {bounds.MAIL_LEVELS} deep",
    ],
    "pictures of a page that are named": [f"{bounds.PICTURES}"],
    "conversion by LibreOffice, where it is asked for": [
        f"{CONVERSION_SECONDS} seconds",
        f"{mib(bounds.FILE)} made; its process group is killed",
    ],
    "PDF": [
        f"{bounds.PRINTED_PAGES} pages",
        f"{bounds.PRINTED_OBJECTS:,} characters and lines on a page",
        f"{mib(bounds.PDF_UNPACKED)} of unpacked streams",
        f"{mib(bounds.PDF_PICTURE)} for a picture",
        f"{mib(bounds.PDF_CONTENT)} of drawing",
        f"{mib(bounds.PDF_CALLED)} with what calls execute",
    ],
    "JSON of other programs": [
        f"{bounds.JSON_MARKS:,} commas and brackets",
        f"{bounds.JSON_KEYS} keys above a value",
    ],
    "document of a report": [
        mib(contract.MAX_BYTES),
        f"{contract.MAX_DEPTH} levels",
        f"{contract.MAX_PROBLEMS:,} problems listed",
        f"amounts of {contract.MAX_AMOUNT_DIGITS} digits",
    ],
    "counts and amounts": [f"{MAX_COUNT:,} and {MAX_AMOUNT:,} (万元)"],
    "prose searched for claims and compared": [f"{MAX_PROSE:,} characters"],
    "waiver file": [mib(WAIVER_BYTES), f"{MAX_ENTRIES:,} entries"],
    "manifest of organs": [mib(MANIFEST_BYTES), f"{MAX_ORGANS:,} organs"],
    "search for smallest corrections": [f"{STEPS:,} steps", "counted and not timed"],
    "one page of a batch (`read` of a folder)": [
        f"{SECONDS:.0f} seconds (`--time-limit`); its process is ended and replaced"
    ],
}


def test_the_limits_of_the_security_page_are_those_of_the_code() -> None:
    page = (ROOT / "SECURITY.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", page, re.MULTILINE)[2:])
    assert rows == {what: ", ".join(parts) for what, parts in LIMITS.items()}
