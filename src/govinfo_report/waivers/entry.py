"""A waiver as the text of an entry in a waiver file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

import attrs

from govinfo_report.errors import WaiverError, WaiverProblem
from govinfo_report.language import Text
from govinfo_report.model.arguments import Kind, wrong_type
from govinfo_report.waivers.loading import NEVER, read
from govinfo_report.waivers.waiver import Scalar, Waiver

_TO_A_WAIVER: Final[Mapping[Kind, str]] = {
    "other": "findings.waiver_for(finding, reason=…, expires=…) makes one of a finding"
}


def dump_waiver(waiver: Waiver, *, comment: str = "") -> str:
    """The entry of a waiver in a waiver file: TOML that can be put at the end of any.

    Args:
        waiver: The waiver; its number is not written.
        comment: Lines to stand above it, as the message of the finding.

    Raises:
        WaiverError: :func:`load_waivers` would refuse the entry, or read another waiver in it: the
            organ's name ends with a blank, the reason is too long.
    """
    if not isinstance(waiver, Waiver):
        raise wrong_type(waiver, "waiver", "a Waiver", _TO_A_WAIVER)
    text = "".join(f"{line}\n" for line in _lines(waiver, comment))
    try:
        (again,) = read(text.encode(), None)
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
