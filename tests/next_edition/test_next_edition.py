"""A new edition of the form is new data: one that is invented here works in every part.

``additions.toml`` holds all that a maintainer would write. What it makes of the library runs in
processes of its own, on a copy.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from govinfo_report.catalogue import EDITIONS
from tests.fuzz.samples import seeds
from tests.next_edition.package import ADDITIONS, made_in
from tests.next_edition.pages import digest
from tests.places import CORPUS, EXAMPLES
from tests.readers.layouts import LAYOUTS, page
from tests.readers.sites import SITES
from tests.recognition.test_layouts import cell_ids

FORMATS = ("html", "text", "markdown", "docx", "xlsx")
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_in(tmp_path_factory.mktemp("next-edition"))


def run(package: Path, program: str, stdin: str = "") -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, HERE / program],
        input=stdin,
        env=os.environ | {"PYTHONPATH": str(package), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.fixture(scope="module")
def used(package: Path) -> dict[str, Any]:
    return run(package, "probe.py")


def test_it_takes_some_forty_five_lines_of_data_and_at_most_ten_of_code() -> None:
    data = [line for part in ADDITIONS["data"] for line in part["text"].splitlines() if line]
    code = [line for part in ADDITIONS["code"] for line in part["lines"]]
    assert len(data) <= 55
    assert len(code) <= 10


def test_the_form_has_the_new_rows_and_the_new_column_in_their_places(used: dict[str, Any]) -> None:
    assert used["rows of table two"] == [
        "coercive_measures",
        "inspections",
        "administrative_fees",
        "processing_fees",
    ]
    columns = ["upheld", "corrected", "other", "pending", "withdrawn", "total"]
    assert used["columns of table four"] == columns
    # Two rows of one column, one row of seven, one column in three rows.
    assert used["cells more"] == 2 + 7 + 3


def test_documents_hold_the_new_cells_and_those_of_the_edition_before_do_not(
    used: dict[str, Any],
) -> None:
    assert used["round trip"]
    assert used["built as loaded"]
    assert used["same document"]
    assert used["valid"] == []
    new = [
        "/proactive_disclosure/inspections",
        "/proactive_disclosure/processing_fees",
        "/applications/outcomes/withheld/trade_practice",
        *(
            f"/disputes/{row}/withdrawn"
            for row in ("reconsideration", "litigation/direct", "litigation/after_reconsideration")
        ),
    ]
    assert used["refused before, by the schema"] == new
    assert used["refused before, by loads"] == new
    assert used["refused before, by dumps"]


def test_the_sums_take_the_new_cells_in(used: dict[str, Any]) -> None:
    assert used["findings of a clean report"] == []
    assert used["sum of table four"] == [["disputes.total", "reconsideration", 4, 3]]
    assert used["located"] == [[["applications.outcomes.total.total", 2]]]


def test_the_new_cells_are_compared_as_new(used: dict[str, Any]) -> None:
    assert used["not comparable"] == used["new cells"]


@pytest.mark.parametrize("name", FORMATS)
def test_the_new_form_is_drawn_and_read_back(used: dict[str, Any], name: str) -> None:
    assert used["read back"][name] == ["2027", []]


def pages_in(folder: Path) -> list[Path]:
    """Pages of today's forms in every layout, from every site and in every format."""
    contents: dict[str, bytes] = {f"site {name}": html.encode() for name, html in SITES.items()}
    for edition in EDITIONS:
        for one_row in (False, True):
            ids = cell_ids(edition, one_row_other=one_row)
            values = {cell: str(place % 7) for place, cell in enumerate(ids)}
            for name in LAYOUTS:
                text = page(edition, values, name, one_row_other=one_row)
                contents[f"{name} {edition} {one_row}"] = text.encode()
    for kind in ("html", "markdown", "text", "pdf", "found"):
        contents |= {f"{kind} {number}": data for number, data in enumerate(seeds(kind))}
    paths = []
    for number, data in enumerate(contents.values()):
        paths.append(folder / f"page{number}")
        paths[-1].write_bytes(data)
    return paths


def test_pages_of_todays_forms_are_read_as_without_it(package: Path, tmp_path: Path) -> None:
    pages = [*pages_in(tmp_path), *EXAMPLES.glob("*.txt")]
    if CORPUS.is_dir():
        files = [path for path in CORPUS.rglob("*") if path.is_file()]
        pages += [path for path in files if path.parent.name != "scans"]  # too slow to recognise
    names = sorted(str(path) for path in pages)
    with_it = run(package, "pages.py", "\n".join(names))
    for name in names:
        # Where a page shows neither form nor year, the form in force is assumed: it is another now.
        if "edition_unknown" not in with_it[name]:
            assert with_it[name] == digest(name), name
