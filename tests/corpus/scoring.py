"""How well one page of the corpus is read: what is right, wrong, missing and invented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Any, Final

import attrs
from attrs import define, field, frozen

from govinfo_report.model import ABSENT, Reading, cells
from govinfo_report.reading import read
from tests.places import CORPUS, SHARED

TABLES: Final = ("proactive_disclosure", "applications", "disputes")
HEADER: Final = ("edition", "title", "agency", "agency_code", "year", "period", "signature")
# Kinds that explain a page, and kinds that are for the checks: a reader may be silent on them.
BACKGROUND: Final = frozenset(
    (
        "label_split",
        "label_explained",
        "row_ragged",
        "signed_number",
        "number_in_words",
        "unit_variant",
        "title_variant",
        "title_repeated",
        "title_broken",
        "page_mark",
        "noise_line",
        "script_traditional",
        "year_from_text",
        "edition_from_year",
        "contact_in_overview",
        "value_suspicious",
        "identity_broken",
        "number_missing",
        "text_suspicious",
    )
)


@define
class Score:
    """One page against its expected file."""

    name: str
    expected: int = 0
    right: int = 0
    wrong: list[str] = field(factory=list)
    missing: list[str] = field(factory=list)
    invented: list[str] = field(factory=list)
    header: int = 0
    header_wrong: list[str] = field(factory=list)
    paragraphs: int = 0
    paragraphs_wrong: list[str] = field(factory=list)
    notes: int = 0
    notes_missing: list[str] = field(factory=list)
    coverage: Fraction = Fraction(1)

    def row(self) -> str:
        """The score as a line of the table that the runner prints."""
        header, paragraphs, notes = (
            f"{right}/{right + len(wrong)}"
            for right, wrong in (
                (self.header, self.header_wrong),
                (self.paragraphs, self.paragraphs_wrong),
                (self.notes, self.notes_missing),
            )
        )
        return (
            f"{self.name:44} {self.expected:5} {self.right:5} {len(self.wrong):5} "
            f"{len(self.missing):5} {len(self.invented):5}  {header:>7} {paragraphs:>7} {notes:>7} "
            f"{float(self.coverage):9.4f}"
        )


TITLE: Final = (
    f"{'input':44} {'cells':>5} {'right':>5} {'wrong':>5} {'miss':>5} {'inv.':>5}  "
    f"{'header':>7} {'paragr.':>7} {'notes':>7} {'coverage':>9}"
)


@frozen
class Coverage:
    """How much of the pages of the corpus members of their reports and known furniture took.

    Attributes:
        pages: How many pages there are.
        whole: How many of them are covered wholly.
        median: Median of their coverage.
        mean: Mean of their coverage.
    """

    pages: int
    whole: int
    median: Fraction
    mean: Fraction

    @classmethod
    def of(cls, shares: Sequence[Fraction]) -> Coverage:
        """The coverage of pages, from the share of each."""
        mean = sum(shares, Fraction(0)) / len(shares)
        return cls(len(shares), shares.count(Fraction(1)), median(shares), mean)

    def row(self) -> str:
        """The coverage as the last line of what the runner prints."""
        return (
            f"coverage of {self.pages} pages: median {float(self.median):.4f}, "
            f"mean {float(self.mean):.4f}, {self.whole} wholly"
        )


SUFFIXES: Final = (".txt", ".html", ".docx", ".pdf", ".json")


def cases(suffixes: tuple[str, ...] = SUFFIXES) -> Iterator[tuple[Path, Path]]:
    """Every input of the corpus with one of the suffixes, and its expected file."""
    seed = SHARED / "seed"
    files = (*CORPUS.glob("full/*.expected.json"), *CORPUS.glob("forms/*.expected.json"))
    for expected in sorted([*files, *seed.glob("*.expected.json")]):
        for name in json.loads(expected.read_text("utf-8"))["sources"]:
            path = (expected.parent / name).resolve()
            if path.suffix in suffixes and path.exists():
                yield path, expected
    for expected in sorted(CORPUS.glob("excerpts/*.expected.json")):
        for suffix in suffixes:
            path = expected.with_name(expected.name.replace(".expected.json", suffix))
            if path.exists():
                yield path, expected


def score(path: Path, expected_file: Path) -> Score:
    """Reads a page and compares."""
    expected = json.loads(expected_file.read_text("utf-8"))
    reading = read(path)
    result = Score(path.name, coverage=reading.coverage)
    exceptions = {
        what: case["accept"]
        for case in expected.get("exceptions", {}).get(path.name, ())
        for what in case["what"]
        if "accept" in case
    }
    unjudged = {
        what
        for case in expected.get("exceptions", {}).get(path.name, ())
        for what in case["what"]
        if "accept" not in case
    }
    _cells(result, reading, expected, exceptions)
    _header(result, reading, expected, exceptions, unjudged)
    _paragraphs(result, reading, expected, unjudged)
    _notes(result, reading, expected)
    return result


def _accepted(cell: str, exceptions: dict[str, Any]) -> list[Any] | None:
    """The values that are all right for a cell; an exception may name a row or a table."""
    name = cell
    while name:
        if name in exceptions:
            return list(exceptions[name])
        name = name.rpartition(".")[0]
    return None


def _same(value: object, expected: object) -> bool:
    if isinstance(value, Decimal):
        return expected is not None and value == Decimal(str(expected))
    return value == expected


def _cells(
    result: Score, reading: Reading, expected: dict[str, Any], exceptions: dict[str, Any]
) -> None:
    read = cells(reading.report)
    for cell, value in expected["cells"].items():
        result.expected += 1
        accepted = _accepted(cell, exceptions)
        if cell not in read:
            if accepted is not None and "absent" in accepted:
                result.right += 1
            else:
                result.missing.append(cell)
        elif _same(read[cell], value) or (
            accepted is not None and any(_same(read[cell], other) for other in accepted)
        ):
            result.right += 1
        else:
            result.wrong.append(f"{cell}: {read[cell]} for {value}")
    for cell, value in read.items():
        if cell in expected["cells"]:
            continue
        accepted = _accepted(cell, exceptions)
        if accepted is None or not any(_same(value, other) for other in accepted):
            result.invented.append(f"{cell}: {value}")


def _plain(value: Any) -> Any:
    if attrs.has(type(value)):
        return {
            f.name: _plain(getattr(value, f.name))
            for f in attrs.fields(type(value))
            if getattr(value, f.name) is not ABSENT
        }
    return value.isoformat() if hasattr(value, "isoformat") else value


def _header(
    result: Score,
    reading: Reading,
    expected: dict[str, Any],
    exceptions: dict[str, Any],
    unjudged: set[str],
) -> None:
    report = reading.report
    pairs = [(name, getattr(report, name), expected.get(name)) for name in HEADER]
    for group in ("metadata", "contact"):
        for name, value in expected[group].items() if group in expected else ():
            if name != "other":
                pairs.append((f"{group}.{name}", getattr(getattr(report, group), name), value))
    for name, value, wanted in pairs:
        if name in unjudged:
            continue
        plain = None if value is ABSENT else _plain(value)
        if plain == wanted or plain in exceptions.get(name, ()):
            result.header += 1
        else:
            result.header_wrong.append(f"{name}: {plain!r} for {wanted!r}")


def _paragraphs(
    result: Score, reading: Reading, expected: dict[str, Any], unjudged: set[str]
) -> None:
    if "paragraph_starts" not in expected or "paragraph_starts" in unjudged:
        return
    for section in ("introduction", "overview", "problems_and_improvements", "other_matters"):
        if f"paragraph_starts.{section}" in unjudged:
            continue
        starts = expected["paragraph_starts"].get(section)
        value = getattr(reading.report, section)
        read = None if value is ABSENT else [re.sub(r"\s", "", text) for text in value]
        fits = read is None if starts is None else read is not None and len(read) == len(starts)
        if fits and starts is not None and read is not None:
            fits = all(map(str.startswith, read, starts))
        if fits:
            result.paragraphs += 1
        else:
            shown = None if read is None else [text[:8] for text in read]
            result.paragraphs_wrong.append(f"{section}: {shown} for {starts}")


def _notes(result: Score, reading: Reading, expected: dict[str, Any]) -> None:
    made = [(note.kind, note.where) for note in reading.notes]
    for note in expected.get("notes", ()):
        if not isinstance(note, dict) or note["kind"] in BACKGROUND:
            continue
        kind, where = note["kind"], note["where"]
        near = any(
            kind == other and (where.startswith(place) or place.startswith(where))
            for other, place in made
        )
        if near:
            result.notes += 1
        else:
            result.notes_missing.append(f"{kind} {where}")
