"""What callers give where a report belongs: a report, the reading of a page, or something else.

Every public function that takes a report takes a :class:`Reading` too, by :func:`as_report`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

from govinfo_report.model.reading import Reading
from govinfo_report.model.report import Report
from govinfo_report.patterns import lazy_pattern

ArgumentKind: TypeAlias = Literal[
    "name", "page", "json", "bytes", "path", "file", "document", "report", "several", "other"
]
"""Kinds of values that are often given in place of another.

Texts are of four kinds: ``name`` looks like that of a file, ``json`` like a document, ``page`` has
several lines or is long; any other is ``other``.
"""

_LONGEST_NAME: Final = 255
"""Longest file name, in bytes of UTF-8; a text beyond it names no file."""

_SHOWN: Final = 40
"""How much of a wrong text a message shows, in characters."""

_NAME: Final = lazy_pattern(
    r"[^/\\]+[/\\]\S|\S\.(?:html?|mhtml?|pdf|ofd|docx?|wps|xlsx?|et|csv|txt|md|markdown|json|xml|toml)\s*$",
    re.IGNORECASE,
)
"""What a text has that is the path or the name of a file."""

_TO_A_REPORT: Final[Mapping[ArgumentKind, str]] = {
    "name": "for a file, gr.read({given})",
    "page": "for the text of a page, gr.read_text(text)",
    "json": "for a JSON document, gr.loads(text)",
    "bytes": "for the content of a file, gr.read(data)",
    "path": "for a file, gr.read(path)",
    "file": "for a file opened with 'rb', gr.read(file)",
    "document": "for a parsed JSON document, gr.structure(document)",
    "several": "give them one by one; for many at once there is gr.check_collection(reports)",
    "other": "gr.read(path) reads a page, gr.loads(text) a JSON document",
}


def kind_of(value: object) -> ArgumentKind:
    """Which of the kinds a value is of."""
    if isinstance(value, str):
        if value.lstrip().startswith(("{", "[")):
            return "json"
        if _is_no_name(value):
            return "page"
        return "name" if _NAME.search(value) else "other"
    if isinstance(value, (Report, Reading)):
        return "report"
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "bytes"
    if isinstance(value, os.PathLike):
        return "path"
    if isinstance(value, Mapping):
        return "document"
    if callable(getattr(value, "read", None)):
        return "file"
    return "several" if isinstance(value, (list, tuple, set, frozenset)) else "other"


def _is_no_name(text: str) -> bool:
    """Whether a text cannot be the path of a file: it has several lines, or is too long."""
    if "\n" in text or "\r" in text:
        return True
    longest = max(text.replace("\\", "/").split("/"), key=len)
    return len(longest.encode(errors="replace")) > _LONGEST_NAME


def named(value: object) -> str:
    """A wrong value for a message: what it is, and its beginning where it is a text or a path."""
    if isinstance(value, str):
        return f"the text {shown(value)}"
    if isinstance(value, os.PathLike):
        return f"the path {shown(str(value))}"
    if value is None or isinstance(value, (bool, int, float)):
        return str(value)[:_SHOWN]
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    name = type(value).__name__
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def shown(text: str) -> str:
    """The beginning of a text, in quotes."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def wrong_type(
    value: object, argument: str, wanted: str, advice: Mapping[ArgumentKind, str] | None = None
) -> TypeError:
    """The error for a value of a wrong type: what it is, what is wanted, and what to do.

    Args:
        value: The value.
        argument: The argument that it was given for.
        wanted: What belongs there.
        advice: What to do with a value of each kind; ``other`` serves for those that are not there.
    """
    advice = advice or {}
    do = advice.get(kind_of(value), advice.get("other", ""))
    given = shown(value) if isinstance(value, str) else "…"
    rest = f": {do.format(given=given)}" if do else ""
    return TypeError(f"{argument} must be {wanted}, not {named(value)}{rest}")


def check_number(value: object, argument: str, *, least: float, is_whole: bool = True) -> None:
    """Refuses what is no number in its range.

    Args:
        value: The value.
        argument: The argument that it was given for.
        least: The smallest number that is taken.
        is_whole: Whether it must be a whole number.

    Raises:
        TypeError: It is no number.
        ValueError: It is too small.
    """
    if isinstance(value, bool) or not isinstance(value, int if is_whole else (int, float)):
        raise wrong_type(value, argument, "a whole number" if is_whole else "a number")
    if not value >= least:
        raise ValueError(f"{argument} must be at least {least}, not {value}")


def as_report(value: Report | Reading, argument: str = "report") -> Report:
    """The report, or the report of a reading.

    Raises:
        TypeError: It is neither; says what was given and what makes a report of it.
    """
    if isinstance(value, Report):
        return value
    if isinstance(value, Reading):
        return value.report
    raise wrong_type(value, argument, "a Report or a Reading", _TO_A_REPORT)


def several(
    values: Iterable[Report | Reading], argument: str = "reports"
) -> list[Report | Reading]:
    """The reports and readings of an argument that takes several.

    Raises:
        TypeError: It is no iterable of reports and readings.
    """
    wanted = "Reports or Readings in a list"
    kind = kind_of(values)
    if kind == "report":
        raise TypeError(f"{argument} must be {wanted}, not a single one: put it in a list")
    if kind == "document":
        raise TypeError(f"{argument} must be {wanted}, not {named(values)}: give its values()")
    given: object = values  # what callers really give
    if (
        kind not in ("several", "other")
        or isinstance(given, str)
        or not isinstance(given, Iterable)
    ):
        raise wrong_type(values, argument, wanted, _TO_A_REPORT)
    found = list(values)
    for place, value in enumerate(found):
        as_report(value, f"{argument}[{place}]")
    return found
