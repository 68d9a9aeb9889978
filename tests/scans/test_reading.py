"""What is promised of reading any scan: one result, little memory, nothing loaded without need."""

import os
import subprocess
import sys

import pytest

import govinfo_report as gr
from tests.places import ROOT
from tests.scans.degradations import DEGRADATIONS
from tests.scans.results import FAMILIES, FOR_THE_PROOF, KINDS, Result, load, tables

PAGE = ROOT / "tests" / "readers" / "scans" / "form-2021.png"
MEGABYTE = 1024 * 1024


def test_the_document_is_the_same_with_one_two_and_four_threads_and_again(monkeypatch):
    documents = []
    for threads in (1, 2, 4, 1):
        monkeypatch.setattr(os, "cpu_count", lambda threads=threads: threads)
        reading = gr.read(PAGE)
        documents.append((gr.dumps(reading.report), reading.notes, reading.origins))

    assert documents[1:] == documents[:1] * 3


def test_reading_a_page_takes_less_than_700_megabytes():
    program = (
        "import resource, sys, govinfo_report as gr; gr.read(sys.argv[1]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(PAGE)], capture_output=True, check=True, text=True
    )

    assert int(done.stdout) * 1024 < 700 * MEGABYTE


def test_each_kind_has_its_degradation_and_the_proof_has_some_of_its_own():
    assert list(DEGRADATIONS) == list(KINDS)
    assert {*FOR_THE_PROOF} <= {*KINDS, *FAMILIES}


def test_what_is_kept_has_every_kind_and_look_and_nothing_wrong():
    found = load()

    assert {result.kind for result in found} == {*KINDS}
    assert {result.family for result in found} == {*FAMILIES}
    assert not [result.scan for result in found if result.wrong or result.invented]
    assert sum(result.cells for result in found) >= 20_000


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_share_is_never_rounded_up_to_all(lang):
    row = {"edition": "2021", "kind": "fax", "family": "kai", "dpi": 150, "seed": 0, "pages": 3}
    counts = {"cells": 20_000, "read": 19_999, "withheld": 1, "wrong": 0, "invented": 0}
    prose = {"letters": 1000, "mistakes": 1, "numbers": 0}

    shown = tables([Result(**row, **counts, **prose)], lang)

    assert "99.99 %" in shown
    assert "100" not in shown.replace("100 to", "").replace("100 至", "")
