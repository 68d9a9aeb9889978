"""Rule pack files (TOML), read strictly: everything that is wrong is named at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import msgspec
from attrs import evolve

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.entries import Source
from govinfo_report.catalogue.names import near_names
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rule as catalogue_rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.errors import PackError, PackProblem
from govinfo_report.language import COMMA, Text, both, did_you_mean
from govinfo_report.model.arguments import kind_of, wrong_type
from govinfo_report.packs.pack import PointEntry, RulePack, Scoring, pack_text
from govinfo_report.packs.records import (
    MAX_BYTES,
    PackDeadline,
    PackFile,
    PackPoints,
    PackRule,
    Switch,
)
from govinfo_report.strict_toml import Record, TomlError, convert, faults, parse

MAX_PROBLEMS: Final = 200
"""Most problems of a file that are listed."""

MAX_TITLE: Final = 200
"""Longest title, in characters."""

MAX_TEXT: Final = 2_000
"""Longest explanation, message, place or number of a document, in characters."""

MESSAGE_FIELDS: Final = ("title", "left", "right", "difference")
"""What the message of a rule may name in braces."""

_RELATIONS: Final = {"≤": "<=", "≥": ">="}
_RELATION_TEXTS: Final = {"=": "equal", "<=": "at_most", ">=": "at_least"}


def load_pack(source: str | os.PathLike[str] | bytes) -> RulePack:
    """Reads a rule pack.

    Args:
        source: A path (``str`` or path-like), or the content of a file.

    Returns:
        The pack, for ``rules`` of :func:`govinfo_report.check`.

    Raises:
        PackError: It is no rule pack: everything that is wrong, each with its place in the file.
        OSError: It cannot be read.
    """
    if isinstance(source, bytes):
        return read_pack(source, None)
    if not isinstance(source, (str, os.PathLike)):
        wanted = "the path of a rule pack, or its content in bytes"
        raise wrong_type(source, "source", wanted, {"file": "load_pack(file.read())"})
    path = Path(source)
    try:
        with path.open("rb") as file:
            return read_pack(file.read(MAX_BYTES + 1), path.name)
    except (OSError, ValueError) as error:
        if isinstance(error, PackError):
            raise
        if isinstance(source, str) and kind_of(source) in ("json", "page"):
            raise PackError([PackProblem("(file)", pack_text("path_not_text"))]) from None
        raise


def read_pack(data: bytes, file: str | None) -> RulePack:
    """The rule pack in the content of a file called ``file``.

    Raises:
        PackError: It is none.
    """
    try:
        content = parse(data, max_bytes=MAX_BYTES, parse_float=float)
    except TomlError as error:
        raise PackError([PackProblem(error.key, error.why)], file) from error
    found = islice(chain(faults(content, PackFile), wrong_names(content)), MAX_PROBLEMS)
    problems = [PackProblem(each.key, each.why) for each in found]
    if problems:
        raise PackError(problems, file)
    return _pack(convert(content, PackFile), file, hashlib.sha256(data).hexdigest())


def settable(rule: Rule) -> Mapping[str, int]:
    """The parameters of a rule that a pack can set: its thresholds, with the shipped values.

    Those of a group are named ``group.name``.
    """
    if "relation" in rule.parameters:  # the numbers of sums are coefficients
        return {}
    found: dict[str, Any] = {}
    for name, value in rule.parameters.items():
        parts = {f"{name}.{k}": v for k, v in value.items()} if isinstance(value, Mapping) else {}
        found |= parts or {name: value}
    return {key: number for key, number in found.items() if type(number) is int}


# What no record can say of itself


def wrong_names(content: Mapping[str, Any]) -> Iterator[TomlError]:
    """What is wrong with names, places and texts, in those parts that are otherwise right."""
    prefix = content.get("prefix")
    families = [rule_id.partition(".")[0] for rule_id in rules_by_id()]
    if prefix in families:
        yield TomlError("prefix", pack_text("family_taken"))
    yield from _too_long(_sound(content, PackFile).get("title"), MAX_TITLE, "title")
    for name in _table(content, "severities"):
        if not _named(name, rules_by_id()):
            yield _no_rule(name, rules_by_id(), f"severities.{name}")
    for name, values in _table(content, "parameters").items():
        yield from _wrong_parameters(name, values)
    own: set[str] = set()
    for key, entry in _entries(content, "deadlines", PackDeadline):
        yield from _wrong_entry(entry, key, own)
        yield from _wrong_deadline(entry, key)
    for key, entry in _entries(content, "rules", PackRule):
        yield from _wrong_entry(entry, key, own)
        yield from _wrong_terms(entry.get("terms", {}), key)
        if "message" in entry:
            yield from _wrong_message(entry["message"], key)
    known = [*rules_by_id(), *(f"{prefix}.{name}" for name in own)]
    for key, entry in _entries(_table(content, "score"), "deductions", PackPoints, "score."):
        if "rule" in entry and not _named(entry["rule"], known):
            yield _no_rule(entry["rule"], known, f"{key}.rule")


def _table(content: Mapping[str, Any], member: str) -> Mapping[str, Any]:
    table = content.get(member)
    return table if isinstance(table, dict) else {}


def _entries(
    content: Mapping[str, Any], member: str, kind: type[Record], above: str = ""
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of a list, each with its place and those of its members that are right."""
    entries = content.get(member)
    for number, entry in enumerate(entries if isinstance(entries, list) else (), 1):
        if isinstance(entry, dict):
            yield f"{above}{member}[{number}]", _sound(entry, kind)


