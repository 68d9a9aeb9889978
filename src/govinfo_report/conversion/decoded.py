"""The fast way from a document to a report, for documents that are right.

The report keeps the structs that msgspec decoded (:mod:`govinfo_report.documents.structs`) and
builds its attrs members from them when they are first asked for; written again, it is the structs
that are encoded.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any, Final

import attrs
import msgspec

from govinfo_report.documents import structs
from govinfo_report.json_text import encoded
from govinfo_report.model import ABSENT, Amount, Report, freeze


def decode(data: bytes) -> Report | None:
    """The report in ``data``, or ``None`` where the converter has to look at it."""
    wire = structs.decoded(data)
    return None if wire is None else Report.from_source(Decoded(wire))


_ATTRIBUTES: Final = attrs.fields_dict(Report)


class Decoded:
    """A decoded document as the source of a report's members."""

    __slots__ = ("wire",)

    def __init__(self, wire: Any) -> None:
        self.wire = wire

    def member(self, name: str) -> Any:
        """One attribute of :class:`~govinfo_report.model.Report`."""
        return _lifted(getattr(self.wire, name), _ATTRIBUTES[name])

    @property
    def plain(self) -> Any:
        """The struct: it has the attributes of the model's classes; whole amounts are integers."""
        return self.wire

    def encoded(self) -> bytes:
        """The document, canonical and compact."""
        return encoded(self.wire)


def _lifted(value: Any, attribute: attrs.Attribute[Any]) -> Any:
    """The model's value of one attribute from that of the struct."""
    if isinstance(value, msgspec.Struct):
        return _built(value, structs.MODELS[type(value)])
    if value is ABSENT:
        return attribute.default
    if attribute.type == Amount and value is not None:
        return Decimal(value)
    return freeze(value) if isinstance(value, dict) else value


def _built(wire: msgspec.Struct, cls: Any) -> Any:
    if type(wire) in structs.AS_IN_THE_MODEL:
        return cls(*msgspec.structs.astuple(wire))
    members = {}
    for name, attribute in _fields(cls).items():
        value = getattr(wire, name)
        if value is not ABSENT:  # which is what its default stands for
            members[name] = _lifted(value, attribute)
    return cls(**members)


@cache
def _fields(cls: Any) -> dict[str, attrs.Attribute[Any]]:
    return attrs.fields_dict(cls)
