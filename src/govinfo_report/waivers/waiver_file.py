"""Waiver files (TOML), read and written.

They are read strictly: a slip must not switch a check off unseen.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
from msgspec import field

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.names import near_names
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.errors import WaiverError, WaiverProblem
from govinfo_report.language import Text, did_you_mean
from govinfo_report.model import FrozenMap
from govinfo_report.model.arguments import ArgumentKind, kind_of, wrong_type
from govinfo_report.strict_toml import NonEmpty, Record, TomlError, convert, parse
from govinfo_report.waivers.waiver import Bound, Scalar, Waiver, Waivers

MAX_BYTES: Final = 4 * 2**20
"""Longest waiver file."""

MAX_ENTRIES: Final = 20_000
"""Most waivers of one file."""

MAX_REASON: Final = 2_000
"""Longest reason, in characters."""

NEVER: Final = "never"
"""What stands for no expiry."""

_KEY: Final = "waivers"


class WaiverRecord(Record, frozen=True, kw_only=True):
    """An entry of a waiver file."""

    rule: NonEmpty
    scope: NonEmpty | None = None
    values: dict[str, Any] = field(default_factory=dict)
    blank: tuple[NonEmpty, ...] = ()
    absent: tuple[NonEmpty, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    agency: NonEmpty
    year: int
    reason: NonEmpty
    expires: Any = None


def load_waivers(source: str | os.PathLike[str] | bytes, *, rules: Iterable[Rule] = ()) -> Waivers:
    """Reads a waiver file.

    Args:
        source: A path (``str`` or path-like), or the content of a file.
        rules: Rules beside those of the catalogue: ``pack.rules`` of a rule pack.

    Returns:
        The waivers, in the order of the file.

    Raises:
        WaiverError: It is no waiver file of this library: everything that is wrong, each with the
            key in the file and the cause.
        OSError: It cannot be read.
    """
    own = _ids(rules)
    if isinstance(source, bytes):
        return read(source, None, own)
    if not isinstance(source, (str, os.PathLike)):
        wanted = "the path of a waiver file, or its content in bytes"
        raise wrong_type(source, "source", wanted, {"file": "load_waivers(file.read())"})
    path = Path(source)
    try:
        with path.open("rb") as file:
            return read(file.read(MAX_BYTES + 1), path.name, own)
    except (OSError, ValueError):
        if isinstance(source, str) and kind_of(source) in ("json", "page"):
            said = Text(
                "文本按路径读取；内容请用load_waivers(text.encode())",
                "a str is taken for a path; for the content, load_waivers(text.encode())",
            )
            raise WaiverError([WaiverProblem("(file)", said)]) from None
        raise


def read(data: bytes, file: str | None, own: frozenset[str] = frozenset()) -> Waivers:
    """The waivers in the content of a file called ``file``; ``own`` are ids of further rules.

    Raises:
        WaiverError: It is no waiver file.
    """
    problems: list[WaiverProblem] = []
    found: list[Waiver] = []
    for number, entry in enumerate(_entries(data, file), 1):
        try:
            found.append(_waiver(entry, f"{_KEY}[{number}]", number, own))
        except TomlError as error:
            problems.append(WaiverProblem(error.key, error.why))
    if problems:
        raise WaiverError(problems, file)
    return Waivers(tuple(found), file)


def _entries(data: bytes, file: str | None) -> list[object]:
    """The entries as TOML has them."""

    def wrong(reason: Text, key: str = "(file)") -> WaiverError:
        return WaiverError([WaiverProblem(key, reason)], file)

    try:
        content = parse(data, max_bytes=MAX_BYTES)
    except TomlError as error:
        raise wrong(error.why, error.key) from error
    unknown = [key for key in content if key != _KEY]
    if unknown:
        raise wrong(
            Text(
                f"没有这个键；豁免文件中只有[[{_KEY}]]",
                f"is not a known key; a waiver file has [[{_KEY}]] alone",
            ),
            unknown[0],
        )
    entries = content.get(_KEY, [])
    if not isinstance(entries, list):
        said = Text(f"应为由表组成的数组：[[{_KEY}]]", f"must be a list of tables: [[{_KEY}]]")
        raise wrong(said, _KEY)
    if len(entries) > MAX_ENTRIES:
        said = Text(f"超过{MAX_ENTRIES}条", f"has more than {MAX_ENTRIES} entries")
        raise wrong(said, _KEY)
    return entries


def _waiver(entry: object, key: str, number: int, own: frozenset[str]) -> Waiver:
    rule = entry.get("rule") if isinstance(entry, dict) else None
    known = own.union(rules_by_id())
    if isinstance(rule, str) and rule.strip() and rule not in known:
        said = Text("没有规则{rule!r}{near}", "no rule {rule!r}{near}")
        raise TomlError(f"{key}.rule", said.filled(rule=rule, near=_near(rule, known)))
    record = convert(entry, WaiverRecord, key)
    for member, cells in (("blank", record.blank), ("absent", record.absent)):
        if len(set(cells)) != len(cells):
            raise TomlError(f"{key}.{member}", Text("有重复的项", "names something twice"))
    bound = Bound(
        record.rule,
        record.scope,
        _values(record.values, f"{key}.values"),
        frozenset(record.blank),
        frozenset(record.absent),
        _values(record.facts, f"{key}.facts"),
    )
    _check_cells(bound, key)
    if len(record.reason) > MAX_REASON:
        said = Text(f"超过{MAX_REASON}个字符", f"is longer than {MAX_REASON} characters")
        raise TomlError(f"{key}.reason", said)
    expires = _expires(record.expires, f"{key}.expires")
    return Waiver(bound, record.agency, record.year, record.reason, expires, number)


def _values(given: Mapping[str, Any], key: str) -> FrozenMap[Scalar]:
    values = {}
    for name, value in given.items():
        scalar = _as_scalar(value)
        if scalar is None:
            said = "must be a number, a text, a day or a truth value"
            raise TomlError(f"{key}.{name}", Text("应为数、文本、日期或布尔值", said))
        values[name] = scalar
    return FrozenMap(values)


def _as_scalar(value: Any) -> Scalar | None:
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    return value if isinstance(value, (bool, int, str)) else None


def _check_cells(bound: Bound, key: str) -> None:
    """Holds the cells against the forms."""
    groups = {"values": frozenset(bound.values), "blank": bound.blank, "absent": bound.absent}
    seen: set[str] = set()
    for member, cells in groups.items():
        for cell in sorted(cells):
            if cell not in _known_cells():
                said = Text("没有单元格{cell!r}{near}", "no cell {cell!r}{near}")
                near = _near(cell, _known_cells())
                raise TomlError(f"{key}.{member}", said.filled(cell=cell, near=near))
            if cell in seen:
                said = Text("单元格{cell!r}有两个值", "cell {cell!r} has two values")
                raise TomlError(f"{key}.{member}", said.filled(cell=cell))
        seen |= cells


def _expires(value: object, key: str) -> dt.date | None:
    if value is None:
        said = Text(
            f'缺失：应为日期（2027-01-31）或"{NEVER}"',
            f'is missing: a day (2027-01-31) or "{NEVER}"',
        )
        raise TomlError(key, said)
    if value == NEVER:
        return None
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        said = Text(
            f'应为不加引号的日期（2027-01-31）或"{NEVER}"',
            f'must be a day without quotes (2027-01-31) or "{NEVER}"',
        )
        raise TomlError(key, said)
    return value


@cache
def _known_cells() -> frozenset[str]:
    return frozenset(cell for edition in EDITIONS for cell in form(edition).cells)


def _near(name: str, known: Collection[str]) -> Text:
    return did_you_mean(near_names(name, known)[:1])


_TO_A_WAIVER: Final[Mapping[ArgumentKind, str]] = {
    "other": "findings.waiver_for(finding, reason=…, expires=…) makes one of a finding"
}


def _ids(rules: Iterable[Rule]) -> frozenset[str]:
    """The ids of the rules that an argument gives."""
    given: object = rules  # what callers really give
    found = list(given) if isinstance(given, Iterable) else [given]
    known = [rule for rule in found if isinstance(rule, Rule)]
    if len(known) < len(found):
        raise wrong_type(given, "rules", "the rules of a pack", {"other": "pack.rules"})
    return frozenset(rule.id for rule in known)


def dump_waiver(waiver: Waiver, *, comment: str = "", rules: Iterable[Rule] = ()) -> str:
    """The entry of a waiver in a waiver file: TOML that can be put at the end of any.

    Args:
        waiver: The waiver; its number is not written.
        comment: Lines to stand above it, as the message of the finding.
        rules: Rules beside those of the catalogue, as for :func:`load_waivers`.

    Raises:
        WaiverError: :func:`load_waivers` would refuse the entry, or read another waiver in it: the
            organ's name ends with a blank, the reason is too long.
    """
    if not isinstance(waiver, Waiver):
        raise wrong_type(waiver, "waiver", "a Waiver", _TO_A_WAIVER)
    if not isinstance(comment, str):
        raise wrong_type(comment, "comment", "a text")
    own = _ids(rules)
    text = "".join(f"{line}\n" for line in _lines(waiver, comment))
    try:
        (again,) = read(text.encode(), None, own)
    except UnicodeEncodeError:
        said = Text(
            "含有孤立的代理码位，不能写入文件",
            "holds half of a surrogate pair, which no file can hold",
        )
        raise WaiverError([WaiverProblem("waivers[1]", said)]) from None
    if attrs.evolve(again, number=waiver.number) != waiver:
        said = Text("读回时会成为另一条豁免", "would be read as another waiver")
        raise WaiverError([WaiverProblem("waivers[1]", said)])
    return text


def _lines(waiver: Waiver, comment: str) -> Iterator[str]:
    bound = waiver.bound
    yield from (f"# {_printable(line)}".rstrip() for line in comment.splitlines())
    yield "[[waivers]]"
    yield f"rule = {_text(bound.rule)}"
    yield f"agency = {_text(waiver.agency)}"
    yield f"year = {waiver.year}"
    if bound.scope is not None:
        yield f"scope = {_text(bound.scope)}"
    yield f"reason = {_text(waiver.reason)}"
    yield f"expires = {waiver.expires or _text(NEVER)}"
    for name, cells in (("blank", bound.blank), ("absent", bound.absent)):
        if cells:
            yield f"{name} = [{', '.join(_text(cell) for cell in sorted(cells))}]"
    for name, values in (("values", bound.values), ("facts", bound.facts)):
        if values:
            yield f"[waivers.{name}]"
            yield from (f"{_key(key)} = {_scalar(value)}" for key, value in values.items())


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("_", "").isalnum()
    return name if bare else _text(name)


def _scalar(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return str(value)
    return _text(value)


def _text(value: str) -> str:
    # JSON's escapes are those of TOML, which forbids one character more.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _printable(line: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in line)
