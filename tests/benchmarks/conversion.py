"""Ratios of reading, writing and validating one full document, side by side in one run.

Run: ``python -m tests.benchmarks.conversion``. Compared are plain msgspec structs of the same shape
(no constraints, unknown members let through) and pydantic v2 models of the same shape.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import jsonschema_rs
import msgspec
import pydantic
from msgspec import UNSET, UnsetType

import govinfo_report as gr
from govinfo_report.model import Report, block
from tests.benchmarks.ratios import Ratio, in_turns, show
from tests.places import EXAMPLES, example_document


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


def unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The least that finds members that stand twice in an object."""
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member stands twice")
    return members


READING = "msgspec decodes plain structs"
WRITING = "msgspec encodes plain structs"
ENGINE = "jsonschema-rs"
PARSED = "json.loads with a hook, jsonschema-rs"


def ratios() -> Iterator[Ratio]:
    """Reading, writing and validating the example."""
    document = json.loads(example_document())
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    plain = msgspec.json.Decoder(shape(document, struct, "Plain"))
    peer = shape(document, model, "Peer")
    encoder = msgspec.json.Encoder(decimal_format="number")
    decoded = plain.decode(data)
    report = gr.loads(data)
    built = rebuilt(report)
    page = gr.read(EXAMPLES / "wuxing-hrss-2023.txt").report
    cell, value = next(iter(gr.cells(report).items()))
    changed = gr.replace_cells(report, {cell: value + 1})  # type: ignore[operator]  # a count
    peers = peer.model_validate_json(data)
    engine = jsonschema_rs.Draft202012Validator(gr.schema("2021"), validate_formats=True)
    if gr.dumps(report) != gr.dumps(built):
        raise AssertionError("one report has one document")

    works: dict[str, Callable[[], object]] = {
        READING: lambda: plain.decode(data),
        WRITING: lambda: encoder.encode(decoded).decode(),
        ENGINE: lambda: list(engine.iter_errors(document)),
        PARSED: lambda: list(engine.iter_errors(json.loads(data, object_pairs_hook=unrepeated))),
    }
    measured: tuple[tuple[str, Callable[[], object], str, float | None], ...] = (
        ("loads", lambda: gr.loads(data), READING, None),
        ("loads, every cell taken", lambda: block(gr.loads(data)), READING, None),
        ("loads, a table built", lambda: gr.loads(data).applications, READING, None),
        ("pydantic model_validate_json", lambda: peer.model_validate_json(data), READING, None),
        ("dumps of what was loaded", lambda: gr.dumps(report), WRITING, 6),
        ("dumps of what was read", lambda: gr.dumps(page), WRITING, 6),
        ("dumps of what was built", lambda: gr.dumps(built), WRITING, 6),
        ("dumps of what was replaced", lambda: gr.dumps(changed), WRITING, 6),
        ("pydantic model_dump_json", peers.model_dump_json, WRITING, None),
        ("validate of a mapping", lambda: gr.validate(document), ENGINE, 2.5),
        ("validate of bytes", lambda: gr.validate(data), PARSED, 2.5),
    )
    taken = in_turns(works | {name: work for name, work, _, _ in measured})
    for name, _, floor, target in measured:
        yield Ratio(
            name=name, ours=taken[name], floor_name=floor, floor=taken[floor], target=target
        )


if __name__ == "__main__":
    show(ratios())