def _sound(entry: Mapping[str, Any], kind: type[Record]) -> dict[str, Any]:
    """Member → value, of the members that are what they should be."""
    found = {}
    for member in msgspec.structs.fields(kind):
        if member.name in entry:
            with suppress(TomlError):  # named already
                found[member.name] = convert(entry[member.name], member.type)
    return found


def _named(name: str, known: Collection[str]) -> frozenset[str]:
    """The rules of a name: an id, or a family (``cell``, ``cell.*``)."""
    family = name.removesuffix(".*")
    return frozenset(each for each in known if each == name or each.startswith(f"{family}."))


def _no_rule(name: str, known: Collection[str], key: str) -> TomlError:
    near = did_you_mean(near_names(name, known)[:1])
    return TomlError(key, pack_text("no_rule").filled(rule=repr(name), near=near))


def _too_long(text: Text | str | None, most: int, key: str) -> Iterator[TomlError]:
    if text is None:
        return
    words = both(text)
    if max(len(words.zh), len(words.en)) > most:
        yield TomlError(key, pack_text("too_long").filled(most=most))


def _wrong_parameters(rule_id: str, values: object) -> Iterator[TomlError]:
    key = f"parameters.{rule_id}"
    if rule_id not in rules_by_id():
        yield _no_rule(rule_id, rules_by_id(), key)
        return
    known = settable(rules_by_id()[rule_id])
    if not known:
        yield TomlError(key, pack_text("no_parameters").filled(rule=rule_id))
        return
    for name, value in values.items() if isinstance(values, dict) else ():
        if name not in known:
            said = pack_text("no_parameter")
            yield TomlError(f"{key}.{name}", said.filled(rule=rule_id, known=COMMA.join(known)))
        elif name.endswith("_percent") and isinstance(value, int) and value > 100:
            yield TomlError(f"{key}.{name}", pack_text("not_a_percentage"))


def _wrong_entry(entry: Mapping[str, Any], key: str, own: set[str]) -> Iterator[TomlError]:
    """What is wrong with what every rule of a pack has; ``own`` are the ids so far."""
    if entry.get("id") in own:
        yield TomlError(f"{key}.id", pack_text("twice").filled(id=entry["id"]))
    own.update([entry["id"]] if "id" in entry else ())
    yield from _too_long(entry.get("title"), MAX_TITLE, f"{key}.title")
    yield from _too_long(entry.get("explanation"), MAX_TEXT, f"{key}.explanation")


