"""Ratios of reading and writing one full document, side by side in one run.

Run: ``python -m tests.benchmarks.conversion``. Compared are plain msgspec structs of the same shape
(no constraints, unknown members let through) and pydantic v2 models of the same shape.
"""

from __future__ import annotations

import json
import timeit
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import msgspec
import pydantic
from msgspec import UNSET, UnsetType

import govinfo_report as gr
from govinfo_report.model import Report, block
from tests.places import example_document


def shape(document: dict[str, Any], make: Callable[[str, dict[str, Any]], Any], name: str) -> Any:
    """A class with a member for each of the document's, made by ``make`` from the inside out."""
    fields: dict[str, Any] = {}
    for member, value in document.items():
        if isinstance(value, dict):
            fields[member] = shape(value, make, f"{name}_{member}")
        elif isinstance(value, list):
            fields[member] = list[str]
        elif member == "amount":
            fields[member] = Decimal
        elif isinstance(value, int):
            fields[member] = int
        else:
            fields[member] = str
    return make(name, fields)


def struct(name: str, fields: dict[str, Any]) -> type[msgspec.Struct]:
    """A plain struct: every member may be null or left out."""
    return msgspec.defstruct(
        name, [(member, kind | None | UnsetType, UNSET) for member, kind in fields.items()]
    )


def model(name: str, fields: dict[str, Any]) -> type[pydantic.BaseModel]:
    """A strict pydantic model: every member may be null or left out."""
    config = pydantic.ConfigDict(extra="forbid", strict=True)
    members: dict[str, Any] = {member: (kind | None, None) for member, kind in fields.items()}
    made: type[pydantic.BaseModel] = pydantic.create_model(name, __config__=config, **members)
    return made


def rebuilt(report: Report) -> Report:
    """The same report without the decoded document behind it, as built by hand."""
    return attrs.evolve(report)


def best(work: Callable[[], Any]) -> float:
    """Microseconds of one call: the best of several rounds."""
    timer = timeit.Timer(work)
    number, _ = timer.autorange()
    number = max(1, number // 8)
    return min(timer.repeat(repeat=9, number=number)) / number * 1e6


def main() -> None:
    """Print the ratios."""
    text = example_document()
    document = json.loads(text)
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()

    plain = msgspec.json.Decoder(shape(document, struct, "Plain"))
    peer = shape(document, model, "Peer")
    encoder = msgspec.json.Encoder(decimal_format="number")
    decoded = plain.decode(data)
    report = gr.loads(data)
    by_hand = rebuilt(report)
    assert gr.dumps(report) == gr.dumps(by_hand)

    reading = best(lambda: plain.decode(data))
    writing = best(lambda: encoder.encode(decoded).decode())
    print(f"document: {len(data)} bytes, {len(gr.cells(report))} cells")
    print(f"decode into plain structs: {reading:.1f} µs; encode them to text: {writing:.1f} µs")
    for name, work, base in (
        ("loads", lambda: gr.loads(data), reading),
        ("loads, and every cell taken", lambda: block(gr.loads(data)), reading),
        (
            "loads, and every table built",
            lambda: list(gr.loads(data).applications.values()),
            reading,
        ),
        ("pydantic model_validate_json", lambda: peer.model_validate_json(data), reading),
        ("dumps of what was loaded", lambda: gr.dumps(report), writing),
        ("dumps of what was built", lambda: gr.dumps(by_hand), writing),
        ("pydantic model_dump_json", peer.model_validate_json(data).model_dump_json, writing),
    ):
        print(f"{name}: {best(work) / base:.2f} ×")


if __name__ == "__main__":
    main()
