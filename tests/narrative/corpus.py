"""Claims of real reports: how many of those listed are found, and which findings are right.

``<report>.expected.json`` lists the claims of each report, and whether the tables agree.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import Factory, define, evolve

import govinfo_report as gr
from tests.places import CORPUS

PAGES = CORPUS / "full"


@define
class Score:
    """What was counted, by kind.

    Attributes:
        listed: Claims that the expected files list, once for each page of the report.
        found: Of these, claims that were read from that page.
        more: Claims that were read and are not listed.
        missed: What was not found: page, kind and words.
        unlisted: What is not listed, likewise.
    """

    listed: Counter[str] = Factory(Counter)
    found: Counter[str] = Factory(Counter)
    more: Counter[str] = Factory(Counter)
    missed: list[str] = Factory(list)
    unlisted: list[str] = Factory(list)

    def recall(self) -> float:
        """Share of the listed claims that were found."""
        return self.found.total() / self.listed.total()

    def rows(self) -> Iterator[str]:
        """The table, a line a kind."""
        for kind in sorted({*self.listed, *self.more}):
            listed, found, more = self.listed[kind], self.found[kind], self.more[kind]
            precision = f"{found / (found + more):7.1%}" if found + more else "      -"
            recall = f"{found / listed:7.1%}" if listed else "      -"
            yield f"{kind:28} {listed:6} {found:6} {more:6} {precision} {recall}"


def pages() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every page that has prose, with what is expected of its report."""
    for file in sorted(PAGES.glob("*.expected.json")):
        expected = json.loads(file.read_text(encoding="utf-8"))
        for name in expected["sources"]:
            excepted = json.dumps([e["what"] for e in expected["exceptions"].get(name, ())])
            if name.endswith((".txt", ".html")) and '"claims"' not in excepted:
                yield PAGES / name, expected


def report_of(page: Path, expected: dict[str, Any]) -> gr.Report:
    """The prose of the page, with the figures of the expected file."""
    report = gr.read(page).report
    cells = {c: Decimal(v) if isinstance(v, str) else v for c, v in expected["cells"].items()}
    report = evolve(report, year=expected["year"], agency=expected["agency"])
    return gr.replace_cells(report, cells)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def is_listed(claim: gr.Claim, listed: dict[str, Any], report: gr.Report) -> bool:
    """Whether a claim is the listed one: kind, value, parts, and its words at that place."""
    if claim.kind != listed["kind"]:
        return False
    value = None if listed["value"] is None else Decimal(str(listed["value"]))
    if (None if claim.value is None else Decimal(claim.value)) != value:
        return False
    if "parts" in listed and list(claim.parts) != listed["parts"]:
        return False
    paragraph = getattr(report, claim.where.section)[claim.where.paragraph]
    around = _bare(paragraph[max(claim.where.start - 25, 0) : claim.where.end + 25])
    return listed["text"] in around or _bare(claim.text) in listed["text"]


def score() -> Score:
    """Reads every page."""
    result = Score()
    for page, expected in pages():
        report = report_of(page, expected)
        left = list(gr.claims(report))
        for listed in expected["claims"]:
            kind = listed["kind"]
            result.listed[kind] += 1
            match = next((claim for claim in left if is_listed(claim, listed, report)), None)
            if match is None:
                result.missed.append(f"{page.name}: {kind} {listed['text']}")
            else:
                left.remove(match)
                result.found[kind] += 1
        for claim in left:
            result.more[claim.kind] += 1
            result.unlisted.append(f"{page.name}: {claim.kind} {_bare(claim.text)}")
    return result


def findings() -> Iterator[tuple[str, set[tuple[str, str]], set[tuple[str, str]]]]:
    """Of each page, what the rules find and what they should: pairs of rule and claimed value."""
    years: dict[tuple[str, int], gr.Report] = {}
    for page, expected in pages():
        report = report_of(page, expected)
        years[expected["agency"], expected["year"]] = report
        previous = years.get((expected["agency"], expected["year"] - 1))
        found = gr.check(report, previous=previous, select="narrative")
        wrong = {
            (c["kind"], str(c["value"]))
            for c in expected["claims"]
            if c["agrees"] is False and ("with_report" not in c or previous is not None)
        }
        upheld = {(f.rule, str(None)) for f in found if f.rule == "narrative.upheld"}
        said = {(f.rule, str(f.actual)) for f in found if f.rule != "narrative.upheld"}
        yield page.name, said | upheld, wrong