def _wrong_deadline(entry: Mapping[str, Any], key: str) -> Iterator[TomlError]:
    import calendar  # for deadlines alone

    month, day = entry.get("month", 1), entry.get("day", 1)
    if day > calendar.monthrange(2000, month)[1]:  # a leap year
        yield TomlError(f"{key}.day", pack_text("no_day").filled(month=month, day=day))
    since, until = entry.get("since"), entry.get("until")
    if since and until and since > until:
        yield TomlError(f"{key}.since", pack_text("years_reversed"))
    if entry.get("level") is not None and "town" in entry.get("organs", ()):
        yield TomlError(f"{key}.level", pack_text("level_of_towns"))
    for number, place in enumerate(entry.get("places", ()), 1):
        yield from _too_long(place, MAX_TITLE, f"{key}.places[{number}]")


def _wrong_terms(terms: Mapping[str, float], key: str) -> Iterator[TomlError]:
    cells = _known_cells()
    for cell, coefficient in terms.items():
        if cell not in cells:
            near = did_you_mean(near_names(cell, cells)[:1])
            said = pack_text("no_cell").filled(cell=repr(cell), near=near)
            yield TomlError(f"{key}.terms.{cell}", said)
        elif not coefficient:
            yield TomlError(f"{key}.terms.{cell}", pack_text("zero_terms"))
    if terms.keys() <= cells and not _editions(terms):
        yield TomlError(f"{key}.terms", pack_text("no_edition"))


@cache
def _known_cells() -> frozenset[str]:
    return frozenset(cell for edition in EDITIONS for cell in form(edition).cells)


def _wrong_message(message: Text | None, key: str) -> Iterator[TomlError]:
    if message is None:
        return
    yield from _too_long(message, MAX_TEXT, f"{key}.message")
    fields = [_fields(words) for words in (message.zh, message.en)]
    for lang, names in zip(("zh", "en"), fields, strict=True):
        if names is None:
            said = pack_text("bad_message").filled(known=COMMA.join(MESSAGE_FIELDS))
            yield TomlError(f"{key}.message.{lang}", said)
    if None not in fields and fields[0] != fields[1]:
        yield TomlError(f"{key}.message", pack_text("different_fields"))


def _fields(template: str) -> frozenset[str] | None:
    """What a message names in braces; ``None`` where that is anything but a known name.

    Attributes, indices, widths and conversions of Python's templates are refused.
    """
    import string  # for rules of packs alone

    try:
        parts = list(string.Formatter().parse(template))
    except ValueError:
        return None
    named = [(name, spec, conversion) for _, name, spec, conversion in parts if name is not None]
    if any(name not in MESSAGE_FIELDS or spec or conversion for name, spec, conversion in named):
        return None
    return frozenset(name for name, _, _ in named)


def _editions(cells: Iterable[str]) -> tuple[str, ...]:
    """The editions whose form has every one of some cells."""
    return tuple(edition for edition in EDITIONS if form(edition).cells.keys() >= set(cells))


# The pack


def _pack(record: PackFile, file: str | None, digest: str) -> RulePack:
    sources: tuple[Source, ...] = ()
    if record.source is not None:
        given = record.source
        sources = (Source(record.prefix, given.title, given.number, None, "seen", None),)
    rules = [
        *(_deadline_rule(record, entry) for entry in record.deadlines),
        *(_terms_rule(record, entry) for entry in record.rules),
    ]
    own = tuple(evolve(rule, sources=sources) for rule in rules)
    severities: dict[str, Switch] = {}
    for name in sorted(record.severities, key=lambda name: name in rules_by_id()):
        severities |= dict.fromkeys(_named(name, rules_by_id()), record.severities[name])
    return RulePack(
        prefix=record.prefix,
        title=record.title,
        rules=own,
        severities=severities,
        parameters=record.parameters,
        scoring=_scoring(record, [*rules_by_id(), *(rule.id for rule in own)]),
        file=file,
        digest=digest,
    )


