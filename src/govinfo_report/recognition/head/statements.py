"""What the introduction states: whose figures they are, and, without a title, agency and year.

What such sentences look like stands in ``scope.toml`` and ``candidate.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, TypeVar, get_args

from attrs import frozen

from govinfo_report.model import Scope
from govinfo_report.recognition.head.dates import arabic_dates
from govinfo_report.strict_toml import NonEmpty, Record, records
from govinfo_report.text import compact, ordinary

_T = TypeVar("_T")

_SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
_YEAR: Final = re.compile(r"(20[0-9]{2})年?度?")


class _CandidateRecord(Record, frozen=True):
    """``candidate.toml``: patterns of names of reports and of their authors."""

    reports: tuple[NonEmpty, ...]
    authors: tuple[NonEmpty, ...]
    agency: NonEmpty
    no_agency: NonEmpty


@frozen
class Candidate:
    """What the running text names as its report.

    Attributes:
        agency: The only agency that it names; ``None`` where it names none or several.
        year: The only year, likewise.
        words: The words that name them.
    """

    agency: str | None
    year: int | None
    words: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    record = records("govinfo_report.recognition.head", "candidate.toml", _CandidateRecord)["words"]
    return {
        "reports": re.compile("|".join(record.reports)),
        "authors": re.compile("|".join(record.authors)),
        "agency": re.compile(record.agency),
        "no_agency": re.compile(record.no_agency),
    }


def find_candidate(paragraphs: Sequence[str]) -> Candidate | None:
    """Returns the agency and year of the report that paragraphs name as theirs.

    Args:
        paragraphs: The introduction.

    Returns:
        The candidate; ``None`` where the paragraphs name neither.
    """
    agencies: list[tuple[str, str]] = []
    years: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        text = compact(paragraph)
        plain = arabic_dates(ordinary(text))
        same = len(plain) == len(text)  # names are kept in the characters that are printed
        for kind in ("reports", "authors"):
            for match in _patterns()[kind].finditer(plain):
                words = (text if same else plain)[slice(*match.span())]
                if kind == "reports":
                    years += [(int(year[1]), words) for year in _YEAR.finditer(match[0])]
                span = match.span(match.lastgroup or 0)
                name = _agency_in((text if same else plain)[slice(*span)])
                if name is not None:
                    agencies.append((name, words))
    agency = _only([name for name, _ in agencies])
    year = _only([year for year, _ in years])
    if agency is None and year is None:
        return None
    words = next(words for named, words in (*agencies, *years) if named in (agency, year))
    return Candidate(agency, year, words)


def _agency_in(words: str) -> str | None:
    """Returns the name of an agency without the year beside it; ``None`` if it is no name."""
    name = _YEAR.sub("", words).removesuffix("的")
    plain = ordinary(name)
    if _patterns()["agency"].fullmatch(plain) and not _patterns()["no_agency"].search(plain):
        return name
    return None


def _only(values: list[_T]) -> _T | None:
    """Returns the value that all of them are."""
    return values[0] if values and len(set(values)) == 1 else None


class _ScopeRecord(Record, frozen=True):
    """One table of ``scope.toml``: what sentences that state a scope look like."""

    patterns: tuple[NonEmpty, ...]


@cache
def _scopes() -> Mapping[str, re.Pattern[str]]:
    """Scope → what a sentence that states it looks like."""
    found = records("govinfo_report.recognition.head", "scope.toml", _ScopeRecord)
    return {name: re.compile("|".join(record.patterns)) for name, record in found.items()}


def find_scope(paragraphs: Sequence[str]) -> Scope | None:
    """Returns the scope that paragraphs state; ``None`` where they state none, or two."""
    texts = [ordinary(compact(text)) for text in paragraphs]
    patterns = _scopes().items()
    stated = {scope for scope, pattern in patterns if any(map(pattern.search, texts))}
    return next((scope for scope in _SCOPES if stated == {scope}), None)
