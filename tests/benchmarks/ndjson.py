"""NDJSON of 20,000 reports: decoded and its identities checked, beside decoding it alone.

Run: ``python -m tests.benchmarks.ndjson``. Whole processes are measured, with all that they import:
the check of a frame of what ``iter_reports`` gives, and ``msgspec`` that decodes plain structs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import govinfo_report as gr
from tests.benchmarks.frames import drawn
from tests.benchmarks.ratios import Ratio, show
from tests.benchmarks.start_up import cpu

COUNT: Final = 20_000
PLAIN: Final = """
import json, sys
import msgspec
def struct(document, name):
    kinds = {dict: lambda n, v: struct(v, n), list: lambda n, v: list[str]}
    fields = {n: kinds.get(type(v), lambda n, v: type(v))(n, v) for n, v in document.items()}
    unset = msgspec.UNSET
    members = [(n, k | None | msgspec.UnsetType, unset) for n, k in fields.items()]
    return msgspec.defstruct(name, members)
with open(sys.argv[1], "rb") as file:
    decoder = msgspec.json.Decoder(struct(json.loads(next(file)), "Plain"))
    found = [decoder.decode(line) for line in file]
"""
CHECKED: Final = """
import sys
import govinfo_report as gr
rules = [rule.id for rule in gr.rules() if rule.kind == "identity"]
found = gr.check_frame(gr.to_frame(gr.iter_reports(sys.argv[1])), select=rules)
"""


def ratios(rounds: int = 3) -> Iterator[Ratio]:
    """One process beside the other."""
    newest = [report for report in drawn() if report.edition == "2021"]
    lines = [gr.dumps(report, indent=None) + "\n" for report in newest]
    with TemporaryDirectory() as folder:
        path = Path(folder, "reports.ndjson")
        path.write_text("".join(lines[n % len(lines)] for n in range(COUNT)), "utf-8")
        programs = [(sys.executable, "-c", text, str(path)) for text in (CHECKED, PLAIN)]
        taken = [[cpu(*program) for program in programs] for _ in range(rounds + 1)]
    ours, floor = map(min, zip(*taken[1:], strict=True))  # the first fills caches of modules
    yield Ratio(
        name="NDJSON of 20k, read and checked",
        ours=ours,
        floor_name="msgspec decodes plain structs, whole",
        floor=floor,
        target=2.7,
    )


if __name__ == "__main__":
    show(ratios())
