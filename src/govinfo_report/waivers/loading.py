"""Reading a waiver file (TOML), strictly: a slip in it must not switch a check off unseen."""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from collections.abc import Collection
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.datafile import CatalogueError, Node
from govinfo_report.catalogue.near import near_names
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.errors import WaiverError, WaiverProblem
from govinfo_report.model import FrozenMap
from govinfo_report.model.given import kind_of, wrong_type
from govinfo_report.waivers.waiver import Bound, Scalar, Waiver, Waivers

MAX_BYTES: Final = 4 * 2**20
"""Longest waiver file."""

MAX_KEY_PARTS: Final = 8
"""Most parts of a dotted key: long ones take TOML readers a time that grows with their square."""

MAX_ENTRIES: Final = 20_000
"""Most waivers of one file."""

MAX_REASON: Final = 2_000
"""Longest reason, in characters."""

NEVER: Final = "never"
"""What stands for no expiry."""

_KEY: Final = "waivers"

_LONG_KEY: Final = re.compile(
    r"""(?:^|[\[{,])[ \t]*"""
    rf"""(?:(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{MAX_KEY_PARTS}}}""",
    re.MULTILINE,
)
"""A dotted key of more parts, where keys stand: at the beginning of a line, table or member."""


def load_waivers(source: str | os.PathLike[str] | bytes) -> Waivers:
    """Reads a waiver file.

    Args:
        source: A path (``str`` or path-like), or the content of a file.

    Returns:
        The waivers, in the order of the file.

    Raises:
        WaiverError: It is no waiver file of this library: everything that is wrong, each with the
            key in the file and the cause.
        OSError: It cannot be read.
    """
    if isinstance(source, bytes):
        return read(source, None)
    if not isinstance(source, (str, os.PathLike)):
        wanted = "the path of a waiver file, or its content in bytes"
        raise wrong_type(source, "source", wanted, {"file": "load_waivers(file.read())"})
    path = Path(source)
    try:
        with path.open("rb") as file:
            return read(file.read(MAX_BYTES + 1), path.name)
    except (OSError, ValueError):
        if isinstance(source, str) and kind_of(source) in ("json", "page"):
            reason = "a str is taken for a path; for the content, load_waivers(text.encode())"
            raise WaiverError([WaiverProblem("(file)", reason)]) from None
        raise


def read(data: bytes, file: str | None) -> Waivers:
    """The waivers in the content of a file called ``file``.

    Raises:
        WaiverError: It is no waiver file.
    """
    problems: list[WaiverProblem] = []
    found: list[Waiver] = []
    for number, entry in enumerate(_entries(data, file), 1):
        try:
            found.append(_waiver(Node(entry, file or "", f"{_KEY}[{number}]"), number))
        except CatalogueError as error:
            problems.append(WaiverProblem(error.key, error.reason))
    if problems:
        raise WaiverError(problems, file)
    return Waivers(tuple(found), file)


def _entries(data: bytes, file: str | None) -> list[object]:
    """The entries as TOML has them."""

    def wrong(reason: str, key: str = "(file)") -> WaiverError:
        return WaiverError([WaiverProblem(key, reason)], file)

    if len(data) > MAX_BYTES:
        raise wrong(f"is longer than {MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise wrong(f"is not UTF-8 (byte {error.start})") from error
    if long := _LONG_KEY.search(text):
        line = text.count("\n", 0, long.end()) + 1
        raise wrong(f"line {line}: a key of more than {MAX_KEY_PARTS} parts")
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise wrong("is nested too deep") from error
    except (ValueError, ArithmeticError) as error:  # also numbers of thousands of digits
        raise wrong(f"is no TOML: {error}") from error
    unknown = [key for key in content if key != _KEY]
    if unknown:
        raise wrong(f"is not a known key; a waiver file has [[{_KEY}]] alone", unknown[0])
    entries = content.get(_KEY, [])
    if not isinstance(entries, list):
        raise wrong(f"must be a list of tables: [[{_KEY}]]", _KEY)
    if len(entries) > MAX_ENTRIES:
        raise wrong(f"has more than {MAX_ENTRIES} entries", _KEY)
    return entries


def _waiver(node: Node, number: int) -> Waiver:
    bound = Bound(
        _rule(node),
        node.optional_string("scope"),
        _values(node, "values"),
        frozenset(node.strings("blank")),
        frozenset(node.strings("absent")),
        _values(node, "facts"),
    )
    _cells(node, bound)
    waiver = Waiver(
        bound,
        node.string("agency"),
        node.integer("year"),
        node.string("reason"),
        _expires(node),
        number,
    )
    if len(waiver.reason) > MAX_REASON:
        raise node.error("reason", f"is longer than {MAX_REASON} characters")
    node.finish()
    return waiver


def _rule(node: Node) -> str:
    rule = node.string("rule")
    if rule not in rules_by_id():
        raise node.error("rule", f"no rule {rule!r}{_near(rule, rules_by_id())}")
    return rule


def _values(node: Node, member: str) -> FrozenMap[Scalar]:
    values = {}
    for name, value in node.mapping(member).items():
        scalar = _scalar(value)
        if scalar is None:
            raise node.error(f"{member}.{name}", "must be a number, a text, a day or a truth value")
        values[name] = scalar
    return FrozenMap(values)


def _scalar(value: Any) -> Scalar | None:
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    return value if isinstance(value, (bool, int, str)) else None


def _cells(node: Node, bound: Bound) -> None:
    """Holds the cells against the forms."""
    groups = {"values": frozenset(bound.values), "blank": bound.blank, "absent": bound.absent}
    seen: set[str] = set()
    for member, cells in groups.items():
        for cell in sorted(cells):
            if cell not in _known_cells():
                raise node.error(member, f"no cell {cell!r}{_near(cell, _known_cells())}")
            if cell in seen:
                raise node.error(member, f"cell {cell!r} has two values")
        seen |= cells


def _expires(node: Node) -> dt.date | None:
    value = node.value("expires")
    if value is None:
        raise node.error("expires", f'is missing: a day (2027-01-31) or "{NEVER}"')
    if value == NEVER:
        return None
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise node.error("expires", f'must be a day without quotes (2027-01-31) or "{NEVER}"')
    return value


@cache
def _known_cells() -> frozenset[str]:
    return frozenset(cell for edition in EDITIONS for cell in form(edition).cells)


def _near(name: str, known: Collection[str]) -> str:
    near = near_names(name, known)
    return f"; did you mean {near[0]}?" if near else ""