def _scoring(record: PackFile, known: Collection[str]) -> Scoring | None:
    if record.score is None:
        return None
    entries = tuple(
        PointEntry(
            entry.rule,
            _named(entry.rule, known),
            _exact(entry.points),
            entry.per,
            None if entry.cap is None else _exact(entry.cap),
            entry.at_least,
        )
        for entry in record.score.deductions
    )
    return Scoring(record.prefix, _exact(record.score.full), entries)


def _exact(number: float) -> Fraction:
    """The number that a float is written as."""
    return Fraction(Decimal(repr(number)))


def _deadline_rule(pack: PackFile, entry: PackDeadline) -> Rule:
    import calendar  # for deadlines alone

    model = catalogue_rule("metadata.deadline")
    organs = COMMA.join(pack_text(f"organs.{organ}") for organ in entry.organs)
    date = f"{entry.day} {calendar.month_name[entry.month]}"
    said = pack_text("deadline.explanation").filled(
        pack=pack.title, organs=organs, month=entry.month, day=entry.day, date=date
    )
    return Rule(
        id=f"{pack.prefix}.{entry.id}",
        kind="metadata",
        basis="official" if pack.source else "heuristic",
        severity=entry.severity,
        needs="report",
        formula=f"published_at ≤ {date} of year + 1 ({', '.join(entry.organs)})",
        editions=EDITIONS,
        title=entry.title,
        explanation=entry.explanation or said,
        sources=(),
        outcomes=("holds", "violated", "not_applicable"),
        messages=model.messages,
        reasons={
            **model.reasons,
            **{key: pack_text(f"reasons.{key}") for key in ("other_organ", "other_year")},
        },
        parameters={
            "way": "deadline",
            "organs": entry.organs,
            "level": entry.level,
            "places": entry.places,
            "month": entry.month,
            "day": entry.day,
            "since": entry.since,
            "until": entry.until,
        },
    )


def _terms_rule(pack: PackFile, entry: PackRule) -> Rule:
    relation = _RELATIONS.get(entry.relation, entry.relation)
    terms = {cell: _exact(coefficient) for cell, coefficient in entry.terms.items()}
    formula = f"{_written(terms)} {relation} {_number(_exact(entry.value))}"
    said = pack_text("terms.explanation").filled(pack=pack.title, formula=formula)
    return Rule(
        id=f"{pack.prefix}.{entry.id}",
        kind="plausibility",
        basis=entry.basis,
        severity=entry.severity,
        needs="report",
        formula=formula,
        editions=_editions(entry.terms),
        title=entry.title,
        explanation=entry.explanation or said,
        sources=(),
        outcomes=("holds", "violated", "undecided", "not_applicable"),
        messages={
            "violated": entry.message or pack_text("terms.violated"),
            "undecided": pack_text("terms.undecided"),
        },
        reasons=catalogue_rule("metadata.deadline").reasons,
        parameters={
            "way": "terms",
            "terms": terms,
            "relation": relation,
            "value": _exact(entry.value),
            "words": pack_text(f"relations.{_RELATION_TEXTS[relation]}"),
        },
    )


def _written(terms: Mapping[str, Fraction]) -> str:
    """A sum as a formula: ``2 × a + b − c``."""
    parts = []
    for cell, coefficient in terms.items():
        times = "" if abs(coefficient) == 1 else f"{_number(abs(coefficient))} × "
        parts.append(f"{'+' if coefficient > 0 else '−'} {times}{cell}")
    return " ".join(parts).removeprefix("+ ")


def _number(number: Fraction) -> str:
    """A number of a pack as it is written: all of them are decimals."""
    shown = format(Decimal(number.numerator) / Decimal(number.denominator), "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
